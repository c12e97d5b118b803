/** Branches, commits and files as GitHub has them now. */

import { z } from 'zod';
import type { TipFile } from '../../../model/github/publication.ts';
import type { GitHub } from '../client.ts';
import { ask, placeOf, Unanswered } from '../parsed-answer.ts';

export const objectId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly tree: string;
  readonly parents: readonly string[];
  /** The name in its author line: `github-actions[bot]` for a workflow's own token. */
  readonly author: string;
}

const refSchema = z.object({ ref: z.string(), object: z.object({ sha: objectId }) });
const commitSchema = z
  .object({
    sha: objectId,
    message: z.string(),
    tree: z.object({ sha: objectId }),
    parents: z.array(z.object({ sha: objectId })),
    author: z.object({ name: z.string() }).nullish().catch(null),
  })
  .transform((commit): Commit => ({
    ...commit,
    tree: commit.tree.sha,
    parents: commit.parents.map(({ sha }) => sha),
    author: commit.author?.name ?? '',
  }));
const treeSchema = z.object({
  tree: z.array(z.object({ path: z.string(), mode: z.string(), type: z.string(), sha: objectId })),
  truncated: z.boolean().catch(false),
});

/** The commit that a branch points to; null when there is no such branch. */
export async function branchTip(
  client: GitHub,
  repository: string,
  branch: string,
): Promise<string | null | Unanswered> {
  const found = await ask(
    client,
    'GET /repos/{owner}/{repo}/git/ref/{ref}',
    { ...placeOf(repository), ref: `heads/${branch}` },
    refSchema,
  );
  if (found instanceof Unanswered) return found.missing ? null : found;
  return found.object.sha;
}

export const commitAt = (client: GitHub, repository: string, sha: string): Promise<Commit | Unanswered> =>
  ask(
    client,
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    { ...placeOf(repository), commit_sha: sha },
    commitSchema,
  );

/**
 * The files of `paths` that the tree of a commit has. Large repositories' trees come cut: then folder by folder, which
 * tells the modes too.
 */
export async function filesAt(
  client: GitHub,
  repository: string,
  sha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TipFile> | Unanswered> {
  if (paths.length === 0) return new Map();
  const all = await ask(client, treeRoute, { ...placeOf(repository), tree_sha: sha, recursive: '1' }, treeSchema);
  if (all instanceof Unanswered) return all;
  if (all.truncated) return filesByFolder(client, repository, sha, paths);
  const wanted = new Set(paths);
  return new Map(
    all.tree.flatMap(({ path, mode, type, sha: blob }) =>
      wanted.has(path) && type !== 'tree' ? [[path, { blob, mode }] as const] : [],
    ),
  );
}

const treeRoute = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';

async function filesByFolder(
  client: GitHub,
  repository: string,
  sha: string,
  paths: readonly string[],
): Promise<ReadonlyMap<string, TipFile> | Unanswered> {
  const folders = new Map<string, Promise<z.output<typeof treeSchema> | Unanswered>>();
  const folder = (id: string): Promise<z.output<typeof treeSchema> | Unanswered> => {
    const known = folders.get(id) ?? ask(client, treeRoute, { ...placeOf(repository), tree_sha: id }, treeSchema);
    folders.set(id, known);
    return known;
  };
  const files = new Map<string, TipFile>();
  for (const path of paths) {
    const found = await descend(folder, sha, path.split('/'));
    if (found instanceof Unanswered) return found;
    if (found !== null) files.set(path, found);
  }
  return files;
}

async function descend(
  folder: (id: string) => Promise<z.output<typeof treeSchema> | Unanswered>,
  root: string,
  names: readonly string[],
): Promise<TipFile | null | Unanswered> {
  let id = root;
  for (const [index, name] of names.entries()) {
    const listing = await folder(id);
    if (listing instanceof Unanswered) return listing;
    const entry = listing.tree.find(({ path }) => path === name);
    if (!entry) return null;
    if (index === names.length - 1) return entry.type === 'tree' ? null : { blob: entry.sha, mode: entry.mode };
    if (entry.type !== 'tree') return null;
    id = entry.sha;
  }
  return null;
}
