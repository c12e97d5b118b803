/**
 * git, started with argument arrays in the user's checkout, whose content is hostile. Works with git 2.28 and newer.
 */

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Env } from '../environment-variables.ts';
import { type Finished, runProcess } from '../process/run-process.ts';
import { type Access, gitEnvironment } from './environment.ts';
import { complaint } from './message.ts';

/** git said no, or did not end. The message is one line and safe to print. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

export interface GitCall {
  readonly input?: string | Uint8Array;
  /** Lets git talk to the remote. Without it a partial clone fetches nothing on its own (git 2.45 and newer). */
  readonly access?: Access;
  readonly timeout?: number;
  readonly limit?: number;
  readonly onStdout?: (chunk: Buffer) => void;
  /** An index file to use in place of the checkout's own. */
  readonly index?: string;
}

export interface Git {
  /** Absolute real path of git's top level. */
  readonly top: string;
  /** Absolute real path of the folder that all our paths are relative to. */
  readonly root: string;
  readonly env: Env;
  /** Runs git and gives whatever came of it. */
  run(args: readonly string[], call?: GitCall): Promise<Finished>;
  /** Standard output of a command that must succeed; else throws GitError. */
  output(args: readonly string[], call?: GitCall): Promise<Buffer>;
  /** Standard output without the last line end; null when git says no. */
  line(args: readonly string[], call?: GitCall): Promise<string | null>;
}

const minute = 60_000;
const megabyte = 1024 * 1024;

/**
 * Nothing that configuration or content can name is run: no hooks, monitors, prompts, pagers, maintenance, recursion.
 */
const settings = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.askPass=',
  'core.splitIndex=false',
  'protocol.ext.allow=never',
  'safe.bareRepository=explicit',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'diff.autoRefreshIndex=true',
  'gc.auto=0',
  'maintenance.auto=false',
  'color.ui=false',
].flatMap((setting) => ['-c', setting]);

/**
 * Opens the repository that `project` (an absolute folder) is in. In a workflow paths are relative to GITHUB_WORKSPACE,
 * and the checkout is trusted although another user may own it (containers); in a terminal git's own ownership check
 * applies and paths are relative to git's top level. Gives a reason, in one sentence, when there is no repository or no
 * git.
 */
export async function openGit(project: string, env: Env, host: 'action' | 'terminal'): Promise<Git | string> {
  const marker = findMarker(project);
  if (!marker) return noRepository(host);
  // With the folder of the repository named there is no discovery, hence no ownership check, in every version of git.
  const trusted = host === 'action' || env['GITHUB_ACTIONS'] === 'true';
  const place = trusted ? [`--git-dir=${marker}`, `--work-tree=${dirname(marker)}`] : [];
  const probe = runner(dirname(marker), env, place);
  const [found, unfiltered] = await Promise.all([probe(['rev-parse', '--show-toplevel']), withoutFilters(probe)]);
  if (found.problem === 'not found')
    return 'git is not installed, so there is nothing to compare with: install git (before actions/checkout, in a container).';
  if (found.code !== 0) return unusable(found.stderr, dirname(marker));
  const top = realpathSync.native(found.stdout.toString('utf8').replace(/\r?\n$/, ''));
  const workspace = host === 'action' ? env['GITHUB_WORKSPACE'] : undefined;
  const root = workspace && existsSync(workspace) ? realpathSync.native(workspace) : top;
  return gitIn(top, root, env, runner(top, env, [...place, ...unfiltered]));
}

type Run = (args: readonly string[], call?: GitCall) => Promise<Finished>;

function runner(cwd: string, env: Env, options: readonly string[]): Run {
  return (args, call = {}) =>
    runProcess('git', ['--no-pager', '--literal-pathspecs', ...settings, ...options, ...args], {
      cwd,
      env: {
        ...gitEnvironment(env, call.access ?? null),
        ...(call.index === undefined ? {} : { GIT_INDEX_FILE: call.index }),
      },
      timeout: call.timeout ?? minute,
      limit: call.limit ?? 64 * megabyte,
      ...(call.input === undefined ? {} : { input: call.input }),
      ...(call.onStdout === undefined ? {} : { onStdout: call.onStdout }),
    });
}

function gitIn(top: string, root: string, env: Env, run: Run): Git {
  const output = async (args: readonly string[], call?: GitCall): Promise<Buffer> => {
    const done = await run(args, call);
    if (done.code === 0) return done.stdout;
    throw new GitError(`git ${args[0] ?? ''}: ${done.problem ?? complaint(done.stderr, call?.access?.secrets ?? [])}`);
  };
  const line = async (args: readonly string[], call?: GitCall): Promise<string | null> => {
    const done = await run(args, call);
    return done.code === 0 ? done.stdout.toString('utf8').replace(/\r?\n$/, '') : null;
  };
  return { top, root, env, run, output, line };
}

/**
 * The nearest `.git` at or above a folder. (A tree of git's cannot contain that name, so it is never the content's.)
 */
function findMarker(folder: string): string | null {
  if (!existsSync(folder)) return null;
  for (let at = realpathSync.native(folder); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return join(at, '.git');
    if (dirname(at) === at) return null;
  }
}

/**
 * `.gitattributes` picks among the filters that configuration defines, and a diff would run them on changed files. All
 * are switched off: a file of git-lfs may then count as changed although it is not, which costs a scan and nothing
 * else.
 */
async function withoutFilters(run: Run): Promise<readonly string[]> {
  const listed = await run(['config', '--includes', '--null', '--name-only', '--get-regexp', '^filter\\.']);
  const names = listed.stdout
    .toString('utf8')
    .split('\0')
    .filter((name) => name.startsWith('filter.') && !name.includes('='));
  const filters = new Set(names.map((name) => name.slice(0, name.lastIndexOf('.'))));
  const off = ['clean=', 'smudge=', 'process=', 'required=false'];
  return [...filters].flatMap((name) => off.flatMap((setting) => ['-c', `${name}.${setting}`]));
}

const noRepository = (host: 'action' | 'terminal'): string =>
  host === 'terminal'
    ? 'This folder is not in a git repository, so there is nothing to compare with.'
    : 'The checkout has no .git folder, so there is nothing to compare with (without git, actions/checkout downloads an archive): install git before it.';

function unusable(stderr: string, folder: string): string {
  const owned = /dubious ownership|unsafe repository/.test(stderr);
  if (!owned) return `git cannot use this repository (${complaint(stderr, [])}), so there is nothing to compare with.`;
  return `git does not trust ${JSON.stringify(folder)} because another user owns it: add it with \`git config --global --add safe.directory\`.`;
}
