/** Pull requests: reading, opening, changing, labels and reviewers. */

import { account } from './actors.ts';
import { repositoryBody } from './bodies.ts';
import { invalid, notFound, paged, Refused, route, type Call, type Route } from './exchange.ts';
import { diffOf } from './pull-diff.ts';
import { baseOf, headOf, type Pull } from './records.ts';
import { openPull, type Repository } from './repository.ts';

const bodyLimit = 65_536;

/** The pull request that the path names. */
export function pullOf(call: Call<never>): Pull {
  const wanted = Number(call.params['pull_number'] ?? call.params['issue_number']);
  const found = call.repository.pulls.find(({ number }) => number === wanted);
  if (found === undefined) throw notFound();
  return found;
}

const sideOf = (repository: Repository, ref: string, sha: string, base: string): object => ({
  label: `${repository.owner}:${ref}`,
  ref,
  sha,
  user: owner(repository),
  repo: repository.deleted ? null : repositoryBody(repository, base),
});
const owner = (repository: Repository): object => account({ login: repository.owner, id: 1, type: 'User' });

/** A pull request as the API gives it; what no client of ours reads is left out. */
export function pullBody(pull: Pull, base: string): object {
  const { id, number, title, body, draft, state, merged, repository, nodeId } = pull;
  return {
    id,
    node_id: nodeId,
    number,
    title,
    body: body === '' ? null : body,
    draft,
    state,
    merged,
    locked: false,
    url: `${base}/repos/${repository.fullName}/pulls/${number}`,
    html_url: `https://github.com/${repository.fullName}/pull/${number}`,
    user: account(pull.author),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: state === 'closed' ? pull.updatedAt : null,
    merged_at: merged ? pull.updatedAt : null,
    head: sideOf(pull.head.repository, pull.head.ref, headOf(pull), base),
    base: sideOf(repository, pull.base, baseOf(pull), base),
    labels: pull.labels.map((name) => ({ name })),
    requested_reviewers: pull.reviewers.map((login) => account({ login, id: 2, type: 'User' })),
    requested_teams: pull.teams.map((slug) => ({ slug, name: slug })),
    maintainer_can_modify: pull.maintainerCanModify,
    mergeable: true,
    mergeable_state: 'clean',
    author_association: 'CONTRIBUTOR',
  };
}

function list(call: Call<never>): readonly Pull[] {
  const { query, repository } = call;
  const [head, base, state = 'open'] = ['head', 'base', 'state'].map((name) => query.get(name) ?? undefined);
  const matches = (pull: Pull): boolean =>
    (state === 'all' || pull.state === state) &&
    (base === undefined || pull.base === base) &&
    (head === undefined ||
      !head.includes(':') ||
      head.toLowerCase() === `${pull.head.repository.owner}:${pull.head.ref}`.toLowerCase());
  const sort = query.get('sort') ?? 'created';
  const order = (query.get('direction') ?? (sort === 'created' ? 'desc' : 'asc')) === 'asc' ? 1 : -1;
  const key = (pull: Pull): number => (sort === 'updated' ? Date.parse(pull.updatedAt) : pull.number);
  return repository.pulls
    .filter(matches)
    .toSorted((one, other) => order * (key(one) - key(other) || one.number - other.number));
}

interface NewPull {
  readonly title?: string;
  readonly head: string;
  readonly base: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly maintainer_can_modify?: boolean;
}

function create(call: Call<NewPull>): Pull {
  const {
    hub,
    repository,
    actor,
    body: { title = '', head, base, body = '', draft = false },
  } = call;
  if (actor.workflow && !repository.workflowsMayOpenPulls)
    throw new Refused(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  if (title.trim() === '')
    throw new Refused(422, 'Validation Failed', [{ resource: 'PullRequest', code: 'missing_field', field: 'title' }]);
  tooLong(title, 256, 'title');
  tooLong(body, bodyLimit, 'body');
  const [ownerName, ref] = head.includes(':') ? (head.split(':', 2) as [string, string]) : [repository.owner, head];
  const from = [...hub.repositories.values()].find(
    (one) => one.owner === ownerName && (one === repository || one.parent === repository),
  );
  const tip = from?.tip(ref) ?? null;
  if (from === undefined || tip === null)
    throw new Refused(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'head', code: 'invalid' }]);
  const target = repository.tip(base);
  if (target === null)
    throw new Refused(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'base', code: 'invalid' }]);
  if (repository.git.isAncestor(tip, target))
    throw invalid('PullRequest', 'base', `No commits between ${base} and ${ref}`);
  const taken = repository.pulls.some(
    (pull) => pull.state === 'open' && pull.base === base && pull.head.repository === from && pull.head.ref === ref,
  );
  if (taken) throw invalid('PullRequest', 'head', `A pull request already exists for ${ownerName}:${ref}.`);
  return openPull(hub, repository, {
    head: ref,
    base,
    from,
    title,
    body,
    draft,
    author: actor,
    maintainerCanModify: call.body.maintainer_can_modify ?? true,
  });
}

/** GitHub counts code points here: https://github.com/dead-claudia/github-limits */
function tooLong(text: string, most: number, field: string): void {
  if ([...text].length > most)
    throw invalid('PullRequest', field, `${field} is too long (maximum is ${most} characters)`);
}

interface PullChange {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'open' | 'closed';
  readonly base?: string;
  readonly maintainer_can_modify?: boolean;
}

function change(call: Call<PullChange>): Pull {
  const pull = pullOf(call as Call<never>);
  const { title, body, state, base } = call.body;
  if (title !== undefined) tooLong(title, 256, 'title');
  if (body) tooLong(body, bodyLimit, 'body');
  if (base !== undefined && call.repository.tip(base) === null)
    throw new Refused(422, 'Validation Failed', [{ resource: 'PullRequest', field: 'base', code: 'invalid' }]);
  if (state === 'open' && pull.merged)
    throw invalid('PullRequest', 'state', 'state cannot be changed. The pull request is merged.');
  if (state === 'open' && pull.head.repository.tip(pull.head.ref) === null)
    throw invalid('PullRequest', 'state', `state cannot be changed. The ${pull.head.ref} branch has been deleted.`);
  if (state === 'closed' && pull.state === 'open') pull.closedAt = headOf(pull);
  if (state === 'open') pull.closedAt = null;
  Object.assign(pull, {
    title: title ?? pull.title,
    body: body ?? pull.body,
    state: state ?? pull.state,
    base: base ?? pull.base,
    updatedAt: new Date().toISOString(),
  });
  return pull;
}

function filesBody(call: Call<never>): readonly object[] {
  const { repository, base } = call;
  return diffOf(pullOf(call))
    .slice(0, 3000)
    .map(({ path, previous, status, sha, additions, deletions, patch }) => ({
      sha,
      filename: path,
      status,
      additions,
      deletions,
      changes: additions + deletions,
      blob_url: `https://github.com/${repository.fullName}/blob/${sha}/${encodeURI(path)}`,
      raw_url: `https://github.com/${repository.fullName}/raw/${sha}/${encodeURI(path)}`,
      contents_url: `${base}/repos/${repository.fullName}/contents/${encodeURI(path)}`,
      ...(patch !== null && Buffer.byteLength(patch) <= repository.patchLimit && { patch }),
      ...(previous !== null && { previous_filename: previous }),
    }));
}

function label(call: Call<{ readonly labels?: readonly (string | { readonly name: string })[] }>): object {
  const pull = pullOf(call as Call<never>);
  for (const wanted of call.body.labels ?? []) {
    const name = typeof wanted === 'string' ? wanted : wanted.name;
    if (name.length > 50)
      throw new Refused(422, 'Validation Failed', [{ resource: 'Label', code: 'invalid', field: 'name' }]);
    call.repository.labels.add(name);
    if (!pull.labels.includes(name)) pull.labels.push(name);
  }
  return pull.labels.map((name, index) => ({
    id: index + 1,
    node_id: `LA_${index + 1}`,
    name,
    color: 'ededed',
    default: false,
    description: null,
  }));
}

function request(
  call: Call<{ readonly reviewers?: readonly string[]; readonly team_reviewers?: readonly string[] }>,
): Pull {
  const pull = pullOf(call as Call<never>);
  const { reviewers = [], team_reviewers: teams = [] } = call.body;
  if (reviewers.includes(pull.author.login))
    throw new Refused(422, 'Review cannot be requested from pull request author.');
  const outsider = reviewers.find((login) => login.startsWith('outsider'));
  if (outsider)
    throw new Refused(
      422,
      `Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the ${call.repository.fullName} repository.`,
    );
  if (teams.length > 0 && call.actor.workflow)
    throw new Refused(422, 'Could not resolve to a node with the global id of the team.');
  for (const login of reviewers) if (!pull.reviewers.includes(login)) pull.reviewers.push(login);
  for (const slug of teams) if (!pull.teams.includes(slug)) pull.teams.push(slug);
  return pull;
}

const pulls = '/repos/{owner}/{repo}/pulls';
const body = (call: { readonly base: string }, pull: Pull, status = 200) => ({
  status,
  body: pullBody(pull, call.base),
});

export const pullRoutes: readonly Route[] = [
  route<never>(`GET ${pulls}`, 'pull-requests: read', (call) =>
    paged(
      call,
      list(call).map((pull) => pullBody(pull, call.base)),
    ),
  ),
  route<NewPull>(`POST ${pulls}`, 'pull-requests: write', (call) => body(call, create(call), 201)),
  route<never>(`GET ${pulls}/{pull_number}`, 'pull-requests: read', (call) => {
    const pull = pullOf(call);
    const files = diffOf(pull);
    const sum = (key: 'additions' | 'deletions'): number => files.reduce((total, file) => total + file[key], 0);
    return {
      status: 200,
      body: {
        ...pullBody(pull, call.base),
        changed_files: files.length,
        additions: sum('additions'),
        deletions: sum('deletions'),
      },
    };
  }),
  route<PullChange>(`PATCH ${pulls}/{pull_number}`, 'pull-requests: write', (call) => body(call, change(call))),
  route<never>(`GET ${pulls}/{pull_number}/files`, 'pull-requests: read', (call) => paged(call, filesBody(call))),
  route(`POST ${pulls}/{pull_number}/requested_reviewers`, 'pull-requests: write', (call) =>
    body(call, request(call), 201),
  ),
  route('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', 'issues: write or pull-requests: write', (call) => ({
    status: 200,
    body: label(call),
  })),
];
