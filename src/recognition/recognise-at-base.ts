/**
 * Recognises findings by what stood at the base commit, whose sources are at hand. Files whose bytes are the same are
 * known as they are.
 */

import type { Change } from '../model/findings/comparison.ts';
import type { Identified, Remembered } from '../model/findings/identity.ts';
import type { Sources } from '../model/findings/sources.ts';
import { groupBy } from '../model/group-by.ts';
import { pairOf, sideOf, type FilePair, type Placed } from './file-pair.ts';
import { isAdded, isStanding, lineMapOf, startAtBase, type LineMap } from './line-map.ts';
import { pairUp } from './pairing.ts';
import type { Recognised } from './recognised.ts';

export interface Base {
  readonly findings: readonly Identified[];
  readonly sources: Sources;
  readonly changes: readonly Change[];
  /** Paths that hold what they held at the base, by their bytes. */
  readonly unchanged: ReadonlySet<string>;
}

/**
 * A finding is known when its file is proven unchanged, or when its counterpart was found at the base: never because
 * nothing speaks against it. First evidence is git's own diff: lines that it leaves alone are where they were. Then the
 * place that the comparison of both texts gives, and at last the same code and surroundings elsewhere. One counterpart
 * excuses one finding, and added lines never take one whose lines still stand.
 */
export function recogniseAtBase(findings: readonly Identified[], headSources: Sources, base: Base): Recognised {
  const known = new Set(findings.filter((finding) => base.unchanged.has(finding.path)));
  const heads = groupBy(findings, (finding) => finding.path);
  const olds = groupBy(base.findings, (finding) => finding.path);
  const left: { heads: Placed[]; olds: Placed[] } = { heads: [], olds: [] };
  const gone: Identified[] = [];
  const diff: Diff = { added: new Set(), standing: new Set() };
  for (const { path, basePath, hunks } of base.changes) {
    const here = (path !== null && heads.get(path)) || [];
    const there = (basePath !== null && olds.get(basePath)) || [];
    if (here.length + there.length === 0) continue;
    const headText = path === null ? '' : headSources.get(path);
    const baseText = basePath === null ? '' : base.sources.get(basePath);
    // A text that cannot be read is no evidence of anything.
    if (headText === undefined || baseText === undefined) {
      if (here.length === 0) gone.push(...there);
      continue;
    }
    const [head, old] = [sideOf(headText, here), sideOf(baseText, there)];
    const map = lineMapOf(hunks, head.view, old.view);
    if (basePath === null) head.placed.forEach((item) => diff.added.add(item));
    if (map) sortOut(diff, map, head.placed, old.placed);
    const places =
      here.length > 0 && there.length > 0
        ? [...(map ? [unchanged(map)] : []), ...apart(diff, placesIn(pairOf(head, old)))]
        : [];
    const result = pairUp(head.placed, old.placed, places);
    result.pairs.forEach(([{ finding }]) => known.add(finding));
    left.heads.push(...result.leftHeads);
    left.olds.push(...result.leftOlds);
  }
  const result = pairUp(left.heads, left.olds, apart(diff, [[movedKey, movedKey]]));
  result.pairs.forEach(([{ finding }]) => known.add(finding));
  return { known, gone: [...gone, ...result.leftOlds.map(({ finding }) => finding)].map(remembered) };
}

type Key = (item: Placed) => string | null;
type Keys = readonly (readonly [Key, Key])[];

/**
 * What git's diff says of findings: at the head, that all their lines were added; at the base, that all their lines
 * still stand.
 */
interface Diff {
  readonly added: Set<Placed>;
  readonly standing: Set<Placed>;
}

function sortOut({ added, standing }: Diff, map: LineMap, heads: readonly Placed[], olds: readonly Placed[]): void {
  for (const item of heads) if (isAdded(map, item.line, item.lastLine)) added.add(item);
  for (const item of olds) if (isStanding(map, item.line, item.lastLine)) standing.add(item);
}

/** The same code on lines that git's diff leaves alone. */
const unchanged = (map: LineMap): readonly [Key, Key] => [
  (item) => at(item, startAtBase(map, item.line, item.lastLine) ?? -1),
  (item) => at(item, item.line),
];

/** The same evidence, but a finding on added lines finds none whose lines still stand: that is another one, a twin. */
const apart = ({ added, standing }: Diff, keys: Keys): Keys =>
  keys.flatMap(([ofHead, ofOld]): Keys => [
    [(head) => (added.has(head) ? null : ofHead(head)), ofOld],
    [ofHead, (old) => (standing.has(old) ? null : ofOld(old))],
  ]);

const at = ({ finding, text }: Placed, to: number | undefined): string | null =>
  to === undefined || to === -1 ? null : [finding.test, text.code, to].join('\0');

/** By place: the same statement, the same line, or the same stretch between statements that did not change. */
function placesIn({ statements, lines, gapsOfHead, gapsOfBase }: FilePair): Keys {
  const inGap = (item: Placed, gaps: Int32Array): string | null =>
    at(item, gaps[item.place.firstStatement])?.concat('\0', item.text.scope) ?? null;
  return [
    [(item) => at(item, statements[item.place.firstStatement]), (item) => at(item, item.place.firstStatement)],
    [(item) => at(item, lines()[item.line]), (item) => at(item, item.line)],
    [
      (item) => (statements[item.place.firstStatement] === -1 ? inGap(item, gapsOfHead) : null),
      (item) =>
        gapsOfBase[item.place.firstStatement + 1] === gapsOfBase[item.place.firstStatement]
          ? inGap(item, gapsOfBase)
          : null,
    ],
  ];
}

const movedKey: Key = ({ finding, text }) =>
  [finding.test, text.code, text.scope, text.outer, text.statement, text.before, text.after].join('\0');

const remembered = ({ test, path, identity, span }: Identified): Remembered => ({
  test,
  path,
  identity,
  line: span.startLine,
});
