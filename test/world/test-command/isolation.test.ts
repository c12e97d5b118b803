/** What a test command that wants the step's tokens gets of them, and what is left of it afterwards. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../../../src/model/context.ts';
import { openBox } from '../../../src/world/test-command/box.ts';
import { secretsOf, testEnvironment } from '../../../src/world/test-command/environment.ts';
import { isolationOf, type TestWish } from '../../../src/world/test-command/isolation.ts';
import { runTest } from '../../../src/world/test-command/run.ts';
import { WorldError } from '../../../src/world/world.ts';
import { aContext } from '../git/git-repositories.ts';

const token = 'ghs_CANARYCANARYCANARYCANARY0123456789';
const linux = { skip: process.platform !== 'linux' && 'namespaces' };
let [home, temp, work]: string[] = [];
before(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'test-isolation-')));
  [temp, work] = [join(home, 'temp'), join(home, 'work')];
  for (const folder of [temp, work]) mkdirSync(folder);
});
after(() => rmSync(home ?? '', { recursive: true, force: true }));

const environment = (): Record<string, string> => ({ ...testEnvironment(process.env, token), RUNNER_TEMP: temp ?? '' });
const boxed = async (): Promise<readonly string[]> => {
  const box = await openBox({ env: environment(), keep: [work ?? ''] });
  assert.ok(typeof box !== 'string', String(box));
  return box;
};
const node = async (code: string, box: readonly string[] | null, more: { readonly timeout?: number } = {}) =>
  runTest([process.execPath, '-e', code], {
    cwd: work ?? '',
    env: environment(),
    secrets: secretsOf(token),
    ...(box ? { box } : {}),
    ...more,
  });

/** Looks for a text in the environment of every process. */
const search = (text: string): string => `
  const fs = require('fs');
  const seen = fs.readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name) && name !== String(process.pid)).flatMap((pid) => {
    for (const file of ['environ', 'task/' + pid + '/environ']) try { return fs.readFileSync('/proc/' + pid + '/' + file, 'latin1').includes(${JSON.stringify(text)}) ? [pid] : []; } catch {}
    return [];
  });
  console.log(seen.length > 0 ? 'found it' : 'nothing');`;

test('the environment of this program and of its parent is out of reach', linux, async () => {
  const marker = `marker-${process.pid}-in-an-environment`;
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {
    env: { ...process.env, CANARY: marker },
    stdio: 'ignore',
  });
  await wait(200);
  try {
    assert.equal((await node(search(marker), null)).output, 'found it', 'the search works');
    assert.equal((await node(search(marker), await boxed())).output, 'nothing');
  } finally {
    other.kill('SIGKILL');
  }
});

test('what has forked twice and left its group ends with the command', linux, async () => {
  const late = (name: string): string => `
    const { spawn } = require('child_process');
    spawn(process.execPath, ['-e', \`require('child_process').spawn(process.execPath, ['-e', "setTimeout(() => require('fs').writeFileSync('${name}', ''), 1500)"], { detached: true, stdio: 'ignore' }).unref()\`], { detached: true, stdio: 'ignore' }).unref();
    setTimeout(() => {}, 600);`;
  assert.equal((await node(late('outside'), null)).status, 'passed');
  assert.equal((await node(late('inside'), await boxed())).status, 'passed');
  await wait(2500);
  assert.deepEqual([existsSync(join(work ?? '', 'outside')), existsSync(join(work ?? '', 'inside'))], [true, false]);
});

test(
  "the runner's folder is empty in there, sockets to programs outside lead nowhere, and neither can be undone",
  linux,
  async (t) => {
    writeFileSync(join(temp ?? '', 'git-credentials.config'), `extraheader = ${token}`);
    const socket = join(home ?? '', 'agent.sock');
    const server = createServer((connection) => connection.end('served')).listen(socket);
    t.after(() => server.close());
    await new Promise((resolve) => server.once('listening', resolve));
    const box = await openBox({ env: { ...environment(), SSH_AUTH_SOCK: socket }, keep: [work ?? ''] });
    assert.ok(typeof box !== 'string', String(box));
    const code = `const fs = require('fs'); const { spawnSync } = require('child_process');
    const undone = spawnSync('umount', [${JSON.stringify(temp)}]).status;
    const again = spawnSync('unshare', ['--user', '--map-root-user', '--mount', 'umount', ${JSON.stringify(temp)}]).status;
    fs.writeFileSync(${JSON.stringify(join(temp ?? '', 'left-behind'))}, '');
    require('net').connect(${JSON.stringify(socket)}).on('data', (text) => console.log(String(text))).on('error', (error) => console.log('no socket'));
    console.log(undone !== 0, again !== 0, fs.readdirSync(${JSON.stringify(temp)}).join());
    fs.writeFileSync('made', 'x');`;
    const ran = await node(code, box);
    assert.deepEqual(ran.output.split('\n').sort(), ['no socket', 'true true left-behind'], ran.output);
    assert.deepEqual(readdirSync(temp ?? ''), ['git-credentials.config']);
    assert.equal(readFileSync(join(work ?? '', 'made'), 'utf8'), 'x', 'it writes into the project');
  },
);

test(
  'kept apart, a command passes, fails, times out and is missing as elsewhere; a virtual environment in the project works',
  linux,
  async () => {
    const box = await boxed();
    assert.equal((await node('console.log("yes")', box)).output, 'yes');
    assert.equal((await node('process.exitCode = 3', box)).status, 'failed');
    assert.equal((await node('process.kill(process.pid, "SIGKILL")', box)).status, 'failed');
    const slow = await node(
      'console.log("begun"); require("child_process").spawn("sleep", ["60"], { detached: true }); setInterval(() => {}, 1000)',
      box,
      { timeout: 1500 },
    );
    assert.deepEqual([slow.status, slow.output, slow.seconds < 10], ['timed-out', 'begun', true]);
    const inProject = join(work ?? '', '.venv', 'bin');
    mkdirSync(inProject, { recursive: true });
    writeFileSync(join(inProject, 'check'), '#!/bin/sh\necho checked "$@"\n', { mode: 0o755 });
    for (const command of [
      ['.venv/bin/check', 'a b'],
      ['check', 'a b'],
    ]) {
      for (const way of [box, undefined]) {
        const ran = await runTest(command, {
          cwd: work ?? '',
          env: { ...environment(), PATH: `${inProject}:${process.env['PATH']}` },
          secrets: [],
          ...(way ? { box: way } : {}),
        });
        assert.deepEqual([ran.status, ran.output], ['passed', 'checked a b']);
      }
    }
    for (const missing of ['no-such-program-here', './no-such-program-here']) {
      assert.equal(
        (await runTest([missing], { cwd: work ?? '', env: environment(), secrets: [], box })).status,
        'not-started',
      );
    }
    // A relative entry of PATH is nobody's word.
    writeFileSync(join(work ?? '', 'decoy'), '#!/bin/sh\necho decoy\n', { mode: 0o755 });
    assert.equal(
      (
        await runTest(['decoy'], {
          cwd: work ?? '',
          env: { ...environment(), PATH: `.::${process.env['PATH']}` },
          secrets: [],
        })
      ).status,
      'not-started',
    );
  },
);

test('a token in another form is neither in its environment nor in its output', async () => {
  const bytes = Buffer.from(token);
  const forms = {
    PLAIN: token,
    BASIC: Buffer.from(`x-access-token:${token}`).toString('base64'),
    ONE: Buffer.from(`:${token}`).toString('base64'),
    TWO: Buffer.from(`ab${token}cd`).toString('base64url'),
    HEX: bytes.toString('hex'),
    UPPER: bytes.toString('hex').toUpperCase(),
    URL: [...bytes].map((byte) => `%${byte.toString(16)}`).join(''),
  };
  const other = 'npm_0123456789abcdefghij';
  const env = testEnvironment(
    {
      ...process.env,
      ...forms,
      NPM_TOKEN: other,
      NPMRC: `//registry/:_authToken=${other}`,
      ACTIONS_RUNTIME_TOKEN: 'runtime-token-of-this-run',
      COPY: 'runtime-token-of-this-run',
      FLAG: 'yes',
    },
    token,
  );
  assert.deepEqual(
    Object.keys(env).filter((name) => name in forms || /NPM|COPY|ACTIONS/.test(name)),
    [],
  );
  assert.equal(env['FLAG'], 'yes');
  for (const [name, form] of Object.entries(forms)) {
    const { output } = await runTest([process.execPath, '-e', 'console.log(process.argv[1])', form], {
      cwd: work ?? '',
      env,
      secrets: secretsOf(token),
    });
    assert.ok(output.includes('***') && !output.includes(form) && output.length < form.length, `${name}: ${output}`);
  }
});

const pull = (over: Partial<NonNullable<Context['pull']>> = {}): Context['pull'] => ({
  number: 1,
  headSha: 'a'.repeat(40),
  baseSha: 'b'.repeat(40),
  baseRef: 'main',
  fork: false,
  dependabot: false,
  ...over,
});

test(
  'where tokens are in reach of the code of others, the command is kept apart, or refused with the remedy',
  linux,
  async () => {
    const none = join(home ?? '', 'no-programs');
    mkdirSync(none, { recursive: true });
    const decide = (
      context: Partial<Context>,
      isolation: TestWish['isolation'] = 'auto',
      path = process.env['PATH'] ?? '',
    ) =>
      isolationOf(
        { isolation },
        { context: aContext(context), git: 'no git', env: { PATH: path, RUNNER_TEMP: temp }, keep: [work ?? ''] },
      );
    assert.ok((await decide({ event: 'pull_request', pull: pull() })).box);
    assert.ok(
      (await decide({ event: 'pull_request', pull: null })).box,
      'an event that could not be read is nobody trusted',
    );
    for (const event of ['push', 'schedule', 'workflow_dispatch', 'merge_group'])
      assert.deepEqual(await decide({ event, pull: null }), { box: null, note: null });
    await assert.rejects(
      decide({ event: 'pull_request', pull: pull() }, 'auto', none),
      (error) => error instanceof WorldError && /unshare and setpriv.*test-isolation: never/s.test(error.message),
    );
    await assert.rejects(decide({ event: 'push', pull: null }, 'always', none), WorldError);
    for (const event of ['pull_request_target', 'workflow_run', 'issue_comment'])
      await assert.rejects(
        decide({ event, pull: pull() }),
        /code of a stranger.*on: pull_request.*test-isolation: always/s,
      );
    assert.ok((await decide({ event: 'pull_request_target', pull: pull() }, 'always')).box);
    assert.deepEqual(await decide({ event: 'pull_request_target', pull: pull() }, 'never'), { box: null, note: null });
    const fork = await decide({ event: 'pull_request', pull: pull({ fork: true }) }, 'auto', none);
    assert.equal(fork.box, null);
    assert.match(fork.note ?? '', /not kept apart.*can only read/);
    assert.deepEqual(
      await isolationOf(null, { context: aContext({ event: 'pull_request_target' }), git: '', env: {}, keep: [] }),
      { box: null, note: null },
    );
  },
);
