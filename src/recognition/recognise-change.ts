/** Tells what a change adds: recognises the head's findings at the base commit. */

import { identify } from '../identity/identity.ts';
import { locate } from '../identity/locate.ts';
import { counted } from '../model/count.ts';
import type { Change, Comparison } from '../model/findings/comparison.ts';
import type { Identified, Remembered } from '../model/findings/identity.ts';
import type { Note, Report, Tool, Unscanned } from '../model/findings/report.ts';
import type { Scan, ScanRequest } from '../model/findings/scan.ts';
import type { Sources } from '../model/findings/sources.ts';
import { readReport } from '../report/read-report.ts';
import type { Brings } from './brought.ts';
import { recogniseAtBase } from './recognise-at-base.ts';
import { recogniseByLines } from './recognise-by-lines.ts';
import type { Recognised } from './recognised.ts';

/** What the head's scan found, and how it was asked for. */
export interface HeadFindings {
  readonly findings: readonly Identified[];
  readonly sources: Sources;
  readonly report: Report;
  readonly request: ScanRequest;
  /** Paths that are proven to hold what they held at the base. */
  readonly unchanged: ReadonlySet<string>;
}

export interface RecognisedChange {
  readonly recognised: Recognised;
  readonly notes: readonly Note[];
}

/** With Bandit's findings at the base where there are any, else by the lines that did not change. */
export function recogniseChange(head: HeadFindings, comparison: Comparison, brings: Brings): RecognisedChange {
  const { changes, sources } = comparison;
  const { unchanged } = head;
  const strange = strangers(head, comparison);
  if (!comparison.scan)
    return {
      recognised: recogniseByLines(head.findings, head.sources, { sources, changes, unchanged }),
      notes: [byLines, ...strange],
    };
  const report = readReport(comparison.scan, head.request, '');
  const findings = identify(locate(report.findings, sources), sources);
  const recognised = recogniseAtBase(head.findings, head.sources, { findings, sources, changes, unchanged }, brings);
  return {
    recognised: { ...recognised, gone: recognised.gone.filter(isSeen(head.report.unscanned, changes)) },
    notes: [
      ...strange,
      ...otherTool(head.report.tool, comparison.scan),
      ...unreadableBase(report.unscanned.filter(({ kind }) => kind === 'syntax' || kind === 'unreadable').length),
    ],
  };
}

/**
 * Git has nothing to compare such a file with: what is in it may have been there for years, or come with the change.
 */
function strangers({ findings, unchanged }: HeadFindings, { changes }: Comparison): readonly Note[] {
  const listed = new Set(changes.map(({ path }) => path));
  const paths = findings.flatMap(({ path }) => (unchanged.has(path) || listed.has(path) ? [] : [path]));
  const [first] = paths;
  if (first === undefined) return [];
  const [found, files] = [counted(paths.length, 'finding'), counted(new Set(paths).size, 'file')];
  const what = 'ignored, in a submodule or a repository of its own, behind a link, or spelt otherwise in a report';
  return [
    {
      level: 'warning',
      topic: 'base',
      text:
        `${found} in ${files} ${paths.length === 1 ? 'counts' : 'count'} as new, because git has no earlier version of ${paths.length === 1 ? 'it' : 'them'} under that name (${what}): ` +
        `\`${first}\`. Leave such files out with \`exclude\`, or fix what is found.`,
    },
  ];
}

/**
 * Whether a finding at the base lay in a file that could be scanned at the head: of the others nobody knows what became
 * of them.
 */
function isSeen(unscanned: readonly Unscanned[], changes: readonly Change[]): (old: Remembered) => boolean {
  const unseen = new Set(
    unscanned.flatMap(({ kind, path }) =>
      path !== null && ['syntax', 'unreadable', 'crash'].includes(kind) ? [path] : [],
    ),
  );
  const paths = new Set(
    changes.flatMap(({ path, basePath }) => (path !== null && basePath !== null && unseen.has(path) ? [basePath] : [])),
  );
  return (old) => !paths.has(old.path);
}

const byLines: Note = {
  level: 'notice',
  topic: 'base',
  text: 'With `report` Bandit is not run at the base: a finding is new when the change touches its lines.',
};

/** Shards are scanned in other jobs than the base is. Without changed Python files nothing is scanned there. */
function otherTool({ bandit, python }: Tool, base: Scan): readonly Note[] {
  if (base.bandit === null || (base.bandit === bandit && base.python === python)) return [];
  const [there, here] = [nameOf(base), nameOf({ bandit, python })];
  return [
    {
      level: 'warning',
      topic: 'base',
      text: `The base was scanned by ${there}, the change by ${here}: what only one of them reports looks new or gone. Let all jobs have the same.`,
    },
  ];
}

const nameOf = ({ bandit, python }: Tool): string =>
  `Bandit ${bandit ?? 'of unknown version'} on Python ${python ?? 'of unknown version'}`;

const unreadableBase = (files: number): readonly Note[] =>
  files === 0
    ? []
    : [
        {
          level: 'notice',
          topic: 'base',
          text: `${files} file(s) could not be scanned at the base: all of their findings count as new.`,
        },
      ];
