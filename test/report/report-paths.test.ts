import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathsOf, type Surroundings } from '../../src/report/paths.ts';
import { aJson, aResult, readJson } from './scans.ts';

const read = (files: readonly string[], folder = ''): Surroundings => ({ files, folder, ranHere: false });
const located = (names: readonly string[], surroundings: Surroundings): readonly string[] => {
  const paths = pathsOf(names, surroundings);
  return names.map((name) => paths.locate(name)).map(({ path, outside }) => (outside ? `outside ${path}` : path));
};

test('relative spellings', () => {
  assert.deepEqual(located(['./a.py', 'a.py', 'app//b.py', './app/../a.py', 'gone.py'], read(['a.py', 'app/b.py'])), [
    'a.py',
    'a.py',
    'app/b.py',
    'a.py',
    'gone.py',
  ]);
});

test('absolute paths, here or on another machine, go by the root under which most of them are files', () => {
  const files = ['app/a.py', 'a.py', 'app/sub/a.py', 'lib/b.py'];
  assert.deepEqual(
    located(
      [
        '/home/ci/proj/app/a.py',
        '/home/ci/proj/a.py',
        '/home/ci/proj/app/sub/a.py',
        '/home/ci/proj/deleted.py',
        '/usr/lib/python3/a.py',
      ],
      read(files),
    ),
    ['app/a.py', 'a.py', 'app/sub/a.py', 'deleted.py', 'outside (outside)/usr/lib/python3/a.py'],
  );
});

test('one path that fits twice is taken by its longest ending, with a note', () => {
  const report = readJson(aJson([aResult({ filename: '/x/app/a.py' })], { metrics: {} }), ['a.py', 'app/a.py']);
  assert.equal(report.findings[0]?.path, 'app/a.py');
  assert.ok(
    report.notes.some(
      ({ text }) =>
        text ===
        '`bandit.json` has absolute paths that fit two folders of the repository: taken as relative to `/x/`, not to `/x/app/`.',
    ),
  );
});

test('Windows', () => {
  const files = ['app/a.py', 'b.py'];
  assert.deepEqual(located(['C:\\proj\\app\\a.py', 'C:\\proj\\b.py', 'c:/proj/b.py'], read(files)), [
    'app/a.py',
    'b.py',
    'b.py',
  ]);
  assert.deepEqual(located(['.\\app\\a.py', '.\\b.py'], read(files)), ['app/a.py', 'b.py']);
  assert.deepEqual(located(['app\\a.py', 'b.py'], read(files)), ['app/a.py', 'b.py']);
  assert.deepEqual(
    located(['./we\\ird.py', './b.py'], read(['we\\ird.py', 'b.py'])),
    ['we\\ird.py', 'b.py'],
    'a backslash in a POSIX name',
  );
});

test('a project in a sub-folder: Bandit ran in it, or at the root', () => {
  const files = ['services/api/src/a.py', 'services/api/b.py', 'src/a.py'];
  assert.deepEqual(located(['./src/a.py', './b.py'], read(files, 'services/api')), [
    'services/api/src/a.py',
    'services/api/b.py',
  ]);
  assert.deepEqual(located(['services/api/src/a.py', './services/api/b.py'], read(files, 'services/api')), [
    'services/api/src/a.py',
    'services/api/b.py',
  ]);
  assert.deepEqual(located(['services/api/gone.py'], read([], 'services/api')), ['services/api/gone.py']);
  assert.deepEqual(located(['../shared/x.py', 'src/a.py'], { files, folder: 'services/api', ranHere: true }), [
    'services/shared/x.py',
    'services/api/src/a.py',
  ]);
});

test('paths out of the workspace can never be taken for a file in it', () => {
  const names = [
    '../../etc/passwd',
    '..',
    '/etc/passwd',
    '../a.py',
    '<stdin>',
    '-',
    '/',
    '//',
    'C:\\',
    '.',
    'a/../../../b.py',
  ];
  const paths = pathsOf(names, read(['a.py', 'etc/passwd']));
  for (const name of names) {
    const { path, outside } = paths.locate(name);
    if (name === '/etc/passwd') continue; // The same ending as a file of the repository: on another machine this is it.
    assert.equal(outside, true, name);
    assert.match(path, /^\(outside\)|^<stdin>$/);
    assert.ok(!path.split('/').includes('..'), path);
  }
  const report = readJson(aJson([aResult(), aResult({ filename: '../x.py' })]));
  assert.deepEqual(
    report.findings.map(({ path, outside }) => [path, outside]),
    [
      ['a.py', false],
      ['(outside)/x.py', true],
    ],
  );
  assert.ok(report.notes.some(({ text }) => /has one finding in files out of the workspace/.test(text)));
});

test('hostile names are kept as they are and never throw', () => {
  const names = [
    './a\n::error::b.py',
    './\u0000.py',
    './\ud800.py',
    './##[error]x.py',
    `./${'a/'.repeat(50_000)}b.py`,
    `${'../'.repeat(50_000)}b.py`,
    '\\'.repeat(10_000),
    '%2e%2e/x',
    './__proto__',
    './ .py',
  ];
  const paths = pathsOf(names, read(['a\n::error::b.py']));
  assert.equal(paths.locate('./a\n::error::b.py').path, 'a\n::error::b.py');
  for (const name of names) assert.equal(typeof paths.locate(name).path, 'string');
  assert.equal(readJson(aJson(names.map((filename) => aResult({ filename })))).findings.length, names.length);
});

test('absolute paths without the sources cannot be placed, and the note says so', () => {
  const report = readJson(aJson([aResult({ filename: '/home/ci/proj/app/a.py' })], { metrics: {} }), []);
  assert.deepEqual([report.findings[0]?.outside, report.findings[0]?.path], [true, '(outside)/home/ci/proj/app/a.py']);
  assert.ok(report.notes.some(({ text }) => text.endsWith('run Bandit on relative targets, as in `bandit -r .`.')));
});
