import type { Triaged } from '../../model/outcome.ts';

/** The findings of one test, in the outcome's order. */
export interface Group {
  readonly test: string;
  readonly findings: readonly Triaged[];
  readonly failing: number;
  /** The risk that dealing with this rule removes: what the groups are ordered by. */
  readonly payoff: number;
}

/** Groups findings by test: those that fail the run first, then by the risk that goes away with them. */
export function groupByTest(findings: readonly Triaged[]): readonly Group[] {
  const byTest = new Map<string, Triaged[]>();
  for (const one of findings) {
    const group = byTest.get(one.finding.test);
    if (group) group.push(one);
    else byTest.set(one.finding.test, [one]);
  }
  return [...byTest]
    .map(([test, group]): Group => ({
      test,
      findings: group,
      failing: group.filter((one) => one.failing).length,
      payoff: group.reduce((sum, one) => sum + one.risk, 0),
    }))
    .sort((a, b) => Number(b.failing > 0) - Number(a.failing > 0) || b.payoff - a.payoff || (a.test < b.test ? -1 : 1));
}
