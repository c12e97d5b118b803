/** Text as a program reads it, with the way back to where each character is written. */

import { characterNamed } from './character-names.ts';

/** A stretch of written text, as UTF-16 offsets. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What is read, and from where. `of` is the text that `from` speaks of when that was decoded itself. */
export interface Decoded {
  readonly text: string;
  readonly segments: readonly Segment[];
  readonly of: Decoded | null;
}

/** `length` characters from `at` on are written between `start` and `end`, one by one unless `whole`. */
interface Segment extends Stretch {
  readonly at: number;
  readonly length: number;
  readonly whole: boolean;
}

/** Written text that is read as it stands. */
export const plainText = (text: string, start = 0, of: Decoded | null = null): Decoded => ({
  text,
  segments: [{ at: 0, length: text.length, start, end: start + text.length, whole: false }],
  of,
});

/** Collects decoded text piece by piece. */
export class DecodedText {
  private readonly parts: string[] = [];
  private readonly segments: Segment[] = [];
  private at = 0;

  /** `read` is what stands between the offsets says. */
  add(read: string, start: number, end: number, whole: boolean): void {
    if (end > start) this.segments.push({ at: this.at, length: read.length, start, end, whole });
    this.parts.push(read);
    this.at += read.length;
  }

  done(of: Decoded | null = null): Decoded {
    return { text: this.parts.join(''), segments: this.segments, of };
  }
}

/** Where the characters `from` to `to` are written, in order of the text, neighbours joined. */
export function written(decoded: Decoded, from: number, to: number): readonly Stretch[] {
  const found: { start: number; end: number }[] = [];
  for (let index = firstReaching(decoded.segments, from); index < decoded.segments.length; index += 1) {
    const { at, length, start, end, whole } = decoded.segments[index] as Segment;
    if (at >= to) break;
    // A continued line has no characters: it belongs to what it stands between.
    if (length === 0 ? at <= from : at + length <= from) continue;
    const part = whole
      ? { start, end }
      : { start: start + Math.max(0, from - at), end: Math.min(end, start + to - at) };
    const last = found.at(-1);
    if (last && last.end === part.start) last.end = part.end;
    else found.push(part);
  }
  return decoded.of ? found.flatMap(({ start, end }) => written(decoded.of as Decoded, start, end)) : found;
}

function firstReaching(segments: readonly Segment[], from: number): number {
  let [low, high] = [0, segments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const { at, length } = segments[middle] as Segment;
    if (at + length < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * How a text is written: the letters of a literal's prefix, or `output` for what a program printed, where JSON's
 * escapes count too.
 */
export interface Writing {
  readonly raw?: boolean;
  readonly bytes?: boolean;
  readonly formatted?: boolean;
  readonly output?: boolean;
}

const escapes =
  /\\(?:\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^{}\n]{1,80}\}|[^])|\r\n|\{\{|\}\}/gu;

/**
 * Adds the text of a stretch as Python reads it in a literal, as if it stood `base` further on. Never fails: what is
 * no escape stays as it is.
 */
export function decodeInto(into: DecodedText, text: string, stretch: Stretch, writing: Writing, base = 0): void {
  const source = text.slice(stretch.start, stretch.end);
  const [start, end] = [stretch.start + base, stretch.end + base];
  let at = 0;
  if (
    source.includes('\\') ||
    (writing.formatted && /\{\{|\}\}/u.test(source)) ||
    (!writing.output && source.includes('\r'))
  ) {
    for (const { 0: found, index } of source.matchAll(escapes)) {
      const read = readingOf(found, writing);
      if (read === null) continue;
      into.add(source.slice(at, index), start + at, start + index, false);
      into.add(read, start + index, start + index + found.length, true);
      at = index + found.length;
    }
  }
  into.add(source.slice(at), start + at, end, false);
}

const simple: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
  '\r\n': '',
  '\r': '',
};

/** What an escape stands for; null when it is none and stays. */
function readingOf(found: string, { raw, bytes, formatted, output }: Writing): string | null {
  if (found === '\r\n') return output ? null : '\n';
  if (found === '{{' || found === '}}') return formatted ? found.charAt(0) : null;
  if (raw) return null;
  const body = found.slice(1);
  if (output && body === '/') return '/';
  const known = simple[body];
  if (known !== undefined) return known;
  if (/^[0-7]/u.test(body)) return String.fromCodePoint(Number.parseInt(body, 8));
  if (bytes && !/^x/u.test(body)) return null;
  if (/^[xuU][0-9a-fA-F]+$/u.test(body)) {
    const code = Number.parseInt(body.slice(1), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : null;
  }
  return body.startsWith('N{') ? characterNamed(body.slice(2, -1)) : null;
}

/** The same text with the escapes of Python and JSON read; null when there are none. */
export function unescaped(given: Decoded): Decoded | null {
  if (!given.text.includes('\\')) return null;
  const into = new DecodedText();
  decodeInto(into, given.text, { start: 0, end: given.text.length }, { output: true });
  return changed(into.done(given), given);
}

/** The same text with `%41` read, byte by byte; null when there is none. */
export function unquoted(given: Decoded): Decoded | null {
  if (!/%[0-9a-fA-F]{2}/u.test(given.text)) return null;
  const into = new DecodedText();
  let at = 0;
  for (const { 0: found, index } of given.text.matchAll(/%[0-9a-fA-F]{2}/gu)) {
    into.add(given.text.slice(at, index), at, index, false);
    into.add(String.fromCharCode(Number.parseInt(found.slice(1), 16)), index, index + 3, true);
    at = index + 3;
  }
  into.add(given.text.slice(at), at, given.text.length, false);
  return changed(into.done(given), given);
}

const changed = (made: Decoded, given: Decoded): Decoded | null => (made.text === given.text ? null : made);
