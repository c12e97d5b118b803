/** Files from GitHub's API that somebody else made: never more of them in memory than is asked for. */

import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { quote } from '../../../text/log-text.ts';
import type { Environment } from '../../workflow/file-command.ts';
import type { Patience } from '../client.ts';
import { isLimited, retryAfterOf, waitBeforeRetry, type Answer } from '../retry.ts';

/**
 * The bytes behind a route, redirects followed; a refusal, whose `reason` says so when there are more than `limit`.
 * Nothing is thrown.
 */
export type Download = (
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  limit: number,
) => Promise<Uint8Array | Answer>;

type Get = (route: string, parameters: Record<string, unknown>) => Promise<{ readonly data: unknown }>;

/**
 * Downloads with a token from the API that GITHUB_API_URL names. A store elsewhere that GitHub redirects to never gets
 * the token.
 */
export function downloader(
  token: string,
  env: Environment,
  { pause = waitFor, timeout = 120_000 }: Patience = {},
): Download {
  let open: Promise<Get> | undefined;
  const attempt = async (
    route: string,
    parameters: Readonly<Record<string, unknown>>,
    limit: number,
  ): Promise<Uint8Array | Answer> => {
    try {
      open ??= connected(token, (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''));
      const { data } = await (
        await open
      )(route, { ...parameters, request: { signal: AbortSignal.timeout(timeout), parseSuccessResponseBody: false } });
      return (
        (await bounded(data, limit)) ?? { ...refusedAnswer, status: 413, reason: `it is larger than ${limit} bytes` }
      );
    } catch (error) {
      return refusal(error, token);
    }
  };
  return async (route, parameters, limit) => {
    for (let tried = 1, spent = 0; ; tried += 1) {
      const answer = await attempt(route, parameters, limit);
      const wait = answer instanceof Uint8Array ? null : waitBeforeRetry(answer, tried, spent, true);
      if (wait === null) return answer;
      await pause(wait);
      spent += wait;
    }
  };
}

const waitFor = (milliseconds: number): Promise<void> => sleep(milliseconds);

async function connected(token: string, baseUrl: string): Promise<Get> {
  const { getOctokit } = await import('@actions/github');
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const octokit = getOctokit(token, { baseUrl, userAgent: 'bandit-remediate', log });
  const headers = { 'x-github-api-version': '2022-11-28' };
  return (route, { request, ...parameters }) =>
    octokit.request(route, { ...parameters, headers, request: { ...(request as object), log } });
}

/** Null when there is more than `limit`: the rest is not waited for. */
async function bounded(data: unknown, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (!(data instanceof ReadableStream)) throw new Error('the answer has no content');
  for await (const chunk of data) {
    if (!(chunk instanceof Uint8Array)) throw new Error('the answer is not made of bytes');
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

const refusedAnswer: Answer = {
  status: 0,
  data: null,
  reason: '',
  retryAfter: null,
  limited: false,
  uncertain: false,
  kind: '',
};
const refused = z.object({
  message: z.string().catch(''),
  response: z
    .object({ status: z.number(), data: z.unknown(), headers: z.record(z.string(), z.coerce.string()).catch({}) })
    .optional()
    .catch(undefined),
});
const explained = z.object({ message: z.string() });

function refusal(error: unknown, token: string): Answer {
  const { message, response } = refused.catch({ message: 'unknown error' }).parse(error);
  const shown = (text: string): string => quote(text.replaceAll(token, '***'));
  if (response === undefined) return { ...refusedAnswer, reason: shown(message) };
  const reason = shown(explained.catch({ message: '' }).parse(response.data).message);
  const { status, headers } = response;
  return {
    ...refusedAnswer,
    status,
    reason,
    retryAfter: retryAfterOf(headers, Date.now()),
    limited: isLimited(status, headers, reason),
  };
}
