import type { Context } from '../../model/context.ts';

/** One artifact a job and category; the world adds a number when a matrix makes several of one name. */
export const artifactName = (category: string, { job }: Context): string =>
  [category, job].filter(Boolean).join('-').replaceAll('/', '-');
