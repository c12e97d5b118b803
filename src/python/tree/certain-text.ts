/** Which expressions certainly give a `str`, so that `str(...)` round them would change nothing. */

import { prefixOf } from '../literals/string-literal.ts';
import type { PythonFile } from './file.ts';
import { calledName, isBuiltin, qualified } from './names.ts';
import { bare, children, type Node } from './tree.ts';

const functions = new Set([
  'str',
  'repr',
  'ascii',
  'chr',
  'hex',
  'oct',
  'bin',
  'format',
  'input',
  'shlex.quote',
  'pipes.quote',
  'shlex.join',
  'json.dumps',
  'os.getcwd',
  'os.path.join',
  'os.path.abspath',
  'os.path.basename',
  'os.path.dirname',
  'os.path.expanduser',
  'os.path.expandvars',
  'os.path.normpath',
  'os.path.realpath',
  'socket.gethostname',
  'getpass.getuser',
  'tempfile.mkdtemp',
  'tempfile.gettempdir',
  'time.strftime',
  'platform.system',
  'textwrap.dedent',
]);
const textNames = new Set([
  'sys.executable',
  'sys.platform',
  'sys.prefix',
  'os.name',
  'os.sep',
  'os.devnull',
  'os.curdir',
  '__file__',
  '__name__',
]);
const methods = new Set([
  'format',
  'join',
  'strip',
  'lstrip',
  'rstrip',
  'lower',
  'upper',
  'title',
  'capitalize',
  'replace',
  'zfill',
  'ljust',
  'rjust',
  'removeprefix',
  'removesuffix',
]);

/** Whether the expression certainly is a `str`, by what this file says. */
export function isText(file: PythonFile, given: Node): boolean {
  const node = bare(given);
  switch (node.type) {
    case 'string':
      return !prefixOf(node).includes('b');
    case 'concatenated_string':
      return children(node).every((one) => isText(file, one));
    case 'binary_operator':
      return isTextOperation(file, node);
    case 'conditional_expression':
      return [children(node)[0], children(node)[2]].every((one) => one !== undefined && isText(file, one));
    case 'call':
      return isTextCall(file, node);
    case 'attribute':
      return textNames.has(qualified(file, node) ?? '');
    case 'identifier':
      return isTextName(file, node) || textNames.has(qualified(file, node) ?? '');
    default:
      return false;
  }
}

function isTextOperation(file: PythonFile, node: Node): boolean {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const operator = node.childForFieldName('operator')?.text;
  if (!left || !right) return false;
  // A `str` can be added to a `str` only; what else answers `+` with a text is too rare to matter under review.
  return operator === '+' ? isText(file, left) || isText(file, right) : operator === '%' && isText(file, left);
}

function isTextCall(file: PythonFile, call: Node): boolean {
  const name = calledName(file, call);
  if (name !== null && functions.has(name)) return true;
  const method = call.childForFieldName('function');
  const object = method?.childForFieldName('object');
  return !!object && methods.has(method?.childForFieldName('attribute')?.text ?? '') && isText(file, object);
}

/** Each binding is a parameter with the annotation `str`, or is given a text. */
function isTextName(file: PythonFile, node: Node): boolean {
  const bindings = file.scopes.bindings(node, node.text);
  return bindings.length > 0 && bindings.every(({ node: at }) => isTextBinding(file, at, node.text));
}

function isTextBinding(file: PythonFile, at: Node, name: string): boolean {
  const around = at.parent;
  if (around === null) return false;
  const type = around.childForFieldName('type');
  if (type) return /^["']?str["']?$/u.test(type.text) && isBuiltin(file, around, 'str');
  const value =
    around.type === 'assignment' && around.childForFieldName('left')?.text === name
      ? around.childForFieldName('right')
      : null;
  // A name that is given by way of itself (`x = x + "a"`) would not end.
  return value !== null && !mentions(value, name) && isText(file, value);
}

const mentions = (node: Node, name: string): boolean =>
  node.descendantsOfType('identifier').some((one) => one?.text === name);
