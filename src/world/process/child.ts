import { spawn, type ChildProcess } from 'node:child_process';
import { BoundedLog } from './bounded-log.ts';

export interface ChildOptions {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** After this many milliseconds the child is killed; never when left out. */
  readonly timeout?: number;
  /** Lines that the bounded log must not drop. */
  readonly keep?: RegExp;
  /** Called when the process is there. */
  readonly started?: (() => void) | undefined;
  /** Gets standard output as it comes, beside the log. */
  readonly onStdout?: (text: string) => void;
}

/** How a child process ended, with what it said: hostile text, bounded. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it could not be started, or that it took too long; null when it ran. */
  readonly failure: string | null;
}

/** What still runs when this program ends, for a bug say, would go on for nobody. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Runs a program with an argument array, without a shell and without standard input. Never throws. */
export function runChild(program: string, args: readonly string[], options: ChildOptions): Promise<Ended> {
  return new Promise((resolve) => {
    const stdout = new BoundedLog(options.keep);
    const stderr = new BoundedLog(options.keep);
    let failure: string | null = null;
    const end = (exitCode: number | null, signal: string | null): void =>
      resolve({ exitCode, signal, stdout: stdout.text(), stderr: stderr.text(), failure });
    try {
      const child = spawn(program, [...args], {
        cwd: options.cwd,
        env: { ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
        windowsHide: true,
      });
      const timer =
        options.timeout === undefined
          ? undefined
          : setTimeout(() => {
              failure = `it took longer than ${Math.round((options.timeout ?? 0) / 1000)} seconds`;
              child.kill('SIGKILL');
            }, options.timeout);
      running.add(child);
      child.on('spawn', () => options.started?.());
      child.stdout.on('data', (chunk: Buffer) => {
        stdout.add(chunk);
        options.onStdout?.(chunk.toString('latin1'));
      });
      child.stderr.on('data', (chunk: Buffer) => stderr.add(chunk));
      child.on('error', (error) => {
        failure ??= `it could not be started (${codeOf(error)})`;
        clearTimeout(timer);
        running.delete(child);
        end(null, null);
      });
      child.on('close', (code, signal) => {
        clearTimeout(timer);
        running.delete(child);
        end(code, signal);
      });
    } catch (error) {
      // An argument with a NUL character, for example, is refused before anything starts.
      failure = `it could not be started (${codeOf(error)})`;
      end(null, null);
    }
  });
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  return 'unknown reason';
}
