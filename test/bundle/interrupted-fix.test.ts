/** The bundle is ended while the tests run on changed files: they are put back, and nothing of the run is left. */

import assert from 'node:assert/strict';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { realBandit, testHost } from '../bandit.ts';
import { bundle, runTerminal, temporary } from './action.ts';

before(() => realBandit());

const code = 'import yaml\n\n\ndef read(text):\n    return yaml.load(text, Loader=yaml.Loader)\n';

/** `fix` on a repository whose test command waits; comes back when the files are changed. */
async function waiting(
  t: TestContext,
): Promise<{ root: string; temp: string; child: ChildProcess; ended: Promise<unknown> }> {
  const [root, temp] = [temporary(t), temporary(t)];
  writeFileSync(join(root, 'a.py'), code);
  writeFileSync(
    join(root, 'wait.py'),
    'import os, time\nif "SafeLoader" in open("a.py").read() or "safe_load" in open("a.py").read():\n    time.sleep(60)\n',
  );
  execFileSync('git', ['init', '-q', root]);
  execFileSync('git', ['-C', root, 'add', '.']);
  const flags = ['fix', '.', '--force', '--test-command', 'python3 wait.py', '--fix-safety', 'review'];
  const env = { ...process.env, ...testHost().env, TMPDIR: temp, NO_COLOR: '1' };
  const child = spawn(process.execPath, [bundle, ...flags], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve(signal ?? status)));
  while (readFileSync(join(root, 'a.py'), 'utf8') === code && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
  return { root, temp, child, ended };
}

const left = (temp: string): readonly string[] =>
  readdirSync(temp).filter((name) => name.startsWith('bandit-remediate-'));

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(
    `${signal}: the files are as they were, and no temporary folder is left`,
    { skip: process.platform === 'win32' },
    async (t) => {
      const { root, temp, child, ended } = await waiting(t);
      child.kill(signal);
      assert.equal(await ended, signal);
      assert.equal(readFileSync(join(root, 'a.py'), 'utf8'), code);
      assert.deepEqual(left(temp), []);
    },
  );

test('SIGKILL: the next command puts the files back and says so', { skip: process.platform === 'win32' }, async (t) => {
  const { root, child, ended } = await waiting(t);
  child.kill('SIGKILL');
  assert.equal(await ended, 'SIGKILL');
  assert.notEqual(readFileSync(join(root, 'a.py'), 'utf8'), code);
  const { log } = await runTerminal(root, ['scan', '--fail-on', 'none']);
  assert.match(log, /An earlier run was killed while it changed files: 1 file is put back as before\./);
  assert.equal(readFileSync(join(root, 'a.py'), 'utf8'), code);
  assert.ok(!existsSync(join(root, '.git', 'bandit-remediate', 'writing.journal')));
});
