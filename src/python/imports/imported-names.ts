/** An import statement as data. */

import type { Node } from '../tree/tree.ts';

/**
 * The import statement's aliases, as data: `import a.b as c, d` -> two; `from . import x` keeps its dots. Null for a
 * star import.
 */
export interface ImportedName {
  /** The path: `a.b`, or for a from-import module and name: `.x`, `os.path.join`. */
  readonly path: string;
  /** The name that it binds: `c`, `d`, `x`; for `import a.b` it is `a`. */
  readonly local: string;
  /** The alias or dotted name in the tree. */
  readonly node: Node;
}

/** Names of the import statement, in order. A statement of another kind has none. */
export function importedNames(statement: Node): readonly ImportedName[] | null {
  if (statement.type === 'import_statement') return namesIn(statement).map((node) => plainName(node));
  const module = moduleOf(statement);
  if (module === null) return [];
  if (statement.namedChildren.some((child) => child.type === 'wildcard_import')) return null;
  const prefix = module.endsWith('.') ? module : `${module}.`;
  return namesIn(statement).map((node) => {
    const { name, alias } = partsOf(node);
    return { path: prefix + name, local: alias ?? name, node };
  });
}

/** Module of a from-import, `.` and `..a.b` included; null for other statements. */
export function moduleOf(statement: Node): string | null {
  if (statement.type === 'future_import_statement') return '__future__';
  if (statement.type !== 'import_from_statement') return null;
  return packed(statement.childForFieldName('module_name')?.text ?? '');
}

/** Name and alias of a dotted name or aliased import. */
export function partsOf(node: Node): { readonly name: string; readonly alias: string | null } {
  if (node.type !== 'aliased_import') return { name: packed(node.text), alias: null };
  return {
    name: packed(node.childForFieldName('name')?.text ?? ''),
    alias: node.childForFieldName('alias')?.text ?? null,
  };
}

const namesIn = (statement: Node): readonly Node[] => statement.childrenForFieldName('name');

function plainName(node: Node): ImportedName {
  const { name, alias } = partsOf(node);
  return { path: name, local: alias ?? name.split('.', 1)[0] ?? name, node };
}

/** `a . b` is `a.b`, and a backslash may end a line between them. */
const packed = (text: string): string => text.replace(/[\s\\]+/gu, '');
