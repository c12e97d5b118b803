/**
 * The committed bundle fixes a repository: the `fix` command as a person uses it, and `fix: patch` as a runner does.
 * Real Bandit, Python and git.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { realBandit } from '../bandit.ts';
import { bundle, nodes, root, runAction, runTerminal, temporary } from './action.ts';

await realBandit();

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'core.autocrlf=false', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

function committed(folder: string): string {
  git(folder, 'init', '-q');
  git(folder, 'add', '.');
  git(folder, 'commit', '-qm', 'start');
  return folder;
}

function repository(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporary(t);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return committed(folder);
}

function demo(t: TestContext): string {
  const folder = temporary(t);
  cpSync(join(root, 'examples/vulnerable-app'), folder, { recursive: true });
  return committed(folder);
}

const load = 'import yaml\n\n\ndef read(stream):\n    return yaml.load(stream, Loader=yaml.Loader)\n';
const safe = 'import yaml\n\n\ndef read(stream):\n    return yaml.safe_load(stream)\n';

test('fix changes the working tree, says how to take it back, and that works; on each Node', async (t) => {
  const folder = demo(t);
  for (const node of nodes) {
    const { status, log } = await runTerminal(folder, ['fix', '--fix-safety', 'review'], node);
    assert.equal(status, 0, log);
    assert.match(
      log,
      /^-            return DEFAULTS \| yaml\.load\(file, Loader=yaml\.Loader\)\n\+            return DEFAULTS \| yaml\.safe_load\(file\)$/mu,
    );
    assert.match(log, /^Fixed$[\s\S]*^ {2}B506 {2}shelf\/settings\.py:12 {2}Load with `safe_load`/mu);
    assert.match(log, /^Not fixed$[\s\S]*^For you to do$/mu);
    assert.doesNotMatch(log, /correct-horse/u, 'a secret is printed');
    assert.match(git(folder, 'diff', '--stat'), /shelf\/settings\.py/u);
    const [, command = ''] = /^To take the fixes back: (git .*)$/mu.exec(log) ?? [];
    execFileSync('sh', ['-c', command], { cwd: '/' });
    assert.equal(git(folder, 'status', '--porcelain'), '');
  }
});

test('what was fixed, Bandit itself no longer finds, and nothing new', async (t) => {
  const folder = demo(t);
  const { log } = await runTerminal(folder, ['fix', '--fix-safety', 'review']);
  const fixed = Number(/(\d+) of 25 findings are fixed/u.exec(log)?.[1]);
  assert.ok(fixed >= 14, log);
  const { log: rest } = await runTerminal(folder, ['scan', '--fail-on', 'none']);
  const left = Number(/Passed {2}(\d+) findings/u.exec(rest)?.[1]);
  // B602 becomes B603 and B607: a real step down, announced and said.
  assert.match(log, /Newly reported on the fixed code[\s\S]*B603 once and B607 once/u);
  assert.ok(left <= 25 - fixed + 2, `${left} of 25 left after ${fixed} fixes:\n${rest}`);
});

test('--diff shows and changes nothing; --rule chooses; safe fixes only unless asked', async (t) => {
  const folder = demo(t);
  const shown = await runTerminal(folder, ['fix', '--diff', '--rule', 'B506,B311']);
  assert.equal(shown.status, 0, shown.log);
  assert.match(shown.log, /^Would be fixed$\n {2}B506/mu);
  assert.match(shown.log, /B311[\s\S]*needs `fix-safety: review`/u);
  assert.match(shown.log, /1 of 2 findings/u);
  assert.match(shown.log, /Nothing was written\./u);
  assert.equal(git(folder, 'status', '--porcelain'), '');
});

test('files with uncommitted changes are left alone unless forced', async (t) => {
  const folder = repository(t, { 'a.py': load, 'b.py': load });
  writeFileSync(join(folder, 'a.py'), `${load}# mine\n`);
  const first = await runTerminal(folder, ['fix']);
  assert.match(first.log, /not committed as it is[\s\S]*--force/u);
  assert.deepEqual(
    [readFileSync(join(folder, 'a.py'), 'utf8'), readFileSync(join(folder, 'b.py'), 'utf8')],
    [`${load}# mine\n`, safe],
  );
  await runTerminal(folder, ['fix', '--force']);
  assert.equal(readFileSync(join(folder, 'a.py'), 'utf8'), `${safe}# mine\n`);
});

test('bytes outside the edits stay as they are: line endings, marks, encodings, the missing last line end', async (t) => {
  const crlf = load.replaceAll('\n', '\r\n');
  const cookie = `# -*- coding: latin-1 -*-\n# Gr\u00fc\u00dfe\n${load}`;
  const folder = repository(t, {
    'crlf.py': crlf,
    'bom.py': `\ufeff${load}`,
    'open.py': load.trimEnd(),
    'latin.py': Buffer.from(cookie, 'latin1'),
    'mixed.py': load.replace('\n', '\r\n'),
    'tabs.py': load.replace('    ', '\t'),
  });
  const { status, log } = await runTerminal(folder, ['fix']);
  assert.equal(status, 0, log);
  const bytes = (path: string): Buffer => readFileSync(join(folder, path));
  assert.deepEqual(bytes('crlf.py'), Buffer.from(safe.replaceAll('\n', '\r\n')));
  assert.deepEqual(bytes('bom.py'), Buffer.from(`\ufeff${safe}`));
  assert.deepEqual(bytes('open.py'), Buffer.from(safe.trimEnd()));
  assert.deepEqual(bytes('latin.py'), Buffer.from(cookie.replace(load, safe), 'latin1'));
  assert.deepEqual(bytes('mixed.py'), Buffer.from(safe.replace('\n', '\r\n')));
  assert.deepEqual(bytes('tabs.py'), Buffer.from(safe.replace('    ', '\t')));
  const [, command = ''] = /^To take the fixes back: (git .*)$/mu.exec(log) ?? [];
  execFileSync('sh', ['-c', command], { cwd: '/' });
  assert.equal(git(folder, 'status', '--porcelain'), '');
});

test('the test command decides with the proof', async (t) => {
  const check = 'import sys\nsys.exit("safe_load" in open("a.py").read() and "no safe loading here")\n';
  const folder = repository(t, { 'a.py': load, 'b.py': load, 'check.py': check });
  const { status, log } = await runTerminal(folder, ['fix', '--test-command', 'python3 check.py']);
  assert.equal(status, 0, log);
  assert.match(
    log,
    /Dropped, because they did not stand the proof[\s\S]*a\.py:5[\s\S]*the test command fails with it[\s\S]*\| no safe loading here/u,
  );
  assert.deepEqual(
    [readFileSync(join(folder, 'a.py'), 'utf8'), readFileSync(join(folder, 'b.py'), 'utf8')],
    [load, safe],
  );
});

test(
  'an interrupted test run leaves the working tree as it was',
  { skip: process.platform === 'win32' && 'no signals' },
  async (t) => {
    const check =
      'import time\nif "safe_load" in open("a.py").read():\n    open("started", "w").close()\n    time.sleep(60)\n';
    const folder = repository(t, { 'a.py': load, 'check.py': check });
    const { GITHUB_ACTIONS: _, ...env } = process.env;
    const child = spawn(process.execPath, [bundle, 'fix', '--test-command', 'python3 check.py'], {
      cwd: folder,
      env: { ...env, XDG_CACHE_HOME: join(tmpdir(), 'bandit-remediate-test-cache') },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)));
    for (let tries = 0; !existsSync(join(folder, 'started')) && tries < 300; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(readFileSync(join(folder, 'a.py'), 'utf8'), safe, 'the tests run on the fixed code');
    child.kill('SIGINT');
    assert.equal(await ended, 'SIGINT');
    assert.equal(readFileSync(join(folder, 'a.py'), 'utf8'), load);
  },
);

test('what could not be scanned is said, links are left alone, unknown tests are a mistake', async (t) => {
  const folder = repository(t, { 'a.py': load, 'broken.py': 'def (:\n' });
  symlinkSync('a.py', join(folder, 'link.py'));
  const { log, status } = await runTerminal(folder, ['fix', '--force']);
  assert.equal(status, 2);
  assert.match(log, /Not scanned {2}broken\.py/u);
  assert.match(log, /the path leads through a link[\s\S]*link\.py:5/u);
  assert.equal(readFileSync(join(folder, 'a.py'), 'utf8'), safe);
  const unknown = await runTerminal(folder, ['fix', '--rule', 'B999']);
  assert.deepEqual([unknown.status, /--rule B999: no such test is known/u.test(unknown.log)], [2, true]);
});

test('a suppression takes a rule and a reason, and is exactly that', async (t) => {
  const folder = repository(t, { 'a.py': load });
  const all = await runTerminal(folder, ['fix', '--suppress', 'trusted file']);
  assert.equal(all.status, 2);
  assert.match(all.log, /--suppress goes with --rule/u);
  await runTerminal(folder, ['fix', '--rule', 'b506', '--suppress', 'trusted file, shipped with the program']);
  assert.equal(
    readFileSync(join(folder, 'a.py'), 'utf8'),
    load.replace('yaml.Loader)', 'yaml.Loader)  # nosec B506 # trusted file, shipped with the program'),
  );
});

test('in a project folder and without git', async (t) => {
  const folder = temporary(t);
  mkdirSync(join(folder, 'service/app'), { recursive: true });
  writeFileSync(join(folder, 'service/app/a.py'), load);
  const { status, log } = await runTerminal(join(folder, 'service'), ['fix', 'app']);
  assert.equal(status, 0, log);
  assert.equal(readFileSync(join(folder, 'service/app/a.py'), 'utf8'), safe);
  const [, command = ''] = /^To take the fixes back: (git .*)$/mu.exec(log) ?? [];
  execFileSync('sh', ['-c', command], { cwd: '/' });
  assert.equal(readFileSync(join(folder, 'service/app/a.py'), 'utf8'), load);
});

test('fix: patch in a workflow gives a patch that git apply takes, from a report too; the checkout stays clean', async (t) => {
  const folder = demo(t);
  const inputs = { fix: 'patch', 'fix-safety': 'review', 'fail-on': 'none', 'upload-sarif': 'false' };
  const run = await runAction(t, { workspace: folder, inputs });
  assert.equal(run.status, 0, run.log);
  assert.equal(git(folder, 'status', '--porcelain'), '');
  const patch = run.outputs['patch-file'] ?? '';
  git(folder, 'apply', '--check', patch);
  assert.equal(Number(run.outputs['fixed']), run.result().fixes.fixed.length);
  assert.match(run.summary, /### Fixes[\s\S]*git apply/u);
  for (const text of [run.log, run.summary, JSON.stringify(run.result()), JSON.stringify(run.sarif())])
    assert.doesNotMatch(text, /correct-horse/u);

  execFileSync(
    await realBandit(),
    ['-q', '-r', '.', '-f', 'json', '-o', join(dirname(patch), 'report.json'), '--exit-zero'],
    { cwd: folder },
  );
  const read = await runAction(t, {
    workspace: folder,
    inputs: { ...inputs, report: join(dirname(patch), 'report.json') },
    env: { RUNNER_TEMP: dirname(dirname(patch)) },
  });
  assert.equal(read.outputs['fixed'], run.outputs['fixed'], read.log);
});

test('fix: off makes none, and a wrong test command is named before anything runs', async (t) => {
  const folder = demo(t);
  const off = await runAction(t, { workspace: folder, inputs: { 'fail-on': 'none', 'upload-sarif': 'false' } });
  assert.deepEqual([off.outputs['fixed'], off.outputs['patch-file'], off.result().fixes], [undefined, undefined, null]);
  const wrong = await runAction(t, {
    workspace: folder,
    inputs: { fix: 'patch', 'test-command': 'pytest && ruff check' },
  });
  assert.equal(wrong.status, 2);
  assert.match(wrong.log, /test-command[\s\S]*needs a shell for "&"[\s\S]*script/u);
});
