import { join } from 'node:path';
import type { Split } from '../../model/findings/shard.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { runChild, type Ended } from '../process/child.ts';
import { lastLines } from '../process/printable.ts';
import type { Meter } from '../progress.ts';
import type { Host } from '../provision/host.ts';
import type { Bandit, OnProgress } from '../provision/provision.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { readBounded } from '../workspace/read.ts';
import { WorldError } from '../world.ts';
import { banditFailure } from './bandit-failure.ts';
import { gaveUp, runEngine, type EngineDone, type EngineRun, type EngineWish } from './engine.ts';

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
    const ended = engine?.ended ?? (await plainly(bandit, all, how));
    const report = await readBounded(output, reportLimit).catch(() => new Uint8Array());
    const failure = banditFailure(ended, report.length, bandit);
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

const plainly = (
  { command: [program, ...first] }: Bandit,
  args: readonly string[],
  { cwd, host, started }: RunHow,
): Promise<Ended> =>
  runChild(program, [...first, ...args], { cwd, env: childEnvironment(host, 'scan'), keep: worthKeeping, started });
