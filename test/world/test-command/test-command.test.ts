import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { secretsOf, testEnvironment } from '../../../src/world/test-command/environment.ts';
import { runTest } from '../../../src/world/test-command/run.ts';

const token = 'ghs_SECRETSECRETSECRET';
let cwd: string;
before(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), 'test-command-')));
});
after(() => rmSync(cwd, { recursive: true, force: true }));

/** A test command that is a program for Node; its own environment unless another is given. */
const run = (code: string, more: { readonly timeout?: number; readonly env?: Readonly<Record<string, string>> } = {}) =>
  runTest([process.execPath, '-e', code], {
    cwd,
    env: testEnvironment(process.env, token),
    secrets: secretsOf(token),
    ...more,
  });

test('passed and failed, in the project folder, without standard input', async () => {
  const passed = await run('process.stdin.on("end", () => console.log(process.cwd())).resume()');
  assert.deepEqual([passed.status, passed.output], ['passed', cwd]);
  assert.ok(passed.seconds > 0 && passed.seconds < 60);
  const failed = await run('console.log("one"); console.error("two"); process.exitCode = 3');
  assert.equal(failed.status, 'failed');
  assert.deepEqual(failed.output.split('\n').sort(), ['one', 'two']);
  assert.equal((await run('process.kill(process.pid, "SIGKILL")')).status, 'failed');
});

test('no shell: arguments arrive as they are', async () => {
  const hostile = ['$(touch pwned)', '; touch pwned', '`touch pwned`', '*', 'a b', '%PATH%'];
  const said = await runTest(
    [process.execPath, '-e', 'console.log(JSON.stringify(process.argv.slice(1)))', ...hostile],
    { cwd, env: testEnvironment(process.env, ''), secrets: [] },
  );
  assert.deepEqual(JSON.parse(said.output), hostile);
  assert.ok(!existsSync(join(cwd, 'pwned')));
});

test('what cannot be started is a reason and not an error', async () => {
  for (const command of [[], [''], ['no-such-program-here'], [cwd], [process.execPath, 'a\0b']]) {
    const { status, output } = await runTest(command, { cwd, env: testEnvironment(process.env, ''), secrets: [] });
    assert.equal(status, 'not-started', JSON.stringify(command));
    assert.match(output, /empty|could not be started/);
  }
});

test('the end of a long output, on the boundary of a line', async () => {
  const { output } = await run('for (let at = 0; at < 200000; at++) console.log(`line ${at} é`)');
  assert.ok(output.length <= 4000 && output.length > 3900, String(output.length));
  assert.match(output, /^line \d+ é\n[^]*\nline 199999 é$/);
  assert.ok(!output.includes('\ufffd'));
  const one = await run('process.stdout.write("x".repeat(100000))');
  assert.equal(one.output, 'x'.repeat(4000));
});

test('tokens go neither in nor come out', async () => {
  const env = testEnvironment(
    {
      ...process.env,
      GITHUB_TOKEN: 'a',
      GH_TOKEN: 'a',
      ACTIONS_RUNTIME_TOKEN: 'a',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'a',
      'INPUT_GITHUB-TOKEN': token,
      NPM_TOKEN: 'a',
      MINE: `x${token}`,
      GITHUB_ENV: '/file',
      GITHUB_OUTPUT: '/file',
      VIRTUAL_ENV: '/venv',
      DATABASE_URL: 'db',
      PYTHONPATH: 'src',
      GITHUB_WORKSPACE: '/work',
      CI: 'true',
    },
    token,
  );
  const { output } = await run('console.log(JSON.stringify(Object.keys(process.env)))', { env });
  const names: string[] = JSON.parse(output);
  for (const name of [
    'GITHUB_TOKEN',
    'GH_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_URL',
    'INPUT_GITHUB-TOKEN',
    'NPM_TOKEN',
    'MINE',
    'GITHUB_ENV',
    'GITHUB_OUTPUT',
  ])
    assert.ok(!names.includes(name), name);
  for (const name of ['PATH', 'VIRTUAL_ENV', 'DATABASE_URL', 'PYTHONPATH', 'GITHUB_WORKSPACE', 'CI'])
    assert.ok(names.includes(name), name);
  const header = Buffer.from(`x-access-token:${token}`).toString('base64');
  assert.equal((await run(`console.log('${token} ${header}')`)).output, '*** ***');
});

const posix = { skip: process.platform === 'win32' ? 'process groups' : false };
/** Whether a process runs; one that ended may not have been collected yet, where nobody does so. */
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

test('on a time-out everything that it started is killed', posix, async () => {
  const child = 'require("fs").writeFileSync("pid", String(process.pid)); setInterval(() => {}, 1000)';
  writeFileSync(join(cwd, 'child.cjs'), child);
  const { status, output, seconds } = await run(
    'console.log("begun"); require("child_process").spawn(process.execPath, ["child.cjs"], { stdio: "inherit" })',
    { timeout: 1500 },
  );
  assert.deepEqual([status, output], ['timed-out', 'begun']);
  assert.ok(seconds < 10, String(seconds));
  await wait(100);
  assert.equal(alive(Number(readFileSync(join(cwd, 'pid'), 'utf8'))), false);
});

test('what it leaves running is killed, and does not hold us up', posix, async () => {
  const code =
    'const c = require("child_process").spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "inherit", detached: DETACHED }); console.log(c.pid); c.unref()';
  const { status, output } = await run(code.replace('DETACHED', 'false'));
  assert.equal(status, 'passed');
  await wait(100);
  assert.equal(alive(Number(output)), false);
  // One that left the group keeps our pipe; we stop waiting for it.
  const away = await run(code.replace('DETACHED', 'true'));
  assert.equal(away.status, 'passed');
  assert.ok(away.seconds < 10, String(away.seconds));
  process.kill(Number(away.output), 'SIGKILL');
});

test('an interrupt of this program ends the test command too, and then this program', posix, async () => {
  const script = join(cwd, 'host.mjs');
  const module = new URL('../../../src/world/test-command/run.ts', import.meta.url).href;
  const inner =
    'require("fs").writeFileSync("inner", String(process.pid)); process.on("SIGINT", () => {}); setInterval(() => {}, 1000)';
  writeFileSync(
    script,
    `import { runTest } from ${JSON.stringify(module)};\nawait runTest([process.execPath, '-e', ${JSON.stringify(inner)}], { cwd: ${JSON.stringify(cwd)}, env: process.env, secrets: [] });\n`,
  );
  const host = spawn(process.execPath, [script], { stdio: 'ignore' });
  const ended = new Promise((resolve) => host.on('exit', (_, signal) => resolve(signal)));
  while (!existsSync(join(cwd, 'inner')) || readFileSync(join(cwd, 'inner'), 'utf8') === '') await wait(20);
  host.kill('SIGINT');
  assert.equal(await ended, 'SIGINT');
  await wait(100);
  assert.equal(alive(Number(readFileSync(join(cwd, 'inner'), 'utf8'))), false);
});
