/** How to log an exception where it is dropped: through the module's own logger where there is one. */

import type { Import } from '../../model/fixes/fix.ts';
import { reach } from '../../python/imports/imports.ts';
import { occurrences } from '../../python/scopes/reads.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { dotted, qualified } from '../../python/tree/names.ts';
import { bare, enclosing, type Node } from '../../python/tree/tree.ts';

export interface ExceptionLog {
  /** `logger.debug("message", exc_info=True)`. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** The statement that logs the exception in flight at debug level; null when `logging` cannot be reached from there. */
export function exceptionLog(file: PythonFile, at: Node, message: string): ExceptionLog | null {
  const rest = `.debug("${message}", exc_info=True)`;
  const own = ownLogger(file, at);
  if (own !== null) return { code: own + rest, imports: [] };
  const found = reach(file, at, 'logging', 'logging.getLogger');
  return found && { code: `${found.code}(__name__)${rest}`, imports: found.imports };
}

/**
 * A name of the module that surely holds a logger at the place: bound once, at the top level, before it, and not
 * hidden.
 */
function ownLogger(file: PythonFile, at: Node): string | null {
  const { module } = file.scopes;
  for (const [name, bindings] of module.bindings) {
    const [binding, ...others] = bindings;
    if (binding && others.length === 0 && isLogger(file, binding.node, at) && file.scopes.owner(at, name) === module)
      return name;
  }
  return null;
}

function isLogger(file: PythonFile, name: Node, at: Node): boolean {
  const assignment = name.parent;
  const value = assignment?.type === 'assignment' ? assignment.childForFieldName('right') : null;
  const called = value?.type === 'call' ? value.childForFieldName('function') : null;
  if (!assignment || !called || assignment.parent?.parent?.type !== 'module' || assignment.endIndex > at.startIndex)
    return false;
  return qualified(file, called) === 'logging.getLogger';
}

/** Why nothing may be logged at the place, as a clause; null when it may. */
export function whyNoLog(file: PythonFile, at: Node): string | null {
  for (
    let inside = enclosing(at, 'function_definition');
    inside !== null;
    inside = inside.parent && enclosing(inside.parent, 'function_definition')
  ) {
    const name = inside.childForFieldName('name')?.text ?? '';
    if (name === '__del__') return 'it is in `__del__`, which may run when the logging machinery is gone';
    if (name === '__repr__') return 'it is in `__repr__`, which the logging machinery itself may call';
    const base = loggingBase(file, inside);
    if (base) return `it is in a class on top of ${quoted(base)}, where logging would call itself`;
    const registration = registrationOf(file, inside, name);
    if (registration)
      return `${quoted(name)} is registered with ${quoted(registration)}, and the logging machinery may be locked or gone when it runs`;
  }
  return null;
}

/** The base from `logging` of the class that a method belongs to. */
function loggingBase(file: PythonFile, method: Node): Node | null {
  const owner = enclosing(method, 'class_definition');
  const bases = owner?.childForFieldName('superclasses')?.namedChildren ?? [];
  return (
    bases.find((base) =>
      /^logging\.|^_?(?:Logging)?(?:Stream|File|Rotating\w*)?Handler$/u.test(
        qualified(file, base) ?? dotted(base) ?? '',
      ),
    ) ?? null
  );
}

const registrars =
  /(?:^|\.)(?:signal\.signal|add_signal_handler|siginterrupt|atexit\.register|weakref\.finalize|register_at_fork)$/u;

/** The function that a handler of this file is registered with, as decorator or by a call that names it. */
function registrationOf(file: PythonFile, handler: Node, name: string): Node | null {
  const decorators =
    handler.parent?.type === 'decorated_definition'
      ? handler.parent.namedChildren.filter(({ type }) => type === 'decorator')
      : [];
  const calls = occurrences(file, name).map((node) => enclosing(node, 'argument_list')?.parent ?? null);
  const functions = [
    ...decorators.map((one) => one.namedChildren[0]),
    ...calls.map((call) => call?.childForFieldName('function')),
  ];
  return (
    functions.find(
      (one): one is Node =>
        one !== undefined && one !== null && registrars.test(qualified(file, bare(one)) ?? dotted(one) ?? ''),
    ) ?? null
  );
}
