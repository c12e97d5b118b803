/** What a file does with a variable that holds a path: whether the path may change from run to run. */

import { argumentsOf, keyword } from '../../python/edits/arguments.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName, usesOf } from '../../python/tree/names.ts';
import { children, enclosing, type Node } from '../../python/tree/tree.ts';

/** Expressions that a path is still a part of. */
const carriers = new Set([
  'parenthesized_expression',
  'list',
  'tuple',
  'dictionary',
  'pair',
  'binary_operator',
  'interpolation',
  'string',
  'concatenated_string',
  'keyword_argument',
  'attribute',
  'subscript',
  'comparison_operator',
  'not_operator',
  'boolean_operator',
  'await',
  'list_splat',
  'set',
]);
const asks = /(?:^|\.)(?:exists|isfile|isdir|lexists|stat|getsize|getmtime|access|is_file|is_dir)$/u;
const reads = /(?:^|\.)(?:read_text|read_bytes|read_csv|load|loads|listdir|scandir|walk|glob|iterdir)$/u;

/**
 * The call that a use is an argument of, its lists and texts included, or whose method it is; null when it goes
 * elsewhere.
 */
function callOf(use: Node): Node | null {
  let at = use.parent;
  if (at?.type === 'attribute' && at.parent?.type === 'call' && at.parent.childForFieldName('function')?.id === at.id)
    return at.parent;
  while (at !== null && carriers.has(at.type)) at = at.parent;
  return at?.type === 'argument_list' ? at.parent : null;
}

const calledText = (call: Node): string => call.childForFieldName('function')?.text ?? '';

/**
 * Why a local path cannot become one in a directory that goes away with its function, as a clause; null when it can.
 */
export function whyLasting(file: PythonFile, target: Node, method: Node): string | null {
  const body = method.childForFieldName('body');
  const statement = enclosing(target, 'expression_statement');
  if (file.scopes.bindings(target, target.text).length !== 1) return 'the variable gets other values as well';
  if (!body || statement?.parent?.id !== body.id) return 'the path is set on some ways through the function only';
  const uses = usesOf(file, target, target.text).toSorted((a, b) => a.startIndex - b.startIndex);
  if (uses.length === 0) return 'nothing uses the path here';
  for (const use of uses) {
    const inside =
      use.startIndex >= statement.endIndex && enclosing(use, 'function_definition', 'lambda')?.id === method.id;
    const why = inside ? whyKept(use) : 'an inner function uses the path, maybe later';
    if (why !== null) return why;
  }
  const first = uses[0] && callOf(uses[0]);
  return first && readsOnly(file, first) ? 'the file is read first, so it is there before the function runs' : null;
}

function whyKept(use: Node): string | null {
  const call = callOf(use);
  if (call === null) return 'the path leaves the function or is kept in another variable';
  if (asks.test(calledText(call))) return 'the code asks whether the file is there already, so it is meant to last';
  const statement = enclosing(call, 'return_statement', 'yield', 'assignment', 'expression_statement', 'with_item');
  if (statement?.type === 'return_statement' || statement?.type === 'yield')
    return 'what is made from the path leaves the function';
  const left = statement?.type === 'assignment' ? statement.childForFieldName('left') : null;
  return left !== null && left !== undefined && left.type !== 'identifier'
    ? 'what is made from the path outlives the function'
    : null;
}

/** `open(path)` and the like, without a mode that writes. */
function readsOnly(file: PythonFile, call: Node): boolean {
  if (calledName(file, call) !== 'open' && !/(?:^|\.)open$/u.test(calledText(call)))
    return reads.test(calledText(call));
  const isMethod = call.childForFieldName('function')?.type === 'attribute' && calledName(file, call) === null;
  const mode = keyword(call, 'mode')?.value ?? argumentsOf(call)[isMethod ? 0 : 1]?.value;
  return mode === undefined || (mode.type === 'string' && !/[wax+]/u.test(mode.text));
}

const directoryCalls = /(?:^|\.)(?:join|makedirs|mkdir|listdir|scandir|walk|chdir|rmtree|Path|PurePath|exists|isdir)$/u;

/** Why the path of a module's constant cannot become a new private directory, as a clause; null when it can. */
export function whyNoDirectory(file: PythonFile, target: Node): string | null {
  if (file.scopes.bindings(target, target.text).length !== 1) return 'the constant gets other values as well';
  const uses = usesOf(file, target, target.text);
  if (uses.length === 0) return 'nothing in this file uses the constant, so what the path is for cannot be seen';
  if (new RegExp(`["']${target.text}["']`, 'u').test(file.text))
    return 'the file offers the constant to others by its name';
  if (uses.some((use) => !isDirectory(use))) return 'not every use shows that the path is a directory';
  return uses.some((use) => wantsNew(use))
    ? 'the directory is made without `exist_ok=True`, which fails when it is there'
    : null;
}

function isDirectory(use: Node): boolean {
  const parent = use.parent;
  if (parent?.type === 'interpolation')
    return (parent.parent?.text ?? '').slice(parent.endIndex - 1 - (parent.parent?.startIndex ?? 0)).startsWith('}/');
  if (parent?.type === 'binary_operator') {
    const right = parent.childForFieldName('right');
    return parent.childForFieldName('left')?.id === use.id && right?.type === 'string' && /^["']\//u.test(right.text);
  }
  if (parent?.type === 'keyword_argument')
    return ['dir', 'cwd', 'path'].includes(parent.childForFieldName('name')?.text ?? '');
  const call = parent?.type === 'argument_list' ? parent.parent : null;
  return (
    call !== null &&
    call !== undefined &&
    children(parent ?? use)[0]?.id === use.id &&
    directoryCalls.test(calledText(call))
  );
}

/** `os.mkdir(path)`, or `makedirs` without `exist_ok=True`, not behind a look whether it is there. */
function wantsNew(use: Node): boolean {
  const call = use.parent?.type === 'argument_list' ? use.parent.parent : null;
  if (
    !call ||
    !/(?:^|\.)(?:mkdir|makedirs)$/u.test(calledText(call)) ||
    keyword(call, 'exist_ok')?.value.type === 'true'
  )
    return false;
  const guard = enclosing(call, 'if_statement')?.childForFieldName('condition');
  return guard === undefined || guard === null || !/(?:exists|isdir)\(/u.test(guard.text);
}
