/**
 * The one mask for hard-coded secrets: everything that is shown, written or published goes through it, in the way of
 * its kind.
 */

import type { Finding } from '../model/findings/finding.ts';
import type { Sources } from '../model/findings/sources.ts';
import type { Stretch } from '../python/literals/decoded-text.ts';
import { linesOf } from '../python/text/lines.ts';
import { masked, secretsInCode, type CodeView } from './code-mask.ts';
import { foundSecrets, type FoundSecrets } from './found-secrets.ts';
import { secretsInText } from './secret-spellings.ts';
import type { Accepts } from './secret-values.ts';

/** Gives a text without the secrets, line by line as long as it was. */
export type Mask = (text: string) => string;

export interface SecretMask {
  /** No finding is about a secret: then nothing but code has to be masked. */
  readonly isEmpty: boolean;
  /** Python text of a file: the file itself, a version of it, or a piece that begins outside of a literal. */
  readonly code: (path: string, text: string) => string;
  /** Some lines of a file as it was scanned, by their 1-based numbers. */
  readonly lines: (path: string, wanted: ReadonlySet<number>) => ReadonlyMap<number, string>;
  /** A piece of code whose surroundings are not known: what could be the secret is masked, names too. */
  readonly piece: (path: string, text: string) => string;
  /** A file that is not Python, a command, the name of a branch. */
  readonly text: Mask;
  /** What a program printed. It may be cut off at both ends. */
  readonly output: Mask;
  /** A sentence of ours, of which code spans and quotes alone are foreign. */
  readonly prose: (path: string | null, text: string) => string;
}

const all: Accepts = () => true;
/** In other files a word says nothing where the program has variables of that name. */
const notNames: Accepts = ({ isName }) => !isName;
const inFile =
  (path: string | null): Accepts =>
  (value) =>
    !value.isName || (path !== null && value.paths.has(path));

/** The mask for what the findings of B105, B106 and B107 are about. `sources` are the files as they were scanned. */
export function secretMask(findings: readonly Finding[], sources: Sources): SecretMask {
  const secrets = foundSecrets(findings, sources);
  const isEmpty = secrets.places.size === 0;
  const viewOf = (path: string, text: string): CodeView => ({
    secrets,
    path,
    accepts: inFile(path),
    wanted: null,
    isCut: false,
    places: text === sources.get(path) ? (secrets.places.get(path) ?? none) : none,
  });
  return {
    isEmpty,
    code: (path, text) => masked(text, secretsInCode(text, viewOf(path, text))),
    lines: (path, wanted) => maskedLines(sources.get(path) ?? '', wanted, viewOf(path, sources.get(path) ?? '')),
    piece: (path, text) =>
      masked(text, [
        ...secretsInCode(text, viewOf(path, text)),
        ...secretsInText(text, { values: secrets.values, accepts: all }),
      ]),
    text: (text) => masked(text, secretsInText(text, { values: secrets.values, accepts: notNames })),
    output: (text) =>
      masked(text, [...secretsInText(text, { values: secrets.values, accepts: all }), ...cutSecrets(text, secrets)]),
    prose: (path, text) =>
      secrets.values.size === 0 ? text : masked(text, secretsInProse(text, path, viewOf(path ?? '', text))),
  };
}

const none: ReadonlySet<number> = new Set();

function maskedLines(text: string, wanted: ReadonlySet<number>, view: CodeView): ReadonlyMap<number, string> {
  const { starts, count } = linesOf(text);
  const numbers = [...wanted].filter((line) => line >= 1 && line <= count).sort((a, b) => a - b);
  const lines = numbers.map((line) => ({ line, start: starts[line - 1] ?? 0, end: starts[line] ?? text.length }));
  const found = secretsInCode(text, { ...view, wanted: lines });
  return new Map(
    lines.map(({ line, start, end }) => {
      const inside = found.filter((one) => one.end > start && one.start < end);
      const own = inside.map((one) => ({
        start: Math.max(one.start, start) - start,
        end: Math.min(one.end, end) - start,
      }));
      return [line, masked(text.slice(start, end), own).replace(/[\r\n]+$/u, '')] as const;
    }),
  );
}

/** Rules quote code between backquotes, cut it to some length, and put its spaces together. */
const span = /`([^`]*)`/gu;
/** An escape at the end of a text that was cut, perhaps within it. */
const partly = /(?:\\(?:[xuU][0-9a-fA-F]{0,8}|N[^}]{0,80}|[0-7]{0,3})|%[0-9a-fA-F]?)$/u;

function secretsInProse(text: string, path: string | null, view: CodeView): readonly Stretch[] {
  const { values } = view.secrets;
  const accepts: Accepts = inFile(path);
  const found: Stretch[] = [];
  for (const { 1: code = '', index } of text.matchAll(span)) {
    const isCut = code.endsWith('…');
    const kept = isCut ? code.slice(0, -1).replace(partly, '') : code;
    const inside = [
      // What was on another line may stand behind a comment.
      ...[kept, ...(kept.includes('#') ? [kept.replaceAll('#', ' ')] : [])].flatMap((one) =>
        secretsInCode(one, { ...view, accepts, isCut }),
      ),
      ...secretsInText(kept, { values, accepts: (value) => accepts(value) && isSure(value.text), isCut }),
    ];
    // What is left of an escape that was cut goes with it.
    found.push(
      ...inside.map(({ start, end }) => ({
        start: index + 1 + start,
        end: index + 1 + (isCut && end === kept.length ? code.length - 1 : end),
      })),
    );
  }
  const telling = secretsInText(text, { values, accepts: (value) => accepts(value) && isForeign(value.text) });
  const enclosed = values
    .find(text, accepts)
    .filter(({ start, end }) => closing[text.charAt(start - 1)] === text.charAt(end));
  return [...found, ...telling, ...enclosed];
}

const closing: Readonly<Record<string, string>> = { "'": "'", '"': '"', '`': '`', '(': ')' };
/** Nothing that we would say ourselves. */
const isForeign = (text: string): boolean =>
  (/\p{L}/u.test(text) && /\p{N}/u.test(text)) || /[^\p{L}\p{N}\s_./:'’-]/u.test(text);
/** No name: it has a sign or a digit in it. */
const isSure = (text: string): boolean => /[^\p{L}_\s]/u.test(text);

/**
 * Programs shorten what they show (`'abc...xyz'`), and the beginning of a long output is cut off. Of a secret that is
 * shorter than this they show all or nothing.
 */
const shortened = 16;
const likely = 8;
/** An output of one line may begin in the middle of anything. */
const longLine = 2000;
const marksLookedAt = 100;

/** So far from a mark of shortening is looked. */
const reach = 200;

function cutSecrets(text: string, { values }: FoundSecrets): readonly Stretch[] {
  const found: Stretch[] = [];
  const isLong: Accepts = (value) => value.text.length >= shortened;
  let marks = 0;
  for (const { 0: mark, index } of text.matchAll(/\.{3}|…/gu)) {
    if ((marks += 1) > marksLookedAt) break;
    const before = text.slice(0, index);
    const start = values.beginsAt(before, index - reach, isLong);
    if (start !== -1 && index - start >= likely) found.push({ start, end: index });
    const end = values.endsAt(text.slice(index + mark.length, index + mark.length + reach), isLong);
    if (end >= likely) found.push({ start: index + mark.length, end: index + mark.length + end });
  }
  if (text.length >= longLine && !text.includes('\n')) found.push({ start: 0, end: values.endsAt(text, all) });
  return found;
}
