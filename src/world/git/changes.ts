/** Which files differ between a commit and the working tree, renames followed. */

import { copyFile, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Change } from '../../model/findings/comparison.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Access } from './environment.ts';
import type { Git, GitCall } from './git.ts';
import { withHunks } from './hunks.ts';
import { type PathMap, pathMap } from './paths.ts';

export interface Changes {
  readonly changes: readonly Change[];
  /** Base path -> id of its blob. */
  readonly blobs: ReadonlyMap<string, string>;
}

/** Pairs of added and deleted files that git compares for likeness; beyond it only exact renames are found. */
const renameLimit = 1000;
const safely = [
  '-M',
  `-l${renameLimit}`,
  '--no-ext-diff',
  '--no-textconv',
  '--ignore-submodules=all',
  '--no-color',
  '--no-relative',
];
const diff = ['diff', '--raw', '-z', '--no-abbrev', ...safely];
const diffTime = 300_000;

/**
 * All regular files that differ, untracked and not ignored ones included, with the hunks of Python files. Throws
 * GitError.
 */
export async function listChanges(git: Git, base: string, access: Access): Promise<Changes> {
  const listed = await git.output(['ls-files', '--others', '--exclude-standard', '-z']);
  const untracked = fields(listed).filter((path) => path.length > 0 && path.at(-1) !== slash);
  if (untracked.length === 0) return readChanges(git, base, { access });
  return withUntracked(git, untracked, base.length, (index) => readChanges(git, base, { access, index }));
}

async function readChanges(git: Git, base: string, call: GitCall): Promise<Changes> {
  const { changes, blobs } = readDiff(
    await git.output([...diff, base, '--'], { ...call, timeout: diffTime }),
    pathMap(git),
  );
  return { changes: await withHunks(git, base, changes, safely, call), blobs };
}

/** A copy of the index that knows the untracked files too, so that a file moved without `git mv` is a rename. */
async function withUntracked<T>(
  git: Git,
  paths: readonly Buffer[],
  idLength: number,
  use: (index: string) => Promise<T>,
): Promise<T> {
  const folder = await temporaryFolder(git.env['RUNNER_TEMP'] || tmpdir(), 'index');
  try {
    const index = join(folder.path, 'index');
    await copyIndex(
      resolve(git.top, (await git.output(['rev-parse', '--git-path', 'index'])).toString('utf8').trim()),
      index,
    );
    const entry = Buffer.from(`100644 ${emptyBlob(idLength)}\t`);
    const input = Buffer.concat(paths.flatMap((path) => [entry, path, Buffer.from([0])]));
    await git.output(['update-index', '--replace', '-z', '--index-info'], { index, input });
    return await use(index);
  } finally {
    await folder.remove();
  }
}

/**
 * git re-reads files that changed at or after the index's own time (https://git-scm.com/docs/racy-git), so the copy
 * must not be younger.
 */
async function copyIndex(from: string, to: string): Promise<void> {
  const known = await stat(from).catch(() => null);
  if (!known) return;
  await copyFile(from, to);
  const seconds = Math.floor(known.mtimeMs - 1) / 1000;
  await utimes(to, seconds, seconds);
}

/** The id of the empty blob, in a repository with SHA-1 or SHA-256 ids. */
const emptyBlob = (length: number): string =>
  length === 64
    ? '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813'
    : 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';

const slash = 47;

/** Reads `git diff --raw -z`: https://git-scm.com/docs/diff-format */
export function readDiff(output: Buffer, paths: PathMap): Changes {
  const changes: Change[] = [];
  const blobs = new Map<string, string>();
  const unmerged = new Set<string>();
  const parts = fields(output);
  for (let at = 0; at + 1 < parts.length;) {
    const [baseMode = '', headMode = '', baseId = '', headId = '', status = ''] = (parts[at++] ?? Buffer.of())
      .toString('latin1')
      .slice(1)
      .split(' ');
    const from = parts[at++];
    const to = status.startsWith('R') || status.startsWith('C') ? parts[at++] : from;
    const inHead = paths(to);
    if (status === 'U' && inHead !== null) unmerged.add(inHead);
    const path = isFile(headMode) ? inHead : null;
    const basePath = isFile(baseMode) && !status.startsWith('C') ? paths(from) : null;
    // Only the mode differs, or neither side is a regular file with a usable name.
    if ((path === null && basePath === null) || (path === basePath && baseId === headId)) continue;
    if (basePath !== null) blobs.set(basePath, baseId);
    changes.push({ path, basePath, hunks: null });
  }
  const listed = new Set(changes.map((change) => change.path));
  // A conflict that git does not list otherwise: everything in the file counts as new.
  for (const path of unmerged) if (!listed.has(path)) changes.push({ path, basePath: null, hunks: null });
  return { changes, blobs };
}

const isFile = (mode: string): boolean => mode.startsWith('100');

/** The parts between NUL bytes. */
function fields(output: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let start = 0; start < output.length;) {
    const end = output.indexOf(0, start);
    found.push(output.subarray(start, end < 0 ? output.length : end));
    start = end < 0 ? output.length : end + 1;
  }
  return found;
}
