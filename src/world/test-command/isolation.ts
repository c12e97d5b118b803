/**
 * Whether the test command has to be kept apart from this step, and whether that can be done. It runs whatever the
 * change has put into the tests.
 */

import type { Context } from '../../model/context.ts';
import type { Git } from '../git/git.ts';
import { WorldError } from '../world.ts';
import { openBox } from './box.ts';

export interface TestWish {
  /**
   * `auto`: on pull requests; a pull request whose tests cannot be kept apart although tokens are in reach is an error.
   */
  readonly isolation: 'auto' | 'always' | 'never';
}

export interface Isolation {
  /** What to put before the command; null to run it as it is. */
  readonly box: readonly string[] | null;
  /** For the log, or null. */
  readonly note: string | null;
}

export interface IsolationPlace {
  readonly context: Context;
  readonly git: Git | string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute paths that the command has to see. */
  readonly keep: readonly string[];
}

/** Their runs have the rights and the secrets of the default branch, whoever has brought them about. */
const privileged = [
  'pull_request_target',
  'workflow_run',
  'issue_comment',
  'issues',
  'discussion',
  'discussion_comment',
];
/** Their runs have the code of a change, and a token that only reads when it comes from a fork or from Dependabot. */
const ofChange = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];

/**
 * Throws WorldError, before anything has run, where the test command would have tokens in reach that are none of its
 * business.
 */
export async function isolationOf(wish: TestWish | null, place: IsolationPlace): Promise<Isolation> {
  const { context } = place;
  if (wish === null || wish.isolation === 'never') return open(null);
  if (wish.isolation === 'always') return open(await isolated(place));
  if (privileged.includes(context.event)) {
    throw new WorldError(
      `test-command: with \`${context.event}\` the code of a stranger could run here with a token that may write and with secrets. ` +
        'Use `on: pull_request`, or set `test-isolation: always` if only code that you have looked at is checked out.',
    );
  }
  if (!ofChange.includes(context.event)) return open(null);
  const reading = context.pull !== null && (context.pull.fork || context.pull.dependabot);
  if (!reading) return open(await isolated(place));
  const box = await openBox(place);
  return typeof box === 'string'
    ? open(
        null,
        `The test command is not kept apart from this step (${box}); it can read the step's token, which can only read.`,
      )
    : open(box);
}

const open = (box: readonly string[] | null, note: string | null = null): Isolation => ({ box, note });

async function isolated(place: IsolationPlace): Promise<readonly string[]> {
  const { git } = place;
  if (typeof git !== 'string' && [...git.settings.keys()].some((key) => /^http\..*extraheader$/s.test(key))) {
    throw new WorldError(
      'test-command: the checkout keeps its token in .git/config, where the tests can read it. Give actions/checkout `persist-credentials: false`.',
    );
  }
  const box = await openBox(place);
  if (typeof box !== 'string') return box;
  throw new WorldError(
    `test-command: the tests cannot be kept from the tokens of this step: ${box}. ` +
      'Run them in a job of their own without secrets, or set `test-isolation: never` to take that on.',
  );
}
