import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { normalize } from 'node:path/posix';
import type { Scan, ScanRequest } from '../../model/scan.ts';
import { realInside, type Workspace } from '../workspace/workspace.ts';
import { banditArguments } from './arguments.ts';
import type { Host } from './host.ts';
import { portableIni } from './ini.ts';
import type { OnProgress } from './provision.ts';
import { relocateReport } from './relocate-report.ts';
import { runBandit } from './run-bandit.ts';
import { foundIni, prepared } from './scan.ts';
import { expandTargets } from './targets.ts';

/**
 * Scans texts that are not in the workspace: the base versions of changed files, by repository-relative path. Same Bandit,
 * tests and configuration as a scan of the workspace, but nothing excluded on the command line. The report's paths
 * are repository-relative. Paths that are not plain relative ones are left out.
 */
export async function scanTexts(
  workspace: Workspace, texts: ReadonlyMap<string, Uint8Array>, request: ScanRequest, host: Host, onProgress?: OnProgress,
): Promise<Scan> {
  const bandit = await prepared(request, host, onProgress);
  const root = await mkdtemp(join(host.temp, 'bandit-remediate-base-'));
  try {
    const files = await writeAll(root, texts);
    const project = join(root, workspace.folder);
    await mkdir(project, { recursive: true });
    const settings = await settingsFor(workspace, request, root);
    const args = ['--exclude=', ...banditArguments(settings, targetsOf(files, workspace.folder))];
    const run = await runBandit(bandit, args, project, host);
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
    await rm(root, { recursive: true, force: true });
  }
}

/** Windows does not allow these names, and gives some of them a meaning. */
const unsafe = process.platform === 'win32' ? /[<>:"|?*\\\u0000-\u001f]|[. ]$|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i : /\0/;

const isPlainPath = (path: string): boolean =>
  normalize(path) === path && !['', '.', '..'].includes(path) && !path.startsWith('../') && !path.startsWith('/') && !path.endsWith('/') && !unsafe.test(path);

async function writeAll(root: string, texts: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [path, bytes] of texts) {
    if (!isPlainPath(path)) continue;
    const absolute = join(root, path);
    // A path may be a folder on one side and a file on the other; such a file is left out, which calls its findings new.
    const done = await mkdir(dirname(absolute), { recursive: true }).then(() => writeFile(absolute, bytes, { flag: 'wx' })).then(() => true, () => false);
    if (done) written.push(path);
  }
  return written;
}

/** The project folder, and by name what Bandit would not take from it: other endings, and files from outside it. */
function targetsOf(files: readonly string[], folder: string): readonly string[] {
  const inside = (path: string): boolean => folder === '' || path.startsWith(`${folder}/`);
  const up = folder === '' ? '' : '../'.repeat(folder.split('/').length);
  const named = files.filter((path) => !inside(path) || !/\.pyw?$/.test(path));
  return ['.', ...named.map((path) => (inside(path) ? path.slice(folder === '' ? 0 : folder.length + 1) : `${up}${path}`))];
}

/** The request with configuration files by absolute path, since Bandit starts in another folder. */
async function settingsFor(workspace: Workspace, request: ScanRequest, root: string): Promise<ScanRequest> {
  const inProject = (path: string): string => (path === '' ? '' : resolve(workspace.project, path));
  const targets = await expandTargets(workspace, request.targets);
  const found = request.ini === '' ? await foundIni(workspace, targets) : null;
  const iniPath = found === null ? inProject(request.ini) : await realInside(workspace, found);
  const text = iniPath ? await readFile(iniPath, 'utf8').catch(() => null) : null;
  if (text === null) return { ...request, exclude: '', configfile: inProject(request.configfile), ini: inProject(request.ini) };
  const ini = portableIni(text);
  const own = join(await mkdtemp(join(root, '.settings-')), 'bandit.ini');
  await writeFile(own, ini.text);
  return { ...request, exclude: '', configfile: inProject(request.configfile || ini.configfile), ini: own };
}
