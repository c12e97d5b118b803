import type { Edit } from '../model/fixes/edit.ts';
import type { PythonFile } from '../python/tree/file.ts';
import { enclosing, type Node } from '../python/tree/tree.ts';

/**
 * A comment that edits would take away and write nowhere else; null for none. One on the lines of an import goes with
 * the import.
 */
export function lostComment(file: PythonFile, edits: readonly Edit[]): Node | null {
  const removing = edits.filter((edit) => edit.end > edit.start && file.text.slice(edit.start, edit.end).includes('#'));
  for (const edit of removing) {
    const node = file.root.descendantForIndex(edit.start, edit.end);
    const comments = node?.descendantsOfType('comment') ?? [];
    for (const comment of comments) {
      const isInside = comment !== null && edit.start <= comment.startIndex && comment.endIndex <= edit.end;
      if (
        isInside &&
        !edits.some(({ text }) => text.includes(comment.text.trimEnd())) &&
        !goesWithImport(file, comment, edit)
      )
        return comment;
    }
  }
  return null;
}

function goesWithImport(file: PythonFile, comment: Node, edit: Edit): boolean {
  if (enclosing(comment, 'import_statement', 'import_from_statement')) return true;
  const isOnItsLine = (node: Node): boolean =>
    edit.start <= node.startIndex &&
    node.endIndex <= comment.startIndex &&
    !file.text.slice(node.endIndex, comment.startIndex).includes('\n');
  return file.root
    .descendantsOfType(['import_statement', 'import_from_statement'])
    .some((node) => node !== null && isOnItsLine(node));
}
