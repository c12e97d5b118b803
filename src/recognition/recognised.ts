import type { Identified, Remembered } from '../model/findings/identity.ts';

/** Which findings existed before, and which earlier ones are gone. */
export interface Recognised {
  readonly known: ReadonlySet<Identified>;
  readonly gone: readonly Remembered[];
}
