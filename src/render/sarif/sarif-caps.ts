/**
 * What fits into an upload. Over a hard limit GitHub rejects the whole file, so the least urgent findings are left out
 * instead.
 */

import type { Triaged } from '../../model/outcome.ts';
import { ruleIdOf } from './sarif-grades.ts';

/**
 * GitHub keeps 5,000 results of a run, by its own order; we choose ours:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export const resultLimit = 5000;
/**
 * The limit is 10 MB after gzip, which never makes text noticeably longer. Ordinary runs of 5,000 results have a third
 * of it before gzip.
 */
export const byteLimit = 9_900_000;

const encoder = new TextEncoder();

export const byteLength = (text: string): number => encoder.encode(text).length;

/** How many bytes a value takes in the file, with the comma behind it. */
export const jsonBytes = (value: unknown): number => byteLength(JSON.stringify(value)) + 1;

/** How many bytes a finding adds to the file, and how many its rule does. */
export interface Sizes {
  readonly result: (one: Triaged) => number;
  readonly rule: (one: Triaged) => number;
}

/**
 * The findings whose results fit, from the front: the outcome has the most urgent first. Stops at the first that does
 * not fit.
 */
export function fitting(findings: readonly Triaged[], room: number, sizes: Sizes): readonly Triaged[] {
  const rules = new Set<string>();
  let left = room;
  for (const [index, one] of findings.entries()) {
    const id = ruleIdOf(one.finding.test, one.finding.severity);
    left -= sizes.result(one) + (rules.has(id) ? 0 : sizes.rule(one));
    rules.add(id);
    if (left < 0) return findings.slice(0, index);
  }
  return findings;
}
