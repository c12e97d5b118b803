/**
 * The reports of all shards as the one that Bandit would have written: in its order, which is that of the file names.
 */

import type { Unscanned } from '../../model/findings/report.ts';
import type { RawReport } from '../../model/findings/scan.ts';
import { Places, ReportCollector, type ReadResults } from '../collect-report.ts';
import type { Surroundings } from '../paths.ts';
import { readContent, type OneReport } from '../read-one.ts';
import { readOutline, type Outline } from '../report-schema.ts';
import { openReport } from '../report-text.ts';
import { again } from './merge-shards.ts';

/** A shard's file, with its path in the repository for what has to be said about it. */
export interface NamedPart {
  readonly raw: RawReport;
  readonly name: string | null;
}

interface Read {
  readonly outline: Outline;
  readonly results: ReadResults;
}

/**
 * `expected` is the number of files in all shards together; null when that is no matter, since some are missing anyway.
 */
export function readShards(
  parts: readonly NamedPart[],
  surroundings: Surroundings,
  expected: number | null,
): OneReport {
  const opened = parts.map(open);
  const read = opened.flatMap((each) => ('outline' in each ? [each] : []));
  const broken = opened.flatMap((each) => ('outline' in each ? [] : [each]));
  const outline = joinedOutline(read.map((each) => each.outline));
  const one = readContent(outline, joinedResults(read.map(({ results }) => results)), null, surroundings);
  const files = new Set([...outline.metrics.keys(), ...outline.errors.map(({ filename }) => filename)]).size;
  const strange = expected !== null && broken.length === 0 && files !== expected ? [otherFiles(files, expected)] : [];
  return { ...one, unscanned: [...broken, ...strange, ...one.unscanned] };
}

function open({ raw, name }: NamedPart): Read | Unscanned {
  const collector = new ReportCollector();
  const problem = openReport(raw.bytes ?? new Uint8Array(), (part) => collector.take(part));
  const outline = problem ?? readOutline(collector.value);
  return 'reason' in outline
    ? { kind: 'report', path: name, reason: 'the shard holds no report of Bandit', remedy: again }
    : { outline, results: collector.results };
}

const joinedOutline = (all: readonly Outline[]): Outline => ({
  errors: all.flatMap(({ errors }) => errors).toSorted((a, b) => byCodePoints(a.filename, b.filename)),
  metrics: new Map(all.flatMap(({ metrics }) => [...metrics]).toSorted(([a], [b]) => byCodePoints(a, b))),
  totals: null,
  badErrors: all.flatMap(({ badErrors }) => badErrors),
});

const joinedResults = (all: readonly ReadResults[]): ReadResults => ({
  found: all.flatMap(({ found }) => found).sort((a, b) => byCodePoints(a.filename, b.filename)),
  names: new Set(all.flatMap(({ names }) => [...names])),
  count: all.reduce((sum, { count }) => sum + count, 0),
  unread: joinedPlaces(all.map(({ unread }) => unread)),
  mended: {
    level: joinedPlaces(all.map(({ mended }) => mended.level)),
    line: joinedPlaces(all.map(({ mended }) => mended.line)),
  },
});

function joinedPlaces(all: readonly Places[]): Places {
  const joined = new Places();
  for (const { first, count } of all) {
    for (const place of first) joined.add(place);
    joined.count += count - first.length;
  }
  return joined;
}

const otherFiles = (found: number, wanted: number): Unscanned => ({
  kind: 'report',
  path: null,
  reason: `the shards tell of ${found} files, and there are ${wanted} in all`,
  remedy: 'Something has changed the files between two jobs: run all of them again.',
});

/**
 * As Python sorts texts. JavaScript goes by UTF-16 units, in which characters beyond U+FFFF come before the last ones
 * up to there.
 */
export function byCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
