/** New statements before and after others, in the layout of the block. */

import type { Edit } from '../../model/fixes/edit.ts';
import { indentOf, lineEnd, lineStart, newlineAt, type PythonFile } from '../tree/file.ts';
import { isStatement, type Node } from '../tree/tree.ts';
import { beginsLine } from './own-line.ts';

/**
 * The simple statement that the node is in, when a line can go before and after it: it has its lines for itself (no
 * `;`, no `if x: y`), and the node is evaluated with it, not later or several times (no lambda, no comprehension). Null
 * otherwise.
 */
export function statementOf(file: PythonFile, node: Node): Node | null {
  let at: Node = node;
  while (!isStatement(at)) {
    if (/^lambda$|_comprehension$|^generator_expression$/u.test(at.type) || at.parent === null) return null;
    at = at.parent;
  }
  return /^(?:expression|return|raise|assert|delete)_statement$/u.test(at.type) && hasOwnLines(file, at) ? at : null;
}

/** Whether nothing but a comment shares the statement's lines. */
export function hasOwnLines(file: PythonFile, statement: Node): boolean {
  const after = file.text.slice(statement.endIndex, lineEnd(file.text, statement.endIndex));
  return beginsLine(file, statement) && /^\s*(?:#.*)?$/u.test(after);
}

/** Puts lines before a statement that has its own. */
export function linesBefore(file: PythonFile, statement: Node, lines: readonly string[]): Edit {
  const at = lineStart(file.text, statement.startIndex);
  const indent = indentOf(file, statement);
  return { start: at, end: at, text: lines.map((line) => `${indent}${line}${newlineAt(file, at)}`).join('') };
}

/** Puts lines after a statement that has its own; a comment at its end stays there. */
export function linesAfter(file: PythonFile, statement: Node, lines: readonly string[]): Edit {
  const at = lineEnd(file.text, statement.endIndex);
  const indent = indentOf(file, statement);
  return { start: at, end: at, text: lines.map((line) => `${newlineAt(file, at)}${indent}${line}`).join('') };
}

/**
 * Deletes a statement with its line, and with one of the blank lines round it; null when its block would be empty or
 * other code shares the line.
 */
export function withoutLine(file: PythonFile, statement: Node): Edit | null {
  const { text } = file;
  const others = (statement.parent?.namedChildren ?? []).filter(
    (child) => child.type !== 'comment' && child.id !== statement.id,
  );
  const end = lineEnd(text, statement.endIndex);
  if (others.length === 0 || !hasOwnLines(file, statement) || text.slice(statement.endIndex, end).trim() !== '')
    return null;
  const start = lineStart(text, statement.startIndex);
  const between = /\n[ \t\r]*\n$/u.test(text.slice(0, start)) ? /^\r?\n(?:[ \t]*\r?\n)?/u : /^\r?\n/u;
  return { start, end: end + (between.exec(text.slice(end))?.[0].length ?? 0), text: '' };
}
