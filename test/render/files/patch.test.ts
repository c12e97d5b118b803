/**
 * The patch against the real git: what `git apply` makes of it is the file, to the byte, and `-R` gives the old one
 * back.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { patchOf, type ChangedBytes } from '../../../src/render/files/patch.ts';
import { hunksOf } from '../../../src/text/hunks.ts';

let folder = '';
/** The user's own configuration could mend white space or convert line ends. */
const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
const git = (...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: folder, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'bandit-remediate-patch-'));
  git('init', '-q');
});
after(() => rmSync(folder, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const read = (path: string): string => readFileSync(join(folder, path)).toString('latin1');

function place(path: string, content: Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

/** Applies the patch of these files and takes it back. */
function thereAndBack(files: readonly ChangedBytes[], settings: readonly string[] = []): void {
  for (const file of files) place(file.path, file.before);
  const patch = join(folder, '..', `${folder.split('/').at(-1)}.patch`);
  try {
    writeFileSync(patch, patchOf(files));
    git(...settings, 'apply', patch);
    for (const file of files)
      assert.ok(read(file.path) === Buffer.from(file.after).toString('latin1'), `${JSON.stringify(file.path)} applied`);
    git(...settings, 'apply', '-R', patch);
    for (const file of files)
      assert.ok(
        read(file.path) === Buffer.from(file.before).toString('latin1'),
        `${JSON.stringify(file.path)} taken back`,
      );
  } finally {
    rmSync(patch, { force: true });
  }
}

const line = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'a = 1',
      'b',
      '',
      '  c  ',
      '\t',
      '-- x',
      '++ y',
      '@@ -1 +1 @@',
      'diff --git a/x b/x',
      '\\ No newline',
      '\xef\xbb\xbfx',
      '\xff\xfe',
      '\f',
      '\0',
    ),
  },
  fc.string({
    unit: fc
      .integer({ min: 0, max: 255 })
      .filter((code) => code !== 10)
      .map((code) => String.fromCharCode(code)),
    maxLength: 6,
  }),
);
const end = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r\n', '\r', '\n\n');
const text = fc
  .array(fc.tuple(line, end), { maxLength: 25 })
  .chain((lines) =>
    fc
      .boolean()
      .map((whole) =>
        lines
          .map(([content, ending], index) => (whole || index < lines.length - 1 ? content + ending : content))
          .join(''),
      ),
  );

/** Two texts that have most lines in common, or nothing. */
const pair = fc
  .oneof(
    fc.tuple(text, text),
    text.chain((old) =>
      fc.tuple(
        fc.constant(old),
        fc
          .array(fc.tuple(fc.nat(old.length), fc.nat(12), fc.oneof(line, end, fc.constant(''))), { maxLength: 4 })
          .map((edits) =>
            edits.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), old),
          ),
      ),
    ),
  )
  .filter(([a, b]) => a !== b);

test('git makes of random bytes exactly what was meant, and takes it back', () => {
  // Many files in one patch: starting git is what takes time.
  fc.assert(
    fc.property(fc.array(pair, { minLength: 25, maxLength: 25 }), (pairs) => {
      thereAndBack(pairs.map(([a, b], index) => ({ path: `random/${index}.py`, before: bytes(a), after: bytes(b) })));
    }),
    { numRuns: 40 },
  );
});

test('file names of any kind', () => {
  const names = [
    'plain.py',
    'with space.py',
    ' lead',
    'trail ',
    'a b/c d.py',
    'quote".py',
    "it's.py",
    'back\\slash.py',
    'tab\t.py',
    'new\nline.py',
    'ü/日本/😀.py',
    '-dash.py',
    'b/a.py',
    'bell\u0007.py',
    '\u007f.py',
    'x b/x.py',
    '"all"',
    '{brace}',
    '[1].py',
    '#hash',
    'a//b'.replace('//', '/'),
  ];
  thereAndBack(names.map((path) => ({ path, before: bytes('one\ntwo\n'), after: bytes('one\n2\n') })));
});

test('empty files, no line feed at the end, byte order mark, mixed endings, another encoding', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'x\n'],
    ['', 'x'],
    ['x\n', ''],
    ['x', ''],
    ['x', 'x\n'],
    ['x\n', 'x'],
    ['\xef\xbb\xbfx\n', '\xef\xbb\xbfy\n'],
    ['a\r\nb\nc\rd\r\n', 'a\r\nB\nc\rd\r\n'],
    ['# coding: latin-1\nn = "\xe9"\nold\n', '# coding: latin-1\nn = "\xe9"\nnew\n'],
    ['a\r\n', 'a\n'],
    ['\r', '\r\n'],
    ['a\n\n\n', 'a\n'],
    ['\n', '\n\n'],
  ];
  const files = cases.map(([a, b], index) => ({ path: `edge/${index}`, before: bytes(a), after: bytes(b) }));
  for (const file of files) thereAndBack([file]);
  thereAndBack(files);
});

test('a checkout whose line endings git converts', () => {
  thereAndBack(
    [{ path: 'crlf.py', before: bytes('a\r\nb\r\nc\r\n'), after: bytes('a\r\nB\r\nc\r\n') }],
    ['-c', 'core.autocrlf=true'],
  );
});

test('with the ids of the blobs git merges where the file has moved on', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `line ${index}\n`);
  const file = { path: 'moved.py', before: bytes(lines.join('')), after: bytes(lines.with(15, 'fixed\n').join('')) };
  place(file.path, file.before);
  git('add', '--', file.path);
  place(file.path, bytes(['new first\n', ...lines].with(13, 'another change\n').join('')));
  git('add', '--', file.path);
  writeFileSync(join(folder, 'p.patch'), patchOf([file]));
  git('apply', '--3way', 'p.patch');
  assert.match(read(file.path), /^new first\n[\s\S]*another change\nline 13\nline 14\nfixed\n/);
});

test('unchanged files are not in it', () => {
  assert.equal(patchOf([{ path: 'x.py', before: bytes('x'), after: bytes('x') }]).length, 0);
  assert.equal(patchOf([]).length, 0);
});

test('large files that differ everywhere take bounded time and still apply', () => {
  const long = (word: string, every: number): Uint8Array =>
    bytes(
      Array.from({ length: 60_000 }, (_, index) =>
        index % every === 0 ? `${word} ${index}\n` : `same ${index}\n`,
      ).join(''),
    );
  const started = performance.now();
  thereAndBack([
    { path: 'big.py', before: long('old', 2), after: long('new', 2) },
    { path: 'few.py', before: long('old', 600), after: long('new', 600) },
  ]);
  assert.ok(performance.now() - started < 10_000);
  const [only, ...more] = hunksOf('a\nb\n'.repeat(3000), 'a\nc\n'.repeat(3000));
  assert.deepEqual([only?.oldStart, only?.oldLines, more.length], [1, 6000, 0]);
});
