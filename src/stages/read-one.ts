/** One raw report to its findings, failures and metrics, with everything that was wrong with it. */
import type { Finding } from '../model/finding.ts';
import type { Note, Unscanned } from '../model/report.ts';
import type { RawReport } from '../model/scan.ts';
import { pathsOf, type Paths, type Surroundings } from './paths.ts';
import { readResult } from './read-result.ts';
import { openReport, type ReportProblem } from './report-text.ts';
import { readOutline, type FileMetrics, type RawContent } from './report-schema.ts';
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
  if (raw.bytes === null) return failed({ reason: `could not be read${raw.problem ? `: ${raw.problem}` : ''}`, remedy: unreadRemedy(name) });
  const opened = openReport(raw.bytes);
  if ('problem' in opened) return failed(opened.problem);
  const outline = readOutline(opened.value);
  return 'reason' in outline ? failed(outline) : readContent(outline, name, surroundings);
}

const subject = (name: string | null): string => (name === null ? "Bandit's report" : 'the report');
const unreadRemedy = (name: string | null): string =>
  name === null ? "Look at Bandit's log for the reason." : 'Correct `report`, or let the step that writes the file run before this one.';

function readContent(raw: RawContent, name: string | null, surroundings: Surroundings): OneReport {
  const paths = pathsOf(namesIn(raw), surroundings);
  const findings: Finding[] = [];
  const unread = [...raw.badErrors];
  const mended = { level: [] as string[], line: [] as string[] };
  for (const [index, result] of raw.results.entries()) {
    const read = readResult(result, index, paths.locate, (what, place) => mended[what].push(place));
    if ('finding' in read) findings.push(read.finding);
    else unread.push(read.place);
  }
  const failures = raw.errors.map((error) => ({ ...error, located: paths.locate(error.filename) }));
  const metrics = new Map([...raw.metrics].map(([file, each]) => [paths.locate(file).path, each]));
  return {
    content: { findings, failures, metrics, totals: raw.totals, paths },
    unscanned: unread.length > 0 ? [damaged(unread, raw.results.length, name)] : [],
    notes: notesOn(mended, findings, paths, name),
  };
}

function namesIn(raw: RawContent): readonly string[] {
  const names = new Set([...raw.metrics.keys(), ...raw.errors.map(({ filename }) => filename)]);
  for (const result of raw.results) {
    if (typeof result === 'object' && result !== null && 'filename' in result && typeof result.filename === 'string') names.add(result.filename);
  }
  return [...names];
}

function damaged(places: readonly string[], total: number, name: string | null): Unscanned {
  const more = places.length > 1 ? `, and ${places.length - 1} more` : '';
  return {
    kind: 'report',
    path: name,
    reason: `${subject(name)} has values that Bandit does not write, at \`${places[0] ?? ''}\`${more}; of its ${total} results the readable ones are kept`,
    remedy: 'Something changed the file after Bandit wrote it: correct the values there, or hand over the file as Bandit writes it.',
  };
}

type MendedPlaces = Readonly<Record<'level' | 'line', readonly string[]>>;

function notesOn(mended: MendedPlaces, findings: readonly Finding[], paths: Paths, name: string | null): readonly Note[] {
  const where = name === null ? "Bandit's report" : `\`${name}\``;
  const outside = findings.filter((finding) => finding.outside && paths.sourcesFound).length;
  const [one, two] = paths.ambiguous;
  const note = (text: string): Note => ({ level: 'warning', topic: 'report', text });
  return [
    ...counted(mended.level, (places) => note(`${where} has a severity or confidence that Bandit does not know, taken as undefined: ${places}.`)),
    ...counted(mended.line, (places) => note(`${where} has a negative line number, taken as line 1: ${places}.`)),
    ...(outside > 0 ? [note(`${where} has ${number(outside)} in files out of the workspace: listed and gated, but not shown in code.`)] : []),
    ...(one && two ? [note(`${where} has absolute paths that fit two folders of the repository: taken as relative to \`${one}\`, not to \`${two}\`.`)] : []),
  ];
}

const number = (findings: number): string => (findings === 1 ? 'one finding' : `${findings} findings`);

function counted(places: readonly string[], make: (text: string) => Note): readonly Note[] {
  if (places.length === 0) return [];
  const shown = places.slice(0, 3).map((place) => `\`${place}\``).join(', ');
  return [make(places.length > 3 ? `${shown} and ${places.length - 3} more` : shown)];
}
