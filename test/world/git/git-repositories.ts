/** Real repositories in temporary folders, and checkouts of them as actions/checkout leaves them. */

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Context } from '../../../src/model/context.ts';
import { type BaseSide, compareWithBase } from '../../../src/world/git/compare.ts';
import { type Git, openGit } from '../../../src/world/git/git.ts';

/** Nothing of the machine's own configuration takes part. */
export const env: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const author = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.org',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.org',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

export function temporary(t: TestContext): string {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'bandit-remediate-git-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function git(cwd: string, ...args: readonly string[]): string {
  const safe = ['-c', 'protocol.file.allow=always', '-c', 'init.defaultBranch=main', '-c', 'advice.detachedHead=false'];
  return execFileSync('git', [...safe, ...args], {
    cwd,
    env: { ...env, ...author },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** Writes files, commits everything and gives the commit's id. */
export function commit(
  folder: string,
  message: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
): string {
  write(folder, files);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(folder, 'rev-parse', 'HEAD');
}

export const lines = (count: number, mark = ''): string =>
  Array.from({ length: count }, (_, at) => `line_${at} = ${at}${mark}\n`).join('');

/** A repository on a branch `work` that left `main` at its only commit. */
export function repository(
  t: TestContext,
  files: Readonly<Record<string, string | Uint8Array>>,
  attributes = '',
): string {
  const folder = temporary(t);
  git(folder, 'init', '--quiet', '--template=', '.');
  commit(folder, 'base', attributes ? { ...files, '.gitattributes': attributes } : files);
  git(folder, 'checkout', '--quiet', '-b', 'work');
  return folder;
}

export interface Upstream {
  readonly folder: string;
  readonly bare: string;
  readonly url: string;
  readonly author: string;
  readonly start: string;
  /** Where main went on. */
  readonly main: string;
  /** The pull request's commit, from `start`. */
  readonly head: string;
  /** refs/pull/1/merge: head merged into main. */
  readonly merge: string;
}

interface Template {
  readonly folder: string;
  readonly ids: Pick<Upstream, 'start' | 'main' | 'head' | 'merge'>;
}
const templates = new Map<number, Template>();
process.on('exit', () => templates.forEach(({ folder }) => rmSync(folder, { recursive: true, force: true })));

/**
 * main: start - main; a pull request with one commit (or `between` more) from start; and its merge commit. Built once,
 * then copied.
 */
export function upstream(t: TestContext, between = 0): Upstream {
  const template = templates.get(between) ?? build(between);
  templates.set(between, template);
  const folder = temporary(t);
  cpSync(template.folder, folder, { recursive: true });
  const [bare, work] = [join(folder, 'remote.git'), join(folder, 'author')];
  const config = readFileSync(join(work, '.git/config'), 'utf8');
  writeFileSync(join(work, '.git/config'), config.replaceAll(template.folder, folder));
  return { folder, bare, url: `file://${bare}`, author: work, ...template.ids };
}

function build(between: number): Template {
  const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'bandit-remediate-git-template-')));
  const [bare, work] = [join(folder, 'remote.git'), join(folder, 'author')];
  git(folder, 'init', '--quiet', '--template=', '--bare', bare);
  git(bare, 'config', 'uploadpack.allowFilter', 'true');
  git(folder, 'init', '--quiet', '--template=', work);
  git(work, 'remote', 'add', 'origin', `file://${bare}`);
  const files = {
    'app.py': lines(20),
    'old.py': lines(30, ' * 2'),
    'gone.py': 'gone = True\n',
    'same.py': 'same = 1\n',
  };
  const start = commit(work, 'start', files);
  const main = commit(work, 'main goes on', { 'main.py': 'main = 1\n' });
  git(work, 'branch', 'feature', start);
  if (between > 0) importSteps(work, start, between);
  git(work, 'checkout', '--quiet', 'feature');
  git(work, 'mv', 'old.py', 'new.py');
  git(work, 'rm', '--quiet', 'gone.py');
  const head = commit(work, 'feature', { 'app.py': `${lines(20)}changed = 1\n`, 'added.py': 'added = 1\n' });
  git(work, 'checkout', '--quiet', '--detach', main);
  git(work, 'merge', '--quiet', '--no-ff', '--message', 'merge', 'feature');
  const merge = git(work, 'rev-parse', 'HEAD');
  const refs = [
    `${main}:refs/heads/main`,
    `${head}:refs/heads/feature`,
    `${head}:refs/pull/1/head`,
    `${merge}:refs/pull/1/merge`,
  ];
  git(work, 'push', '--quiet', 'origin', ...refs);
  return { folder, ids: { start, main, head, merge } };
}

/** Many empty commits at once. */
function importSteps(work: string, start: string, count: number): void {
  const head = 'commit refs/heads/feature\ncommitter a <a@example.org> 1767225600 +0000\ndata 4\nstep\n';
  const step = (at: number): string => `${head}${at === 0 ? `from ${start}\n` : ''}\n`;
  execFileSync('git', ['fast-import', '--quiet'], {
    cwd: work,
    env,
    input: Array.from({ length: count }, (_, at) => step(at)).join(''),
  });
}

/** What actions/checkout does: a new repository, one fetch into one ref, a checkout of it. `ref` is a full one. */
export function checkout(
  from: Upstream,
  commitId: string,
  ref: string,
  options: readonly string[] = ['--depth=1'],
): string {
  const folder = mkdtempSync(join(from.folder, 'checkout-'));
  git(folder, 'init', '--quiet', '--template=', '.');
  git(folder, 'remote', 'add', 'origin', from.url);
  const branch = ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;
  const local = branch ? `refs/remotes/origin/${branch}` : ref.replace('refs/', 'refs/remotes/');
  const all = options.includes('--depth=1') ? [] : ['+refs/heads/*:refs/remotes/origin/*'];
  const one = branch && all.length > 0 ? [] : [`+${commitId}:${local}`];
  git(folder, 'fetch', '--quiet', '--no-tags', ...options, 'origin', ...all, ...one);
  if (branch) git(folder, 'checkout', '--quiet', '--force', '-B', branch, local);
  else git(folder, 'checkout', '--quiet', '--force', local);
  return folder;
}

export const aContext = (over: Partial<Context> = {}): Context => ({
  host: 'action',
  event: 'pull_request',
  repository: 'o/r',
  serverUrl: 'https://github.com',
  head: null,
  sha: null,
  ref: null,
  pull: null,
  eventBase: null,
  defaultBranch: 'main',
  runUrl: null,
  job: null,
  workflow: null,
  program: [],
  results: '',
  root: '/work',
  folder: '',
  ...over,
});

export const pullContext = (from: Upstream, over: Partial<Context> = {}): Context =>
  aContext({
    sha: from.merge,
    ref: 'refs/pull/1/merge',
    eventBase: from.main,
    pull: { number: 1, headSha: from.head, baseSha: from.main, baseRef: 'main', fork: false, dependabot: false },
    ...over,
  });

export async function open(
  folder: string,
  host: 'action' | 'terminal' = 'action',
  more: Readonly<Record<string, string>> = {},
): Promise<Git> {
  const opened = await openGit(
    folder,
    { ...env, ...(host === 'action' ? { GITHUB_WORKSPACE: folder } : {}), ...more },
    host,
  );
  if (typeof opened === 'string') throw new Error(opened);
  return opened;
}

/** A PATH whose first `git` does something and then is git. */
export function gitWith(folder: string, first: string): string {
  const path = process.env['PATH'] ?? '';
  const real = path
    .split(delimiter)
    .map((part) => join(part, 'git'))
    .find((file) => existsSync(file));
  const bin = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(bin, 'git'), `#!/bin/sh\n${first}\nexec '${real}' "$@"\n`, { mode: 0o755 });
  return `${bin}${delimiter}${path}`;
}

/** The comparison, which must come about. */
export async function compared(
  folder: string,
  context: Context,
  baseRef = '',
  token: string | null = null,
): Promise<BaseSide> {
  const side = await compareWithBase(await open(folder, context.host), context, { baseRef, token });
  if (typeof side === 'string') throw new Error(side);
  return side;
}

/** Changes as `base -> head`, sorted. */
export const shown = (side: BaseSide): string[] =>
  side.changes.map((change) => `${change.basePath ?? ''} -> ${change.path ?? ''}`).sort();
