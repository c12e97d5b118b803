/** Folders for what a run needs in between: they are gone when it ends, and those of a killed run with the next one. */

import { lstatSync, rmSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from './is-running.ts';
import { atEnd } from './on-exit.ts';

/** Our mark, with the process that the folder belongs to. */
const named = /^bandit-remediate-[a-z]+-(\d+)-\w{6}$/;
const swept = new Set<string>();

/** A fresh folder below `temp`, and how to remove it. `purpose` is a word for whoever finds it. */
export async function temporaryFolder(
  temp: string,
  purpose: string,
): Promise<{ readonly path: string; remove(): Promise<void> }> {
  if (!swept.has(temp)) {
    swept.add(temp);
    void sweep(temp);
  }
  const path = await mkdtemp(join(temp, `bandit-remediate-${purpose}-${process.pid}-`));
  const release = atEnd(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    async remove() {
      await rm(path, { recursive: true, force: true });
      release();
    },
  };
}

/** Removes the folders of runs that were killed: only ours by name and by owner, and only when their process is gone. */
async function sweep(temp: string): Promise<void> {
  const names = await readdir(temp).catch((): string[] => []);
  for (const name of names) {
    const owner = Number(named.exec(name)?.[1] ?? 0);
    if (owner === 0 || owner === process.pid || isRunning(owner)) continue;
    try {
      const found = lstatSync(join(temp, name));
      if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid())) continue;
      await rm(join(temp, name), { recursive: true, force: true });
    } catch {
      // Somebody else was quicker, or it is not ours to remove.
    }
  }
}
