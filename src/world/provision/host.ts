import { homedir, tmpdir } from 'node:os';

/** The machine as this program sees it: read once at the edge, given to whatever looks for programs or folders. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly home: string;
  /** Where temporary files go: RUNNER_TEMP in a workflow. */
  readonly temp: string;
}

export function thisHost(env: Readonly<Record<string, string | undefined>> = process.env): Host {
  return { env, platform: process.platform, arch: process.arch, home: homedir(), temp: env['RUNNER_TEMP'] || tmpdir() };
}
