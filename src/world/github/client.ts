import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { quote } from '../../text/log-text.ts';
import type { Environment } from '../workflow/file-command.ts';
import { isLimited, retryAfterOf, waitBeforeRetry, type Answer } from './retry.ts';

export type { Answer } from './retry.ts';

/** GitHub's interfaces with one token. A refusal is an answer like any other: nothing here throws. */
export interface GitHub {
  /**
   * REST: `request('GET /repos/{owner}/{repo}', { owner, repo })`. Passing faults are waited out. What may have been
   * carried out is tried again only when a second time does no harm: GET, PUT and DELETE, and whatever the caller calls
   * idempotent. Else see `uncertain`.
   */
  request(route: string, parameters: Readonly<Record<string, unknown>>, how?: Manner): Promise<Answer>;
  /**
   * GraphQL: `data` is the data object. Errors become status 422 with their messages as `reason` and the first one's
   * type as `kind`.
   */
  graphql(query: string, variables: Readonly<Record<string, unknown>>, how?: Manner): Promise<Answer>;
}

export interface Manner {
  /** The request may arrive twice without harm; a query and GET, PUT and DELETE always may. */
  readonly idempotent?: boolean;
}

/** Waits; tests hand in one that only notes how long. */
export type Pause = (milliseconds: number) => Promise<void>;

export interface Patience {
  readonly pause?: Pause;
  /** Milliseconds until one try is given up. */
  readonly timeout?: number;
}

type Send = (
  route: string,
  parameters: Record<string, unknown>,
) => Promise<{ readonly status: number; readonly data: unknown; readonly headers: unknown }>;

/**
 * A client for the API that GITHUB_API_URL and GITHUB_GRAPHQL_URL name; null without a token. Nothing is loaded or sent
 * before the first request.
 */
export function connect(token: string, env: Environment, patience: Patience = {}): GitHub | null {
  const secret = token.trim();
  if (secret === '') return null;
  if (!headerSafe.test(secret)) return { request: async () => malformed, graphql: async () => malformed };
  const { pause = waitFor, timeout = 60_000 } = patience;
  const baseUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
  let octokit: Promise<Send> | undefined;
  const attempt = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<Answer> => {
    try {
      octokit ??= open(secret, baseUrl);
      const { status, data } = await (
        await octokit
      )(route, { ...parameters, request: { signal: AbortSignal.timeout(timeout) } });
      return { ...answered, status, data };
    } catch (error) {
      return refusal(error, secret);
    }
  };
  const graphqlRoute = `POST ${env['GITHUB_GRAPHQL_URL'] || graphqlBeside(baseUrl)}`;
  return {
    request: (route, parameters, how) =>
      persist(() => attempt(route, parameters), pause, how?.idempotent ?? /^(?:GET|HEAD|PUT|DELETE) /.test(route)),
    graphql: (query, variables, how) => {
      const ask = async (): Promise<Answer> =>
        unwrapped(await attempt(graphqlRoute, { query, variables }), (text) => shown(text, secret));
      return persist(ask, pause, how?.idempotent ?? !/^\s*mutation\b/.test(query));
    },
  };
}

/** An Enterprise server has `/api/v3` and `/api/graphql`. */
const graphqlBeside = (rest: string): string => `${rest.replace(/\/v3$/, '')}/graphql`;

/** Anything else cannot be sent, and the error of trying repeats the token. */
const headerSafe = /^[\u0021-\u007e]+$/;
const answered: Answer = {
  status: 200,
  data: null,
  reason: '',
  retryAfter: null,
  limited: false,
  uncertain: false,
  kind: '',
};
const malformed: Answer = {
  ...answered,
  status: 401,
  reason: 'the token holds white space or a character that is not ASCII',
};

const waitFor: Pause = (milliseconds) => sleep(milliseconds);

async function persist(attempt: () => Promise<Answer>, pause: Pause, repeatable: boolean): Promise<Answer> {
  for (let tried = 1, spent = 0; ; tried += 1) {
    const answer = await attempt();
    const wait = waitBeforeRetry(answer, tried, spent, repeatable);
    if (wait === null) return answer;
    await pause(wait);
    spent += wait;
  }
}

/** Imported on first use: loading octokit takes 105 ms on Node 24, and runs without a token never need it. */
async function open(token: string, baseUrl: string): Promise<Send> {
  const { getOctokit } = await import('@actions/github');
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const octokit = getOctokit(token, { baseUrl, userAgent: 'bandit-remediate', log });
  // Without this header the service may one day answer in another version's shapes.
  const headers = { 'x-github-api-version': '2022-11-28' };
  return (route, { request, ...parameters }) =>
    octokit.request(route, { ...parameters, headers, request: { ...(request as object), log } });
}

const refused = z.object({
  message: z.string().catch(''),
  response: z
    .object({ status: z.number(), data: z.unknown(), headers: z.record(z.string(), z.coerce.string()).catch({}) })
    .optional()
    .catch(undefined),
});
const explained = z.object({
  message: z.string(),
  errors: z
    .array(z.union([z.string(), z.object({ message: z.string() }).transform((error) => error.message)]))
    .catch([]),
});

function refusal(error: unknown, token: string): Answer {
  const { message, response } = refused.catch({ message: 'unknown error' }).parse(error);
  if (response === undefined)
    return { ...answered, status: 0, reason: shown(message, token), uncertain: !neverSent(error) };
  const reason = shown(reasonIn(response.data), token);
  const { status, headers, data } = response;
  const limited = isLimited(status, headers, reason);
  return {
    ...answered,
    status,
    data,
    reason,
    retryAfter: retryAfterOf(headers, Date.now()),
    limited,
    uncertain: status >= 500,
  };
}

/** No connection came about, so nothing was asked. https://nodejs.org/api/errors.html#common-system-errors */
function neverSent(error: unknown): boolean {
  const chain = z.object({ code: z.string().optional().catch(undefined), cause: z.unknown().optional() });
  for (let cause = error, depth = 0; depth < 5; depth += 1) {
    const { data } = chain.safeParse(cause);
    if (
      /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(data?.code ?? '')
    )
      return true;
    cause = data?.cause;
  }
  return false;
}

const graphqlBody = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(z.object({ type: z.string().catch(''), message: z.string().catch('') }))
    .min(1)
    .optional(),
});

/**
 * GraphQL answers 200 whatever happens; what happened stands in the body.
 * https://docs.github.com/graphql/guides/forming-calls-with-graphql
 */
function unwrapped(answer: Answer, show: (text: string) => string): Answer {
  const parsed = graphqlBody.safeParse(answer.data);
  if (answer.status !== 200) return answer;
  if (!parsed.success) return { ...answer, status: 502, reason: 'the answer is not GraphQL', uncertain: true };
  const { data = null, errors } = parsed.data;
  if (errors === undefined) return { ...answer, data };
  const reason = show(errors.map(({ message }) => message).join(' | '));
  const kind = /^[A-Z_]{1,60}$/.test(errors[0]?.type ?? '') ? (errors[0]?.type ?? '') : '';
  // GitHub's own time-out comes as an error too, and what was asked for may be done.
  const uncertain = /^something went wrong while executing/i.test(reason);
  return {
    ...answer,
    data,
    reason,
    kind,
    uncertain,
    status: uncertain ? 502 : 422,
    limited: isLimited(403, {}, reason) || /RATE_LIMIT/.test(kind),
  };
}

/** The message of GitHub's JSON; a proxy's HTML page says nothing that the status does not. */
function reasonIn(data: unknown): string {
  const parsed = explained.safeParse(data);
  if (!parsed.success) return typeof data === 'string' && !data.includes('<') ? data : '';
  return [parsed.data.message, ...parsed.data.errors].join(': ');
}

/** The token goes before the text is cut, lest half of it stays. */
const shown = (text: string, token: string): string => quote(text.replaceAll(token, '***'));
