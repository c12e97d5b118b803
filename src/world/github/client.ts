import { setTimeout as sleep } from 'node:timers/promises';

import { z } from 'zod';

import { quote } from '../../render/log-text.ts';
import type { Environment } from '../workflow/file-command.ts';
import { isLimited, retryAfterOf, waitBeforeRetry, type Answer } from './retry.ts';

export type { Answer } from './retry.ts';

/** GitHub's REST interface with one token. A refusal is an answer like any other: nothing here throws. */
export interface GitHub {
  /** `request('GET /repos/{owner}/{repo}', { owner, repo })`; tries again after passing faults, so a request may arrive twice. */
  request(route: string, parameters: Readonly<Record<string, unknown>>): Promise<Answer>;
}

/** Waits; tests hand in one that only notes how long. */
export type Pause = (milliseconds: number) => Promise<void>;

export interface Patience {
  readonly pause?: Pause;
  /** Milliseconds until one try is given up. */
  readonly timeout?: number;
}

type Send = (route: string, parameters: Record<string, unknown>) => Promise<{ readonly status: number; readonly data: unknown; readonly headers: unknown }>;

/** A client for the API that GITHUB_API_URL names; null without a token. Nothing is loaded or sent before the first request. */
export function connect(token: string, env: Environment, patience: Patience = {}): GitHub | null {
  const secret = token.trim();
  if (secret === '') return null;
  if (!headerSafe.test(secret)) return { request: async () => malformed };
  const { pause = waitFor, timeout = 60_000 } = patience;
  let octokit: Promise<Send> | undefined;
  const attempt = async (route: string, parameters: Readonly<Record<string, unknown>>): Promise<Answer> => {
    try {
      octokit ??= open(secret, env['GITHUB_API_URL'] || 'https://api.github.com');
      const { status, data } = await (await octokit)(route, { ...parameters, request: { signal: AbortSignal.timeout(timeout) } });
      return { status, data, reason: '', retryAfter: null, limited: false };
    } catch (error) {
      return refusal(error, secret);
    }
  };
  return { request: (route, parameters) => persist(() => attempt(route, parameters), pause) };
}

/** Anything else cannot be sent, and the error of trying repeats the token. */
const headerSafe = /^[\u0021-\u007e]+$/;
const malformed: Answer = { status: 401, data: null, reason: 'the token holds white space or a character that is not ASCII', retryAfter: null, limited: false };

const waitFor: Pause = async (milliseconds) => void (await sleep(milliseconds));

async function persist(attempt: () => Promise<Answer>, pause: Pause): Promise<Answer> {
  for (let tried = 1, spent = 0; ; tried += 1) {
    const answer = await attempt();
    const wait = waitBeforeRetry(answer, tried, spent);
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
  return (route, { request, ...parameters }) => octokit.request(route, { ...parameters, headers, request: { ...Object(request), log } });
}

const refused = z.object({
  message: z.string().catch(''),
  response: z.object({ status: z.number(), data: z.unknown(), headers: z.record(z.string(), z.coerce.string()).catch({}) }).optional().catch(undefined),
});
const explained = z.object({
  message: z.string(),
  errors: z.array(z.union([z.string(), z.object({ message: z.string() }).transform((error) => error.message)])).catch([]),
});

function refusal(error: unknown, token: string): Answer {
  const { message, response } = refused.catch({ message: 'unknown error' }).parse(error);
  if (response === undefined) return { status: 0, data: null, reason: shown(message, token), retryAfter: null, limited: false };
  const reason = shown(reasonIn(response.data), token);
  const { status, headers, data } = response;
  return { status, data, reason, retryAfter: retryAfterOf(headers, Date.now()), limited: isLimited(status, headers, reason) };
}

/** The message of GitHub's JSON; a proxy's HTML page says nothing that the status does not. */
function reasonIn(data: unknown): string {
  const parsed = explained.safeParse(data);
  if (!parsed.success) return typeof data === 'string' && !data.includes('<') ? data : '';
  return [parsed.data.message, ...parsed.data.errors].join(': ');
}

/** The token goes before the text is cut, lest half of it stays. */
const shown = (text: string, token: string): string => quote(text.replaceAll(token, '***'));
