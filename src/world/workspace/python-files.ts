import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { inParallel } from './in-parallel.ts';
import { isInside, repositoryPath, type Workspace } from './workspace.ts';

export interface PythonFiles {
  /** Repository-relative POSIX paths, sorted. */
  readonly files: readonly string[];
  /** Whether there were more than the limit. */
  readonly truncated: boolean;
  /** `.bandit` files on the way, which Bandit looks for by itself. Repository-relative, sorted. */
  readonly inis: readonly string[];
  /** Folders that could not be listed, as for lack of permission. Repository-relative, sorted. */
  readonly closed: readonly string[];
}

/** Folders of tools, never of the project. */
const passedOver = new Set(['.git', '.hg', '.svn', '.bzr', 'CVS', 'node_modules']);
/** What Bandit takes from a folder by default: `include` in bandit/core/config.py. */
const isPython = (name: string): boolean => /\.pyw?$/.test(name);

/**
 * All Python files at or below the targets (relative to the project folder), scanned or not. Linked folders are not
 * followed, as Bandit does not; linked files count when they lead to a file inside the workspace.
 */
export async function pythonFiles(
  workspace: Workspace,
  targets: readonly string[],
  limit = 200_000,
): Promise<PythonFiles> {
  const files = new Set<string>();
  const inis = new Set<string>();
  const closed = new Set<string>();
  let folders: string[] = [];
  for (const target of targets) {
    const real = await realpath(resolve(workspace.project, target)).catch(() => null);
    if (real === null || !isInside(workspace.root, real)) continue;
    if ((await stat(real)).isDirectory()) folders.push(real);
    else files.add(repositoryPath(workspace, real));
  }
  const seen = new Set<string>();
  while (folders.length > 0 && files.size <= limit) {
    const level = folders.filter((folder) => !seen.has(folder));
    for (const folder of level) seen.add(folder);
    const found = await inParallel(level, 32, (folder) => look(workspace, folder));
    folders = found.flatMap((one) => one.folders);
    for (const path of found.flatMap((one) => one.files)) files.add(path);
    for (const path of found.flatMap((one) => one.inis)) inis.add(path);
    for (const path of found.flatMap((one) => one.closed)) closed.add(path);
  }
  const sorted = [...files].sort();
  return {
    files: sorted.slice(0, limit),
    truncated: sorted.length > limit,
    inis: [...inis].sort(),
    closed: [...closed].sort(),
  };
}

interface Level {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly inis: readonly string[];
  readonly closed: readonly string[];
}

/** What is gone by now was not there, and a name that is not UTF-8 was asked for by another one: neither is closed. */
const closing = new Set(['EACCES', 'EPERM', 'EIO', 'ELOOP', 'ENAMETOOLONG', 'EMFILE', 'ENFILE']);
const isClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && closing.has(String(error.code));

async function look(workspace: Workspace, folder: string): Promise<Level> {
  const entries: readonly Dirent[] | Error = await readdir(folder, { withFileTypes: true }).catch(
    (error: Error) => error,
  );
  if (entries instanceof Error)
    return { folders: [], files: [], inis: [], closed: isClosed(entries) ? [repositoryPath(workspace, folder)] : [] };
  const files = await Promise.all(
    entries
      .filter((entry) => isPython(entry.name) && !entry.isDirectory())
      .map(async (entry) => {
        const path = join(folder, entry.name);
        return entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileInside(workspace, path)))
          ? [repositoryPath(workspace, path)]
          : [];
      }),
  );
  return {
    folders: entries
      .filter((entry) => entry.isDirectory() && !passedOver.has(entry.name))
      .map((entry) => join(folder, entry.name)),
    files: files.flat(),
    inis: entries
      .filter((entry) => entry.isFile() && entry.name === '.bandit')
      .map((entry) => repositoryPath(workspace, join(folder, entry.name))),
    closed: [],
  };
}

async function leadsToFileInside(workspace: Workspace, path: string): Promise<boolean> {
  const real = await realpath(path).catch(() => null);
  const found = await stat(path).catch(() => null);
  return real !== null && isInside(workspace.root, real) && found !== null && found.isFile();
}
