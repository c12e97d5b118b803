/** Artifacts of workflow runs, as a later run (`workflow_run`) finds and fetches them. */

import { account } from './actors.ts';
import { notFound, paged, Refused, route, type Call, type Reply, type Route } from './exchange.ts';
import { listen, type Loopback } from './loopback.ts';
import type { Artifact } from './records.ts';
import type { Repository } from './repository.ts';

function artifactOf(call: Call<never>): Artifact {
  const found = call.repository.artifacts.find(({ id }) => id === Number(call.params['artifact_id']));
  if (found === undefined) throw notFound();
  return found;
}

const artifactBody = (
  { repository, base }: Call<never>,
  { id, name, run, headSha, headBranch, headRepository, zip, expired }: Artifact,
): object => ({
  id,
  node_id: `A_${id}`,
  name,
  size_in_bytes: zip.length,
  expired,
  created_at: null,
  expires_at: null,
  updated_at: null,
  url: `${base}/repos/${repository.fullName}/actions/artifacts/${id}`,
  archive_download_url: `${base}/repos/${repository.fullName}/actions/artifacts/${id}/zip`,
  workflow_run: {
    id: run,
    repository_id: repository.id,
    head_repository_id: headRepository.id,
    head_branch: headBranch,
    head_sha: headSha,
  },
});

function list(call: Call<never>, all: readonly Artifact[]): Reply {
  const name = call.query.get('name');
  const fitting = all.filter((artifact) => name === null || artifact.name === name).toReversed();
  const page = paged(
    call,
    fitting.map((artifact) => artifactBody(call, artifact)),
  );
  return { ...page, body: { total_count: fitting.length, artifacts: page.body } };
}

/** GitHub leads to a store elsewhere, with a signed address. */
function download(call: Call<never>): Reply {
  const { id, expired } = artifactOf(call);
  if (expired) throw new Refused(410, 'Artifact has expired');
  return {
    status: 302,
    headers: { location: `${call.hub.store.url}/${call.repository.id}/${id}.zip?sig=signature-of-the-address` },
  };
}

/** The store behind the addresses. It knows no tokens: one that is sent along is refused, as Azure's does. */
export async function artifactStore(repositories: ReadonlyMap<string, Repository>): Promise<Loopback> {
  return listen(({ url = '', headers }, _, response) => {
    const [, of, id] = /^\/(\d+)\/(\d+)\.zip\?sig=/.exec(url) ?? [];
    const found = [...repositories.values()]
      .find((one) => String(one.id) === of)
      ?.artifacts.find((one) => String(one.id) === id);
    const status = headers.authorization !== undefined ? 400 : found === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': status === 200 ? 'application/zip' : 'application/xml' });
    response.end(status === 200 ? found?.zip : '<Error/>');
  });
}

function run(call: Call<never>): object {
  const { repository, params, base } = call;
  const of = repository.artifacts.find((artifact) => artifact.run === Number(params['run_id']));
  if (of === undefined) throw notFound();
  const { headSha, headBranch, headRepository } = of;
  const repo = (one: typeof repository): object => ({
    id: one.id,
    name: one.name,
    full_name: one.fullName,
    fork: one.parent !== null,
    owner: account({ login: one.owner, id: 1, type: 'User' }),
  });
  const url = `${base}/repos/${repository.fullName}/actions/runs/${of.run}`;
  return {
    id: of.run,
    event: 'pull_request',
    status: 'completed',
    head_sha: headSha,
    head_branch: headBranch,
    url,
    repository: repo(repository),
    head_repository: repo(headRepository),
    pull_requests: [],
  };
}

const actions = '/repos/{owner}/{repo}/actions';

export const artifactRoutes: readonly Route[] = [
  route<never>(`GET ${actions}/artifacts`, 'actions: read', (call) => list(call, call.repository.artifacts)),
  route<never>(`GET ${actions}/artifacts/{artifact_id}`, 'actions: read', (call) => ({
    status: 200,
    body: artifactBody(call, artifactOf(call)),
  })),
  route<never>(`GET ${actions}/artifacts/{artifact_id}/{archive_format}`, 'actions: read', download),
  route<never>(`GET ${actions}/runs/{run_id}`, 'actions: read', (call) => ({ status: 200, body: run(call) })),
  route<never>(`GET ${actions}/runs/{run_id}/artifacts`, 'actions: read', (call) =>
    list(
      call,
      call.repository.artifacts.filter((artifact) => artifact.run === Number(call.params['run_id'])),
    ),
  ),
];
