/** What goes wrong on demand, and GitHub's words for it. */

import type { ServerResponse } from 'node:http';
import { answerJson } from './loopback.ts';

/** An answer that is not the usual one. */
export interface Instead {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What a call meets. `none` lets it pass, to get at a later one. `afterEffect` carries the request out and then keeps
 * the answer back: a connection cut too late, a 502 for something that is done. `meanwhile` does something first (a
 * person's push, another run), then answers as usual.
 */
export type Fault =
  | Instead
  | 'none'
  | 'hang'
  | 'cut'
  | { readonly afterEffect: Instead | 'hang' | 'cut' }
  | { readonly meanwhile: () => void | Promise<void> };

const documentation_url = 'https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data';
const graphql = (type: string, message: string): Instead => ({
  status: 200,
  body: { data: null, errors: [{ type, path: [], locations: [{ line: 1, column: 1 }], message }] },
});

/** Refusals in GitHub's wording; those whose names begin with `graphql` come with status 200. */
export const faults = {
  noPermission: {
    status: 403,
    body: { message: 'Resource not accessible by integration', documentation_url, status: '403' },
  },
  notLicensed: {
    status: 403,
    body: { message: 'Advanced Security must be enabled for this repository to use code scanning.', documentation_url },
  },
  codeSecurityOff: {
    status: 403,
    body: { message: 'Code Security must be enabled for this repository to use code scanning.', documentation_url },
  },
  notEnabled: {
    status: 403,
    body: {
      message:
        'Code scanning is not enabled for this repository. Please enable code scanning in the repository settings.',
      documentation_url,
    },
  },
  archived: { status: 403, body: { message: 'Repository was archived so is read-only.', documentation_url } },
  notFound: { status: 404, body: { message: 'Not Found', documentation_url, status: '404' } },
  badCredentials: { status: 401, body: { message: 'Bad credentials', documentation_url, status: '401' } },
  conflict: { status: 409, body: { message: 'Git Repository is empty.', documentation_url, status: '409' } },
  noCommit: { status: 422, body: { message: 'commit not found', documentation_url } },
  noRef: { status: 422, body: { message: "ref 'refs/pull/7/merge' not found in this repository", documentation_url } },
  invalidSarif: {
    status: 400,
    body: { message: 'Invalid SARIF. Missing required property "version"', documentation_url },
  },
  unprocessable: {
    status: 422,
    body: { message: 'Invalid request.', errors: ["For 'properties/ref', nil is not a string."], documentation_url },
  },
  tooLarge: { status: 413, body: { message: 'The sarif field is too large', documentation_url } },
  noPulls: {
    status: 403,
    body: {
      message: 'GitHub Actions is not permitted to create or approve pull requests.',
      documentation_url,
      status: '403',
    },
  },
  sso: {
    status: 403,
    body: {
      message:
        'Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.',
      documentation_url,
    },
  },
  rules: {
    status: 422,
    body: {
      message: 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
      documentation_url,
      status: '422',
    },
  },
  locked: {
    status: 403,
    body: { message: 'Unable to create comment because issue is locked.', documentation_url, status: '403' },
  },
  limited: {
    status: 429,
    body: { message: 'API rate limit exceeded for installation ID 1.', documentation_url },
    headers: { 'retry-after': '7' },
  },
  secondaryLimit: {
    status: 403,
    body: {
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      documentation_url,
    },
  },
  unavailable: { status: 503, body: { code: 'unavailable', message: 'Service unavailable', documentation_url } },
  badGateway: {
    status: 502,
    body: '<html><body><h1>502 Bad Gateway</h1></body></html>',
    headers: { 'content-type': 'text/html' },
  },
  graphqlForbidden: graphql('FORBIDDEN', 'Resource not accessible by integration'),
  graphqlLimited: graphql('RATE_LIMITED', 'API rate limit exceeded for installation ID 1.'),
  /** As servers older than this mutation answer. */
  graphqlNoUpdateRefs: {
    status: 200,
    body: {
      errors: [
        { message: "Field 'updateRefs' doesn't exist on type 'Mutation'", extensions: { code: 'undefinedField' } },
      ],
    },
  },
  graphqlTimeout: {
    status: 200,
    body: {
      data: null,
      errors: [
        {
          message:
            'Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug.',
        },
      ],
    },
  },
} as const satisfies Record<string, Instead>;

/** Faults that wait for their calls: some for the next call whatever it is, some for calls whose label fits. */
export interface FaultQueue {
  add(where: RegExp | null, faults: readonly Fault[]): void;
  take(label: string): Fault;
  clear(): void;
}

export function faultQueue(): FaultQueue {
  const waiting: { readonly where: RegExp | null; readonly fault: Fault }[] = [];
  return {
    add: (where, faults) => void waiting.push(...faults.map((fault) => ({ where, fault }))),
    take: (label) => {
      const index = waiting.findIndex(({ where }) => where === null || where.test(label));
      return index === -1 ? 'none' : (waiting.splice(index, 1)[0]?.fault ?? 'none');
    },
    clear: () => void (waiting.length = 0),
  };
}

export function misbehave(fault: Instead | 'hang' | 'cut', response: ServerResponse): void {
  if (fault === 'hang') return;
  if (fault === 'cut') return void response.destroy();
  const { status, body, headers = {} } = fault;
  if (typeof body !== 'string') return answerJson(response, status, body ?? {}, headers);
  response.writeHead(status, headers);
  response.end(body);
}
