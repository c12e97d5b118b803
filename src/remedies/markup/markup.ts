/** Text that is trusted as HTML: how it is made, and which values go into it. */

import { argumentsOf } from '../../python/edits/arguments.ts';
import { isConstantText } from '../../python/tree/constant-text.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { wordsOf } from '../../python/tree/names-around.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, children, walk, type Node } from '../../python/tree/tree.ts';

/** How the text is made. `node` is the whole, without parentheses round it. */
export type Markup =
  /** Literals only; `formatted` are the ones with a needless `f`. */
  | { readonly kind: 'constant'; readonly node: Node; readonly formatted: readonly Node[] }
  | {
      readonly kind: 'f-string';
      readonly node: Node;
      readonly strings: readonly Node[];
      readonly values: readonly Node[];
    }
  | {
      readonly kind: 'percent';
      readonly node: Node;
      readonly template: Node;
      readonly right: Node;
      readonly values: readonly Node[];
    }
  | { readonly kind: 'format'; readonly node: Node; readonly template: Node; readonly values: readonly Node[] }
  | { readonly kind: 'sum'; readonly node: Node; readonly operands: readonly Node[]; readonly values: readonly Node[] }
  | { readonly kind: 'call' | 'name' | 'other'; readonly node: Node };

export function markupOf(given: Node): Markup {
  const node = bare(given);
  if (node.type === 'string' || node.type === 'concatenated_string') return ofStrings(node);
  if (node.type === 'binary_operator') return ofOperation(node);
  if (node.type === 'call') return ofCall(node);
  return { kind: /^(?:identifier|attribute|subscript)$/u.test(node.type) ? 'name' : 'other', node };
}

function ofStrings(node: Node): Markup {
  const strings = node.type === 'string' ? [node] : children(node);
  if (strings.some((one) => /^[A-Za-z]*[btBT]/u.test(one.text))) return { kind: 'other', node };
  const formatted = strings.filter((one) => /^[A-Za-z]*[fF]/u.test(one.text));
  const values = formatted.flatMap((one) => fieldsOf(one));
  return values.length === 0 ? { kind: 'constant', node, formatted } : { kind: 'f-string', node, strings, values };
}

/** The `{...}` of an f-string. */
export const fieldsOf = (string: Node): readonly Node[] =>
  string.namedChildren.filter(({ type }) => type === 'interpolation');

function ofOperation(node: Node): Markup {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const operator = node.childForFieldName('operator')?.text;
  if (!left || !right) return { kind: 'other', node };
  if (operator === '%' && isConstantText(left)) {
    const inside = bare(right);
    const values =
      inside.type === 'tuple'
        ? children(inside)
        : inside.type === 'dictionary'
          ? children(inside).flatMap((pair) => pair.childForFieldName('value') ?? [])
          : [inside];
    return { kind: 'percent', node, template: left, right, values };
  }
  const operands = operator === '+' ? addends(node) : [];
  const texts = operands.filter((one) => isConstantText(one));
  return texts.length > 0
    ? { kind: 'sum', node, operands, values: operands.filter((one) => !texts.includes(one)) }
    : { kind: 'other', node };
}

/** `a + b + c` -> a, b, c. */
function addends(node: Node): readonly Node[] {
  const inside = node.type === 'binary_operator' && node.childForFieldName('operator')?.text === '+';
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  return inside && left && right ? [...addends(left), right] : [node];
}

function ofCall(node: Node): Markup {
  const called = node.childForFieldName('function');
  const template =
    called?.type === 'attribute' && called.childForFieldName('attribute')?.text === 'format'
      ? called.childForFieldName('object')
      : null;
  if (template && isConstantText(template))
    return { kind: 'format', node, template, values: argumentsOf(node).map(({ value }) => value) };
  return { kind: 'call', node };
}

/** Calls whose result is safe HTML already, and stays so when it is put into more. */
export const escaping = [
  'django.utils.html.escape',
  'django.utils.html.conditional_escape',
  'django.utils.html.format_html',
  'django.utils.html.format_html_join',
  'django.forms.utils.flatatt',
  'markupsafe.escape',
  'flask.escape',
  'markupsafe.Markup',
  'flask.Markup',
  'django.utils.safestring.mark_safe',
  'django.utils.html.mark_safe',
  'django.utils.safestring.SafeString',
];

/**
 * The first of the values that is HTML itself, by its name or by the text in it: escaping would show its tags to the
 * reader.
 */
export const richValue = (file: PythonFile, values: readonly Node[]): Node | null =>
  values.find((value) => isRich(file, value)) ?? null;

function isRich(file: PythonFile, given: Node): boolean {
  const value = given.type === 'interpolation' ? (children(given)[0] ?? given) : bare(given);
  if (value.type === 'call' && escaping.includes(calledName(file, value) ?? '')) return false;
  const nodes = [...walk(value)];
  if (nodes.some((node) => node.type === 'string' && /<\w|\/>|<\/|&\w+;/u.test(node.text))) return true;
  if (value.type === 'call' && /^(?:''|""|["']\\n["'])\.join$/u.test(value.childForFieldName('function')?.text ?? ''))
    return true;
  const named = value.type === 'call' ? value.childForFieldName('function') : value;
  const last =
    named?.type === 'attribute' ? named.childForFieldName('attribute') : named?.type === 'identifier' ? named : null;
  return last !== null && (isRichName(last.text) || madeRich(file, last));
}

const rich = /^(?:x?html|markup|safe|rendered|render|svg|snippet|tags?|widget|icon|link|links)$/u;
/** Whether a name speaks of HTML that is ready to be shown. */
export const isRichName = (name: string): boolean => wordsOf(name).some((word) => rich.test(word));

/**
 * Whether the name of a function or class says that what it handles is trusted: parts of templates, filters that mark
 * text as safe.
 */
export const speaksOfTemplates = (name: string): boolean =>
  wordsOf(name).some((word) => /^(?:templates?|safe\w*|unescaped?|trusted)$/u.test(word));

/** A variable that is put together from HTML in this file. */
function madeRich(file: PythonFile, identifier: Node): boolean {
  if (identifier.parent?.type === 'attribute' && identifier.parent.childForFieldName('attribute')?.id === identifier.id)
    return false;
  if (
    file.scopes.bindings(identifier, identifier.text).some(({ node }) => node.parent?.type === 'augmented_assignment')
  )
    return true;
  return assignedValues(file, identifier).some(
    (value) =>
      value !== null && (/["'][^"']*<\/?\w/u.test(value.text) || escaping.includes(calledName(file, value) ?? '')),
  );
}

/** What a plain name is assigned in its scope: null for parameters, loop variables and the like. */
export function assignedValues(file: PythonFile, identifier: Node): readonly (Node | null)[] {
  return file.scopes.bindings(identifier, identifier.text).map(({ node }) => {
    const statement = node.parent;
    return statement &&
      /^(?:augmented_)?assignment$/u.test(statement.type) &&
      statement.childForFieldName('left')?.id === node.id
      ? statement.childForFieldName('right')
      : null;
  });
}

/** What a reviewer has to know of values that are escaped from now on. */
export const escapedNow =
  'Values that hold HTML on purpose are escaped now: mark each where it is made, not the whole text.';

/** Why the values of a text must not simply be escaped, by the place that they stand in; null when they may. */
export function unfitPlace(text: string): string | null {
  if (/<(?:script|style)\b/iu.test(text))
    return 'values go into a script or a style, where escaping HTML is not what protects';
  const plain = text.replace(/\\?["'][^"'<>=]*["']/gu, '""');
  return /<\w[^<>]*[\s\w"](?:\{(?!\{)|%[s(])/u.test(plain)
    ? 'a value stands for attributes of a tag, whose quotes would be escaped'
    : null;
}

/** Places in HTML where escaping is not enough, as sentences for the reviewer. */
export function placeCautions(text: string): readonly string[] {
  return [
    ...(/\b(?:href|src|action)\s*=\s*\\?["']?\s*(?:\{|%)/iu.test(text)
      ? [
          'A value is a whole `href` or `src`: check its scheme too, since `javascript:` needs no character that is escaped.',
        ]
      : []),
    ...(/=\s*(?:\{|%[s(])/u.test(text.replace(/["'][^"'<>]*["']/gu, '""'))
      ? ['A value is an attribute without quotes round it: add them, or spaces in it make further attributes.']
      : []),
    ...(/\bon\w+\s*=\s*\\?["']/iu.test(text)
      ? ['A value may land in an event handler, which is a script: escaping HTML is not enough there.']
      : []),
  ];
}
