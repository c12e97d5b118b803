/** Bandit's way of leaving files out, as `bandit/core/manager.py` does it: a glob, or the text anywhere in the path. */

import { fromRoot, isBelow, type Exclusion } from './bandit-settings.ts';

/** A file as Bandit spells it when it compares with the patterns. */
export interface Spelled {
  /** Repository-relative path. */
  readonly file: string;
  /** `./app/a.py` for the target `.`, `app/a.py` for the target `app`. */
  readonly spelling: string;
  /** It is a target itself, and so needs no ending that Bandit looks for. */
  readonly isTarget: boolean;
}

/** Every file below a target in Bandit's spelling: the target as it was written, then the way down from it. */
export function spelledFiles(files: readonly string[], targets: readonly string[], folder: string): readonly Spelled[] {
  const bases = targets.map((target) => ({ target, base: fromRoot(folder, target) }));
  return files.flatMap((file) => {
    const found = bases.find(({ base }) => isBelow(file, base));
    return found ? [{ file, spelling: spell(file, found.target, found.base), isTarget: file === found.base }] : [];
  });
}

function spell(file: string, target: string, base: string): string {
  if (file === base) return target;
  const rest = base === '.' || base === '' ? file : file.slice(base.length + 1);
  return target.endsWith('/') ? target + rest : `${target}/${rest}`;
}

/**
 * How a pattern is compared: Bandit turns one of `exclude` that names a folder into `<pattern>/*`, but none of
 * `exclude_dirs`.
 */
export interface Matcher {
  readonly glob: string;
  readonly parts: GlobParts;
  /** The pattern named a folder, so that it is anchored by that folder's spelling. */
  readonly isFolder: boolean;
}

/** `folders` are the folders that exist, relative to the project folder; those without Python files are not known. */
export function matcherOf({ pattern, from }: Exclusion, folders: ReadonlySet<string>): Matcher {
  const isFolder = from !== 'config' && folders.has(fromRoot('', pattern === '' ? '.' : pattern)) && pattern !== '';
  const glob = isFolder ? (pattern.endsWith('/') ? `${pattern}*` : `${pattern}/*`) : pattern;
  return { glob, parts: globParts(glob), isFolder };
}

/** Whether Bandit leaves the file out: the glob matches the whole spelling, or its text stands anywhere in it. */
export const excludes = (matcher: Matcher, spelling: string): boolean =>
  spelling.includes(matcher.glob) || fnmatch(spelling, matcher.parts);

/** All folders on the way to the files, relative to the project folder, `.` included. */
export function foldersOf(files: readonly string[], folder: string): ReadonlySet<string> {
  const prefix = folder === '' ? '' : `${folder}/`;
  const folders = new Set(['.']);
  for (const file of files) {
    if (!file.startsWith(prefix)) continue;
    const path = file.slice(prefix.length);
    for (let at = path.lastIndexOf('/'); at > 0 && !folders.has(path.slice(0, at)); at = path.lastIndexOf('/', at - 1))
      folders.add(path.slice(0, at));
  }
  return folders;
}

/**
 * Python's fnmatch.fnmatchcase: `*` any text with slashes too, `?` one character, `[abc]`, `[!a-c]`. Goes back to the
 * last star only, so that no pattern of the scanned repository can make it slow.
 */
export function fnmatch(name: string, parts: GlobParts): boolean {
  let at = 0,
    part = 0,
    star = -1,
    mark = 0;
  while (at < name.length) {
    const expected = parts[part];
    if (expected === '*') [star, mark, part] = [part, at, part + 1];
    else if (expected !== undefined && fits(name.charAt(at), expected)) [at, part] = [at + 1, part + 1];
    else if (star === -1) return false;
    else [at, part, mark] = [mark + 1, star + 1, mark + 1];
  }
  while (parts[part] === '*') part++;
  return part === parts.length;
}

export type GlobParts = readonly Part[];
type Part = '*' | '?' | { readonly literal: string } | { readonly set: string; readonly not: boolean };

export function globParts(pattern: string): GlobParts {
  const parts: Part[] = [];
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    const set = character === '[' ? /^\[(!?)(\]?[^\]]*)\]/.exec(pattern.slice(at)) : null;
    if (character === '*' || character === '?') parts.push(character);
    else if (set?.[2]) {
      parts.push({ set: set[2], not: set[1] === '!' });
      at += set[0].length - 1;
    } else parts.push({ literal: character });
  }
  return parts;
}

function fits(character: string, part: Part): boolean {
  if (part === '?') return true;
  if (part === '*') return false;
  return 'literal' in part ? part.literal === character : inSet(character, part.set) !== part.not;
}

function inSet(character: string, set: string): boolean {
  for (let at = 0; at < set.length; at++) {
    const ranged = set.charAt(at + 1) === '-' && at + 2 < set.length;
    if (ranged ? character >= set.charAt(at) && character <= set.charAt(at + 2) : character === set.charAt(at))
      return true;
    if (ranged) at += 2;
  }
  return false;
}
