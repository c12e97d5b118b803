/**
 * What differs between a commit and the working tree, and the contents at that commit. Content and names are hostile.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { linkPlace } from '../../../src/model/findings/link-place.ts';
import { entryReader } from '../../../src/world/git/base-tree.ts';
import { batchReader } from '../../../src/world/git/blobs.ts';
import { listChanges, readDiff } from '../../../src/world/git/changes.ts';
import { noAccess } from '../../../src/world/git/environment.ts';
import { pathMap } from '../../../src/world/git/paths.ts';
import { aContext, commit, compared, env, git, lines, open, repository, shown, write } from './git-repositories.ts';

const terminal = aContext({ host: 'terminal', event: 'terminal', defaultBranch: null });

test('modified, deleted, added, renamed, renamed and edited; committed, staged, unstaged and untracked alike', async (t) => {
  const stay = { 'm1.py': lines(5), 'm2.py': lines(6), 'd.py': lines(7), 'same.py': 's = 1\n' };
  const folder = repository(t, { ...stay, 'r1.py': lines(40), 'r2.py': lines(41, ' + 1'), 'r3.py': lines(42, ' + 2') });
  write(folder, { '.gitignore': 'ignored.py\n', 'm1.py': 'changed = 1\n' });
  git(folder, 'mv', 'r1.py', 'to1.py');
  commit(folder, 'work', { 'pkg/new.py': 'n = 1\n' });
  git(folder, 'mv', 'r2.py', 'to2.py');
  write(folder, {
    'to2.py': `${lines(41, ' + 1')}edited = True\n`,
    'm2.py': 'unstaged = 1\n',
    'loose.py': 'l = 1\n',
    'ignored.py': 'i = 1\n',
  });
  renameSync(join(folder, 'r3.py'), join(folder, 'moved without git.py'));
  rmSync(join(folder, 'd.py'));
  const index = readFileSync(join(folder, '.git/index'));
  const side = await compared(folder, terminal);
  assert.deepEqual(shown(side), [
    ' -> .gitignore',
    ' -> loose.py',
    ' -> pkg/new.py',
    'd.py -> ',
    'm1.py -> m1.py',
    'm2.py -> m2.py',
    'r1.py -> to1.py',
    'r2.py -> to2.py',
    'r3.py -> moved without git.py',
  ]);
  const read = await side.read(['m1.py', 'd.py', 'r2.py', 'r3.py', 'same.py', 'loose.py', 'm1.py']);
  assert.deepEqual([...read.keys()].sort(), ['d.py', 'm1.py', 'r2.py', 'r3.py'], 'only base paths of changes');
  assert.equal(String(read.get('m1.py')), lines(5));
  assert.equal(String(read.get('r2.py')), lines(41, ' + 1'));
  assert.deepEqual(readFileSync(join(folder, '.git/index')), index, "the user's index is as it was");
});

test('a copy is an addition, also when configuration asks for copies', async (t) => {
  const folder = repository(t, { 'a.py': lines(40) });
  git(folder, 'config', 'diff.renames', 'copies');
  commit(folder, 'copy', { 'copy.py': lines(40), 'a.py': `${lines(40)}more = 1\n` });
  assert.deepEqual(shown(await compared(folder, terminal)), [' -> copy.py', 'a.py -> a.py']);
});

test('a change of mode alone is none; symbolic links and submodules are no files', async (t) => {
  const folder = repository(t, { 'mode.py': 'm = 1\n', 'becomes-link.py': lines(9), 'sub-target/x.py': 'x = 1\n' });
  symlinkSync('mode.py', join(folder, 'link.py'));
  git(folder, 'init', '--quiet', '--template=', 'nested');
  commit(join(folder, 'nested'), 'inner', { 'inner.py': 'i = 1\n' });
  git(folder, 'add', 'link.py');
  git(
    folder,
    'update-index',
    '--add',
    '--cacheinfo',
    `160000,${git(join(folder, 'nested'), 'rev-parse', 'HEAD')},nested`,
  );
  chmodSync(join(folder, 'mode.py'), 0o755);
  git(folder, 'add', 'mode.py');
  git(folder, 'commit', '--quiet', '--message', 'modes');
  rmSync(join(folder, 'becomes-link.py'));
  symlinkSync('mode.py', join(folder, 'becomes-link.py'));
  symlinkSync('/etc/passwd', join(folder, 'untracked-link.py'));
  git(folder, 'init', '--quiet', '--template=', 'other-repository');
  write(folder, { 'other-repository/o.py': 'o = 1\n' });
  assert.deepEqual(shown(await compared(folder, terminal)), ['becomes-link.py -> ']);
});

test('a file becomes a folder, and a link becomes a file', async (t) => {
  const folder = repository(t, { thing: lines(8), 'a.py': 'a = 1\n' });
  git(folder, 'checkout', '--quiet', 'main');
  symlinkSync('a.py', join(folder, 'link.py'));
  commit(folder, 'link');
  git(folder, 'checkout', '--quiet', '-B', 'work');
  rmSync(join(folder, 'thing'));
  rmSync(join(folder, 'link.py'));
  write(folder, { 'thing/in.py': 'totally = "different"\n', 'link.py': 'now = "a file"\n' });
  assert.deepEqual(shown(await compared(folder, terminal)), [' -> link.py', ' -> thing/in.py', 'thing -> ']);
});

test('line ends that git converts are no change, also when the file was written anew', async (t) => {
  const folder = repository(t, { 'a.py': 'a = 1\nb = 2\n', 'b.py': 'b = 1\n' }, '*.py text\n');
  git(folder, 'config', 'core.autocrlf', 'true');
  write(folder, { 'a.py': 'a = 1\r\nb = 2\r\n', 'b.py': 'b = 2\r\n' });
  utimesSync(join(folder, 'a.py'), 1_000_000_000, 1_000_000_000);
  const side = await compared(folder, terminal);
  assert.deepEqual(shown(side), ['b.py -> b.py']);
  assert.equal(String((await side.read(['b.py'])).get('b.py')), 'b = 1\n', 'the stored bytes');
});

test('names: options, line ends, quotes, commands, not ASCII, not UTF-8', async (t) => {
  const plain = ['é.py', 'q"u\'o te\\.py', '*.py', ' .py', '\t.py', '👩‍💻.py', 'HEAD'];
  const names = ['-x.py', '--output=pwned', 'a\nb.py', '::error::.py', ':(glob)x.py', ...plain];
  const folder = repository(t, Object.fromEntries(names.map((name, at) => [name, `was = ${at}\n`])));
  const raw = Buffer.from([...Buffer.from(`${folder}/`), 0xff, 0xfe, ...Buffer.from('.py')]);
  writeFileSync(raw, 'raw = 1\n');
  write(folder, Object.fromEntries(names.map((name) => [name, 'is = "different"\n'])));
  write(folder, { 'new\n-o.py': 'n = 1\n', '--new': 'n = 2\n' });
  const side = await compared(folder, terminal);
  assert.deepEqual(
    shown(side),
    [...names.map((name) => `${name} -> ${name}`), ' -> new\n-o.py', ' -> --new', ' -> \udcff\udcfe.py'].sort(),
  );
  const read = await side.read(names);
  for (const [at, name] of names.entries()) assert.equal(String(read.get(name)), `was = ${at}\n`, JSON.stringify(name));
});

test('nothing that attributes and configuration name is run', async (t) => {
  const folder = repository(
    t,
    { 'a.py': lines(4), 'b.py': lines(30) },
    '*.py filter=evil diff=evil text eol=lf\n*.py working-tree-encoding=UTF-8\n',
  );
  const marker = join(folder, '.git', 'pwned');
  const script = join(folder, '.git', 'evil.sh');
  writeFileSync(script, `#!/bin/sh\ntouch '${marker}'\ncat\n`, { mode: 0o755 });
  for (const [key, value] of Object.entries({
    'filter.evil.clean': script,
    'filter.evil.smudge': script,
    'filter.evil.process': script,
    'filter.evil.required': 'true',
    'diff.evil.command': script,
    'diff.evil.textconv': script,
    'diff.external': script,
    'core.fsmonitor': script,
    'core.pager': script,
    'core.hooksPath': join(folder, '.git', 'hooks'),
    'core.askPass': script,
    'alias.diff': `!${script}`,
  }))
    execFileSync('git', ['config', key, value], { cwd: folder, env });
  mkdirSync(join(folder, '.git/hooks'));
  const hooks = ['post-index-change', 'reference-transaction'].map((hook) => join(folder, '.git/hooks', hook));
  for (const hook of hooks) writeFileSync(hook, `#!/bin/sh\ntouch '${marker}'\n`, { mode: 0o755 });
  write(folder, { 'a.py': 'changed = 1\n', 'new.py': 'n = 1\n' });
  renameSync(join(folder, 'b.py'), join(folder, 'c.py'));
  const tracing = await open(folder, 'terminal', {
    GIT_EXTERNAL_DIFF: script,
    GIT_DIR: '/nonexistent',
    GIT_INDEX_FILE: '/nonexistent',
    GIT_TRACE: marker,
  });
  const { changes } = await listChanges(tracing, git(folder, 'rev-parse', 'main'), noAccess);
  assert.equal(changes.length, 3);
  const side = await compared(folder, terminal);
  assert.deepEqual(shown(side), [' -> new.py', 'a.py -> a.py', 'b.py -> c.py']);
  assert.equal(String((await side.read(['a.py'])).get('a.py')), lines(4));
  assert.ok(!existsSync(marker), 'a program was run');
});

test('a change in the very moment of the index is seen, also beside untracked files', async (t) => {
  const folder = repository(t, { 'a.py': 'a = 1\n' });
  git(folder, 'config', 'core.trustctime', 'false');
  const [file, index] = [join(folder, 'a.py'), join(folder, '.git/index')];
  utimesSync(file, 1_700_000_000, 1_700_000_000);
  git(folder, 'update-index', '--refresh');
  writeFileSync(file, 'a = 2\n');
  for (const path of [file, index]) utimesSync(path, 1_700_000_000, 1_700_000_000);
  write(folder, { 'new.py': 'n = 1\n' });
  assert.deepEqual(shown(await compared(folder, terminal)), [' -> new.py', 'a.py -> a.py']);
});

test('a hidden repository in the content is not opened', async (t) => {
  const folder = repository(t, { 'a.py': 'a = 1\n' });
  git(folder, 'init', '--quiet', '--template=', '--bare', 'trap');
  const opened = await open(join(folder, 'trap'), 'terminal');
  assert.equal(opened.top, folder);
});

test('a merge in conflict: the files are listed', async (t) => {
  const folder = repository(t, { 'a.py': lines(5), 'b.py': lines(5) });
  const theirs = commit(folder, 'theirs', { 'a.py': 'theirs = 1\n' });
  git(folder, 'checkout', '--quiet', '-B', 'work', 'main');
  commit(folder, 'ours', { 'a.py': 'ours = 1\n' });
  assert.throws(() => git(folder, 'merge', '--quiet', theirs));
  assert.deepEqual(shown(await compared(folder, terminal)), ['a.py -> a.py']);
});

test('files above 8 MB are left out, the others of the same batch are read', async (t) => {
  const limit = 8 * 1024 * 1024;
  const odd = Buffer.from('a\r\n\0\xff', 'latin1');
  const files = {
    'big.py': '#'.repeat(limit + 1),
    'limit.py': '#'.repeat(limit),
    'small.py': 's = 1\n',
    'empty.py': '',
    'crlf.py': odd,
  };
  const folder = repository(t, files);
  for (const name of Object.keys(files)) write(folder, { [name]: 'now = 1\n' });
  const read = await (await compared(folder, terminal)).read(Object.keys(files));
  assert.deepEqual(
    [...read].map(([name, bytes]) => [name, bytes.length]),
    [
      ['limit.py', limit],
      ['small.py', 6],
      ['empty.py', 0],
      ['crlf.py', 5],
    ],
  );
  assert.equal(Buffer.from(read.get('crlf.py') ?? []).toString('latin1'), 'a\r\n\0\xff');
});

test('a batch is read the same in chunks of any size', () => {
  const id = (at: number): string => String(at).repeat(40);
  const stream = Buffer.from(
    `${id(1)} blob 3\na\nb\n${id(2)} missing\n${id(3)} tree 2\nxx\n${id(4)} blob 0\n\n${id(5)} blob 1\n\n\n`,
  );
  for (let size = 1; size <= stream.length; size += 1) {
    const seen: string[] = [];
    const feed = batchReader((name, bytes) => seen.push(`${name[0]}=${JSON.stringify(String(bytes))}`));
    for (let at = 0; at < stream.length; at += size) feed(stream.subarray(at, at + size));
    assert.deepEqual(seen, ['1="a\\nb"', '4=""', '5="\\n"'], `chunks of ${size}`);
  }
});

test('paths of a forged tree never lead out of the folder', () => {
  const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
  const entry = (path: string): string => `:100644 100644 ${one} ${two} M\0${path}\0`;
  const forged = ['../x.py', '/etc/x.py', 'a/../../x.py', './x.py', 'a//x.py', '.git/hooks/x', 'a/.GIT/x', '']
    .map(entry)
    .join('');
  const { changes } = readDiff(Buffer.from(`${forged}${entry('fine.py')}`), pathMap({ top: '/w', root: '/w' }));
  assert.deepEqual(changes, [{ path: 'fine.py', basePath: 'fine.py', hunks: null }]);
});

test('a tree is read the same in chunks of any size, with links, submodules and names in bytes', () => {
  const stream = Buffer.concat([
    Buffer.from(
      `100644 blob ${'1'.repeat(40)}\ta\tb\n.py\u0000120000 blob ${'2'.repeat(40)}\tl\u0000160000 commit ${'3'.repeat(40)}\tm/`,
    ),
    Buffer.from([0xff, 0]),
  ]);
  for (let size = 1; size <= stream.length; size += 1) {
    const seen: string[] = [];
    const feed = entryReader((mode, id, path) => seen.push(`${mode} ${id[0]} ${path.toString('latin1')}`));
    for (let at = 0; at < stream.length; at += size) feed(stream.subarray(at, at + size));
    assert.deepEqual(seen, ['100644 1 a\tb\n.py', '120000 2 l', '160000 3 m/\xff'], `chunks of ${size}`);
  }
});

test('where a link leads in a tree: by name alone, never out, never by a folder that could be a link itself', () => {
  const cases: readonly (readonly [string, string, string | null])[] = [
    ['a/l.py', 'b.py', 'a/b.py'],
    ['a/l.py', './b.py', 'a/b.py'],
    ['a/l.py', '../c/b.py', 'c/b.py'],
    ['l.py', '../b.py', null],
    ['l.py', '/etc/passwd', null],
    ['a/l.py', 'x/../b.py', null],
    ['a/l.py', '', null],
    ['a/l.py', '..', null],
    ['a/l.py', '../..', null],
    ['a/l.py', 'b\\c.py', null],
  ];
  for (const [path, text, expected] of cases) assert.equal(linkPlace(path, text), expected, `${path} ${text}`);
});

test('names that are not UTF-8 become what Python makes of them, and two never become one', () => {
  const names = [[0xff], [0xc3, 0xa9, 0xff], [0xed, 0xa0, 0x80], [0xe2, 0x82, 0x41], [0xf0, 0x9f, 0x98, 0x80, 0xfe]];
  const script = 'import os,json,sys;print(json.dumps([os.fsdecode(bytes(n)) for n in json.loads(sys.argv[1])]))';
  const python = execFileSync('python3', ['-c', script, JSON.stringify(names)], {
    encoding: 'utf8',
    env: { ...env, PYTHONUTF8: '1' },
  });
  assert.deepEqual(
    names.map((name) => pathMap({ top: '/w', root: '/w' })(Buffer.from(name))),
    JSON.parse(python),
  );
});
