import { createHash } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host } from '../provision/host.ts';
import { cacheFolder } from './cache-folder.ts';

const day = 24 * 60 * 60 * 1000;
/** A project that nobody scans any more does not keep its room for ever. */
const kept = { days: 30, files: 20 };

/**
 * Where the engine keeps its results between the scans of a project in a terminal: a file in the user's cache folder,
 * one for each project folder (absolute) and whatever else makes results useless to another scan. Null when there is no
 * place for it. Files of scans long ago go.
 */
export async function resultsFile(host: Host, project: string, settings: readonly string[]): Promise<string | null> {
  try {
    const folder = join(await cacheFolder(host), 'results');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(
      folder,
      createHash('sha256')
        .update(JSON.stringify([project, ...settings]))
        .digest('hex')
        .slice(0, 32),
    );
    await utimes(file, new Date(), new Date()).catch(() => undefined);
    await prune(folder, file);
    return file;
  } catch {
    return null;
  }
}

async function prune(folder: string, used: string): Promise<void> {
  const paths = (await readdir(folder)).map((name) => join(folder, name)).filter((path) => path !== used);
  const dated = await Promise.all(
    paths.map(async (path) => ({ path, time: (await stat(path).catch(() => null))?.mtimeMs ?? 0 })),
  );
  const newest = dated.sort((one, other) => other.time - one.time);
  const gone = newest.filter(({ time }, index) => index >= kept.files - 1 || Date.now() - time > kept.days * day);
  for (const { path } of gone) await rm(path, { force: true }).catch(() => undefined);
}
