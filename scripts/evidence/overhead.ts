/**
 * Measures what this program adds to Bandit, on the Node that runs it, from the outside: whole processes, median of
 * several runs.
 * 1. From the start of the process to the start of Bandit, with a warm environment.
 * 2. Reading a report of some thousand findings to the finished SARIF, summary and result file, sources beside it.
 * Usage: node scripts/evidence/overhead.ts --folder FOLDER --report FOLDER/REPORT.json [--runs 9]   (POSIX only)
 */

import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { folder: { type: 'string' }, report: { type: 'string' }, runs: { type: 'string', default: '9' } },
});
const runs = Number(values.runs);
const bundle = join(import.meta.dirname, '../../dist/index.js');
const temp = mkdtempSync(join(tmpdir(), 'bandit-remediate-overhead-'));
const now = (): bigint => BigInt(Date.now()) * 1_000_000n;

const spread = (milliseconds: readonly number[]): string => {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  return `min ${sorted[0]?.toFixed(0)} ms, median ${sorted[sorted.length >> 1]?.toFixed(0)} ms, max ${sorted.at(-1)?.toFixed(0)} ms over ${sorted.length} runs`;
};

/** The private environment's Python is replaced by a script that only notes the time, once the environment is there. */
function startUp(): readonly number[] {
  const project = join(temp, 'project');
  const stamp = join(temp, 'stamp');
  mkdirSync(project);
  writeFileSync(join(project, 'a.py'), 'x = 1\n');
  const scan = (): void =>
    void spawnSync(process.execPath, [bundle, 'scan'], {
      cwd: project,
      env: { ...process.env, GITHUB_ACTIONS: '', XDG_CACHE_HOME: join(temp, 'cache') },
    });
  scan();
  for (const path of pythonsIn(join(temp, 'cache'))) {
    rmSync(path);
    writeFileSync(path, `#!/bin/sh\ndate +%s%N >'${stamp}'\nexit 1\n`);
    chmodSync(path, 0o755);
  }
  return Array.from({ length: runs }, () => {
    const start = now();
    scan();
    return Number(BigInt(readFileSync(stamp, 'utf8').trim()) - start) / 1e6;
  });
}

const pythonsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /bin\/python[\d.]*$/.test(path))
    .map((path) => join(folder, path));

function reading(folder: string, report: string): readonly number[] {
  const env = {
    PATH: process.env['PATH'],
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: folder,
    GITHUB_EVENT_NAME: 'push',
    RUNNER_TEMP: temp,
    GITHUB_ACTION: 'x',
    INPUT_REPORT: report,
    'INPUT_FAIL-ON': 'none',
    INPUT_UNSCANNED: 'warn',
    'INPUT_UPLOAD-SARIF': 'false',
  };
  return Array.from({ length: runs + 1 }, () => {
    const start = performance.now();
    const ran = spawnSync(process.execPath, [bundle], { cwd: folder, env });
    if (ran.status !== 0) throw new Error(String(ran.stdout));
    return performance.now() - start;
  }).slice(1);
}

try {
  process.stdout.write(`Node ${process.version}\n`);
  process.stdout.write(`start to Bandit's start: ${spread(startUp())}\n`);
  if (values.folder && values.report) {
    const findings: { readonly results: readonly unknown[] } = JSON.parse(readFileSync(values.report, 'utf8'));
    process.stdout.write(
      `report of ${findings.results.length} findings to SARIF and summary: ${spread(reading(realpathSync(values.folder), realpathSync(values.report)))}\n`,
    );
  }
} finally {
  rmSync(temp, { recursive: true, force: true });
}
