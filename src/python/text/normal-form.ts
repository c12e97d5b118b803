/**
 * Code reduced to what it says: comments, line breaks, quote style, grouping parentheses, trailing commas and the
 * splitting of long strings do not count. What the formatter black changes gives the same normal form.
 */

import { kind, textOf, type Tokens } from './tokens.ts';

/** What to put in place of a literal (token index): null keeps it. */
export type Mask = (index: number) => string | null;

/** The tokens from `first` to `last` (inclusive) as one text. */
export function normalForm(tokens: Tokens, first: number, last: number, mask: Mask = keep): string {
  const parts: string[] = [];
  const groups: boolean[] = [];
  let before = -1;
  for (let at = first; at <= last; at += 1) {
    const of = tokens.kinds[at];
    if (of === kind.comment || of === kind.newline) continue;
    if (of === kind.string) addString(parts, mask(at) ?? literal(textOf(tokens, at)));
    else if (of === kind.number) parts.push(mask(at) ?? textOf(tokens, at).toLowerCase());
    else if (of === kind.name) parts.push(textOf(tokens, at));
    else if (!dropped(tokens, at, before, last, groups)) parts.push(textOf(tokens, at));
    before = at;
  }
  return parts.join('\n');
}

const keep: Mask = () => null;

/** Parentheses that only group, and commas before a closing bracket. */
function dropped(tokens: Tokens, at: number, before: number, last: number, groups: boolean[]): boolean {
  const code = tokens.text.charCodeAt(tokens.starts[at] ?? 0);
  if (code === 40) {
    const group = before === -1 || !isCalled(tokens, before) || isEmptyBase(tokens, at, before);
    groups.push(group);
    return group;
  }
  if (code === 41) return groups.pop() ?? true;
  if (code !== 44) return false;
  const next = significant(tokens, at + 1, last);
  return (
    next !== -1 && isCloser(tokens.text.charCodeAt(tokens.starts[next] ?? 0)) && tokens.kinds[next] === kind.operator
  );
}

const isCloser = (code: number): boolean => code === 41 || code === 93 || code === 125;

/** Words after which a parenthesis groups instead of calling. */
export const notCalled = new Set(
  (
    'and as assert async await break case class continue def del elif else except finally for from global if import in is lambda nonlocal ' +
    'not or pass raise return try while with yield match'
  ).split(' '),
);

export function isCalled(tokens: Tokens, before: number): boolean {
  const of = tokens.kinds[before];
  if (of === kind.name) return !notCalled.has(textOf(tokens, before));
  return of === kind.string || isCloser(tokens.text.charCodeAt(tokens.starts[before] ?? 0));
}

/** `class A():` says the same as `class A:`. */
const isEmptyBase = (tokens: Tokens, at: number, before: number): boolean =>
  before > 0 && textOf(tokens, at + 1) === ')' && textOf(tokens, before - 1) === 'class';

function significant(tokens: Tokens, from: number, last: number): number {
  for (let at = from; at <= last; at += 1)
    if (tokens.kinds[at] !== kind.comment && tokens.kinds[at] !== kind.newline) return at;
  return -1;
}

/** Adjacent literals of one kind are one literal. */
function addString(parts: string[], text: string): void {
  const previous = parts.at(-1);
  const mark = text.slice(0, text.indexOf(':') + 1);
  if (previous?.startsWith(mark) && isMark(mark)) parts[parts.length - 1] = previous + text.slice(mark.length);
  else parts.push(text);
}

const isMark = (mark: string): boolean => /^'[a-z]*:$/.test(mark);

/**
 * A string literal as `'prefix:content`. Needless backslashes before quotes go, in f-strings the quotes within become
 * alike, and in triple-quoted text white space round line breaks goes, because a docstring is re-indented with its
 * code.
 */
export function literal(text: string): string {
  const quote = text.search(/["']/);
  const prefix = [...text.slice(0, quote).toLowerCase().replace('u', '')].sort().join('');
  const width = text.startsWith(text.charAt(quote).repeat(3), quote) && text.length >= quote + 6 ? 3 : 1;
  let content = text.slice(quote + width, text.length - width);
  if (!prefix.includes('r') && content.includes('\\')) content = content.replace(/\\(\r\n|[^])/g, unescaped);
  if (prefix.includes('f')) content = content.replaceAll("'", '"');
  if (width === 3) content = content.replace(/\s*[\r\n]\s*/g, '\n').trim();
  return `'${prefix}:${content}`;
}

/** A quote needs no backslash, a continued line is none, and every other escape stays as it is. */
const unescaped = (escape: string, next: string): string =>
  next === '"' || next === "'" ? next : /[\r\n]/.test(next) ? '' : escape;
