import { structuredPatch } from 'diff';
import type { FilePlan, Planned } from '../model/fixes/plan.ts';
import type { Project } from '../model/fixes/project.ts';
import type { Excerpt } from '../model/fixes/remediation.ts';
import { applyFixes } from '../planning/apply.ts';
import type { Parse } from '../python/tree/tree.ts';

/** The lines that each fix of the first round changes when it is made alone: what can be suggested beside the code. */
export function fixRegions(
  files: readonly FilePlan[],
  { parse, project }: { readonly parse: Parse; readonly project: Project },
): ReadonlyMap<Planned, readonly Excerpt[]> {
  return new Map(
    files.flatMap(({ path, text, fixes }) =>
      fixes.map(
        (planned) =>
          [planned, regionsBetween(text, applyFixes(parse, path, text, project, [planned.fix]).text)] as const,
      ),
    ),
  );
}

/** Runs of changed lines, whole lines with their endings. None for a change that is too large to be compared. */
export function regionsBetween(before: string, after: string): readonly Excerpt[] {
  const lines = before.split(/(?<=\n)/u);
  const newLines = after.split(/(?<=\n)/u);
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: 0, maxEditLength: 2000 });
  return (patch?.hunks ?? []).map(({ oldStart, oldLines, newStart, newLines: count }) => {
    const [from, to] = [oldStart - 1, newStart - 1];
    return {
      line: from + 1,
      before: lines.slice(from, from + oldLines).join(''),
      after: newLines.slice(to, to + count).join(''),
    };
  });
}
