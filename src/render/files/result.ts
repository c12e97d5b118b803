import type { Identified } from '../../model/findings/identity.ts';
import type { Note } from '../../model/findings/report.ts';
import type { Remediation } from '../../model/fixes/remediation.ts';
import type { Gone, Outcome, Triaged, TriagedUnscanned } from '../../model/outcome.ts';
import { toolVersion } from '../../model/version.ts';
import { jsonText, listOf } from '../../text/json-text.ts';

/** Where the result comes from; the run's context has all of them. */
export interface ResultFacts {
  readonly repository: string | null;
  /** The commit that was checked out. */
  readonly head: string | null;
  readonly ref: string | null;
  readonly event: string;
  readonly folder: string;
  readonly runUrl: string | null;
}

const unknown: ResultFacts = { repository: null, head: null, ref: null, event: 'unknown', folder: '', runUrl: null };

/** The whole outcome as JSON for other programs, as docs/result.schema.json describes it. */
export const toResult = (outcome: Outcome, facts: ResultFacts = unknown): string =>
  [...resultText(outcome, facts)].join('');

/**
 * The same in pieces: with a million findings it would be more than one string can hold. Each property is named here,
 * so that a change of the inner values changes the published file only on purpose; a change that breaks readers raises
 * `version`.
 */
export function resultText(outcome: Outcome, facts: ResultFacts = unknown): Iterable<string> {
  const { verdict, headline, compared, gate, counts, toPass, reproduce, tool } = outcome;
  const { repository, head, ref, event, folder, runUrl } = facts;
  const result = {
    version: 1,
    tool: { name: 'bandit-remediate', version: toolVersion, bandit: tool.bandit, python: tool.python },
    run: { repository, commit: head, ref, event, folder, url: runUrl },
    verdict,
    headline,
    gate: {
      failOn: gate.severity,
      failOnConfidence: gate.confidence,
      newOnly: gate.newOnly,
      unscanned: gate.unscanned,
    },
    compared: { kind: compared.kind, label: compared.label },
    counts: {
      findings: counts.findings,
      new: counts.new,
      known: counts.known,
      failing: counts.failing,
      bySeverity: {
        high: counts.bySeverity.high,
        medium: counts.bySeverity.medium,
        low: counts.bySeverity.low,
        undefined: counts.bySeverity.undefined,
      },
      suppressed: counts.suppressed,
      unscanned: counts.unscanned,
      gone: counts.gone,
      scannedFiles: counts.scannedFiles,
      linesOfCode: counts.linesOfCode,
    },
    toPass: listOf(toPass, ({ path, line, tests }) => ({ path, line, tests })),
    findings: listOf(outcome.findings, finding),
    unscanned: listOf(outcome.unscanned, unscanned),
    gone: listOf(outcome.gone, ({ test, path, id }: Gone) => ({ test, path, id })),
    notes: outcome.notes.map(note),
    fixes: outcome.remediation && fixes(outcome.remediation),
    reproduce,
  };
  return jsonText(result);
}

function finding({ finding: found, state, brought, failing, why, risk, lineHash, excerpt }: Triaged) {
  const { test, name, severity, confidence, cwe, path, outside, span, message, moreInfo } = found;
  const { id, code, statement, scope, outer, before, after } = found.identity;
  return {
    id,
    test,
    name,
    severity,
    confidence,
    cwe,
    path,
    outside,
    region: {
      startLine: span.startLine,
      startColumn: span.startColumn,
      endLine: span.endLine,
      endColumn: span.endColumn,
    },
    message,
    excerpt,
    moreInfo,
    state,
    brought,
    failing,
    why,
    risk,
    fingerprints: { code, statement, scope, outer, before, after, githubLineHash: lineHash },
  };
}

const unscanned = ({ kind, path, reason, remedy, counts, why }: TriagedUnscanned) => ({
  kind,
  path,
  reason,
  remedy,
  counts,
  why,
});

const note = ({ level, topic, text }: Note) => ({ level, topic, text });

const placed = ({ identity, test, path, span }: Identified) => ({
  id: identity.id,
  test,
  path,
  line: Math.max(1, span.startLine),
});

const fixes = ({ fixed, refused, dropped, files, news, tests, notes }: Remediation) => ({
  fixed: fixed.map(({ finding: found, summary, safety, cautions, suppression, excerpt: { line, before, after } }) => ({
    ...placed(found),
    summary,
    safety,
    cautions,
    suppression,
    excerpt: { line, before, after },
  })),
  refused: refused.map(({ finding: found, because, advice }) => ({ ...placed(found), because, advice })),
  dropped: dropped.map(({ finding: found, summary, reason, output }) => ({
    ...placed(found),
    summary,
    reason,
    output,
  })),
  files: files.map(({ path }) => path),
  news: news.map(({ test, path, span }) => ({ test, path, line: Math.max(1, span.startLine) })),
  tests: tests && {
    command: tests.command,
    verdict: tests.verdict,
    output: tests.output,
    runs: tests.runs,
    seconds: tests.seconds,
  },
  notes: notes.map(note),
});
