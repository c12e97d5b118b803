/**
 * Edits of Python text that leave its meaning as it is, or nest it, and keep track of a marked stretch. Each gives null
 * where it does not apply.
 */

import type { Edit } from '../../src/model/fixes/edit.ts';
import { kind, textOf, tokenize } from '../../src/python/text/tokens.ts';
import { lineStart } from '../../src/python/tree/file.ts';
import { enclosing, walk, type Parse } from '../../src/python/tree/tree.ts';
import type { Marked } from './marked.ts';
import {
  chosen,
  edited,
  expressionOf,
  indentAt,
  insertion,
  insideBrackets,
  inString,
  lineStartsOutsideStrings,
  logicalLines,
  type Mutation,
  newline,
  simple,
  statementOf,
  within,
} from './mutation-places.ts';

function nested(marked: Marked, header: string, footer: string): Marked | null {
  const { text } = marked;
  if (/__future__|import \*|^\f|^#!|coding[:=]|^\t/mu.test(text) || !text.endsWith('\n')) return null;
  const end = newline(text);
  const filled = lineStartsOutsideStrings(text).filter((at) => !/^[ \t]*\r?\n/u.test(text.slice(at)));
  const inner = edited(
    marked,
    filled.map((at) => insertion(at, '    ')),
  );
  const head = `${header}${end}`;
  return {
    text: `${head}${inner.text}${footer === '' ? '' : `${footer}${end}`}`,
    start: inner.start + head.length,
    end: inner.end + head.length,
  };
}

/** Renames what an import binds, with all that reads it. */
function aliased(marked: Marked, pick: number, parse: Parse): Marked | null {
  return within(parse, marked.text, (root) => {
    const imports = [...walk(root)].filter((node) => /^import_(?:from_)?statement$/u.test(node.type));
    const names = imports.flatMap((node) =>
      node
        .childrenForFieldName('name')
        .flatMap((name) => (name?.type === 'dotted_name' && !name.text.includes('.') ? [name] : [])),
    );
    const name = chosen(names, pick);
    if (!name || /\b(?:global|nonlocal|__all__|del|locals|globals|__future__)\b/u.test(marked.text)) return null;
    const reads = [...walk(root)].filter((node) => node.type === 'identifier' && node.text === name.text);
    const bound = reads.filter((node) => {
      const parent = node.parent;
      if (parent?.type === 'attribute') return parent.childForFieldName('attribute')?.startIndex !== node.startIndex;
      return (
        !(parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.startIndex === node.startIndex) &&
        parent?.type !== 'dotted_name' &&
        parent?.type !== 'aliased_import'
      );
    });
    const rebound = bound.some(
      (node) =>
        /parameter|^function_definition$|^class_definition$|^pattern/u.test(node.parent?.type ?? '') ||
        node.parent?.childForFieldName('left')?.startIndex === node.startIndex,
    );
    if (rebound || names.filter((other) => other.text === name.text).length > 1) return null;
    return edited(marked, [
      { start: name.endIndex, end: name.endIndex, text: ` as ${name.text}_` },
      ...bound.map((node) => insertion(node.endIndex, '_')),
    ]);
  });
}

/** Writes one plain literal in other words of the same value. */
function requoted(marked: Marked, pick: number, parse: Parse): Marked | null {
  const { text } = marked;
  return within(parse, text, (root) => {
    const plain = [...walk(root)].filter(
      (node) => node.type === 'string' && /^"[^"'\\\n{}]*"$/u.test(node.text) && !inString(node),
    );
    const node = chosen(plain, pick);
    if (!node) return null;
    const inner = node.text.slice(1, -1);
    const forms = [`'${inner}'`, `r"${inner}"`, `"""${inner}"""`, `R'${inner}'`, `u"${inner}"`, `("${inner}")`].slice(
      0,
      node.parent?.type === 'concatenated_string' ? 4 : 5,
    );
    const form = forms[(pick >> 4) % forms.length] ?? node.text;
    return edited(marked, [{ start: node.startIndex, end: node.endIndex, text: form }]);
  });
}

function parenthesised(marked: Marked, pick: number, parse: Parse): Marked | null {
  return within(parse, marked.text, (root) => {
    const values = [...walk(root)]
      .filter((node) => node.type === 'argument_list' && node.parent?.type === 'call')
      .flatMap((list) =>
        list.namedChildren.flatMap((one) => {
          if (!one || /splat|comment|generator/u.test(one.type)) return [];
          const value = one.type === 'keyword_argument' ? one.childForFieldName('value') : one;
          return value && !inString(value) ? [value] : [];
        }),
      );
    const value = chosen(values, pick);
    return value ? edited(marked, [insertion(value.startIndex, '('), insertion(value.endIndex, ')')]) : null;
  });
}

const trailingComma: Mutation = (marked, pick, parse) =>
  within(parse, marked.text, (root) => {
    const lists = [...walk(root)]
      .filter((node) => node.type === 'argument_list' && node.parent?.type === 'call' && !inString(node))
      .flatMap((list) => {
        const last = list.namedChildren.filter((child) => child?.type !== 'comment').at(-1);
        return last &&
          last.type !== 'generator_expression' &&
          !marked.text.slice(last.endIndex, list.endIndex).replace(/#.*/gu, '').includes(',')
          ? [last.endIndex]
          : [];
      });
    const at = chosen(lists, pick);
    return at === undefined ? null : edited(marked, [insertion(at, pick % 2 === 0 ? ',' : ' ,')]);
  });

/** A block of one simple statement goes behind its colon. */
const oneLine: Mutation = (marked, pick, parse) =>
  within(parse, marked.text, (root) => {
    const blocks = [...walk(root)].filter(
      (node) =>
        node.type === 'block' &&
        node.namedChildCount === 1 &&
        (simple.test(node.firstNamedChild?.type ?? '') ||
          /^(?:pass|continue|break)_statement$/u.test(node.firstNamedChild?.type ?? '')),
    );
    const gaps = blocks.flatMap((block) => {
      const gap = /:([ \t]*\r?\n[ \t]*)$/u.exec(marked.text.slice(0, block.startIndex));
      return gap ? [{ start: block.startIndex - (gap[1]?.length ?? 0), end: block.startIndex, text: ' ' }] : [];
    });
    const gap = chosen(gaps, pick);
    return gap ? edited(marked, [gap]) : null;
  });

const beside =
  (before: string, after: string): Mutation =>
  (marked, _, parse) =>
    within(parse, marked.text, (root) => {
      const statement = statementOf(root, marked);
      if (
        !statement ||
        (before !== '' &&
          marked.text.slice(0, statement.start).trim() === '' &&
          statement.type === 'expression_statement')
      )
        return null;
      const moved = edited(marked, [
        ...(before === '' ? [] : [insertion(statement.start, before)]),
        ...(after === '' ? [] : [insertion(statement.end, after)]),
      ]);
      // What stands behind the end of the marks stays behind it.
      return moved;
    });

const around =
  (before: string, after: string): Mutation =>
  (marked, _, parse) =>
    within(parse, marked.text, (root) => {
      const node = expressionOf(root, marked);
      if (!node || (/lambda|for/u.test(before) && /\bawait\b|\byield\b|:=/u.test(node.text))) return null;
      if (before.startsWith('f') && (/"""|[#\\\n]/u.test(node.text) || enclosing(node, 'string')?.id === node.id))
        return null;
      // A walrus may not stand in a comprehension of a class, nor where an assignment could.
      if (
        before.includes(':=') &&
        enclosing(
          node,
          'class_definition',
          'list_comprehension',
          'generator_expression',
          'dictionary_comprehension',
          'set_comprehension',
        )
      )
        return null;
      return {
        text:
          marked.text.slice(0, marked.start) +
          before +
          marked.text.slice(marked.start, marked.end) +
          after +
          marked.text.slice(marked.end),
        start: marked.start + before.length,
        end: marked.end + before.length,
      };
    });

const lineEndComment: Mutation = (marked, pick) => {
  const tokens = tokenize(marked.text);
  const ends: number[] = [];
  for (let index = 1; index < tokens.count; index += 1)
    if (tokens.kinds[index] === kind.newline && tokens.kinds[index - 1] !== kind.comment)
      ends.push(tokens.ends[index - 1] ?? 0);
  const at = chosen(ends, pick);
  return at === undefined ? null : edited(marked, [insertion(at, `  # end ${pick % 100}`)]);
};

const remark: Mutation = (marked, pick) => {
  const at = chosen(
    logicalLines(tokenize(marked.text)).filter((start) => !marked.text.startsWith('#!', start)),
    pick,
  );
  if (at === undefined || /^#.*coding/mu.test(marked.text.slice(at))) return null;
  const end = newline(marked.text);
  return edited(marked, [
    insertion(at, [end, `${indentAt(marked.text, at)}# remark ${pick % 100}${end}`, `${end}${end}`][pick % 3] ?? end),
  ]);
};

const commentInBrackets: Mutation = (marked, pick) => {
  const place = chosen(
    insideBrackets(tokenize(marked.text)).filter(({ next }) => !/^[ \t]*#/u.test(next)),
    pick,
  );
  return place ? edited(marked, [insertion(place.at, `  # note ${pick % 100}${newline(marked.text)}        `)]) : null;
};

const breakInBrackets: Mutation = (marked, pick) => {
  const place = chosen(
    insideBrackets(tokenize(marked.text)).filter(({ next }) => !/^[ \t]*#/u.test(next)),
    pick,
  );
  return place ? edited(marked, [insertion(place.at, `${newline(marked.text)}${'      '.slice(pick % 6)}`)]) : null;
};

const spaces: Mutation = (marked, pick) => {
  const tokens = tokenize(marked.text);
  const places: number[] = [];
  for (let index = 0; index < tokens.count; index += 1)
    if (tokens.kinds[index] === kind.operator && /^[().,=]$/u.test(textOf(tokens, index)))
      places.push(tokens.starts[index] ?? 0, tokens.ends[index] ?? 0);
  const at = chosen(
    places.filter(
      (place) =>
        !/[\n\r]/u.test(marked.text[place] ?? '\n') &&
        marked.text.slice(lineStart(marked.text, place), place).trim() !== '',
    ),
    pick,
  );
  return at === undefined || /^\s*from\s+\.|^\s*import/u.test(marked.text.slice(lineStart(marked.text, at)))
    ? null
    : edited(marked, [insertion(at, ' ')]);
};

/** A backslash and a line break for a blank inside a statement, outside of brackets and strings. */
const backslash: Mutation = (marked, pick) => {
  const tokens = tokenize(marked.text);
  const gaps: Edit[] = [];
  let depth = 0;
  for (let index = 0; index + 1 < tokens.count; index += 1) {
    const word = textOf(tokens, index);
    if (tokens.kinds[index] === kind.operator && '([{'.includes(word)) depth += 1;
    if (tokens.kinds[index] === kind.operator && ')]}'.includes(word)) depth -= 1;
    const [end, next] = [tokens.ends[index] ?? 0, tokens.starts[index + 1] ?? 0];
    if (depth === 0 && tokens.kinds[index + 1] !== kind.comment && marked.text.slice(end, next) === ' ')
      gaps.push({ start: end, end: next, text: ` \\${newline(marked.text)}    ` });
  }
  const gap = chosen(gaps, pick);
  return gap ? edited(marked, [gap]) : null;
};

const tabs: Mutation = (marked) => {
  const { text } = marked;
  const starts = lineStartsOutsideStrings(text);
  if (!logicalLines(tokenize(text)).every((at) => /^(?: {4})*(?! )/u.test(text.slice(at)))) return null;
  const runs = starts.flatMap((at) => {
    const run = /^(?: {4})+/u.exec(text.slice(at))?.[0];
    return run === undefined ? [] : [{ start: at, end: at + run.length, text: '\t'.repeat(run.length / 4) }];
  });
  return runs.length === 0 ? null : edited(marked, runs);
};

/** All line ends, or some of them, in the way of Windows. */
const crlf =
  (some: boolean): Mutation =>
  (marked, pick) => {
    const ends = [...marked.text.matchAll(/(?<!\r)\n/gu)].filter(
      (_, index) => !some || ((pick >> (index % 16)) & 1) === 1,
    );
    // A backslash joins lines with either end.
    return ends.length === 0
      ? null
      : edited(
          marked,
          ends.map(({ index }) => insertion(index, '\r')),
        );
  };

const formFeed: Mutation = (marked, pick) => {
  const at = chosen(
    logicalLines(tokenize(marked.text)).filter((start) => start > 0 && /^[^\s#]/u.test(marked.text.slice(start))),
    pick,
  );
  return at === undefined ? null : edited(marked, [insertion(at, pick % 2 === 0 ? `\f${newline(marked.text)}` : '\f')]);
};

const atTop: Mutation = (marked, pick) => {
  const end = newline(marked.text);
  if (/^(?:["'#]|[rR]?""")|__future__/u.test(marked.text)) return null;
  const head =
    [
      `#!/usr/bin/env python3${end}`,
      `# -*- coding: utf-8 -*-${end}`,
      `"""What it does."""${end}`,
      `"""Doc."""${end}from __future__ import annotations${end}${end}`,
      `# Licence${end}${end}`,
    ][pick % 5] ?? '';
  return { text: head + marked.text, start: marked.start + head.length, end: marked.end + head.length };
};

const noNewlineAtEnd: Mutation = (marked) =>
  /\S\r?\n$/u.test(marked.text) && marked.end < marked.text.length
    ? { ...marked, text: marked.text.replace(/\r?\n$/u, '') }
    : null;

export const mutations: Readonly<Record<string, Mutation>> = {
  commentInBrackets,
  breakInBrackets,
  lineEndComment,
  remark,
  trailingComma,
  parenthesised,
  spaces,
  backslash,
  tabs,
  formFeed,
  atTop,
  noNewlineAtEnd,
  oneLine,
  aliased,
  requoted,
  crlf: crlf(false),
  mixedEnds: crlf(true),
  parentheses: around('(', ')'),
  inLambda: around('(lambda: ', ')()'),
  inComprehension: around('[', ' for _ in [0]][0]'),
  inConditional: around('(', ' if True else None)'),
  inWalrus: around('(found_ := ', ')'),
  inKeyword: around('dict(value=', ')["value"]'),
  inTuple: around('(', ',)[0]'),
  inSlice: around('[*range(9)][', ':]'),
  inFString: around('f"""{', '}"""'),
  underIf: beside('if enabled: ', ''),
  underBackslash: beside('if enabled: \\\n    ', ''),
  semicolonBefore: beside('pass; ', ''),
  semicolonAfter: beside('', '; pass'),
  wideBefore: beside('"𝔅é"; ', ''),
  inFunction: (marked) => nested(marked, 'def wrapped():', ''),
  inAsync: (marked) => nested(marked, 'async def wrapped(self, *args, key=None):', ''),
  inClass: (marked) => nested(marked, 'class Shelf(Base):', ''),
  inIf: (marked) => nested(marked, 'if enabled:', 'else:\r\n    pass'.replace('\r\n', newline(marked.text))),
  inTry: (marked) => nested(marked, 'try:', 'finally:\r\n    done()'.replace('\r\n', newline(marked.text))),
  inWith: (marked) => nested(marked, 'with lock, other as name:', ''),
};

/** Applies mutations in order; those that do not apply, or that the parser does not follow, are passed over. */
export function mutated(
  marked: Marked,
  steps: readonly { readonly name: string; readonly pick: number }[],
  parse: Parse,
): Marked {
  return steps.reduce((now, { name, pick }) => {
    const next = mutations[name]?.(now, pick, parse) ?? null;
    return next && within(parse, next.text, (root) => !root.hasError) ? next : now;
  }, marked);
}
