/** Remarks beside the lines of a change, within what a runner shows of them. */

import type { Annotation } from '../../model/annotation.ts';
import { thousands } from '../../model/count.ts';
import type { Finding } from '../../model/findings/finding.ts';
import type { Note } from '../../model/findings/report.ts';
import { atLeast } from '../../model/level.ts';
import type { Outcome, Triaged, TriagedUnscanned } from '../../model/outcome.ts';
import type { Rule, RuleOf } from '../../rules/rule.ts';
import { fromMarkdown, plainText, sentence } from '../../text/plain-text.ts';
import { insideRepository, unscannedInside } from '../sarif/sarif-location.ts';

export interface Annotations {
  readonly annotations: readonly Annotation[];
  readonly notes: readonly Note[];
}

/**
 * A runner keeps ten errors, ten warnings and ten notices of a step, the first of each. One of each is left for the
 * program's own words: https://github.com/actions/runner/blob/main/src/Runner.Worker/ExecutionContext.cs
 * (_maxCountPerIssueType)
 */
const keptPerLevel = 9;
const titleLimit = 200;
const textLimit = 600;
const levels = ['error', 'warning', 'notice'] as const;

/** A remark, and for how many findings or files it speaks. Drawn only when shown: few of many are. */
interface Remark {
  readonly times: number;
  readonly draw: () => Annotation;
}

/**
 * The annotations to show, worst first: what fails the run as errors, other new findings of medium severity or more as
 * warnings, the rest of the new ones as notices. Known findings get none. At most `limit` of each level; the last of a
 * level says how many more there are.
 */
export function annotations(outcome: Outcome, ruleOf: RuleOf, limit = keptPerLevel): Annotations {
  const most = Math.max(1, limit);
  const speaking = outcome.findings.filter((one) => one.failing || one.state === 'new');
  const unscanned = outcome.unscanned
    .filter((file) => file.counts)
    .map((file): Remark => ({ times: 1, draw: () => ofUnscanned(file) }));
  const shown = levels.map((level) => {
    const { groups, more } = grouped(
      speaking.filter((one) => levelOf(one) === level),
      most,
    );
    const remarks = groups.map(({ first, times }): Remark => ({
      times,
      draw: () => ofFinding(first, times, ruleOf(first.finding.test)),
    }));
    return firstOf(level === 'error' ? [...remarks, ...unscanned] : remarks, most, more);
  });
  const missing = shown.reduce((sum, { left }) => sum + left, 0);
  return { annotations: shown.flatMap((level) => level.annotations), notes: missing === 0 ? [] : [leftOut(missing)] };
}

/** Equal findings on a line. */
interface Equals {
  readonly first: Triaged;
  times: number;
}

/**
 * The first groups, in the order of the first of each: the outcome has the worst first. Of the others it only matters
 * how many findings they have.
 */
function grouped(
  findings: readonly Triaged[],
  limit: number,
): { readonly groups: readonly Equals[]; readonly more: number } {
  const groups: Equals[] = [];
  let more = 0;
  for (const one of findings) {
    const group = groups.find(({ first }) => isEqual(first.finding, one.finding));
    if (group) group.times += 1;
    else if (groups.length < limit) groups.push({ first: one, times: 1 });
    else more += 1;
  }
  return { groups, more };
}

const isEqual = (a: Finding, b: Finding): boolean =>
  a.span.startLine === b.span.startLine && a.test === b.test && a.path === b.path && a.message === b.message;

const levelOf = ({ failing, finding }: Triaged): Annotation['level'] =>
  failing ? 'error' : atLeast(finding.severity, 'medium') ? 'warning' : 'notice';

function ofFinding(one: Triaged, times: number, rule: Rule): Annotation {
  const { finding } = one;
  const lines = [
    `${sentence(plainText(finding.message, textLimit))}${times > 1 ? ` ${times} times on this line.` : ''}`,
    finding.outside ? `In ${plainText(finding.path, textLimit)}, outside the repository.` : '',
    `${capital(finding.severity)} severity, ${finding.confidence} confidence.${one.failing ? ` Fails: ${sentence(plainText(one.why, textLimit))}` : ''}`,
    `What to do: ${sentence(plainText(fromMarkdown(rule.remedy), textLimit))}`,
  ];
  const title = `${plainText(finding.test, 40)}: ${plainText(rule.title, titleLimit)}`;
  return { level: levelOf(one), title, message: lines.filter(Boolean).join('\n'), ...placeOf(one) };
}

function placeOf({
  finding: { path, outside, span },
}: Triaged): Pick<Annotation, 'path' | 'startLine' | 'endLine' | 'startColumn' | 'endColumn'> {
  const startLine = Math.max(1, span.startLine);
  const endLine = Math.max(startLine, span.endLine);
  const columns = startLine === endLine && span.startColumn >= 1 && span.endColumn > span.startColumn;
  const shown = !outside && insideRepository(path) ? path : null;
  return {
    path: shown,
    startLine,
    endLine,
    startColumn: columns ? span.startColumn : null,
    endColumn: columns ? span.endColumn : null,
  };
}

/** A path out of the repository could not be shown, and the runner would take it for a file of the workspace. */
const shownPath = (path: string | null): string | null => (path !== null && unscannedInside(path) ? path : null);

function ofUnscanned({ path, reason, remedy }: TriagedUnscanned): Annotation {
  const message = `${plainText(reason, textLimit)} ${plainText(remedy, textLimit)}`;
  const title = path === null ? 'Not scanned' : `Not scanned: ${plainText(path, titleLimit - 20)}`;
  return {
    level: 'error',
    title,
    message,
    path: shownPath(path),
    startLine: 1,
    endLine: 1,
    startColumn: null,
    endColumn: null,
  };
}

/**
 * The first few of a level; the last of them tells for how many findings and files none is left. `more` are beyond
 * these remarks.
 */
function firstOf(
  remarks: readonly Remark[],
  limit: number,
  more: number,
): { readonly annotations: readonly Annotation[]; readonly left: number } {
  const kept = remarks.slice(0, limit).map(({ draw }) => draw());
  const left = remarks.slice(limit).reduce((sum, { times }) => sum + times, more);
  const last = kept.at(-1);
  if (left === 0 || !last) return { annotations: kept, left };
  const rest = `${thousands(left)} more of this kind ${left === 1 ? 'is' : 'are'} not annotated; the job summary has all.`;
  return { annotations: [...kept.slice(0, -1), { ...last, message: `${last.message}\n${rest}` }], left };
}

const leftOut = (count: number): Note => ({
  level: 'notice',
  topic: 'annotations',
  text: `${thousands(count)} of the findings have no annotation, as a runner shows few of them; the summary and result.json have all.`,
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
