/** Pieces of HTML that are made one by one and joined: `"".join(f"<li>{x}</li>" for x in xs)`. */

import { argumentsOf } from '../../python/edits/arguments.ts';
import { applyEdits } from '../../python/edits/edit.ts';
import { isConstantText } from '../../python/tree/constant-text.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { fromFormat, fromFString, fromPercent, hasComment } from '../sql/brace-template.ts';
import { markupOf, type Markup } from './markup.ts';

export interface Joined {
  /** The arguments of `format_html_join`. */
  readonly code: string;
  readonly values: readonly Node[];
  /** The text of one piece. */
  readonly text: string;
}

/** Reads a call of `join` on a plain separator with one comprehension of texts; null for anything else. */
export function fromJoin(call: Node): Joined | null {
  const separator = call.childForFieldName('function')?.childForFieldName('object');
  const all = argumentsOf(call);
  const loop = bare(all[0]?.value ?? call);
  const body = loop.childForFieldName('body');
  if (
    !separator ||
    all.length !== 1 ||
    !body ||
    !/^(?:generator_expression|list_comprehension)$/u.test(loop.type) ||
    hasComment(call)
  )
    return null;
  // The separator is escaped as well.
  if (!isConstantText(separator) || /[<>&]|.["'].|\\x|\\u/u.test(separator.text)) return null;
  const markup = markupOf(body);
  const made = templateOf(markup);
  if (made === null || !('values' in markup)) return null;
  const row = made.values.length === 1 ? `(${made.values[0]},)` : `(${made.values.join(', ')})`;
  const clauses = children(loop)
    .filter((one) => one.id !== body.id)
    .map((one) => one.text)
    .join(' ');
  return made.values.some((value) => /^\*|^\w+=[^=]/u.test(value))
    ? null
    : {
        code: `${separator.text}, ${made.template}, (${row} ${clauses})`,
        values: markup.values,
        text: markup.node.text,
      };
}

function templateOf(markup: Markup): { readonly template: string; readonly values: readonly string[] } | null {
  if (markup.kind !== 'f-string' && markup.kind !== 'percent' && markup.kind !== 'format') return null;
  const node = markup.kind === 'f-string' ? markup.node : markup.template;
  const made =
    markup.kind === 'f-string'
      ? fromFString(markup, false)
      : markup.kind === 'percent'
        ? fromPercent(markup)
        : fromFormat(markup);
  if (made === null) return null;
  const moved = made.edits.map((edit) => ({
    ...edit,
    start: edit.start - node.startIndex,
    end: edit.end - node.startIndex,
  }));
  return { template: applyEdits(node.text, moved), values: made.values };
}
