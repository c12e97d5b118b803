/** What becomes of a name that `tempfile.mktemp` made up: whether something minds that the file exists already. */

import { argumentsOf } from '../../python/edits/arguments.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { dotted, usesOf } from '../../python/tree/names.ts';
import { bare, children, enclosing, isStatement, type Node } from '../../python/tree/tree.ts';

/** Functions and methods that make something under a name that must be free. */
const makers =
  /^(?:mkdir|makedirs|mkfifo|mknod|symlink|symlink_to|link|hardlink_to|copytree|create_unix_connection|\w*bind\w*|\w*unix_server)$/iu;
/** Those that ask whether something is there. */
const askers = /^(?:exists|lexists|isfile|isdir|is_file|is_dir|assertFileExists|assertPathExists|access)$/u;

/**
 * The use of the name that needs it to be free, as a clause; null when none is seen. `target` is what the name was
 * assigned to.
 */
export function needsFreeName(file: PythonFile, target: Node): string | null {
  for (const use of usesOfTarget(file, target)) {
    const call = callAround(use);
    const called = call?.childForFieldName('function');
    const name = lastName(called);
    if (!call || !called) continue;
    if (makers.test(name)) return `${quoted(call)} needs a name at which there is nothing yet`;
    if (called.text === 'os.open') return `${quoted(call)} says itself how the file is made`;
    if (askers.test(name))
      return `${quoted(call)} asks whether something is there, and the file would be there from the start`;
    if (name === 'open' && argumentsOf(call).some(({ value }) => /^["'][rbt+]*x[bt+]*["']$/u.test(value.text))) {
      return `${quoted(call)} makes the file itself and fails when it exists`;
    }
  }
  return /dir(?:ectory|name)?$|folder|sock(?:et)?(?:_?path|_?name)?$|fifo|pipe$/iu.test(target.text)
    ? `${quoted(target)} does not sound like the name of a file`
    : null;
}

const lastName = (called: Node | null | undefined): string =>
  (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';

function usesOfTarget(file: PythonFile, target: Node): readonly Node[] {
  if (target.type === 'identifier') return usesOf(file, target, target.text);
  const name = dotted(target);
  return file.root.descendantsOfType('attribute').filter((node) => node.id !== target.id && dotted(node) === name);
}

/** The call that the node is an argument of, or a method of, `Path(…)` round it left aside. */
function callAround(node: Node): Node | null {
  const parent = node.parent;
  if (parent === null || isStatement(parent)) return null;
  if (parent.type === 'attribute' && parent.parent?.type === 'call') return parent.parent;
  if (parent.type !== 'argument_list' && parent.type !== 'keyword_argument') return null;
  const call = parent.type === 'argument_list' ? parent.parent : (parent.parent?.parent ?? null);
  return call?.type === 'call' && /(?:^|\.)(?:Path|str|fspath)$/u.test(call.childForFieldName('function')?.text ?? '')
    ? callAround(call)
    : call;
}

/**
 * Whether the code round the call speaks of something else than a file that is there: a socket, a pipe, a path that
 * must be missing. A clause, or null.
 */
export function speaksOfOther(call: Node): string | null {
  const list = call.childForFieldName('arguments');
  if (list && /sock|pipe|fifo|listener/iu.test(list.text))
    return `${quoted(list)} speaks of a socket or a pipe, for which there must be nothing yet`;
  const inside = enclosing(call, 'function_definition');
  const word = inside
    ? /FileNotFoundError|ENOENT|non_?exist\w*|not_?exist\w*|doesnt_exist/iu.exec(inside.text)?.[0]
    : undefined;
  return word === undefined
    ? null
    : `the function round it speaks of ${quoted(word)}, so the path may have to be missing`;
}

/** The call that the made-up name goes into directly, when that needs it to be free: a clause. */
export function needsFreeNameNow(call: Node): string | null {
  const outer = callAround(call);
  const name = lastName(outer?.childForFieldName('function'));
  return outer && (makers.test(name) || askers.test(name))
    ? `${quoted(outer)} needs a name at which there is nothing yet`
    : null;
}

/**
 * The statement right behind, when it makes a directory at the name: `os.mkdir(path)`, with the rights that `mkdtemp`
 * gives anyway.
 */
export function directoryMaker(statement: Node, target: Node): Node | null {
  const all = children(statement.parent ?? statement);
  const next = all[all.findIndex(({ id }) => id === statement.id) + 1];
  const call = next?.type === 'expression_statement' ? children(next)[0] : undefined;
  if (
    !next ||
    call?.type !== 'call' ||
    !/^(?:os\.)?(?:mkdir|makedirs)$/u.test(call.childForFieldName('function')?.text ?? '')
  )
    return null;
  const [path, mode, ...more] = argumentsOf(call);
  const fits =
    path?.splat === null &&
    path.value.text === target.text &&
    (mode === undefined || /^0o?700$/u.test(bare(mode.value).text));
  return fits && more.length === 0 ? next : null;
}
