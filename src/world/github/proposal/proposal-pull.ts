/** The pull request of a proposal: found, opened, edited. */

import { z } from 'zod';
import { hashOfTitle, keepTicks, readProposalMarker } from '../../../model/github/proposal-marker.ts';
import type { Proposal } from '../../../model/github/publication.ts';
import type { GitHub } from '../client.ts';
import { ask, isDone, placeOf, Unanswered } from '../parsed-answer.ts';

const pullSchema = z.object({
  number: z.int(),
  html_url: z.url(),
  title: z.string(),
  body: z
    .string()
    .nullish()
    .transform((body) => body ?? ''),
  merged_at: z.string().nullish(),
  user: z.object({ login: z.string() }).nullish().catch(null),
  head: z.object({ ref: z.string(), repo: z.object({ full_name: z.string() }).nullish() }),
  labels: z.array(z.object({ name: z.string() })).catch([]),
  requested_reviewers: z
    .array(z.object({ login: z.string() }))
    .nullish()
    .catch([]),
  requested_teams: z
    .array(z.object({ slug: z.string() }))
    .nullish()
    .catch([]),
});
export type Pull = z.output<typeof pullSchema>;

/** The open one of our branch into its base; null when there is none. */
export async function openPull(
  client: GitHub,
  repository: string,
  proposal: Proposal,
): Promise<Pull | null | Unanswered> {
  const found = await listed(client, repository, proposal, 'open');
  return found instanceof Unanswered ? found : (found[0] ?? null);
}

/** One with the same fixes that a person has closed; we take the marker out of those that we close. */
export async function rejectedPull(
  client: GitHub,
  repository: string,
  proposal: Proposal,
): Promise<Pull | null | Unanswered> {
  const found = await listed(client, repository, proposal, 'closed');
  if (found instanceof Unanswered) return found;
  const wanted = readProposalMarker(proposal.body)?.fixes;
  return (
    found.find((pull) => !pull.merged_at && wanted !== undefined && readProposalMarker(pull.body)?.fixes === wanted) ??
    null
  );
}

async function listed(
  client: GitHub,
  repository: string,
  { base, branch }: Proposal,
  state: 'open' | 'closed',
): Promise<readonly Pull[] | Unanswered> {
  const place = placeOf(repository);
  const filter = { state, base, head: `${place.owner}:${branch}`, sort: 'updated', direction: 'desc', per_page: 30 };
  const pulls = await ask(client, 'GET /repos/{owner}/{repo}/pulls', { ...place, ...filter }, z.array(pullSchema));
  if (pulls instanceof Unanswered) return pulls;
  const own = repository.toLowerCase();
  return pulls.filter(
    ({ head }) =>
      head.ref === branch &&
      (head.repo === null || head.repo === undefined || head.repo.full_name.toLowerCase() === own),
  );
}

export interface Opened {
  readonly pull: Pull;
  /** Not there before this run. */
  readonly isNew: boolean;
  /** Drafts were asked for and are not to be had. */
  readonly notDraft: boolean;
}

/** Opens it. One that another run opened at the same time, or whose answer was lost, is found and taken instead. */
export async function openedPull(client: GitHub, repository: string, proposal: Proposal): Promise<Opened | Unanswered> {
  const { title, body, base, branch, draft } = proposal;
  let drafting = draft;
  for (let tried = 1; ; tried += 1) {
    const parameters = { ...placeOf(repository), title, body, base, head: branch, draft: drafting };
    const made = await ask(client, 'POST /repos/{owner}/{repo}/pulls', parameters, pullSchema);
    if (!(made instanceof Unanswered)) return { pull: made, isNew: true, notDraft: draft && !drafting };
    if (drafting && /draft pull requests are not supported/i.test(made.answer.reason)) {
      drafting = false;
      continue;
    }
    const there = await openPull(client, repository, proposal);
    if (!(there instanceof Unanswered) && there !== null)
      return { pull: there, isNew: made.answer.uncertain, notDraft: draft && !drafting };
    if (!made.answer.uncertain || tried >= 3) return made;
  }
}

/**
 * Brings title and body up to date; a title that a person gave and the boxes that they ticked stay. Nothing is asked
 * when nothing differs.
 */
export async function editPull(
  client: GitHub,
  repository: string,
  pull: Pull,
  proposal: Proposal,
): Promise<Unanswered | null> {
  const body = keepTicks(pull.body, proposal.body);
  const isOurTitle = readProposalMarker(pull.body)?.title === hashOfTitle(pull.title);
  const changes = {
    ...(isOurTitle && pull.title !== proposal.title ? { title: proposal.title } : {}),
    ...(flat(pull.body) !== flat(body) ? { body } : {}),
  };
  if (Object.keys(changes).length === 0) return null;
  const parameters = { ...placeOf(repository), pull_number: pull.number, ...changes };
  const answer = await client.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', parameters, {
    idempotent: true,
  });
  return isDone(answer) ? null : new Unanswered(answer);
}

/** GitHub's pages send line feeds with carriage returns. */
const flat = (text: string): string => text.replace(/\r\n/gu, '\n').trim();
