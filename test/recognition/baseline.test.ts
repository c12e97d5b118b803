import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { InputError } from '../../src/model/input-error.ts';
import { pruneBaseline, readBaseline, writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { recogniseInBaseline } from '../../src/recognition/recognise-in-baseline.ts';
import { version } from './versions.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const one = version('import os\ndef f(cmd):\n    «run(cmd, shell=True)»\n    «B101:assert cmd»\n', 'app/one.py');
const two = version('def g(secret_name):\n    «B101:assert secret_name»\n', 'app/two.py');
const all = [...two.findings, ...one.findings];
const seen = { scanned: ['app/one.py', 'app/two.py'], files: ['app/one.py', 'app/two.py'] };

test('written and read back, a baseline knows its findings', () => {
  const baseline = readBaseline(bytes(writeBaseline(all, ['app/broken.py'])), 'bandit-baseline.json', '');
  assert.equal(baseline.kind, 'own');
  assert.deepEqual(baseline.unscanned, ['app/broken.py']);
  assert.equal(recogniseInBaseline(all, baseline, seen).known.size, 3);
});

test('equal findings give equal bytes, whatever their order', () => {
  assert.equal(writeBaseline(all, ['b', 'a']), writeBaseline(all.toReversed(), ['a', 'b', 'a']));
});

test('one finding a line, sorted, without source text, names, messages or line numbers', () => {
  const text = writeBaseline(all, []);
  const lines = text.split('\n').filter((line) => line.includes('"test"'));
  assert.deepEqual(
    lines.map((line) => [...line.matchAll(/"(?:test|path)":"([^"]*)"/g)].map((found) => found[1])),
    [
      ['B602', 'app/one.py'],
      ['B101', 'app/one.py'],
      ['B101', 'app/two.py'],
    ],
  );
  for (const absent of ['cmd', 'shell', 'secret_name', 'subprocess', 'line', 'high'])
    assert.ok(!text.includes(absent), absent);
});

test('adding a finding at the end changes one line only', () => {
  const [before, after] = [writeBaseline(one.findings, []), writeBaseline(all, [])].map((text) => text.split('\n'));
  assert.equal(after?.length, (before?.length ?? 0) + 1);
  assert.deepEqual(after?.filter((line) => !before?.includes(line)).length, 1);
  assert.ok(before?.every((line) => after?.includes(line)));
});

test('a line that a merge left twice counts once, and its order does not matter', () => {
  const lines = writeBaseline(all, []).split('\n');
  const [first = '', second = ''] = lines.filter((line) => line.includes('"test"'));
  const merged = lines
    .flatMap((line) => (line === first ? [second, first] : line === second ? [second, first] : [line]))
    .join('\n');
  assert.equal(readBaseline(bytes(merged), 'b', '').entries.length, 3);
});

const mistakes: readonly { readonly name: string; readonly bytes: Uint8Array | null; readonly says: RegExp }[] = [
  { name: 'missing', bytes: null, says: /no such file.*working-directory.*bandit-remediate baseline/ },
  { name: 'empty', bytes: bytes(' \n'), says: /is empty.*Restore/ },
  { name: 'not UTF-8', bytes: new Uint8Array([0x7b, 0xff, 0x7d]), says: /not UTF-8/ },
  { name: 'truncated', bytes: bytes(writeBaseline(all, []).slice(0, 300)), says: /not valid JSON/ },
  {
    name: 'misspelt',
    bytes: bytes('{\n  "tool": "bandit-remediate",\n  "version" 1\n}'),
    says: /line 3.*not valid JSON/,
  },
  {
    name: 'a merge conflict',
    bytes: bytes(writeBaseline(all, []).replace('    {', '<<<<<<< HEAD\n    {')),
    says: /line 8: a merge conflict.*both sides/,
  },
  {
    name: 'a newer version',
    bytes: bytes('{"tool":"bandit-remediate","version":99,"findings":[]}'),
    says: /version 99 is newer.*Update/,
  },
  {
    name: 'an older, unknown version',
    bytes: bytes('{"tool":"bandit-remediate","version":0,"findings":[],"unscanned":[]}'),
    says: /at version/,
  },
  { name: 'something else', bytes: bytes('[1, 2]'), says: /neither a baseline.*nor a Bandit JSON report/ },
  { name: 'wrong types', bytes: bytes(writeBaseline(all, []).replace('"B602"', '602')), says: /at findings\.0\.test/ },
  {
    name: 'no hash',
    bytes: bytes(writeBaseline(all, []).replace(/"code":"[0-9a-f]+"/, '"code":"rm -rf"')),
    says: /at findings\.0\.code.*hexadecimal/,
  },
  { name: 'a broken Bandit report', bytes: bytes('{"results":[{"filename":1}]}'), says: /at results\.0\.filename/ },
];

for (const { name, bytes: content, says } of mistakes)
  test(`a baseline that is ${name}: the error names the file, the place and the remedy`, () => {
    assert.throws(
      () => readBaseline(content, 'ci/known.json', ''),
      (error) => {
        assert.ok(error instanceof InputError);
        assert.match(error.message, /^baseline ci\/known\.json/);
        assert.match(error.message, says);
        return true;
      },
    );
  });

test('no error quotes the file', () => {
  for (const content of [
    '{"a": hunter2}',
    '{"tool":"bandit-remediate","version":1,"findings":[{"hunter2":1}],"unscanned":[]}',
  ])
    assert.throws(
      () => readBaseline(bytes(content), 'b', ''),
      (error) => error instanceof Error && !error.message.includes('hunter2'),
    );
});

test('pruning drops what is gone and does not grow', () => {
  const old = writeBaseline(all, []);
  const fixed = version('import os\ndef f(cmd):\n    «B101:assert cmd»\n    «B307:eval(cmd)»\n', 'app/one.py');
  const pruned = pruneBaseline(old, fixed.findings, [], { acceptNew: false, ...seen });
  assert.deepEqual({ ...pruned, text: '' }, { text: '', kept: 1, removed: 2, added: 0, fresh: 1 });
  assert.ok(!pruned.text.includes('B307') && !pruned.text.includes('B602'));
  const grown = pruneBaseline(old, fixed.findings, [], { acceptNew: true, ...seen });
  assert.deepEqual({ ...grown, text: '' }, { text: '', kept: 1, removed: 2, added: 1, fresh: 0 });
  assert.equal(grown.text, writeBaseline(fixed.findings, []));
});

test('pruning keeps the entries of files that were not scanned', () => {
  const old = writeBaseline(all, []);
  const unscannable = pruneBaseline(old, one.findings, ['app/two.py'], {
    acceptNew: false,
    scanned: ['app/one.py'],
    files: ['app/one.py', 'app/two.py'],
  });
  assert.equal(unscannable.text, old);
  const unlisted = pruneBaseline(old, one.findings, ['app/two.py'], { acceptNew: false });
  assert.equal(unlisted.text, old);
  const deleted = pruneBaseline(old, one.findings, [], {
    acceptNew: false,
    scanned: ['app/one.py'],
    files: ['app/one.py'],
  });
  assert.equal(deleted.text, writeBaseline(one.findings, []));
});

test('pruning keeps known unscannable files, and takes in new ones only when asked', () => {
  const old = writeBaseline([], ['bad.py', 'mended.py']);
  const now = ['bad.py', 'worse.py'];
  assert.equal(pruneBaseline(old, [], now, { acceptNew: false }).text, writeBaseline([], ['bad.py']));
  assert.equal(pruneBaseline(old, [], now, { acceptNew: true }).text, writeBaseline([], now));
});

test('pruning a baseline that needs none gives the same bytes, also after a rename', () => {
  assert.equal(
    pruneBaseline(writeBaseline(all, []), all, [], { acceptNew: false, ...seen }).text,
    writeBaseline(all, []),
  );
  const renamed = version(
    one.text.replace('run(cmd, shell=True)', '«run(cmd, shell=True)»').replace('assert cmd', '«B101:assert cmd»'),
    'app/three.py',
  );
  const pruned = pruneBaseline(writeBaseline(one.findings, []), renamed.findings, [], {
    acceptNew: false,
    scanned: ['app/three.py'],
    files: ['app/three.py'],
  });
  assert.deepEqual([pruned.kept, pruned.text], [2, writeBaseline(renamed.findings, [])]);
});

test('two branches that add different findings merge without a conflict, and the merged file is a baseline', async () => {
  const common = version(
    'def f(cmd):\n    «B101:assert cmd»\n    stop()\n\ndef g(cmd):\n    «B101:assert cmd, 1»\n',
    'app/one.py',
  );
  const ours = version(
    common.text
      .replace('assert cmd\n', '«B101:assert cmd»\n')
      .replace('assert cmd, 1', '«B101:assert cmd, 1»')
      .replace('def f', '«B404:import subprocess»\ndef f'),
    'app/one.py',
  );
  const theirs = version(
    `${common.text.replace('assert cmd\n', '«B101:assert cmd»\n').replace('assert cmd, 1', '«B101:assert cmd, 1»')}    «run(cmd)»\n`,
    'app/one.py',
  );
  const folder = await mkdtemp(join(tmpdir(), 'baseline-merge-'));
  try {
    for (const [name, side] of Object.entries({ common, ours, theirs }))
      await writeFile(join(folder, name), writeBaseline([...side.findings, ...two.findings], []));
    const merged = execFileSync('git', ['merge-file', '-p', 'ours', 'common', 'theirs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    assert.deepEqual(
      readBaseline(bytes(merged), 'b', '').entries.map((entry) => entry.test),
      ['B404', 'B101', 'B101', 'B602', 'B101'],
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
