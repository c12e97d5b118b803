/** A bare git repository, used through plumbing only: what GitHub keeps behind its interfaces. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Opens the bare repository at `path`. Everything is synchronous, so one request never sees half of another. */
export function bareGit(path: string) {
  const run = (args: readonly string[], input: string | Buffer = '', env: Readonly<Record<string, string>> = {}): Buffer => {
    const { PATH = '' } = process.env;
    const clean = { PATH, HOME: path, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', ...env };
    return execFileSync('git', [`--git-dir=${path}`, ...args], { input, env: clean, maxBuffer: 1 << 29, stdio: ['pipe', 'pipe', 'pipe'] });
  };
  const text = (...args: readonly string[]): string => run(args).toString('utf8').trimEnd();
  const attempt = (...args: readonly string[]): string | null => {
    try {
      return text(...args);
    } catch {
      return null;
    }
  };
  /** The type of an object; null for what is not there. */
  const typeOf = (sha: string): string | null => (objectId.test(sha) ? attempt('cat-file', '-t', sha) : null);
  const resolve = (revision: string): string | null => (revision.startsWith('-') ? null : attempt('rev-parse', '--verify', '--quiet', `${revision}^{commit}`));

  const entries = (treeish: string, recursive = true): readonly Entry[] =>
    run(['ls-tree', '-l', '-z', ...(recursive ? ['-r', '-t'] : []), treeish]).toString('utf8').split('\0').filter((line) => line !== '').map((line) => {
      const [, mode = '', type = '', sha = '', size = '', name = ''] = /^(\d+) (\w+) (\w+) +(\S+)\t([\s\S]*)$/.exec(line) ?? [];
      return { path: name, mode, type: type === 'tree' || type === 'commit' ? type : 'blob', sha, size: size === '-' ? null : Number(size) };
    });

  /** Writes the tree that `base` becomes with the changes, and gives its id. Nothing keeps a directory without files. */
  const writeTree = (base: string | null, changes: Changes): string => {
    const folder = mkdtempSync(join(tmpdir(), 'stand-in-index-'));
    const env = { GIT_INDEX_FILE: join(folder, 'index') };
    try {
      run(base === null ? ['read-tree', '--empty'] : ['read-tree', base], '', env);
      const lines = [...changes].map(([name, change]) => `${change?.mode ?? '0'} ${change?.sha ?? '0'.repeat(40)}\t${name}\0`);
      run(['update-index', '-z', '--index-info'], lines.join(''), env);
      return run(['write-tree', '--missing-ok'], '', env).toString('utf8').trim();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };

  const writeCommit = (tree: string, parents: readonly string[], message: string, author: Person, committer: Person): string => {
    const now = new Date().toISOString();
    const env = {
      GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email, GIT_AUTHOR_DATE: author.date ?? now,
      GIT_COMMITTER_NAME: committer.name, GIT_COMMITTER_EMAIL: committer.email, GIT_COMMITTER_DATE: committer.date ?? now,
    };
    return run(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], message, env).toString('utf8').trim();
  };

  const commit = (sha: string): Commit => {
    const [tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', ...message] =
      run(['show', '-s', '--format=%T%n%P%n%an%n%ae%n%aI%n%cn%n%ce%n%cI%n%B', sha]).toString('utf8').split('\n');
    const utc = (date: string): string => new Date(date).toISOString().replace('.000Z', 'Z');
    return {
      sha, tree, parents: parents.split(' ').filter((parent) => parent !== ''), message: message.join('\n').replace(/\n+$/, ''),
      author: { name: an, email: ae, date: utc(ad) }, committer: { name: cn, email: ce, date: utc(cd) },
    };
  };

  return {
    path,
    run,
    text,
    typeOf,
    resolve,
    entries,
    writeTree,
    writeCommit,
    commit,
    writeBlob: (content: Buffer): string => run(['hash-object', '-w', '--stdin'], content).toString('utf8').trim(),
    blob: (sha: string): Buffer => run(['cat-file', 'blob', sha]),
    /** The commit that a ref (`refs/heads/x`) points to, or null. */
    ref: (name: string): string | null => attempt('rev-parse', '--verify', '--quiet', name),
    refs: (prefix: string): readonly string[] => text('for-each-ref', '--format=%(refname)', prefix).split('\n').filter((name) => name !== ''),
    /** Fails when the ref is no longer at `old`. */
    moveRef: (name: string, to: string, old?: string): void => void text('update-ref', name, to, ...(old === undefined ? [] : [old])),
    deleteRef: (name: string): void => void text('update-ref', '-d', name),
    validRef: (name: string): boolean => attempt('check-ref-format', name) !== null,
    isAncestor: (old: string, young: string): boolean => attempt('merge-base', '--is-ancestor', old, young) !== null,
    mergeBase: (one: string, other: string): string => text('merge-base', one, other),
  };
}
