/** The context of each event, from payloads in the shape that GitHub sends, and from a clone in a terminal. */

import assert from 'node:assert/strict';
import { existsSync, realpathSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Context } from '../../src/model/context.ts';
import { InputError } from '../../src/model/input-error.ts';
import { actionContext, terminalContext } from '../../src/world/context.ts';
import { openGit } from '../../src/world/git/git.ts';
import { parseRemote } from '../../src/world/git/remote-address.ts';
import { WorldError } from '../../src/world/world.ts';
import { commit, env, git, temporary, write } from './git/git-repositories.ts';

const [a, b, c] = ['a'.repeat(40), 'b'.repeat(40), 'c'.repeat(40)];
const variables = {
  GITHUB_REPOSITORY: 'octo/app',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_SHA: c,
  GITHUB_REF: 'refs/pull/7/merge',
  GITHUB_ACTOR: 'mona',
  GITHUB_RUN_ID: '42',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_JOB: 'scan',
  GITHUB_WORKFLOW: 'Security',
  GITHUB_ACTION_REPOSITORY: 'octo/bandit-remediate',
  GITHUB_ACTION_REF: 'v1',
};
const repository = { default_branch: 'trunk', full_name: 'octo/app' };
const pull = (over: object = {}): object => ({
  number: 7,
  head: { sha: a, ref: 'topic', repo: { full_name: 'octo/app', fork: false } },
  base: { sha: b, ref: 'trunk' },
  user: { login: 'mona' },
  ...over,
});

/** The context of a step without git, for an event with this payload. */
async function of(
  t: TestContext,
  event: string,
  payload: unknown,
  more: Readonly<Record<string, string>> = {},
): Promise<Context> {
  const folder = temporary(t);
  write(folder, { 'event.json': typeof payload === 'string' ? payload : JSON.stringify(payload) });
  const all = {
    ...variables,
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: join(folder, 'event.json'),
    GITHUB_WORKSPACE: folder,
    ...more,
  };
  return actionContext(all, folder, '/results', 'no repository');
}

test('pull_request: everything', async (t) => {
  const context = await of(t, 'pull_request', { repository, pull_request: pull() });
  const { root } = context;
  assert.ok(existsSync(root));
  assert.deepEqual(context, {
    host: 'action',
    event: 'pull_request',
    repository: 'octo/app',
    serverUrl: 'https://github.com',
    head: null,
    sha: c,
    ref: 'refs/pull/7/merge',
    pull: { number: 7, headSha: a, baseSha: b, baseRef: 'trunk', fork: false, dependabot: false },
    eventBase: b,
    defaultBranch: 'trunk',
    runUrl: 'https://github.com/octo/app/actions/runs/42',
    job: 'scan',
    workflow: 'Security',
    program: ['npx', '--yes', 'github:octo/bandit-remediate#v1'],
    results: '/results',
    root,
    folder: '',
  });
});

test('forks, also deleted ones, and Dependabot', async (t) => {
  const head = (repo: object | null): object => pull({ head: { sha: a, repo } });
  const forked = async (repo: object | null): Promise<boolean | undefined> =>
    (await of(t, 'pull_request_target', { pull_request: head(repo) })).pull?.fork;
  assert.equal(await forked({ full_name: 'someone/app' }), true);
  assert.equal(await forked(null), true);
  assert.equal(await forked({ full_name: 'Octo/App' }), false);
  const bot = await of(t, 'pull_request', { pull_request: pull() }, { GITHUB_ACTOR: 'dependabot[bot]' });
  assert.deepEqual([bot.pull?.dependabot, bot.pull?.fork], [true, false]);
});

test('the base that each event names', async (t) => {
  const base = async (event: string, payload: object): Promise<string | null> =>
    (await of(t, event, payload)).eventBase;
  assert.equal(await base('pull_request_target', { pull_request: pull() }), b);
  assert.equal(
    await base('merge_group', { merge_group: { base_sha: b, head_sha: c, base_ref: 'refs/heads/trunk' } }),
    b,
  );
  assert.equal(await base('push', { before: b, after: c }), b);
  assert.equal(await base('push', { before: '0'.repeat(40), after: c, created: true }), null);
  assert.equal(await base('push', { before: 'F'.repeat(40) }), 'f'.repeat(40));
  for (const event of ['schedule', 'workflow_dispatch', 'workflow_run', 'release']) {
    assert.equal(await base(event, { before: b, merge_group: { base_sha: b } }), null);
  }
});

test('hostile and odd payloads: parts that are not what GitHub sends are unknown', async (t) => {
  const odd = await of(
    t,
    'push',
    { before: '--upload-pack=x', repository: { default_branch: '--x' } },
    {
      GITHUB_REPOSITORY: 'x/y/../z',
      GITHUB_SERVER_URL: 'javascript:x',
      GITHUB_SHA: 'HEAD',
      GITHUB_RUN_ID: '1;2',
      GITHUB_ACTION_REF: 'a b',
    },
  );
  assert.deepEqual(
    [odd.eventBase, odd.defaultBranch, odd.repository, odd.sha, odd.runUrl],
    [null, null, null, null, null],
  );
  assert.equal(odd.serverUrl, 'https://github.com');
  assert.deepEqual(odd.program, ['bandit-remediate']);
  const bases = [
    { sha: b, ref: '--x' },
    { sha: `${b}\n::error::`, ref: 'x' },
  ].map((base) => ({ base }));
  for (const broken of [{ number: -1 }, { number: '7' }, { head: null }, { head: { sha: 'HEAD' } }, ...bases]) {
    assert.equal((await of(t, 'pull_request', { pull_request: pull(broken) })).pull, null, JSON.stringify(broken));
  }
  for (const payload of [
    [],
    null,
    'null',
    '[]',
    '"x"',
    { repository: [], pull_request: 3, merge_group: 'x', before: {} },
  ]) {
    assert.deepEqual((await of(t, 'pull_request', payload)).pull, null);
  }
});

test('an event file that is not JSON is named; none at all is an empty one', async (t) => {
  await assert.rejects(
    of(t, 'push', '{"before": '),
    (error: Error) => error instanceof WorldError && /not JSON: ".*event\.json"/.test(error.message),
  );
  assert.equal((await of(t, 'push', {}, { GITHUB_EVENT_PATH: '/nonexistent/event.json' })).eventBase, null);
});

test('a server of its own, and a later attempt', async (t) => {
  const own = await of(t, 'push', {}, { GITHUB_SERVER_URL: 'https://git.example.org:8443/', GITHUB_RUN_ATTEMPT: '3' });
  assert.deepEqual(
    [own.serverUrl, own.runUrl],
    ['https://git.example.org:8443', 'https://git.example.org:8443/octo/app/actions/runs/42/attempts/3'],
  );
});

test('the project folder is relative to the workspace, also when git begins below or above it; never outside', async (t) => {
  const workspace = temporary(t);
  const elsewhere = temporary(t);
  mkdirSync(join(workspace, 'checked/out/pkg'), { recursive: true });
  git(join(workspace, 'checked/out'), 'init', '--quiet', '--template=', '.');
  const id = commit(join(workspace, 'checked/out'), 'first', { 'a.py': 'a = 1\n' });
  symlinkSync(elsewhere, join(workspace, 'link'));
  const at = async (project: string): Promise<Context> => {
    const variablesHere = { ...env, GITHUB_WORKSPACE: workspace };
    return actionContext(variablesHere, project, '/results', await openGit(project, variablesHere, 'action'));
  };
  const inside = await at(join(workspace, 'checked/out/pkg'));
  assert.deepEqual([inside.folder, inside.head, inside.event], ['checked/out/pkg', id, 'unknown']);
  assert.equal((await at(workspace)).folder, '');
  for (const outside of [elsewhere, join(workspace, 'link'), join(workspace, '..')]) {
    await assert.rejects(
      at(outside),
      (error: Error) => error instanceof InputError && /outside the workspace/.test(error.message),
    );
  }
  await assert.rejects(
    at(join(workspace, 'absent')),
    (error: Error) => error instanceof InputError && /does not exist/.test(error.message),
  );
});

test('terminal: repository, default branch and folder from the clone', async (t) => {
  const folder = temporary(t);
  git(folder, 'init', '--quiet', '--template=', '.');
  const id = commit(folder, 'first', { 'pkg/a.py': 'a = 1\n' });
  git(folder, 'remote', 'add', 'origin', 'https://user:secret@git.example.org/octo/app.git');
  git(folder, 'update-ref', 'refs/remotes/origin/trunk', id);
  git(folder, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/trunk');
  const root = realpathSync(folder);
  assert.deepEqual(
    await terminalContext(join(folder, 'pkg'), '/results', await openGit(join(folder, 'pkg'), env, 'terminal')),
    {
      host: 'terminal',
      event: 'terminal',
      repository: 'octo/app',
      serverUrl: 'https://git.example.org',
      head: id,
      sha: null,
      ref: null,
      pull: null,
      eventBase: null,
      defaultBranch: 'trunk',
      runUrl: null,
      job: null,
      workflow: null,
      program: ['bandit-remediate'],
      results: '/results',
      root,
      folder: 'pkg',
    },
  );
  const without = await terminalContext(join(folder, 'pkg'), '/results', 'no repository');
  assert.deepEqual([without.head, without.repository, without.folder], [null, null, '']);
});

test('addresses of remotes', () => {
  const hub = { serverUrl: 'https://github.com', repository: 'octo/app' };
  for (const address of [
    'https://github.com/octo/app',
    'https://github.com/octo/app.git',
    'https://x-access-token:t@github.com/octo/app/',
    'git@github.com:octo/app.git',
    'ssh://git@github.com/octo/app.git',
    'ssh://git@github.com:22/octo/app',
    'github.com:octo/app',
  ])
    assert.deepEqual(parseRemote(address), hub, address);
  for (const address of [
    '',
    '/srv/git/app.git',
    'file:///srv/git/app.git',
    '../app',
    'https://github.com/app',
    'C:/git/app',
  ]) {
    assert.equal(parseRemote(address), null, address);
  }
});
