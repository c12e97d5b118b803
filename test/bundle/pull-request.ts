/**
 * A pull request as actions/checkout leaves it: a base commit, a change on a branch, and a shallow checkout of its
 * merge commit.
 */

import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { git } from '../world/git/git-repositories.ts';

export interface PullRequest {
  /** The folder round everything, for what lies beside the checkout. */
  readonly home: string;
  /** The checkout. */
  readonly folder: string;
  readonly payload: unknown;
  readonly env: Readonly<Record<string, string>>;
}

type Write = (folder: string) => void;

/** `base` and `change` write into a working tree; all that they leave there is committed. */
export function pullRequest(t: TestContext, base: Write, change: Write): PullRequest {
  const home = realpathSync.native(mkdtempSync(join(tmpdir(), 'bandit-remediate-pull-')));
  t.after(() => rmSync(home, { recursive: true, force: true, maxRetries: 10 }));
  return pullRequestIn(home, base, change);
}

export function pullRequestIn(home: string, base: Write, change: Write): PullRequest {
  const [bare, work, folder] = [join(home, 'remote.git'), join(home, 'work'), join(home, 'checkout')];
  git(home, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(home, 'clone', '--quiet', bare, work);
  git(work, 'checkout', '--quiet', '-b', 'main');
  base(work);
  const start = committed(work, 'base');
  git(work, 'checkout', '--quiet', '-b', 'change');
  change(work);
  const head = committed(work, 'change');
  git(work, 'checkout', '--quiet', '--force', 'main');
  git(work, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'change');
  const merge = git(work, 'rev-parse', 'HEAD');
  git(
    work,
    'push',
    '--quiet',
    'origin',
    `${start}:refs/heads/main`,
    `${head}:refs/heads/change`,
    `${merge}:refs/pull/7/merge`,
  );
  git(home, 'init', '--quiet', folder);
  git(folder, 'remote', 'add', 'origin', `file://${bare}`);
  git(folder, 'fetch', '--quiet', '--depth=1', 'origin', '+refs/pull/7/merge:refs/remotes/pull/7/merge');
  git(folder, 'checkout', '--quiet', '--detach', 'refs/remotes/pull/7/merge');
  const repo = { full_name: 'octo/shelf' };
  return {
    home,
    folder,
    payload: {
      pull_request: { number: 7, head: { sha: head, repo }, base: { sha: start, ref: 'main', repo } },
      repository: { default_branch: 'main', ...repo },
    },
    env: { GITHUB_SHA: merge, GITHUB_REF: 'refs/pull/7/merge', GITHUB_BASE_REF: 'main', GITHUB_HEAD_REF: 'change' },
  };
}

function committed(work: string, message: string): string {
  git(work, 'add', '-A');
  git(work, 'commit', '--quiet', '--allow-empty', '-m', message);
  return git(work, 'rev-parse', 'HEAD');
}
