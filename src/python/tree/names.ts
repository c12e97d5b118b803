/** What a dotted name in the code means. */

import { builtinNames, mayReplace } from '../scopes/builtin-names.ts';
import { readsOf } from '../scopes/reads.ts';
import type { Binding } from '../scopes/scope.ts';
import type { PythonFile } from './file.ts';
import { bare, type Node } from './tree.ts';

/** `a.b.c` as written, for an identifier or a chain of attributes; null for anything else. */
export function dotted(node: Node): string | null {
  if (node.type === 'identifier') return node.text;
  // In patterns and annotations a chain is one node.
  if (node.type === 'dotted_name') return node.namedChildren.map(({ text }) => text).join('.');
  if (node.type !== 'attribute') return null;
  const object = node.childForFieldName('object');
  const attribute = node.childForFieldName('attribute');
  const before = object === null ? null : dotted(bare(object));
  return before === null || attribute === null ? null : `${before}.${attribute.text}`;
}

/**
 * The full name of what an identifier or a chain of attributes stands for, through imports, aliases and scopes:
 * `Y.load` -> `yaml.load` after `import yaml as Y`. A builtin has its own name (`eval`). Null when the name is a local
 * one, when its imports disagree, or when a star import could have brought it. `try: import x / except ImportError: x =
 * None` still is `x`.
 */
export function qualified(file: PythonFile, node: Node): string | null {
  const name = dotted(bare(node));
  if (name === null) return null;
  const [first = '', ...rest] = name.split('.');
  const path = pathOf(file, bare(node), first);
  return path === null ? null : [path, ...rest].join('.');
}

/** What the plain name stands for at the place: the path that its imports agree on, or the builtin; null otherwise. */
export function pathOf(file: PythonFile, at: Node, name: string): string | null {
  const bindings = file.scopes.bindings(at, name);
  if (bindings.length === 0) return isBuiltin(file, at, name) ? name : null;
  return agreedPath(bindings);
}

/**
 * The path that all imports among the bindings name, `x = None` apart; null when they disagree or something else is
 * bound as well.
 */
export function agreedPath(bindings: readonly Binding[]): string | null {
  const meant = bindings.filter((binding) => binding.kind === 'import' || !isNothing(binding.node));
  const path = meant[0]?.path ?? '';
  return path !== '' && meant.every((binding) => binding.path === path) ? path : null;
}

/**
 * Whether the identifier is bound to `None` or `False`, as a stand-in for a module that could not be imported: nothing
 * can be called on it.
 */
function isNothing(identifier: Node): boolean {
  let value = identifier.parent;
  while (value?.type === 'assignment') value = value.childForFieldName('right');
  return value?.type === 'none' || value?.type === 'false';
}

/** The full name of a call's function: `qualified` of its `function`. */
export function calledName(file: PythonFile, call: Node): string | null {
  const called = call.type === 'call' ? call.childForFieldName('function') : null;
  return called === null ? null : qualified(file, called);
}

/** Whether `name` at that place is Python's own, neither rebound nor possibly brought by a star import. */
export function isBuiltin(file: PythonFile, at: Node, name: string): boolean {
  return (
    builtinNames.has(name) &&
    file.scopes.owner(at, name) === null &&
    !file.scopes.stars.some((module) => mayReplace(module, name))
  );
}

/** Every place in the file that reads the name `name` as bound at `at` (same scope), the binding itself left out. */
export function usesOf(file: PythonFile, at: Node, name: string): readonly Node[] {
  const owner = file.scopes.owner(at, name);
  return readsOf(file, name).filter((node) => file.scopes.owner(node, name) === owner);
}
