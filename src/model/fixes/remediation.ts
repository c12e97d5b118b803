import type { Finding } from '../findings/finding.ts';
import type { Identified } from '../findings/identity.ts';
import type { Note } from '../findings/report.ts';
import type { Scan } from '../findings/scan.ts';
import type { FixSafety } from './fix.ts';

/** A file that fixes change: source, or a manifest that declares dependencies. Texts without the UTF-8 mark. */
export interface ChangedFile {
  /** Repository-relative. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** A changed file as bytes, in its own encoding and with its UTF-8 mark. */
export interface ChangedBytes {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** The lines that one fix touches, before and after, whole lines in the file's own text. Hostile text. */
export interface Excerpt {
  /** 1-based line of the first one, in the text that the fix was made for. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** A finding whose fix is proven. */
export interface Fixed {
  readonly finding: Identified;
  /** What the edit does, Markdown on one line. */
  readonly summary: string;
  readonly safety: FixSafety;
  readonly cautions: readonly string[];
  readonly suppression: boolean;
  readonly excerpt: Excerpt;
  /**
   * All lines that this fix alone changes, its imports too, in the text before all fixes; with no lines before, they
   * are put in front of `line`. Empty unless asked for, and for a fix that builds on another one.
   */
  readonly regions: readonly Excerpt[];
}

/** A finding that was not fixed, by the rule's own judgement. Markdown; pieces of source in it are hostile. */
export interface Refused {
  readonly finding: Identified;
  readonly because: string;
  readonly advice: string;
}

/** A fix that was made and did not stand its proof. */
export interface Dropped {
  readonly finding: Identified;
  readonly summary: string;
  /** Why, as a clause in Markdown: `Bandit still reports B506`, `the test command fails with it`. */
  readonly reason: string;
  /** The end of what the test command printed; `''` for other reasons. Hostile text. */
  readonly output: string;
}

/** What the user's test command says about the fixes together. */
export interface TestProof {
  readonly command: readonly string[];
  /**
   * `red-before`: it failed on the unchanged code, so it can prove nothing. `failed` cannot be: what fails is dropped.
   */
  readonly verdict: 'passed' | 'red-before' | 'not-run';
  /** The end of the output for `red-before`, or why it could not be started for `not-run`. Hostile text. */
  readonly output: string;
  readonly runs: number;
  readonly seconds: number;
}

/** The fixes of one rule, for a commit of their own. */
export interface FixStep {
  /** Bandit's test id. */
  readonly test: string;
  readonly fixed: readonly Fixed[];
  /** Each file that they touch: as it was before all fixes, and as it is after this step and those before it. */
  readonly files: readonly ChangedFile[];
}

/** The answer to every finding that was to be fixed: each is in exactly one of the three lists. */
export interface Remediation {
  readonly fixed: readonly Fixed[];
  readonly refused: readonly Refused[];
  readonly dropped: readonly Dropped[];
  /** What the fixed ones change, together. Sorted by path. */
  readonly files: readonly ChangedFile[];
  /**
   * What Bandit reports of the fixed code and did not before: announced by a fix (a step down, `B603` for `B602`), or
   * hidden till now by another finding.
   */
  readonly news: readonly Finding[];
  /**
   * The same changes rule by rule, in order of urgency; empty unless asked for. What is proven is all of them together.
   */
  readonly steps: readonly FixStep[];
  readonly tests: TestProof | null;
  readonly notes: readonly Note[];
}

/** New texts of files, by path: what is looked at in a proof. */
export type Texts = ReadonlyMap<string, string>;

/** What Bandit and Python say about texts that are not in the workspace. */
export interface Examination {
  readonly scan: Scan;
  /** Path -> why the text does not compile, or cannot be written in the file's encoding. One sentence. */
  readonly broken: ReadonlyMap<string, string>;
}

/** One run of the test command. */
export interface TestRun {
  readonly status: 'passed' | 'failed' | 'timed-out' | 'not-started';
  /**
   * The end of standard output and error together, at most 4,000 characters; for `not-started` the reason. Hostile
   * text.
   */
  readonly output: string;
  readonly seconds: number;
}
