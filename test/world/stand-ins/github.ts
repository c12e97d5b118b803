/** A GitHub with a memory on loopback: code scanning uploads and what becomes of them, and faults on demand. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { z } from 'zod';

import { answerJson, listen, type Loopback } from './loopback.ts';

export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Upload {
  readonly id: string;
  readonly repository: string;
  readonly commit: string;
  readonly ref: string;
  /** The SARIF text, decoded and unpacked. */
  readonly sarif: string;
}

/** What the next call meets instead of its answer. */
export type Fault =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }
  | 'hang'
  | 'cut';

/** What the uploads to come turn into: `pending` looks first, then complete, or failed with these errors. */
export interface Processing {
  readonly pending?: number;
  readonly errors?: readonly string[];
}

export interface GitHubStandIn extends Loopback {
  readonly requests: readonly Recorded[];
  readonly uploads: readonly Upload[];
  /** Queues faults: each is met by one call, in order. */
  fault(...faults: readonly Fault[]): void;
  process(processing: Processing): void;
  /** Forgets requests, uploads, faults. */
  reset(): void;
}

const documentation_url = 'https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data';

/** Refusals in GitHub's wording. */
export const faults = {
  noPermission: { status: 403, body: { message: 'Resource not accessible by integration', documentation_url, status: '403' } },
  notLicensed: { status: 403, body: { message: 'Advanced Security must be enabled for this repository to use code scanning.', documentation_url } },
  codeSecurityOff: { status: 403, body: { message: 'Code Security must be enabled for this repository to use code scanning.', documentation_url } },
  notEnabled: {
    status: 403,
    body: { message: 'Code scanning is not enabled for this repository. Please enable code scanning in the repository settings.', documentation_url },
  },
  archived: { status: 403, body: { message: 'Repository was archived so is read-only.', documentation_url } },
  notFound: { status: 404, body: { message: 'Not Found', documentation_url, status: '404' } },
  badCredentials: { status: 401, body: { message: 'Bad credentials', documentation_url, status: '401' } },
  noCommit: { status: 422, body: { message: 'commit not found', documentation_url } },
  noRef: { status: 422, body: { message: "ref 'refs/pull/7/merge' not found in this repository", documentation_url } },
  invalidSarif: { status: 400, body: { message: 'Invalid SARIF. Missing required property "version"', documentation_url } },
  unprocessable: { status: 422, body: { message: 'Invalid request.', errors: ['For \'properties/ref\', nil is not a string.'], documentation_url } },
  tooLarge: { status: 413, body: { message: 'The sarif field is too large', documentation_url } },
  limited: { status: 429, body: { message: 'API rate limit exceeded for installation ID 1.', documentation_url }, headers: { 'retry-after': '7' } },
  secondaryLimit: {
    status: 403,
    body: { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.', documentation_url },
  },
  unavailable: { status: 503, body: { code: 'unavailable', message: 'Service unavailable', documentation_url } },
  badGateway: { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>', headers: { 'content-type': 'text/html' } },
} as const satisfies Record<string, Fault>;

export async function startGitHub(): Promise<GitHubStandIn> {
  const requests: Recorded[] = [];
  const uploads: Upload[] = [];
  const waiting: Fault[] = [];
  const looks = new Map<string, { pending: number; readonly errors: readonly string[] }>();
  let processing: Processing = {};

  const receive = (repository: string, body: Buffer, base: string, response: ServerResponse): void => {
    const read = readUpload(body);
    if (typeof read === 'string') return answerJson(response, 400, { message: read, documentation_url });
    const id = `00000000-0000-4000-8000-${String(uploads.length + 1).padStart(12, '0')}`;
    uploads.push({ id, repository, ...read });
    looks.set(id, { pending: processing.pending ?? 0, errors: processing.errors ?? [] });
    answerJson(response, 202, { id, url: `${base}/repos/${repository}/code-scanning/sarifs/${id}` });
  };
  const look = (repository: string, id: string, base: string, response: ServerResponse): void => {
    const state = looks.get(id);
    if (state === undefined) return answerJson(response, 404, faults.notFound.body);
    if (state.pending > 0) {
      state.pending -= 1;
      return answerJson(response, 200, { processing_status: 'pending' });
    }
    if (state.errors.length > 0) return answerJson(response, 200, { processing_status: 'failed', errors: state.errors });
    const analyses_url = `${base}/repos/${repository}/code-scanning/analyses?sarif_id=${id}`;
    answerJson(response, 200, { processing_status: 'complete', analyses_url, errors: null });
  };

  const server = await listen((request, body, response) => {
    const { method = '', url = '', headers } = request;
    requests.push({ method, url, headers, body: body.toString('utf8') });
    const fault = waiting.shift();
    if (fault !== undefined) return misbehave(fault, response);
    if (!/^(?:token|bearer) ./i.test(headers.authorization ?? '')) return answerJson(response, 401, { message: 'Requires authentication', documentation_url });
    const base = `http://${headers.host ?? ''}`;
    const [, repository = '', id] = /^(?:\/api\/v3)?\/repos\/([^/]+\/[^/]+)\/code-scanning\/sarifs(?:\/([^/]+))?$/.exec(url) ?? [];
    if (repository !== '' && method === 'POST' && id === undefined) return receive(repository, body, base, response);
    if (repository !== '' && method === 'GET' && id !== undefined) return look(repository, id, base, response);
    answerJson(response, 404, faults.notFound.body);
  });
  return {
    ...server,
    requests,
    uploads,
    fault: (...added) => void waiting.push(...added),
    process: (wanted) => void (processing = wanted),
    reset: () => {
      for (const list of [requests, uploads, waiting]) list.length = 0;
      processing = {};
    },
  };
}

const uploadBody = z.strictObject({
  commit_sha: z.string().regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i),
  ref: z.string().regex(/^refs\/(heads|tags|pull)\/.+$/),
  sarif: z.string().regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'sarif is not base64'),
});

/** Unpacks an upload as GitHub would, or says why it cannot be. */
function readUpload(body: Buffer): { readonly commit: string; readonly ref: string; readonly sarif: string } | string {
  try {
    const { commit_sha: commit, ref, sarif } = uploadBody.parse(JSON.parse(body.toString('utf8')));
    const text = gunzipSync(Buffer.from(sarif, 'base64')).toString('utf8');
    z.object({ version: z.literal('2.1.0'), runs: z.array(z.object({ results: z.array(z.unknown()) })) }).parse(JSON.parse(text));
    return { commit, ref, sarif: text };
  } catch (error) {
    return `Invalid upload: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}

function misbehave(fault: Fault, response: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'cut') return void response.destroy();
  const { status, body, headers = {} } = fault;
  if (typeof body !== 'string') return answerJson(response, status, body ?? {}, headers);
  response.writeHead(status, headers);
  response.end(body);
}
