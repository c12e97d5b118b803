/** What an unpacked dictionary, `**options`, brings to a call. */

import { argumentsOf } from '../edits/arguments.ts';
import { givenTo } from '../scopes/origin.ts';
import type { PythonFile } from './file.ts';
import { calledName, usesOf } from './names.ts';
import { bare, children, enclosing, type Node } from './tree.ts';

/** Whether the dictionary that is unpacked holds the key: `unknown` when its keys cannot all be seen. */
export function splatHolds(file: PythonFile, dictionary: Node, key: string): 'yes' | 'no' | 'unknown' {
  const at = bare(dictionary);
  const literal = keysOf(file, at);
  if (literal !== null) return literal.includes(key) ? 'yes' : 'no';
  if (at.type !== 'identifier') return 'unknown';
  if (isSetBefore(file, at, key)) return 'yes';
  const given = givenTo(file, at);
  const keys = given?.map((value) => keysOf(file, bare(value)));
  if (!keys || keys.length !== 1 || keys[0] === null || keys[0] === undefined) return 'unknown';
  if (keys[0].includes(key)) return 'yes';
  return isLocal(file, at) && usesOf(file, at, at.text).every((use) => leavesKey(use, key)) ? 'no' : 'unknown';
}

/** The keys of `{"a": 1}` or `dict(a=1)`; null for another expression, or with keys that are not literal. */
function keysOf(file: PythonFile, node: Node): readonly string[] | null {
  if (node.type === 'dictionary')
    return all(
      children(node).map((pair) => (pair.type === 'pair' ? literalText(pair.childForFieldName('key')) : null)),
    );
  if (node.type === 'call' && calledName(file, node) === 'dict') return all(argumentsOf(node).map(({ name }) => name));
  return null;
}

const all = (keys: readonly (string | null)[]): readonly string[] | null =>
  keys.some((key) => key === null) ? null : keys.flatMap((key) => key ?? []);

const literalText = (node: Node | null): string | null =>
  node?.type === 'string' ? (/^(["'])(\w+)\1$/u.exec(node.text)?.[2] ?? null) : null;

const isLocal = (file: PythonFile, name: Node): boolean => file.scopes.owner(name, name.text)?.kind === 'function';

/** Unpacking the dictionary, or setting another literal key, leaves it without the key; anything else may not. */
function leavesKey(use: Node, key: string): boolean {
  const parent = use.parent;
  if (parent?.type === 'dictionary_splat') return true;
  if (parent?.type !== 'subscript') return false;
  const index = literalText(parent.childrenForFieldName('subscript')[0] ?? null);
  return index !== null && index !== key;
}

/**
 * `options["timeout"] = …` or `options.setdefault("timeout", …)` in the same block or one round it, before the call.
 */
function isSetBefore(file: PythonFile, name: Node, key: string): boolean {
  return usesOf(file, name, name.text).some((use) => {
    const set = use.endIndex < name.startIndex ? settingOf(use, key) : null;
    const statement = set && enclosing(set, 'expression_statement');
    const block = statement?.parent;
    return (
      block !== undefined && block !== null && block.startIndex <= name.startIndex && name.endIndex <= block.endIndex
    );
  });
}

function settingOf(use: Node, key: string): Node | null {
  const parent = use.parent;
  if (
    parent?.type === 'subscript' &&
    parent.parent?.type === 'assignment' &&
    parent.parent.childForFieldName('left')?.id === parent.id
  ) {
    const value = parent.parent.childForFieldName('right');
    return literalText(parent.childrenForFieldName('subscript')[0] ?? null) === key && value?.type !== 'none'
      ? parent
      : null;
  }
  const call =
    parent?.type === 'attribute' && parent.childForFieldName('attribute')?.text === 'setdefault' ? parent.parent : null;
  const [first, second] = call?.type === 'call' ? argumentsOf(call) : [];
  return call && first && second && literalText(first.value) === key && second.value.type !== 'none' ? call : null;
}
