/** What counts as evidence that a finding and a remembered one are the same, by their identities, strongest first. */
import type { Identity } from '../model/identity.ts';

/** What findings and remembered ones have in common. */
export interface Known {
  readonly test: string;
  readonly path: string;
  readonly identity: Identity;
}

export type KeyOf = (item: Known) => string | null;

const key = (...parts: readonly string[]): string | null => (parts.includes('') ? null : parts.join('\0'));

/** Within one file. The flagged code is always the same; the rest may change, but not all of it at once. */
export const inOneFile: readonly KeyOf[] = [
  ({ test, path, identity: i }) => key(test, path, i.code, i.scope, i.statement, i.before, i.after),
  ({ test, path, identity: i }) => key(test, path, i.code, i.scope, i.before, i.after),
  ({ test, path, identity: i }) => key(test, path, i.code, i.scope, i.statement, i.before),
  ({ test, path, identity: i }) => key(test, path, i.code, i.scope, i.statement, i.after),
  ({ test, path, identity: i }) => key(test, path, i.code, i.scope),
  ({ test, path, identity: i }) => key(test, path, i.code, i.statement, i.before, i.after),
  ({ test, path, identity: { id, code } }) => (code === '' ? key(test, path, id) : null),
];

/** By flagged code alone: all that a Bandit report can tell. */
export const byCode: readonly KeyOf[] = [({ test, path, identity: i }) => key(test, path, i.code)];
