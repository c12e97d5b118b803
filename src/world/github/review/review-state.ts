/** The reviews and threads of ours that a pull request has. */

import { z } from 'zod';
import type { LineRange } from '../../../model/github/publication.ts';
import type { GitHub } from '../client.ts';
import { parsed, placeOf, Unanswered } from '../parsed-answer.ts';

export interface OwnReview {
  readonly id: string;
  /** For REST, and for telling which was first. */
  readonly number: number;
  readonly body: string;
  readonly state: string;
  readonly commit: string;
  readonly minimized: boolean;
}

export interface OwnThread {
  readonly id: string;
  readonly path: string;
  /** Where it stands now; null when its lines have changed since. */
  readonly lines: LineRange | null;
  readonly resolved: boolean;
  /** Somebody other than us resolved or hid it: the suggestion is not wanted. */
  readonly declined: boolean;
  /** Somebody other than us wrote in it. */
  readonly answered: boolean;
  readonly mayResolve: boolean;
  /** The first comment: the suggestion. */
  readonly comment: {
    readonly id: string;
    readonly body: string;
    readonly minimized: boolean;
    readonly commit: string;
    readonly review: string;
  };
}

export interface PullState {
  readonly head: string;
  readonly open: boolean;
  readonly threads: readonly OwnThread[];
}

/** Pages of a hundred. */
const mostPages = 30;

const author = z.object({ __typename: z.string(), login: z.string() }).nullish();
const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
const oid = z
  .object({ oid: z.string() })
  .nullish()
  .transform((commit) => commit?.oid ?? '');

const reviewsQuery = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { page: reviews(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { id databaseId body state isMinimized viewerDidAuthor author { __typename login } commit { oid } } } } } }`;
const reviewNode = z.object({
  id: z.string(),
  databaseId: z.int(),
  body: z.string(),
  state: z.string(),
  isMinimized: z.boolean(),
  viewerDidAuthor: z.boolean(),
  author,
  commit: oid,
});

const threadsQuery = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid state
    page: reviewThreads(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { id path line startLine isOutdated isResolved viewerCanResolve resolvedBy { login } comments(first: 50) { totalCount
      nodes { id body isMinimized minimizedReason viewerDidAuthor author { __typename login } originalCommit { oid } pullRequestReview { id } } } } } } } }`;
const commentNode = z.object({
  id: z.string(),
  body: z.string(),
  isMinimized: z.boolean(),
  minimizedReason: z.string().nullish(),
  viewerDidAuthor: z.boolean(),
  author,
  originalCommit: oid,
  pullRequestReview: z
    .object({ id: z.string() })
    .nullish()
    .transform((review) => review?.id ?? ''),
});
const threadNode = z.object({
  id: z.string(),
  path: z.string(),
  line: z.int().nullish(),
  startLine: z.int().nullish(),
  isOutdated: z.boolean(),
  isResolved: z.boolean(),
  viewerCanResolve: z.boolean().catch(false),
  resolvedBy: z.object({ login: z.string() }).nullish(),
  comments: z.object({ totalCount: z.int(), nodes: z.array(commentNode) }),
});

const pageOf = <T extends z.ZodType>(node: T) => z.object({ pageInfo, nodes: z.array(node) });
const answerOf = <T extends z.ZodRawShape>(pullRequest: T) =>
  z.object({
    viewer: z.object({ login: z.string() }).optional(),
    repository: z.object({ pullRequest: z.object(pullRequest) }),
  });
const reviewsAnswer = answerOf({ page: pageOf(reviewNode) });
const threadsAnswer = answerOf({ headRefOid: z.string(), state: z.string(), page: pageOf(threadNode) });

/**
 * Whoever quotes our marker is not us: a review is by this very token, or by a bot (the token may have been another
 * App's before).
 */
const isOurs = (
  { body, viewerDidAuthor, author: by }: Pick<z.output<typeof reviewNode>, 'body' | 'viewerDidAuthor' | 'author'>,
  marker: string,
): boolean => (viewerDidAuthor || by?.__typename === 'Bot') && body.includes(marker);

/** Our reviews with the marker, the unfinished ones of an earlier run too (`PENDING`). */
export async function ownReviews(
  client: GitHub,
  repository: string,
  pull: number,
  marker: string,
): Promise<readonly OwnReview[] | Unanswered> {
  const reviews: OwnReview[] = [];
  const failure = await eachPage(client, reviewsQuery, repository, pull, reviewsAnswer, ({ nodes }) => {
    const own = nodes.filter((node) => isOurs(node, marker));
    reviews.push(
      ...own.map(({ id, databaseId: number, body, state, commit, isMinimized: minimized }) => ({
        id,
        number,
        body,
        state,
        commit,
        minimized,
      })),
    );
  });
  return failure ?? reviews.toSorted((a, b) => a.number - b.number);
}

/** The head as it is now, and the threads that our suggestions began. */
export async function pullState(
  client: GitHub,
  repository: string,
  pull: number,
  marker: string,
): Promise<PullState | Unanswered> {
  const threads: OwnThread[] = [];
  let [head, open] = ['', false];
  const failure = await eachPage(
    client,
    threadsQuery,
    repository,
    pull,
    threadsAnswer,
    ({ nodes }, { viewer, repository: { pullRequest } }) => {
      [head, open] = [pullRequest.headRefOid, pullRequest.state === 'OPEN'];
      threads.push(...nodes.flatMap((node) => threadOf(node, bare(viewer?.login ?? ''), marker) ?? []));
    },
  );
  return failure ?? { head, open, threads };
}

/** REST and `viewer` name an App `name[bot]`, authors in GraphQL `name`. */
const bare = (login: string): string => login.replace(/\[bot\]$/, '');

function threadOf(
  { comments, ...thread }: z.output<typeof threadNode>,
  viewer: string,
  marker: string,
): OwnThread | null {
  const [first, ...others] = comments.nodes;
  if (!first || !isOurs(first, marker)) return null;
  const { line, startLine, isResolved, resolvedBy } = thread;
  const hiddenByOther = first.isMinimized && !/^(?:outdated|duplicate)$/i.test(first.minimizedReason ?? 'outdated');
  return {
    id: thread.id,
    path: thread.path,
    lines: line == null || thread.isOutdated ? null : { start: startLine ?? line, end: line },
    resolved: isResolved,
    declined: hiddenByOther || (isResolved && resolvedBy != null && bare(resolvedBy.login) !== viewer),
    answered:
      comments.totalCount > comments.nodes.length ||
      others.some((other) => !other.viewerDidAuthor && other.author?.__typename !== 'Bot'),
    mayResolve: thread.viewerCanResolve,
    comment: {
      id: first.id,
      body: first.body,
      minimized: first.isMinimized,
      commit: first.originalCommit,
      review: first.pullRequestReview,
    },
  };
}

type Paged = {
  readonly repository: { readonly pullRequest: { readonly page: { readonly pageInfo: z.output<typeof pageInfo> } } };
};

async function eachPage<T extends Paged>(
  client: GitHub,
  query: string,
  repository: string,
  pull: number,
  schema: z.ZodType<T>,
  take: (page: T['repository']['pullRequest']['page'], all: T) => void,
): Promise<Unanswered | null> {
  const { owner, repo: name } = placeOf(repository);
  let after: string | null = null;
  for (let page = 1; page <= mostPages; page += 1) {
    const answer: T | Unanswered = parsed(
      await client.graphql(query, { owner, name, number: pull, ...(after === null ? {} : { after }) }),
      schema,
    );
    if (answer instanceof Unanswered) return answer;
    const found: T['repository']['pullRequest']['page'] = answer.repository.pullRequest.page;
    take(found, answer);
    if (!found.pageInfo.hasNextPage) return null;
    after = found.pageInfo.endCursor;
  }
  return null;
}
