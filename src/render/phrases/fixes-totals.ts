/**
 * The sentences that say what became of the findings that were to be fixed; the same words in the summary and the
 * terminal.
 */

import { counted, thousands } from '../../model/count.ts';
import type { Finding } from '../../model/findings/finding.ts';
import type { Remediation, TestProof } from '../../model/fixes/remediation.ts';
import { shellLine } from '../../text/shell-line.ts';

/** `3 of 5 findings are fixed in 2 files, 1 is refused and 1 was dropped.` In plain text. */
export function totals({ fixed, refused, dropped, files }: Remediation): string {
  const all = fixed.length + refused.length + dropped.length;
  if (all === 0) return 'There was nothing to fix.';
  const parts = [
    ...(refused.length > 0 ? [`${thousands(refused.length)} ${refused.length === 1 ? 'is' : 'are'} refused`] : []),
    ...(dropped.length > 0 ? [`${thousands(dropped.length)} ${dropped.length === 1 ? 'was' : 'were'} dropped`] : []),
  ];
  const suppressed = fixed.filter((one) => one.suppression).length;
  const where =
    fixed.length === 0
      ? ''
      : ` in ${counted(files.length, 'file')}${suppressed === 0 ? '' : ` (${thousands(suppressed)} by a justified \`# nosec\`)`}`;
  const main = `${fixed.length === 0 ? 'None' : thousands(fixed.length)} of ${counted(all, 'finding')} ${fixed.length === 1 || all === 1 || fixed.length === 0 ? 'is' : 'are'} fixed${where}`;
  return `${[main, ...parts].join(', ').replace(/, ([^,]*)$/u, ' and $1')}.`;
}

/** What the test command says, in a sentence; empty without one. Its output is shown beside it. */
export function testsSaid(tests: TestProof | null): string {
  if (!tests) return '';
  const command = `\`${shellLine(tests.command).replaceAll('`', "'")}\``;
  if (tests.verdict === 'not-run')
    return `The test command ${command} was not run, so the tests prove nothing about the fixes.`;
  if (tests.verdict === 'red-before')
    return `The test command ${command} failed before any fix was made, so it proves nothing about them. Bandit and the compiler still do.`;
  return `The test command ${command} passes with the fixes (${counted(tests.runs, 'run')}, ${tests.seconds < 10 ? tests.seconds.toFixed(1) : Math.round(tests.seconds)} s).`;
}

/** What Bandit newly reports, by test: `B603 twice, B607 once`; empty when there is nothing. */
export function newsSaid(news: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { test } of news) counts.set(test, (counts.get(test) ?? 0) + 1);
  const parts = [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([test, count]) => `${test} ${count === 1 ? 'once' : count === 2 ? 'twice' : `${thousands(count)} times`}`);
  return parts.length === 0
    ? ''
    : `Bandit newly reports ${parts.join(', ').replace(/, ([^,]*)$/u, ' and $1')} on the fixed code: less than what is gone, as the fixes announce, or hidden by it till now.`;
}

/** What is proven of each fix that is delivered. */
export const proof =
  'Each fixed file compiles, Bandit no longer reports what was fixed, and it reports nothing new that the fix does not announce.';
