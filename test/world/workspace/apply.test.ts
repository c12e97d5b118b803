import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import type { ChangedFile } from '../../../src/model/fixes/remediation.ts';
import { openGit } from '../../../src/world/git/git.ts';
import { uncommittedPaths } from '../../../src/world/git/uncommitted.ts';
import { applyFiles } from '../../../src/world/workspace/apply.ts';
import { openWorkspace } from '../../../src/world/workspace/workspace.ts';
import { WorldError } from '../../../src/world/world.ts';
import { git } from '../git/git-repositories.ts';

const posix = { skip: process.platform === 'win32' ? 'modes and links' : false };
let root: string;
const made: string[] = [];
beforeEach(() => {
  root = temporary();
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function temporary(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'apply-')));
  made.push(folder);
  return folder;
}
function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
const bytes = (path: string): string => readFileSync(join(root, path), 'latin1');
const apply = async (...files: readonly ChangedFile[]): Promise<unknown> =>
  applyFiles(await openWorkspace(root, '.'), files);
const refused = async (pattern: RegExp, ...files: readonly ChangedFile[]): Promise<void> => {
  await assert.rejects(
    apply(...files),
    (error: unknown) =>
      error instanceof WorldError && pattern.test(error.message) && error.message.includes('Nothing was changed'),
  );
};

test('each file keeps its encoding, its mark, its line ends and its mode', posix, async () => {
  write({
    'a.py': '\ufeffx = 1\r\ny = "é"\r\n',
    'b.py': Buffer.from('# coding: latin-1\ns = "\xe9"\nx = 1\n', 'latin1'),
    'bin/tool': '#!/usr/bin/env python3\nx = 1\n',
    'pyproject.toml': '# coding: latin-1\nx = "é"\n',
  });
  chmodSync(join(root, 'bin/tool'), 0o755);
  chmodSync(join(root, 'a.py'), 0o640);
  await apply(
    { path: 'a.py', before: 'x = 1\r\ny = "é"\r\n', after: 'x = 2\r\ny = "é"\r\n' },
    { path: 'b.py', before: '# coding: latin-1\ns = "é"\nx = 1\n', after: '# coding: latin-1\ns = "é"\nx = "è"\n' },
    { path: 'bin/tool', before: '#!/usr/bin/env python3\nx = 1\n', after: '#!/usr/bin/env python3\nx = 2\n' },
    { path: 'pyproject.toml', before: '# coding: latin-1\nx = "é"\n', after: '# coding: latin-1\nx = "éé"\n' },
  );
  assert.equal(bytes('a.py'), Buffer.from('\ufeffx = 2\r\ny = "é"\r\n').toString('latin1'));
  assert.equal(bytes('b.py'), '# coding: latin-1\ns = "\xe9"\nx = "\xe8"\n');
  assert.equal(bytes('pyproject.toml'), Buffer.from('# coding: latin-1\nx = "éé"\n').toString('latin1'));
  assert.deepEqual(
    ['bin/tool', 'a.py'].map((path) => statSync(join(root, path)).mode & 0o777),
    [0o755, 0o640],
  );
  assert.deepEqual(readdirSync(root).sort(), ['a.py', 'b.py', 'bin', 'pyproject.toml']);
});

test('nothing is written when one of the files is not what it was, is gone, or cannot hold its text', async () => {
  write({ 'a.py': 'x = 1\n', 'b.py': 'x = 1\n', 'c.py': '# coding: ascii\n' });
  const good = { path: 'a.py', before: 'x = 1\n', after: 'x = 2\n' };
  await refused(/"b\.py" is no longer what was scanned/, good, { path: 'b.py', before: 'x = 0\n', after: 'x = 2\n' });
  await refused(/"gone\.py" is gone/, good, { path: 'gone.py', before: '', after: 'x = 2\n' });
  await refused(/encoding of "c\.py" cannot hold/, good, {
    path: 'c.py',
    before: '# coding: ascii\n',
    after: '# coding: ascii é\n',
  });
  assert.equal(bytes('a.py'), 'x = 1\n');
});

test('a link is written through when it stays inside, and stays a link; none leads out', posix, async () => {
  const outside = temporary();
  writeFileSync(join(outside, 'a.py'), 'x = 1\n');
  write({ 'real/a.py': 'x = 1\n', '.git/hook.py': 'x = 1\n' });
  symlinkSync('real/a.py', join(root, 'link.py'));
  symlinkSync(join(outside, 'a.py'), join(root, 'out.py'));
  symlinkSync(outside, join(root, 'folder'));
  symlinkSync('.git/hook.py', join(root, 'hook.py'));
  const change = { before: 'x = 1\n', after: 'x = 2\n' };
  for (const path of [
    'out.py',
    'folder/a.py',
    `../${outside.split('/').at(-1)}/a.py`,
    join(outside, 'a.py'),
    'hook.py',
    '.git/hook.py',
  ])
    await refused(/leads out/, { path, ...change });
  await refused(/same file/, { path: 'link.py', ...change }, { path: 'real/a.py', ...change });
  await apply({ path: 'link.py', ...change });
  assert.equal(bytes('real/a.py'), 'x = 2\n');
  assert.ok(lstatSync(join(root, 'link.py')).isSymbolicLink());
  assert.equal(readFileSync(join(outside, 'a.py'), 'utf8'), 'x = 1\n');
});

test('when a later file cannot be written, the earlier ones are as they were', posix, async () => {
  write({ 'a.py': 'x = 1\n', 'b/b.py': 'x = 1\n' });
  const change = { before: 'x = 1\n', after: 'x = 2\n' };
  const many = Array.from({ length: 400 }, (_, at) => `many/m${at}.py`);
  write(Object.fromEntries(many.map((path) => [path, 'x = 1\n'])));
  const applying = apply({ path: 'a.py', ...change }, ...many.map((path) => ({ path, ...change })), {
    path: 'b/b.py',
    ...change,
  });
  // The folder of the last one vanishes once the first contents are written: this fails for the root user too.
  while (readdirSync(join(root, 'many')).length <= many.length) await new Promise((resolve) => setImmediate(resolve));
  rmSync(join(root, 'b'), { recursive: true });
  await assert.rejects(
    applying,
    (error: unknown) =>
      error instanceof WorldError &&
      /^Nothing was changed: "b\/b\.py" cannot be written \(ENOENT\)\.$/.test(error.message),
  );
  for (const path of ['a.py', ...many]) assert.equal(bytes(path), 'x = 1\n', path);
  assert.deepEqual(readdirSync(join(root, 'many')).length, many.length);
  assert.ok(!existsSync(join(root, 'b')));
});

test('uncommitted: changed, staged, untracked, ignored and linked files, in any checkout', posix, async () => {
  git(root, 'init', '--quiet');
  const names = ['same.py', 'changed.py', 'staged.py', 'both é\n.py', 'sub/deep.py', '*.py', 'behind.py'];
  write({
    ...Object.fromEntries(names.map((name) => [name, 'x = 1\n'])),
    '.gitignore': 'ignored.py\n',
    'ignored.py': 'x\n',
  });
  symlinkSync('behind.py', join(root, 'link.py'));
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'all');
  write({
    'changed.py': 'x = 2\n',
    'staged.py': 'x = 2\n',
    'both é\n.py': 'x = 2\n',
    'untracked.py': 'x\n',
    'sub/deep.py': 'x = 2\n',
    'new.py': 'x\n',
    'behind.py': 'x = 2\n',
  });
  git(root, 'add', 'staged.py', 'new.py');
  mkdirSync(join(root, 'inner'));
  git(join(root, 'inner'), 'init', '--quiet');
  write({ 'inner/a.py': 'x\n' });
  git(join(root, 'inner'), 'add', '.');
  git(join(root, 'inner'), 'commit', '--quiet', '-m', 'inner');
  const opened = await openGit(root, process.env, 'terminal');
  assert.ok(typeof opened !== 'string');
  const all = [
    ...names,
    'link.py',
    'ignored.py',
    'untracked.py',
    'new.py',
    'inner/a.py',
    'missing.py',
    '../elsewhere.py',
  ];
  assert.deepEqual(
    [...(await uncommittedPaths(opened, all))].sort(),
    all.filter((name) => !['same.py', '*.py'].includes(name)).sort(),
  );
  assert.deepEqual(await uncommittedPaths(opened, []), []);
  // The workspace may begin above the checkout.
  const above = await openGit(root, { ...process.env, GITHUB_WORKSPACE: dirname(root) }, 'action');
  assert.ok(typeof above !== 'string');
  const name = root.split('/').at(-1) ?? '';
  assert.deepEqual(await uncommittedPaths(above, [`${name}/same.py`, `${name}/changed.py`]), [`${name}/changed.py`]);
  rmSync(join(root, '.git/index'));
  writeFileSync(join(root, '.git/index'), 'broken');
  await assert.rejects(uncommittedPaths(opened, ['same.py']), WorldError);
});
