/** Where a name is read. */
import type { PythonFile } from './file.ts';
import { enclosing, type Node } from './tree.ts';

/** Every identifier of that name which reads it, in any scope: `x += 1` and `del x` need it too, `x = 1` and `a.x` do not. */
export function readsOf(file: PythonFile, name: string): readonly Node[] {
  return occurrences(file, name).filter((node) => isRead(node));
}

/** Every identifier of that name, whatever it does. Strings and comments are not searched. */
export function occurrences(file: PythonFile, name: string): readonly Node[] {
  const found: Node[] = [];
  for (let index = file.text.indexOf(name); index !== -1; index = file.text.indexOf(name, index + name.length)) {
    if (isWordPart(file.text[index - 1]) || isWordPart(file.text[index + name.length])) continue;
    const node = file.root.descendantForIndex(index, index + name.length - 1);
    if (node !== null && node.type === 'identifier' && node.startIndex === index) found.push(node);
  }
  return found;
}

const isWordPart = (character: string | undefined): boolean => character !== undefined && /[\w\u0080-\uffff]/u.test(character);

/** Whether the identifier is evaluated, not a name that is bound, an attribute, or the word before `=` in a call. */
function isRead(node: Node): boolean {
  const parent = node.parent;
  const is = (field: string): boolean => parent?.childForFieldName(field)?.id === node.id;
  switch (parent?.type) {
    case undefined: return false;
    case 'attribute': return !is('attribute') || is('object');
    case 'keyword_argument': case 'default_parameter': case 'typed_default_parameter': return !is('name');
    case 'function_definition': case 'class_definition': case 'named_expression': return !is('name');
    case 'parameters': case 'lambda_parameters': case 'typed_parameter': case 'global_statement': case 'nonlocal_statement': case 'splat_pattern': return false;
    case 'aliased_import': case 'relative_import': case 'as_pattern_target': case 'keyword_pattern': return false;
    case 'as_pattern': return !isLastChild(parent, node);
    case 'dotted_name': return readsDotted(parent, node);
    default: return !isTarget(node);
  }
}

const isLastChild = (parent: Node, node: Node): boolean => parent.namedChildren.at(-1)?.id === node.id && parent.namedChildren.length > 1;

/** In patterns `a.b` reads `a`, and so does the class of `a()`; a single name captures. */
function readsDotted(name: Node, node: Node): boolean {
  if (name.namedChildren[0]?.id !== node.id || enclosing(name, 'import_statement', 'import_from_statement', 'future_import_statement') !== null) return false;
  const parent = name.parent;
  return name.namedChildren.length > 1 || parent?.type !== 'class_pattern' ? name.namedChildren.length > 1 : parent.namedChildren[0]?.id === name.id;
}

const groups = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list', 'expression_list', 'list_splat_pattern', 'list_splat',
  'dictionary_splat_pattern', 'parenthesized_expression', 'type_parameter', 'type']);

/** Whether the identifier is, alone or in a tuple, what an assignment, loop or type alias binds. */
function isTarget(node: Node): boolean {
  let at = node;
  let parent = node.parent;
  while (parent !== null && groups.has(parent.type)) [at, parent] = [parent, parent.parent];
  if (parent === null) return false;
  if (parent.type === 'parameters' || parent.type === 'lambda_parameters' || parent.type === 'as_pattern_target') return true;
  if (parent.type === 'typed_parameter') return at.type !== 'type';
  if (at.type === 'type_parameter') return parent.type === 'function_definition' || parent.type === 'class_definition';
  const bindsLeft = parent.type === 'type_alias_statement' || parent.type === 'assignment' || parent.type === 'for_statement' || parent.type === 'for_in_clause';
  return bindsLeft && parent.childForFieldName('left')?.id === at.id;
}
