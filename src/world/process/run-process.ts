/** One child process with a bound on its time and on its output. Never a shell. */

import { spawn, type ChildProcess } from 'node:child_process';

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
const windows = process.platform === 'win32';

/** Starts a program and waits for its end. Never throws: what went wrong is in `problem` and `code`. */
export function runProcess(command: string, args: readonly string[], call: ProcessCall): Promise<Finished> {
  return new Promise((resolve) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let outSize = 0;
    let errSize = 0;
    let problem: Finished['problem'] = null;
    // A process group of its own: it has no terminal to prompt on, and its children can be killed with it.
    const child = spawn(command, [...args], {
      cwd: call.cwd,
      env: call.env,
      shell: false,
      windowsHide: true,
      detached: !windows,
    });
    const stop = (why: Finished['problem']): void => {
      problem ??= why;
      killGroup(child);
    };
    const timer = setTimeout(() => stop('too slow'), call.timeout);
    const finish = (code: number | null): void => {
      clearTimeout(timer);
      resolve({
        code: problem ? null : code,
        stdout: Buffer.concat(out),
        stderr: Buffer.concat(err).toString('utf8'),
        problem,
      });
    };
    child.stdout.on('data', (chunk: Buffer) => {
      if (call.onStdout) return call.onStdout(chunk);
      outSize += chunk.length;
      if (outSize > call.limit) stop('too much output');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (errSize < stderrLimit) err.push(chunk);
      errSize += chunk.length;
    });
    child.on('error', () => {
      problem ??= 'not found';
      finish(null);
    });
    child.on('close', finish);
    child.stdin.on('error', () => {}); // the program may end before it has read everything
    child.stdin.end(call.input ?? '');
  });
}

function killGroup(child: ChildProcess): void {
  try {
    if (!windows && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}
