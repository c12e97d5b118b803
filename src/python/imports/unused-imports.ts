/** Imports that nothing needs any more. */

import type { Edit } from '../../model/fixes/edit.ts';
import { readsOf } from '../scopes/reads.ts';
import { lineEnd, lineStart, type PythonFile } from '../tree/file.ts';
import { isNamedInText } from '../tree/named-in-text.ts';
import { dotted } from '../tree/names.ts';
import type { Node } from '../tree/tree.ts';
import { isEmptied, joined, withoutNames, withoutStatement } from './import-removal.ts';
import { importedNames, partsOf, type ImportedName } from './imported-names.ts';

/**
 * The edits that remove the imports of local names which nothing uses: not in code, not in `__all__`, not in a string
 * annotation or a doctest, and not in an `__init__.py` or a file with a star import's look-alike, where the import may
 * be the point. One alias of several goes alone; a statement goes with its line; the last one in a block leaves `pass`.
 */
export function dropUnused(file: PythonFile, names: readonly string[]): readonly Edit[] {
  if (names.length === 0 || isFacade(file)) return [];
  const statements = file.root.descendantsOfType(['import_statement', 'import_from_statement']);
  const found = statements
    .map((statement) => ({ statement, all: importedNames(statement) ?? [], gone: goneFrom(file, statement, names) }))
    .filter(({ gone }) => gone.size > 0);
  const whole = new Set(found.filter(({ all, gone }) => gone.size === all.length).map(({ statement }) => statement.id));
  const passed = new Set<number>();
  return joined(
    found.flatMap(({ statement, all, gone }) => {
      if (!whole.has(statement.id))
        return withoutNames(
          file,
          statement,
          all.map(({ node }) => node),
          gone,
        );
      // One `pass` is enough for a block.
      const emptied = isEmptied(statement, whole) && !passed.has(statement.parent?.id ?? -1);
      if (emptied) passed.add(statement.parent?.id ?? -1);
      return [withoutStatement(file, statement, emptied)];
    }),
  );
}

/** A file whose imports are there for other files. */
const isFacade = (file: PythonFile): boolean =>
  /(?:^|\/)__init__\.pyi?$/u.test(file.path) ||
  /(?:^|\/)_?(?:compat|api)\.py$/u.test(file.path) ||
  file.scopes.stars.some((module) => module.startsWith('.'));

function goneFrom(file: PythonFile, statement: Node, names: readonly string[]): ReadonlySet<number> {
  const wanted = (importedNames(statement) ?? []).filter(({ local }) => names.includes(local));
  if (wanted.length === 0 || isKept(file, statement)) return new Set();
  return new Set(wanted.filter((name) => !isNeeded(file, statement, name)).map(({ node }) => node.id));
}

/** `# noqa` says that it is meant to be unused; an import that may fail is a question that its `except` answers. */
function isKept({ text }: PythonFile, statement: Node): boolean {
  const lines = text.slice(lineStart(text, statement.startIndex), lineEnd(text, statement.endIndex));
  if (/#\s*(?:noqa(?!:)|noqa:[^#]*F401|(?:pylint|flake8)[^#]*unused-import|pyflakes)/iu.test(lines)) return true;
  return (
    statement.parent?.type === 'block' && /^(?:try_statement|except_clause)$/u.test(statement.parent.parent?.type ?? '')
  );
}

function isNeeded(file: PythonFile, statement: Node, imported: ImportedName): boolean {
  const { local, node } = imported;
  if (isHeld(file, statement, imported)) return true;
  const { name, alias } = partsOf(node);
  const owner = file.scopes.owner(statement, local);
  const reads = readsOf(file, local).filter((read) => file.scopes.owner(read, local) === owner);
  const shared =
    (owner?.bindings.get(local) ?? []).length > 1 && alias === null && statement.type === 'import_statement';
  return reads.some((read) => !shared || concerns(read, name));
}

/** Whether it is there for others than the code that reads it. */
function isHeld(file: PythonFile, statement: Node, { local, node }: ImportedName): boolean {
  const { name, alias } = partsOf(node);
  if (alias !== null && alias === name.split('.').at(-1) && alias === name) return true;
  const owner = file.scopes.owner(statement, local);
  // What a class imports is an attribute of it.
  if (owner?.kind === 'class') return true;
  return (owner?.bindings.get(local) ?? []).some(({ kind }) => kind === 'local') || isNamedInText(file, local);
}

/** Whether `dropUnused` would leave the import even when no code reads it any more. */
export const staysUnused = (file: PythonFile, statement: Node, imported: ImportedName): boolean =>
  isFacade(file) || isKept(file, statement) || isHeld(file, statement, imported);

/** Whether a use of `xml` may be one of `xml.sax`: it goes along that path as far as it is written. */
function concerns(read: Node, path: string): boolean {
  let chain = read;
  while (chain.parent?.type === 'attribute' && chain.parent.childForFieldName('object')?.id === chain.id)
    chain = chain.parent;
  const used = dotted(chain) ?? read.text;
  return used === path || used.startsWith(`${path}.`) || path.startsWith(`${used}.`);
}
