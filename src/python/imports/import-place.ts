/** Where a new import statement goes. */

import type { Import } from '../../model/fixes/fix.ts';
import { lineEnd, lineStart, type PythonFile } from '../tree/file.ts';
import type { Node } from '../tree/tree.ts';
import { groupOf, type Head, type HeadImport } from './file-head.ts';

/** The place for a statement, and how many blank lines it needs before and behind it. */
export interface Place {
  readonly index: number;
  /** Behind the line that ends at `index`, or before the line that begins there. */
  readonly behind: boolean;
  readonly blankBefore: number;
  readonly blankBehind: number;
}

/** The place for an import in a head that ends before its first use. */
export function placeOf(file: PythonFile, head: Head, wanted: Import): Place {
  const group = groupOf(file, wanted.module);
  const members = head.imports.filter((one) => one.group === group);
  if (members.length > 0) return beside(file, members, wanted);
  const lower = head.imports.findLast((one) => one.group < group);
  if (lower) return behindGroup(file, head, lower.node);
  const higher = head.imports[0];
  if (higher) return beforeNode(file, higher.node, 1);
  return first(file, head);
}

type Key = readonly (number | string)[];
const keyOf = ({ module, name }: Import): Key => [name === null ? 0 : 1, module.toLowerCase(), name ?? ''];
const keyOfHead = ({ from, module }: HeadImport): Key => [from ? 1 : 0, module.toLowerCase(), ''];

/** The order of statements that are added together. */
export const inOrder = (file: PythonFile, one: Import, other: Import): number =>
  compare([groupOf(file, one.module), ...keyOf(one)], [groupOf(file, other.module), ...keyOf(other)]);

function compare(one: Key, other: Key): number {
  for (let at = 0; at < one.length; at += 1) {
    const [left = '', right = ''] = [one[at], other[at]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

/** Plain imports before from-imports, or both by module alone: the two orders that sorting tools write. */
const orders = [(key: Key) => key, (key: Key) => key.slice(1)];

/** Into a group: in order where the group is in order, else at its end, plain imports behind plain ones. */
function beside(file: PythonFile, members: readonly HeadImport[], wanted: Import): Place {
  for (const order of orders) {
    const keys = members.map((one) => order(keyOfHead(one)));
    if (!keys.every((key, at) => at === 0 || compare(keys[at - 1] ?? key, key) <= 0)) continue;
    const previous = members.findLast((_, at) => compare(keys[at] ?? [], order(keyOf(wanted))) <= 0);
    const [member] = members;
    if (previous) return behindNode(file, previous.node);
    if (member) return beforeMember(file, member.node);
  }
  const last = members.findLast(({ from }) => from === (wanted.name !== null)) ?? members.at(-1);
  return last ? behindNode(file, last.node) : { index: 0, behind: false, blankBefore: 0, blankBehind: 0 };
}

/** A group of its own behind another. A blank line divides them, unless the file's groups follow each other without. */
function behindGroup(file: PythonFile, head: Head, node: Node): Place {
  const place = behindNode(file, node);
  const nextLine = /^\r?\n([ \t\f]*\S?)/u.exec(file.text.slice(place.index))?.[1]?.trim() ?? '';
  if (nextLine === '') return { ...place, blankBefore: 1 };
  const joined = head.imports.some(
    (one) => one.node.startIndex > node.startIndex && lineStart(file.text, one.node.startIndex) <= place.index + 2,
  );
  return joined ? place : { ...place, blankBefore: 1, blankBehind: 1 };
}

/** Behind the last line of everything that begins on the lines of the node. */
function behindNode({ text }: PythonFile, node: Node): Place {
  let index = lineEnd(text, node.endIndex);
  for (let next = node.nextNamedSibling; next !== null && next.startIndex < index; next = next.nextNamedSibling)
    index = lineEnd(text, next.endIndex);
  return { index, behind: true, blankBefore: 0, blankBehind: 0 };
}

const startsLine = ({ text }: PythonFile, node: Node): boolean =>
  text.slice(lineStart(text, node.startIndex), node.startIndex).trim() === '';

function beforeMember(file: PythonFile, node: Node): Place {
  if (!startsLine(file, node)) return behindNode(file, node);
  return { index: lineStart(file.text, node.startIndex), behind: false, blankBefore: 0, blankBehind: 0 };
}

/** Above a statement, and above the comment on it, unless that is the comment at the top of the file. */
function beforeNode(file: PythonFile, node: Node, blankBehind: number): Place {
  if (!startsLine(file, node)) return { ...behindNode(file, node), blankBefore: 0 };
  return {
    index: aboveComments(file, lineStart(file.text, node.startIndex)),
    behind: false,
    blankBefore: 0,
    blankBehind,
  };
}

function aboveComments({ text }: PythonFile, index: number): number {
  let start = index;
  while (start > 0 && /^[ \t]*#/u.test(text.slice(lineStart(text, start - 1), start)))
    start = lineStart(text, start - 1);
  return start === 0 ? index : start;
}

/** The first import of the file: behind docstring and `__future__`, else above all code, else behind the comments. */
function first(file: PythonFile, { opening, first: statement }: Head): Place {
  const { text } = file;
  const blankBehind = /^(?:function|class|decorated)_definition$/u.test(statement?.type ?? '') ? 2 : 1;
  if (opening !== null) {
    const place = behindNode(file, opening);
    return {
      ...place,
      blankBefore: 1,
      blankBehind: /^\r?\n[ \t\f]*[^\s]/u.test(text.slice(place.index)) ? blankBehind : 0,
    };
  }
  if (statement !== null) return beforeNode(file, statement, blankBehind);
  const behind = text !== '' && !text.endsWith('\n');
  return { index: text.length, behind, blankBefore: text.trim() === '' ? 0 : 1, blankBehind: 0 };
}
