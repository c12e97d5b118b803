import { relative, sep } from 'node:path';
import type { ChangedBytes, ChangedFile } from '../../model/fixes/remediation.ts';
import { WorldError } from '../world.ts';
import { changeFiles, type Changed, type Replacement } from '../writing/change-files.ts';
import { bytesOf, textOf } from './file-text.ts';
import { readBounded } from './read.ts';
import { realInside, type Workspace } from './workspace.ts';

const sizeLimit = 16 * 1024 * 1024;

/**
 * Writes changed files in their own encoding and with their own mode: all of them, or none (change-files.ts). Throws
 * WorldError when a file is not what it was, leads out of the workspace or into git's own folder, cannot hold the text,
 * or cannot be written. The change stays unless it is taken back.
 */
export async function changedFiles(workspace: Workspace, files: readonly ChangedFile[]): Promise<Changed> {
  const replacements: Replacement[] = [];
  for (const file of files) replacements.push(await replacementOf(workspace, file));
  const twice = replacements.find((one, at) => replacements.findIndex((other) => other.real === one.real) !== at);
  if (twice) {
    throw new WorldError(
      `Nothing was changed: by a link, ${shown(twice.path)} is the same file as another one that the fixes change. Fix one of the two at a time.`,
    );
  }
  return changeFiles(workspace.root, replacements);
}

/** The same for good. */
export const applyFiles = async (workspace: Workspace, files: readonly ChangedFile[]): Promise<void> =>
  (await changedFiles(workspace, files)).keep();

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

const shown = (path: string): string => JSON.stringify(path);
