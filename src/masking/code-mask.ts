/**
 * Masks secrets in Python text, token by token: a secret's literal in all its parts, the same text in other literals
 * and in comments. Names, keys and the rest stay.
 */

import type { Stretch } from '../python/text/decoded-text.ts';
import { literalPieces } from '../python/text/literal-pieces.ts';
import { kind, textOf, tokenize, type Tokens } from '../python/text/tokens.ts';
import type { FoundSecrets } from './found-secrets.ts';
import { decodedGroup, isContinued, isString, literalGroups, literalValue, textsOf } from './literal-groups.ts';
import { mayName, namedLiterals } from './named-literals.ts';
import { secretsInText, secretStretches } from './secret-spellings.ts';
import { shortest, type Accepts } from './secret-values.ts';

/** What a secret is replaced by. */
export const hidden = '***';

export interface CodeView {
  readonly secrets: FoundSecrets;
  /** Whose text it is; for a piece of it as well. */
  readonly path: string;
  /** Where the literals begin that findings are about, when the text is the file's own. */
  readonly places: ReadonlySet<number>;
  readonly accepts: Accepts;
  /** The text was cut off at its end. */
  readonly isCut: boolean;
  /** Whether a stretch of the text is asked for at all. */
  readonly wanted: (start: number, end: number) => boolean;
}

/** The stretches of Python text that are to be masked, in no order; `until` is where no more is asked for. */
export function secretsInCode(text: string, view: CodeView, until: number = text.length): readonly Stretch[] {
  const found: Stretch[] = [];
  if (view.secrets.values.size === 0 && view.places.size === 0 && !mayName(text)) return found;
  look(tokenize(text, until), 0, view, found);
  return found;
}

function look(tokens: Tokens, base: number, view: CodeView, found: Stretch[]): void {
  const { values } = view.secrets;
  const own = ownLiterals(tokens, base, view);
  for (const group of literalGroups(tokens)) {
    const wanted = group.filter((index) =>
      view.wanted(base + (tokens.starts[index] ?? 0), base + (tokens.ends[index] ?? 0)),
    );
    if (wanted.length === 0) continue;
    for (const index of wanted) {
      if (own.has(index)) found.push(...wholeLiteral(tokens, index, base));
      lookInFields(tokens, index, base, view, found);
    }
    if (values.size > 0)
      found.push(
        ...secretStretches(decodedGroup(tokens, group, base), {
          values,
          accepts: view.accepts,
          isCut: view.isCut && (tokens.ends[group.at(-1) ?? 0] ?? 0) === tokens.text.length,
        }),
      );
  }
  for (let index = 0; index < tokens.count; index += 1) {
    const of = tokens.kinds[index];
    if (of !== kind.comment && of !== kind.number) continue;
    const [start, end] = [base + (tokens.starts[index] ?? 0), base + (tokens.ends[index] ?? 0)];
    if (!view.wanted(start, end)) continue;
    const text = textOf(tokens, index);
    if (of === kind.comment)
      found.push(
        ...secretsInText(text, { values, accepts: view.accepts }).map((one) => ({
          start: start + one.start,
          end: start + one.end,
        })),
      );
    else if (own.has(index) || values.has(text, view.accepts)) found.push({ start, end });
  }
}

/** Those that a finding is about, and those that are given to a secret's name in ways that Bandit does not look at. */
function ownLiterals(tokens: Tokens, base: number, { secrets, path, places }: CodeView): ReadonlySet<number> {
  const own = new Set<number>();
  const short = secrets.short.get(path);
  for (const { literals } of namedLiterals(tokens)) {
    const text = literals
      .map((index) => (isString(tokens, index) ? literalValue(textOf(tokens, index)) : textOf(tokens, index)))
      .join('')
      .trim();
    if ([...text.slice(0, 2 * shortest)].length >= shortest || short?.has(text))
      for (const index of literals) own.add(index);
  }
  if (places.size > 0)
    for (let index = 0; index < tokens.count; index += 1)
      if (places.has(base + (tokens.starts[index] ?? 0))) own.add(index);
  return own;
}

/** All that stands between the quotes, without fields. */
function wholeLiteral(tokens: Tokens, index: number, base: number): readonly Stretch[] {
  return isString(tokens, index)
    ? textsOf(tokens, index).map(({ start, end }) => ({ start: base + start, end: base + end }))
    : [];
}

function lookInFields(tokens: Tokens, index: number, base: number, view: CodeView, found: Stretch[]): void {
  const [start, end] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
  if (
    !/^[a-z]{0,2}["']/iu.test(tokens.text.slice(start, start + 3)) ||
    (!'fFtT'.includes(tokens.text.charAt(start)) && !'fFtT'.includes(tokens.text.charAt(start + 1)))
  )
    return;
  for (const piece of literalPieces(tokens.text, start, end).pieces) {
    if (piece.kind === 'field')
      look(tokenize(tokens.text.slice(piece.start, piece.end)), base + piece.start, view, found);
  }
}

/** The text with the stretches masked. Each line of a stretch is masked by itself, so that the text keeps its lines. */
export function masked(text: string, stretches: readonly Stretch[]): string {
  if (stretches.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of merged(stretches.flatMap((one) => byLine(text, one)))) {
    parts.push(text.slice(at, start), hidden);
    at = end;
  }
  return [...parts, text.slice(at)].join('');
}

/** Without the white space round each line, and without the backslash that continues it. */
function byLine(text: string, { start, end }: Stretch): readonly Stretch[] {
  const lines: Stretch[] = [];
  for (let from = start; from < end;) {
    let to = from;
    while (to < end && text.charCodeAt(to) !== 10 && text.charCodeAt(to) !== 13) to += 1;
    const line = text.slice(from, to);
    const kept = to < end && isContinued(text, from, to) ? line.slice(0, -1).trimEnd() : line.trimEnd();
    const first = from + (line.length - line.trimStart().length);
    if (kept.trim() !== '') lines.push({ start: first, end: from + kept.length });
    from = to + 1;
  }
  return lines;
}

function merged(stretches: readonly Stretch[]): readonly Stretch[] {
  const found: { start: number; end: number }[] = [];
  for (const { start, end } of stretches.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = found.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else found.push({ start, end });
  }
  return found;
}
