import { reached } from './blob.ts';
import type { CommitSeries, CommitStep, TipFile } from './publication.ts';

export interface StepsLeft {
  readonly steps: readonly CommitStep[];
  /** Files that somebody changed there: their part of the steps is left out. */
  readonly untouched: readonly string[];
}

/** What of a series a branch with commits of others lacks. A step that is there in part says so. */
export function stepsLeft({ steps }: CommitSeries, files: ReadonlyMap<string, TipFile>): StepsLeft {
  const states = new Map<string, ReturnType<typeof reached>>();
  const all = steps.flatMap((step) => step.files);
  for (const { path, before } of all) {
    if (states.has(path)) continue;
    states.set(
      path,
      reached(files.get(path), [before, ...all.filter((file) => file.path === path).map(({ after }) => after)]),
    );
  }
  const seen = new Map<string, number>();
  const left = steps.flatMap((step): readonly CommitStep[] => {
    const kept = step.files.filter(({ path }) => {
      const index = seen.get(path) ?? 0;
      seen.set(path, index + 1);
      const state = states.get(path);
      return typeof state === 'number' && index >= state;
    });
    if (kept.length === 0) return [];
    return [
      kept.length === step.files.length
        ? step
        : { ...step, files: kept, body: `${partly(kept.length, step.files.length)}\n\n${step.body}` },
    ];
  });
  return { steps: left, untouched: [...states].flatMap(([path, state]) => (typeof state === 'number' ? [] : [path])) };
}

const partly = (kept: number, all: number): string =>
  `Here in ${kept} of ${all} files: the branch has the others already, or somebody changed them.`;
