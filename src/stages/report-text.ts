/** The bytes of a report to a JSON value, or what is wrong with them. Never quotes the bytes: they may hold secrets. */
import { jsonBreak } from './json-break.ts';

/** What is wrong with a report and what to do about it. */
export interface ReportProblem {
  readonly reason: string;
  readonly remedy: string;
}

export type Opened = { readonly value: unknown } | { readonly problem: ReportProblem };

/** How a report that can be read is made. */
export const writeAgain = 'Write it again with `bandit -r . -f json -o bandit.json` and name that file in `report`.';

/** Decodes and parses a report. UTF-8 with or without a mark, and the UTF-16 of a PowerShell redirection, are all read. */
export function openReport(bytes: Uint8Array): Opened {
  if (bytes.length === 0) return wrong('is empty', emptyRemedy);
  const text = decodeReport(bytes);
  if (text === null) return wrong(`is not UTF-8 text (first wrong byte: ${firstWrongByte(bytes)})`, writeAgain);
  if (text.trim() === '') return wrong('is empty: it holds only white space', emptyRemedy);
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { problem: notJson(text) };
  }
}

const emptyRemedy = `Bandit stopped before it wrote anything; look at its log in the step that made the report. ${writeAgain}`;
const wrong = (reason: string, remedy: string): Opened => ({ problem: { reason, remedy } });

function decodeReport(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return decodeAs('utf-16le', bytes);
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return decodeAs('utf-16be', bytes);
  return decodeAs('utf-8', bytes);
}

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Offset of the first byte that cannot be UTF-8, by halving: text up to there decodes. */
function firstWrongByte(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodesSoFar(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function decodesSoFar(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function notJson(text: string): ReportProblem {
  const other = otherFormat(text);
  if (other) return { reason: `is not JSON: it looks like ${other}`, remedy: writeAgain };
  const { at, cut } = jsonBreak(text);
  if (!cut) return { reason: `is not valid JSON at ${placeOf(text, at)}`, remedy: writeAgain };
  return {
    reason: `is cut off: the JSON ends in the middle, at ${placeOf(text, text.length)}`,
    remedy: `The step that wrote it was stopped, or the disk or the upload was cut short. ${writeAgain}`,
  };
}

function placeOf(text: string, index: number): string {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++;
  return `line ${line}, byte ${Buffer.byteLength(text.slice(0, index))}`;
}

/** What a text that is not JSON looks like, by its beginning. */
function otherFormat(text: string): string | null {
  const head = text.slice(0, 4000).trimStart();
  if (/^<\?xml/i.test(head)) return "XML, perhaps Bandit's `-f xml`";
  if (/^<(!doctype|html)/i.test(head)) return "HTML, perhaps Bandit's `-f html`";
  if (/^filename,test_name/.test(head)) return "CSV, Bandit's `-f csv`";
  if (/^\[\w+\]\t(INFO|WARNING|ERROR)\t/.test(head)) return "Bandit's log (standard error was written into the same file)";
  if (/^(Run started|Working\.\.\.|Test results)/.test(head)) return "Bandit's report for the screen, `-f txt`";
  if (/^(errors|generated_at|metrics|results|# Bandit)\b.*:/.test(head)) return "YAML, perhaps Bandit's `-f yaml`";
  if (/^version https:\/\/git-lfs/.test(head)) return 'a Git LFS pointer; check out with `lfs: true`';
  return null;
}
