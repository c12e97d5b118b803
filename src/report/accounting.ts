/**
 * Accounts for every Python file that git tracks: scanned, left out by a rule that is named, or not scanned. Bandit
 * passes over folders that it cannot list.
 */

import { counted, thousands } from '../model/count.ts';
import type { Note, Unscanned } from '../model/findings/report.ts';
import type { Tracked } from '../model/findings/scan.ts';
import { groupBy } from '../model/group-by.ts';
import { isBelow, settingsOf, targetsOf, type Settings, type ScanAsAsked } from '../settings/bandit-settings.ts';
import { isByAccident, places } from '../settings/doctor-excludes.ts';
import { excludeLine } from '../settings/exclude-line.ts';
import {
  excludes,
  fnmatch,
  foldersOf,
  globParts,
  matcherOf,
  spelledFiles,
  type Matcher,
  type Spelled,
} from '../settings/exclusion.ts';

export interface Account {
  readonly unscanned: readonly Unscanned[];
  readonly notes: readonly Note[];
}

/** Why a file was not to be scanned. */
interface Rule {
  readonly pattern: string;
  readonly where: string;
  readonly isDefault: boolean;
}

/**
 * `seen`: repository-relative paths of the files that Bandit scanned or tried to. Only for a scan of the workspace by
 * Bandit itself: a report that was read may be of other targets.
 */
export function accountFor(situation: ScanAsAsked, seen: ReadonlySet<string>): Account {
  const { scan, request, folder } = situation;
  if (scan.mode !== 'run' || scan.tracked === undefined || request.shard !== null) return { unscanned: [], notes: [] };
  const settings = settingsOf(scan, request, folder);
  const ruleOf = ruleFinder(settings, foldersOf(scan.files, folder));
  const candidates = candidatesOf(situation);
  const here = new Map(candidates.map(({ path, here: what }) => [path, what]));
  const unseen = spelledFiles(
    [...here.keys()].filter((path) => !seen.has(path)),
    targetsOf(scan, request),
    folder,
  );
  const ruled = unseen.map((each) => ({ ...each, rule: ruleOf(each), what: here.get(each.file) ?? 'file' }));
  const left = ruled.filter(({ rule }) => rule === null);
  return {
    unscanned: [...closedFolders(left, situation, ruleOf), ...lostFiles(left, situation)],
    notes: [...absentNote(left), ...leftOutNotes(ruled.filter(({ what }) => what !== 'absent'))],
  };
}

/** Without git, the files that were listed; a name that is not UTF-8 is not among them as Bandit spells it. */
const candidatesOf = ({ scan }: ScanAsAsked): readonly Tracked[] =>
  scan.tracked ?? scan.files.filter((path) => !path.includes('\ufffd')).map((path) => ({ path, here: 'file' }));

type RuleOf = (file: Spelled) => Rule | null;

function ruleFinder({ exclusions, includes }: Settings, folders: ReadonlySet<string>): RuleOf {
  const matchers = exclusions.map((exclusion): readonly [Rule, Matcher] => [
    { pattern: exclusion.pattern, where: places[exclusion.from], isDefault: exclusion.from === 'default' },
    matcherOf(exclusion, folders),
  ]);
  const included = includes.map(globParts);
  const notIncluded: Rule = {
    pattern: includes.join(','),
    where: '`include`, which the configuration file replaces',
    isDefault: false,
  };
  return ({ spelling, isTarget }) =>
    matchers.find(([, matcher]) => excludes(matcher, spelling))?.[0] ??
    (isTarget || included.some((parts) => fnmatch(spelling, parts)) ? null : notIncluded);
}

type Ruled = Spelled & { readonly rule: Rule | null; readonly what: Tracked['here'] };

/** One entry for a folder, however much is in it. Where git knows of no Python file in it there is nothing to miss. */
function closedFolders(left: readonly Ruled[], situation: ScanAsAsked, ruleOf: RuleOf): readonly Unscanned[] {
  const { scan, request, folder } = situation;
  const closed = scan.closed ?? [];
  const hidden = left.filter(({ what }) => what === 'hidden');
  return closed.flatMap((path): readonly Unscanned[] => {
    const inside = hidden.filter(({ file }) => isBelow(file, path));
    const [any] = spelledFiles([`${path}/x.py`], targetsOf(scan, request), folder);
    if (scan.tracked ? inside.length === 0 : any === undefined || ruleOf(any) !== null) return [];
    const what = scan.tracked ? `, and git tracks ${counted(inside.length, 'Python file')} in it` : '';
    const pattern = any === undefined ? path : any.spelling.replace(/x\.py$/u, '*');
    return [
      {
        kind: 'unreadable',
        path,
        reason: `the folder could not be listed, as for lack of permission${what}`,
        remedy: `Make it readable for the user that runs this step, or leave it out: ${excludeLine(pattern, situation)}.`,
      },
    ];
  });
}

function lostFiles(left: readonly Ruled[], situation: ScanAsAsked): readonly Unscanned[] {
  const closed = situation.scan.closed ?? [];
  return left.flatMap(({ file, spelling, what }): readonly Unscanned[] => {
    if (what === 'absent' || (what === 'hidden' && closed.some((folder) => isBelow(file, folder)))) return [];
    const leaveOut = `leave it out: ${excludeLine(spelling, situation)}`;
    if (what === 'other')
      return [
        {
          kind: 'unreadable',
          path: file,
          reason: 'git tracks a file there, and what is there is none',
          remedy: `Restore it, or ${leaveOut}.`,
        },
      ];
    return [
      {
        kind: 'unreadable',
        path: file,
        reason: "git tracks the file, and it is not in Bandit's report",
        remedy: `Look at Bandit's log for the reason, make the file readable for the user that runs this step, or ${leaveOut}.`,
      },
    ];
  });
}

const note = (level: Note['level'], topic: string, text: string): readonly Note[] => [{ level, topic, text }];
const these = (files: readonly Spelled[]): string =>
  `\`${files[0]?.file ?? ''}\`${files.length > 1 ? ` and ${thousands(files.length - 1)} more` : ''}`;

function absentNote(left: readonly Ruled[]): readonly Note[] {
  const absent = left.filter(({ what }) => what === 'absent');
  if (absent.length === 0) return [];
  return note(
    'notice',
    'sources',
    `Not scanned, because git tracks it but it is not in the working tree (a sparse checkout, or deleted): ${these(absent)}.`,
  );
}

/** What Bandit leaves out by itself nobody may have meant: that is a warning. */
function leftOutNotes(ruled: readonly Ruled[]): readonly Note[] {
  const leftOut = ruled.flatMap((each) =>
    each.rule === null || isByAccident(each.rule.pattern, each.spelling) ? [] : [{ ...each, rule: each.rule }],
  );
  const [byDefault, byUser] = [
    leftOut.filter(({ rule }) => rule.isDefault),
    leftOut.filter(({ rule }) => !rule.isDefault),
  ];
  const patterns = [...groupBy(byUser, ({ rule }) => `\`${rule.pattern}\` in ${rule.where}`)];
  return [
    ...(byDefault.length === 0
      ? []
      : note(
          'warning',
          'exclude',
          `Bandit's own list of excludes (${namesOf(byDefault)}) left out what git tracks: ${these(byDefault)}. Move it, or set \`exclude\` to a list of your own.`,
        )),
    ...(byUser.length === 0
      ? []
      : note(
          'notice',
          'exclude',
          `Left out: ${patterns.map(([pattern, files]) => `${counted(files.length, 'file')} by ${pattern}`).join(', ')}.`,
        )),
  ];
}

const namesOf = (files: readonly { readonly rule: Rule }[]): string =>
  [...new Set(files.map(({ rule }) => `\`${rule.pattern}\``))].join(', ');
