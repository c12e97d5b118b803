/**
 * One file out of a ZIP archive in memory. Only the central directory says what there is, no name becomes a path, and
 * nothing is unpacked beyond what was asked for. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, sections
 * 4.3.7, 4.3.12 and 4.3.16
 */

import { inflateRawSync } from 'node:zlib';

/** An artifact of a run has at most a handful of files; many entries are an attack on whoever reads them. */
const mostEntries = 1000;

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endSize = 22;
const entrySize = 46;
const localSize = 30;

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/**
 * The bytes of the entry of exactly this name; null when there is none. A string says in one clause why the archive
 * cannot be read: cut short, the name twice, encrypted, larger than `limit` bytes, whatever its header promises.
 */
export function fileInZip(zip: Uint8Array, name: string, limit: number): Uint8Array | string | null {
  const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
  const entries = entriesNamed(bytes, name);
  if (typeof entries === 'string') return entries;
  const [entry, second] = entries;
  if (entry === undefined) return null;
  if (second !== undefined) return `it has ${name} twice`;
  if (entry.encrypted) return `${name} in it is encrypted`;
  if (entry.size > limit || entry.packed > limit) return `${name} in it is larger than ${limit} bytes`;
  return unpacked(bytes, entry, name, limit);
}

function entriesNamed(bytes: Buffer, name: string): readonly Entry[] | string {
  const end = endOf(bytes);
  if (end === null) return 'it is no ZIP archive, or is cut short';
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (count > mostEntries) return `it has more than ${mostEntries} files`;
  const wanted = Buffer.from(name, 'utf8');
  const found: Entry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + entrySize > end || bytes.readUInt32LE(at) !== entryMark) return 'its directory is damaged';
    const nameLength = bytes.readUInt16LE(at + 28);
    const next = at + entrySize + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    if (next > end) return 'its directory is damaged';
    if (bytes.subarray(at + entrySize, at + entrySize + nameLength).equals(wanted)) found.push(entryAt(bytes, at));
    at = next;
  }
  return found;
}

const entryAt = (bytes: Buffer, at: number): Entry => ({
  encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
  method: bytes.readUInt16LE(at + 10),
  packed: bytes.readUInt32LE(at + 20),
  size: bytes.readUInt32LE(at + 24),
  offset: bytes.readUInt32LE(at + 42),
});

/** The end record is the last thing in the archive, with a comment of at most 65,535 bytes behind it. */
function endOf(bytes: Buffer): number | null {
  for (let at = bytes.length - endSize; at >= 0 && at >= bytes.length - endSize - 0xffff; at -= 1)
    if (bytes.readUInt32LE(at) === endMark && at + endSize + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  return null;
}

function unpacked(
  bytes: Buffer,
  { method, packed, size, offset }: Entry,
  name: string,
  limit: number,
): Uint8Array | string {
  const damaged = `${name} in it is damaged`;
  if (offset + localSize > bytes.length || bytes.readUInt32LE(offset) !== localMark) return damaged;
  const start = offset + localSize + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const data = bytes.subarray(start, start + packed);
  if (data.length !== packed) return damaged;
  if (method === 0) return packed === size ? data : damaged;
  if (method !== 8) return `${name} in it is packed in a way that is not known here`;
  try {
    // Stops at the limit, whatever the header says about the size.
    const whole = inflateRawSync(data, { maxOutputLength: Math.min(limit, size) || 1 });
    return whole.length === size ? whole : damaged;
  } catch {
    return damaged;
  }
}
