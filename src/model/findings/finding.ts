import type { Level } from '../level.ts';

/**
 * The place of a finding exactly as Bandit reports it: 1-based lines, 0-based columns counted in UTF-8 bytes.
 * `line` may be the line of a keyword inside the node while the columns are the node's own, so the node starts
 * at (`firstLine`, `column`); for string checks (B104, B105, B108, B608) the lines are the parent's instead.
 * -1 stands for "not in the report" (reports of Bandit before 1.7.1 have no end column).
 */
export interface Reported {
  readonly line: number;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly column: number;
  readonly endColumn: number;
  /**
   * The lines that a report which was read quotes, see stages/quotation.ts; null when it quotes none. Absent in a run
   * of our own.
   */
  readonly quoted?: string | null;
  /** The names in that report fit another folder as well, so it may speak of other files. */
  readonly elsewhere?: boolean;
}

/** A stretch of source text: 1-based lines and 1-based UTF-16 columns; the end column is exclusive. */
export interface Span {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One thing that Bandit found, with its path relative to the repository's root and secrets already masked. */
export interface Finding {
  /** Bandit's test id, such as `B602`; a plugin's id may have any form. */
  readonly test: string;
  /** Bandit's test name; `blacklist` for every B3xx and B4xx list entry. */
  readonly name: string;
  readonly severity: Level;
  readonly confidence: Level;
  /** POSIX path relative to the repository's root; `outside` tells when it lies out of it. */
  readonly path: string;
  /** The path leads out of the workspace, so its source is never read and code scanning cannot show it. */
  readonly outside: boolean;
  /** Bandit's text with the literals of B105, B106 and B107 replaced by `***`. */
  readonly message: string;
  /** Number of the CWE that Bandit names; null in reports from before 1.7.3. */
  readonly cwe: number | null;
  readonly moreInfo: string | null;
  readonly reported: Reported;
  /** What an editor would select. Exact when the source could be read, else as near as the report allows. */
  readonly span: Span;
}
