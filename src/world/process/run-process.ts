/** One child process with a bound on its time and on its output, which is kept whole. */

import { startProgram } from './start.ts';

export interface ProcessCall {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly input?: string | Uint8Array;
  /** Milliseconds until the process and its children are killed. */
  readonly timeout: number;
  /** Bytes of standard output at which the process is killed. */
  readonly limit: number;
  /** Takes standard output as it comes, instead of `stdout`; the limit does not apply. */
  readonly onStdout?: (chunk: Buffer) => void;
}

export interface Finished {
  /** Exit status; null when the process did not come to its own end. */
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly problem: 'not found' | 'too slow' | 'too much output' | null;
}

const stderrLimit = 64 * 1024;

/** Starts a program (absolute path) and waits for its end. Never throws: what went wrong is in `problem` and `code`. */
export async function runProcess(program: string, args: readonly string[], call: ProcessCall): Promise<Finished> {
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  let [outSize, errSize] = [0, 0];
  const { cwd, env, timeout, input = '' } = call;
  const running = startProgram(program, args, {
    cwd,
    env,
    timeout,
    input,
    onStdout: (chunk) => {
      if (call.onStdout) return call.onStdout(chunk);
      outSize += chunk.length;
      if (outSize > call.limit) running.stop('too much output');
      else out.push(chunk);
    },
    onStderr: (chunk) => {
      if (errSize < stderrLimit) err.push(chunk);
      errSize += chunk.length;
    },
  });
  const { code, failed, stopped } = await running.ended;
  const problem =
    failed !== null ? 'not found' : stopped === 'time' ? 'too slow' : stopped !== null ? 'too much output' : null;
  return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8'), problem };
}
