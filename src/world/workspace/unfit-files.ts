import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isInside } from './workspace.ts';

/** Something below a target that is opened by whoever scans it, and must not be. */
export interface Unfit {
  /** Absolute. */
  readonly path: string;
  /** In a clause. */
  readonly why: string;
}

/** What Bandit opens below a folder: sources, and the `.bandit` file that it looks for. */
const isOpened = (name: string): boolean => /\.pyw?$/u.test(name) || name === '.bandit';

/**
 * Why a file that exists must not be opened: it is no regular file, or is outside of all folders `within`; null when it
 * may be.
 */
export async function unfitness(path: string, within: readonly string[]): Promise<string | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null) return null;
  if (!within.some((folder) => isInside(folder, dirname(real)))) return 'is a link out of the workspace';
  return (await stat(real).then(
    (found) => found.isFile(),
    () => true,
  ))
    ? null
    : 'is no regular file';
}

/**
 * The first file at or below the targets (absolute) that Bandit would open and must not; null when there is none. Every
 * folder is looked into, as Bandit does.
 */
export async function unfitFile(targets: readonly string[], within: readonly string[]): Promise<Unfit | null> {
  const left = [...targets];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    const entries: readonly Dirent[] | null = await readdir(path, { withFileTypes: true }).catch(() => null);
    const files =
      entries === null
        ? [path]
        : entries.filter((entry) => !entry.isDirectory() && isOpened(entry.name)).map(({ name }) => join(path, name));
    for (const file of files) {
      const why = await unfitness(file, within);
      if (why !== null) return { path: file, why };
    }
    left.push(...(entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => join(path, name)));
  }
  return null;
}
