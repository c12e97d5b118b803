/** Where the lines of a changed file stood at the base, by the hunks of git's diff. */

import type { FileView } from '../identity/surroundings.ts';
import type { Hunk } from '../model/findings/comparison.ts';

/** 0-based lines throughout. */
export interface LineMap {
  /** For each line at the head its line at the base; -1 when it was added. */
  readonly toBase: Int32Array;
  /** For each line at the base 1 when it still stands, 0 when it was removed. */
  readonly stands: Uint8Array;
}

/** Null when there are no hunks, or when they do not fit the texts, as when a file was written while we ran. */
export function lineMapOf(hunks: readonly Hunk[] | null, head: FileView, base: FileView): LineMap | null {
  if (!hunks || hasOtherLines(head) || hasOtherLines(base)) return null;
  const toBase = new Int32Array(lineCount(head)).fill(-1);
  const stands = new Uint8Array(lineCount(base));
  let [line, old] = [0, 0];
  const keepUntil = (end: number): void => {
    while (line < end && line < toBase.length) {
      stands[old] = 1;
      toBase[line++] = old++;
    }
  };
  for (const { baseLine, baseCount, headLine, headCount } of hunks) {
    keepUntil(headCount === 0 ? headLine : headLine - 1);
    if (old !== (baseCount === 0 ? baseLine : baseLine - 1)) return null;
    [line, old] = [line + headCount, old + baseCount];
  }
  keepUntil(toBase.length);
  return line === toBase.length && old === stands.length ? { toBase, stands } : null;
}

/** Whether all lines of a stretch were added. */
export const isAdded = ({ toBase }: LineMap, first: number, last: number): boolean =>
  toBase.length > last && toBase.subarray(first, last + 1).every((to) => to === -1);

/** Whether all lines of a stretch at the base still stand. */
export const isStanding = ({ stands }: LineMap, first: number, last: number): boolean =>
  stands.length > last && stands.subarray(first, last + 1).every((is) => is === 1);

/** Where a stretch stood in one piece; null when it did not. */
export function startAtBase({ toBase }: LineMap, first: number, last: number): number | null {
  const start = toBase[first] ?? -1;
  if (start === -1) return null;
  for (let line = first + 1; line <= last; line += 1) if (toBase[line] !== start + line - first) return null;
  return start;
}

/** For git a line ends in a line feed, for Python also in a carriage return alone. */
const hasOtherLines = ({ tokens: { text } }: FileView): boolean => /\r(?!\n)/.test(text);

/** Without the empty one behind the last line end. */
const lineCount = ({ lineStarts, tokens: { text } }: FileView): number =>
  lineStarts.length - (lineStarts.at(-1) === text.length ? 1 : 0);
