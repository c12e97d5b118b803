/** The values behind a name: the expressions that it, or an attribute of `self`, was given in this file. */

import type { PythonFile } from '../tree/file.ts';
import { bare, children, enclosing, type Node } from '../tree/tree.ts';

/**
 * The expressions that a name stands for at its place, names among them followed. Another expression stands for itself,
 * `a if c else b` for both. `None` and `del` are left out: they only mark that there is no value. Null when one of the
 * values cannot be seen: a parameter, an import, something unpacked.
 */
export function valuesOf(file: PythonFile, node: Node, depth = 4): readonly Node[] | null {
  const at = bare(node);
  if (at.type === 'conditional_expression') {
    const sides = [at.namedChildren[0], at.namedChildren[2]].flatMap((side) => side ?? []);
    return together(sides.map((side) => valuesOf(file, side, depth - 1)));
  }
  if (at.type !== 'identifier' && at.type !== 'attribute') return at.type === 'none' ? [] : [at];
  const given = depth > 0 ? givenTo(file, at) : null;
  return given === null || given.length === 0 ? null : together(given.map((value) => valuesOf(file, value, depth - 1)));
}

function together(lists: readonly (readonly Node[] | null)[]): readonly Node[] | null {
  return lists.some((list) => list === null) ? null : lists.flatMap((list) => list ?? []);
}

/**
 * What is assigned to a name or to an attribute of `self` or `cls`, one step back. Null when a binding holds something
 * that cannot be seen.
 */
export function givenTo(file: PythonFile, node: Node): readonly Node[] | null {
  const targets = node.type === 'identifier' ? targetsOf(file, node) : attributeTargets(node);
  const given = targets.map((target) => (target === null ? null : givenAt(target)));
  return given.length === 0 ? null : together(given);
}

function targetsOf(file: PythonFile, name: Node): readonly (Node | null)[] {
  const bindings = file.scopes.bindings(name, name.text);
  const holding = holdingAt(
    name,
    bindings.map(({ node }) => node),
  );
  return holding ? [holding] : bindings.map((one) => (one.kind === 'local' ? one.node : null));
}

/**
 * The binding that certainly holds at the place: the last one before it, by a plain assignment or `with` in a block
 * round the place, which no other binding can follow by way of a loop. Null when that is not clear; then each binding
 * counts.
 */
function holdingAt(name: Node, targets: readonly Node[]): Node | null {
  const last = targets
    .filter((one) => one.startIndex < name.startIndex)
    .sort((one, other) => other.startIndex - one.startIndex)[0];
  const block = last && blockBehind(last);
  if (!last || !block || block.startIndex > name.startIndex || block.endIndex < name.endIndex) return null;
  for (let at = name; at.id !== block.id && at.parent !== null; at = at.parent) {
    if (/^(?:function|class)_definition$|^lambda$/u.test(at.type)) return null;
    const loop = /^(?:for|while)_statement$/u.test(at.type) ? at : null;
    if (
      loop &&
      targets.some((one) => one.id !== last.id && one.startIndex >= loop.startIndex && one.endIndex <= loop.endIndex)
    )
      return null;
  }
  return last;
}

/** The block that is only reached with the binding made: the one round an assignment, the body of a `with`. */
function blockBehind(target: Node): Node | null {
  if (target.parent?.type === 'as_pattern_target')
    return enclosing(target, 'with_statement', 'except_clause')?.childForFieldName('body') ?? null;
  let at = target.parent;
  while (at?.parent?.type === 'assignment') at = at.parent;
  return at?.type === 'assignment' && at.parent?.type === 'expression_statement' ? at.parent.parent : null;
}

/** Every place in the class that assigns to the attribute: in its methods by `self.x`, in its body by `x`. */
function attributeTargets(node: Node): readonly (Node | null)[] {
  const type = enclosing(node, 'class_definition');
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('attribute')?.text;
  if (type === null || name === undefined || !/^(?:self|cls)$/u.test(object?.text ?? '')) return [];
  const body = type.childForFieldName('body');
  const lefts = type
    .descendantsOfType(['assignment', 'augmented_assignment'])
    .map((one) => one.childForFieldName('left'));
  const aliases = type.descendantsOfType('as_pattern_target').map((one) => one.namedChildren[0] ?? null);
  return [...lefts, ...aliases].filter((left) => {
    if (left?.type === 'attribute') return left.text === `self.${name}` || left.text === `cls.${name}`;
    return left?.type === 'identifier' && left.text === name && left.parent?.parent?.parent?.id === body?.id;
  });
}

/** The values that one binding gives to its target; null when they cannot be seen. */
function givenAt(target: Node): readonly Node[] | null {
  const parent = target.parent;
  const isLeft = parent?.childForFieldName('left')?.id === target.id;
  switch (parent?.type) {
    case 'assignment':
      return isLeft ? assigned(parent) : null;
    // Text that is added behind changes nothing about its beginning; `isExtended` tells that it is there.
    case 'augmented_assignment':
      return isLeft && parent.childForFieldName('operator')?.text === '+=' ? [] : null;
    case 'named_expression':
      return alone(parent.childForFieldName('value'));
    case 'delete_statement':
      return [];
    case 'as_pattern_target':
      return parent.parent?.parent?.type === 'with_item' ? alone(parent.parent.namedChildren[0] ?? null) : null;
    case 'for_statement':
    case 'for_in_clause':
      return isLeft ? elements(parent.childForFieldName('right')) : null;
    default:
      return null;
  }
}

const alone = (node: Node | null): readonly Node[] | null => (node === null ? null : [node]);

/** `a = b = value` is an assignment in an assignment; `a: int` gives nothing. */
function assigned(assignment: Node): readonly Node[] {
  const right = assignment.childForFieldName('right');
  if (right?.type === 'assignment') return assigned(right);
  return right === null ? [] : [right];
}

function elements(node: Node | null): readonly Node[] | null {
  const list = node === null ? null : bare(node);
  if (list === null || !['tuple', 'list', 'set', 'expression_list'].includes(list.type)) return null;
  const all = children(list);
  return all.some(({ type }) => type === 'list_splat') ? null : all;
}

/** Whether text is added to the name somewhere: `url += "/path"`. */
export function isExtended(file: PythonFile, node: Node): boolean {
  const targets =
    node.type === 'identifier'
      ? file.scopes.bindings(node, node.text).map((binding) => binding.node)
      : attributeTargets(node);
  return targets.some((target) => target?.parent?.type === 'augmented_assignment');
}

/**
 * The annotation of the parameter or variable that a name is, when all its bindings with one agree; null without one.
 */
export function annotationOf(file: PythonFile, name: Node): Node | null {
  if (name.type !== 'identifier') return null;
  const types = file.scopes.bindings(name, name.text).flatMap(({ node }) => {
    const holder = node.parent?.type.startsWith('typed_') || node.parent?.type === 'assignment' ? node.parent : null;
    return holder?.childForFieldName('type')?.namedChildren[0] ?? [];
  });
  const [first] = types;
  return first !== undefined && types.every(({ text }) => text === first.text) ? first : null;
}
