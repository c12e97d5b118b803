import { createHash } from 'node:crypto';
import type { TipFile } from './publication.ts';

/**
 * Git's id of a file's content, by the hash of the repository that `like` is an id of.
 * https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export const blobId = (bytes: Uint8Array, like: string): string =>
  createHash(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');

/** Why a file at the tip of a branch is not written to. */
export type OutOfReach = 'absent' | 'link' | 'submodule' | 'changed';

/**
 * How far a file at a tip is: 0 for the first of its `versions`, the text before all fixes, 1 for the second ... A tip
 * that holds a later one was left there by an earlier run.
 */
export function reached(tip: TipFile | undefined, versions: readonly Uint8Array[]): number | OutOfReach {
  if (tip === undefined) return 'absent';
  if (tip.mode === '120000') return 'link';
  if (tip.mode === '160000') return 'submodule';
  const index = versions.findIndex((bytes) => blobId(bytes, tip.blob) === tip.blob);
  return index < 0 ? 'changed' : index;
}
