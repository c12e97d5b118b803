/**
 * The names that a part of a statement binds: targets of assignments, patterns of `match`, parameters, type parameters.
 */

import { children, type Node } from '../tree/tree.ts';

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
  'as_pattern_target',
]);

/** Identifiers that an assignment to this target binds. `a.b` and `a[b]` bind nothing. */
export function targets(node: Node | null): readonly Node[] {
  if (node === null) return [];
  if (node.type === 'identifier') return [node];
  return groups.has(node.type) ? node.namedChildren.flatMap((child) => targets(child)) : [];
}

/** Identifiers that a `case` captures. */
export const captures = (clause: Node): readonly Node[] =>
  clause.namedChildren.filter((child) => child.type === 'case_pattern').flatMap((pattern) => capturesIn(pattern));

function capturesIn(node: Node): readonly Node[] {
  const inside = children(node);
  switch (node.type) {
    case 'identifier':
      return [node];
    case 'dotted_name':
      return inside.length === 1 ? inside : [];
    case 'class_pattern':
    case 'keyword_pattern':
      return inside.slice(1).flatMap((child) => capturesIn(child));
    case 'dict_pattern':
      return [...node.childrenForFieldName('value'), ...inside.filter(({ type }) => type === 'splat_pattern')].flatMap(
        (child) => capturesIn(child),
      );
    case 'string':
    case 'concatenated_string':
      return [];
    default:
      return inside.flatMap((child) => capturesIn(child));
  }
}

/** Parameters: what they bind, and the parts that are evaluated where the function is defined. */
export interface Parameters {
  readonly names: readonly Node[];
  readonly defaults: readonly Node[];
  readonly annotations: readonly Node[];
}

export function parametersOf(list: Node | null): Parameters {
  const found = { names: [] as Node[], defaults: [] as Node[], annotations: [] as Node[] };
  for (const parameter of list?.namedChildren ?? []) {
    const annotation = parameter.type.startsWith('typed_') ? parameter.childForFieldName('type') : null;
    const value = parameter.type.endsWith('default_parameter') ? parameter.childForFieldName('value') : null;
    const name = parameter.type.endsWith('default_parameter') ? parameter.childForFieldName('name') : parameter;
    found.names.push(...targets(name?.type === 'typed_parameter' ? (name.namedChildren[0] ?? null) : name));
    if (annotation) found.annotations.push(annotation);
    if (value) found.defaults.push(value);
  }
  return found;
}

/** Names of `[T: int, *Ts, **P]`. */
export function typeParametersOf(list: Node | null): readonly Node[] {
  return (list?.namedChildren ?? []).flatMap((type) => {
    let at: Node | null = type;
    while (at !== null && at.type !== 'identifier') at = at.namedChildren[0] ?? null;
    return at === null ? [] : [at];
  });
}
