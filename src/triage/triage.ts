/** Decides about every finding: new or known, failing or not, how urgent; and about every file that was not scanned. */

import { hashesOf } from '../identity/line-hashes.ts';
import { misquoted, quotations } from '../identity/quotation.ts';
import type { Comparison } from '../model/findings/comparison.ts';
import type { Identified, Remembered } from '../model/findings/identity.ts';
import type { Note, Report, Unscanned } from '../model/findings/report.ts';
import type { ScanRequest } from '../model/findings/scan.ts';
import type { Sources } from '../model/findings/sources.ts';
import type { Gate } from '../model/gate.ts';
import { atLeast } from '../model/level.ts';
import type { Compared, Gone, State, Triaged, TriagedUnscanned } from '../model/outcome.ts';
import { inOneFile } from '../recognition/identity-keys.ts';
import { pairUp } from '../recognition/pairing.ts';
import type { Baseline } from '../recognition/prune-baseline.ts';
import { recogniseChange } from '../recognition/recognise-change.ts';
import { recogniseInBaseline } from '../recognition/recognise-in-baseline.ts';
import type { RuleOf } from '../rules/rule.ts';
import { bringsOf } from './brings.ts';
import { riskOf } from './risk.ts';

export interface Facts {
  readonly findings: readonly Identified[];
  readonly report: Report;
  readonly files: readonly string[];
  readonly sources: Sources;
  readonly baseline: Baseline | null;
  /** The base commit's side, the reason why there is none, or null when no comparison was asked for. */
  readonly comparison: Comparison | string | null;
  /** Paths that are proven to hold what they held at the base. */
  readonly unchanged: ReadonlySet<string>;
  readonly gate: Gate;
  readonly request: ScanRequest;
}

export interface Triage {
  readonly findings: readonly Triaged[];
  readonly unscanned: readonly TriagedUnscanned[];
  readonly gone: readonly Gone[];
  readonly compared: Compared;
  /** The commit that was compared with. */
  readonly base: string | null;
  readonly notes: readonly Note[];
}

export function triage(facts: Facts, ruleOf: RuleOf): Triage {
  const { findings, baseline, gate } = facts;
  const comparison = typeof facts.comparison === 'string' ? null : facts.comparison;
  const change = comparison && recogniseChange(facts, comparison, bringsOf);
  const listed =
    baseline &&
    recogniseInBaseline(findings, baseline, {
      scanned: facts.report.scanned,
      files: filesOf(facts, baseline),
      brings: bringsOf,
    });

  const quotationIn = quotations(facts.sources);
  const stateOf = (finding: Identified): State => {
    const quotation = quotationIn(finding);
    if (listed?.known.has(finding) && quotation !== 'wrong') return 'baselined';
    return change?.recognised.known.has(finding) && !finding.outside && (quotation === 'own' || quotation === 'right')
      ? 'known'
      : 'new';
  };
  const strange = misquoted(findings, quotationIn);
  const isOfHere = strange.length === 0 && !findings.some(({ reported }) => reported.elsewhere);
  const lineHash = hashesOf(findings, facts.sources);
  const triaged = findings.map((finding): Triaged => {
    const state = stateOf(finding);
    const risk = riskOf(finding, ruleOf(finding.test));
    const brought =
      state === 'new' ? (change?.recognised.brought.get(finding) ?? listed?.brought.get(finding) ?? null) : null;
    return {
      finding,
      state,
      brought,
      ...judge(finding, state, gate, brought),
      risk,
      lineHash: lineHash(finding),
      excerpt: null,
    };
  });
  return {
    findings: triaged.toSorted(byUrgency),
    unscanned: facts.report.unscanned.map((file) => judgeUnscanned(file, facts, isOfHere)),
    gone: goneOnce(change?.recognised.gone ?? [], listed?.gone ?? []).map(goneOf),
    compared: comparedWith(comparison, baseline),
    base: comparison?.base ?? null,
    notes: [
      ...(baseline?.notes ?? []),
      ...(baseline || comparison ? strange : []),
      ...(change?.notes ?? []),
      ...missingBase(facts.comparison),
    ],
  };
}

/**
 * With targets that leave a part of the project out, an entry whose file was not listed may still stand: it is not
 * called gone.
 */
const filesOf = ({ files, request }: Facts, baseline: Baseline): readonly string[] =>
  request.targets.includes('.') ? files : [...files, ...baseline.entries.map(({ path }) => path)];

/** Whether a finding fails the run, and why, in words that the summary shows. */
export function judge(
  finding: Identified,
  state: State,
  gate: Gate,
  brought: string | null = null,
): Pick<Triaged, 'failing' | 'why'> {
  if (gate.severity === 'none') return { failing: false, why: 'nothing fails with fail-on: none' };
  if (state === 'baselined') return { failing: false, why: 'in the baseline' };
  if (state === 'known') return { failing: false, why: 'not added by this change' };
  if (brought !== null) return { failing: false, why: `brought by the fix of ${brought}` };
  if (!atLeast(finding.severity, gate.severity))
    return { failing: false, why: `${finding.severity} severity is below fail-on: ${gate.severity}` };
  if (!atLeast(finding.confidence, gate.confidence))
    return { failing: false, why: `${finding.confidence} confidence is below fail-on-confidence: ${gate.confidence}` };
  return { failing: true, why: `${finding.severity} severity is at or above fail-on: ${gate.severity}` };
}

const order: Readonly<Record<State, number>> = { new: 0, known: 1, baselined: 2 };

/** Failing first, then new before known, then by risk, then by place so that equal runs print the same. */
function byUrgency(a: Triaged, b: Triaged): number {
  return (
    Number(b.failing) - Number(a.failing) ||
    order[a.state] - order[b.state] ||
    b.risk - a.risk ||
    compareText(a.finding.path, b.finding.path) ||
    a.finding.span.startLine - b.finding.span.startLine ||
    a.finding.span.startColumn - b.finding.span.startColumn ||
    compareText(a.finding.test, b.finding.test)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Known ones and ones that the change does not touch are listed but do not count against the verdict. */
function judgeUnscanned(file: Unscanned, { gate, baseline, unchanged }: Facts, isOfHere: boolean): TriagedUnscanned {
  const inFile = file.kind === 'syntax' || file.kind === 'unreadable' || file.kind === 'crash';
  if (gate.unscanned === 'warn') return { ...file, counts: false, why: 'unscanned: warn' };
  if (inFile && file.path !== null && baseline?.unscanned.includes(file.path))
    return { ...file, counts: false, why: 'known to the baseline' };
  if (inFile && file.path !== null && isOfHere && unchanged.has(file.path))
    return { ...file, counts: false, why: 'not touched by this change' };
  return { ...file, counts: true, why: '' };
}

function comparedWith(comparison: Comparison | null, baseline: Baseline | null): Compared {
  const labels = [comparison && `${comparison.how} (${comparison.base.slice(0, 7)})`, baseline?.name].filter(
    (label) => typeof label === 'string',
  );
  return { kind: comparison ? 'base' : baseline ? 'baseline' : 'nothing', label: labels.join(' and ') };
}

const missingBase = (comparison: Facts['comparison']): readonly Note[] =>
  typeof comparison === 'string'
    ? [
        {
          level: 'warning',
          topic: 'base',
          text: `Every finding is gated, because there is no base to compare with: ${comparison}`,
        },
      ]
    : [];

/** What both the base and the baseline had is gone once. */
function goneOnce(atBase: readonly Remembered[], listed: readonly Remembered[]): readonly Remembered[] {
  const { leftOlds } = pairUp(
    atBase,
    listed,
    inOneFile.map((keyOf) => [keyOf, keyOf]),
  );
  return [...atBase, ...leftOlds];
}

const goneOf = ({ test, path, identity }: Remembered): Gone => ({ test, path, id: identity.id });
