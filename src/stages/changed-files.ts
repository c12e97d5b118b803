import type { Edit } from '../model/edit.ts';
import type { Requirement } from '../model/fix.ts';
import type { Project } from '../model/project.ts';
import type { ChangedFile } from '../model/remediation.ts';
import { applyEdits } from '../python/edit.ts';
import { declare } from './requirement.ts';

/** What the fixes change, source files and manifests, sorted by path. `texts` are the present texts, `sources` the original ones. */
export function changedFiles(project: Project, sources: ReadonlyMap<string, string>, texts: ReadonlyMap<string, string>, requirements: readonly Requirement[]): readonly ChangedFile[] {
  const code = [...texts].flatMap(([path, after]): readonly ChangedFile[] => {
    const before = sources.get(path);
    return before !== undefined && before !== after ? [{ path, before, after }] : [];
  });
  return [...code, ...manifests(project, requirements)].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function manifests(project: Project, requirements: readonly Requirement[]): readonly ChangedFile[] {
  const edits = new Map<string, Edit[]>();
  for (const requirement of new Map(requirements.map((one) => [one.name, one])).values()) {
    const declared = declare(project, requirement);
    if (declared.kind === 'edit') edits.set(declared.file.path, [...(edits.get(declared.file.path) ?? []), ...declared.file.edits]);
  }
  return [...edits].flatMap(([path, all]): readonly ChangedFile[] => {
    const manifest = project.manifests.find((one) => one.path === path);
    return manifest ? [{ path, before: manifest.text, after: applyEdits(manifest.text, all) }] : [];
  });
}
