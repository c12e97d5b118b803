import type { Context } from '../../model/context.ts';
import type { ScanRequest } from '../../model/findings/scan.ts';
import type { EngineDone } from '../bandit/engine.ts';
import type { Host } from '../provision/host.ts';
import { readLock } from '../provision/lock.ts';
import type { Bandit, OnProgress } from '../provision/provision.ts';
import { findPython } from '../provision/python.ts';
import type { Place } from './cache-keys.ts';
import { restoreResults, saveResults, type Restored } from './results-cache.ts';
import type { ResultsStore } from './results-store.ts';

/**
 * Of the layout of the engine's file; what its entries depend on is in their own keys. See
 * src/engine/bandit_engine/pack.py.
 */
const layout = '1';

const nothingScanned: EngineDone = { files: 0, cached: 0, scanned: 0, cacheChanged: false, foreign: [] };

/** The repository's cache as a store of results. */
export interface RunnerResults extends ResultsStore {
  /** Saves what is worth it. Once no scan will ask for the results any more. Never throws. */
  save(): Promise<void>;
}

/** Restored once, while Bandit is made ready. */
export function runnerResults(host: Host, context: Context, category: string, say: OnProgress): RunnerResults {
  let opened: Promise<{ readonly place: Place; readonly restored: Restored }> | null = null;
  let use: EngineDone | null = null;
  const open = async (
    request: ScanRequest,
    bandit: Promise<Bandit>,
  ): Promise<{ readonly place: Place; readonly restored: Restored }> => {
    const place = placeOf(request, await versions(request, bandit, host), context, category);
    const restored = await restoreResults(host, place);
    if (restored.line !== null) say(restored.line);
    return { place, restored };
  };
  return {
    open: async (request, bandit) => (await (opened ??= open(request, bandit))).restored.file,
    close: (done) => void (use = done),
    async save() {
      const found = await opened?.catch(() => null);
      if (!found) return;
      const { line } = await saveResults(host, context, found.place, found.restored, use ?? nothingScanned);
      if (line !== null) say(line);
    },
  };
}

interface Versions {
  readonly bandit: string;
  readonly python: string;
}

/**
 * Known before Bandit is installed, unless it is the one on PATH or no Python is found: then Bandit's own way says so.
 */
async function versions(request: ScanRequest, bandit: Promise<Bandit>, host: Host): Promise<Versions> {
  if (request.banditVersion !== 'system') {
    const python = await findPython(request.pythonVersion, host, host.temp).catch(() => null);
    if (python !== null)
      return {
        bandit: request.banditVersion === 'pinned' ? (await readLock()).bandit : request.banditVersion,
        python: python.version,
      };
  }
  const { version, python } = await bandit;
  return { bandit: version, python: python ?? 'unknown' };
}

const placeOf = (
  { targets, configfile, profile, tests, skips, ini, shard }: ScanRequest,
  { bandit, python }: Versions,
  { folder }: Context,
  category: string,
): Place => ({
  bandit,
  python,
  engine: layout,
  folder,
  category,
  settings: [...targets, configfile, profile, tests, skips, ini],
  part: shard === null ? null : `${shard.index}-of-${shard.count}`,
});
