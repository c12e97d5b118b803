/** Makes fixes of one file: its edits, then the imports that they need, then those that nothing uses any more. */
import type { Fix } from '../model/fix.ts';
import type { Project } from '../model/project.ts';
import { applyEdits } from '../python/edit.ts';
import { withPython } from '../python/file.ts';
import { addImports, dropUnused } from '../python/imports.ts';
import type { Parse } from '../python/tree.ts';

/** The file's text with the fixes made. They must not clash (`planFixes` sees to that). */
export function applyFixes(parse: Parse, path: string, text: string, project: Project, fixes: readonly Fix[]): string {
  const imports = fixes.flatMap((one) => one.imports);
  const unused = [...new Set(fixes.flatMap((one) => one.unused))];
  const edited = applyEdits(text, fixes.flatMap((one) => one.edits));
  const imported = imports.length === 0 ? edited : withPython(parse, path, edited, project, (file) => applyEdits(edited, addImports(file, imports)));
  return unused.length === 0 ? imported : withPython(parse, path, imported, project, (file) => applyEdits(imported, dropUnused(file, unused)));
}
