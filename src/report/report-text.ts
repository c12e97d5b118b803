/**
 * The bytes of a report to the parts of its JSON, or what is wrong with them. Never quotes the bytes: they may hold
 * secrets.
 */

import { BrokenJson, jsonParts, RepeatedKey, type JsonPart } from './json-parts.ts';

/** What is wrong with a report and what to do about it. */
export interface ReportProblem {
  readonly reason: string;
  readonly remedy: string;
}

/** How a report that can be read is made. */
export const writeAgain = 'Write it again with `bandit -r . -f json -o bandit.json` and name that file in `report`.';

/**
 * Decodes and parses a report, and hands its parts to `take`, the results one by one: neither the text nor the values
 * of a large one are ever in memory as a whole. UTF-8 with or without a mark, and the UTF-16 of a PowerShell
 * redirection, are all read. What was taken is worth nothing when a problem is given.
 */
export function openReport(bytes: Uint8Array, take: (part: JsonPart) => void): ReportProblem | null {
  if (bytes.length === 0) return wrong('is empty', emptyRemedy);
  try {
    for (const part of jsonParts(decoded(bytes), 'results')) take(part);
    return null;
  } catch (error) {
    if (error instanceof BrokenJson) return notJson(bytes, error);
    if (error instanceof Undecodable) return notText(bytes);
    if (error instanceof RepeatedKey)
      return wrong('has a key twice in one object, so that it can be read in two ways', writeAgain);
    throw error;
  }
}

const emptyRemedy = `Bandit stopped before it wrote anything; look at its log in the step that made the report. ${writeAgain}`;
const wrong = (reason: string, remedy: string): ReportProblem => ({ reason, remedy });

/** The bytes are not text in the encoding that they begin in. */
class Undecodable extends Error {
  override readonly name = 'Undecodable';
}

/** Large enough that decoding is fast, small enough to be forgotten soon. */
const chunkSize = 1 << 20;

/** The text in chunks, without a mark at its beginning. No chunk ends inside a character. */
function* decoded(bytes: Uint8Array): Generator<string, void> {
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += chunkSize) {
    const last = at + chunkSize >= bytes.length;
    try {
      yield decoder.decode(bytes.subarray(at, at + chunkSize), { stream: !last });
    } catch {
      throw new Undecodable();
    }
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return 'utf-16be';
  return 'utf-8';
}

const notText = (bytes: Uint8Array): ReportProblem =>
  wrong(`is not UTF-8 text (first wrong byte: ${firstWrongByte(bytes)})`, writeAgain);

/** Offset of the first byte that cannot be UTF-8: the chunk first, then by halving what text up to there decodes. */
function firstWrongByte(bytes: Uint8Array): number {
  let good = 0;
  while (good + chunkSize < bytes.length && decodesSoFar(bytes.subarray(good, good + chunkSize)))
    good = startOfCharacter(bytes, good + chunkSize);
  const start = good;
  let bad = Math.min(start + chunkSize, bytes.length);
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodesSoFar(bytes.subarray(start, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/**
 * Where the last character before a place begins. What is before the place is UTF-8, but for an end that may be
 * missing.
 */
function startOfCharacter(bytes: Uint8Array, place: number): number {
  let at = place - 1;
  while (at > 0 && ((bytes[at] ?? 0) & 0xc0) === 0x80) at -= 1;
  return at;
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * Text that JSON.parse refuses: where it breaks. It is decoded once more, to its end, because a wrong byte anywhere
 * tells more than the break.
 */
function notJson(bytes: Uint8Array, { at, cut }: BrokenJson): ReportProblem {
  let [before, line, byte, head, blank] = [0, 1, 0, '', true];
  try {
    for (const chunk of decoded(bytes)) {
      const part = cut ? chunk : chunk.slice(0, Math.max(0, at - before));
      line += part.split('\n').length - 1;
      byte += Buffer.byteLength(part);
      before += chunk.length;
      if (head.length < headSize) head += chunk.slice(0, headSize);
      blank &&= chunk.trim() === '';
    }
  } catch (error) {
    if (error instanceof Undecodable) return notText(bytes);
    throw error;
  }
  if (blank) return wrong('is empty: it holds only white space', emptyRemedy);
  const other = otherFormat(head);
  if (other) return wrong(`is not JSON: it looks like ${other}`, writeAgain);
  if (!cut) return wrong(`is not valid JSON at line ${line}, byte ${byte}`, writeAgain);
  return wrong(
    `is cut off: the JSON ends in the middle, at line ${line}, byte ${byte}`,
    `The step that wrote it was stopped, or the disk or the upload was cut short. ${writeAgain}`,
  );
}

/** So much of a text tells what it is. */
const headSize = 4000;

/** What a text that is not JSON looks like, by its beginning. */
function otherFormat(text: string): string | null {
  const head = text.slice(0, headSize).trimStart();
  if (/^<\?xml/i.test(head)) return "XML, perhaps Bandit's `-f xml`";
  if (/^<(!doctype|html)/i.test(head)) return "HTML, perhaps Bandit's `-f html`";
  if (head.startsWith('filename,test_name')) return "CSV, Bandit's `-f csv`";
  if (/^\[\w+\]\t(INFO|WARNING|ERROR)\t/.test(head))
    return "Bandit's log (standard error was written into the same file)";
  if (/^(Run started|Working\.\.\.|Test results)/.test(head)) return "Bandit's report for the screen, `-f txt`";
  if (/^(errors|generated_at|metrics|results|# Bandit)\b.*:/.test(head)) return "YAML, perhaps Bandit's `-f yaml`";
  if (head.startsWith('version https://git-lfs')) return 'a Git LFS pointer; check out with `lfs: true`';
  return null;
}
