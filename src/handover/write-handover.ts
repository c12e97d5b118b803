/** Leaves what a run with a read-only token cannot publish itself, for one that can. */

import type { Context } from '../model/context.ts';
import { counted } from '../model/count.ts';
import type { Finding, Span } from '../model/findings/finding.ts';
import type { Note } from '../model/findings/report.ts';
import type { ChangedBytes, Excerpt, Fixed, Remediation } from '../model/fixes/remediation.ts';
import { blobId } from '../model/github/blob.ts';
import type { Outcome, Triaged, TriagedUnscanned } from '../model/outcome.ts';
import {
  hashForm,
  idForm,
  isPlainPath,
  longest,
  most,
  nameForm,
  pageForm,
  testForm,
  versionForm,
  type Written,
} from './handover-schema.ts';

/**
 * The handover as JSON; null where there is nothing to hand over to: outside a workflow's run for a pull request. What
 * its form has no room for is left out, and a note in it says so. Secrets are masked in an outcome. `bytes` are the
 * files that the fixes change, as the world encodes them.
 */
export function handoverOf(
  outcome: Outcome,
  wishes: { readonly category: string },
  context: Context,
  bytes: readonly ChangedBytes[] = [],
): string | null {
  const { repository, pull, head, runUrl } = context;
  const run = Number(/\/actions\/runs\/(\d+)/.exec(runUrl ?? '')?.[1] ?? NaN);
  if (repository === null || pull === null || !Number.isSafeInteger(run)) return null;
  const origin: Origin = {
    repository,
    pull: pull.number,
    head: pull.headSha,
    commit: head ?? pull.headSha,
    run,
    category: clip(wishes.category, longest.word),
    blobs: blobsOf(bytes, pull.headSha),
  };
  const texts = attempts.map((attempt) => () => `${JSON.stringify(written(attempt(outcome), origin))}\n`);
  for (const text of texts) {
    const drawn = text();
    if (new TextEncoder().encode(drawn).length <= most.bytes) return drawn;
  }
  return null;
}

type Origin = Pick<Written, 'repository' | 'pull' | 'head' | 'commit' | 'run' | 'category' | 'blobs'>;

/** By the hash that the repository's commits have. */
const blobsOf = (bytes: readonly ChangedBytes[], commit: string): Written['blobs'] =>
  bytes
    .filter(({ path }) => isPlainPath(path))
    .slice(0, most.files)
    .map(({ path, before }) => ({ path, blob: blobId(before, commit) }));

const handoverNote = (text: string): Note => ({ level: 'warning', topic: 'handover', text });
const said = (outcome: Outcome, text: string): Outcome => ({
  ...outcome,
  notes: [...outcome.notes, handoverNote(text)],
});
const tooLarge = 'are too much to be handed over for publishing; the results of the run have them.';

/** Ever less, until it fits: the code of fixes goes first, then the fixes, then the least urgent findings. */
const attempts: readonly ((outcome: Outcome) => Outcome)[] = [
  (outcome) => outcome,
  (outcome) =>
    said(
      { ...outcome, remediation: outcome.remediation && { ...outcome.remediation, files: [] } },
      `The changed files ${tooLarge}`,
    ),
  (outcome) => said({ ...outcome, remediation: null }, `The fixes ${tooLarge}`),
  (outcome) =>
    said(
      { ...outcome, remediation: null, findings: outcome.findings.slice(0, 1000) },
      `The fixes, and the findings after the first 1,000, ${tooLarge}`,
    ),
];

function written(outcome: Outcome, origin: Origin): Written {
  const { gate, compared, tool, counts, remediation } = outcome;
  const findings = outcome.findings.filter(fits).slice(0, most.findings);
  const known = new Set(findings.map(({ finding }) => finding.identity.id));
  const own = new Set(remediation?.notes);
  const left = outcome.findings.length - findings.length;
  const notes = [...leftNote(left), ...outcome.notes.filter((note) => !own.has(note))];
  return {
    version: 1,
    ...origin,
    gate: { severity: gate.severity, confidence: gate.confidence, newOnly: gate.newOnly, unscanned: gate.unscanned },
    compared: { kind: compared.kind, label: clip(compared.label, longest.word) },
    tool: { bandit: matching(tool.bandit, versionForm), python: matching(tool.python, versionForm) },
    totals: {
      scannedFiles: Math.min(counts.scannedFiles, 1_000_000),
      linesOfCode: counts.linesOfCode,
      suppressed: counts.suppressed,
    },
    findings: findings.map(findingOf),
    unscanned: outcome.unscanned
      .toSorted((a, b) => Number(b.counts) - Number(a.counts))
      .slice(0, most.unscanned)
      .map(unscannedOf),
    gone: outcome.gone
      .filter(({ test, path, id }) => testForm.test(test) && isPlainPath(path) && idForm.test(id))
      .slice(0, most.gone)
      .map(({ test, path, id }) => ({ test, path, id })),
    notes: notesOf(notes),
    remediation: remediation && fixesOf(remediation, known),
  };
}

/** A test or a file of a name that nothing but an attack would have. */
const fits = ({ finding: { test, path } }: Triaged): boolean => testForm.test(test) && isPlainPath(path);

const leftNote = (count: number): readonly Note[] =>
  count === 0
    ? []
    : [
        handoverNote(
          `${counted(count, 'finding')} could not be handed over for publishing; the results of the run have them.`,
        ),
      ];

const findingOf = ({ finding, state, brought, lineHash, excerpt }: Triaged): Written['findings'][number] => ({
  id: finding.identity.id,
  ...placeless(finding),
  state,
  brought,
  lineHash: matching(lineHash, hashForm),
  excerpt: excerpt === null ? null : clip(excerpt, longest.word),
});

type Placeless = Omit<Written['findings'][number], 'id' | 'state' | 'brought' | 'lineHash' | 'excerpt'>;
const placeless = ({
  test,
  name,
  severity,
  confidence,
  path,
  outside,
  message,
  cwe,
  moreInfo,
  span,
}: Finding): Placeless => ({
  test,
  name: nameForm.test(name) ? name : test,
  severity,
  confidence,
  path,
  outside,
  message: clip(message),
  cwe: cwe !== null && cwe >= 1 && cwe <= 99_999 ? cwe : null,
  moreInfo: matching(moreInfo, pageForm),
  span: bounded(span),
});

const bounded = ({ startLine, startColumn, endLine, endColumn }: Span): Span => ({
  startLine: number(startLine),
  startColumn: number(startColumn),
  endLine: number(endLine),
  endColumn: number(endColumn),
});
const number = (value: number): number => Math.min(5_000_000, Math.max(1, value));

const unscannedOf = ({ kind, path, reason, remedy, counts, why }: TriagedUnscanned): Written['unscanned'][number] => ({
  kind,
  path: path !== null && isPlainPath(path) ? path : null,
  reason: clip(reason),
  remedy: clip(remedy),
  counts,
  why: clip(why, longest.word),
});

const notesOf = (notes: readonly Note[]): Written['notes'] =>
  notes.slice(0, most.notes).map(({ level, topic, text }) => ({ level, topic, text: clip(text) }));

function fixesOf(
  { fixed, refused, dropped, files, news, tests, notes }: Remediation,
  known: ReadonlySet<string>,
): NonNullable<Written['remediation']> {
  const some = <T extends { readonly finding: { readonly identity: { readonly id: string } } }>(
    all: readonly T[],
  ): readonly T[] => all.filter(({ finding }) => known.has(finding.identity.id)).slice(0, most.fixes);
  return {
    fixed: some(fixed).map(fixOf),
    refused: some(refused).map(({ finding, because, advice }) => ({
      finding: finding.identity.id,
      because: clip(because),
      advice: clip(advice),
    })),
    dropped: some(dropped).map(({ finding, summary, reason, output }) => ({
      finding: finding.identity.id,
      summary: clip(summary),
      reason: clip(reason),
      output: clip(output, longest.output),
    })),
    files: files
      .filter(
        ({ path, before, after }) => isPlainPath(path) && before.length <= longest.file && after.length <= longest.file,
      )
      .slice(0, most.files)
      .map(({ path, before, after }) => ({ path, before, after })),
    news: news
      .filter(({ test, path }) => testForm.test(test) && isPlainPath(path))
      .slice(0, most.news)
      .map(placeless),
    tests: tests && {
      command: tests.command.slice(0, most.words).map((word) => clip(word, longest.word)),
      verdict: tests.verdict,
      output: clip(tests.output, longest.output),
      runs: tests.runs,
      seconds: Math.min(1_000_000, tests.seconds),
    },
    notes: notesOf(notes),
  };
}

/** A region is handed over whole or, with the others of its fix, not at all: half a fix would break the code. */
const fixOf = ({
  finding,
  summary,
  safety,
  cautions,
  suppression,
  excerpt,
  regions,
}: Fixed): NonNullable<Written['remediation']>['fixed'][number] => ({
  finding: finding.identity.id,
  summary: clip(summary),
  safety,
  cautions: cautions.slice(0, most.cautions).map((text) => clip(text)),
  suppression,
  excerpt: {
    line: number(excerpt.line),
    before: clip(excerpt.before, longest.code),
    after: clip(excerpt.after, longest.code),
  },
  regions:
    regions.length <= most.regions && regions.every(whole)
      ? regions.map(({ line, before, after }) => ({ line, before, after }))
      : [],
});

const whole = ({ line, before, after }: Excerpt): boolean =>
  line === number(line) && before.length <= longest.code && after.length <= longest.code;

const matching = (value: string | null, form: RegExp): string | null =>
  value !== null && form.test(value) ? value : null;

/** At most so many UTF-16 units, never half a character. */
const clip = (text: string, limit: number = longest.text): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
