/** Makes fixes of one file: its edits, then the imports that they need, then those that nothing uses any more. */

import type { Edit } from '../model/fixes/edit.ts';
import type { Fix } from '../model/fixes/fix.ts';
import type { Project } from '../model/fixes/project.ts';
import { applyEdits, moved, type Stretch } from '../python/edits/edit.ts';
import { addImports, dropUnused } from '../python/imports/imports.ts';
import { withPython, type PythonFile } from '../python/tree/file.ts';
import type { Parse } from '../python/tree/tree.ts';

export interface Applied {
  readonly text: string;
  /** Where a stretch of the old text lies in the new one. */
  moved(place: Stretch): Stretch;
}

/** The file's text with the fixes made. They must not clash (`planFixes` sees to that). */
export function applyFixes(parse: Parse, path: string, text: string, project: Project, fixes: readonly Fix[]): Applied {
  const steps: (readonly Edit[])[] = [];
  let now = text;
  const make = (edits: readonly Edit[]): void => {
    now = applyEdits(now, edits);
    steps.push(edits);
  };
  const parsed = (edits: (file: PythonFile) => readonly Edit[]): void =>
    make(withPython(parse, path, now, project, edits));

  const imports = fixes.flatMap((one) => one.imports);
  const unused = [...new Set(fixes.flatMap((one) => one.unused))];
  make(fixes.flatMap((one) => one.edits));
  if (imports.length > 0) parsed((file) => addImports(file, imports));
  if (unused.length > 0) parsed((file) => dropUnused(file, unused));
  return { text: now, moved: (place) => steps.reduce((at, edits) => moved(edits, at), place) };
}
