import { randomBytes } from 'node:crypto';
import { chmod, chown, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { ChangedBytes, ChangedFile } from '../../model/fixes/remediation.ts';
import { WorldError } from '../world.ts';
import { bytesOf, textOf } from './file-text.ts';
import { readBounded } from './read.ts';
import { realInside, type Workspace } from './workspace.ts';

const sizeLimit = 16 * 1024 * 1024;

/** What a file held before it was changed. */
export interface Original {
  readonly real: string;
  readonly bytes: Uint8Array;
}

/** A file with its new bytes, not yet written. */
interface Replacement {
  readonly path: string;
  /** Where it really is: a link is written through. */
  readonly real: string;
  readonly original: Uint8Array;
  readonly bytes: Uint8Array;
}

/**
 * Writes changed files in their own encoding and with their own mode: all of them, or none. Each is written beside its
 * place and moved there, so that it is never half a file. Throws WorldError when a file is not what it was, leads out
 * of the workspace or into git's own folder, cannot hold the text, or cannot be written; what was written by then is
 * taken back. Gives what the files held.
 */
export async function applyFiles(workspace: Workspace, files: readonly ChangedFile[]): Promise<readonly Original[]> {
  const replacements: Replacement[] = [];
  for (const file of files) replacements.push(await replacementOf(workspace, file));
  const twice = replacements.find((one, at) => replacements.findIndex((other) => other.real === one.real) !== at);
  if (twice) {
    throw new WorldError(
      `Nothing was changed: by a link, ${shown(twice.path)} is the same file as another one that the fixes change. Fix one of the two at a time.`,
    );
  }
  await replaceAll(replacements);
  return replacements.map(({ real, original }) => ({ real, bytes: original }));
}

/** The bytes before and after of each changed file, nothing written. Throws WorldError as `applyFiles` does. */
export async function encodeFiles(
  workspace: Workspace,
  files: readonly ChangedFile[],
): Promise<readonly ChangedBytes[]> {
  const encoded: ChangedBytes[] = [];
  for (const file of files) {
    const { path, original, bytes } = await replacementOf(workspace, file);
    encoded.push({ path, before: original, after: bytes });
  }
  return encoded;
}

async function replacementOf(workspace: Workspace, { path, before, after }: ChangedFile): Promise<Replacement> {
  const real = await realInside(workspace, path);
  if (real === null || relative(workspace.root, real).split(sep).includes('.git')) {
    throw new WorldError(`Nothing was changed: ${shown(path)} is gone, or leads out of the repository.`);
  }
  const original = await readBounded(real, sizeLimit).catch((error: unknown) => {
    throw new WorldError(
      `Nothing was changed: ${shown(path)} ${error instanceof Error ? error.message : 'cannot be read'}.`,
    );
  });
  if (textOf(path, original) !== before)
    throw new WorldError(`Nothing was changed: ${shown(path)} is no longer what was scanned. Run it again.`);
  const bytes = bytesOf(path, after, original);
  if (bytes === null)
    throw new WorldError(`Nothing was changed: the encoding of ${shown(path)} cannot hold its new text.`);
  return { path, real, original, bytes };
}

/** All drafts first, then all moves: what can fail has mostly failed before anything is changed. */
async function replaceAll(replacements: readonly Replacement[]): Promise<void> {
  const drafts: string[] = [];
  const moved: Replacement[] = [];
  let current = replacements[0];
  try {
    for (const one of replacements) {
      current = one;
      drafts.push(await draftOf(one.real, one.bytes));
    }
    for (const [at, one] of replacements.entries()) {
      current = one;
      await rename(drafts[at] ?? '', one.real);
      moved.push(one);
    }
  } catch (error) {
    const lost = await takeBack(moved);
    const restore = 'could not be taken back (`git checkout` restores what is committed)';
    const what = lost.length === 0 ? 'Nothing was changed' : `${lost.map(shown).join(', ')} ${restore}`;
    throw new WorldError(`${what}: ${shown(current?.path ?? '')} cannot be written (${codeOf(error)}).`);
  } finally {
    await Promise.all(drafts.map((draft) => rm(draft, { force: true }).catch(() => undefined)));
  }
}

/** Writes beside `real`, with its mode and, as far as we may, its owner. Leaves nothing behind when it fails. */
async function draftOf(real: string, bytes: Uint8Array): Promise<string> {
  const found = await stat(real);
  const draft = join(dirname(real), `.${basename(real).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(draft, bytes, { flag: 'wx', mode: 0o600 });
    // Files of a runner often belong to someone else than the root user of a container. Before the mode, which this may
    // reset.
    await chown(draft, found.uid, found.gid).catch(() => undefined);
    await chmod(draft, found.mode & 0o7777);
    return draft;
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Puts the originals back; gives the paths for which that failed. */
async function takeBack(moved: readonly Replacement[]): Promise<readonly string[]> {
  const lost: string[] = [];
  for (const { path, real, original } of moved.toReversed()) {
    const draft = await draftOf(real, original).catch(() => null);
    const done =
      draft !== null &&
      (await rename(draft, real).then(
        () => true,
        () => false,
      ));
    if (!done) lost.push(path);
  }
  return lost;
}

const shown = (path: string): string => JSON.stringify(path);
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
