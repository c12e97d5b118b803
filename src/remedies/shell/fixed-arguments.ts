/** Arguments of a program that are written in the code, so that nobody outside decides any of them. */

import { argumentsOf, hasSplat, keyword, positional } from '../../python/edits/arguments.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { constantValue } from '../../python/scopes/value-source.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified } from '../../python/tree/names.ts';
import { partsOf } from '../../python/tree/template.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { readsPrograms } from './shell-quoting.ts';

/** The running interpreter and the like: no value from outside. */
const fixedNames = new Set([
  'sys.executable',
  'os.devnull',
  'os.sep',
  'os.linesep',
  'os.curdir',
  'sys.platform',
  'os.name',
  'sys.prefix',
  '__file__',
  '__name__',
  'subprocess.PIPE',
  'subprocess.DEVNULL',
  'subprocess.STDOUT',
]);
const fixedCalls = new Set([
  'str',
  'os.path.join',
  'os.path.abspath',
  'os.path.dirname',
  'os.path.basename',
  'os.path.realpath',
  'os.path.normpath',
  'pathlib.Path',
  'os.fspath',
  'shlex.split',
  'os.getpid',
  'list',
  'tuple',
]);

/** The parts of an expression that are decided at run time; none when all of it is written in the code. */
export function variableParts(file: PythonFile, given: Node, depth = 6): readonly Node[] {
  const node = bare(given);
  const inner = (one: Node): readonly Node[] => variableParts(file, one, depth - 1);
  if (depth === 0) return [node];
  switch (node.type) {
    case 'string':
    case 'concatenated_string':
      return variablesInText(file, node, inner);
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
      return [];
    case 'list':
    case 'tuple':
      return children(node).flatMap((item) => inner(item));
    case 'list_splat':
      return children(node).flatMap((item) => inner(item));
    case 'binary_operator':
      return [node.childForFieldName('left'), node.childForFieldName('right')].flatMap((side) =>
        side ? inner(side) : [node],
      );
    case 'conditional_expression':
      return [children(node)[0], children(node)[2]].flatMap((side) => (side ? inner(side) : [node]));
    case 'attribute':
      return fixedNames.has(qualified(file, node) ?? '') ? [] : [node];
    case 'identifier':
      return variablesInName(file, node, inner);
    case 'call':
      return variablesInCall(file, node, inner);
    default:
      return [node];
  }
}

function variablesInText(file: PythonFile, node: Node, inner: (one: Node) => readonly Node[]): readonly Node[] {
  const parts = partsOf(file, node);
  return parts === null ? [] : parts.flatMap((part) => (part.kind === 'value' ? inner(part.node) : []));
}

function variablesInName(file: PythonFile, node: Node, inner: (one: Node) => readonly Node[]): readonly Node[] {
  if (fixedNames.has(qualified(file, node) ?? '') || fixedNames.has(node.text)) return [];
  const value = constantValue(file, node, 1);
  return value === null || value.type === 'identifier' ? [node] : inner(value);
}

function variablesInCall(file: PythonFile, call: Node, inner: (one: Node) => readonly Node[]): readonly Node[] {
  const called = call.childForFieldName('function');
  const object =
    called?.type === 'attribute' && called.childForFieldName('attribute')?.text === 'split'
      ? called.childForFieldName('object')
      : null;
  if (object && literalText(object) !== null) return [];
  if (!fixedCalls.has(calledName(file, call) ?? '') || hasSplat(call)) return [call];
  return argumentsOf(call).flatMap(({ value }) => inner(value));
}

/**
 * What decides about a call of `subprocess`: its arguments, and the keywords that name the program. Null when they
 * cannot be seen.
 */
export function variablesOfCall(file: PythonFile, call: Node): readonly Node[] | null {
  const command = positional(call, 0) ?? keyword(call, 'args');
  if (hasSplat(call) || command === null) return null;
  const executable = keyword(call, 'executable');
  const input = programInput(file, call);
  return [
    ...[command, ...(executable ? [executable] : [])].flatMap(({ value }) => variableParts(file, value)),
    ...(input ? [input] : []),
  ];
}

/**
 * What an interpreter without a script reads its program from: `run([sys.executable, "-"], input=code)`. Null where it
 * reads none, or a constant one.
 */
export function programInput(file: PythonFile, call: Node): Node | null {
  const given = keyword(call, 'input') ?? keyword(call, 'stdin');
  const command = positional(call, 0) ?? keyword(call, 'args');
  if (
    given === null ||
    command === null ||
    /(?:^None|DEVNULL)$/u.test(given.value.text) ||
    (given.name === 'input' && variableParts(file, given.value).length === 0)
  )
    return null;
  const list = constantValue(file, command.value);
  const [program, ...items] = list && ['list', 'tuple'].includes(list.type) ? children(list) : list ? [list] : [];
  if (!program) return null;
  const name = literalText(program);
  const interpreter = name === null ? qualified(file, program) === 'sys.executable' : readsPrograms(name);
  return interpreter && items.every((item) => /^(?:-|-[^cm]|-s)$/u.test(literalText(item) ?? '')) ? given.value : null;
}

/**
 * A fixed program whose other arguments cannot be options: they follow `--`, or the text of an option or path in the
 * same argument.
 */
export function endsOptions(file: PythonFile, command: Node): boolean {
  const list = constantValue(file, command);
  if (!list || !['list', 'tuple'].includes(list.type)) return false;
  const [program, ...items] = children(list);
  const name = program ? literalText(program) : null;
  if (name === null || readsPrograms(name)) return false;
  let ended = false;
  return items.every((item) => {
    ended ||= /^--(?:end-of-options)?$/u.test(literalText(item) ?? '');
    const [first] = partsOf(file, item) ?? [];
    return (
      ended ||
      variableParts(file, item).length === 0 ||
      (first?.kind === 'text' && /^(?:--?[\w-]+=|\.?\/|[\w.]+[=:/])/u.test(first.text))
    );
  });
}
