/**
 * The run whose end started this one, and the pull requests that it can have been for: from GitHub's event and API
 * alone, never from what the run left.
 */

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { OpenPull, TriggeringRun } from '../../../model/github/handover.ts';
import { InputError } from '../../../model/input-error.ts';
import type { Environment } from '../../workflow/file-command.ts';
import { WorldError } from '../../world.ts';
import type { GitHub } from '../client.ts';
import { objectId } from '../commits/branch-tip.ts';
import { explainWrite } from '../commits/write-refusals.ts';
import { ask, placeOf, Unanswered } from '../parsed-answer.ts';

const repositoryName = z.string().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);

/**
 * https://docs.github.com/webhooks/webhook-events-and-payloads#workflow_run; names of people and titles are not read.
 */
const payloadSchema = z.object({
  workflow_run: z.object({
    id: z.int().positive(),
    event: z.string().max(50),
    conclusion: z.string().max(50).nullish(),
    head_sha: objectId,
    head_branch: z.string().min(1).max(300).nullish(),
    repository: z.object({ full_name: repositoryName }),
    head_repository: z.object({ full_name: repositoryName }).nullish(),
  }),
});

/**
 * Reads the event file. Throws InputError when this workflow was not started by `workflow_run`, WorldError when the
 * file is not what GitHub writes.
 */
export async function triggeringRun(env: Environment, repository: string, serverUrl: string): Promise<TriggeringRun> {
  if (env['GITHUB_EVENT_NAME'] !== 'workflow_run') {
    throw new InputError(
      'mode: `publish` works in a workflow that `workflow_run` starts when the scan is over. examples/workflows/fork-publish.yml has one to copy.',
    );
  }
  const read = payloadSchema.safeParse(
    await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')
      .then(JSON.parse)
      .catch(() => null),
  );
  if (!read.success)
    throw new WorldError('The event file that GITHUB_EVENT_PATH names is not that of a `workflow_run` event.');
  const {
    id,
    event,
    conclusion,
    head_sha: head,
    head_branch: branch,
    repository: own,
    head_repository: source,
  } = read.data.workflow_run;
  if (own.full_name.toLowerCase() !== repository.toLowerCase())
    throw new WorldError("The event is about another repository's run than GITHUB_REPOSITORY names.");
  const url = `${serverUrl}/${repository}/actions/runs/${id}`;
  return {
    id,
    event,
    conclusion: conclusion ?? null,
    head,
    branch: branch ?? null,
    source: source?.full_name ?? null,
    url,
  };
}

const pullSchema = z.object({
  number: z.int().positive(),
  state: z.string(),
  merge_commit_sha: objectId.nullish().catch(null),
  head: z.object({ sha: objectId, ref: z.string(), repo: z.object({ full_name: repositoryName }).nullish() }),
  base: z.object({ sha: objectId, ref: z.string().min(1), repo: z.object({ full_name: repositoryName }) }),
});
const pullsSchema = z.array(pullSchema);
type Pull = z.output<typeof pullSchema>;

/**
 * The open pull requests of `repository` that come from the run's branch, whatever commit is their head now; those of
 * its commit where the branch tells none. Throws WorldError when GitHub does not say.
 */
export async function openPulls(client: GitHub, repository: string, run: TriggeringRun): Promise<readonly OpenPull[]> {
  const same = (a: string | null, b: string | null): boolean => a?.toLowerCase() === b?.toLowerCase();
  const ours = (pull: Pull): boolean =>
    pull.state === 'open' &&
    same(pull.base.repo.full_name, repository) &&
    same(pull.head.repo?.full_name ?? null, run.source);
  const ofBranch =
    run.branch === null || run.source === null
      ? []
      : await listed(client, 'GET /repos/{owner}/{repo}/pulls', {
          ...placeOf(repository),
          state: 'open',
          head: `${placeOf(run.source).owner}:${run.branch}`,
          per_page: 100,
        });
  const found = ofBranch.filter((pull) => ours(pull) && pull.head.ref === run.branch);
  const pulls = found.length > 0 ? found : (await ofCommit(client, repository, run.head)).filter(ours);
  return pulls.map(({ number, head, base, merge_commit_sha: merge }) => ({
    number,
    headSha: head.sha,
    baseSha: base.sha,
    baseRef: base.ref,
    mergeSha: merge ?? null,
  }));
}

async function listed(
  client: GitHub,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly Pull[]> {
  const pulls = await ask(client, route, parameters, pullsSchema);
  if (pulls instanceof Unanswered)
    throw new WorldError(
      `The pull request of the run could not be looked for: ${explainWrite(pulls.answer, 'pull-requests: read')}`,
    );
  return pulls;
}

/** A commit that GitHub no longer has is of no pull request. */
async function ofCommit(client: GitHub, repository: string, sha: string): Promise<readonly Pull[]> {
  const pulls = await ask(
    client,
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    { ...placeOf(repository), commit_sha: sha, per_page: 100 },
    pullsSchema,
  );
  if (!(pulls instanceof Unanswered)) return pulls;
  if (pulls.missing || pulls.answer.status === 422) return [];
  throw new WorldError(
    `The pull request of the run could not be looked for: ${explainWrite(pulls.answer, 'pull-requests: read')}`,
  );
}
