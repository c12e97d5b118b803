import type { Identified } from './findings/identity.ts';
import type { Note, Tool, Unscanned } from './findings/report.ts';
import type { Remediation } from './fixes/remediation.ts';
import type { Gate } from './gate.ts';
import type { Level } from './level.ts';

export type Verdict = 'passed' | 'failed' | 'incomplete';

/**
 * `new`: the change adds it, or there is nothing to compare with. `known`: the base commit has it too.
 * `baselined`: the baseline file lists it, so it is accepted and not uploaded to code scanning.
 */
export type State = 'new' | 'known' | 'baselined';

/** A finding with the decisions about it. */
export interface Triaged {
  readonly finding: Identified;
  readonly state: State;
  /** Test id of the finding whose repair brought this new one, which does not fail then; null for any other. */
  readonly brought: string | null;
  readonly failing: boolean;
  /** Why it fails or does not, in a few words: `high severity is at or above fail-on: medium`. */
  readonly why: string;
  /**
   * Order of work: higher first. The rule's exploitability (1..5) times severity and confidence; see triage/risk.ts.
   */
  readonly risk: number;
  /** GitHub's primaryLocationLineHash of the first line; null without the source. */
  readonly lineHash: string | null;
  /**
   * The first line of the flagged code with every found secret masked; null without the source, and far down the list.
   * Hostile text.
   */
  readonly excerpt: string | null;
}

/** One edit that is needed before the gate passes: findings on the same code are fixed together. */
export interface Place {
  readonly path: string;
  readonly line: number;
  readonly tests: readonly string[];
}

/** Something not scanned, and whether it counts against the verdict. */
export interface TriagedUnscanned extends Unscanned {
  readonly counts: boolean;
  /** Why it does not count: known to the baseline, or not touched by the change. */
  readonly why: string;
}

/** A finding that the base or the baseline had and that is gone. */
export interface Gone {
  readonly test: string;
  readonly path: string;
  readonly id: string;
}

/** What the findings were compared with to tell new from known. */
export interface Compared {
  readonly kind: 'nothing' | 'baseline' | 'base';
  /** For people: `merge base 1a2b3c4 with origin/main`, `bandit-baseline.json`. */
  readonly label: string;
}

export interface Counts {
  readonly findings: number;
  readonly new: number;
  /** At the base commit or in the baseline. */
  readonly known: number;
  readonly failing: number;
  readonly bySeverity: Readonly<Record<Level, number>>;
  readonly suppressed: number;
  readonly unscanned: number;
  readonly gone: number;
  readonly scannedFiles: number;
  readonly linesOfCode: number;
}

/** The whole answer of a run. Everything that is printed, uploaded or written is drawn from this. */
export interface Outcome {
  readonly verdict: Verdict;
  /**
   * One sentence that says the verdict and why: it names the findings that fail and the smallest set of fixes that
   * would pass.
   */
  readonly headline: string;
  /** Highest risk first; failing before the rest. */
  readonly findings: readonly Triaged[];
  readonly unscanned: readonly TriagedUnscanned[];
  readonly gone: readonly Gone[];
  /** The smallest set of places to edit so that the gate passes; empty when it does. */
  readonly toPass: readonly Place[];
  readonly counts: Counts;
  readonly compared: Compared;
  readonly gate: Gate;
  readonly notes: readonly Note[];
  /**
   * What became of the findings that were to be fixed, fit to be shown: found secrets are masked. Null when fixes were
   * not asked for.
   */
  readonly remediation: Remediation | null;
  readonly tool: Tool;
  /** The command that gives the same answer in a terminal, as arguments. */
  readonly reproduce: readonly string[];
}
