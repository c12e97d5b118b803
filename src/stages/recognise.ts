/** Recognises findings: in a baseline, among the findings at a base commit, or by the lines that did not change. */
import type { Identified, Remembered } from '../model/identity.ts';
import { byPlace, type Baseline } from './baseline-file.ts';
import { byCode, inOneFile } from './evidence.ts';
import { pairUp } from './pairing.ts';

export { recogniseAtBase, recogniseByLines } from './recognise-at-base.ts';

/** Which findings existed before, and which earlier ones are gone. */
export interface Recognised {
  readonly known: ReadonlySet<Identified>;
  readonly gone: readonly Remembered[];
}

export interface BaselineFacts {
  /** Paths that were scanned this time. */
  readonly scanned: readonly string[];
  /** All Python files below the targets. */
  readonly files: readonly string[];
}

/** A baseline entry excuses one finding at most. Entries of files that exist but were not scanned are `waiting`, not gone. */
export function recogniseInBaseline(
  findings: readonly Identified[],
  baseline: Baseline,
  facts: BaselineFacts,
): Recognised & { readonly waiting: readonly Remembered[] } {
  const evidence = baseline.kind === 'own' ? inOneFile : byCode;
  const { pairs, leftOlds } = pairUp(findings.toSorted(byPlace), baseline.entries, evidence.map((keyOf) => [keyOf, keyOf]));
  const scanned = new Set(facts.scanned);
  const unseen = new Set(facts.files.filter((path) => !scanned.has(path)));
  return {
    known: new Set(pairs.map(([finding]) => finding)),
    gone: leftOlds.filter((entry) => !unseen.has(entry.path)),
    waiting: leftOlds.filter((entry) => unseen.has(entry.path)),
  };
}
