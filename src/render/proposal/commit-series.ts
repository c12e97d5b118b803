/** The fixes as commits, one for each rule, over the files that the branch has. */

import { counted } from '../../model/count.ts';
import type { Note } from '../../model/findings/report.ts';
import type { ChangedBytes, ChangedFile, FixStep, Remediation } from '../../model/fixes/remediation.ts';
import { reached, type OutOfReach } from '../../model/github/blob.ts';
import type { CommitSeries, CommitStep, FixTarget } from '../../model/github/publication.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { quote } from '../../text/log-text.ts';
import { bodyOf, headlineOf, type Draft } from './commit-message.ts';
import { asInGit } from './stored-line-ends.ts';

export interface Series {
  /** Null when there is nothing to commit. */
  readonly series: CommitSeries | null;
  readonly notes: readonly Note[];
}

type Bytes = ReadonlyMap<ChangedFile, ChangedBytes>;

/** One version of a file: what a step makes of it. */
interface Version {
  readonly step: FixStep;
  readonly bytes: ChangedBytes;
}

/** Why a file is left out: what stands at the tip, or what does not belong there. */
type Why = OutOfReach | 'github' | 'bytes' | 'manifest';

/**
 * `checkedOut` holds the real content of each file of the steps. A file goes in only when the branch has it as it was
 * before the fixes, or as an earlier run of the same series left it; the others are left out, with a note for each
 * reason. Null when nothing is left.
 */
export function commitSeries(
  remediation: Remediation,
  checkedOut: Bytes,
  target: FixTarget,
  wish: { readonly prefix: string },
  ruleOf: RuleOf,
): Series {
  const bytes = asInGit(checkedOut, target.files);
  const versions = versionsOf(remediation.steps, bytes);
  const states = new Map([...versions].map(([path, all]) => [path, stateOf(path, all, target)] as const));
  const out = leftOut(remediation.steps, states);
  const drafts = remediation.steps.flatMap((step) =>
    draftOf(step, bytes, (path, version) => {
      const state = states.get(path);
      return (
        !out.has(path) &&
        typeof state === 'number' &&
        (versions.get(path)?.findIndex((one) => one.bytes === version) ?? -1) >= state
      );
    }),
  );
  const steps = drafts.map(({ draft, files }, index): CommitStep => {
    const rule = ruleOf(draft.test);
    return {
      headline: headlineOf(wish.prefix, draft, rule),
      body: bodyOf(draft, rule, { index, count: drafts.length }, remediation),
      files,
    };
  });
  const modes = new Map(
    steps
      .flatMap(({ files }) => files)
      .flatMap(({ path }) => [[path, target.files.get(path)?.mode ?? '100644'] as const]),
  );
  const series =
    steps.length === 0
      ? null
      : { repository: target.repository, branch: target.branch, onto: target.head, modes, steps };
  return { series, notes: notesOf(out) };
}

/** Every version of each file, in the order of the steps. */
function versionsOf(steps: readonly FixStep[], bytes: Bytes): ReadonlyMap<string, readonly Version[]> {
  const versions = new Map<string, Version[]>();
  for (const step of steps)
    for (const file of step.files) {
      const found = bytes.get(file);
      const all = versions.get(file.path) ?? [];
      if (found) all.push({ step, bytes: found });
      versions.set(file.path, all);
    }
  return versions;
}

/** How many of the versions the branch has already, or why the file is not touched. */
function stateOf(path: string, versions: readonly Version[], target: FixTarget): number | Why {
  const [first] = versions;
  if (!first) return 'bytes';
  if (/^\.github\//iu.test(path)) return 'github';
  return reached(target.files.get(path), [first.bytes.before, ...versions.map(({ bytes }) => bytes.after)]);
}

/**
 * Without its manifest a step's code would import what is not declared: then the whole step stays out, and what builds
 * on it.
 */
function leftOut(steps: readonly FixStep[], states: ReadonlyMap<string, number | Why>): ReadonlyMap<string, Why> {
  const out = new Map(
    [...states].flatMap(([path, state]) => (typeof state === 'number' ? [] : [[path, state] as const])),
  );
  for (const { files, fixed } of steps) {
    const sources = new Set(fixed.map(({ finding }) => finding.path));
    if (!files.some(({ path }) => !sources.has(path) && out.has(path))) continue;
    for (const path of sources) if (!out.has(path)) out.set(path, 'manifest');
  }
  return out;
}

/** What is left of a step; nothing when none of its findings is. */
function draftOf(
  { test, fixed, files }: FixStep,
  bytes: Bytes,
  goes: (path: string, version: ChangedBytes) => boolean,
): readonly { readonly draft: Draft; readonly files: readonly ChangedBytes[] }[] {
  const kept = files.flatMap((file) => {
    const found = bytes.get(file);
    return found && goes(file.path, found) ? [found] : [];
  });
  const paths = kept.map(({ path }) => path);
  const answered = fixed.filter(({ finding }) => paths.includes(finding.path));
  return answered.length === 0 ? [] : [{ draft: { test, fixed: answered, paths }, files: kept }];
}

const reasons: Readonly<Record<Why, string>> = {
  absent: 'the branch does not have it',
  link: 'it is a symbolic link',
  submodule: 'it is a submodule',
  changed:
    'the branch has another version of it than the one that was checked out. On pull requests the merge commit is checked out, with the changes of the base in it: ' +
    'give actions/checkout `ref: ${{ github.event.pull_request.head.sha }}`',
  github: 'nothing under .github/ is changed',
  bytes: 'it cannot be written in its own encoding',
  manifest: 'it needs a package whose declaration could not be added',
};

const pathsShown = 5;

function notesOf(out: ReadonlyMap<string, Why>): readonly Note[] {
  const groups = new Map<Why, string[]>();
  for (const [path, why] of out) groups.set(why, [...(groups.get(why) ?? []), path]);
  return [...groups].map(([why, paths]) => {
    const shown = paths
      .slice(0, pathsShown)
      .map((path) => `\`${quote(path, 200).replaceAll('`', "'")}\``)
      .join(', ');
    const more = paths.length > pathsShown ? ` and ${paths.length - pathsShown} more` : '';
    const what = paths.length === 1 ? 'The fix of a file was' : `The fixes of ${counted(paths.length, 'file')} were`;
    return { level: 'warning', topic: 'fix', text: `${what} left out (${shown}${more}): ${reasons[why]}.` };
  });
}
