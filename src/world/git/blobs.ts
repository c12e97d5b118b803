/** File contents from git's objects: exactly the stored bytes, never through filters or line-end conversion. */

import type { Access } from './environment.ts';
import type { Git } from './git.ts';
import { ownRemote } from './own-repository.ts';

const fileLimit = 8 * 1024 * 1024;
const totalLimit = 512 * 1024 * 1024;
/** Ids on one command line; Windows allows 32 KiB. */
const fetchedAtOnce = 400;
const readTime = 300_000;

/**
 * Reads blobs by id with one process. Blobs that are missing, are not blobs, or are larger than 8 MB are left out,
 * and so is everything beyond 512 MB in total.
 */
export async function readBlobs(
  git: Git,
  ids: readonly string[],
  access: Access,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const wanted = [...new Set(ids)];
  const found = new Map<string, Uint8Array>();
  if (wanted.length === 0) return found;
  await fetchAbsent(git, wanted, access);
  const input = `${wanted.join('\n')}\n`;
  await git.run(['cat-file', '--batch'], {
    input,
    access,
    timeout: readTime,
    onStdout: batchReader((id, bytes) => found.set(id, bytes)),
  });
  return found;
}

/** In a partial clone, gets the blobs in one go; left alone, git would fetch them one by one. */
async function fetchAbsent(git: Git, ids: readonly string[], access: Access): Promise<void> {
  if (!git.partial) return;
  for (let at = 0; at < ids.length; at += fetchedAtOnce) {
    const quiet = [
      '-c',
      'fetch.negotiationAlgorithm=noop',
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--filter=blob:none',
    ];
    await git.run([...quiet, ownRemote, ...ids.slice(at, at + fetchedAtOnce)], { access, timeout: readTime });
  }
}

/** Takes `<id> blob <size>`, the bytes and a line end, over and over, in chunks of any size. */
export function batchReader(take: (id: string, bytes: Uint8Array) => void): (chunk: Buffer) => void {
  let header = '';
  let id = '';
  let kept: Buffer[] | null = null;
  let left = -1; // bytes of the body and its line end still to come; -1 while reading a header
  let total = 0;
  const startBody = (line: string): void => {
    const [name = '', type, size] = line.split(' ');
    if (type === 'missing' || size === undefined) return;
    id = name;
    left = Number(size) + 1;
    kept = type === 'blob' && left - 1 <= fileLimit && total + left <= totalLimit ? [] : null;
    if (kept) total += left;
  };
  return (chunk) => {
    for (let at = 0; at < chunk.length;) {
      if (left < 0) {
        const end = chunk.indexOf(10, at);
        header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
        at = end < 0 ? chunk.length : end + 1;
        if (end >= 0) startBody(header);
        if (end >= 0) header = '';
      } else {
        const part = chunk.subarray(at, at + left);
        kept?.push(part);
        left -= part.length;
        at += part.length;
        if (left > 0) continue;
        if (kept) take(id, Buffer.concat(kept).subarray(0, -1));
        left = -1;
      }
    }
  };
}
