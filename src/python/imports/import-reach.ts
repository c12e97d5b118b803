/** How to write a module's function at a place: by an import that the file has, or by a new one. */

import type { Import } from '../../model/fixes/fix.ts';
import { readsOf } from '../scopes/reads.ts';
import type { Scope } from '../scopes/scope.ts';
import type { Binding } from '../scopes/scope.ts';
import type { PythonFile } from '../tree/file.ts';
import { agreedPath } from '../tree/names.ts';
import { enclosing, type Node } from '../tree/tree.ts';
import { standardModules } from './standard-library.ts';

/** How something can be written at a place, and the import that this takes: none when the file has it already. */
export interface Reach {
  readonly code: string;
  readonly imports: readonly Import[];
}

/**
 * The way to write `target` (`os`, `os.environ`, `tempfile.mkstemp`, `defusedxml.ElementTree.parse`) at the node `at`.
 * `module` is the part of it that is a module (`os`, `tempfile`, `defusedxml.ElementTree`). What the file imports at
 * its top already is used, aliases and from-imports included; else `import module` is asked for. Null when the name
 * that it would need means something else at that place, or would in a scope of the file that uses it.
 */
export function reach(file: PythonFile, at: Node, module: string, target: string): Reach | null {
  const code = written(file, at, module, target);
  if (code !== null) return { code, imports: [] };
  return isFree(file, at, module) ? { code: target, imports: [{ module, name: null, alias: null }] } : null;
}

/**
 * The target through an import that has surely run at the place; the innermost scope first, plain imports before
 * others.
 */
function written(file: PythonFile, at: Node, module: string, target: string): string | null {
  for (let scope: Scope | null = file.scopes.scopeAt(at); scope !== null; scope = scope.parent) {
    const found = [...scope.bindings]
      .filter(([name]) => file.scopes.owner(at, name) === scope)
      .flatMap(([name, bindings]) => {
        const path = bindings.every(({ kind }) => kind === 'import') ? agreedPath(bindings) : null;
        if (
          path === null ||
          !isWithin(target, path) ||
          !bindings.some((binding) => loads(binding, module) && hasRun(binding.node, at))
        )
          return [];
        return [{ code: name + target.slice(path.length), plain: name === path }];
      });
    const best = found.find(({ plain }) => plain) ?? found[0];
    if (best !== undefined) return best.code;
  }
  return null;
}

const isWithin = (path: string, outer: string): boolean => path === outer || path.startsWith(`${outer}.`);

/** Whether the import makes the module itself available, not only a package round it. */
function loads({ node, path, name }: Binding, module: string): boolean {
  const loaded =
    path === name && node.type === 'dotted_name' && node.parent?.type === 'import_statement'
      ? node.text.replace(/[\s\\]+/gu, '')
      : path;
  return isWithin(loaded, module) || (loaded === 'os' && module === 'os.path');
}

const deferring = ['function_definition', 'lambda'];

/** Whether the import runs whenever the place is reached: it stands before it, in a block round it. */
function hasRun(imported: Node, at: Node): boolean {
  const statement = enclosing(imported, 'import_statement', 'import_from_statement');
  const block = statement?.parent ?? null;
  if (statement === null || block === null || block.startIndex > at.startIndex || block.endIndex < at.endIndex)
    return false;
  return statement.endIndex <= at.startIndex || (block.type === 'module' && isDeferred(at));
}

/**
 * Whether the code runs later than the module's own statements. Defaults of parameters do not, but to say so is too
 * cautious only.
 */
export const isDeferred = (at: Node): boolean => {
  const inside = enclosing(at, ...deferring);
  const body = inside?.childForFieldName('body');
  return (
    body !== undefined &&
    body !== null &&
    ((body.startIndex <= at.startIndex && at.endIndex <= body.endIndex) || isDeferred(inside?.parent ?? body))
  );
};

/** Whether `import module` at the top would give its name the right meaning here, and change no meaning elsewhere. */
function isFree(file: PythonFile, at: Node, module: string): boolean {
  const name = module.split('.', 1)[0] ?? module;
  // A file that is run as a script comes before the standard library: random.py would import itself.
  if (new RegExp(`(?:^|/)${name}\\.py$`, 'u').test(file.path)) return false;
  const owner = file.scopes.owner(at, name);
  if (owner !== null && owner !== file.scopes.module) return false;
  const bindings = file.scopes.module.bindings.get(name) ?? [];
  if (bindings.length === 0) return !readsOf(file, name).some((node) => file.scopes.owner(node, name) === null);
  if (bindings.some(({ path }) => path !== name)) return false;
  // What is imported only if it can be must not become a condition of the whole file.
  return (
    standardModules.has(name) ||
    bindings.some(({ node }) => enclosing(node, 'try_statement', 'if_statement', 'function_definition') === null)
  );
}
