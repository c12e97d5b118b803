/**
 * JSON text that comes in chunks, given in parts: the members of the outermost object, and the elements of one of its
 * lists one by one. So a text of any length never has to be in memory as a whole, nor its values. What JSON.parse
 * refuses is refused here, and a key that an object has twice: which of its values holds is each reader's own affair.
 */

import { jsonBreak } from './json-break.ts';

/** The key is null when the text is no object: then a list comes in elements, and anything else as one value. */
export type JsonPart =
  | { readonly kind: 'member'; readonly key: string | null; readonly value: unknown }
  /** A list that comes in elements begins. */
  | { readonly kind: 'list'; readonly key: string | null }
  | { readonly kind: 'element'; readonly value: unknown };

/** Text that is not JSON. `at` counts characters from the text's beginning. */
export class BrokenJson extends Error {
  override readonly name = 'BrokenJson';
  readonly at: number;
  /** The text is the beginning of JSON, and ends too early. */
  readonly cut: boolean;

  constructor(at: number, cut: boolean) {
    super(`not JSON at character ${at}`);
    this.at = at;
    this.cut = cut;
  }
}

/** An object has a key twice. `at` counts characters from the text's beginning, to the value that holds the object. */
export class RepeatedKey extends Error {
  override readonly name = 'RepeatedKey';
  readonly at: number;

  constructor(at: number) {
    super(`a key twice, at character ${at}`);
    this.at = at;
  }
}

/** A value of JSON from its text. Throws BrokenJson, and RepeatedKey where an object in it has a key twice. */
export function parseJson(text: string): unknown {
  const parts = [...jsonParts([text], null)];
  const [first] = parts;
  if (first?.kind === 'member' && first.key === null) return first.value;
  if (first?.kind === 'list') return parts.flatMap((part) => (part.kind === 'element' ? [part.value] : []));
  return Object.fromEntries(parts.flatMap((part) => (part.kind === 'member' ? [[String(part.key), part.value]] : [])));
}

/** `split` is the key of the list that comes in elements, null for none. Throws BrokenJson and RepeatedKey. */
export function* jsonParts(chunks: Iterable<string>, split: string | null): Generator<JsonPart, void> {
  const text = new ChunkedText(chunks);
  const first = text.peek();
  if (first === openBrace) yield* members(text, split);
  else if (first === openBracket) yield* elements(text, null);
  else yield { kind: 'member', key: null, value: text.value() };
  if (text.peek() !== ended) throw text.broken();
}

const quote = 34,
  comma = 44,
  colon = 58,
  openBracket = 91,
  backslash = 92,
  closeBracket = 93,
  openBrace = 123,
  closeBrace = 125;
/** In place of a character: there is none any more. */
const ended = -1;

function* members(text: ChunkedText, split: string | null): Generator<JsonPart, void> {
  text.skip(openBrace);
  if (text.peek() === closeBrace) return text.skip(closeBrace);
  const keys = new Set<string>();
  for (;;) {
    if (text.peek() !== quote) throw text.broken();
    const key = String(text.value());
    if (keys.has(key)) throw text.repeated();
    keys.add(key);
    text.skip(colon);
    if (key === split && text.peek() === openBracket) yield* elements(text, key);
    else yield { kind: 'member', key, value: text.value() };
    if (text.peek() === closeBrace) return text.skip(closeBrace);
    text.skip(comma);
  }
}

function* elements(text: ChunkedText, key: string | null): Generator<JsonPart, void> {
  yield { kind: 'list', key };
  text.skip(openBracket);
  if (text.peek() === closeBracket) return text.skip(closeBracket);
  for (;;) {
    yield { kind: 'element', value: text.value() };
    if (text.peek() === closeBracket) return text.skip(closeBracket);
    text.skip(comma);
  }
}

/** Where a value stands within its own brackets and quotes; carried from chunk to chunk. */
interface Nesting {
  depth: number;
  quoted: boolean;
  /** The chunk ended behind a backslash. */
  escaped: boolean;
  /** How many colons were outside of strings: there is one for each key. */
  colons: number;
}

class ChunkedText {
  private readonly chunks: Iterator<string>;
  private chunk = '';
  private at = 0;
  /** How many characters were before the chunk. */
  private before = 0;

  constructor(chunks: Iterable<string>) {
    this.chunks = chunks[Symbol.iterator]();
  }

  /** The next character that is not white space; it is not taken. */
  peek(): number {
    for (;;) {
      for (; this.at < this.chunk.length; this.at += 1) {
        const code = this.chunk.charCodeAt(this.at);
        if (!isBlank(code)) return code;
      }
      if (!this.more()) return ended;
    }
  }

  /** Takes this very character, behind white space. */
  skip(code: number): void {
    if (this.peek() !== code) throw this.broken();
    this.at += 1;
  }

  /** What cannot be here is the next character, or that there is none. */
  broken(): BrokenJson {
    return new BrokenJson(this.before + this.at, this.peek() === ended);
  }

  /** What has just been taken was there before. */
  repeated(): RepeatedKey {
    return new RepeatedKey(this.before + this.at);
  }

  /** Takes one value. */
  value(): unknown {
    const code = this.peek();
    const start = this.before + this.at;
    if (code === ended || code === comma || code === colon || code === closeBracket || code === closeBrace)
      throw this.broken();
    const isScalar = code !== quote && code !== openBrace && code !== openBracket;
    const { text, whole, colons } = this.take(isScalar ? endOfScalar : endOfNested);
    try {
      // What ends where the text does may go on: only a scalar that nothing has to follow is whole then.
      if (whole || isScalar) {
        const value: unknown = JSON.parse(text);
        if (colons > 0 && keysIn(value) < colons) throw new RepeatedKey(start);
        return value;
      }
    } catch (error) {
      if (error instanceof RepeatedKey) throw error;
      // Its place is found below.
    }
    // With what follows, so that a half word is not taken for one that was cut off.
    const { at, cut } = jsonBreak(whole ? text + this.chunk.charAt(this.at) : text);
    throw new BrokenJson(start + at, cut && !whole);
  }

  /** The text up to the end that `endIn` finds; not whole when the text ends first. */
  private take(endIn: (chunk: string, from: number, nesting: Nesting) => number): {
    readonly text: string;
    readonly whole: boolean;
    readonly colons: number;
  } {
    const nesting: Nesting = { depth: 0, quoted: false, escaped: false, colons: 0 };
    const pieces: string[] = [];
    for (;;) {
      const end = endIn(this.chunk, this.at, nesting);
      pieces.push(this.chunk.slice(this.at, end === ended ? undefined : end));
      this.at = end === ended ? this.chunk.length : end;
      if (end !== ended) return { text: pieces.join(''), whole: true, colons: nesting.colons };
      if (!this.more()) return { text: pieces.join(''), whole: false, colons: nesting.colons };
    }
  }

  private more(): boolean {
    const next = this.chunks.next();
    if (next.done) return false;
    this.before += this.chunk.length;
    this.chunk = next.value;
    this.at = 0;
    return true;
  }
}

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

/** A number or a word ends at white space, a comma or a bracket. */
function endOfScalar(chunk: string, from: number): number {
  for (let at = from; at < chunk.length; at += 1) {
    const code = chunk.charCodeAt(at);
    if (isBlank(code) || code === comma || code === closeBracket || code === closeBrace) return at;
  }
  return ended;
}

/**
 * A string, list or object ends where its quotes and brackets are closed; which bracket closes which is JSON.parse's to
 * check.
 */
function endOfNested(chunk: string, from: number, nesting: Nesting): number {
  let at = from;
  while (at < chunk.length) {
    if (nesting.quoted) {
      at = endOfQuoted(chunk, at, nesting);
      if (at === ended) return ended;
      if (nesting.depth === 0) return at;
    }
    const code = chunk.charCodeAt(at);
    at += 1;
    if (code === quote) nesting.quoted = true;
    else if (code === colon) nesting.colons += 1;
    else if (code === openBrace || code === openBracket) nesting.depth += 1;
    else if ((code === closeBrace || code === closeBracket) && (nesting.depth -= 1) === 0) return at;
  }
  return ended;
}

/** How many keys all objects in a value have. */
function keysIn(value: unknown): number {
  let count = 0;
  const left: unknown[] = [value];
  for (let each = left.pop(); each !== undefined; each = left.pop()) {
    if (typeof each !== 'object' || each === null) continue;
    if (!Array.isArray(each)) count += Object.keys(each).length;
    for (const inner of Array.isArray(each) ? each : Object.values(each))
      if (typeof inner === 'object' && inner !== null) left.push(inner);
  }
  return count;
}

/** Where the string goes on behind its last quote. */
function endOfQuoted(chunk: string, from: number, nesting: Nesting): number {
  let start = nesting.escaped ? from + 1 : from;
  for (;;) {
    const found = chunk.indexOf('"', start);
    const end = found === -1 ? chunk.length : found;
    nesting.escaped = end < start ? nesting.escaped : isEscaped(chunk, start, end);
    if (found === -1) return ended;
    nesting.quoted = nesting.escaped;
    nesting.escaped = false;
    start = found + 1;
    if (!nesting.quoted) return start;
  }
}

/** Whether an odd number of backslashes is before the place: two of them are one character. */
function isEscaped(chunk: string, start: number, at: number): boolean {
  let before = at;
  while (before > start && chunk.charCodeAt(before - 1) === backslash) before -= 1;
  return (at - before) % 2 === 1;
}
