/**
 * The proven fixes as SARIF's `fixes` (section 3.55 of the standard), each whole: the changed lines and the imports
 * that they need.
 */

import type { ChangedFile, Excerpt, Fixed, Remediation } from '../../model/fixes/remediation.ts';
import { hunksOf, type Hunk } from '../../text/hunks.ts';
import { plainText, fromMarkdown, sentence } from '../../text/plain-text.ts';
import { insideRepository, uriOf } from './sarif-location.ts';

export type SarifFix = ReturnType<typeof sarifFix>;

const descriptionLimit = 500;
/** Long ones are for the patch: a viewer offers a fix as one edit of a few lines. */
const contentLimit = 10_000;
/** What masked secrets are replaced by: such a text must not get into a file. */
const mask = '***';

/** Fixes by the id of their finding. Those that cannot be said exactly are left out; the patch has all. */
export function sarifFixes(remediation: Remediation | null): ReadonlyMap<string, SarifFix> {
  const found = new Map<string, SarifFix>();
  if (remediation === null) return found;
  const byPath = new Map<string, Fixed[]>();
  for (const one of remediation.fixed) {
    const group = byPath.get(one.finding.path);
    if (group) group.push(one);
    else byPath.set(one.finding.path, [one]);
  }
  for (const changed of remediation.files) {
    const file = prepared(changed);
    const placed = (byPath.get(changed.path) ?? []).map((one) => ({ one, start: placeOf(one.excerpt, file) }));
    if (!insideRepository(changed.path) || !explains(placed, file)) continue;
    for (const { one, start } of placed)
      if (start !== null && writable(one.excerpt)) found.set(one.finding.identity.id, sarifFix(one, start, file));
  }
  return found;
}

interface Prepared {
  readonly lines: readonly string[];
  readonly imports: readonly ImportChange[];
  /** Everything else that changes. */
  readonly others: readonly Hunk[];
}

/** Lines that are replaced at a place, all of them imports. `count` 0 inserts before `line`. */
interface ImportChange {
  readonly line: number;
  readonly count: number;
  readonly text: string;
  /** The names that only the new lines bind. */
  readonly names: readonly string[];
}

function prepared({ before, after }: ChangedFile): Prepared {
  const hunks = hunksOf(before, after, 0).map((hunk) => ({ hunk, change: importChange(hunk) }));
  return {
    lines: split(before),
    imports: hunks.flatMap(({ change }) => change ?? []),
    others: hunks.flatMap(({ hunk, change }) => (change ? [] : [hunk])),
  };
}

/**
 * Whether each change of the file is in the excerpts of its fixes. An excerpt leaves out what is far away, and half a
 * fix would break the code.
 */
function explains(
  placed: readonly { readonly one: Fixed; readonly start: number | null }[],
  { others }: Prepared,
): boolean {
  const ranges = placed.flatMap(({ one: { excerpt }, start }) =>
    start === null ? [] : [{ start, end: start + split(excerpt.before).length, excerpt }],
  );
  return others.every(({ oldStart, oldLines, lines }) => {
    const [from, to] = oldLines === 0 ? [oldStart + 1, oldStart + 1] : [oldStart, oldStart + oldLines];
    const round = ranges.filter(({ start, end }) => start <= to && from <= end);
    const covered = (line: number): boolean => round.some(({ start, end }) => start <= line && line < end);
    const fresh = new Set(round.flatMap(({ excerpt }) => split(excerpt.after).map(withoutEnd)));
    const old = Array.from({ length: oldLines }, (_, index) => from + index);
    return (
      round.length > 0 &&
      old.every(covered) &&
      lines.every((line) => !line.startsWith('+') || fresh.has(withoutEnd(line.slice(1))))
    );
  });
}

/** Lines with their ends. */
const split = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];

const writable = ({ after }: Excerpt): boolean =>
  after.length <= contentLimit && !after.includes(mask) && !/\p{Surrogate}/u.test(after);

/**
 * The line of the excerpt in the file as it is in the repository. The number itself is of the text that the fix was
 * made for, which an earlier fix may have moved; then the lines have to be there exactly once. Null when they are not.
 */
function placeOf({ line, before }: Excerpt, { lines }: Prepared): number | null {
  const wanted = split(before);
  if (wanted.length === 0) return null;
  const isAt = (start: number): boolean =>
    wanted.every((text, index) => withoutEnd(lines[start - 1 + index]) === withoutEnd(text));
  if (isAt(line)) return line;
  const starts = lines.flatMap((text, index) =>
    withoutEnd(text) === withoutEnd(wanted[0]) && isAt(index + 1) ? [index + 1] : [],
  );
  return starts.length === 1 ? (starts[0] ?? null) : null;
}

const withoutEnd = (line: string | undefined): string | null => line?.replace(/\r?\n?$/u, '') ?? null;

function sarifFix({ finding, summary, safety, excerpt }: Fixed, start: number, { lines, imports }: Prepared) {
  const end = start + split(excerpt.before).length;
  const needed = imports.filter(
    ({ line, count, names }) =>
      (line + count <= start || line >= end) && names.some((name) => uses(excerpt.after, name)),
  );
  const replacements = [
    ...needed.map(({ line, count, text }) => replacement(line, line + count, text, lines)),
    replacement(start, end, whole(excerpt, lines[end - 2]), lines),
  ];
  return {
    description: {
      text: `${sentence(plainText(fromMarkdown(summary), descriptionLimit)).replace(/[\\[\]]/gu, '\\$&')}${safety === 'review' ? ' To review before it is merged.' : ''}`,
    },
    artifactChanges: [{ artifactLocation: { uri: uriOf(finding.path) }, replacements }],
  };
}

/** An excerpt may end before its last line's end; a replacement is of whole lines. */
const whole = ({ before, after }: Excerpt, last = ''): string =>
  before.endsWith('\n') || !last.endsWith('\n') ? after : `${after}${/\r?\n$/u.exec(last)?.[0] ?? ''}`;

const uses = (code: string, name: string): boolean => new RegExp(`(?<![\\w.])${name}(?!\\w)`, 'u').test(code);

/**
 * Whole lines up to `end`, which may be the one after the last; there the region ends behind the last character
 * instead.
 */
function replacement(start: number, end: number, text: string, lines: readonly string[]) {
  const last = lines.length;
  const atEnd = end > last && !(lines[last - 1] ?? '').endsWith('\n');
  const region = atEnd
    ? { startLine: start, startColumn: 1, endLine: last, endColumn: (lines[last - 1] ?? '').length + 1 }
    : { startLine: start, startColumn: 1, endLine: end, endColumn: 1 };
  return { deletedRegion: region, insertedContent: { text: atEnd ? text.replace(/\r?\n$/u, '') : text } };
}

/** A change of imports alone, with what it newly binds; null for any other. */
function importChange({ oldStart, oldLines, lines }: Hunk): ImportChange | null {
  const of = (sign: string): readonly string[] =>
    lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(1));
  const [old, fresh] = [of('-'), of('+')];
  if ([...old, ...fresh].some((line) => line.trim() !== '' && !isImport(line))) return null;
  const bound = new Set(old.flatMap(namesOf));
  const all = fresh.flatMap(namesOf);
  const names = all.filter((name) => !bound.has(name));
  const text = fresh.map((line) => `${line}\n`).join('');
  // An import that goes may be needed by what another fix changes: alone, a fix only adds.
  const adds = oldLines === 0 || ![...bound].every((name) => all.includes(name));
  return { line: oldLines === 0 ? oldStart + 1 : oldStart, count: adds ? 0 : oldLines, text, names };
}

const isImport = (line: string): boolean => /^(?:import\s+[\w.]+|from\s+[\w.]+\s+import\s+[^(])/u.test(line);

/** The names that an import on one line binds. */
function namesOf(line: string): readonly string[] {
  const list = /^\s*(?:from\s+[\w.]+\s+)?import\s+([^#]*)/u.exec(line)?.[1] ?? '';
  return list.split(',').flatMap((item) => {
    const [name = '', , alias] = item.trim().split(/\s+/u);
    const bound = alias ?? name.split('.')[0] ?? '';
    return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(bound) ? [bound] : [];
  });
}
