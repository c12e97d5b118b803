/** The branch of a proposal: made, moved on with its base, or added to. What others pushed to it is never lost. */

import { z } from 'zod';
import type { Note } from '../../../model/findings/report.ts';
import { readOwnCommit } from '../../../model/github/own-commit.ts';
import type { CommitSeries, CommitStep, Proposal } from '../../../model/github/publication.ts';
import { stepsLeft } from '../../../model/github/remaining-steps.ts';
import { quote } from '../../../text/log-text.ts';
import type { Answer, GitHub } from '../client.ts';
import { branchTip, commitAt, filesAt, objectId } from '../commits/branch-tip.ts';
import { buildCommits, buildTrees } from '../commits/commits-git-data.ts';
import { moveBranch } from '../commits/move-branch.ts';
import { ask, placeOf, Unanswered } from '../parsed-answer.ts';

export type Updated =
  /** `author` is the one that GitHub gave the new commits; empty when there are none. */
  | { readonly kind: 'ready'; readonly commit: string; readonly author: string; readonly notes: readonly Note[] }
  | { readonly kind: 'refused'; readonly answer: Answer }
  /** Others keep moving it. */
  | { readonly kind: 'busy' };

/** What is to be built, and from where to where the branch then goes. */
interface Plan {
  readonly from: string | null;
  readonly parent: string;
  readonly steps: readonly CommitStep[];
  readonly modes: ReadonlyMap<string, string>;
  readonly force: boolean;
  readonly notes: readonly Note[];
}

const rounds = 3;

/**
 * Everything is built out of sight and the branch moved once: a pull request never shows half of it, nor is closed for
 * having no commits.
 */
export async function updateBranch(client: GitHub, { branch }: Proposal, series: CommitSeries): Promise<Updated> {
  const { repository } = series;
  for (let round = 0; round < rounds; round += 1) {
    const plan = await planFor(client, branch, series);
    if (plan instanceof Unanswered) return { kind: 'refused', answer: plan.answer };
    const { from, parent, steps, modes, force, notes } = plan;
    if (from !== null && steps.length === 0) return { kind: 'ready', commit: from, author: '', notes };
    const trees = await buildTrees(client, { repository, parent, modes }, steps);
    if (trees instanceof Unanswered) return { kind: 'refused', answer: trees.answer };
    if (from !== null && (await hasTree(client, repository, from, trees.steps.at(-1))))
      return { kind: 'ready', commit: from, author: '', notes };
    const built = await buildCommits(client, { repository, parent, modes }, steps, trees);
    if (built instanceof Unanswered) return { kind: 'refused', answer: built.answer };
    const moved = await moveBranch(client, { repository, branch, from, to: built.commit, force });
    if (moved.kind === 'done') return { kind: 'ready', commit: built.commit, author: built.author, notes };
    if (moved.kind === 'refused') return moved;
  }
  return { kind: 'busy' };
}

async function planFor(client: GitHub, branch: string, series: CommitSeries): Promise<Plan | Unanswered> {
  const { repository, onto, steps, modes } = series;
  const tip = await branchTip(client, repository, branch);
  if (tip instanceof Unanswered) return tip;
  const fresh: Plan = { from: tip, parent: onto, steps, modes, force: tip !== null, notes: [] };
  if (tip === null) return fresh;
  const ours = await isAllOurs(client, repository, onto, tip);
  if (ours instanceof Unanswered) return ours;
  if (ours) return fresh;
  const files = await filesAt(client, repository, tip, [...modes.keys()]);
  if (files instanceof Unanswered) return files;
  const left = stepsLeft(series, files);
  const now = new Map([...files].map(([path, { mode }]) => [path, mode]));
  return {
    from: tip,
    parent: tip,
    steps: left.steps,
    modes: now,
    force: false,
    notes: left.untouched.length > 0 ? [leftAlone(branch, left.untouched)] : [],
  };
}

/** Not when the branch has nothing of its own: then it has to be moved, or there is nothing to propose. */
async function hasTree(client: GitHub, repository: string, commit: string, tree: string | undefined): Promise<boolean> {
  const there = await commitAt(client, repository, commit);
  return !(there instanceof Unanswered) && there.tree === tree;
}

const comparison = z.object({
  total_commits: z.int(),
  commits: z.array(
    z.object({ sha: objectId, commit: z.object({ message: z.string(), tree: z.object({ sha: objectId }) }) }),
  ),
});

/**
 * Whether every commit that the branch has beyond its base is ours, as we made it: an amended one has another tree than
 * its trailer says. With more commits than GitHub lists at once the answer is no.
 */
export async function isAllOurs(
  client: GitHub,
  repository: string,
  base: string,
  tip: string,
): Promise<boolean | Unanswered> {
  const basehead = `${base}...${tip}`;
  const compared = await ask(
    client,
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    { ...placeOf(repository), basehead, per_page: 100 },
    comparison,
  );
  if (compared instanceof Unanswered) return compared;
  const { total_commits: total, commits } = compared;
  return (
    commits.length === total &&
    commits.every(({ commit: { message, tree } }) => readOwnCommit(message)?.tree === tree.sha)
  );
}

function leftAlone(branch: string, paths: readonly string[]): Note {
  const shown = paths
    .slice(0, 5)
    .map((path) => `\`${quote(path, 200).replaceAll('`', "'")}\``)
    .join(', ');
  const text =
    `\`${quote(branch, 120).replaceAll('`', "'")}\` has commits of others, and there these files are not as they were scanned, so their new fixes were left out: ` +
    `${shown}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}. Merge or close the pull request to start afresh.`;
  return { level: 'warning', topic: 'fix', text };
}
