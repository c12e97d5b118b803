/** The repository itself, and the pull requests that a commit belongs to. */

import { mayPush } from './actors.ts';
import { commitBody, repositoryBody } from './bodies.ts';
import { notFound, paged, route, Refused, type Call, type Reply, type Route } from './exchange.ts';
import { headOf } from './records.ts';
import { pullBody } from './rest-pulls.ts';

function whole({ repository, actor, base }: Call<never>): object {
  const push = mayPush(actor, repository, repository.defaultBranch);
  return {
    ...repositoryBody(repository, base),
    permissions: { admin: false, maintain: false, push, triage: push, pull: true },
    ...(repository.parent && { parent: repositoryBody(repository.parent, base) }),
  };
}

function commitAt({ repository, params }: Call<never>): string {
  const wanted = params['ref'] ?? params['commit_sha'] ?? '';
  const found = repository.tip(wanted) ?? repository.git.resolve(wanted);
  if (found === null) throw new Refused(422, `No commit found for SHA: ${wanted}`);
  return found;
}

/** A commit in a list of commits. */
function listedCommit({ repository, base }: Call<never>, sha: string): object {
  const html_url = `https://github.com/${repository.fullName}/commit/${sha}`;
  const parents = repository.git.commit(sha).parents.map((parent) => ({ sha: parent }));
  return {
    sha,
    node_id: `C_${sha}`,
    html_url,
    url: `${base}/repos/${repository.fullName}/commits/${sha}`,
    commit: commitBody(repository, sha, base),
    parents,
  };
}

/** `base...head`: the commits that head has and base has not, oldest first. */
function comparison(call: Call<never>): Reply {
  const {
    repository: { git, tip },
    params,
  } = call;
  const [base, head] = (params['basehead'] ?? '').split('...').map((name) => tip(name) ?? git.resolve(name));
  if (!base || !head) throw notFound();
  const count = (from: string, to: string): readonly string[] =>
    (git.once('rev-list', '--reverse', `${from}..${to}`) ?? '').split('\n').filter((sha) => sha !== '');
  const [ahead, behind] = [count(base, head), count(head, base)];
  // Without paging 250 commits are shown.
  const page = call.query.has('per_page')
    ? paged(
        call,
        ahead.map((sha) => listedCommit(call, sha)),
      )
    : { status: 200, body: ahead.slice(0, 250).map((sha) => listedCommit(call, sha)) };
  const status =
    ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged';
  const ends = {
    base_commit: listedCommit(call, base),
    merge_base_commit: listedCommit(call, git.mergeBase(base, head)),
  };
  return {
    ...page,
    body: {
      ...ends,
      status,
      ahead_by: ahead.length,
      behind_by: behind.length,
      total_commits: ahead.length,
      commits: page.body,
      files: [],
    },
  };
}

export const repositoryRoutes: readonly Route[] = [
  route<never>('GET /repos/{owner}/{repo}', 'metadata: read', (call) => ({ status: 200, body: whole(call) })),
  route<never>('GET /repos/{owner}/{repo}/commits/{ref}', 'contents: read', (call) => ({
    status: 200,
    body: listedCommit(call, commitAt(call)),
  })),
  route<never>('GET /repos/{owner}/{repo}/compare/{basehead}', 'contents: read', comparison),
  route<never>('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', 'pull-requests: read', (call) => {
    const { git, pulls } = call.repository;
    const sha = git.resolve(call.params['commit_sha'] ?? '');
    if (sha === null) throw notFound();
    const holding = pulls.filter(
      (pull) => git.isAncestor(sha, headOf(pull)) && !git.isAncestor(sha, call.repository.tip(pull.base) ?? ''),
    );
    return paged(
      call,
      holding.map((pull) => pullBody(pull, call.base)),
    );
  }),
];
