/** What to install: the locked Bandit with its hashes, or another exact version without. */
export interface Wanted {
  readonly version: string;
  /** Path of the lock file; null for a version that is not the locked one. */
  readonly lock: string | null;
}
