/** Where one region of a fix can stand as a suggestion, and why it cannot. */

import type { ChangedFile, Excerpt } from '../../model/fixes/remediation.ts';
import { codePoints } from '../../model/github/own-remark.ts';
import type { FixTarget, LineRange } from '../../model/github/publication.ts';
import { unseen } from '../../text/plain-text.ts';

/** Lines of a file and what they are to become. */
export interface Spot {
  readonly lines: LineRange;
  /** Whole lines that end in a line feed; empty to delete. */
  readonly text: string;
}

/** A file that suggestions are looked for in. */
export interface Sheet {
  /** Its lines before all fixes, with their endings. */
  readonly lines: readonly string[];
  readonly hunks: readonly LineRange[];
  /** Lines that a suggestion replaces already. */
  readonly taken: readonly LineRange[];
  /** All fixes together leave these lines. */
  readonly left: ReadonlySet<string>;
}

/** Why a fix is listed and not suggested: a clause that completes "because". */
export type Reason = string;

const longest = 10_000;
const mask = '***';

export const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split(/(?<=\n)/u));

/** Why nothing in a file can be suggested; null when something may. */
export function obstacle(file: ChangedFile | undefined, path: string, { files, hunks }: FixTarget): Reason | null {
  const tip = files.get(path);
  if (!file || !tip)
    return "the file at the pull request's tip is not the one that was scanned, as the base branch changes it too";
  if (tip.mode === '120000') return 'the path is a link';
  if ((hunks?.get(path) ?? []).length === 0)
    return "the file is not in the pull request's diff, or GitHub shows no diff of it";
  return null;
}

/** The place of a region; or the reason why there is none. */
export function placeOf(region: Excerpt, sheet: Sheet): Spot | Reason {
  const { lines, hunks, taken } = sheet;
  const count = linesOf(region.before).length;
  const first = region.line;
  if (lines.slice(first - 1, first - 1 + count).join('') !== region.before)
    return 'its lines are not those that were scanned';
  const dropped = droppedImport(region, sheet);
  if (dropped) return 'another fix needs the import that it drops';
  const spots = spotsOf(region, count, lines);
  const inside = spots.filter((spot) =>
    hunks.some((hunk) => hunk.start <= spot.lines.start && spot.lines.end <= hunk.end),
  );
  if (inside.length === 0)
    return spots.length === 0
      ? 'the line at the end of the file has no line feed'
      : "its lines are outside the pull request's diff";
  const free = inside.filter((spot) => !taken.some((range) => overlap(range, spot.lines)));
  if (free.length === 0) return 'it changes the same lines as a more urgent one';
  const reasons = free.map((spot) => unfit(spot, lines));
  const index = reasons.indexOf(null);
  return free[index] ?? reasons[0] ?? 'it has no place';
}

export const overlap = (a: LineRange, b: LineRange): boolean => a.start <= b.end && b.start <= a.end;

/**
 * A suggestion replaces lines, so an insertion repeats the line before or behind it. So does a change to blank lines
 * alone, which GitHub could take for a deletion. A neighbour with text in it comes first.
 */
function spotsOf({ line, after }: Excerpt, count: number, all: readonly string[]): readonly Spot[] {
  const ended = (from: number, to: number): boolean =>
    from >= 1 && to <= all.length && (all[to - 1] ?? '').endsWith('\n');
  if (count > 0 && (after === '' || after.trim() !== '')) {
    const end = line + count - 1;
    return ended(line, end) && (after === '' || after.endsWith('\n'))
      ? [{ lines: { start: line, end }, text: after }]
      : [];
  }
  if (!after.endsWith('\n')) return [];
  const [before, behind] = [all[line - 2] ?? '', all[line - 1 + count] ?? ''];
  const spots: readonly (Spot & { readonly anchor: string })[] = [
    { lines: { start: line - 1, end: line + count - 1 }, text: before + after, anchor: before },
    { lines: { start: line, end: line + count }, text: after + behind, anchor: behind },
  ];
  const usable = spots.filter(({ lines: { start, end }, anchor }) => ended(start, end) && !anchor.includes(mask));
  const isBlank = ({ anchor }: { readonly anchor: string }): number => Number(anchor.trim() === '');
  return usable.toSorted((a, b) => isBlank(a) - isBlank(b)).map(({ lines, text }) => ({ lines, text }));
}

/** What a comment cannot carry so that the same bytes come out. */
function unfit({ lines: { start, end }, text }: Spot, all: readonly string[]): Reason | null {
  const old = all.slice(start - 1, end).join('');
  if (`${old}${text}`.includes('\r'))
    return 'the file has Windows line ends, which GitHub may not keep when a suggestion is applied';
  if (text.replace(/[\n\t]/gu, '').search(unseen) >= 0) return 'its lines hold characters that a comment may not carry';
  if (codePoints(text) > longest) return 'it is too long for a comment';
  if (/[^\u0000-\u007f]/u.test(text) && !/^(?:utf-?8(?:-sig)?|ascii)?$/iu.test(encodingIn(all)))
    return 'the file is not in UTF-8';
  return null;
}

/**
 * What the file declares in one of its first two lines:
 * https://docs.python.org/3/reference/lexical_analysis.html#encoding-declarations
 */
const encodingIn = (lines: readonly string[]): string =>
  lines
    .slice(0, 2)
    .map((line) => /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/u.exec(line)?.[1] ?? '')
    .find((name) => name !== '')
    ?.replaceAll('_', '-') ?? '';

/**
 * A fix drops an import that nothing uses any more. With the other fixes the import may stay, and then this one must
 * not take it away.
 */
const droppedImport = ({ before, after }: Excerpt, { left }: Sheet): boolean => {
  const kept = new Set(linesOf(after));
  return linesOf(before).some((line) => /^\s*(?:import|from)\s/u.test(line) && !kept.has(line) && left.has(line));
};
