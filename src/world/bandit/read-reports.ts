import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve } from 'node:path';
import type { RawReport, Scan, ScanRequest } from '../../model/findings/scan.ts';
import { printable } from '../process/printable.ts';
import type { Host } from '../provision/host.ts';
import { readBounded, Unreadable } from '../workspace/read.ts';
import { isInside, toPosix, type Workspace } from '../workspace/workspace.ts';
import { WorldError } from '../world.ts';
import { listed } from './scan.ts';
import { expandTargets, matching } from './targets.ts';

/** Of all reports together: about 1.3 million findings, for which the whole run takes 4 GB. */
const reportLimit = 1024 * 1024 * 1024;

/**
 * Opens the existing reports of a request: paths or globs, relative to the project folder; absolute ones inside the
 * workspace or the runner's temporary folder. A report that cannot be read comes back with its problem.
 * Throws WorldError when a name matches nothing, or lies elsewhere.
 */
export async function readReports(workspace: Workspace, request: ScanRequest, host: Host): Promise<Scan> {
  const allowed = [workspace.root, await realpath(host.temp).catch(() => host.temp)];
  const paths: string[] = [];
  for (const name of request.reports) paths.push(...(await named(workspace, name, allowed)));
  const reports: RawReport[] = [];
  let left = reportLimit;
  for (const path of new Set(paths)) {
    const report = await read(workspace, path, allowed, left);
    left -= report.bytes?.length ?? 0;
    reports.push(report);
  }
  const listing = await listed(workspace, await expandTargets(workspace, request.targets), request);
  return { mode: 'read', reports, stderr: '', exitCode: null, bandit: null, python: null, args: [], ...listing };
}

/** The absolute paths that a name stands for: the file of that very name, else what it matches as a glob. */
async function named(workspace: Workspace, name: string, allowed: readonly string[]): Promise<readonly string[]> {
  const literal = resolve(workspace.project, name);
  if (await exists(literal)) return [literal];
  const folder = globRoot(resolve(workspace.project, name));
  const real = await realpath(folder).catch(() => folder);
  const found = /[*?[{]/.test(name) && inOneOf(allowed, real) ? await matching(workspace.project, name, true) : [];
  if (found.length > 0) return found.map((path) => resolve(workspace.project, path));
  const looked = `${JSON.stringify(printable(name))} matches no file. Looked for ${printable(toPosix(literal))}.`;
  throw new WorldError(`report: ${looked} ${await nearby(workspace, folder, allowed)}`);
}

async function read(workspace: Workspace, path: string, allowed: readonly string[], limit: number): Promise<RawReport> {
  const origin = originOf(workspace, path);
  const real = await realpath(path).catch(() => null);
  if (real === null || !inOneOf(allowed, real)) {
    throw new WorldError(
      `report: ${JSON.stringify(printable(origin))} is outside the repository and the runner's temporary folder. ` +
        'Copy it into one of them first.',
    );
  }
  const { size } = await stat(real);
  if (size > limit)
    return {
      origin,
      bytes: null,
      problem:
        size > reportLimit
          ? `is larger than ${megabytes} MB`
          : `makes the reports larger than ${megabytes} MB together`,
      remedy,
    };
  try {
    return { origin, bytes: await readBounded(real, limit), problem: null };
  } catch (error) {
    return { origin, bytes: null, problem: error instanceof Unreadable ? error.message : 'cannot be read' };
  }
}

const megabytes = reportLimit / 1024 / 1024;
const remedy =
  'Have Bandit report less in the step that makes it: leave folders out with `-x`, or start at medium severity with `-ll`.';

/** What is there instead: the usual slip is a wrong folder or a wrong name. */
async function nearby(workspace: Workspace, folder: string, allowed: readonly string[]): Promise<string> {
  const nearest = await existing(folder);
  const folders = [...new Set([inOneOf(allowed, nearest) ? nearest : workspace.project, workspace.project])];
  const names = await Promise.all(
    folders.map(async (each) => {
      const entries = await readdir(each).catch(() => []);
      return entries.filter((name) => name.endsWith('.json')).map((name) => originOf(workspace, resolve(each, name)));
    }),
  );
  const found = [...new Set(names.flat())]
    .sort()
    .slice(0, 10)
    .map((name) => printable(name, 100));
  if (found.length > 0) return `JSON files nearby: ${found.join(', ')}.`;
  return 'There is no JSON file nearby: check that an earlier step wrote the report (bandit -f json -o report.json), and where.';
}

/** As the user would write it: relative to the project folder where possible. */
function originOf(workspace: Workspace, path: string): string {
  const way = toPosix(relative(workspace.project, path));
  return way.startsWith('../') || isAbsolute(way) ? toPosix(isInside(workspace.root, path) ? way : path) : way;
}

async function existing(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => null);
  if (real !== null || dirname(folder) === folder) return real ?? folder;
  return existing(dirname(folder));
}

/** The part of a path before its first glob character. */
function globRoot(path: string): string {
  const at = path.search(/[*?[{]/);
  return dirname(at === -1 ? path : `${path.slice(0, at)}x`);
}

const inOneOf = (folders: readonly string[], path: string): boolean => folders.some((folder) => isInside(folder, path));
const exists = (path: string): Promise<boolean> =>
  realpath(path).then(
    () => true,
    () => false,
  );
