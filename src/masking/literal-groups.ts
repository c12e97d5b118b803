/** String literals that make one text together, read as Python reads them: side by side, or joined by `+`. */

import { DecodedText, decodeInto, type Decoded, type Stretch } from '../python/literals/decoded-text.ts';
import { literalPieces, type LiteralPieces } from '../python/literals/literal-pieces.ts';
import { kind, textOf, type Tokens } from '../python/text/tokens.ts';

/** Parts the texts on both sides of an f-string's field: no value goes on across it. */
const field = '\uffff';

/** Indices of the string tokens of each group, in order. */
export function literalGroups(
  { text, kinds, starts, ends, count }: Tokens,
  first = 0,
  end: number = count,
): readonly (readonly number[])[] {
  const groups: number[][] = [];
  let open: number[] | null = null;
  // Since the last literal: whether a `+` came, and a bracket.
  let [plus, bracket] = [false, false];
  for (let index = first; index < end; index += 1) {
    const of = kinds[index];
    if (of === kind.comment) continue;
    if (of === kind.string) {
      if (open && (plus || !bracket)) open.push(index);
      else groups.push((open = [index]));
      [plus, bracket] = [false, false];
      continue;
    }
    const sign =
      of === kind.operator && (ends[index] ?? 0) - (starts[index] ?? 0) === 1 ? text.charAt(starts[index] ?? 0) : '';
    if (sign === '+') plus = true;
    else if (sign === '(' || sign === ')') bracket = true;
    else open = null;
  }
  return groups;
}

/** The group that a string token is of. */
export function groupAt(tokens: Tokens, index: number): readonly number[] {
  const { kinds, count } = tokens;
  let [first, last] = [index, index];
  // A literal or what may join two: a sign, brackets, comments.
  const joins = (at: number): boolean =>
    at >= 0 &&
    at < count &&
    (kinds[at] === kind.comment ||
      kinds[at] === kind.string ||
      (kinds[at] === kind.operator && '+()'.includes(textOf(tokens, at))));
  while (joins(first - 1)) first -= 1;
  while (joins(last + 1)) last += 1;
  return literalGroups(tokens, first, last + 1).find((group) => group.includes(index)) ?? [index];
}

/** The text of a group of tokens; `base` is where their text begins in the one that offsets are of. */
export function decodedGroup(tokens: Tokens, group: readonly number[], base = 0): Decoded {
  const into = new DecodedText();
  for (const index of group) {
    const [start, end] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
    const literal = literalPieces(tokens.text, start, end);
    for (const piece of literal.pieces) {
      if (piece.kind === 'field') into.add(field, 0, 0, true);
      else decodePiece(into, tokens.text, piece, literal, base);
    }
  }
  return into.done();
}

function decodePiece(
  into: DecodedText,
  text: string,
  { start, end }: Stretch,
  { prefix }: LiteralPieces,
  base: number,
): void {
  const writing = { raw: prefix.includes('r'), bytes: prefix.includes('b'), formatted: /[ft]/u.test(prefix) };
  decodeInto(into, text, { start, end }, writing, base);
}

/** The stretches of text of a literal, without those of its fields. */
export const textsOf = (tokens: Tokens, index: number): readonly Stretch[] =>
  literalPieces(tokens.text, tokens.starts[index] ?? 0, tokens.ends[index] ?? 0).pieces.filter(
    (piece) => piece.kind === 'text',
  );

/** The fields of an f-string; none for other literals. */
export function fieldsOf(tokens: Tokens, index: number): readonly Stretch[] {
  const [start, end] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
  if (!/^[rb]?[ft]/iu.test(tokens.text.slice(start, start + 2))) return [];
  return literalPieces(tokens.text, start, end).pieces.filter((piece) => piece.kind === 'field');
}

/** What a literal says, where it has no fields. */
export function literalValue(source: string): string {
  const { prefix, pieces } = literalPieces(source, 0, source.length);
  const into = new DecodedText();
  for (const piece of pieces) if (piece.kind === 'text') decodePiece(into, source, piece, { prefix, pieces }, 0);
  return into.done().text;
}

/** Texts of a group that are a value: between fields, whole. */
export const wholeTexts = (decoded: Decoded): readonly string[] => decoded.text.split(field);

/** Each line that a literal is written on, as it is read. */
export function writtenLines(tokens: Tokens, index: number): readonly string[] {
  const { prefix, pieces } = literalPieces(tokens.text, tokens.starts[index] ?? 0, tokens.ends[index] ?? 0);
  return pieces
    .filter((piece) => piece.kind === 'text')
    .flatMap(({ start, end }) => {
      const lines: string[] = [];
      for (let from = start; from < end;) {
        const found = /\r\n|\r|\n/gu;
        found.lastIndex = from;
        const stop = found.exec(tokens.text);
        const to = stop === null ? end : Math.min(end, stop.index);
        const into = new DecodedText();
        decodePiece(
          into,
          tokens.text,
          { start: from, end: to - (isContinued(tokens.text, from, to) ? 1 : 0) },
          { prefix, pieces },
          0,
        );
        lines.push(into.done().text);
        from = Math.max(from + 1, to + (stop?.[0].length ?? 1));
      }
      return lines;
    });
}

/** Whether a line ends in the backslash that continues it. */
export const isContinued = (text: string, from: number, to: number): boolean =>
  (/\\+$/u.exec(text.slice(from, to))?.[0].length ?? 0) % 2 === 1;

export const isString = ({ kinds }: Tokens, index: number): boolean => kinds[index] === kind.string;
