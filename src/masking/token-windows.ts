/** Statements round some places of a text, so that one line of a long file does not cost the whole. */

import type { Stretch } from '../python/literals/decoded-text.ts';
import { firstTokenEndingAfter, kind, type Tokens } from '../python/text/tokens.ts';

/** Token indices, the end exclusive. */
export type TokenWindow = readonly [first: number, end: number];

/**
 * The windows of whole logical lines that touch the stretches, in order and apart; `stretches` go up, null stands for
 * the whole text.
 */
export function tokenWindows(tokens: Tokens, stretches: readonly Stretch[] | null): readonly TokenWindow[] {
  if (stretches === null) return [[0, tokens.count]];
  const windows: TokenWindow[] = [];
  let last = 0;
  for (const { start, end } of stretches) {
    let first = Math.max(last, firstTokenEndingAfter(tokens, start));
    while (first > last && tokens.kinds[first - 1] !== kind.newline) first -= 1;
    let stop = first;
    while (stop < tokens.count && (tokens.starts[stop] ?? 0) < end) stop += 1;
    while (stop > first && stop < tokens.count && tokens.kinds[stop - 1] !== kind.newline) stop += 1;
    if (stop > first) windows.push([first, stop]);
    last = stop;
  }
  return windows;
}
