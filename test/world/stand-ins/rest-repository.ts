/** The repository itself, and the pull requests that a commit belongs to. */
import { mayPush } from './actors.ts';
import { notFound, paged, route, Refused, type Call, type Route } from './exchange.ts';
import { commitBody, repositoryBody } from './bodies.ts';
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

/** The commits of the head that the base lacks, oldest first, as `base...head` asks for. */
function comparison(call: Call<never>): object {
  const { repository, params, query, base } = call;
  const { git, fullName } = repository;
  const [from = '', to = ''] = (params['basehead'] ?? '').split('...').map((name) => repository.tip(name) ?? git.resolve(name) ?? '');
  if (from === '' || to === '') throw notFound();
  const listed = (since: string, until: string): readonly string[] => git.text('rev-list', '--reverse', until, `^${since}`).split('\n').filter((sha) => sha !== '');
  const [ahead, behind] = [listed(from, to), listed(to, from)];
  const size = Math.min(100, Number(query.get('per_page') ?? 250));
  const shown = (sha: string): object =>
    ({ sha, node_id: `C_${sha}`, url: `${base}/repos/${fullName}/commits/${sha}`, commit: commitBody(repository, sha, base), parents: git.commit(sha).parents.map((parent) => ({ sha: parent })) });
  return {
    status: ahead.length > 0 && behind.length > 0 ? 'diverged' : ahead.length > 0 ? 'ahead' : behind.length > 0 ? 'behind' : 'identical',
    ahead_by: ahead.length, behind_by: behind.length, total_commits: ahead.length, merge_base_commit: shown(git.mergeBase(from, to)), commits: ahead.slice(0, size).map(shown), files: [],
  };
}

export const repositoryRoutes: readonly Route[] = [
  route<never>('GET /repos/{owner}/{repo}/compare/{basehead}', 'contents: read', (call) => ({ status: 200, body: comparison(call) })),
  route<never>('GET /repos/{owner}/{repo}', 'metadata: read', (call) => ({ status: 200, body: whole(call) })),
  route<never>('GET /repos/{owner}/{repo}/commits/{ref}', 'contents: read', (call) => {
    const { git, fullName } = call.repository;
    const sha = commitAt(call);
    const { commit, parents } = { commit: commitBody(call.repository, sha, call.base), parents: git.commit(sha).parents };
    const html_url = `https://github.com/${fullName}/commit/${sha}`;
    return { status: 200, body: { sha, node_id: `C_${sha}`, html_url, url: `${call.base}/repos/${fullName}/commits/${sha}`, commit, parents: parents.map((parent) => ({ sha: parent })) } };
  }),
  route<never>('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', 'pull-requests: read', (call) => {
    const { git, pulls } = call.repository;
    const sha = git.resolve(call.params['commit_sha'] ?? '');
    if (sha === null) throw notFound();
    const holding = pulls.filter((pull) => git.isAncestor(sha, headOf(pull)) && !git.isAncestor(sha, call.repository.tip(pull.base) ?? ''));
    return paged(call, holding.map((pull) => pullBody(pull, call.base)));
  }),
];
