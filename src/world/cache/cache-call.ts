/**
 * `@actions/cache` in a process of its own. That makes the library safe to use beside everything else that a run does:
 *
 * - It can be ended at any time, with its sockets, its timers and the tar that it started.
 * - It takes folder and path from the process: its tar is packed and unpacked in the working folder and
 *   GITHUB_WORKSPACE, and the version of
 *   a cache is a hash of the path as written. With a folder of ours for both, the path is one word wherever the runner has its folders.
 * - It unpacks with `tar -P`, which would take an archive's word for where its files go: absolute paths, `..`, and
 *   through links. GNU tar
 *   reads further options from TAR_OPTIONS, so it is told there to leave out every name with anything but letters in it.
 * - What it prints does not reach the log, apart from the masks of signed addresses. Its reasons are read out of it,
 *   for it throws none.
 */

import { lstat, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '../process/child-environment.ts';
import { startProgram } from '../process/start.ts';
import type { Host } from '../provision/host.ts';
import { cacheAnswer, type CacheAnswer, type CacheOrder } from './cache-library.ts';
import { cacheProcess } from './cache-process.ts';

export interface Bounds {
  /** Milliseconds. */
  readonly patience: number;
  /** Bytes in the two folders together: the archive and what comes out of it. */
  readonly largest: number;
}

export interface CacheFolders {
  /** Holds the file; real path. */
  readonly files: string;
  /** For the archive on its way. */
  readonly scratch: string;
}

export interface CacheCall {
  readonly answer: CacheAnswer | null;
  /** The library's own reasons, as it printed them: foreign text. */
  readonly reasons: readonly string[];
  /** Why it was ended early. */
  readonly stopped: 'time' | 'size' | 'service' | null;
}

const tarOptions = '--exclude=*[!a-z]*';
/** This program: the bundle's entry, beside whatever part of the bundle this file is in; among the sources else. */
const here = fileURLToPath(import.meta.url);
const program = here.endsWith('.ts') ? join(here, '../../../main.ts') : join(dirname(here), 'index.js');

/** Never throws. */
export async function callCache(
  host: Host,
  folders: CacheFolders,
  order: CacheOrder,
  bounds: Bounds,
): Promise<CacheCall> {
  const reasons: string[] = [];
  let answer: CacheAnswer | null = null;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const { ended, stop } = startProgram(process.execPath, [program, cacheProcess, JSON.stringify(order)], {
    cwd: folders.files,
    env: environment(host, folders),
    timeout: bounds.patience,
    onMessage: (message) => {
      answer = cacheAnswer.safeParse(message).data ?? null;
    },
    onStdout: (chunk) => stdout.write(chunk),
    onStderr: (chunk) => stderr.write(chunk),
  });
  for (const input of [stdout, stderr])
    createInterface({ input }).on('line', (line) => heard(line, reasons, () => stop('service')));
  const watch = setInterval(() => void size(folders).then((bytes) => bytes > bounds.largest && stop('size')), 200);
  const { failed, stopped } = await ended;
  clearInterval(watch);
  for (const stream of [stdout, stderr]) stream.end();
  if (failed !== null) reasons.push(`the library could not be started: ${failed}`);
  await Promise.all([stdout, stderr].map((stream) => finished(stream)));
  return { answer, reasons, stopped: stopped as CacheCall['stopped'] };
}

/** After a second failure in a row the library would go on trying, for half a minute; by then the files are scanned. */
function heard(line: string, reasons: string[], giveUp: () => void): void {
  if (/^::add-mask::./.test(line)) process.stdout.write(`${line}\n`);
  const [, reason] = /^(?:::(?:warning|error)[^:]*::|(?=Failed to |Attempt \d))(.*)/.exec(line) ?? [];
  if (reason && reasons.length < 20)
    reasons.push(
      reason
        .slice(0, 1000)
        .replace(/%0[AD]/g, ' ')
        .replaceAll('%25', '%'),
    );
  if (line.startsWith('Attempt 2 of')) giveUp();
}

const forCaching = [
  'ACTIONS_CACHE_SERVICE_V2',
  'ACTIONS_CACHE_URL',
  'ACTIONS_RESULTS_URL',
  'ACTIONS_RUNTIME_TOKEN',
  'ACTIONS_CACHE_MODE',
  'GITHUB_SERVER_URL',
  'NODE_EXTRA_CA_CERTS',
  'NODE_COMPILE_CACHE',
];

function environment(host: Host, folders: CacheFolders): Record<string, string> {
  const own = Object.fromEntries(
    forCaching.flatMap((name) => (host.env[name] === undefined ? [] : [[name, host.env[name]]])),
  );
  return {
    ...childEnvironment(host, 'install'),
    ...own,
    GITHUB_WORKSPACE: folders.files,
    RUNNER_TEMP: folders.scratch,
    TAR_OPTIONS: tarOptions,
  };
}

/** As tar and the library leave it: links are not followed. */
async function size({ files, scratch }: CacheFolders): Promise<number> {
  const sizes = [files, scratch].map(async (folder) => {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    const each = await Promise.all(
      names.map((name) =>
        lstat(join(folder, name)).then(
          (stats) => stats.size,
          () => 0,
        ),
      ),
    );
    return each.reduce((sum, bytes) => sum + bytes, 0);
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}
