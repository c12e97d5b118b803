/** The World of a step in a GitHub Actions workflow. */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import type { Context } from '../model/context.ts';
import type { Delivered, Delivery } from '../model/delivery.ts';
import type { Note } from '../model/report.ts';
import { thisHost } from './bandit/host.ts';
import { noResults } from './bandit/results-store.ts';
import { scanAround } from './bandit/scan.ts';
import { actionContext } from './context.ts';
import { openGit } from './git/git.ts';
import { uploadArtifact } from './github/artifact.ts';
import { connect, type GitHub } from './github/client.ts';
import { fixTarget } from './github/fix-target.ts';
import { publish } from './github/publish.ts';
import { runnerResults } from './github/runner-results.ts';
import { uploadSarif } from './github/upload.ts';
import { localWorld } from './local.ts';
import { lineMeter } from './progress.ts';
import { emitAnnotations } from './workflow/annotations.ts';
import { logLines } from './workflow/log.ts';
import { setOutputs } from './workflow/outputs.ts';
import { writeSummary } from './workflow/summary.ts';
import type { World } from './world.ts';
import { isInside, openWorkspace } from './workspace/workspace.ts';
import { writeResults } from './workspace/write.ts';

type Env = Readonly<Record<string, string | undefined>>;

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
}

/** Opens the runner's world for a project folder (input `working-directory`). Throws InputError or WorldError. */
export async function openRunner(env: Env, { folder, token, cache, category }: RunnerWish): Promise<Opened> {
  const host = thisHost(env);
  const place = env['GITHUB_WORKSPACE'] || process.cwd();
  const root = checkoutRoot(place, resolve(place, folder));
  const workspace = await openWorkspace(root, relative(root, resolve(place, folder)));
  const rooted = { ...env, GITHUB_WORKSPACE: workspace.root };
  const git = await openGit(workspace.project, rooted, 'action');
  // GITHUB_ACTION differs between two uses of the action in one job.
  const results = join(host.temp, `bandit-remediate-${(env['GITHUB_ACTION'] ?? '').replace(/[^\w-]/gu, '')}`);
  const context = await actionContext(rooted, workspace.project, results, git);
  const say = (text: string): void => logLines([text]);
  const repositoryResults = cache ? runnerResults(host, context, category, say) : null;
  const scanning = scanAround(host, repositoryResults ?? noResults, say, () => lineMeter(say));
  const local = localWorld({ workspace, scanning, git, token });
  const client = connect(token, env);
  return {
    context,
    world: {
      ...local,
      fixTarget: async (at, wish) => (client === null ? 'there is no token. Leave `github-token` at its default.' : fixTarget(client, at, wish)),
      async deliver(at, delivery) {
        const [delivered] = await Promise.all([deliver(at, delivery, client, env), repositoryResults?.save()]);
        return delivered;
      },
    },
  };
}

/**
 * The root of the repository that holds the project: the workspace, or, when actions/checkout was given a `path`, the folder of that
 * checkout. Code scanning and annotations take paths from there. A submodule is a part of the repository round it.
 */
function checkoutRoot(workspace: string, project: string): string {
  if (existsSync(join(workspace, '.git'))) return workspace;
  for (let at = project; isInside(workspace, at) && at !== workspace; at = dirname(at)) if (existsSync(join(at, '.git'))) return at;
  return workspace;
}

/** Summary first, so that a failing upload cannot keep it back; every item is tried. */
async function deliver(context: Context, delivery: Delivery, client: GitHub | null, env: Env): Promise<Delivered> {
  const notes: Note[] = [];
  notes.push(...(await writeSummary(delivery.summary, env)));
  logLines(delivery.lines);
  emitAnnotations(delivery.annotations);
  notes.push(...(await results(context, delivery, env)));
  if (delivery.sarif) notes.push(...(await uploadSarif(client, context, delivery.sarif, delivery.sarif.required ? 'true' : 'auto')));
  const published = await publish(client, context, delivery.publication);
  notes.push(...published.notes, ...(await setOutputs(published.outputs, env)));
  logLines(notes.map((note) => `${note.level === 'warning' ? 'Warning' : 'Note'}  ${note.text}`));
  return { notes };
}

/** The result files, the outputs that name them, and the artifact that keeps them. */
async function results(context: Context, delivery: Delivery, env: Env): Promise<readonly Note[]> {
  const written = await writeResults(context.results, delivery.files).catch((error: unknown) => String(error));
  const outputs = await setOutputs(delivery.outputs, env);
  if (typeof written === 'string') return [...outputs, { level: 'warning', topic: 'results', text: `The result files could not be written: ${written}` }];
  logLines([`Results in ${context.results}`]);
  return [...outputs, ...(delivery.artifact === null ? [] : await uploadArtifact(delivery.artifact, written, context.results))];
}
