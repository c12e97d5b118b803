/**
 * Reads what a run with a read-only token left, as strictly as can be: whoever opens a pull request may have written
 * anything into it.
 */

import type { z } from 'zod';
import type { Finding } from '../model/findings/finding.ts';
import type { Identified, Identity } from '../model/findings/identity.ts';
import type { Remediation } from '../model/fixes/remediation.ts';
import type { Expected, Handover } from '../model/github/handover.ts';
import { InputError } from '../model/input-error.ts';
import type { Outcome, Triaged } from '../model/outcome.ts';
import type { RuleOf } from '../rules/rule.ts';
import { conclude } from '../triage/conclude.ts';
import { riskOf } from '../triage/risk.ts';
import { judge } from '../triage/triage.ts';
import { handoverSchema, most, type Written } from './handover-schema.ts';

/**
 * The handover in the bytes of a file. Throws InputError, which names the place and never repeats what stands there,
 * when they are not exactly what `handoverOf` writes, or are of another run, repository, commit or pull request than
 * GitHub says.
 */
export function readHandover(bytes: Uint8Array, expected: Expected): Handover {
  if (bytes.length > most.bytes)
    throw unusable(expected.run, `it has ${bytes.length} bytes, and ${most.bytes} are the most`);
  const parsed = handoverSchema.safeParse(jsonOf(bytes, expected.run));
  if (!parsed.success) throw unusable(expected.run, problemOf(parsed.error));
  refuseStrangers(parsed.data, expected);
  return unpacked(parsed.data, expected.run);
}

function jsonOf(bytes: Uint8Array, run: number): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    throw unusable(run, 'it is not JSON in UTF-8; it may be cut short');
  }
}

/** Of whom it says to be is known from GitHub. */
function refuseStrangers(written: Written, { repository, head, run, pulls }: Expected): void {
  const wrong =
    written.repository.toLowerCase() !== repository.toLowerCase()
      ? 'repository: it is of another repository than this workflow'
      : written.run !== run
        ? 'run: it is of another run than the one that started this workflow'
        : written.head !== head
          ? 'head: it is of another commit than the run that it comes from'
          : !pulls.includes(written.pull)
            ? "pull: it is of another pull request than those of the run's commit"
            : null;
  if (wrong !== null) throw unusable(run, wrong);
}

function unpacked(written: Written, run: number): Handover {
  const { version: _, findings, remediation, blobs, ...rest } = written;
  const handed = findings.map(({ id, state, brought, lineHash, excerpt, ...finding }) => ({
    finding: withId(finding, id),
    state,
    brought,
    lineHash,
    excerpt,
  }));
  const byId = new Map(handed.map(({ finding }) => [finding.identity.id, finding]));
  if (byId.size < handed.length) throw unusable(run, 'findings: two of them have one id');
  const of = (id: string, place: string): Identified => {
    const found = byId.get(id);
    if (found === undefined)
      throw unusable(run, `remediation.${place}: it speaks of a finding that is not in the list`);
    return found;
  };
  return {
    ...rest,
    findings: handed,
    remediation: remediation && remediationOf(remediation, of),
    blobs: new Map(blobs.map(({ path, blob }) => [path, blob])),
  };
}

type Fixes = NonNullable<Written['remediation']>;

const remediationOf = (
  { fixed, refused, dropped, news, ...rest }: Fixes,
  of: (id: string, place: string) => Identified,
): Remediation => ({
  ...rest,
  fixed: fixed.map((one) => ({ ...one, finding: of(one.finding, 'fixed') })),
  refused: refused.map((one) => ({ ...one, finding: of(one.finding, 'refused') })),
  dropped: dropped.map((one) => ({ ...one, finding: of(one.finding, 'dropped') })),
  news: news.map(placed),
  steps: [],
});

/** Where Bandit's own numbers were, there is the span that was made of them: nothing that is drawn needs more. */
const placed = (finding: Omit<Finding, 'reported'>): Finding => ({
  ...finding,
  reported: {
    line: finding.span.startLine,
    firstLine: finding.span.startLine,
    lastLine: finding.span.endLine,
    column: -1,
    endColumn: -1,
  },
});

/** Recognising is over, so only the id came along. */
const unknown: Omit<Identity, 'id'> = {
  code: '',
  shape: '',
  judged: '',
  says: '',
  statement: '',
  scope: '',
  outer: '',
  before: '',
  after: '',
};
const withId = (finding: Omit<Finding, 'reported'>, id: string): Identified => ({
  ...placed(finding),
  identity: { id, ...unknown },
});

/**
 * The outcome that a handover tells of. Verdict, headline, risk and the reasons are worked out anew, by this program
 * and its catalogue; `reproduce` is the publisher's own command, as people copy it.
 */
export function outcomeOf(handover: Handover, reproduce: readonly string[], ruleOf: RuleOf): Outcome {
  const { findings, unscanned, gone, compared, gate, tool, totals, notes, remediation } = handover;
  const triaged = findings.map((one): Triaged => ({
    ...one,
    ...judge(one.finding, one.state, gate, one.brought),
    risk: riskOf(one.finding, ruleOf(one.finding.test)),
  }));
  const triage = { findings: triaged, unscanned, gone, compared, base: null, notes: [] };
  const scanned = new Array<string>(totals.scannedFiles).fill('');
  const report = {
    findings: [],
    unscanned: [],
    scanned,
    suppressed: totals.suppressed,
    linesOfCode: totals.linesOfCode,
    notes,
    tool,
  };
  return conclude(triage, report, gate, reproduce, remediation);
}

/**
 * Where the first thing is that is wrong, and what. Keys that do not belong there are not named: they are foreign text.
 */
function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  const place = (issue?.path ?? []).reduce<string>(
    (at, key) => (typeof key === 'number' ? `${at}[${key}]` : at === '' ? String(key) : `${at}.${String(key)}`),
    '',
  );
  return `${place === '' ? 'the file' : place} ${issue ? reasonOf(issue) : 'is not valid'}`;
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'too_big':
      return `is more than the ${issue.maximum} that are allowed`;
    case 'too_small':
      return `is less than the ${issue.minimum} that must be`;
    case 'unrecognized_keys':
      return 'has a key that does not belong there';
    case 'invalid_value':
      return 'is none of the values that it can have';
    default:
      return 'has not the form that it must have';
  }
}

const unusable = (run: number, why: string): InputError =>
  new InputError(
    `The handover.json of run ${run} cannot be used: ${why}. Nothing was published. Scan and publish have to use one release of this action; ` +
      'if they do, look at what the pull request changes under .github/, then run the scan again.',
  );
