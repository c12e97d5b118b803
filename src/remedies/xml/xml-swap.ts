/** Which XML imports of a file can go to defusedxml as a whole, and the edits that do it. */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { importedNames, type ImportedName } from '../../python/imports/imports.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { isNamedInText } from '../../python/tree/named-in-text.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';
import { needsBuilder, obstacle, textToEncode } from './xml-calls.ts';
import { collapsed, isAlternative, retarget, safeImport } from './xml-imports.ts';
import { xmlNameOf } from './xml-modules.ts';
import { parses, xmlGroup, type XmlGroup } from './xml-uses.ts';

export interface Swap {
  readonly edits: readonly Edit[];
  readonly imports: readonly Import[];
}

/** The group of a name that a statement imports; null when it is none of an XML parser. */
export function groupOf(file: PythonFile, statement: Node, { path, local }: ImportedName): XmlGroup | null {
  const found = xmlNameOf(path) ?? xmlNameOf(path, 'safe');
  return found && xmlGroup(file, statement, local, found.module);
}

/** Whether nothing is done with the name but what defusedxml does as well, and something is parsed with it. */
export function isSwappable(file: PythonFile, group: XmlGroup): boolean {
  if (!group.uses.some(({ name }) => parses(group.module, name)) || !isMovable(file, group)) return false;
  if (group.shape === 'name') return true;
  return !/(?:^|\/)__init__\.py$/u.test(file.path) && !isNamedInText(file, group.local);
}

/** Whether the imports can be pointed at defusedxml without a change for any of the uses. */
function isMovable(file: PythonFile, group: XmlGroup): boolean {
  const { module, imports, uses, others } = group;
  if (
    imports.every(({ safe }) => safe) ||
    others.some(({ kind }) => kind === 'local') ||
    imports.some(({ statement }) => isTypeOnly(statement))
  )
    return false;
  // Where defusedxml may be missing, an import of it in both branches makes sense only if they become one.
  if (imports.some(({ safe }) => safe) && !imports.every(({ statement }) => isAlternative(statement))) return false;
  if (group.shape === 'package' && !hasOwnImports(file, group)) return false;
  if (group.shape === 'name' && !module.offers.includes(group.name)) return false;
  return uses.every(
    (use) =>
      module.offers.includes(use.name) && obstacle(file, use, module.safe) === null && !needsBuilder(use, module.safe),
  );
}

/**
 * Whether all else that is reached through `xml` is imported by statements of its own, so that it does not hang on this
 * import.
 */
function hasOwnImports(file: PythonFile, { imports, strays, local }: XmlGroup): boolean {
  const [first] = imports;
  if (!first || imports.some(({ statement }) => statement.type !== 'import_statement')) return false;
  const mine = new Set(imports.map(({ imported }) => imported.node.id));
  const paths = file.scopes
    .bindings(first.statement, local)
    .filter(({ node }) => !mine.has(node.id))
    .map(({ node }) => node.text.replace(/\s/gu, ''));
  return strays.every((stray) => paths.some((path) => stray === path || stray.startsWith(`${path}.`)));
}

/** Whether the statement is for type checkers only. */
export function isTypeOnly(statement: Node): boolean {
  const choice = enclosing(statement, 'if_statement');
  const inside = choice?.childForFieldName('consequence');
  if (!choice || !inside) return false;
  const guarded =
    /^(?:\w+\.)?TYPE_CHECKING$/u.test(choice.childForFieldName('condition')?.text ?? '') &&
    inside.startIndex <= statement.startIndex &&
    statement.endIndex <= inside.endIndex;
  return guarded || (choice.parent !== null && isTypeOnly(choice.parent));
}

/**
 * All edits that go together with pointing these statements at defusedxml, as far as that is possible. Equal for each
 * of them.
 */
export function swap(file: PythonFile, start: readonly Node[]): Swap {
  const statements = connected(file, start);
  const plans = new Map(statements.map((statement) => [statement.id, planOf(file, statement)]));
  const results = statements.map((statement) => resultOf(file, statement, plans.get(statement.id)));
  const byId = new Map(statements.map((statement, index) => [statement.id, results[index]]));
  const uses = statements.flatMap((statement) => useEdits(file, statement));
  const edits = statements.flatMap((statement, index): readonly Edit[] => {
    const one = collapsed(
      file,
      statement,
      (branch) => byId.get(branch.id) ?? resultOf(file, branch, planOf(file, branch)),
    );
    return one && (plans.get(statement.id)?.moved.size ?? 0) > 0 ? [one] : (results[index]?.edits ?? []);
  });
  return { edits: distinct([...edits, ...uses]), imports: results.flatMap(({ imports }) => imports) };
}

/** The statements, and those that bind the same names to the same: other branches of a `try`. */
function connected(file: PythonFile, start: readonly Node[]): readonly Node[] {
  const found = new Map(start.map((statement) => [statement.id, statement]));
  for (const statement of found.values()) {
    for (const name of importedNames(statement) ?? []) {
      const group = groupOf(file, statement, name);
      if (group && isSwappable(file, group))
        for (const one of group.imports) if (!found.has(one.statement.id)) found.set(one.statement.id, one.statement);
    }
  }
  return [...found.values()].toSorted((a, b) => a.startIndex - b.startIndex);
}

interface Plan {
  readonly moved: ReadonlyMap<number, Import>;
  readonly gone: ReadonlySet<number>;
}

/**
 * What happens to each name of a statement. Names that are only along for the ride move when nothing else would be left
 * behind.
 */
function planOf(file: PythonFile, statement: Node): Plan {
  const all = (importedNames(statement) ?? []).map((name) => ({
    id: name.node.id,
    by: safeImport(statement, name),
    group: groupOf(file, statement, name),
  }));
  const moving = all.filter(({ by, group }) => by && group && isSwappable(file, group));
  const rest = all.filter((one) => !moving.includes(one));
  const riders = rest.filter(({ by, group }) => by && group?.shape === 'name' && isMovable(file, group));
  const idle = rest.filter(
    (one) =>
      !riders.includes(one) &&
      one.group?.shape === 'name' &&
      one.group.uses.length === 0 &&
      !isNamedInText(file, one.group.local),
  );
  const whole = moving.length > 0 && moving.length + riders.length + idle.length === all.length;
  const moved = new Map(
    [...moving, ...(whole ? riders : [])].flatMap(({ id, by }): [number, Import][] => (by ? [[id, by]] : [])),
  );
  return { moved, gone: new Set(whole ? idle.map(({ id }) => id) : []) };
}

/** Whether every name of the statement moves or goes, so that nothing of the standard library stays imported by it. */
export function movesWhole(file: PythonFile, statement: Node): boolean {
  const { moved, gone } = planOf(file, statement);
  return moved.size > 0 && moved.size + gone.size === (importedNames(statement) ?? []).length;
}

interface Result extends Swap {
  /** What the statement imports after the edits. */
  readonly text: string;
}

function resultOf(file: PythonFile, statement: Node, plan: Plan | undefined): Result {
  const { moved, gone } = plan ?? { moved: new Map<number, Import>(), gone: new Set<number>() };
  const names = (importedNames(statement) ?? []).filter(({ node }) => !gone.has(node.id));
  const text = names
    .map((name) => `${name.local}=${meaning(name, moved.get(name.node.id))}`)
    .toSorted()
    .join();
  return { text, ...(moved.size === 0 ? { edits: [], imports: [] } : retarget(file, statement, moved, gone)) };
}

const meaning = ({ path }: ImportedName, by: Import | undefined): string =>
  by ? [by.module, by.name].filter(Boolean).join('.') : path;

/** Where the module is spelled out at its uses, they change with the import; `sax.parseString` gets bytes. */
function useEdits(file: PythonFile, statement: Node): readonly Edit[] {
  return (importedNames(statement) ?? []).flatMap((name) => {
    const group = groupOf(file, statement, name);
    if (!group || !isSwappable(file, group)) return [];
    const {
      uses,
      shape,
      module: { safe },
    } = group;
    const named = shape === 'package' ? uses.flatMap(({ module }) => (module ? [replace(module, safe)] : [])) : [];
    return [...named, ...uses.flatMap((use) => encoding(textToEncode(file, use, safe)))];
  });
}

export function encoding(given: Node | null): readonly Edit[] {
  if (given === null) return [];
  const whole = /^(?:identifier|attribute|call|string|subscript|parenthesized_expression)$/u.test(given.type);
  const behind: Edit = { start: given.endIndex, end: given.endIndex, text: whole ? '.encode()' : ').encode()' };
  return whole ? [behind] : [{ start: given.startIndex, end: given.startIndex, text: '(' }, behind];
}

const distinct = (edits: readonly Edit[]): readonly Edit[] => [
  ...new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit])).values(),
];
