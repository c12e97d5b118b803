import type { Level } from '../../model/level.ts';
import type { Outcome, Triaged } from '../../model/outcome.ts';
import { arrayText, listOf } from '../../text/json-text.ts';

/**
 * The findings as GitLab's Code Quality report, which shows them in merge requests and compares them with the target
 * branch by fingerprint: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const codeQuality = ({ findings }: Outcome): Iterable<string> => arrayText(listOf(findings, issue));

const issue = ({ finding: { test, name, message, path, span, severity, identity } }: Triaged) => ({
  description: `${test} ${name}: ${message}`,
  check_name: test,
  fingerprint: identity.id,
  severity: severities[severity],
  location: { path, lines: { begin: Math.max(1, span.startLine) } },
});

/** GitLab's five grades, of which the highest, `blocker`, is for what stops a build. */
const severities: Readonly<Record<Level, 'info' | 'minor' | 'major' | 'critical'>> = {
  undefined: 'info',
  low: 'minor',
  medium: 'major',
  high: 'critical',
};
