/** A list of arguments as Python code, out of the words of a command. */

import type { Import } from '../../model/fixes/fix.ts';
import { argumentsOf } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { escapedText, literal, literalText } from '../../python/literals/string-literal.ts';
import { indentOf, indentUnit, lineStart, newlineAt, type PythonFile } from '../../python/tree/file.ts';
import { calledName, isBuiltin, qualified } from '../../python/tree/names.ts';
import { partsOf, type ValuePart } from '../../python/tree/template.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { optionsEnd } from './options-end.ts';
import { plainWord, type Word, type WordPart } from './shell-words.ts';

export interface ArgumentList {
  readonly code: string;
  readonly imports: readonly Import[];
  /** Values that are split into several arguments as the shell did, without its other powers. */
  readonly split: readonly ValuePart[];
  /** Values that stand where an option could, with nothing before them that ends the options. */
  readonly exposed: readonly ValuePart[];
}

interface Item {
  readonly code: string;
  readonly imports: readonly Import[];
  readonly split: ValuePart | null;
}

/** The words as a list display that replaces `place`; null when a value cannot be written in it. */
export function argumentList(file: PythonFile, words: readonly Word[], place: Node): ArgumentList | null {
  const quote = quoteIn(place);
  const items = words.map((word, index) => itemOf(file, word, quote, index === 0));
  if (!items.every((item): item is Item => item !== null)) return null;
  const ends = optionsEnd(words);
  const codes = items.map(({ code }) => code);
  if (ends !== null) codes.splice(ends, 0, literal('--', quote));
  const split = items.flatMap((item) => (item.split === null ? [] : [item.split]));
  const exposed =
    ends === null && !words.some((word) => plainWord(word) === '--')
      ? words.slice(1).flatMap((word, index) => exposedIn(words, word, index))
      : [];
  return { code: layout(file, codes, place), imports: items.flatMap(({ imports }) => imports), split, exposed };
}

/** A value at the start of a word can be an option, unless an option before it takes it. */
function exposedIn(words: readonly Word[], word: Word, before: number): readonly ValuePart[] {
  const [first] = word;
  return first?.kind === 'value' && !(plainWord(words[before]) ?? '').startsWith('-') ? [first] : [];
}

const quoteIn = (node: Node): string => /["']/u.exec(node.text)?.[0] ?? '"';

/** One line while it fits, else an item to the line. */
function layout(file: PythonFile, codes: readonly string[], place: Node): string {
  const line = `[${codes.join(', ')}]`;
  if (place.startIndex - lineStart(file.text, place.startIndex) + line.length <= 110 && !line.includes('\n'))
    return line;
  const [newline, indent] = [newlineAt(file, place.startIndex), indentOf(file, place)];
  return `[${newline}${codes.map((code) => `${indent}${indentUnit(file)}${code},${newline}`).join('')}${indent}]`;
}

function itemOf(file: PythonFile, word: Word, quote: string, isProgram: boolean): Item | null {
  const text = plainWord(word);
  if (text !== null) return item(literal(text, quote));
  const [only] = word;
  if (only?.kind === 'value' && word.length === 1)
    return wholeValue(file, only, only.quoting === 'bare', quote, isProgram);
  const code = textWith(file, word, quote);
  return code === null ? null : item(code);
}

const item = (code: string, imports: readonly Import[] = [], split: ValuePart | null = null): Item => ({
  code,
  imports,
  split,
});

function wholeValue(
  file: PythonFile,
  value: ValuePart,
  bareWord: boolean,
  quote: string,
  isProgram: boolean,
): Item | null {
  const spread = bareWord ? spreadOf(file, value.node) : null;
  if (spread !== null) return item(`*${spread}`);
  const inner = bareWord ? quotedValue(file, value.node) : null;
  if (inner !== null) return item(inner.text);
  const isInterpreter = qualified(file, value.node) === 'sys.executable';
  if (bareWord && value.format === '' && !isInterpreter && (isProgram || holdsSeveral(file, value.node)))
    return splitValue(file, value);
  const code = textOf(file, value, quote);
  return code === null ? null : item(code);
}

/** `*shlex.split(options)`: the words of the value, and nothing else that a shell can do. */
function splitValue(file: PythonFile, value: ValuePart): Item | null {
  const split = reach(file, value.node, 'shlex', 'shlex.split');
  return split && item(`*${split.code}(${value.node.text})`, split.imports, value);
}

/** Whether a value is several words, or none, by its name or by what it is given. */
function holdsSeveral(file: PythonFile, node: Node): boolean {
  if (!['identifier', 'attribute'].includes(node.type)) return false;
  if (
    /(?:^|[._])(?:\w*_)?(?:opts?|options?|args?|arguments?|flags?|params?|parameters?|extras?|switch|switches)$/iu.test(
      node.text,
    )
  )
    return true;
  const values =
    node.type === 'identifier'
      ? file.scopes
          .bindings(node, node.text)
          .map((one) => (one.node.parent?.type === 'assignment' ? one.node.parent.childForFieldName('right') : null))
      : [];
  return values.some(
    (value) =>
      value !== null &&
      (literalText(value) === '' ||
        (partsOf(file, value) ?? []).some((part) => part.kind === 'text' && /\s/u.test(part.text))),
  );
}

/** `" ".join(files)`, also with each one quoted, and `shlex.join(files)`: what is joined. */
function spreadOf(file: PythonFile, node: Node): string | null {
  const name = calledName(file, node);
  const [list, ...others] = argumentsOf(node);
  if (node.type !== 'call' || !list || others.length > 0 || list.splat !== null) return null;
  if (name === 'shlex.join' || name === 'subprocess.list2cmdline') return spread(list.value);
  const method = node.childForFieldName('function');
  const object = method?.childForFieldName('object');
  if (method?.childForFieldName('attribute')?.text !== 'join' || !object || literalText(object) !== ' ') return null;
  return spread(withoutQuoting(file, list.value) ?? list.value);
}

const spread = (node: Node): string =>
  ['identifier', 'attribute', 'call', 'subscript', 'list', 'list_comprehension'].includes(node.type) ||
  node.text.startsWith('(')
    ? node.text
    : `(${node.text})`;

/** `shlex.quote(f) for f in files` and `map(shlex.quote, files)`: the files. */
function withoutQuoting(file: PythonFile, list: Node): Node | null {
  if (list.type === 'call' && calledName(file, list) === 'map') {
    const [mapped, over, more] = argumentsOf(list);
    return mapped && over && !more && isQuote(qualified(file, mapped.value)) ? over.value : null;
  }
  const [body, loop, more] = children(list);
  if (
    !/^(?:generator_expression|list_comprehension)$/u.test(list.type) ||
    !body ||
    loop?.type !== 'for_in_clause' ||
    more
  )
    return null;
  const inner = quotedValue(file, body);
  return inner !== null && inner.text === loop.childForFieldName('left')?.text ? loop.childForFieldName('right') : null;
}

const isQuote = (name: string | null): boolean => name === 'shlex.quote' || name === 'pipes.quote';

/** What `shlex.quote(x)` quotes; null for anything else. */
export function quotedValue(file: PythonFile, node: Node): Node | null {
  const [value, more] = argumentsOf(node);
  return isQuote(calledName(file, node)) && value && !more && value.splat === null ? value.value : null;
}

/** A value as a text of its own. */
function textOf(file: PythonFile, value: ValuePart, quote: string): string | null {
  const code = value.node.text;
  if (value.format === '')
    return value.isText
      ? code
      : isBuiltin(file, value.node, 'str')
        ? `str(${code})`
        : textWith(file, [{ ...value, quoting: 'bare' }], quote);
  return textWith(file, [{ ...value, quoting: 'bare' }], quote);
}

/** Parts as one text: an f-string, or a `%` text where a value is formatted so. */
export function textWith(file: PythonFile, parts: readonly WordPart[], quote: string): string | null {
  const values = parts.flatMap((part) => (part.kind === 'value' ? [part] : []));
  if (values.some(({ format }) => format.startsWith('%'))) return percentText(parts, values, quote);
  const codes = values.map((value) => `${(quotedValue(file, value.node) ?? value.node).text}`);
  const mark = ['"', "'"]
    .toSorted((a) => (a === quote ? -1 : 1))
    .find((one) => codes.every((code) => !code.includes(one)));
  // Before Python 3.12 a field holds no backslash, no comment, no line end and no quote of its string:
  // https://peps.python.org/pep-0701/
  if (mark === undefined || codes.some((code) => /[\\#\n]/u.test(code))) return null;
  const body = parts.map((part) =>
    part.kind === 'text'
      ? escapedText(part.text, mark).replace(/[{}]/gu, '$&$&')
      : field(codes[values.indexOf(part)] ?? '', part),
  );
  return `f${mark}${body.join('')}${mark}`;
}

function field(code: string, { node, format }: ValuePart): string {
  const inner = /^(?:lambda|named_expression)$/u.test(node.type) ? `(${code})` : code;
  return `{${inner.startsWith('{') ? ' ' : ''}${inner}${format}}`;
}

function percentText(parts: readonly WordPart[], values: readonly ValuePart[], quote: string): string | null {
  if (values.some(({ format }) => format !== '' && !format.startsWith('%'))) return null;
  const body = parts
    .map((part) => (part.kind === 'text' ? part.text.replaceAll('%', '%%') : part.format || '%s'))
    .join('');
  const [only] = values;
  const code =
    values.length === 1 && only && isPrimary(only.node)
      ? only.node.text
      : `(${values.map(({ node }) => node.text).join(', ')}${values.length === 1 ? ',' : ''})`;
  return `${literal(body, quote)} % ${code}`;
}

const isPrimary = (node: Node): boolean =>
  ['identifier', 'attribute', 'call', 'subscript', 'integer', 'float'].includes(bare(node).type);
