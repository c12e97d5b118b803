/**
 * The outcome as lines for a terminal or a run's log: the findings by file, the rest in a few lines, the verdict last.
 */

import { styleText } from 'node:util';
import type { Context } from '../../model/context.ts';
import { thousands } from '../../model/count.ts';
import type { Note } from '../../model/findings/report.ts';
import type { Level } from '../../model/level.ts';
import type { Outcome, Triaged, Verdict } from '../../model/outcome.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { neutralise } from '../../text/log-text.ts';
import { shellLine } from '../../text/shell-line.ts';
import { testsSaid, totals } from '../phrases/fixes-totals.ts';
import { notScanned } from './not-scanned.ts';

type Style = Parameters<typeof styleText>[0];
/** A log that nobody scrolls through helps nobody; the summary and result.json have them all. */
const shownFindings = 100;

const paint = (style: Style, text: string): string => styleText(style, text, { validateStream: false });
const severityStyle: Readonly<Record<Level, Style>> = { high: 'red', medium: 'yellow', low: 'cyan', undefined: 'gray' };
const verdictStyle: Readonly<Record<Verdict, Style>> = { passed: 'green', failed: 'red', incomplete: 'yellow' };
const verdictWord: Readonly<Record<Verdict, string>> = { passed: 'Passed', failed: 'Failed', incomplete: 'Incomplete' };

/**
 * Always with colour; the world strips it where it does not belong. Every text from outside is neutralised for the log.
 */
export function terminal(outcome: Outcome, ruleOf: RuleOf, host: Context['host']): readonly string[] {
  const fresh = outcome.findings.filter((one) => one.state === 'new');
  const sections = [
    header(outcome),
    findings(fresh, ruleOf),
    known(outcome),
    notScanned(outcome.unscanned),
    fixes(outcome),
    notes(outcome),
    verdict(outcome, host),
  ];
  return sections.filter((section) => section.length > 0).flatMap((section) => [...section, '']);
}

function header({ tool, counts, compared }: Outcome): readonly string[] {
  const facts = [
    tool.bandit ? `Bandit ${tool.bandit}` : 'Bandit report',
    ...(tool.python ? [`Python ${tool.python}`] : []),
    `${thousands(counts.scannedFiles)} files`,
    `${thousands(counts.linesOfCode)} lines`,
    ...(compared.kind === 'nothing' ? [] : [`compared with ${compared.label}`]),
  ];
  return [paint('gray', neutralise(facts.join(' · ')))];
}

function findings(fresh: readonly Triaged[], ruleOf: RuleOf): readonly string[] {
  const shown = fresh.slice(0, shownFindings);
  const paths = [...new Set(shown.map((one) => one.finding.path))].sort();
  const lines = paths.flatMap((path) => [
    paint('bold', neutralise(path)),
    ...shown
      .filter((one) => one.finding.path === path)
      .toSorted((a, b) => a.finding.span.startLine - b.finding.span.startLine)
      .flatMap((one) => finding(one, ruleOf)),
    '',
  ]);
  const more =
    fresh.length > shown.length
      ? [paint('gray', `and ${fresh.length - shown.length} more of lower risk, in the summary and result.json`)]
      : lines.splice(-1, 1).slice(1);
  return [...lines, ...more];
}

function finding(
  { finding: { span, severity, test }, failing, brought, why, excerpt }: Triaged,
  ruleOf: RuleOf,
): readonly string[] {
  const place = `${span.startLine}:${span.startColumn}`.padStart(9);
  const line = `${place}  ${paint(severityStyle[severity], severity.padEnd(6))}  ${paint('bold', neutralise(test).padEnd(4))}  ${neutralise(ruleOf(test).title)}${failing ? paint('red', '  fails') : brought === null ? '' : paint('gray', `  ${neutralise(why)}`)}`;
  return excerpt === null ? [line] : [line, paint('gray', `${' '.repeat(27)}${neutralise(excerpt)}`)];
}

function known({ counts }: Outcome): readonly string[] {
  const parts = [
    ...(counts.known > 0 ? [`${counts.known} known finding${counts.known === 1 ? '' : 's'} not shown`] : []),
    ...(counts.gone > 0 ? [`${counts.gone} fixed or gone`] : []),
    ...(counts.suppressed > 0 ? [`${counts.suppressed} hidden by # nosec`] : []),
  ];
  return parts.length === 0 ? [] : [paint('gray', parts.join(' · '))];
}

/** In brief: the summary and the patch have the fixes themselves. */
const fixes = ({ remediation }: Outcome): readonly string[] =>
  remediation === null
    ? []
    : [
        `${paint('green', 'Fixes')}  ${neutralise([totals(remediation), testsSaid(remediation.tests)].filter(Boolean).join(' '))}`,
      ];

const notes = ({ notes: all }: Outcome): readonly string[] => all.map(noteLine);

const noteLine = ({ level, text }: Note): string =>
  `${level === 'warning' ? paint('yellow', 'Warning') : paint('cyan', 'Note')}  ${neutralise(text)}`;

/** Who is at a terminal already knows the command. */
const verdict = ({ verdict: answer, headline, reproduce }: Outcome, host: Context['host']): readonly string[] => [
  `${paint([verdictStyle[answer], 'bold'] as Style, verdictWord[answer])}  ${neutralise(headline)}`,
  ...(answer === 'failed' && host === 'action'
    ? [paint('gray', `In your terminal: ${neutralise(shellLine(reproduce))}`)]
    : []),
];
