/** One call to the stand-in and what it is answered, apart from HTTP. */

import type { Actor } from './actors.ts';
import type { Hub } from './hub.ts';
import type { Repository } from './repository.ts';

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Call<Body = Readonly<Record<string, unknown>>> {
  readonly hub: Hub;
  readonly repository: Repository;
  readonly actor: Actor;
  /** What the `{names}` of the path stand for, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Already checked against GitHub's description of the endpoint. */
  readonly body: Body;
  /** `http://127.0.0.1:PORT`, as the caller sees it. */
  readonly base: string;
  /** Path and query. */
  readonly url: string;
}

export interface Route {
  /** As in GitHub's description: `GET /repos/{owner}/{repo}/pulls/{pull_number}`. */
  readonly route: string;
  /** What a token needs; `contents: write` is `['contents', 'write']`. Any one of several will do. */
  readonly needs: readonly (readonly [permission: string, level: 'read' | 'write'])[];
  readonly answer: (call: Call) => Reply;
}

/** A route whose body has the shape that GitHub describes; the description is what makes the cast true. */
export function route<Body = Readonly<Record<string, never>>>(
  name: string,
  needs: string,
  answer: (call: Call<Body>) => Reply,
): Route {
  const wanted = needs
    .split(/ or /)
    .filter((need) => need !== '')
    .map((need) => need.split(': ') as [string, 'read' | 'write']);
  return { route: name, needs: wanted, answer: (call) => answer(call as Call<Body>) };
}

/** Thrown by routes: GitHub's refusal. */
export class Refused extends Error {
  readonly status: number;
  readonly body: unknown;
  constructor(status: number, message: string, errors?: readonly unknown[]) {
    super(message);
    this.status = status;
    this.body = {
      message,
      ...(errors && { errors }),
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    };
  }
}

export const notFound = (): Refused => new Refused(404, 'Not Found');
export const invalid = (resource: string, field: string, message: string): Refused =>
  new Refused(422, 'Validation Failed', [{ resource, code: 'custom', field, message }]);

/** One page of a list, with the `link` header that leads to the others. */
export function paged(call: Call<never>, all: readonly unknown[]): Reply {
  const size = Math.min(100, Math.max(1, Number(call.query.get('per_page') ?? 30)));
  const page = Math.max(1, Number(call.query.get('page') ?? 1));
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (number: number, rel: string): string => {
    const url = new URL(call.url, call.base);
    url.searchParams.set('page', String(number));
    return `<${url.href}>; rel="${rel}"`;
  };
  const links = page < last ? [to(page + 1, 'next'), to(last, 'last')] : [];
  if (page > 1) links.push(to(page - 1, 'prev'), to(1, 'first'));
  return {
    status: 200,
    body: all.slice((page - 1) * size, page * size),
    headers: links.length > 0 ? { link: links.join(', ') } : {},
  };
}
