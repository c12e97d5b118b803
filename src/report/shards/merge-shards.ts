/**
 * Puts a scan together again that several jobs have shared, as if it had been made here; or says what is in the way.
 */

import { normalize } from 'node:path/posix';
import type { Unscanned } from '../../model/findings/report.ts';
import type { RawReport, Scan } from '../../model/findings/scan.ts';
import { shardName, type Shard } from '../../model/findings/shard.ts';
import { groupBy } from '../../model/group-by.ts';
import { configHashes, isPart, namedShard, readPart, settingsIn, type PartHead, type PartPlace } from './shard-part.ts';

/** A part that may be one of the set. */
interface Candidate {
  readonly raw: RawReport;
  readonly head: PartHead;
}

/**
 * A part that is none of the set: why, in a clause, and what to do. `shard` is the place in the set that it would have
 * had.
 */
interface Rejected {
  readonly raw: RawReport;
  readonly shard: Shard | null;
  readonly why: string;
  readonly remedy: string;
}

/**
 * The scan of all shards among the reports that were read. It counts as run here when nothing but shards was read. Only
 * shards of the commit and the settings of this job are taken; what is missing or does not belong there is in
 * `unusable`. Without any shard the scan stays as it is.
 */
export function mergeShards(scan: Scan, place: PartPlace): Scan {
  const files = scan.reports.filter(isPart);
  if (files.length === 0) return scan;
  const others = scan.reports.filter((raw) => !files.includes(raw));
  const { set, rejected } = setOf(files, scan, place);
  const parts = set.toSorted((a, b) => a.head.shard.index - b.head.shard.index);
  const heads = parts.map(({ head }) => head);
  const [first] = heads;
  return {
    ...scan,
    mode: others.length > 0 ? 'read' : 'run',
    reports: [...parts.map(({ raw, head }) => ({ ...raw, shard: head.shard })), ...others],
    stderr: heads.map(({ stderr }) => stderr).join('\n'),
    exitCode: first ? Math.max(...heads.map(({ exitCode }) => exitCode ?? 0)) : null,
    bandit: first?.tool.bandit ?? null,
    python: first?.tool.python ?? null,
    args: first?.args ?? [],
    split: first?.split ?? null,
    unusable: [...rejected.map((each) => unusable(each, place.folder)), ...missing(heads, rejected).map(absent)],
  };
}

/** Whether a scan of several shards lacks some, or a part of what they scanned. */
export const lacksShards = ({ split, unusable: parts = [] }: Scan, unscanned: readonly Unscanned[]): boolean =>
  parts.length > 0 || (Boolean(split) && unscanned.some(({ kind }) => kind === 'report'));

/** What to do about a part whose file is not as it was written. */
export const again = 'Run the job of that shard again, and then this one.';
const sameInputs = 'Give this job and the jobs of the shards the same value.';

const reject = (raw: RawReport, head: PartHead | null, why: string, remedy: string): Rejected => ({
  raw,
  shard: head?.shard ?? namedShard(raw.origin),
  why,
  remedy,
});

/** The files that belong together and to this place, each shard once; and the others. */
function setOf(
  files: readonly RawReport[],
  scan: Scan,
  place: PartPlace,
): { readonly set: readonly Candidate[]; readonly rejected: readonly Rejected[] } {
  const rejected: Rejected[] = [];
  const candidates: Candidate[] = [];
  for (const raw of files) {
    const head = readPart(raw);
    const wrong =
      typeof head === 'string' ? reject(raw, null, head, raw.remedy ?? again) : foreign(raw, head, scan, place);
    if (wrong) rejected.push(wrong);
    else if (typeof head !== 'string') candidates.push({ raw, head });
  }
  const reference = commonest(candidates.map(({ head }) => head));
  const set = new Map<number, Candidate>();
  for (const candidate of candidates) {
    const { raw, head } = candidate;
    const twin = set.get(head.shard.index);
    const wrong = reference && (unlike(raw, head, reference) ?? (twin ? twice(raw, head, twin) : null));
    if (wrong) rejected.push(wrong);
    else set.set(head.shard.index, candidate);
  }
  return { set: [...set.values()], rejected };
}

/** Why a part was not made from what is checked out here, in the way that this job is set to. */
function foreign(
  raw: RawReport,
  head: PartHead,
  scan: Scan,
  { request, folder, commit, version }: PartPlace,
): Rejected | null {
  if (head.tool.version !== version)
    return reject(
      raw,
      head,
      `was written by release ${head.tool.version}, and this is ${version}`,
      'Use one release in all jobs.',
    );
  if (head.commit !== commit) {
    const what = `is of ${commitName(head.commit)}, and ${commitName(commit)} is checked out here`;
    return reject(raw, head, what, 'Check the same commit out in all jobs, and take the shards of this very run.');
  }
  const setting = firstDifference(head.settings, settingsIn(request, folder));
  if (setting !== null) return reject(raw, head, `was made with another \`${setting}\` than this job has`, sameInputs);
  const config = firstDifference(head.configs, configHashes(scan));
  return config === null
    ? null
    : reject(
        raw,
        head,
        `was made with another content of \`${config}\``,
        'Let all jobs have the same configuration files.',
      );
}

const commitName = (commit: string | null): string => (commit === null ? 'no commit' : `commit ${commit.slice(0, 7)}`);

function firstDifference(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): string | null {
  const names = new Set([...Object.keys(other), ...Object.keys(one)]);
  return [...names].find((name) => one[name] !== other[name]) ?? null;
}

/** What all shards of one scan agree in, and how to say that one does not. */
const agreements: readonly (readonly [
  (head: PartHead) => string,
  (head: PartHead, most: PartHead) => string,
  string,
])[] = [
  [
    ({ shard }) => String(shard.count),
    ({ shard }, most) => `is ${shardName(shard)}, and the others are shards of ${most.shard.count}`,
    'Take the shards of one run only: download them into an empty folder.',
  ],
  [
    ({ tool }) => String(tool.bandit),
    ({ tool }, most) => `was scanned by Bandit ${tool.bandit}, the others by ${most.tool.bandit}`,
    'Use one version of Bandit in all jobs.',
  ],
  [
    ({ tool }) => String(tool.python),
    ({ tool }, most) => `was scanned on Python ${tool.python}, the others on ${most.tool.python}`,
    'Set `python-version`, or use runners of one kind.',
  ],
  [
    ({ split, args }) => JSON.stringify([split, args]),
    () => 'was split off from other files than the others: names, sizes or number differ',
    'Let all jobs have the same files: the same system, the same line ends, nothing generated in one of them only.',
  ],
];

function unlike(raw: RawReport, head: PartHead, most: PartHead): Rejected | null {
  const found = agreements.find(([keyOf]) => keyOf(head) !== keyOf(most));
  return found ? reject(raw, head, found[1](head, most), found[2]) : null;
}

const twice = (raw: RawReport, head: PartHead, twin: Candidate): Rejected =>
  reject(
    raw,
    head,
    `is ${shardName(head.shard)} once more, beside \`${twin.raw.origin}\``,
    'Give each job of the matrix a `shard` of its own, and download into an empty folder.',
  );

/** One of those that most parts agree with; of several kinds that are equally common the first. */
function commonest(heads: readonly PartHead[]): PartHead | null {
  const keyOf = (head: PartHead): string => JSON.stringify(agreements.map(([each]) => each(head)));
  const counts = groupBy(heads, keyOf);
  const [most] = [...counts.values()].sort((a, b) => b.length - a.length);
  return most?.[0] ?? null;
}

/** Of a shard whose file is there but cannot be used that has been said already. */
function missing([first, ...others]: readonly PartHead[], refused: readonly Rejected[]): readonly Shard[] {
  if (first === undefined) return [];
  const { count } = first.shard;
  const there = new Set([first, ...others].map(({ shard }) => shard.index));
  for (const { shard } of refused) if (shard?.count === count) there.add(shard.index);
  return Array.from({ length: count }, (_, at) => ({ index: at + 1, count })).filter(({ index }) => !there.has(index));
}

const unusable = ({ raw, why, remedy }: Rejected, folder: string): Unscanned => ({
  kind: 'report',
  path: raw.origin.startsWith('/') ? raw.origin : normalize(`${folder || '.'}/${raw.origin}`),
  reason: `the shard ${why}`,
  remedy,
});

const absent = (shard: Shard): Unscanned => ({
  kind: 'report',
  path: null,
  reason: `${shardName(shard)} is missing`,
  remedy:
    'Its job has failed or was cancelled, or its artifact was not kept or not downloaded: look at that job, run it again, and then this one.',
});
