/** From git's paths, which are bytes relative to its top level, to ours, which are text relative to the root. */

import { relative, sep } from 'node:path';
import type { Git } from './git.ts';

/** Our path of one of git's; null when it is outside the root, not UTF-8, or not safe to write to a folder. */
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

function decoded(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

const windows = sep === '\\';

/** A forged tree can hold `..` or `.git`, which a checkout would refuse. */
function isTreePath(path: string): boolean {
  const parts = path.split(windows ? /[\\/]/ : '/').map((part) => part.toLowerCase());
  return !parts.some((part) => ['', '.', '..', '.git'].includes(part)) && !(windows && path.includes(':'));
}
