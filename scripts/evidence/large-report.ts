/**
 * How long a large report takes from `report:` to the SARIF, the summary and result.json, and how much memory: whole
 * processes of the bundle, started as a runner starts them. The project and its report are made here, with every source
 * on disk. Usage: node scripts/evidence/large-report.ts [--findings 100000] [--files 2000] [--runs 5] [--bundle
 * dist/index.js] [--fail-on none] [--bandit PATH] `--files 1` puts all findings into one file. With `--bandit`, the
 * made report is first compared with that of the real Bandit 1.9.4 on the same project: they must be equal, but for the
 * time in them.
 */

import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeLargeProject } from '../../test/large/large-project.ts';
import { measured, type Measured } from '../../test/large/measured.ts';

const { values } = parseArgs({
  options: {
    findings: { type: 'string', default: '100000' },
    files: { type: 'string', default: '2000' },
    runs: { type: 'string', default: '5' },
    bundle: { type: 'string', default: join(import.meta.dirname, '../../dist/index.js') },
    'fail-on': { type: 'string', default: 'none' },
    bandit: { type: 'string' },
  },
});

const temp = realpathSync(mkdtempSync(join(tmpdir(), 'bandit-remediate-large-')));
const results = join(temp, 'bandit-remediate-x');
const project = join(temp, 'project');
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);

function spread(seconds: readonly number[]): string {
  const sorted = seconds.toSorted((a, b) => a - b);
  return `median ${sorted[sorted.length >> 1]?.toFixed(2)} (${sorted[0]?.toFixed(2)} to ${sorted.at(-1)?.toFixed(2)})`;
}

function run(report: string): Measured {
  const summary = join(temp, 'summary.md');
  writeFileSync(summary, '');
  const env = {
    PATH: process.env['PATH'],
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: project,
    GITHUB_EVENT_NAME: 'push',
    RUNNER_TEMP: temp,
    GITHUB_ACTION: 'x',
    GITHUB_STEP_SUMMARY: summary,
    INPUT_REPORT: report,
    'INPUT_FAIL-ON': values['fail-on'],
    'INPUT_UPLOAD-SARIF': 'false',
  };
  return measured(temp, [resolve(values.bundle)], { cwd: project, env });
}

function compareWithBandit(bandit: string, report: string): void {
  const real = join(temp, 'real.json');
  spawnSync(bandit, ['-q', '-r', '.', '-f', 'json', '-o', real], { cwd: project, stdio: 'ignore' });
  const withoutTime = (path: string): string => readFileSync(path, 'utf8').replace(/"generated_at": "[^"]*"/u, '');
  const equal = withoutTime(real) === withoutTime(report);
  say(`the made report ${equal ? 'is what Bandit writes, to the byte' : 'DIFFERS from what Bandit writes'}`);
  if (!equal) process.exitCode = 1;
}

try {
  mkdirSync(project);
  const made = makeLargeProject(project, Number(values.findings), Number(values.files));
  say(
    `Node ${process.version}: ${made.findings} findings in ${made.files} files of ${made.lines} lines, report of ${megabytes(statSync(made.report).size)}`,
  );
  if (values.bandit) compareWithBandit(values.bandit, made.report);
  const runs = Array.from({ length: Number(values.runs) }, () => run(made.report));
  const most = Math.max(...runs.map((one) => one.megabytes));
  say(
    `exit ${runs[0]?.status}; seconds: ${spread(runs.map((one) => one.seconds))}; of CPU: ${spread(runs.map((one) => one.cpuSeconds))}; over ${runs.length} runs; memory: at most ${most.toFixed(0)} MB`,
  );
  for (const name of existsSync(results) ? readdirSync(results) : [])
    say(`  ${name}: ${megabytes(statSync(join(results, name)).size)}`);
  for (const line of runs[0]?.log
    .split('\n')
    .filter((one) => /^(?:Passed|Failed|Incomplete|Warning|Note) /u.test(one)) ?? [])
    say(`  ${line.slice(0, 300)}`);
  if (!existsSync(results)) say(runs[0]?.log ?? '');
} finally {
  rmSync(temp, { recursive: true, force: true });
}
