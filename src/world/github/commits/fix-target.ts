/** Where fixes go: the branch, its tip and the files there, or the reason why they cannot go anywhere. */

import { z } from 'zod';
import type { Context } from '../../../model/context.ts';
import { proposalBranch, readOwnCommit, ownTip } from '../../../model/github/own-commit.ts';
import type { FixTarget, TargetWish } from '../../../model/github/publication.ts';
import { quote } from '../../../text/log-text.ts';
import type { GitHub } from '../client.ts';
import { ask, placeOf, Unanswered } from '../parsed-answer.ts';
import { diffHunks } from '../review/diff-hunks.ts';
import { branchTip, commitAt, filesAt, objectId } from './branch-tip.ts';
import { explainWrite } from './write-refusals.ts';

/** What is known of the place before its tip is looked at. */
interface Spot {
  readonly repository: string;
  readonly branch: string;
  readonly head: string;
  readonly isDefaultBranch: boolean;
  /** The pull request whose diff counts; null without one. */
  readonly pull: number | null;
}

/**
 * Asks GitHub where the fixes of `wish` can go. A string is the reason in one sentence why they cannot: a fork without
 * permission, a tag, a closed pull request, the default branch, a tip that is a fix commit of ours ...
 */
export async function fixTarget(client: GitHub, context: Context, wish: TargetWish): Promise<FixTarget | string> {
  const { repository } = context;
  if (repository === null) return 'the repository is not known; GITHUB_REPOSITORY must be `owner/name`.';
  const spot = context.pull
    ? await headSpot(client, repository, context.pull.number, wish)
    : await branchSpot(client, repository, context, wish);
  if (typeof spot === 'string') return spot;
  const refusal = unwelcome(spot, wish);
  if (refusal !== null) return refusal;

  // A fork's commits are in the network of its parent: the run's own token can read them there, also when the fork is
  // private.
  const commit = await commitAt(client, repository, spot.head);
  if (commit instanceof Unanswered) return unread('the tip of the branch', commit);
  const own = wish.kind === 'commit' ? readOwnCommit(commit.message) : null;
  // A series that was cut off has to be finished: its tip is not the last one.
  if (own !== null && own.place >= own.count) {
    return `the tip of ${shown(spot.branch)} is a fix commit of bandit-remediate itself; ${ownTip}`;
  }
  const files = await filesAt(client, repository, spot.head, wish.paths);
  if (files instanceof Unanswered) return unread('the files at the tip of the branch', files);
  const hunks = spot.pull === null ? null : await diffHunks(client, repository, spot.pull);
  if (hunks instanceof Unanswered) return unread("the pull request's diff", hunks, 'pull-requests: read');
  const { branch, head, isDefaultBranch } = spot;
  return { branch, head, message: commit.message, files, hunks, repository: spot.repository, isDefaultBranch };
}

const shown = (branch: string): string => `\`${quote(branch, 120).replaceAll('`', "'")}\``;

const unread = (what: string, { answer }: Unanswered, permission = 'contents: read'): string =>
  `${what} could not be read: ${explainWrite(answer, permission)}`;

function unwelcome({ branch, isDefaultBranch, pull }: Spot, { kind, allowDefault }: TargetWish): string | null {
  if (branch.startsWith('gh-readonly-queue/'))
    return 'a merge queue makes its branches itself and takes no commits on them.';
  if (kind === 'suggest' && pull === null) return 'there is no pull request to make suggestions on.';
  if (kind === 'commit' && isDefaultBranch && !allowDefault) {
    return `${shown(branch)} is the default branch, which gets no commits unless that is asked for; \`fix: pull-request\` proposes them.`;
  }
  if (kind === 'pull-request' && branch.startsWith(proposalBranch)) {
    return `${shown(branch)} is a branch of bandit-remediate itself, with fixes that are proposed already.`;
  }
  return null;
}

const repositoryName = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
const headSchema = z.object({
  ref: z.string().min(1),
  sha: objectId,
  repo: z.object({ full_name: repositoryName }).nullish(),
});
const pullSchema = z.object({
  number: z.int(),
  state: z.string(),
  head: headSchema,
  maintainer_can_modify: z.boolean().catch(false),
  base: z.object({ repo: z.object({ default_branch: z.string() }) }),
});

/** The head of a pull request, as it is now: it may be newer than the one that the event was about. */
async function headSpot(
  client: GitHub,
  repository: string,
  number: number,
  { kind }: TargetWish,
): Promise<Spot | string> {
  const pull = await ask(
    client,
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    { ...placeOf(repository), pull_number: number },
    pullSchema,
  );
  if (pull instanceof Unanswered) return unread('the pull request', pull, 'pull-requests: read');
  if (pull.state !== 'open') return 'the pull request is closed.';
  const source = pull.head.repo?.full_name ?? null;
  if (source === null) return 'the repository that the pull request comes from no longer exists.';
  const fork = source.toLowerCase() !== repository.toLowerCase();
  if (fork && kind === 'pull-request') {
    return 'the pull request comes from a fork, which a pull request with fixes cannot be made for from here; `fix: suggest` or `fix: patch` can.';
  }
  const refusal = fork && kind === 'commit' ? await lockedOut(client, source, pull.maintainer_can_modify) : null;
  if (refusal !== null) return refusal;
  const isDefaultBranch = !fork && pull.head.ref === pull.base.repo.default_branch;
  return {
    repository: source,
    branch: pull.head.ref,
    head: pull.head.sha,
    isDefaultBranch,
    pull: kind === 'pull-request' ? null : number,
  };
}

const rightsSchema = z.object({ permissions: z.object({ push: z.boolean() }).nullish().catch(null) });

/**
 * Why the token may not push to a fork, or null when it may. "Allow edits by maintainers" is for people: it does
 * nothing for the token of a workflow or an App, which is an installation and no person.
 * https://docs.github.com/pull-requests/collaborating-with-pull-requests/working-with-forks
 */
async function lockedOut(client: GitHub, fork: string, maintainerCanModify: boolean): Promise<string | null> {
  const rights = await ask(client, 'GET /repos/{owner}/{repo}', placeOf(fork), rightsSchema);
  if (!(rights instanceof Unanswered) && rights.permissions?.push === true) return null;
  if (!maintainerCanModify)
    return 'the pull request comes from a fork that the token may not push to; `fix: suggest` or `fix: patch` need no such permission.';
  const person = await client.request('GET /user', {});
  if (person.status === 200) return null;
  return (
    'the pull request comes from a fork. It allows edits by maintainers, but that is not enough for the token of a workflow or an App: ' +
    'give `github-token` the token of a person who maintains the repository, or use `fix: suggest`.'
  );
}

/** The branch that the run is on. */
async function branchSpot(
  client: GitHub,
  repository: string,
  { ref, event, defaultBranch }: Context,
  { kind }: TargetWish,
): Promise<Spot | string> {
  if (kind === 'suggest') return 'there is no pull request to make suggestions on.';
  if (event === 'merge_group') return 'a merge queue makes its branches itself and takes no commits on them.';
  if (ref?.startsWith('refs/tags/')) return 'the run is on a tag, which fixes cannot be added to.';
  const branch = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
  if (branch === undefined) return 'the run is on no branch; GITHUB_REF must be `refs/heads/...`.';
  const usual = defaultBranch ?? (await defaultOf(client, repository));
  if (usual instanceof Unanswered) return unread('the repository', usual);
  const head = await branchTip(client, repository, branch);
  if (head instanceof Unanswered) return unread('the branch', head);
  if (head === null) return `the branch ${shown(branch)} no longer exists, or the token cannot see it.`;
  return { repository, branch, head, isDefaultBranch: branch === usual, pull: null };
}

async function defaultOf(client: GitHub, repository: string): Promise<string | Unanswered> {
  const found = await ask(
    client,
    'GET /repos/{owner}/{repo}',
    placeOf(repository),
    z.object({ default_branch: z.string() }),
  );
  return found instanceof Unanswered ? found : found.default_branch;
}
