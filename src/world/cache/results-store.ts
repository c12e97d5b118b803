import type { ScanRequest } from '../../model/findings/scan.ts';
import type { EngineDone } from '../bandit/engine.ts';
import type { Bandit } from '../provision/provision.ts';

/** Keeps the engine's results from one run to the next. */
export interface ResultsStore {
  /**
   * The file that the engine reads and renews; null where nothing is kept. May begin before Bandit is ready. Throws
   * only what `bandit` throws.
   */
  open(request: ScanRequest, bandit: Promise<Bandit>): Promise<string | null>;
  /** What came of it, once, when the engine is done for good with the file. */
  close(done: EngineDone | null): void;
}

/** `cache: false`. */
export const noResults: ResultsStore = { open: async () => null, close: () => undefined };
