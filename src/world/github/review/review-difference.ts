/** What of a review is there already, and what of earlier ones no longer applies. */

import { keyIn, listIn } from '../../../model/github/own-remark.ts';
import type { Review, Suggestion } from '../../../model/github/publication.ts';
import type { OwnReview, OwnThread } from './review-state.ts';

/** Our reviews and threads on the pull request, as they were before this run. */
export interface Standing {
  readonly threads: readonly OwnThread[];
  readonly reviews: readonly OwnReview[];
}

/** Everybody can see it, on the head that this review is for. */
export const isPosted = ({ state, commit }: OwnReview, { head }: Review): boolean =>
  commit === head && state !== 'PENDING';

/** The suggestions to be posted; null when there is nothing to post, not even a list that is not there yet. */
export function missing(review: Review, { threads, reviews }: Standing): readonly Suggestion[] | null {
  if (reviews.some((one) => isPosted(one, review))) return null;
  const fresh = review.suggestions.filter(
    (one) => !threads.some((thread) => stands(thread, one) || declined(thread, one)),
  );
  const list = listIn(review.body);
  const listed = list === null || reviews.some((one) => isSeen(one) && listIn(one.body) === list);
  return fresh.length === 0 && listed ? null : fresh;
}

const isSeen = ({ state, minimized }: OwnReview): boolean => state !== 'PENDING' && !minimized;

const isSame = ({ path, comment }: OwnThread, suggestion: Suggestion): boolean =>
  path === suggestion.path && keyIn(comment.body) === suggestion.key && plain(comment.body) === plain(suggestion.body);

const plain = (body: string): string => body.replaceAll('\r\n', '\n').trim();

/** It is on the same lines still, and nobody has closed it. */
function stands(thread: OwnThread, suggestion: Suggestion): boolean {
  const { resolved, comment, lines } = thread;
  return (
    isSame(thread, suggestion) &&
    !resolved &&
    !comment.minimized &&
    lines?.start === suggestion.lines.start &&
    lines.end === suggestion.lines.end
  );
}

/** Who has resolved or hidden a suggestion has seen it: it does not come back with the next push. */
const declined = (thread: OwnThread, suggestion: Suggestion): boolean => isSame(thread, suggestion) && thread.declined;

/**
 * Suggestions of earlier heads that are not among the present ones, and those whose lines have changed; never one that
 * a person has answered.
 */
export const pastThreads = (review: Review, threads: readonly OwnThread[]): readonly OwnThread[] =>
  threads.filter((thread) => {
    const { resolved, answered, comment, lines } = thread;
    const isOld = lines === null || comment.commit !== review.head;
    return (
      isOld && !resolved && !answered && !comment.minimized && !review.suggestions.some((one) => stands(thread, one))
    );
  });

/**
 * The texts of earlier reviews: all when this head has a review of its own, else those with another list than the
 * present one.
 */
export function pastReviews(review: Review, reviews: readonly OwnReview[], hasOwn: boolean): readonly OwnReview[] {
  const list = listIn(review.body);
  return reviews.filter(
    (one) => one.commit !== review.head && isSeen(one) && (hasOwn || (listIn(one.body) ?? list) !== list),
  );
}
