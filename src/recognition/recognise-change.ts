/** Tells what a change adds: recognises the head's findings at the base commit. */

import { identify } from '../identity/identity.ts';
import { locate } from '../identity/locate.ts';
import type { Comparison } from '../model/findings/comparison.ts';
import type { Identified } from '../model/findings/identity.ts';
import type { Note, Report, Tool } from '../model/findings/report.ts';
import type { Scan, ScanRequest } from '../model/findings/scan.ts';
import type { Sources } from '../model/findings/sources.ts';
import { readReport } from '../report/read-report.ts';
import { recogniseAtBase } from './recognise-at-base.ts';
import { recogniseByLines } from './recognise-by-lines.ts';
import type { Recognised } from './recognised.ts';

/** What the head's scan found, and how it was asked for. */
export interface HeadFindings {
  readonly findings: readonly Identified[];
  readonly sources: Sources;
  readonly report: Report;
  readonly request: ScanRequest;
}

export interface RecognisedChange {
  readonly recognised: Recognised;
  readonly notes: readonly Note[];
}

/** With Bandit's findings at the base where there are any, else by the lines that did not change. */
export function recogniseChange(head: HeadFindings, comparison: Comparison): RecognisedChange {
  const { changes, sources } = comparison;
  if (!comparison.scan)
    return { recognised: recogniseByLines(head.findings, head.sources, { sources, changes }), notes: [byLines] };
  const report = readReport(comparison.scan, head.request, '');
  const findings = identify(locate(report.findings, sources), sources);
  return {
    recognised: recogniseAtBase(head.findings, head.sources, { findings, sources, changes }),
    notes: [
      ...otherTool(head.report.tool, comparison.scan),
      ...unreadableBase(report.unscanned.filter(({ kind }) => kind === 'syntax' || kind === 'unreadable').length),
    ],
  };
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
