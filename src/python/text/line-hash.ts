/**
 * GitHub's `primaryLocationLineHash`, by which code scanning recognises an alert after its line has moved. It must
 * equal what the upload action computes, to the bit, or alerts reopen:
 * https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
 *
 * The hash of a line is that of the 100 characters that begin with the line's first, blanks and the LF of a CRLF left
 * out: the sum of c[i] * 37^(99 - i), modulo 2^64. A number after it counts the equal hashes in the file so far.
 */

const windowSize = 100;
const base = 37;
const tab = 9;
const space = 32;
const endOfFile = 65535;

/** So many first characters tell most lines apart; only lines that agree in both are hashed. */
const signatureSizes = [3, 16] as const;

/**
 * The hash of each wanted line that exists (1-based, lines end at LF, CR or CRLF). `text` is the file decoded as UTF-8
 * and otherwise as it is, a byte order mark included. Reads no further than the last wanted line needs.
 */
export function lineHashes(text: string, lines: ReadonlySet<number>): ReadonlyMap<number, string> {
  const plain = text.includes('\r') ? text.replace(/\r\n?/gu, '\n') : text;
  let last = 0;
  for (const line of lines) last = Math.max(last, line);
  const starts = startsOf(plain, last);
  const wanted = [...lines].filter((line) => line >= 1 && line <= starts.length).map((line) => starts[line - 1] ?? 0);
  const [short, long] = signatureSizes.map((size) => new Set(wanted.map((start) => signature(plain, start, size))));
  const hashes = new Map<number, string>();
  const seen = new Map<string, number>();
  for (let line = 1; line <= starts.length; line += 1) {
    const start = starts[line - 1] ?? 0;
    if (
      !short?.has(signature(plain, start, signatureSizes[0])) ||
      !long?.has(signature(plain, start, signatureSizes[1]))
    )
      continue;
    const hash = hashAt(plain, start);
    const count = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, count);
    if (lines.has(line)) hashes.set(line, `${hash}:${count}`);
  }
  return hashes;
}

/** Where the first lines begin, at most `most`. What follows the last line end is a line too, also when it is empty. */
function startsOf(text: string, most: number): readonly number[] {
  const starts: number[] = [];
  for (let start = 0; starts.length < most;) {
    starts.push(start);
    const end = text.indexOf('\n', start);
    if (end === -1) break;
    start = end + 1;
  }
  return starts;
}

/** A cheap number over a window's first characters: equal windows have equal signatures. */
function signature(text: string, start: number, size: number): number {
  let sum = 0;
  for (let at = start, left = size; left > 0 && at < text.length; at += 1) {
    const c = text.charCodeAt(at);
    if (c === space || c === tab) continue;
    sum = (Math.imul(sum, 31) + c) | 0;
    left -= 1;
  }
  return sum;
}

/**
 * The sum over the window, in two halves of 32 bits, as BigInt would take ten times as long. The file's end counts as
 * one character, zeros follow it.
 */
function hashAt(text: string, start: number): string {
  let [high, low] = [0, 0];
  for (let at = start, left = windowSize; left > 0; at += 1) {
    const c = at < text.length ? text.charCodeAt(at) : at === text.length ? endOfFile : 0;
    if (c === space || c === tab) continue;
    const bottom = (low & 0xffff) * base + c;
    const top = (low >>> 16) * base + (bottom >>> 16);
    high = (Math.imul(high, base) + (top >>> 16)) | 0;
    low = (top << 16) | (bottom & 0xffff);
    left -= 1;
  }
  return hex(high, low);
}

/** Lower-case and without leading zeros, as the original writes it. */
const hex = (high: number, low: number): string => ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString(16);
