/** Edits that take names out of import statements, and statements out of their blocks. */

import type { Edit } from '../../model/fixes/edit.ts';
import { lineEnd, lineStart, type PythonFile } from '../tree/file.ts';
import { children, type Node } from '../tree/tree.ts';

/** Takes some of the names of one statement away; at least one stays. `all` are its names in order. */
export function withoutNames(
  file: PythonFile,
  statement: Node,
  all: readonly Node[],
  gone: ReadonlySet<number>,
): readonly Edit[] {
  const edits: Edit[] = [];
  for (let first = 0; first < all.length; first += 1) {
    if (!gone.has(all[first]?.id ?? -1)) continue;
    let last = first;
    while (last + 1 < all.length && gone.has(all[last + 1]?.id ?? -1)) last += 1;
    edits.push(withoutRun(file, statement, all, first, last));
    first = last;
  }
  return edits;
}

function withoutRun({ text }: PythonFile, statement: Node, all: readonly Node[], first: number, last: number): Edit {
  const start = all[first]?.startIndex ?? 0;
  const end = all[last]?.endIndex ?? 0;
  const behind = /^[ \t]*,?/u.exec(text.slice(end))?.[0].length ?? 0;
  const before = lineStart(text, start);
  const isAlone =
    text.slice(before, start).trim() === '' && /^[ \t]*(?:#.*)?$/u.test(text.slice(end + behind, lineEnd(text, end)));
  if (isAlone && statement.text.endsWith(')')) return { start: before, end: nextLine(text, end), text: '' };
  const next = all[last + 1];
  const previous = all[first - 1];
  if (next !== undefined && !text.slice(end, next.startIndex).includes('#'))
    return { start, end: next.startIndex, text: '' };
  if (next === undefined && previous !== undefined && !text.slice(previous.endIndex, start).includes('#'))
    return { start: previous.endIndex, end, text: '' };
  return { start, end: end + behind, text: '' };
}

/** Takes a whole statement away, with its line when it is alone there. `emptied`: nothing else is left in its block. */
export function withoutStatement({ text }: PythonFile, statement: Node, emptied: boolean): Edit {
  const { startIndex: start, endIndex: end } = statement;
  if (emptied) return { start, end, text: 'pass' };
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const tail = text.slice(end, to);
  if (text.slice(from, start).trim() === '' && /^[ \t]*;?[ \t]*(?:#.*)?$/u.test(tail))
    return withoutLines(text, from, nextLine(text, end));
  const following = /^[ \t]*;[ \t]*(?=[^#\s])/u.exec(tail);
  if (following) return { start, end: end + following[0].length, text: '' };
  const semicolon = /[ \t]*;[ \t]*$/u.exec(text.slice(from, start));
  return { start: start - (semicolon?.[0].length ?? 0), end, text: '' };
}

/** The lines, and the blank ones round them that would otherwise be doubled. */
function withoutLines(text: string, start: number, end: number): Edit {
  const before = /(?:^|\n)((?:[ \t]*\r?\n)*)$/u.exec(text.slice(0, start))?.[1] ?? '';
  const after = /^(?:[ \t]*\r?\n)*/u.exec(text.slice(end))?.[0] ?? '';
  if (start === 0) return { start, end: end + after.length, text: '' };
  if (before === '' || after === '') return { start, end, text: '' };
  return after.length <= before.length
    ? { start, end: end + after.length, text: '' }
    : { start: start - before.length, end, text: '' };
}

function nextLine(text: string, index: number): number {
  const end = text.indexOf('\n', index);
  return end === -1 ? text.length : end + 1;
}

/** Whether taking these statements away would leave their block without any. */
export function isEmptied(statement: Node, gone: ReadonlySet<number>): boolean {
  const block = statement.parent;
  return block !== null && block.type === 'block' && children(block).every((child) => gone.has(child.id));
}

/** Edits that touch become one, so that they can be applied in any order. */
export function joined(edits: readonly Edit[]): readonly Edit[] {
  const done: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = done.at(-1);
    if (last === undefined || last.end < edit.start) done.push(edit);
    else done[done.length - 1] = { start: last.start, end: Math.max(last.end, edit.end), text: last.text + edit.text };
  }
  return done;
}
