/**
 * The engine's results from one run of a workflow to the next. Whoever can write caches of a repository can write what
 * is restored here, so nothing of it is believed: it is unpacked into a folder of this run's own (cache-call.ts says
 * how it is kept there), only a regular file of the one expected name and of bearable size is handed on, and the engine
 * checks each entry in it by content.
 */

import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Context } from '../../model/context.ts';
import { quote } from '../../text/log-text.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { runChild } from '../process/child.ts';
import { onPath } from '../process/programs.ts';
import type { Host } from '../provision/host.ts';
import { callCache, type Bounds, type CacheCall, type CacheFolders } from './cache-call.ts';
import { cacheKeys, type Place } from './cache-keys.ts';
import { cachedFile } from './cache-library.ts';
import { notWorthSaving, type CacheUse } from './cache-worth.ts';

/** What the engine gets. */
export interface Restored {
  /**
   * Where the engine finds its results and leaves them; null when there is no place for them. The file is there when
   * there is a key.
   */
  readonly file: string | null;
  /** The key that it came under; null when nothing was restored. */
  readonly key: string | null;
  /** For the log; null when there is nothing that a user could want to know. */
  readonly line: string | null;
}

export interface Saved {
  readonly key: string | null;
  readonly line: string | null;
}

const megabyte = 1024 * 1024;
/** A cache that takes longer than this to come would not have saved much. */
const restoring: Bounds = { patience: 30_000, largest: 256 * megabyte };
const saving: Bounds = { patience: 60_000, largest: 256 * megabyte };

/** Brings the newest results of the place into a fresh folder in the runner's temporary folder. Never throws. */
export async function restoreResults(host: Host, place: Place, bounds: Bounds = restoring): Promise<Restored> {
  const folders = await freshFolders(host).catch((error: unknown) => quote(String(error)));
  if (typeof folders === 'string')
    return {
      file: null,
      key: null,
      line: `The results cache is not used, for it needs a folder in RUNNER_TEMP: ${folders}`,
    };
  const file = join(folders.files, cachedFile);
  const nothing = (line: string | null): Restored => ({ file, key: null, line });
  if (!hasService(host) || !mayRead(host)) return nothing(null);
  if (!(await hasGnuTar(host))) return nothing(withoutTar);

  const { own, others } = cacheKeys(host, place);
  const call = await callCache(host, folders, { do: 'restore', key: own, others: [...others] }, bounds);
  const key = call.answer && 'key' in call.answer ? call.answer.key : null;
  const usable = key !== null && (await ownFile(file, bounds.largest));
  await cleared(folders, usable ? [cachedFile] : []);
  if (usable) return { file, key, line: null };
  if (key !== null)
    return nothing(
      `The results cache ${quote(key, 400)} does not hold a file of results and is not used. Delete it in the repository's list of caches.`,
    );
  return nothing(failure('restored', call, bounds));
}

/**
 * Saves the engine's results for later runs where that is worth its quota. Call it once, when the engine is done for
 * good: it removes the folder that `restoreResults` made. Never throws.
 */
export async function saveResults(
  host: Host,
  context: Context,
  place: Place,
  restored: Restored,
  use: CacheUse,
  bounds: Bounds = saving,
): Promise<Saved> {
  const { file } = restored;
  const nothing = (line: string | null): Saved => ({ key: null, line });
  if (file === null) return nothing(null);
  try {
    if (notWorthSaving(context, use) !== null || !hasService(host) || !mayWrite(host)) return nothing(null);
    if (!(await ownFile(file, bounds.largest)))
      return nothing(
        `The results cache was not saved: the engine's file is missing or larger than ${inMegabytes(bounds.largest)}.`,
      );
    // Said when restoring.
    if (!(await hasGnuTar(host))) return nothing(null);
    const key = cacheKeys(host, place).own;
    const folders = { files: dirname(file), scratch: await scratchBeside(dirname(file)) };
    const bytes = (await lstat(file)).size;
    // The file counts as well as its archive.
    const call = await callCache(host, folders, { do: 'save', key }, { ...bounds, largest: bounds.largest + bytes });
    if (call.answer && 'id' in call.answer && call.answer.id >= 0)
      return { key, line: `The results of ${use.files} files are kept in the repository's cache for later runs.` };
    return nothing(failure('saved', call, bounds));
  } catch (error) {
    return nothing(`The results cache was not saved: ${quote(String(error))}`);
  } finally {
    await rm(dirname(dirname(file)), { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * No line for what is meant to be so: nothing saved yet, a run that may not read or write, a key that another job was
 * quicker to take.
 */
function failure(
  what: 'restored' | 'saved',
  { reasons, stopped, answer }: CacheCall,
  { patience, largest }: Bounds,
): string | null {
  const line = (reason: string): string => `The results cache was not ${what}: ${reason}`;
  const said = (reasons.filter((reason) => !/^Attempt \d+ of/.test(reason)).at(-1) ?? reasons.at(-1))?.replace(
    /^Failed to (?:restore|save): /,
    '',
  );
  if (stopped === 'time') return line(`the cache service took longer than ${Math.round(patience / 1000)} seconds.`);
  if (stopped === 'size') return line(`it is larger than ${inMegabytes(largest)}.`);
  if (stopped === 'service') return line(`the cache service fails. ${quote(said ?? '')}`);
  if (/cache (?:read|write) denied:|another job may be creating this cache/.test(reasons.join('\n'))) return null;
  if (said !== undefined) return line(quote(said));
  return answer === null ? line('its process ended without an answer.') : null;
}

/** The permission `cache-mode` of the job, as the runner hands it on. */
const modeOf = ({ env }: Host): string => (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
const mayRead = (host: Host): boolean => !['none', 'write-only'].includes(modeOf(host));
const mayWrite = (host: Host): boolean => !['none', 'read'].includes(modeOf(host));

/**
 * A runner names its cache service to actions only: not to `run:` steps, and not where there is none. Enterprise
 * servers have the older one.
 */
function hasService({ env }: Host): boolean {
  const newer =
    env['ACTIONS_CACHE_SERVICE_V2'] &&
    /^https?:\/\/(github\.com|[\w.-]+\.(ghe\.com|localhost))(:\d+)?\/?$/i.test(
      env['GITHUB_SERVER_URL'] || 'https://github.com',
    );
  return Boolean(env['ACTIONS_RUNTIME_TOKEN'] && env[newer ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL']);
}

const withoutTar =
  'The results cache is not used, for it needs GNU tar. Install it: `brew install gnu-tar` on macOS, `apk add tar` on Alpine, Git on Windows.';

/** The tar that the library would take. Another one would not obey TAR_OPTIONS, and could be led out of the folder. */
async function hasGnuTar(host: Host): Promise<boolean> {
  const env = childEnvironment(host, 'scan');
  const [, programs = ''] = Object.entries(env).find(([name]) => name.toUpperCase() === 'PROGRAMFILES') ?? [];
  const windows = host.platform === 'win32';
  const [program] = windows
    ? [join(programs, 'Git', 'usr', 'bin', 'tar.exe')]
    : await onPath(host.platform === 'darwin' ? 'gtar' : 'tar', host);
  if (program === undefined) return false;
  const { stdout } = await runChild(program, ['--version'], { cwd: host.temp, env, timeout: 10_000 });
  return stdout.includes('GNU tar');
}

async function freshFolders({ temp }: Host): Promise<CacheFolders> {
  const folder = await realpath(await mkdtemp(join(temp, 'bandit-remediate-cache-')));
  const files = join(folder, 'files');
  await mkdir(files);
  return { files, scratch: await scratchBeside(files) };
}

async function scratchBeside(files: string): Promise<string> {
  const scratch = join(dirname(files), 'scratch');
  await mkdir(scratch, { recursive: true });
  return scratch;
}

/** Not a link, not a second name of a file elsewhere, not a device. An archive can also give it odd permissions. */
async function ownFile(file: string, largest: number): Promise<boolean> {
  const stats = await lstat(file).catch(() => null);
  if (!stats?.isFile() || stats.nlink !== 1 || stats.size === 0 || stats.size > largest) return false;
  return chmod(file, 0o600).then(
    () => true,
    () => false,
  );
}

/** What else an archive held must not lie beside the file: the engine could write through a link. */
async function cleared({ files, scratch }: CacheFolders, keep: readonly string[]): Promise<void> {
  for (const folder of [files, scratch]) {
    const names = (await readdir(folder).catch(() => [])).filter((name) => folder === scratch || !keep.includes(name));
    for (const name of names) await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

const inMegabytes = (bytes: number): string => `${(bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0)} MB`;
