/** Starts dist/index.js as a runner starts an action: INPUT_* and GITHUB_* variables, file commands, an event file. */

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { commandsIn, outputsIn, type Command } from '../world/workflow/runner-commands.ts';

export const root = join(import.meta.dirname, '..', '..');
export const bundle = join(root, 'dist/index.js');

/** The Node that runs the tests (24), and the system's own when it is another one. */
export const nodes: readonly string[] = [...new Set([process.execPath, systemNode()])];

function systemNode(): string {
  const path = (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.includes('node_modules'))
    .join(':');
  try {
    return execFileSync('node', ['-p', 'process.execPath'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: path },
    }).trim();
  } catch {
    return process.execPath;
  }
}

export interface Step {
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly event?: string;
  readonly payload?: unknown;
  readonly env?: Readonly<Record<string, string>>;
  readonly node?: string;
  /** The program in place of the committed bundle. */
  readonly program?: string;
}

export interface Ran {
  readonly status: number | null;
  /** Both streams, as the log shows them, without colours. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly commands: readonly Command[];
  /** The result file, parsed. */
  result(): any;
  sarif(): any;
}

/** A temporary folder that is removed after the test. */
export function temporary(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'bandit-remediate-action-'));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
  return folder;
}

/** Private environments are shared with the other tests, so that Bandit is installed once. */
const toolCache = join(tmpdir(), 'bandit-remediate-test-cache', 'tools');

export async function runAction(t: TestContext, step: Step): Promise<Ran> {
  const temp = temporary(t);
  const file = (name: string, text = ''): string => {
    const path = join(temp, name);
    writeFileSync(path, text);
    return path;
  };
  mkdirSync(toolCache, { recursive: true });
  const [summary, output] = [file('summary'), file('output')];
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    ...machineSettings(),
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: toolCache,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_EVENT_NAME: step.event ?? 'push',
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(step.payload ?? {})),
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_OUTPUT: output,
    GITHUB_REPOSITORY: 'octo/shelf',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: 'a'.repeat(40),
    GITHUB_REF: 'refs/heads/main',
    GITHUB_JOB: 'bandit',
    GITHUB_ACTION: '__octo_bandit-remediate',
    GITHUB_RUN_ID: '11',
    ...Object.fromEntries(
      Object.entries(step.inputs ?? {}).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    ...step.env,
  };
  const { status, log } = await start(step.node ?? process.execPath, [step.program ?? bundle], step.workspace, env);
  const outputs = Object.fromEntries(outputsIn(readFileSync(output, 'utf8')));
  return {
    status,
    log: stripVTControlCharacters(log),
    outputs,
    summary: readFileSync(summary, 'utf8'),
    commands: commandsIn(log),
    result: () => JSON.parse(readFileSync(outputs['result-file'] ?? '', 'utf8')),
    sarif: () => JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8')),
  };
}

/** The bundle in a terminal, in a folder. */
export const runTerminal = (
  cwd: string,
  args: readonly string[],
  node = process.execPath,
  program = bundle,
): Promise<{ readonly status: number | null; readonly log: string }> => {
  const { GITHUB_ACTIONS: _, ...env } = process.env;
  return start(node, [program, ...args], cwd, {
    ...env,
    XDG_CACHE_HOME: join(tmpdir(), 'bandit-remediate-test-cache'),
  });
};

/** How the machine reaches package registries, and where Node keeps compiled code, is the machine's own matter. */
const machineSettings = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      /^(NODE_COMPILE_CACHE$|PIP_|UV_|https?_proxy|no_proxy|SSL_|REQUESTS_CA)/i.test(name) ? [[name, value ?? '']] : [],
    ),
  );

function start(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<{ status: number | null; log: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, log }));
  });
}
