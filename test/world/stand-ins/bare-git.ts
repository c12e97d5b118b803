/**
 * A bare git repository: what GitHub keeps behind its interfaces. Git itself does what is more than reading and writing
 * objects.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { looseObjects, treeEntries, writeTrees, type GitObject } from './loose-objects.ts';

/** An entry of a tree; `type` as git names it. */
export interface Entry {
  readonly path: string;
  readonly mode: string;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly sha: string;
  /** Bytes; null for what is no blob. */
  readonly size: number | null;
}

export interface Person {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date?: string | undefined;
}

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Required<Person>;
  readonly committer: Required<Person>;
  readonly message: string;
}

/** A change to a tree: mode and blob, or null for "no longer there". */
export type Changes = ReadonlyMap<string, { readonly mode: string; readonly sha: string } | null>;

export type BareGit = ReturnType<typeof bareGit>;

const objectId = /^[0-9a-f]{40}$/;

/** Makes an empty bare repository. */
export function initBare(path: string, branch: string): void {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags'])
    mkdirSync(join(path, folder), { recursive: true });
  writeFileSync(join(path, 'HEAD'), `ref: refs/heads/${branch}\n`);
  writeFileSync(
    join(path, 'config'),
    '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n[fastimport]\n\tunpackLimit = 1000000\n',
  );
}

/** Opens the bare repository at `path`. Everything is synchronous, so one request never sees half of another. */
export function bareGit(path: string) {
  const objects = looseObjects(path);
  const remembered = new Map<string, string | null>();
  const run = (args: readonly string[], input: string | Buffer = ''): Buffer => {
    const { PATH = '' } = process.env;
    const env = { PATH, HOME: path, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };
    return execFileSync('git', [`--git-dir=${path}`, ...args], {
      input,
      env,
      maxBuffer: 1 << 29,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  };
  const text = (...args: readonly string[]): string => run(args).toString('utf8').trimEnd();
  const attempt = (...args: readonly string[]): string | null => {
    try {
      return text(...args);
    } catch {
      return null;
    }
  };
  /** For questions about objects: their answers never change. */
  const once = (...args: readonly string[]): string | null => {
    const key = args.join('\0');
    const answer = remembered.get(key) ?? attempt(...args);
    if (answer !== null) remembered.set(key, answer);
    return answer;
  };
  /** The type of an object; null for what is not there. */
  const typeOf = (sha: string): string | null =>
    objectId.test(sha) ? (objects.read(sha)?.type ?? once('cat-file', '-t', sha)) : null;
  const object = (sha: string): GitObject => {
    const type = typeOf(sha) ?? '';
    return objects.read(sha) ?? { type, body: run(['cat-file', type, sha]) };
  };
  const ref = (name: string): string | null => {
    const file = join(path, name);
    const found = name.startsWith('refs/') && !name.includes('..') && existsSync(file) ? readOr(file) : null;
    return found ?? (existsSync(join(path, 'packed-refs')) ? attempt('rev-parse', '--verify', '--quiet', name) : null);
  };
  const resolve = (revision: string): string | null => {
    if (typeOf(revision) === 'commit') return revision;
    if (revision === '' || revision.startsWith('-')) return null;
    return (
      ref(revision) ??
      ref(`refs/heads/${revision}`) ??
      attempt('rev-parse', '--verify', '--quiet', `${revision}^{commit}`)
    );
  };
  const commit = (sha: string): Commit => ({ sha, ...parseCommit(object(sha).body.toString('utf8')) });

  const walk = (tree: string, recursive: boolean, prefix: string): readonly Entry[] =>
    treeEntries(object(tree).body).flatMap(({ mode, name, sha }): readonly Entry[] => {
      const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
      const entry: Entry = {
        path: `${prefix}${name}`,
        mode,
        type,
        sha,
        size: type === 'blob' ? object(sha).body.length : null,
      };
      return type === 'tree' && recursive ? [entry, ...walk(sha, true, `${entry.path}/`)] : [entry];
    });
  const treeOf = (treeish: string): string =>
    typeOf(treeish) === 'tree' ? treeish : commit(resolve(treeish) ?? treeish).tree;
  const entries = (treeish: string, recursive = true): readonly Entry[] => {
    const tree = treeOf(treeish);
    if (objects.read(tree) !== null) return walk(tree, recursive, '');
    // Somebody packed the repository.
    return run(['ls-tree', '-l', '-z', ...(recursive ? ['-r', '-t'] : []), tree])
      .toString('utf8')
      .split('\0')
      .filter((line) => line !== '')
      .map((line) => {
        const [, mode = '', type = '', sha = '', size = '', name = ''] =
          /^(\d+) (\w+) (\w+) +(\S+)\t([\s\S]*)$/.exec(line) ?? [];
        return {
          path: name,
          mode,
          type: type === 'tree' || type === 'commit' ? type : 'blob',
          sha,
          size: size === '-' ? null : Number(size),
        };
      });
  };

  /**
   * Writes the tree that `base` becomes with the changes, and gives its id. Nothing keeps a directory without files.
   */
  const writeTree = (base: string | null, changes: Changes): string => {
    const files = new Map(
      base === null
        ? []
        : entries(base)
            .filter(({ type }) => type !== 'tree')
            .map(({ path: name, mode, sha }) => [name, { mode, sha }] as const),
    );
    for (const [name, change] of changes)
      if (change === null) files.delete(name);
      else files.set(name, change);
    return writeTrees(objects, files);
  };
  const writeCommit = (
    tree: string,
    parents: readonly string[],
    message: string,
    author: Person,
    committer: Person,
  ): string => {
    const lines = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${signed(author)}`,
      `committer ${signed(committer)}`,
      '',
      message,
    ];
    return objects.write('commit', Buffer.from(lines.join('\n')));
  };
  const isAncestor = (old: string, young: string): boolean => {
    const seen = new Set([young]);
    for (const sha of seen) {
      if (sha === old) return true;
      for (const parent of commit(sha).parents) seen.add(parent);
    }
    return false;
  };

  return {
    path,
    run,
    text,
    once,
    typeOf,
    treeOf,
    resolve,
    entries,
    writeTree,
    writeCommit,
    commit,
    isAncestor,
    ref,
    writeBlob: (content: Buffer): string => objects.write('blob', content),
    blob: (sha: string): Buffer => object(sha).body,
    /** Is this path, a file or a folder, in the tree of a commit? */
    has: (treeish: string, name: string): boolean => entries(treeish).some((entry) => entry.path === name),
    refs: (prefix: string): readonly string[] =>
      text('for-each-ref', '--format=%(refname)', prefix)
        .split('\n')
        .filter((name) => name !== ''),
    /** Fails when the ref is no longer at `old`. */
    moveRef: (name: string, to: string, old?: string): void => {
      if (old !== undefined && ref(name) !== old) throw new Error(`${name} is not at ${old}`);
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), `${to}\n`);
    },
    deleteRef: (name: string): void => void text('update-ref', '-d', name),
    validRef: (name: string): boolean => once('check-ref-format', name) !== null,
    mergeBase: (one: string, other: string): string => once('merge-base', one, other) ?? '',
  };
}

/** A folder is no ref. */
function readOr(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

function signed({ name, email, date }: Person): string {
  const plain = (part: string): string => part.replace(/[<>\n\0]/g, '');
  return `${plain(name)} <${plain(email)}> ${Math.floor((date === undefined ? Date.now() : Date.parse(date)) / 1000)} +0000`;
}

function parseCommit(raw: string): Omit<Commit, 'sha'> {
  const end = raw.indexOf('\n\n');
  const header = raw.slice(0, end);
  const all = (key: string): readonly string[] =>
    [...header.matchAll(new RegExp(`^${key} (.*)$`, 'gm'))].map(([, value = '']) => value);
  const person = (line = ''): Required<Person> => {
    const [, name = '', email = '', seconds = '0'] = /^(.*?) ?<(.*)> (\d+)/.exec(line) ?? [];
    return { name, email, date: new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z') };
  };
  return {
    tree: all('tree')[0] ?? '',
    parents: all('parent'),
    author: person(all('author')[0]),
    committer: person(all('committer')[0]),
    message: raw.slice(end + 2).replace(/\n+$/, ''),
  };
}
