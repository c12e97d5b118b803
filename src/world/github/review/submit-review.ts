/** Posts a review so that one bad comment does not lose the others, and so that it is there once. */

import { z } from 'zod';
import type { Review, Suggestion } from '../../../model/github/publication.ts';
import { withUnplaced } from '../../../model/github/unplaced-suggestions.ts';
import type { Answer, GitHub } from '../client.ts';
import { isDone, placeOf, Unanswered } from '../parsed-answer.ts';
import { isPosted } from './review-difference.ts';
import { ownReviews } from './review-state.ts';

export interface Submitted {
  /** What GitHub did not take beside the code: it stands in the review's body. */
  readonly unplaced: readonly Suggestion[];
}

/** How often the review is asked for when nobody knows whether it arrived. */
const tries = 3;
/** How many reviews are tried out of sight to find the bad comments; each may need another request to take it back. */
const mostProbes = 12;

const route = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';

export interface Place {
  readonly client: GitHub;
  readonly repository: string;
  readonly review: Review;
}

/** The review with `suggestions`; or the refusal. */
export async function submitReview(place: Place, suggestions: readonly Suggestion[]): Promise<Submitted | Unanswered> {
  const whole = await postOnce(place, suggestions, []);
  if (!isUnplaceable(whole) || suggestions.length === 0) return outcome(whole, []);
  const good = await sift(place, suggestions, whole);
  const unplaced = suggestions.filter((one) => !good.includes(one));
  const sifted = await postOnce(place, good, unplaced);
  if (!isUnplaceable(sifted) || good.length === 0) return outcome(sifted, unplaced);
  return outcome(await postOnce(place, [], suggestions), suggestions);
}

const outcome = (answer: Answer, unplaced: readonly Suggestion[]): Submitted | Unanswered =>
  isDone(answer) ? { unplaced } : new Unanswered(answer);
const isUnplaceable = ({ status, limited }: Answer): boolean => status === 422 && !limited;

/** One review that everybody sees. After a cut connection it is looked for before it is asked for again. */
async function postOnce(
  place: Place,
  suggestions: readonly Suggestion[],
  unplaced: readonly Suggestion[],
): Promise<Answer> {
  const { client, repository, review } = place;
  for (let tried = 1; ; tried += 1) {
    const answer = await client.request(route, {
      ...requestOf(place, suggestions, withUnplaced(review.body, unplaced)),
      event: 'COMMENT',
    });
    if (isDone(answer)) return answer;
    if (/pending review/i.test(answer.reason) && tried < tries && (await dropPending(place)) > 0) continue;
    if (!answer.uncertain) return answer;
    const now = await ownReviews(client, repository, review.pull, review.marker);
    if (now instanceof Unanswered) return answer;
    if (now.some((one) => isPosted(one, review))) return { ...answer, status: 200 };
    if (tried === tries) return answer;
  }
}

function requestOf(
  { repository, review }: Place,
  suggestions: readonly Suggestion[],
  body: string,
): Readonly<Record<string, unknown>> {
  const comments = suggestions.map(({ path, lines: { start, end }, body: text }) => ({
    path,
    body: text,
    line: end,
    side: 'RIGHT',
    ...(start < end ? { start_line: start, start_side: 'RIGHT' } : {}),
  }));
  return {
    ...placeOf(repository),
    pull_number: review.pull,
    commit_id: review.head,
    body: body === '' ? review.marker : body,
    comments,
  };
}

/**
 * Those that GitHub takes: without the ones that its refusal names, or found by halves, with reviews that nobody else
 * sees and that are taken back.
 */
async function sift(place: Place, all: readonly Suggestion[], refusal: Answer): Promise<readonly Suggestion[]> {
  const named = all.filter(({ path }) => refusal.reason.includes(path));
  const good: Suggestion[] = [];
  // Each group in it holds a bad one, or is not known.
  const doubtful: (readonly Suggestion[])[] = [];
  const probe = async (group: readonly Suggestion[]): Promise<Fit> => {
    const fit = group.length === 0 ? 'no' : await fits(place, group);
    if (fit === 'yes') good.push(...group);
    else doubtful.push(group);
    return fit;
  };
  const isNamed = named.length > 0 && named.length < all.length;
  doubtful.push(isNamed ? named : all);
  let last: Fit = isNamed ? await probe(all.filter((one) => !named.includes(one))) : 'no';
  for (let probes = 0; probes < mostProbes && last !== 'unknown';) {
    const group = doubtful.find(({ length }) => length > 1);
    if (!group) break;
    doubtful.splice(doubtful.indexOf(group), 1);
    const half = Math.ceil(group.length / 2);
    const [left, right] = [group.slice(0, half), group.slice(half)];
    last = await probe(left);
    probes += last === 'yes' ? 1 : 2;
    // One of the halves is bad: when the first is not, it is the other.
    if (last === 'yes') doubtful.push(right);
    else if (last === 'no') last = await probe(right);
  }
  return all.filter((one) => good.includes(one));
}

const created = z.object({ id: z.int() });

/**
 * `unknown`: GitHub says nothing about the comments, as its limit is reached or it cannot be reached. Asking on would
 * not help.
 */
type Fit = 'yes' | 'no' | 'unknown';

/**
 * Whether GitHub takes these comments: a review without an event is kept back until it is submitted, and this one never
 * is.
 */
async function fits(place: Place, suggestions: readonly Suggestion[]): Promise<Fit> {
  const answer = await place.client.request(route, requestOf(place, suggestions, place.review.marker));
  if (isUnplaceable(answer)) return 'no';
  const review = isDone(answer) ? created.safeParse(answer.data).data : undefined;
  return review !== undefined && isDone(await remove(place, review.id)) ? 'yes' : 'unknown';
}

const remove = ({ client, repository, review }: Place, id: number): Promise<Answer> =>
  client.request('DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', {
    ...placeOf(repository),
    pull_number: review.pull,
    review_id: id,
  });

/**
 * Takes back what a run that was cut off left unsubmitted; how many that were. A person's own draft has no marker of
 * ours.
 */
export async function dropPending(place: Place): Promise<number> {
  const reviews = await ownReviews(place.client, place.repository, place.review.pull, place.review.marker);
  if (reviews instanceof Unanswered) return 0;
  const pending = reviews.filter(({ state }) => state === 'PENDING');
  for (const { number } of pending) await remove(place, number);
  return pending.length;
}
