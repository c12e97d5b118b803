/** What of the environment may lead our own programs: nothing that lies in the code that is looked at. */

import { realpathSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import type { Env } from '../environment-variables.ts';
import { isInside } from '../workspace/workspace.ts';

/** Lists of folders from which programs and their libraries are taken. */
const lists = /^(?:PATH|LD_LIBRARY_PATH|DYLD_(?:FALLBACK_)?LIBRARY_PATH)$/i;
/** Names of libraries, which may be paths, separated by colons or spaces. */
const preloaded = /^(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)$/i;
/**
 * Settings, programs and caches of git, pip, uv and Python by their place. Certificates are not among them: companies
 * keep those in repositories.
 */
const places = /^(?:HOME|USERPROFILE|APPDATA|LOCALAPPDATA|NETRC|(?:XDG|PIP|UV|PYENV|GIT)_(?!SSL).*)$/i;

/**
 * The environment without what leads into `folders` (the workspace, absolute paths): entries of PATH and of library
 * paths that are relative, empty, missing or inside them, and settings of git, pip and uv, home and cache folders that
 * are inside them.
 */
export function environmentOutside(
  env: Env,
  folders: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Record<string, string | undefined> {
  const barred = folders
    .flatMap((folder) => [resolve(folder), real(folder)])
    .filter((folder): folder is string => folder !== null);
  const inside = (path: string): boolean => {
    const spellings = [resolve(path), real(path) ?? resolve(path)];
    return barred.some((folder) => spellings.some((each) => isInside(folder, each)));
  };
  const clean: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined) continue;
    if (lists.test(name))
      clean[name] = entries(value, platform)
        .filter((folder) => real(folder) !== null && !inside(folder))
        .join(separator(platform));
    else if (
      preloaded.test(name) &&
      value.split(/[ :]/).some((path) => path.includes('/') && (!isAbsolute(path) || inside(path)))
    )
      continue;
    else if (!places.test(name) || !isAbsolute(value) || !inside(value)) clean[name] = value;
  }
  return clean;
}

/** The environment with lists of folders that do not depend on the current one, whatever else is in them. */
export function withAbsoluteLists<Value extends string | undefined>(
  env: Readonly<Record<string, Value>>,
  platform: NodeJS.Platform = process.platform,
): Record<string, Value> {
  const absolute = ([name, value]: readonly [string, Value]): readonly [string, Value | string] => [
    name,
    value !== undefined && lists.test(name) ? entries(value, platform).join(separator(platform)) : value,
  ];
  return Object.fromEntries(Object.entries<Value>(env).map(absolute)) as Record<string, Value>;
}

/**
 * The folders of a repository whose programs are not to be used, in a terminal: not one that holds the user's home
 * folder, for that is the user's own, with `~/.local/bin` in it.
 */
export const foreignFolders = (folders: readonly string[], home: string): readonly string[] =>
  folders.filter((folder) => !isInside(real(folder) ?? folder, real(home) ?? home));

const separator = (platform: NodeJS.Platform): string => (platform === 'win32' ? ';' : ':');
const entries = (value: string, platform: NodeJS.Platform): readonly string[] =>
  value.split(separator(platform)).filter((folder) => isAbsolute(folder));

function real(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
