/** The beginning of a file: docstring, `__future__`, and the imports before any other code. */

import type { PythonFile } from '../tree/file.ts';
import { children, type Node } from '../tree/tree.ts';
import { importedNames, moduleOf } from './imported-names.ts';
import { standardModules } from './standard-library.ts';

/** The groups of imports in the order of PEP 8: standard library, other packages, the project's own. */
export type Group = 0 | 1 | 2;

/** An import statement at the top of the file that always runs. */
export interface HeadImport {
  readonly node: Node;
  readonly group: Group;
  readonly from: boolean;
  readonly module: string;
}

export interface Head {
  /** The last of docstring and `__future__` imports; null without them. */
  readonly opening: Node | null;
  readonly imports: readonly HeadImport[];
  /** The first statement behind the opening, whatever it is. */
  readonly first: Node | null;
}

/** Reads the head up to the first statement that does something else. */
export function headOf(file: PythonFile): Head {
  const statements = children(file.root);
  let opened = 0;
  while (opened < statements.length && opens(statements[opened], opened)) opened += 1;
  const imports: HeadImport[] = [];
  for (const node of statements.slice(opened)) {
    if (node.type === 'import_statement' || node.type === 'import_from_statement') imports.push(asHead(file, node));
    else if (!isPassable(node)) break;
  }
  return { opening: statements[opened - 1] ?? null, imports, first: statements[opened] ?? null };
}

const opens = (node: Node | undefined, index: number): boolean =>
  node?.type === 'future_import_statement' || (index === 0 && isDocstring(node));

const isDocstring = (node: Node | undefined): boolean =>
  node?.type === 'expression_statement' &&
  node.namedChildren.length === 1 &&
  /^(?:string|concatenated_string)$/u.test(node.namedChildren[0]?.type ?? '');

function asHead(file: PythonFile, node: Node): HeadImport {
  const module =
    moduleOf(node) ??
    importedNames(node)?.[0]?.node.childForFieldName('name')?.text ??
    importedNames(node)?.[0]?.node.text ??
    '';
  return { node, module, from: node.type === 'import_from_statement', group: groupOf(file, module) };
}

export function groupOf(file: PythonFile, module: string): Group {
  const top = module.split('.', 1)[0] ?? '';
  if (top !== '' && standardModules.has(top)) return 0;
  return top === '' || file.path.split('/').slice(0, -1).includes(top) ? 2 : 1;
}

/** What may stand between imports: `__version__ = '1'`, and imports under a condition. */
function isPassable(node: Node): boolean {
  if (node.type === 'if_statement' || node.type === 'try_statement')
    return node.descendantsOfType(['import_statement', 'import_from_statement']).length > 0;
  const only = node.type === 'expression_statement' ? node.namedChildren[0] : undefined;
  return (
    isDocstring(node) || (only?.type === 'assignment' && /^__\w+__$/u.test(only.childForFieldName('left')?.text ?? ''))
  );
}
