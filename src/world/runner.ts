/** The World of a step in a GitHub Actions workflow. */

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Context } from '../model/context.ts';
import { scanAround } from './bandit/scan.ts';
import { noResults } from './cache/results-store.ts';
import { runnerResults } from './cache/runner-results.ts';
import { actionContext } from './context.ts';
import type { Env } from './environment-variables.ts';
import { openGit } from './git/git.ts';
import { localWorld } from './local.ts';
import { lineMeter } from './progress.ts';
import { thisHost } from './provision/host.ts';
import { isolationOf, type TestWish } from './test-command/isolation.ts';
import { logLines } from './workflow/log.ts';
import { isInside, openWorkspace } from './workspace/workspace.ts';
import type { World } from './world.ts';
import { repair } from './writing/repair.ts';

export interface Opened {
  readonly context: Context;
  readonly world: World;
}

/** What of the inputs the world itself needs. */
export interface RunnerWish {
  readonly folder: string;
  readonly token: string;
  readonly cache: boolean;
  readonly category: string;
  /** Null when no test command will run. */
  readonly tests: TestWish | null;
}

type Delivering = Pick<World, 'deliver' | 'fixTarget'>;

/** Opens the runner's world for a project folder (input `working-directory`). Throws InputError or WorldError. */
export async function openRunner(env: Env, { folder, token, cache, category, tests }: RunnerWish): Promise<Opened> {
  const place = env['GITHUB_WORKSPACE'] || process.cwd();
  const root = checkoutRoot(place, resolve(place, folder));
  const host = thisHost(env, [place, root]);
  const workspace = await openWorkspace(root, relative(root, resolve(place, folder)));
  const repaired = await repair(workspace);
  if (repaired !== null) logLines([repaired]);
  const rooted = { ...env, GITHUB_WORKSPACE: workspace.root };
  const git = await openGit(workspace.project, rooted, 'action');
  // GITHUB_ACTION differs between two uses of the action in one job.
  const results = join(host.temp, `bandit-remediate-${(env['GITHUB_ACTION'] ?? '').replace(/[^\w-]/gu, '')}`);
  const context = await actionContext(rooted, workspace.project, results, git);
  const say = (text: string): void => logLines([text]);
  const isolation = await isolationOf(tests, { context, git, env: host.env, keep: [workspace.root] });
  if (isolation.note !== null) say(isolation.note);
  const repositoryResults = cache ? runnerResults(host, context, category, say) : null;
  const scanning = scanAround(host, repositoryResults ?? noResults, say, () => lineMeter(say));
  const local = localWorld({ workspace, scanning, git, token, tests: { env, ...isolation } });
  let opened: Promise<Delivering> | null = null;
  const delivering = (): Promise<Delivering> =>
    (opened ??= import('./runner-delivery.ts').then(({ openDelivery }) => openDelivery(token, env)));
  return {
    context,
    world: {
      ...local,
      scan: (request, started) =>
        local.scan(request, () => {
          started?.();
          // Whether it can be loaded is of interest only to those who need it.
          delivering().catch(() => undefined);
        }),
      fixTarget: async (at, wish) => (await delivering()).fixTarget(at, wish),
      async deliver(at, delivery) {
        const [delivered] = await Promise.all([
          delivering().then(({ deliver }) => deliver(at, delivery)),
          repositoryResults?.save(),
        ]);
        return delivered;
      },
    },
  };
}

/**
 * The root of the repository that holds the project: the workspace, or, when actions/checkout was given a `path`, the
 * folder of that checkout. Code scanning and annotations take paths from there. A submodule is a part of the repository
 * round it.
 */
function checkoutRoot(workspace: string, project: string): string {
  if (existsSync(join(workspace, '.git'))) return workspace;
  for (let at = project; isInside(workspace, at) && at !== workspace; at = dirname(at))
    if (existsSync(join(at, '.git'))) return at;
  return workspace;
}
