/**
 * `xml.sax.saxutils.escape` of one text gives the same as `html.escape` without quotes, which brings no parser along.
 */

import { fix, type Fix } from '../../model/fixes/fix.ts';
import { addArgument, argumentsOf, replace } from '../../python/edits/arguments.ts';
import { importedNames, type ImportedName } from '../../python/imports/imports.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { isNamedInText } from '../../python/tree/named-in-text.ts';
import { usesOf } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';

const escape = 'xml.sax.saxutils.escape';

/**
 * The fix for a statement that imports `escape` alone, all of whose uses are calls with one argument; null for others.
 */
export function fixXmlEscape(file: PythonFile, statement: Node): Fix | null {
  const [name, ...more] = importedNames(statement) ?? [];
  const source = statement.childForFieldName('module_name');
  if (!name || !source || more.length > 0 || name.path !== escape) return null;
  const calls = callsOf(file, name);
  if (calls === null || calls.length === 0) return null;
  const edits = [replace(source, 'html'), ...calls.flatMap((call) => addArgument(file, call, 'quote=False'))];
  return fix({ edits, summary: 'Escape with `html.escape`, which gives the same text', safety: 'safe' });
}

/** The calls of the name; null when it is used in another way, or bound to something else too. */
function callsOf(file: PythonFile, { local, node }: ImportedName): readonly Node[] | null {
  if (
    file.scopes.bindings(node, local).length !== 1 ||
    isNamedInText(file, local) ||
    /(?:^|\/)__init__\.py$/u.test(file.path)
  )
    return null;
  const calls = usesOf(file, node, local).map(({ parent, id }) =>
    parent?.type === 'call' && parent.childForFieldName('function')?.id === id ? parent : null,
  );
  const plain = calls.every(
    (call) =>
      call !== null &&
      argumentsOf(call).length === 1 &&
      argumentsOf(call).every((one) => one.name === null && one.splat === null),
  );
  return plain ? calls.filter((call) => call !== null) : null;
}
