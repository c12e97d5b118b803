/** What is alike in the answers to many findings, so that people read each reason once. */

import type { Fixed, Refused, Remediation } from '../../model/fixes/remediation.ts';

/** Findings of one test that are not fixed for the same reason. */
export interface Refusals {
  readonly test: string;
  readonly because: string;
  readonly advice: string;
  readonly findings: readonly Refused['finding'][];
}

/** Groups by test and reason, the most frequent first. */
export function groupRefusals(refused: readonly Refused[]): readonly Refusals[] {
  const groups = new Map<string, { readonly first: Refused; readonly findings: Refused['finding'][] }>();
  for (const one of refused) {
    const key = JSON.stringify([one.finding.test, one.because, one.advice]);
    const group = groups.get(key);
    if (group) group.findings.push(one.finding);
    else groups.set(key, { first: one, findings: [one.finding] });
  }
  return [...groups.values()]
    .map(({ first, findings }) => ({
      test: first.finding.test,
      because: first.because,
      advice: first.advice,
      findings,
    }))
    .sort((a, b) => b.findings.length - a.findings.length || (a.test < b.test ? -1 : a.test > b.test ? 1 : 0));
}

/** Something that a person has to do, and for which fixes. */
export interface Caution {
  readonly text: string;
  readonly findings: readonly Fixed['finding'][];
}

/** Each caution once, in the order of the fixes. */
export function cautionsOf(fixed: readonly Fixed[]): readonly Caution[] {
  const places = new Map<string, Fixed['finding'][]>();
  for (const { cautions, finding } of fixed)
    for (const text of cautions) {
      const found = places.get(text);
      if (found) found.push(finding);
      else places.set(text, [finding]);
    }
  return [...places].map(([text, findings]) => ({ text, findings }));
}

export interface RuleCount {
  readonly test: string;
  readonly fixed: number;
  readonly refused: number;
  readonly dropped: number;
}

/** How the findings of each test were answered, the most fixed first. */
export function countByTest({ fixed, refused, dropped }: Remediation): readonly RuleCount[] {
  const counts = new Map<string, { fixed: number; refused: number; dropped: number }>();
  const add = (test: string, what: 'fixed' | 'refused' | 'dropped'): void => {
    const count = counts.get(test) ?? { fixed: 0, refused: 0, dropped: 0 };
    count[what] += 1;
    counts.set(test, count);
  };
  for (const { finding } of fixed) add(finding.test, 'fixed');
  for (const { finding } of refused) add(finding.test, 'refused');
  for (const { finding } of dropped) add(finding.test, 'dropped');
  return [...counts]
    .map(([test, count]) => ({ test, ...count }))
    .sort((a, b) => b.fixed - a.fixed || (a.test < b.test ? -1 : 1));
}
