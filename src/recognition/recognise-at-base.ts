/**
 * Recognises findings by what stood at the base commit, whose sources are at hand. Files whose bytes are the same are
 * known as they are.
 */

import type { Surroundings } from '../identity/surroundings.ts';
import type { Change } from '../model/findings/comparison.ts';
import type { Identified, Remembered } from '../model/findings/identity.ts';
import type { Sources } from '../model/findings/sources.ts';
import { groupBy } from '../model/group-by.ts';
import { saysNoMore } from '../python/text/command-says.ts';
import { broughtBy, type Brings, type Brought, type Loose } from './brought.ts';
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
export function recogniseAtBase(
  findings: readonly Identified[],
  headSources: Sources,
  base: Base,
  brings: Brings = () => [],
): Recognised {
  const known = new Set(findings.filter((finding) => base.unchanged.has(finding.path)));
  const heads = groupBy(findings, (finding) => finding.path);
  const olds = groupBy(base.findings, (finding) => finding.path);
  const left: { heads: Placed[]; olds: Placed[] } = { heads: [], olds: [] };
  const gone: Identified[] = [];
  const compared: Compared[] = [];
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
    const pair = here.length > 0 && there.length > 0 ? pairOf(head, old) : null;
    const result = pairUp(
      head.placed,
      old.placed,
      pair
        ? [...(map ? [unchanged(map)] : []), ...apart(diff, [...placesIn(pair), ...movedInFile, ...mendedIn(pair)])]
        : [],
    );
    result.pairs.forEach(([{ finding }]) => known.add(finding));
    left.heads.push(...result.leftHeads);
    left.olds.push(...result.leftOlds);
    if (pair) compared.push({ pair, ...result });
  }
  const result = pairUp(left.heads, left.olds, apart(diff, [[movedKey, movedKey]]));
  result.pairs.forEach(([{ finding }]) => known.add(finding));
  const looseOlds = new Set(result.leftOlds);
  const brought = compared.flatMap((one) => [...broughtIn(one, known, looseOlds, brings)]);
  return {
    known,
    gone: [...gone, ...result.leftOlds.map(({ finding }) => finding)].map(remembered),
    brought: new Map(brought),
  };
}

/** A changed file that has findings on both sides, and those that found no counterpart in it. */
interface Compared {
  readonly pair: FilePair;
  readonly leftHeads: readonly Placed[];
  readonly leftOlds: readonly Placed[];
}

/** What the repair of a finding brought, in the stretch of changed statements where that finding was. */
function broughtIn(
  { pair: { statements, gapsOfHead, gapsOfBase }, leftHeads, leftOlds }: Compared,
  known: ReadonlySet<Identified>,
  looseOlds: ReadonlySet<Placed>,
  brings: Brings,
): Brought {
  const loose = ({ finding, place, text: { scope, outer, says } }: Placed, gaps: Int32Array): Loose => ({
    test: finding.test,
    file: '',
    place: [gaps[place.firstStatement], scope, outer].join('\0'),
    says,
  });
  const isChanged = ({ finding, place: { firstStatement } }: Placed): boolean =>
    finding.test.startsWith('B4') || statements[firstStatement] === -1;
  const heads = leftHeads
    .filter((item) => !known.has(item.finding) && isChanged(item))
    .map((item) => ({ ...loose(item, gapsOfHead), finding: item.finding }));
  const mended = leftOlds.filter((item) => looseOlds.has(item)).map((item) => loose(item, gapsOfBase));
  return new Map([...broughtBy(heads, mended, brings, saysNoMore)].map(([{ finding }, test]) => [finding, test]));
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

/** Equal test and code, and these parts of what is round it. */
const moved =
  (...parts: readonly (keyof Surroundings)[]): Key =>
  ({ finding, text }) =>
    [finding.test, text.code, ...parts.map((part) => text[part])].join('\0');

const movedKey = moved('scope', 'outer', 'statement', 'before', 'after');

/** A function that was moved within its file has other neighbours: those of its first and its last statement. */
const movedInFile: Keys = [
  moved('scope', 'outer', 'statement', 'before'),
  moved('scope', 'outer', 'statement', 'after'),
  moved('scope', 'outer', 'statement'),
].map((key) => [key, key]);

/**
 * In a statement that was changed: what is left of a half repair. Where the statement was, code of the same shape;
 * then, in the statement that it became, the same function with the same arguments that its test looks at.
 */
function mendedIn({ statements, gapsOfHead, gapsOfBase, counterparts }: FilePair): Keys {
  const isFree = (index: number): boolean => gapsOfBase[index + 1] === gapsOfBase[index];
  const key = ({ finding, text }: Placed, reading: 'shape' | 'judged', place: number | undefined): string | null =>
    place === undefined || place === -1
      ? null
      : [finding.test, text[reading], text.scope, text.outer, place].join('\0');
  return [
    [
      (item) =>
        statements[item.place.firstStatement] === -1 ? key(item, 'shape', gapsOfHead[item.place.firstStatement]) : null,
      (item) => (isFree(item.place.firstStatement) ? key(item, 'shape', gapsOfBase[item.place.firstStatement]) : null),
    ],
    [
      (item) => key(item, 'judged', counterparts()[item.place.firstStatement]),
      (item) => key(item, 'judged', item.place.firstStatement),
    ],
  ];
}

const remembered = ({ test, path, identity, span }: Identified): Remembered => ({
  test,
  path,
  identity,
  line: span.startLine,
});
