/** Closes a proposal of which nothing is left. */

import { z } from 'zod';
import type { Context } from '../../../model/context.ts';
import { withoutProposalMarker } from '../../../model/github/proposal-marker.ts';
import type { Proposal } from '../../../model/github/publication.ts';
import type { Answer, GitHub } from '../client.ts';
import { branchTip } from '../commits/branch-tip.ts';
import { moveBranch } from '../commits/move-branch.ts';
import { ask, isDone, placeOf, Unanswered } from '../parsed-answer.ts';
import { isAllOurs } from './proposal-branch.ts';
import type { Pull } from './proposal-pull.ts';

const farewellMarker = '<!-- bandit-remediate:closed -->';
const farewell = `Nothing is left to fix on the base branch, so this pull request is closed. Commits of others stay on its branch.\n\n${farewellMarker}`;

/**
 * In an order in which a run that is cut off can be finished by the next one, and nothing is said twice. Null when all
 * is done.
 */
export async function endProposal(
  client: GitHub,
  context: Context,
  repository: string,
  proposal: Proposal,
  open: Pull | null,
): Promise<Answer | null> {
  const base = await branchTip(client, repository, proposal.base);
  if (base instanceof Unanswered) return base.answer;
  // A run on an older commit does not know what the present one needs.
  if (base === null || base !== proposal.head || ![context.head, context.sha, context.pull?.headSha].includes(base))
    return null;
  const refusal = open === null ? null : await close(client, repository, open);
  if (refusal !== null) return refusal;
  const tip = await branchTip(client, repository, proposal.branch);
  if (tip instanceof Unanswered) return tip.answer;
  if (tip === null) return null;
  const ours = await isAllOurs(client, repository, base, tip);
  if (ours instanceof Unanswered) return ours.answer;
  if (!ours) return null;
  const moved = await moveBranch(client, { repository, branch: proposal.branch, from: tip, to: null, force: true });
  return moved.kind === 'refused' ? moved.answer : null;
}

const comments = z.array(z.object({ body: z.string().nullish() }));
const mostPages = 10;

async function close(client: GitHub, repository: string, { number, body }: Pull): Promise<Answer | null> {
  const place = placeOf(repository);
  const said = await isSaid(client, repository, number);
  if (said instanceof Unanswered) return said.answer;
  if (!said) {
    const answer = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
      ...place,
      issue_number: number,
      body: farewell,
    });
    if (!isDone(answer)) return answer;
  }
  // Without the marker the same fixes may be proposed again when they come back.
  const parameters = { ...place, pull_number: number, state: 'closed', body: withoutProposalMarker(body) };
  const answer = await client.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', parameters, {
    idempotent: true,
  });
  return isDone(answer) ? null : answer;
}

async function isSaid(client: GitHub, repository: string, number: number): Promise<boolean | Unanswered> {
  for (let page = 1; page <= mostPages; page += 1) {
    const parameters = { ...placeOf(repository), issue_number: number, per_page: 100, page };
    const found = await ask(client, 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters, comments);
    if (found instanceof Unanswered) return found;
    if (found.some(({ body }) => body?.includes(farewellMarker))) return true;
    if (found.length < 100) return false;
  }
  return false;
}
