/**
 * GitHub's `primaryLocationLineHash`, by which code scanning recognises an alert after its line has moved. It must equal what
 * the upload action computes, to the bit, or alerts reopen: https://github.com/github/codeql-action/blob/main/src/fingerprints.ts
 *
 * The hash of a line is that of the 100 characters that begin with the line's first, blanks and the LF of a CRLF left out:
 * the sum of c[i] * 37^(99 - i), modulo 2^64. A number after it counts the equal hashes in the file so far.
 */

const windowSize = 100;
const base = 37;
const tab = 9;
const lf = 10;
const cr = 13;
const space = 32;
const endOfFile = 65535;

/** 37^100 modulo 2^64, in two halves. */
const power = BigInt(base) ** BigInt(windowSize);
const powerHigh = Number(BigInt.asUintN(64, power) >> 32n) | 0;
const powerLow = Number(BigInt.asUintN(32, power));

/**
 * The hash of each wanted line that exists (1-based, lines end at LF, CR or CRLF). `text` is the file decoded as UTF-8 and
 * otherwise as it is, a byte order mark included. Reads no further than the last wanted line needs.
 */
export function lineHashes(text: string, lines: ReadonlySet<number>): ReadonlyMap<number, string> {
  let last = 0;
  for (const line of lines) last = Math.max(last, line);
  return numbered(rolledHashes(text, Math.min(last, text.length + 1)), lines);
}

/** The hash of each line from the first on, in two halves. */
interface Hashes {
  readonly high: Int32Array;
  readonly low: Int32Array;
  readonly count: number;
}

/**
 * One sum runs over the whole text, sum' = 37 * sum + c; the hash of a line is the sum behind its window less 37^100 times the
 * sum before it. The 64 bits are kept in two halves of 32, as BigInt would take ten times as long.
 * One loop, not small functions: it runs for every character of every file with a finding.
 */
function rolledHashes(text: string, wanted: number): Hashes {
  const high = new Int32Array(wanted);
  const low = new Int32Array(wanted);
  const startedAt = new Int32Array(wanted);
  const end = text.length;
  let [sumHigh, sumLow, fed, started, count, due, prevCR, atLineStart] = [0, 0, 0, 0, 0, Infinity, false, true];
  for (let i = 0; count < wanted && i <= end + windowSize; i += 1) {
    let c = i < end ? text.charCodeAt(i) : i === end ? endOfFile : 0;
    if (i < end) {
      if (c === space || c === tab || (prevCR && c === lf)) {
        prevCR = false;
        continue;
      }
      prevCR = c === cr;
      if (prevCR) c = lf;
    }
    if (fed === due) {
      finish(high, low, count, sumHigh, sumLow);
      count += 1;
      due = count < started ? (startedAt[count] ?? 0) + windowSize : Infinity;
    }
    if (atLineStart && i <= end) {
      if (started < wanted) {
        high[started] = sumHigh;
        low[started] = sumLow;
        startedAt[started] = fed;
        if (started === count) due = fed + windowSize;
        started += 1;
      }
      atLineStart = false;
    }
    if (c === lf) atLineStart = true;
    const bottom = (sumLow & 0xffff) * base + c;
    const top = (sumLow >>> 16) * base + (bottom >>> 16);
    sumHigh = (Math.imul(sumHigh, base) + (top >>> 16)) | 0;
    sumLow = (top << 16) | (bottom & 0xffff);
    fed += 1;
  }
  return { high, low, count };
}

/** Turns the sum before a line's window, kept at `line`, into the line's hash: sum behind it - 37^100 * sum before it. */
function finish(high: Int32Array, low: Int32Array, line: number, sumHigh: number, sumLow: number): void {
  const beforeLow = low[line] ?? 0;
  const lostLow = Math.imul(beforeLow, powerLow);
  const lostHigh = (Math.imul(high[line] ?? 0, powerLow) + Math.imul(beforeLow, powerHigh) + topOfProduct(beforeLow, powerLow)) | 0;
  const borrow = sumLow >>> 0 < lostLow >>> 0 ? 1 : 0;
  high[line] = (sumHigh - lostHigh - borrow) | 0;
  low[line] = (sumLow - lostLow) | 0;
}

/** The upper 32 bits of the product of two unsigned 32-bit numbers, by halves of 16 bits. */
function topOfProduct(a: number, b: number): number {
  const [aTop, aBottom, bTop, bBottom] = [a >>> 16, a & 0xffff, b >>> 16, b & 0xffff];
  const first = aTop * bBottom + ((aBottom * bBottom) >>> 16);
  const second = aBottom * bTop + (first & 0xffff);
  return (aTop * bTop + (first >>> 16) + (second >>> 16)) | 0;
}

/** Writes the wanted hashes down, each with how often it has come up so far; lines that nobody asked for count as well. */
function numbered({ high, low, count }: Hashes, lines: ReadonlySet<number>): ReadonlyMap<number, string> {
  const tallies = new Map<number, { high: number; seen: number }[]>();
  for (const line of lines) if (line >= 1 && line <= count) tallies.set(low[line - 1] ?? 0, []);
  const hashes = new Map<number, string>();
  for (let i = 0; i < count; i += 1) {
    const alike = tallies.get(low[i] ?? 0);
    if (!alike) continue;
    let tally = alike.find((one) => one.high === high[i]);
    if (!tally) alike.push((tally = { high: high[i] ?? 0, seen: 0 }));
    tally.seen += 1;
    if (lines.has(i + 1)) hashes.set(i + 1, `${hex(high[i] ?? 0, low[i] ?? 0)}:${tally.seen}`);
  }
  return hashes;
}

/** Lower-case and without leading zeros, as the original writes it. */
const hex = (high: number, low: number): string => ((BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString(16);
