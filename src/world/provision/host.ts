import { homedir, tmpdir } from 'node:os';
import { environmentOutside } from '../process/clean-environment.ts';

/** The machine as this program sees it: read once at the edge, given to whatever looks for programs or folders. */
export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  readonly home: string;
  /** Where temporary files go: RUNNER_TEMP in a workflow. */
  readonly temp: string;
  /** The folders of the code that is looked at: no program, no setting and no cache of ours is taken from there. */
  readonly workspace: readonly string[];
}

/** `workspace` is taken out of what the environment leads to. */
export function thisHost(
  env: Readonly<Record<string, string | undefined>> = process.env,
  workspace: readonly string[] = [],
): Host {
  return {
    env: environmentOutside(env, workspace),
    platform: process.platform,
    arch: process.arch,
    home: homedir(),
    temp: env['RUNNER_TEMP'] || tmpdir(),
    workspace,
  };
}
