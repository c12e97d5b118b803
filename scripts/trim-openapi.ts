/**
 * Cuts GitHub's OpenAPI description down to the endpoints that the product calls, for the tests' stand-in to be checked against.
 *   npm pack @octokit/openapi@23.0.2 && tar xzf octokit-openapi-23.0.2.tgz package/generated/api.github.com.json
 *   node scripts/trim-openapi.ts package/generated/api.github.com.json test/fixtures/github-openapi.json
 */
import { readFile, writeFile } from 'node:fs/promises';

const endpoints: readonly (readonly [path: string, method: string])[] = [
  ['/repos/{owner}/{repo}/code-scanning/sarifs', 'post'],
  ['/repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', 'get'],
];

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The chosen endpoints with every component that they refer to, directly or not. */
function trim(description: Json): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [path, method] of endpoints) (paths[path] ??= {})[method] = bare(at(description, ['paths', path, method]));
  const components: Record<string, Record<string, Json>> = {};
  const open = references(paths);
  for (const reference of open) {
    const [, , kind = '', name = ''] = reference.split('/');
    const found = bare(at(description, ['components', kind, name]));
    const component = kind === 'responses' ? described(found) : found;
    (components[kind] ??= {})[name] = component;
    for (const further of references(component)) if (!open.includes(further)) open.push(further);
  }
  const info = { title: 'GitHub REST API, the endpoints used', version: at(description, ['info', 'version']), license: at(description, ['info', 'license']) };
  return { openapi: at(description, ['openapi']), info, servers: at(description, ['servers']), paths, components };
}

/** Without prose, examples and extensions: the checks need none. `isNames`: the keys are names that somebody chose, not OpenAPI's words. */
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
const described = (response: Json): Json => (isObject(response) && !('$ref' in response) ? { description: '', ...response } : response);

const isProse = (key: string, content: Json): boolean =>
  (key === 'description' && typeof content === 'string') || ['summary', 'externalDocs', 'example', 'examples', 'tags'].includes(key) || key.startsWith('x-');

const isObject = (value: Json): value is { readonly [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

function at(value: Json, keys: readonly string[]): Json {
  const found = keys.reduce<Json | undefined>((inner, key) => (inner !== undefined && isObject(inner) ? inner[key] : undefined), value);
  if (found === undefined) throw new Error(`the description has no ${keys.join(' > ')}`);
  return found;
}

function references(value: Json): string[] {
  const found = JSON.stringify(value).matchAll(/"\$ref":"(#\/components\/[^"]+)"/g);
  return [...new Set(Array.from(found, ([, reference = '']) => reference))];
}

const [source, destination] = process.argv.slice(2);
if (!source || !destination) throw new Error('usage: node scripts/trim-openapi.ts <api.github.com.json> <trimmed.json>');
const whole: Json = JSON.parse(await readFile(source, 'utf8'));
await writeFile(destination, `${JSON.stringify(trim(whole), null, 1)}\n`);
