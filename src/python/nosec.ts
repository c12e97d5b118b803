/**
 * Suppression comments in the one form that Bandit reads as meant: `# nosec B603 # reason`. Without the second `#` every word of the
 * reason is looked up as a test's name; a list without a space after its comma counts for the last id only.
 * https://bandit.readthedocs.io/en/latest/config.html#exclusions
 */
import type { Edit } from '../model/edit.ts';
import { lineEnd, lineStart, type PythonFile } from './file.ts';
import { enclosing, type Node } from './tree.ts';

/**
 * The edit that suppresses one test on a node, with a reason. Null where no comment can stand (inside a string, after a backslash)
 * or where the line has a `nosec` already, whose meaning an added id would change.
 */
export function nosec(file: PythonFile, node: Node, test: string, reason: string): Edit | null {
  const comment = `# nosec ${test} # ${reason.replace(/#/gu, ' ').replace(/\s+/gu, ' ').trim()}`;
  for (const index of [node.endIndex, node.startIndex]) {
    const end = lineEnd(file.text, index);
    const line = file.text.slice(lineStart(file.text, index), end);
    if (/#\s*nosec/iu.test(line)) return null;
    if (line.endsWith('\\') || inString(file, end)) continue;
    const trimmed = end - (line.length - line.trimEnd().length);
    return { start: trimmed, end, text: `${endsInComment(file, trimmed) ? ' ' : '  '}${comment}` };
  }
  return null;
}

const inString = (file: PythonFile, index: number): boolean => {
  const node = file.root.descendantForIndex(index);
  const string = node && enclosing(node, 'string');
  return string !== null && string.startIndex < index && index < string.endIndex;
};

const endsInComment = (file: PythonFile, index: number): boolean => file.root.descendantForIndex(Math.max(0, index - 1))?.type === 'comment';
