/** A pull request with the fixes, made or updated in place, or closed when nothing is left. */

import type { Context } from '../../../model/context.ts';
import type { Note } from '../../../model/findings/report.ts';
import type { Proposal } from '../../../model/github/publication.ts';
import type { Answer, GitHub } from '../client.ts';
import { workflowBot } from '../commits/commits.ts';
import { explainWrite } from '../commits/write-refusals.ts';
import { Unanswered } from '../parsed-answer.ts';
import { updateBranch } from './proposal-branch.ts';
import { endProposal } from './proposal-end.ts';
import { invite } from './proposal-people.ts';
import { editPull, openedPull, openPull, rejectedPull, type Opened, type Pull } from './proposal-pull.ts';

export interface Proposed {
  /** Of the open pull request; null without one. */
  readonly url: string | null;
  /** The tip of the proposal's branch; null when it was not brought up to date. */
  readonly commit: string | null;
  readonly notes: readonly Note[];
}

const note = (level: Note['level'], text: string): Note => ({ level, topic: 'fix', text });
const nothing: Proposed = { url: null, commit: null, notes: [] };
const permissions = 'contents: write, pull-requests: write';

/**
 * What stands in the way becomes a note; nothing is thrown, and what is missing then is made up for by the next run.
 */
export async function propose(client: GitHub, context: Context, proposal: Proposal): Promise<Proposed> {
  const repository = proposal.series?.repository ?? context.repository;
  if (repository === null) return failed('the repository is not known; GITHUB_REPOSITORY must be `owner/name`.');
  const open = await openPull(client, repository, proposal);
  if (open instanceof Unanswered) return failed(explainWrite(open.answer, permissions));
  if (proposal.series === null && proposal.settled)
    return ended(await endProposal(client, context, repository, proposal, open));
  if (proposal.series === null) return { ...nothing, url: open?.html_url ?? null };

  const rejected = open === null ? await rejectedPull(client, repository, proposal) : null;
  if (rejected instanceof Unanswered) return failed(explainWrite(rejected.answer, permissions));
  if (rejected !== null) return { ...nothing, notes: [closedByPerson(rejected)] };

  const branch = await updateBranch(client, proposal, proposal.series);
  if (branch.kind === 'refused')
    return { ...failed(explainWrite(branch.answer, permissions)), url: open?.html_url ?? null };
  if (branch.kind === 'busy') return failed('others keep pushing to the branch of the fixes. Run the job again later.');

  const pull =
    open === null ? await openedPull(client, repository, proposal) : { pull: open, isNew: false, notDraft: false };
  const { commit } = branch;
  if (pull instanceof Unanswered)
    return { url: null, commit, notes: [...branch.notes, notOpened(pull.answer, context, repository, proposal)] };
  const edited = pull.isNew ? null : await editPull(client, repository, pull.pull, proposal);
  const notes = [
    ...branch.notes,
    ...(edited === null
      ? []
      : [
          note(
            'warning',
            `The pull request's text was not brought up to date: ${explainWrite(edited.answer, permissions)}`,
          ),
        ]),
    ...(await invite(client, repository, pull.pull, proposal)),
    ...remarks(pull, branch.author),
  ];
  return { url: pull.pull.html_url, commit, notes };
}

const failed = (because: string): Proposed => ({
  ...nothing,
  notes: [note('warning', `The fixes were not proposed: ${because}`)],
});

const ended = (refusal: Answer | null): Proposed =>
  refusal === null
    ? nothing
    : {
        ...nothing,
        notes: [
          note(
            'warning',
            `The pull request of which nothing is left was not closed: ${explainWrite(refusal, permissions)}`,
          ),
        ],
      };

const closedByPerson = ({ number }: Pull): Note =>
  note(
    'notice',
    `#${number} with the same fixes was closed without merging, so they are not proposed again. Reopen it to have it kept up to date.`,
  );

/** The commits are there, so a person needs one click more. */
function notOpened(answer: Answer, { serverUrl }: Context, repository: string, { base, branch }: Proposal): Note {
  const path = (name: string): string => name.split('/').map(encodeURIComponent).join('/');
  const address = `${serverUrl.replace(/\/$/, '')}/${repository}/compare/${path(base)}...${path(branch)}?expand=1`;
  return note(
    'warning',
    `No pull request was opened: ${explainWrite(answer, permissions)} The commits are on their branch: open it by hand at ${address}`,
  );
}

/** https://docs.github.com/actions/concepts/security/github_token#when-github_token-triggers-workflow-runs */
function remarks({ isNew, notDraft, pull }: Opened, author: string): readonly Note[] {
  const waits = author === workflowBot || (isNew && pull.user?.login === workflowBot);
  const text =
    "Required checks may wait on the pull request with the fixes: what a workflow's own token opens or pushes starts no runs, or runs that a person has to approve. " +
    'Give `github-token` the token of an App or a person to avoid it.';
  return [
    ...(notDraft
      ? [note('notice', 'The repository has no draft pull requests, so the one with the fixes is an ordinary one.')]
      : []),
    ...(waits ? [note('notice', text)] : []),
  ];
}
