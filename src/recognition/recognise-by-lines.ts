/** Recognises findings by lines alone, without Bandit's word about the base. */

import type { Identified } from '../model/findings/identity.ts';
import type { Sources } from '../model/findings/sources.ts';
import { groupBy } from '../model/group-by.ts';
import { linesOf, pairOf, sideOf, type FilePair, type Placed } from './file-pair.ts';
import { isAdded, isStanding, lineMapOf, startAtBase, type LineMap } from './line-map.ts';
import type { Base } from './recognise-at-base.ts';
import type { Recognised } from './recognised.ts';

/**
 * Known when the file is proven unchanged, when git's diff leaves the lines alone, or when the statement, or its lines,
 * stood there unchanged up to formatting.
 */
export function recogniseByLines(
  findings: readonly Identified[],
  headSources: Sources,
  base: Omit<Base, 'findings'>,
): Recognised {
  const changes = new Map(base.changes.flatMap((change) => (change.path === null ? [] : [[change.path, change]])));
  const known = new Set<Identified>();
  for (const [path, group] of groupBy(findings, (finding) => finding.path)) {
    const change = changes.get(path);
    const headText = headSources.get(path);
    const baseText = change?.basePath ? base.sources.get(change.basePath) : undefined;
    if (base.unchanged.has(path)) group.forEach((finding) => known.add(finding));
    if (!change || headText === undefined || baseText === undefined) continue;
    const [head, old] = [sideOf(headText, group), sideOf(baseText, [])];
    const map = lineMapOf(change.hunks, head.view, old.view);
    const pair = pairOf(head, old);
    for (const placed of head.placed)
      if (isUntouched(placed, map) || isUnchanged(placed, pair, map)) known.add(placed.finding);
  }
  return { known, gone: [], brought: new Map() };
}

const isUntouched = ({ line, lastLine }: Placed, map: LineMap | null): boolean =>
  map !== null && startAtBase(map, line, lastLine) !== null;

/**
 * Up to formatting. The counterpart of added lines must not stand where it was: then the added ones are a copy of it.
 */
function isUnchanged(
  { place, line, lastLine, finding }: Placed,
  { base, statements, lines }: FilePair,
  map: LineMap | null,
): boolean {
  const isTwin = (first: number, last: number): boolean =>
    map !== null && isAdded(map, line, lastLine) && isStanding(map, first, last);
  if (all(place.firstStatement, place.lastStatement, statements)) {
    const [first, last] = [place.firstStatement, place.lastStatement].map(
      (index) => base.view.statements[statements[index] ?? -1],
    );
    if (first && last && !isTwin(...linesOf(base.view, first.first, last.last))) return true;
  }
  const end = Math.max(line, finding.span.endLine - 1);
  return all(line, end, lines()) && !isTwin(lines()[line] ?? -1, lines()[end] ?? -1);
}

const all = (first: number, last: number, map: Int32Array): boolean => {
  for (let index = first; index <= last; index += 1)
    if ((map[index] ?? -1) !== (map[first] ?? -1) + index - first || map[first] === -1) return false;
  return true;
};
