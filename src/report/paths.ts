/** Bandit's spellings of file names to repository-relative POSIX paths. Never throws: file names are hostile. */

import { basename, normalize } from 'node:path/posix';

/** Where a finding's file is. */
export interface Located {
  readonly path: string;
  /** Out of the workspace, or nowhere: `path` is then only a name to show. */
  readonly outside: boolean;
}

export interface Paths {
  readonly locate: (name: string) => Located;
  /**
   * Another folder below the project folder in which there is a file of each of the names: it may be the one that is
   * meant.
   */
  readonly elsewhere: string | null;
  /** Names for which two readings are equally good, with the one taken. */
  readonly ambiguous: readonly string[];
  /** Whether one of the names at least is a file that is there. */
  readonly sourcesFound: boolean;
  /** Whether names were absolute and no root could be told for them. */
  readonly rootless: boolean;
}

/** What the canonicaliser needs to know. `ranHere`: Bandit was run by us, in the project folder. */
export interface Surroundings {
  readonly files: readonly string[];
  readonly folder: string;
  readonly ranHere: boolean;
}

/** Works out one consistent reading for all the names of one report. */
export function pathsOf(names: readonly string[], surroundings: Surroundings): Paths {
  const files = new Set(surroundings.files);
  const windows = looksLikeWindows(names);
  const spelled = new Map(names.map((name) => [name, slashed(name, windows, files, surroundings.folder)]));
  const absolute = [...spelled.values()].filter(isAbsolute);
  const relative = [...spelled.values()].filter((name) => !isAbsolute(name));
  const roots = rankRoots(absolute, surroundings.files);
  const inFolder = surroundings.ranHere || folderWins(relative, files, surroundings.folder);
  const locateOne = (name: string): Located => {
    const path = spelled.get(name) ?? slashed(name, windows, files, surroundings.folder);
    if (isStandardInput(path)) return { path: '<stdin>', outside: true };
    return isAbsolute(path) ? belowRoot(path, roots.best) : relativePath(path, files, surroundings.folder, inFolder);
  };
  const located = new Map(names.map((name) => [name, locateOne(name)]));
  const found = [...located.values()].filter(({ outside }) => !outside).map(({ path }) => path);
  return {
    elsewhere: surroundings.ranHere ? null : folderLike(found, surroundings),
    locate: (name) => located.get(name) ?? locateOne(name),
    ambiguous: roots.ambiguous,
    sourcesFound: [...located.values()].some(({ path, outside }) => !outside && files.has(path)),
    rootless: absolute.length > 0 && roots.best === null,
  };
}

/**
 * A folder below the project folder that has a file of each name which the project folder has. A report on the whole
 * project never fits one.
 */
function folderLike(paths: readonly string[], { files, folder }: Surroundings): string | null {
  const prefix = folder === '' ? '' : `${folder}/`;
  const [first] = paths;
  if (first === undefined || !paths.every((path) => path.startsWith(prefix))) return null;
  const known = new Set(files);
  const ending = `/${first.slice(prefix.length)}`;
  const likely = files
    .filter((file) => file.startsWith(prefix) && file.endsWith(ending) && file !== first)
    .map((file) => file.slice(0, -ending.length));
  return likely.find((each) => paths.every((path) => known.has(`${each}/${path.slice(prefix.length)}`))) ?? null;
}

const isStandardInput = (name: string): boolean => name === '<stdin>' || name === '-';
const drive = /^[A-Za-z]:[\\/]/;
const isAbsolute = (name: string): boolean => name.startsWith('/') || drive.test(name);

/** A backslash may be part of a POSIX name: it separates only when the report shows other signs of Windows. */
const looksLikeWindows = (names: readonly string[]): boolean =>
  names.some((name) => drive.test(name) || name.startsWith('.\\') || name.startsWith('\\\\')) ||
  (names.some((name) => name.includes('\\')) && !names.some((name) => name.startsWith('/') || name.startsWith('./')));

function slashed(name: string, windows: boolean, files: ReadonlySet<string>, folder: string): string {
  if (!windows || !name.includes('\\')) return name;
  const asIs = clean(name);
  return files.has(asIs) || files.has(clean(`${folder}/${name}`)) ? name : name.replaceAll('\\', '/');
}

/** `./a//b/../c` -> `a/c`; may still begin with `../`. */
function clean(path: string): string {
  const plain = normalize(path.startsWith('/') ? path.slice(1) : path);
  return plain === '.' ? '' : plain.replace(/\/$/, '');
}

/** Whether more of the relative names are files below the project folder than below the root. */
function folderWins(relative: readonly string[], files: ReadonlySet<string>, folder: string): boolean {
  if (folder === '') return false;
  const below = relative.filter((name) => files.has(clean(`${folder}/${name}`))).length;
  const atRoot = relative.filter((name) => files.has(clean(name))).length;
  if (below !== atRoot) return below > atRoot;
  return !relative.some((name) => clean(name).startsWith(`${folder}/`));
}

function relativePath(name: string, files: ReadonlySet<string>, folder: string, inFolder: boolean): Located {
  const [wanted, other] = inFolder
    ? [clean(`${folder}/${name}`), clean(name)]
    : [clean(name), clean(`${folder}/${name}`)];
  return inside(!files.has(wanted) && files.has(other) ? other : wanted);
}

const inside = (path: string): Located =>
  path === '' || path === '..' || path.startsWith('../') ? outsidePath(path) : { path, outside: false };

/** A name to show that can never be taken for a file of the repository. */
function outsidePath(path: string): Located {
  const steps = path
    .replace(drive, '')
    .split('/')
    .filter((step) => step !== '' && step !== '..' && step !== '.');
  return { path: ['(outside)', ...steps].join('/'), outside: true };
}

/** The rest of an absolute path below the root of the checkout that the report was made in. */
function belowRoot(name: string, root: string | null): Located {
  const path = absolutePath(name);
  return root !== null && path.startsWith(root) ? inside(path.slice(root.length)) : outsidePath(path);
}

const absolutePath = (name: string): string =>
  drive.test(name)
    ? `${name.slice(0, 2).toLowerCase()}/${clean(name.slice(3))}`
    : `/${clean(name.replace(/^\/+/, ''))}`;

interface Roots {
  readonly best: string | null;
  readonly ambiguous: readonly string[];
}

/**
 * The folder that, taken for the repository's root, makes most of the names files that are there; of equals the
 * shortest one.
 */
function rankRoots(names: readonly string[], files: readonly string[]): Roots {
  if (names.length === 0) return { best: null, ambiguous: [] };
  const byName = filesByName(files);
  const votes = new Map<string, number>();
  for (const name of names) {
    const path = absolutePath(name);
    for (const file of byName.get(basename(path)) ?? []) {
      if (!path.endsWith(`/${file}`)) continue;
      const root = path.slice(0, path.length - file.length);
      votes.set(root, (votes.get(root) ?? 0) + 1);
    }
  }
  const ranked = [...votes].sort(([one, a], [two, b]) => b - a || one.length - two.length);
  const [best, second] = ranked;
  if (!best) return { best: null, ambiguous: [] };
  return { best: best[0], ambiguous: second && second[1] === best[1] ? [best[0], second[0]] : [] };
}

function filesByName(files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const file of files) {
    const name = basename(file);
    const same = byName.get(name);
    if (same) same.push(file);
    else byName.set(name, [file]);
  }
  return byName;
}
