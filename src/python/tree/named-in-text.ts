/** Names that are used from inside strings and comments. */

import type { PythonFile } from './file.ts';
import { enclosing, type Node } from './tree.ts';

/** Whether `__all__`, a string annotation, a type comment, a doctest or code in a string names it. */
export function isNamedInText(file: PythonFile, name: string): boolean {
  const { text, root } = file;
  const word = new RegExp(`(?<![\\w.])${name.replace(/\W/gu, '\\$&')}(?!\\w)`, 'gu');
  for (const { index } of text.matchAll(word)) {
    const node = root.descendantForIndex(index, index + name.length - 1);
    if (node === null) continue;
    if (node.type === 'comment' && /^#\s*type:/u.test(node.text)) return true;
    const string = enclosing(node, 'string');
    if (string !== null && node.type !== 'identifier' && matters(file, string, name, index)) return true;
  }
  return false;
}

/** Functions that read names or code out of their strings. */
const readers =
  /(?:^|\.)(?:cast|TypeVar|NewType|ForwardRef|NamedTuple|TypedDict|eval|exec|compile|timeit|repeat|run|runctx|getattr|setattr|delattr)$/u;

function matters(file: PythonFile, string: Node, name: string, index: number): boolean {
  if (enclosing(string, 'type') !== null) return true;
  const assignment = enclosing(string, 'assignment', 'augmented_assignment', 'call');
  const left =
    assignment?.type === 'call' ? assignment.childForFieldName('function') : assignment?.childForFieldName('left');
  if (/^__all__\b/u.test(left?.text ?? '') || readers.test(left?.text ?? '')) return true;
  const outer = enclosing(string, 'assignment', 'augmented_assignment');
  if (outer?.childForFieldName('left')?.text === '__all__') return true;
  if (string.parent?.type === 'subscript' && isSubscriptName(string, name)) return true;
  const line = file.text.slice(file.text.lastIndexOf('\n', index - 1) + 1, index);
  return /^[^\n]*(?:>>>|\.\.\.)(?:\s|$)/u.test(line);
}

/** `globals()['os']` and `Optional['os.PathLike']`. */
function isSubscriptName(string: Node, name: string): boolean {
  const value = string.parent?.childForFieldName('value')?.text ?? '';
  return /^(?:globals|locals|vars)\b/u.test(value) || string.text.includes(`${name}.`);
}
