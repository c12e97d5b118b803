/**
 * Keeps hard-coded secrets out of whatever is shown of fixes: excerpts, diffs, reasons, and what a test command
 * printed.
 */

import { structuredPatch } from 'diff';
import { isSecretTest, masksOf } from '../identity/secret-literals.ts';
import { placeOf, viewOf } from '../identity/surroundings.ts';
import type { Finding } from '../model/findings/finding.ts';
import type { Note } from '../model/findings/report.ts';
import type { Sources } from '../model/findings/sources.ts';
import type { ChangedFile, Dropped, Fixed, Refused, Remediation, TestProof } from '../model/fixes/remediation.ts';
import { groupBy } from '../model/group-by.ts';
import { kind, textOf, tokenize, type Tokens } from '../python/text/tokens.ts';

const mask = '***';
/** A shorter text is too common to be masked wherever it stands; between quotes it still is. */
const shortest = 4;

/** Gives a text without the secrets, line by line as long as it was. */
export type Mask = (text: string) => string;

/**
 * The remediation as it may be shown and published. `findings` are all of the report, `sources` the files before the
 * fixes. The patch is made of the files themselves and not of this: with a secret masked it would not apply. A note
 * says so when its hunks hold one.
 */
export function maskRemediation(remediation: Remediation, findings: readonly Finding[], sources: Sources): Remediation {
  const values = secretValues(findings, sources);
  if (values.length === 0) return remediation;
  const prose = proseMask(values);
  const code = masksByPath(findings, sources, values);
  const fixed = (one: Fixed): Fixed => ({
    ...one,
    summary: prose(one.summary),
    cautions: one.cautions.map(prose),
    excerpt: {
      line: one.excerpt.line,
      before: code(one.finding.path)(one.excerpt.before),
      after: code(one.finding.path)(one.excerpt.after),
    },
    // A region is delivered as it is or not at all: one with a secret in it is not.
    regions: one.regions.some(({ before, after }) => code(one.finding.path)(before + after) !== before + after)
      ? []
      : one.regions,
  });
  const files = remediation.files.map(({ path, before, after }): ChangedFile => ({
    path,
    before: code(path)(before),
    after: code(path)(after),
  }));
  return {
    fixed: remediation.fixed.map(fixed),
    // What they are told by is masked; their texts are what is committed.
    steps: remediation.steps.map((step) => ({ ...step, fixed: step.fixed.map(fixed) })),
    refused: remediation.refused.map((one): Refused => ({
      ...one,
      because: prose(one.because),
      advice: prose(one.advice),
    })),
    dropped: remediation.dropped.map((one): Dropped => ({
      ...one,
      summary: prose(one.summary),
      reason: prose(one.reason),
      output: prose(one.output),
    })),
    files,
    news: remediation.news,
    tests: remediation.tests && ({ ...remediation.tests, output: prose(remediation.tests.output) } satisfies TestProof),
    notes: [...remediation.notes, ...patchNote(remediation.files, files)],
  };
}

/**
 * The mask for the code of each file. A secret that could be a word (`"string"`, `"admin"`) is masked in the file that
 * it was found in alone: elsewhere the same word gives nothing away, and a diff full of asterisks would hide what it
 * changes.
 */
function masksByPath(
  findings: readonly Finding[],
  sources: Sources,
  values: readonly string[],
): (path: string) => Mask {
  const byPath = groupBy(
    findings.filter(({ test }) => isSecretTest(test)),
    (finding) => finding.path,
  );
  const telling = values.filter((value) => !isName(value));
  const elsewhere = codeMask(telling);
  const masks = new Map<string, Mask>();
  return (path) => {
    const own = byPath.get(path);
    if (!own) return elsewhere;
    const made =
      masks.get(path) ??
      codeMask([...new Set([...secretValues(own, sources), ...telling])].sort((a, b) => b.length - a.length));
    masks.set(path, made);
    return made;
  };
}

/**
 * What stands between the quotes of every literal that a finding of a hard-coded secret is about; the longest first, as
 * one may hold another.
 */
export function secretValues(findings: readonly Finding[], sources: Sources): readonly string[] {
  const values = new Set<string>();
  for (const [path, group] of groupBy(
    findings.filter(({ test }) => isSecretTest(test)),
    (finding) => finding.path,
  )) {
    const text = sources.get(path);
    if (text === undefined) continue;
    const view = viewOf(text, group);
    for (const finding of group) {
      const place = placeOf(finding, view);
      for (const index of place ? secretStrings(view.tokens, finding.test, place) : []) {
        for (const line of contentOf(textOf(view.tokens, index)).split(/[\r\n]+/u))
          if (line.trim() !== '') values.add(line.trim());
      }
    }
  }
  return [...values].sort((a, b) => b.length - a.length);
}

/**
 * B106 and B107 are about a whole call or function: of its literals the ones given to a name that Bandit takes for a
 * secret's; all when none is.
 */
function secretStrings(
  tokens: Tokens,
  test: string,
  range: { readonly first: number; readonly last: number },
): readonly number[] {
  const all = [...masksOf(tokens, [range])].filter(
    (index) => index >= range.first && index <= range.last && tokens.kinds[index] === kind.string,
  );
  const named = test === 'B105' ? [] : all.filter((index) => secretName.test(assignedTo(tokens, index)));
  return named.length > 0 ? named : all;
}

/** As in Bandit's tests, with a little more: what is masked too much does less harm than what is not. */
const secretName = /pas+wo?r?d|pass(phrase)?|pwd|token|secret|key|auth|cred/iu;

/** The name before `= "literal"` or `: annotation = "literal"`, or `''`. */
function assignedTo(tokens: Tokens, index: number): string {
  let at = index - 1;
  while (at >= 0 && tokens.kinds[at] === kind.string) at -= 1;
  if (at < 1 || textOf(tokens, at) !== '=') return '';
  let [name, depth] = ['', 0];
  for (at -= 1; at >= 0; at -= 1) {
    const text = textOf(tokens, at);
    if (depth === 0 && '(,'.includes(text)) break;
    depth += ')]}'.includes(text) ? 1 : '([{'.includes(text) ? -1 : 0;
    name = text;
  }
  return name;
}

/** The literal without its prefix and quotes, its escapes as they are written. */
const contentOf = (literal: string): string => /^[a-z]*("""|'''|"|')([^]*?)\1?$/iu.exec(literal)?.[2] ?? '';

/**
 * In code a value that could be a name is masked within strings and comments only: `password = "password"` keeps its
 * variable. Any other value goes wherever it stands.
 */
export function codeMask(values: readonly string[]): Mask {
  const names = values.filter(isName);
  const others = proseMask(values.filter((value) => !isName(value)));
  const [everywhere, quoted] = [anywhere(names), quotedMask(names)];
  return (text) => {
    if (names.length === 0) return others(text);
    const tokens = tokenize(text);
    let [shown, at] = ['', 0];
    for (let index = 0; index < tokens.count; index += 1) {
      if (tokens.kinds[index] !== kind.string && tokens.kinds[index] !== kind.comment) continue;
      const [start, end] = [tokens.starts[index] ?? 0, tokens.ends[index] ?? 0];
      shown += text.slice(at, start) + everywhere(quoted(text.slice(start, end)));
      at = end;
    }
    return others(shown + text.slice(at));
  };
}

/**
 * In running text and in output a name may be a word of it, so it is masked between quotes only; any other value
 * wherever it stands.
 */
export function proseMask(values: readonly string[]): Mask {
  const [quoted, free] = [
    quotedMask(values),
    anywhere(values.filter((value) => !(isName(value) || isPhrase(value)) || value.length >= 12)),
  ];
  return (text) => free(quoted(text));
}

const isName = (value: string): boolean => /^[\p{L}_]+$/u.test(value);

/** Words of a sentence: our own may hold them, as `is not`. */
const isPhrase = (value: string): boolean => /^\p{Ll}+(?: \p{Ll}+)+$/u.test(value);

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');

/** Masks values of some length, one pass for all of them. */
function anywhere(values: readonly string[]): Mask {
  const long = values.filter((value) => value.length >= shortest);
  if (long.length === 0) return (text) => text;
  const pattern = new RegExp(long.map(escaped).join('|'), 'gu');
  return (text) => text.replace(pattern, mask);
}

/** Masks values of any length that fill a literal. */
function quotedMask(values: readonly string[]): Mask {
  if (values.length === 0) return (text) => text;
  const pattern = new RegExp(`(["'])(?:${values.map(escaped).join('|')})\\1`, 'gu');
  return (text) => text.replace(pattern, `$1${mask}$1`);
}

/** Says for which files the patch shows a secret, as it must. */
function patchNote(files: readonly ChangedFile[], masked: readonly ChangedFile[]): readonly Note[] {
  const paths = files.filter((file, index) => showsSecret(file, masked[index])).map(({ path }) => path);
  if (paths.length === 0) return [];
  const named = `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;
  return [
    {
      level: 'warning',
      topic: 'secrets',
      text: `The patch holds hard-coded secrets as they stand in the code, or it would not apply (${named}). Treat it like the repository, and rotate the secrets: they stay in the history.`,
    },
  ];
}

/** Whether a line within three of a change holds a secret: those lines are in the patch. */
function showsSecret({ before, after }: ChangedFile, masked: ChangedFile | undefined): boolean {
  if (!masked || (masked.before === before && masked.after === after)) return false;
  const hidden = new Set(masked.before.split('\n'));
  const found = structuredPatch('', '', before, after, undefined, undefined, { context: 3, maxEditLength: 2000 });
  return (
    !found || found.hunks.some(({ lines }) => lines.some((line) => /^[ -]/u.test(line) && !hidden.has(line.slice(1))))
  );
}
