/**
 * What goes to GitHub beside the code scanning results: review, commits or pull request with the fixes, check run,
 * comment.
 */

import type { Context } from '../model/context.ts';
import type { Changes, Publication, Wishes } from '../model/delivery.ts';
import type { Note } from '../model/findings/report.ts';
import { ownTip } from '../model/github/own-commit.ts';
import type { FixTarget } from '../model/github/publication.ts';
import type { Outcome } from '../model/outcome.ts';
import type { RuleOf } from '../rules/rule.ts';
import { commitSeries } from './proposal/commit-series.ts';
import { proposalOf } from './proposal/proposal.ts';
import { checkRunOf } from './remarks/check-run.ts';
import { commentOf } from './remarks/comment.ts';
import { reviewOf } from './review/review.ts';
import { asScanned } from './review/unmoved-files.ts';

export interface Published {
  readonly publication: Publication;
  /** What of the fixes could not be prepared, and why. */
  readonly notes: readonly Note[];
}

/** `apply` is the command that applies the patch, for what GitHub cannot take; null without a patch. */
export function publicationOf(
  outcome: Outcome,
  wishes: Wishes,
  context: Context,
  changes: Changes | null,
  apply: string | null,
  ruleOf: RuleOf,
): Published {
  const { fixes, notes } = fixParts(outcome, wishes, context, changes, apply, ruleOf);
  return {
    publication: {
      ...fixes,
      check: wishes.checkName === '' ? null : checkRunOf(outcome, context, { name: wishes.checkName }, ruleOf),
      comment: commentOf(outcome, context, { when: wishes.comment, category: wishes.category }, ruleOf),
    },
    notes,
  };
}

type FixParts = Pick<Publication, 'review' | 'series' | 'proposal'>;
const nothing: FixParts = { review: null, series: null, proposal: null };

function fixParts(
  outcome: Outcome,
  wishes: Wishes,
  context: Context,
  changes: Changes | null,
  apply: string | null,
  ruleOf: RuleOf,
): { readonly fixes: FixParts; readonly notes: readonly Note[] } {
  const { remediation } = outcome;
  const target = changes?.target ?? null;
  if (remediation === null || changes === null || target === null) return { fixes: nothing, notes: [] };
  if (typeof target === 'string')
    return { fixes: nothing, notes: remediation.fixed.length > 0 ? [undelivered(target)] : [] };
  if (wishes.fixes === 'suggest')
    return {
      fixes: {
        ...nothing,
        review: reviewFor(outcome, wishes, context, asScanned(target, changes.scanned), apply, ruleOf),
      },
      notes: [],
    };
  const { series, notes } = commitSeries(
    remediation,
    changes.bytes,
    target,
    { prefix: wishes.commitPrefix && `${wishes.commitPrefix} ` },
    ruleOf,
  );
  if (wishes.fixes === 'commit') return { fixes: { ...nothing, series }, notes };
  return { fixes: { ...nothing, proposal: proposalOf(outcome, series, target, wishes.proposal, ruleOf) }, notes };
}

const reviewFor = (
  { remediation }: Outcome,
  { category }: Wishes,
  { pull }: Context,
  target: FixTarget,
  apply: string | null,
  ruleOf: RuleOf,
): Publication['review'] =>
  remediation && pull ? reviewOf(remediation, target, { pull: pull.number, category, apply }, ruleOf) : null;

/** The end of our own loop is no fault. */
const undelivered = (reason: string): Note => ({
  level: reason.endsWith(ownTip) ? 'notice' : 'warning',
  topic: 'fix',
  text: `The fixes were not delivered: ${reason} The patch among the results has them.`,
});
