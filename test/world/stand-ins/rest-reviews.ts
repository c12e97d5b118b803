/** Reviews of pull requests and their comments on lines. */

import { account } from './actors.ts';
import { notFound, paged, Refused, route, type Call, type Route } from './exchange.ts';
import { currentLine, diffOf, hunksOf } from './pull-diff.ts';
import { headOf, type Pull, type Review, type ReviewComment } from './records.ts';
import { pullOf } from './rest-pulls.ts';

interface LineComment {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly side?: string;
  readonly start_line?: number;
  readonly start_side?: string;
  readonly position?: number;
}

interface NewReview {
  readonly commit_id?: string;
  readonly body?: string;
  readonly event?: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  readonly comments?: readonly LineComment[];
}

const bodyLimit = 65_536;
const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;
const unprocessable = (error: string): Refused => new Refused(422, 'Unprocessable Entity', [error]);

/** All of the review or nothing of it: one comment that fits nowhere refuses the whole. */
function create(call: Call<NewReview>): Review {
  const {
    hub,
    actor,
    body: { commit_id: wanted, body = '', event, comments = [] },
  } = call;
  const pull = pullOf(call as Call<never>);
  const commit = wanted ?? headOf(pull);
  if (actor.workflow && event === 'APPROVE' && !call.repository.workflowsMayOpenPulls)
    throw unprocessable('GitHub Actions is not permitted to approve pull requests.');
  if (event !== undefined && event !== 'COMMENT' && actor.id === pull.author.id)
    throw unprocessable(`Can not ${event === 'APPROVE' ? 'approve' : 'request changes on'} your own pull request`);
  // Without an event the review stays pending, and there is one pending review for each reviewer.
  if (event === undefined && pull.reviews.some((review) => review.state === 'PENDING' && review.author.id === actor.id))
    throw unprocessable('User can only have one pending review per pull request');
  if (body === '' && (event === 'REQUEST_CHANGES' || (event === 'COMMENT' && comments.length === 0)))
    throw unprocessable('Body can not be blank');
  if ([...body].length > bodyLimit) throw unprocessable(`Body is too long (maximum is ${bodyLimit} characters)`);
  if (pull.repository.git.typeOf(commit) !== 'commit' || !pull.repository.git.isAncestor(commit, headOf(pull)))
    throw unprocessable('Commit is not part of the pull request');
  const places = comments.map((comment) => ({ ...comment, hunk: hunkOf(pull, commit, comment) }));
  const id = hub.id();
  const state = event === undefined ? 'PENDING' : states[event];
  const review: Review = {
    id,
    nodeId: `PRR_${id}`,
    pull,
    commit,
    body,
    state,
    author: actor,
    submittedAt: new Date().toISOString(),
    minimized: null,
  };
  pull.reviews.push(review);
  hub.nodes.set(review.nodeId, review);
  for (const place of places) addThread(call, review, place);
  return review;
}

function addThread(
  { hub, actor }: Call<NewReview>,
  review: Review,
  { path, body, line = 1, start_line: start, side, hunk }: LineComment & { readonly hunk: string },
): void {
  const [id, threadId] = [hub.id(), hub.id()];
  const { pull, commit, submittedAt: createdAt } = review;
  const thread = {
    nodeId: `PRRT_${threadId}`,
    pull,
    path,
    line,
    startLine: start ?? null,
    side: side === 'LEFT' ? ('LEFT' as const) : ('RIGHT' as const),
    commit,
    hunk,
    comments: [] as ReviewComment[],
    resolvedBy: null,
  };
  const comment: ReviewComment = {
    id,
    nodeId: `PRRC_${id}`,
    thread,
    review,
    author: actor,
    createdAt,
    body,
    minimized: null,
  };
  thread.comments.push(comment);
  pull.threads.push(thread);
  hub.nodes.set(thread.nodeId, thread).set(comment.nodeId, comment);
}

/** The hunk that a comment's lines are in, or GitHub's refusal. */
function hunkOf(
  pull: Pull,
  commit: string,
  { path, body, line, side = 'RIGHT', start_line: start, start_side: startSide = side, position }: LineComment,
): string {
  const patch = diffOf(pull, commit).find((file) => file.path === path)?.patch;
  if (body.trim() === '') throw unprocessable('Body can not be blank');
  if ([...body].length > bodyLimit) throw unprocessable(`Body is too long (maximum is ${bodyLimit} characters)`);
  if (!patch || Buffer.byteLength(patch) > pull.repository.patchLimit)
    throw unprocessable('Path could not be resolved');
  if (position !== undefined || line === undefined) throw unprocessable('Line could not be resolved');
  const hunks = hunksOf(patch);
  const on = (from: string): 'LEFT' | 'RIGHT' => (from === 'LEFT' ? 'LEFT' : 'RIGHT');
  const hunk = hunks.find((one) => one[on(side)].has(line));
  if (hunk === undefined) throw unprocessable('Line could not be resolved');
  if (start !== undefined && start >= line && startSide === side)
    throw unprocessable('Pull request review thread start line must precede the end line.');
  if (start !== undefined && !hunk[on(startSide)].has(start))
    throw unprocessable('Pull request review thread start line must be part of the same hunk as the line.');
  return hunk.text;
}

/** A comment on a line by itself is a review of its own. */
function single(call: Call<LineComment & { readonly commit_id: string }>): ReviewComment {
  const { commit_id, ...comment } = call.body;
  const pull = pullOf(call as Call<never>);
  const review = create({ ...(call as Call<never>), body: { commit_id, event: 'COMMENT', comments: [comment] } });
  const last = pull.threads.findLast((thread) => thread.comments[0]?.review === review)?.comments[0];
  if (last === undefined) throw notFound();
  return last;
}

/** A comment on a line, by the path's id. */
function lineCommentOf(call: Call<never>): ReviewComment {
  const found = call.repository.pulls.flatMap(commentsOf).find(({ id }) => id === Number(call.params['comment_id']));
  if (found === undefined) throw notFound();
  return found;
}

function removeComment(call: Call<never>): void {
  const { thread, nodeId } = lineCommentOf(call);
  thread.comments.splice(
    thread.comments.findIndex((comment) => comment.nodeId === nodeId),
    1,
  );
  if (thread.comments.length === 0) thread.pull.threads.splice(thread.pull.threads.indexOf(thread), 1);
  call.hub.nodes.delete(nodeId);
}

function submit(call: Call<{ readonly body?: string; readonly event: NonNullable<NewReview['event']> }>): Review {
  const review = reviewOf(call as Call<never>);
  if (review.state !== 'PENDING') throw unprocessable('Can not submit a review that is not pending');
  return Object.assign(review, { state: states[call.body.event], body: call.body.body ?? review.body });
}

/** Only a pending review can be deleted, its comments with it. */
function discard(call: Call<never>): Review {
  const review = reviewOf(call);
  if (review.state !== 'PENDING') throw unprocessable('Can not delete a non-pending pull request review');
  const { reviews, threads } = review.pull;
  reviews.splice(reviews.indexOf(review), 1);
  for (const thread of threads.filter(({ comments }) => comments[0]?.review === review))
    threads.splice(threads.indexOf(thread), 1);
  return review;
}

const reviewBody = ({ id, nodeId, author, body, state, commit, submittedAt, pull }: Review, base: string): object => ({
  id,
  node_id: nodeId,
  user: account(author),
  body,
  state,
  commit_id: commit,
  submitted_at: submittedAt,
  author_association: 'NONE',
  html_url: `https://github.com/${pull.repository.fullName}/pull/${pull.number}#pullrequestreview-${id}`,
  pull_request_url: `${base}/repos/${pull.repository.fullName}/pulls/${pull.number}`,
});

function commentBody({ id, nodeId, author, body, thread, review, createdAt }: ReviewComment, base: string): object {
  const { path, line, startLine, side, commit, hunk, pull } = thread;
  const now = currentLine(thread);
  const url = `${base}/repos/${pull.repository.fullName}/pulls`;
  return {
    id,
    node_id: nodeId,
    pull_request_review_id: review.id,
    user: account(author),
    body,
    path,
    side,
    diff_hunk: hunk,
    commit_id: now === null ? commit : headOf(pull),
    original_commit_id: commit,
    line: now,
    original_line: line,
    start_line: now === null || startLine === null ? null : now - (line - startLine),
    original_start_line: startLine,
    start_side: startLine === null ? null : side,
    created_at: createdAt,
    updated_at: createdAt,
    author_association: 'NONE',
    subject_type: 'line',
    url: `${url}/comments/${id}`,
    html_url: `https://github.com/${pull.repository.fullName}/pull/${pull.number}#discussion_r${id}`,
    pull_request_url: `${url}/${pull.number}`,
  };
}

const commentsOf = (pull: Pull): readonly ReviewComment[] => pull.threads.flatMap(({ comments }) => comments);

/** A review by the path's id. */
function reviewOf(call: Call<never>): Review {
  const found = pullOf(call).reviews.find(({ id }) => id === Number(call.params['review_id']));
  if (found === undefined) throw notFound();
  return found;
}

function dismiss(call: Call<{ readonly message: string }>): object {
  const review = reviewOf(call as Call<never>);
  if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
    throw unprocessable('Can not dismiss a commented pull request review');
  review.state = 'DISMISSED';
  return reviewBody(review, call.base);
}

const pull = '/repos/{owner}/{repo}/pulls/{pull_number}';
const visible = (call: Call<never>) =>
  pullOf(call).reviews.filter(({ state, author }) => state !== 'PENDING' || author.id === call.actor.id);

export const reviewRoutes: readonly Route[] = [
  route<never>(`GET ${pull}/reviews`, 'pull-requests: read', (call) =>
    paged(
      call,
      visible(call).map((review) => reviewBody(review, call.base)),
    ),
  ),
  route<NewReview>(`POST ${pull}/reviews`, 'pull-requests: write', (call) => ({
    status: 200,
    body: reviewBody(create(call), call.base),
  })),
  route<{ readonly body: string }>(`PUT ${pull}/reviews/{review_id}`, 'pull-requests: write', (call) => {
    const review = reviewOf(call as Call<never>);
    review.body = call.body.body;
    return { status: 200, body: reviewBody(review, call.base) };
  }),
  route<{ readonly message: string }>(`PUT ${pull}/reviews/{review_id}/dismissals`, 'pull-requests: write', (call) => ({
    status: 200,
    body: dismiss(call),
  })),
  route<never>(`GET ${pull}/reviews/{review_id}/comments`, 'pull-requests: read', (call) =>
    paged(
      call,
      commentsOf(pullOf(call))
        .filter(({ review }) => review === reviewOf(call))
        .map((comment) => commentBody(comment, call.base)),
    ),
  ),
  route<never>(`GET ${pull}/comments`, 'pull-requests: read', (call) =>
    paged(
      call,
      commentsOf(pullOf(call)).map((comment) => commentBody(comment, call.base)),
    ),
  ),
  route<LineComment & { readonly commit_id: string }>(`POST ${pull}/comments`, 'pull-requests: write', (call) => ({
    status: 201,
    body: commentBody(single(call), call.base),
  })),
  route<{ readonly body: string }>(
    'PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}',
    'pull-requests: write',
    (call) => {
      const comment = Object.assign(lineCommentOf(call as Call<never>), { body: call.body.body });
      return { status: 200, body: commentBody(comment, call.base) };
    },
  ),
  route<never>(
    'DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}',
    'pull-requests: write',
    (call) => (removeComment(call), { status: 204 }),
  ),
  route<never>(`DELETE ${pull}/reviews/{review_id}`, 'pull-requests: write', (call) => ({
    status: 200,
    body: reviewBody(discard(call), call.base),
  })),
  route<{ readonly body?: string; readonly event: NonNullable<NewReview['event']> }>(
    `POST ${pull}/reviews/{review_id}/events`,
    'pull-requests: write',
    (call) => ({ status: 200, body: reviewBody(submit(call), call.base) }),
  ),
];
