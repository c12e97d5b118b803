import type { Annotation } from '../annotation.ts';
import type { ChangedBytes } from '../fixes/remediation.ts';

/** A stretch of whole lines in a file, 1-based and inclusive. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** A file at the tip of a branch, as git has it. */
export interface TipFile {
  /** Its blob's id. */
  readonly blob: string;
  /** `100644`, `100755` for programs, `120000` for links. */
  readonly mode: string;
}

/**
 * What a place is looked for: suggestions and commits go to a pull request's head, or commits to the branch of the run;
 * a proposal goes beside it.
 */
export interface TargetWish {
  readonly kind: 'suggest' | 'commit' | 'pull-request';
  /** The files whose state at the tip is asked for. */
  readonly paths: readonly string[];
  /** The user wants commits on the default branch too. */
  readonly allowDefault: boolean;
}

/** Where fixes are to go, as GitHub has it now. */
export interface FixTarget {
  /** The branch whose files were fixed: a pull request's head, or the branch that the run is on. */
  readonly branch: string;
  /** Its tip. What is delivered is bound to this commit: a push in between stops it. */
  readonly head: string;
  /** The message of the tip's commit: our own trailer in it ends loops. */
  readonly message: string;
  /** The asked-for files at the tip; absent ones are not there. */
  readonly files: ReadonlyMap<string, TipFile>;
  /**
   * The lines of the pull request's diff on its new side, hunk by hunk, for the files that GitHub gives a diff of; null
   * without a pull request.
   */
  readonly hunks: ReadonlyMap<string, readonly LineRange[]> | null;
  /** `owner/name` that the branch is in: another one than the run's for a fork. */
  readonly repository: string;
  readonly isDefaultBranch: boolean;
}

/** One or more lines to be replaced, as a review comment. */
export interface Suggestion {
  readonly path: string;
  readonly lines: LineRange;
  /** Markdown of the comment, the suggestion block in it. */
  readonly body: string;
  /** Markdown for the review's body, in case that GitHub does not take the comment on its lines. */
  readonly instead: string;
  /** Names the finding, hidden in the body: `bandit-remediate:<finding id>`. */
  readonly key: string;
}

/** One review on a pull request with all suggestions. */
export interface Review {
  readonly pull: number;
  /** The commit that the lines are of; at most one review of ours for each. */
  readonly head: string;
  /** Markdown: what the review is, and one collapsed list of what cannot be a suggestion, with a patch. */
  readonly body: string;
  /** Hidden in the body, the same for each review of this category: finds earlier ones. */
  readonly marker: string;
  readonly suggestions: readonly Suggestion[];
}

/** One commit: all fixes of one rule. */
export interface CommitStep {
  readonly headline: string;
  /** What, why, CWE, the proof; finding ids as trailers. */
  readonly body: string;
  readonly files: readonly ChangedBytes[];
}

/** Commits to be added to a branch, all or none. */
export interface CommitSeries {
  /** `owner/name` and branch. */
  readonly repository: string;
  readonly branch: string;
  /** The tip that they go on: anything else there stops them. */
  readonly onto: string;
  /** Modes of the files at that tip. */
  readonly modes: ReadonlyMap<string, string>;
  readonly steps: readonly CommitStep[];
}

/** A pull request with the fixes, on a branch of ours that is updated in place. */
export interface Proposal {
  /** The branch that it is to be merged into, and its tip that the steps go on. */
  readonly base: string;
  /** Our branch: `bandit-remediate/fixes`. */
  readonly branch: string;
  /** Null leaves an open pull request as it is, or closes it when `settled`. */
  readonly series: CommitSeries | null;
  /** The commit of the base branch that was looked at; only a run on the present tip may say that nothing is left. */
  readonly head: string;
  /** Nothing is left to fix, and everything could be scanned. */
  readonly settled: boolean;
  readonly title: string;
  /** At most 65,536 code points. */
  readonly body: string;
  readonly labels: readonly string[];
  /** Logins; `org/team` for teams. */
  readonly reviewers: readonly string[];
  readonly draft: boolean;
}

/** One comment on a pull request, updated in place. */
export interface StickyComment {
  readonly pull: number;
  /** Hidden in the body: one comment for each marker. */
  readonly marker: string;
  readonly body: string;
  /** Only an existing one is updated: nothing to say is no reason to begin. */
  readonly onlyUpdate: boolean;
}

/** A check run with a name of its own, beside the job's. */
export interface CheckRun {
  readonly name: string;
  readonly head: string;
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required';
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
}
