import { resolve } from 'node:path';
import { counted, thousands } from '../../model/count.ts';
import type { Scan, ScanRequest } from '../../model/findings/scan.ts';
import type { ResultsStore } from '../cache/results-store.ts';
import { printable } from '../process/printable.ts';
import type { Meter } from '../progress.ts';
import type { Host } from '../provision/host.ts';
import { prepareBandit, type Bandit, type OnProgress } from '../provision/provision.ts';
import { configFiles } from '../workspace/config-files.ts';
import { pythonFiles } from '../workspace/python-files.ts';
import { isInside, type Workspace } from '../workspace/workspace.ts';
import { banditArguments } from './arguments.ts';
import type { EngineDone, Opening } from './engine.ts';
import { runBandit, type BanditRun } from './run-bandit.ts';
import { expandTargets } from './targets.ts';

/** What a scan of the workspace works with. */
export interface ScanAround {
  readonly host: Host;
  /** The Bandit of a request, made ready once however many ask for it. */
  bandit(request: ScanRequest): Promise<Bandit>;
  readonly store: ResultsStore;
  readonly say: OnProgress;
  /** A new one for each scan. */
  meter(): Meter;
}

/**
 * Runs Bandit over the request's targets in the project folder. The listing of files goes on while Bandit is made ready
 * and works. Throws InputError for targets outside the repository, WorldError when Bandit cannot be had, or gives no
 * report.
 */
export async function scanWithBandit(
  workspace: Workspace,
  request: ScanRequest,
  around: ScanAround,
  started?: () => void,
): Promise<Scan> {
  const targets = await expandTargets(workspace, request.targets);
  const args = banditArguments(request, targets);
  const [{ bandit, run }, listing] = await Promise.all([
    scanned(workspace, request, args, around, started),
    listed(workspace, targets, request),
  ]);
  return {
    mode: 'run',
    reports: [{ origin: 'bandit', bytes: run.report, problem: null }],
    stderr: run.stderr,
    exitCode: run.exitCode,
    bandit: bandit.version,
    python: bandit.python,
    args,
    split: run.split,
    ...listing,
  };
}

async function scanned(
  workspace: Workspace,
  request: ScanRequest,
  args: readonly string[],
  around: ScanAround,
  started: (() => void) | undefined,
): Promise<{ readonly bandit: Bandit; readonly run: BanditRun }> {
  const { host, store, say, meter } = around;
  const ready = around.bandit(request);
  const [bandit, cache] = await Promise.all([ready, store.open(request, ready)]);
  const part = request.shard === null ? '' : `, part ${request.shard.index} of ${request.shard.count}`;
  say(
    `Scanning with Bandit ${bandit.version}${bandit.python === null ? '' : ` on Python ${bandit.python}`}${part} ...`,
  );
  const run = await runBandit(bandit, args, {
    cache,
    keep: true,
    shard: request.shard,
    opening: openingOf(workspace, request),
    cwd: workspace.project,
    host,
    say,
    started,
    meter: meter(),
  });
  if (run.done && run.done.cached > 0) say(reused(run.done));
  if (run.done && run.done.foreign.length > 0) say(alone(run.done.foreign));
  store.close(run.done);
  return { bandit, run };
}

/** Regular files of the workspace and of these other folders, and the configuration that an input names elsewhere. */
export function openingOf(
  { root, project }: Workspace,
  { configfile, ini }: ScanRequest,
  others: readonly string[] = [],
): Opening {
  const named = [configfile, ini].filter(Boolean).map((name) => resolve(project, name));
  return { within: [root, ...others], also: named.filter((path) => !isInside(root, path)) };
}

const reused = ({ files, cached, scanned }: EngineDone): string =>
  `${thousands(cached)} of ${counted(files, 'file')} ${cached === 1 ? 'is' : 'are'} as in an earlier scan; ${scanned === 0 ? 'none' : thousands(scanned)} had to be scanned.`;

const alone = ([first = '', ...others]: readonly string[]): string =>
  `Scanned in one process and without the cache: tests that are not Bandit's own may depend on more than a file (${printable(first, 100)}${others.length > 0 ? ` and ${others.length} more` : ''}).`;

/** The surroundings of scans, in which a Bandit is made ready once for each wish, and its remark goes to the log. */
export function scanAround(host: Host, store: ResultsStore, say: OnProgress, meter: () => Meter): ScanAround {
  const ready = new Map<string, Promise<Bandit>>();
  const prepare = async (request: ScanRequest): Promise<Bandit> => {
    const bandit = await prepareBandit(request, host, say);
    if (bandit.note !== null) say(bandit.note);
    return bandit;
  };
  return {
    host,
    store,
    say,
    meter,
    bandit(request) {
      const wish = JSON.stringify([request.banditVersion, request.pythonVersion]);
      const known = ready.get(wish) ?? prepare(request);
      ready.set(wish, known);
      return known;
    },
  };
}

type Listing = Pick<Scan, 'files' | 'filesTruncated' | 'configs' | 'closed'>;

/** The Python files below the targets, and the configuration that applies or may be thought to. */
export async function listed(workspace: Workspace, targets: readonly string[], request: ScanRequest): Promise<Listing> {
  const { files, truncated, inis, closed } = await pythonFiles(workspace, targets);
  const named = [request.configfile, request.ini].filter(Boolean);
  const found = await configFiles(workspace, [...named, ...inis.map((path) => resolve(workspace.root, path))]);
  return { files, filesTruncated: truncated, configs: found, closed };
}

/** The `.bandit` file that Bandit would find by itself below the targets, when there is exactly one. */
export async function foundIni(workspace: Workspace, targets: readonly string[]): Promise<string | null> {
  const { inis } = await pythonFiles(workspace, targets);
  return inis.length === 1 ? (inis[0] ?? null) : null;
}
