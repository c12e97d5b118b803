/**
 * Where `--` can stand among the arguments of a program, so that a value behind it is never an option. For programs of
 * which that is known: the ones that POSIX describes
 * (https://pubs.opengroup.org/onlinepubs/9699919799/basedefs/V1_chap12.html, guideline 10), and some others.
 */

import { plainWord, type Word } from './shell-words.ts';

/** Program -> its one-letter options that take a value, and its long ones that do when no `=` follows. */
const programs: ReadonlyMap<string, readonly [letters: string, long: readonly string[]]> = new Map([
  ['rm', ['', []]],
  ['rmdir', ['', []]],
  ['cat', ['', []]],
  ['unlink', ['', []]],
  ['chown', ['', []]],
  ['chgrp', ['', []]],
  ['mkdir', ['m', ['--mode']]],
  ['cp', ['tS', ['--target-directory', '--suffix']]],
  ['mv', ['tS', ['--target-directory', '--suffix']]],
  ['ln', ['tS', ['--target-directory', '--suffix']]],
  ['touch', ['dtr', ['--date', '--reference']]],
  ['gzip', ['S', ['--suffix']]],
  ['gunzip', ['S', ['--suffix']]],
  ['bzip2', ['', []]],
  ['bunzip2', ['', []]],
  ['wc', ['', []]],
  [
    'git clone',
    [
      'bocuj',
      [
        '--branch',
        '--depth',
        '--origin',
        '--config',
        '--jobs',
        '--reference',
        '--template',
        '--upload-pack',
        '--separate-git-dir',
        '--filter',
      ],
    ],
  ],
  ['git add', ['', ['--chmod', '--pathspec-from-file']]],
  ['git rm', ['', ['--pathspec-from-file']]],
  ['git mv', ['', []]],
]);

/** The index at which `--` goes; null when it is not known, not needed, or there already. */
export function optionsEnd(words: readonly Word[]): number | null {
  const name = (plainWord(words[0]) ?? '').replace(/^.*\//u, '');
  const [known, first] = programs.has(name)
    ? [programs.get(name), 1]
    : [programs.get(`${name} ${plainWord(words[1]) ?? ''}`), 2];
  if (!known || words.some((word) => plainWord(word) === '--')) return null;
  const [letters, long] = known;
  let at = first;
  for (; at < words.length && isOption(words[at]); at += 1) {
    const option = plainWord(words[at]) ?? '';
    if (long.includes(option) || (/^-[A-Za-z0-9]+$/u.test(option) && letters.includes(option.slice(-1)))) at += 1;
  }
  const operands = words.slice(at);
  return operands.some((word) => word[0]?.kind === 'value') && !operands.some((word) => isOption(word)) ? at : null;
}

const isOption = (word: Word | undefined): boolean =>
  word?.[0]?.kind === 'text' && word[0].text.startsWith('-') && word[0].text !== '-';
