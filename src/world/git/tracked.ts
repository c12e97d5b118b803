/** Which Python files git tracks, and what is there of them: what a scan has to account for. */

import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Scan, Tracked } from '../../model/findings/scan.ts';
import { systemPath } from '../workspace/system-path.ts';
import { repositoryPath, type Workspace } from '../workspace/workspace.ts';
import { entryReader } from './base-tree.ts';
import type { Git } from './git.ts';
import { pythonFiles } from './hunks.ts';
import { pathMap } from './paths.ts';

/** The regular Python files in git's index, as our paths. Null when git does not tell. */
export async function trackedPython(git: Git | string): Promise<readonly string[] | null> {
  if (typeof git === 'string') return null;
  const toOurs = pathMap(git);
  const found = new Set<string>();
  const reader = entryReader((mode, _, bytes) => {
    const path = mode.startsWith('100') ? toOurs(bytes) : null;
    if (path !== null) found.add(path);
  });
  const done = await git.run(['--no-literal-pathspecs', 'ls-files', '-s', '-z', '--', ...pythonFiles], {
    onStdout: reader,
  });
  return done.code === 0 ? [...found] : null;
}

/**
 * The tracked files below the targets, with what is in their place. Those that the scan has listed are files; the
 * others are looked at.
 */
export function lookedUp(
  workspace: Workspace,
  tracked: readonly string[],
  scan: Scan,
  targets: readonly string[],
): readonly Tracked[] {
  const listed = new Set(scan.files);
  // Of a glob, what stands before it: the rest is for those who know what it came to.
  const roots = targets.map((target) =>
    repositoryPath(workspace, resolve(workspace.project, target.replace(/[^/]*[*?[{].*$/su, ''))),
  );
  const isBelow = (path: string): boolean =>
    roots.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
  return tracked
    .filter(isBelow)
    .map((path) => ({ path, here: listed.has(path) ? 'file' : hereOf(workspace.root, path) }));
}

function hereOf(root: string, path: string): Tracked['here'] {
  try {
    return lstatSync(systemPath(root, path)).isFile() ? 'file' : 'other';
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'hidden';
  }
}
