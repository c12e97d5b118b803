import { outcomeOf, readHandover } from '../handover/read-handover.ts';
import type { Context } from '../model/context.ts';
import type { Note } from '../model/findings/report.ts';
import type { Expected, Handover, OpenPull, TriggeringRun } from '../model/github/handover.ts';
import type { FixTarget } from '../model/github/publication.ts';
import { InputError } from '../model/input-error.ts';
import type { Outcome } from '../model/outcome.ts';
import { toolVersion } from '../model/version.ts';
import { checkRunOf } from '../render/remarks/check-run.ts';
import { commentOf, type CommentWish } from '../render/remarks/comment.ts';
import { reviewOf } from '../render/review/review.ts';
import { toSarif } from '../render/sarif/sarif.ts';
import { ruleOf } from '../rules/registry.ts';
import type { Publication, PublishWorld } from '../world/publish-world.ts';

/**
 * What the publishing workflow asks for. None of it is taken from what is published: that comes from a pull request.
 */
export interface PublishWishes {
  readonly category: string;
  readonly comment: CommentWish['when'];
  /** Name of the check run; empty for none. */
  readonly checkName: string;
  /** `fix: suggest` */
  readonly suggest: boolean;
  readonly uploadSarif: 'auto' | 'true' | 'false';
  /** The command that people copy to see the same, for the commit to compare with. */
  readonly reproduce: (base: string) => readonly string[];
}

/** What became of it: a line for the log, and notes on what was not done. */
export interface Published {
  readonly status: 'published' | 'nothing to do';
  readonly text: string;
  readonly notes: readonly Note[];
}

/**
 * Publishes for a run whose token could not: `mode: publish`. Judges nothing: the scan's own job is the gate. Throws
 * InputError when the handover is missing or not what a scan writes.
 */
export async function runPublish(wishes: PublishWishes, context: Context, world: PublishWorld): Promise<Published> {
  const run = await world.triggeringRun();
  const idle = noReason(run);
  if (idle !== null) return nothing(idle);

  const pulls = await world.openPulls(run);
  const current = pulls.filter(({ headSha }) => headSha === run.head);
  if (current.length === 0) return nothing(outdated(run, pulls));

  const expected: Expected = {
    repository: context.repository ?? '',
    head: run.head,
    run: run.id,
    pulls: current.map(({ number }) => number),
  };
  const handover = choose(await world.handovers(run, wishes.category), expected, wishes.category);
  const pull = current.find(({ number }) => number === handover.pull);
  if (!pull) throw new InputError(`Run ${run.id} is not of pull request ${handover.pull}.`);

  const at = contextOf(context, run, pull, handover);
  const outcome = withOrigin(outcomeOf(handover, wishes.reproduce(pull.baseSha), ruleOf));
  const paths = [...handover.blobs.keys()];
  const target =
    wishes.suggest && outcome.remediation
      ? await world.target(at, { kind: 'suggest', paths, allowDefault: false })
      : null;
  const publication = draw(
    outcome,
    wishes,
    at,
    target === null || typeof target === 'string' ? null : scannedAt(target, handover),
  );

  const notes = [...untold(target, run), ...strayNote(handover, at), ...(await world.publish(at, publication))];
  const text = `Published the results of run ${run.id} for pull request #${pull.number} at ${run.head.slice(0, 7)}: ${outcome.verdict}.`;
  return { status: 'published', text, notes };
}

const nothing = (text: string): Published => ({ status: 'nothing to do', text, notes: [] });

/** Other runs have a token that lets them publish themselves, or no results. */
function noReason({ id, event, conclusion }: TriggeringRun): string | null {
  if (event !== 'pull_request')
    return `Run ${id} was not started by \`pull_request\`, so it has published what there was itself. There is nothing to do.`;
  return conclusion === 'success' || conclusion === 'failure'
    ? null
    : `Run ${id} did not come to an end of its own, so it has no results. There is nothing to do.`;
}

const outdated = ({ id, head }: TriggeringRun, pulls: readonly OpenPull[]): string =>
  pulls.length === 0
    ? `Run ${id} was for a pull request that is no longer open. Nothing was published.`
    : `Run ${id} was for ${head.slice(0, 7)}, and the pull request has moved on to ${pulls.map(({ headSha }) => headSha.slice(0, 7)).join(', ')}. ` +
      'Nothing was published: the run for that commit does it.';

/** The newest that can be read and is of the category. Throws what is wrong with the first when there is none. */
function choose(candidates: readonly (Uint8Array | string)[], expected: Expected, category: string): Handover {
  const problems: InputError[] = [];
  for (const candidate of candidates) {
    const read = typeof candidate === 'string' ? new InputError(candidate) : attempted(candidate, expected);
    if (read instanceof InputError) problems.push(read);
    else if (read.category === category) return read;
  }
  throw (
    problems[0] ??
    new InputError(
      `Run ${expected.run} handed over results of another category only. Give the publishing step the \`category\` of the scan.`,
    )
  );
}

function attempted(bytes: Uint8Array, expected: Expected): Handover | InputError {
  try {
    return readHandover(bytes, expected);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
}

/**
 * The scan's run as the renderers and the upload see it. All of it is from GitHub; of the handover's word on which
 * commit was scanned only one of the two that GitHub names is believed. The token is this run's, so it is not a fork's
 * or Dependabot's.
 */
function contextOf(
  context: Context,
  run: TriggeringRun,
  { number, baseSha, baseRef, mergeSha }: OpenPull,
  handover: Handover,
): Context {
  const merged = handover.commit === mergeSha;
  const sha = merged ? mergeSha : run.head;
  return {
    ...context,
    event: 'pull_request',
    head: sha,
    sha,
    ref: `refs/pull/${number}/${merged ? 'merge' : 'head'}`,
    eventBase: baseSha,
    runUrl: run.url,
    pull: { number, headSha: run.head, baseSha, baseRef, fork: false, dependabot: false },
  };
}

/** Only files that are at the head as the scan says it saw them: on a merge commit lines may be elsewhere. */
const scannedAt = (target: FixTarget, { blobs }: Handover): FixTarget => ({
  ...target,
  files: new Map([...target.files].filter(([path, { blob }]) => blobs.get(path) === blob)),
});

const origin =
  "These results were made by a run of the pull request's own workflow, which its author can change, and are shown here by another. " +
  'What they say is not vouched for: review it like the change itself.';

const withOrigin = (outcome: Outcome): Outcome => ({
  ...outcome,
  notes: [{ level: 'notice', topic: 'handover', text: origin }, ...outcome.notes],
});

/**
 * The same renderers as everywhere: each text is escaped for where it goes, and those of the rules are the catalogue's
 * own.
 */
function draw(
  outcome: Outcome,
  { category, comment, checkName, uploadSarif }: PublishWishes,
  context: Context,
  target: FixTarget | null,
): Publication {
  const { remediation } = outcome;
  const pull = context.pull?.number ?? 0;
  const sticky = commentOf(outcome, context, { when: comment, category }, ruleOf);
  // Nobody is told to apply a patch that a pull request made.
  const review =
    remediation && target && target.head === context.pull?.headSha
      ? reviewOf(remediation, target, { pull, category, apply: null }, ruleOf)
      : null;
  const sarif =
    uploadSarif === 'false'
      ? null
      : toSarif(outcome, { category, toolVersion, ruleOf, informationUri: 'https://bandit.readthedocs.io/' });
  return {
    comment: sticky && { ...sticky, body: signed(sticky.body) },
    checkRun: checkName === '' ? null : checkRunOf(outcome, context, { name: checkName }, ruleOf),
    review: review && { ...review, body: review.body === '' ? '' : signed(review.body) },
    sarif: sarif && { text: sarif.text, category, required: uploadSarif === 'true' },
  };
}

/** Renderers leave some hundred characters of room. */
const signed = (body: string): string => `${body.trimEnd()}\n\n<sub>${origin}</sub>\n`;

function untold(target: FixTarget | string | null, { head }: TriggeringRun): readonly Note[] {
  const because =
    typeof target === 'string'
      ? target
      : target !== null && target.head !== head
        ? 'the pull request has moved on.'
        : null;
  return because === null ? [] : [{ level: 'warning', topic: 'fix', text: `No suggestions were made: ${because}` }];
}

/** The base branch has moved on since the run, so that GitHub merges it to another commit now. */
const strayNote = ({ commit }: Handover, { sha }: Context): readonly Note[] =>
  commit === sha
    ? []
    : [
        {
          level: 'notice',
          topic: 'handover',
          text:
            `The scan was of ${commit.slice(0, 7)}, which is not the pull request's head, so lines may be shown a little off. ` +
            'Check out the head in the scan: examples/workflows/fork-scan.yml.',
        },
      ];
