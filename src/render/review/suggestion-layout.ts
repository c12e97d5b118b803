/** Which fixes can be suggestions beside the code: the most urgent first, each whole or not at all. */

import type { ChangedFile, Excerpt, Fixed } from '../../model/fixes/remediation.ts';
import type { FixTarget } from '../../model/github/publication.ts';
import { rank } from '../../model/level.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { linesOf, obstacle, overlap, placeOf, type Reason, type Sheet, type Spot } from './suggestion-place.ts';

/** One suggestion, and the fixes that it is a part of: an import can belong to several. */
export interface Placed extends Spot {
  readonly path: string;
  readonly region: Excerpt;
  /** The most urgent first. */
  readonly fixes: readonly [Fixed, ...Fixed[]];
}

/** A fix that is no suggestion, and why. */
export interface Listed {
  readonly fix: Fixed;
  readonly because: Reason;
}

export interface Layout {
  /** By path and line. */
  readonly placed: readonly Placed[];
  /** The most urgent first. */
  readonly listed: readonly Listed[];
}

/** Lays out the fixes within the diff of `target`, in at most `most` suggestions. */
export function layOut(
  fixed: readonly Fixed[],
  files: readonly ChangedFile[],
  target: FixTarget,
  ruleOf: RuleOf,
  most: number,
): Layout {
  const byPath = new Map(files.map((file) => [file.path, { file, page: pageOf(file, target) }]));
  let placed: readonly Placed[] = [];
  const listed: Listed[] = [];
  for (const fix of byUrgency(fixed, ruleOf)) {
    const added = withFix(fix, placed, byPath.get(fix.finding.path), target);
    if (typeof added === 'string') listed.push({ fix, because: added });
    else if (added.length > most) listed.push({ fix, because: `a review of ours has at most ${most} suggestions` });
    else placed = added;
  }
  return {
    placed: placed.toSorted((a, b) => (a.path === b.path ? a.lines.start - b.lines.start : a.path < b.path ? -1 : 1)),
    listed,
  };
}

/** Severity and confidence, then how exploitable, then by place so that equal runs give equal reviews. */
export function byUrgency(fixed: readonly Fixed[], ruleOf: RuleOf): readonly Fixed[] {
  const score = ({ finding }: Fixed): number =>
    rank(finding.severity) * 100 + rank(finding.confidence) * 10 + ruleOf(finding.test).exploitability.score;
  const place = ({ finding: a }: Fixed, { finding: b }: Fixed): number =>
    a.path === b.path ? a.span.startLine - b.span.startLine : a.path < b.path ? -1 : 1;
  return fixed.toSorted((a, b) => score(b) - score(a) || place(a, b));
}

/** What stands with this fix too; or why the fix cannot be suggested. */
function withFix(
  fix: Fixed,
  placed: readonly Placed[],
  known: Known | undefined,
  target: FixTarget,
): readonly Placed[] | Reason {
  const { path } = fix.finding;
  const shut = obstacle(known?.file, path, target);
  if (shut !== null || !known) return shut ?? 'its file is not known';
  if (fix.regions.length === 0) return 'it builds on another fix, or its lines hold a secret';
  let all = placed;
  for (const region of fix.regions) {
    const same = all.find((one) => one.path === path && isEqual(one.region, region));
    if (same) {
      all = all.map((one) => (one === same && !one.fixes.includes(fix) ? { ...one, fixes: [...one.fixes, fix] } : one));
      continue;
    }
    const here = all.filter((one) => one.path === path);
    if (here.some((one) => clash(one.region, region))) return 'it changes the same lines as a more urgent one';
    const spot = placeOf(region, { ...known.page, taken: here.map(({ lines }) => lines) });
    if (typeof spot === 'string') return spot;
    all = [...all, { ...spot, path, region, fixes: [fix] }];
  }
  return all;
}

const isEqual = (a: Excerpt, b: Excerpt): boolean => a.line === b.line && a.before === b.before && a.after === b.after;

/**
 * Replaced lines that overlap, an insertion amid replaced lines, or two insertions at one place with a line in common,
 * which would be there twice.
 */
function clash(a: Excerpt, b: Excerpt): boolean {
  const [m, n] = [linesOf(a.before).length, linesOf(b.before).length];
  if (m > 0 && n > 0) return overlap({ start: a.line, end: a.line + m - 1 }, { start: b.line, end: b.line + n - 1 });
  if (m === 0 && n === 0) return a.line === b.line && linesOf(a.after).some((line) => linesOf(b.after).includes(line));
  const [point, start, count] = m === 0 ? [a.line, b.line, n] : [b.line, a.line, m];
  return start < point && point < start + count;
}

/** What is the same for all fixes of a file. */
type Page = Omit<Sheet, 'taken'>;

interface Known {
  readonly file: ChangedFile;
  readonly page: Page;
}

const pageOf = ({ path, before, after }: ChangedFile, { hunks }: FixTarget): Page => ({
  lines: linesOf(before),
  left: new Set(linesOf(after)),
  hunks: hunks?.get(path) ?? [],
});
