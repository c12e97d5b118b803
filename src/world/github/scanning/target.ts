import type { Context } from '../../../model/context.ts';

/** Which commit results belong to and under which ref; or why there is none, and whether that is to be expected. */
export type Target =
  | { readonly commit: string; readonly ref: string }
  | { readonly skipped: string; readonly expected: boolean };

const commitForm = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const refForm = /^refs\/(?:heads|tags|pull)\/./;

/**
 * What is checked out decides: code scanning closes the alerts that an upload lacks, so results filed under the wrong
 * ref do harm. `pull_request` checks out the merge commit (GITHUB_SHA, refs/pull/N/merge) unless told otherwise;
 * `pull_request_target` and `workflow_run` name the base or default branch while the pull request's head may be checked
 * out.
 */
export function uploadTarget(context: Context): Target {
  const { head, sha, ref, pull, event } = context;
  const commit = head ?? sha;
  if (commit === null || !commitForm.test(commit))
    return skip('no commit is known; run it inside a git checkout', false);
  if (ref?.startsWith('refs/heads/gh-readonly-queue/') || event === 'merge_group') {
    return skip('code scanning keeps no results for the temporary branches of a merge queue', true);
  }
  if (commit === sha && ref !== null && refForm.test(ref)) return { commit, ref };
  // On pull_request an unknown commit is a newer head than the event knew of, unless it is the base.
  if (pull && (commit === pull.headSha || (event === 'pull_request' && commit !== pull.baseSha))) {
    return { commit, ref: `refs/pull/${pull.number}/head` };
  }
  if (sha === null || ref === null)
    return skip('no ref is known; set GITHUB_SHA and GITHUB_REF to the commit and its ref (refs/heads/...)', false);
  if (!refForm.test(ref)) return skip('GITHUB_REF names no branch, tag or pull request', false);
  const short = (id: string): string => id.slice(0, 7);
  return skip(
    `the commit checked out (${short(commit)}) is not the one that ${ref} stands for in this run (${short(sha)}); check out that commit`,
    false,
  );
}

const skip = (skipped: string, expected: boolean): Target => ({ skipped, expected });
