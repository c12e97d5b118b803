/** An import as a statement: its text, and whether a file has it. */

import type { Import } from '../../model/fixes/fix.ts';
import { readsOf } from '../scopes/reads.ts';
import type { PythonFile } from '../tree/file.ts';
import { children, type Node } from '../tree/tree.ts';
import { isDeferred } from './import-reach.ts';
import { importedNames, partsOf } from './imported-names.ts';

/** The statement as PEP 8 writes it. */
export const importText = ({ module, name, alias }: Import): string =>
  (name === null ? `import ${module}` : `from ${module} import ${name}`) + (alias === null ? '' : ` as ${alias}`);

/** The name that the import binds. */
export const localOf = ({ module, name, alias }: Import): string => alias ?? name ?? module.split('.', 1)[0] ?? module;

const pathOf = ({ module, name }: Import): string => (module.endsWith('.') ? module : `${module}.`) + (name ?? '');

/**
 * Whether the file itself imports this before the first use of its name, or before `index`; the statement `except` does
 * not count.
 */
export function isPresent(
  file: PythonFile,
  wanted: Import,
  index = firstUse(file, localOf(wanted)),
  except?: Node,
): boolean {
  return children(file.root).some(
    (statement) => statement.id !== except?.id && statement.startIndex < index && imports(statement, wanted),
  );
}

function imports(statement: Node, wanted: Import): boolean {
  return (importedNames(statement) ?? []).some(({ path, local, node }) => {
    const { name, alias } = partsOf(node);
    if (statement.type === 'import_from_statement')
      return wanted.name !== null && local === localOf(wanted) && path === pathOf(wanted);
    if (wanted.name !== null || alias !== wanted.alias) return false;
    // `import os.path` imports `os` as well.
    return name === wanted.module || (alias === null && name.startsWith(`${wanted.module}.`));
  });
}

/** The first place where the module's own statements, not a function that they define, read the name. */
export const firstUse = (file: PythonFile, name: string): number =>
  readsOf(file, name).find((node) => !isDeferred(node))?.startIndex ?? Infinity;
