/** Where a name is read. */

import type { PythonFile } from '../tree/file.ts';
import type { Node } from '../tree/tree.ts';

/**
 * Every identifier of that name which reads it, in any scope: `x += 1` and `del x` need it too, `x = 1` and `a.x` do
 * not.
 */
export function readsOf(file: PythonFile, name: string): readonly Node[] {
  return occurrences(file, name).filter((node) => isRead(node));
}

/** Every identifier of that name, whatever it does. Strings and comments are not searched. */
export function occurrences(file: PythonFile, name: string): readonly Node[] {
  const found: Node[] = [];
  for (let index = file.text.indexOf(name); index !== -1; index = file.text.indexOf(name, index + name.length)) {
    if (isWordPart(file.text.charCodeAt(index - 1)) || isWordPart(file.text.charCodeAt(index + name.length))) continue;
    const node = file.root.descendantForIndex(index, index + name.length - 1);
    if (node !== null && node.type === 'identifier' && node.startIndex === index) found.push(node);
  }
  return found;
}

/** Any letter beyond ASCII is taken for a part of a name, which misses none that is written in ASCII. */
const isWordPart = (code: number): boolean =>
  (code >= 97 && code <= 122) || code === 95 || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code >= 128;

/** Whether the identifier is evaluated, not a name that is bound, an attribute, or the word before `=` in a call. */
function isRead(node: Node): boolean {
  const parent = node.parent;
  const is = (field: string): boolean => parent?.childForFieldName(field)?.id === node.id;
  switch (parent?.type) {
    case undefined:
      return false;
    case 'attribute':
      return !is('attribute') || is('object');
    case 'keyword_argument':
    case 'default_parameter':
    case 'typed_default_parameter':
      return !is('name');
    case 'function_definition':
    case 'class_definition':
    case 'named_expression':
      return !is('name');
    case 'parameters':
    case 'lambda_parameters':
    case 'typed_parameter':
    case 'global_statement':
    case 'nonlocal_statement':
      return false;
    case 'aliased_import':
    case 'relative_import':
    case 'as_pattern_target':
    case 'keyword_pattern':
    case 'splat_pattern':
      return false;
    case 'as_pattern':
      return !isLastChild(parent, node);
    case 'dotted_name':
      return readsDotted(parent, node);
    default:
      return !isTarget(node);
  }
}

const isLastChild = (parent: Node, node: Node): boolean =>
  parent.namedChildren.at(-1)?.id === node.id && parent.namedChildren.length > 1;

/** In patterns `a.b` reads `a`, and so does the class of `a()`; a single name captures. */
function readsDotted(name: Node, node: Node): boolean {
  const parent = name.parent;
  if (name.namedChildren[0]?.id !== node.id || /import/u.test(parent?.type ?? '')) return false;
  return name.namedChildren.length > 1 || (parent?.type === 'class_pattern' && parent.namedChildren[0]?.id === name.id);
}

const groups = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'tuple',
  'list',
  'expression_list',
  'list_splat_pattern',
  'list_splat',
  'dictionary_splat_pattern',
  'parenthesized_expression',
  'type_parameter',
  'type',
]);

const bindsLeft = new Set(['type_alias_statement', 'assignment', 'for_statement', 'for_in_clause']);

/** Whether the identifier is, alone or in a tuple, what an assignment, loop or type alias binds. */
function isTarget(node: Node): boolean {
  let at = node;
  let parent = node.parent;
  while (parent !== null && groups.has(parent.type)) [at, parent] = [parent, parent.parent];
  if (parent === null) return false;
  if (parent.type === 'parameters' || parent.type === 'lambda_parameters' || parent.type === 'as_pattern_target')
    return true;
  if (parent.type === 'typed_parameter') return at.type !== 'type';
  if (at.type === 'type_parameter') return parent.type === 'function_definition' || parent.type === 'class_definition';
  return bindsLeft.has(parent.type) && parent.childForFieldName('left')?.id === at.id;
}
