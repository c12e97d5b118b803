/** What the base commit holds at each path: the evidence by which a file counts as known. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { BaseTree } from '../../model/findings/comparison.ts';
import { type Access, noAccess } from './environment.ts';
import { type Git, GitError, openGit } from './git.ts';
import { pathMap } from './paths.ts';

const listTime = 300_000;
/** Submodules in submodules. */
const deepest = 4;

interface Found {
  readonly files: Map<string, string>;
  readonly links: Map<string, string>;
}

/**
 * The regular files and the links of a commit's tree, and of the commits that it names for submodules, as far as those
 * are here: a submodule's commit is fetched by nobody but the step that checks it out. Throws GitError when the tree
 * itself cannot be read.
 */
export async function baseTree(git: Git, commit: string, access: Access): Promise<BaseTree> {
  const found: Found = { files: new Map(), links: new Map() };
  await collect(git, commit, access, found, deepest);
  return found;
}

async function collect(git: Git, commit: string, access: Access, found: Found, depth: number): Promise<void> {
  const toOurs = pathMap(git);
  const modules: { readonly path: string; readonly commit: string }[] = [];
  const reader = entryReader((mode, id, bytes) => {
    const path = toOurs(bytes);
    if (path === null) return;
    if (mode.startsWith('100')) found.files.set(path, id);
    else if (mode === '120000') found.links.set(path, id);
    else if (mode === '160000') modules.push({ path, commit: id });
  });
  const done = await git.run(['ls-tree', '-r', '-z', '--full-tree', commit], {
    access,
    timeout: listTime,
    onStdout: reader,
  });
  if (done.code !== 0)
    throw new GitError(`git ls-tree: ${done.problem ?? 'the tree of the base commit cannot be read'}`);
  if (depth === 0) return;
  for (const each of modules) await collectModule(git, each, found, depth);
}

/** Nothing of a submodule that is not here as git keeps it is known, and that is no fault. */
async function collectModule(
  git: Git,
  { path, commit }: { readonly path: string; readonly commit: string },
  found: Found,
  depth: number,
): Promise<void> {
  const folder = join(git.root, path);
  if (!existsSync(join(folder, '.git'))) return;
  const opened = await openGit(folder, git.env, 'terminal');
  if (typeof opened === 'string') return;
  const inside: Found = { files: new Map(), links: new Map() };
  const read = await collect({ ...opened, root: git.root }, commit, noAccess, inside, depth - 1).then(
    () => true,
    () => false,
  );
  if (!read) return;
  for (const [name, id] of inside.files) found.files.set(name, id);
  for (const [name, id] of inside.links) found.links.set(name, id);
}

type Take = (mode: string, id: string, path: Buffer) => void;

/**
 * Takes `git ls-tree -z` in chunks of any size: `<mode> <type> <id>\t<path>\0`. https://git-scm.com/docs/git-ls-tree
 */
export function entryReader(take: Take): (chunk: Buffer) => void {
  let open: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const data = open.length === 0 ? chunk : Buffer.concat([open, chunk]);
    let at = 0;
    for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, at)) {
      const tab = data.indexOf(9, at);
      const [mode = '', , id = ''] = data.toString('latin1', at, tab).split(' ');
      if (tab >= 0 && tab < end) take(mode, id, data.subarray(tab + 1, end));
      at = end + 1;
    }
    open = data.subarray(at);
  };
}
