/** Whether an expression is certainly a `str` when the program runs. */

import { argumentsOf } from '../edits/arguments.ts';
import type { PythonFile } from './file.ts';
import { calledName, isBuiltin } from './names.ts';
import { bare, enclosing, type Node } from './tree.ts';

/** Methods whose result is a `str` whatever they are called on, in everyday code. */
const methods = new Set([
  'decode',
  'strip',
  'lstrip',
  'rstrip',
  'lower',
  'upper',
  'title',
  'casefold',
  'hexdigest',
  'isoformat',
]);
const functions = new Set(['input', 'str', 'repr', 'chr', 'getpass.getpass']);

/** A text: a literal, a call that gives one, a parameter marked `: str`, or a variable whose every value is one. */
export function isText(file: PythonFile, expression: Node): boolean {
  const node = bare(expression);
  if (node.type === 'string') return !/^[rb]*b/iu.test(node.text.slice(0, 2));
  if (node.type === 'call') return givesText(file, node);
  if (node.type !== 'identifier') return false;
  const bindings = file.scopes.bindings(node, node.text);
  return bindings.length > 0 && bindings.every((binding) => binding.kind === 'local' && bindsText(file, binding.node));
}

function givesText(file: PythonFile, call: Node): boolean {
  const called = call.childForFieldName('function');
  const name = called?.childForFieldName('attribute')?.text;
  if (name !== undefined && methods.has(name)) return true;
  // `settings.get("token", "")`: what is in the mapping of texts, or the text beside it.
  if (name === 'get')
    return argumentsOf(call).length === 2 && ['string'].includes(argumentsOf(call)[1]?.value.type ?? '');
  const full = calledName(file, call);
  return full !== null && functions.has(full) && (full.includes('.') || isBuiltin(file, call, full));
}

/** Whether the statement or parameter that binds the name gives it a text. */
function bindsText(file: PythonFile, name: Node): boolean {
  const parent = name.parent;
  const type = parent?.type.startsWith('typed_') ? parent.childForFieldName('type')?.text : undefined;
  if (type !== undefined && enclosing(name, 'parameters', 'lambda_parameters') !== null) return type === 'str';
  const value =
    parent?.type === 'assignment' && parent.childForFieldName('left')?.id === name.id
      ? parent.childForFieldName('right')
      : null;
  return value !== null && value.type !== 'identifier' && isText(file, value);
}
