/** Keeps one comment on a pull request up to date. */

import { z } from 'zod';
import type { Context } from '../../../model/context.ts';
import type { Note } from '../../../model/findings/report.ts';
import type { StickyComment } from '../../../model/github/publication.ts';
import type { Answer, GitHub } from '../client.ts';
import { ask, isDone, parsed, placeOf, Unanswered } from '../parsed-answer.ts';
import { refusedRemark } from './remark-refusals.ts';

const topic = 'comment';
/** Pages of a hundred comments, the oldest first. */
const mostPages = 50;
const tries = 3;

const commentSchema = z.object({
  id: z.int(),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  user: z.object({ login: z.string(), type: z.string() }).nullish(),
});
type Comment = z.output<typeof commentSchema>;
const viewerSchema = z.object({ viewer: z.object({ login: z.string() }) });

/** What stands in the way becomes a note; nothing is thrown. */
export async function postComment(client: GitHub, context: Context, comment: StickyComment): Promise<readonly Note[]> {
  const { repository } = context;
  const what = 'The comment was not written';
  if (repository === null)
    return [
      {
        level: 'warning',
        topic,
        text: `${what}: the repository is not known; GITHUB_REPOSITORY must be \`owner/name\`.`,
      },
    ];
  const refusal = await write({ client, repository, comment });
  return refusal === null
    ? []
    : [refusedRemark(refusal, context, { topic, what, permission: 'pull-requests: write', off: 'comment: never' })];
}

interface Desk {
  readonly client: GitHub;
  readonly repository: string;
  readonly comment: StickyComment;
}

/** The refusal, or null. After a new comment it is looked again: two runs at once may both have written one. */
async function write(desk: Desk): Promise<Answer | null> {
  for (let tried = 1; ; tried += 1) {
    const own = await ownComments(desk);
    if (own instanceof Unanswered) return own.answer;
    const [first, ...others] = own;
    if (first) {
      const refusal = await update(desk, first);
      // Somebody deleted it just now.
      if (refusal?.status === 404 && tried < tries) continue;
      return refusal ?? (await removeAll(desk, others));
    }
    if (desk.comment.onlyUpdate) return null;
    const created = await create(desk);
    if (!isDone(created) && !(created.uncertain && tried < tries)) return created;
    if (isDone(created)) return settle(desk);
  }
}

/** Of two the older one is kept, and says what this run has to say: its own words are the newest it knows of. */
async function settle(desk: Desk): Promise<Answer | null> {
  const own = await ownComments(desk);
  if (own instanceof Unanswered || own.length < 2) return null;
  const [first, ...others] = own;
  return (first ? await update(desk, first) : null) ?? (await removeAll(desk, others));
}

const create = ({ client, repository, comment }: Desk): Promise<Answer> =>
  client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...placeOf(repository),
    issue_number: comment.pull,
    body: comment.body,
  });

async function update({ client, repository, comment }: Desk, { id, body }: Comment): Promise<Answer | null> {
  if (body.replaceAll('\r\n', '\n').trim() === comment.body.trim()) return null;
  const parameters = { ...placeOf(repository), comment_id: id, body: comment.body };
  const answer = await client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters, {
    idempotent: true,
  });
  return isDone(answer) ? null : answer;
}

async function removeAll({ client, repository }: Desk, comments: readonly Comment[]): Promise<Answer | null> {
  for (const { id } of comments) {
    const answer = await client.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
      ...placeOf(repository),
      comment_id: id,
    });
    if (!isDone(answer) && answer.status !== 404) return answer;
  }
  return null;
}

/**
 * Those that begin with the marker and are by a bot or by the owner of the token: a person who quotes it is not us. The
 * oldest first.
 */
async function ownComments({ client, repository, comment }: Desk): Promise<readonly Comment[] | Unanswered> {
  const marked: Comment[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const parameters = { ...placeOf(repository), issue_number: comment.pull, per_page: 100, page };
    const comments = await ask(
      client,
      'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
      parameters,
      z.array(commentSchema),
    );
    if (comments instanceof Unanswered) return comments;
    marked.push(...comments.filter(({ body }) => body.startsWith(comment.marker)));
    if (comments.length < 100) break;
  }
  const login = marked.some(({ user }) => user?.type !== 'Bot') ? await ownLogin(client) : null;
  return marked
    .filter(({ user }) => user?.type === 'Bot' || (user != null && user.login === login))
    .toSorted((a, b) => a.id - b.id);
}

/**
 * Asked only when a person's comment begins with our marker; null when GitHub does not say, and then none of those is
 * ours.
 */
async function ownLogin(client: GitHub): Promise<string | null> {
  const answer = parsed(await client.graphql('query { viewer { login } }', {}), viewerSchema);
  return answer instanceof Unanswered ? null : answer.viewer.login;
}
