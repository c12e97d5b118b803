/** Where and why the program runs, read once: from the runner's variables and event file, or from git. */

import { existsSync, realpathSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Context, PullRequest } from '../model/context.ts';
import { InputError } from '../model/input-error.ts';
import type { Env } from './environment-variables.ts';
import { isRefName, remoteDefault } from './git/base.ts';
import { noAccess } from './git/environment.ts';
import type { Git } from './git/git.ts';
import { openHistory, remoteAddress } from './git/history.ts';
import { pathInside } from './git/paths.ts';
import { parseRemote } from './git/remote-address.ts';
import { WorldError } from './world.ts';

const commitId = z
  .string()
  .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i)
  .transform((id) => id.toLowerCase());
const branchName = z.string().refine(isRefName);
const repositoryName = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
/** A part of the payload that is absent, or not what GitHub sends, is as good as unknown. */
const orNull = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .transform((value) => value ?? null)
    .catch(null);

/** The few parts of https://docs.github.com/webhooks/webhook-events-and-payloads that we use. */
const payloadSchema = z.object({
  repository: orNull(z.object({ default_branch: orNull(branchName) })),
  before: orNull(commitId),
  merge_group: orNull(z.object({ base_sha: orNull(commitId) })),
  pull_request: orNull(
    z.object({
      number: z.int().positive(),
      head: z.object({ sha: commitId, repo: orNull(z.object({ full_name: orNull(repositoryName) })) }),
      base: z.object({ sha: commitId, ref: branchName }),
    }),
  ),
});
type Payload = z.output<typeof payloadSchema>;

/**
 * The context of a step in a workflow. `project` is the absolute folder to work on, `results` where the result files
 * go; the event comes from GITHUB_EVENT_PATH. Throws InputError when the project is outside GITHUB_WORKSPACE,
 * WorldError when the event file is not JSON.
 */
export async function actionContext(env: Env, project: string, results: string, git: Git | string): Promise<Context> {
  const [payload, head] = await Promise.all([readPayload(env['GITHUB_EVENT_PATH']), headOf(git)]);
  const event = env['GITHUB_EVENT_NAME'] || 'unknown';
  const repository = accepted(repositoryName, env['GITHUB_REPOSITORY']);
  const serverUrl = serverOf(env['GITHUB_SERVER_URL']);
  const pull = pullRequest(payload, repository, env['GITHUB_ACTOR']);
  return {
    host: 'action',
    event,
    repository,
    serverUrl,
    head,
    sha: accepted(commitId, env['GITHUB_SHA']),
    ref: env['GITHUB_REF'] || null,
    pull,
    eventBase: eventBase(event, payload, pull),
    defaultBranch: payload.repository?.default_branch ?? null,
    runUrl: runUrl(env, serverUrl, repository),
    job: env['GITHUB_JOB'] || null,
    workflow: env['GITHUB_WORKFLOW'] || null,
    program: programOf(env),
    results,
    root: env['GITHUB_WORKSPACE'] || project,
    folder: folderOf(env['GITHUB_WORKSPACE'] || project, project),
  };
}

/** The context outside a workflow: repository and default branch are what the clone knows of its remote. */
export async function terminalContext(project: string, results: string, git: Git | string): Promise<Context> {
  const [head, { hosted, defaultBranch }] = await Promise.all([headOf(git), remoteOf(git)]);
  return {
    host: 'terminal',
    event: 'terminal',
    repository: hosted?.repository ?? null,
    serverUrl: hosted?.serverUrl ?? 'https://github.com',
    head,
    sha: null,
    ref: null,
    pull: null,
    eventBase: null,
    defaultBranch,
    runUrl: null,
    job: null,
    workflow: null,
    program: ['bandit-remediate'],
    results,
    root: typeof git === 'string' ? project : git.root,
    folder: folderOf(typeof git === 'string' ? project : git.root, project),
  };
}

/** What the clone knows of its remote: where it is, and its default branch. */
async function remoteOf(
  git: Git | string,
): Promise<{ readonly hosted: ReturnType<typeof parseRemote>; readonly defaultBranch: string | null }> {
  const remote = typeof git === 'string' ? null : (await openHistory(git, noAccess)).remote;
  if (typeof git === 'string' || remote === null) return { hosted: null, defaultBranch: null };
  const [address, defaultBranch] = await Promise.all([remoteAddress(git), remoteDefault(git, remote)]);
  return { hosted: parseRemote(address ?? ''), defaultBranch };
}

async function readPayload(path: string | undefined): Promise<Payload> {
  const empty = payloadSchema.parse({});
  if (!path || !existsSync(path)) return empty;
  const text = await readFile(path, 'utf8');
  try {
    return payloadSchema.catch(empty).parse(JSON.parse(text));
  } catch {
    throw new WorldError(`The event file that GITHUB_EVENT_PATH names is not JSON: ${JSON.stringify(path)}.`);
  }
}

/**
 * The head's repository is null once a fork is deleted. Who started the run decides what the token may do, not who
 * opened the pull request.
 */
function pullRequest(payload: Payload, repository: string | null, actor: string | undefined): PullRequest | null {
  const pull = payload.pull_request;
  if (!pull) return null;
  const source = pull.head.repo?.full_name ?? null;
  return {
    number: pull.number,
    headSha: pull.head.sha,
    baseSha: pull.base.sha,
    baseRef: pull.base.ref,
    fork: source === null || source.toLowerCase() !== repository?.toLowerCase(),
    dependabot: actor === 'dependabot[bot]',
  };
}

function eventBase(event: string, payload: Payload, pull: PullRequest | null): string | null {
  if (pull) return pull.baseSha;
  if (event === 'merge_group') return payload.merge_group?.base_sha ?? null;
  return event === 'push' && payload.before && !/^0+$/.test(payload.before) ? payload.before : null;
}

const headOf = async (git: Git | string): Promise<string | null> =>
  typeof git === 'string' ? null : git.line(['rev-parse', '--verify', '--quiet', 'HEAD']);

function accepted<T>(schema: z.ZodType<T>, value: unknown): T | null {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

function serverOf(address: string | undefined): string {
  return /^https?:\/\/[\w.-]+(:\d{1,5})?\/?$/.test(address ?? '')
    ? (address ?? '').replace(/\/$/, '')
    : 'https://github.com';
}

/** How to run the same version by hand; a local action (`uses: ./`) has no repository of its own. */
function programOf(env: Env): readonly string[] {
  const repository = accepted(repositoryName, env['GITHUB_ACTION_REPOSITORY']);
  const ref = accepted(branchName, env['GITHUB_ACTION_REF']);
  return repository && ref ? ['npx', '--yes', `github:${repository}#${ref}`] : ['bandit-remediate'];
}

function runUrl(env: Env, serverUrl: string, repository: string | null): string | null {
  const run = env['GITHUB_RUN_ID'] ?? '';
  const attempt = env['GITHUB_RUN_ATTEMPT'] ?? '';
  if (!repository || !/^\d+$/.test(run)) return null;
  return `${serverUrl}/${repository}/actions/runs/${run}${/^([2-9]|\d{2,})$/.test(attempt) ? `/attempts/${attempt}` : ''}`;
}

/** The project's folder inside the root, links resolved. */
function folderOf(root: string, project: string): string {
  if (!existsSync(project)) throw new InputError(`working-directory: ${JSON.stringify(project)} does not exist.`);
  const inside = pathInside(realpathSync.native(root), realpathSync.native(project));
  if (inside === null) throw new InputError(`working-directory: ${JSON.stringify(project)} is outside the workspace.`);
  return inside;
}
