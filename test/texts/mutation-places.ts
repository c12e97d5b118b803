/** Places in Python text where an edit leaves the meaning as it is, and marks that are kept through edits. */

import type { Edit } from '../../src/model/fixes/edit.ts';
import { applyEdits } from '../../src/python/edits/edit.ts';
import { kind, textOf, tokenize, type Tokens } from '../../src/python/text/tokens.ts';
import { withPython } from '../../src/python/tree/file.ts';
import { enclosing, type Node, type Parse } from '../../src/python/tree/tree.ts';
import { aProject } from '../python/parser.ts';
import type { Marked } from './marked.ts';

/** `pick` is a number that chooses among the places where it applies. */
export type Mutation = (marked: Marked, pick: number, parse: Parse) => Marked | null;

export const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });
export const chosen = <T>(all: readonly T[], pick: number): T | undefined => all[pick % Math.max(all.length, 1)];

/**
 * Makes edits; what is inserted at a border of the marks stays out of them, what replaces a stretch that begins or ends
 * there stays in.
 */
export function edited({ text, start, end }: Marked, edits: readonly Edit[]): Marked {
  const shift = (at: number, isEnd: boolean): number =>
    edits.reduce((sum, edit) => {
      const before =
        edit.start === edit.end
          ? isEnd
            ? edit.start < at
            : edit.start <= at
          : isEnd
            ? edit.end <= at
            : edit.end <= at && edit.start < at;
      return before ? sum + edit.text.length - (edit.end - edit.start) : sum;
    }, at);
  return { text: applyEdits(text, edits), start: shift(start, false), end: shift(end, true) };
}

export const within = <T>(parse: Parse, text: string, use: (root: Node) => T): T =>
  withPython(parse, 'x.py', text, aProject(), ({ root }) => use(root));

/** Offsets behind the tokens of a kind that stand inside brackets. */
export function insideBrackets(tokens: Tokens): readonly { readonly at: number; readonly next: string }[] {
  const found: { at: number; next: string }[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.count; index += 1) {
    const word = textOf(tokens, index);
    if (tokens.kinds[index] === kind.operator && '([{'.includes(word)) depth += 1;
    else if (tokens.kinds[index] === kind.operator && ')]}'.includes(word)) depth -= 1;
    else if (tokens.kinds[index] === kind.newline) depth = 0;
    if (depth > 0 && tokens.kinds[index] === kind.operator && '([{,'.includes(word))
      found.push({ at: tokens.ends[index] ?? 0, next: tokens.text.slice(tokens.ends[index]) });
  }
  return found;
}

/** Offsets where logical lines begin: the first character of each line that follows one's end. */
export function logicalLines({ text, count, kinds, ends }: Tokens): readonly number[] {
  const starts = [0];
  for (let index = 0; index < count; index += 1)
    if (kinds[index] === kind.newline && (ends[index] ?? 0) < text.length) starts.push(ends[index] ?? 0);
  return starts;
}

export const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
export const indentAt = (text: string, at: number): string => /^[ \t]*/u.exec(text.slice(at))?.[0] ?? '';

export const simple =
  /^(?:expression_statement|return_statement|assert_statement|import_statement|import_from_statement|raise_statement|delete_statement)$/u;

/** The simple statement that holds the marks; null for compound ones. */
export function statementOf(
  root: Node,
  { start, end }: Marked,
): { readonly start: number; readonly end: number; readonly type: string } | null {
  for (let at: Node | null = root.descendantForIndex(start, Math.max(start, end - 1)); at; at = at.parent) {
    if (simple.test(at.type)) return { start: at.startIndex, end: at.endIndex, type: at.type };
    if (/_statement$|_definition$|^block$/u.test(at.type)) return null;
  }
  return null;
}

export const inString = (node: Node): boolean =>
  enclosing(node, 'string', 'concatenated_string') !== null && enclosing(node, 'interpolation') !== null;

/** The marked expression, where an expression in its place may be anything else. */
export function expressionOf(root: Node, { start, end }: Marked): Node | null {
  for (let at: Node | null = root.descendantForIndex(start, Math.max(start, end - 1)); at; at = at.parent) {
    if (at.startIndex < start || at.endIndex > end) return null;
    if (at.startIndex !== start || at.endIndex !== end || !['call', 'string', 'concatenated_string'].includes(at.type))
      continue;
    if (inString(at) || at.parent?.type === 'concatenated_string' || at.parent?.type === 'decorator') return null;
    // A docstring would become an expression, and a piece of a pattern or a keyword cannot be one.
    return /pattern|case|type/u.test(at.parent?.type ?? '') ? null : at;
  }
  return null;
}

/** Lines of code that begin outside of strings: where indentation may be changed. */
export function lineStartsOutsideStrings(text: string): readonly number[] {
  const tokens = tokenize(text);
  const inside = (at: number): boolean => {
    for (let index = 0; index < tokens.count; index += 1)
      if (tokens.kinds[index] === kind.string && (tokens.starts[index] ?? 0) < at && at < (tokens.ends[index] ?? 0))
        return true;
    return false;
  };
  return [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)].filter(
    (at) => at < text.length && !inside(at),
  );
}
