/** How the user's tests decide, with a world whose test command only remembers. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fix } from '../../src/model/fixes/fix.ts';
import type { Planned } from '../../src/model/fixes/plan.ts';
import type { TestRun } from '../../src/model/fixes/remediation.ts';
import type { ProvenFile } from '../../src/proving/prove.ts';
import { testFixes, untested } from '../../src/proving/test-fixes.ts';
import type { World } from '../../src/world/world.ts';
import { aFinding, identified } from '../builders.ts';

const planned = (line: number): Planned => {
  const [finding] = identified(aFinding({ span: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 } }));
  assert.ok(finding);
  return {
    target: { finding, now: finding },
    fix: fix({ edits: [{ start: line, end: line, text: 'x' }], summary: 'X' }),
    excerpt: { line, before: '', after: '' },
    requirements: [],
  };
};
const fixes = Array.from({ length: 16 }, (_, index) => planned(index + 1));
const proven: readonly ProvenFile[] = [
  {
    file: { path: 'a.py', text: '', fixes },
    text: '',
    reported: [],
    applied: { text: '', moved: (place) => place },
    news: [],
  },
];

/** A suite that takes so long, and fails with the fix of line 7. */
function slow(seconds: number): { readonly world: World; readonly runs: () => number } {
  let runs = 0;
  const run = async (set: readonly Planned[]): Promise<TestRun> => {
    runs += 1;
    return {
      status: set.some(({ target }) => target.now.span.startLine === 7) ? 'failed' : 'passed',
      output: '',
      seconds,
    };
  };
  let last: readonly Planned[] = [];
  const world = { test: async () => run(last) } as unknown as World;
  return {
    world: Object.assign(world, {
      choose: (set: readonly Planned[]) => {
        last = set;
      },
    }),
    runs: () => runs,
  };
}

async function tested(
  seconds: number,
): Promise<{ readonly bad: readonly number[]; readonly statuses: readonly string[]; readonly runs: number }> {
  const { world, runs } = slow(seconds);
  const choose = (world as unknown as { choose: (set: readonly Planned[]) => void }).choose;
  const done = await testFixes(
    proven,
    untested(['true']),
    (files) => {
      choose(files.flatMap((file) => file.fixes));
      return [];
    },
    world,
  );
  return {
    bad: done.culprits.map(({ one }) => one.target.now.span.startLine),
    statuses: [...new Set(done.culprits.map(({ run }) => run.status))],
    runs: runs(),
  };
}

test('a quick suite is asked until the culprit is alone', async () => {
  const { bad, statuses } = await tested(1);
  assert.deepEqual([bad, statuses], [[7], ['failed']]);
});

test('a slow suite is not asked for hours: what is not cleared by then is dropped, and that is said', async () => {
  const { bad, statuses, runs } = await tested(1000);
  assert.ok(runs <= 5, `${runs} runs`);
  assert.ok(bad.includes(7) && bad.length < 16);
  assert.ok(statuses.includes('not-started'));
});
