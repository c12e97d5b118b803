/** Labels and reviewers of a proposal. */

import { z } from 'zod';
import type { Note } from '../../../model/findings/report.ts';
import type { Proposal } from '../../../model/github/publication.ts';
import { quote } from '../../../text/log-text.ts';
import type { Answer, GitHub } from '../client.ts';
import { explainWrite } from '../commits/write-refusals.ts';
import { ask, isDone, placeOf, Unanswered } from '../parsed-answer.ts';
import type { Pull } from './proposal-pull.ts';

/** Adds what is missing; what stands in the way becomes notes. */
export async function invite(
  client: GitHub,
  repository: string,
  pull: Pull,
  proposal: Proposal,
): Promise<readonly Note[]> {
  return [
    ...(await label(client, repository, pull, proposal)),
    ...(await requestReviews(client, repository, pull, proposal)),
  ];
}

const permission = 'pull-requests: write';
const note = (text: string): Note => ({ level: 'warning', topic: 'fix', text });

async function label(
  client: GitHub,
  repository: string,
  { number, labels: present }: Pull,
  { labels }: Proposal,
): Promise<readonly Note[]> {
  const there = new Set(present.map(({ name }) => name.toLowerCase()));
  const missing = labels.filter((name) => !there.has(name.toLowerCase()));
  if (missing.length === 0) return [];
  const parameters = { ...placeOf(repository), issue_number: number, labels: missing };
  const answer = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', parameters, {
    idempotent: true,
  });
  return isDone(answer) ? [] : [note(`The pull request got no labels: ${explainWrite(answer, permission)}`)];
}

/** Once: whoever has been asked, or has reviewed, is not asked again at each update. */
async function requestReviews(
  client: GitHub,
  repository: string,
  pull: Pull,
  { reviewers }: Proposal,
): Promise<readonly Note[]> {
  const wanted = reviewers.filter((name) => name.toLowerCase() !== pull.user?.login.toLowerCase());
  if (wanted.length === 0 || (pull.requested_reviewers?.length ?? 0) + (pull.requested_teams?.length ?? 0) > 0)
    return [];
  const place = { ...placeOf(repository), pull_number: pull.number };
  const reviews = await ask(
    client,
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    { ...place, per_page: 1 },
    z.array(z.object({ id: z.number() })),
  );
  if (reviews instanceof Unanswered)
    return [note(`No reviews were asked for: ${explainWrite(reviews.answer, permission)}`)];
  if (reviews.length > 0) return [];
  const answer = await request(client, place, wanted);
  if (isDone(answer)) return [];
  if (answer.status !== 422 || wanted.length === 1)
    return [note(`No reviews were asked for: ${explainWrite(answer, permission)}`)];
  // One name that GitHub does not take loses all of them.
  const notes: Note[] = [];
  for (const name of wanted) {
    const single = await request(client, place, [name]);
    if (!isDone(single))
      notes.push(note(`No review was asked for of ${quote(name, 100)}: ${explainWrite(single, permission)}`));
  }
  return notes;
}

function request(
  client: GitHub,
  place: { readonly owner: string; readonly repo: string; readonly pull_number: number },
  names: readonly string[],
): Promise<Answer> {
  const teams = names.filter((name) => name.includes('/')).map((name) => name.slice(name.indexOf('/') + 1));
  const people = names.filter((name) => !name.includes('/'));
  const parameters = {
    ...place,
    ...(people.length > 0 ? { reviewers: people } : {}),
    ...(teams.length > 0 ? { team_reviewers: teams } : {}),
  };
  return client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', parameters, {
    idempotent: true,
  });
}
