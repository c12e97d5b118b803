/** What Bandit said, from its raw reports and its log, as one value. Nothing that it said is dropped without a word. */

import { normalize } from 'node:path/posix';
import type { Finding } from '../model/findings/finding.ts';
import type { Note, Report, Unscanned } from '../model/findings/report.ts';
import type { RawReport, Scan, ScanRequest } from '../model/findings/scan.ts';
import { doctor } from '../settings/doctor.ts';
import { accountFor } from './accounting.ts';
import { mergeFindings, mergeMetrics } from './merge.ts';
import { pathsOf, type Located } from './paths.ts';
import { readOne, type OneReport } from './read-one.ts';
import { lacksShards } from './shards/merge-shards.ts';
import { readShards } from './shards/read-shards.ts';
import { crashesUnknown, unscannedOf, type Failure } from './unscanned.ts';

/**
 * Reads all reports of a scan. Never throws: what cannot be read is listed as unscanned.
 * `folder` is the project folder inside the repository, `''` for its root.
 */
export function readReport(scan: Scan, request: ScanRequest, folder: string): Report {
  const surroundings = { files: scan.files, folder, ranHere: scan.mode === 'run' };
  const unusable = scan.unusable ?? [];
  const parts = scan.reports.filter(({ shard }) => shard).map((raw) => ({ raw, name: nameOf(raw, folder) }));
  const reports = [
    ...(parts.length > 0
      ? [
          readShards(
            parts,
            { ...surroundings, ranHere: true },
            unusable.length === 0 ? (scan.split?.files ?? null) : null,
          ),
        ]
      : []),
    ...scan.reports.filter(({ shard }) => !shard).map((raw) => readOne(raw, nameOf(raw, folder), surroundings)),
  ];
  const read = reports.flatMap(({ content }) => (content ? [content] : []));
  const failures = unique(read.flatMap((content) => content.failures));
  const metrics = mergeMetrics(read, new Set(failures.map(({ located }) => located.path)));
  const findings = mergeFindings(read.map((content) => content.findings));
  const broken = reports.flatMap(({ unscanned }) => unscanned);
  const pathOf = (name: string): Located => read[0]?.paths.locate(name) ?? pathsOf([name], surroundings).locate(name);
  const situation = { scan, request, folder };
  const usable = read.length > 0 ? unscannedOf(failures, metrics.scanned, situation, pathOf) : [];
  const seen = new Set([...metrics.scanned, ...failures.map(({ located }) => located.path)]);
  const isWhole = broken.length + unusable.length === 0 && read.length > 0 && seen.size > 0;
  const account = isWhole ? accountFor(situation, seen) : null;
  return {
    findings,
    unscanned: [
      ...broken,
      ...unusable,
      ...(scan.reports.length + unusable.length === 0 ? [noReport(scan)] : []),
      ...usable,
      ...(account?.unscanned ?? []),
    ],
    scanned: metrics.scanned,
    suppressed: metrics.suppressed,
    linesOfCode: metrics.linesOfCode,
    notes: [
      ...reports.flatMap(({ notes }) => notes),
      ...readNotes(scan, read),
      ...(lacksShards(scan, broken) ? [notUploaded] : []),
      ...doctor(scan, request, folder, seen),
      ...(account?.notes ?? []),
    ],
    tool: { bandit: scan.bandit ?? versionIn(findings), python: scan.python },
  };
}

const notUploaded: Note = {
  level: 'warning',
  topic: 'upload',
  text: 'Nothing is uploaded to code scanning, because shards are missing: it would take the alerts in their files for closed.',
};

/** The report's file relative to the repository's root; null for the report of a run of our own. */
function nameOf(raw: RawReport, folder: string): string | null {
  if (raw.origin === 'bandit') return null;
  return raw.origin.startsWith('/') ? raw.origin : normalize(`${folder || '.'}/${raw.origin}`);
}

const noReport = (scan: Scan): Unscanned => ({
  kind: 'report',
  path: null,
  reason: scan.mode === 'run' ? 'Bandit gave no report' : 'there is no report to read',
  remedy:
    scan.mode === 'run'
      ? 'Look at Bandit\'s log; start it by hand with the command under "Reproduce".'
      : 'Correct `report`: it matches no file.',
});

/** Two reports of overlapping runs name a file's failure twice. */
function unique(failures: readonly Failure[]): readonly Failure[] {
  return [...new Map(failures.map((failure) => [`${failure.located.path}\0${failure.reason}`, failure])).values()];
}

function readNotes(scan: Scan, read: readonly NonNullable<OneReport['content']>[]): readonly Note[] {
  if (scan.mode === 'run' || read.length === 0) return [];
  const named = read.filter(({ findings, metrics }) => findings.length + metrics.size > 0);
  const lost = named.length > 0 && !named.some(({ paths }) => paths.sourcesFound);
  return [crashesUnknown, ...(lost ? [sourcesLost(named.some(({ paths }) => paths.rootless))] : [])];
}

const sourcesLost = (rootless: boolean): Note => ({
  level: 'warning',
  topic: 'sources',
  text:
    'The files that the report names are not here, so some things are lost: regions are as near as the report allows, findings are recognised by their place ' +
    "and not by their code, and GitHub's line hash cannot be made. Check the same commit out in this job." +
    (rootless
      ? ' The paths are absolute, so where the repository begins cannot be told: run Bandit on relative targets, as in `bandit -r .`.'
      : ''),
});

/** The version in the documentation links of a report that was only read. */
function versionIn(findings: readonly Finding[]): string | null {
  for (const { moreInfo } of findings) {
    const found = /^https:\/\/bandit\.readthedocs\.io\/en\/(\d+\.\d+[\w.]*)\//.exec(moreInfo ?? '');
    if (found?.[1]) return found[1];
  }
  return null;
}
