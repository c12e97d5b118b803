/** Opening a repository, git's environment, and what becomes of git's own words. */

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gitEnvironment, noAccess, tokenHeader, withSettings } from '../../../src/world/git/environment.ts';
import { openGit } from '../../../src/world/git/git.ts';
import { complaint, printable } from '../../../src/world/process/message.ts';
import { commit, env, git, gitWith, open, temporary, write } from './git-repositories.ts';

test('no repository, no git: the reason', async (t) => {
  const folder = temporary(t);
  assert.match(String(await openGit(folder, env, 'terminal')), /^This folder is not in a git repository/);
  assert.match(String(await openGit(folder, env, 'action')), /has no \.git folder.*downloads an archive/);
  assert.match(String(await openGit(join(folder, 'absent'), env, 'action')), /has no \.git folder/);
  git(folder, 'init', '--quiet', '.');
  assert.match(String(await openGit(folder, { ...env, PATH: '/nonexistent' }, 'action')), /^git is not installed/);
  write(folder, { '.git/HEAD': 'rubbish ::error::\n' });
  assert.match(String(await openGit(folder, env, 'terminal')), /^git cannot use this repository \(/);
});

test("a checkout that another user owns is opened in an Action; in a terminal git's own rule holds", async (t) => {
  const folder = temporary(t);
  git(folder, 'init', '--quiet', '.');
  commit(folder, 'first', { 'a.py': 'a = 1\n' });
  // git's own switch for testing the rule; our environment for git drops it, hence a git that sets it.
  const path = gitWith(temporary(t), 'GIT_TEST_ASSUME_DIFFERENT_OWNER=1; export GIT_TEST_ASSUME_DIFFERENT_OWNER');
  assert.match(
    String(await openGit(folder, { ...env, PATH: path }, 'terminal')),
    /another user owns it.*safe\.directory/,
  );
  for (const more of [{ GITHUB_WORKSPACE: folder }, {}]) {
    const opened = await open(folder, 'action', { ...more, PATH: path });
    assert.equal(opened.root, folder);
    assert.match(String(await opened.line(['rev-parse', 'HEAD'])), /^[0-9a-f]{40}$/);
  }
  assert.equal(
    (await open(folder, 'terminal', { GITHUB_ACTIONS: 'true', PATH: path })).top,
    folder,
    'a step of a workflow',
  );
});

test('a linked worktree, and a folder inside a repository', async (t) => {
  const folder = temporary(t);
  git(folder, 'init', '--quiet', 'main');
  commit(join(folder, 'main'), 'first', { 'pkg/a.py': 'a = 1\n' });
  git(join(folder, 'main'), 'worktree', 'add', '--quiet', join(folder, 'linked'));
  for (const host of ['action', 'terminal'] as const) {
    assert.equal((await open(join(folder, 'linked'), host)).top, join(folder, 'linked'));
    assert.equal((await open(join(folder, 'main/pkg'), host)).top, join(folder, 'main'));
  }
  assert.equal((await open(join(folder, 'main/pkg'), 'terminal')).root, join(folder, 'main'));
  assert.equal((await open(join(folder, 'main/pkg'), 'action')).root, join(folder, 'main/pkg'));
});

test("git sees none of the runner's or our own variables, and is never interactive", () => {
  const given = {
    PATH: '/bin',
    HOME: '/h',
    HTTPS_PROXY: 'p',
    GIT_SSH_COMMAND: 'ssh -i k',
    'INPUT_GITHUB-TOKEN': 's',
    input_x: 's',
    ACTIONS_RUNTIME_TOKEN: 's',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 's',
    SSH_ASKPASS: 'x',
    LC_ALL: 'de_DE',
    LANGUAGE: 'de',
    GIT_DIR: 'x',
    GIT_TRACE: '1',
    GIT_EXTERNAL_DIFF: 'x',
    GIT_CONFIG_PARAMETERS: 'x',
    GIT_ASKPASS: 'x',
  };
  const cleaned = gitEnvironment(given, null);
  assert.deepEqual(cleaned, {
    PATH: '/bin',
    HOME: '/h',
    HTTPS_PROXY: 'p',
    GIT_SSH_COMMAND: 'ssh -i k',
    LC_ALL: 'C',
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_ALLOW_PROTOCOL: 'https:http:ssh:git:file',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
  });
  assert.equal(gitEnvironment(given, noAccess)['GIT_NO_LAZY_FETCH'], undefined);
});

test('the header comes after configuration that the environment brings already', () => {
  const inherited = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'http.proxy', GIT_CONFIG_VALUE_0: 'p' };
  const { settings, secrets } = tokenHeader('https://github.com/', 'secret');
  const access = { env: withSettings(inherited, settings), secrets };
  assert.deepEqual(access.env, {
    GIT_CONFIG_COUNT: '3',
    GIT_CONFIG_KEY_1: 'http.https://github.com/.extraheader',
    GIT_CONFIG_VALUE_1: `AUTHORIZATION: basic ${Buffer.from('x-access-token:secret').toString('base64')}`,
    GIT_CONFIG_KEY_2: 'credential.helper',
    GIT_CONFIG_VALUE_2: '',
  });
  assert.equal(gitEnvironment(inherited, access)['GIT_CONFIG_KEY_0'], 'http.proxy');
});

test("git's complaints hold no command, no control, no credential, nothing of the remote's", () => {
  const stderr =
    'remote: ::error::hostile\nhint: x\n' +
    "fatal: could not read '::set-output name=x::y\u001b[31m\u202e' from https://user:pw@host/ with s3cret and basic QUJDREVGR0g=\nfatal: second";
  const text = complaint(stderr, ['s3cret']);
  assert.equal(text, "could not read '::set-output name=x::y' from https://***@host/ with *** and basic ***");
  assert.doesNotMatch(printable('::error::x'), /^\s*::/);
  assert.doesNotMatch(printable('x ##[error]y'), /##\[/);
  assert.equal(printable('a'.repeat(400)).length, 300);
});

test('git leaves nothing behind in the repository that it opened', async (t) => {
  const folder = temporary(t);
  git(folder, 'init', '--quiet', '.');
  await open(folder);
  assert.ok(!existsSync(join(folder, '.git/index')) && !existsSync(join(folder, '.git/FETCH_HEAD')));
});
