/**
 * The sources of a published package in a git work tree, as its developers would have them: only unpacked, never built
 * or run.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `name==version`; empty lines and what follows `#` are left out. */
export const packagesIn = (list: string): readonly string[] =>
  readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/u, '').trim())
    .filter(Boolean);

/** Downloads the wheel with pip, unless it is there already, unpacks it, and commits it. Gives the folder. */
export function sourcesOf(pinned: string, work: string, python: string): string {
  const name = pinned.replace('==', '-');
  const wheels = join(work, 'wheels', name);
  if (!existsSync(wheels)) {
    mkdirSync(wheels, { recursive: true });
    execFileSync(
      python,
      [
        '-m',
        'pip',
        'download',
        '--quiet',
        '--disable-pip-version-check',
        '--no-deps',
        '--only-binary',
        ':all:',
        '--dest',
        wheels,
        pinned,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
  }
  const folder = join(work, 'sources', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(python, ['-m', 'zipfile', '-e', join(wheels, readdirSync(wheels)[0] ?? ''), folder]);
  declare(folder);
  commit(folder);
  return folder;
}

/**
 * A wheel has no pyproject.toml: one with its name, its Pythons and its dependencies says what the project's own file
 * would.
 */
function declare(folder: string): void {
  const info = readdirSync(folder).find((name) => name.endsWith('.dist-info'));
  if (info === undefined || existsSync(join(folder, 'pyproject.toml'))) return;
  const [head = ''] = readFileSync(join(folder, info, 'METADATA'), 'utf8').split(/\r?\n\r?\n/u);
  const all = (field: string): readonly string[] =>
    [...head.matchAll(new RegExp(`^${field}: (.*)$`, 'gmu'))].map(([, value = '']) => value.trim());
  const [python] = all('Requires-Python');
  const lines = [
    '[project]',
    `name = ${JSON.stringify(all('Name')[0])}`,
    `version = ${JSON.stringify(all('Version')[0])}`,
    ...(python === undefined ? [] : [`requires-python = ${JSON.stringify(python)}`]),
    'dependencies = [',
    ...all('Requires-Dist')
      .filter((one) => !/\bextra\b/u.test(one))
      .map((one) => `    ${JSON.stringify(one)},`),
    ']',
    '',
  ];
  writeFileSync(join(folder, 'pyproject.toml'), lines.join('\n'));
}

export function commit(folder: string): void {
  const git = (...args: readonly string[]): void =>
    void execFileSync(
      'git',
      [
        '-C',
        folder,
        '-c',
        'user.name=evidence',
        '-c',
        'user.email=evidence@localhost',
        '-c',
        'core.autocrlf=false',
        '-c',
        'gc.auto=0',
        ...args,
      ],
      { stdio: 'ignore' },
    );
  git('init', '--quiet');
  git('add', '--all', '--force');
  git('commit', '--quiet', '--message', 'As published', '--no-verify');
}
