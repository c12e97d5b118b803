/** Suggestions that no longer apply are resolved where the token may, else hidden; many in one request. */

import type { Answer, GitHub } from '../client.ts';
import { isDone } from '../parsed-answer.ts';
import type { OwnThread } from './review-state.ts';

const perRequest = 25;
/** The next run hides the rest. */
const mostAtOnce = 300;

/**
 * Resolves or hides the threads; the refusal of what could not be. A workflow's token may hide but, without `contents:
 * write`, not resolve.
 */
export async function retire(client: GitHub, threads: readonly OwnThread[]): Promise<Answer | null> {
  const all = threads.slice(0, mostAtOnce);
  const open = all.filter(({ mayResolve }) => mayResolve);
  const resolve = (subject: string): string =>
    `resolveReviewThread(input: { threadId: ${subject} }) { thread { isResolved } }`;
  const unresolved = await inBatches(client, open, ({ id }) => id, resolve);
  const rest = [...all.filter(({ mayResolve }) => !mayResolve), ...unresolved.items];
  return hide(
    client,
    rest.map(({ comment }) => comment.id),
    'OUTDATED',
  );
}

/** Hides reviews and comments by their node ids; the refusal of what could not be. */
export async function hide(
  client: GitHub,
  ids: readonly string[],
  why: 'OUTDATED' | 'DUPLICATE',
): Promise<Answer | null> {
  const made = (subject: string): string =>
    `minimizeComment(input: { subjectId: ${subject}, classifier: ${why} }) { minimizedComment { isMinimized } }`;
  return (await inBatches(client, ids.slice(0, mostAtOnce), (id) => id, made)).refusal;
}

interface Undone<T> {
  /** Of these some may be done: doing them again does no harm. */
  readonly items: readonly T[];
  readonly refusal: Answer | null;
}

/** Stops asking at the first refusal, as the others would meet the same one. */
async function inBatches<T>(
  client: GitHub,
  items: readonly T[],
  idOf: (item: T) => string,
  field: (subject: string) => string,
): Promise<Undone<T>> {
  for (let start = 0; start < items.length; start += perRequest) {
    const batch = items.slice(start, start + perRequest);
    const variables = Object.fromEntries(batch.map((item, index) => [`s${index}`, idOf(item)]));
    const names = batch.map((_, index) => `$s${index}: ID!`).join(', ');
    const fields = batch.map((_, index) => `f${index}: ${field(`$s${index}`)}`).join('\n');
    const answer = await client.graphql(`mutation(${names}) {\n${fields}\n}`, variables, { idempotent: true });
    // What is gone (deleted by a person) needs nothing more.
    if (!isDone(answer) && answer.kind !== 'NOT_FOUND') return { items: items.slice(start), refusal: answer };
  }
  return { items: [], refusal: null };
}
