import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';
import type { BaseTree } from '../../model/findings/comparison.ts';
import { linkPlace } from '../../model/findings/link-place.ts';
import { blobId } from '../../model/github/blob.ts';
import { linkText } from './link-text.ts';
import { systemPath } from './system-path.ts';
import type { Workspace } from './workspace.ts';

const sizeLimit = 64 * 1024 * 1024;
/** A pipe does not block, a link is not followed. */
const plainly = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
/** As many as systems follow themselves. */
const mostLinks = 40;

/**
 * Which of the paths (repository-relative) hold here byte for byte what the tree holds there. The bytes themselves are
 * the evidence: neither git's index nor the user's flags in it have a say. Also the same are line ends that a checkout
 * has turned into CRLF, an `$Id$` that it has filled in, and what a link shows when neither it nor the file behind it
 * differs. Reads without waiting, as readSources does.
 */
export function unchangedPaths(workspace: Workspace, paths: readonly string[], tree: BaseTree): ReadonlySet<string> {
  const isSame = (path: string): boolean => {
    const place = placeInTree(workspace.root, path, tree);
    if (place === null) return false;
    const real = realPlace(workspace, path);
    const id = tree.files.get(place);
    // A link to nothing, then as now.
    if (id === undefined) return place !== path && real === null && !isFolder(place, tree);
    const bytes = real === null ? null : bytesOf(real);
    return bytes !== null && isContent(bytes, id);
  };
  return new Set([...new Set(paths)].filter(isSame));
}

/**
 * Where the tree holds what it shows at a path: there, or where a link leads that is the same here. Null when it shows
 * nothing.
 */
function placeInTree(root: string, path: string, { files, links }: BaseTree): string | null {
  let place = path;
  for (let left = mostLinks; left > 0; left -= 1) {
    const id = links.get(place);
    if (id === undefined) return files.has(place) || place !== path ? place : null;
    const text = linkText(root, place, id);
    const next = text === null ? null : linkPlace(place, text);
    if (next === null) return null;
    place = next;
  }
  return null;
}

function isFolder(place: string, { files, links }: BaseTree): boolean {
  for (const each of [files, links]) for (const path of each.keys()) if (path.startsWith(`${place}/`)) return true;
  return false;
}

/** The real place inside the workspace as bytes: a link can lead to a name that no text stands for. */
function realPlace({ root }: Workspace, path: string): Buffer | null {
  const top = Buffer.from(`${root}${sep}`);
  try {
    const real = realpathSync.native(systemPath(root, path), 'buffer');
    return real.subarray(0, top.length).equals(top) ? real : null;
  } catch {
    return null;
  }
}

function bytesOf(real: Buffer): Buffer | null {
  let file: number | null = null;
  try {
    file = openSync(real, plainly);
    const found = fstatSync(file);
    return found.isFile() && found.size <= sizeLimit ? readFileSync(file) : null;
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}

/** The bytes that git stores under an id, or what a checkout may make of them without a difference for Python. */
const isContent = (bytes: Buffer, id: string): boolean =>
  blobId(bytes, id) === id || asStored(bytes).some((each) => blobId(each, id) === id);

/** https://git-scm.com/docs/gitattributes: `text`, `eol` and `ident`. */
function asStored(bytes: Buffer): readonly Buffer[] {
  const text = bytes.toString('latin1');
  const plain = text.replaceAll('\r\n', '\n').replace(/\$Id: [0-9a-f]{40}(?:[0-9a-f]{24})? \$/gu, '$Id$');
  return plain === text ? [] : [Buffer.from(plain, 'latin1')];
}
