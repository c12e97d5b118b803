/**
 * Text back to the bytes of the file that it came from: its mark, its encoding, and the very bytes of the lines that
 * stay.
 */

import type { Codec } from './codecs.ts';
import { decodePython, encodingOf } from './decode.ts';

/**
 * The bytes of a changed text in the encoding of the original file. Null when the encoding has no bytes for a
 * character, as far as they can be learned from the original, when Python cannot read the original, or when it would
 * read the result as something else.
 */
export function encodePython(text: string, original: Uint8Array): Uint8Array | null {
  const encoding = encodingOf(original);
  if (encoding === null || encoding.codec.decode(encoding.body) === null) return null;
  const { marked, codec, body } = encoding;
  const encoded = codec.name === 'utf-8' ? Buffer.from(text, 'utf8') : encodeLike(text, body, codec);
  if (encoded === null) return null;
  const bytes = marked ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), encoded]) : encoded;
  return decodePython(bytes) === text ? bytes : null;
}

/**
 * JavaScript encodes nothing but UTF-8, so the original is the dictionary: lines that stay keep their bytes (some
 * encodings have two for one character), and in new lines each character gets the bytes that it has elsewhere.
 */
function encodeLike(text: string, original: Uint8Array, codec: Codec): Uint8Array | null {
  const lines = bytesByLine(original, codec);
  let characters: ReadonlyMap<string, Uint8Array> | null = null;
  const pieces: Uint8Array[] = [];
  for (const line of linesIn(text)) {
    const known = lines.get(line);
    if (known) pieces.push(known);
    else {
      characters ??= bytesByCharacter(original, codec);
      for (const character of line) {
        const bytes = characters.get(character);
        if (bytes === undefined) return null;
        pieces.push(bytes);
      }
    }
  }
  return Buffer.concat(pieces);
}

const linesIn = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+/gu) ?? [];

/** Each line's text with its bytes. No supported encoding uses the byte of a line feed within a character. */
function bytesByLine(original: Uint8Array, codec: Codec): ReadonlyMap<string, Uint8Array> {
  const lines = new Map<string, Uint8Array>();
  for (let start = 0; start < original.length;) {
    const end = original.indexOf(0x0a, start);
    const bytes = original.subarray(start, end === -1 ? original.length : end + 1);
    const line = codec.decode(bytes);
    if (line !== null && !lines.has(line)) lines.set(line, bytes);
    start += bytes.length;
  }
  return lines;
}

/** ASCII by identity, every single byte that is a character, and the longer sequences that the original holds. */
function bytesByCharacter(original: Uint8Array, codec: Codec): ReadonlyMap<string, Uint8Array> {
  const known = new Map<string, Uint8Array>();
  const learn = (bytes: Uint8Array): boolean => {
    const character = codec.decode(bytes);
    if (character === null || [...character].length !== 1) return false;
    if (!known.has(character)) known.set(character, bytes);
    return true;
  };
  for (let byte = 0; byte < 0x80; byte++) known.set(String.fromCharCode(byte), Uint8Array.of(byte));
  for (let at = 0; at < original.length;) {
    if ((original[at] ?? 0) < 0x80) at += 1;
    else at += [1, 2, 3].find((length) => learn(original.slice(at, at + length))) ?? 1;
  }
  for (let byte = 0x80; byte < 0x100; byte++) learn(Uint8Array.of(byte));
  return known;
}
