/** An FTP session in the code: what holds it, and where it logs in. */

import type { Edit } from '../../model/fixes/edit.ts';
import { argument } from '../../python/edits/arguments.ts';
import { hasOwnLines, linesAfter, linesBefore, statementOf } from '../../python/edits/insertion.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { dotted } from '../../python/tree/names.ts';
import { children, enclosing, type Node } from '../../python/tree/tree.ts';

/**
 * The edits that call `prot_p()` on a new session right after its log-in, so that files are encrypted as well; none
 * where that is done already. A clause when no place for it can be found.
 */
export function protecting(file: PythonFile, call: Node): readonly Edit[] | string {
  const holder = call.parent;
  const statement = statementOf(file, call);
  const item = holder?.type === 'as_pattern' ? enclosing(call, 'with_statement') : null;
  const target =
    holder?.type === 'assignment'
      ? holder.childForFieldName('left')
      : (holder?.childForFieldName('alias')?.namedChildren[0] ?? null);
  const name = target && dotted(target);
  if (!name || (item === null && statement === null)) return 'the session is not given to a name where it is opened';
  const scope = enclosing(call, name.includes('.') ? 'class_definition' : 'function_definition') ?? file.root;
  const all = scope.descendantsOfType('call');
  const calls = (method: string): readonly Node[] =>
    all.filter((one) => one.childForFieldName('function')?.text === `${name}.${method}`);
  if (calls('prot_p').length > 0) return [];
  const line = `${name}.prot_p()`;
  if (isLogin(call)) return item ? atTop(file, item, line) : [linesAfter(file, statement ?? call, [line])];
  const logins = calls('login').map((login) => statementOf(file, login));
  if (logins.length === 0) return `where ${quoted(name)} logs in cannot be seen here`;
  const edits = logins.map((login) =>
    login?.type === 'expression_statement' ? linesAfter(file, login, [line]) : null,
  );
  return edits.includes(null)
    ? `the log-in of ${quoted(name)} is not a statement of its own`
    : edits.flatMap((edit) => edit ?? []);
}

/** With a user the constructor logs in by itself. */
function isLogin(call: Node): boolean {
  const user = argument(call, 1, 'user')?.value;
  return user !== undefined && user.type !== 'none' && !/^(?:""|'')$/u.test(user.text);
}

function atTop(file: PythonFile, block: Node, line: string): readonly Edit[] | string {
  const body = block.childForFieldName('body');
  const first = body === null ? undefined : children(body)[0];
  return first && hasOwnLines(file, first)
    ? [linesBefore(file, first, [line])]
    : 'the session’s block stands on the line that opens it';
}
