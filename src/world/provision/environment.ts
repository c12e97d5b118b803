import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isProgram } from '../process/programs.ts';
import type { Host } from './host.ts';

/**
 * A private virtual environment with Bandit in it, as its record says. The record is written last, by a rename, and
 * names a folder that nobody else writes to: two runs at once each make their own folder, and a half-made one has no
 * record.
 */
export interface Environment {
  readonly folder: string;
  readonly bandit: string;
  readonly python: string;
  /** What a scan imports of it, as it was when it had been installed. */
  readonly files: readonly KnownFile[];
}

/** A file's path in its environment, and its size in bytes. */
export type KnownFile = readonly [path: string, size: number];

const recordSchema = z.object({
  folder: z.string().regex(/^[\w.-]+$/),
  bandit: z.string().regex(/^[\w.+!-]+$/),
  python: z.string().regex(/^\d+\.\d+\.\d+$/),
  files: z.array(z.tuple([z.string(), z.int()])),
});
const oneDay = 24 * 60 * 60 * 1000;

/** Where things are inside a virtual environment. */
export const programIn = (folder: string, name: string, host: Host): string =>
  host.platform === 'win32' ? join(folder, 'Scripts', `${name}.exe`) : join(folder, 'bin', name);

/** The engine's own copy in an environment, which is compiled with the rest of it. */
export const engineIn = (folder: string): string => join(folder, 'engine');

/** The environment that a record names; null when there is none, or when it no longer is what was installed. */
export async function readRecord(root: string, name: string, host: Host): Promise<Environment | null> {
  const text = await readFile(join(root, `${name}.json`), 'utf8').catch(() => null);
  if (text === null) return null;
  const record = recordSchema.safeParse(parsed(text));
  if (!record.success) return null;
  const environment = { ...record.data, folder: join(root, record.data.folder) };
  return (await runs(environment, host)) ? environment : null;
}

/** Makes the record, atomically: a reader sees the old one or the new one, whole. */
export async function writeRecord(root: string, name: string, environment: Environment): Promise<void> {
  const draft = join(root, `${name}.${randomBytes(6).toString('hex')}.tmp`);
  const folder = environment.folder.slice(root.length + 1);
  await writeFile(draft, `${JSON.stringify({ ...environment, folder })}\n`, { mode: 0o600 });
  await rename(draft, join(root, `${name}.json`));
}

/** A new folder for an environment of this key, which only this run knows. */
export async function newFolder(root: string, key: string): Promise<string> {
  const folder = join(root, `${key}-${randomBytes(6).toString('hex')}`);
  await mkdir(folder, { mode: 0o700 });
  return folder;
}

/** Removes what earlier runs of this key left unfinished or replaced, once nobody can be working in it any more. */
export async function removeLeftovers(root: string, key: string, current: string): Promise<void> {
  for (const name of await readdir(root).catch(() => [])) {
    const path = join(root, name);
    if (!name.startsWith(`${key}-`) || path === current) continue;
    const age =
      Date.now() -
      (await stat(path).then(
        (found) => found.mtimeMs,
        () => Date.now(),
      ));
    if (age > oneDay) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** The Bandit that is installed in an environment, by its metadata; null without one. */
export async function installedBandit(folder: string, host: Host): Promise<string | null> {
  const packages = await sitePackages(folder, host);
  const names = packages === null ? [] : await readdir(packages).catch(() => []);
  return (
    names.map((name) => /^bandit-(.+)\.dist-info$/.exec(name)?.[1]).find((version) => version !== undefined) ?? null
  );
}

/**
 * Looks, without starting anything, whether Python, the console script and Bandit's own files are still there, none of
 * them cut off.
 */
async function runs(environment: Environment, host: Host): Promise<boolean> {
  if (!(await isProgram(programIn(environment.folder, 'python', host)))) return false;
  if (!(await isProgram(programIn(environment.folder, 'bandit', host)))) return false;
  const packages = await sitePackages(environment.folder, host);
  if (packages === null) return false;
  const needed = [
    join('bandit', 'cli', 'main.py'),
    `bandit-${environment.bandit}.dist-info`,
    'stevedore',
    'yaml',
    'rich',
  ];
  const found = await Promise.all(
    needed.map((name) =>
      stat(join(packages, name)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return (
    found.every(Boolean) &&
    environment.files.every(
      ([name, size]) => statSync(join(environment.folder, name), { throwIfNoEntry: false })?.size === size,
    )
  );
}

async function sitePackages(folder: string, host: Host): Promise<string | null> {
  if (host.platform === 'win32') return join(folder, 'Lib', 'site-packages');
  const versions = await readdir(join(folder, 'lib')).catch(() => []);
  const python = versions.find((name) => name.startsWith('python'));
  return python === undefined ? null : join(folder, 'lib', python, 'site-packages');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
