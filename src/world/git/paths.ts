/** From git's paths, which are bytes relative to its top level, to ours, which are text relative to the root. */

import { relative, sep } from 'node:path';
import type { Git } from './git.ts';

/**
 * Our path of one of git's; null when it is outside the root, or not safe to write to a folder. Bytes that are not
 * UTF-8 become lone surrogates, as Python spells such a name and so Bandit reports it: two names are never one path,
 * and no such path can be opened from here.
 */
export type PathMap = (path: Buffer | undefined) => string | null;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const posix = (path: string): string => path.split(sep).join('/');

/** `inside` of `folder` as a POSIX path, `''` for itself; null when it is elsewhere. Both are absolute and real. */
export function pathInside(folder: string, inside: string): string | null {
  const path = posix(relative(folder, inside));
  return path === '..' || path.startsWith('../') || /^([A-Za-z]:)?\//.test(path) || /^[A-Za-z]:/.test(path)
    ? null
    : path;
}

/** The root is git's top level, or above it (`path:` of actions/checkout), or below it. */
export function pathMap(git: Pick<Git, 'top' | 'root'>): PathMap {
  const above = pathInside(git.root, git.top);
  const below = pathInside(git.top, git.root);
  return (bytes) => {
    const path = bytes ? decoded(bytes) : null;
    if (path === null || !isTreePath(path)) return null;
    if (above !== null) return above === '' ? path : `${above}/${path}`;
    return below !== null && path.startsWith(`${below}/`) ? path.slice(below.length + 1) : null;
  };
}

/** As Python's `os.fsdecode`: https://peps.python.org/pep-0383/ */
export function decoded(bytes: Buffer): string {
  return orNull(bytes) ?? escaped(bytes);
}

function orNull(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function escaped(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    const character = orNull(bytes.subarray(at, at + length));
    text += character ?? String.fromCharCode(0xdc00 + first);
    at += character === null ? 1 : length;
  }
  return text;
}

const windows = sep === '\\';

/** A forged tree can hold `..` or `.git`, which a checkout would refuse. */
function isTreePath(path: string): boolean {
  const parts = path.split(windows ? /[\\/]/ : '/').map((part) => part.toLowerCase());
  return !parts.some((part) => ['', '.', '..', '.git'].includes(part)) && !(windows && path.includes(':'));
}
