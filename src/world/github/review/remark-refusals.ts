/** Why GitHub did not take a review, a comment or a check, and what to do. */

import type { Context } from '../../../model/context.ts';
import type { Note } from '../../../model/findings/report.ts';
import type { Answer } from '../client.ts';
import { explainWrite } from '../commits/write-refusals.ts';

export interface RemarkWish {
  readonly topic: string;
  /** How the note begins: `The suggestions were not posted`. */
  readonly what: string;
  /** What the request needs: `pull-requests: write`. */
  readonly permission: string;
  /** What turns it off: `comment: never`. */
  readonly off: string;
}

/** One note. A read-only token is what runs for forks and Dependabot always have, so that is only a remark. */
export function refusedRemark(answer: Answer, { pull }: Context, { topic, what, permission, off }: RemarkWish): Note {
  const note = (level: Note['level'], because: string): Note => ({ level, topic, text: `${what}: ${because}` });
  const says = (pattern: RegExp): boolean => pattern.test(answer.reason);
  const denied = answer.status === 403 || answer.kind === 'FORBIDDEN';
  if (answer.limited) return note('warning', explainWrite(answer, permission));
  if (says(/locked/i)) return note('notice', 'the conversation is locked. Unlock it, or run the job without.');
  if (says(/archived/i)) return note('notice', `the repository is archived and takes none. Set \`${off}\`.`);
  if (says(/authenticate via a GitHub App/i))
    return note('warning', 'only Apps make checks. Use the token that the workflow has, or that of an App.');
  if (denied && pull !== null && (pull.fork || pull.dependabot)) {
    const whose = pull.dependabot ? 'Dependabot' : 'a fork';
    return note(
      'notice',
      `the token of a pull request from ${whose} is read-only. A \`workflow_run\` workflow with \`mode: publish\` can do it.`,
    );
  }
  return note('warning', explainWrite(answer, permission));
}
