/** The secrets that Bandit has found: where their literals stand, and every text that would give one away. */

import { isSecretTest } from '../identity/secret-literals.ts';
import type { Finding } from '../model/findings/finding.ts';
import type { Sources } from '../model/findings/sources.ts';
import { groupBy } from '../model/group-by.ts';
import { namesSecret } from '../model/secret-name.ts';
import type { Stretch } from '../python/literals/decoded-text.ts';
import { linesOf } from '../python/text/lines.ts';
import { firstTokenEndingAfter, kind, textOf, tokenize, type Tokens } from '../python/text/tokens.ts';
import { decodedGroup, fieldsOf, groupAt, isString, wholeTexts, writtenLines } from './literal-groups.ts';
import { namedLiterals, type NamedLiterals } from './named-literals.ts';
import { isLong, isTelling, SecretValues, type Value } from './secret-values.ts';
import { tokenWindows } from './token-windows.ts';

export interface FoundSecrets {
  readonly values: SecretValues;
  /** For each file where the literals begin, as UTF-16 offsets of its text. */
  readonly places: ReadonlyMap<string, ReadonlySet<number>>;
  /** For each file the values that are too short to be looked for: hidden only where they are given. */
  readonly short: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What the findings of B105, B106 and B107 are about, as far as the sources are there. */
export function foundSecrets(findings: readonly Finding[], sources: Sources): FoundSecrets {
  const [values, places, short] = [
    new Map<string, Known>(),
    new Map<string, Set<number>>(),
    new Map<string, Set<string>>(),
  ];
  for (const [path, group] of groupBy(
    findings.filter(({ test }) => isSecretTest(test)),
    (finding) => finding.path,
  )) {
    const text = sources.get(path);
    if (text === undefined) continue;
    const file = secretsOfFile(text, group);
    places.set(path, file.places);
    short.set(path, new Set([...file.texts].filter((one) => !isLong(one))));
    const texts = [...file.texts].filter((one) => isLong(one) && !namesSecret(one) && !isRule(one));
    const names = namesAmong(texts, file.tokens);
    for (const one of texts) {
      const known = values.get(one) ?? { paths: new Set<string>(), isName: false };
      values.set(one, { paths: known.paths.add(path), isName: known.isName || names.has(one) });
    }
  }
  return { values: new SecretValues(valuesOf(values)), places, short };
}

interface Known {
  readonly paths: Set<string>;
  readonly isName: boolean;
}

function* valuesOf(known: ReadonlyMap<string, Known>): Generator<Value> {
  for (const [text, one] of known)
    for (const spelling of spellings(text)) yield { text: spelling, whole: !isTelling(spelling), ...one };
}

/**
 * The text, and how it comes out where spaces are put together, where backquotes would end a code span, in a query,
 * and byte by byte.
 */
function spellings(text: string): readonly string[] {
  const all = [text];
  if (/\s/u.test(text)) all.push(text.replace(/\s+/gu, ' '), text.replaceAll(' ', '+'));
  if (text.includes('`')) all.push(text.replaceAll('`', "'"));
  if (/[^\u0000-\u007f]/u.test(text)) all.push(Buffer.from(text, 'utf8').toString('latin1'), ...asUtf8(text));
  return [...new Set(all)].filter(isLong);
}

/** Bytes were read one by one; perhaps they are a text. */
function asUtf8(text: string): readonly string[] {
  if (/[^\u0000-\u00ff]/u.test(text)) return [];
  try {
    return [new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'))];
  } catch {
    return [];
  }
}

/** `----`: a line of one sign. */
const isRule = (text: string): boolean => /^([^\p{L}\p{N}])\1*$/u.test(text);

interface FileSecrets {
  readonly tokens: Tokens;
  readonly places: Set<number>;
  readonly texts: ReadonlySet<string>;
}

/** Tokens of a file or of the field of an f-string in it, which begins at `base`. */
interface Unit {
  readonly tokens: Tokens;
  readonly base: number;
  /** What names of secrets are given, by the tokens of key and literals. */
  readonly byToken: ReadonlyMap<number, readonly NamedLiterals[]>;
  /** String tokens whose groups have been read. */
  readonly joined: Set<number>;
}

function secretsOfFile(text: string, findings: readonly Finding[]): FileSecrets {
  const { starts } = linesOf(text);
  const last = findings.reduce((line, { span }) => Math.max(line, span.endLine), 0);
  const stretches = findings.map(({ span }): Stretch => {
    const start = (starts[span.startLine - 1] ?? text.length) + span.startColumn - 1;
    return { start, end: Math.max(start + 1, (starts[span.endLine - 1] ?? text.length) + span.endColumn - 1) };
  });
  const inOrder = stretches.toSorted((a, b) => a.start - b.start);
  const whole = unitOf(tokenize(text, starts[last] ?? text.length), 0, inOrder);
  const fields = new Map<number, Unit>();
  const [places, texts] = [new Set<number>(), new Set<string>()];
  const done = new Set<string>();
  for (const { start, end } of inOrder) {
    const unit = unitAt(whole, start, fields);
    for (const index of literalsAt(unit, start - unit.base, end - unit.base)) {
      const place = unit.base + (unit.tokens.starts[index] ?? 0);
      if (places.has(place)) continue;
      places.add(place);
      addTexts(texts, unit, index, done);
    }
  }
  return { tokens: whole.tokens, places, texts };
}

/** `wanted` are the places in it that are asked for, null for all. */
function unitOf(tokens: Tokens, base: number, wanted: readonly Stretch[] | null): Unit {
  const byToken = new Map<number, NamedLiterals[]>();
  for (const one of tokenWindows(tokens, wanted).flatMap((window) => namedLiterals(tokens, ...window)))
    for (const index of one.key === -1 ? one.literals : [one.key, ...one.literals]) {
      const known = byToken.get(index);
      if (known) known.push(one);
      else byToken.set(index, [one]);
    }
  return { tokens, base, byToken, joined: new Set() };
}

/** The field of an f-string, and of one in that, in which the code at an offset stands; mostly the file itself. */
function unitAt(unit: Unit, offset: number, fields: Map<number, Unit>): Unit {
  const { tokens, base } = unit;
  const index = firstTokenEndingAfter(tokens, offset - base);
  if (!isString(tokens, index) || (tokens.starts[index] ?? 0) >= offset - base) return unit;
  const field = fieldsOf(tokens, index).find(({ start, end }) => base + start <= offset && offset < base + end);
  if (!field) return unit;
  const start = base + field.start;
  const inside = fields.get(start) ?? unitOf(tokenize(tokens.text.slice(field.start, field.end)), start, null);
  fields.set(start, inside);
  return unitAt(inside, offset, fields);
}

/**
 * A finding is about a literal, the key that it stands under, or a call or function with literals for names of
 * secrets; else about all literals in it.
 */
function literalsAt({ tokens, byToken }: Unit, start: number, end: number): readonly number[] {
  const first = firstTokenEndingAfter(tokens, start);
  const [literals, others] = [new Set<number>(), [] as number[]];
  for (let index = first; index < tokens.count && (tokens.starts[index] ?? 0) < end; index += 1) {
    for (const one of byToken.get(index) ?? []) for (const literal of one.literals) literals.add(literal);
    if (isString(tokens, index) && !isKey(tokens, index)) others.push(index);
  }
  return literals.size > 0 ? [...literals] : others;
}

/** A dictionary's key is a name, and so is a subscript's index. */
function isKey(tokens: Tokens, index: number): boolean {
  const [before, after] = [index - 1, index + 1].map((at) =>
    tokens.kinds[at] === kind.operator ? textOf(tokens, at) : '',
  );
  return (after === ':' && (before === '{' || before === ',')) || (before === '[' && after === ']');
}

/** What the literal says alone and with those that it is joined with, and each of its lines. */
function addTexts(texts: Set<string>, unit: Unit, index: number, done: Set<string>): void {
  const { tokens } = unit;
  const add = (text: string): void => {
    const trimmed = text.trim();
    if (trimmed === '' || done.has(trimmed)) return;
    done.add(trimmed);
    texts.add(trimmed);
  };
  if (!isString(tokens, index)) return add(textOf(tokens, index));
  const source = textOf(tokens, index);
  // Nearly all literals are like this: one line, no prefix, no escape, nothing that they are joined to.
  if (/^(["'])(?!\1)[^\\\r\n]*\1$/u.test(source) && !isJoined(tokens, index)) return add(source.slice(1, -1));
  const own = wholeTexts(decodedGroup(tokens, [index]));
  for (const text of [...joinedTexts(unit, index), ...own]) [text, ...text.split(/\r\n|\r|\n/u)].forEach(add);
  writtenLines(tokens, index).forEach(add);
}

/** Whether what is before or behind may join the literal to another one; where that is not plain at once, it may. */
function isJoined(tokens: Tokens, index: number): boolean {
  return [index - 1, index + 1].some((at) => {
    const of = tokens.kinds[at];
    return of === kind.string || of === kind.comment || (of === kind.operator && !separators.has(textOf(tokens, at)));
  });
}

const separators = new Set([',', '=', ':', '{', '}', '[', ']', '==']);

/** What the literal is joined to, once for all literals of a group. */
function joinedTexts({ tokens, joined }: Unit, index: number): readonly string[] {
  if (joined.has(index)) return [];
  const group = groupAt(tokens, index);
  for (const member of group) joined.add(member);
  return group.length === 1 ? [] : wholeTexts(decodedGroup(tokens, group));
}

/** Which texts the file also has as names of its own. */
function namesAmong(texts: readonly string[], tokens: Tokens): ReadonlySet<string> {
  const words = new Set(texts.filter((text) => /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text)));
  const names = new Set<string>();
  if (words.size === 0) return names;
  for (let index = 0; index < tokens.count; index += 1) {
    if (tokens.kinds[index] !== kind.name) continue;
    const text = textOf(tokens, index);
    if (words.has(text)) names.add(text);
  }
  return names;
}
