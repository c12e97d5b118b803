/**
 * A finding's code and what stands round it, in normal form: what identities are made of. Text, so not to be published.
 */

import type { Finding } from '../model/findings/finding.ts';
import { shapeOf } from '../python/text/code-shape.ts';
import { commandSays } from '../python/text/command-says.ts';
import { linesOf } from '../python/text/lines.ts';
import { normalForm, type Mask } from '../python/text/normal-form.ts';
import { statementsOf, type Statement } from '../python/text/statements.ts';
import { templateForm } from '../python/text/template-form.ts';
import { kind, textOf, tokenize, type Tokens } from '../python/text/tokens.ts';
import { isCommandTest, judgedForm } from './judged.ts';
import { isSecretTest, masksOf, secretItem } from './secret-literals.ts';

/** A tokenized file with the findings in it placed. */
export interface FileView {
  readonly tokens: Tokens;
  readonly statements: readonly Statement[];
  readonly lineStarts: readonly number[];
  /**
   * Normal forms of whole statements by their index, as far as they were asked for: many findings may share a
   * statement, and it may be long.
   */
  readonly forms: { readonly masked: Map<number, string>; readonly kept: Map<number, string> };
}

/** Token and statement indices of a finding; all inclusive. */
export interface Place {
  readonly first: number;
  readonly last: number;
  readonly firstStatement: number;
  readonly lastStatement: number;
}

/**
 * Normal forms: of the flagged code, of the whole statement, and of the neighbours. Secrets and neighbours' strings are
 * masked.
 */
export interface Surroundings {
  readonly code: string;
  /** The flagged code's shape, and what the test looks at in it. */
  readonly shape: string;
  readonly judged: string;
  /** What a command says, for tests of commands. */
  readonly says: string;
  readonly statement: string;
  readonly scope: string;
  readonly outer: string;
  readonly before: string;
  readonly after: string;
}

/** Tokenizes no further than the findings need, or the whole file when no findings are given. */
export function viewOf(text: string, findings?: readonly Finding[]): FileView {
  const lineStarts = linesOf(text).starts;
  const lastLine = findings
    ? findings.reduce((last, finding) => Math.max(last, finding.span.endLine, finding.reported.lastLine), 0)
    : Infinity;
  const tokens = tokenize(text, lineStarts[lastLine] ?? text.length);
  return { tokens, statements: statementsOf(tokens), lineStarts, forms: { masked: new Map(), kept: new Map() } };
}

/** Where a finding is in its file; null when there is no code at its place. */
export function placeOf(finding: Finding, view: FileView): Place | null {
  const { span } = finding;
  const { tokens } = view;
  const start = offsetOf(view, span.startLine, span.startColumn);
  const end = Math.max(start + 1, offsetOf(view, span.endLine, span.endColumn));
  const first = skipFree(tokens, firstEndingAfter(tokens, start), 1);
  if (first >= tokens.count) return null;
  const last = Math.max(first, skipFree(tokens, firstStartingFrom(tokens, end) - 1, -1));
  return within(view, isSecretTest(finding.test) ? secretItem(finding.test, tokens, first, last) : { first, last });
}

/** `masked: false` is for comparing in memory only. */
export function surroundingsOf(
  test: string,
  view: FileView,
  place: Place,
  secrets: ReadonlySet<number>,
  masked = true,
): Surroundings {
  const { tokens, statements } = view;
  const form = (index: number): string => statementForm(view, index, masked);
  const names = (statements[place.firstStatement]?.scope ?? '').split('.');
  const whole: string[] = [];
  for (let index = place.firstStatement; index <= place.lastStatement; index += 1) whole.push(form(index));
  const mask: Mask = masked ? (index) => (secrets.has(index) ? hidden : null) : keep;
  const shape = shapeOf(tokens, place.first, templateEnd(view, place), mask);
  return {
    code: normalForm(tokens, place.first, place.last, mask),
    shape,
    judged: judgedForm(test, tokens, place.first, place.last, shape, mask),
    says: isCommandTest(test) ? commandSays(tokens, place.first, place.last, mask) : '',
    statement: whole.join('\n'),
    scope: names.at(-1) ?? '',
    outer: names.slice(0, -1).join('.'),
    before: form(place.firstStatement - 1),
    after: form(place.lastStatement + 1),
  };
}

/** Of `"..." % values` Bandit flags the literal alone; its shape takes in what is put into it. */
function templateEnd({ tokens, statements }: FileView, { first, last, lastStatement }: Place): number {
  for (let at = first; at <= last; at += 1)
    if (tokens.kinds[at] !== kind.string && tokens.kinds[at] !== kind.comment) return last;
  const end = statements[lastStatement]?.last ?? last;
  const template = templateForm(tokens, first, end, (inner, from, to) => shapeOf(inner, from, to));
  return Math.max(last, (template?.next ?? 0) - 1);
}

function statementForm({ tokens, statements, forms }: FileView, index: number, masked: boolean): string {
  const known = masked ? forms.masked : forms.kept;
  const statement = statements[index];
  if (!statement) return '';
  const form = known.get(index) ?? normalForm(tokens, statement.first, statement.last, masked ? maskStrings : keep);
  known.set(index, form);
  return form;
}

/** Token indices of the literals that must not leave the run, given the places of all findings of the file. */
export const secretsOf = (
  view: FileView,
  placed: readonly { readonly finding: Finding; readonly place: Place | null }[],
): ReadonlySet<number> =>
  masksOf(
    view.tokens,
    placed.flatMap(({ finding, place }) => (place && isSecretTest(finding.test) ? [place] : [])),
  );

const hidden = "'***:";
const keep: Mask = () => null;
const maskStrings: Mask = () => hidden;

/**
 * A finding on a whole function or class is about its header: bodies change without it. `except: pass` is kept whole.
 */
function within(view: FileView, range: { readonly first: number; readonly last: number }): Place {
  const firstStatement = statementAt(view.statements, range.first);
  const lastStatement = statementAt(view.statements, range.last);
  const head = view.statements[firstStatement];
  const word = textOf(view.tokens, range.first);
  const isLong = head !== undefined && lastStatement > firstStatement && word !== 'except';
  return isLong
    ? { first: range.first, last: head.last, firstStatement, lastStatement: firstStatement }
    : { ...range, firstStatement, lastStatement };
}

/** Index of the statement that holds a token, or the nearest before it. */
function statementAt(statements: readonly Statement[], token: number): number {
  return Math.max(0, lowerBound(statements.length, (index) => (statements[index]?.first ?? 0) > token) - 1);
}

const firstEndingAfter = ({ ends, count }: Tokens, offset: number): number =>
  lowerBound(count, (index) => (ends[index] ?? 0) > offset);
const firstStartingFrom = ({ starts, count }: Tokens, offset: number): number =>
  lowerBound(count, (index) => (starts[index] ?? 0) >= offset);

function skipFree({ kinds, count }: Tokens, from: number, step: 1 | -1): number {
  let at = from;
  while (at >= 0 && at < count && (kinds[at] === kind.comment || kinds[at] === kind.newline)) at += step;
  return at;
}

/** The first index for which `is` holds, or `size`. */
function lowerBound(size: number, is: (index: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function offsetOf({ lineStarts, tokens }: FileView, line: number, column: number): number {
  const start = lineStarts[Math.max(0, line - 1)] ?? tokens.text.length;
  return Math.min(start + Math.max(0, column - 1), lineStarts[line] ?? tokens.text.length);
}
