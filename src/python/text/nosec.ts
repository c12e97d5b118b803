/**
 * Suppression comments in the one form that Bandit reads as meant: `# nosec B603 # reason`. Without the second `#`
 * every word of the reason is looked up as a test's name; a list without a space after its comma counts for the last id
 * only. https://bandit.readthedocs.io/en/latest/config.html#exclusions
 */

import type { Edit } from '../../model/fixes/edit.ts';
import { lineEnd, lineStart, type PythonFile } from '../tree/file.ts';
import { enclosing, type Node } from '../tree/tree.ts';

/**
 * The edit that suppresses one test on a node, with a reason. A comment of this form with the same reason gets the id
 * as well. Null where no comment can stand (inside a string, after a backslash), and where one of the node's lines has
 * another `nosec`: Bandit reads only the first of them.
 */
export function nosec(file: PythonFile, node: Node, test: string, reason: string): Edit | null {
  const why = reason.replace(/#/gu, ' ').replace(/\s+/gu, ' ').trim();
  const lines = file.text.slice(lineStart(file.text, node.startIndex), lineEnd(file.text, node.endIndex));
  if (/#\s*nosec/iu.test(lines)) return joined(file, node, test, why);
  for (const index of [node.endIndex, node.startIndex]) {
    const end = lineEnd(file.text, index);
    const line = file.text.slice(lineStart(file.text, index), end);
    if (line.endsWith('\\') || inString(file, end)) continue;
    const trimmed = end - (line.length - line.trimEnd().length);
    return { start: trimmed, end, text: `${endsInComment(file, trimmed) ? ' ' : '  '}# nosec ${test} # ${why}` };
  }
  return null;
}

/** Adds the id to the one suppression that is there, when it has the same reason. */
function joined(file: PythonFile, node: Node, test: string, reason: string): Edit | null {
  const start = lineStart(file.text, node.startIndex);
  const [found, ...others] = file.text
    .slice(start, lineEnd(file.text, node.endIndex))
    .matchAll(/# nosec (B\d{3}(?:, B\d{3})*) # ([^\r\n]*)/gu);
  if (!found || others.length > 0 || found[2]?.trim() !== reason || found[1]?.split(', ').includes(test)) return null;
  const at = start + found.index + '# nosec '.length + (found[1]?.length ?? 0);
  return { start: at, end: at, text: `, ${test}` };
}

const inString = (file: PythonFile, index: number): boolean => {
  const node = file.root.descendantForIndex(index);
  const string = node && enclosing(node, 'string');
  return string !== null && string.startIndex < index && index < string.endIndex;
};

const endsInComment = (file: PythonFile, index: number): boolean =>
  file.root.descendantForIndex(Math.max(0, index - 1))?.type === 'comment';
