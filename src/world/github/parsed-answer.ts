/** Questions to GitHub whose answers are parsed once. */

import type { z } from 'zod';
import type { Answer, GitHub } from './client.ts';

/** No answer that can be used. `missing`: there is no such thing, or the token cannot see it. */
export class Unanswered {
  readonly answer: Answer;
  constructor(answer: Answer) {
    this.answer = answer;
  }
  get missing(): boolean {
    return this.answer.status === 404;
  }
}

/** A type and no interface, so that it can be parameters. */
export type Place = { readonly owner: string; readonly repo: string };

/** `owner/name`, split. */
export function placeOf(repository: string): Place {
  const [owner = '', repo = ''] = repository.split('/');
  return { owner, repo };
}

export const isDone = ({ status }: Answer): boolean => status >= 200 && status <= 299;

/** One question, by REST; what GitHub answers in another shape than it documents counts as no answer. */
export async function ask<T>(
  client: GitHub,
  route: string,
  parameters: Readonly<Record<string, unknown>>,
  schema: z.ZodType<T>,
  how?: { readonly idempotent: boolean },
): Promise<T | Unanswered> {
  return parsed(await client.request(route, parameters, how), schema);
}

export function parsed<T>(answer: Answer, schema: z.ZodType<T>): T | Unanswered {
  if (!isDone(answer)) return new Unanswered(answer);
  const result = schema.safeParse(answer.data);
  return result.success
    ? result.data
    : new Unanswered({ ...answer, status: 502, reason: 'the answer has another shape than GitHub documents' });
}
