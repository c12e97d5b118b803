import type { Edit } from '../../model/fixes/edit.ts';
import { lineStart, type PythonFile } from '../tree/file.ts';
import { enclosing } from '../tree/tree.ts';

/**
 * The text from `start` to `end` with every line after the first moved in by `by`. Empty lines stay empty, and lines
 * that begin inside a string stay where they are, since their white space is part of its value.
 */
export function movedIn(file: PythonFile, start: number, end: number, by: string): string {
  const text = file.text.slice(start, end);
  let index = start;
  return text
    .split('\n')
    .map((line, number) => {
      const from = index;
      index += line.length + 1;
      return number === 0 || line.trim() === '' || beginsInString(file, from) ? line : by + line;
    })
    .join('\n');
}

/** The same as edits, one for each line: insertions that leave the rest to other fixes. */
export function inwardEdits(file: PythonFile, start: number, end: number, by: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (
    let index = file.text.indexOf('\n', start) + 1;
    index > 0 && index < end;
    index = file.text.indexOf('\n', index) + 1
  ) {
    if (!/^[ \t\f]*\r?\n/u.test(file.text.slice(index, index + 200)) && !beginsInString(file, index))
      edits.push({ start: index, end: index, text: by });
  }
  return edits;
}

/** Whether the line that begins at `index` begins inside a string. */
function beginsInString(file: PythonFile, index: number): boolean {
  const node = file.root.descendantForIndex(index);
  const string = node && enclosing(node, 'string');
  return string !== null && string.startIndex < index && lineStart(file.text, index) === index;
}
