import { resolve } from 'node:path';
import type { Scan, ScanRequest } from '../../model/scan.ts';
import { configFiles } from '../workspace/config-files.ts';
import { pythonFiles } from '../workspace/python-files.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { banditArguments } from './arguments.ts';
import type { Host } from './host.ts';
import { prepareBandit, type Bandit, type OnProgress } from './provision.ts';
import { runBandit } from './run-bandit.ts';
import { expandTargets } from './targets.ts';

/**
 * Runs Bandit over the request's targets in the project folder. The listing of files goes on while Bandit works.
 * Throws InputError for targets outside the repository, WorldError when Bandit cannot be had, or gives no report.
 */
export async function scanWithBandit(workspace: Workspace, request: ScanRequest, host: Host, onProgress?: OnProgress): Promise<Scan> {
  const targets = await expandTargets(workspace, request.targets);
  const bandit = await prepared(request, host, onProgress);
  onProgress?.(`Scanning with Bandit ${bandit.version}${bandit.python === null ? '' : ` on Python ${bandit.python}`} ...`);
  const args = banditArguments(request, targets);
  const [run, listing] = await Promise.all([runBandit(bandit, args, workspace.project, host), listed(workspace, targets, request)]);
  return {
    mode: 'run',
    reports: [{ origin: 'bandit', bytes: run.report, problem: null }],
    stderr: run.stderr,
    exitCode: run.exitCode,
    bandit: bandit.version,
    python: bandit.python,
    args,
    ...listing,
  };
}

/** The Bandit of a request. Its remark, when there is one, goes to the log. */
export async function prepared(request: ScanRequest, host: Host, onProgress?: OnProgress): Promise<Bandit> {
  const bandit = await prepareBandit(request, host, onProgress);
  if (bandit.note !== null) onProgress?.(bandit.note);
  return bandit;
}

type Listing = Pick<Scan, 'files' | 'filesTruncated' | 'configs'>;

/** The Python files below the targets, and the configuration that applies or may be thought to. */
export async function listed(workspace: Workspace, targets: readonly string[], request: ScanRequest): Promise<Listing> {
  const { files, truncated, inis } = await pythonFiles(workspace, targets);
  const named = [request.configfile, request.ini].filter(Boolean);
  const found = await configFiles(workspace, [...named, ...inis.map((path) => resolve(workspace.root, path))]);
  return { files, filesTruncated: truncated, configs: found };
}

/** The `.bandit` file that Bandit would find by itself below the targets, when there is exactly one. */
export async function foundIni(workspace: Workspace, targets: readonly string[]): Promise<string | null> {
  const { inis } = await pythonFiles(workspace, targets);
  return inis.length === 1 ? (inis[0] ?? null) : null;
}

