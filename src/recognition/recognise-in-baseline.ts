/** Recognises findings: in a baseline, among the findings at a base commit, or by the lines that did not change. */

import type { Identified, Remembered } from '../model/findings/identity.ts';
import { pathsOf } from '../report/paths.ts';
import { byPlace, type Baseline } from './baseline-file.ts';
import { broughtBy, type Brings, type Brought, type Loose } from './brought.ts';
import { byCode, byTest, inOneFile, inRenamedScope, scopeOf, type KeyOf, type Known } from './identity-keys.ts';
import { pairUp, type Evidence, type Pairs } from './pairing.ts';
import type { Recognised } from './recognised.ts';
import { renamesOf } from './renames.ts';

export interface BaselineFacts {
  /** Paths that were scanned this time. */
  readonly scanned: readonly string[];
  /** All Python files below the targets. */
  readonly files: readonly string[];
  readonly brings?: Brings;
}

/**
 * A baseline entry excuses one finding at most. Entries of files that exist but were not scanned are `waiting`, not
 * gone.
 */
export function recogniseInBaseline(
  findings: readonly Identified[],
  baseline: Baseline,
  facts: BaselineFacts,
): Recognised & { readonly waiting: readonly Remembered[] } {
  const scanned = new Set(facts.scanned);
  const files = new Set([...facts.files, ...scanned]);
  const heads = findings.toSorted(byPlace);
  const { entries, kind } = baseline;
  const { pairs, leftHeads, leftOlds } =
    kind === 'bandit'
      ? pairUp(heads, entries, byCodeIn(entries, [...files]))
      : pairAcrossRenames(heads, entries, (path) => !files.has(path));
  const isWaiting = ({ path }: Remembered): boolean => files.has(path) && !scanned.has(path);
  const gone = leftOlds.filter((entry) => !isWaiting(entry));
  return {
    known: new Set(pairs.map(([finding]) => finding)),
    gone,
    brought: broughtTo(leftHeads, gone, facts.brings ?? (() => [])),
    waiting: leftOlds.filter(isWaiting),
  };
}

/** A baseline tells of a place no more than the function, and of a command only whether it says the same. */
function broughtTo(heads: readonly Identified[], gone: readonly Remembered[], brings: Brings): Brought {
  const loose = ({ test, path, identity: { scope, outer, says } }: Known): Loose => ({
    test,
    file: path,
    place: [path, scope, outer].join('\0'),
    says,
  });
  const found = broughtBy(
    heads.map((finding) => ({ ...loose(finding), finding })),
    gone.map(loose),
    brings,
    (one, other) => one === other,
  );
  return new Map([...found].map(([{ finding }, test]) => [finding, test]));
}

/** A Bandit report may hold absolute paths, of another machine even: they are read by the files that are there. */
function byCodeIn(entries: readonly Remembered[], files: readonly string[]): readonly Evidence<Known, Known>[] {
  const { locate } = pathsOf([...new Set(entries.map(({ path }) => path))], { files, folder: '', ranHere: true });
  const here = (old: Known): Known => ({ test: old.test, identity: old.identity, path: locate(old.path).path });
  return [
    [byCode, (old) => byCode(here(old))],
    [byTest, (old) => (old.identity.code === '' ? byTest(here(old)) : null)],
  ];
}

const same = (keys: readonly KeyOf[]): readonly Evidence<Known, Known>[] => keys.map((keyOf) => [keyOf, keyOf]);

/** First each file by itself, then the files that were renamed, for which git is not asked. */
function pairAcrossRenames(
  heads: readonly Identified[],
  entries: readonly Remembered[],
  isGone: (path: string) => boolean,
): Pairs<Identified, Remembered> {
  const first = pairUp(heads, entries, [...same(inOneFile), ...onOneSide(heads, entries)]);
  const renames = renamesOf(first.leftHeads, first.leftOlds, isGone);
  const moved = first.leftOlds.flatMap((entry) => {
    const path = renames.get(entry.path);
    return path === undefined ? [] : [{ path, test: entry.test, identity: entry.identity, entry }];
  });
  const second = pairUp(first.leftHeads, moved, [...same(inOneFile), ...onOneSide(heads, moved)]);
  const found = new Set(second.pairs.map(([, { entry }]) => entry));
  const pairs = second.pairs.map(([head, { entry }]) => [head, entry] as const);
  return {
    pairs: [...first.pairs, ...pairs],
    leftHeads: second.leftHeads,
    leftOlds: first.leftOlds.filter((entry) => !found.has(entry)),
  };
}

/** Evidence for functions that have findings on one side only: those may have been renamed, the others were not. */
function onOneSide(heads: readonly Known[], olds: readonly Known[]): readonly Evidence<Known, Known>[] {
  const [ofHeads, ofOlds] = [new Set(heads.map(scopeOf)), new Set(olds.map(scopeOf))];
  return inRenamedScope.map((keyOf) => [
    (head) => (ofOlds.has(scopeOf(head)) ? null : keyOf(head)),
    (old) => (ofHeads.has(scopeOf(old)) ? null : keyOf(old)),
  ]);
}
