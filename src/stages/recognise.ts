/** Recognises findings: in a baseline, among the findings at a base commit, or by the lines that did not change. */
import type { Identified, Remembered } from '../model/identity.ts';
import { byPlace, type Baseline } from './baseline-file.ts';
import { byCode, inOneFile, type KeyOf, type Known } from './evidence.ts';
import { pairUp, type Evidence, type Pairs } from './pairing.ts';
import { renamesOf } from './renames.ts';

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
  const scanned = new Set(facts.scanned);
  const files = new Set([...facts.files, ...scanned]);
  const heads = findings.toSorted(byPlace);
  const { pairs, leftOlds } = baseline.kind === 'bandit' ? pairUp(heads, baseline.entries, same(byCode)) : pairAcrossRenames(heads, baseline.entries, (path) => !files.has(path));
  const isWaiting = ({ path }: Remembered): boolean => files.has(path) && !scanned.has(path);
  return {
    known: new Set(pairs.map(([finding]) => finding)),
    gone: leftOlds.filter((entry) => !isWaiting(entry)),
    waiting: leftOlds.filter(isWaiting),
  };
}

const same = (keys: readonly KeyOf[]): readonly Evidence<Known, Known>[] => keys.map((keyOf) => [keyOf, keyOf]);

/** First each file by itself, then the files that were renamed, for which git is not asked. */
function pairAcrossRenames(heads: readonly Identified[], entries: readonly Remembered[], isGone: (path: string) => boolean): Pairs<Identified, Remembered> {
  const first = pairUp(heads, entries, same(inOneFile));
  const renames = renamesOf(first.leftHeads, first.leftOlds, isGone);
  const renamed = inOneFile.map((keyOf): Evidence<Known, Known> => [keyOf, (old) => (renames.has(old.path) ? keyOf({ ...old, path: renames.get(old.path) ?? '' }) : null)]);
  const second = pairUp(first.leftHeads, first.leftOlds, renamed);
  return { ...second, pairs: [...first.pairs, ...second.pairs] };
}
