/** The baseline file: findings that are known and excused. Read from our own format or from a Bandit JSON report. */

import { z } from 'zod';
import type { Identified, Identity, Remembered } from '../model/findings/identity.ts';
import type { Note } from '../model/findings/report.ts';
import { InputError } from '../model/input-error.ts';
import { BrokenJson, parseJson, RepeatedKey } from '../report/json-parts.ts';
import { rememberedOfBandit } from './baseline-of-bandit.ts';

export interface Baseline {
  readonly name: string;
  /** In the order of the file: by path, then by place in it. */
  readonly entries: readonly Remembered[];
  /** Paths that are known not to be scannable. */
  readonly unscanned: readonly string[];
  readonly notes: readonly Note[];
  readonly kind: 'own' | 'bandit';
}

const tool = 'bandit-remediate';
/** Version 2 adds `shape`, `judged` and `says`, where they say more than `code`. Version 1 is read as well. */
const version = 2;
const rewrite = 'write a new one with `bandit-remediate baseline`';

const hex = z.string().regex(/^[0-9a-f]{0,64}$/, 'must be hexadecimal');
const entrySchema = z.object({
  test: z.string(),
  path: z.string(),
  id: hex,
  code: hex,
  shape: hex.optional(),
  judged: hex.optional(),
  says: hex.optional(),
  statement: hex,
  scope: hex,
  outer: hex,
  before: hex,
  after: hex,
});
const ownSchema = z.object({
  tool: z.literal(tool),
  version: z.literal([1, version]),
  unscanned: z.array(z.string().nullable()),
  findings: z.array(entrySchema.nullable()),
});

type Entry = z.output<typeof entrySchema>;

/**
 * Reads a baseline. `name` is what the user calls the file; `folder` the project folder, which prefixes a Bandit
 * report's paths. Throws InputError for a missing, empty or damaged file, or one of a newer version.
 */
export function readBaseline(bytes: Uint8Array | null, name: string, folder: string): Baseline {
  if (bytes === null)
    throw new InputError(
      `baseline ${name}: there is no such file. Check the path, which is relative to working-directory, or ${rewrite}.`,
    );
  const data = parse(textOf(bytes, name), name);
  const kind = kindOf(data, name);
  if (kind === 'bandit') return { name, kind, ...rememberedOfBandit(data, name, folder) };
  const own = decoded(data, name);
  const entries = unique(own.findings.filter((entry) => entry !== null)).map(rememberedOf);
  return { name, kind, entries, unscanned: own.unscanned.filter((path) => path !== null), notes: [] };
}

/**
 * The text of a baseline file. Equal findings give equal bytes; there are no lines, no messages and no source text in
 * it.
 */
export const writeBaseline = (findings: readonly Identified[], unscanned: readonly string[]): string =>
  textOfBaseline(findings.toSorted(byPlace), unscanned);

/**
 * One finding a line; the closing null lets every line end in a comma, so that adding the last one changes one line
 * only.
 */
export function textOfBaseline(entries: readonly Omit<Remembered, 'line'>[], unscanned: readonly string[]): string {
  const paths = [...new Set(unscanned)].sort().map((path) => JSON.stringify(path));
  const lines = entries.map(({ test, path, identity }) => JSON.stringify(entryOf(test, path, identity)));
  const list = (items: readonly string[]): string =>
    ['[', ...items.map((item) => `    ${item},`), '    null', '  ]'].join('\n');
  return `{\n  "tool": "${tool}",\n  "version": ${version},\n  "unscanned": ${list(paths)},\n  "findings": ${list(lines)}\n}\n`;
}

/** Commands that a repair starts in another way, which is a finding of another test. */
const replaced = new Set(['B602', 'B605', 'B609']);

/**
 * Most findings are what their code is: the two further hashes are written only where they differ, so that the file
 * stays small.
 */
function entryOf(
  test: string,
  path: string,
  { id, code, shape, judged, says, statement, scope, outer, before, after }: Identity,
): Entry {
  return {
    test,
    path,
    id,
    code,
    ...(shape === code ? {} : { shape }),
    ...(judged === shape ? {} : { judged }),
    ...(replaced.has(test) ? { says } : {}),
    statement,
    scope,
    outer,
    before,
    after,
  };
}

/** By path, then by place in the file. */
export const byPlace = (a: Identified, b: Identified): number =>
  (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
  a.span.startLine - b.span.startLine ||
  a.span.startColumn - b.span.startColumn ||
  (a.identity.id < b.identity.id ? -1 : 1);

const rememberedOf = ({ test, path, shape, judged, says, ...parts }: Entry): Remembered => ({
  test,
  path,
  identity: { ...parts, shape: shape ?? parts.code, judged: judged ?? shape ?? parts.code, says: says ?? '' },
  line: null,
});

/** A merge of two branches that added the same finding leaves its line twice. */
const unique = (entries: readonly Entry[]): readonly Entry[] => [
  ...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values(),
];

function textOf(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InputError(`baseline ${name}: the file is not UTF-8 text. Save it as UTF-8, or ${rewrite}.`);
  }
}

function parse(text: string, name: string): unknown {
  if (text.trim() === '')
    throw new InputError(`baseline ${name}: the file is empty. Restore it from git, or ${rewrite}.`);
  const lines = text.split('\n');
  const marker = lines.findIndex((line) => /^(<{7}|={7}|>{7})(\s|$)/.test(line));
  if (marker !== -1)
    throw new InputError(
      `baseline ${name}, line ${marker + 1}: a merge conflict is not resolved. ` +
        'Keep the lines of both sides, remove the markers, then run `bandit-remediate baseline` to tidy up.',
    );
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof RepeatedKey)
      throw new InputError(
        `baseline ${name}: an object in it has a key twice, so that it can be read in two ways. Restore it from git, or ${rewrite}.`,
      );
    throw new InputError(
      `baseline ${name}${placeIn(text, error)}: the file is not valid JSON. Restore it from git, or ${rewrite}.`,
    );
  }
}

function placeIn(text: string, error: unknown): string {
  if (!(error instanceof BrokenJson) || error.cut) return ', at its end';
  const before = text.slice(0, error.at).split('\n');
  return `, line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

const headSchema = z.object({
  tool: z.string().optional(),
  version: z.number().optional(),
  results: z.array(z.unknown()).optional(),
});

function kindOf(data: unknown, name: string): Baseline['kind'] {
  const head = headSchema.safeParse(data);
  if (head.success && head.data.tool === tool) {
    if ((head.data.version ?? version) > version)
      throw new InputError(
        `baseline ${name}: version ${head.data.version} is newer than this release reads (${version}). Update bandit-remediate, or ${rewrite}.`,
      );
    return 'own';
  }
  if (head.success && head.data.results) return 'bandit';
  throw new InputError(
    `baseline ${name}: neither a baseline of bandit-remediate nor a Bandit JSON report (\`bandit -f json\`). Name another file, or ${rewrite}.`,
  );
}

function decoded(data: unknown, name: string): z.output<typeof ownSchema> {
  const own = ownSchema.safeParse(data);
  if (own.success) return own.data;
  const issue = own.error.issues[0];
  const place = issue?.path.join('.') || 'the top';
  throw new InputError(
    `baseline ${name}, at ${place}: ${issue?.message ?? 'not as expected'}. Restore the file from git, or ${rewrite}.`,
  );
}
