/**
 * Lines of Python text as CPython's tokenizer counts them, and the way from Bandit's byte columns to UTF-16 indices.
 */

/** A text with the places where its lines begin. Lines are 1-based. */
export interface Lines {
  readonly text: string;
  /** Index of the first character of each line. */
  readonly starts: readonly number[];
  readonly count: number;
}

/** A place as an editor shows it: 1-based line, 1-based UTF-16 column. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Splits on \r\n, \r and \n only, as the tokenizer does: not on form feeds or Unicode's line separators. */
export function linesOf(text: string): Lines {
  const starts = [0];
  // Searching for one character is several times as fast as a regular expression, and \r is rare.
  if (!text.includes('\r'))
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  else for (const found of text.matchAll(/\r\n|\r|\n/g)) starts.push(found.index + found[0].length);
  return { text, starts, count: starts.length };
}

/**
 * Lines as Python's `str.splitlines` counts them, which also ends a line at \v, \f, \x1c-\x1e, \x85, U+2028 and U+2029.
 */
export function splitlinesOf(text: string): Lines {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g))
    starts.push(found.index + found[0].length);
  return { text, starts, count: starts.length };
}

/** The text of a line without its end; empty beyond the last. */
export function lineText(lines: Lines, line: number): string {
  const start = lines.starts[line - 1];
  if (start === undefined) return '';
  let end = lines.starts[line] ?? lines.text.length;
  while (end > start && isLineEnd(lines.text.charCodeAt(end - 1))) end -= 1;
  return lines.text.slice(start, end);
}

const isLineEnd = (code: number): boolean => code === 10 || code === 13;

/** Index in the whole text of a UTF-8 byte column of a line; both are moved inside the text when they lie out of it. */
export function indexAt(lines: Lines, line: number, byteColumn: number): number {
  const inside = Math.min(Math.max(line, 1), lines.count);
  return (lines.starts[inside - 1] ?? 0) + byteColumnToIndex(lineText(lines, inside), byteColumn);
}

/** The place of an index of the whole text, for editors. */
export function placeAt(lines: Lines, index: number): Place {
  const line = lineOf(lines, index);
  return { line, column: index - (lines.starts[line - 1] ?? 0) + 1 };
}

/** The line that holds an index. */
export function lineOf(lines: Lines, index: number): number {
  let low = 0;
  let high = lines.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines.starts[middle] ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/**
 * 0-based UTF-8 byte column to 0-based UTF-16 index, clamped to the line; inside a character it gives the character's
 * start.
 */
export function byteColumnToIndex(text: string, byteColumn: number): number {
  let bytes = 0;
  let index = 0;
  while (index < text.length) {
    const code = text.codePointAt(index) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > byteColumn) return index;
    index += code > 0xffff ? 2 : 1;
  }
  return index;
}

/**
 * 0-based column in characters (code points), as Python's `str.index` counts, to 0-based UTF-16 index, clamped to the
 * line.
 */
export function characterColumnToIndex(text: string, column: number): number {
  let index = 0;
  for (let left = column; left > 0 && index < text.length; left--)
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  return index;
}
