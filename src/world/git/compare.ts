/** The base commit's side of a comparison, from git alone. */

import type { Context } from '../../model/context.ts';
import type { BaseTree, Change } from '../../model/findings/comparison.ts';
import { baseTree } from './base-tree.ts';
import { chooseBase, NoBase } from './base.ts';
import { readBlobs } from './blobs.ts';
import { listChanges } from './changes.ts';
import { type Git, GitError } from './git.ts';
import { FetchError, openHistory, remoteAccess } from './history.ts';
import { changesBehindLinks } from './linked-changes.ts';

export interface BaseSide {
  /** Full id of the base commit. */
  readonly base: string;
  /** How it was found, for people. */
  readonly how: string;
  /**
   * Every regular file that differs between the base and the working tree, by git's diff; paths relative to `git.root`.
   * A link that is the same on both sides is listed like the file that it leads to.
   */
  readonly changes: readonly Change[];
  readonly tree: BaseTree;
  /**
   * Base paths of changes -> the stored bytes (no filter, no line-end conversion), read with one git process.
   * Left out: other paths, files above 8 MB, and what the remote of a partial clone does not give.
   */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

export interface BaseWish {
  /** The user's `base-ref`, or empty for the event's base. */
  readonly baseRef: string;
  readonly token: string | null;
}

/**
 * Finds the commit to compare with, fetching it when the checkout is shallow, and lists what differs from it.
 * Gives a reason, in one sentence with the remedy, when there is no such commit. `git` may be openGit's reason.
 */
export async function compareWithBase(git: Git | string, context: Context, wish: BaseWish): Promise<BaseSide | string> {
  if (typeof git === 'string') return git;
  try {
    const access = await remoteAccess(git, tokenServer(context, git), wish.token ?? '');
    const base = await chooseBase(git, context, wish.baseRef.trim(), await openHistory(git, access));
    const [listed, tree] = await Promise.all([
      listChanges(git, base.commit, access),
      baseTree(git, base.commit, access),
    ]);
    const { changes, blobs } = changesBehindLinks(git.root, listed, tree);
    const read = async (paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> => {
      const wanted = paths.flatMap((path) => blobs.get(path) ?? []);
      const found = await readBlobs(git, wanted, access);
      return new Map(
        paths.flatMap((path): [string, Uint8Array][] => {
          const bytes = found.get(blobs.get(path) ?? '');
          return bytes ? [[path, bytes]] : [];
        }),
      );
    };
    return { base: base.commit, how: base.how, changes, tree, read };
  } catch (error) {
    if (error instanceof NoBase) return error.message;
    if (error instanceof FetchError) return unfetched(error, context);
    if (error instanceof GitError) return `The comparison with the base commit failed: ${error.message}.`;
    throw error;
  }
}

/**
 * In a terminal the context's server is where the clone's remote is, which is for the clone's configuration to say; the
 * token is not for that.
 */
const tokenServer = ({ host, serverUrl }: Context, { env }: Git): string =>
  host === 'terminal' ? env['GITHUB_SERVER_URL'] || 'https://github.com' : serverUrl;

function unfetched(error: FetchError, context: Context): string {
  const lost = `The commit to compare with is not in this clone, and ${error.message}`;
  if (context.host === 'terminal') return `${lost}: fetch it with git first, or name another with --base-ref.`;
  if (error.kind === 'denied')
    return `${lost}: give the job \`contents: read\` and keep \`github-token\`, or give actions/checkout \`fetch-depth: 0\`.`;
  return `${lost}: give actions/checkout \`fetch-depth: 0\`, or name a branch with \`base-ref\`.`;
}
