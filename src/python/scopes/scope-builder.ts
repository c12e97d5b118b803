/** The one pass over a tree that finds scopes and bindings. */

import { importedNames, moduleOf } from '../imports/imported-names.ts';
import { children, type Node } from '../tree/tree.ts';
import { captures, parametersOf, targets, typeParametersOf } from './binding-targets.ts';
import { bind, bindAll, moveDeclared, open, type OpenScope } from './open-scope.ts';
import type { Scope } from './scope.ts';

/** From this index of the text on, up to the next mark, names are seen from this scope. */
export interface Mark {
  readonly index: number;
  readonly scope: Scope;
}

/** A stretch of text that sees names from one scope. */
interface Region {
  readonly start: number;
  readonly end: number;
  readonly scope: OpenScope;
}

/**
 * Everything that opens a scope or binds a name. Asking the library for these alone is many times as fast as walking
 * the tree.
 */
const interesting =
  `function_definition class_definition lambda list_comprehension set_comprehension dictionary_comprehension generator_expression
  assignment augmented_assignment named_expression for_statement for_in_clause as_pattern delete_statement case_clause type_alias_statement
  import_statement import_from_statement future_import_statement global_statement nonlocal_statement`.split(/\s+/u);

export class ScopeBuilder {
  readonly #root: Node;
  readonly #module = open('module', null);
  readonly #marks: Mark[] = [{ index: 0, scope: this.#module }];
  readonly #stars: string[] = [];
  readonly #active: Region[] = [{ start: 0, end: Infinity, scope: this.#module }];
  /** Regions that have not begun yet, the next one last. */
  readonly #pending: Region[] = [];
  readonly #declaring: OpenScope[] = [];

  get #scope(): OpenScope {
    return this.#active.at(-1)?.scope ?? this.#module;
  }

  constructor(root: Node) {
    this.#root = root;
  }

  build(): { readonly module: Scope; readonly marks: readonly Mark[]; readonly stars: readonly string[] } {
    for (const node of this.#root.descendantsOfType(interesting)) this.#visit(node);
    this.#advance(Infinity);
    for (const scope of this.#declaring) moveDeclared(scope);
    return { module: this.#module, marks: this.#marks, stars: this.#stars };
  }

  #visit(node: Node): void {
    this.#advance(node.startIndex);
    switch (node.type) {
      case 'function_definition':
        return this.#definition(node);
      case 'class_definition':
        return this.#class(node);
      case 'lambda':
        return node.isNamed ? this.#lambda(node) : undefined;
      case 'type_alias_statement':
        return this.#alias(node);
      case 'assignment':
      case 'augmented_assignment':
      case 'for_statement':
      case 'for_in_clause':
        return this.#bindAll(targets(node.childForFieldName('left')));
      case 'named_expression':
        return this.#walrus(node);
      case 'as_pattern':
        return this.#bindAll(targets(node.childForFieldName('alias')));
      case 'case_clause':
        return this.#bindAll(captures(node));
      case 'delete_statement':
        return this.#bindAll(children(node).flatMap((target) => targets(target)));
      case 'global_statement':
      case 'nonlocal_statement':
        return this.#declare(node);
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
        return this.#import(node);
      default:
        return this.#comprehension(node);
    }
  }

  /** Leaves the regions that end, and enters those that begin, up to a place. */
  #advance(place: number): void {
    for (;;) {
      const top = this.#active.at(-1);
      const next = this.#pending.at(-1);
      if (
        top !== undefined &&
        top.end <= place &&
        top.end !== Infinity &&
        (next === undefined || next.start >= top.end)
      ) {
        this.#active.pop();
        this.#marks.push({ index: top.end, scope: this.#scope });
      } else if (next !== undefined && next.start <= place) {
        this.#pending.pop();
        this.#active.push(next);
        this.#marks.push({ index: next.start, scope: next.scope });
      } else return;
    }
  }

  /** Regions inside the node that is being visited, in any order; one inside another comes after it. */
  #regions(...regions: readonly (Region | null)[]): void {
    this.#pending.push(
      ...regions
        .filter((region) => region !== null)
        .sort((one, other) => other.start - one.start || one.end - other.end),
    );
  }

  #definition(node: Node): void {
    const outer = this.#scope;
    this.#bindAll(targets(node.childForFieldName('name')));
    const [types, typesRegion] = this.#types(node.childForFieldName('type_parameters'), outer, node.endIndex);
    const scope = open('function', types);
    const list = node.childForFieldName('parameters');
    const { names, defaults, annotations } = parametersOf(list);
    bindAll(scope, names);
    this.#regions(
      typesRegion,
      region(list, scope),
      region(node.childForFieldName('body'), scope),
      ...defaults.map((value) => region(value, outer)),
      ...annotations.map((type) => region(type, types)),
    );
  }

  #class(node: Node): void {
    this.#bindAll(targets(node.childForFieldName('name')));
    const [types, typesRegion] = this.#types(node.childForFieldName('type_parameters'), this.#scope, node.endIndex);
    this.#regions(typesRegion, region(node.childForFieldName('body'), open('class', types)));
  }

  #lambda(node: Node): void {
    const outer = this.#scope;
    const scope = open('function', outer);
    const list = node.childForFieldName('parameters');
    const { names, defaults } = parametersOf(list);
    bindAll(scope, names);
    this.#regions(
      region(list, scope),
      region(node.childForFieldName('body'), scope),
      ...defaults.map((value) => region(value, outer)),
    );
  }

  #alias(node: Node): void {
    const left = node.childForFieldName('left')?.namedChildren[0];
    const generic = left?.type === 'generic_type';
    this.#bindAll(targets((generic ? left.namedChildren[0] : left) ?? null));
    const [types, typesRegion] = this.#types(
      generic ? (left.namedChildren[1] ?? null) : null,
      this.#scope,
      node.endIndex,
    );
    this.#regions(typesRegion, region(node.childForFieldName('right'), open('types', types)));
  }

  /** The scope of type parameters, which is the outer one when there are none. */
  #types(list: Node | null, outer: OpenScope, end: number): readonly [OpenScope, Region | null] {
    if (list === null) return [outer, null];
    const scope = open('types', outer);
    bindAll(scope, typeParametersOf(list));
    return [scope, { start: list.startIndex, end, scope }];
  }

  /** The first iterable is evaluated outside. */
  #comprehension(node: Node): void {
    const scope = open('comprehension', this.#scope);
    const first =
      node.namedChildren.find((child) => child.type === 'for_in_clause')?.childForFieldName('right') ?? null;
    this.#regions({ start: node.startIndex + 1, end: node.endIndex, scope }, region(first, this.#scope));
  }

  /** Binds in the function round the comprehensions that it is in. */
  #walrus(node: Node): void {
    let scope = this.#scope;
    while (scope.kind === 'comprehension' && scope.parent !== null) scope = scope.parent;
    bindAll(scope, targets(node.childForFieldName('name')));
  }

  #bindAll(names: readonly Node[]): void {
    bindAll(this.#scope, names);
  }

  #declare(node: Node): void {
    const names = node.type === 'global_statement' ? this.#scope.global : this.#scope.nonlocal;
    for (const child of children(node)) names.add(child.text);
    this.#declaring.push(this.#scope);
  }

  #import(node: Node): void {
    const names = importedNames(node);
    if (names === null) this.#stars.push(moduleOf(node) ?? '');
    for (const { local: name, path, node: at } of names ?? []) {
      const whole = at.type === 'dotted_name' && node.type === 'import_statement' ? name : path;
      bind(this.#scope, { name, kind: 'import', path: whole, node: at });
    }
  }
}

const region = (node: Node | null, scope: OpenScope): Region | null =>
  node === null ? null : { start: node.startIndex, end: node.endIndex, scope };
