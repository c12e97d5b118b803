import { declareAll } from '../manifests/requirement.ts';
import type { Requirement } from '../model/fixes/fix.ts';
import type { Project } from '../model/fixes/project.ts';
import type { ChangedFile } from '../model/fixes/remediation.ts';

/**
 * What the fixes change, source files and manifests, sorted by path. `texts` are the present texts, `sources` the
 * original ones.
 */
export function changedFiles(
  project: Project,
  sources: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
  requirements: readonly Requirement[],
): readonly ChangedFile[] {
  const code = [...texts].flatMap(([path, after]): readonly ChangedFile[] => {
    const before = sources.get(path);
    return before !== undefined && before !== after ? [{ path, before, after }] : [];
  });
  return [...code, ...declareAll(project, requirements)].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
