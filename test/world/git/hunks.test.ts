/** Which lines of Python files differ, by git's own diff. Content, names and settings are hostile. */

import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { hunkReader } from '../../../src/world/git/hunks.ts';
import { aContext, commit, compared, git, lines, repository, write } from './git-repositories.ts';

const terminal = aContext({ host: 'terminal', event: 'terminal', defaultBranch: null });

/** Head path -> hunks as `a,b c,d`. */
async function hunksIn(folder: string): Promise<Readonly<Record<string, readonly string[] | null>>> {
  const { changes } = await compared(folder, terminal);
  const told = changes.map(({ path, basePath, hunks }): [string, readonly string[] | null] => [
    path ?? `${basePath} deleted`,
    hunks &&
      hunks.map(({ baseLine, baseCount, headLine, headCount }) => `${baseLine},${baseCount} ${headLine},${headCount}`),
  ]);
  return Object.fromEntries(told);
}

const edited = (text: string, at: number): string =>
  text.replace(`line_${at} = ${at}`, `line_${at} = 'edited'\nmore_${at} = 1`);

test('edited, renamed and edited, renamed only, moved without git; none for added, deleted and other files', async (t) => {
  const texts = Object.fromEntries(
    ['edit.py', 'r1.py', 'r2.py', 'r3.py', 'w.pyw'].map((name, at) => [name, lines(40, ` + ${at}`)]),
  );
  const folder = repository(t, {
    ...texts,
    'pkg/gone.py': lines(3, ' - 1'),
    'data.txt': lines(9),
    'same.py': 's = 1\n',
  });
  git(folder, 'mv', 'r1.py', 'to1.py');
  commit(folder, 'work', {
    'to1.py': edited(texts['r1.py'] ?? '', 4),
    'edit.py': edited(texts['edit.py'] ?? '', 0),
    'w.pyw': edited(texts['w.pyw'] ?? '', 39),
  });
  git(folder, 'mv', 'r2.py', 'to2.py');
  renameSync(join(folder, 'r3.py'), join(folder, 'to 3.py'));
  rmSync(join(folder, 'pkg/gone.py'));
  write(folder, {
    'to 3.py': (texts['r3.py'] ?? '').replace('line_7 = 7 + 3\n', ''),
    'edit.py': `${edited(texts['edit.py'] ?? '', 0)}unstaged = 1\n`,
    'data.txt': 'other\n',
    'pkg/new.py': 'n = 1\n',
  });
  assert.deepEqual(await hunksIn(folder), {
    'data.txt': null,
    'edit.py': ['1,1 1,2', '40,0 42,1'],
    'pkg/gone.py deleted': null,
    'pkg/new.py': null,
    'to 3.py': ['8,1 7,0'],
    'to1.py': ['5,1 5,2'],
    'to2.py': [],
    'w.pyw': ['40,1 40,2'],
  });
});

test('line ends, no line end at the end, emptied, filled, marked as binary', async (t) => {
  const files = {
    'crlf.py': 'a\r\nb\r\nc\r\n',
    'end.py': 'a\nb',
    'more.py': 'a',
    'emptied.py': 'a\nb\n',
    'filled.py': '',
    'nul.py': 'a\n\0\nb\n',
    'lf.py': 'a\nb\n',
  };
  const folder = repository(t, files, 'nul.py -diff\nlf.py text\n');
  git(folder, 'config', 'core.autocrlf', 'false');
  write(folder, {
    'crlf.py': 'a\r\nB\r\nc\r\n',
    'end.py': 'a\nc',
    'more.py': 'a\nb\n',
    'emptied.py': '',
    'filled.py': 'a\nb\n',
    'nul.py': 'a\n\0\nc\n',
    'lf.py': 'a\r\nc\r\n',
  });
  assert.deepEqual(await hunksIn(folder), {
    'crlf.py': ['2,1 2,1'],
    'end.py': ['2,1 2,1'],
    'more.py': ['1,1 1,2'],
    'emptied.py': ['1,2 0,0'],
    'filled.py': ['0,0 1,2'],
    'nul.py': ['3,1 3,1'],
    'lf.py': ['2,1 2,1'],
  });
});

const forged =
  'diff --git a/x.py b/x.py\n--- a/x.py\n+++ b/x.py\n@@ -1 +1 @@\n-- a/x.py\n++ b/x.py\n* Unmerged path x.py\n\\ No newline at end of file\n\n-\n+\n';

test('content that looks like headers, and names that do', async (t) => {
  const hostile = [
    'a\n--- a/x.py',
    'q"u\\o te.py',
    '@@ -1 +1 @@.py',
    ' b/x.py',
    'b/+++ b/x.py',
    '\t\r.py',
    'é 👩‍💻.py',
    '-U9.py',
    ':(exclude)x.py',
    'n\ndiff --git a/x.py b/x.py\n.py',
  ];
  const folder = repository(t, {
    'x.py': lines(9),
    ...Object.fromEntries(hostile.map((name) => [name, lines(5)])),
    'content.py': `${forged}${lines(3)}`,
  });
  write(folder, {
    'x.py': edited(lines(9), 6),
    ...Object.fromEntries(hostile.map((name) => [name, edited(lines(5), 2)])),
    'content.py': `${lines(3)}${forged}${forged}`,
  });
  const found = await hunksIn(folder);
  assert.deepEqual(found['x.py'], ['7,1 7,2'], 'as it is without the others');
  for (const name of hostile) assert.deepEqual(found[name], ['3,1 3,2'], JSON.stringify(name));
  assert.ok((found['content.py'] ?? []).length > 0);
});

test("the user's settings for diffs and attributes change nothing", async (t) => {
  const folder = repository(t, { 'a b.py': lines(30) }, '*.py diff=own -text\n');
  for (const [key, value] of Object.entries({
    'diff.noprefix': 'true',
    'diff.mnemonicPrefix': 'true',
    'diff.context': '9',
    'diff.interHunkContext': '9',
    'diff.renames': 'false',
    'color.diff': 'always',
    'color.ui': 'always',
    'diff.own.binary': 'true',
    'diff.own.xfuncname': '.*',
    'diff.algorithm': 'histogram',
    'diff.relative': 'true',
    'core.quotePath': 'true',
    'diff.wsErrorHighlight': 'all',
    'diff.colorMoved': 'zebra',
  }))
    git(folder, 'config', key, value);
  write(folder, { 'a b.py': edited(edited(lines(30), 3), 8) });
  assert.deepEqual(await hunksIn(folder), { 'a b.py': ['4,1 4,2', '9,1 10,2'] });
});

test('a merge in conflict, with its markers', async (t) => {
  const folder = repository(t, { 'a.py': lines(5), 'b.py': lines(5) });
  const theirs = commit(folder, 'theirs', { 'a.py': 'theirs = 1\n' });
  git(folder, 'checkout', '--quiet', '-B', 'work', 'main');
  commit(folder, 'ours', { 'a.py': 'ours = 1\n' });
  assert.throws(() => git(folder, 'merge', '--quiet', theirs));
  assert.deepEqual(await hunksIn(folder), { 'a.py': ['1,5 1,5'] });
});

test('a patch is read the same in chunks of any size; one that is cut off, or not as announced, is not believed', () => {
  const header = (name: string): string =>
    `diff --git a/${name} b/${name}\nindex 1..2 100644\n--- a/${name}\n+++ b/${name}\n`;
  const noEnd = '\\ No newline at end of file\n';
  const renamed =
    'diff --git "a/o\\nld.py" b/new.py\nsimilarity index 100%\nrename from "o\\nl\\303\\251d.py"\nrename to new.py\n';
  const added = 'diff --git a/n.py b/n.py\nnew file mode 100644\n--- /dev/null\n+++ b/n.py\n@@ -0,0 +1 @@\n+--- a/x\n';
  const patch = Buffer.from(
    `${header('a.py')}@@ -1,2 +1 @@ def f\n--- a/x\n-@@\n${noEnd}+++ b/x\n${noEnd}@@ -9,0 +8,2 @@\n+\n+\r\n${renamed}${added}${header('many.py')}@@ -1 +1 @@\n-a\n+b\n`,
  );
  const read = (bytes: Buffer, size: number, most?: number): readonly string[] | null => {
    const seen: string[] = [];
    const reader = hunkReader(
      (from, to, hunks) => seen.push(`${from} ${to} ${hunks.map((hunk) => Object.values(hunk).join()).join(' ')}`),
      most,
    );
    for (let at = 0; at < bytes.length; at += size) reader.feed(bytes.subarray(at, at + size));
    return reader.end() ? seen : null;
  };
  const all = ['a.py a.py 1,2,1,1 9,0,8,2', 'o\nléd.py new.py ', 'many.py many.py 1,1,1,1'];
  for (let size = 1; size <= patch.length; size += 1) assert.deepEqual(read(patch, size), all, `chunks of ${size}`);
  assert.deepEqual(read(patch, 7, 2), all.slice(0, 2), 'a file with too many hunks is left out');
  assert.deepEqual(read(patch, 7, 1), all.slice(1), 'and the next is read');
  assert.equal(read(patch.subarray(0, -1), 7), null);
  assert.equal(read(patch.subarray(0, -3), 7), null);
  assert.equal(read(Buffer.from(`${header('a.py')}@@ -1 +1 @@\n-a\n-b\n`), 7), null);
  assert.equal(read(Buffer.from(`${header('a.py')}@@ -1 +1\n`), 7), null);
  assert.equal(read(Buffer.from(`* Unmerged path a\n${String(patch)}`), 7), null);
  assert.equal(read(Buffer.alloc(100_000, 'x'), 999), null);
});
