import { lstat, mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../../model/input-error.ts';
import { isInside, type Workspace } from './workspace.ts';

/**
 * Writes a file that the user named, relative to the project folder. The text is complete or not there: it is written
 * beside and moved into place. Throws InputError when the place is outside the repository, also by a link, or cannot be
 * written.
 */
export async function writeUserFile(workspace: Workspace, path: string, text: string): Promise<void> {
  const wanted = resolve(workspace.project, path);
  const folder = await realpath(dirname(wanted)).catch(() => null);
  const target =
    (await realpath(wanted).catch(() => null)) ?? (folder === null ? null : join(folder, basename(wanted)));
  if (target === null || !isInside(workspace.root, target))
    throw new InputError(
      `${JSON.stringify(path)} is outside the repository, or its folder does not exist. Name a file inside it.`,
    );
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw new InputError(
      `${JSON.stringify(path)} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`,
    );
  }
}

/**
 * Makes a folder of our own and writes files into it. A link in its place is refused: it could lead anywhere.
 * Gives the absolute paths. Throws with the system's reason when the folder cannot be written.
 */
export async function writeResults(
  folder: string,
  files: readonly { readonly name: string; readonly text: string | Iterable<string> | Uint8Array }[],
): Promise<readonly string[]> {
  const found = await lstat(folder).catch(() => null);
  if (found?.isSymbolicLink()) throw new Error(`${folder} is a link`);
  await mkdir(folder, { recursive: true });
  return Promise.all(
    files.map(async ({ name, text }) => {
      const path = join(folder, name);
      // Removed first, so that a link left in its place is replaced and not followed.
      await rm(path, { force: true });
      await writeFile(path, text, { flag: 'wx' });
      return path;
    }),
  );
}
