/**
 * Texts that are put together from literals and values: f-strings, `%`, `str.format`, `+` and `" ".join([...])`, read
 * as one list of parts.
 */

import { argumentsOf, hasSplat } from '../edits/arguments.ts';
import { literalText, stringParts } from '../literals/string-literal.ts';
import { isText } from './certain-text.ts';
import type { PythonFile } from './file.ts';
import { bare, children, type Node } from './tree.ts';

export interface TextPart {
  readonly kind: 'text';
  readonly text: string;
}

/** A value that is put into the text. */
export interface ValuePart {
  readonly kind: 'value';
  /** The expression. */
  readonly node: Node;
  /** How it is turned into text: `''` as `str()` does, `!r` or `:>8` of an f-string, `%05d` of a `%` text. */
  readonly format: string;
  /** It certainly is a `str`. */
  readonly isText: boolean;
  /** The `{...}` of an f-string that it stands in; null elsewhere. */
  readonly field: Node | null;
}

export type Part = TextPart | ValuePart;

/**
 * The parts of an expression. What is no literal and no way of putting texts together is one value. Null when its parts
 * cannot be told apart.
 */
export function partsOf(file: PythonFile, given: Node): readonly Part[] | null {
  const node = bare(given);
  switch (node.type) {
    case 'string':
      return partsOfString(file, node);
    case 'concatenated_string':
      return joined(children(node).map((one) => partsOfString(file, one)));
    case 'binary_operator':
      return partsOfOperation(file, node);
    case 'call':
      return partsOfCall(file, node);
    default:
      return [valueOf(file, node)];
  }
}

/** Whether the parts hold no value. */
export const isConstant = (parts: readonly Part[]): boolean => parts.every(({ kind }) => kind === 'text');
/** The text of parts without values. */
export const constantText = (parts: readonly Part[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');

const text = (value: string): Part => ({ kind: 'text', text: value });
const valueOf = (file: PythonFile, node: Node, format = '', certain = false): ValuePart => ({
  kind: 'value',
  node,
  format,
  isText: certain || isText(file, node),
  field: null,
});
const joined = (lists: readonly (readonly Part[] | null)[]): readonly Part[] | null =>
  lists.includes(null) ? null : lists.flatMap((list) => list ?? []);

function partsOfString(file: PythonFile, string: Node): readonly Part[] | null {
  return stringParts(string)?.map((part): Part => (part.kind === 'text' ? part : partOfField(file, part.node))) ?? null;
}

function partOfField(file: PythonFile, field: Node): ValuePart {
  const node = children(field)[0] ?? field;
  const format = field.namedChildren
    .filter(({ type }) => type === 'type_conversion' || type === 'format_specifier')
    .map((one) => one.text)
    .join('');
  const debug = field.children.some((one) => one?.type === '=');
  return { ...valueOf(file, node, debug ? `=${format}` : format), field };
}

function partsOfOperation(file: PythonFile, node: Node): readonly Part[] | null {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const operator = node.childForFieldName('operator')?.text;
  if (left && right && operator === '%' && isText(file, left)) return partsOfPercent(file, left, right);
  if (!left || !right || operator !== '+' || !isText(file, node)) return [valueOf(file, node)];
  // Both sides are texts, or the addition would fail.
  const sides = joined([partsOf(file, left), partsOf(file, right)]);
  return (
    sides?.map((part) =>
      part.kind === 'value' && part.field === null && part.format === '' && isSide(part.node, node)
        ? { ...part, isText: true }
        : part,
    ) ?? null
  );
}

const isSide = (value: Node, operation: Node): boolean => {
  for (let at = value.parent; at !== null; at = at.parent) {
    if (at.startIndex === operation.startIndex && at.endIndex === operation.endIndex) return true;
    if (
      at.type !== 'parenthesized_expression' &&
      !(at.type === 'binary_operator' && at.childForFieldName('operator')?.text === '+')
    )
      return false;
  }
  return false;
};

/** https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting */
const percent = /%(?:\((?<name>[^()]*)\))?(?<rest>[-+ 0#]*(?:\d+)?(?:\.\d+)?[diouxXeEfFgGcrsa%])|%/gu;

function partsOfPercent(file: PythonFile, left: Node, given: Node): readonly Part[] | null {
  const format = literalText(left);
  const right = bare(given);
  if (format === null) return null;
  const fields = [...format.matchAll(percent)].filter(([found]) => found !== '%%');
  const values = fields.some(({ groups }) => groups?.['name'] !== undefined)
    ? named(right, fields)
    : placed(right, fields.length);
  if (
    values === null ||
    values.length !== fields.length ||
    fields.some(([found]) => found === '%' || found.includes('*'))
  )
    return null;
  let at = 0;
  const parts = fields.flatMap((field, index) => {
    const before = format.slice(at, field.index).replaceAll('%%', '%');
    at = field.index + field[0].length;
    const rest = field.groups?.['rest'] ?? 's';
    const value = values[index] ?? right;
    return [text(before), valueOf(file, value, rest === 's' ? '' : rest === 'r' ? '!r' : `%${rest}`)];
  });
  return [...parts, text(format.slice(at).replaceAll('%%', '%'))].filter(
    (part) => part.kind === 'value' || part.text !== '',
  );
}

function placed(right: Node, count: number): readonly Node[] | null {
  const values = right.type === 'tuple' ? children(right) : [right];
  return values.length === count && !values.some(({ type }) => type === 'list_splat') && right.type !== 'dictionary'
    ? values
    : null;
}

function named(right: Node, fields: readonly RegExpMatchArray[]): readonly Node[] | null {
  if (right.type !== 'dictionary') return null;
  const pairs = new Map(
    children(right).map((pair) => [
      literalText(pair.childForFieldName('key') ?? pair),
      pair.childForFieldName('value'),
    ]),
  );
  const values = fields.map(({ groups }) => pairs.get(groups?.['name'] ?? '') ?? null);
  return values.every((value): value is Node => value !== null) ? values : null;
}

function partsOfCall(file: PythonFile, call: Node): readonly Part[] | null {
  const method = call.childForFieldName('function');
  const object = method?.type === 'attribute' ? method.childForFieldName('object') : null;
  const name = method?.childForFieldName('attribute')?.text;
  const own = object ? literalText(object) : null;
  if (own === null || object === null) return [valueOf(file, call)];
  if (name === 'format') return hasSplat(call) ? null : partsOfFormat(file, call, own);
  if (name === 'join') return partsOfJoin(file, call, own) ?? [valueOf(file, call)];
  return [valueOf(file, call)];
}

function partsOfFormat(file: PythonFile, call: Node, format: string): readonly Part[] | null {
  const all = argumentsOf(call);
  const places = all.filter(({ name }) => name === null);
  let next = 0;
  let known = true;
  const parts: Part[] = [];
  for (const [found] of format.matchAll(/\{\{|\}\}|\{[^{}]*\}|[^{}]+|[{}]/gu)) {
    const field = /^\{(?<name>\w*)(?<format>(?:![rsa])?(?::[^{}]*)?)\}$/u.exec(found)?.groups;
    const key = field?.['name'] ?? '';
    const value =
      key === '' ? places[next] : /^\d+$/u.test(key) ? places[Number(key)] : all.find(({ name }) => name === key);
    if (field && key === '') next += 1;
    if (field && value) parts.push(valueOf(file, value.value, field['format'] === '!s' ? '' : (field['format'] ?? '')));
    else if (/^[^{}]|^\{\{$|^\}\}$/u.test(found))
      parts.push(text(found === '{{' || found === '}}' ? found.charAt(0) : found));
    else known = false;
  }
  return known ? parts : null;
}

/** `" ".join(["git", "clone", url])`: a list whose items are seen. */
function partsOfJoin(file: PythonFile, call: Node, separator: string): readonly Part[] | null {
  const [list, ...others] = argumentsOf(call);
  if (!list || others.length > 0 || list.splat !== null || !['list', 'tuple'].includes(list.value.type)) return null;
  const items = children(list.value);
  if (items.some(({ type }) => type === 'list_splat')) return null;
  return joined(
    items.map((item, index) => {
      const parts =
        partsOf(file, item)?.map((part) =>
          part.kind === 'value' && part.node.id === bare(item).id ? { ...part, isText: true } : part,
        ) ?? null;
      return parts && index > 0 ? [text(separator), ...parts] : parts;
    }),
  );
}
