/** The measurements as tables, for the terminal and for docs/evidence/speed.md. */

import { markdownTable } from 'markdown-table';
import { linesIn, sum } from './corpora.ts';
import { kinds, startOf, starts, type Kind } from './kinds.ts';
import type { Cost } from './measure.ts';

type Costs = Readonly<Record<string, readonly Cost[]>>;

/**
 * All runs of one corpus, costs by the name of their kind; and what the same programs took on one empty file, in the
 * same rounds.
 */
export interface Measured {
  readonly corpus: {
    readonly name: string;
    readonly files: number;
    readonly lines: number;
    readonly bytes: number;
    readonly findings: number;
    readonly changedFiles: number;
    readonly changedLines: number;
  };
  readonly costs: Costs;
  readonly starts: Costs;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? at(sorted, middle) : (at(sorted, middle - 1) + at(sorted, middle)) / 2;
};
const at = (numbers: readonly number[], index: number): number => numbers[index] ?? Number.NaN;

const seconds = (costs: Costs, kind: string): number => median((costs[kind] ?? []).map((cost) => cost.seconds));
const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 });
const time = (seconds: number): string =>
  seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ×`;

/** What lies this near to a program's start cannot be told from its spread. */
const tooNear = 0.02;

/** How many times as fast as Bandit, by the medians. */
const ratio = ({ costs }: Measured, kind: Kind): string =>
  times(seconds(costs, startOf.bandit) / seconds(costs, kind.name));

const apart = ({ costs, starts }: Measured, name: string, program: Kind['program']): number =>
  seconds(costs, name) - seconds(starts, startOf[program]);

/** The same without what either program needs for one empty file; a dash where nothing to measure is left. */
function ratioApart(measured: Measured, kind: Kind): string {
  const [bandit, other] = [apart(measured, startOf.bandit, 'bandit'), apart(measured, kind.name, kind.program)];
  return bandit < tooNear || other < tooNear ? '–' : times(bandit / other);
}

type Table = readonly (readonly string[])[];

export function corporaTable(all: readonly Measured[]): Table {
  const rows = all.map(({ corpus }) => [
    corpus.name,
    ...[corpus.files, corpus.lines, corpus.bytes, corpus.findings, corpus.changedFiles, corpus.changedLines].map(
      number,
    ),
  ]);
  return [['corpus', 'Python files', 'lines', 'bytes', 'findings', '1 % of the files', 'lines in these'], ...rows];
}

/**
 * One row for each corpus, one column for each kind: how many times as fast as Bandit, as a whole or start-up apart.
 */
export function ratioTable(all: readonly Measured[], which: 'whole' | 'apart'): Table {
  const others = kinds.filter(({ program }) => program !== 'bandit');
  const rows = all.map((measured) => [
    measured.corpus.name,
    time(which === 'whole' ? seconds(measured.costs, startOf.bandit) : apart(measured, startOf.bandit, 'bandit')),
    ...others.map((kind) => (which === 'whole' ? ratio(measured, kind) : ratioApart(measured, kind))),
  ]);
  return [
    [which === 'whole' ? 'whole runs' : 'start-up apart', '`bandit -r`', ...others.map(({ head }) => head)],
    ...rows,
  ];
}

/** Everything measured about one corpus. */
export function costTable(measured: Measured): Table {
  const { corpus, costs, starts: empty } = measured;
  const row = (of: Costs, kind: Kind, name: string, ...ratios: readonly string[]): readonly string[] => [
    name,
    ...spread(of[kind.name] ?? []),
    ...ratios,
    ...resources(of[kind.name] ?? []),
  ];
  return [
    [corpus.name, 'median', 'range', 'as fast', 'start-up apart', 'CPU', 'largest process'],
    ...kinds.map((kind) => row(costs, kind, kind.name, ratio(measured, kind), ratioApart(measured, kind))),
    ...starts.map((kind) => row(empty, kind, `one empty file: ${kind.name}`, '', '')),
  ];
}

function spread(costs: readonly Cost[]): readonly string[] {
  const all = costs.map((cost) => cost.seconds);
  return [time(median(all)), `${time(Math.min(...all))} to ${time(Math.max(...all))}`];
}

function resources(costs: readonly Cost[]): readonly string[] {
  const [cpu, peak] = [costs.flatMap((cost) => cost.cpu ?? []), costs.flatMap((cost) => cost.peak ?? [])];
  return [cpu.length === 0 ? '' : time(median(cpu)), peak.length === 0 ? '' : `${number(median(peak) / 1e6)} MB`];
}

export const drawn = (table: Table, markdown: boolean): string => {
  const align = (table[0] ?? []).map((_, column) => (column === 0 ? 'l' : 'r'));
  return markdownTable(
    table.map((row) => [...row]),
    { align, alignDelimiters: !markdown },
  );
};

/** What is told about a corpus beside its times. */
export const facts = (
  corpus: {
    name: string;
    files: readonly string[];
    lines: number;
    bytes: number;
    changing: { files: readonly { original: Uint8Array }[] };
  },
  findings: number,
): Measured['corpus'] => ({
  name: corpus.name,
  files: corpus.files.length,
  lines: corpus.lines,
  bytes: corpus.bytes,
  findings,
  changedFiles: corpus.changing.files.length,
  changedLines: sum(corpus.changing.files.map(({ original }) => linesIn(original))),
});
