import type { Context } from '../../model/context.ts';
import type { Publication } from '../../model/delivery.ts';
import type { Note } from '../../model/findings/report.ts';
import type { GitHub } from './client.ts';
import { pushCommits } from './commits/commits.ts';
import { propose } from './proposal/proposal.ts';
import { postComment } from './review/comment.ts';
import { postReview } from './review/review.ts';
import { postCheckRun } from './scanning/check-run.ts';

export interface Publishing {
  readonly notes: readonly Note[];
  /** The step's outputs that only GitHub can give: `commit-sha`, `pull-request-url`. */
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Carries out every part of a publication, one after the other: what one of them meets does not keep the others back.
 */
export async function publish(
  client: GitHub | null,
  context: Context,
  { review, series, proposal, check, comment }: Publication,
): Promise<Publishing> {
  if (client === null)
    return {
      notes: [review, series, proposal, check, comment].some((part) => part !== null) ? [noToken] : [],
      outputs: {},
    };
  const notes: Note[] = [];
  const outputs: Record<string, string> = {};
  if (review) notes.push(...(await postReview(client, context, review)));
  if (series) {
    const pushed = await pushCommits(client, series);
    notes.push(...pushed.notes);
    if (pushed.commit !== null) outputs['commit-sha'] = pushed.commit;
  }
  if (proposal) {
    const proposed = await propose(client, context, proposal);
    notes.push(...proposed.notes);
    if (proposed.commit !== null) outputs['commit-sha'] = proposed.commit;
    if (proposed.url !== null) outputs['pull-request-url'] = proposed.url;
  }
  if (check) notes.push(...(await postCheckRun(client, context, check)));
  if (comment) notes.push(...(await postComment(client, context, comment)));
  return { notes, outputs };
}

const noToken: Note = {
  level: 'warning',
  topic: 'publish',
  text: 'Nothing was posted on GitHub: there is no token. Leave `github-token` at its default, or give one.',
};
