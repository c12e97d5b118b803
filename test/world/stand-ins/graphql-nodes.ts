/** The stand-in's records as GraphQL objects: each field is a value, or a function of its arguments. */

import type { Actor } from './actors.ts';
import { Refused } from './exchange.ts';
import type { Hub } from './hub.ts';
import { currentLine } from './pull-diff.ts';
import { baseOf, headOf, type Comment, type Pull, type Review, type ReviewComment, type Thread } from './records.ts';
import type { Repository } from './repository.ts';

export interface View {
  readonly hub: Hub;
  readonly actor: Actor;
}

interface Page {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
  readonly before?: string;
}

/** A connection; like GitHub it wants to be told how much, at most 100. */
function connection<T>(name: string, all: readonly T[], node: (item: T) => object) {
  return ({ first, last, after, before }: Page): object => {
    const size = first ?? last;
    if (size === undefined)
      throw new Refused(
        422,
        `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`,
      );
    if (size > 100)
      throw new Refused(
        422,
        `Requesting ${size} records on the \`${name}\` connection exceeds the \`${first === undefined ? 'last' : 'first'}\` limit of 100 records.`,
      );
    const from = after === undefined ? 0 : Number(atob(after)) + 1;
    const to = before === undefined ? all.length : Number(atob(before));
    const start = first === undefined ? Math.max(from, to - size) : from;
    const end = first === undefined ? to : Math.min(to, from + size);
    const cursor = (index: number): string | null => (start < end ? btoa(String(index)) : null);
    const pageInfo = {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: cursor(start),
      endCursor: cursor(end - 1),
    };
    return { nodes: all.slice(start, end).map(node), pageInfo, totalCount: all.length };
  };
}

/** GraphQL names bots without the suffix that REST gives them. */
export const actorNode = ({ login, id, type }: Actor): object => ({
  __typename: type,
  id: `U_${id}`,
  databaseId: id,
  login: login.replace(/\[bot\]$/, ''),
  url: `https://github.com/${login}`,
});

export const repositoryNode = (view: View, repository: Repository): object => ({
  __typename: 'Repository',
  id: `R_${repository.id}`,
  nameWithOwner: repository.fullName,
  isArchived: repository.archived,
  isFork: repository.parent !== null,
  isPrivate: repository.isPrivate,
  defaultBranchRef: () => refNode(repository, `refs/heads/${repository.defaultBranch}`),
  ref: ({ qualifiedName }: { readonly qualifiedName: string }) =>
    refNode(repository, qualifiedName.startsWith('refs/') ? qualifiedName : `refs/heads/${qualifiedName}`),
  object: ({ oid, expression }: { readonly oid?: string; readonly expression?: string }) =>
    objectNode(repository, oid ?? expressionOf(repository, expression ?? '')),
  pullRequest: ({ number }: { readonly number: number }) => {
    const found = repository.pulls.find((pull) => pull.number === number);
    if (found === undefined) throw new Refused(404, `Could not resolve to a PullRequest with the number of ${number}.`);
    return pullNode(view, found);
  },
});

function expressionOf({ git }: Repository, expression: string): string {
  try {
    return git.text('rev-parse', '--verify', '--quiet', '--end-of-options', expression);
  } catch {
    return '';
  }
}

export function refNode(repository: Repository, name: string): object | null {
  const sha = repository.git.ref(name);
  if (sha === null) return null;
  const prefix = /^refs\/(?:heads|tags)\//.exec(name)?.[0] ?? 'refs/';
  return {
    __typename: 'Ref',
    id: `REF_${Buffer.from(`${repository.id}:${name}`).toString('base64url')}`,
    name: name.slice(prefix.length),
    prefix,
    target: () => objectNode(repository, sha),
  };
}

/** A commit, tree or blob; null for what is not there. */
export function objectNode(repository: Repository, sha: string): object | null {
  const { git } = repository;
  const type = git.typeOf(sha);
  if (type === 'commit') return commitNode(repository, sha);
  if (type === 'tree') {
    const entries = () =>
      git.entries(sha, false).map((entry) => ({
        ...entry,
        __typename: 'TreeEntry',
        name: entry.path,
        oid: entry.sha,
        mode: Number.parseInt(entry.mode, 8),
        object: () => objectNode(repository, entry.sha),
      }));
    return { __typename: 'Tree', id: `T_${sha}`, oid: sha, entries };
  }
  if (type !== 'blob') return null;
  const bytes = git.blob(sha);
  const isBinary = bytes.includes(0);
  const isTruncated = bytes.length > 512_000;
  const text = isBinary ? null : bytes.subarray(0, 512_000).toString('utf8');
  return { __typename: 'Blob', id: `B_${sha}`, oid: sha, byteSize: bytes.length, isBinary, isTruncated, text };
}

function commitNode(repository: Repository, sha: string): object {
  const { message, author, committer, tree, parents } = repository.git.commit(sha);
  const [messageHeadline = '', ...rest] = message.split('\n');
  return {
    __typename: 'Commit',
    id: `C_${sha}`,
    oid: sha,
    message,
    messageHeadline,
    messageBody: rest.join('\n').trim(),
    author,
    committer,
    committedDate: committer.date,
    url: `https://github.com/${repository.fullName}/commit/${sha}`,
    tree: () => objectNode(repository, tree),
    parents: connection('parents', parents, (parent) => commitNode(repository, parent)),
    signature: repository.verified.has(sha)
      ? { __typename: 'GpgSignature', isValid: true, wasSignedByGitHub: true }
      : null,
  };
}

export const pullNode = (view: View, pull: Pull): object => ({
  ...pull,
  __typename: 'PullRequest',
  id: pull.nodeId,
  databaseId: pull.id,
  author: actorNode(pull.author),
  state: pull.state.toUpperCase(),
  closed: pull.state === 'closed',
  isDraft: pull.draft,
  baseRefName: pull.base,
  baseRefOid: baseOf(pull),
  headRefName: pull.head.ref,
  headRefOid: headOf(pull),
  headRepository: () => repositoryNode(view, pull.head.repository),
  isCrossRepository: pull.head.repository !== pull.repository,
  viewerDidAuthor: pull.author.id === view.actor.id,
  url: `https://github.com/${pull.repository.fullName}/pull/${pull.number}`,
  comments: connection('comments', pull.repository.commentsOn(pull.number), (comment) => commentNode(view, comment)),
  reviews: reviewsOf(view, pull),
  reviewThreads: connection('reviewThreads', pull.threads, (thread) => threadNode(view, thread)),
});

const reviewsOf =
  (view: View, pull: Pull) =>
  (page: Page & { readonly author?: string; readonly states?: readonly string[] }): object => {
    const named = ({ author, state }: Review): boolean =>
      (page.author === undefined || author.login.replace(/\[bot\]$/, '') === page.author) &&
      (page.states?.includes(state) ?? true);
    return connection('reviews', pull.reviews.filter(named), (review) => reviewNode(view, review))(page);
  };

const remark = (
  view: View,
  { nodeId, id, author, body, minimized }: Pick<Comment, 'nodeId' | 'id' | 'author' | 'body' | 'minimized'>,
  createdAt: string,
): object => ({
  id: nodeId,
  databaseId: id,
  author: actorNode(author),
  body,
  isMinimized: minimized !== null,
  minimizedReason: minimized,
  createdAt,
  viewerDidAuthor: author.id === view.actor.id,
  url: `https://github.com/node/${nodeId}`,
});

export const commentNode = (view: View, comment: Comment): object => ({
  __typename: 'IssueComment',
  ...remark(view, comment, comment.createdAt),
});

export const reviewNode = (view: View, review: Review): object => ({
  __typename: 'PullRequestReview',
  ...remark(view, review, review.submittedAt),
  state: review.state,
  submittedAt: review.submittedAt,
  commit: () => objectNode(review.pull.repository, review.commit),
  comments: connection(
    'comments',
    review.pull.threads.flatMap(({ comments }) => comments.filter((comment) => comment.review === review)),
    (comment) => lineCommentNode(view, comment),
  ),
});

export const threadNode = (view: View, thread: Thread): object => {
  const { nodeId, path, line, startLine, side, comments, resolvedBy } = thread;
  const now = currentLine(thread);
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId,
    path,
    diffSide: side,
    isResolved: resolvedBy !== null,
    isCollapsed: resolvedBy !== null || now === null,
    isOutdated: now === null,
    line: now,
    startLine: now === null || startLine === null ? null : now - (line - startLine),
    originalLine: line,
    originalStartLine: startLine,
    resolvedBy: resolvedBy === null ? null : actorNode({ ...resolvedBy, type: 'User' }),
    viewerCanResolve: resolvedBy === null && view.actor.permissions['pull-requests'] === 'write',
    comments: connection('comments', comments, (comment) => lineCommentNode(view, comment)),
  };
};

export const lineCommentNode = (view: View, comment: ReviewComment): object => {
  const { thread, review } = comment;
  const { path, line, startLine } = thread;
  const now = currentLine(thread);
  return {
    __typename: 'PullRequestReviewComment',
    ...remark(view, comment, comment.createdAt),
    path,
    line: now,
    startLine: now === null || startLine === null ? null : now - (line - startLine),
    originalLine: line,
    originalStartLine: startLine,
    outdated: now === null,
    originalCommit: () => objectNode(thread.pull.repository, thread.commit),
    pullRequestReview: () => reviewNode(view, review),
  };
};

/** A record of any kind as its object. */
export function nodeById(view: View, record: object): object {
  if ('login' in record) return actorNode(record as Actor);
  if ('threads' in record) return pullNode(view, record as Pull);
  if ('resolvedBy' in record) return threadNode(view, record as Thread);
  if ('thread' in record) return lineCommentNode(view, record as ReviewComment);
  return 'submittedAt' in record ? reviewNode(view, record as Review) : commentNode(view, record as Comment);
}
