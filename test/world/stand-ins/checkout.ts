/** What a runner hands to a job: the commit checked out as actions/checkout does, the event, the variables. */

import { execFileSync } from 'node:child_process';
import { repositoryBody } from './bodies.ts';
import { baseOf, headOf, type Pull } from './records.ts';
import { mergeTree, type Repository } from './repository.ts';
import { pullBody } from './rest-pulls.ts';

export interface Job {
  readonly event: 'pull_request' | 'push';
  readonly payload: object;
  /** GITHUB_SHA and what else differs from job to job. */
  readonly env: Readonly<Record<string, string>>;
}

const human = { name: 'Ada Human', email: 'ada@example.com', date: '2026-01-01T00:00:00Z' };
const api = 'https://api.github.com';

/** A job on a pull request, in an empty folder: on its merge commit, or on its head as some workflows ask for. */
export function pullRequestJob(pull: Pull, folder: string, what: 'merge' | 'head' = 'merge'): Job {
  const { repository, number, head, base } = pull;
  const { git } = repository;
  const merge = git.writeCommit(
    mergeTree(pull),
    [baseOf(pull), headOf(pull)],
    `Merge ${headOf(pull)} into ${baseOf(pull)}`,
    human,
    human,
  );
  git.moveRef(`refs/pull/${number}/merge`, merge);
  git.moveRef(`refs/pull/${number}/head`, headOf(pull));
  checkOut(repository, `refs/pull/${number}/${what}`, folder);
  const env = {
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_SHA: merge,
    GITHUB_REF: `refs/pull/${number}/merge`,
    GITHUB_BASE_REF: base,
    GITHUB_HEAD_REF: head.ref,
    GITHUB_ACTOR: pull.author.login,
  };
  const payload = {
    action: 'synchronize',
    number,
    pull_request: pullBody(pull, api),
    repository: repositoryBody(repository, api),
  };
  return { event: 'pull_request', payload, env };
}

/** A job on a push to a branch, in an empty folder. */
export function branchJob(repository: Repository, branch: string, folder: string): Job {
  const sha = checkOut(repository, `refs/heads/${branch}`, folder);
  const env = {
    GITHUB_REPOSITORY: repository.fullName,
    GITHUB_SHA: sha,
    GITHUB_REF: `refs/heads/${branch}`,
    GITHUB_ACTOR: 'ada',
  };
  return {
    event: 'push',
    payload: { ref: `refs/heads/${branch}`, after: sha, repository: repositoryBody(repository, api) },
    env,
  };
}

/** A shallow clone of one commit, as the checkout action makes it; gives the commit. */
function checkOut({ git: { path } }: Repository, ref: string, folder: string): string {
  const { PATH = '' } = process.env;
  const run = (...args: readonly string[]): string =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      env: { PATH, HOME: folder, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' },
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  run('init', '--quiet', '--initial-branch=checkout');
  run('remote', 'add', 'origin', `file://${path}`);
  run(
    'fetch',
    '--quiet',
    '--no-tags',
    '--depth=1',
    'origin',
    `+${ref}:refs/remotes/${ref.replace(/^refs\/(?:heads\/)?/, ref.startsWith('refs/heads/') ? 'origin/' : '')}`,
  );
  run('checkout', '--quiet', '--force', '--detach', 'FETCH_HEAD');
  return run('rev-parse', 'HEAD');
}
