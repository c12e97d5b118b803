/**
 * Measures plain `bandit -r` against this program on the same files, in one run and in turn: one round plays each kind
 * of run once, then the next round begins. Before the clock counts, one round checks that all results are Bandit's, and
 * warms the system's file cache. Usage: npm run bench -- [--work FOLDER] [--only NAME]... [--runs 5] [--markdown]
 * [--quick]
 *   --work      keeps downloads, sources, Bandit's environment and measurements.json there, for the next time
 *   --only      only the corpora whose names begin so: flask, stdlib, django, ansible, sympy
 *   --quick     only the demo, one run, no download: shows that the bench works, says nothing about speed
 *   --markdown  the tables of docs/evidence/speed.md on standard output, at the end
 *   --engine    another engine than src/engine, to compare two
 */

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder } from '../src/world/cache/cache-folder.ts';
import { thisHost } from '../src/world/provision/host.ts';
import { prepareBandit, type Bandit } from '../src/world/provision/provision.ts';
import { findPython } from '../src/world/provision/python.ts';
import { corpora, demo, made, startUp, type Corpus, type Wanted } from './bench/corpora.ts';
import { kinds, starts, type Kind } from './bench/kinds.ts';
import type { Cost } from './bench/measure.ts';
import { compare, play, type Bench, type Played } from './bench/play.ts';
import { corporaTable, costTable, drawn, facts, ratioTable, type Measured } from './bench/tables.ts';

const { values } = parseArgs({
  options: {
    work: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    runs: { type: 'string', default: '5' },
    markdown: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    engine: { type: 'string', default: join(import.meta.dirname, '../src/engine') },
  },
});
const runs = values.quick ? 1 : Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs takes a number of runs, not ${values.runs}`);

const plain = kinds.find(({ program }) => program === 'bandit') as Kind;
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const print = (text: string): void => void process.stdout.write(`${text}\n\n`);

/** Nothing of a workflow and nothing that changes what Python does: all programs get the same. */
function environment(work: string): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(?:GITHUB_|RUNNER_|INPUT_|PYTHON|NODE_OPTIONS)/u.test(name),
  );
  return { ...Object.fromEntries(kept), XDG_CACHE_HOME: join(work, 'cache'), LOCALAPPDATA: join(work, 'cache') };
}

async function benchIn(
  work: string,
): Promise<{ readonly bench: Bench; readonly bandit: Bandit; readonly pip: string }> {
  const host = thisHost(environment(work));
  const folder = await cacheFolder(host);
  const bandit = await prepareBandit({ banditVersion: 'pinned', pythonVersion: '' }, host, say);
  const pip = await findPython('', host, join(folder, 'empty'));
  const temp = mkdtempSync(join(tmpdir(), 'bandit-remediate-bench-'));
  const always = new Set(readdirSync(folder).filter((name) => /^(?:bandit|choice)-|^empty$/u.test(name)));
  const bench = {
    python: bandit.command[0],
    bandit: bandit.script,
    engine: resolve(values.engine),
    bundle: join(import.meta.dirname, '../dist/index.js'),
    env: host.env,
    temp,
    kept: { folder, always },
  };
  return { bench, bandit, pip: pip.executable };
}

/** Plays every kind once, unmeasured, and throws unless each result is Bandit's. Gives the number of findings. */
async function checked(corpus: Corpus, bench: Bench): Promise<number> {
  let bandit: Played | null = null;
  for (const kind of kinds) {
    say(`${corpus.name}, check: ${kind.name}`);
    const played = await play(kind, corpus, bench);
    // After a change Bandit scans again; a comment does not change the number of findings, which is all that is known
    // of the product.
    if (bandit === null) bandit = played;
    else if (kind.changed && played.report !== null) bandit = await play(plain, corpus, bench);
    compare(bandit, played, kind, corpus);
  }
  return bandit?.findings ?? 0;
}

/**
 * Rounds over one corpus. Each begins with the programs on one empty file, so that their start is measured in the same
 * minutes.
 */
async function measured(corpus: Corpus, empty: Corpus, bench: Bench): Promise<Measured> {
  const findings = await checked(corpus, bench);
  const taken = { costs: {} as Record<string, Cost[]>, starts: {} as Record<string, Cost[]> };
  let rounds = runs;
  for (let round = 1; round <= rounds; round += 1) {
    for (const kind of starts) (taken.starts[kind.name] ??= []).push((await play(kind, empty, bench)).cost);
    const played = await playRound(corpus, bench, `run ${round} of ${rounds}`);
    for (const [kind, { cost }] of played) (taken.costs[kind.name] ??= []).push(cost);
    // What takes less than a second is measured more often: there a few milliseconds decide.
    if (round === 1 && !values.quick && (played.get(plain)?.cost.seconds ?? 0) < 1) rounds = 4 * runs;
  }
  return { corpus: facts(corpus, findings), ...taken };
}

async function playRound(corpus: Corpus, bench: Bench, label: string): Promise<ReadonlyMap<Kind, Played>> {
  const played = new Map<Kind, Played>();
  for (const kind of kinds) {
    const now = await play(kind, corpus, bench);
    say(`${corpus.name}, ${label}: ${kind.name} ${now.cost.seconds.toFixed(2)} s`);
    played.set(kind, now);
    // An added comment may be shown in the lines round a finding: from the first change on, the round's first report is
    // of other files.
    const bandit = played.get(plain);
    if (bandit && !kind.changed && kind.program !== 'product') compare(bandit, now, kind, corpus);
  }
  return played;
}

function machine(bandit: Bandit): string {
  const [first] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return (
    `Bandit ${bandit.version} on Python ${bandit.python}, Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} cores (${first?.model.trim()}), ` +
    `${(totalmem() / 2 ** 30).toFixed(0)} GiB of memory, ${day}, ${runs} run${runs === 1 ? '' : 's'}; load average at the start ${loadavg()[0]?.toFixed(2)}`
  );
}

const named = ({ name }: Wanted): boolean =>
  values.only.length === 0 || values.only.some((start) => name.startsWith(start));

async function measureAll(work: string): Promise<void> {
  const { bench, bandit, pip } = await benchIn(work);
  try {
    const head = machine(bandit);
    say(head);
    const wanted = values.quick ? [demo] : corpora({ bandit: bench.python, pip }).filter(named);
    if (wanted.length === 0) throw new Error(`--only ${values.only.join(' ')}: no corpus begins so`);
    const empty = made(startUp, work);
    const all: Measured[] = [];
    for (const one of wanted) {
      say(`${one.name}: unpacking`);
      const next = await measured(made(one, work), empty, bench);
      all.push(next);
      writeFileSync(join(work, 'measurements.json'), JSON.stringify({ head, all }, null, 1));
      if (!values.markdown) print(drawn(costTable(next), false));
    }
    print(head);
    for (const table of [corporaTable(all), ratioTable(all, 'whole'), ratioTable(all, 'apart')])
      print(drawn(table, values.markdown));
    if (values.markdown) for (const one of all) print(drawn(costTable(one), true));
  } finally {
    rmSync(bench.temp, { recursive: true, force: true });
  }
}

const work =
  values.work === undefined ? mkdtempSync(join(tmpdir(), 'bandit-remediate-bench-work-')) : resolve(values.work);
mkdirSync(work, { recursive: true });
try {
  await measureAll(work);
} finally {
  if (values.work === undefined) rmSync(work, { recursive: true, force: true });
}
