/**
 * What a file does with the modules that serialise by pickling: `pickle`, its older twins, `dill`, `shelve`, and
 * `marshal`.
 */

import type { Edit } from '../../model/fixes/edit.ts';
import { argumentsOf, hasSplat, positional, replace } from '../../python/edits/arguments.ts';
import { isExtended, valuesOf } from '../../python/scopes/origin.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { dotted } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';

/** Modules that are pickle under another name. */
const twins: Readonly<Record<string, string>> = { cPickle: 'pickle', _pickle: 'pickle', pickle5: 'pickle' };

/**
 * The full name of a function, the twins of pickle taken as pickle: the branches of `try: import cPickle as pickle`
 * agree. Null when it can be something else.
 */
export function pickleName(file: PythonFile, node: Node): string | null {
  const words = dotted(bare(node))?.split('.') ?? [];
  const bindings = words[0] === undefined ? [] : file.scopes.bindings(node, words[0]);
  const names = new Set(
    bindings
      .filter((one) => !isNone(one.node))
      .map(({ kind, path }) => (kind === 'import' ? ordinary([path, ...words.slice(1)].join('.')) : '')),
  );
  const [name] = names;
  return names.size === 1 && name ? name : null;
}

function ordinary(path: string): string {
  const [module = '', ...rest] = path.split('.');
  return [Object.hasOwn(twins, module) ? twins[module] : module, ...rest].join('.');
}

const isNone = (node: Node): boolean =>
  node.parent?.type === 'assignment' && node.parent.childForFieldName('right')?.type === 'none';

/** The call of `dumps` whose result a call of `loads` gets directly: `pickle.loads(pickle.dumps(x))`. */
export function dumpsInside(file: PythonFile, loads: Node): Node | null {
  const given = positional(loads, 0)?.value;
  return given && isDumps(file, loads, bare(given)) ? bare(given) : null;
}

/** Whether every value that a call of `loads` can get was made by `dumps` of the same module, in this file. */
export function loadsOwnBytes(file: PythonFile, loads: Node): boolean {
  const given = positional(loads, 0)?.value;
  if (!given || hasSplat(loads) || bare(given).type === 'attribute' || isExtended(file, bare(given))) return false;
  const values = valuesOf(file, given);
  return values !== null && values.length > 0 && values.every((value) => isDumps(file, loads, bare(value)));
}

function isDumps(file: PythonFile, loads: Node, node: Node): boolean {
  const names = [loads, node]
    .map((call) => (call.type === 'call' ? call.childForFieldName('function') : null))
    .map((called) => (called ? pickleName(file, called) : null));
  const [loading, dumping] = names;
  return !!loading?.endsWith('.loads') && dumping === loading.replace(/loads$/u, 'dumps');
}

/**
 * The edits that turn `pickle.loads(pickle.dumps(x, …))` into `code(x)`. Null when it is another call, has arguments
 * that a copy does not know, or holds comments that would be lost.
 */
export function asCopy(file: PythonFile, loads: Node, code: string): readonly Edit[] | null {
  const dumps = dumpsInside(file, loads);
  const called = loads.childForFieldName('function');
  const object = dumps && positional(dumps, 0)?.node;
  if (!dumps || !called || !object || hasSplat(loads) || hasSplat(dumps) || argumentsOf(loads).length !== 1)
    return null;
  if (
    argumentsOf(dumps)
      .slice(1)
      .some(({ name }, index) => (name !== null ? !/^(?:protocol|fix_imports)$/u.test(name) : index > 0))
  )
    return null;
  if (pickleName(file, called) !== 'pickle.loads' || object.type === 'generator_expression') return null;
  const gaps: readonly Edit[] = [
    { start: dumps.startIndex, end: object.startIndex, text: '' },
    { start: object.endIndex, end: dumps.endIndex, text: '' },
  ];
  return gaps.some(({ start, end }) => file.text.slice(start, end).includes('#'))
    ? null
    : [replace(called, code), ...gaps];
}

/** Names in a module that load what was pickled. */
export const loadsPickles = (module: string, name: string): boolean =>
  module === 'shelve' || /^(?:_?loads?|_?Unpickler|load_\w+|decode|read_pickle)$/u.test(name.split('.')[0] ?? '');
