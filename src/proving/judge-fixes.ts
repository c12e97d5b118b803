/**
 * Judges the fixes of one file by what Bandit says of the new text: is each target gone, and is nothing new there that
 * was not announced? Findings are paired by place: where the old one's code lies in the new text. Texts and counts
 * alone would let one finding stand in for another.
 */

import type { Finding } from '../model/findings/finding.ts';
import type { FilePlan, Planned } from '../model/fixes/plan.ts';
import type { Applied } from '../planning/apply.ts';
import type { Stretch } from '../python/edits/edit.ts';
import { linesOf, type Lines } from '../python/text/lines.ts';
import { indexOf } from '../python/tree/file.ts';

/** A fix that did not stand, and why, in Markdown. */
export interface Fallen {
  readonly planned: Planned;
  readonly reason: string;
}

export interface Judgement {
  readonly file: FilePlan;
  readonly fallen: readonly Fallen[];
  /**
   * New findings that nobody announced. Perhaps they were there before, masked by another one: that takes another scan.
   */
  readonly unexplained: readonly Finding[];
  /** New findings that a fix announced. */
  readonly announced: readonly Finding[];
}

/** `before` and `after` are Bandit's findings in the old and the new text, `applied` the way from one to the other. */
export function judgeFixes(
  file: FilePlan,
  applied: Applied,
  before: readonly Finding[],
  after: readonly Finding[],
): Judgement {
  const oldLines = linesOf(file.text);
  const newLines = linesOf(applied.text);
  const left = new Map(after.map((finding) => [finding, stretchOf(finding, newLines)]));
  const targets = new Set(file.fixes.map(({ target }) => target.now));
  for (const old of before) {
    if (targets.has(old)) continue;
    const place = applied.moved(stretchOf(old, oldLines));
    const same =
      find(left, old.test, (at) => at.start === place.start && at.end === place.end) ??
      find(left, old.test, (at) => within(at.start, place));
    if (same) left.delete(same);
  }
  const fallen = file.fixes.flatMap((planned): readonly Fallen[] => {
    const { now } = planned.target;
    const place = applied.moved(stretchOf(now, oldLines));
    const still = find(left, now.test, (at) => within(at.start, place));
    if (still) left.delete(still);
    return still ? [{ planned, reason: `Bandit still reports ${now.test} on the new code` }] : [];
  });
  const adds = new Set(file.fixes.flatMap(({ fix }) => fix.adds));
  const news = [...left.keys()];
  return {
    file,
    fallen,
    unexplained: news.filter(({ test }) => !adds.has(test)),
    announced: news.filter(({ test }) => adds.has(test)),
  };
}

/**
 * The unexplained findings that Bandit also gives for the old text when only their own test runs: another finding hid
 * them.
 */
export function unmasked(
  { file, unexplained }: Judgement,
  applied: Applied,
  alone: readonly Finding[],
): readonly Finding[] {
  const oldLines = linesOf(file.text);
  const newLines = linesOf(applied.text);
  const hidden = alone.map((finding) => ({ test: finding.test, place: applied.moved(stretchOf(finding, oldLines)) }));
  return unexplained.filter((finding) => {
    const { start } = stretchOf(finding, newLines);
    return !hidden.some(({ test, place }) => test === finding.test && within(start, place));
  });
}

/** Who brought a new finding: the fixes whose new code it is in, or all of the file's when it is elsewhere. */
export function blame({ file }: Judgement, applied: Applied, news: readonly Finding[]): readonly Fallen[] {
  const oldLines = linesOf(file.text);
  const newLines = linesOf(applied.text);
  const fallen = new Map<Planned, Fallen>();
  for (const finding of news) {
    const { start } = stretchOf(finding, newLines);
    const near = file.fixes.filter(({ target, fix }) =>
      [stretchOf(target.now, oldLines), ...fix.edits].some((place) => within(start, applied.moved(place))),
    );
    for (const planned of near.length > 0 ? near : file.fixes)
      fallen.set(planned, { planned, reason: `Bandit newly reports ${finding.test} on the new code` });
  }
  return [...fallen.values()];
}

const within = (index: number, { start, end }: Stretch): boolean => start <= index && index < Math.max(end, start + 1);

const find = (
  all: ReadonlyMap<Finding, Stretch>,
  test: string,
  fits: (place: Stretch) => boolean,
): Finding | undefined => {
  for (const [finding, place] of all) if (finding.test === test && fits(place)) return finding;
  return undefined;
};

const stretchOf = ({ span }: Finding, lines: Lines): Stretch => ({
  start: indexOf(lines, span.startLine, span.startColumn),
  end: indexOf(lines, span.endLine, span.endColumn),
});
