/**
 * The runner's cache service on loopback, as `@actions/cache` speaks to it: the Twirp calls with their blob store, and
 * the older REST interface.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { answerJson, listen, type Loopback } from './loopback.ts';

export interface CacheEntry {
  readonly key: string;
  /** A hash of the path and the compression: a cache is found only with the same one. */
  readonly version: string;
  readonly scope: string;
  readonly archive: Buffer;
}

/**
 * What can go wrong from here on; null for nothing. `500` answers every call so, `hang` none, `truncate` breaks each
 * download off.
 */
export type CacheFault = number | 'hang' | 'hang in download' | 'truncate' | 'deny' | null;

export interface CacheShelf {
  /** In the order in which they were saved. */
  readonly entries: readonly CacheEntry[];
  /** The calls, by name. */
  readonly calls: readonly string[];
  /** The refs that the run may read, its own first; the first is written to unless the run is read-only. */
  run(scopes: readonly string[]): void;
  /**
   * Puts an archive under a key, as anybody who may write caches of the run's ref could; with the version of the newest
   * entry.
   */
  plant(key: string, archive: Buffer): void;
  fail(how: CacheFault): void;
  /** Downloads come from this address from here on; requests for it have to be led here, by a proxy's settings. */
  storeAt(url: string): void;
  /** Answers what belongs to the cache service; says whether it did. */
  handle(request: IncomingMessage, body: Buffer, response: ServerResponse): boolean;
}

export interface CacheService extends Loopback, CacheShelf {
  /** What a runner sets for an action. */
  readonly env: Readonly<Record<string, string>>;
  /** The same on an Enterprise server, and with act. */
  readonly olderEnv: Readonly<Record<string, string>>;
}

const twirp = '/twirp/github.actions.results.api.v1.CacheService/';
const older = '/_apis/artifactcache/';
const named = z.object({
  key: z
    .string()
    .min(1)
    .max(512)
    .regex(/^[^,]*$/),
  version: z.string().min(1),
});
const sought = named.extend({ restore_keys: z.array(z.string()).max(9).default([]) });
const counted = z.object({ sizeBytes: z.string().optional(), size_bytes: z.string().optional() });

export function cacheShelf(): CacheShelf {
  const entries: CacheEntry[] = [];
  const calls: string[] = [];
  const reserved = new Map<
    number,
    { readonly key: string; readonly version: string; readonly scope: string; chunks: Buffer[] }
  >();
  let scopes: readonly string[] = ['refs/heads/main'];
  let fault: CacheFault = null;
  let store: string | null = null;

  /** The rules of matching: each scope in turn, in it each key in turn as a beginning, the newest of several. */
  const find = (keys: readonly string[], version: string): CacheEntry | undefined => {
    for (const scope of scopes) {
      for (const key of keys) {
        const found = entries.findLast(
          (entry) => entry.scope === scope && entry.version === version && entry.key.startsWith(key),
        );
        if (found) return found;
      }
    }
    return undefined;
  };
  const reserve = (key: string, version: string): number | null => {
    const [scope = ''] = scopes;
    const taken = [...entries, ...reserved.values()].some(
      (one) => one.key === key && one.version === version && one.scope === scope,
    );
    if (taken) return null;
    reserved.set(reserved.size + 1, { key, version, scope, chunks: [] });
    return reserved.size;
  };
  const commit = (id: number, size: number): boolean => {
    const entry = reserved.get(id);
    const archive = Buffer.concat(entry?.chunks ?? []);
    if (!entry || archive.length !== size) return false;
    entries.push({ key: entry.key, version: entry.version, scope: entry.scope, archive });
    return true;
  };

  const call = (method: string, body: Buffer, base: string, response: ServerResponse): void => {
    calls.push(method);
    const sent: unknown = JSON.parse(body.toString('utf8'));
    if (method === 'GetCacheEntryDownloadURL') {
      if (fault === 'deny')
        return answerJson(response, 403, { code: 'permission_denied', msg: 'cache read denied: no readable scope' });
      const { key, restore_keys: others, version } = sought.parse(sent);
      const found = find([key, ...others], version);
      return answerJson(
        response,
        200,
        found
          ? {
              ok: true,
              signed_download_url: `${store ?? base}/cache-blob/${entries.indexOf(found)}?sig=signature-of-download`,
              matched_key: found.key,
            }
          : { ok: false },
      );
    }
    const { key, version } = named.parse(sent);
    if (method === 'CreateCacheEntry') {
      if (fault === 'deny')
        return answerJson(response, 200, { ok: false, message: 'cache write denied: the run is read-only' });
      const id = reserve(key, version);
      if (id === null)
        return answerJson(response, 409, {
          code: 'already_exists',
          msg: 'cache entry with the same key, version, and scope already exists',
        });
      return answerJson(response, 200, {
        ok: true,
        signed_upload_url: `${base}/cache-blob/new-${id}?sig=signature-of-upload`,
      });
    }
    const { sizeBytes, size_bytes: other } = counted.parse(sent);
    const id = [...reserved].find(([, entry]) => entry.key === key && entry.version === version)?.[0] ?? 0;
    answerJson(
      response,
      200,
      commit(id, Number(sizeBytes ?? other))
        ? { ok: true, entry_id: String(id) }
        : { ok: false, message: 'the size is not what was uploaded' },
    );
  };

  const olderCall = (method: string, url: URL, body: Buffer, base: string, response: ServerResponse): void => {
    const [what = '', id = ''] = url.pathname.slice(older.length).split('/');
    calls.push(`${method} ${what}${id === '' ? '' : '/ID'}`);
    if (method === 'GET' && what === 'cache') {
      const found = find((url.searchParams.get('keys') ?? '').split(','), url.searchParams.get('version') ?? '');
      if (!found) return void response.writeHead(204).end();
      return answerJson(response, 200, {
        cacheKey: found.key,
        scope: found.scope,
        archiveLocation: `${base}/cache-blob/${entries.indexOf(found)}?sig=signature-of-download`,
      });
    }
    if (method === 'PATCH') {
      reserved.get(Number(id))?.chunks.push(body);
      return void response.writeHead(204).end();
    }
    if (id !== '')
      return void response
        .writeHead(
          commit(Number(id), z.object({ size: z.number() }).parse(JSON.parse(body.toString('utf8'))).size) ? 204 : 400,
        )
        .end();
    const { key, version } = named.parse(JSON.parse(body.toString('utf8')));
    const cacheId = reserve(key, version);
    answerJson(response, cacheId === null ? 409 : 201, cacheId === null ? { message: 'already exists' } : { cacheId });
  };

  const blob = (request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): void => {
    const name = url.pathname.slice('/cache-blob/'.length);
    calls.push(`${request.method ?? ''} blob`);
    // The client library reads these two of every answer.
    const head = { etag: '"0x1"', 'last-modified': new Date().toUTCString() };
    if (request.method === 'PUT') {
      const entry = reserved.get(Number(name.replace('new-', '')));
      if (entry) entry.chunks = [body];
      return void response.writeHead(201, head).end();
    }
    const { archive = Buffer.alloc(0) } = entries[Number(name)] ?? {};
    const [, from = '0', to = String(archive.length - 1)] =
      /bytes=(\d+)-(\d+)/.exec(String(request.headers['x-ms-range'] ?? request.headers.range ?? '')) ?? [];
    const part = archive.subarray(Number(from), Number(to) + 1);
    const ranged = part.length < archive.length ? { 'content-range': `bytes ${from}-${to}/${archive.length}` } : {};
    response.writeHead('content-range' in ranged ? 206 : 200, {
      ...head,
      ...ranged,
      'content-length': part.length,
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
    });
    if (fault === 'truncate') return void response.write(part.subarray(0, part.length >> 1), () => response.destroy());
    if (fault === 'hang in download') return void response.write(part.subarray(0, part.length >> 1));
    response.end(request.method === 'HEAD' ? undefined : part);
  };

  return {
    entries,
    calls,
    run: (readable) => void (scopes = readable),
    plant: (key, archive) =>
      void entries.push({ key, version: entries.at(-1)?.version ?? '', scope: scopes[0] ?? '', archive }),
    storeAt: (url) => void (store = url),
    fail: (how) => void (fault = how),
    handle: (request, body, response) => {
      const base = `http://${request.headers.host ?? ''}`;
      const url = new URL(request.url ?? '/', base);
      const [kind] = [twirp, older, '/cache-blob/'].filter((start) => url.pathname.startsWith(start));
      if (kind === undefined) return false;
      if (fault === 'hang') calls.push('hang');
      else if (typeof fault === 'number') {
        calls.push(String(fault));
        answerJson(response, fault, { code: 'internal', msg: 'the service is ill' });
      } else if (kind === twirp) call(url.pathname.slice(twirp.length), body, base, response);
      else if (kind === older) olderCall(request.method ?? '', url, body, base, response);
      else blob(request, url, body, response);
      return true;
    },
  };
}

/** The service alone; results-service.ts has it beside the artifacts. */
export async function startCacheService(): Promise<CacheService> {
  const shelf = cacheShelf();
  const server = await listen((request, body, response) => {
    if (!shelf.handle(request, body, response)) answerJson(response, 404, { code: 'bad_route', msg: 'unknown path' });
  });
  const token = { ACTIONS_RUNTIME_TOKEN: 'token-of-the-run' };
  return {
    ...server,
    ...shelf,
    env: {
      ...token,
      ACTIONS_CACHE_SERVICE_V2: 'true',
      ACTIONS_RESULTS_URL: `${server.url}/`,
      GITHUB_SERVER_URL: 'https://github.com',
    },
    olderEnv: { ...token, ACTIONS_CACHE_URL: `${server.url}/`, GITHUB_SERVER_URL: 'https://git.example.com' },
  };
}
