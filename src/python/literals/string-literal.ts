/**
 * String literals: what they say, and how to write a text as one.
 * https://docs.python.org/3/reference/lexical_analysis.html#string-and-bytes-literals
 */

import { children, type Node } from '../tree/tree.ts';

/** A stretch of a literal: its text as the program sees it, or the `{...}` of an f-string. */
export type StringPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly node: Node };

/** The letters before the quotes, in lower case. */
export const prefixOf = (string: Node): string => (/^[a-z]*/iu.exec(string.text)?.[0] ?? '').toLowerCase();

/**
 * The parts of one string literal; null for bytes, template strings and escapes that this does not know (`\N{...}`).
 */
export function stringParts(string: Node): readonly StringPart[] | null {
  const [start, end] = [string.firstChild, string.lastChild];
  const prefix = prefixOf(string);
  if (string.type !== 'string' || start?.type !== 'string_start' || end?.type !== 'string_end' || /[bt]/u.test(prefix))
    return null;
  const fields = prefix.includes('f') ? string.namedChildren.filter(({ type }) => type === 'interpolation') : [];
  const parts: StringPart[] = [];
  let at = start.endIndex;
  for (const stop of [...fields, end]) {
    const text = decoded(string.text.slice(at - string.startIndex, stop.startIndex - string.startIndex), prefix);
    if (text === null) return null;
    if (text !== '') parts.push({ kind: 'text', text });
    if (stop.type === 'interpolation') parts.push({ kind: 'field', node: stop });
    at = stop.endIndex;
  }
  return parts;
}

/** The text of a literal without fields, implicit concatenation included; null for anything else. */
export function literalText(node: Node): string | null {
  if (node.type === 'parenthesized_expression') {
    const [inside] = children(node);
    return inside ? literalText(inside) : null;
  }
  const strings = node.type === 'concatenated_string' ? children(node) : [node];
  const parts = strings.map((one) => stringParts(one));
  const texts = parts.map((some) =>
    some?.every((part) => part.kind === 'text')
      ? some.map((part) => (part.kind === 'text' ? part.text : '')).join('')
      : null,
  );
  return texts.includes(null) ? null : texts.join('');
}

const simple: Readonly<Record<string, string>> = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
  '\r\n': '',
};

function decoded(source: string, prefix: string): string | null {
  const braces = prefix.includes('f') ? '|\\{\\{|\\}\\}' : '';
  const escapes = prefix.includes('r')
    ? '\\r\\n'
    : '\\r\\n|\\\\(?:\\r\\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\\s\\S])';
  let known = true;
  const text = source.replace(new RegExp(`${escapes}${braces}`, 'gu'), (found) => {
    if (found === '{{' || found === '}}') return found.charAt(0);
    if (found === '\r\n') return '\n';
    const value = escaped(found.slice(1));
    known &&= value !== null;
    return value ?? '';
  });
  return known ? text : null;
}

function escaped(body: string): string | null {
  const mapped = simple[body];
  if (mapped !== undefined) return mapped;
  if (/^[0-7]/u.test(body)) return String.fromCodePoint(Number.parseInt(body, 8));
  const code = /^[xuU]([0-9a-fA-F]+)$/u.exec(body)?.[1];
  if (code !== undefined)
    return Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : null;
  // Python keeps the backslash of an unknown escape; a name (`\N{DASH}`) or a broken number is left to people.
  return /^[NxuU]/u.test(body) ? null : `\\${body}`;
}

const written: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Text between quotes, with the escapes that it needs; `quote` is one character. */
export const escapedText = (text: string, quote: string): string =>
  text.replace(/[\\\p{Cc}\u2028\u2029]|["']/gu, (found) => {
    if (found === '"' || found === "'") return found === quote ? `\\${found}` : found;
    return found === '\\' ? '\\\\' : (written[found] ?? `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`);
  });

/** The text as a literal: in the quote asked for, unless only the other one spares escapes. */
export function literal(text: string, quote: string): string {
  const other = quote === '"' ? "'" : '"';
  const mark = text.includes(quote) && !text.includes(other) ? other : quote;
  return `${mark}${escapedText(text, mark)}${mark}`;
}

/** The quote of a literal: `"` or `'`. */
export const quoteOf = (string: Node): string => /["']/u.exec(string.text)?.[0] ?? '"';
