/** Commits made of blobs, trees and parents: modes are kept, and nothing shows until a branch is moved onto them. */

import { z } from 'zod';
import { blobId } from '../../../model/github/blob.ts';
import { withTree } from '../../../model/github/own-commit.ts';
import type { CommitStep } from '../../../model/github/publication.ts';
import type { GitHub } from '../client.ts';
import { ask, placeOf, Unanswered } from '../parsed-answer.ts';
import { commitAt, objectId } from './branch-tip.ts';

export interface Onto {
  readonly repository: string;
  /** The commit that they follow. */
  readonly parent: string;
  /** Modes of the files there; what is missing is an ordinary file. */
  readonly modes: ReadonlyMap<string, string>;
}

/** Trees of a series, first to last: all that GitHub has to be told before the commits. */
export interface Trees {
  readonly base: string;
  readonly steps: readonly string[];
}

export interface Built {
  readonly commit: string;
  /** The name that GitHub put into the author line. */
  readonly author: string;
}

const shaSchema = z.object({ sha: objectId });
const made = z.object({ sha: objectId, author: z.object({ name: z.string() }).nullish().catch(null) });
const again = { idempotent: true } as const;

/** Objects have the ids of their content, so what a fault interrupts can be asked for again. */
export async function buildTrees(
  client: GitHub,
  { repository, parent, modes }: Onto,
  steps: readonly CommitStep[],
): Promise<Trees | Unanswered> {
  const place = placeOf(repository);
  const commit = await commitAt(client, repository, parent);
  if (commit instanceof Unanswered) return commit;
  const trees: string[] = [];
  const known = new Set<string>();
  for (const { files } of steps) {
    for (const { after } of files) {
      const id = blobId(after, parent);
      if (known.has(id)) continue;
      const content = Buffer.from(after).toString('base64');
      const blob = await ask(
        client,
        'POST /repos/{owner}/{repo}/git/blobs',
        { ...place, content, encoding: 'base64' },
        shaSchema,
        again,
      );
      if (blob instanceof Unanswered) return blob;
      known.add(id);
    }
    const entries = files.map(({ path, after }) => ({
      path,
      mode: modes.get(path) ?? '100644',
      type: 'blob',
      sha: blobId(after, parent),
    }));
    const tree = await ask(
      client,
      'POST /repos/{owner}/{repo}/git/trees',
      { ...place, base_tree: trees.at(-1) ?? commit.tree, tree: entries },
      shaSchema,
      again,
    );
    if (tree instanceof Unanswered) return tree;
    trees.push(tree.sha);
  }
  return { base: commit.tree, steps: trees };
}

/**
 * The commits over the trees; the last one's id. Without author and committer GitHub signs them for bots:
 * https://docs.github.com/authentication/managing-commit-signature-verification/about-commit-signature-verification
 */
export async function buildCommits(
  client: GitHub,
  { repository, parent }: Onto,
  steps: readonly CommitStep[],
  trees: Trees,
): Promise<Built | Unanswered> {
  let last: Built = { commit: parent, author: '' };
  for (const [index, { headline, body }] of steps.entries()) {
    const tree = trees.steps[index] ?? trees.base;
    const message = withTree(`${headline}\n\n${body}`, tree);
    const parameters = { ...placeOf(repository), message, tree, parents: [last.commit] };
    const commit = await ask(client, 'POST /repos/{owner}/{repo}/git/commits', parameters, made, again);
    if (commit instanceof Unanswered) return commit;
    last = { commit: commit.sha, author: commit.author?.name ?? '' };
  }
  return last;
}
