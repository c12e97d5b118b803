/** Import statements of XML modules, pointed at defusedxml. */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { applyEdits } from '../../python/edits/edit.ts';
import { hasOwnLines } from '../../python/edits/insertion.ts';
import { withoutNames } from '../../python/imports/import-removal.ts';
import { importText } from '../../python/imports/import-statement.ts';
import { importedNames, type ImportedName } from '../../python/imports/imports.ts';
import { indentOf, lineEnd, newlineAt, type PythonFile } from '../../python/tree/file.ts';
import { children, enclosing, type Node } from '../../python/tree/tree.ts';
import { xmlNameOf } from './xml-modules.ts';

export interface Retargeted {
  readonly edits: readonly Edit[];
  readonly imports: readonly Import[];
}

/**
 * What takes the place of an imported name: `from xml.dom import minidom as m` -> `from defusedxml import minidom as
 * m`. Null for other names.
 */
export function safeImport(statement: Node, { path, local, node }: ImportedName): Import | null {
  const found = xmlNameOf(path);
  if (found === null) return null;
  const { safe } = found.module;
  if (statement.type === 'import_statement')
    return { module: safe, name: null, alias: node.type === 'aliased_import' ? local : null };
  const [module, name] = found.rest === '' ? ['defusedxml', safe.slice('defusedxml.'.length)] : [safe, found.rest];
  return { module, name, alias: local === name ? null : local };
}

/**
 * The edits that let some names of a statement come from defusedxml, and take others away. In a from-import whose names
 * come from different modules then, they get a statement of their own: at the top of the file, or behind this one where
 * it is not at the top itself.
 */
export function retarget(
  file: PythonFile,
  statement: Node,
  moved: ReadonlyMap<number, Import>,
  gone: ReadonlySet<number>,
): Retargeted {
  const all = importedNames(statement) ?? [];
  const nodes = all.map(({ node }) => node);
  const removal = (ids: ReadonlySet<number>): readonly Edit[] =>
    ids.size === 0 ? [] : withoutNames(file, statement, nodes, ids);
  if (statement.type === 'import_statement') return { edits: [...renamed(all, moved), ...removal(gone)], imports: [] };
  const modules = new Set([...moved.values()].map(({ module }) => module));
  const source = statement.childForFieldName('module_name');
  const [module = ''] = modules;
  if (source && modules.size === 1 && moved.size + gone.size === all.length) {
    return {
      edits: [
        replace(source, module),
        ...all.flatMap(({ node }) => nameEdit(node, moved.get(node.id))),
        ...removal(gone),
      ],
      imports: [],
    };
  }
  const away = new Set([...moved.keys(), ...gone]);
  if (away.size === all.length) return split(file, statement, [...moved.values()]);
  const rest = removal(away);
  const lines = together([...moved.values()]);
  // One name goes where its group of imports is; several would become as many statements there.
  if (statement.parent?.type === 'module' && lines.length === moved.size)
    return { edits: rest, imports: [...moved.values()] };
  return { edits: [...rest, behind(file, statement, lines)], imports: [] };
}

/**
 * Statements on lines behind one, before the next line: the end of its own may get a comment. Before it where it shares
 * its line.
 */
function behind(file: PythonFile, statement: Node, lines: readonly string[]): Edit {
  if (!hasOwnLines(file, statement))
    return { start: statement.startIndex, end: statement.startIndex, text: lines.map((line) => `${line}; `).join('') };
  const end = lineEnd(file.text, statement.endIndex);
  const next = file.text.indexOf('\n', end) + 1;
  const [before, after] = next === 0 ? [newlineAt(file, end), ''] : ['', newlineAt(file, end)];
  const at = next === 0 ? file.text.length : next;
  return { start: at, end: at, text: lines.map((line) => before + indentOf(file, statement) + line + after).join('') };
}

const renamed = (all: readonly ImportedName[], moved: ReadonlyMap<number, Import>): readonly Edit[] =>
  all.flatMap(({ node }) => {
    const by = moved.get(node.id);
    const name = node.type === 'aliased_import' ? node.childForFieldName('name') : node;
    return by && name ? [replace(name, by.module)] : [];
  });

/** A name that is another one over there: `cElementTree` is `ElementTree as cElementTree`. */
function nameEdit(node: Node, by: Import | undefined): readonly Edit[] {
  const name = node.type === 'aliased_import' ? node.childForFieldName('name') : node;
  if (!by || !name || by.name === null || name.text === by.name) return [];
  return [
    node.type === 'aliased_import' ? replace(name, by.name) : replace(node, `${by.name} as ${by.alias ?? node.text}`),
  ];
}

/** A statement whose names all move, to more than one module. */
function split(file: PythonFile, statement: Node, moved: readonly Import[]): Retargeted {
  const glue = hasOwnLines(file, statement) ? newlineAt(file, statement.endIndex) + indentOf(file, statement) : '; ';
  return { edits: [replace(statement, together(moved).join(glue))], imports: [] };
}

/** One statement for each module. */
function together(imports: readonly Import[]): readonly string[] {
  const modules = [...new Set(imports.map(({ module }) => module))];
  return modules.map((module) => {
    const texts = imports.filter((one) => one.module === module).map(importText);
    return texts
      .map((text, index) => (index === 0 ? text : text.slice(text.indexOf(' import ') + ' import '.length)))
      .join(', ');
  });
}

/** Comments for tools that speak about the line they stand on, or about the branch that goes. */
const moot = /^#\s*(?:pragma|noqa|type:|pylint|mypy|pyright|flake8|nosec|py(?:thon)?\s*[23<>])/iu;

/**
 * A `try` whose branches are nothing but imports, which all mean the same after the edits, becomes that one import.
 * `after` gives for an import statement what it imports then, as text without white space, and its edits. Null when the
 * statement is not in such a `try`.
 */
export function collapsed(
  file: PythonFile,
  statement: Node,
  after: (branch: Node) => { readonly text: string; readonly edits: readonly Edit[] } | null,
): Edit | null {
  const attempt = enclosing(statement, 'try_statement');
  const branches = attempt ? branchesOf(attempt) : null;
  if (!attempt || !branches?.some((branch) => branch.id === statement.id)) return null;
  const results = branches.map((branch) => after(branch));
  const [first] = results;
  const last = branches.at(-1);
  if (!first || !last || !results.every((one) => one?.text === first.text)) return null;
  // The branch that is as it was before is the one that the authors wrote.
  const index = Math.max(
    0,
    results.findIndex((one) => one?.edits.length === 0),
  );
  const kept = branches[index] ?? statement;
  const text = applyEdits(
    kept.text,
    (results[index]?.edits ?? []).map((edit) => ({
      ...edit,
      start: edit.start - kept.startIndex,
      end: edit.end - kept.startIndex,
    })),
  );
  const comments = attempt
    .descendantsOfType('comment')
    .flatMap((node) => (node && node.endIndex <= last.startIndex && !moot.test(node.text) ? [node.text] : []));
  const glue = newlineAt(file, attempt.startIndex) + indentOf(file, attempt);
  return { start: attempt.startIndex, end: last.endIndex, text: [...comments, text].join(glue) };
}

/** Whether the statement stands in a `try` whose branches are nothing but imports. */
export function isAlternative(statement: Node): boolean {
  const attempt = enclosing(statement, 'try_statement');
  return attempt !== null && (branchesOf(attempt) ?? []).some((branch) => branch.id === statement.id);
}

/**
 * The only statements of `try` and of each `except`, when all are imports and there is no `else` or `finally`; null
 * otherwise.
 */
function branchesOf(attempt: Node): readonly Node[] | null {
  const clauses = children(attempt);
  if (clauses.length < 2 || clauses.slice(1).some(({ type }) => type !== 'except_clause')) return null;
  const blocks = clauses.map((clause) =>
    clause.type === 'block' ? clause : clause.namedChildren.findLast(({ type }) => type === 'block'),
  );
  const only = blocks.map((block) => (block ? children(block) : []));
  const branches = only.flatMap(([one, ...more]) =>
    one && more.length === 0 && /^import(?:_from)?_statement$/u.test(one.type) ? [one] : [],
  );
  return branches.length === clauses.length ? branches : null;
}
