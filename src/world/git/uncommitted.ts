import { realpath } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { toPosix } from '../workspace/workspace.ts';
import { WorldError } from '../world.ts';
import { GitError, type Git } from './git.ts';
import { pathMap } from './paths.ts';

const changes = [
  'status',
  '--porcelain',
  '-z',
  '--no-renames',
  '--untracked-files=no',
  '--ignore-submodules=all',
  '--',
];
/** What fits into one command line on every system. */
const perCommand = 20_000;

/**
 * Which of the paths (relative to git.root) hold what no commit holds: changed, staged, untracked, ignored, or not
 * git's at all, like files of a submodule. A link counts with what it leads to. Throws WorldError when git does not
 * answer.
 */
export async function uncommittedPaths(git: Git, paths: readonly string[]): Promise<readonly string[]> {
  const places = await Promise.all(paths.map(async (path) => [path, ...(await realPlace(git, path))]));
  const all = [...new Set(places.flat())];
  const tracked = new Set<string>();
  const changed = new Set<string>();
  try {
    for (const some of batches(
      all.map((path) => toPosix(relative(git.top, join(git.root, path)))).filter((path) => !path.startsWith('../')),
    )) {
      for (const path of await listed(git, ['ls-files', '-z', '--', ...some], 0)) tracked.add(path);
      for (const path of await listed(git, [...changes, ...some], 3)) changed.add(path);
    }
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const remedy = 'Repair that, or leave the check out with --force.';
    throw new WorldError(
      `git cannot tell which files have changes that are not committed (${error.message}). ${remedy}`,
    );
  }
  return paths.filter((_, at) => (places[at] ?? []).some((path) => !tracked.has(path) || changed.has(path)));
}

/** Where a link leads, relative to the root, when that is inside it. */
async function realPlace(git: Git, path: string): Promise<readonly string[]> {
  const real = await realpath(join(git.root, path)).catch(() => null);
  const place = real === null ? path : toPosix(relative(git.root, real));
  return place === path || place.startsWith('../') ? [] : [place];
}

/** Our paths from a list of git's, each behind a prefix of `skip` bytes. */
async function listed(git: Git, args: readonly string[], skip: number): Promise<readonly string[]> {
  const toOurs = pathMap(git);
  const output = await git.output(args);
  return output
    .toString('latin1')
    .split('\0')
    .flatMap((entry) => toOurs(Buffer.from(entry.slice(skip), 'latin1')) ?? []);
}

function batches(paths: readonly string[]): readonly (readonly string[])[] {
  const made: string[][] = [];
  let size = perCommand;
  for (const path of paths) {
    size += path.length + 3;
    if (size > perCommand) {
      made.push([]);
      size = path.length;
    }
    made.at(-1)?.push(path);
  }
  return made;
}
