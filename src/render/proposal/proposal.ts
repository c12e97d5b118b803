/** The pull request with the fixes: its branch, title and body. */

import { counted } from '../../model/count.ts';
import type { Fixed } from '../../model/fixes/remediation.ts';
import { proposalBranch } from '../../model/github/own-commit.ts';
import { proposalMarker } from '../../model/github/proposal-marker.ts';
import type { CommitSeries, FixTarget, Proposal } from '../../model/github/publication.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { commitText } from './commit-text.ts';
import { proposalBody } from './proposal-body.ts';

export interface ProposalWish {
  /** Empty for one that counts the findings. */
  readonly title: string;
  readonly labels: readonly string[];
  /** Logins; `org/team` for teams. */
  readonly reviewers: readonly string[];
  readonly draft: boolean;
}

/** GitHub takes no longer titles. */
const titleLimit = 250;

/**
 * One for each base branch, updated in place. Without a series an open one stays as it is, or is closed when nothing is
 * left to fix.
 */
export function proposalOf(
  outcome: Outcome,
  series: CommitSeries | null,
  target: FixTarget,
  wish: ProposalWish,
  ruleOf: RuleOf,
): Proposal {
  const { remediation } = outcome;
  const delivered = deliveredBy(series, remediation?.fixed ?? []);
  const ids = delivered.map(({ finding }) => finding.identity.id);
  const title = commitText(wish.title, titleLimit) || `Fix ${counted(delivered.length, 'finding')} of Bandit`;
  return {
    base: target.branch,
    head: target.head,
    branch: target.isDefaultBranch ? proposalBranch : `${proposalBranch}-${target.branch}`,
    series,
    settled: isSettled(outcome, target),
    title,
    body:
      remediation === null || series === null
        ? ''
        : proposalBody(remediation, delivered, proposalMarker(title, ids), ruleOf),
    labels: distinct(wish.labels),
    reviewers: distinct(wish.reviewers),
    draft: wish.draft,
  };
}

/** With `new-only` a push without new findings says nothing of what an earlier one proposes. */
const isSettled = ({ remediation, verdict, gate }: Outcome, { isDefaultBranch }: FixTarget): boolean =>
  remediation !== null &&
  remediation.fixed.length === 0 &&
  remediation.dropped.length === 0 &&
  verdict !== 'incomplete' &&
  !(gate.newOnly && isDefaultBranch);

const distinct = (names: readonly string[]): readonly string[] => [
  ...new Set(names.map((name) => name.trim()).filter((name) => name !== '')),
];

/** Fixes of files that the branch has in another version are not in the series. */
function deliveredBy(series: CommitSeries | null, fixed: readonly Fixed[]): readonly Fixed[] {
  const paths = new Set(series?.steps.flatMap(({ files }) => files.map(({ path }) => path)));
  return fixed.filter(({ finding }) => paths.has(finding.path));
}
