/** Brings a name of a module into a file, in the way that the file imports that module already. */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { indentOf, newlineAt, type PythonFile } from '../tree/file.ts';
import { isPlainName } from '../tree/plain-name.ts';
import { children, type Node } from '../tree/tree.ts';
import { reach } from './imports.ts';

export interface Brought {
  readonly code: string;
  readonly imports: readonly Import[];
  /** Extends a from-import that the file has. */
  readonly edits: readonly Edit[];
}

/**
 * How to write `module.name` at a place: as the file can already; else by its name alone, through `from module import
 * name`, added to a statement that the file has for the module; else through `import module`. Null when both names mean
 * something else.
 */
export function bring(file: PythonFile, at: Node, module: string, name: string): Brought | null {
  // The module itself, which cannot import from itself.
  if (`/${file.path}`.endsWith(`/${module.replaceAll('.', '/')}.py`)) return null;
  const reached = reach(file, at, module, `${module}.${name}`);
  if (reached?.imports.length === 0) return { ...reached, edits: [] };
  if (!isPlainName(file, at, name)) return reached && { ...reached, edits: [] };
  const statement = fromImportOf(file, at, module);
  if (statement) return { code: name, imports: [], edits: extend(file, statement, name) };
  return { code: name, imports: [{ module, name, alias: null }], edits: [] };
}

/** The statement at the top of the file that imports names of the module. */
const fromImportOf = (file: PythonFile, at: Node, module: string): Node | null =>
  children(file.root).find(
    (node) =>
      node.type === 'import_from_statement' &&
      node.endIndex < at.startIndex &&
      node.childForFieldName('module_name')?.text === module &&
      node.childrenForFieldName('name').length > 0,
  ) ?? null;

/** Adds a name behind the last one, on a line of its own where the others have one. */
function extend(file: PythonFile, statement: Node, name: string): readonly Edit[] {
  const names = statement.childrenForFieldName('name').filter((node) => node !== null);
  const last = names.at(-1);
  if (last === undefined) return [];
  const end = last.endIndex;
  const before = names.at(-2)?.endIndex ?? statement.startIndex;
  // Without parentheses a line only ends behind a backslash.
  const ownLine = statement.text.endsWith(')') && file.text.slice(before, last.startIndex).includes('\n');
  const text = ownLine ? `,${newlineAt(file, end)}${indentOf(file, last)}${name}` : `, ${name}`;
  return [{ start: end, end, text }];
}
