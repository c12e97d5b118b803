/**
 * How Bandit's grades become code scanning's. GitHub reads severity and precision from the rule of an alert, not from
 * the result, so a test that reports several severities needs several rules. Their ids must never depend on what a run
 * found: an id that changes closes the alert, loses its dismissal and opens another.
 */

import type { Level } from '../../model/level.ts';

/** Tests whose usual severity is high, from Bandit's source; for the seven that report several it is the highest. */
const high = new Set([
  'B103',
  'B201',
  'B202',
  'B304',
  'B312',
  'B321',
  'B322',
  'B324',
  'B401',
  'B402',
  'B411',
  'B412',
  'B413',
  'B414',
  'B415',
  'B501',
  'B502',
  'B505',
  'B507',
  'B602',
  'B605',
  'B609',
  'B613',
  'B701',
]);
const low = new Set([
  'B101',
  'B105',
  'B106',
  'B107',
  'B110',
  'B111',
  'B112',
  'B311',
  'B403',
  'B404',
  'B405',
  'B406',
  'B407',
  'B408',
  'B409',
  'B410',
  'B504',
  'B603',
  'B606',
  'B607',
]);

/** Medium, Bandit's own default for a blacklist entry, stands for every other test: plugins and later Bandits too. */
export const usualSeverity = (test: string): Level => (high.has(test) ? 'high' : low.has(test) ? 'low' : 'medium');

/**
 * The id of an alert's rule: the test's id at its usual severity (`B602`, as in Bandit's own SARIF), else with the
 * severity (`B602/low`). A function of the finding alone. In a plugin's id only letters, digits, `.`, `_` and `-` stay,
 * so that no id can look like another test's at some severity.
 */
export function ruleIdOf(test: string, severity: Level): string {
  const id = test.replace(/[^\p{L}\p{N}._-]/gu, '-').slice(0, 100) || 'unnamed';
  return severity === usualSeverity(id) ? id : `${id}/${severity}`;
}

export type SarifLevel = 'error' | 'warning' | 'note';

export const levelOf: Readonly<Record<Level, SarifLevel>> = {
  high: 'error',
  medium: 'warning',
  low: 'note',
  undefined: 'note',
};

/**
 * By Bandit's severity, then by exploitability 1 to 5. Each row stays inside GitHub's band of the same name (low
 * 0.1-3.9, medium 4.0-6.9, high 7.0-8.9): an alert shows the word that Bandit says, the digits put the worse weakness
 * first. Critical is never claimed, as Bandit has no such grade. An undefined severity is shown as low, below all
 * others.
 */
const securitySeverities: Readonly<Record<Level, readonly [string, string, string, string, string]>> = {
  high: ['7.1', '7.5', '7.9', '8.3', '8.7'],
  medium: ['4.4', '5.0', '5.5', '6.0', '6.6'],
  low: ['0.9', '1.6', '2.3', '3.0', '3.7'],
  undefined: ['0.1', '0.2', '0.3', '0.4', '0.5'],
};

export const securitySeverity = (severity: Level, exploitability: 1 | 2 | 3 | 4 | 5): string =>
  securitySeverities[severity][exploitability - 1] ?? '0.1';

export type Precision = 'high' | 'medium' | 'low';

/** By rule id, else by test id. */
const precisions = new Map<string, Precision>([
  ...['B109', 'B113', 'B202/low', 'B604', 'B608'].map((id) => [id, 'low'] as const),
  ...[
    'B104',
    'B105',
    'B106',
    'B107',
    'B108',
    'B111',
    'B201',
    'B202/medium',
    'B502/medium',
    'B503',
    'B504',
    'B507',
    'B601',
    'B606',
    'B609',
    'B610',
    'B611',
    'B613',
    'B701',
  ].map((id) => [id, 'medium'] as const),
]);

/**
 * The lowest confidence with which Bandit reports the rule, for tests of the catalogue: a promise for the rule holds
 * for each of its alerts. Never `very-high`, since Bandit's confidence is a judgement about a pattern and not a
 * measured rate.
 */
export const precisionOf = (ruleId: string): Precision =>
  precisions.get(ruleId) ?? precisions.get(ruleId.replace(/\/.*$/u, '')) ?? 'high';
