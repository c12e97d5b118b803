/** Excludes that do not do what their author meant, judged by the files that Bandit really scanned. */

import type { Note } from '../model/findings/report.ts';
import type { Scan, ScanRequest } from '../model/findings/scan.ts';
import { defaultExcludes, targetsOf, type Exclusion, type Settings } from './bandit-settings.ts';
import { excludes, foldersOf, matcherOf, spelledFiles, type Spelled } from './exclusion.ts';

/** Notes on patterns that matched nothing, or more than they name. `seen`: files that Bandit scanned or tried to. */
export function doctorExcludes(
  scan: Scan,
  request: ScanRequest,
  settings: Settings,
  folder: string,
  seen: ReadonlySet<string>,
): readonly Note[] {
  if (scan.mode !== 'run') return [];
  const folders = foldersOf(scan.files, folder);
  const spelled = spelledFiles(scan.files, targetsOf(scan, request), folder);
  const notes: Note[] = [];
  for (const exclusion of settings.exclusions) {
    const matcher = matcherOf(exclusion, folders);
    const hit = spelled.filter(({ spelling }) => excludes(matcher, spelling));
    const left = hit.filter(({ file }) => !seen.has(file));
    if (hit.length === 0 && exclusion.from !== 'default')
      notes.push(...matchedNothing(exclusion, spelled, folders, scan.filesTruncated));
    else if (!matcher.isFolder) notes.push(...matchedTooMuch(exclusion, left, request.exclude));
  }
  return notes;
}

export const places: Readonly<Record<Exclusion['from'], string>> = {
  exclude: '`exclude`',
  default: "Bandit's own list of excludes",
  ini: '`exclude` of the INI file',
  config: '`exclude_dirs` of the configuration file',
};
const note = (level: Note['level'], text: string): Note => ({ level, topic: 'exclude', text });
const quoted = (pattern: string): string => `\`${pattern}\``;

/**
 * Only when another spelling of the pattern does match is it a mistake; a pattern may well be there for files to come.
 */
function matchedNothing(
  { pattern, from }: Exclusion,
  spelled: readonly Spelled[],
  folders: ReadonlySet<string>,
  truncated: boolean,
): readonly Note[] {
  if (pattern.trim() === '' || truncated) return [];
  const firstHit = (each: string): string | undefined => {
    const matcher = matcherOf({ pattern: each, from }, folders);
    return spelled.find(({ spelling }) => excludes(matcher, spelling))?.spelling;
  };
  const better = spellings(pattern).find((each) => firstHit(each) !== undefined);
  if (better === undefined) return [note('notice', `${quoted(pattern)} in ${places[from]} matched no file.`)];
  const example = firstHit(better) ?? '';
  return [
    note(
      'warning',
      `${quoted(pattern)} in ${places[from]} matched nothing, so what it names was scanned: Bandit compares it with paths such as ` +
        `${quoted(example)}. Write ${quoted(better)}.`,
    ),
  ];
}

/** Other ways of writing a pattern, the most exact first. */
function spellings(pattern: string): readonly string[] {
  const bare = pattern
    .trim()
    .replace(/^(\.\/)+/, '')
    .replace(/\/(\*{1,2}(\/\*)?)?$/, '');
  const glob = pattern.trim().replace(/^(\.\/)+/, '');
  return [pattern.trim(), `./${bare}`, bare, `./${glob}`, `*/${bare}/*`, `*/${glob}`].filter(
    (each) => each !== pattern && !/^(\.\/|\*\/\/\*)?$/.test(each),
  );
}

/** A text that begins in the middle of a word, or a dot folder's name that goes on, is not what the pattern names. */
function matchedTooMuch({ pattern, from }: Exclusion, left: readonly Spelled[], given: string): readonly Note[] {
  const wrong = left.filter(({ spelling }) => isByAccident(pattern, spelling));
  const [first] = wrong;
  if (!first) return [];
  const more = wrong.length > 1 ? ` and ${wrong.length - 1} more` : '';
  const why = `Bandit looks for the text anywhere in the path${from === 'default' ? `, because the project folder has no folder ${quoted(pattern)}` : ''}`;
  return [
    note(
      'warning',
      `${quoted(pattern)} in ${places[from]} also left out ${quoted(first.file)}${more}: ${why}. ${remedyFor(pattern, from, given)}`,
    ),
  ];
}

/** Whether a pattern leaves a file out that it does not name, which has a note of its own. */
export const isByAccident = (pattern: string, spelling: string): boolean =>
  spelling.includes(pattern) && !standsAlone(spelling, pattern);

function standsAlone(spelling: string, pattern: string): boolean {
  for (let at = spelling.indexOf(pattern); at !== -1; at = spelling.indexOf(pattern, at + 1)) {
    const before = at === 0 || !/\w/.test(pattern.charAt(0)) || !/[A-Za-z0-9]/.test(spelling.charAt(at - 1));
    const after = spelling.charAt(at + pattern.length);
    const whole = !pattern.startsWith('.') || pattern.includes('/') || after === '' || after === '/';
    if (before && whole) return true;
  }
  return false;
}

function remedyFor(pattern: string, from: Exclusion['from'], given: string): string {
  const exact = `*/${pattern.replace(/\/$/, '')}/*`;
  if (from === 'config' || from === 'ini') return `Write ${quoted(exact)} there to mean the folder only.`;
  const list = (given === '' ? defaultExcludes : given.split(',')).map((each) => (each === pattern ? exact : each));
  return `To mean the folder only, set \`exclude: ${JSON.stringify(list.join(','))}\`.`;
}
