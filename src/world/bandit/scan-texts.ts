import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isAbsolute, normalize, relative } from 'node:path/posix';
import type { Scan, ScanRequest } from '../../model/findings/scan.ts';
import { noMeter } from '../progress.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { readBounded } from '../workspace/read.ts';
import { realInside, type Workspace } from '../workspace/workspace.ts';
import { banditArguments } from './arguments.ts';
import { portableIni } from './ini.ts';
import { relocateReport } from './relocate-report.ts';
import { runBandit } from './run-bandit.ts';
import { foundIni, openingOf, type ScanAround } from './scan.ts';
import { expandTargets } from './targets.ts';

/**
 * Scans texts that are not in the workspace: the base versions of changed files, by repository-relative path. Same
 * Bandit, tests and configuration as a scan of the workspace, but nothing excluded on the command line. The report's
 * paths are repository-relative. Paths that are not plain relative ones are left out. `cache` is read, never written.
 */
export async function scanTexts(
  workspace: Workspace,
  texts: ReadonlyMap<string, Uint8Array>,
  request: ScanRequest,
  around: ScanAround,
  cache: string | null = null,
): Promise<Scan> {
  const { host, say } = around;
  const bandit = await around.bandit(request);
  const folder = await temporaryFolder(host.temp, 'base');
  const root = folder.path;
  try {
    const files = await writeAll(root, texts);
    const project = join(root, workspace.folder);
    await mkdir(project, { recursive: true });
    const targets = await expandTargets(workspace, request.targets);
    const settings = await settingsFor(workspace, request, targets, root);
    const args = ['--exclude=', ...banditArguments(settings, targetsOf(files, workspace.folder, targets))];
    const run = await runBandit(bandit, args, {
      cache,
      keep: false,
      shard: null,
      opening: openingOf(workspace, request, [root]),
      cwd: project,
      host,
      say,
      meter: noMeter,
      started: undefined,
    });
    return {
      mode: 'run',
      reports: [{ origin: 'bandit', bytes: relocateReport(run.report, workspace.folder), problem: null }],
      stderr: run.stderr,
      exitCode: run.exitCode,
      bandit: bandit.version,
      python: bandit.python,
      args,
      files,
      filesTruncated: false,
      configs: [],
    };
  } finally {
    await folder.remove();
  }
}

const iniLimit = 4 * 1024 * 1024;

/** Windows does not allow these names, and gives some of them a meaning. */
const unsafe =
  process.platform === 'win32' ? /[<>:"|?*\\\u0000-\u001f]|[. ]$|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i : /\0/;
/** Of a name that is not UTF-8 the system would make another one, which may be a file's as well. */
const escaped = /\p{Surrogate}/u;

const isPlainPath = (path: string): boolean =>
  normalize(path) === path &&
  !['', '.', '..'].includes(path) &&
  !path.startsWith('../') &&
  !path.startsWith('/') &&
  !path.endsWith('/') &&
  !unsafe.test(path) &&
  !escaped.test(path);

async function writeAll(root: string, texts: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [path, bytes] of texts) {
    if (!isPlainPath(path)) continue;
    const absolute = join(root, path);
    // A path may be a folder on one side and a file on the other; such a file is left out, which calls its findings
    // new.
    const done = await mkdir(dirname(absolute), { recursive: true })
      .then(() => writeFile(absolute, bytes, { flag: 'wx' }))
      .then(
        () => true,
        () => false,
      );
    if (done) written.push(path);
  }
  return written;
}

/**
 * The folders among the user's targets that hold a file, so that Bandit calls it by the name that it has in a scan of
 * the workspace, which is what results are kept by; else the file itself. Bandit takes files of other endings, and
 * files elsewhere, by name alone.
 */
export function targetsOf(files: readonly string[], folder: string, targets: readonly string[]): readonly string[] {
  const folders = targets
    .map((target) => ({ target, path: normalize(target.replaceAll('\\', '/')).replace(/\/$/, '') }))
    .filter(({ path }) => !isAbsolute(path));
  const named = files.map((file) => {
    const path = relative(folder, file);
    const above =
      /\.pyw?$/.test(path) && !path.startsWith('../')
        ? folders.find((each) => each.path === '.' || path.startsWith(`${each.path}/`))
        : undefined;
    return above?.target ?? path;
  });
  return [...new Set(named)];
}

/** The request with configuration files by absolute path, since Bandit starts in another folder. */
async function settingsFor(
  workspace: Workspace,
  request: ScanRequest,
  targets: readonly string[],
  root: string,
): Promise<ScanRequest> {
  const inProject = (path: string): string => (path === '' ? '' : resolve(workspace.project, path));
  const found = request.ini === '' ? await foundIni(workspace, targets) : null;
  const iniPath = found === null ? inProject(request.ini) : await realInside(workspace, found);
  const real = iniPath ? await realpath(iniPath).catch(() => null) : null;
  const text = real
    ? await readBounded(real, iniLimit).then(
        (bytes) => new TextDecoder().decode(bytes),
        () => null,
      )
    : null;
  if (text === null)
    return { ...request, exclude: '', configfile: inProject(request.configfile), ini: inProject(request.ini) };
  const ini = portableIni(text);
  const own = join(await mkdtemp(join(root, '.settings-')), 'bandit.ini');
  await writeFile(own, ini.text);
  return { ...request, exclude: '', configfile: inProject(request.configfile || ini.configfile), ini: own };
}
