import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ConfigFile } from '../../model/findings/scan.ts';
import { readBounded } from './read.ts';
import { isInside, repositoryPath, type Workspace } from './workspace.ts';

const limit = 4 * 1024 * 1024;
const usual = [
  '.bandit',
  'pyproject.toml',
  'setup.cfg',
  'tox.ini',
  'bandit.yaml',
  'bandit.yml',
  '.bandit.yml',
  '.bandit.yaml',
];

/**
 * The configuration files that Bandit uses, or that a user may expect it to use: the usual names in the project folder
 * and at the root, and the `named` ones (relative to the project folder). Missing and outside ones are left out.
 */
export async function configFiles(workspace: Workspace, named: readonly string[]): Promise<readonly ConfigFile[]> {
  const candidates = [
    ...named.filter(Boolean).map((name) => resolve(workspace.project, name)),
    ...usual.map((name) => resolve(workspace.project, name)),
    ...usual.map((name) => resolve(workspace.root, name)),
  ];
  const found = await Promise.all([...new Set(candidates)].map((path) => readConfig(workspace, path)));
  return found.filter((file) => file !== null);
}

async function readConfig(workspace: Workspace, path: string): Promise<ConfigFile | null> {
  const real = await realpath(path).catch(() => null);
  if (real === null || !isInside(workspace.root, real) || !isInside(workspace.root, path)) return null;
  const bytes = await readBounded(real, limit).catch(() => null);
  return bytes === null ? null : { path: repositoryPath(workspace, path), text: new TextDecoder().decode(bytes) };
}
