/**
 * Which settings Bandit goes by, worked out from its arguments and the configuration files as Bandit's `cli/main.py`
 * does.
 */

import { basename, dirname, normalize } from 'node:path/posix';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { ConfigFile, Scan, ScanRequest } from '../model/findings/scan.ts';

/** A scan and what was asked for, from which settings and remedies that can be copied are worked out. */
export interface ScanAsAsked {
  readonly scan: Scan;
  readonly request: ScanRequest;
  readonly folder: string;
}

/** The folders that Bandit leaves out when `exclude` is not given (bandit/core/constants.py). */
export const defaultExcludes: readonly string[] = [
  '.svn',
  'CVS',
  '.bzr',
  '.hg',
  '.git',
  '__pycache__',
  '.tox',
  '.eggs',
  '*.egg',
];

/** One pattern of the exclusions with where it was written. */
export interface Exclusion {
  readonly pattern: string;
  readonly from: 'exclude' | 'default' | 'ini' | 'config';
}

export interface Settings {
  /** The configuration file that Bandit reads, as `configfile` or an INI file names it; null for none. */
  readonly configfile: string | null;
  /** Repository-relative path of the INI file whose [bandit] section supplies arguments; null for none. */
  readonly ini: string | null;
  /** Options of the INI file that keep findings out of Bandit's report. */
  readonly hiding: readonly string[];
  readonly exclusions: readonly Exclusion[];
  /** Globs of the files that Bandit takes from a folder. */
  readonly includes: readonly string[];
  readonly tests: readonly string[];
  readonly skips: readonly string[];
}

const ids = z.array(z.union([z.string(), z.number()]).transform(String)).catch([]);
const configSchema = z
  .looseObject({ tests: ids, skips: ids, exclude_dirs: ids, include: ids })
  .catch({ tests: [], skips: [], exclude_dirs: [], include: [] });

/** As bandit/cli/main.py reads them from an INI file: a baseline, and thresholds by number of -l and -i. */
const hidingOptions = ['baseline', 'level', 'confidence'] as const;

/** The settings of a run. Files that are missing or broken count as empty: Bandit itself has already complained. */
export function settingsOf(scan: Scan, request: ScanRequest, folder: string): Settings {
  const ini = iniInUse(scan, request, folder);
  const options = ini ? iniOptions(ini.text) : new Map<string, string>();
  const configfile = request.configfile || options.get('configfile') || null;
  const config = configfile === null ? undefined : fileAt(scan.configs, folder, configfile);
  const { tests, skips, exclude_dirs: dirs, include } = configSchema.parse(config ? parsedConfig(config) : {});
  return {
    configfile,
    ini: options.size > 0 ? (ini?.path ?? null) : null,
    hiding: hidingOptions.filter((name) => (options.get(name) ?? '') !== ''),
    exclusions: [...cliExclusions(request.exclude, options.get('exclude') ?? ''), ...dirs.map(fromConfig)],
    includes: include.length > 0 ? include : configfile === null ? ['*.py', '*.pyw'] : ['*.py'],
    tests: [...tests, ...commaList(request.tests || options.get('tests') || '')],
    skips: [...skips, ...commaList(request.skips || options.get('skips') || '')],
  };
}

/** The targets that Bandit was given: globs have been expanded in its arguments. */
export function targetsOf(scan: Scan, request: ScanRequest): readonly string[] {
  const end = scan.args.indexOf('--');
  return end === -1 ? request.targets : scan.args.slice(end + 1);
}

const fromConfig = (pattern: string): Exclusion => ({ pattern, from: 'config' });
const commaList = (text: string): readonly string[] => (text === '' ? [] : text.split(','));

/** `exclude` replaces Bandit's own list; an INI file does so only when `exclude` is not given. */
function cliExclusions(given: string, ini: string): readonly Exclusion[] {
  const own = given === '' || given === defaultExcludes.join(',');
  if (!own) return given.split(',').map((pattern) => ({ pattern, from: 'exclude' }));
  if (ini !== '') return ini.split(',').map((pattern) => ({ pattern, from: 'ini' }));
  return defaultExcludes.map((pattern) => ({ pattern, from: 'default' }));
}

/** The path of a user's file relative to the repository's root. */
export const fromRoot = (folder: string, path: string): string =>
  normalize(path.startsWith('/') ? path : `${folder || '.'}/${path}`).replace(/\/$/, '');

const fileAt = (configs: readonly ConfigFile[], folder: string, path: string): ConfigFile | undefined => {
  const wanted = fromRoot(folder, path);
  return (
    configs.find((config) => config.path === wanted) ??
    (path.startsWith('/') ? configs.find((config) => path.endsWith(`/${config.path}`)) : undefined)
  );
};

/** `ini`, or the one `.bandit` file anywhere below a target; of several, Bandit takes none and stops. */
function iniInUse(scan: Scan, request: ScanRequest, folder: string): ConfigFile | undefined {
  if (request.ini !== '') return fileAt(scan.configs, folder, request.ini);
  const targets = targetsOf(scan, request).map((target) => fromRoot(folder, target));
  const found = scan.configs.filter(
    ({ path }) => basename(path) === '.bandit' && targets.some((target) => isBelow(dirname(path), target)),
  );
  return found.length === 1 ? found[0] : undefined;
}

export const isBelow = (path: string, folder: string): boolean =>
  folder === '.' || folder === '' || path === folder || path.startsWith(`${folder}/`);

/** What a configuration file says, as Bandit reads it: `[tool.bandit]` of a .toml, else YAML. */
export function parsedConfig(file: ConfigFile): unknown {
  try {
    if (!file.path.endsWith('.toml')) return parseYaml(file.text) ?? {};
    return z.object({ tool: z.object({ bandit: z.unknown() }) }).parse(parseToml(file.text)).tool.bandit ?? {};
  } catch {
    return {};
  }
}

/** The [bandit] section of an INI file, as Python's configparser reads it; empty without such a section. */
export function iniOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  let inSection = false;
  let last = '';
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    const section = /^\[([^\]]+)\]/.exec(line);
    const pair = /^([^\s=:][^=:]*)[=:]\s*(.*)$/.exec(line);
    if (section) inSection = section[1] === 'bandit';
    else if (!inSection) continue;
    else if (/^\s/.test(line) && last) options.set(last, `${options.get(last) ?? ''}\n${line.trim()}`);
    else if (pair) options.set((last = (pair[1] ?? '').trimEnd().toLowerCase()), (pair[2] ?? '').trim());
  }
  return options;
}
