import type { Sources } from '../model/findings/sources.ts';
import type { FilePlan, Planned } from '../model/fixes/plan.ts';
import type { Project } from '../model/fixes/project.ts';
import type { Excerpt, Fixed, FixStep } from '../model/fixes/remediation.ts';
import { applyFixes } from '../planning/apply.ts';
import type { Parse } from '../python/tree/tree.ts';
import { changedFiles } from './changed-files.ts';

/** A proven fix as people are told of it. */
export const asFixed = (
  { target: { finding }, fix: { summary, safety, cautions, suppression }, excerpt }: Planned,
  regions: readonly Excerpt[] = [],
): Fixed => ({ finding, summary, safety, cautions, suppression, excerpt, regions });

/**
 * The fixes of all rounds rule by rule, the rules in order of their most urgent finding. A rule that comes in two
 * rounds has two steps.
 */
export function fixSteps(
  rounds: readonly (readonly FilePlan[])[],
  sources: Sources,
  { parse, project }: { readonly parse: Parse; readonly project: Project },
): readonly FixStep[] {
  const steps: FixStep[] = [];
  let texts: Sources = sources;
  const made: Planned[] = [];
  for (const files of rounds) {
    const done = new Set<Planned>();
    for (const test of testsOf(files)) {
      const now = files.filter(({ fixes }) => fixes.some(({ target }) => target.now.test === test));
      const fixes = now.flatMap((file) => file.fixes.filter(({ target }) => target.now.test === test));
      for (const planned of fixes) done.add(planned);
      made.push(...fixes);
      texts = new Map([...texts, ...now.map((file) => [file.path, textWith(file, done, parse, project)] as const)]);
      const changed = changedFiles(
        project,
        sources,
        texts,
        made.flatMap(({ requirements }) => requirements),
      );
      const before = new Map(steps.flatMap((step) => step.files).map(({ path, after }) => [path, after]));
      steps.push({
        test,
        fixed: fixes.map((planned) => asFixed(planned)),
        files: changed.filter(({ path, after }) => before.get(path) !== after),
      });
    }
  }
  return steps;
}

const testsOf = (files: readonly FilePlan[]): ReadonlySet<string> =>
  new Set(files.flatMap(({ fixes }) => fixes.map(({ target }) => target.now.test)));

const textWith = (
  { path, text, fixes }: FilePlan,
  chosen: ReadonlySet<Planned>,
  parse: Parse,
  project: Project,
): string =>
  applyFixes(
    parse,
    path,
    text,
    project,
    fixes.filter((planned) => chosen.has(planned)).map(({ fix }) => fix),
  ).text;
