/**
 * Code that others wrote: Bandit's own examples, the cases of our rules with odd formatting, packages of the standard
 * library.
 */

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { allRules } from '../../src/rules/registry.ts';
import { findPython } from '../../src/world/provision/python.ts';
import { testHost } from '../bandit.ts';
import { testParser } from '../python/parser.ts';
import { unmark } from '../texts/marked.ts';
import { mutated, mutations } from '../texts/mutations.ts';
import { dice, newFolder, oneOf, type Files } from './folders.ts';

const run = promisify(execFile);

/**
 * The folder of Bandit's examples, from its source package. pip downloads it once and keeps it beside the environments
 * of the tests; like them it comes from the package index that pip is set up for.
 */
export async function banditExamples(version: string): Promise<string> {
  const kept = join(tmpdir(), 'bandit-remediate-test-cache', `bandit-${version}-examples`);
  if (existsSync(kept)) return kept;
  const draft = newFolder();
  const { executable } = await findPython('', testHost(), draft);
  await run(
    executable,
    [
      '-I',
      '-m',
      'pip',
      'download',
      '--quiet',
      '--disable-pip-version-check',
      '--no-deps',
      '--no-binary',
      'bandit',
      '--dest',
      draft,
      `bandit==${version}`,
    ],
    { maxBuffer: 1 << 24 },
  );
  const archive = readdirSync(draft).find((name) => name.endsWith('.tar.gz')) ?? '';
  await run(executable, ['-I', '-m', 'tarfile', '-e', join(draft, archive), draft]);
  mkdirSync(join(tmpdir(), 'bandit-remediate-test-cache'), { recursive: true });
  if (!existsSync(kept)) renameSync(join(draft, `bandit-${version}`, 'examples'), kept);
  rmSync(draft, { recursive: true, force: true });
  return kept;
}

/** Every case of every rule, as it is, as it is fixed, and `variants` times in another formatting. */
export async function ruleCases(variants: number): Promise<Files> {
  const parse = await testParser();
  const roll = dice(20261129);
  const names = Object.keys(mutations);
  const [first = '', ...rest] = names;
  const steps = (): readonly { readonly name: string; readonly pick: number }[] =>
    Array.from({ length: 1 + roll(4) }, () => ({ name: oneOf(roll, [first, ...rest]), pick: roll(65_536) }));
  return Object.fromEntries(
    allRules.flatMap((rule) =>
      rule.cases.flatMap((one, index): readonly (readonly [string, string])[] => {
        const stem = `${rule.ids[0]}_${String(index).padStart(2, '0')}`;
        const marked = unmark(one.before);
        const changed = Array.from(
          { length: variants },
          (_, count) => [`${stem}_variant_${count}.py`, mutated(marked, steps(), parse).text] as const,
        );
        return [
          [`${stem}_before.py`, marked.text],
          ...(one.after === undefined ? [] : [[`${stem}_after.py`, one.after] as const]),
          ...changed,
        ];
      }),
    ),
  );
}

/** Copies packages of the standard library of a Python into a folder. */
export async function copyStandardLibrary(python: string, packages: readonly string[], folder: string): Promise<void> {
  const { stdout } = await run(python, ['-I', '-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))']);
  const library = stdout.trim();
  const present = readdirSync(library);
  for (const name of packages.filter((one) => present.includes(one))) {
    cpSync(join(library, name), join(folder, name), {
      recursive: true,
      filter: (path) => !/__pycache__|\.pyc$/u.test(path),
    });
  }
}

/** The same text with one more line that says something, as a change would. */
export const changedText = (path: string): string =>
  `${readFileSync(path, 'utf8')}\npassword = "changed"  # one more line\n`;
