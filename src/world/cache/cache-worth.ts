import type { Context } from '../../model/context.ts';

/** What the engine says at the end of a scan. */
export interface CacheUse {
  readonly files: number;
  readonly cached: number;
  readonly scanned: number;
  readonly cacheChanged: boolean;
}

/** Scanning fewer files than this anew is quicker than a look into the cache. */
const worthwhile = 20;

/**
 * Why these results are not worth a new cache; null when they are. A cache cannot be changed, so each one saved costs
 * its whole size of the repository's quota, and pushes others out of it. What every branch can read is renewed when a
 * fiftieth of it is out of date; what only this branch or pull request can read, when it could take over less than half
 * of its files from what there was, which is mostly the default branch's.
 */
export function notWorthSaving(context: Context, { files, scanned, cacheChanged }: CacheUse): string | null {
  const readers = readersOf(context);
  if (readers === 'nobody') return 'no later run could read it';
  if (!cacheChanged) return 'nothing has changed';
  if (scanned < worthwhile || scanned * 50 < files) return 'too little has changed';
  return readers === 'this branch' && scanned * 2 < files
    ? 'the branch gets most of it from the cache that it has'
    : null;
}

/**
 * Who can read what this run saves. A cache belongs to the ref of the run; others see only those of the default branch
 * and, in a pull request, of its base.
 * https://docs.github.com/actions/reference/workflows-and-actions/dependency-caching
 */
function readersOf({ event, ref, defaultBranch }: Context): 'everyone' | 'this branch' | 'nobody' {
  if (event === 'pull_request') return 'this branch';
  // These run on the default branch, whatever the payload says.
  if (event === 'schedule' || event === 'repository_dispatch') return 'everyone';
  // What strangers can start in the name of the default branch (pull_request_target, issue_comment, workflow_run ...)
  // leaves nothing there.
  if (event !== 'push' && event !== 'workflow_dispatch') return 'nobody';
  // Tags are built once, and a merge queue's branch lives for one run.
  if (!ref?.startsWith('refs/heads/') || ref.startsWith('refs/heads/gh-readonly-queue/')) return 'nobody';
  return ref === `refs/heads/${defaultBranch ?? ''}` ? 'everyone' : 'this branch';
}
