import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { WorldError } from '../world.ts';

/** The lock file that is shipped beside the program: which Bandit, with which hashes. */
export interface Lock {
  readonly path: string;
  readonly bandit: string;
  readonly hash: string;
}

/**
 * Its name, both in `src/world/bandit/` and in `dist/`, where the build copies it: always beside the running script.
 */
export const lockName = 'bandit.lock.txt';

/**
 * Reads the lock. Throws WorldError when it is missing or names no Bandit: the copy of this program is then incomplete.
 */
export async function readLock(path = fileURLToPath(new URL(lockName, import.meta.url))): Promise<Lock> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const bandit = /^bandit==(\S+)/m.exec(text)?.[1];
  if (bandit === undefined)
    throw new WorldError(
      `${path} is missing or damaged: this copy of bandit-remediate is incomplete. Use a released version.`,
    );
  return { path, bandit, hash: createHash('sha256').update(text).digest('hex') };
}
