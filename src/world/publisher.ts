/**
 * The World of a publishing run: GitHub alone. No checkout, no git, no Python; nothing of the pull request is on the
 * disk.
 */

import { join } from 'node:path';
import type { Context } from '../model/context.ts';
import type { Note } from '../model/findings/report.ts';
import { InputError } from '../model/input-error.ts';
import { actionContext } from './context.ts';
import type { Env } from './environment-variables.ts';
import { downloader } from './github/artifact/download.ts';
import { fetchHandovers } from './github/artifact/handover.ts';
import { openPulls, triggeringRun } from './github/artifact/triggering-run.ts';
import { connect, type GitHub } from './github/client.ts';
import { fixTarget } from './github/commits/fix-target.ts';
import { postComment } from './github/review/comment.ts';
import { postReview } from './github/review/review.ts';
import { postCheckRun } from './github/scanning/check-run.ts';
import { uploadSarif } from './github/scanning/upload.ts';
import type { Publication, PublishWorld } from './publish-world.ts';

export interface OpenedPublisher {
  readonly context: Context;
  readonly world: PublishWorld;
}

/** Opens the world of `mode: publish`. Throws InputError without a token or a repository. */
export async function openPublisher(env: Env, token: string): Promise<OpenedPublisher> {
  const place = env['GITHUB_WORKSPACE'] || process.cwd();
  const context = await actionContext(
    { ...env, GITHUB_WORKSPACE: place },
    place,
    join(place, 'bandit-remediate'),
    'nothing is checked out',
  );
  const client = connect(token, env);
  const { repository } = context;
  if (client === null) throw new InputError('mode: `publish` needs a token. Leave `github-token` at its default.');
  if (repository === null)
    throw new InputError('mode: `publish` needs to know its repository: GITHUB_REPOSITORY must be `owner/name`.');
  const download = downloader(token, env);
  return {
    context,
    world: {
      triggeringRun: () => triggeringRun(env, repository, context.serverUrl),
      openPulls: (run) => openPulls(client, repository, run),
      handovers: ({ id }, category) => fetchHandovers(client, download, { repository, run: id, category }),
      target: (at, wish) => fixTarget(client, at, wish),
      publish: (at, publication) => publish(client, at, publication),
    },
  };
}

/** Every item is tried, one after the other: GitHub slows down whoever writes at once. */
async function publish(
  client: GitHub,
  context: Context,
  { comment, checkRun, review, sarif }: Publication,
): Promise<readonly Note[]> {
  return [
    ...(comment ? await postComment(client, context, comment) : []),
    ...(checkRun ? await postCheckRun(client, context, checkRun) : []),
    ...(review ? await postReview(client, context, review) : []),
    ...(sarif ? await uploadSarif(client, context, sarif, sarif.required ? 'true' : 'auto') : []),
  ];
}
