import type { Level } from './level.ts';

/** From which severity and confidence on a finding fails the run. `none` fails on nothing. */
export interface Gate {
  readonly severity: Exclude<Level, 'undefined'> | 'none';
  readonly confidence: Exclude<Level, 'undefined'>;
  /** Only findings that the change adds can fail. */
  readonly newOnly: boolean;
  /** What files that could not be scanned do to the verdict. */
  readonly unscanned: 'fail' | 'warn';
}
