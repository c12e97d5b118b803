/**
 * Runs the example workflows with act (https://github.com/nektos/act) in host mode, on a small repository made for it:
 * the action as a workflow engine that is not ours starts it. Opt-in, as it needs Go (to build act) or act on PATH:
 * `npm run act`. monorepo.yml needs folders that the demo lacks; existing-report.yml hands a file over through other
 * people's actions, which act would download.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const home = mkdtempSync(join(tmpdir(), 'bandit-remediate-act-'));
const repository = join(home, 'repository');

interface Expected {
  readonly workflow: string;
  readonly event: string;
  readonly status: number;
  readonly says: RegExp;
}

const expected: readonly Expected[] = [
  {
    workflow: 'pull-request-gate.yml',
    event: 'pull_request',
    status: 1,
    says: /1 new finding of medium severity or higher: shelf\/new\.py:5 \(B602\)/,
  },
  { workflow: 'code-scanning.yml', event: 'push', status: 0, says: /none fails, because fail-on is none/ },
  {
    workflow: 'merge-queue.yml',
    event: 'pull_request',
    status: 1,
    says: /1 new finding of medium severity or higher: shelf\/new\.py:5 \(B602\)/,
  },
];

function act(): string {
  if (spawnSync('act', ['--version']).status === 0) return 'act';
  const built = join(tmpdir(), 'bandit-remediate-act-bin');
  if (!existsSync(join(built, 'act')))
    execFileSync('go', ['install', 'github.com/nektos/act@v0.2.89'], {
      env: { ...process.env, GOBIN: built },
      stdio: 'inherit',
    });
  return join(built, 'act');
}

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Example', '-c', 'user.email=example@users.noreply.github.com', ...args], {
    cwd: repository,
    encoding: 'utf8',
  }).trim();

/** The demo service on main, and one commit on top that adds a finding. */
function makeRepository(): { readonly base: string; readonly head: string } {
  cpSync(join(root, 'examples/vulnerable-app'), repository, { recursive: true });
  mkdirSync(join(repository, '.github/workflows'), { recursive: true });
  cpSync(join(root, 'examples/workflows'), join(repository, '.github/workflows'), { recursive: true });
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', 'https://github.com/octo/shelf.git');
  git('add', '.');
  git('commit', '--quiet', '--message', 'The service');
  const base = git('rev-parse', 'HEAD');
  writeFileSync(
    join(repository, 'shelf/new.py'),
    'import subprocess\n\n\ndef run(cmd):\n    subprocess.run(cmd, shell=True)\n',
  );
  git('add', '.');
  git('commit', '--quiet', '--message', 'A change');
  return { base, head: git('rev-parse', 'HEAD') };
}

try {
  const program = act();
  const { base, head } = makeRepository();
  const repo = { full_name: 'octo/shelf', default_branch: 'main' };
  const event = join(home, 'event.json');
  writeFileSync(
    event,
    JSON.stringify({
      repository: repo,
      pull_request: { number: 7, head: { sha: head, ref: 'change', repo }, base: { sha: base, ref: 'main', repo } },
    }),
  );
  for (const { workflow, event: name, status, says } of expected) {
    const args = [
      name,
      '-W',
      `.github/workflows/${workflow}`,
      '-e',
      event,
      '-P',
      'ubuntu-latest=-self-hosted',
      '--local-repository',
      `org/bandit-remediate@v1=${root}`,
      '--artifact-server-path',
      join(home, 'artifacts'),
      '--artifact-server-addr',
      '127.0.0.1',
      '--no-cache-server',
      '--action-offline-mode',
    ];
    const ran = spawnSync(program, args, {
      cwd: repository,
      encoding: 'utf8',
      timeout: 300_000,
      maxBuffer: 64 * 1024 * 1024,
    });
    const log = `${ran.stdout}${ran.stderr}`;
    const right = ran.status === status && says.test(log);
    process.stdout.write(
      `${right ? 'as expected' : `NOT AS EXPECTED (status ${ran.status}):\n${log}\n`}  ${workflow} on ${name}\n`,
    );
    if (!right) process.exitCode = 1;
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
