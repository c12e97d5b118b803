import type { Outcome } from '../../model/outcome.ts';

/**
 * The step's outputs, by name: counts and paths only, since a job may hold no more than 1 MB of them. `folder` holds
 * the result files. What is about fixes is set only when they were asked for, and the patch's path only when there is
 * one.
 */
export const outputs = (
  { verdict, counts, remediation }: Outcome,
  folder: string,
  hasPatch = false,
): Readonly<Record<string, string>> => ({
  verdict,
  findings: String(counts.findings),
  'new-findings': String(counts.new),
  'failing-findings': String(counts.failing),
  high: String(counts.bySeverity.high),
  medium: String(counts.bySeverity.medium),
  low: String(counts.bySeverity.low),
  suppressed: String(counts.suppressed),
  unscanned: String(counts.unscanned),
  ...(remediation === null ? {} : { fixed: String(remediation.fixed.length) }),
  'sarif-file': `${folder}/bandit.sarif`,
  'result-file': `${folder}/result.json`,
  'summary-file': `${folder}/summary.md`,
  ...(hasPatch ? { 'patch-file': `${folder}/fixes.patch` } : {}),
});
