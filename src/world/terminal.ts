/** The World of a person at a terminal. */

import { homedir } from 'node:os';
import { relative, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Context } from '../model/context.ts';
import type { Delivered, Delivery } from '../model/delivery.ts';
import type { Note } from '../model/findings/report.ts';
import { scanAround } from './bandit/scan.ts';
import { noResults } from './cache/results-store.ts';
import { userResults } from './cache/user-results.ts';
import { terminalContext } from './context.ts';
import type { Env } from './environment-variables.ts';
import { openGit } from './git/git.ts';
import { localWorld } from './local.ts';
import { foreignFolders } from './process/clean-environment.ts';
import { barMeter, lineMeter, type Meter } from './progress.ts';
import { thisHost } from './provision/host.ts';
import type { Opened } from './runner.ts';
import { isolationOf, type TestWish } from './test-command/isolation.ts';
import { logLines } from './workflow/log.ts';
import { openWorkspace } from './workspace/workspace.ts';
import { writeResults } from './workspace/write.ts';
import type { World } from './world.ts';
import { repair } from './writing/repair.ts';

/** Beside the code, like the folders of pytest or ruff; it ignores itself. */
const resultsFolder = '.bandit-remediate';

/**
 * Opens the terminal's world for a project folder below `cwd`; the repository's root is git's, or `cwd` without git.
 * Throws InputError or WorldError.
 */
export async function openTerminal(
  env: Env,
  cwd: string,
  folder: string,
  token: string,
  cache: boolean,
  tests: TestWish | null = null,
): Promise<Opened> {
  const git = await openGit(cwd, env, 'terminal');
  const root = typeof git === 'string' ? cwd : git.root;
  const host = thisHost(env, foreignFolders([root], homedir()));
  const workspace = await openWorkspace(root, join(relative(root, cwd), folder));
  const repaired = await repair(workspace);
  if (repaired !== null) logLines([repaired], process.stderr);
  const context = await terminalContext(workspace.project, join(workspace.project, resultsFolder), git);
  const say = (text: string): void => logLines([text], process.stderr);
  const meter = (): Meter =>
    process.stderr.isTTY && env['TERM'] !== 'dumb' ? barMeter(process.stderr) : lineMeter(say);
  const scanning = scanAround(host, cache ? userResults(host, workspace.project) : noResults, say, meter);
  const isolation = await isolationOf(tests, { context, git, env: host.env, keep: [workspace.root] });
  const local = localWorld({ workspace, scanning, git, token, tests: { env, ...isolation } });
  return {
    context,
    world: {
      ...local,
      fixTarget: async () => 'fixes are delivered to GitHub from a workflow only.',
      deliver: (at, delivery) => deliver(at, delivery, local, env, token),
    },
  };
}

/** Prints lines to standard output, with colour only where it can be seen. */
export function print(lines: readonly string[]): void {
  logLines(process.stdout.hasColors?.() ? lines : lines.map(stripVTControlCharacters));
}

/**
 * Results first, so that the patch which takes the changes back is there before they are made. Throws WorldError when
 * they cannot be made.
 */
async function deliver(
  context: Context,
  delivery: Delivery,
  world: Pick<World, 'apply'>,
  env: Env,
  token: string,
): Promise<Delivered> {
  const files = [...delivery.files, { name: '.gitignore', text: '*\n' }];
  const written = await writeResults(context.results, files).then(
    () => [],
    (error: unknown): readonly Note[] => [
      { level: 'warning', topic: 'results', text: `The result files could not be written: ${String(error)}` },
    ],
  );
  await world.apply(delivery.changes);
  print(delivery.lines);
  if (written.length === 0) print([`Results in ${relative(process.cwd(), context.results) || '.'}`]);
  const uploaded = delivery.sarif ? await upload(delivery.sarif, context, env, token) : [];
  const notes = [...written, ...uploaded];
  print(notes.map((note) => `${note.level === 'warning' ? 'Warning' : 'Note'}  ${note.text}`));
  return { notes };
}

async function upload(
  sarif: NonNullable<Delivery['sarif']>,
  context: Context,
  env: Env,
  token: string,
): Promise<readonly Note[]> {
  const [{ connect }, { uploadSarif }] = await Promise.all([
    import('./github/client.ts'),
    import('./github/scanning/upload.ts'),
  ]);
  return uploadSarif(connect(token, env), context, sarif, 'true');
}
