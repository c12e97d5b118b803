import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineHashes } from '../../../src/python/text/line-hash.ts';

/** The specification, step by step: a ring of 100 characters, line numbers beside them, 64-bit arithmetic in BigInt. */
function reference(text: string): ReadonlyMap<number, string> {
  const size = 100;
  const ring = new Array<number>(size).fill(0);
  const lineAt = new Array<number | null>(size).fill(null);
  const leaving = BigInt.asUintN(64, 37n ** 100n);
  const counts = new Map<string, number>();
  const found = new Map<number, string>();
  let [hash, index, line, atLineStart, prevCR] = [0n, 0, 0, true, false];

  const emit = (): void => {
    const started = lineAt[index];
    if (typeof started !== 'number') return;
    const hex = hash.toString(16);
    counts.set(hex, (counts.get(hex) ?? 0) + 1);
    found.set(started, `${hex}:${counts.get(hex)}`);
    lineAt[index] = null;
  };
  const push = (c: number): void => {
    hash = BigInt.asUintN(64, 37n * hash + BigInt(c) - leaving * BigInt(ring[index] ?? 0));
    ring[index] = c;
    index = (index + 1) % size;
  };
  const feed = (given: number): void => {
    let c = given;
    if (c === 32 || c === 9 || (prevCR && c === 10)) {
      prevCR = false;
      return;
    }
    prevCR = c === 13;
    if (prevCR) c = 10;
    emit();
    if (atLineStart) {
      atLineStart = false;
      line += 1;
      lineAt[index] = line;
    }
    if (c === 10) atLineStart = true;
    push(c);
  };

  for (let i = 0; i < text.length; i += 1) feed(text.charCodeAt(i));
  feed(65535);
  for (let i = 0; i < size; i += 1) {
    emit();
    push(0);
  }
  return found;
}

const upTo = (last: number): ReadonlySet<number> => new Set(Array.from({ length: last }, (_, i) => i + 1));
const sorted = (hashes: ReadonlyMap<number, string>): [number, string][] => [...hashes].sort(([a], [b]) => a - b);

/** A small generator with a seed: a failure can be repeated. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

// The vectors are the published ones of the upload action's own test.
const vectors: readonly (readonly [string, string, readonly string[]])[] = [
  ['an empty file', '', ['c129715d7a2bc9a3:1']],
  [
    'blanks, tabs and no final newline',
    ' a\nb\n  \t\tc\n d',
    ['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1'],
  ],
];

for (const [name, text, hashes] of vectors) {
  test(`GitHub's vector: ${name}`, () =>
    assert.deepEqual(
      sorted(lineHashes(text, upTo(9))).map(([, hash]) => hash),
      hashes,
    ));
}

test("GitHub's vector: equal lines are numbered, the end of the file is a line", () => {
  const hashes = lineHashes('Lorem ipsum dolor sit amet.\n'.repeat(10), upTo(11));
  for (let line = 1; line <= 6; line += 1) assert.equal(hashes.get(line), `a7f2ff13bc495cf2:${line}`);
  assert.equal(hashes.get(11), 'c129715d7a2bc9a3:1');
});

test('a line that is not asked for still counts for the number of an equal one', () => {
  assert.equal(lineHashes('Lorem ipsum dolor sit amet.\n'.repeat(10), new Set([4])).get(4), 'a7f2ff13bc495cf2:4');
});

test('lines that do not exist have no hash', () => {
  assert.deepEqual(
    sorted(lineHashes('a\nb', new Set([-1, 0, 2, 3, 10 ** 9]))).map(([line]) => line),
    [2],
  );
  assert.equal(lineHashes('a\nb', new Set()).size, 0);
});

test('equals the specification on 600 random texts, for all lines and for a few', () => {
  const next = random(20261122);
  const parts = [
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '\r\r\n',
    ' ',
    '\t',
    '    ',
    'x',
    'return 1',
    'é',
    '日本',
    '😀',
    '\uffff',
    '\ufeff',
    '\f',
    '\u2028',
    '\0',
    'same line\n',
    'y'.repeat(99),
    'z'.repeat(140),
  ];
  for (let round = 0; round < 600; round += 1) {
    const kinds = 1 + next(parts.length);
    const text = Array.from({ length: next(120) }, () => parts[next(kinds)] ?? '').join('');
    const expected = reference(text);
    assert.deepEqual(sorted(lineHashes(text, upTo(expected.size + 3))), sorted(expected), JSON.stringify(text));
    const few = new Set([...expected.keys()].filter(() => next(5) === 0));
    assert.deepEqual(
      sorted(lineHashes(text, few)),
      sorted(expected).filter(([line]) => few.has(line)),
      JSON.stringify(text),
    );
  }
});

test('12 MB with 4,000 wanted lines is a matter of milliseconds', () => {
  const next = random(7);
  const text = Array.from(
    { length: 280_000 },
    (_, i) => `    value_${i} = call(${next(1000)}, "some text")  # ${next(9)}\n`,
  )
    .join('')
    .slice(0, 12_000_000);
  const lines = new Set(Array.from({ length: 4000 }, () => 1 + next(200_000)));
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    assert.equal(lineHashes(text, lines).size, lines.size);
    return performance.now() - start;
  });
  // About 120 ms on a quiet machine; the bound only tells linear time from BigInt for each character on a busy one.
  assert.ok(Math.min(...times) < 600, `${Math.min(...times).toFixed(0)} ms`);
});
