/**
 * The runner's services on loopback: artifacts, Twirp calls and a blob store as `@actions/artifact` speaks to them, and
 * caches beside them.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { cacheShelf, type CacheShelf } from './cache-service.ts';
import { answerJson, listen, type Loopback } from './loopback.ts';

export interface ResultsService extends Loopback {
  /** What a runner sets for an action, so that the library finds this service. */
  readonly env: Readonly<Record<'ACTIONS_RESULTS_URL' | 'ACTIONS_RUNTIME_TOKEN' | 'GITHUB_SERVER_URL', string>>;
  /** What a runner sets besides where the run may use caches. */
  readonly cacheEnv: Readonly<Record<'ACTIONS_CACHE_SERVICE_V2', string>>;
  /** The cache service, which a runner has at the same address. */
  readonly caches: CacheShelf;
  /** Name -> zip, of the artifacts that were finalized. */
  readonly artifacts: ReadonlyMap<string, Buffer>;
  /** Names of all artifacts asked for, in order, refused ones too. */
  readonly asked: readonly string[];
  /** Makes names taken, as another job of the run would. */
  take(...names: readonly string[]): void;
  /** The calls to come are answered with this status, or never; null for none. */
  refuse(how: number | 'hang' | null): void;
}

const artifactCall = z.object({
  name: z.string(),
  workflow_run_backend_id: z.literal('11'),
  workflow_job_run_backend_id: z.literal('22'),
});
const service = '/twirp/github.actions.results.api.v1.ArtifactService/';

export async function startResultsService(): Promise<ResultsService> {
  const artifacts = new Map<string, Buffer>();
  const asked: string[] = [];
  const taken = new Set<string>();
  const blocks = new Map<string, Buffer>();
  const blobs = new Map<string, Buffer>();
  const caches = cacheShelf();
  let refused: number | 'hang' | null = null;

  const twirp = (method: string, body: Buffer, base: string, response: ServerResponse): void => {
    const { name } = artifactCall.parse(JSON.parse(body.toString('utf8')));
    if (method === 'CreateArtifact') {
      asked.push(name);
      if (taken.has(name))
        return answerJson(response, 409, {
          code: 'already_exists',
          msg: 'an artifact with this name already exists on the workflow run',
        });
      taken.add(name);
      return answerJson(response, 200, {
        ok: true,
        signed_upload_url: `${base}/store/container/${encodeURIComponent(name)}?sig=signature-of-the-address`,
      });
    }
    const blob = blobs.get(name);
    if (method !== 'FinalizeArtifact' || blob === undefined)
      return answerJson(response, 404, { code: 'not_found', msg: 'nothing was uploaded' });
    artifacts.set(name, blob);
    answerJson(response, 200, { ok: true, artifact_id: String(artifacts.size) });
  };
  const store = (url: URL, body: Buffer, response: ServerResponse): void => {
    const name = decodeURIComponent(url.pathname.split('/').at(-1) ?? '');
    const comp = url.searchParams.get('comp');
    if (comp === 'block') blocks.set(`${name} ${url.searchParams.get('blockid') ?? ''}`, body);
    else if (comp === 'blocklist') {
      const ids = Array.from(body.toString('utf8').matchAll(/<Latest>([^<]*)<\/Latest>/g), ([, id = '']) => id);
      blobs.set(name, Buffer.concat(ids.map((id) => blocks.get(`${name} ${id}`) ?? Buffer.from('a block is missing'))));
    } else blobs.set(name, body);
    // The client library reads these two of every answer.
    response.writeHead(201, { etag: '"0x1"', 'last-modified': new Date().toUTCString() }).end();
  };

  const server = await listen((request: IncomingMessage, body, response) => {
    const base = `http://${request.headers.host ?? ''}`;
    const url = new URL(request.url ?? '/', base);
    if (caches.handle(request, body, response)) return;
    if (refused === 'hang') return;
    if (refused !== null) return answerJson(response, refused, { code: 'unknown', msg: 'the service refuses' });
    if (request.method === 'POST' && url.pathname.startsWith(service))
      return twirp(url.pathname.slice(service.length), body, base, response);
    if (request.method === 'PUT' && url.searchParams.get('sig') !== null) return store(url, body, response);
    answerJson(response, 404, { code: 'bad_route', msg: 'unknown path' });
  });
  return {
    ...server,
    env: {
      ACTIONS_RESULTS_URL: `${server.url}/`,
      ACTIONS_RUNTIME_TOKEN: runtimeToken(),
      GITHUB_SERVER_URL: 'https://github.com',
    },
    cacheEnv: { ACTIONS_CACHE_SERVICE_V2: 'true' },
    caches,
    artifacts,
    asked,
    take: (...names) => names.forEach((name) => taken.add(name)),
    refuse: (how) => void (refused = how),
  };
}

/**
 * A token of the shape that the runner gives: the library reads the run's and the job's ids out of it and checks no
 * signature.
 */
function runtimeToken(): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part({ scp: 'Actions.Results:11:22' })}.signature`;
}
