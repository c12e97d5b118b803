import type { Scan, ScanRequest } from './scan.ts';
import type { Sources } from './sources.ts';

/** Which commit to compare with. */
export interface CompareRequest {
  /** The user's `base-ref`, or empty for the event's base. */
  readonly baseRef: string;
  /** How the head is scanned, and so the base versions of changed Python files. */
  readonly scan: ScanRequest;
}

/**
 * Neighbouring lines that a diff without context replaces, as in `@@ -a,b +c,d @@`: 1-based; where a count is 0 the
 * line is the one before.
 */
export interface Hunk {
  readonly baseLine: number;
  readonly baseCount: number;
  readonly headLine: number;
  readonly headCount: number;
}

/** How a file at the head came from the base commit. */
export interface Change {
  /** Path at the head; null when the file was deleted. */
  readonly path: string | null;
  /** Path at the base; null when the file was added. */
  readonly basePath: string | null;
  /**
   * Where the lines differ by git's own diff, in order; null when not known: added, deleted, no Python file, too large,
   * no answer in time.
   */
  readonly hunks: readonly Hunk[] | null;
}

/**
 * What a commit's tree holds, by path: git's id of a regular file's bytes, or of the text of a link. Nothing else is
 * evidence.
 */
export interface BaseTree {
  readonly files: ReadonlyMap<string, string>;
  readonly links: ReadonlyMap<string, string>;
}

/** The base commit's side of a comparison: what changed since, and what Bandit says of those files there. */
export interface Comparison {
  /** Full object id of the base commit. */
  readonly base: string;
  /** How the base was found, for people: `merge base with origin/main`. */
  readonly how: string;
  /**
   * Regular files that differ, Python or not, as git's diff tells. That a file is not listed says nothing: git does not
   * look at what it ignores or has nothing of. What is the same on both sides is told by `tree`.
   */
  readonly changes: readonly Change[];
  /** What the base holds. A file is known for the same when its bytes here are those. */
  readonly tree: BaseTree;
  /**
   * Bandit's run over the base versions of the changed Python files; null when Bandit was not to be run (`report:`).
   */
  readonly scan: Scan | null;
  /** Base path -> text of the changed files at the base. */
  readonly sources: Sources;
}
