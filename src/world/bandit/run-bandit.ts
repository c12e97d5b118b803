import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readBounded } from '../workspace/read.ts';
import { banditFailure } from './bandit-failure.ts';
import { childEnvironment } from './child-environment.ts';
import { runChild } from './child.ts';
import type { Host } from './host.ts';
import type { Bandit } from './provision.ts';

export interface BanditRun {
  readonly report: Uint8Array;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Two gigabytes is what one buffer holds. */
const reportLimit = 2 ** 31 - 1;
/** What Bandit says of tests and files that it gave up on: never dropped, however much it says. */
const worthKeeping = /Bandit internal error|Exception occurred when executing|Unable to (find|parse)|Unknown test found in profile|\[manager\]\s+ERROR|\[main\]\s/;

/** Starts Bandit in `cwd` and gives its JSON report. Throws WorldError when it gave none. */
export async function runBandit(bandit: Bandit, args: readonly string[], cwd: string, host: Host): Promise<BanditRun> {
  const folder = await mkdtemp(join(host.temp, 'bandit-remediate-report-'));
  try {
    const output = join(folder, 'report.json');
    const [program, ...first] = bandit.command;
    const ended = await runChild(program, [...first, '-f', 'json', '-o', output, ...args], { cwd, env: childEnvironment(host, 'scan'), keep: worthKeeping });
    const report = await readBounded(output, reportLimit).catch(() => new Uint8Array());
    const failure = banditFailure(ended, report.length, bandit);
    if (failure) throw failure;
    return { report, stderr: ended.stderr, exitCode: ended.exitCode ?? 0 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
