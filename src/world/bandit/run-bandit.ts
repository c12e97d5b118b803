import { join, relative, resolve } from 'node:path';
import type { Split } from '../../model/findings/shard.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { runChild, type Ended } from '../process/child.ts';
import { lastLines, printable } from '../process/printable.ts';
import type { Meter } from '../progress.ts';
import type { Host } from '../provision/host.ts';
import type { Bandit, OnProgress } from '../provision/provision.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { readBounded } from '../workspace/read.ts';
import { unfitFile, unfitness, type Unfit } from '../workspace/unfit-files.ts';
import { toPosix } from '../workspace/workspace.ts';
import { WorldError } from '../world.ts';
import { banditFailure } from './bandit-failure.ts';
import { gaveUp, runEngine, type EngineDone, type EngineRun, type EngineWish, type Opening } from './engine.ts';
import { portableIni } from './ini.ts';

export interface BanditRun {
  readonly report: Uint8Array;
  readonly stderr: string;
  readonly exitCode: number;
  /** What was scanned anew and what was known; null when Bandit's own program did it all. */
  readonly done: EngineDone | null;
  readonly split: Split | null;
}

/** How a run is done, beside Bandit's arguments. */
export interface RunHow extends EngineWish {
  readonly host: Host;
  readonly cwd: string;
  readonly meter: Meter;
  readonly say: OnProgress;
  /** Called when Bandit's process is there. */
  readonly started: (() => void) | undefined;
}

/** Two gigabytes is what one buffer holds. */
const reportLimit = 2 ** 31 - 1;
const iniLimit = 4 * 1024 * 1024;
/** What Bandit says of tests and files that it gave up on: never dropped, however much it says. */
const worthKeeping =
  /Bandit internal error|Exception occurred when executing|Unable to (find|parse)|Unknown test found in profile|\[manager\]\s+ERROR|\[main\]\s/;

/**
 * Runs Bandit, through the engine where that is possible, and gives its JSON report. Throws WorldError when it gave
 * none.
 */
export async function runBandit(bandit: Bandit, args: readonly string[], how: RunHow): Promise<BanditRun> {
  const folder = await temporaryFolder(how.host.temp, 'report');
  try {
    const output = join(folder.path, 'report.json');
    const all = ['-f', 'json', '-o', output, ...args];
    const engine = await throughEngine(bandit, all, how);
    const ended = engine?.ended ?? (await plainly(bandit, all, how)) ?? (await byItself(bandit, all, how));
    const report = await readBounded(output, reportLimit).catch(() => new Uint8Array());
    const failure = banditFailure(ended, report, bandit, args);
    if (failure) throw failure;
    return {
      report,
      stderr: ended.stderr,
      exitCode: ended.exitCode ?? 0,
      done: engine?.done ?? null,
      split: engine?.split ?? null,
    };
  } finally {
    await folder.remove();
  }
}

type Through = Pick<EngineRun, 'ended' | 'done' | 'split'> | null;

/** Null where Bandit has to be run without the engine. Only a part of the files can be had with it alone. */
async function throughEngine(bandit: Bandit, args: readonly string[], how: RunHow): Promise<Through> {
  const run = await runEngine(bandit, how, args, {
    cwd: how.cwd,
    host: how.host,
    keep: worthKeeping,
    meter: how.meter,
    say: how.say,
    started: how.started,
  });
  const unfit = run === null || run.ended.failure !== null || run.ended.exitCode === gaveUp;
  if (unfit) {
    const said = run === null ? '' : lastLines(run.ended.stderr, 1);
    if (how.shard !== null) throw new WorldError(noParts(run?.plain ?? 'the fast scan did not work with it', said));
    if (run !== null) how.say(`The fast scan did not work, so Bandit itself is run:\n${said}`);
    return null;
  }
  if (run.plain !== null) how.say(`Scanned by Bandit itself, in one process: ${run.plain}.`);
  return run;
}

const noParts = (reason: string, said: string): string =>
  `shard: Bandit itself cannot scan a part of the files, and ${reason}. Leave bandit-version out for the pinned one, and see python-version.${said === '' ? '' : `\n${said}`}`;

/**
 * Bandit's own program, which the engine keeps from opening what is no regular file of the workspace. Null where there
 * is no engine for it.
 */
async function plainly(bandit: Bandit, args: readonly string[], how: RunHow): Promise<Ended | null> {
  const wish = { cache: null, keep: false, shard: null, opening: how.opening };
  const run = await runEngine(bandit, wish, args, {
    cwd: how.cwd,
    host: how.host,
    keep: worthKeeping,
    meter: how.meter,
    say: how.say,
    started: how.started,
    plain: true,
  });
  return run?.ended ?? null;
}

/**
 * A Bandit whose Python is not known opens whatever it finds. Throws WorldError when that is not all of it regular
 * files of the workspace.
 */
async function byItself(
  { command: [program, ...first] }: Bandit,
  args: readonly string[],
  { cwd, host, started, opening }: RunHow,
): Promise<Ended> {
  const targets = args.slice(args.indexOf('--') + 1).map((target) => resolve(cwd, target));
  const unfit = (await unfitFile(targets, opening.within)) ?? (await unfitSetting(targets, cwd, opening));
  if (unfit !== null) {
    throw new WorldError(
      `${JSON.stringify(printable(toPosix(relative(cwd, unfit.path))))} ${unfit.why}, and the bandit on PATH would open it. ` +
        'Remove it, or leave bandit-version out for the pinned one, which passes over it.',
    );
  }
  return runChild(program, [...first, ...args], {
    cwd,
    env: childEnvironment(host, 'scan'),
    keep: worthKeeping,
    started,
  });
}

/** The configuration that a `.bandit` file of a target names, where that must not be opened. */
async function unfitSetting(targets: readonly string[], cwd: string, { within, also }: Opening): Promise<Unfit | null> {
  for (const target of targets) {
    const text = await readBounded(join(target, '.bandit'), iniLimit).then(
      (bytes) => new TextDecoder().decode(bytes),
      () => '',
    );
    const { configfile } = portableIni(text);
    const path = resolve(cwd, configfile);
    const why = configfile === '' || also.includes(path) ? null : await unfitness(path, within);
    if (why !== null) return { path, why };
  }
  return null;
}
