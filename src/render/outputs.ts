import type { Outcome } from '../model/outcome.ts';

/** The step's outputs, by name: counts and paths only, since a job may hold no more than 1 MB of them. `folder` holds the result files. */
export const outputs = ({ verdict, counts }: Outcome, folder: string): Readonly<Record<string, string>> => ({
  verdict,
  findings: String(counts.findings),
  'new-findings': String(counts.new),
  'failing-findings': String(counts.failing),
  high: String(counts.bySeverity.high),
  medium: String(counts.bySeverity.medium),
  low: String(counts.bySeverity.low),
  suppressed: String(counts.suppressed),
  unscanned: String(counts.unscanned),
  'sarif-file': `${folder}/bandit.sarif`,
  'result-file': `${folder}/result.json`,
  'summary-file': `${folder}/summary.md`,
});
