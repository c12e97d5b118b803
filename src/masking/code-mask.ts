/**
 * Masks secrets in Python text, token by token: a secret's literal in all its parts, the same text in other literals
 * and in comments. Names, keys and the rest stay.
 */

import type { Stretch } from '../python/literals/decoded-text.ts';
import { kind, textOf, tokenize, type Tokens } from '../python/text/tokens.ts';
import type { FoundSecrets } from './found-secrets.ts';
import {
  decodedGroup,
  fieldsOf,
  isContinued,
  isString,
  literalGroups,
  literalValue,
  textsOf,
} from './literal-groups.ts';
import { mayName, namedLiterals } from './named-literals.ts';
import { secretsInText, secretStretches } from './secret-spellings.ts';
import { isLong, type Accepts } from './secret-values.ts';
import { tokenWindows, type TokenWindow } from './token-windows.ts';

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
  /** The stretches of the text that are asked for, from left to right; null for all of it. */
  readonly wanted: readonly Stretch[] | null;
}

/** The stretches of Python text that are to be masked, in no order. */
export function secretsInCode(text: string, view: CodeView): readonly Stretch[] {
  const found: Stretch[] = [];
  if (view.secrets.values.size === 0 && view.places.size === 0 && !mayName(text)) return found;
  const tokens = tokenize(text, view.wanted?.at(-1)?.end ?? text.length);
  for (const window of tokenWindows(tokens, view.wanted)) look(tokens, window, 0, view, found);
  return found;
}

function look(tokens: Tokens, window: TokenWindow, base: number, view: CodeView, found: Stretch[]): void {
  const { values } = view.secrets;
  const { accepts } = view;
  const own = ownLiterals(tokens, window, base, view);
  for (const group of literalGroups(tokens, ...window)) {
    for (const index of group) {
      if (own.has(index)) found.push(...wholeLiteral(tokens, index, base));
      for (const { start, end } of fieldsOf(tokens, index)) {
        const inside = tokenize(tokens.text.slice(start, end));
        look(inside, [0, inside.count], base + start, view, found);
      }
    }
    if (values.size === 0) continue;
    const isCut = view.isCut && (tokens.ends[group.at(-1) ?? 0] ?? 0) === tokens.text.length;
    found.push(...secretStretches(decodedGroup(tokens, group, base), { values, accepts, isCut }));
  }
  for (let index = window[0]; index < window[1]; index += 1) {
    const start = base + (tokens.starts[index] ?? 0);
    if (tokens.kinds[index] === kind.comment) {
      const inside = secretsInText(textOf(tokens, index), { values, accepts });
      found.push(...inside.map((one) => ({ start: start + one.start, end: start + one.end })));
    } else if (tokens.kinds[index] === kind.number && (own.has(index) || values.has(textOf(tokens, index), accepts))) {
      found.push({ start, end: base + (tokens.ends[index] ?? 0) });
    }
  }
}

/** Those that a finding is about, and those that are given to a secret's name in ways that Bandit does not look at. */
function ownLiterals(tokens: Tokens, [first, end]: TokenWindow, base: number, view: CodeView): ReadonlySet<number> {
  const { secrets, path, places } = view;
  const own = new Set<number>();
  const short = secrets.short.get(path);
  for (const { literals } of namedLiterals(tokens, first, end)) {
    const texts = literals.map((index) =>
      isString(tokens, index) ? literalValue(textOf(tokens, index)) : textOf(tokens, index),
    );
    const text = texts.join('').trim();
    if (isLong(text) || short?.has(text)) for (const index of literals) own.add(index);
  }
  if (places.size === 0) return own;
  for (let index = first; index < end; index += 1) if (places.has(base + (tokens.starts[index] ?? 0))) own.add(index);
  return own;
}

/** All that stands between the quotes, without fields. */
function wholeLiteral(tokens: Tokens, index: number, base: number): readonly Stretch[] {
  return isString(tokens, index)
    ? textsOf(tokens, index).map(({ start, end }) => ({ start: base + start, end: base + end }))
    : [];
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
