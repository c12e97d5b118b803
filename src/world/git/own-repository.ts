/**
 * A repository of our own over the checkout's objects, refs and index, with a configuration of our own. The checkout's
 * configuration is as hostile as its content: dozens of its keys name programs, and git starts some of them with the
 * token in their environment. Here nothing of it is in force. What git has to know to read the files as they were
 * checked out is copied, value by value, where it can do no harm.
 */

import { constants, existsSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';

/**
 * Where the parts of a checkout's repository are; absolute paths. Both are the same but for linked worktrees and
 * submodules' worktrees.
 */
export interface Checkout {
  readonly gitDir: string;
  readonly commonDir: string;
  /** `sha1` or `sha256`. */
  readonly objectFormat: string;
}

/** The checkout's configuration as data: values by lower-case section and key, with the subsection as written. */
export type Settings = ReadonlyMap<string, string>;

/** The name of the one remote in our configuration; its address comes with each call that may fetch. */
export const ownRemote = 'bandit-remediate-base';

const bool = /^(true|false|yes|no|on|off|[01])$/i;
/** Of the checkout's configuration: what decides how a file in the working tree compares with a stored one. */
const copied: Readonly<Record<string, RegExp>> = {
  'core.autocrlf': /^(true|false|yes|no|on|off|[01]|input)$/i,
  'core.eol': /^(lf|crlf|native)$/i,
  'core.filemode': bool,
  'core.symlinks': bool,
  'core.ignorecase': bool,
  'core.precomposeunicode': bool,
  'core.trustctime': bool,
  'core.checkstat': /^(default|minimal)$/i,
  'core.sparsecheckout': bool,
  'core.sparsecheckoutcone': bool,
  'index.sparse': bool,
};
const largest = 64 * 1024 * 1024;
const windows = process.platform === 'win32';

/** Reads `git config --null --list`. */
export function settingsOf(listed: Buffer): Settings {
  const pairs = listed
    .toString('utf8')
    .split('\0')
    .filter(Boolean)
    .map((entry): [string, string] => {
      const end = entry.indexOf('\n');
      return end < 0 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)];
    });
  const found = new Map<string, string>();
  // The last value counts; of several addresses of a remote the first is the one to fetch from.
  for (const [key, value] of pairs) if (!found.has(key) || !/^remote\..*\.url$/s.test(key)) found.set(key, value);
  return found;
}

/** Whether the clone leaves objects at its remote. */
export const isPartial = (settings: Settings): boolean =>
  settings.has('extensions.partialclone') ||
  [...settings].some(([key, value]) => /^remote\..*\.promisor$/.test(key) && value !== 'false');

/** Makes the repository in the temporary folder `temp`; it is removed when this program ends. */
export async function makeOwnRepository(
  { gitDir, commonDir, objectFormat }: Checkout,
  settings: Settings,
  temp: string,
): Promise<string> {
  const { path: own } = await temporaryFolder(temp, 'git');
  await Promise.all([mkdir(join(own, 'objects', 'info'), { recursive: true }), mkdir(join(own, 'info'))]);
  const names = await readdir(gitDir);
  const fromWorktree = ['HEAD', 'FETCH_HEAD', 'ORIG_HEAD', 'MERGE_HEAD', 'info/sparse-checkout'];
  await Promise.all([
    writeFile(join(own, 'config'), configuration(objectFormat, settings)),
    writeFile(join(own, 'objects', 'info', 'alternates'), `${quoted(join(commonDir, 'objects'))}\n`),
    ...fromWorktree.map((name) => copyRegular(join(gitDir, name), join(own, name))),
    ...['shallow', 'info/exclude', 'info/attributes'].map((name) =>
      copyRegular(join(commonDir, name), join(own, name)),
    ),
    // Only read: nothing that is run here changes a ref or the checkout's index.
    symlink(join(commonDir, 'refs'), join(own, 'refs'), 'junction'),
    linkFile(join(commonDir, 'packed-refs'), join(own, 'packed-refs')),
    ...names
      .filter((name) => name.startsWith('sharedindex.'))
      .map((name) => linkFile(join(gitDir, name), join(own, name))),
  ]);
  return own;
}

function configuration(objectFormat: string, settings: Settings): string {
  const kept = Object.entries(copied).flatMap(([key, form]) => {
    const value = settings.get(key);
    const [section = '', name = ''] = key.split('.');
    return value !== undefined && form.test(value) ? [`[${section}]\n\t${name} = ${value}`] : [];
  });
  const extensions = [
    `\tobjectformat = ${objectFormat}`,
    ...(isPartial(settings) ? [`\tpartialclone = ${ownRemote}`] : []),
  ];
  // Version 0 is what older gits understand, and they take no extensions.
  const plain = objectFormat === 'sha1' && !isPartial(settings);
  return [
    '[core]',
    `\trepositoryformatversion = ${plain ? 0 : 1}`,
    '\tbare = false',
    ...(plain ? [] : ['[extensions]', ...extensions]),
    ...kept,
    '',
  ].join('\n');
}

/** A line of `alternates` may be quoted as in C; a comment or a quote at its beginning must be. */
const quoted = (path: string): string => `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;

/** Of another kind than a regular file it is as good as absent: a FIFO would never end. */
async function copyRegular(from: string, to: string): Promise<void> {
  const file = await open(from, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch(() => null);
  if (file === null) return;
  try {
    const stats = await file.stat();
    if (stats.isFile() && stats.size <= largest) await writeFile(to, await file.readFile());
  } finally {
    await file.close();
  }
}

/** Windows gives links to files only to those who may make them. */
async function linkFile(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await (windows ? copyFile(from, to) : symlink(from, to));
}
