/** One raw report to its findings, failures and metrics, with everything that was wrong with it. */

import type { Finding } from '../model/findings/finding.ts';
import type { Note, Unscanned } from '../model/findings/report.ts';
import type { RawReport } from '../model/findings/scan.ts';
import { ReportCollector, type Places, type ReadResults } from './collect-report.ts';
import { pathsOf, type Paths, type Surroundings } from './paths.ts';
import { readOutline, type FileMetrics, type Outline } from './report-schema.ts';
import { openReport, type ReportProblem } from './report-text.ts';
import type { Failure } from './unscanned.ts';

export interface OneReport {
  readonly content: OneContent | null;
  readonly unscanned: readonly Unscanned[];
  readonly notes: readonly Note[];
}

interface OneContent {
  readonly findings: readonly Finding[];
  readonly failures: readonly Failure[];
  /** By canonical path. */
  readonly metrics: ReadonlyMap<string, FileMetrics>;
  readonly totals: FileMetrics | null;
  readonly paths: Paths;
}

/** `name` is the report's own path, null for a run of our own. */
export function readOne(raw: RawReport, name: string | null, surroundings: Surroundings): OneReport {
  const failed = ({ reason, remedy }: ReportProblem): OneReport => {
    const problem: Unscanned = { kind: 'report', path: name, reason: `${subject(name)} ${reason}`, remedy };
    return { content: null, notes: [], unscanned: [problem] };
  };
  if (raw.bytes === null)
    return failed({
      reason: `could not be read${raw.problem ? `: ${raw.problem}` : ''}`,
      remedy: raw.remedy ?? unreadRemedy(name),
    });
  const collector = new ReportCollector(name !== null);
  const problem = openReport(raw.bytes, (part) => collector.take(part));
  if (problem) return failed(problem);
  const outline = isShard(collector.value) ? rewrittenShard : readOutline(collector.value);
  return 'reason' in outline ? failed(outline) : readContent(outline, collector.results, name, surroundings);
}

const isShard = (value: unknown): boolean => typeof value === 'object' && value !== null && 'bandit_remediate' in value;
const rewrittenShard: ReportProblem = {
  reason: 'is a shard that something has written anew',
  remedy: 'Hand over the file as the job of that shard wrote it.',
};

const subject = (name: string | null): string => (name === null ? "Bandit's report" : 'the report');
const unreadRemedy = (name: string | null): string =>
  name === null
    ? "Look at Bandit's log for the reason."
    : 'Correct `report`, or let the step that writes the file run before this one.';

export function readContent(
  outline: Outline,
  results: ReadResults,
  name: string | null,
  surroundings: Surroundings,
): OneReport {
  const paths = pathsOf(namesIn(outline, results), surroundings);
  const findings = results.found.map(({ filename, finding }): Finding => ({
    ...finding,
    ...paths.locate(filename),
    ...(paths.elsewhere === null ? {} : { reported: { ...finding.reported, elsewhere: true } }),
  }));
  const failures = outline.errors.map((error) => ({ ...error, located: paths.locate(error.filename) }));
  const metrics = new Map([...outline.metrics].map(([file, each]) => [paths.locate(file).path, each]));
  return {
    content: { findings, failures, metrics, totals: outline.totals, paths },
    unscanned: damaged(outline.badErrors, results, name),
    notes: notesOn(results.mended, findings, paths, name),
  };
}

const namesIn = ({ metrics, errors }: Outline, { names }: ReadResults): readonly string[] => [
  ...new Set([...metrics.keys(), ...errors.map(({ filename }) => filename), ...names]),
];

function damaged(
  badErrors: readonly string[],
  { unread, count }: ReadResults,
  name: string | null,
): readonly Unscanned[] {
  const total = badErrors.length + unread.count;
  if (total === 0) return [];
  const more = total > 1 ? `, and ${total - 1} more` : '';
  return [
    {
      kind: 'report',
      path: name,
      reason: `${subject(name)} has values that Bandit does not write, at \`${badErrors[0] ?? unread.first[0] ?? ''}\`${more}; of its ${count} results the readable ones are kept`,
      remedy:
        'Something changed the file after Bandit wrote it: correct the values there, or hand over the file as Bandit writes it.',
    },
  ];
}

function notesOn(
  mended: ReadResults['mended'],
  findings: readonly Finding[],
  paths: Paths,
  name: string | null,
): readonly Note[] {
  const where = name === null ? "Bandit's report" : `\`${name}\``;
  const outside = findings.filter((finding) => finding.outside && paths.sourcesFound).length;
  const [one, two] = paths.ambiguous;
  const note = (text: string): Note => ({ level: 'warning', topic: 'report', text });
  return [
    ...counted(mended.level, (places) =>
      note(`${where} has a severity or confidence that Bandit does not know, taken as undefined: ${places}.`),
    ),
    ...counted(mended.line, (places) => note(`${where} has a negative line number, taken as line 1: ${places}.`)),
    ...(outside > 0
      ? [
          note(
            `${where} has ${number(outside)} in files out of the workspace: listed and gated, but not shown in code.`,
          ),
        ]
      : []),
    ...(paths.elsewhere !== null && findings.length > 0
      ? [
          note(
            `All that ${where} names is in \`${paths.elsewhere}\` as well, so nothing in it counts as known: it may have been made there. ` +
              'Run Bandit in the project folder (`working-directory`), with that folder in front of the names: `bandit -r .`.',
          ),
        ]
      : []),
    ...(one && two
      ? [
          note(
            `${where} has absolute paths that fit two folders of the repository: taken as relative to \`${one}\`, not to \`${two}\`.`,
          ),
        ]
      : []),
  ];
}

const number = (findings: number): string => (findings === 1 ? 'one finding' : `${findings} findings`);

function counted({ first, count }: Places, make: (text: string) => Note): readonly Note[] {
  if (count === 0) return [];
  const shown = first.map((place) => `\`${place}\``).join(', ');
  return [make(count > first.length ? `${shown} and ${count - first.length} more` : shown)];
}
