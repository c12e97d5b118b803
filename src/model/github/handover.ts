import type { Identified } from '../findings/identity.ts';
import type { Note, Tool } from '../findings/report.ts';
import type { Remediation } from '../fixes/remediation.ts';
import type { Gate } from '../gate.ts';
import type { Compared, Gone, State, TriagedUnscanned } from '../outcome.ts';

/** The run whose end started this one, as GitHub's event tells: nobody else wrote that. */
export interface TriggeringRun {
  readonly id: number;
  /** What had started it: `pull_request` ... */
  readonly event: string;
  /** `success`, `failure`, `cancelled` ...; null when GitHub names none. */
  readonly conclusion: string | null;
  /** The head commit of the pull request that it ran for. */
  readonly head: string;
  /** The branch of that head and its `owner/name`; null when GitHub no longer knows. */
  readonly branch: string | null;
  readonly source: string | null;
  readonly url: string;
}

/** An open pull request of that branch, as GitHub has it now. */
export interface OpenPull {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  /** The commit that a run on `pull_request` checks out unless told otherwise; null while GitHub has made none. */
  readonly mergeSha: string | null;
}

/** A finding as it is handed over. Why it fails, and how urgent it is, is worked out anew. */
export interface Handed {
  readonly finding: Identified;
  readonly state: State;
  readonly brought: string | null;
  readonly lineHash: string | null;
  readonly excerpt: string | null;
}

/**
 * What a run with a read-only token leaves for one that may publish. Its form is checked, its truth cannot be: whoever
 * opens a pull request can change the workflow that wrote it. So it names nothing that is done, only what is shown: no
 * check run, no category, no command for people to run.
 */
export interface Handover {
  /** `owner/name` that the pull request is of. */
  readonly repository: string;
  readonly pull: number;
  /** The pull request's head, and the commit that was scanned: the head, or its merge with the base. */
  readonly head: string;
  readonly commit: string;
  readonly run: number;
  /** Tells the handovers of one run apart. */
  readonly category: string;
  readonly gate: Gate;
  readonly compared: Compared;
  readonly tool: Tool;
  readonly totals: { readonly scannedFiles: number; readonly linesOfCode: number; readonly suppressed: number };
  readonly findings: readonly Handed[];
  readonly unscanned: readonly TriagedUnscanned[];
  readonly gone: readonly Gone[];
  readonly notes: readonly Note[];
  /** Without `steps`. */
  readonly remediation: Remediation | null;
  /**
   * Path -> git's id of the file as it was scanned, for the files that the fixes change: suggestions are made where the
   * head has just that.
   */
  readonly blobs: ReadonlyMap<string, string>;
}

/** Which handover is looked for: all of it known from GitHub. */
export interface Expected {
  readonly repository: string;
  readonly head: string;
  readonly run: number;
  /** The open pull requests that have this head. */
  readonly pulls: readonly number[];
}
