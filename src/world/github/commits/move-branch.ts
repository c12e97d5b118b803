/** Moves a branch from one commit to another, and only from that one: what somebody pushed in between is never lost. */

import { z } from 'zod';
import type { Answer, GitHub } from '../client.ts';
import { ask, isDone, placeOf, Unanswered } from '../parsed-answer.ts';
import { branchTip } from './branch-tip.ts';

export interface Move {
  readonly repository: string;
  readonly branch: string;
  /** Where it has to be; null when it must not exist. */
  readonly from: string | null;
  /** Where it goes; null deletes it. */
  readonly to: string | null;
  /** `to` need not follow `from`: for branches of ours. */
  readonly force: boolean;
}

export type Moved =
  | { readonly kind: 'done' }
  /** Somebody else moved it; nothing was done. */
  | { readonly kind: 'elsewhere'; readonly tip: string | null }
  | { readonly kind: 'refused'; readonly answer: Answer };

/** As long as the repository's ids are. */
const none = (like: string | null): string => '0'.repeat(like?.length ?? 40);

/** `beforeOid` is a lease that REST's refs have not: https://docs.github.com/graphql/reference/mutations#updaterefs */
const updateRefs = `mutation($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;

/** After any fault a look at the branch tells what became of it, so asking twice does no harm. */
export async function moveBranch(client: GitHub, move: Move): Promise<Moved> {
  const { repository, branch, from, to, force } = move;
  const id = await ask(client, 'GET /repos/{owner}/{repo}', placeOf(repository), z.object({ node_id: z.string() }));
  if (id instanceof Unanswered) return { kind: 'refused', answer: id.answer };
  const update = { name: `refs/heads/${branch}`, beforeOid: from ?? none(to), afterOid: to ?? none(from), force };
  const answer = await client.graphql(
    updateRefs,
    { input: { repositoryId: id.node_id, refUpdates: [update] } },
    { idempotent: true },
  );
  if (isDone(answer)) return { kind: 'done' };
  return unknownMutation(answer) ? moveByRest(client, move) : judge(client, move, answer);
}

/** An Enterprise server of some age. */
const unknownMutation = ({ reason }: Answer): boolean =>
  /updateRefs.*(?:doesn't exist|does not exist|isn't defined)|UpdateRefsInput isn't a defined/i.test(reason);

async function judge(client: GitHub, { repository, branch, from, to }: Move, answer: Answer): Promise<Moved> {
  const tip = await branchTip(client, repository, branch);
  if (tip instanceof Unanswered) return { kind: 'refused', answer: tip.answer };
  if (tip === to) return { kind: 'done' };
  return tip === from ? { kind: 'refused', answer } : { kind: 'elsewhere', tip };
}

/** Without the lease: a look just before is the next best. */
async function moveByRest(client: GitHub, move: Move): Promise<Moved> {
  const { repository, branch, from, to, force } = move;
  const tip = await branchTip(client, repository, branch);
  if (tip instanceof Unanswered) return { kind: 'refused', answer: tip.answer };
  if (tip !== from) return tip === to ? { kind: 'done' } : { kind: 'elsewhere', tip };
  const place = placeOf(repository);
  const answer =
    to === null
      ? await client.request('DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ...place, ref: `heads/${branch}` })
      : from === null
        ? await client.request(
            'POST /repos/{owner}/{repo}/git/refs',
            { ...place, ref: `refs/heads/${branch}`, sha: to },
            { idempotent: true },
          )
        : await client.request(
            'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
            { ...place, ref: `heads/${branch}`, sha: to, force },
            { idempotent: true },
          );
  return isDone(answer) ? { kind: 'done' } : judge(client, move, answer);
}
