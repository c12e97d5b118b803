import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { change } from './changes.ts';
import type { Corpus } from './corpora.ts';
import type { Kind } from './kinds.ts';
import { measure, type Cost, type Ran } from './measure.ts';
import { difference } from './same-report.ts';

/** All that the runs share: programs, folders, the environment. */
export interface Bench {
  /** Python of Bandit's environment. */
  readonly python: string;
  /** Bandit's console script. */
  readonly bandit: string;
  readonly engine: string;
  readonly bundle: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly temp: string;
  /** Where the product keeps Bandit and the results of earlier scans, and what lay there before the first scan. */
  readonly kept: { readonly folder: string; readonly always: ReadonlySet<string> };
}

export interface Played {
  readonly cost: Cost;
  readonly status: number;
  /** Bandit's report, or null where only the number of findings is known. */
  readonly report: string | null;
  readonly findings: number;
}

export async function play(kind: Kind, corpus: Corpus, bench: Bench): Promise<Played> {
  prepare(kind, corpus, bench);
  const ran = await measure(command(kind, bench), {
    cwd: corpus.folder,
    env: bench.env,
    python: bench.python,
    temp: bench.temp,
  });
  try {
    if (kind.program === 'engine') checkEngine(kind, corpus, ran);
    return kind.program === 'product' ? productRun(ran, corpus) : banditRun(ran, bench);
  } catch (error) {
    const said = [ran.stdout, ran.stderr].map((text) => text.slice(-2000)).join('\n');
    throw new Error(
      `${corpus.name}, ${kind.name}: ${error instanceof Error ? error.message : String(error)}. Exit status ${ran.status}; it said:\n${said}`,
    );
  }
}

/** Brings about what the kind begins with. */
function prepare(kind: Kind, corpus: Corpus, bench: Bench): void {
  for (const file of [reportIn(bench), join(corpus.folder, '.bandit-remediate')])
    rmSync(file, { recursive: true, force: true });
  if (kind.cache === 'new' && kind.program === 'engine') rmSync(cacheIn(bench), { force: true });
  if (kind.cache === 'new' && kind.program === 'product') {
    for (const name of readdirSync(bench.kept.folder))
      if (!bench.kept.always.has(name)) rmSync(join(bench.kept.folder, name), { recursive: true });
  }
  if (kind.changed) change(corpus.changing);
}

const reportIn = (bench: Bench): string => join(bench.temp, 'report.json');
const cacheIn = (bench: Bench): string => join(bench.temp, 'engine.cache');

function command(kind: Kind, bench: Bench): readonly string[] {
  const args = ['-r', '.', '-f', 'json', '-o', reportIn(bench)];
  if (kind.program === 'bandit') return [bench.bandit, ...args];
  if (kind.program === 'product')
    return [process.execPath, bench.bundle, 'scan', '.', '--fail-on', 'none', '--unscanned', 'warn'];
  const options = { processes: kind.processes, ...(kind.cache === 'none' ? {} : { cache: cacheIn(bench) }) };
  return [bench.python, '-I', bench.engine, JSON.stringify(options), ...args];
}

/**
 * A run that fell back to Bandit's own way, or whose cache did not do what the kind says, would give a figure for
 * something else.
 */
function checkEngine(kind: Kind, corpus: Corpus, ran: Ran): void {
  const events: readonly { event: string; reason?: string; scanned: number; files: number }[] = ran.stdout
    .split('\n')
    .filter((line) => line.startsWith('{"event"'))
    .map((line) => JSON.parse(line));
  const plain = events.find(({ event }) => event === 'plain');
  if (plain) throw new Error(`it took Bandit's own way: ${plain.reason}`);
  const done = events.find(({ event }) => event === 'done');
  if (done === undefined) throw new Error('it did not say that it was done');
  const expected = kind.changed ? corpus.changing.files.length : kind.cache === 'kept' ? 0 : done.files;
  if (done.scanned !== expected)
    throw new Error(`${done.scanned} files were scanned, not ${expected} of ${done.files}`);
}

function banditRun(ran: Ran, bench: Bench): Played {
  const report = readFileSync(reportIn(bench), 'utf8');
  const parsed: { readonly results: readonly unknown[] } = JSON.parse(report);
  return { cost: ran.cost, status: ran.status, report, findings: parsed.results.length };
}

function productRun(ran: Ran, corpus: Corpus): Played {
  if (ran.status !== 0) throw new Error('it failed');
  const result: { readonly findings: readonly unknown[] } = JSON.parse(
    readFileSync(join(corpus.folder, '.bandit-remediate', 'result.json'), 'utf8'),
  );
  return { cost: ran.cost, status: ran.status, report: null, findings: result.findings.length };
}

/** Throws when a run did not give what Bandit gives for the same files. */
export function compare(bandit: Played, played: Played, kind: Kind, corpus: Corpus): void {
  const wrong =
    played.findings !== bandit.findings
      ? `${played.findings} findings, where Bandit has ${bandit.findings}`
      : played.report === null || bandit.report === null
        ? null
        : played.status !== bandit.status
          ? `exit status ${played.status}, where Bandit has ${bandit.status}`
          : difference(bandit.report, played.report);
  if (wrong !== null) throw new Error(`${corpus.name}, ${kind.name}: the result is not Bandit's. ${wrong}`);
}
