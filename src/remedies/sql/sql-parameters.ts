/** An SQL text with its values taken out: the text with placeholders, and the values as parameters. */

import { argumentsOf } from '../../python/edits/arguments.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { constantValue } from '../../python/scopes/value-source.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { isBuiltin } from '../../python/tree/names.ts';
import type { ValuePart } from '../../python/tree/template.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { textWith } from '../shell/argument-list.ts';
import { variableParts } from '../shell/fixed-arguments.ts';
import type { WordPart } from '../shell/shell-words.ts';
import type { SqlStyle } from './sql-driver.ts';
import { sqlSlots, valuesIn, type SqlSlot } from './sql-roles.ts';
import { sqlPieces, type SqlPiece, type SqlUnit } from './sql-template.ts';

/** An SQL expression, read. */
export interface SqlText {
  readonly whole: Node;
  readonly pieces: readonly SqlPiece[];
  readonly slots: readonly SqlSlot[];
}

export interface Parameters {
  readonly kind: 'parameters';
  /** The expression that replaces the text. */
  readonly code: string;
  /** What stands for each placeholder, in order. */
  readonly values: readonly string[];
}

export interface NoParameters {
  readonly kind: 'refused';
  readonly because: string;
  readonly advice: string;
}

/** Reads an expression that puts SQL together; null when that cannot be followed. */
export function sqlText(file: PythonFile, whole: Node): SqlText | null {
  const pieces = sqlPieces(file, whole);
  return pieces && { whole, pieces, slots: sqlSlots(pieces.flatMap(({ units }) => units)) };
}

/** Why a text needs no parameters: what is put in is no value from outside. Null when it may be one. */
export function harmlessText(file: PythonFile, { slots }: SqlText): string | null {
  const values = slots.flatMap((slot) => valuesIn(slot));
  if (values.length === 0) return null;
  const marks = values.map(({ node }) => isPlaceholderList(file, node));
  if (marks.every((one) => one)) return 'only placeholders are put in';
  const rest = values.filter((_, index) => !marks[index]);
  if (rest.some(({ node }) => variableParts(file, node).length > 0)) return null;
  return marks.some((one) => one)
    ? 'only placeholders and constants are put in'
    : 'only constants of this file are put in';
}

const mark = /^[\s,()]*(?:(?:\?|%s|:\d+|\$\d+)[\s,()]*)+$/u;

/** `",".join("?" * len(ids))` and its like, also by a name. */
function isPlaceholderList(file: PythonFile, given: Node): boolean {
  const node = constantValue(file, given);
  if (node?.type === 'binary_operator' && node.childForFieldName('operator')?.text === '*')
    return isMark(node.childForFieldName('left'));
  const method = node?.type === 'call' ? node.childForFieldName('function') : null;
  const separator = method?.childForFieldName('attribute')?.text === 'join' ? method.childForFieldName('object') : null;
  const [list] = node?.type === 'call' ? argumentsOf(node) : [];
  if (!separator || !/^[\s,()]*$/u.test(literalText(separator) ?? 'x') || !list) return false;
  const inner = bare(list.value);
  if (/^(?:generator_expression|list_comprehension)$/u.test(inner.type)) return isMark(children(inner)[0] ?? null);
  return (
    inner.type === 'binary_operator' &&
    inner.childForFieldName('operator')?.text === '*' &&
    [inner.childForFieldName('left'), inner.childForFieldName('right')].some((side) => isMark(side))
  );
}

function isMark(node: Node | null): boolean {
  const inner = node && /^(?:list|tuple)$/u.test(bare(node).type) ? (children(bare(node))[0] ?? null) : node;
  return inner !== null && mark.test(literalText(inner) ?? '');
}

/** Whether the text itself has a percent sign. */
export const hasPercent = ({ pieces }: SqlText): boolean =>
  pieces.some(({ units }) => units.some((unit) => unit.kind === 'text' && unit.text === '%'));

/**
 * Why something that is put in can be no parameter, whoever runs the statement; null where all can. Lists of
 * placeholders do not matter.
 */
export function noParameter(file: PythonFile, { slots }: SqlText): NoParameters | null {
  const inner = slots.filter((slot) => valuesIn(slot).some(({ node }) => !isPlaceholderList(file, node)));
  const faults = inner.map((slot) => faultOf(slot)).filter((one) => one !== null);
  const [first] = faults;
  if (!first || faults.length === inner.length) return first ?? null;
  return { ...first, advice: `${first.advice} Hand the other values over as parameters.` };
}

/** The statement with placeholders of that style. */
export function withParameters(file: PythonFile, sql: SqlText, style: SqlStyle): Parameters | NoParameters {
  const fault = sql.slots.map((slot) => faultOf(slot)).find((one) => one !== null);
  if (fault) return fault;
  const values = sql.slots.map((slot) => valueCode(file, slot, sql.whole));
  if (!values.every((value): value is string => value !== null)) {
    return refused(
      'a value of the statement is formatted in a way that a parameter cannot take',
      'Format the value in Python, and pass the result as a parameter.',
    );
  }
  const code = written(sql, (index) => placeholder(style, index), style === 'format' ? 'percent' : 'plain');
  return { kind: 'parameters', code, values };
}

const refused = (because: string, advice: string): NoParameters => ({ kind: 'refused', because, advice });

function faultOf(slot: SqlSlot): NoParameters | null {
  const [first] = valuesIn(slot);
  const name = first ? quoted(first.node) : 'a value';
  const handmade = valuesIn(slot).find(
    ({ node }) =>
      node.type === 'call' &&
      /escape|quote|adapt|sanitize|mogrify/iu.test(node.childForFieldName('function')?.text ?? ''),
  );
  if (handmade && slot.role === 'name') {
    return refused(
      `${quoted(handmade.node)} quotes the name of a table or column, where no parameter can stand`,
      'That is right for a name; state it with `# nosec B608 # names are quoted`.',
    );
  }
  if (handmade) {
    return refused(
      `${quoted(handmade.node)} escapes by hand, which a parameter would do a second time`,
      'Take the escaping away and pass the value itself as a parameter.',
    );
  }
  const piece =
    /^(?:call|binary_operator)$/u.test(first?.node.type ?? '') &&
    !/join$/u.test(first?.node.childForFieldName('function')?.text ?? '');
  if (slot.role === 'name' && !piece && !/sql|query|clause|where|cond|expr/iu.test(first?.node.text ?? '')) {
    return refused(
      `${name} stands for the name of a table or column, or a part of one, which no parameter can be`,
      'Check the name against the tables or columns that exist, pick it from a fixed set, or quote it as the database does; then state that with `# nosec B608 # reason`.',
    );
  }
  if (slot.role === 'list' || (slot.role === 'value' && slot.quote === '' && first && isJoined(first.node))) {
    return refused(
      `${name} stands for a list of values`,
      'Put in one placeholder for each value, `", ".join("?" * len(values))` or `%s`, and pass the values as parameters.',
    );
  }
  return slot.role === 'fragment' || slot.role === 'name'
    ? refused(
        `${name} is a piece of SQL, not a value`,
        'Build the conditions from constant pieces with placeholders, and pass the values as parameters.',
      )
    : null;
}

const isJoined = (node: Node): boolean =>
  node.type === 'call' && node.childForFieldName('function')?.childForFieldName('attribute')?.text === 'join';

const placeholder = (style: SqlStyle, index: number): string =>
  ({ qmark: '?', format: '%s', dollar: `$${index + 1}`, colon: `:${index + 1}` })[style];

/** The value for one placeholder. */
function valueCode(file: PythonFile, slot: SqlSlot, whole: Node): string | null {
  const [value] = slot.content;
  if (slot.quote === '') return value?.kind === 'value' ? bareValue(file, value) : null;
  const [only, more] = slot.content;
  if (only?.kind === 'value' && more === undefined && /^(?:%[diu])?$/u.test(only.format))
    return only.isText ? only.node.text : isBuiltin(file, only.node, 'str') ? `str(${only.node.text})` : null;
  const parts = slot.content.map((unit): WordPart =>
    unit.kind === 'value' ? { ...unit, quoting: 'bare' } : { kind: 'text', text: unit.text },
  );
  return textWith(file, together(parts), /["']/u.exec(whole.text)?.[0] ?? '"');
}

function bareValue(file: PythonFile, { node, format }: ValuePart): string | null {
  // `repr` was the quotes.
  if (!/^(?:|!r|:d|%[diuf])$/u.test(format)) return null;
  const [inner, ...others] =
    node.type === 'call' && node.childForFieldName('function')?.text === 'str' && isBuiltin(file, node, 'str')
      ? argumentsOf(node)
      : [];
  return inner && others.length === 0 && inner.name === null && inner.splat === null
    ? inner.value.text
    : node.type === 'named_expression'
      ? null
      : node.text;
}

const together = (parts: readonly WordPart[]): readonly WordPart[] =>
  parts.reduce<readonly WordPart[]>((done, part) => {
    const last = done.at(-1);
    return last?.kind === 'text' && part.kind === 'text'
      ? [...done.slice(0, -1), { kind: 'text', text: last.text + part.text }]
      : [...done, part];
  }, []);

/**
 * The literals again, with `mark(n)` in place of each slot. `percent`: a `%` must be doubled; `braces`: the text is for
 * `.format`.
 */
export function written(sql: SqlText, markOf: (index: number) => string, mode: 'plain' | 'percent' | 'braces'): string {
  let at = 0;
  const bodies = sql.pieces.map(({ units }) =>
    units.map((unit) => unitCode(sql.slots, at++, unit, markOf, mode)).join(''),
  );
  let out = '';
  let open: SqlPiece | null = null;
  sql.pieces.forEach((piece, index) => {
    const body = bodies[index] ?? '';
    const previous = open;
    const merges =
      previous !== null &&
      !/[\n#]/u.test(piece.gap) &&
      previous.quote === piece.quote &&
      previous.prefix === piece.prefix;
    if (merges) out = `${out.slice(0, -piece.quote.length)}${body}${piece.quote}`;
    else if (previous === null) out = `${piece.prefix}${piece.quote}${body}${piece.quote}`;
    else if (body !== '' || piece.gap.includes('#'))
      out += `${gapCode(piece.gap)}${piece.prefix}${piece.quote}${body}${piece.quote}`;
    if (merges || body !== '' || previous === null) open = piece;
  });
  return out;
}

/** Line ends and comments between two literals stay; operators have left their blanks. */
const gapCode = (gap: string): string => (/\n/u.test(gap) ? gap.replace(/[ \t]+(?=\r?\n)/gu, '') : ' ');

function unitCode(
  slots: readonly SqlSlot[],
  index: number,
  unit: SqlUnit,
  markOf: (index: number) => string,
  mode: 'plain' | 'percent' | 'braces',
): string {
  const slot = slots.findIndex(({ start, end }) => start <= index && index < end);
  if (slot !== -1) return slots[slot]?.start === index ? markOf(slot) : '';
  if (unit.kind === 'value') return '';
  if (unit.text === '%') return mode === 'percent' ? '%%' : '%';
  if (unit.text === '{' || unit.text === '}') return mode === 'braces' ? unit.text.repeat(2) : unit.text;
  return unit.raw;
}
