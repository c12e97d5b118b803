/** What a reviewer has to know of a command that is started in another way. */

import { quoted } from '../../python/tree/file.ts';
import type { ValuePart } from '../../python/tree/template.ts';

/** Of every command that lost its shell. */
export const missingProgram = 'A program that is missing now raises `FileNotFoundError`; the shell gave status 127.';
/** Of every command that keeps it, with values in it. */
export const posixOnly = '`shlex.quote` is for POSIX shells: it does not protect on Windows.';
export const wildcardCaution =
  'Where nothing matches, the shell passed the wildcard itself; now the program gets no names at all. Names that began without a folder now begin with `./`.';

const about = (values: readonly ValuePart[], sentence: (names: string) => string): readonly string[] =>
  values.length === 0 ? [] : [sentence([...new Set(values.map(({ node }) => quoted(node)))].slice(0, 4).join(', '))];

/** Values that the shell would have split, and that are one argument each now. */
export const splitCaution = (values: readonly ValuePart[]): readonly string[] =>
  about(
    values,
    (names) =>
      `The shell split ${names} at spaces and expanded wildcards in it; now each value is exactly one argument.`,
  );

/** Values that are still split into words. */
export const wordsCaution = (values: readonly ValuePart[]): readonly string[] =>
  about(
    values,
    (names) => `${names} is split into words as the shell did; pipes, variables and wildcards in it no longer work.`,
  );

/** Values that stand where an option could. */
export const optionCaution = (values: readonly ValuePart[]): readonly string[] =>
  about(
    values,
    (names) =>
      `A value of ${names} that begins with a dash acts as an option: check it, or put \`--\` before it where the program knows that.`,
  );
