/** Which name stands for what at a place: Python's scopes, with imports, aliases and from-imports resolved. */

import type { Node } from '../tree/tree.ts';
import { ScopeBuilder } from './scope-builder.ts';
import type { Binding, Scope } from './scope.ts';

/** The scopes of one file. */
export interface Scopes {
  /** Every binding of `name` in the scope that `at` sees it in; empty for a builtin or an unknown name. */
  bindings(at: Node, name: string): readonly Binding[];
  /** Whether the file has `from x import *` anywhere, so that an unknown name may come from there. */
  readonly star: boolean;
  /** The modules of the star imports. */
  readonly stars: readonly string[];
  /** The scope that `at` sees `name` in; null for a builtin or an unknown name. */
  owner(at: Node, name: string): Scope | null;
  /** The innermost scope that the node begins in: for a function that is the scope of its name. */
  scopeAt(at: Node): Scope;
  readonly module: Scope;
}

/** Reads the scopes of a whole file in one pass. The tree must live as long as they are used. */
export function scopesOf(root: Node): Scopes {
  const { module, marks, stars } = new ScopeBuilder(root).build();
  const scopeAt = (at: Node): Scope => marks[lastUpTo(marks, at.startIndex)]?.scope ?? module;
  const owner = (at: Node, name: string): Scope | null => resolve(scopeAt(at), name);
  const bindings = (at: Node, name: string): readonly Binding[] => owner(at, name)?.bindings.get(name) ?? [];
  return { module, stars, star: stars.length > 0, scopeAt, owner, bindings };
}

/** The scope that a scope sees a name in. */
export function resolve(from: Scope, name: string): Scope | null {
  let inner = false;
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    // Class scopes are seen by their own statements and type parameters, not by what is nested in them.
    if (scope.kind === 'class' && inner) continue;
    if (scope.global.has(name)) return bound(moduleOf(scope), name);
    if (!scope.nonlocal.has(name) && scope.bindings.has(name)) return scope;
    inner ||= scope.kind !== 'types';
  }
  return null;
}

const bound = (scope: Scope, name: string): Scope | null => (scope.bindings.has(name) ? scope : null);

function moduleOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== null) at = at.parent;
  return at;
}

/** Index of the last mark that is not behind the place; -1 before the first. */
function lastUpTo(marks: readonly { readonly index: number }[], place: number): number {
  let low = -1;
  let high = marks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((marks[middle]?.index ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
