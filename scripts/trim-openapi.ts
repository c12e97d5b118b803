/**
 * Cuts GitHub's OpenAPI description down to the endpoints that the product calls, for the tests' stand-in to be checked
 * against.
 *   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *   node scripts/trim-openapi.ts package/generated/api.github.com.json test/fixtures/github-openapi.json
 */

import { readFile, writeFile } from 'node:fs/promises';

/** Checked both ways, by Prism: requests and answers. */
const uploads: readonly string[] = [
  'post /repos/{owner}/{repo}/code-scanning/sarifs',
  'get /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}',
];

/**
 * Of these the requests are checked, and that the fields of answers are GitHub's and of its types; not that all are
 * there.
 */
const endpoints: readonly string[] = [
  'get /user',
  'get /repos/{owner}/{repo}',
  'get /repos/{owner}/{repo}/commits/{ref}',
  'get /repos/{owner}/{repo}/compare/{basehead}',
  'get /repos/{owner}/{repo}/commits/{ref}/check-runs',
  'get /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  'get /repos/{owner}/{repo}/pulls',
  'post /repos/{owner}/{repo}/pulls',
  'get /repos/{owner}/{repo}/pulls/{pull_number}',
  'patch /repos/{owner}/{repo}/pulls/{pull_number}',
  'get /repos/{owner}/{repo}/pulls/{pull_number}/files',
  'get /repos/{owner}/{repo}/pulls/{pull_number}/comments',
  'post /repos/{owner}/{repo}/pulls/{pull_number}/comments',
  'patch /repos/{owner}/{repo}/pulls/comments/{comment_id}',
  'delete /repos/{owner}/{repo}/pulls/comments/{comment_id}',
  'get /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'post /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  'put /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
  'delete /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
  'post /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events',
  'put /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals',
  'get /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments',
  'post /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers',
  'get /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'post /repos/{owner}/{repo}/issues/{issue_number}/comments',
  'get /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'patch /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'delete /repos/{owner}/{repo}/issues/comments/{comment_id}',
  'post /repos/{owner}/{repo}/issues/{issue_number}/labels',
  'get /repos/{owner}/{repo}/git/blobs/{file_sha}',
  'post /repos/{owner}/{repo}/git/blobs',
  'get /repos/{owner}/{repo}/git/trees/{tree_sha}',
  'post /repos/{owner}/{repo}/git/trees',
  'get /repos/{owner}/{repo}/git/commits/{commit_sha}',
  'post /repos/{owner}/{repo}/git/commits',
  'get /repos/{owner}/{repo}/git/ref/{ref}',
  'get /repos/{owner}/{repo}/git/matching-refs/{ref}',
  'post /repos/{owner}/{repo}/git/refs',
  'patch /repos/{owner}/{repo}/git/refs/{ref}',
  'delete /repos/{owner}/{repo}/git/refs/{ref}',
  'post /repos/{owner}/{repo}/check-runs',
  'get /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'patch /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'get /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations',
  'get /repos/{owner}/{repo}/actions/artifacts',
  'get /repos/{owner}/{repo}/actions/artifacts/{artifact_id}',
  'get /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
  'get /repos/{owner}/{repo}/actions/runs/{run_id}',
  'get /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The chosen endpoints with every component that they refer to, directly or not. */
function trim(description: Json): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const endpoint of [...uploads, ...endpoints]) {
    const [method = '', path = ''] = endpoint.split(' ');
    (paths[path] ??= {})[method] = bare(at(description, ['paths', path, method]));
  }
  const components: Record<string, Record<string, Json>> = {};
  const open = references(paths);
  for (const reference of open) {
    const [, , kind = '', name = ''] = reference.split('/');
    const found = bare(at(description, ['components', kind, name]));
    const component = kind === 'responses' ? described(found) : found;
    (components[kind] ??= {})[name] = component;
    for (const further of references(component)) if (!open.includes(further)) open.push(further);
  }
  const info = {
    title: 'GitHub REST API, the endpoints used',
    version: at(description, ['info', 'version']),
    license: at(description, ['info', 'license']),
  };
  return { openapi: at(description, ['openapi']), info, servers: at(description, ['servers']), paths, components };
}

/**
 * Without prose, examples and extensions: the checks need none. `isNames`: the keys are names that somebody chose, not
 * OpenAPI's words.
 */
function bare(value: Json, isNames = false): Json {
  if (Array.isArray(value)) return value.map((item) => bare(item));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([key, content]) => isNames || !isProse(key, content));
  const inner = (key: string, content: Json): Json =>
    isNames || key !== 'responses' ? bare(content, !isNames && key === 'properties') : answers(content);
  return Object.fromEntries(kept.map(([key, content]) => [key, inner(key, content)]));
}

function answers(responses: Json): Json {
  if (!isObject(responses)) return responses;
  return Object.fromEntries(Object.entries(responses).map(([status, response]) => [status, described(bare(response))]));
}

/** OpenAPI wants a description in each response, if an empty one. */
const described = (response: Json): Json =>
  isObject(response) && !('$ref' in response) ? { description: '', ...response } : response;

const isProse = (key: string, content: Json): boolean =>
  (key === 'description' && typeof content === 'string') ||
  ['summary', 'externalDocs', 'example', 'examples', 'tags'].includes(key) ||
  key.startsWith('x-');

const isObject = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at(value: Json, keys: readonly string[]): Json {
  const found = keys.reduce<Json | undefined>(
    (inner, key) => (inner !== undefined && isObject(inner) ? inner[key] : undefined),
    value,
  );
  if (found === undefined) throw new Error(`the description has no ${keys.join(' > ')}`);
  return found;
}

function references(value: Json): string[] {
  const found = JSON.stringify(value).matchAll(/"\$ref":"(#\/components\/[^"]+)"/g);
  return [...new Set(Array.from(found, ([, reference = '']) => reference))];
}

const [source, destination] = process.argv.slice(2);
if (!source || !destination)
  throw new Error('usage: node scripts/trim-openapi.ts <api.github.com.json> <trimmed.json>');
const whole: Json = JSON.parse(await readFile(source, 'utf8'));
await writeFile(destination, `${JSON.stringify(trim(whole), null, 1)}\n`);
