/** git's own diff as the first evidence: what is called new is on lines that a reviewer sees as added. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Hunk } from '../../src/model/findings/comparison.ts';
import { recogniseAtBase } from '../../src/recognition/recognise-at-base.ts';
import { recogniseByLines } from '../../src/recognition/recognise-by-lines.ts';
import { gitHunks, knownAtBase, version } from './versions.ts';

const hunk = (baseLine: number, baseCount: number, headLine: number, headCount: number): Hunk => ({
  baseLine,
  baseCount,
  headLine,
  headCount,
});

function knownByLines(base: string, head: string, hunks: readonly Hunk[] | null): readonly boolean[] {
  const [old, now] = [version(base), version(head)];
  const changes = [{ path: now.path, basePath: old.path, hunks }];
  const { known } = recogniseByLines(now.findings, new Map([[now.path, now.text]]), {
    sources: new Map([[old.path, old.text]]),
    changes,
    unchanged: new Set(),
  });
  return now.findings.map((finding) => known.has(finding));
}

const twin = 'def f(x):\n    «B101:assert x»\n';
const asserted = '    «B101:assert x»\n';
const plain = (marked: string): string => version(marked).text;

test('of equal twins the one that git calls added is new, wherever it is', () => {
  const [base, head] = [`${twin}    go(x)\n`, `def f(x):\n${asserted}${asserted}    go(x)\n`];
  for (const [hunks, known] of [
    [[hunk(1, 0, 2, 1)], [false, true]],
    [[hunk(2, 0, 3, 1)], [true, false]],
  ] as const) {
    assert.deepEqual(knownAtBase(version(base), version(head), hunks), known);
    assert.deepEqual(knownByLines(base, head, hunks), known);
  }
});

test('a copy of a whole function, above or below the old one, is new', () => {
  const other = 'def g(x):\n    return x\n\n\n';
  const base = `${other}${twin}`;
  for (const [head, known] of [
    [`${twin}\n\n${other}${twin}`, [false, true]],
    [`${other}${twin}\n\n${twin}`, [true, false]],
  ] as const) {
    const hunks = gitHunks(plain(base), plain(head));
    assert.deepEqual(knownAtBase(version(base), version(head), hunks), known);
    assert.deepEqual(knownByLines(base, head, hunks), known);
  }
});

test('moved within a file, with its neighbours: known', () => {
  const block = 'def f(x):\n    prepare(x)\n    «B101:assert x»\n    finish(x)\n\n\n';
  const rest = Array.from({ length: 9 }, (_, at) => `def g${at}():\n    return ${at}\n\n\n`).join('');
  for (const [base, head] of [
    [`${block}${rest}`, `${rest}${block}`],
    [`${rest}${block}`, `${block}${rest}`],
  ] as const) {
    const hunks = gitHunks(plain(base), plain(head));
    assert.ok(hunks.length >= 2, 'git sees a removal and an addition');
    assert.deepEqual(knownAtBase(version(base), version(head), hunks), [true]);
  }
});

test('a whole block re-indented or reformatted: all lines are in hunks, and it is known', () => {
  const base = 'def f(cmd):\n    log(cmd)\n    «run(cmd, shell=True)»\n    «B101:assert cmd»\n';
  for (const head of [
    'def f(cmd):\n    if cmd:\n        log(cmd)\n        «run(cmd, shell=True)»\n        «B101:assert cmd»\n',
    'def f(cmd):\n    log( cmd )\n    «run(\n        cmd, shell=True\n    )»\n    «B101:assert (cmd)»\n',
  ]) {
    const hunks = gitHunks(plain(base), plain(head));
    assert.deepEqual(knownAtBase(version(base), version(head), hunks), [true, true]);
    assert.deepEqual(knownByLines(base, head, hunks), [true, true]);
  }
});

/**
 * Decided: the count stays the same, but the reviewer sees a finding on an added line in another place, so it is new.
 */
test('one twin deleted and another added in another function: the added one is new, the deleted one is gone', () => {
  const base = version(
    'def f(x):\n    one(x)\n    «B101:assert x»\n    two(x)\n\n\ndef g(x):\n    three(x)\n    four(x)\n',
  );
  const head = version(
    'def f(x):\n    one(x)\n    two(x)\n\n\ndef g(x):\n    three(x)\n    «B101:assert x»\n    four(x)\n',
  );
  const changes = [{ path: head.path, basePath: base.path, hunks: gitHunks(base.text, head.text) }];
  const found = recogniseAtBase(head.findings, new Map([[head.path, head.text]]), {
    findings: base.findings,
    sources: new Map([[base.path, base.text]]),
    changes,
    unchanged: new Set(),
  });
  assert.equal(found.known.size, 0);
  assert.deepEqual(
    found.gone.map(({ line }) => line),
    [3],
  );
});

test('code that stands excuses no added copy, though Bandit no longer reports it there', () => {
  const base = `${twin}\n\n# end\n`;
  const head = `def f(x):\n    assert x\n\n\n${twin}\n\n# end\n`;
  assert.deepEqual(knownAtBase(version(base), version(head), [hunk(2, 0, 3, 4)]), [false]);
});

test('a new file takes nothing from code that stands in another changed file', () => {
  const base = version(twin, 'a.py');
  const [edited, copy] = [version(`# nosec\n${plain(twin)}`, 'a.py'), version(twin, 'b.py')];
  const changes = [
    { path: 'a.py', basePath: 'a.py', hunks: [hunk(0, 0, 1, 1)] },
    { path: 'b.py', basePath: null, hunks: null },
  ];
  const sources = new Map([
    ['a.py', edited.text],
    ['b.py', copy.text],
  ]);
  assert.equal(
    recogniseAtBase(copy.findings, sources, {
      findings: base.findings,
      sources: new Map([['a.py', base.text]]),
      changes,
      unchanged: new Set(),
    }).known.size,
    0,
  );
});

test('only the header of a function counts, and every line of a flagged call', () => {
  const base = '«B107:def f(password="x"):\n    return 1»\n«run(a,\n    shell=True)»\n';
  const head = '«B107:def f(password="x"):\n    return 2»\n«run(b,\n    shell=True)»\n';
  assert.deepEqual(knownAtBase(version(base), version(head), gitHunks(plain(base), plain(head))), [true, false]);
  assert.deepEqual(knownByLines(base, head, gitHunks(plain(base), plain(head))), [true, false]);
});

test('hunks that do not fit the texts are not believed, and neither are they where a carriage return alone ends a line', () => {
  const [base, head] = [`${twin}    go(x)\n`, `def f(x):\n${asserted}${asserted}    go(x)\n`];
  const without = knownAtBase(version(base), version(head), null);
  for (const hunks of [[], [hunk(1, 0, 2, 2)], [hunk(9, 1, 9, 2)], [hunk(2, 0, 3, 1), hunk(1, 0, 2, 1)]]) {
    assert.deepEqual(knownAtBase(version(base), version(head), hunks), without, JSON.stringify(hunks));
  }
  const [oldMac, newMac] = [base, head].map((text) => `# a\r# b\n${text}`);
  assert.deepEqual(knownAtBase(version(oldMac ?? ''), version(newMac ?? ''), [hunk(2, 0, 3, 1)]), without);
});

test('without a line end at the end of the file, and with CRLF', () => {
  const [base, head] = ['import os\n«B101:assert os»', 'import os\n«B101:assert os»\nmore()'];
  assert.deepEqual(
    knownAtBase(version(base), version(head), gitHunks(plain(base), plain(head))),
    [true],
    'git calls the line changed, we do not',
  );
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  assert.deepEqual(knownAtBase(version(crlf(twin)), version(crlf(`${asserted.trim()}\n${twin}`)), [hunk(0, 0, 1, 1)]), [
    false,
    true,
  ]);
});
