/**
 * Cuts Python text into tokens, fast and without ever failing: unfinished strings, unmatched brackets and characters
 * that Python does not know all give tokens of some kind. Not a parser; it only has to see where code, strings and
 * comments are. https://docs.python.org/3/reference/lexical_analysis.html
 */

import { endOfString } from '../literals/string-end.ts';

/** A token's kind. `newline` ends a logical line; line ends inside brackets and blank lines give no token. */
export const kind = { name: 1, number: 2, string: 3, operator: 4, comment: 5, newline: 6 } as const;

/** Tokens as parallel arrays, in the order of the text: kind, and start and end as UTF-16 offsets. */
export interface Tokens {
  readonly text: string;
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export const textOf = (tokens: Tokens, index: number): string =>
  tokens.text.slice(tokens.starts[index], tokens.ends[index]);

/** Index of the first token that ends behind an offset; the count where none does. */
export function firstTokenEndingAfter({ ends, count }: Tokens, offset: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

const tab = 9,
  lineFeed = 10,
  formFeed = 12,
  carriageReturn = 13,
  space = 32,
  hash = 35,
  dot = 46,
  backslash = 92;
const bom = 0xfeff;
/**
 * What a character can begin: 1 name, 2 digit, 3 quote, 4 opening bracket, 5 closing bracket, 6 white space, 0 anything
 * else.
 */
const classes = classTable();

/** No statement inside brackets starts a line with one of these: an unclosed bracket ends there. */
const statementStart = /(?:def|class|import|return|try|while|with|raise|pass|break|continue|global|del|assert|@\w)\b/y;

/** Tokens of `text`, at least up to the offset `until` and the three logical lines after it. Never throws. */
export function tokenize(text: string, until: number = text.length): Tokens {
  const out = new TokenList(text);
  let at = text.charCodeAt(0) === bom ? 1 : 0;
  let depth = 0;
  let linesLeft = 4;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const start = at;
    switch (code < 128 ? classes[code] : 1) {
      case 6:
        at += 1;
        break;
      case 1:
        at = endOfName(text, at + 1);
        if (isQuote(text.charCodeAt(at)) && isPrefix(text, start, at))
          out.add(kind.string, start, (at = endOfString(text, start, at)));
        else out.add(kind.name, start, at);
        break;
      case 2:
        out.add(kind.number, start, (at = endOfNumber(text, at)));
        break;
      case 3:
        out.add(kind.string, start, (at = endOfString(text, at, at)));
        break;
      case 4:
        depth += 1;
        out.add(kind.operator, start, (at += 1));
        break;
      case 5:
        depth = Math.max(0, depth - 1);
        out.add(kind.operator, start, (at += 1));
        break;
      default:
        if (code === lineFeed || code === carriageReturn) {
          at += code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
          if (depth > 0 && startsStatement(text, at)) depth = 0;
          if (depth > 0 || !out.endLine(start, at)) break;
          if (start >= until && (linesLeft -= 1) === 0) return out.done();
        } else if (code === hash) out.add(kind.comment, start, (at = endOfLine(text, at)));
        else if (code === backslash) at += 1 + lineEndLength(text, at + 1);
        else if (code === dot && classes[text.charCodeAt(at + 1)] === 2)
          out.add(kind.number, start, (at = endOfNumber(text, at)));
        else out.add(kind.operator, start, (at += operatorLength(text, at)));
    }
  }
  out.endLine(text.length, text.length);
  return out.done();
}

/** Growing parallel arrays. */
class TokenList {
  private kinds: Uint8Array;
  private starts: Int32Array;
  private ends: Int32Array;
  private count = 0;
  /** Whether the present logical line has more than comments in it. */
  private inLine = false;
  private readonly text: string;

  constructor(text: string) {
    const guess = (text.length >> 2) + 16;
    this.text = text;
    this.kinds = new Uint8Array(guess);
    this.starts = new Int32Array(guess);
    this.ends = new Int32Array(guess);
  }

  add(of: number, start: number, end: number): void {
    if (this.count === this.kinds.length) this.grow();
    this.kinds[this.count] = of;
    this.starts[this.count] = start;
    this.ends[this.count] = end;
    this.count += 1;
    if (of !== kind.comment) this.inLine = true;
  }

  /** Adds a newline token unless the line has no code; tells whether it did. */
  endLine(start: number, end: number): boolean {
    if (!this.inLine) return false;
    this.add(kind.newline, start, end);
    this.inLine = false;
    return true;
  }

  done(): Tokens {
    const { text, count, kinds, starts, ends } = this;
    return { text, count, kinds, starts, ends };
  }

  private grow(): void {
    const size = this.kinds.length * 2;
    const [kinds, starts, ends] = [new Uint8Array(size), new Int32Array(size), new Int32Array(size)];
    kinds.set(this.kinds);
    starts.set(this.starts);
    ends.set(this.ends);
    Object.assign(this, { kinds, starts, ends });
  }
}

const isQuote = (code: number): boolean => code === 34 || code === 39;

function isPrefix(text: string, start: number, end: number): boolean {
  if (end - start > 3) return false;
  for (let at = start; at < end; at += 1) if (!'rbufRBUFtT'.includes(text.charAt(at))) return false;
  return true;
}

function endOfName(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const found = code < 128 ? classes[code] : 1;
    if (found !== 1 && found !== 2) break;
  }
  return at;
}

/** Digits, letters, underscores, one point, and the sign of an exponent: more than Python allows, never less. */
function endOfNumber(text: string, from: number): number {
  const hex = text.charCodeAt(from) === 48 && (text.charCodeAt(from + 1) | 32) === 120;
  let point = hex;
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === dot && !point) point = true;
    else if ((code === 43 || code === 45) && !hex && at > from && (text.charCodeAt(at - 1) | 32) === 101) continue;
    else if (code >= 128 || (classes[code] !== 1 && classes[code] !== 2)) break;
  }
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && lineEndLength(text, at) === 0) at += 1;
  return at;
}

function lineEndLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code === lineFeed) return 1;
  return code === carriageReturn ? (text.charCodeAt(at + 1) === lineFeed ? 2 : 1) : 0;
}

function startsStatement(text: string, lineStart: number): boolean {
  let at = lineStart;
  while (text.charCodeAt(at) === space || text.charCodeAt(at) === tab) at += 1;
  statementStart.lastIndex = at;
  return statementStart.test(text);
}

/** Three characters: `**=` `//=` `>>=` `<<=` `...`; two: doubled ones, `->`, `<>` and anything with `=` after it. */
function operatorLength(text: string, at: number): number {
  const following = text.charCodeAt(at + 1);
  if (following < 128 && classes[following] !== 0) return 1;
  const [first, second, third] = [text.charAt(at), text.charAt(at + 1), text.charAt(at + 2)];
  if (first === '.') return second === '.' && third === '.' ? 3 : 1;
  if (first === second && '*/<>'.includes(first)) return third === '=' ? 3 : 2;
  if (second === '=' && '=!<>+-*/%&|^:@'.includes(first)) return 2;
  return (first === '-' && second === '>') || (first === '<' && second === '>') ? 2 : 1;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(128);
  const put = (characters: string, value: number): void =>
    [...characters].forEach((each) => (table[each.charCodeAt(0)] = value));
  put('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', 1);
  put('0123456789', 2);
  put('"\'', 3);
  put('([{', 4);
  put(')]}', 5);
  for (const blank of [space, tab, formFeed]) table[blank] = 6;
  return table;
}
