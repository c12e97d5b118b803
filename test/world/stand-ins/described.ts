/** Checks calls and answers against GitHub's OpenAPI description. */

import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

type Json = { readonly [key: string]: Json } | readonly Json[] | string | number | boolean | null;
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: object;
  readonly $ref?: string;
}
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: {
    readonly required?: boolean;
    readonly content: Readonly<Record<string, { readonly schema: object }>>;
  };
  readonly responses: Readonly<
    Record<string, { readonly $ref?: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }>
  >;
}
interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Parameter>>>>;
}

export interface Described {
  /** The route (`GET /repos/{owner}/{repo}`) that a call takes, with what its braces stand for; null for none. */
  match(
    method: string,
    path: string,
  ): { readonly route: string; readonly params: Readonly<Record<string, string>> } | null;
  /** What is wrong with a call; empty when nothing is. */
  request(route: string, query: URLSearchParams, body: unknown): readonly string[];
  /** What in an answer GitHub does not describe, or describes otherwise. Fields may be missing. */
  answer(route: string, status: number, body: unknown): readonly string[];
}

/**
 * GitHub's description needs no check of its own, and its components are compiled once, not wherever they are referred
 * to.
 */
const options = {
  strict: false,
  validateFormats: false,
  validateSchema: false,
  inlineRefs: false,
  addUsedSchema: false,
} as const;

/** Reads the trimmed description: see scripts/trim-openapi.ts. */
export function described(): Described {
  const whole: Description = JSON.parse(
    readFileSync(new URL('../../fixtures/github-openapi.json', import.meta.url), 'utf8'),
  );
  const strict = new Ajv({ ...options, coerceTypes: false, allErrors: true });
  const loose = new Ajv({ ...options });
  const coercing = new Ajv({ ...options, coerceTypes: true });
  const schemas = whole.components as unknown as Json;
  coercing.addSchema({ $id: 'github', components: schemas });
  strict.addSchema({ $id: 'github', components: schemas });
  loose.addSchema({ $id: 'github', components: forAnswers(schemas) });
  const paths = Object.entries(whole.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method, form: formOf(path) })),
  );
  const compiled = new Map<string, ValidateFunction>();
  const validator = (key: string, make: () => ValidateFunction): ValidateFunction => {
    const made = compiled.get(key) ?? make();
    compiled.set(key, made);
    return made;
  };
  const operation = (route: string): Operation => {
    const [method = '', path = ''] = route.split(' ');
    return whole.paths[path]?.[method.toLowerCase()] ?? { responses: {} };
  };
  const parametersOf = (route: string): readonly Parameter[] =>
    (operation(route).parameters ?? []).map((one) =>
      one.$ref ? (whole.components['parameters']?.[one.$ref.split('/').at(-1) ?? ''] ?? one) : one,
    );

  return {
    match: (method, path) => {
      const fits = paths
        .filter((one) => one.method === method.toLowerCase() && one.form.test(path))
        .toSorted(
          (one, other) =>
            one.path.split('{').length - other.path.split('{').length || other.path.length - one.path.length,
        )[0];
      if (fits === undefined) return null;
      const groups = Object.entries(fits.form.exec(path)?.groups ?? {}).map(
        ([name, value]) => [name, decodeURIComponent(value)] as const,
      );
      return { route: `${method} ${fits.path}`, params: Object.fromEntries(groups) };
    },
    request: (route, query, body) => {
      const allowed = parametersOf(route).filter((one) => one.in === 'query');
      const unknown = [...query.keys()]
        .filter((name) => !allowed.some((one) => one.name === name))
        .map((name) => `${route}: no query parameter ${name}`);
      const properties = Object.fromEntries(allowed.map(({ name, schema }) => [name, schema]));
      const checkQuery = validator(`query ${route}`, () => coercing.compile(linked({ type: 'object', properties })));
      const values = checkQuery(Object.fromEntries(query))
        ? []
        : [`${route}: ${coercing.errorsText(checkQuery.errors, { dataVar: 'query' })}`];
      const schema = operation(route).requestBody?.content['application/json']?.schema;
      if (schema === undefined) return [...unknown, ...values];
      const check = validator(`request ${route}`, () => strict.compile(linked(schema)));
      const fits = check(body ?? {}) ? [] : [`${route}: ${strict.errorsText(check.errors, { dataVar: 'body' })}`];
      return [...unknown, ...values, ...fits, ...surplus(route, schema, body)];
    },
    answer: (route, status, body) => {
      const found = operation(route).responses[status];
      if (found === undefined) return status >= 400 ? [] : [`${route} does not answer ${status}`];
      const content = (
        found.$ref
          ? (whole.components['responses']?.[found.$ref.split('/').at(-1) ?? ''] as unknown as typeof found)
          : found
      ).content;
      const schema = content?.['application/json']?.schema;
      if (schema === undefined || status >= 400) return [];
      const check = validator(`answer ${route} ${status}`, () => loose.compile(linked(forAnswers(schema as Json))));
      return check(body) ? [] : [`${route} answers ${status}: ${loose.errorsText(check.errors?.slice(0, 4))}`];
    },
  };
}

/** GitHub's bodies are open in most places, but a misspelt field is a mistake of ours. */
function surplus(route: string, schema: object, body: unknown): readonly string[] {
  if (!('properties' in schema) || typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  const known = Object.keys(Object(schema.properties));
  return Object.keys(body)
    .filter((name) => !known.includes(name))
    .map((name) => `${route}: no field ${name}`);
}

const formOf = (path: string): RegExp =>
  new RegExp(
    `^${path.replace(/[.]/g, '\\.').replace(/\{(\w+)\}/g, (_, name: string) => (name === 'ref' ? `(?<${name}>.+?)` : `(?<${name}>[^/]+)`))}$`,
  );

/** References lead into the one registered schema. */
const linked = (schema: Json | object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"github#/'));

/** The schema of an answer without what must be there: the stand-in leaves out what no client of ours reads. */
function forAnswers(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => forAnswers(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, content]) => !(key === 'required' && Array.isArray(content)))
    .map(([key, content]) => [key === 'oneOf' ? 'anyOf' : key, forAnswers(content)] as const);
  const answer = Object.fromEntries(entries);
  // Ajv takes `nullable` beside a type only, and wants null among the values of an `enum`; GitHub's description does
  // not say it so.
  if (answer['nullable'] === true && answer['type'] === undefined) {
    const { nullable: _, ...rest } = answer;
    return { anyOf: [rest, { type: 'null' }] };
  }
  return answer['nullable'] === true && Array.isArray(answer['enum'])
    ? { ...answer, enum: [...answer['enum'], null] }
    : answer;
}
