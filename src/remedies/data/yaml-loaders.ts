/**
 * Which of PyYAML's loaders an expression can mean, and the safe one in its place.
 * https://pyyaml.org/wiki/PyYAMLDocumentation
 */

import type { Edit } from '../../model/fixes/edit.ts';
import { argumentsOf, replace } from '../../python/edits/arguments.ts';
import { importedNames } from '../../python/imports/imports.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { givenTo } from '../../python/scopes/origin.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified, usesOf } from '../../python/tree/names.ts';
import { bare, enclosing, type Node } from '../../python/tree/tree.ts';

/** Loaders that can build objects, with the safe one of the same speed. */
const unsafe: Readonly<Record<string, string>> = {
  Loader: 'SafeLoader',
  FullLoader: 'SafeLoader',
  UnsafeLoader: 'SafeLoader',
  CLoader: 'CSafeLoader',
  CFullLoader: 'CSafeLoader',
  CUnsafeLoader: 'CSafeLoader',
};
/** Loaders that build plain data only. */
const safe = ['SafeLoader', 'CSafeLoader', 'BaseLoader', 'CBaseLoader'];

/** The safe loader for one of PyYAML's by its name: itself when it is safe. Null for other names. */
export const safeLoader = (name: string): string | null =>
  safe.includes(name) ? name : Object.hasOwn(unsafe, name) ? (unsafe[name] ?? null) : null;

/** The name of PyYAML's loader that a full name is: `yaml.loader.SafeLoader` and `yaml.SafeLoader` are the same. */
export const loaderName = (path: string | null): string | null => {
  const name =
    /^yaml\.(?:c?yaml\.|loader\.|cyaml\.)?(C?(?:Safe|Full|Unsafe|Base)?Loader)$/u.exec(path ?? '')?.[1] ?? null;
  return name !== null && safeLoader(name) !== null ? name : null;
};

/** Loaders that a value may mean, and the edits that make all of them safe, where they are named. */
export interface Choice {
  readonly names: readonly string[];
  readonly edits: readonly Edit[];
}

/** The loaders among which `getattr`, a condition or an assignment decides; null when something else can come out. */
export function loaderChoice(file: PythonFile, given: Node, depth = 4): Choice | null {
  const node = bare(given);
  const direct = one(file, node, depth);
  if (direct !== null || depth === 0) return direct;
  const sides =
    node.type === 'conditional_expression'
      ? [node.namedChildren[0], node.namedChildren[2]].filter((branch) => !!branch)
      : null;
  const branches = node.type === 'identifier' ? givenTo(file, node) : sides;
  const choices = (branches ?? []).map((branch) => loaderChoice(file, branch, depth - 1));
  if (choices.length === 0 || choices.includes(null)) return null;
  return {
    names: [...new Set(choices.flatMap((choice) => choice?.names ?? []))],
    edits: choices.flatMap((choice) => choice?.edits ?? []),
  };
}

function one(file: PythonFile, node: Node, depth: number): Choice | null {
  const name = loaderName(qualified(file, node));
  if (name !== null) {
    const last = node.type === 'attribute' ? node.childForFieldName('attribute') : null;
    const by = safeLoader(name) ?? name;
    return by === name ? { names: [by], edits: [] } : last && { names: [by], edits: [replace(last, by)] };
  }
  return node.type === 'call' && calledName(file, node) === 'getattr' ? fromGetattr(file, node, depth) : null;
}

/** `getattr(yaml, "CLoader", yaml.Loader)`. */
function fromGetattr(file: PythonFile, call: Node, depth: number): Choice | null {
  const [module, attribute, fallback, ...more] = argumentsOf(call).map(({ value }) => value);
  const name = attribute && attribute.type === 'string' ? literalText(attribute) : null;
  const by = name === null ? null : safeLoader(name);
  const rest = fallback ? loaderChoice(file, fallback, depth - 1) : { names: [], edits: [] };
  if (
    !module ||
    !attribute ||
    name === null ||
    by === null ||
    more.length > 0 ||
    rest === null ||
    qualified(file, module) !== 'yaml'
  )
    return null;
  const edit = by === name ? [] : [replace(attribute, attribute.text.replace(name, by))];
  return { names: [by, ...rest.names], edits: [...edit, ...rest.edits] };
}

/**
 * The edits that give a name which stands for PyYAML's loaders by imports alone (`try: from yaml import CLoader as
 * Loader / except ImportError: from yaml import Loader`) to the safe ones, under the one name that Bandit takes for
 * safe: `SafeLoader`. Null when the name is used for more than loading.
 */
export function renamedLoader(file: PythonFile, node: Node): readonly Edit[] | null {
  const bindings = node.type === 'identifier' ? file.scopes.bindings(node, node.text) : [];
  const uses = usesOf(file, node, node.text);
  const taken = node.text !== 'SafeLoader' && file.scopes.bindings(node, 'SafeLoader').length > 0;
  if (bindings.length === 0 || taken || !uses.every((use) => isLoaderArgument(use))) return null;
  const edits = bindings.map(({ kind, path, node: at }) => {
    const name = kind === 'import' ? loaderName(path) : null;
    const by = name === null ? null : safeLoader(name);
    const statement = enclosing(at, 'import_from_statement');
    // A second import of the same loader in the statement would bind the name twice.
    const others = statement
      ? (importedNames(statement) ?? []).some(
          (imported) => imported.node.id !== at.id && imported.local === 'SafeLoader',
        )
      : true;
    return (by !== 'SafeLoader' && by !== 'CSafeLoader') || others
      ? null
      : replace(at, by === 'SafeLoader' ? by : `${by} as SafeLoader`);
  });
  return edits.includes(null)
    ? null
    : [...edits.filter((edit) => edit !== null), ...uses.map((use) => replace(use, 'SafeLoader'))];
}

/** `yaml.load(stream, Loader=X)` and `yaml.load_all(stream, X)`. */
function isLoaderArgument(use: Node): boolean {
  const parent = use.parent;
  const list =
    parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.text === 'Loader' ? parent.parent : parent;
  const call = list?.type === 'argument_list' ? list.parent : null;
  return call?.type === 'call' && /(?:^|\.)load(?:_all)?$/u.test(call.childForFieldName('function')?.text ?? '');
}
