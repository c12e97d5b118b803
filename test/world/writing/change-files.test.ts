/** Files of the working tree are changed all or none: against edits, links, long names and other runs. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { applyFiles, changedFiles } from '../../../src/world/workspace/apply.ts';
import { openWorkspace } from '../../../src/world/workspace/workspace.ts';
import { WorldError } from '../../../src/world/world.ts';
import { journalPlaces, sumOf, writeJournal } from '../../../src/world/writing/journal.ts';
import { repair } from '../../../src/world/writing/repair.ts';

const posix = { skip: process.platform === 'win32' ? 'links and signals' : false };

function tree(t: TestContext, files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'writing-')));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  mkdirSync(join(root, '.git'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
const change = (path: string) => ({ path, before: 'x = 1\n', after: 'x = 2\n' });
const textIn = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');
const leftovers = (root: string): readonly string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => /bandit-remediate-|journal/.test(name));

test('a name of 243 bytes can be fixed', posix, async (t) => {
  const path = `${'n'.repeat(243)}.py`;
  const root = tree(t, { [path]: 'x = 1\n' });
  await applyFiles(await openWorkspace(root, '.'), [change(path)]);
  assert.equal(textIn(root, path), 'x = 2\n');
  assert.deepEqual(leftovers(root), []);
});

test('an edit that is made while the new contents are written is kept, and nothing is changed', posix, async (t) => {
  const names = Array.from({ length: 200 }, (_, at) => `m${at}.py`);
  const root = tree(t, Object.fromEntries(names.map((name) => [name, 'x = 1\n'])));
  const applying = applyFiles(await openWorkspace(root, '.'), names.map(change));
  while (leftovers(root).length < 2) await new Promise((resolve) => setImmediate(resolve));
  writeFileSync(join(root, 'm7.py'), 'mine = 1\n');
  await assert.rejects(applying, /^WorldError: Nothing was changed: "m7\.py" is no longer what was scanned/);
  assert.equal(textIn(root, 'm7.py'), 'mine = 1\n');
  for (const name of names) if (name !== 'm7.py') assert.equal(textIn(root, name), 'x = 1\n');
  assert.deepEqual(leftovers(root), []);
});

test('a folder that is swapped for a link is not written through', posix, async (t) => {
  const names = Array.from({ length: 200 }, (_, at) => `in/m${at}.py`);
  const root = tree(t, { ...Object.fromEntries(names.map((name) => [name, 'x = 1\n'])), 'z/last.py': 'x = 1\n' });
  const outside = tree(t, { 'last.py': 'x = 1\n' });
  const applying = applyFiles(await openWorkspace(root, '.'), [...names, 'z/last.py'].map(change));
  while (leftovers(root).length < 2) await new Promise((resolve) => setImmediate(resolve));
  renameSync(join(root, 'z'), join(root, 'elsewhere'));
  symlinkSync(outside, join(root, 'z'));
  await applying.catch((error: unknown) => assert.ok(error instanceof WorldError));
  assert.equal(textIn(outside, 'last.py'), 'x = 1\n');
  assert.deepEqual(readdirSync(outside).sort(), ['.git', 'last.py']);
});

test('what was edited while the tests ran stays, and the rest is put back', posix, async (t) => {
  const root = tree(t, { 'a.py': 'x = 1\n', 'b.py': 'x = 1\n' });
  const changed = await changedFiles(await openWorkspace(root, '.'), [change('a.py'), change('b.py')]);
  writeFileSync(join(root, 'b.py'), 'mine = 1\n');
  assert.deepEqual(changed.takeBack(), ['b.py']);
  assert.deepEqual([textIn(root, 'a.py'), textIn(root, 'b.py')], ['x = 1\n', 'mine = 1\n']);
  assert.deepEqual(leftovers(root), []);
});

/** A process that has ended. */
async function goneProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid ?? 0;
}

test('the next run takes back what a killed one left, and leaves what was edited since', posix, async (t) => {
  const root = tree(t, { 'same.py': 'x = 1\n', 'moved.py': 'x = 2\n', 'edited.py': 'mine = 1\n' });
  const draft = '.bandit-remediate-0123456789ab';
  writeFileSync(join(root, draft), 'x = 2\n');
  const original = Buffer.from('x = 1\n');
  const sums = { before: sumOf(original), after: sumOf(Buffer.from('x = 2\n')), original, draft };
  const entries = ['same.py', 'moved.py', 'edited.py'].map((path) => ({ path, ...sums }));
  const place = writeJournal(root, { pid: await goneProcess(), entries }) ?? assert.fail('no journal');
  assert.equal(place, journalPlaces(root)[0]);
  const workspace = await openWorkspace(root, '.');
  assert.equal(
    await repair(workspace),
    'An earlier run was killed while it changed files: 1 file is put back as before. "edited.py" was edited since and left alone.',
  );
  assert.deepEqual(
    ['same.py', 'moved.py', 'edited.py'].map((path) => textIn(root, path)),
    ['x = 1\n', 'x = 1\n', 'mine = 1\n'],
  );
  assert.deepEqual([existsSync(place), leftovers(root)], [false, []]);
  assert.equal(await repair(workspace), null);
});

test('a journal of a run that goes on is left alone, and another run waits and then says so', posix, async (t) => {
  const root = tree(t, { 'a.py': 'x = 1\n' });
  const other = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20000)']);
  t.after(() => other.kill());
  const place = writeJournal(root, { pid: other.pid ?? 0, entries: [] }) ?? assert.fail('no journal');
  const workspace = await openWorkspace(root, '.');
  assert.equal(await repair(workspace), null);
  const applying = applyFiles(workspace, [change('a.py')]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(textIn(root, 'a.py'), 'x = 1\n', 'it waits');
  rmSync(place);
  await applying;
  assert.equal(textIn(root, 'a.py'), 'x = 2\n');
});

test('a journal that is cut short, leads out, or lies behind a link moves nothing', posix, async (t) => {
  const root = tree(t, { 'a.py': 'x = 2\n' });
  const outside = tree(t, { 'a.py': 'x = 2\n' });
  const original = Buffer.from('x = 1\n');
  const entry = {
    draft: '.bandit-remediate-0123456789ab',
    before: sumOf(original),
    after: sumOf(Buffer.from('x = 2\n')),
  };
  const pid = await goneProcess();
  const workspace = await openWorkspace(root, '.');
  const place = writeJournal(root, { pid, entries: [{ ...entry, path: '../a.py', original }] }) ?? assert.fail();
  await repair(workspace);
  writeJournal(root, { pid, entries: [{ ...entry, path: 'a.py', original }] });
  writeFileSync(place, readFileSync(place).subarray(0, -2));
  await repair(workspace);
  assert.equal(textIn(root, 'a.py'), 'x = 2\n');
  rmSync(dirname(place), { recursive: true });
  symlinkSync(outside, dirname(place));
  assert.notEqual(writeJournal(root, { pid, entries: [] }), place, 'a link in its place is not followed');
  for (const other of journalPlaces(root).slice(1)) rmSync(other, { force: true });
});
