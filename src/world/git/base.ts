/** Which commit to compare with: the user's, the event's, or where the work left the default branch. */

import type { Context, PullRequest } from '../../model/context.ts';
import { printable } from '../process/message.ts';
import type { Git } from './git.ts';
import { FetchError, type History } from './history.ts';

export interface Base {
  readonly commit: string;
  /** For people: `merge base with origin/main`. */
  readonly how: string;
}

/** There is no base. The message is one sentence: what is missing and what to do. */
export class NoBase extends Error {
  override readonly name = 'NoBase';
}

interface Search {
  readonly git: Git;
  readonly context: Context;
  readonly history: History;
  readonly head: string;
}

/** Throws NoBase, FetchError or GitError. */
export async function chooseBase(git: Git, context: Context, baseRef: string, history: History): Promise<Base> {
  const head = await history.commit('HEAD');
  if (!head) throw new NoBase('The repository has no commit yet, so there is nothing to compare with.');
  const search = { git, context, history, head };
  if (baseRef) return namedBase(search, baseRef);
  if (context.pull) return pullBase(search, context.pull);
  if (context.event === 'merge_group' && context.eventBase) return groupBase(search, context.eventBase);
  if (aboutChange.has(context.event)) throw new NoBase(unreadEvent(context.event));
  if (context.event === 'push' && context.eventBase) return pushBase(search, context.eventBase);
  return defaultBase(search);
}

/**
 * Events whose file names a base. Without it any other commit would be a guess: at the head itself, nothing would be
 * new.
 */
const aboutChange = new Set(['pull_request', 'pull_request_target', 'merge_group']);
const unreadEvent = (event: string): string =>
  `The event file (GITHUB_EVENT_PATH) does not say what this \`${event}\` is to be merged into. Leave that file as GitHub wrote it, or name a branch with \`base-ref\`.`;

/**
 * A merge commit names its parents even where a shallow clone ends: no history is needed, only the first parent's
 * files.
 */
async function pullBase(search: Search, pull: PullRequest): Promise<Base> {
  const { context, history, head } = search;
  const parents = await history.parents(head);
  const merges =
    parents.length === 2 && (parents[1] === pull.headSha || (context.event === 'pull_request' && head === context.sha));
  if (merges && parents[0]) {
    return {
      commit: await present(search, parents[0]),
      how: `first parent of the pull request's merge commit (${printable(pull.baseRef)})`,
    };
  }
  const base = await present(search, pull.baseSha, `refs/heads/${pull.baseRef}`);
  const met = await meeting(search, base, printable(pull.baseRef));
  if (met === head && head !== pull.headSha) {
    throw new NoBase(
      "The pull request's code is not checked out, only its base (as pull_request_target does by itself): give actions/checkout a `ref`.",
    );
  }
  return { commit: met, how: `merge base with ${printable(pull.baseRef)}` };
}

/** A merge group is a straight line of commits on its base. */
const groupBase = async (search: Search, base: string): Promise<Base> => ({
  commit: await present(search, base),
  how: 'base of the merge group',
});

async function pushBase(search: Search, before: string): Promise<Base> {
  const known = await present(search, before).catch((error: unknown) => {
    if (!(error instanceof FetchError) || error.kind !== 'absent') throw error;
    throw new NoBase(
      `The commit before the push, ${short(before)}, is gone from the remote (a forced push): name a branch with \`base-ref\` to compare with.`,
    );
  });
  const met = await meeting(search, known, short(before));
  return {
    commit: met,
    how:
      met === known
        ? 'the commit before the push'
        : `merge base with ${short(before)}, the commit before the forced push`,
  };
}

async function namedBase(search: Search, name: string): Promise<Base> {
  const { history } = search;
  const shown = JSON.stringify(printable(name, [], 100));
  if (!isRevision(name)) throw new NoBase(`base-ref ${shown} is not the name of a branch, tag or commit.`);
  const here = (await history.commit(name)) ?? (await history.commit(`refs/remotes/${history.remote}/${name}`));
  const commit = here ?? (await bringNamed(search, name, shown));
  return { commit: await meeting(search, commit, shown), how: `merge base with ${printable(name, [], 100)}` };
}

async function bringNamed({ history }: Search, name: string, shown: string): Promise<string> {
  const bare = withoutStart(withoutStart(name, 'refs/remotes/'), `${history.remote}/`);
  const unknown = new NoBase(
    `base-ref ${shown} is neither in this clone nor at its remote: name a branch, a tag or a full commit id.`,
  );
  if (!isRefName(bare)) throw unknown;
  return history.bring(bare).catch((error: unknown) => {
    throw error instanceof FetchError && (error.kind === 'absent' || error.kind === 'no remote') ? unknown : error;
  });
}

/** No event to go by. On the default branch itself only uncommitted work can be new, and only a terminal has that. */
async function defaultBase(search: Search): Promise<Base> {
  const { context, head } = search;
  const branch = await defaultTip(search);
  const met = await meeting(search, branch.commit, branch.name);
  if (met !== head) return { commit: met, how: `merge base with ${branch.name}` };
  if (context.host === 'terminal') return { commit: head, how: 'the last commit; uncommitted work is new' };
  const elsewhere = context.ref?.startsWith('refs/heads/') && context.ref !== `refs/heads/${branch.short}`;
  if (elsewhere) return { commit: head, how: `the same commit as ${branch.name}` };
  throw new NoBase(
    `This run is on ${branch.name} itself, so there is nothing to compare with: name an older commit with \`base-ref\`, or use a baseline.`,
  );
}

async function defaultTip(
  search: Search,
): Promise<{ readonly commit: string; readonly name: string; readonly short: string }> {
  const { git, context, history } = search;
  const { remote } = history;
  const known = context.defaultBranch ?? (await remoteDefault(git, remote));
  const names = known ? [known] : ['main', 'master'];
  const prefix = remote ? `${remote}/` : '';
  for (const short of names) {
    const commit = await history.commit(`refs/${remote ? 'remotes' : 'heads'}/${prefix}${short}`);
    if (commit) return { commit, name: prefix + short, short };
  }
  if (known && remote)
    return { commit: await history.bring(`refs/heads/${known}`), name: prefix + known, short: known };
  throw new NoBase(
    'The default branch is not known here, so there is nothing to compare with: name a branch with `base-ref`.',
  );
}

/** The branch that `refs/remotes/<remote>/HEAD` points to, when the clone has it. */
export async function remoteDefault(git: Git, remote: string | null): Promise<string | null> {
  const target = remote ? await git.line(['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]) : null;
  const name = target?.slice(`refs/remotes/${remote}/`.length) ?? '';
  return isRefName(name) ? name : null;
}

/** The commit itself, fetched when it is not here; a branch that holds it is the second try. */
async function present({ history }: Search, commit: string, branch?: string): Promise<string> {
  if (await history.commit(commit)) return commit;
  try {
    return await history.bring(commit);
  } catch (error) {
    if (!branch || !isRefName(branch) || !(error instanceof FetchError) || error.kind !== 'absent') throw error;
    const tip = await history.bring(branch);
    return (await history.commit(commit)) ?? tip;
  }
}

async function meeting({ history, head }: Search, commit: string, name: string): Promise<string> {
  const met = await history.mergeBase(head, commit);
  if (met) return met;
  const remedy = (await history.isShallow())
    ? 'give actions/checkout `fetch-depth: 0`'
    : 'name another commit with `base-ref`';
  throw new NoBase(`HEAD and ${name} have no common ancestor here: ${remedy}.`);
}

const withoutStart = (text: string, start: string): string =>
  text.startsWith(start) ? text.slice(start.length) : text;
const short = (commit: string): string => commit.slice(0, 7);
/** What a fetch may be asked for: https://git-scm.com/docs/git-check-ref-format, and no more than that. */
export const isRefName = (name: string): boolean =>
  /^(?![-/.])[^\u0000-\u0020\u007f~^:?*[\\]{1,250}$/.test(name) && !/\.\.|@\{|\/\/|\/$|\.lock$/.test(name);
/** A name as above, with `~1` and `^2`. */
const isRevision = (name: string): boolean => /^[^~^]/.test(name) && isRefName(name.replace(/[~^]\d*/g, ''));
