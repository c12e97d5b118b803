/**
 * The arguments of a call as data, and edits that add, replace and remove them without touching the rest of its text.
 */

import type { Edit } from '../../model/fixes/edit.ts';
import { indentOf, lineEnd, lineStart, newlineAt, type PythonFile } from '../tree/file.ts';
import type { Node } from '../tree/tree.ts';

export interface Argument {
  /** The whole argument: `timeout=3`, `*rest`, `x`. */
  readonly node: Node;
  /** The keyword, or null for a positional one. */
  readonly name: string | null;
  /** What is passed: `3` of `timeout=3`, `rest` of `*rest`. */
  readonly value: Node;
  /** `*` or `**` for an unpacked one. */
  readonly splat: '*' | '**' | null;
}

/** All arguments in order. A lone generator (`f(x for x in y)`) is one positional argument. */
export function argumentsOf(call: Node): readonly Argument[] {
  const list = call.childForFieldName('arguments');
  if (list === null) return [];
  if (list.type === 'generator_expression') return [{ node: list, name: null, value: list, splat: null }];
  return list.namedChildren.filter((child) => child.type !== 'comment').map(argumentOf);
}

function argumentOf(node: Node): Argument {
  const value = node.childForFieldName('value');
  if (node.type === 'keyword_argument')
    return { node, name: node.childForFieldName('name')?.text ?? '', value: value ?? node, splat: null };
  if (node.type === 'list_splat') return { node, name: null, value: node.namedChildren[0] ?? node, splat: '*' };
  if (node.type === 'dictionary_splat') return { node, name: null, value: node.namedChildren[0] ?? node, splat: '**' };
  return { node, name: null, value: node, splat: null };
}

/** The argument given by keyword, or null. */
export const keyword = (call: Node, name: string): Argument | null =>
  argumentsOf(call).find((one) => one.name === name) ?? null;

/** The positional argument at `index`, or null; also null when a `*splat` before it makes its place unknown. */
export function positional(call: Node, index: number): Argument | null {
  const places = argumentsOf(call).filter((one) => one.name === null && one.splat !== '**');
  return places.slice(0, index + 1).some((one) => one.splat === '*') ? null : (places[index] ?? null);
}

/** The argument for a parameter that can be given by place or by name. */
export const argument = (call: Node, index: number, name: string): Argument | null =>
  positional(call, index) ?? keyword(call, name);

/** Whether the call unpacks `*args` or `**kwargs`, so that an argument may be there unseen. */
export const hasSplat = (call: Node): boolean => argumentsOf(call).some((one) => one.splat !== null);
/** Whether `**kwargs` is unpacked, so that a keyword may be there unseen. */
export const hasKeywordSplat = (call: Node): boolean => argumentsOf(call).some((one) => one.splat === '**');

/** Replaces the text of a node. */
export const replace = (node: Node, text: string): Edit => ({ start: node.startIndex, end: node.endIndex, text });

/** Gives a keyword this value, whether it is there already or not. */
export function setKeyword(file: PythonFile, call: Node, name: string, value: string): readonly Edit[] {
  const given = keyword(call, name);
  return given ? [replace(given.value, value)] : addArgument(file, call, `${name}=${value}`);
}

/**
 * Adds an argument behind the last one, in the style of the call: on a line of its own where the others have one, with
 * a comma where they end with one.
 */
export function addArgument(file: PythonFile, call: Node, text: string): readonly Edit[] {
  const list = call.childForFieldName('arguments');
  if (list === null) return [];
  if (list.type === 'generator_expression') {
    // A generator without parentheses of its own must be the only argument.
    return [
      { start: list.startIndex, end: list.startIndex, text: '(' },
      { start: list.endIndex - 1, end: list.endIndex, text: `), ${text})` },
    ];
  }
  const last = argumentsOf(call).at(-1)?.node;
  if (last === undefined) return [afterOpening(file, list, text)];
  const comma = commaAfter(last);
  const end = comma ? comma.endIndex : last.endIndex;
  if (!standsAlone(file, last, end, list)) {
    return comma ? [{ start: end, end, text: ` ${text},` }] : [{ start: end, end, text: `, ${text}` }];
  }
  const rest = lineEnd(file.text, end);
  const line = `${newlineAt(file, end)}${indentOf(file, last)}${text}${comma ? ',' : ''}`;
  if (comma) return [{ start: rest, end: rest, text: line }];
  // The comment on the last argument's line stays beside it.
  return rest === end
    ? [{ start: end, end, text: `,${line}` }]
    : [
        { start: end, end, text: ',' },
        { start: rest, end: rest, text: line },
      ];
}

const afterOpening = ({ text }: PythonFile, list: Node, added: string): Edit => {
  const at = list.startIndex + 1;
  return { start: at, end: at, text: text[at] === '#' ? `${added}  ` : added };
};

/** Removes an argument with its comma, and its line when nothing else is on it. Comments stay. */
export function removeArgument(file: PythonFile, call: Node, gone: Argument): readonly Edit[] {
  const all = argumentsOf(call);
  const index = all.findIndex((one) => one.node.startIndex === gone.node.startIndex);
  const comma = commaAfter(gone.node);
  const { text } = file;
  const start = gone.node.startIndex;
  const end = comma ? comma.endIndex : gone.node.endIndex;
  const ownLine = text.slice(lineStart(text, start), start).trim() === '';
  const after = text.slice(end, lineEnd(text, end));
  if (ownLine && /^\s*$/u.test(after)) return [{ start: lineStart(text, start), end: nextLine(text, end), text: '' }];
  if (ownLine && /^\s*#/u.test(after))
    return [{ start, end: end + (after.length - after.trimStart().length), text: '' }];
  const next = all[index + 1]?.node;
  if (next && isBlank(text, end, next.startIndex)) return [{ start, end: next.startIndex, text: '' }];
  const before = all[index - 1]?.node;
  const last = gone.node.endIndex;
  // The comma behind the last one stays as the comma behind the one before it.
  if (before && !next && isBlank(text.replace(/,/gu, ' '), before.endIndex, start))
    return [{ start: before.endIndex, end: last, text: '' }];
  return [{ start, end, text: '' }];
}

const isBlank = (text: string, from: number, to: number): boolean => text.slice(from, to).trim() === '';

function nextLine(text: string, index: number): number {
  const end = text.indexOf('\n', index);
  return end === -1 ? text.length : end + 1;
}

/** The comma that follows an argument, comments between them left aside. */
function commaAfter(node: Node): Node | null {
  for (let at = node.nextSibling; at !== null; at = at.nextSibling) {
    if (at.type === ',') return at;
    if (at.type !== 'comment') return null;
  }
  return null;
}

/** The argument begins its line, ends it but for a comment, and the closing parenthesis is further down. */
function standsAlone({ text }: PythonFile, node: Node, end: number, list: Node): boolean {
  const before = text.slice(lineStart(text, node.startIndex), node.startIndex);
  const after = text.slice(end, lineEnd(text, end));
  return before.trim() === '' && /^\s*(?:#.*)?$/u.test(after) && list.endIndex > lineEnd(text, end);
}
