/**
 * Texts put together from literals and values, in one form: an f-string, `"..." % values` and `"...".format(values)`
 * that say the same give the same. Works on tokens, without a tree. What cannot be told apart with certainty is left
 * alone.
 */

import { literal } from './normal-form.ts';
import { kind, textOf, tokenize, type Tokens } from './tokens.ts';

/** A text in its one form, and the token behind all that went into it. */
export interface TemplateForm {
  readonly form: string;
  readonly next: number;
}

/**
 * How a stretch of tokens (inclusive) is written: the caller's, so that values are treated as the code round them is.
 */
export type FormOf = (tokens: Tokens, first: number, last: number) => string;

interface Range {
  readonly first: number;
  readonly last: number;
}

/** A value goes into the text: its form, and how it is turned into text. */
interface Field {
  readonly value: string;
  readonly format: string;
}

type Piece = string | Field;

/** The template that begins with the string at `at`, looking no further than `last`; null when it is a plain text. */
export function templateForm(tokens: Tokens, at: number, last: number, formOf: FormOf): TemplateForm | null {
  const end = endOfRun(tokens, at, last);
  const literals = stringsOf(tokens, at, end);
  if (literals.some(({ prefix }) => /[bt]/.test(prefix))) return null;
  const behind = significant(tokens, end + 1, last);
  const isFormatted = literals.some(({ prefix }) => prefix.includes('f'));
  const operator = behind === -1 ? '' : textOf(tokens, behind);
  if (!isFormatted && operator === '%') return ofPercent(tokens, literals, behind, last, formOf);
  if (!isFormatted && operator === '.') return ofFormat(tokens, literals, behind, last, formOf);
  if (!isFormatted) return null;
  const pieces = literals.map((one) => (one.prefix.includes('f') ? fieldsIn(one.content, formOf) : [one.content]));
  if (pieces.every((some) => some?.every((piece) => typeof piece === 'string')))
    return { form: `':${unformatted(tokens, at, end)}`, next: end + 1 };
  if (pieces.includes(null) || operator === '%' || (operator === '.' && isFormatCall(tokens, behind, last)))
    return null;
  return written(
    pieces.flatMap((some) => some ?? []),
    end + 1,
  );
}

/** The text of f-strings without fields: that of plain literals. */
const unformatted = (tokens: Tokens, first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
    .filter((at) => tokens.kinds[at] === kind.string)
    .map(
      (at) => [/^[a-z]*f/i.test(textOf(tokens, at)), literal(textOf(tokens, at).replace(/^([a-z]?)f/i, '$1'))] as const,
    )
    .map(([isFormatted, form]) =>
      (isFormatted ? form.replace(/\{\{|\}\}/g, (braces) => braces.charAt(0)) : form).replace(/^'[a-z]*:/, ''),
    )
    .join('');

/** The form begins with `'t:`, which no literal's does. Without a field it is no template. */
function written(pieces: readonly Piece[], next: number): TemplateForm | null {
  if (pieces.every((piece) => typeof piece === 'string')) return null;
  const form = pieces
    .map((piece) => (typeof piece === 'string' ? escaped(piece) : `\u0001${piece.value}${piece.format}\u0002`))
    .join('');
  return { form: `'t:${form}`, next };
}

/** In f-strings the two quotes are alike, since formatters exchange them. */
const escaped = (text: string): string => text.replaceAll("'", '"');

interface Literal {
  readonly prefix: string;
  readonly content: string;
}

const stringsOf = (tokens: Tokens, first: number, last: number): readonly Literal[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => first + offset)
    .filter((at) => tokens.kinds[at] === kind.string)
    .map((at) => {
      const form = literal(textOf(tokens, at));
      const colon = form.indexOf(':');
      return { prefix: form.slice(1, colon), content: form.slice(colon + 1) };
    });

function endOfRun(tokens: Tokens, at: number, last: number): number {
  let end = at;
  for (let next = at + 1; next <= last; next += 1) {
    if (tokens.kinds[next] === kind.string) end = next;
    else if (tokens.kinds[next] !== kind.comment) break;
  }
  return end;
}

function significant(tokens: Tokens, from: number, last: number): number {
  for (let at = from; at <= last; at += 1)
    if (tokens.kinds[at] !== kind.comment && tokens.kinds[at] !== kind.newline) return at;
  return -1;
}

/** `%s`, `%-5s`, `%(name)s`; a lone `%` is matched as well, and makes the text unclear. */
const conversion = /%(?:\((?<name>[^()]*)\))?(?<flags>[-+ 0#]*)(?<size>\d*(?:\.\d+)?)(?<type>[diouxXeEfFgGcrsa%])|%/g;

function ofPercent(
  tokens: Tokens,
  literals: readonly Literal[],
  operator: number,
  last: number,
  formOf: FormOf,
): TemplateForm | null {
  const text = literals.map(({ content }) => content).join('');
  const found = [...text.matchAll(conversion)];
  const fields = found.filter(([whole]) => whole !== '%%');
  if (
    fields.length === 0 ||
    fields.some(({ groups }) => groups?.['type'] === undefined || groups['name'] !== undefined)
  )
    return null;
  const given = operand(tokens, operator + 1, last);
  if (given === null || given.values.length !== fields.length) return null;
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of found) {
    pieces.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const value = given.values[fields.indexOf(match)];
    if (value)
      pieces.push({ value: formOf(tokens, value.first, value.last), format: formatOfPercent(match.groups ?? {}) });
    else pieces.push('%');
  }
  return written([...pieces, text.slice(at)], given.next);
}

/** As `str.format` spells it: `%s` is nothing, `%r` is `!r`, `%5s` is `:>5`. */
function formatOfPercent({ flags = '', size = '', type = '' }: Readonly<Record<string, string | undefined>>): string {
  const [shown, letter] = type === 'r' || type === 'a' ? [`!${type}`, ''] : ['', type === 's' ? '' : type];
  if (flags === '' && size === '') return letter === '' ? shown : `:${letter}`;
  const isText = letter === '';
  const side = flags.includes('-') ? '<' : isText && /^\d/.test(size) ? '>' : '';
  return `${shown}:${side}${flags.replace('-', '')}${size}${letter}`;
}

/** The values behind `%`: those of a tuple, or one name, call or subscript. Null when there may be others. */
function operand(
  tokens: Tokens,
  from: number,
  last: number,
): { readonly values: readonly Range[]; readonly next: number } | null {
  const start = significant(tokens, from, last);
  if (start === -1) return null;
  if (textOf(tokens, start) !== '(') {
    const end = endOfPrimary(tokens, start, last);
    return end === -1 ? null : { values: [{ first: start, last: end }], next: end + 1 };
  }
  const close = closing(tokens, start, last);
  if (close === -1 || close !== endOfPrimary(tokens, start, last)) return null;
  const values = parted(tokens, start + 1, close - 1);
  return values.some(({ first }) => textOf(tokens, first) === '*') ? null : { values, next: close + 1 };
}

/** A name, number or string with the dots, calls and subscripts behind it; -1 for anything else. */
function endOfPrimary(tokens: Tokens, start: number, last: number): number {
  const isOpen = textOf(tokens, start) === '(';
  if (
    !isOpen &&
    tokens.kinds[start] !== kind.name &&
    tokens.kinds[start] !== kind.number &&
    tokens.kinds[start] !== kind.string
  )
    return -1;
  let end = isOpen ? closing(tokens, start, last) : start;
  for (
    let at = end === -1 ? -1 : significant(tokens, end + 1, last);
    at !== -1;
    at = significant(tokens, end + 1, last)
  ) {
    const text = textOf(tokens, at);
    if (text === '(' || text === '[') end = closing(tokens, at, last);
    else if (text === '.' && tokens.kinds[at + 1] === kind.name && at < last) end = at + 1;
    else break;
    if (end === -1) return -1;
  }
  return end;
}

const isFormatCall = (tokens: Tokens, dot: number, last: number): boolean =>
  dot + 2 <= last && textOf(tokens, dot + 1) === 'format' && textOf(tokens, dot + 2) === '(';

function ofFormat(
  tokens: Tokens,
  literals: readonly Literal[],
  dot: number,
  last: number,
  formOf: FormOf,
): TemplateForm | null {
  if (!isFormatCall(tokens, dot, last)) return null;
  const close = closing(tokens, dot + 2, last);
  if (close === -1) return null;
  const given = parted(tokens, dot + 3, close - 1);
  if (given.some(({ first }) => /^\*/.test(textOf(tokens, first)))) return null;
  const places: Range[] = [];
  const names = new Map<string, Range>();
  for (const range of given) {
    if (
      tokens.kinds[range.first] === kind.name &&
      range.first + 1 < range.last &&
      textOf(tokens, range.first + 1) === '='
    )
      names.set(textOf(tokens, range.first), { first: range.first + 2, last: range.last });
    else places.push(range);
  }
  const used = new Set<Range>();
  let next = 0;
  const pieces = braces(literals.map(({ content }) => content).join(''), (inside) => {
    const {
      name = '',
      path = '',
      format = '',
    } = /^(?<name>\w*)(?<path>(?:\.\w+|\[\w+\])*)(?<format>(?:![rsa])?(?::[^{}]*)?)$/.exec(inside)?.groups ?? {
      name: '?',
    };
    const value = name === '' ? places[next] : /^\d+$/.test(name) ? places[Number(name)] : names.get(name);
    if (name === '') next += 1;
    if (!value || path.includes('[')) return null;
    used.add(value);
    return {
      value: `${formOf(tokens, value.first, value.last)}${path.replaceAll('.', '\n.\n')}`,
      format: plainFormat(format),
    };
  });
  return pieces === null || used.size !== given.length ? null : written(pieces, close + 1);
}

/** `!s` is what happens anyway. */
const plainFormat = (format: string): string => format.replace(/^!s/, '').replace(/^:$/, '');

/** The fields of an f-string's content; null when they cannot be read. */
function fieldsIn(content: string, formOf: FormOf): readonly Piece[] | null {
  return braces(content, (inside) => {
    const tokens = tokenize(inside);
    const stop = formatAt(tokens);
    const [end, format] = stop === -1 ? [tokens.count - 1, ''] : [stop - 1, inside.slice(tokens.starts[stop])];
    const last = tokens.kinds[end] === kind.newline ? end - 1 : end;
    return last < 0 || /[={]/.test(format) || textOf(tokens, last) === '='
      ? null
      : { value: formOf(tokens, 0, last), format: plainFormat(format.trim()) };
  });
}

/** The token at which `!r` or `:>5` begins. */
function formatAt(tokens: Tokens): number {
  let depth = 0;
  for (let at = 0; at < tokens.count; at += 1) {
    if (tokens.kinds[at] !== kind.operator) continue;
    const text = textOf(tokens, at);
    if ('([{'.includes(text)) depth += 1;
    else if (')]}'.includes(text)) depth -= 1;
    else if (depth === 0 && (text === ':' || text === '!')) return at;
  }
  return -1;
}

/**
 * Text and what stands in its braces; `{{` is one brace. Null when braces do not match, or a field is not understood.
 */
function braces(text: string, field: (inside: string) => Field | null): readonly Piece[] | null {
  const pieces: Piece[] = [];
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== '{' && character !== '}') plain += character;
    else if (text.charAt(at + 1) === character) {
      plain += character;
      at += 1;
    } else {
      const end = character === '{' ? endOfField(text, at + 1) : -1;
      const made = end === -1 ? null : field(text.slice(at + 1, end));
      if (made === null) return null;
      pieces.push(plain, made);
      plain = '';
      at = end;
    }
  }
  return [...pieces, plain];
}

/** The index of the `}` that ends a field, brackets and quotes in it left out of account; -1 without one. */
function endOfField(text: string, from: number): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (character === '}' && depth === 0) return at;
    else if (')]}'.includes(character)) depth -= 1;
  }
  return -1;
}

/** The token that closes the bracket at `open`; -1 when there is none up to `last`. */
export function closing(tokens: Tokens, open: number, last: number): number {
  let depth = 0;
  for (let at = open; at <= last; at += 1) {
    if (tokens.kinds[at] !== kind.operator) continue;
    const code = tokens.text.charCodeAt(tokens.starts[at] ?? 0);
    if (code === 40 || code === 91 || code === 123) depth += 1;
    else if ((code === 41 || code === 93 || code === 125) && (depth -= 1) === 0) return at;
  }
  return -1;
}

/**
 * The stretches between the commas outside of brackets; comments and empty ones are left out. A comma of `lambda a, b:`
 * parts as well.
 */
export function parted(tokens: Tokens, first: number, last: number): readonly Range[] {
  const ranges: Range[] = [];
  let depth = 0;
  let [from, to] = [-1, -1];
  for (let at = first; at <= last; at += 1) {
    if (tokens.kinds[at] === kind.comment || tokens.kinds[at] === kind.newline) continue;
    const code = tokens.kinds[at] === kind.operator ? tokens.text.charCodeAt(tokens.starts[at] ?? 0) : 0;
    if (code === 40 || code === 91 || code === 123) depth += 1;
    else if (code === 41 || code === 93 || code === 125) depth -= 1;
    if (code === 44 && depth === 0) {
      if (from !== -1) ranges.push({ first: from, last: to });
      from = -1;
      continue;
    }
    if (from === -1) from = at;
    to = at;
  }
  if (from !== -1) ranges.push({ first: from, last: to });
  return ranges;
}
