import type { FixSafety } from './fix.ts';

/** What the user wants of fixes. */
export interface FixOrder {
  /**
   * `off`: none. `patch`: a patch file among the results. `suggest`, `commit`, `pull-request`: on GitHub, with the
   * patch. `show`: the patch and its diff. `apply`: written into the working tree as well.
   */
  readonly delivery: 'off' | 'patch' | 'suggest' | 'commit' | 'pull-request' | 'show' | 'apply';
  readonly safety: FixSafety;
  /** Only findings of these tests; all when empty. */
  readonly tests: readonly string[];
  /** Program and arguments; empty for none. */
  readonly testCommand: readonly string[];
  /** Also change files that have uncommitted changes. */
  readonly force: boolean;
  /** Suppress the findings with this reason instead of fixing them; null for fixing. */
  readonly reason: string | null;
}
