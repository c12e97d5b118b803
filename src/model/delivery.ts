import type { Annotation } from './annotation.ts';
import type { Note } from './findings/report.ts';
import type { FixOrder } from './fixes/fix-order.ts';
import type { ChangedBytes, ChangedFile } from './fixes/remediation.ts';
import type { CheckRun, CommitSeries, FixTarget, Proposal, Review, StickyComment } from './github/publication.ts';

/** A file to be written into the results folder. */
export interface ResultFile {
  readonly name:
    | 'handover.json'
    | 'bandit.sarif'
    | 'result.json'
    | 'gl-code-quality-report.json'
    | 'summary.md'
    | 'fixes.patch'
    | `fixes-${string}.patch`
    | `shard-${string}.json`;
  /**
   * In pieces where it may be longer than a string can be. Bytes where the text has no one encoding: a patch holds
   * lines of files as they are.
   */
  readonly text: string | Iterable<string> | Uint8Array;
}

/** What the user wants delivered. */
export interface Wishes {
  readonly fixes: FixOrder['delivery'];
  readonly uploadSarif: 'auto' | 'true' | 'false';
  /** Category of the upload without a trailing slash: the user's, or made from the project folder. */
  readonly category: string;
  readonly annotations: boolean;
  readonly comment: 'always' | 'on-failure' | 'never';
  /** Name of a check run of its own; `''` for none. */
  readonly checkName: string;
  readonly commitPrefix: string;
  readonly proposal: {
    readonly title: string;
    readonly labels: readonly string[];
    readonly reviewers: readonly string[];
    readonly draft: boolean;
  };
}

/** All that a run wants done in the world, as a value. The world tries every item. */
export interface Delivery {
  /** Markdown of the job summary, already under the runner's limit. */
  readonly summary: string;
  /** Lines for the log or the terminal, already escaped; may hold colour codes in a terminal. */
  readonly lines: readonly string[];
  readonly annotations: readonly Annotation[];
  /** Files to change in the working tree; empty unless the user asked for that. */
  readonly changes: readonly ChangedFile[];
  readonly files: readonly ResultFile[];
  readonly outputs: Readonly<Record<string, string>>;
  /** What is uploaded to code scanning; null when the user turned it off. */
  readonly sarif: {
    readonly text: string;
    readonly category: string;
    /** Asked for by name: a refusal is a warning, not a remark. */ readonly required: boolean;
  } | null;
  /** Name of the artifact that holds `files`; null outside a workflow. */
  readonly artifact: string | null;
  /**
   * What goes to GitHub beside the code scanning results; each part null when it was not asked for or there is nothing
   * to deliver.
   */
  readonly publication: Publication;
}

export interface Publication {
  readonly review: Review | null;
  readonly series: CommitSeries | null;
  readonly proposal: Proposal | null;
  readonly check: CheckRun | null;
  readonly comment: StickyComment | null;
}

/** What the fixes change, as texts and as a patch. */
export interface Changes {
  readonly files: readonly ChangedFile[];
  readonly patch: Uint8Array;
  /** The files as they were scanned, and with all fixes. */
  readonly scanned: readonly ChangedBytes[];
  /** The content of each file of the steps. */
  readonly bytes: ReadonlyMap<ChangedFile, ChangedBytes>;
  /** Where they go on GitHub, or the reason why they cannot; null when they are not to go there. */
  readonly target: FixTarget | string | null;
}

/** What became of a delivery: a line for each item that could not be done, and what would enable it. */
export interface Delivered {
  readonly notes: readonly Note[];
}
