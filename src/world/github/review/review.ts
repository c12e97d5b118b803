/**
 * Puts a review on a pull request: once for each head, without what stands there already, and takes away what no longer
 * applies.
 */

import type { Context } from '../../../model/context.ts';
import { counted } from '../../../model/count.ts';
import type { Note } from '../../../model/findings/report.ts';
import type { Review, Suggestion } from '../../../model/github/publication.ts';
import type { Answer, GitHub } from '../client.ts';
import { Unanswered } from '../parsed-answer.ts';
import { hide, retire } from './hide-remarks.ts';
import { refusedRemark } from './remark-refusals.ts';
import { isPosted, missing, pastReviews, pastThreads, type Standing } from './review-difference.ts';
import { ownReviews, pullState } from './review-state.ts';
import { dropPending, submitReview, type Place, type Submitted } from './submit-review.ts';

const topic = 'fix';
const note = (level: Note['level'], text: string): Note => ({ level, topic, text });
const notPosted = 'The suggestions were not posted';
const notHidden = 'Earlier suggestions that no longer apply were not hidden';

/**
 * What stands in the way becomes a note; nothing is thrown. A second run makes up for what is missing and posts nothing
 * twice.
 */
export async function postReview(client: GitHub, context: Context, review: Review): Promise<readonly Note[]> {
  const { repository } = context;
  const refused = (what: string, answer: Answer): Note =>
    refusedRemark(answer, context, { topic, what, permission: 'pull-requests: write', off: 'fix: off' });
  if (repository === null)
    return [note('warning', `${notPosted}: the repository is not known; GITHUB_REPOSITORY must be \`owner/name\`.`)];
  const place: Place = { client, repository, review };
  const standing = await standingOn(place);
  if (standing instanceof Unanswered) return [refused(notPosted, standing.answer)];
  if (typeof standing === 'string') return [note('notice', `No suggestions were posted: ${standing}`)];

  const posted = await postMissing(place, standing);
  if (posted instanceof Unanswered) return [refused(notPosted, posted.answer)];
  const untidy = (posted && (await hideTwin(place))) ?? (await tidy(place, standing, posted !== null));
  return [...(posted ? unplacedNote(posted) : []), ...(untidy === null ? [] : [refused(notHidden, untidy)])];
}

function unplacedNote({ unplaced }: Submitted): readonly Note[] {
  if (unplaced.length === 0) return [];
  return [
    note(
      'notice',
      `${counted(unplaced.length, 'suggestion')} could not be placed beside the code, and can be found in the review's text.`,
    ),
  ];
}

/** What is there of ours; or in a sentence why nothing is to be posted. */
async function standingOn({ client, repository, review }: Place): Promise<Standing | string | Unanswered> {
  const state = await pullState(client, repository, review.pull, review.marker);
  if (state instanceof Unanswered) return state;
  if (!state.open) return 'the pull request is closed.';
  if (state.head !== review.head) return 'somebody pushed in the meantime, and the run for the new commit makes them.';
  const reviews = await ownReviews(client, repository, review.pull, review.marker);
  return reviews instanceof Unanswered ? reviews : { threads: state.threads, reviews };
}

/** Null when there is nothing to post. */
async function postMissing(place: Place, standing: Standing): Promise<Submitted | Unanswered | null> {
  if (standing.reviews.some(({ state }) => state === 'PENDING')) await dropPending(place);
  const wanted = missing(place.review, standing);
  return wanted === null
    ? null
    : submitReview({ ...place, review: { ...place.review, body: withStanding(place.review, wanted) } }, wanted);
}

function withStanding({ body, suggestions }: Review, wanted: readonly Suggestion[]): string {
  const count = suggestions.length - wanted.length;
  if (count === 0 || body === '') return body;
  const [applies, was] = count === 1 ? ['applies', 'was'] : ['apply', 'were'];
  return `${body}\n\n${counted(count, 'suggestion')} of an earlier review ${applies} as before, or ${was} declined.`;
}

/**
 * Two runs at once may both have posted: the later review is hidden by the run that made it. Null when there is nothing
 * to hide, or it worked.
 */
async function hideTwin({ client, repository, review }: Place): Promise<Answer | null> {
  const reviews = await ownReviews(client, repository, review.pull, review.marker);
  if (reviews instanceof Unanswered) return null;
  const [, ...later] = reviews.filter((one) => isPosted(one, review) && !one.minimized).map(({ id }) => id);
  if (later.length === 0) return null;
  const state = await pullState(client, repository, review.pull, review.marker);
  const threads = state instanceof Unanswered ? [] : state.threads;
  const comments = threads
    .filter(({ comment }) => later.includes(comment.review) && !comment.minimized)
    .map(({ comment }) => comment.id);
  return hide(client, [...later, ...comments], 'DUPLICATE');
}

async function tidy(
  { client, review }: Place,
  { threads, reviews }: Standing,
  posted: boolean,
): Promise<Answer | null> {
  const hasOwn = posted || reviews.some((one) => isPosted(one, review));
  const refusal = await retire(client, pastThreads(review, threads));
  return (
    refusal ??
    hide(
      client,
      pastReviews(review, reviews, hasOwn).map(({ id }) => id),
      'OUTDATED',
    )
  );
}
