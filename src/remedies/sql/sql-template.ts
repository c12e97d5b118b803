/** The source of an SQL text that is put together, piece by piece: what each piece says, and how it is written. */

import { argumentsOf, hasSplat } from '../../python/edits/arguments.ts';
import { literalText, prefixOf } from '../../python/literals/string-literal.ts';
import { isText } from '../../python/tree/certain-text.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import type { ValuePart } from '../../python/tree/template.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';

/** A character of the SQL as it is written, or a value that is put in. */
export type SqlUnit = { readonly kind: 'text'; readonly text: string; readonly raw: string } | ValuePart;

/** One literal of the expression, with the values that are added right behind it. */
export interface SqlPiece {
  readonly prefix: string;
  readonly quote: string;
  readonly units: readonly SqlUnit[];
  /** The source between the literal before and this one, without operators and values. */
  readonly gap: string;
}

type Fields =
  | { readonly kind: 'none' }
  | { readonly kind: 'field' }
  | { readonly kind: 'percent' | 'format'; readonly next: (spec: string) => ValuePart | null };
interface Leaf {
  readonly node: Node;
  readonly fields: Fields | null;
  readonly certain: boolean;
}

/** The outermost expression that puts a text together out of this literal. */
export function wholeText(string: Node): Node {
  let at = string;
  for (let parent = at.parent; parent !== null; parent = at.parent) {
    const isOperand =
      parent.type === 'binary_operator' &&
      /^[+%]$/u.test(parent.childForFieldName('operator')?.text ?? '') &&
      (parent.childForFieldName('operator')?.text === '+' || parent.childForFieldName('left')?.id === at.id);
    const isGroup =
      parent.type === 'concatenated_string' ||
      (parent.type === 'parenthesized_expression' &&
        /^(?:binary_operator|attribute|parenthesized_expression)$/u.test(parent.parent?.type ?? ''));
    const isMethod =
      parent.type === 'attribute' &&
      parent.childForFieldName('attribute')?.text === 'format' &&
      parent.parent?.type === 'call';
    if (isMethod && parent.parent) at = parent.parent;
    else if (isOperand || isGroup) at = parent;
    else break;
  }
  return at;
}

/**
 * The pieces of the expression; null when it is put together in a way that this cannot follow, or does not begin with a
 * literal.
 */
export function sqlPieces(file: PythonFile, whole: Node): readonly SqlPiece[] | null {
  const leaves = leavesOf(file, bare(whole), null);
  if (leaves === null || leaves[0]?.fields === null) return null;
  const pieces: SqlPiece[] = [];
  let end = 0;
  // White space before a value that is added: a line end in it goes before the next literal.
  let gapAfterValue = '';
  for (const { node, fields, certain } of leaves) {
    const last = pieces.at(-1);
    const between =
      end === 0
        ? ''
        : file.text
            .slice(end, node.startIndex)
            .replace(/#[^\n]*|\+[ \t]*|[()]/gu, (found) => (found.startsWith('#') ? found : ''));
    end = node.endIndex;
    if (fields === null) {
      if (!last || /#/u.test(between)) return null;
      pieces[pieces.length - 1] = {
        ...last,
        units: [...last.units, { kind: 'value', node, format: '', isText: certain || isText(file, node), field: null }],
      };
      gapAfterValue = between;
      continue;
    }
    const units = unitsOf(file, node, fields);
    if (units === null) return null;
    const gap = `${gapAfterValue.includes('\n') && !between.includes('\n') ? gapAfterValue : ''}${between}`;
    gapAfterValue = '';
    pieces.push({
      prefix: prefixOf(node).replace('f', ''),
      quote: /^[a-z]*("""|'''|"|')/iu.exec(node.text)?.[1] ?? '"',
      units,
      gap,
    });
  }
  return pieces;
}

function leavesOf(file: PythonFile, node: Node, given: Fields | null): readonly Leaf[] | null {
  const at = bare(node);
  if (at.type === 'string')
    return /[bt]/u.test(prefixOf(at))
      ? null
      : [
          {
            node: at,
            fields: given ?? (prefixOf(at).includes('f') ? { kind: 'field' } : { kind: 'none' }),
            certain: true,
          },
        ];
  if (at.type === 'concatenated_string') return together(children(at).map((one) => leavesOf(file, one, given)));
  if (at.type === 'call') return leavesOfFormat(file, at);
  const operator = at.childForFieldName('operator')?.text;
  const [left, right] = [at.childForFieldName('left'), at.childForFieldName('right')];
  if (at.type !== 'binary_operator' || !left || !right)
    return given === null ? [{ node: at, fields: null, certain: false }] : null;
  if (operator === '+')
    return (
      together([leavesOf(file, left, given), leavesOf(file, right, given)])?.map((leaf) => ({
        ...leaf,
        certain: true,
      })) ?? null
    );
  if (operator !== '%' || given !== null || hasFields(left))
    return given === null ? [{ node: at, fields: null, certain: false }] : null;
  const next = percentValues(file, bare(right), literalText(left) ?? left.text);
  return next && leavesOf(file, left, { kind: 'percent', next });
}

const together = (lists: readonly (readonly Leaf[] | null)[]): readonly Leaf[] | null =>
  lists.includes(null) ? null : lists.flatMap((list) => list ?? []);
const hasFields = (node: Node): boolean => node.descendantsOfType('interpolation').length > 0;

function percentValues(file: PythonFile, right: Node, format: string): ((spec: string) => ValuePart | null) | null {
  const count = [...format.matchAll(/%(?!%)/gu)].length - [...format.matchAll(/%%/gu)].length;
  const values = right.type === 'tuple' ? children(right) : right.type === 'dictionary' ? [] : [right];
  if (
    right.type === 'tuple' ? values.some(({ type }) => type === 'list_splat') : right.type !== 'dictionary' && count > 1
  )
    return null;
  let at = 0;
  return (spec) => {
    const name = /^%\((\w+)\)/u.exec(spec)?.[1];
    const node =
      name === undefined
        ? values[at++]
        : children(right)
            .find((pair) => literalText(pair.childForFieldName('key') ?? pair) === name)
            ?.childForFieldName('value');
    const kind = spec.replace(/^%(?:\(\w+\))?/u, '');
    return node
      ? {
          kind: 'value',
          node,
          format: kind === 's' ? '' : kind === 'r' ? '!r' : `%${kind}`,
          isText: isText(file, node),
          field: null,
        }
      : null;
  };
}

function leavesOfFormat(file: PythonFile, call: Node): readonly Leaf[] | null {
  const method = call.childForFieldName('function');
  const object = method?.type === 'attribute' ? method.childForFieldName('object') : null;
  if (!object || method?.childForFieldName('attribute')?.text !== 'format' || literalText(object) === null)
    return [{ node: call, fields: null, certain: false }];
  if (hasSplat(call)) return null;
  const all = argumentsOf(call);
  let at = 0;
  const next = (spec: string): ValuePart | null => {
    const [, name = '', format = ''] = /^\{(\w*)((?:![rsa])?(?::[^{}]*)?)\}$/u.exec(spec) ?? ['', '?'];
    const places = all.filter((one) => one.name === null);
    const found =
      name === '' ? places[at++] : /^\d+$/u.test(name) ? places[Number(name)] : all.find((one) => one.name === name);
    return found
      ? {
          kind: 'value',
          node: found.value,
          format: format === '!s' ? '' : format,
          isText: isText(file, found.value),
          field: null,
        }
      : null;
  };
  return leavesOf(file, object, { kind: 'format', next });
}

/** The units of one literal, or null for escapes and fields that this cannot read. */
function unitsOf(file: PythonFile, node: Node, fields: Fields): readonly SqlUnit[] | null {
  const open = /^[a-z]*(?:"""|'''|"|')/iu.exec(node.text)?.[0] ?? '"';
  const body = { start: node.startIndex + open.length, end: node.endIndex - open.replace(/^[a-z]*/iu, '').length };
  const stops = fields.kind === 'field' ? node.namedChildren.filter(({ type }) => type === 'interpolation') : [];
  const units: SqlUnit[] = [];
  let at = body.start;
  for (const stop of [...stops, null]) {
    const some = textUnits(file.text.slice(at, stop?.startIndex ?? body.end), fields, prefixOf(node));
    if (some === null) return null;
    units.push(...some);
    if (stop) units.push(fieldUnit(file, stop));
    at = stop?.endIndex ?? at;
  }
  return units;
}

function fieldUnit(file: PythonFile, field: Node): ValuePart {
  const node = children(field)[0] ?? field;
  const format = field.namedChildren
    .filter(({ type }) => type === 'type_conversion' || type === 'format_specifier')
    .map((one) => one.text)
    .join('');
  return {
    kind: 'value',
    node,
    format: field.children.some((one) => one?.type === '=') ? '=' : format === '!s' ? '' : format,
    isText: isText(file, node),
    field,
  };
}

function textUnits(source: string, fields: Fields, prefix: string): readonly SqlUnit[] | null {
  const marks = {
    none: '',
    field: '\\{\\{|\\}\\}|',
    format: '\\{\\{|\\}\\}|\\{[^{}]*\\}|',
    percent: '%%|%(?:\\(\\w+\\))?[-+ 0#]*\\d*(?:\\.\\d+)?[a-zA-Z]|',
  }[fields.kind];
  const escapes = prefix.includes('r') ? '' : '\\\\(?:\\r\\n|[\\s\\S])|';
  const units: SqlUnit[] = [];
  for (const [raw] of source.matchAll(new RegExp(`${escapes}${marks}[\\s\\S]`, 'gu'))) {
    if ((fields.kind === 'percent' && /^%[^%]/u.test(raw)) || (fields.kind === 'format' && /^\{[^{]*\}$/u.test(raw))) {
      const value = fields.kind === 'percent' || fields.kind === 'format' ? fields.next(raw) : null;
      if (value === null) return null;
      units.push(value);
      continue;
    }
    if (
      /^\\[NxuU0-7]/u.test(raw) ||
      (raw.length === 1 &&
        ((fields.kind === 'percent' && raw === '%') || (fields.kind === 'format' && /[{}]/u.test(raw))))
    )
      return null;
    units.push({ kind: 'text', text: textOf(raw), raw });
  }
  return units;
}

const escaped: Readonly<Record<string, string>> = {
  '\\n': '\n',
  '\\t': '\t',
  '\\r': '\r',
  '\\\n': '',
  '\\\r\n': '',
  "\\'": "'",
  '\\"': '"',
  '\\\\': '\\',
  '{{': '{',
  '}}': '}',
  '%%': '%',
};
const textOf = (raw: string): string => escaped[raw] ?? raw;
