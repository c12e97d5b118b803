/** A string literal cut into its text and the fields of an f-string. */

import { endOfField } from './string-end.ts';

/** A stretch of a literal, as UTF-16 offsets: text between its quotes, or the inside of a `{...}`. */
export interface Piece {
  readonly kind: 'text' | 'field';
  readonly start: number;
  readonly end: number;
}

export interface LiteralPieces {
  /** The letters before the quotes, in lower case. */
  readonly prefix: string;
  readonly pieces: readonly Piece[];
}

/** The pieces of the string token between two offsets; an unfinished literal ends where its token does. */
export function literalPieces(text: string, start: number, end: number): LiteralPieces {
  const quote = firstQuote(text, start, end);
  const prefix = text.slice(start, quote).toLowerCase();
  const mark = text.charAt(quote);
  const width = text.startsWith(mark.repeat(3), quote) && end - quote >= 6 ? 3 : 1;
  const from = Math.min(quote + width, end);
  const to = end - width >= from && text.startsWith(mark.repeat(width), end - width) ? end - width : end;
  if (!/[ft]/u.test(prefix)) return { prefix, pieces: from < to ? [{ kind: 'text', start: from, end: to }] : [] };
  return { prefix, pieces: formatted(text, { from, to, quote: mark.charCodeAt(0), triple: width === 3 }) };
}

interface Inside {
  readonly from: number;
  readonly to: number;
  readonly quote: number;
  readonly triple: boolean;
}

function formatted(text: string, { from, to, quote, triple }: Inside): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = from;
  const add = (kind: Piece['kind'], first: number, last: number): void => {
    if (first < last) pieces.push({ kind, start: first, end: last });
  };
  for (let at = text.indexOf('{', from); at !== -1 && at < to; at = text.indexOf('{', at)) {
    const end =
      text.charAt(at + 1) === '{' || isCharacterName(text, at) ? -1 : endOfField(text, at + 1, quote, triple, 0);
    if (end === -1 || end > to) at += text.charAt(at + 1) === '{' ? 2 : 1;
    else {
      add('text', start, at);
      add('field', at + 1, end - 1);
      start = end;
      at = end;
    }
  }
  add('text', start, to);
  return pieces;
}

/** `\N{DASH}` opens no field. */
const isCharacterName = (text: string, brace: number): boolean =>
  /(?:^|[^\\])(?:\\\\)*\\N$/u.test(text.slice(Math.max(0, brace - 20), brace));

function firstQuote(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charAt(at) !== '"' && text.charAt(at) !== "'") at += 1;
  return at;
}
