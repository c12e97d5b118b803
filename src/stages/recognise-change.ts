/** Tells what a change adds: recognises the head's findings at the base commit. */
import type { Comparison } from '../model/comparison.ts';
import type { Note } from '../model/report.ts';
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
  return { recognised: recogniseAtBase(facts.findings, facts.sources, { findings, sources, changes }), notes: unreadableBase(report.unscanned.filter(({ kind }) => kind === 'syntax' || kind === 'unreadable').length) };
}

const byLines: Note = {
  level: 'notice',
  topic: 'base',
  text: 'With `report` Bandit is not run at the base: a finding is new when the change touches its lines.',
};

const unreadableBase = (files: number): readonly Note[] =>
  files === 0 ? [] : [{ level: 'notice', topic: 'base', text: `${files} file(s) could not be scanned at the base: all of their findings count as new.` }];
