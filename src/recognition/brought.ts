/**
 * Findings that come with the repair of another one: `subprocess.run` in place of `os.system` is a B603, and its import
 * a B404. A rule says what its remedies may bring; what counts here is that the finding they mend is gone from this
 * very place and that the new code says no more.
 */

import type { Identified } from '../model/findings/identity.ts';

/** Test ids that the remedies of a test's findings may bring along. */
export type Brings = (test: string) => readonly string[];

/** From a new finding to the test of the one whose repair brought it. */
export type Brought = ReadonlyMap<Identified, string>;

/** A finding without a counterpart on the other side. */
export interface Loose {
  readonly test: string;
  /**
   * Where it is, in terms that both sides share; `file` is for imports, which stand elsewhere than the code that needs
   * them.
   */
  readonly place: string;
  readonly file: string;
  /** What a command says, whatever starts it. */
  readonly says: string;
}

/** Imports: B401 to B415. */
const isImport = (test: string): boolean => /^B4\d\d$/.test(test);

/**
 * A mended finding brings one finding of each test at most. `within` tells whether new code says no more than the old
 * one did.
 */
export function broughtBy<Head extends Loose>(
  heads: readonly Head[],
  mended: readonly Loose[],
  brings: Brings,
  within: (head: string, old: string) => boolean,
): ReadonlyMap<Head, string> {
  const found = new Map<Head, string>();
  const used = new Set<string>();
  for (const head of heads) {
    const index = mended.findIndex(
      (old, at) =>
        brings(old.test).includes(head.test) &&
        !used.has(`${at} ${head.test}`) &&
        (isImport(head.test)
          ? old.file === head.file
          : old.place === head.place && old.says !== '' && within(head.says, old.says)),
    );
    const old = mended[index];
    if (!old) continue;
    used.add(`${index} ${head.test}`);
    found.set(head, old.test);
  }
  return found;
}
