import type { Identified, Remembered } from '../model/findings/identity.ts';
import type { Brought } from './brought.ts';

/** Which findings existed before, and which earlier ones are gone. */
export interface Recognised {
  readonly known: ReadonlySet<Identified>;
  readonly gone: readonly Remembered[];
  /** New ones that the repair of a gone one brought. */
  readonly brought: Brought;
}
