/** Commits on a branch of the user's: all or none where GitHub allows it, never over somebody else's. */

import { counted } from '../../../model/count.ts';
import type { Note } from '../../../model/findings/report.ts';
import type { CommitSeries, CommitStep } from '../../../model/github/publication.ts';
import type { Answer, GitHub } from '../client.ts';
import { Unanswered } from '../parsed-answer.ts';
import { buildCommits, buildTrees } from './commits-git-data.ts';
import { commitOnBranch } from './commits-graphql.ts';
import { moveBranch } from './move-branch.ts';
import { progressOf, type Progress } from './series-progress.ts';
import { explainWrite } from './write-refusals.ts';

export interface Pushed {
  /** The last commit; null when not all of them are there. */
  readonly commit: string | null;
  readonly notes: readonly Note[];
}

/** What a workflow's own token is called in the commits that it makes; no other token has this name. */
export const workflowBot = 'github-actions[bot]';

/**
 * Adds the commits to the branch. A tip other than the one they are for stops them; what stands in the way becomes a
 * note, and nothing is thrown.
 */
export async function pushCommits(client: GitHub, series: CommitSeries): Promise<Pushed> {
  if (series.steps.length === 0) return { commit: null, notes: [] };
  return series.steps.every((step) => fitsMutation(step, series))
    ? pushOneByOne(client, series)
    : pushAtOnce(client, series);
}

/** The mutation makes ordinary files only, and large ones of its requests are refused; files one by one are not. */
const fitsMutation = ({ files }: CommitStep, { modes }: CommitSeries): boolean =>
  files.every(({ path }) => (modes.get(path) ?? '100644') === '100644') &&
  files.length <= 100 &&
  files.reduce((sum, { after }) => sum + after.length, 0) <= 10_000_000;

/** Programs among the files: the commits are made out of sight, then the branch is moved onto the last. */
async function pushAtOnce(client: GitHub, series: CommitSeries): Promise<Pushed> {
  const { repository, branch, onto: parent, modes, steps } = series;
  const onto = { repository, parent, modes };
  const trees = await buildTrees(client, onto, steps);
  if (trees instanceof Unanswered) return refused(trees.answer);
  const built = await buildCommits(client, onto, steps, trees);
  if (built instanceof Unanswered) return refused(built.answer);
  const moved = await moveBranch(client, { repository, branch, from: parent, to: built.commit, force: false });
  if (moved.kind === 'done') return pushed(built.commit, built.author);
  return moved.kind === 'refused' ? refused(moved.answer) : { commit: null, notes: [overtaken(0, steps.length)] };
}

/** A commit can be asked for twice for each that did not get through. */
const tries = 3;

async function pushOneByOne(client: GitHub, series: CommitSeries): Promise<Pushed> {
  const { repository, branch, steps } = series;
  let at: Progress = { done: 0, commit: series.onto, beyond: null, author: '' };
  for (let failures = 0; at.done < steps.length;) {
    const step = steps[at.done];
    if (!step) break;
    const made = await commitOnBranch(client, { repository, branch, expected: at.commit }, step);
    if (!(made instanceof Unanswered)) {
      at = { done: at.done + 1, commit: made.commit, beyond: null, author: made.author };
      continue;
    }
    const now = await progressOf(client, series);
    if (now instanceof Unanswered) return stopped(made.answer, at, steps.length);
    if (now === null || now.beyond !== null) return { commit: null, notes: [overtaken(now?.done ?? 0, steps.length)] };
    // A twin of this run may have made the commit: then the next one is up.
    if (now.done > at.done) at = now;
    else if (!(made.answer.uncertain || made.answer.kind === 'STALE_DATA') || (failures += 1) >= tries)
      return stopped(made.answer, now, steps.length);
  }
  return pushed(at.commit, at.author);
}

const pushed = (commit: string, author: string): Pushed => ({
  commit,
  notes: author === workflowBot ? [checksMayWait] : [],
});
const note = (level: Note['level'], text: string): Note => ({ level, topic: 'fix', text });

/** https://docs.github.com/actions/concepts/security/github_token#when-github_token-triggers-workflow-runs */
const checksMayWait = note(
  'notice',
  "Required checks may wait on the fix commits: what a workflow's own token pushes starts no runs, or runs that a person has to approve. " +
    'Give `github-token` the token of an App or a person to avoid it.',
);

const refused = (answer: Answer): Pushed => ({
  commit: null,
  notes: [note('warning', `The fixes were not committed: ${explainWrite(answer, 'contents: write')}`)],
});

function stopped(answer: Answer, { done }: Progress, count: number): Pushed {
  if (done === 0) return refused(answer);
  const there = `${done} of ${counted(count, 'fix commit')} are on the branch, the rest is missing; running the job again adds it.`;
  const text = `${there} The reason: ${explainWrite(answer, 'contents: write')}`;
  return { commit: null, notes: [note('warning', text)] };
}

function overtaken(done: number, count: number): Note {
  const there =
    done === 0
      ? 'nothing was committed over it'
      : `${done} of ${counted(count, 'fix commit')} are below it, the rest was left out`;
  return note(
    'warning',
    `Somebody pushed to the branch while the fixes were made: ${there}. The run for the new commit makes the fixes that are left.`,
  );
}
