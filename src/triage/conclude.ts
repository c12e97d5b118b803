/** Turns the decisions into the answer: the verdict, the sentence that says it, the counts. */

import { counted } from '../model/count.ts';
import type { Report } from '../model/findings/report.ts';
import type { Remediation } from '../model/fixes/remediation.ts';
import type { Gate } from '../model/gate.ts';
import { levels, type Level } from '../model/level.ts';
import type { Counts, Outcome, Place, Triaged, Verdict } from '../model/outcome.ts';
import type { Triage } from './triage.ts';

export function conclude(
  triage: Triage,
  report: Report,
  gate: Gate,
  reproduce: readonly string[],
  remediation: Remediation | null = null,
): Outcome {
  const { findings, unscanned, gone, compared } = triage;
  const counts = count(triage, report);
  const toPass = places(findings.filter((one) => one.failing));
  const verdict = verdictOf(counts.failing, unscanned.filter((file) => file.counts).length);
  return {
    verdict,
    headline: headlineOf(verdict, counts, toPass, gate, triage),
    findings,
    unscanned,
    gone,
    toPass,
    counts,
    compared,
    gate,
    notes: [...report.notes, ...triage.notes, ...(remediation?.notes ?? [])],
    remediation,
    tool: report.tool,
    reproduce,
  };
}

/** A finding that fails is a sure answer, so it wins over "incomplete"; the summary lists both. */
const verdictOf = (failing: number, unscanned: number): Verdict =>
  failing > 0 ? 'failed' : unscanned > 0 ? 'incomplete' : 'passed';

function count({ findings, unscanned, gone }: Triage, report: Report): Counts {
  const bySeverity = Object.fromEntries(
    levels.map((level) => [level, findings.filter((one) => one.finding.severity === level).length]),
  );
  const fresh = findings.filter((one) => one.state === 'new').length;
  return {
    findings: findings.length,
    new: fresh,
    known: findings.length - fresh,
    failing: findings.filter((one) => one.failing).length,
    bySeverity: bySeverity as Record<Level, number>,
    suppressed: report.suppressed,
    unscanned: unscanned.length,
    gone: gone.length,
    scannedFiles: report.scanned.length,
    linesOfCode: report.linesOfCode,
  };
}

/**
 * Findings whose code overlaps are mended by one edit: the number of such places is the least work that passes the
 * gate.
 */
export function places(failing: readonly Triaged[]): readonly Place[] {
  const merged: { path: string; start: number; end: number; tests: Set<string> }[] = [];
  const byPlace = failing.toSorted((a, b) =>
    a.finding.path < b.finding.path
      ? -1
      : a.finding.path > b.finding.path
        ? 1
        : a.finding.span.startLine - b.finding.span.startLine,
  );
  for (const { finding } of byPlace) {
    const last = merged.at(-1);
    if (last && last.path === finding.path && finding.span.startLine <= last.end) {
      last.end = Math.max(last.end, finding.span.endLine);
      last.tests.add(finding.test);
    } else
      merged.push({
        path: finding.path,
        start: finding.span.startLine,
        end: finding.span.endLine,
        tests: new Set([finding.test]),
      });
  }
  return merged.map(({ path, start, tests }) => ({ path, line: start, tests: [...tests].sort() }));
}

function headlineOf(
  verdict: Verdict,
  counts: Counts,
  toPass: readonly Place[],
  gate: Gate,
  { compared, unscanned }: Triage,
): string {
  if (verdict === 'failed') {
    const what = `${counted(counts.failing, compared.kind === 'nothing' ? 'finding' : 'new finding')} of ${threshold(gate)}`;
    return `${what}: ${listPlaces(toPass)}. To pass, fix ${toPass.length === 1 ? 'this place' : `these ${toPass.length} places`}.`;
  }
  if (verdict === 'incomplete') {
    const counting = unscanned.filter((file) => file.counts);
    const first = counting[0];
    return `Not everything was scanned: ${first?.path ? `${first.path}: ` : ''}${first?.reason ?? ''}${counting.length > 1 ? ` (and ${counting.length - 1} more)` : ''}`;
  }
  return passedLine(counts, gate, compared.label);
}

function passedLine(counts: Counts, gate: Gate, label: string): string {
  if (counts.findings === 0) return `No findings in ${counted(counts.scannedFiles, 'file')}.`;
  if (gate.severity === 'none') return `${counted(counts.findings, 'finding')}; none fails, because fail-on is none.`;
  const against = label === '' ? '' : `, compared with ${label}`;
  return `No ${label === '' ? '' : 'new '}finding of ${threshold(gate)} among ${counted(counts.findings, 'finding')}${against}.`;
}

const threshold = ({ severity, confidence }: Gate): string =>
  `${severity} severity or higher${confidence === 'low' ? '' : ` and ${confidence} confidence or higher`}`;

const named = 5;
function listPlaces(all: readonly Place[]): string {
  const shown = all.slice(0, named).map(({ path, line, tests }) => `${path}:${line} (${tests.join(', ')})`);
  return [...shown, ...(all.length > named ? [`and ${all.length - named} more`] : [])].join(', ');
}
