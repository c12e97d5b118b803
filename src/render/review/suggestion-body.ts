/** The Markdown of one suggestion. */

import type { Fixed } from '../../model/fixes/remediation.ts';
import { hidden, suggestionKey } from '../../model/github/own-remark.ts';
import { code, fence, prose, proseWithCode } from '../../text/markdown.ts';
import { sentence } from '../../text/plain-text.ts';
import type { Placed } from './suggestion-layout.ts';

/**
 * The comment on the lines, which `mark` finds again, and what stands in the review's body should GitHub not take it.
 */
export function suggestionTexts(
  one: Placed,
  all: readonly Placed[],
  mark: string,
): { readonly body: string; readonly instead: string } {
  const {
    path,
    lines: { start, end },
    text,
    fixes,
  } = one;
  const { before, behind } = remarks(one, all);
  const place = code(start === end ? `${path}:${start}` : `${path}:${start}-${end}`);
  return {
    body: [...before, suggestionBlock(text), ...behind, `${hidden(suggestionKey(fixes[0].finding))}\n${mark}`].join(
      '\n\n',
    ),
    // Out of its place a suggestion block can do nothing.
    instead: [place, ...before, text === '' ? 'These lines go.' : fence('python', text), ...behind].join('\n\n'),
  };
}

/** What the change is, and what a person has to look at. */
function remarks(
  one: Placed,
  all: readonly Placed[],
): { readonly before: readonly string[]; readonly behind: readonly string[] } {
  const own = one.fixes.filter((fix) => mainOf(fix, all) === one);
  const others = one.fixes.filter((fix) => !own.includes(fix));
  const companions = own.flatMap((fix) => all.filter((other) => other !== one && other.fixes.includes(fix)));
  const cautions = [...new Set(own.flatMap((fix) => fix.cautions))].map(
    (caution) => `- ${sentence(proseWithCode(caution))}`,
  );
  const partOf = linesSaid(others.flatMap((fix) => mainOf(fix, all) ?? []));
  return {
    before: [...own.map(saying), ...(others.length > 0 ? [`Part of the fix on ${partOf}: apply both together.`] : [])],
    behind: [
      ...(cautions.length > 0 ? [cautions.join('\n')] : []),
      ...(companions.length > 0 ? [`Apply it together with the suggestion on ${linesSaid(companions)}.`] : []),
    ],
  };
}

function saying({ finding, summary, safety, suppression }: Fixed): string {
  const what = sentence(proseWithCode(summary));
  const toLookAt = safety === 'review' ? ' Look at it before you apply it: it can change what the program does.' : '';
  const kind = suppression ? ' This hides the finding with a reason and fixes nothing.' : toLookAt;
  return `**${prose(finding.test)}**: ${what}${kind}`;
}

/** The suggestion that is at the finding; the others of a fix are its imports and the like. */
function mainOf(fix: Fixed, all: readonly Placed[]): Placed | undefined {
  const distance = ({ region: { line, before } }: Placed): number => {
    const end = line + Math.max(0, before.split('\n').length - 2);
    const at = fix.finding.span.startLine;
    return at < line ? line - at : Math.max(0, at - end);
  };
  return all
    .filter(({ fixes }) => fixes.includes(fix))
    .toSorted((a, b) => distance(a) - distance(b) || b.lines.start - a.lines.start)[0];
}

function linesSaid(placed: readonly Placed[]): string {
  const lines = [...new Set(placed.map(({ lines: { end } }) => end))].toSorted((a, b) => a - b).map(String);
  return lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ').replace(/, (\d+)$/u, ' and $1')}`;
}

/**
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/reviewing-changes-in-pull-requests/incorporating-feedback-in-your-pull-request
 */
export function suggestionBlock(text: string): string {
  const bars = '`'.repeat(Math.max(2, ...(text.match(/`+/gu) ?? []).map((run) => run.length)) + 1);
  return `${bars}suggestion\n${text}${bars}`;
}
