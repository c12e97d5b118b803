import { lstat, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve } from 'node:path';
import { InputError } from '../../model/input-error.ts';
import { isInside, toPosix, type Workspace } from '../workspace/workspace.ts';

/** What a shell would expand. */
const globCharacters = /[*?[]/;

/**
 * The user's targets with globs expanded as a shell does: sorted, without hidden names, and left as they are when
 * nothing matches (Bandit then reports them as missing). Throws InputError for a target outside the repository.
 */
export async function expandTargets(workspace: Workspace, targets: readonly string[]): Promise<readonly string[]> {
  const expanded: string[] = [];
  for (const target of targets) {
    const paths = await expand(workspace, target);
    for (const path of paths) await refuseOutside(workspace, path, target);
    expanded.push(...paths);
  }
  return [...new Set(expanded)];
}

async function expand(workspace: Workspace, target: string): Promise<readonly string[]> {
  if (!globCharacters.test(target) || (await exists(resolve(workspace.project, target)))) return [target];
  const matches = await matching(workspace.project, target, false);
  return matches.length > 0 ? matches : [target];
}

/**
 * Paths that a glob matches, relative to `folder` unless the glob is absolute. `**` enters folders at any depth but no
 * links, which may lead to the whole disk; a glob without it looks as deep as it says, and matches links to files too.
 */
export async function matching(folder: string, glob: string, onlyFiles: boolean): Promise<readonly string[]> {
  // Loaded only when there is a glob: most runs have none, and start-up time is paid on every run.
  const { glob: find } = await import('tinyglobby');
  const followSymbolicLinks = !glob.includes('**');
  const options = {
    cwd: folder,
    onlyFiles,
    dot: false,
    expandDirectories: false,
    followSymbolicLinks,
    absolute: isAbsolute(glob),
  };
  const found = await find([toPosix(glob)], options);
  return found.map((path) => (path.length > 1 ? path.replace(/\/$/, '') : path)).sort();
}

async function refuseOutside(workspace: Workspace, path: string, target: string): Promise<void> {
  const absolute = resolve(workspace.project, path);
  const real = await realpath(absolute).catch(() => null);
  const inside = real === null ? isInside(workspace.root, absolute) : isInside(workspace.root, real);
  if (inside) return;
  const how = relative(workspace.root, absolute).startsWith('..')
    ? 'is outside the repository'
    : 'leads out of the repository by a symbolic link';
  throw new InputError(`targets: ${JSON.stringify(target)} ${how}. Name files and folders inside it.`);
}

const exists = (path: string): Promise<boolean> =>
  lstat(path).then(
    () => true,
    () => false,
  );
