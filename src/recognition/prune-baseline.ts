/** Brings a baseline up to date: what is gone goes, what is new comes in only when asked. */

import type { Identified, Remembered } from '../model/findings/identity.ts';
import { byPlace, readBaseline, textOfBaseline, type Baseline } from './baseline-file.ts';
import type { Brings } from './brought.ts';
import { recogniseInBaseline } from './recognise-in-baseline.ts';

export { readBaseline, writeBaseline, type Baseline } from './baseline-file.ts';

export interface Pruned {
  readonly text: string;
  readonly kept: number;
  readonly removed: number;
  readonly added: number;
  /** Findings that are in neither the old baseline nor the new one. */
  readonly fresh: number;
}

export interface PruneOptions {
  /** Also take in findings that the baseline does not have. */
  readonly acceptNew: boolean;
  /**
   * Paths that were scanned this time, and all Python files below the targets: an entry of a file that exists but was
   * not scanned stays.
   */
  readonly scanned?: readonly string[];
  readonly files?: readonly string[];
  /** What a repair may bring along: that takes the place of what it mended. */
  readonly brings?: Brings;
}

/**
 * Entries of files that could not be scanned this time are kept as they are. Throws InputError as readBaseline does.
 */
export function pruneBaseline(
  baseline: Baseline | string,
  findings: readonly Identified[],
  unscanned: readonly string[],
  options: PruneOptions,
): Pruned {
  const old =
    typeof baseline === 'string' ? readBaseline(new TextEncoder().encode(baseline), 'baseline', '') : baseline;
  const found = [...new Set(findings.map((finding) => finding.path))];
  const scanned = [...(options.scanned ?? []), ...found];
  const { known, gone, brought, waiting } = recogniseInBaseline(findings, old, {
    scanned,
    files: [...(options.files ?? []), ...found, ...unscanned],
    brings: options.brings ?? (() => []),
  });
  const taken = options.acceptNew ? findings : findings.filter((finding) => known.has(finding) || brought.has(finding));
  const files = options.acceptNew ? unscanned : unscanned.filter((path) => old.unscanned.includes(path));
  return {
    text: textOfBaseline(merged(taken, waiting), files),
    kept: known.size + waiting.length,
    removed: gone.length,
    added: taken.length - known.size,
    fresh: findings.length - taken.length,
  };
}

/** A path's entries come from one side only, so each side keeps its own order within a path. */
function merged(findings: readonly Identified[], waiting: readonly Remembered[]): readonly Omit<Remembered, 'line'>[] {
  const all: readonly Omit<Remembered, 'line'>[] = [...findings.toSorted(byPlace), ...waiting];
  return all.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
