import { createHash } from 'node:crypto';
import type { Host } from '../provision/host.ts';

/**
 * All that makes results useless to a run in which it differs. What tells two projects or uses in one repository apart
 * is in it, too.
 */
export interface Place {
  /** Bandit's version, the Python it runs on (`3.12.4`), and the version of our engine's results. */
  readonly bandit: string;
  readonly python: string;
  readonly engine: string;
  /** The project folder inside the repository. */
  readonly folder: string;
  readonly category: string;
  /**
   * Whatever else the engine's results depend on: options, configuration, plugins. Of any length; only a hash of it is
   * used.
   */
  readonly settings: readonly string[];
  /** `2-of-4` for the second of four shards; null for a whole scan. */
  readonly part: string | null;
}

export interface Keys {
  /** What this run would save under. Nothing saved before has it, so restoring goes by the others. */
  readonly own: string;
  /**
   * Beginnings of keys, best first: of the same part of the same project, then of any part of it. The newest one is
   * taken.
   */
  readonly others: readonly [string, string];
}

/** At most 310 characters (the service takes 512), none of them a comma. */
export function cacheKeys({ env, platform, arch }: Host, place: Place): Keys {
  const { bandit, python, engine, folder, category, settings, part } = place;
  const which = createHash('sha256')
    .update(JSON.stringify([folder, category, ...settings]))
    .digest('hex')
    .slice(0, 16);
  const minor = python.split('.').slice(0, 2).join('.');
  const project = [
    'bandit-remediate-results',
    platform,
    arch,
    `python-${minor}`,
    `bandit-${bandit}`,
    `engine-${engine}`,
    which,
    '',
  ]
    .map(fit)
    .join('-');
  const same = `${project}${fit(part ?? 'all')}-`;
  return {
    own: `${same}${fit(env['GITHUB_RUN_ID'] ?? '0')}-${fit(env['GITHUB_RUN_ATTEMPT'] ?? '1')}`,
    others: [same, project],
  };
}

const fit = (word: string): string => word.replace(/[^\w.+-]+/gu, '_').slice(0, 40);
