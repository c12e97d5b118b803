/** Simple statements that share a line with others: `if a: b`, `a; b`. */

import type { Edit } from '../../model/fixes/edit.ts';
import { indentOf, indentUnit, lineStart, newlineAt, type PythonFile } from '../tree/file.ts';
import { children, type Node } from '../tree/tree.ts';

/** What it takes to give a statement a line of its own. */
export interface OwnLine {
  /** Replacements of the gaps before and behind it; empty when it has its line already. */
  readonly edits: readonly Edit[];
  /** The white space that its line begins with after them. */
  readonly indent: string;
}

/**
 * The edits that give a simple statement its own line, however it stands: alone, behind `;`, before one, in the suite
 * of `if a: b`. Null when unclear.
 */
export function ownLine(file: PythonFile, statement: Node): OwnLine | null {
  const block = statement.parent;
  if (block === null || (block.type !== 'block' && block.type !== 'module')) return null;
  const all = children(block);
  const at = all.findIndex((one) => one.startIndex === statement.startIndex);
  const [before, after] = [all[at - 1], all[at + 1]];
  const opening = suiteGap(file, block);
  // What is joined by semicolons and backslashes has the white space of its first line.
  const first =
    all.slice(0, at + 1).findLast((one, index) => index === 0 || !semicolonGap(file, all[index - 1] ?? one, one)) ??
    statement;
  const indent = opening && block.parent ? indentOf(file, block.parent) + indentUnit(file) : indentOf(file, first);
  const line = `${newlineAt(file, statement.startIndex)}${indent}`;
  const gaps = [
    opening,
    before && semicolonGap(file, before, statement),
    after && semicolonGap(file, statement, after),
  ];
  return { edits: gaps.flatMap((gap) => (gap ? [{ ...gap, text: line }] : [])), indent };
}

/**
 * Whether nothing stands before the node on its logical line: no other statement, no header with its colon, no line
 * that a backslash joins to it.
 */
export function beginsLine({ text }: PythonFile, { startIndex }: Node): boolean {
  const start = lineStart(text, startIndex);
  return text.slice(start, startIndex).trim() === '' && !/\\\r?\n$/u.test(text.slice(Math.max(0, start - 3), start));
}

interface Gap {
  readonly start: number;
  readonly end: number;
}

/** Between the colon and the first statement of a suite on the same logical line; null for an ordinary block. */
function suiteGap({ text }: PythonFile, block: Node): Gap | null {
  if (block.type !== 'block') return null;
  const colon = block.parent?.children.findLast((child) => child.type === ':' && child.endIndex <= block.startIndex);
  return colon && /^(?:[ \t\f]|\\\r?\n)*$/u.test(text.slice(colon.endIndex, block.startIndex))
    ? { start: colon.endIndex, end: block.startIndex }
    : null;
}

const semicolonGap = ({ text }: PythonFile, left: Node, right: Node): Gap | null =>
  /^[ \t\f]*;(?:[ \t\f]|\\\r?\n)*$/u.test(text.slice(left.endIndex, right.startIndex))
    ? { start: left.endIndex, end: right.startIndex }
    : null;
