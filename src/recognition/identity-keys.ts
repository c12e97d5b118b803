/** What counts as evidence that a finding and a remembered one are the same, by their identities, strongest first. */

import type { Identity } from '../model/findings/identity.ts';

/** What findings and remembered ones have in common. */
export interface Known {
  readonly test: string;
  readonly path: string;
  readonly identity: Identity;
}

export type KeyOf = (item: Known) => string | null;
type Part = keyof Identity;

/** Equal test, path and one reading of the flagged code, and these parts besides. */
const alike =
  (reading: 'code' | 'shape' | 'judged') =>
  (...names: readonly Part[]): KeyOf =>
  ({ test, path, identity }) =>
    identity[reading] === ''
      ? null
      : [test, path, identity[reading], ...names.map((name) => identity[name])].join('\0');
const [parts, shaped, judged] = [alike('code'), alike('shape'), alike('judged')];

/** Everything is equal but, perhaps, the path. */
export const exact = parts('scope', 'outer', 'statement', 'before', 'after');

/**
 * Within one file. First the flagged code is the same; the rest may change, but not all of it at once. Then its shape
 * is: something beside it was mended. Last, what the test looks at is the same, between neighbours that are.
 */
export const inOneFile: readonly KeyOf[] = [
  exact,
  parts('scope', 'outer', 'before', 'after'),
  parts('scope', 'statement', 'before', 'after'),
  parts('scope', 'outer', 'statement', 'before'),
  parts('scope', 'outer', 'statement', 'after'),
  parts('scope', 'outer'),
  parts('scope', 'statement', 'before'),
  parts('scope', 'statement', 'after'),
  parts('statement', 'before', 'after'),
  parts('scope', 'before', 'after'),
  parts('scope', 'statement'),
  shaped('scope', 'outer', 'before', 'after'),
  shaped('scope', 'outer', 'before'),
  shaped('scope', 'outer', 'after'),
  shaped('scope', 'outer'),
  judged('scope', 'outer', 'before', 'after'),
  judged('scope', 'outer', 'before'),
  judged('scope', 'outer', 'after'),
  ({ test, path, identity: { id, code } }) => (code === '' ? [test, path, id].join('\0') : null),
];

/** Within one file, for findings whose function was renamed: one neighbour may have changed as well. */
export const inRenamedScope: readonly KeyOf[] = [parts('statement', 'before'), parts('statement', 'after')];

/** The function of a finding, for telling which functions are on one side only. */
export const scopeOf = ({ path, identity: { scope } }: Known): string => `${path}\0${scope}`;

/** By flagged code alone: all that the excerpt in a Bandit report can tell. */
export const byCode: KeyOf = parts();

/** By test and file: for an excerpt that leaves out a part of the flagged code. */
export const byTest: KeyOf = ({ test, path }) => `${test}\0${path}`;
