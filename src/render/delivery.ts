/** Draws everything that is published from the outcome, as one value. */

import { createHash } from 'node:crypto';
import type { Annotation } from '../model/annotation.ts';
import type { Context } from '../model/context.ts';
import type { Changes, Delivery, ResultFile, Wishes } from '../model/delivery.ts';
import type { Outcome } from '../model/outcome.ts';
import { toolVersion } from '../model/version.ts';
import type { RuleOf } from '../rules/rule.ts';
import { artifactName } from './files/artifact-name.ts';
import { outputs } from './files/outputs.ts';
import { resultFiles } from './files/result-files.ts';
import { publicationOf } from './publication.ts';
import { annotations } from './remarks/annotations.ts';
import { toSarif } from './sarif/sarif.ts';
import { howToApply, howToTakeBack } from './summary/summary-fixes.ts';
import { summary } from './summary/summary.ts';
import { fixesTerminal } from './terminal/fixes-terminal.ts';
import { terminal } from './terminal/terminal.ts';

/** All that a delivery is drawn from. */
export interface Publishable {
  readonly outcome: Outcome;
  readonly wishes: Wishes;
  readonly context: Context;
  readonly ruleOf: RuleOf;
  /** What the fixes change; null when they were not asked for. */
  readonly changes?: Changes | null;
  /** For a run of `mode: publish`; null without a pull request. */
  readonly handover?: string | null | undefined;
}

export function render({ outcome, wishes, context, ruleOf, changes = null, handover = null }: Publishable): Delivery {
  const sarif = toSarif(outcome, { category: wishes.category, toolVersion, ruleOf, informationUri });
  const marks = annotations(outcome, ruleOf);
  const annotated = wishes.annotations && context.host === 'action';
  const noted: Outcome = { ...outcome, notes: [...outcome.notes, ...sarif.notes, ...(annotated ? marks.notes : [])] };
  const artifact = context.host === 'action' ? artifactName(wishes.category, context) : null;
  const patch = changes?.patch ?? null;
  const hasPatch = patch !== null && patch.length > 0;
  // Each change of the working tree keeps the patch that takes it back.
  const patchName: ResultFile['name'] =
    wishes.fixes === 'apply' && hasPatch
      ? `fixes-${createHash('sha256').update(patch).digest('hex').slice(0, 8)}.patch`
      : 'fixes.patch';
  const rollback =
    wishes.fixes === 'apply' && hasPatch
      ? ['git', '-C', context.root, 'apply', '-R', `${context.results}/${patchName}`]
      : null;
  const apply = rollback
    ? howToTakeBack(rollback)
    : hasPatch
      ? howToApply({ file: `${context.results}/fixes.patch`, artifact, runUrl: context.runUrl })
      : null;
  const { publication, notes } = publicationOf(outcome, wishes, context, changes, apply?.commands ?? null, ruleOf);
  const full: Outcome = { ...noted, notes: [...noted.notes, ...notes] };
  const markdown = summary(full, context, ruleOf, undefined, apply);
  const upload = wishes.uploadSarif === 'true' || (wishes.uploadSarif === 'auto' && context.host === 'action');
  return {
    summary: markdown,
    lines: linesOf(full, wishes, context, ruleOf, rollback),
    changes: wishes.fixes === 'apply' ? (changes?.files ?? []) : [],
    annotations: [...headlineMark(outcome), ...(annotated ? marks.annotations : [])],
    files: [
      ...resultFiles({ outcome: full, context, sarif: sarif.text, summary: markdown, handover }),
      ...(hasPatch ? [{ name: patchName, text: patch } satisfies ResultFile] : []),
    ],
    outputs: outputs(outcome, context.results, hasPatch),
    sarif: upload ? { text: sarif.text, category: wishes.category, required: wishes.uploadSarif === 'true' } : null,
    artifact,
    publication,
  };
}

/** `fix` shows its diff and what became of each finding; a scan shows the findings. */
function linesOf(
  outcome: Outcome,
  wishes: Wishes,
  context: Context,
  ruleOf: RuleOf,
  rollback: readonly string[] | null,
): readonly string[] {
  const { remediation } = outcome;
  if (remediation === null || (wishes.fixes !== 'apply' && wishes.fixes !== 'show'))
    return terminal(outcome, ruleOf, context.host);
  return fixesTerminal(remediation, {
    applied: wishes.fixes === 'apply',
    rollback,
    notes: outcome.notes,
    unscanned: outcome.unscanned,
  });
}

/** The sentence that people look for first in a failed run, also where annotations of findings are turned off. */
const headlineMark = ({ verdict, headline }: Outcome): readonly Annotation[] =>
  verdict === 'passed'
    ? []
    : [
        {
          level: 'error',
          title: `Bandit: ${verdict}`,
          message: headline,
          path: null,
          startLine: 0,
          endLine: 0,
          startColumn: null,
          endColumn: null,
        },
      ];

const informationUri = 'https://bandit.readthedocs.io/';
