/** What a file does with the module that an import statement brings. */

import type { Edit } from '../../model/fixes/edit.ts';
import { placeAt } from '../text/lines.ts';
import { quoted, type PythonFile } from '../tree/file.ts';
import { dotted, usesOf } from '../tree/names.ts';
import type { Node } from '../tree/tree.ts';
import { dropUnused, importedNames, staysUnused, type ImportedName } from './imports.ts';

/** One use, as written: `telnetlib.Telnet`. */
export interface Use {
  readonly node: Node;
  readonly code: string;
  /** 1-based. */
  readonly line: number;
  /** The full name: `ftplib.FTP_TLS`, also where it is written `FTP_TLS`. */
  readonly path: string;
}

export interface ImportUse {
  readonly uses: readonly Use[];
  /** The edits that remove the import; empty while something uses it, or may. */
  readonly removal: readonly Edit[];
  /** A module of the project itself, which only has the name. */
  readonly own: boolean;
}

/** The uses of what the statement imports from the modules that `wanted` matches; a clause when they cannot be seen. */
export function importUse(file: PythonFile, statement: Node, wanted: RegExp): ImportUse | string {
  if (statement.type === 'call') return byCall(statement);
  const names = importedNames(statement);
  if (names === null) return 'the star import does not say what is used';
  const meant = names.filter(({ path }) => wanted.test(path.replace(/^\.+/u, '')));
  if (meant.length === 0)
    return 'the import is of another module, whose name only begins like the one that Bandit lists';
  const uses = meant.flatMap((name) => usesOfName(file, name));
  // A name that stays keeps the finding, so the others stay as well.
  const stays = uses.length > 0 || meant.some((name) => staysUnused(file, statement, name));
  const removal = stays
    ? []
    : dropUnused(
        file,
        meant.map(({ local }) => local),
      ).filter(({ start, end }) => start <= statement.endIndex && end >= statement.startIndex);
  return { uses, removal, own: meant.every(({ path }) => path.startsWith('.')) };
}

/** Bandit reports `importlib.import_module("…")`, and for some entries the call of what they name. */
function byCall(call: Node): string {
  const called = call.childForFieldName('function') ?? call;
  if (!/(?:^|\.)(?:__import__|import_module)$/u.test(called.text)) return `the call of ${quoted(called)} uses it`;
  return `the module is imported by the call ${quoted(call)}, so what is used of it cannot be seen`;
}

function usesOfName(file: PythonFile, { path, local, node }: ImportedName): readonly Use[] {
  const whole = node.type === 'dotted_name' && node.parent?.type === 'import_statement' ? local : path;
  return usesOf(file, node, local).map((identifier) => {
    let at = identifier;
    while (at.parent?.type === 'attribute' && at.parent.childForFieldName('object')?.id === at.id) at = at.parent;
    const code = dotted(at) ?? identifier.text;
    return { node: at, code, line: placeAt(file.lines, at.startIndex).line, path: whole + code.slice(local.length) };
  });
}

/** The uses for a sentence, at most three: "`telnetlib.Telnet` in line 8 and `telnetlib.IAC` in line 12". */
export function listed(uses: readonly Use[]): string {
  const each = uses.slice(0, 3).map(({ code, line }) => `${quoted(code)} in line ${line}`);
  return uses.length > 3 ? `${each.join(', ')} and ${uses.length - 3} more` : each.join(' and ');
}
