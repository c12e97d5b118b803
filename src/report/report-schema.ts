/** The one place where Bandit's JSON becomes typed. Keys that a plugin or a later Bandit adds are ignored. */

import { z } from 'zod';
import { writeAgain, type ReportProblem } from './report-text.ts';

/** A whole number, also when a tool between Bandit and us has put it in quotes. */
const whole = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d{1,9}$/)
      .transform(Number),
  ])
  .pipe(z.number().int().min(-2147483648).max(2147483647));
const optionalWhole = whole.nullish();

/** The first and the last line of a range, in whatever order it is. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * Null when it is no list of whole numbers. By hand, because these lists can be most of a report: of each string in a
 * table of thousands of lines Bandit gives the lines of the whole table.
 */
function lineRange(value: unknown): LineRange | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  let [first, last] = [Infinity, -Infinity];
  for (const each of value) {
    const line = typeof each === 'number' && (each | 0) === each ? each : whole.safeParse(each).data;
    if (line === undefined) return null;
    if (line < first) first = line;
    if (line > last) last = line;
  }
  return { first, last };
}

/** One finding. Bandit before 1.7.3 has no issue_cwe, before 1.7.2 no end_col_offset, before 1.7.0 no col_offset. */
export const resultSchema = z.object({
  filename: z.string().min(1),
  test_id: z.string().min(1),
  test_name: z.string().nullish(),
  issue_text: z.string(),
  issue_severity: z.string(),
  issue_confidence: z.string(),
  issue_cwe: z
    .object({ id: whole.optional().catch(undefined) })
    .nullish()
    .catch(null),
  more_info: z.string().nullish().catch(null),
  code: z.string().nullish().catch(null),
  line_number: whole,
  line_range: z.unknown().optional().transform(lineRange),
  col_offset: optionalWhole,
  end_col_offset: optionalWhole,
});
export type RawResult = z.output<typeof resultSchema>;

const count = z.number().catch(0).default(0);
const metricsSchema = z.object({ loc: count, nosec: count, skipped_tests: count });
const errorSchema = z.object({ filename: z.string().min(1), reason: z.string() });

export interface FileMetrics {
  readonly loc: number;
  /** Findings that a comment hid: Bandit counts a `nosec` for each finding, not for each comment or line. */
  readonly suppressed: number;
}

/** All of a report but its results, which are read one by one. */
export interface Outline {
  readonly errors: readonly { readonly filename: string; readonly reason: string }[];
  /** By file name as Bandit spells it, `_totals` left out. */
  readonly metrics: ReadonlyMap<string, FileMetrics>;
  readonly totals: FileMetrics | null;
  /** Places in `errors` that are not as Bandit writes them. */
  readonly badErrors: readonly string[];
}

/**
 * Reads the outline of a report; a value that is not Bandit's gives what it looks like instead. Of the results, one of
 * those that look most like Bandit's is enough to tell.
 */
export function readOutline(value: unknown): Outline | ReportProblem {
  const outline = z.looseObject({ results: z.array(z.unknown()) }).safeParse(value);
  if (!outline.success || !isBandits(outline.data)) return { reason: notBandits(value), remedy: writeAgain };
  const { errors, metrics } = outline.data;
  const listed = Array.isArray(errors) ? errors.map((error) => errorSchema.safeParse(error)) : [];
  const files = z.record(z.string(), z.unknown()).safeParse(metrics);
  const entries = files.success
    ? Object.entries(files.data).map(([name, each]) => [name, metricsOf(each)] as const)
    : [];
  const badErrors = listed.flatMap((error, index) => (error.success ? [] : [`errors[${index}]`]));
  return {
    errors: listed.flatMap((error) => (error.success ? [error.data] : [])),
    metrics: new Map(entries.filter(([name]) => name !== '_totals')),
    totals: entries.find(([name]) => name === '_totals')?.[1] ?? null,
    badErrors: errors === undefined || Array.isArray(errors) ? badErrors : ['errors'],
  };
}

function metricsOf(value: unknown): FileMetrics {
  const { loc, nosec, skipped_tests } = metricsSchema.catch({ loc: 0, nosec: 0, skipped_tests: 0 }).parse(value);
  return { loc, suppressed: nosec + skipped_tests };
}

/** `results` alone is many tools' word. Bandit always writes metrics, and each of its results has a test_id. */
function isBandits(value: { readonly results: readonly unknown[]; readonly [key: string]: unknown }): boolean {
  const { results, metrics } = value;
  return results.some(isLikeBandits) || (isObject(metrics) && (results.length === 0 || '_totals' in metrics));
}

/** Whether a result has what no other tool's has. */
export const isLikeBandits = (result: unknown): boolean =>
  isObject(result) && ('test_id' in result || 'issue_text' in result);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One sentence's end: what the JSON looks like instead of Bandit's. */
function notBandits(value: unknown): string {
  const no = "is not Bandit's JSON: ";
  if (Array.isArray(value)) return `${no}it is a list${listOf(value[0])}`;
  if (!isObject(value)) return `${no}it is ${value === null ? 'null' : `a ${typeof value}`}`;
  if ('runs' in value || String(value['$schema']).includes('sarif'))
    return `${no}it looks like SARIF; Bandit's own JSON is needed`;
  if ('findings' in value) return `${no}it looks like a baseline of this tool, which belongs into \`baseline\``;
  if ('results' in value && 'paths' in value) return `${no}it looks like a report of Semgrep`;
  if ('results' in value && !Array.isArray(value['results'])) return `${no}\`results\` is not a list`;
  if ('vulnerabilities' in value || 'dependencies' in value) return `${no}it looks like a report on dependencies`;
  return `${no}it has no list of \`results\` as Bandit writes them`;
}

function listOf(first: unknown): string {
  if (!isObject(first)) return '';
  if ('test_id' in first) return " of findings, perhaps the `results` cut out of Bandit's report";
  if ('code' in first && 'location' in first) return ', as Ruff writes it';
  if ('message-id' in first || 'messageId' in first) return ', as Pylint writes it';
  return '';
}
