/** One result of Bandit's JSON to a finding, mended where there is one honest reading. */

import type { z } from 'zod';
import { quotationOf } from '../identity/quotation.ts';
import type { Finding, Reported, Span } from '../model/findings/finding.ts';
import { stringTests } from '../model/findings/string-tests.ts';
import { levels, type Level } from '../model/level.ts';
import { maskedMessage } from './masked-message.ts';
import { resultSchema, type RawResult } from './report-schema.ts';

/** Takes a remark on a mended value: what kind of mending, and where. */
export type Mended = (what: 'level' | 'line', place: string) => void;

/** A finding whose file is still as Bandit spells it: how to read the names can be told when all of them are known. */
export interface Unplaced {
  readonly filename: string;
  readonly finding: Omit<Finding, 'path' | 'outside'>;
}

/** A finding, or the place of the value that cannot be read. */
export type ReadResult = Unplaced | { readonly place: string };

/**
 * Reads `results[index]`, with what it quotes when `quoting`. `shared` gives one text for all that are equal: most
 * texts of a report are there very often.
 */
export function readResult(
  value: unknown,
  index: number,
  mended: Mended,
  shared: (text: string) => string,
  quoting: boolean,
): ReadResult {
  const parsed = resultSchema.safeParse(value);
  if (!parsed.success) return { place: placeOf(index, parsed.error) };
  const raw = parsed.data;
  const reported = { ...reportedOf(raw), ...(quoting ? { quoted: quotationOf(raw.code ?? '') } : {}) };
  if (raw.line_number < 0) mended('line', `results[${index}].line_number`);
  return {
    filename: shared(raw.filename),
    finding: {
      test: shared(raw.test_id),
      name: shared(raw.test_name ?? raw.test_id),
      severity: levelOf(raw.issue_severity, () => mended('level', `results[${index}].issue_severity`)),
      confidence: levelOf(raw.issue_confidence, () => mended('level', `results[${index}].issue_confidence`)),
      message: shared(maskedMessage(raw.test_id, raw.test_name ?? '', raw.issue_text)),
      cwe: raw.issue_cwe?.id && raw.issue_cwe.id > 0 ? raw.issue_cwe.id : null,
      moreInfo: raw.more_info && /^https:\/\/[^\s<>"]+$/.test(raw.more_info) ? shared(raw.more_info) : null,
      reported,
      span: preliminarySpan(reported, raw.test_id),
    },
  };
}

const placeOf = (index: number, error: z.ZodError): string =>
  ['results', index, ...(error.issues[0]?.path ?? [])].reduce<string>(joinKey, '');
const joinKey = (place: string, key: PropertyKey): string =>
  typeof key === 'number' ? `${place}[${key}]` : place === '' ? String(key) : `${place}.${String(key)}`;

function levelOf(text: string, mended: () => void): Level {
  const wanted = text.toLowerCase();
  const level = levels.find((each) => each === wanted);
  if (level === undefined) mended();
  return level ?? 'undefined';
}

/** A node of more lines than this is no file that Bandit could have parsed. */
const mostLines = 5_000_000;

function reportedOf(raw: RawResult): Reported {
  const line = Math.max(raw.line_number, 1);
  const { first: firstLine, last: lastLine } = raw.line_range ?? { first: line, last: line };
  const usable = firstLine >= 1 && lastLine >= firstLine && lastLine - firstLine < mostLines;
  const column = raw.col_offset ?? -1;
  return {
    line,
    firstLine: usable ? firstLine : line,
    lastLine: usable ? lastLine : line,
    column: Math.max(column, -1),
    endColumn: column < 0 ? -1 : Math.max(raw.end_col_offset ?? -1, -1),
  };
}

/** The span that the report alone allows, byte columns taken for characters. */
function preliminarySpan(reported: Reported, test: string): Span {
  const { line, firstLine, lastLine, column, endColumn } = reported;
  const alone = stringTests.has(test) || test === 'B613' || column < 0 || endColumn < 0;
  const startLine = alone ? line : firstLine;
  const endLine = alone ? line : Math.max(lastLine, firstLine);
  const startColumn = test === 'B613' ? Math.max(column, 1) : Math.max(column, 0) + 1;
  const fits = endColumn >= 0 && (endLine > startLine || endColumn + 1 > startColumn);
  return {
    startLine,
    startColumn,
    endLine,
    endColumn: fits ? endColumn + 1 : startLine === endLine ? startColumn + 1 : 1,
  };
}
