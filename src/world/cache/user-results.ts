import type { Host } from '../provision/host.ts';
import { resultsFile } from './results-file.ts';
import type { ResultsStore } from './results-store.ts';

/**
 * Results of a project between scans in a terminal, in the user's cache folder. Nothing has to be done at the end: the
 * engine leaves them there.
 */
export function userResults(host: Host, project: string): ResultsStore {
  let file: Promise<string | null> | null = null;
  return {
    open: (_request, bandit) =>
      (file ??= bandit.then(({ version, python }) => resultsFile(host, project, [version, python ?? '']))),
    close: () => undefined,
  };
}
