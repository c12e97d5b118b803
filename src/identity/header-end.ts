/** Where the header of a compound statement ends. */

import { kind, textOf, tokenize } from '../python/text/tokens.ts';

const compound = /(?:async[ \t]+)?(?:def|class|except|with|for|while|if|try|else|finally)\b/y;

/**
 * The index after the header's colon when a compound statement begins at `start`, else null. GitHub shows an alert in a
 * pull request only when all its lines are in the diff, so the body of a function must not count to the region.
 */
export function headerEnd(text: string, start: number, end: number): number | null {
  compound.lastIndex = start;
  if (!compound.test(text)) return null;
  const tokens = tokenize(text.slice(start, end), 0);
  let depth = 0;
  let lambdas = 0;
  for (let at = 0; at < tokens.count; at++) {
    if (tokens.kinds[at] === kind.newline) return null;
    const word = textOf(tokens, at);
    if (word === 'lambda' && depth === 0) lambdas++;
    if (tokens.kinds[at] !== kind.operator) continue;
    if ('([{'.includes(word)) depth++;
    else if (')]}'.includes(word)) depth--;
    else if (word !== ':' || depth > 0) continue;
    else if (lambdas > 0) lambdas--;
    else return start + (tokens.ends[at] ?? 0);
  }
  return null;
}
