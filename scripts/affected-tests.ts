/** Which test files depend on which files: by imports, and by the paths of real files that a source names in a text. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Every test file below `root`, relative to it. */
export const testFiles = (root: string): readonly string[] =>
  readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => posix(join('test', name)))
    .filter((name) => name.endsWith('.test.ts'))
    .toSorted();

/**
 * The test files that depend on one of `changed`, the nearest first: a test itself, then those that import it, then
 * those that import these. All paths are relative to `root`, with slashes. A changed file need not be there any more.
 */
export function affectedTests(root: string, changed: readonly string[]): readonly string[] {
  const named = new Map<string, readonly string[]>();
  const namedBy = (file: string): readonly string[] => named.get(file) ?? kept(named, file, dependenciesOf(root, file));
  const distances = testFiles(root).map((test) => ({ test, distance: distanceTo(changed, test, namedBy) }));
  return distances
    .filter(({ distance }) => distance < Infinity)
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ test }) => test);
}

/** Over how many files a change reaches a test. */
function distanceTo(changed: readonly string[], test: string, namedBy: (file: string) => readonly string[]): number {
  const seen = new Set([test]);
  for (let [level, distance] = [[test], 0]; level.length > 0; distance += 1) {
    if (level.some((file) => changed.some((one) => one === file || one.startsWith(`${file}/`)))) return distance;
    level = level.flatMap(namedBy).filter((file) => !seen.has(file) && seen.add(file));
  }
  return Infinity;
}

function kept<T>(all: Map<string, T>, key: string, value: T): T {
  all.set(key, value);
  return value;
}

const sources = /\.(?:ts|py)$/u;
/** Texts in quotes that could be a path. */
const texts = /(['"`])([\w.@-]+(?:\/[\w.@-]+)*\/?)\1/gu;

/**
 * What a source names: imports are relative to it, other paths to it or to the root; an import of what is gone counts,
 * since its name is still there.
 */
function dependenciesOf(root: string, file: string): readonly string[] {
  if (!sources.test(file) || !existsSync(join(root, file))) return [];
  const found = new Set<string>();
  for (const [, , text = ''] of readFileSync(join(root, file), 'utf8').matchAll(texts)) {
    // A folder has to be named for what is in it: `../` alone is on the way to something else.
    if (!/[./]/u.test(text) || !/\w/u.test(text)) continue;
    const isImport = /^\.{1,2}\//u.test(text);
    const paths = [resolve(root, dirname(file), text), ...(isImport ? [] : [resolve(root, text)])];
    for (const path of paths.map((one) => posix(relative(root, one))))
      if (isDependency(root, path, isImport)) found.add(path);
  }
  return [...found];
}

function isDependency(root: string, path: string, isImport: boolean): boolean {
  // Nothing depends on a test; who names one means to run it.
  if (path === '' || path.startsWith('..') || path.endsWith('.test.ts')) return false;
  if (!existsSync(join(root, path))) return isImport && path.endsWith('.ts');
  return statSync(join(root, path)).isFile() || path.includes('/');
}

const posix = (path: string): string => path.split(sep).join('/');
