/**
 * The bundle in a checkout that brings its own programs, settings and caches: none is used. And what each program that
 * is started gets to know.
 */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { onPath } from '../../src/world/process/programs.ts';
import { formsOf } from '../../src/world/test-command/secret-forms.ts';
import { realBandit, testHost } from '../bandit.ts';
import { checkout, git, upstream, write, commit } from '../world/git/git-repositories.ts';
import { serveGit } from '../world/git/git-server.ts';
import { runAction, temporary } from './action.ts';

const token = 'ghs_CANARYCANARYCANARYCANARY0123456789';
const header = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
const names = [
  'git',
  'python',
  'python3',
  'python3.12',
  'py',
  'uv',
  'pip',
  'pip3',
  'node',
  'tar',
  'gtar',
  'taskkill',
  'taskkill.exe',
  'git.exe',
  'zstd',
  'gzip',
  'gpg',
  'ssh',
  'sh',
  'bandit',
  'unshare',
  'setpriv',
  'mount',
  'git-remote-http',
  'git-upload-pack',
];
const load = 'import yaml\n\n\ndef read(stream):\n    return yaml.load(stream, Loader=yaml.Loader)\n';

interface Case {
  readonly folder: string;
  readonly payload: unknown;
  readonly env: Readonly<Record<string, string>>;
  readonly canary: string;
  readonly records: string;
}

/**
 * A pull request that adds decoys of every program and a weakness, its base at a server that wants the token, and
 * recorders outside the workspace.
 */
async function hostile(t: TestContext): Promise<Case> {
  const from = upstream(t);
  const [server, outside] = [await serveGit(t, from.folder, header), temporary(t)];
  const [canary, records, recorders] = [join(outside, 'canary'), join(outside, 'records'), join(outside, 'recorders')];
  for (const folder of [records, recorders]) mkdirSync(folder);
  const decoy = `#!/bin/sh\necho "$0 $*" >> '${canary}'\nexit 1\n`;
  git(from.author, 'checkout', '--quiet', '--detach', from.merge);
  write(from.author, {
    'load.py': load,
    'requirements.txt': 'pyyaml\n',
    '.gitattributes': '*.py filter=evil diff=evil\n',
  });
  for (const folder of ['', 'bin', 'Scripts', 'cache/bandit-remediate', 'tools/Python/3.12.1/x64/bin']) {
    mkdirSync(join(from.author, folder), { recursive: true });
    for (const name of names) writeFileSync(join(from.author, folder, name), decoy, { mode: 0o755 });
  }
  const config = `[filter "evil"]\n\tclean = echo filter >> ${canary}; cat\n[core]\n\tfsmonitor = echo fsmonitor >> ${canary}\n[credential]\n\thelper = "!echo helper >> ${canary}"\n`;
  write(from.author, {
    '.gitconfig': config,
    '.config/pip/pip.conf': '[global]\nindex-url = http://127.0.0.1:1/simple\n',
    'uv.toml': 'index-url = "http://127.0.0.1:1/simple"\n',
  });
  const id = commit(from.author, 'decoys');
  const merge = git(from.author, 'commit-tree', '-p', from.main, '-p', from.head, '-m', 'merge', `${id}^{tree}`);
  git(from.author, 'push', '--quiet', '--force', 'origin', `${merge}:refs/pull/1/merge`);
  const folder = checkout(from, merge, 'refs/pull/1/merge');
  git(folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`);
  for (const name of ['git', 'python3', 'python', 'uv', 'tests']) await recorder(recorders, name, records);
  // Beside a Python it would be taken for that one's.
  mkdirSync(join(recorders, 'bandit'));
  await recorder(join(recorders, 'bandit'), 'bandit', records);
  const repo = { full_name: 'octo/shelf' };
  return {
    folder,
    canary,
    records,
    payload: {
      pull_request: { number: 1, head: { sha: from.head, repo }, base: { sha: from.main, ref: 'main', repo } },
      repository: { default_branch: 'main', ...repo },
    },
    env: {
      PATH: [recorders, join(recorders, 'bandit'), process.env['PATH']].join(':'),
      GITHUB_SERVER_URL: server.url,
      GITHUB_API_URL: 'http://127.0.0.1:1',
      GITHUB_SHA: merge,
      GITHUB_REF: 'refs/pull/1/merge',
      ACTIONS_RUNTIME_TOKEN: 'runtime-token-of-this-run',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'identity-token-of-this-run',
      ACTIONS_CACHE_MODE: 'read',
      GITHUB_TOKEN: token,
      HEADER_COPY: Buffer.from(`x-access-token:${token}`).toString('base64'),
    },
  };
}

/** Writes down what it is given, and is then what it is called. */
async function recorder(folder: string, name: string, records: string): Promise<void> {
  const real = name === 'bandit' ? await realBandit() : (await onPath(name, testHost()))[0];
  // Asked where it is, a Python names itself: else it would go on as the real one.
  const itself = `case "$*" in *'os.path.abspath(sys.executable)'*) '${real}' "$@" | sed "s#\\"executable\\": \\"[^\\"]*#\\"executable\\": \\"$0#"; exit;; esac\n`;
  // The tests of this change (whose PATH has the project's folders, decoys and all) look into every process, and leave
  // something running that has forked twice.
  const attack = `cat /proc/[0-9]*/environ > '${records}/environments' 2>/dev/null\n(setsid /bin/sh -c "sleep 2; touch '${records}/late'" > /dev/null 2>&1 &)\nexit 0`;
  const then =
    name === 'tests'
      ? attack
      : name === 'uv' || real === undefined
        ? 'exit 1'
        : `${name.startsWith('python') ? itself : ''}exec '${real}' "$@"`;
  writeFileSync(join(folder, name), `#!/bin/sh\n{ echo "$*"; env; } > '${records}/${name}'.$$\n${then}\n`, {
    mode: 0o755,
  });
}

const inputs = {
  'github-token': token,
  'upload-sarif': 'false',
  fix: 'patch',
  'fix-safety': 'review',
  'fail-on': 'none',
  'test-command': 'tests --all',
};
const linux = { skip: process.platform !== 'linux' && 'programs are shell scripts, and tests are kept apart on Linux' };

/** Packages are downloaded once, for other tests too. */
const downloads = join(tmpdir(), 'bandit-remediate-test-cache', 'downloads');

test(
  'nothing of the checkout is used, wherever PATH, home and caches lead; the token reaches git alone, and ACTIONS_* nobody',
  linux,
  async (t) => {
    const { folder, payload, env, canary, records } = await hostile(t);
    const leading = {
      PATH: `.::bin:${folder}:${folder}/bin:${env['PATH']}`,
      HOME: folder,
      XDG_CACHE_HOME: join(folder, 'cache'),
      XDG_CONFIG_HOME: join(folder, '.config'),
      PIP_CONFIG_FILE: join(folder, '.config/pip/pip.conf'),
      UV_CONFIG_FILE: join(folder, 'uv.toml'),
      LD_LIBRARY_PATH: `:${folder}`,
      RUNNER_TOOL_CACHE: join(folder, 'tools'),
      // uv is left out where a mirror is set up for pip alone.
      UV_DEFAULT_INDEX: 'http://127.0.0.1:1/simple',
    };
    const step = { workspace: folder, event: 'pull_request', payload };
    await t.test('programs, settings and caches of the checkout', async () => {
      const ran = await runAction(t, { ...step, inputs, env: { ...env, ...leading, PIP_CACHE_DIR: downloads } });
      assert.equal(existsSync(canary) ? readFileSync(canary, 'utf8') : '', '', ran.log);
      assert.equal(ran.status, 0, ran.log);
      assert.equal(ran.outputs['new-findings'], '1', ran.log);
      assert.ok(Number(ran.outputs['fixed']) > 0, ran.log);
      assert.equal(git(folder, 'status', '--porcelain', '--ignored'), '', 'no environment is made in the checkout');
    });
    await t.test('what Python, pip, uv, Bandit, git and the test command get to know', async () => {
      const ran = await runAction(t, { ...step, inputs: { ...inputs, 'bandit-version': 'system' }, env });
      assert.equal(ran.status, 0, ran.log);
      assert.match(ran.summary, /tests --all/);
      await wait(2500);
      assert.ok(!existsSync(join(records, 'late')), 'what the tests left running has ended');
      assert.ok(existsSync(join(records, 'environments')));
      const recorded = readdirSync(records).map((name) => ({ name, text: readFileSync(join(records, name), 'utf8') }));
      const programs = new Set(recorded.map(({ name }) => name.split('.')[0]));
      for (const name of ['git', 'python3', 'uv', 'bandit', 'tests'])
        assert.ok(programs.has(name), `${name} was started: ${[...programs].join()}`);
      assert.ok(
        recorded.some(({ name, text }) => name.startsWith('python') && /\bpip\b.* install /.test(text)),
        'pip was started',
      );
      const forms = formsOf(token);
      for (const { name, text } of recorded) {
        assert.doesNotMatch(text, /(^|\0)(ACTIONS|INPUT)_|runtime-token|identity-token/m, name);
        if (!name.startsWith('git.'))
          assert.ok(!forms.some((form) => text.includes(form)), `${name} has the token:\n${text}`);
      }
      assert.ok(
        recorded.some(({ name, text }) => name.startsWith('git.') && text.includes(header)),
        'git has it where it fetches',
      );
      assert.ok(
        recorded.every(({ text }) => !forms.some((form) => text.split('\n')[0]?.includes(form))),
        'and nobody in an argument',
      );
    });
  },
);
