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

export const repositoryRoutes: readonly Route[] = [
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
