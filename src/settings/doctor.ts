/** The config doctor: says which settings Bandit really went by, and where they do not do what they seem to. */

import { basename } from 'node:path/posix';
import type { Note } from '../model/findings/report.ts';
import type { ConfigFile, Scan, ScanRequest } from '../model/findings/scan.ts';
import { fromRoot, iniOptions, parsedConfig, settingsOf, type Settings } from './bandit-settings.ts';
import { doctorExcludes } from './doctor-excludes.ts';
import { doctorTests } from './doctor-tests.ts';

/**
 * `seen`: repository-relative paths of the files that Bandit scanned or tried to scan. Gives no notes on reports that
 * were only read.
 */
export function doctor(
  scan: Scan,
  request: ScanRequest,
  folder: string,
  seen: ReadonlySet<string> = new Set(),
): readonly Note[] {
  if (scan.mode !== 'run') return [];
  const settings = settingsOf(scan, request, folder);
  return [
    ...used(settings, request),
    ...notOpened(scan),
    ...scan.configs.flatMap((config) => ignored(config, settings, request, folder)),
    ...doctorTests(scan, settings),
    // What a missing shard would have scanned looks like left out.
    ...((scan.unusable ?? []).length > 0 ? [] : doctorExcludes(scan, request, settings, folder, seen)),
  ];
}

const note = (level: Note['level'], text: string): Note => ({ level, topic: 'config', text });
const quoted = (text: string): string => `\`${text}\``;

function used(settings: Settings, request: ScanRequest): readonly Note[] {
  const notes: Note[] = [];
  if (settings.configfile !== null) {
    const by = request.configfile === '' ? `, which ${quoted(settings.ini ?? '')} names` : '';
    notes.push(note('notice', `Bandit used the configuration file ${quoted(settings.configfile)}${by}.`));
  }
  if (settings.ini !== null) {
    const how = request.ini === '' ? ' because it lies below a target' : '';
    notes.push(
      note(
        'notice',
        `Bandit took arguments from the [bandit] section of ${quoted(settings.ini)}${how}; inputs of the same name go before it.`,
      ),
    );
  }
  for (const option of settings.hiding) {
    const text = `${quoted(settings.ini ?? '')} sets \`${option}\`: Bandit keeps findings back because of it, so they are in no list here. Remove the line to see them.`;
    notes.push(note('warning', text));
  }
  return notes.length > 0 ? notes : [note('notice', 'Bandit ran without a configuration file.')];
}

/**
 * A `.bandit` file that the engine did not open: Bandit goes on without it. See src/engine/bandit_engine/opening.py.
 */
const notOpened = ({ stderr }: Scan): readonly Note[] =>
  [
    ...new Set(
      [
        ...stderr.matchAll(
          /^\[main\]\tERROR\t(.{1,300}): not opened: (?:not a regular file|outside of the workspace|larger than \d+ MB)$/gmu,
        ),
      ].map(([, name = '']) => name),
    ),
  ]
    .slice(0, 3)
    .map((name) =>
      note(
        'warning',
        `${quoted(name)} was not read: it is no regular file in the workspace. Make it one, or remove it.`,
      ),
    );

/** A file with settings for Bandit that Bandit did not read, and the line that makes it read it. */
function ignored(config: ConfigFile, settings: Settings, request: ScanRequest, folder: string): readonly Note[] {
  const named = settings.configfile === null ? null : fromRoot(folder, settings.configfile);
  if (config.path === named || config.path === settings.ini || settings.configfile?.endsWith(`/${config.path}`))
    return [];
  const here =
    folder !== '' && config.path.startsWith(`${folder}/`) ? config.path.slice(folder.length + 1) : config.path;
  const name = basename(config.path);
  if (/\.(toml|ya?ml)$/.test(name) && hasKeys(parsedConfig(config))) {
    const what = name.endsWith('.toml')
      ? `The [tool.bandit] settings in ${quoted(config.path)}`
      : `The settings in ${quoted(config.path)}`;
    const instead = settings.configfile === null ? '' : ` in place of ${quoted(settings.configfile)}`;
    const why = 'Bandit reads a configuration file only when it is named';
    return [note('warning', `${what} were ignored: ${why}. To use it, set \`configfile: ${here}\`${instead}.`)];
  }
  if (/\.(cfg|ini)$|^\.bandit$/.test(name) && iniOptions(config.text).size > 0) {
    const instead =
      request.ini === '' && settings.ini === null ? '' : ` in place of ${quoted(settings.ini ?? request.ini)}`;
    const why = 'Bandit reads by itself only one .bandit file below a target';
    return [
      note(
        'warning',
        `The [bandit] section of ${quoted(config.path)} was ignored: ${why}. To use it, set \`ini: ${here}\`${instead}.`,
      ),
    ];
  }
  return [];
}

const hasKeys = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;
