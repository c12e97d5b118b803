/** Checks of a URL's scheme that the code makes before it uses the URL. */

import { argument, argumentsOf } from '../../python/edits/arguments.ts';
import { givenTo } from '../../python/scopes/origin.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';

/**
 * Whether the name at that place was checked to be an http or https URL: the place is inside `if
 * url.startswith("https://")`, or behind `if urlsplit(url).scheme not in (…): raise`, and the name was not bound anew
 * in between.
 */
export function isSchemeChecked(file: PythonFile, name: Node): boolean {
  for (let at: Node = name; at.parent !== null; at = at.parent) {
    const { parent } = at;
    if (
      parent.type === 'if_statement' &&
      parent.childForFieldName('consequence')?.id === at.id &&
      checks(file, parent, name, true)
    )
      return true;
    if (parent.type !== 'block' && parent.type !== 'module') continue;
    const before = parent.namedChildren.filter((one) => one.type === 'if_statement' && one.endIndex <= at.startIndex);
    if (before.some((one) => leaves(one) && checks(file, one, name, false))) return true;
    if (parent.parent?.type === 'function_definition') return false;
  }
  return false;
}

function checks(file: PythonFile, statement: Node, name: Node, wanted: boolean): boolean {
  const condition = statement.childForFieldName('condition');
  const rebound = file.scopes
    .bindings(name, name.text)
    .some(({ node }) => node.startIndex > statement.startIndex && node.startIndex < name.startIndex);
  return condition !== null && !rebound && says(file, condition, name.text, wanted);
}

/** The branch never goes on behind the `if`. */
function leaves(statement: Node): boolean {
  const body = statement.childForFieldName('consequence');
  const last = body === null ? undefined : children(body).at(-1);
  return (
    statement.childForFieldName('alternative') === null &&
    /^(?:raise|return|continue|break)_statement$/u.test(last?.type ?? '')
  );
}

/** Whether the condition's truth (`wanted`) or untruth tells that the name holds an http or https URL. */
function says(file: PythonFile, condition: Node, name: string, wanted: boolean): boolean {
  const at = bare(condition);
  if (at.type === 'not_operator') return says(file, at.childForFieldName('argument') ?? at, name, !wanted);
  if (at.type === 'boolean_operator') {
    const joint = at.childForFieldName('operator')?.text === (wanted ? 'and' : 'or');
    return joint && ['left', 'right'].some((side) => says(file, at.childForFieldName(side) ?? at, name, wanted));
  }
  if (at.type === 'comparison_operator') return compares(file, at, name, wanted);
  return at.type === 'call' && wanted && startsWith(at, name);
}

/** `url.startswith(("http://", "https://"))`, in lower case or not. */
function startsWith(call: Node, name: string): boolean {
  const called = call.childForFieldName('function')?.text.replace(/\.(?:lower|casefold)\(\)/u, '');
  const [prefix] = argumentsOf(call);
  return called === `${name}.startswith` && prefix !== undefined && literalsIn(prefix.value, /^https?:/iu);
}

/** `urlsplit(url).scheme in ("http", "https")`, `parts.scheme != "https"`. */
function compares(file: PythonFile, node: Node, name: string, wanted: boolean): boolean {
  const [left, right, ...more] = children(node);
  const operator = node.children
    .filter((child) => !child.isNamed || child.type === 'not in')
    .map(({ text }) => text.replace(/\s+/gu, ' '))
    .join(' ');
  if (!left || !right || more.length > 0 || !(wanted ? ['in', '=='] : ['not in', '!=']).includes(operator))
    return false;
  if (left.type !== 'attribute' || left.childForFieldName('attribute')?.text !== 'scheme') return false;
  return isSplit(file, bare(left.childForFieldName('object') ?? left), name) && literalsIn(right, /^https?$/u);
}

const splitting = /^(?:urllib\.parse|six\.moves\.urllib\.parse|urlparse)\.url(?:split|parse)$/u;

function isSplit(file: PythonFile, node: Node, name: string): boolean {
  if (node.type === 'call')
    return splitting.test(calledName(file, node) ?? '') && argument(node, 0, 'url')?.value.text === name;
  const given = node.type === 'identifier' ? givenTo(file, node) : null;
  return given?.length === 1 && given[0]?.type === 'call' && isSplit(file, given[0], name);
}

function literalsIn(node: Node, pattern: RegExp): boolean {
  const at = bare(node);
  const all = ['tuple', 'list', 'set'].includes(at.type) ? children(at) : [at];
  return (
    all.length > 0 &&
    all.every((one) => one.type === 'string' && pattern.test(/^(["'])(.*)\1$/u.exec(one.text)?.[2] ?? ''))
  );
}
