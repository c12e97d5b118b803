/**
 * Git objects as files, read and written without a process each:
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';

export interface GitObject {
  readonly type: string;
  readonly body: Buffer;
}

/** An entry of one tree object. */
export interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly sha: string;
}

export interface LooseObjects {
  /** Null for what is not there, or in a pack. */
  read(sha: string): GitObject | null;
  write(type: string, body: Buffer): string;
}

export function looseObjects(repository: string): LooseObjects {
  const known = new Map<string, GitObject>();
  const fileOf = (sha: string): string => join(repository, 'objects', sha.slice(0, 2), sha.slice(2));
  return {
    read: (sha) => {
      const cached = known.get(sha);
      if (cached !== undefined || !existsSync(fileOf(sha))) return cached ?? null;
      const bytes = inflateSync(readFileSync(fileOf(sha)));
      const end = bytes.indexOf(0);
      const found = { type: bytes.subarray(0, end).toString().split(' ')[0] ?? '', body: bytes.subarray(end + 1) };
      known.set(sha, found);
      return found;
    },
    write: (type, body) => {
      const bytes = Buffer.concat([Buffer.from(`${type} ${body.length}\0`), body]);
      const sha = createHash('sha1').update(bytes).digest('hex');
      if (!existsSync(fileOf(sha))) {
        mkdirSync(dirname(fileOf(sha)), { recursive: true });
        writeFileSync(fileOf(sha), deflateSync(bytes));
      }
      known.set(sha, { type, body });
      return sha;
    },
  };
}

export function treeEntries(body: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < body.length;) {
    const end = body.indexOf(0, at);
    const [mode = '', ...name] = body.subarray(at, end).toString('utf8').split(' ');
    entries.push({
      mode: mode.padStart(6, '0'),
      name: name.join(' '),
      sha: body.subarray(end + 1, end + 21).toString('hex'),
    });
    at = end + 21;
  }
  return entries;
}

/** Writes the trees for files by path, and gives the root's id. */
export function writeTrees(
  objects: LooseObjects,
  files: ReadonlyMap<string, { readonly mode: string; readonly sha: string }>,
): string {
  const here: TreeEntry[] = [];
  const folders = new Map<string, Map<string, { readonly mode: string; readonly sha: string }>>();
  for (const [path, file] of files) {
    const slash = path.indexOf('/');
    if (slash === -1) {
      here.push({ ...file, name: path });
      continue;
    }
    const folder = path.slice(0, slash);
    const inner = folders.get(folder) ?? new Map<string, { readonly mode: string; readonly sha: string }>();
    folders.set(folder, inner.set(path.slice(slash + 1), file));
  }
  for (const [name, inner] of folders) here.push({ name, mode: '040000', sha: writeTrees(objects, inner) });
  // Git sorts folders as if their names ended in a slash.
  const key = ({ name, mode }: TreeEntry): Buffer => Buffer.from(mode === '040000' ? `${name}/` : name);
  const sorted = here.toSorted((one, other) => Buffer.compare(key(one), key(other)));
  return objects.write(
    'tree',
    Buffer.concat(
      sorted.flatMap(({ mode, name, sha }) => [
        Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
        Buffer.from(sha, 'hex'),
      ]),
    ),
  );
}
