import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TestRun } from '../../src/model/fixes/remediation.ts';
import { bisect } from '../../src/proving/bisect.ts';

const passed: TestRun = { status: 'passed', output: '', seconds: 0 };
const failed = (output: string): TestRun => ({ status: 'failed', output, seconds: 0 });

test('exactly the culprits are dropped, in few runs, each with the output of a run that it broke', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 60 }),
      fc.array(fc.nat(59), { minLength: 1, maxLength: 4 }),
      async (count, raw) => {
        const fixes = Array.from({ length: count }, (_, index) => index);
        const culprits = new Set(raw.map((index) => index % count));
        let runs = 0;
        const run = async (set: readonly number[]): Promise<TestRun> => {
          runs += 1;
          const broken = set.filter((one) => culprits.has(one));
          return broken.length === 0 ? passed : failed(`broken: ${broken.join()}`);
        };
        const { good, bad } = await bisect([], fixes, failed('all'), run);
        assert.deepEqual(new Set(bad.map(({ one }) => one)), culprits);
        assert.deepEqual(
          good,
          fixes.filter((one) => !culprits.has(one)),
        );
        for (const culprit of bad) assert.ok(count === 1 || culprit.run.output.includes(String(culprit.one)));
        assert.ok(
          runs <= 2 * culprits.size * (Math.ceil(Math.log2(count)) + 1),
          `${runs} runs for ${culprits.size} of ${count}`,
        );
      },
    ),
  );
});

test('of two fixes that fail only together, one stays', async () => {
  const run = async (set: readonly string[]): Promise<TestRun> =>
    set.includes('a') && set.includes('d') ? failed('a and d') : passed;
  const { good, bad } = await bisect([], ['a', 'b', 'c', 'd'], failed('all'), run);
  assert.deepEqual([good, bad.map(({ one }) => one)], [['a', 'b', 'c'], ['d']]);
});
