import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/**
 * What a command took, its children included. Processor time and memory are null where the system does not tell
 * (Windows).
 */
export interface Cost {
  readonly seconds: number;
  readonly cpu: number | null;
  /** Bytes of the largest single process, not of all together. */
  readonly peak: number | null;
}

export interface Ran {
  readonly cost: Cost;
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A Python that watches the command; the clock starts after its own start. */
  readonly python: string;
  /** A folder for the command's output. */
  readonly temp: string;
}

const run = promisify(execFile);
const watcher = join(import.meta.dirname, 'measure.py');

export async function measure(command: readonly string[], { cwd, env, python, temp }: Surroundings): Promise<Ran> {
  const [out, err] = [join(temp, 'stdout'), join(temp, 'stderr')];
  const { stdout } = await run(python, ['-I', watcher, out, err, ...command], { cwd, env });
  const { status, ...cost }: Cost & { readonly status: number } = JSON.parse(stdout);
  return { cost, status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
}
