/**
 * What a run is about to change in the working tree, written down before it does: if it is killed in between, the next
 * one puts the files back. One file, outside of the tree: in git's own folder, else in a folder of the user's.
 */

import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** One file of a journal. `before` and `after` are SHA-256 sums of what it held and what it is to hold. */
export interface JournalEntry {
  /** Relative to the workspace's root, POSIX. */
  readonly path: string;
  /** Where its new content is written first: a name in the same folder. */
  readonly draft: string;
  readonly before: string;
  readonly after: string;
  readonly original: Uint8Array;
}

export interface Journal {
  readonly pid: number;
  readonly entries: readonly JournalEntry[];
}

export const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const sum = z.string().regex(/^[0-9a-f]{64}$/);
const headSchema = z.object({
  version: z.literal(1),
  pid: z.int().positive(),
  files: z.array(
    z.object({
      path: z.string().min(1),
      draft: z.string().regex(/^\.bandit-remediate-[0-9a-f]{12}$/),
      before: sum,
      after: sum,
      size: z.int().nonnegative(),
    }),
  ),
});

const name = 'writing.journal';

/** Where the journal of a workspace can be, the best place first. Only folders, and only of this user. */
export function journalPlaces(root: string): readonly string[] {
  const key = createHash('sha256').update(root).digest('hex').slice(0, 24);
  const own = process.getuid === undefined ? '' : `-${process.getuid()}`;
  return [
    ...(isOwnFolder(join(root, '.git')) ? [join(root, '.git', 'bandit-remediate', name)] : []),
    join(homedir(), '.cache', 'bandit-remediate', `${key}.${name}`),
    join(tmpdir(), `bandit-remediate-writing${own}`, `${key}.${name}`),
  ];
}

/** Writes the journal to disk, and returns its path; null when there is no place that can be written. */
export function writeJournal(root: string, { pid, entries }: Journal): string | null {
  const files = entries.map(({ path, draft, before, after, original }) => ({
    path,
    draft,
    before,
    after,
    size: original.length,
  }));
  const head = Buffer.from(`${JSON.stringify({ version: 1, pid, files })}\n`);
  for (const place of journalPlaces(root))
    if (written(place, [head, ...entries.map((one) => one.original)])) return place;
  return null;
}

function written(place: string, parts: readonly Uint8Array[]): boolean {
  const draft = `${place}.${process.pid}`;
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
    if (!isOwnFolder(dirname(place))) return false;
    rmSync(draft, { force: true });
    const file = openSync(draft, 'wx', 0o600);
    try {
      for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(file, part, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, place);
    return true;
  } catch {
    rmSync(draft, { force: true });
    return false;
  }
}

/** The journal that an earlier run left, with its place; null when there is none. What is not ours is none. */
export function readJournal(root: string): { readonly place: string; readonly journal: Journal } | null {
  for (const place of journalPlaces(root)) {
    const bytes = isOwnFolder(dirname(place)) ? contentOf(place) : null;
    const journal = bytes && parsed(bytes);
    if (journal) return { place, journal };
  }
  return null;
}

export const removeJournal = (place: string): void => rmSync(place, { force: true });

function contentOf(place: string): Buffer | null {
  try {
    const file = openSync(place, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    try {
      return readFileSync(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** A journal that is cut short or does not fit its own sums was not finished: nothing was changed by then. */
function parsed(bytes: Buffer): Journal | null {
  const end = bytes.indexOf(10);
  if (end === -1) return null;
  try {
    const { pid, files } = headSchema.parse(JSON.parse(bytes.toString('utf8', 0, end)));
    let at = end + 1;
    const entries = files.map(({ size, ...file }): JournalEntry => {
      const original = bytes.subarray(at, at + size);
      at += size;
      return { ...file, original };
    });
    return entries.every(({ original, before }) => sumOf(original) === before) ? { pid, entries } : null;
  } catch {
    return null;
  }
}

/** A real folder, no link, that belongs to this user: what others could have put there is not believed. */
function isOwnFolder(folder: string): boolean {
  try {
    const found = lstatSync(folder);
    return (
      found.isDirectory() && (process.getuid === undefined || process.getuid() === 0 || found.uid === process.getuid())
    );
  } catch {
    return false;
  }
}
