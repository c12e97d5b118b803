/**
 * Proves fixes with the user's own tests: green before, green after; what breaks them is found by halves and dropped.
 */

import type { FilePlan, Planned } from '../model/fixes/plan.ts';
import type { ChangedFile, TestProof, TestRun } from '../model/fixes/remediation.ts';
import type { World } from '../world/world.ts';
import { bisect, type Culprit } from './bisect.ts';
import type { ProvenFile } from './prove.ts';

/** The tests so far; a verdict other than `passed` means that they prove nothing. */
export const untested = (command: readonly string[]): TestProof => ({
  command,
  verdict: 'passed',
  output: '',
  runs: 0,
  seconds: 0,
});

export interface Tested {
  readonly proof: TestProof;
  /** The fixes that the tests pass with. */
  readonly good: ReadonlySet<Planned>;
  readonly culprits: readonly Culprit<Planned>[];
}

/**
 * Seconds of testing after which no more is asked: a slow suite with several culprits would keep a runner busy for
 * hours.
 */
const patience = 3600;
/** Stands for the run that was not made. */
const outOfTime: TestRun = { status: 'not-started', output: '', seconds: 0 };

/** Whole files as they would be with these fixes and all earlier rounds'. */
export type Compose = (files: readonly FilePlan[]) => readonly ChangedFile[];

/** Runs the tests without the fixes (the first time), then with them. `before` is the proof of earlier rounds. */
export async function testFixes(
  proven: readonly ProvenFile[],
  before: TestProof,
  compose: Compose,
  world: World,
): Promise<Tested> {
  const all = proven.flatMap(({ file }) => file.fixes);
  const log: TestRun[] = [];
  const run = async (fixes: readonly Planned[]): Promise<TestRun> => {
    if (log.length > 2 && log.reduce((sum, { seconds }) => sum + seconds, before.seconds) > patience) return outOfTime;
    const result = await world.test(before.command, compose(narrowed(proven, new Set(fixes))));
    log.push(result);
    return result;
  };
  const done = (
    good: readonly Planned[],
    culprits: readonly Culprit<Planned>[],
    verdict: TestProof['verdict'],
    output = '',
  ): Tested => ({
    good: new Set(good),
    culprits,
    proof: {
      command: before.command,
      verdict,
      output,
      runs: before.runs + log.length,
      seconds: before.seconds + log.reduce((sum, { seconds }) => sum + seconds, 0),
    },
  });
  if (before.runs === 0) {
    const clean = await world.test(before.command, []);
    log.push(clean);
    if (clean.status === 'not-started') return done(all, [], 'not-run', clean.output);
    if (clean.status !== 'passed') return done(all, [], 'red-before', clean.output);
  }
  const together = await run(all);
  if (together.status === 'passed') return done(all, [], 'passed');
  const { good, bad } = await bisect([], all, together, run);
  return done(good, bad, 'passed');
}

/** The files with only the chosen fixes. */
export const narrowed = (files: readonly ProvenFile[], chosen: ReadonlySet<Planned>): readonly FilePlan[] =>
  files
    .map(({ file }) => ({ ...file, fixes: file.fixes.filter((planned) => chosen.has(planned)) }))
    .filter(({ fixes }) => fixes.length > 0);
