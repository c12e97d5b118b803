/** Text that may be marked as safe HTML, for a reason that the code shows. */

import { argumentsOf, positional } from '../../python/edits/arguments.ts';
import { isConstantText } from '../../python/tree/constant-text.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName, pathOf } from '../../python/tree/names.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { assignedValues } from './markup.ts';

export interface Trusted {
  /** For the comment: `sanitised by nh3`. */
  readonly reason: string;
  /** Bandit cannot tell that the text never changes. */
  readonly dynamic: boolean;
}

const cleaners: Readonly<Record<string, string>> = {
  'nh3.clean': 'sanitised by nh3',
  'bleach.clean': 'sanitised by bleach',
  'lxml_html_clean.clean_html': 'sanitised by lxml_html_clean',
};
const translating =
  /^(?:django\.utils\.translation\.(?:u?gettext(?:_lazy)?)|flask_babel\.(?:lazy_)?gettext|gettext\.gettext)$/u;

/** Why the text is safe; null when it may not be, or when it is a plain literal. */
export function trustedText(file: PythonFile, given: Node): Trusted | null {
  const node = bare(given);
  if (node.type === 'call') return ofCall(file, node);
  if (node.type === 'conditional_expression') {
    const [yes, , no] = children(node);
    return yes && no && isConstantText(yes) && isConstantText(no)
      ? { reason: 'fixed text either way', dynamic: true }
      : null;
  }
  if (node.type !== 'identifier') return null;
  const values = assignedValues(file, node);
  const fixed = values.length > 0 && values.every((value) => value !== null && isConstantText(value));
  return fixed && inOneScope(file, node) ? { reason: 'fixed text', dynamic: isDynamic(file, node) } : null;
}

function ofCall(file: PythonFile, call: Node): Trusted | null {
  const name = calledName(file, call) ?? '';
  const reason = cleaners[name];
  if (reason !== undefined) return { reason, dynamic: true };
  if (name === 'html.escape' && argumentsOf(call).length === 1)
    return { reason: 'escaped by html.escape', dynamic: true };
  const text = positional(call, 0)?.value;
  const translated =
    translating.test(name) ||
    (/^_$|gettext/u.test(call.childForFieldName('function')?.text ?? '') &&
      translating.test(pathOf(file, call, '_') ?? ''));
  return translated && text && isConstantText(text)
    ? { reason: 'fixed text and its translations', dynamic: true }
    : null;
}

/** Names of classes can be reached through their instances. */
const inOneScope = (file: PythonFile, node: Node): boolean =>
  /^(?:module|function)$/u.test(file.scopes.owner(node, node.text)?.kind ?? '');

/** Bandit follows assignments within one function, or within the module. */
const isDynamic = (file: PythonFile, node: Node): boolean =>
  file.scopes.owner(node, node.text) !== file.scopes.scopeAt(node) || file.scopes.bindings(node, node.text).length > 1;
