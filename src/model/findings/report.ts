import type { Finding } from './finding.ts';

/** Why a file, or a part of it, was not scanned. */
export type UnscannedKind =
  | 'syntax' // Bandit could not parse the file
  | 'unreadable' // missing permission, bad encoding, too deep to parse
  | 'crash' // a test of Bandit's failed on the file: the other tests ran
  | 'missing-target' // a target that does not exist
  | 'nothing' // not one file was scanned
  | 'report'; // a report that is empty, truncated or not Bandit's

/** Something that was to be scanned and was not, with what to do about it. */
export interface Unscanned {
  readonly kind: UnscannedKind;
  /** Repository-relative path of the file, target or report; null when there is none. */
  readonly path: string | null;
  /** What went wrong, in one sentence, in our words with Bandit's reason. */
  readonly reason: string;
  /** What to do, concretely: the exact exclude line, the Python version that can parse it. */
  readonly remedy: string;
}

/** A remark that changes no verdict but that the user should know: which config was used, what was lost. */
export interface Note {
  readonly level: 'notice' | 'warning';
  /** What part of the run it is about: `config`, `exclude`, `report`, `base`, `baseline`, `upload`, `sources` ... */
  readonly topic: string;
  readonly text: string;
}

/** What was run or read. */
export interface Tool {
  readonly bandit: string | null;
  readonly python: string | null;
}

/** Everything that a Bandit run said, as one value. */
export interface Report {
  readonly findings: readonly Finding[];
  readonly unscanned: readonly Unscanned[];
  /** Repository-relative paths of the files that were scanned. */
  readonly scanned: readonly string[];
  /** How many findings `# nosec` comments hid, from Bandit's own metrics. */
  readonly suppressed: number;
  readonly linesOfCode: number;
  readonly notes: readonly Note[];
  readonly tool: Tool;
}

/** The files that something was found in, and those that were not scanned. */
export const pathsOf = ({ findings, unscanned }: Report): readonly string[] =>
  [...findings, ...unscanned].flatMap(({ path }) => path ?? []);

/** The files whose text tells more: those with findings, and those that could not be parsed. */
export const pathsIn = ({ findings, unscanned }: Report): readonly string[] => [
  ...findings.map(({ path }) => path),
  ...unscanned.flatMap(({ kind, path }) => (kind === 'syntax' && path !== null ? [path] : [])),
];
