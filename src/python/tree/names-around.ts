/** The names near a place in the code, from which its purpose can be read: targets, keywords, functions and classes. */

import { argumentsOf } from '../edits/arguments.ts';
import { bare, isStatement, walk, type Node } from './tree.ts';

export interface NamesAround {
  /**
   * What the value goes into: targets, keywords, keys of dictionaries, calls that it is an argument of, names that it
   * is compared with.
   */
  readonly near: readonly string[];
  /** The functions that the place is in, the innermost first. */
  readonly functions: readonly string[];
  /** The classes that the place is in, the innermost first. */
  readonly classes: readonly string[];
}

/** The names round a node, up to the module. */
export function namesAround(node: Node): NamesAround {
  const near: string[] = [];
  const functions: string[] = [];
  const classes: string[] = [];
  let inStatement = true;
  for (let at: Node | null = node; at?.parent != null; at = at.parent) {
    const { parent }: { parent: Node | null } = at;
    if (parent === null) break;
    if (inStatement) near.push(...namesOf(parent, at));
    // Parts of an `if` or `while` are only its condition.
    if (isStatement(parent) || parent.type === 'block') inStatement = false;
    const name = parent.childForFieldName('name')?.text ?? '';
    if (parent.type === 'function_definition') functions.push(name);
    if (parent.type === 'class_definition') classes.push(name);
  }
  return { near, functions, classes };
}

/** The names that the parent gives to what this child of it computes. */
function namesOf(parent: Node, child: Node): readonly string[] {
  const field = (name: string): Node | null => parent.childForFieldName(name);
  switch (parent.type) {
    case 'assignment':
    case 'augmented_assignment':
      return field('right')?.id === child.id ? targetNames(field('left')) : [];
    case 'keyword_argument':
    case 'named_expression':
    case 'default_parameter':
    case 'typed_default_parameter':
      return field('value')?.id === child.id ? targetNames(field('name')) : [];
    case 'pair':
      return field('value')?.id === child.id ? targetNames(field('key')) : [];
    case 'subscript':
      return field('value')?.id === child.id ? [] : targetNames(field('value'));
    case 'call':
      return field('arguments')?.id === child.id ? targetNames(field('function')) : [];
    case 'comparison_operator':
      return parent.namedChildren.filter((one) => one.id !== child.id).flatMap((one) => targetNames(one));
    default:
      return [];
  }
}

/** The names in what a value is stored into: `self.reset_token` -> `reset_token`; `row["salt"]` -> `row`, `salt`. */
function targetNames(node: Node | null): readonly string[] {
  if (node === null) return [];
  const inside = bare(node);
  switch (inside.type) {
    case 'identifier':
      return [inside.text];
    case 'attribute':
      return [...ownerName(inside.childForFieldName('object')), inside.childForFieldName('attribute')?.text ?? ''];
    case 'string':
      return [/^\w*["']+([\w .-]{1,40})["']+$/u.exec(inside.text)?.[1] ?? ''];
    case 'subscript':
      return inside.namedChildren.flatMap((one) => targetNames(one));
    case 'call':
      return targetNames(inside.childForFieldName('function'));
    case 'pattern_list':
    case 'tuple_pattern':
    case 'list_pattern':
    case 'tuple':
      return inside.namedChildren.flatMap((one) => targetNames(one));
    default:
      return [];
  }
}

const ownerName = (object: Node | null): readonly string[] =>
  object?.type === 'identifier' && !/^(?:self|cls)$/u.test(object.text) ? [object.text] : [];

/**
 * Identifiers and attributes in the call's own arguments: `md5(user.password.encode())` -> `user`, `password`,
 * `encode`.
 */
export function argumentNames(call: Node): readonly string[] {
  return argumentsOf(call)
    .flatMap(({ value }) => [...walk(value)])
    .filter(({ type }) => type === 'identifier')
    .map(({ text }) => text);
}

/** The lower-case words of a name: `resetToken2` -> `reset`, `token`; `HTTPAuth` -> `http`, `auth`. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/gu, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1_$2')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word !== '');
