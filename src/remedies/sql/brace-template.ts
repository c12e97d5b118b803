/** Turns text with values in it into a template with `{}` and the values behind it, in place. */

import type { Edit } from '../../model/fixes/edit.ts';
import { argumentsOf, replace } from '../../python/edits/arguments.ts';
import { indentOf, newlineAt, type PythonFile } from '../../python/tree/file.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { fieldsOf, type Markup } from '../markup/markup.ts';

export interface BraceTemplate {
  /** Makes a template of the text; the values are taken out of it. */
  readonly edits: readonly Edit[];
  /** The arguments for the template: `user.name`, `name=user.name`, `*row`. */
  readonly values: readonly string[];
}

/**
 * The strings of an f-string expression without their fields. With `formats`, conversions and formats stay in the
 * template. Null where a field cannot be moved.
 */
export function fromFString(
  { strings }: Extract<Markup, { kind: 'f-string' }>,
  formats: boolean,
): BraceTemplate | null {
  const edits: Edit[] = [];
  const values: string[] = [];
  for (const string of strings) {
    if (string.text.includes('\\N{')) return null;
    const prefix = /^[A-Za-z]*/u.exec(string.text)?.[0] ?? '';
    if (!/f/iu.test(prefix)) {
      edits.push(...doubledBraces(string));
      continue;
    }
    edits.push({ start: string.startIndex, end: string.startIndex + prefix.length, text: prefix.replace(/f/iu, '') });
    for (const field of fieldsOf(string)) {
      const moved = movedField(field, formats);
      if (moved === null) return null;
      edits.push(replace(field, moved.place));
      values.push(moved.value);
    }
  }
  return { edits, values };
}

function movedField(field: Node, formats: boolean): { readonly place: string; readonly value: string } | null {
  const [expression] = children(field);
  if (!expression || field.children.some((one) => one?.type === '=') || field.text.includes('\n')) return null;
  const format = field.namedChildren
    .filter(({ type }) => /^(?:type_conversion|format_specifier)$/u.test(type))
    .map(({ text }) => text)
    .join('');
  const text =
    /^(?:yield|named_expression|expression_list|lambda|generator_expression|tuple_expression|pattern_list)$/u.test(
      expression.type,
    )
      ? `(${expression.text})`
      : expression.text;
  if (format === '' || format === '!s') return { place: '{}', value: text };
  if (/[{}]/u.test(format)) return null;
  if (formats) return { place: `{${format}}`, value: text };
  const quote = ['"', "'"].find((one) => !field.text.includes(one));
  return quote === undefined || field.text.includes('\\')
    ? null
    : { place: '{}', value: `f${quote}${field.text}${quote}` };
}

/** Each brace in a plain literal twice. */
const doubledBraces = (string: Node): readonly Edit[] =>
  [...string.text.matchAll(/[{}]/gu)].map(({ index, 0: brace }) => ({
    start: string.startIndex + index,
    end: string.startIndex + index + 1,
    text: brace + brace,
  }));

const conversion = /%(?:\((\w+)\))?([#0\- +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?)([a-zA-Z%])/gu;

/** `"%s of %d" % (a, b)` -> `"{} of {}"` and `a`, `"%d" % b`. Null where a conversion has no simple counterpart. */
export function fromPercent({ template, right, values }: Extract<Markup, { kind: 'percent' }>): BraceTemplate | null {
  const strings = bare(template).type === 'string' ? [bare(template)] : children(bare(template));
  const inside = bare(right);
  const found = strings
    .flatMap((string) => [...string.text.matchAll(conversion)].map((match) => ({ string, match })))
    .filter(({ match }) => match[3] !== '%');
  const named = found.filter(({ match }) => match[1] !== undefined);
  if (
    found.length === 0 ||
    (named.length > 0 && named.length < found.length) ||
    strings.some(({ text }) => text.includes('\\N{'))
  )
    return null;
  const given =
    named.length > 0
      ? namedValues(
          inside,
          found.map(({ match }) => match),
        )
      : placedValues(
          inside,
          values,
          found.map(({ match }) => match),
        );
  if (given === null) return null;
  const edits = strings.flatMap((string) => [
    ...[...string.text.matchAll(conversion)].map((match): Edit => {
      const start = string.startIndex + match.index;
      return { start, end: start + match[0].length, text: match[3] === '%' ? '%' : `{${match[1] ?? ''}}` };
    }),
    ...doubledBraces(string),
  ]);
  return { edits, values: given };
}

function placedValues(
  right: Node,
  values: readonly Node[],
  found: readonly RegExpExecArray[],
): readonly string[] | null {
  if (right.type === 'dictionary') return null;
  if (right.type !== 'tuple' && found.length > 1)
    return found.every((match) => match[0] === '%s') ? [`*${right.text}`] : null;
  if (values.length !== found.length || values.some(({ type }) => type === 'list_splat')) return null;
  return found.map((match, at) => converted(match, values[at])).every((one) => one !== null)
    ? found.flatMap((match, at) => converted(match, values[at]) ?? [])
    : null;
}

/** The value itself for `%s`; for other conversions the text that they make of it. */
function converted([whole, , flags, type]: RegExpExecArray, value: Node | undefined): string | null {
  if (value === undefined || flags?.includes('*')) return null;
  if (type === 's' && flags === '') return value.text;
  const text = /^(?:identifier|attribute|call|subscript|integer|float|parenthesized_expression)$/u.test(value.type)
    ? value.text
    : `(${value.text})`;
  return `"${whole}" % ${text}`;
}

function namedValues(right: Node, found: readonly RegExpExecArray[]): readonly string[] | null {
  if (found.some((match) => match[2] !== '' || match[3] !== 's')) return null;
  if (right.type !== 'dictionary')
    return /^(?:identifier|attribute|call)$/u.test(right.type) ? [`**${right.text}`] : null;
  const pairs = children(right).map((pair) => ({
    key: /^(["'])([A-Za-z_]\w*)\1$/u.exec(pair.childForFieldName('key')?.text ?? '')?.[2],
    value: pair.childForFieldName('value'),
  }));
  if (pairs.some(({ key, value }) => key === undefined || value === null)) return null;
  return pairs.map(({ key, value }) => `${key}=${value?.text ?? ''}`);
}

/**
 * The arguments of `"...".format(...)`, when no field of the template has a format, an index or an attribute, which
 * escaped text would not have.
 */
export function fromFormat({ node, template }: Extract<Markup, { kind: 'format' }>): BraceTemplate | null {
  const fields = template.text.replace(/\{\{|\}\}/gu, '').match(/\{[^{}]*\}/gu) ?? [];
  if (fields.some((field) => !/^\{\w*(?:!s)?\}$/u.test(field)) || hasComment(node)) return null;
  return { edits: [], values: argumentsOf(node).map((one) => one.node.text) };
}

/** `"<b>" + name + "</b>"` -> `"<b>{}</b>"`: one literal on one line, else one for each line. */
export function fromSum(
  file: PythonFile,
  { node, operands, values }: Extract<Markup, { kind: 'sum' }>,
): BraceTemplate | null {
  if (hasComment(node)) return null;
  const strings = operands.flatMap((operand) =>
    values.includes(operand) ? [operand] : bare(operand).type === 'string' ? [bare(operand)] : children(bare(operand)),
  );
  const literals: { prefix: string; quote: string; body: string }[] = [];
  for (const piece of strings) {
    const last = literals.at(-1);
    const value = values.includes(piece);
    const [, prefix = '', quote = '"', body = ''] = value
      ? ['', last?.prefix ?? '', last?.quote ?? '"', '{}']
      : (/^([A-Za-z]*)("""|'''|"|')([^]*)\2$/u.exec(piece.text) ?? []);
    if (!value && body.includes('\\N{')) return null;
    const text = value ? body : body.replace(/[{}]/gu, (brace) => brace + brace);
    if (last && (value || (last.prefix === prefix && last.quote === quote && !node.text.includes('\n'))))
      last.body += text;
    else literals.push({ prefix, quote, body: text });
  }
  const between = node.text.includes('\n') ? `${newlineAt(file, node.startIndex)}${indentOf(file, node)}` : ' ';
  return {
    edits: [replace(node, literals.map(({ prefix, quote, body }) => `${prefix}${quote}${body}${quote}`).join(between))],
    values: values.map(({ text }) => text),
  };
}

export const hasComment = (node: Node): boolean => node.descendantsOfType('comment').length > 0;
