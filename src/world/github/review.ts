/** Puts a review on a pull request: once for each head, without what stands there already, and takes away what no longer applies. */
import type { Context } from '../../model/context.ts';
import { counted } from '../../model/count.ts';
import type { Review, Suggestion } from '../../model/publication.ts';
import type { Note } from '../../model/report.ts';
import { keyIn, listIn } from '../../model/own-remark.ts';
import { Unanswered } from './ask.ts';
import type { Answer, GitHub } from './client.ts';
import { hide, retire } from './hide-remarks.ts';
import { refusedRemark } from './remark-refusals.ts';
import { ownReviews, pullState, type OwnReview, type OwnThread, type PullState } from './review-state.ts';
import { dropPending, isPosted, submitReview } from './submit-review.ts';

const topic = 'fix';
const permission = 'pull-requests: write';
const note = (level: Note['level'], text: string): Note => ({ level, topic, text });

/** What stands in the way becomes a note; nothing is thrown. A second run makes up for what is missing and posts nothing twice. */
export async function postReview(client: GitHub, context: Context, review: Review): Promise<readonly Note[]> {
  const refused = (what: string, answer: Answer): Note => refusedRemark(answer, context, { topic, what, permission, off: 'fix: off' });
  const { repository } = context;
  if (repository === null) return [note('warning', 'The suggestions were not posted: the repository is not known; GITHUB_REPOSITORY must be `owner/name`.')];
  const state = await pullState(client, repository, review.pull, review.marker);
  const reviews = state instanceof Unanswered ? state : await ownReviews(client, repository, review.pull, review.marker);
  if (state instanceof Unanswered) return [refused('The suggestions were not posted', state.answer)];
  if (reviews instanceof Unanswered) return [refused('The suggestions were not posted', reviews.answer)];
  if (!state.open) return [note('notice', 'No suggestions were posted: the pull request is closed.')];
  if (state.head !== review.head) return [note('notice', 'No suggestions were posted: somebody pushed in the meantime, and the run for the new commit makes them.')];

  const place = { client, repository, review };
  if (reviews.some((one) => one.state === 'PENDING')) await dropPending(place);
  const wanted = missing(review, state, reviews);
  const posted = wanted === null ? null : await submitReview({ ...place, review: { ...review, body: withStanding(review, wanted) } }, wanted);
  if (posted instanceof Unanswered) return [refused('The suggestions were not posted', posted.answer)];
  const twin = posted === null ? null : await hideTwin(place);
  const untidy = twin ?? (await tidy(client, review, state, reviews, posted !== null || reviews.some((one) => isPosted(one, review))));
  return [
    ...(posted && posted.unplaced.length > 0 ? [note('notice', `${counted(posted.unplaced.length, 'suggestion')} could not be placed beside the code, and can be found in the review's text.`)] : []),
    ...(untidy === null ? [] : [refused('Earlier suggestions that no longer apply were not hidden', untidy)]),
  ];
}

/** The suggestions to be posted; null when there is nothing to post, not even a list that is not there yet. */
function missing(review: Review, { threads }: PullState, reviews: readonly OwnReview[]): readonly Suggestion[] | null {
  if (reviews.some((one) => isPosted(one, review))) return null;
  const fresh = review.suggestions.filter((one) => !threads.some((thread) => stands(thread, one) || declined(thread, one)));
  const list = listIn(review.body);
  const listed = list === null || reviews.some((one) => !one.minimized && one.state !== 'PENDING' && listIn(one.body) === list);
  return fresh.length === 0 && listed ? null : fresh;
}

function withStanding({ body, suggestions }: Review, wanted: readonly Suggestion[]): string {
  const count = suggestions.length - wanted.length;
  return count === 0 || body === '' ? body : `${body}\n\n${counted(count, 'suggestion')} of an earlier review ${count === 1 ? 'applies' : 'apply'} as before, or ${count === 1 ? 'was' : 'were'} declined.`;
}

const isSame = ({ path, comment }: OwnThread, suggestion: Suggestion): boolean =>
  path === suggestion.path && keyIn(comment.body) === suggestion.key && plain(comment.body) === plain(suggestion.body);

const plain = (body: string): string => body.replaceAll('\r\n', '\n').trim();

/** It is on the same lines still, and nobody has closed it. */
const stands = (thread: OwnThread, suggestion: Suggestion): boolean =>
  isSame(thread, suggestion) && !thread.resolved && !thread.comment.minimized && thread.lines?.start === suggestion.lines.start && thread.lines.end === suggestion.lines.end;

/** Who has resolved or hidden a suggestion has seen it: it does not come back with the next push. */
const declined = (thread: OwnThread, suggestion: Suggestion): boolean => isSame(thread, suggestion) && thread.declined;

/** Two runs at once may both have posted: the later review is hidden by the run that made it. Null when there is nothing to hide, or it worked. */
async function hideTwin({ client, repository, review }: { readonly client: GitHub; readonly repository: string; readonly review: Review }): Promise<Answer | null> {
  const reviews = await ownReviews(client, repository, review.pull, review.marker);
  if (reviews instanceof Unanswered) return null;
  const [, ...later] = reviews.filter((one) => isPosted(one, review) && !one.minimized);
  if (later.length === 0) return null;
  const state = await pullState(client, repository, review.pull, review.marker);
  const ids = new Set(later.map(({ id }) => id));
  const comments = state instanceof Unanswered ? [] : state.threads.filter(({ comment }) => ids.has(comment.review) && !comment.minimized).map(({ comment }) => comment.id);
  return hide(client, [...ids, ...comments], 'DUPLICATE');
}

/** Suggestions of earlier heads that are not among the present ones, and those whose lines have changed; never one that a person has answered. `hasReview`: the head has its own. */
async function tidy(client: GitHub, review: Review, { threads }: PullState, reviews: readonly OwnReview[], hasReview: boolean): Promise<Answer | null> {
  const past = threads.filter((thread) => {
    const { resolved, answered, comment, lines } = thread;
    const isOld = lines === null || comment.commit !== review.head;
    return isOld && !resolved && !answered && !comment.minimized && !review.suggestions.some((one) => stands(thread, one));
  });
  const list = listIn(review.body);
  const outdated = reviews.filter((one) => one.commit !== review.head && !one.minimized && one.state !== 'PENDING' && (hasReview || (listIn(one.body) ?? list) !== list));
  return (await retire(client, past)) ?? (await hide(client, outdated.map(({ id }) => id), 'OUTDATED'));
}
