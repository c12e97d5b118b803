/** How much of a series of commits is on its branch: asked after every fault, so that nothing is committed twice. */

import { blobId } from '../../../model/github/blob.ts';
import type { CommitSeries } from '../../../model/github/publication.ts';
import type { GitHub } from '../client.ts';
import { Unanswered } from '../parsed-answer.ts';
import { branchTip, commitAt, filesAt } from './branch-tip.ts';

export interface Progress {
  /** How many of the commits are there. */
  readonly done: number;
  /** The last of them; `onto` when there is none. */
  readonly commit: string;
  /** Null when the branch ends there; else its tip, with commits of others. */
  readonly beyond: string | null;
  readonly author: string;
}

/** Commits of others that are looked through for ours. */
const reach = 30;

/**
 * Walks from the tip down to where the series began. Null: it does not lead there, the branch was moved to other
 * commits.
 */
export async function progressOf(
  client: GitHub,
  { repository, branch, onto, steps }: CommitSeries,
): Promise<Progress | null | Unanswered> {
  const tip = await branchTip(client, repository, branch);
  if (tip === null || tip instanceof Unanswered) return tip;
  const above: { readonly sha: string; readonly message: string; readonly author: string }[] = [];
  for (let sha = tip; sha !== onto;) {
    if (above.length >= steps.length + reach) return null;
    const commit = await commitAt(client, repository, sha);
    if (commit instanceof Unanswered) return commit;
    above.unshift(commit);
    const [parent] = commit.parents;
    if (parent === undefined) return null;
    sha = parent;
  }
  const differs = above.findIndex(({ message }, index) => !sameMessage(message, steps[index]));
  const claimed = differs < 0 ? above.length : differs;
  const last = above[claimed - 1];
  const nothing: Progress = { done: 0, commit: onto, beyond: above.length > 0 ? tip : null, author: '' };
  if (!last) return nothing;
  const holds = await hasFiles(client, { repository, sha: last.sha, steps: steps.slice(0, claimed) });
  if (holds instanceof Unanswered) return holds;
  return holds
    ? { done: claimed, commit: last.sha, beyond: last.sha === tip ? null : tip, author: last.author }
    : nothing;
}

const flat = (text: string): string => text.replace(/\r\n?/gu, '\n').trim();
/** A repository may have GitHub add a sign-off. */
const sameMessage = (message: string, step: CommitSeries['steps'][number] | undefined): boolean =>
  step !== undefined && flat(message).startsWith(flat(`${step.headline}\n\n${step.body}`));

/** A message can be copied; what the commits hold decides. */
async function hasFiles(
  client: GitHub,
  at: { readonly repository: string; readonly sha: string; readonly steps: CommitSeries['steps'] },
): Promise<boolean | Unanswered> {
  const wanted = new Map(
    at.steps.flatMap(({ files }) => files.map(({ path, after }) => [path, blobId(after, at.sha)] as const)),
  );
  const files = await filesAt(client, at.repository, at.sha, [...wanted.keys()]);
  return files instanceof Unanswered ? files : [...wanted].every(([path, blob]) => files.get(path)?.blob === blob);
}
