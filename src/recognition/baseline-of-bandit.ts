/** Takes what is needed for recognising findings from a Bandit JSON report that serves as a baseline. */

import { z } from 'zod';
import { identify } from '../identity/identity.ts';
import { locate } from '../identity/locate.ts';
import type { Finding } from '../model/findings/finding.ts';
import type { Remembered } from '../model/findings/identity.ts';
import type { Note } from '../model/findings/report.ts';
import { stringTests } from '../model/findings/string-tests.ts';
import { InputError } from '../model/input-error.ts';

const whole = z.number().int();
const resultSchema = z.object({
  filename: z.string(),
  test_id: z.string(),
  test_name: z.string().default(''),
  code: z.string().default(''),
  line_number: whole,
  line_range: z.array(whole).default([]),
  col_offset: whole.default(-1),
  end_col_offset: whole.default(-1),
});
const reportSchema = z.object({
  results: z.array(resultSchema),
  errors: z.array(z.object({ filename: z.string() })).default([]),
});

type Result = z.output<typeof resultSchema>;

export interface FromBandit {
  readonly entries: readonly Remembered[];
  readonly unscanned: readonly string[];
  readonly notes: readonly Note[];
}

/** Throws InputError when the report is not as Bandit writes it. */
export function rememberedOfBandit(data: unknown, name: string, folder: string): FromBandit {
  const report = reportSchema.safeParse(data);
  if (!report.success) {
    const issue = report.error.issues[0];
    const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    throw new InputError(
      `baseline ${name}, at ${problem}. Write the report again with \`bandit -f json\`, or use \`bandit-remediate baseline\`.`,
    );
  }
  const entries = report.data.results.map((result) => remembered(result, pathOf(result.filename, folder)));
  const note: Note = {
    level: 'notice',
    topic: 'baseline',
    text: `${name} is a Bandit report: twins cannot be told apart in it and renames are not followed. \`bandit-remediate baseline\` writes a file that can.`,
  };
  return {
    entries: entries.toSorted(byPlace),
    unscanned: report.data.errors.map((error) => pathOf(error.filename, folder)),
    notes: [note],
  };
}

const byPlace = (a: Remembered, b: Remembered): number =>
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0);

/**
 * A POSIX path; relative ones get the project folder in front, absolute ones (a leading slash) are matched by their end
 * later.
 */
export function pathOf(filename: string, folder: string): string {
  const posix = /^[A-Za-z]:[\\/]|\\/.test(filename) ? filename.replaceAll('\\', '/') : filename;
  if (posix.startsWith('/')) return posix;
  if (/^[A-Za-z]:\//.test(posix)) return posix.slice(2);
  const parts = [...folder.split('/'), ...posix.split('/')].filter((part) => part !== '' && part !== '.');
  const clean: string[] = [];
  for (const part of parts) {
    if (part === '..' && clean.length > 0 && clean.at(-1) !== '..') clean.pop();
    else clean.push(part);
  }
  return clean.join('/');
}

/** The report's excerpt, cut to the finding's lines, is read as if it were the file. */
function remembered(result: Result, path: string): Remembered {
  const first = isString(result) ? result.line_number : (result.line_range[0] ?? result.line_number);
  const last = result.line_range.at(-1) ?? result.line_number;
  const lines = excerptLines(result.code).filter(({ line }) => line >= first);
  const complete = lines[0]?.line === first && (lines.at(-1)?.line ?? 0) >= (isString(result) ? first : last);
  const finding = findingOf(result, path, first - 1, last);
  const text = lines.map((each) => each.text).join('\n');
  const sources = new Map(complete ? [[path, text]] : []);
  const [identified] = identify(locate([finding], sources), sources);
  const { id = '', code = '' } = identified?.identity ?? {};
  return {
    test: result.test_id,
    path,
    line: result.line_number,
    identity: { id, code, shape: '', judged: '', says: '', statement: '', scope: '', outer: '', before: '', after: '' },
  };
}

const isString = ({ test_id }: Result): boolean => stringTests.has(test_id);

/** Bandit writes each line of the excerpt with its number in front. */
const excerptLines = (code: string): readonly { line: number; text: string }[] =>
  code.split('\n').flatMap((each) => {
    const [, line, text = ''] = /^(\d+)[ \t](.*)$/s.exec(each) ?? [];
    return line ? [{ line: Number(line), text }] : [];
  });

function findingOf(result: Result, path: string, shift: number, last: number): Finding {
  const line = result.line_number - shift;
  const reported = {
    line,
    firstLine: 1,
    lastLine: last - shift,
    column: result.col_offset,
    endColumn: result.end_col_offset,
  };
  return {
    test: result.test_id,
    name: result.test_name,
    severity: 'undefined',
    confidence: 'undefined',
    path,
    outside: false,
    message: '',
    cwe: null,
    moreInfo: null,
    reported,
    span: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
  };
}
