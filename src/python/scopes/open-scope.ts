/** A scope while its file is being read, and what is put into it. */

import type { Node } from '../tree/tree.ts';
import type { Scope } from './scope.ts';
import type { Binding } from './scope.ts';

export interface OpenScope {
  readonly kind: Scope['kind'];
  readonly parent: OpenScope | null;
  readonly bindings: Map<string, Binding[]>;
  readonly global: Set<string>;
  readonly nonlocal: Set<string>;
}

/** A scope without names. */
export const open = (kind: Scope['kind'], parent: OpenScope | null): OpenScope => ({
  kind,
  parent,
  bindings: new Map(),
  global: new Set(),
  nonlocal: new Set(),
});

/** Binds names that are no imports. */
export function bindAll(scope: OpenScope, names: readonly Node[]): void {
  for (const name of names) bind(scope, local(name));
}

const local = (node: Node): Binding => ({ name: node.text, kind: 'local', path: '', node });

/** Adds a binding. */
export function bind({ bindings }: OpenScope, binding: Binding): void {
  const found = bindings.get(binding.name);
  if (found) found.push(binding);
  else bindings.set(binding.name, [binding]);
}

/** Gives what a scope binds under `global` and `nonlocal` to the scope that owns the name. */
export function moveDeclared(scope: OpenScope): void {
  for (const name of [...scope.global, ...scope.nonlocal]) {
    const owner = scope.global.has(name) ? rootOf(scope) : enclosingFunction(scope.parent, name);
    const bindings = scope.bindings.get(name);
    if (owner === null || owner === scope || bindings === undefined) continue;
    scope.bindings.delete(name);
    for (const binding of bindings) bind(owner, binding);
  }
}

const rootOf = (scope: OpenScope): OpenScope => (scope.parent === null ? scope : rootOf(scope.parent));

const enclosingFunction = (scope: OpenScope | null, name: string): OpenScope | null =>
  scope === null || (scope.kind === 'function' && scope.bindings.has(name))
    ? scope
    : enclosingFunction(scope.parent, name);
