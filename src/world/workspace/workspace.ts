import { lstatSync, realpathSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { normalize } from 'node:path/posix';
import { InputError } from '../../model/input-error.ts';

/** The checkout and the project in it. Both paths are real: no link is left in them. */
export interface Workspace {
  /** Absolute path of the repository's root; nothing outside it is read on the word of a report or a file name. */
  readonly root: string;
  /** The project folder, relative to the root, POSIX; `''` for the root itself. */
  readonly folder: string;
  /** Absolute path of the project folder. */
  readonly project: string;
}

/**
 * Opens the workspace at `root` with the project in `folder` (input `working-directory`).
 * Throws InputError when the folder is missing, no folder, or leads out of the root, also by a link.
 */
export async function openWorkspace(root: string, folder: string): Promise<Workspace> {
  const realRoot = await realpath(root).catch(() => null);
  if (realRoot === null) {
    throw new InputError(
      `The workspace ${JSON.stringify(root)} does not exist. In a workflow, check the repository out first (actions/checkout).`,
    );
  }
  const project = await realpath(resolve(realRoot, folder)).catch(() => null);
  const shown = JSON.stringify(folder);
  if (project === null) {
    throw new InputError(
      `working-directory: ${shown} does not exist in the checkout. Give the project's folder relative to the repository's root.`,
    );
  }
  if (!isInside(realRoot, project))
    throw new InputError(`working-directory: ${shown} leads out of the checkout. Give a folder inside the repository.`);
  if (!(await stat(project)).isDirectory())
    throw new InputError(`working-directory: ${shown} is a file. Give the project's folder.`);
  return { root: realRoot, folder: toPosix(relative(realRoot, project)), project };
}

/**
 * The real absolute path of something that a report, a diff or a listing names relative to the root (POSIX).
 * Null when it does not exist or is not inside the root, whether by `..`, by an absolute path or by a link.
 */
export async function realInside(workspace: Workspace, path: string): Promise<string | null> {
  if (path.includes('\0') || isAbsolute(path) || escapes(path)) return null;
  const real = await realpath(join(workspace.root, path)).catch(() => null);
  return real !== null && isInside(workspace.root, real) && isSpelled(real, path) ? real : null;
}

/** A link can lead to a name that is not UTF-8: what is written for it is the name of another file. */
const isSpelled = (real: string, path: string): boolean => !real.includes('\ufffd') || path.includes('\ufffd');

/**
 * realInside for many paths: each folder is resolved once. The last part is not, so the caller must open it without
 * following a link; a path whose last part is a link is resolved whole.
 */
export function insideFinder(workspace: Workspace): (path: string) => string | null {
  const folders = new Map<string, string | null>();
  return (path) => {
    const name = basename(path);
    if (path.includes('\0') || isAbsolute(path) || escapes(path) || name === '' || name === '.' || name === '..')
      return null;
    const folder = dirname(path);
    let real = folders.get(folder);
    if (real === undefined) folders.set(folder, (real = realInsideNow(workspace, folder)));
    if (real === null) return null;
    const found = orNull(() => lstatSync(join(real, name)));
    return found === null ? null : found.isSymbolicLink() ? realInsideNow(workspace, path) : join(real, name);
  };
}

function realInsideNow(workspace: Workspace, path: string): string | null {
  const real = orNull(() => realpathSync.native(join(workspace.root, path)));
  return real !== null && isInside(workspace.root, real) && isSpelled(real, path) ? real : null;
}

function orNull<T>(look: () => T): T | null {
  try {
    return look();
  } catch {
    return null;
  }
}

/** Whether an absolute path is the folder or below it; both are taken as they are, so give real paths. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** Repository-relative POSIX path of something in the workspace. */
export const repositoryPath = (workspace: Workspace, absolute: string): string =>
  toPosix(relative(workspace.root, absolute));

export const toPosix = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

function escapes(path: string): boolean {
  const way = normalize(toPosix(path));
  return way === '..' || way.startsWith('../') || way.startsWith('/');
}
