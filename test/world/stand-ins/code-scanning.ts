/** Code scanning: uploads and what becomes of them, for any repository that is named. */

import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Reply } from './exchange.ts';
import { faults } from './faults.ts';

export interface Upload {
  readonly id: string;
  readonly repository: string;
  readonly commit: string;
  readonly ref: string;
  /** The SARIF text, decoded and unpacked. */
  readonly sarif: string;
}

/** What the uploads to come turn into: `pending` looks first, then complete, or failed with these errors. */
export interface Processing {
  readonly pending?: number;
  readonly errors?: readonly string[];
}

export interface CodeScanning {
  readonly uploads: Upload[];
  process(processing: Processing): void;
  /** Null for what is no call of code scanning. */
  answer(method: string, path: string, body: Buffer, base: string): Reply | null;
}

const documentation_url = 'https://docs.github.com/rest/code-scanning/code-scanning#upload-an-analysis-as-sarif-data';

export function codeScanning(): CodeScanning {
  const uploads: Upload[] = [];
  const looks = new Map<string, { pending: number; readonly errors: readonly string[] }>();
  let processing: Processing = {};

  const receive = (repository: string, body: Buffer, base: string): Reply => {
    const read = readUpload(body);
    if (typeof read === 'string') return { status: 400, body: { message: read, documentation_url } };
    const id = `00000000-0000-4000-8000-${String(uploads.length + 1).padStart(12, '0')}`;
    uploads.push({ id, repository, ...read });
    looks.set(id, { pending: processing.pending ?? 0, errors: processing.errors ?? [] });
    return { status: 202, body: { id, url: `${base}/repos/${repository}/code-scanning/sarifs/${id}` } };
  };
  const look = (repository: string, id: string, base: string): Reply => {
    const state = looks.get(id);
    if (state === undefined) return faults.notFound;
    if (state.pending > 0) {
      state.pending -= 1;
      return { status: 200, body: { processing_status: 'pending' } };
    }
    if (state.errors.length > 0) return { status: 200, body: { processing_status: 'failed', errors: state.errors } };
    const analyses_url = `${base}/repos/${repository}/code-scanning/analyses?sarif_id=${id}`;
    return { status: 200, body: { processing_status: 'complete', analyses_url, errors: null } };
  };
  return {
    uploads,
    process: (wanted) => void (processing = wanted),
    answer: (method, path, body, base) => {
      const [, repository = '', id] = /^\/repos\/([^/]+\/[^/]+)\/code-scanning\/sarifs(?:\/([^/]+))?$/.exec(path) ?? [];
      if (repository !== '' && method === 'POST' && id === undefined) return receive(repository, body, base);
      return repository !== '' && method === 'GET' && id !== undefined ? look(repository, id, base) : null;
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
    z.object({ version: z.literal('2.1.0'), runs: z.array(z.object({ results: z.array(z.unknown()) })) }).parse(
      JSON.parse(text),
    );
    return { commit, ref, sarif: text };
  } catch (error) {
    return `Invalid upload: ${error instanceof Error ? error.message : 'unknown'}`;
  }
}
