/** Puts the contents of several reports together: shards that overlap count once. */

import type { Finding } from '../model/findings/finding.ts';
import type { FileMetrics } from './report-schema.ts';

/** Each finding as often as the report that has it most often says: two equal ones at one place stay two. */
export function mergeFindings(reports: readonly (readonly Finding[])[]): readonly Finding[] {
  if (reports.length < 2) return reports[0] ?? [];
  const merged: Finding[] = [];
  const most = new Map<string, number>();
  for (const findings of reports) {
    const here = new Map<string, number>();
    for (const finding of findings) {
      const key = keyOf(finding);
      const count = (here.get(key) ?? 0) + 1;
      here.set(key, count);
      if (count <= (most.get(key) ?? 0)) continue;
      most.set(key, count);
      merged.push(finding);
    }
  }
  return merged;
}

const keyOf = ({ path, test, message, reported: { line, firstLine, column } }: Finding): string =>
  [path, test, line, firstLine, column, message].join('\0');

export interface Counted {
  readonly metrics: ReadonlyMap<string, FileMetrics>;
  readonly totals: FileMetrics | null;
}

export interface MergedMetrics {
  readonly scanned: readonly string[];
  readonly suppressed: number;
  readonly linesOfCode: number;
}

/** By canonical path, each file once. A file that failed has metrics too but was not scanned. */
export function mergeMetrics(reports: readonly Counted[], failed: ReadonlySet<string>): MergedMetrics {
  const files = new Map<string, FileMetrics>();
  let suppressed = 0;
  let linesOfCode = 0;
  for (const { metrics, totals } of reports) {
    if (metrics.size === 0 && totals)
      [suppressed, linesOfCode] = [suppressed + totals.suppressed, linesOfCode + totals.loc];
    for (const [path, each] of metrics) files.set(path, each);
  }
  for (const each of files.values()) [suppressed, linesOfCode] = [suppressed + each.suppressed, linesOfCode + each.loc];
  return { scanned: [...files.keys()].filter((path) => !failed.has(path)), suppressed, linesOfCode };
}
