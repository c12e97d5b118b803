import assert from 'node:assert/strict';
import { test } from 'node:test';
import { align } from '../../src/recognition/alignment.ts';

/** Length of a longest common subsequence, by the textbook's table. */
function longest(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    b.forEach((y, j) => next.push(x === y ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0)));
    row = next;
  }
  return row[b.length] ?? 0;
}

let seed = 11;
const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
const sequence = (size: number, kinds: number): readonly number[] => Array.from({ length: size }, () => random(kinds));

test('an alignment rises, pairs equal elements only, and is as long as any', () => {
  for (let round = 0; round < 5000; round += 1) {
    const [a, b] = [sequence(random(14), 1 + random(6)), sequence(random(14), 1 + random(6))];
    const pairs = [...align(a, b)].flatMap((to, from) => (to === -1 ? [] : [[from, to] as const]));
    assert.ok(
      pairs.every(([from, to], index) => a[from] === b[to] && to > (pairs[index - 1]?.[1] ?? -1)),
      JSON.stringify([a, b]),
    );
    assert.equal(pairs.length, longest(a, b), JSON.stringify([a, b]));
  }
});

test('sequences that have little in common are aligned at what is unique, in bounded time', () => {
  const a = Array.from({ length: 12_000 }, (_, index) => index);
  const b = a.map((value) => (value % 4 === 0 ? value : 100_000 + value));
  const map = align(a, b);
  assert.ok(a.every((value) => map[value] === (value % 4 === 0 ? value : -1)));
  align(sequence(20_000, 50), sequence(20_000, 50));
});
