/** Where an SQL text goes: the calls that run it. */

import { argumentsOf } from '../../python/edits/arguments.ts';
import { usesReached } from '../../python/scopes/straight-flow.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, usesOf } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';

/** A call that runs the text. */
export interface SqlCall {
  readonly call: Node;
  /**
   * `execute`: a driver’s; `spread`: asyncpg’s, with each value an argument; `text`: SQLAlchemy’s; `frame`: a function
   * of pandas; `raw`: Django’s.
   */
  readonly kind: 'execute' | 'spread' | 'text' | 'frame' | 'raw' | 'expression';
  /** What knows the driver. */
  readonly receiver: Node | null;
  /** It has further arguments already. */
  readonly filled: boolean;
}

export type SqlUse =
  | { readonly kind: 'calls'; readonly calls: readonly SqlCall[]; readonly name: Node | null }
  | { readonly kind: 'refused'; readonly because: string };

/** What becomes of the text that the expression gives. */
export function sqlUse(file: PythonFile, whole: Node): SqlUse {
  const at = outermost(whole);
  const parent = at.parent;
  const direct = callOf(file, at);
  if (direct) return { kind: 'calls', calls: [direct], name: null };
  if (parent?.type === 'assignment' && parent.childForFieldName('right')?.id === at.id)
    return throughName(file, parent);
  if (parent?.type === 'augmented_assignment')
    return {
      kind: 'refused',
      because: `the statement is put together in several steps, in ${quoted(parent.childForFieldName('left') ?? parent)}`,
    };
  if (parent?.type === 'argument_list' || parent?.type === 'keyword_argument')
    return {
      kind: 'refused',
      because: `the text is handed to ${quoted(callAround(parent)?.childForFieldName('function') ?? parent)}, which is not known to take parameters`,
    };
  if (parent?.type === 'return_statement')
    return { kind: 'refused', because: 'the text is returned, and run where its parameters cannot be added from here' };
  return { kind: 'refused', because: 'the text is not run here, so its parameters have no place to go' };
}

const outermost = (node: Node): Node =>
  node.parent?.type === 'parenthesized_expression' ? outermost(node.parent) : node;
const callAround = (node: Node): Node | null => (node.type === 'call' ? node : node.parent && callAround(node.parent));

/** The call that takes the expression as its statement. */
function callOf(file: PythonFile, at: Node): SqlCall | null {
  const named = at.parent?.type === 'keyword_argument' ? at.parent : null;
  const call = (named ?? at).parent?.type === 'argument_list' ? ((named ?? at).parent?.parent ?? null) : null;
  if (call?.type !== 'call') return null;
  const all = argumentsOf(call);
  const first = all[0]?.value.id === at.id && all[0].name === null;
  if (!first && !/^(?:sql|query|operation|statement|raw_query)$/u.test(named?.childForFieldName('name')?.text ?? ''))
    return null;
  const called = call.childForFieldName('function');
  const method = called?.childForFieldName('attribute')?.text ?? '';
  const receiver = called?.childForFieldName('object') ?? null;
  const known = { call, receiver, filled: all.length > 1 };
  if (/(?:^|\.)sqlalchemy\.(?:sql\.(?:expression\.)?)?text$|^sqlmodel\.text$/u.test(calledName(file, call) ?? ''))
    return { ...known, kind: 'text' };
  if (/^(?:pandas|pd)\.read_sql(?:_query)?$/u.test(calledName(file, call) ?? called?.text ?? ''))
    return {
      ...known,
      kind: 'frame',
      receiver: all[1]?.value ?? null,
      filled: all.length !== 2 || all[1]?.splat !== null,
    };
  if (/^(?:execute|executemany|execute_fetchall)$/u.test(method)) return { ...known, kind: 'execute' };
  if (/^(?:fetch|fetchrow|fetchval|fetchall|fetchone)$/u.test(method)) return { ...known, kind: 'spread' };
  if (method === 'raw' && /\.objects\b|\bobjects\b/u.test(receiver?.text ?? '')) return { ...known, kind: 'raw' };
  return /(?:^|\.)RawSQL$/u.test(called?.text ?? '')
    ? { ...known, kind: 'expression', filled: !isEmpty(all[1]?.value) || all.length !== 2 }
    : null;
}

const isEmpty = (node: Node | undefined): boolean =>
  node !== undefined && ['list', 'tuple'].includes(node.type) && node.namedChildren.length === 0;

/** `query = ...`, where everything that reads the name runs it or shows it. */
function throughName(file: PythonFile, assignment: Node): SqlUse {
  const name = assignment.childForFieldName('left');
  if (name?.type !== 'identifier')
    return { kind: 'refused', because: `the text is kept in ${quoted(name ?? assignment)}, and run elsewhere` };
  const shown = quoted(name);
  const seen =
    file.scopes.bindings(name, name.text).length === 1 ? usesOf(file, name, name.text) : usesReached(file, name);
  if (seen === null) return { kind: 'refused', because: `${shown} is put together in several steps` };
  const uses = seen.filter((use) => !isShown(use));
  const calls = uses.map((use) => callOf(file, use));
  const owner = file.scopes.scopeAt(name);
  if (uses.length === 0) return { kind: 'refused', because: `nothing in this file runs ${shown}` };
  if (uses.some((use) => file.scopes.scopeAt(use) !== owner))
    return { kind: 'refused', because: `${shown} is run in another function, which has no part in its values` };
  if (!calls.every((call): call is SqlCall => call !== null))
    return { kind: 'refused', because: `${shown} is used for more than being run` };
  return { kind: 'calls', calls, name };
}

/** `print(query)` and `logger.debug("%s", query)`. */
function isShown(use: Node): boolean {
  const call = use.parent?.type === 'argument_list' ? use.parent.parent : null;
  return (
    call?.type === 'call' &&
    /(?:^print|^pprint|\b(?:log|logger|logging|_logger|LOG)\.\w+|\.(?:debug|info|warning|error|exception))$/u.test(
      call.childForFieldName('function')?.text ?? '',
    )
  );
}
