/** Puts one import in the place of another. */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { beginsLine } from '../edits/own-line.ts';
import { indentOf, lineEnd, newlineAt, type PythonFile } from '../tree/file.ts';
import type { Node } from '../tree/tree.ts';
import { isEmptied, joined, withoutNames, withoutStatement } from './import-removal.ts';
import { firstUse, importText, isPresent, localOf } from './import-statement.ts';
import { importedNames, type ImportedName } from './imported-names.ts';

/**
 * Replaces one imported name of a statement by another import, or splits it off: `import pickle, os` -> `import os` and
 * the new line.
 */
export function replaceImport(file: PythonFile, statement: Node, name: ImportedName, by: Import): readonly Edit[] {
  const all = (importedNames(statement) ?? []).map(({ node }) => node);
  const present = isPresent(file, by, Math.min(firstUse(file, localOf(by)), firstUse(file, name.local)), statement);
  if (all.length <= 1) {
    if (present) return [withoutStatement(file, statement, isEmptied(statement, new Set([statement.id])))];
    const comments = statement.descendantsOfType('comment').map(({ text }) => text);
    return [{ start: statement.startIndex, end: statement.endIndex, text: [importText(by), ...comments].join('  ') }];
  }
  const removal = withoutNames(file, statement, all, new Set([name.node.id]));
  return present ? removal : joined([...removal, insertion(file, statement, importText(by))]);
}

/** The new statement behind the old one: on a line of its own, unless the line has other statements. */
function insertion(file: PythonFile, statement: Node, added: string): Edit {
  const { text } = file;
  const end = statement.endIndex;
  const to = lineEnd(text, end);
  const alone = beginsLine(file, statement) && /^[ \t]*(?:#.*)?$/u.test(text.slice(end, to));
  if (!alone) return { start: end, end, text: `; ${added}` };
  return { start: to, end: to, text: newlineAt(file, end) + indentOf(file, statement) + added };
}
