import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { TestRun } from '../../model/fixes/remediation.ts';
import { OutputEnd } from './output-end.ts';

export interface TestCall {
  /** The project folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What must not come back in the output. */
  readonly secrets: readonly string[];
  /** Milliseconds until the command and all that it started are killed. */
  readonly timeout?: number;
}

const halfAnHour = 30 * 60_000;
/**
 * How long the output may stay open after the command itself has ended, when something that it started still holds it.
 */
const patience = 2_000;
const outputLimit = 4_000;
const windows = process.platform === 'win32';
const taskkill = join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');

/**
 * Runs the user's test command without a shell and without standard input. What it leaves running is killed. Never
 * throws.
 */
export function runTest([program, ...args]: readonly string[], call: TestCall): Promise<TestRun> {
  const started = Date.now();
  const output = new OutputEnd(outputLimit);
  const result = (status: TestRun['status'], text = output.text(call.secrets)): TestRun => ({
    status,
    output: text,
    seconds: (Date.now() - started) / 1000,
  });
  if (program === undefined || program === '')
    return Promise.resolve(result('not-started', 'The test command is empty.'));
  return new Promise((resolve) => {
    try {
      const { cwd, env } = call;
      const child = spawn(program, args, {
        cwd,
        env: { ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
        detached: !windows,
      });
      child.stdout.on('data', output.stream());
      child.stderr.on('data', output.stream());
      void ended(child, call.timeout ?? halfAnHour).then((how) => {
        resolve(typeof how === 'string' ? result(how) : result('not-started', notStarted(program, how)));
      });
    } catch (error) {
      // An argument with a NUL character, for example, is refused before anything starts.
      resolve(result('not-started', notStarted(program, error)));
    }
  });
}

/** How the command came to its end; an error when it never began. Nothing of its process group is left. */
function ended(child: ChildProcess, timeout: number): Promise<'passed' | 'failed' | 'timed-out' | Error> {
  return new Promise((resolve) => {
    let tooLong = false;
    const release = killedWithUs(child);
    const timer = setTimeout(() => {
      tooLong = true;
      killGroup(child);
    }, timeout);
    const settle = (how: 'passed' | 'failed' | 'timed-out' | Error): void => {
      clearTimeout(timer);
      release();
      resolve(how);
    };
    child.on('error', settle);
    child.on('exit', (code) => {
      clearTimeout(timer);
      const how = tooLong ? 'timed-out' : code === 0 ? 'passed' : 'failed';
      // Usually closed at once; a server that the tests started may keep it open.
      const late = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        settle(how);
      }, patience);
      child.on('close', () => {
        clearTimeout(late);
        settle(how);
      });
      killGroup(child);
    });
  });
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The command has a process group of its own, so an interrupt from the keyboard or the runner does not reach it by
 * itself.
 */
function killedWithUs(child: ChildProcess): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    killGroup(child);
    release();
    process.kill(process.pid, signal);
  };
  const onExit = (): void => killGroup(child);
  const release = (): void => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('exit', onExit);
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.on('exit', onExit);
  return release;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (!windows) process.kill(-child.pid, 'SIGKILL');
    else spawnSync(taskkill, ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true });
  } catch {
    // It has ended meanwhile.
  }
}

function notStarted(program: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
  const why = code === 'ENOENT' ? 'it is not found' : code === 'EACCES' ? 'it may not be executed' : code;
  return `${JSON.stringify(program)} could not be started: ${why}. The test command is a program with its arguments, without a shell.`;
}
