/**
 * Finds the literals that Bandit's tests for hard-coded secrets are about. A short hash of a password can be guessed,
 * so these literals are left out of whatever is hashed.
 */

import { literal } from '../python/text/normal-form.ts';
import { kind, textOf, type Tokens } from '../python/text/tokens.ts';

interface Range {
  readonly first: number;
  readonly last: number;
}

/** B105 string, B106 keyword argument, B107 default argument. */
export const isSecretTest = (test: string): boolean => test === 'B105' || test === 'B106' || test === 'B107';

/**
 * The tokens that a secret's finding is about. B105 points at one string: the value, a dictionary's key, or a
 * subscript's index; the item round it holds both the name and the secret: `"password": "x"`, `self.token = "x"`,
 * `d["secret"] = "x"`.
 */
export function secretItem(test: string, tokens: Tokens, first: number, last: number): Range {
  return test === 'B105' ? { first: itemStart(tokens, first), last: itemEnd(tokens, last) } : { first, last };
}

function itemStart(tokens: Tokens, from: number): number {
  let start = from;
  for (let at = from - 1, depth = 0; at >= 0; at -= 1) {
    if (tokens.kinds[at] === kind.newline) break;
    const text = tokens.kinds[at] === kind.operator ? textOf(tokens, at) : '';
    if (')]}'.includes(text) && text !== '') depth += 1;
    else if (depth > 0 && '([{'.includes(text) && text !== '') depth -= 1;
    else if (depth === 0 && (text === ',' || text === '{' || text === '(' || text === ';')) break;
    if (tokens.kinds[at] !== kind.comment) start = at;
  }
  return start;
}

function itemEnd(tokens: Tokens, from: number): number {
  let end = from;
  for (let at = from + 1, depth = 0; at < tokens.count; at += 1) {
    if (tokens.kinds[at] === kind.newline) break;
    const text = tokens.kinds[at] === kind.operator ? textOf(tokens, at) : '';
    if (text === '(' || text === '[' || text === '{') depth += 1;
    else if (depth > 0 && (text === ')' || text === ']' || text === '}')) depth -= 1;
    else if (depth === 0 && (text === ',' || text === '}' || text === ')' || text === ';')) break;
    if (tokens.kinds[at] !== kind.comment) end = at;
  }
  return end;
}

/** Indices of the secret literals in the given ranges, and of the same literals elsewhere in the file. */
export function masksOf(tokens: Tokens, ranges: readonly Range[]): ReadonlySet<number> {
  const masks = new Set<number>();
  if (ranges.length === 0) return masks;
  const values = new Set<string>();
  for (const { first, last } of ranges)
    for (let at = first; at <= last; at += 1) {
      if (!isLiteral(tokens, at) || isKey(tokens, at)) continue;
      masks.add(at);
      values.add(valueOf(tokens, at));
    }
  for (let at = 0; at < tokens.count; at += 1)
    if (isLiteral(tokens, at) && values.has(valueOf(tokens, at))) masks.add(at);
  return masks;
}

const isLiteral = (tokens: Tokens, at: number): boolean =>
  tokens.kinds[at] === kind.string || tokens.kinds[at] === kind.number;

const valueOf = (tokens: Tokens, at: number): string =>
  tokens.kinds[at] === kind.string ? literal(textOf(tokens, at)) : textOf(tokens, at);

/** A dictionary's key or a subscript's index is a name, not a secret. */
function isKey(tokens: Tokens, at: number): boolean {
  const [before, after] = [neighbour(tokens, at, -1), neighbour(tokens, at, 1)];
  return (
    (after === ':' && (before === '{' || before === ',' || before === 'start')) || (after === ']' && before === '[')
  );
}

/**
 * The operator next to a token, comments apart; empty when it is something else, `start` before the first token (of an
 * excerpt).
 */
function neighbour(tokens: Tokens, from: number, step: 1 | -1): string {
  let at = from + step;
  while (at >= 0 && at < tokens.count && tokens.kinds[at] === kind.comment) at += step;
  if (at < 0) return 'start';
  return at < tokens.count && tokens.kinds[at] === kind.operator ? textOf(tokens, at) : '';
}
