/** Tells what a change adds: recognises the head's findings at the base commit. */
import type { Comparison } from '../model/comparison.ts';
import type { Note, Tool } from '../model/report.ts';
import type { Scan } from '../model/scan.ts';
import { identify } from './identity.ts';
import { locate } from './locate.ts';
import { recogniseAtBase, recogniseByLines, type Recognised } from './recognise.ts';
import { readReport } from './report.ts';
import type { Facts } from './triage.ts';

export interface RecognisedChange {
  readonly recognised: Recognised;
  readonly notes: readonly Note[];
}

/** With Bandit's findings at the base where there are any, else by the lines that did not change. */
export function recogniseChange(facts: Facts, comparison: Comparison): RecognisedChange {
  const { changes, sources } = comparison;
  if (!comparison.scan) return { recognised: recogniseByLines(facts.findings, facts.sources, { sources, changes }), notes: [byLines] };
  const report = readReport(comparison.scan, facts.request, '');
  const findings = identify(locate(report.findings, sources), sources);
  return { recognised: recogniseAtBase(facts.findings, facts.sources, { findings, sources, changes }), notes: [...otherTool(facts.report.tool, comparison.scan), ...unreadableBase(report.unscanned.filter(({ kind }) => kind === 'syntax' || kind === 'unreadable').length)] };
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
  return [{ level: 'warning', topic: 'base', text: `The base was scanned by ${there}, the change by ${here}: what only one of them reports looks new or gone. Let all jobs have the same.` }];
}

const nameOf = ({ bandit, python }: Tool): string => `Bandit ${bandit ?? 'of unknown version'} on Python ${python ?? 'of unknown version'}`;

const unreadableBase = (files: number): readonly Note[] =>
  files === 0 ? [] : [{ level: 'notice', topic: 'base', text: `${files} file(s) could not be scanned at the base: all of their findings count as new.` }];
