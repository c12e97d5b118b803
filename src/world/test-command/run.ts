import { resolve } from 'node:path';
import type { TestRun } from '../../model/fixes/remediation.ts';
import { isProgram, onPath } from '../process/programs.ts';
import { startProgram } from '../process/start.ts';
import { OutputEnd } from './output-end.ts';

export interface TestCall {
  /** The project folder. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What must not come back in the output. */
  readonly secrets: readonly string[];
  /** Milliseconds until the command and all that it started are killed. */
  readonly timeout?: number;
  /** Program and arguments that the command is put behind, to keep it apart from this program: see box.ts. */
  readonly box?: readonly string[];
}

const halfAnHour = 30 * 60_000;
/**
 * How long the output may stay open after the command itself has ended, when something that it started still holds it.
 */
const patience = 2_000;
const outputLimit = 4_000;

/**
 * Runs the user's test command without a shell and without standard input. What it leaves running in its process group
 * is killed; in a box, everything. Never throws.
 */
export async function runTest([program, ...args]: readonly string[], call: TestCall): Promise<TestRun> {
  const started = Date.now();
  const output = new OutputEnd(outputLimit);
  const result = (status: TestRun['status'], text = output.text(call.secrets)): TestRun => ({
    status,
    output: text,
    seconds: (Date.now() - started) / 1000,
  });
  if (program === undefined || program === '') return result('not-started', 'The test command is empty.');
  const { cwd, env } = call;
  const path = await programOf(program, cwd, env);
  if (path === null) return result('not-started', notStarted(program, 'ENOENT'));
  // In a box nobody would say so.
  if (call.box && !(await isProgram(path))) return result('not-started', notStarted(program, 'ENOENT'));
  const [first = path, ...rest] = [...(call.box ?? []), path, ...args];
  const running = startProgram(first, rest, {
    cwd,
    env,
    timeout: call.timeout ?? halfAnHour,
    patience,
    onStdout: output.stream(),
    onStderr: output.stream(),
  });
  const { code, failed, stopped } = await running.ended;
  if (failed !== null) return result('not-started', notStarted(program, failed));
  return result(stopped !== null ? 'timed-out' : code === 0 ? 'passed' : 'failed');
}

/**
 * As a shell finds it: what holds a slash is a path from the project folder, anything else is looked for in the
 * command's own PATH.
 */
async function programOf(program: string, cwd: string, env: Readonly<Record<string, string>>): Promise<string | null> {
  if (/[/\\]/u.test(program)) return resolve(cwd, program);
  const [found] = await onPath(program, { env, platform: process.platform });
  return found ?? null;
}

function notStarted(program: string, code: string): string {
  const why = code === 'ENOENT' ? 'it is not found' : code === 'EACCES' ? 'it may not be executed' : code;
  return `${JSON.stringify(program)} could not be started: ${why}. The test command is a program with its arguments, without a shell.`;
}
