/**
 * Finds the fixes that a failing test run is due to, by halves: with k culprits among n fixes it takes about k log n
 * runs.
 */

import type { TestRun } from '../model/fixes/remediation.ts';

export interface Culprit<T> {
  readonly one: T;
  readonly run: TestRun;
}

export interface Bisected<T> {
  /** Passes together. */
  readonly good: readonly T[];
  readonly bad: readonly Culprit<T>[];
}

/**
 * `run` tries a set of fixes. `good` is known to pass, `good` and `suspects` together are known to fail, with `failed`
 * as the run that showed it. The good ones that it gives were seen to pass together, unless none of the suspects is
 * left.
 */
export async function bisect<T>(
  good: readonly T[],
  suspects: readonly T[],
  failed: TestRun,
  run: (set: readonly T[]) => Promise<TestRun>,
): Promise<Bisected<T>> {
  const [only, ...others] = suspects;
  if (only === undefined) return { good, bad: [] };
  if (others.length === 0) return { good, bad: [{ one: only, run: failed }] };
  const half = suspects.length >> 1;
  const first = await attempt(good, suspects.slice(0, half), run);
  const second = await attempt(first.good, suspects.slice(half), run);
  return { good: second.good, bad: [...first.bad, ...second.bad] };
}

/** Adds the suspects to the good ones if that passes, else those of them that can stay. */
async function attempt<T>(
  good: readonly T[],
  suspects: readonly T[],
  run: (set: readonly T[]) => Promise<TestRun>,
): Promise<Bisected<T>> {
  const together = [...good, ...suspects];
  const result = await run(together);
  return result.status === 'passed' ? { good: together, bad: [] } : bisect(good, suspects, result, run);
}
