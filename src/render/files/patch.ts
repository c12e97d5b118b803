/** Changed files as a patch that `git apply` takes, byte for byte. */

import { createHash } from 'node:crypto';
import { hunkHeader, hunksOf } from '../../text/hunks.ts';

/** A file's bytes, before and after; the path is relative to the repository's root. */
export interface ChangedBytes {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/**
 * The patch, for `git apply` in the repository's root. Every byte of a file is a character of its own here, so
 * encodings, line endings and missing line feeds at the end stay as they are. Empty when no file differs.
 */
export const patchOf = (files: readonly ChangedBytes[]): Uint8Array =>
  Buffer.from(files.map(ofFile).join(''), 'latin1');

function ofFile({ path, before, after }: ChangedBytes): string {
  const hunks = hunksOf(latin1(before), latin1(after));
  if (hunks.length === 0) return '';
  const [old, fresh] = [quoted(`a/${path}`), quoted(`b/${path}`)];
  // With the ids `git apply --3way` can merge where the file has moved on.
  const head = [
    `diff --git ${old} ${fresh}`,
    `index ${blobId(before)}..${blobId(after)}`,
    `--- ${old}`,
    `+++ ${fresh}`,
  ];
  return [...head, ...hunks.flatMap((hunk) => [hunkHeader(hunk), ...hunk.lines])].map((line) => `${line}\n`).join('');
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
const blobId = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

const escapes: Readonly<Record<number, string>> = {
  7: '\\a',
  8: '\\b',
  9: '\\t',
  10: '\\n',
  11: '\\v',
  12: '\\f',
  13: '\\r',
  34: '\\"',
  92: '\\\\',
};

/** A name as git quotes it (core.quotePath); one with a space too, whose end could otherwise be mistaken. */
function quoted(name: string): string {
  if (/^[!#-[\]-~]+$/u.test(name)) return name;
  const bytes = [...new TextEncoder().encode(name)];
  return `"${bytes.map((byte) => escapes[byte] ?? (byte < 32 || byte > 126 ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte))).join('')}"`;
}
