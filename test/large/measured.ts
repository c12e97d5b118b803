import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export interface Measured {
  readonly status: number | null;
  /** Both streams, without colours. */
  readonly log: string;
  readonly seconds: number;
  /**
   * Of all its threads, in its own code and the system's: says more than the time on a machine that does other things
   * too.
   */
  readonly cpuSeconds: number;
  /** The most memory that the process ever had resident, by the system's count. */
  readonly megabytes: number;
}

/**
 * Runs Node with these arguments to its end. `folder` is a temporary one. The process itself says what it took: so it
 * is the same on every system.
 */
export function measured(
  folder: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Measured {
  const [says, said] = [join(folder, 'usage.mjs'), join(folder, 'usage.json')];
  writeFileSync(said, '{}');
  writeFileSync(
    says,
    `import { writeFileSync } from 'node:fs';\nprocess.on('exit', () => writeFileSync(${JSON.stringify(said)}, JSON.stringify(process.resourceUsage())));\n`,
  );
  const start = performance.now();
  const ran = spawnSync(process.execPath, ['--import', pathToFileURL(says).href, ...args], {
    ...options,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const seconds = (performance.now() - start) / 1000;
  const {
    maxRSS = NaN,
    userCPUTime = NaN,
    systemCPUTime = NaN,
  }: Partial<NodeJS.ResourceUsage> = JSON.parse(readFileSync(said, 'utf8'));
  return {
    status: ran.status,
    log: stripVTControlCharacters(`${ran.stdout}${ran.stderr}`),
    seconds,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    megabytes: maxRSS / 1000,
  };
}
