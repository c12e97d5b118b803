/** The text of a file that fixes may change, and the bytes of a new text for it. */

import { posix } from 'node:path';
import { decodePython } from '../../python/text/decode.ts';
import { encodePython } from '../../python/text/encode.ts';

const manifestNames = /^(?:pipfile|\.python-version|.*\.(?:toml|cfg|ini|lock|in|txt))$/iu;
const mark = '\ufeff';

/**
 * Whether a path is that of a file that declares things and is not Python. (A script without an ending may be a target
 * of Bandit.)
 */
export const isManifest = (path: string): boolean => manifestNames.test(posix.basename(path));

/** Python's own rules for source; UTF-8 for manifests. Without the UTF-8 mark. Null when the bytes are not valid. */
export function textOf(path: string, bytes: Uint8Array): string | null {
  if (!isManifest(path)) return decodePython(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The bytes of a new text in the original's encoding, with its mark; null when the encoding cannot hold it. */
export function bytesOf(path: string, text: string, original: Uint8Array): Uint8Array | null {
  if (!isManifest(path)) return encodePython(text, original);
  const bytes = Buffer.from(`${hasMark(original) ? mark : ''}${text}`, 'utf8');
  return textOf(path, bytes) === text ? bytes : null;
}

const hasMark = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
