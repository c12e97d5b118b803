/** What changed between two texts, as hunks of a unified diff. */

import { structuredPatch } from 'diff';

export interface Hunk {
  /** 1-based; for a hunk without lines of that side, the line before it, as a unified diff has it. */
  readonly oldStart: number;
  readonly oldLines: number;
  readonly newStart: number;
  readonly newLines: number;
  /** Each with ` `, `-` or `+` before it, without its line feed; `\ No newline at end of file` where that is so. */
  readonly lines: readonly string[];
}

/**
 * The search takes time by the square of the lines that differ; beyond this many, everything between the first and the
 * last difference is one change. That is no less right, only longer to read.
 */
const mostEdits = 2000;

/**
 * The hunks, with `context` unchanged lines round each. Lines end at line feeds only: whatever stands before one is a
 * part of the line.
 */
export function hunksOf(before: string, after: string, context = 3): readonly Hunk[] {
  const found = structuredPatch('', '', before, after, undefined, undefined, { context, maxEditLength: mostEdits });
  if (!found) return [oneHunk(before, after, context)];
  return found.hunks.map((hunk) => numbered(hunk.oldStart, hunk.oldLines, hunk.newStart, hunk.newLines, hunk.lines));
}

const range = (start: number, lines: number): string => (lines === 1 ? String(start) : `${start},${lines}`);

/** The line that opens a hunk. */
export const hunkHeader = ({ oldStart, oldLines, newStart, newLines }: Hunk): string =>
  `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;

/**
 * https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html: an empty range stands at the line
 * before it.
 */
const numbered = (
  oldStart: number,
  oldLines: number,
  newStart: number,
  newLines: number,
  lines: readonly string[],
): Hunk => ({
  oldStart: oldLines === 0 ? oldStart - 1 : oldStart,
  oldLines,
  newStart: newLines === 0 ? newStart - 1 : newStart,
  newLines,
  lines,
});

function oneHunk(before: string, after: string, context: number): Hunk {
  const [a, b] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const start = Math.max(0, head - context);
  const [oldEnd, newEnd] = [a.length - tail, b.length - tail];
  const behind = a.slice(oldEnd, oldEnd + context);
  const marked = (mark: string, lines: readonly string[]): readonly string[] =>
    lines.flatMap((line) => written(mark, line));
  const lines = [
    ...marked(' ', a.slice(start, head)),
    ...marked('-', a.slice(head, oldEnd)),
    ...marked('+', b.slice(head, newEnd)),
    ...marked(' ', behind),
  ];
  return numbered(start + 1, oldEnd + behind.length - start, start + 1, newEnd + behind.length - start, lines);
}

const written = (mark: string, line: string): readonly string[] =>
  line.endsWith('\n') ? [`${mark}${line.slice(0, -1)}`] : [`${mark}${line}`, '\\ No newline at end of file'];

/** Lines with their line feeds; the last may have none. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
