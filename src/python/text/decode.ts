/**
 * Bytes of a Python file to text, by the rules of CPython's tokenizer: a UTF-8 mark, or the cookie of PEP 263, or
 * UTF-8.
 */

import { codecOf, type Codec } from './codecs.ts';

/** https://peps.python.org/pep-0263/#defining-the-encoding */
const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const blankOrComment = /^[ \t\f]*(?:#|$)/;

/**
 * The text of a Python file as CPython reads it, without the UTF-8 mark; line endings stay as they are. Null when
 * CPython would refuse the bytes, or when the encoding is one whose tables differ between Python and JavaScript.
 */
export function decodePython(bytes: Uint8Array): string | null {
  const found = encodingOf(bytes);
  return found === null ? null : found.codec.decode(found.body);
}

/** How a file is encoded, and its bytes without the UTF-8 mark. */
export interface Encoding {
  readonly marked: boolean;
  readonly codec: Codec;
  readonly body: Uint8Array;
}

/** The encoding that the bytes name; null when CPython would refuse it, or when it is not supported here. */
export function encodingOf(bytes: Uint8Array): Encoding | null {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  const named = encodingCookie(body);
  const codec = codecOf(named ?? 'utf-8');
  return codec === null || (marked && codec.name !== 'utf-8') ? null : { marked, codec, body };
}

/** The name in the cookie, from the first line, or from the second when the first is blank or a comment. */
function encodingCookie(bytes: Uint8Array): string | null {
  const [first = '', second = ''] = firstTwoLines(bytes);
  const found = cookie.exec(first) ?? (blankOrComment.test(first) ? cookie.exec(second) : null);
  return found?.[1] ?? null;
}

/** CPython looks no further than two lines; a line may be long (minified data), so only its beginning is taken. */
function firstTwoLines(bytes: Uint8Array): readonly string[] {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return head.split(/\r\n|\r|\n/, 2);
}
