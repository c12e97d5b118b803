/** The conversation of a pull request: its comments. */

import { account } from './actors.ts';
import { invalid, notFound, paged, Refused, route, type Call, type Route } from './exchange.ts';
import type { Comment } from './records.ts';
import { pullOf } from './rest-pulls.ts';

/** 65,536 characters of four bytes each at most. https://github.com/dead-claudia/github-limits */
const limits = { bytes: 262_144, characters: 65_536 };

function checked(body: string): string {
  if (body.trim() === '')
    throw new Refused(422, 'Validation Failed', [{ resource: 'IssueComment', code: 'missing_field', field: 'body' }]);
  if (Buffer.byteLength(body) > limits.bytes)
    throw invalid('IssueComment', 'data', `Body is too long (maximum is ${limits.characters} characters)`);
  return body;
}

function create(call: Call<{ readonly body: string }>): Comment {
  const { hub, repository, actor, body } = call;
  const { number } = pullOf(call as Call<never>);
  const id = hub.id();
  const now = new Date().toISOString();
  const comment: Comment = {
    id,
    nodeId: `IC_${id}`,
    issue: number,
    author: actor,
    body: checked(body.body),
    createdAt: now,
    updatedAt: now,
    minimized: null,
  };
  repository.comments.push(comment);
  hub.nodes.set(comment.nodeId, comment);
  return comment;
}

/**
 * A comment by the path's id; `toWrite`: a workflow's token may change those of others too, a person only their own.
 */
function commentOf(call: Call<never>): Comment {
  const found = call.repository.comments.find(({ id }) => id === Number(call.params['comment_id']));
  if (found === undefined) throw notFound();
  return found;
}

function remove(call: Call<never>): void {
  const comment = commentOf(call);
  call.repository.comments.splice(call.repository.comments.indexOf(comment), 1);
  call.hub.nodes.delete(comment.nodeId);
}

function change(call: Call<{ readonly body: string }>): Comment {
  const comment = commentOf(call as Call<never>);
  return Object.assign(comment, { body: checked(call.body.body), updatedAt: new Date().toISOString() });
}

function commentBody(
  { repository, base }: Pick<Call, 'repository' | 'base'>,
  { id, nodeId, issue, author, body, createdAt, updatedAt }: Comment,
): object {
  const of = `${base}/repos/${repository.fullName}/issues`;
  return {
    id,
    node_id: nodeId,
    body,
    user: account(author),
    created_at: createdAt,
    updated_at: updatedAt,
    author_association: 'NONE',
    url: `${of}/comments/${id}`,
    issue_url: `${of}/${issue}`,
    html_url: `https://github.com/${repository.fullName}/pull/${issue}#issuecomment-${id}`,
    ...(author.type === 'Bot' && {
      performed_via_github_app: author.workflow ? { id: 15368, slug: 'github-actions', name: 'GitHub Actions' } : null,
    }),
  };
}

const issues = '/repos/{owner}/{repo}/issues';
const needs = 'issues: write or pull-requests: write';

export const issueRoutes: readonly Route[] = [
  route<never>(`GET ${issues}/{issue_number}/comments`, 'issues: read or pull-requests: read', (call) => {
    const { number } = pullOf(call);
    return paged(
      call,
      call.repository.comments.filter(({ issue }) => issue === number).map((comment) => commentBody(call, comment)),
    );
  }),
  route<{ readonly body: string }>(`POST ${issues}/{issue_number}/comments`, needs, (call) => ({
    status: 201,
    body: commentBody(call, create(call)),
  })),
  route<never>(`GET ${issues}/comments/{comment_id}`, 'issues: read or pull-requests: read', (call) => ({
    status: 200,
    body: commentBody(call, commentOf(call)),
  })),
  route<{ readonly body: string }>(`PATCH ${issues}/comments/{comment_id}`, needs, (call) => ({
    status: 200,
    body: commentBody(call, change(call)),
  })),
  route<never>(`DELETE ${issues}/comments/{comment_id}`, needs, (call) => (remove(call), { status: 204 })),
];
