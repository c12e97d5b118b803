/**
 * Whether a report that was read speaks of the file that is here under its name: Bandit quotes the lines round what it
 * found.
 */

import { createHash } from 'node:crypto';
import type { Finding } from '../model/findings/finding.ts';
import type { Note } from '../model/findings/report.ts';
import type { Sources } from '../model/findings/sources.ts';
import { lineText, linesOf, type Lines } from '../python/text/lines.ts';

/**
 * The quoted lines: number of the first, how many, and a hash, because they may hold a secret. Null when there are
 * none. In `code` each line begins with its number.
 */
export function quotationOf(code: string): string | null {
  const lines = code
    .replace(/\n$/u, '')
    .split('\n')
    .map((each) => /^(\d{1,9})[ \t]([^]*)$/u.exec(each));
  const first = Number(lines[0]?.[1]);
  if (lines.some((each, at) => each === null || Number(each[1]) !== first + at)) return null;
  return quotation(
    first,
    lines.map((each) => each?.[2] ?? ''),
  );
}

const quotation = (first: number, lines: readonly string[]): string =>
  [
    first,
    lines.length,
    createHash('sha256')
      .update(lines.map((line) => line.trim()).join('\n'))
      .digest('base64url')
      .slice(0, 22),
  ].join(':');

/** What a quotation of the same lines would be here. */
function quotationHere(quoted: string, lines: Lines): string {
  const [first = 0, count = 0] = quoted.split(':').map(Number);
  return quotation(
    first,
    Array.from({ length: count }, (_, at) => lineText(lines, first + at)),
  );
}

/** `own`: Bandit was run here. `unknown`: no quotation, or no text to compare it with. */
export type Quotation = 'own' | 'right' | 'wrong' | 'unknown';

/** A reader of what each finding's report quotes. */
export function quotations(sources: Sources): (finding: Finding) => Quotation {
  const read = new Map<string, Lines>();
  return ({ path, outside, reported: { quoted, elsewhere } }) => {
    if (quoted === undefined) return 'own';
    if (elsewhere === true) return 'wrong';
    const text = outside ? undefined : sources.get(path);
    if (quoted === null || text === undefined) return 'unknown';
    const lines = read.get(path) ?? linesOf(text);
    read.set(path, lines);
    return quotationHere(quoted, lines) === quoted ? 'right' : 'wrong';
  };
}

/** One line on the findings whose quotation is another file's. */
export function misquoted(findings: readonly Finding[], quotationIn: (finding: Finding) => Quotation): readonly Note[] {
  const wrong = findings.filter((finding) => quotationIn(finding) === 'wrong' && finding.reported.elsewhere !== true);
  const [first] = wrong;
  if (!first) return [];
  const more = wrong.length > 1 ? ` and ${wrong.length - 1} more` : '';
  return [
    {
      level: 'warning',
      topic: 'report',
      text:
        `The report quotes other code than there is in \`${first.path}\`, line ${first.reported.line}${more}, so this counts as new: it was made in another folder or of another ` +
        'commit. Run Bandit in the project folder (`working-directory`), on what is checked out here.',
    },
  ];
}
