import type { Unscanned } from './report.ts';
import type { Shard, Split } from './shard.ts';

/** What to scan and how, in Bandit's own terms. Paths are relative to the project folder, as the user wrote them. */
export interface ScanRequest {
  readonly targets: readonly string[];
  readonly configfile: string;
  readonly profile: string;
  readonly tests: string;
  readonly skips: string;
  readonly exclude: string;
  readonly ini: string;
  readonly severity: string;
  readonly confidence: string;
  readonly pythonVersion: string;
  readonly banditVersion: string;
  /** Paths or globs of existing reports; when not empty, Bandit is not run. */
  readonly reports: readonly string[];
  /** Which part of the files to scan; null for all. */
  readonly shard: Shard | null;
}

/** One JSON report, unparsed: from Bandit just now, or from a file that the user named. */
export interface RawReport {
  /** `bandit` for a run of our own, else the file's path as the user would write it. */
  readonly origin: string;
  /** The file's bytes as they are; null when it could not be read, with the reason in `problem`. */
  readonly bytes: Uint8Array | null;
  readonly problem: string | null;
  /** Which shard of the scan it is; all that have one are one report of Bandit's. */
  readonly shard?: Shard;
  /** What to do about the problem, when more is known than that. */
  readonly remedy?: string;
}

/** A configuration file that Bandit uses or that a user may expect it to use. Text only, never executed. */
export interface ConfigFile {
  /** Repository-relative path. */
  readonly path: string;
  readonly text: string;
}

/**
 * A Python file that git tracks, and what is in its place: a file, nothing, something else, or something that may not
 * be looked at.
 */
export interface Tracked {
  /** Repository-relative path. */
  readonly path: string;
  readonly here: 'file' | 'absent' | 'other' | 'hidden';
}

/** What came out of running Bandit, or of opening existing reports. */
export interface Scan {
  readonly mode: 'run' | 'read';
  readonly reports: readonly RawReport[];
  /** Bandit's own log; empty in mode `read`. Hostile text: never to be printed as it is. */
  readonly stderr: string;
  readonly exitCode: number | null;
  readonly bandit: string | null;
  readonly python: string | null;
  /** The arguments that Bandit was started with, for the line that reproduces the run. */
  readonly args: readonly string[];
  /**
   * Repository-relative paths of all Python files below the targets' roots, scanned or not (bounded; see
   * `filesTruncated`).
   */
  readonly files: readonly string[];
  readonly filesTruncated: boolean;
  readonly configs: readonly ConfigFile[];
  /**
   * Folders below the targets that could not be listed, repository-relative: Bandit passes over them without a word.
   */
  readonly closed?: readonly string[];
  /**
   * The Python files that git tracks below the targets' roots; null when git does not tell, absent in a scan of
   * anything but the workspace.
   */
  readonly tracked?: readonly Tracked[] | null;
  /** What the files were split by, where a shard of them was scanned, or several are put together. */
  readonly split?: Split | null;
  /** Shards that are missing or do not belong to the others, where a scan is put together of several. */
  readonly unusable?: readonly Unscanned[];
}
