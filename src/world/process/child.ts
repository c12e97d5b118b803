import { BoundedLog } from './bounded-log.ts';
import { startProgram } from './start.ts';

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

/**
 * Runs a program (absolute path) without standard input, and keeps the beginning and the end of what it says. Never
 * throws.
 */
export async function runChild(program: string, args: readonly string[], options: ChildOptions): Promise<Ended> {
  const [stdout, stderr] = [new BoundedLog(options.keep), new BoundedLog(options.keep)];
  const { cwd, env, timeout, started } = options;
  const { code, signal, failed, stopped } = await startProgram(program, args, {
    cwd,
    env,
    started,
    ...(timeout === undefined ? {} : { timeout }),
    onStdout: (chunk) => {
      stdout.add(chunk);
      options.onStdout?.(chunk.toString('latin1'));
    },
    onStderr: (chunk) => stderr.add(chunk),
  }).ended;
  const failure =
    failed !== null
      ? `it could not be started (${failed})`
      : stopped !== null
        ? `it took longer than ${Math.round((timeout ?? 0) / 1000)} seconds`
        : null;
  return { exitCode: code, signal, stdout: stdout.text(), stderr: stderr.text(), failure };
}
