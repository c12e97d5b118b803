/**
 * The syntax tree of Python text: tree-sitter's, with its Python grammar. Only this folder knows the library.
 * Nodes are addressed by UTF-16 index alone: the library's own rows and columns are not CPython's.
 */

import type { Node, Parser, Tree } from 'web-tree-sitter';

export type { Node, Tree };

/** Text to tree. The tree must be freed with `delete()`, or memory grows without bound: `withPython` does that. */
export type Parse = (text: string) => Tree;

/** What the library's module gives; handed in, since loading code is an effect. */
export interface TreeSitter {
  readonly Parser: typeof Parser;
  readonly Language: { load(bytes: Uint8Array): Promise<Parameters<Parser['setLanguage']>[0]> };
}

/** Makes a parser from the library and the bytes of its two WebAssembly files. */
export async function openParser(
  { Parser: TreeParser, Language }: TreeSitter,
  runtime: Uint8Array,
  grammar: Uint8Array,
): Promise<Parse> {
  await TreeParser.init({ wasmBinary: runtime });
  const parser = new TreeParser();
  parser.setLanguage(await Language.load(grammar));
  return (text) => {
    const tree = parser.parse(text);
    // Null only when a progress callback cancels, and there is none.
    if (tree === null) throw new Error('the parser gave no tree');
    return tree;
  };
}

/** Whether the node or one above it, up to its statement, could not be understood: edits there would be guesses. */
export function isBroken(node: Node): boolean {
  for (let at: Node | null = node; at !== null; at = at.parent) {
    if (at.type === 'ERROR' || at.isMissing) return true;
    if (isStatement(at)) return at.hasError;
  }
  return node.hasError;
}

/** Statements, and clauses of compound ones, as the grammar names them. */
export const isStatement = (node: Node): boolean =>
  /_statement$|^(?:decorated|function|class)_definition$|_clause$/u.test(node.type) &&
  !/^(?:for_in|if)_clause$/u.test(node.type);

/** The nearest ancestor, the node itself included, of one of the types. */
export function enclosing(node: Node, ...types: readonly string[]): Node | null {
  for (let at: Node | null = node; at !== null; at = at.parent) if (types.includes(at.type)) return at;
  return null;
}

/** The named children without what may stand anywhere: comments, and backslashes at the ends of lines. */
export const children = (node: Node): readonly Node[] =>
  node.namedChildren.filter((child) => child.type !== 'comment' && child.type !== 'line_continuation');

/** Every node below, in order of the text, the node itself first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of node.namedChildren) yield* walk(child);
}

/** The node without the parentheses round it. */
export function bare(node: Node): Node {
  const inside = node.type === 'parenthesized_expression' ? children(node)[0] : undefined;
  return inside ? bare(inside) : node;
}
