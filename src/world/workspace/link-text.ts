import { readlinkSync } from 'node:fs';
import { blobId } from '../../model/github/blob.ts';
import { decoded } from '../git/paths.ts';
import { systemPath } from './system-path.ts';

/** The text of a link in the working tree, when it is the one that git knows by this id; else null. */
export function linkText(root: string, path: string, id: string): string | null {
  try {
    const text = readlinkSync(systemPath(root, path), 'buffer');
    return blobId(text, id) === id ? decoded(text) : null;
  } catch {
    return null;
  }
}
