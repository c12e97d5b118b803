/** Findings whose fix had to wait: where they stand now, or that they went with the other fix. */

import type { Finding } from '../model/findings/finding.ts';
import type { FilePlan, Planned, Target } from '../model/fixes/plan.ts';
import { linesOf } from '../python/text/lines.ts';
import { indexOf } from '../python/tree/file.ts';
import type { Applied } from './apply.ts';

export interface Carried {
  /** To be planned again, at their new places. */
  readonly targets: readonly Target[];
  /** No longer reported: another fix took them along. */
  readonly gone: readonly Target[];
}

/**
 * `file` is what was made of the file in this round, null when nothing was: then the targets stand where they stood.
 */
export function carryOver(
  targets: readonly Target[],
  made: { readonly file: FilePlan; readonly applied: Applied; readonly reported: readonly Finding[] } | null,
): Carried {
  if (made === null) return { targets, gone: [] };
  const oldLines = linesOf(made.file.text);
  const newLines = linesOf(made.applied.text);
  const left = new Set(made.reported);
  const carried: Target[] = [];
  const gone: Target[] = [];
  for (const target of targets) {
    const { span, test } = target.now;
    const place = made.applied.moved({
      start: indexOf(oldLines, span.startLine, span.startColumn),
      end: indexOf(oldLines, span.endLine, span.endColumn),
    });
    const now = [...left].find((finding) => {
      const start = indexOf(newLines, finding.span.startLine, finding.span.startColumn);
      return finding.test === test && place.start <= start && start < Math.max(place.end, place.start + 1);
    });
    if (now) {
      left.delete(now);
      carried.push({ finding: target.finding, now });
    } else gone.push(target);
  }
  return { targets: carried, gone };
}

/** The fix in the same file that is nearest to a finding which went along. */
export const takenBy = (target: Target, file: FilePlan): Planned | undefined =>
  file.fixes.toSorted((a, b) => distance(a.target, target) - distance(b.target, target))[0];

const distance = (a: Target, b: Target): number => Math.abs(a.now.span.startLine - b.now.span.startLine);
