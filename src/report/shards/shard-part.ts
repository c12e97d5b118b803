/**
 * A shard's part of a scan as a file: Bandit's own JSON report, with one more member in front that tells what it is a
 * part of. That member has a line of its own, so that it can be read without the report, and holds a hash of all that
 * follows.
 */

import { createHash, hash } from 'node:crypto';
import { z } from 'zod';
import type { RawReport, Scan, ScanRequest } from '../../model/findings/scan.ts';
import { mostShards, type Shard } from '../../model/findings/shard.ts';
import { parseJson, type JsonPart } from '../json-parts.ts';
import { maskedMessage } from '../masked-message.ts';
import { openReport } from '../report-text.ts';

const start = '{\n"bandit_remediate": ';
const named = /(?:^|\/)shard-(\d{1,3})-of-(\d{1,3})\.json$/;

export const partName = ({ index, count }: Shard): `shard-${string}.json` => `shard-${index}-of-${count}.json`;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const version = z.string().regex(/^[\w.+!-]{1,60}$/);

const headSchema = z.object({
  version: z.literal(1),
  shard: z
    .object({ index: z.int().min(1), count: z.int().min(1).max(mostShards) })
    .refine(({ index, count }) => index <= count),
  split: z.object({ files: z.int().min(0), digest: sha256 }),
  tool: z.object({ version, bandit: version.nullable(), python: version.nullable() }),
  commit: z
    .string()
    .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
    .nullable(),
  /** By the names of the inputs. */
  settings: z.record(z.string(), z.string()),
  /** The hash of each configuration file, by its path. */
  configs: z.record(z.string(), sha256),
  args: z.array(z.string()),
  exitCode: z.int().nullable(),
  stderr: z.string(),
  body: sha256,
});
export type PartHead = z.output<typeof headSchema>;

/** What a part is made from, or held against, beside the scan. */
export interface PartPlace {
  readonly request: ScanRequest;
  /** The project folder inside the repository. */
  readonly folder: string;
  /** The commit that is checked out; null without git. */
  readonly commit: string | null;
  /** This program's version. */
  readonly version: string;
}

/** The settings that a result depends on, by the names of the inputs. */
export const settingsIn = (request: ScanRequest, folder: string): Readonly<Record<string, string>> => ({
  targets: request.targets.join(' '),
  'working-directory': folder,
  configfile: request.configfile,
  profile: request.profile,
  tests: request.tests,
  skips: request.skips,
  exclude: request.exclude,
  ini: request.ini,
  severity: request.severity,
  confidence: request.confidence,
  'bandit-version': request.banditVersion,
  'python-version': request.pythonVersion,
});

export const configHashes = ({ configs }: Scan): Readonly<Record<string, string>> =>
  Object.fromEntries(configs.map(({ path, text }) => [path, hash('sha256', text, 'hex')]));

/** The part's file, in pieces; null when the scan is none of a shard, or has no report that can be read. */
export function writePart(
  scan: Scan,
  shard: Shard,
  { request, folder, commit, version: ours }: PartPlace,
): Iterable<string> | null {
  const {
    reports: [raw],
    split,
    bandit,
    python,
    args,
    exitCode,
    stderr,
  } = scan;
  const body = bodyOf(raw?.bytes ?? new Uint8Array());
  if (!split || body === null) return null;
  const sum = createHash('sha256');
  for (const piece of body) sum.update(piece);
  const head: PartHead = {
    version: 1,
    shard,
    split,
    tool: { version: ours, bandit, python },
    commit,
    settings: settingsIn(request, folder),
    configs: configHashes(scan),
    args: [...args],
    exitCode,
    stderr,
    body: sum.digest('hex'),
  };
  return [`${start}${JSON.stringify(head)},\n`, ...body];
}

/**
 * Bandit's report without its opening brace, without code and without the secrets that it quotes: what is kept as an
 * artifact has none.
 */
function bodyOf(report: Uint8Array): readonly string[] | null {
  const members = new Map<string, string>();
  const results: string[] = [];
  const take = (part: JsonPart): void => {
    if (part.kind === 'element') results.push(JSON.stringify(withoutCode(part.value)));
    else if (part.kind === 'list') results.length = 0;
    else if (part.key !== null) members.set(part.key, JSON.stringify(part.value));
  };
  if (openReport(report, take) !== null) return null;
  return [
    ...[...members].map(([key, text]) => `${JSON.stringify(key)}: ${text},\n`),
    '"results": [\n',
    ...inPieces(results),
    '\n]}\n',
  ];
}

/** Fewer pieces than results: each is written by a call of its own. */
const resultsInPiece = 500;

function* inPieces(results: readonly string[]): Generator<string, void> {
  for (let at = 0; at < results.length; at += resultsInPiece)
    yield `${at === 0 ? '' : ',\n'}${results.slice(at, at + resultsInPiece).join(',\n')}`;
}

const resultSchema = z.looseObject({ test_id: z.string(), test_name: z.string().catch(''), issue_text: z.string() });

function withoutCode(value: unknown): unknown {
  const result = resultSchema.safeParse(value);
  if (!result.success) return value;
  const { code: _, ...rest } = result.data;
  return { ...rest, issue_text: maskedMessage(rest.test_id, rest.test_name, rest.issue_text) };
}

/** Whether a file is, or was, a part of ours: it begins like one, or has the name of one. */
export const isPart = ({ origin, bytes }: RawReport): boolean =>
  namedShard(origin) !== null || (bytes !== null && beginsAsPart(bytes));

/** The shard that a file is by its name. */
export function namedShard(origin: string): Shard | null {
  const [, index, count] = named.exec(origin) ?? [];
  return index === undefined ? null : { index: Number(index), count: Number(count) };
}

function beginsAsPart(bytes: Uint8Array): boolean {
  for (let at = 0; at < start.length; at += 1) if (bytes[at] !== start.charCodeAt(at)) return false;
  return true;
}

const lineFeed = 10;

/**
 * What a part says of itself, once its report is known to be as it was written; or what is wrong with it, in a clause.
 */
export function readPart({ bytes, problem }: RawReport): PartHead | string {
  if (bytes === null) return `could not be read${problem === null ? '' : `: it ${problem}`}`;
  if (bytes.length === 0) return 'is empty';
  if (!beginsAsPart(bytes)) return 'does not begin as a shard does: something has written it anew';
  const end = bytes.indexOf(lineFeed, start.length);
  if (end === -1) return 'is cut off';
  const head = headIn(bytes.subarray(start.length, end - 1));
  if (typeof head === 'string') return head;
  return hash('sha256', bytes.subarray(end + 1), 'hex') === head.body
    ? head
    : 'is cut off, or was changed after it was written';
}

function headIn(bytes: Uint8Array): PartHead | string {
  try {
    const value = parseJson(new TextDecoder().decode(bytes));
    const head = headSchema.safeParse(value);
    if (head.success) return head.data;
    return z.object({ version: z.int().min(2) }).safeParse(value).success
      ? 'was written by another release'
      : 'has values that no shard has';
  } catch {
    return 'is cut off, or was changed after it was written';
  }
}
