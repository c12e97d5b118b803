/** The form of a handover: every key, every bound. What is not of this form was not written by this program. */

import { z } from 'zod';
import type { UnscannedKind } from '../model/findings/report.ts';
import { levels } from '../model/level.ts';

/** How much of each kind is handed over, at most. The writer keeps to it, the reader insists. */
export const most = {
  bytes: 25_000_000,
  findings: 25_000,
  unscanned: 2000,
  gone: 5000,
  notes: 200,
  fixes: 5000,
  files: 300,
  news: 1000,
  cautions: 20,
  regions: 50,
  words: 100,
} as const;

/** Lengths of texts in UTF-16 units. */
export const longest = { path: 1024, word: 300, text: 2000, output: 5000, code: 20_000, file: 1_000_000 } as const;

/** Not one element is looked at of a list that is too long. */
const list = <T extends z.ZodType>(of: T, limit: number) => z.array(z.unknown()).max(limit).pipe(z.array(of));
const text = (limit: number = longest.text) => z.string().max(limit);
const count = z.int().min(0).max(1_000_000_000);
const line = z.int().min(1).max(5_000_000);

/**
 * Relative to the repository's root, as git writes it: no way up, no drive, no backslash, nothing that controls a
 * terminal.
 */
export const isPlainPath = (path: string): boolean =>
  path.length <= longest.path &&
  !/[\p{Cc}\p{Cs}\\\u2028\u2029]|^[A-Za-z]:/u.test(path) &&
  path.split('/').every((step) => step !== '' && step !== '.' && step !== '..');

const path = z.string().max(longest.path).refine(isPlainPath, 'is no plain relative path');
const sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
export const idForm = /^[0-9a-f]{16}$/;
const finding = z.string().regex(idForm);

export const testForm = /^[A-Za-z][\w.-]{0,99}$/;
export const nameForm = /^[\w.-]{1,100}$/;
export const versionForm = /^\d[\w.+-]{0,39}$/;
export const hashForm = /^[0-9a-f]{1,16}:\d{1,7}$/;
/** Bandit's own pages and no others: a plugin's could be anywhere. */
export const pageForm = /^https:\/\/bandit\.readthedocs\.io\/[\w./-]{1,200}(?:#[\w-]{1,100})?$/;

const test = z.string().regex(testForm);
const level = z.enum(levels);
const version = z.string().regex(versionForm).nullable();
const note = z.strictObject({
  level: z.enum(['notice', 'warning']),
  topic: z.string().regex(/^[a-z-]{1,30}$/),
  text: text(),
});

const found = {
  test,
  name: z.string().regex(nameForm),
  severity: level,
  confidence: level,
  path,
  outside: z.boolean(),
  message: text(),
  cwe: z.int().min(1).max(99_999).nullable(),
  moreInfo: z.string().regex(pageForm).nullable(),
  span: z.strictObject({ startLine: line, startColumn: line, endLine: line, endColumn: line }),
};

const kinds = [
  'syntax',
  'unreadable',
  'crash',
  'missing-target',
  'nothing',
  'report',
] as const satisfies readonly UnscannedKind[];

const excerpt = z.strictObject({ line, before: text(longest.code), after: text(longest.code) });

const remediation = z.strictObject({
  fixed: list(
    z.strictObject({
      finding,
      summary: text(),
      safety: z.enum(['safe', 'review']),
      cautions: list(text(), most.cautions),
      suppression: z.boolean(),
      excerpt,
      regions: list(excerpt, most.regions),
    }),
    most.fixes,
  ),
  refused: list(z.strictObject({ finding, because: text(), advice: text() }), most.fixes),
  dropped: list(z.strictObject({ finding, summary: text(), reason: text(), output: text(longest.output) }), most.fixes),
  files: list(z.strictObject({ path, before: text(longest.file), after: text(longest.file) }), most.files),
  news: list(z.strictObject(found), most.news),
  tests: z
    .strictObject({
      command: list(text(longest.word), most.words),
      verdict: z.enum(['passed', 'red-before', 'not-run']),
      output: text(longest.output),
      runs: count,
      seconds: z.number().min(0).max(1_000_000),
    })
    .nullable(),
  notes: list(note, most.notes),
});

export const handoverSchema = z.strictObject({
  version: z.literal(1),
  repository: z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
  pull: z.int().min(1).max(1_000_000_000),
  head: sha,
  commit: sha,
  run: z.int().min(1),
  category: text(longest.word),
  gate: z.strictObject({
    severity: z.enum(['low', 'medium', 'high', 'none']),
    confidence: z.enum(['low', 'medium', 'high']),
    newOnly: z.boolean(),
    unscanned: z.enum(['fail', 'warn']),
  }),
  compared: z.strictObject({ kind: z.enum(['nothing', 'baseline', 'base']), label: text(longest.word) }),
  tool: z.strictObject({ bandit: version, python: version }),
  totals: z.strictObject({ scannedFiles: z.int().min(0).max(1_000_000), linesOfCode: count, suppressed: count }),
  findings: list(
    z.strictObject({
      id: finding,
      ...found,
      state: z.enum(['new', 'known', 'baselined']),
      brought: test.nullable().default(null),
      lineHash: z.string().regex(hashForm).nullable(),
      excerpt: text(longest.word).nullable(),
    }),
    most.findings,
  ),
  unscanned: list(
    z.strictObject({
      kind: z.enum(kinds),
      path: path.nullable(),
      reason: text(),
      remedy: text(),
      counts: z.boolean(),
      why: text(longest.word),
    }),
    most.unscanned,
  ),
  gone: list(z.strictObject({ test, path, id: finding }), most.gone),
  notes: list(note, most.notes),
  remediation: remediation.nullable(),
  blobs: list(z.strictObject({ path, blob: sha }), most.files),
});

/** A handover as it stands in the file. */
export type Written = z.output<typeof handoverSchema>;
