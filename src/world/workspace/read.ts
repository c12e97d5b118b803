import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { open, realpath, type FileHandle } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Sources } from '../../model/findings/sources.ts';
import { InputError } from '../../model/input-error.ts';
import { decodePython } from '../../python/text/decode.ts';
import { insideFinder, isInside, type Workspace } from './workspace.ts';

const sourceLimit = 8 * 1024 * 1024;
/** A pipe does not block, a link is not followed. */
const plainly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const userFileLimit = 500 * 1024 * 1024;

/** Why a file that exists was not read, in a few words for people. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/**
 * The text of the named files (repository-relative), decoded as Python decodes them. Files that are missing, outside
 * the workspace, larger than 8 MB or not decodable are left out. Reads without waiting: nothing else runs at this
 * point, and a thousand small files take a third of the time.
 */
export function readSources(workspace: Workspace, paths: readonly string[]): Sources {
  const locate = insideFinder(workspace);
  const texts = new Map<string, string>();
  for (const path of new Set(paths)) {
    // A name that is not UTF-8 would be asked for as another one.
    const real = /\p{Surrogate}/u.test(path) ? null : locate(path);
    const bytes = real === null ? null : readSource(real);
    const text = bytes === null ? null : decodePython(bytes);
    if (text !== null) texts.set(path, text);
  }
  return texts;
}

/**
 * Opened without following a last link and checked when open, as in readBounded; null when it is not a small regular
 * file.
 */
function readSource(real: string): Uint8Array | null {
  let file: number | null = null;
  try {
    file = openSync(real, plainly);
    const found = fstatSync(file);
    return found.isFile() && found.size <= sourceLimit ? readFileSync(file) : null;
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

/**
 * A file that the user named in an input, relative to the project folder or absolute; null when it does not exist.
 * Throws InputError when it lies outside the workspace and the `also` folders, or cannot be read.
 */
export async function readUserFile(
  workspace: Workspace,
  path: string,
  also: readonly string[] = [],
): Promise<Uint8Array | null> {
  const real = await realpath(resolve(workspace.project, path)).catch(() => null);
  if (real === null) return null;
  const folders = [workspace.root, ...(await Promise.all(also.map((folder) => realpath(folder).catch(() => folder))))];
  if (!folders.some((folder) => isInside(folder, real))) {
    throw new InputError(
      `${JSON.stringify(path)} is outside the repository. Name a file inside it, relative to the project folder.`,
    );
  }
  try {
    return await readBounded(real, userFileLimit);
  } catch (error) {
    throw new InputError(`${JSON.stringify(path)} ${error instanceof Unreadable ? error.message : 'cannot be read'}.`);
  }
}

/**
 * The bytes of a regular file, at most `limit`. Opened without following a last link and checked when open, so that
 * what was judged is what is read; a pipe or a device never blocks. Throws Unreadable with the reason.
 */
export async function readBounded(real: string, limit: number): Promise<Uint8Array> {
  const file = await open(real, plainly).catch((error: unknown) => {
    throw new Unreadable(
      error instanceof Error && 'code' in error && error.code === 'EACCES'
        ? 'may not be read (permission denied)'
        : 'cannot be opened',
    );
  });
  try {
    const found = await file.stat();
    if (found.isDirectory()) throw new Unreadable('is a folder');
    if (!found.isFile()) throw new Unreadable('is not a regular file');
    if (found.size > limit) throw new Unreadable(`is larger than ${Math.floor(limit / 1024 / 1024)} MB`);
    return await allOf(file, found.size);
  } finally {
    await file.close();
  }
}

/**
 * Into one buffer of the file's size: `readFile` collects pieces and puts them together, which takes the size twice.
 */
async function allOf(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(size);
  for (let at = 0; at < size;) {
    const { bytesRead } = await file.read(bytes, at, Math.min(size - at, pieceSize), at);
    if (bytesRead === 0) return bytes.subarray(0, at);
    at += bytesRead;
  }
  return bytes;
}

const pieceSize = 1 << 26;
