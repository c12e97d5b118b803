/**
 * What is scanned: folders of Python as their developers have them, in git work trees of their own, fresh for each
 * bench.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { commit, packagesIn, sourcesOf } from '../evidence/package-sources.ts';
import { onePercent, type Changing } from './changes.ts';

export interface Corpus {
  readonly name: string;
  readonly folder: string;
  readonly files: readonly string[];
  readonly lines: number;
  readonly bytes: number;
  readonly changing: Changing;
}

/** A corpus that is there once `make` has been called with the work folder. */
export interface Wanted {
  readonly name: string;
  readonly make: (work: string) => string;
}

export interface Pythons {
  /** Runs Bandit: its standard library is scanned. */
  readonly bandit: string;
  /** Has pip. */
  readonly pip: string;
}

/** One empty file: what is left is the start of the program, and its end. */
export const startUp: Wanted = {
  name: 'start-up',
  make: (work) => filled(work, 'start-up', (folder) => writeFileSync(join(folder, 'empty.py'), '')),
};

/** The project's demo: there without a download. */
export const demo: Wanted = {
  name: 'demo',
  make: (work) =>
    filled(work, 'demo', (folder) =>
      cpSync(join(import.meta.dirname, '../../examples/vulnerable-app'), folder, { recursive: true }),
    ),
};

export function corpora(pythons: Pythons): readonly Wanted[] {
  const packages = packagesIn(join(import.meta.dirname, 'packages.txt')).map((pinned): Wanted => ({
    name: pinned.replace('==', ' '),
    make: (work) => sourcesOf(pinned, work, pythons.pip),
  }));
  const [small, ...large] = packages;
  return [...(small === undefined ? [] : [small]), standardLibrary(pythons.bandit), ...large];
}

function standardLibrary(python: string): Wanted {
  const script = "import platform, sysconfig; print(platform.python_version()); print(sysconfig.get_path('stdlib'))";
  const [version = '', source = ''] = execFileSync(python, ['-I', '-c', script], { encoding: 'utf8' })
    .trim()
    .split(/\r?\n/u);
  const copy = (folder: string): void =>
    cpSync(source, folder, {
      recursive: true,
      filter: (path) => !left.has(basename(path)) && !compiled.has(extname(path)),
    });
  return { name: `stdlib ${version}`, make: (work) => filled(work, `stdlib-${version}`, copy) };
}

/** What an installation has beside the library itself. */
const left = new Set(['site-packages', 'dist-packages', '__pycache__']);
const compiled = new Set(['.so', '.a', '.pyd', '.dll', '.exe', '.dylib']);

function filled(work: string, name: string, fill: (folder: string) => void): string {
  const folder = join(work, 'sources', name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  fill(folder);
  commit(folder);
  return folder;
}

/** Makes a corpus, and counts what is in it. */
export function made({ name, make }: Wanted, work: string): Corpus {
  const folder = make(work);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.pyw?$/u.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  const contents = files.map((path) => readFileSync(path));
  return {
    name,
    folder,
    files,
    lines: sum(contents.map(linesIn)),
    bytes: sum(contents.map(({ length }) => length)),
    changing: onePercent(files),
  };
}

export const linesIn = (content: Uint8Array): number =>
  content.reduce((count, byte) => (byte === 0x0a ? count + 1 : count), 0);
export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
