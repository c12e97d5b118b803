import type { Finding } from '../model/findings/finding.ts';
import type { Rule } from '../rules/rule.ts';

const severityWeight = { undefined: 0.5, low: 1, medium: 2, high: 3 } as const;
const confidenceWeight = { undefined: 0.5, low: 0.6, medium: 0.8, high: 1 } as const;

/**
 * How soon to look at a finding: Bandit's severity and confidence, times how exploitable the rule's weakness is (1 to
 * 5). Between 0.3 and 15, one decimal. The weights are a judgement: they put a confident code execution before any
 * hygiene finding.
 */
export function riskOf(finding: Finding, rule: Rule): number {
  const risk = severityWeight[finding.severity] * confidenceWeight[finding.confidence] * rule.exploitability.score;
  return Math.round(risk * 10) / 10;
}
