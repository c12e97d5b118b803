/**
 * git, started with argument arrays in the user's checkout, whose content is hostile. Works with git 2.28 and newer.
 */

import { existsSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Env } from '../environment-variables.ts';
import { environmentOutside, foreignFolders } from '../process/clean-environment.ts';
import { complaint } from '../process/message.ts';
import { onPath } from '../process/programs.ts';
import { type Finished, runProcess } from '../process/run-process.ts';
import { type Access, gitEnvironment, type Setting, withSettings } from './environment.ts';
import { type Checkout, isPartial, makeOwnRepository, type Settings, settingsOf } from './own-repository.ts';

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
  /** What git inherits. */
  readonly env: Env;
  /** The configuration of the checkout, which is not in force: data, and hostile. */
  readonly settings: Settings;
  /** Whether objects are left at the remote until they are asked for. */
  readonly partial: boolean;
  /** Runs git and gives whatever came of it. */
  run(args: readonly string[], call?: GitCall): Promise<Finished>;
  /** Standard output of a command that must succeed; else throws GitError. */
  output(args: readonly string[], call?: GitCall): Promise<Buffer>;
  /** Standard output without the last line end; null when git says no. */
  line(args: readonly string[], call?: GitCall): Promise<string | null>;
  /**
   * A value from the checkout's own configuration, files that it includes among it; null without one. Runs nothing but
   * `git config`.
   */
  checkoutSetting(args: readonly string[]): Promise<string | null>;
}

const minute = 60_000;
const probeTime = 20_000;
const megabyte = 1024 * 1024;

/**
 * Nothing that configuration or content can name is run: no hooks, monitors, prompts, pagers, maintenance, recursion.
 */
const always = [
  'core.quotePath=false',
  'core.fsmonitor=false',
  'core.hooksPath=/dev/null',
  'core.askPass=',
  'core.splitIndex=false',
  'protocol.ext.allow=never',
  'safe.bareRepository=explicit',
  'submodule.recurse=false',
  'fetch.recurseSubmodules=false',
  'core.alternateRefsCommand=exit 0;',
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
  const folder = dirname(marker);
  const workspace = host === 'action' ? env['GITHUB_WORKSPACE'] : undefined;
  const clean = environmentOutside(
    env,
    host === 'action' ? [folder, ...(workspace ? [workspace] : [])] : foreignFolders([folder], homedir()),
  );
  const [program] = await onPath('git', { env: clean, platform: process.platform });
  if (program === undefined) return notInstalled;
  // With the folder of the repository named there is no discovery, hence no ownership check, in every version of git.
  const trusted = host === 'action' || env['GITHUB_ACTIONS'] === 'true';
  // The checkout's configuration is in force here alone: in commands that start no program, whatever it says.
  const inCheckout = runner(program, folder, clean, trusted ? [`--git-dir=${marker}`, `--work-tree=${folder}`] : []);
  const reading = (file: string): Promise<Settings | null> =>
    fileSettings(runner(program, folder, clean, [`--git-dir=${join(marker, 'none')}`]), file);
  // Nearly always the marker is the repository, and then one wait does for all.
  const [opened, filters, beside] = await Promise.all([
    placesOf(inCheckout, folder),
    filtersOff(inCheckout),
    reading(join(marker, 'config')),
  ]);
  if (typeof opened === 'string') return opened;
  const top = realpathSync.native(folder);
  const root = workspace && existsSync(workspace) ? realpathSync.native(workspace) : top;
  const settings = await checkoutSettings(opened, marker, beside, reading);
  if (typeof settings === 'string') return settings;
  const own = await makeOwnRepository(opened, settings, env['RUNNER_TEMP'] || tmpdir());
  const inherited = { ...clean, ...withSettings(clean, filters) };
  const run = runner(program, top, inherited, [`--git-dir=${own}`, `--work-tree=${top}`], join(opened.gitDir, 'index'));
  const checkoutSetting = async (args: readonly string[]): Promise<string | null> =>
    textOf(await inCheckout(['config', '--includes', ...args], { timeout: probeTime }));
  return { top, root, env: inherited, settings, partial: isPartial(settings), checkoutSetting, ...asking(run) };
}

type Run = (args: readonly string[], call?: GitCall) => Promise<Finished>;

function runner(program: string, cwd: string, env: Env, options: readonly string[], index: string | null = null): Run {
  return (args, call = {}) => {
    const file = call.index ?? index;
    return runProcess(program, ['--no-pager', '--literal-pathspecs', ...always, ...options, ...args], {
      cwd,
      env: { ...gitEnvironment(env, call.access ?? null), ...(file === null ? {} : { GIT_INDEX_FILE: file }) },
      timeout: call.timeout ?? minute,
      limit: call.limit ?? 64 * megabyte,
      ...(call.input === undefined ? {} : { input: call.input }),
      ...(call.onStdout === undefined ? {} : { onStdout: call.onStdout }),
    });
  };
}

function asking(run: Run): Pick<Git, 'run' | 'output' | 'line'> {
  const output = async (args: readonly string[], call?: GitCall): Promise<Buffer> => {
    const done = await run(args, call);
    if (done.code === 0) return done.stdout;
    throw new GitError(`git ${args[0] ?? ''}: ${done.problem ?? complaint(done.stderr, call?.access?.secrets ?? [])}`);
  };
  return { run, output, line: async (args, call) => textOf(await run(args, call)) };
}

const textOf = (done: Finished): string | null =>
  done.code === 0 ? done.stdout.toString('utf8').replace(/\r?\n$/, '') : null;

/**
 * Where the parts of the checkout's repository are, by git itself: it knows worktrees, submodules and who owns what.
 */
async function placesOf(inCheckout: Run, folder: string): Promise<Checkout | string> {
  const found = await inCheckout(
    ['rev-parse', '--absolute-git-dir', '--git-common-dir', '--show-object-format', '--show-toplevel'],
    { timeout: probeTime },
  );
  if (found.problem === 'not found') return notInstalled;
  if (found.code !== 0) return unusable(found.stderr, folder);
  const [gitDir = '', commonDir = '', objectFormat = '', top = '', ...more] = found.stdout
    .toString('utf8')
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  if (more.length > 0 || !/^sha(1|256)$/.test(objectFormat)) return odd('git does not say plainly where it is');
  if (real(top) !== real(folder)) return odd('its core.worktree names another folder');
  return { gitDir, commonDir: resolve(folder, commonDir), objectFormat };
}

/**
 * The values in one file of configuration, and not in those that it includes; null when git cannot read it. The run is
 * in no repository.
 */
async function fileSettings(outside: Run, file: string): Promise<Settings | null> {
  if (!existsSync(file)) return new Map();
  const { code, stdout } = await outside(['config', '--file', file, '--null', '--list'], { timeout: probeTime });
  return code === 0 ? settingsOf(stdout) : null;
}

/** The checkout's own configuration; `beside` is what `config` in the marker says. */
async function checkoutSettings(
  { gitDir, commonDir }: Checkout,
  marker: string,
  beside: Settings | null,
  reading: (file: string) => Promise<Settings | null>,
): Promise<Settings | string> {
  const shared = real(commonDir) === real(marker) ? beside : await reading(join(commonDir, 'config'));
  const own = /^(true|yes|on|1)$/i.test(shared?.get('extensions.worktreeconfig') ?? '')
    ? await reading(join(gitDir, 'config.worktree'))
    : new Map<string, string>();
  if (shared === null || own === null) return odd('its configuration cannot be read');
  const settings = new Map([...shared, ...own]);
  if ((settings.get('extensions.refstorage') ?? 'files').toLowerCase() !== 'files')
    return odd('it keeps its refs in another form than files');
  return settings;
}

const real = (path: string): string | null => (existsSync(path) ? realpathSync.native(path) : null);

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
 * `.gitattributes` picks among the filters that the user's and the machine's configuration define, and a diff would run
 * them on changed files. All are switched off: a file of git-lfs may then count as changed although it is not, which
 * costs a scan and nothing else.
 */
async function filtersOff(inCheckout: Run): Promise<readonly Setting[]> {
  const listed = await inCheckout(
    ['config', '--includes', '--show-scope', '--null', '--name-only', '--get-regexp', '^filter\\.'],
    { timeout: probeTime },
  );
  const parts = listed.stdout.toString('utf8').split('\0');
  // The checkout's own are not in force.
  const names = parts.filter((_, at) => at % 2 === 1 && !['local', 'worktree'].includes(parts[at - 1] ?? ''));
  const filters = new Set(names.map((name) => name.slice(0, name.lastIndexOf('.'))));
  const off = [
    ['clean', ''],
    ['smudge', ''],
    ['process', ''],
    ['required', 'false'],
  ] as const;
  return [...filters].flatMap((name) => off.map(([key, value]): Setting => [`${name}.${key}`, value]));
}

const notInstalled =
  'git is not installed, so there is nothing to compare with: install git (before actions/checkout, in a container).';
const odd = (why: string): string =>
  `This repository cannot be read without its own configuration (${why}), which is not trusted, so there is nothing to compare with.`;

const noRepository = (host: 'action' | 'terminal'): string =>
  host === 'terminal'
    ? 'This folder is not in a git repository, so there is nothing to compare with.'
    : 'The checkout has no .git folder, so there is nothing to compare with (without git, actions/checkout downloads an archive): install git before it.';

function unusable(stderr: string, folder: string): string {
  const owned = /dubious ownership|unsafe repository/.test(stderr);
  if (!owned) return `git cannot use this repository (${complaint(stderr, [])}), so there is nothing to compare with.`;
  return `git does not trust ${JSON.stringify(folder)} because another user owns it: add it with \`git config --global --add safe.directory\`.`;
}
