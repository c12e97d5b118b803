/**
 * A GitHub with a memory on loopback, a real git repository behind each of its repositories: REST and GraphQL, code
 * scanning uploads, and faults on demand. Each call is recorded, and checked against GitHub's descriptions of both
 * interfaces: see `violations`.
 *   const github = await startGitHub();
 *   const shelf = github.repository('octo/shelf', { 'app.py': 'x = 1\n', 'run.sh': { content: '#!/bin/sh\n', mode: '100755' } });
 *   shelf.push('change', { 'app.py': 'x = 2\n' });
 *   const pull = shelf.open({ head: 'change' });
 *   const client = connect('any token', github.env);
 * Then look at `shelf.files('change')`, `shelf.threadsOn(pull.number)`, `shelf.commentsOn(...)`, `shelf.checks`.
 */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { account, demand, type Actor } from './actors.ts';
import { codeScanning, type Processing, type Upload } from './code-scanning.ts';
import { described } from './described.ts';
import { Refused, type Reply, type Route } from './exchange.ts';
import { faultQueue, faults, misbehave, type Fault } from './faults.ts';
import { graphql } from './graphql.ts';
import { newHub, type Hub } from './hub.ts';
import { answerJson, listen, type Loopback } from './loopback.ts';
import type { Repository } from './repository.ts';
import { artifactRoutes, artifactStore } from './rest-artifacts.ts';
import { checkRoutes } from './rest-checks.ts';
import { gitRoutes } from './rest-git.ts';
import { issueRoutes } from './rest-issues.ts';
import { pullRoutes } from './rest-pulls.ts';
import { repositoryRoutes } from './rest-repository.ts';
import { reviewRoutes } from './rest-reviews.ts';

export { actionsBot, appBot, person, readOnlyBot, type Actor } from './actors.ts';
export type { Upload } from './code-scanning.ts';
export { faults, type Fault } from './faults.ts';
export type { Repository } from './repository.ts';

export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** `POST /repos/octo/shelf/pulls`, or `GRAPHQL mutation createCommitOnBranch`: what `faultAt` looks at. */
  readonly label: string;
}

export interface GitHubStandIn extends Loopback, Pick<Hub, 'repository' | 'token'> {
  /** What a runner sets, so that a client finds this server: GITHUB_API_URL and GITHUB_GRAPHQL_URL. */
  readonly env: Readonly<Record<'GITHUB_API_URL' | 'GITHUB_GRAPHQL_URL', string>>;
  readonly requests: readonly Recorded[];
  readonly uploads: readonly Upload[];
  /**
   * Calls that GitHub's descriptions do not allow, and answers of the stand-in that they do not. A test expects none.
   */
  readonly violations: readonly string[];
  /** Queues faults: each is met by one call, in order. */
  fault(...faults: readonly Fault[]): void;
  /** Queues faults for calls whose label fits. */
  faultAt(where: RegExp, ...faults: readonly Fault[]): void;
  process(processing: Processing): void;
  /** Forgets requests, uploads, faults, violations; not the repositories. */
  reset(): void;
}

const routes: ReadonlyMap<string, Route> = new Map(
  [
    ...repositoryRoutes,
    ...pullRoutes,
    ...reviewRoutes,
    ...issueRoutes,
    ...gitRoutes,
    ...checkRoutes,
    ...artifactRoutes,
  ].map((route) => [route.route, route]),
);

export async function startGitHub(): Promise<GitHubStandIn> {
  const requests: Recorded[] = [];
  const violations: string[] = [];
  const queue = faultQueue();
  const scanning = codeScanning();
  const description = described();
  const schema = graphql();
  const repositories = new Map<string, Repository>();
  const store = await artifactStore(repositories);
  const hub = newHub(repositories, store);

  const rest = (method: string, url: URL, body: Buffer, actor: Actor): Reply => {
    const path = url.pathname.replace(/^\/api\/v3(?=\/)/, '');
    const scanned = scanning.answer(method, path, body, url.origin);
    if (scanned !== null) return scanned;
    if (method === 'GET' && path === '/user') return whoami(actor);
    const found = description.match(method, path);
    const route = routes.get(found?.route ?? '');
    if (found === null || route === undefined)
      return (violations.push(`${method} ${path} is no endpoint of the stand-in`), faults.notFound);
    const repository = hub.repositories.get(`${found.params['owner']}/${found.params['repo']}`.toLowerCase());
    if (repository === undefined || repository.deleted) return faults.notFound;
    const given: unknown = body.length === 0 ? undefined : JSON.parse(body.toString('utf8'));
    const wrong = description.request(found.route, url.searchParams, given);
    if (wrong.length > 0)
      return (violations.push(...wrong), { status: 422, body: { message: `Invalid request.\n\n${wrong.join('; ')}` } });
    demand(actor, repository, route.needs);
    const parsed = Object(given ?? {}) as Readonly<Record<string, unknown>>;
    const reply = route.answer({
      hub,
      repository,
      actor,
      params: found.params,
      query: url.searchParams,
      body: parsed,
      base: url.origin,
      url: `${url.pathname}${url.search}`,
    });
    violations.push(...description.answer(found.route, reply.status, reply.body));
    return reply;
  };
  const answer = (method: string, url: URL, body: Buffer, authorization: string): Reply => {
    const token = /^(?:token|bearer) +(\S+)$/i.exec(authorization)?.[1];
    if (token === undefined)
      return {
        status: 401,
        body: { message: 'Requires authentication', documentation_url: 'https://docs.github.com/rest' },
      };
    const actor = hub.actorOf(token);
    try {
      if (!isGraphql(method, url)) return rest(method, url, body, actor);
      const { body: data, violations: wrong } = schema.answer(hub, actor, body.toString('utf8'));
      violations.push(...wrong.map((text) => `GraphQL: ${text}`));
      return { status: 200, body: data };
    } catch (error) {
      if (error instanceof Refused) return { status: error.status, body: error.body };
      violations.push(
        `the stand-in failed at ${method} ${url.pathname}: ${error instanceof Error ? (error.stack ?? error.message) : 'unknown'}`,
      );
      return { status: 500, body: { message: 'the stand-in failed' } };
    }
  };

  const server = await listen(async (request, body, response) => {
    const { method = '', headers } = request;
    const url = new URL(request.url ?? '/', `http://${headers.host ?? ''}`);
    const text = body.toString('utf8');
    const label = isGraphql(method, url)
      ? `GRAPHQL ${schema.label(text)}`
      : `${method} ${url.pathname.replace(/^\/api\/v3(?=\/)/, '')}`;
    requests.push({ method, url: request.url ?? '', headers, body: text, label });
    const fault = queue.take(label);
    if (typeof fault === 'object' && 'meanwhile' in fault) await fault.meanwhile();
    const passes = fault === 'none' || (typeof fault === 'object' && ('meanwhile' in fault || 'afterEffect' in fault));
    if (!passes) return misbehave(fault, response);
    const reply = answer(method, url, body, headers.authorization ?? '');
    if (typeof fault === 'object' && 'afterEffect' in fault) return misbehave(fault.afterEffect, response);
    send(reply, response);
  });
  return {
    ...server,
    env: { GITHUB_API_URL: server.url, GITHUB_GRAPHQL_URL: `${server.url}/graphql` },
    requests,
    uploads: scanning.uploads,
    violations,
    repository: hub.repository,
    token: hub.token,
    fault: (...added) => queue.add(null, added),
    faultAt: (where, ...added) => queue.add(where, added),
    process: scanning.process,
    reset: () => {
      for (const list of [requests, scanning.uploads, violations]) list.length = 0;
      queue.clear();
      scanning.process({});
    },
    close: async () => {
      await Promise.all([server.close(), store.close()]);
      hub.clear();
    },
  };
}

/** An installation is no user. */
const whoami = (actor: Actor): Reply => {
  if (actor.type === 'Bot') throw new Refused(403, 'Resource not accessible by integration');
  return { status: 200, body: account(actor) };
};

const isGraphql = (method: string, url: URL): boolean =>
  method === 'POST' && /^(?:\/api)?\/graphql$/.test(url.pathname);

function send({ status, body, headers = {} }: Reply, response: ServerResponse): void {
  if (body !== undefined && !Buffer.isBuffer(body)) return answerJson(response, status, body, headers);
  response.writeHead(status, headers);
  response.end(body);
}
