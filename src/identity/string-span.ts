/** Where a string node ends, when only its byte column is known and not its line. */

import { endOfString } from '../python/literals/string-end.ts';
import { byteColumnToIndex, lineOf, lineText, type Lines } from '../python/text/lines.ts';

const opening = /[rbuft]{0,2}(?=["'])/iy;
/** What may stand between literals that Python joins into one node: white space, comments, continued lines. */
const between = /(?:[ \t\f\r\n]|\\\r?\n|#[^\r\n]*)*/y;

/**
 * The end of the string node that starts at `start`, of which `endColumn` is the byte column and `lastLine` the last
 * possible line. A node may be several literals side by side, and since Python 3.12 also a piece inside an f-string.
 * Null when nothing at `start` looks like a string; -1 as `endColumn` takes the end of the literals.
 */
export function stringEnd(lines: Lines, start: number, endColumn: number, lastLine: number): number | null {
  const literals = endsOfLiterals(lines.text, start);
  const at = literals.findLast((end) => columnIs(lines, end, endColumn));
  if (at !== undefined) return at;
  return (
    (endColumn < 0 ? literals.at(-1) : undefined) ??
    endOfPiece(lines, start, endColumn, lastLine) ??
    literals.at(-1) ??
    null
  );
}

/** The ends of the literals that begin at `start` and follow one another. */
function endsOfLiterals(text: string, start: number): readonly number[] {
  const ends: number[] = [];
  for (let at = start; ends.length < 10_000;) {
    opening.lastIndex = at;
    const found = opening.exec(text);
    if (!found) break;
    const end = endOfString(text, at, at + found[0].length);
    ends.push(end);
    between.lastIndex = end;
    at = end + (between.exec(text)?.[0].length ?? 0);
  }
  return ends;
}

const columnIs = (lines: Lines, index: number, column: number): boolean => {
  const line = lineOf(lines, index);
  return (
    column >= 0 &&
    (lines.starts[line - 1] ?? 0) + byteColumnToIndex(lineText(lines, line), column) === index &&
    lengthFits(lines, line, column)
  );
};

/** A clamped column must not pass for the end of a shorter line. */
const lengthFits = (lines: Lines, line: number, column: number): boolean =>
  Buffer.byteLength(lineText(lines, line)) >= column;

/** The literal text inside an f-string ends before a field's brace, or else before the closing quotes. */
function endOfPiece(lines: Lines, start: number, endColumn: number, lastLine: number): number | null {
  if (endColumn < 0) return null;
  const last = Math.min(Math.max(lastLine, lineOf(lines, start)), lines.count);
  const brace = fieldAfter(lines.text, start, lines.starts[last] ?? lines.text.length);
  if (brace !== null && columnIs(lines, brace, endColumn)) return brace;
  return (
    lineEnding(lines, start, endColumn, last, /^("""|''')/) ?? lineEnding(lines, start, endColumn, last, /^[{}"']/)
  );
}

/** The first brace that opens a field: not doubled, and not of a name such as `\N{DASH}`. */
function fieldAfter(text: string, start: number, end: number): number | null {
  for (let at = text.indexOf('{', start + 1); at !== -1 && at < end; at = text.indexOf('{', at + 1)) {
    if (text.charAt(at + 1) === '{') at += 1;
    else if (!text.endsWith('\\N', at)) return at;
  }
  return null;
}

/** The place at `endColumn` on the first line where `ending` follows. */
function lineEnding(lines: Lines, start: number, endColumn: number, last: number, ending: RegExp): number | null {
  for (let line = lineOf(lines, start); line <= last; line++) {
    if (!lengthFits(lines, line, endColumn)) continue;
    const end = (lines.starts[line - 1] ?? 0) + byteColumnToIndex(lineText(lines, line), endColumn);
    if (end > start && ending.test(lines.text.slice(end, end + 3))) return end;
  }
  return null;
}
