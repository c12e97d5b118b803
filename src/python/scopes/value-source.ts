/** Where a value comes from, as far as its file tells. */

import { quoted, type PythonFile } from '../tree/file.ts';
import { usesOf } from '../tree/names.ts';
import { bare, enclosing, type Node } from '../tree/tree.ts';

/** A clause that says where a value comes from: "`branch` is a parameter of `history`". The value must be no secret. */
export function originOf(file: PythonFile, given: Node): string {
  const node = bare(given);
  if (node.type === 'identifier') return originOfName(file, node);
  if (node.type === 'call') return `${quoted(node)} is known at run time only`;
  if (node.type === 'attribute') return `${quoted(node)} is set elsewhere`;
  if (node.type === 'subscript') return `${quoted(node)} is looked up at run time`;
  return `${quoted(node)} is put together at run time`;
}

function originOfName(file: PythonFile, node: Node): string {
  const bindings = file.scopes.bindings(node, node.text);
  const name = quoted(node);
  if (bindings.length === 0) return `where ${name} comes from is not in this file`;
  if (bindings.some(({ kind }) => kind === 'import')) return `${name} comes from another module`;
  const parameter = bindings.map(({ node: at }) => parameterOf(at)).find((found) => found !== null);
  if (parameter) return `${name} is a parameter of ${parameter}`;
  if (
    bindings.some(({ node: at }) =>
      enclosing(at, 'for_statement', 'for_in_clause')?.childForFieldName('left')?.text.includes(node.text),
    )
  )
    return `${name} is a loop’s variable`;
  return bindings.length > 1 ? `${name} is set in ${bindings.length} places` : `${name} is known at run time only`;
}

function parameterOf(binding: Node): string | null {
  const list = enclosing(binding, 'parameters', 'lambda_parameters', 'block');
  if (list?.type === 'lambda_parameters') return 'a lambda';
  return list?.type === 'parameters' ? quoted(list.parent?.childForFieldName('name') ?? 'its function') : null;
}

/** The values that a name is given by plain assignments, when nothing else binds or extends it; null otherwise. */
export function assignedValues(file: PythonFile, name: Node): readonly Node[] | null {
  const bindings = file.scopes.bindings(name, name.text);
  const values = bindings.map(({ node }) => valueOf(node, name.text));
  return bindings.length > 0 && values.every((value): value is Node => value !== null) ? values : null;
}

/** The right side of `name = value`; an annotation does not matter. */
function valueOf(binding: Node, name: string): Node | null {
  const around = binding.parent;
  if (
    around?.type !== 'assignment' ||
    around.childForFieldName('left')?.id !== binding.id ||
    around.parent?.type === 'assignment'
  )
    return null;
  const value = around.childForFieldName('right');
  return value === null ||
    value.type === 'assignment' ||
    value.descendantsOfType('identifier').some((one) => one?.text === name)
    ? null
    : value;
}

/**
 * What a name stands for, when it is set once: followed through names. The node itself when it is no name; null when it
 * cannot be told.
 */
export function constantValue(file: PythonFile, given: Node, depth = 3): Node | null {
  const node = bare(given);
  if (node.type !== 'identifier') return node;
  const values = assignedValues(file, node);
  const [value] = values ?? [];
  if (value === undefined || values?.length !== 1 || depth === 0 || changes(file, node)) return null;
  return constantValue(file, value, depth - 1);
}

/** Whether something may change the object itself: `name.append(...)`, `name[0] = ...`, `name += ...`. */
function changes(file: PythonFile, name: Node): boolean {
  return usesOf(file, name, name.text).some((use) => {
    const parent = use.parent;
    if (parent?.type === 'attribute' && parent.childForFieldName('object')?.id === use.id)
      return (
        parent.parent?.type === 'call' &&
        /^(?:append|extend|insert|pop|remove|clear|sort|reverse)$/u.test(
          parent.childForFieldName('attribute')?.text ?? '',
        )
      );
    if (parent?.type === 'augmented_assignment') return true;
    return (
      parent?.type === 'subscript' &&
      parent.childForFieldName('value')?.id === use.id &&
      /assignment|delete/u.test(parent.parent?.type ?? '')
    );
  });
}
