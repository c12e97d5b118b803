import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../../model/fixes/project.ts';
import { textOf } from './file-text.ts';
import { readBounded } from './read.ts';
import { insideFinder, repositoryPath, type Workspace } from './workspace.ts';

const sizeLimit = 1024 * 1024;
const mostFiles = 100;
/** Only names that can be shown as they are. */
const named = /^(?:pyproject\.toml|setup\.cfg|setup\.py|requirements[\w.-]*\.txt|Pipfile|\.python-version)$/u;
/** Only that they exist matters: with one of them, a new dependency takes a tool to add. */
const locks = /^(?:(?:poetry|uv|pdm)\.lock|Pipfile\.lock)$/u;

/**
 * The files that declare the project's Python and its dependencies, in the project folder and at the root, as text;
 * lock files with an empty one. Those that are too large, not readable, or lead out of the workspace are left out.
 */
export async function readManifests(workspace: Workspace): Promise<readonly Manifest[]> {
  const folders = [...new Set([workspace.project, workspace.root])];
  const candidates: string[] = [];
  for (const folder of folders) {
    candidates.push(
      ...(await namesIn(folder))
        .filter((name) => named.test(name) || locks.test(name))
        .map((name) => join(folder, name)),
    );
    const below = join(folder, 'requirements');
    candidates.push(
      ...(await namesIn(below)).filter((name) => /^[\w.-]+\.txt$/u.test(name)).map((name) => join(below, name)),
    );
  }
  const locate = insideFinder(workspace);
  const found: Manifest[] = [];
  for (const candidate of candidates.slice(0, mostFiles)) {
    const path = repositoryPath(workspace, candidate);
    const real = locate(path);
    const bytes = real === null ? null : await readBounded(real, sizeLimit).catch(() => null);
    const isLock = locks.test(path.slice(path.lastIndexOf('/') + 1));
    const text = isLock ? (real === null ? null : '') : bytes === null ? null : textOf(path, bytes);
    if (text !== null) found.push({ path, text });
  }
  return found;
}

const namesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder).catch((): string[] => [])).toSorted();
