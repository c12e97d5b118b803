/** Recognises findings by what stood at the base commit, whose sources are at hand. Files that did not change are known as they are. */
import type { Change } from '../model/comparison.ts';
import type { Identified, Remembered } from '../model/identity.ts';
import type { Sources } from '../model/sources.ts';
import { inOneFile } from './evidence.ts';
import { pairOf, sideOf, type FilePair, type Placed } from './file-pair.ts';
import { groupBy } from './group-by.ts';
import { pairUp } from './pairing.ts';
import type { Recognised } from './recognise.ts';

export interface Base {
  readonly findings: readonly Identified[];
  readonly sources: Sources;
  readonly changes: readonly Change[];
}

/**
 * A finding is known when its file did not change, or when its counterpart was found at the base: at the place that the
 * comparison of both texts gives, or elsewhere with the same code and surroundings. One counterpart excuses one finding.
 */
export function recogniseAtBase(findings: readonly Identified[], headSources: Sources, base: Base): Recognised {
  const changed = new Set(base.changes.map((change) => change.path));
  const known = new Set(findings.filter((finding) => !changed.has(finding.path)));
  const heads = groupBy(findings, (finding) => finding.path);
  const olds = groupBy(base.findings, (finding) => finding.path);
  const left: { heads: Placed[]; olds: Placed[] } = { heads: [], olds: [] };
  const gone: Identified[] = [];
  for (const { path, basePath } of base.changes) {
    const here = (path !== null && heads.get(path)) || [];
    const there = (basePath !== null && olds.get(basePath)) || [];
    if (here.length + there.length === 0) continue;
    const headText = path === null ? '' : headSources.get(path);
    const baseText = basePath === null ? '' : base.sources.get(basePath);
    if (headText === undefined || baseText === undefined) {
      const { pairs, leftOlds } = pairUp(here, there.map((old) => ({ ...old, path: path ?? '' })), inOneFile.map((keyOf) => [keyOf, keyOf]));
      pairs.forEach(([head]) => known.add(head));
      gone.push(...leftOlds);
      continue;
    }
    const [head, old] = [sideOf(headText, here), sideOf(baseText, there)];
    const result = pairUp(head.placed, old.placed, here.length > 0 && there.length > 0 ? placesIn(pairOf(head, old)) : []);
    result.pairs.forEach(([{ finding }]) => known.add(finding));
    left.heads.push(...result.leftHeads);
    left.olds.push(...result.leftOlds);
  }
  const result = pairUp(left.heads, left.olds, [[movedKey, movedKey]]);
  result.pairs.forEach(([{ finding }]) => known.add(finding));
  return { known, gone: [...gone, ...result.leftOlds.map(({ finding }) => finding)].map(remembered) };
}

type Key = (item: Placed) => string | null;

/** By place: the same statement, the same line, or the same stretch between statements that did not change. */
function placesIn({ statements, lines, gapsOfHead, gapsOfBase }: FilePair): readonly (readonly [Key, Key])[] {
  const code = ({ finding, text }: Placed): string => `${finding.test}\0${text.code}\0`;
  const at = (item: Placed, to: number | undefined): string | null => (to === undefined || to === -1 ? null : code(item) + to);
  const inGap = (item: Placed, gaps: Int32Array): string | null => at(item, gaps[item.place.firstStatement])?.concat('\0', item.text.scope) ?? null;
  return [
    [(item) => at(item, statements[item.place.firstStatement]), (item) => at(item, item.place.firstStatement)],
    [(item) => at(item, lines()[item.line]), (item) => at(item, item.line)],
    [
      (item) => (statements[item.place.firstStatement] === -1 ? inGap(item, gapsOfHead) : null),
      (item) => (gapsOfBase[item.place.firstStatement + 1] === gapsOfBase[item.place.firstStatement] ? inGap(item, gapsOfBase) : null),
    ],
  ];
}

const movedKey: Key = ({ finding, text }) => [finding.test, text.code, text.scope, text.outer, text.statement, text.before, text.after].join('\0');

const remembered = ({ test, path, identity, span }: Identified): Remembered => ({ test, path, identity, line: span.startLine });

/** Without Bandit's word about the base: known when the finding's statement, or its lines, stood there unchanged up to formatting. */
export function recogniseByLines(findings: readonly Identified[], headSources: Sources, base: Omit<Base, 'findings'>): Recognised {
  const changes = new Map(base.changes.flatMap((change) => (change.path === null ? [] : [[change.path, change]])));
  const known = new Set<Identified>();
  for (const [path, group] of groupBy(findings, (finding) => finding.path)) {
    const change = changes.get(path);
    const headText = headSources.get(path);
    const baseText = change?.basePath ? base.sources.get(change.basePath) : undefined;
    if (!change) group.forEach((finding) => known.add(finding));
    if (headText === undefined || baseText === undefined) continue;
    const head = sideOf(headText, group);
    const pair = pairOf(head, sideOf(baseText, []));
    for (const placed of head.placed) if (isUnchanged(placed, pair)) known.add(placed.finding);
  }
  return { known, gone: [] };
}

function isUnchanged({ place, line, finding }: Placed, { statements, lines }: FilePair): boolean {
  if (all(place.firstStatement, place.lastStatement, statements)) return true;
  return all(line, Math.max(line, finding.span.endLine - 1), lines());
}

const all = (first: number, last: number, map: Int32Array): boolean => {
  for (let index = first; index <= last; index += 1) if ((map[index] ?? -1) !== (map[first] ?? -1) + index - first || map[first] === -1) return false;
  return true;
};
