/** What Bandit could not scan, and what to do about each. */

import type { Note, Report, Unscanned } from '../model/findings/report.ts';
import type { Sources } from '../model/findings/sources.ts';
import { fromRoot, settingsOf, targetsOf } from '../settings/bandit-settings.ts';
import type { ScanAsAsked } from '../settings/bandit-settings.ts';
import { excludeLine } from '../settings/exclude-line.ts';
import { crashesIn } from './crashes.ts';
import type { Located } from './paths.ts';
import { syntaxCause } from './syntax-cause.ts';

/** One entry of Bandit's `errors`, with the canonical path. */
export interface Failure {
  /** As Bandit spells it. */
  readonly filename: string;
  readonly reason: string;
  readonly located: Located;
}

/**
 * Everything that was not scanned, from `errors`, from the log and from what is absent. `scanned` are canonical paths.
 */
export function unscannedOf(
  failures: readonly Failure[],
  scanned: readonly string[],
  situation: ScanAsAsked,
  pathOf: (name: string) => Located,
): readonly Unscanned[] {
  const failed = failures.map((failure) => unscannedFile(failure, situation));
  const crashed = crashesIn(situation, scanned, pathOf);
  const lacking = situation.scan.unusable ?? [];
  return [
    ...failed,
    ...crashed,
    ...(failed.length + scanned.length + lacking.length === 0 ? nothingScanned(situation) : []),
  ];
}

/** Crashes are in Bandit's log alone. */
export const crashesUnknown: Note = {
  level: 'notice',
  topic: 'report',
  text:
    "A JSON report does not tell when one of Bandit's tests crashed on a file and found nothing for that reason: only Bandit's log does. " +
    'Run Bandit through this tool to have crashes counted.',
};

function unscannedFile(failure: Failure, situation: ScanAsAsked): Unscanned {
  const { filename, reason, located } = failure;
  const { path } = located;
  if (/syntax error/i.test(reason)) return { kind: 'syntax', path, ...syntaxAdvice(filename, situation, null) };
  if (/^exception while/i.test(reason)) {
    return {
      kind: 'unreadable',
      path,
      reason:
        'Bandit failed on the file with an error of its own, ' +
        "as it does on expressions nested too deep for Python's stack (long chains of `+` or of calls)",
      remedy: `See the error with \`bandit --debug\` on that file; split the expression, or leave the file out: ${excludeLine(filename, situation)}.`,
    };
  }
  if (/^no such file/i.test(reason)) return missing(filename, path, situation);
  const refused = notOpened(reason);
  if (refused !== null)
    return {
      kind: 'unreadable',
      path,
      reason: refused,
      remedy: `Remove it, or leave it out: ${excludeLine(filename, situation)}.`,
    };
  const late = /^scanning the file took longer than (\d+) seconds$/.exec(reason)?.[1];
  if (late !== undefined) {
    return {
      kind: 'unreadable',
      path,
      reason: `scanning the file took longer than ${late} seconds, so it was left out`,
      remedy: `Split it, or leave it out: ${excludeLine(filename, situation)}.`,
    };
  }
  return {
    kind: 'unreadable',
    path,
    reason: `Bandit could not read the file: ${oneLine(reason)}`,
    remedy: `Make it readable for the user that runs Bandit, or leave it out: ${excludeLine(filename, situation)}.`,
  };
}

/**
 * What is opened is a regular file in the workspace of bearable size: see src/engine/bandit_engine/opening.py. Null for
 * any other reason.
 */
function notOpened(reason: string): string | null {
  const why = /^not opened: (.*)$/.exec(reason)?.[1];
  if (why === undefined) return null;
  if (why.startsWith('outside')) return 'the file is a link out of the workspace, which is not followed';
  return why.startsWith('larger')
    ? `the file is ${oneLine(why)}`
    : 'it is no regular file but a pipe, a device or the like, or a link to one';
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200);

function missing(filename: string, path: string, situation: ScanAsAsked): Unscanned {
  const { request, folder, scan } = situation;
  const target = targetsOf(scan, request).find((each) => fromRoot(folder, each) === path || `./${each}` === filename);
  if (scan.mode === 'run' && target === undefined) {
    return {
      kind: 'unreadable',
      path,
      reason: 'the file is a symbolic link to nothing',
      remedy: `Remove the link, or leave it out: ${excludeLine(filename, situation)}.`,
    };
  }
  const where = folder === '' ? "the repository's root" : `\`${folder}\``;
  return {
    kind: 'missing-target',
    path,
    reason: 'there is no such file or folder, though it was given to Bandit as a target',
    remedy:
      scan.mode === 'read'
        ? 'Correct the targets in the step that made the report, or check that step out of the same commit.'
        : `Correct or remove it in \`targets\` (paths are relative to ${where}), or check out the part of the repository that holds it.`,
  };
}

function nothingScanned(situation: ScanAsAsked): readonly Unscanned[] {
  const { scan, request, folder } = situation;
  const empty = (path: string | null, reason: string, remedy: string): readonly Unscanned[] => [
    { kind: 'nothing', path, reason, remedy },
  ];
  if (scan.mode === 'read')
    return empty(null, 'the report covers no file', 'Look at the targets and excludes of the step that made it.');
  const targets = request.targets.map((target) => `\`${target}\``).join(', ');
  if (scan.files.length === 0) {
    const remedy = 'Correct `targets` or `working-directory`, or take the step out of the workflow.';
    return empty(null, `there is no Python file below the targets ${targets}`, remedy);
  }
  const patterns = settingsOf(scan, request, folder)
    .exclusions.map(({ pattern }) => pattern)
    .join(',');
  const count =
    scan.files.length === 1
      ? 'the one Python file'
      : `all ${scan.files.length}${scan.filesTruncated ? ' or more' : ''} Python files`;
  const remedy = `Loosen the excludes, which are \`${patterns}\`: Bandit looks for each anywhere in a path.`;
  return empty(
    null,
    `${count} below the targets ${targets} ${scan.files.length === 1 ? 'is' : 'are'} excluded`,
    remedy,
  );
}

interface Advice {
  readonly reason: string;
  readonly remedy: string;
}

function syntaxAdvice(filename: string, situation: ScanAsAsked, text: string | null): Advice {
  const python = situation.scan.python;
  const leaveOut = `leave it out: ${excludeLine(filename, situation)}`;
  const by = python === null ? 'the Python that ran Bandit' : `Python ${python}`;
  const cause = text === null ? null : syntaxCause(text, python);
  if (cause === null) {
    return {
      reason: `${by} could not parse the file`,
      remedy:
        'If it is written for a newer Python, set `python-version` to that one; ' +
        `if it is Python 2, a template or broken, convert or repair it, or ${leaveOut}.`,
    };
  }
  if (cause.since === null)
    return { reason: `${by} could not parse the file: ${cause.what}`, remedy: `${cause.remedy}, or ${leaveOut}.` };
  return {
    reason: `${by} could not parse the file: ${cause.what}, which needs Python ${cause.since} or newer`,
    remedy: `Set \`python-version: '${cause.since}'\` or a newer one, or ${leaveOut}.`,
  };
}

/** The report with the cause of each syntax error, for the files whose text is known. */
export const explainUnscanned = (report: Report, sources: Sources, situation: ScanAsAsked): Report => ({
  ...report,
  unscanned: explainSyntax(report.unscanned, sources, situation),
});

export function explainSyntax(
  unscanned: readonly Unscanned[],
  sources: Sources,
  situation: ScanAsAsked,
): readonly Unscanned[] {
  return unscanned.map((each) => {
    const text = each.kind === 'syntax' && each.path !== null ? sources.get(each.path) : undefined;
    if (text === undefined || each.path === null) return each;
    return { ...each, ...syntaxAdvice(spelledAgain(each.path, situation), situation, text) };
  });
}

/** How Bandit spells a canonical path: seen from the project folder, with `./` for the target `.`. */
function spelledAgain(path: string, { folder, scan, request }: ScanAsAsked): string {
  const here = folder !== '' && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
  const target = targetsOf(scan, request).find(
    (each) => fromRoot('', each) !== '.' && here.startsWith(fromRoot('', each)),
  );
  return target !== undefined && !target.startsWith('./') ? here : `./${here}`;
}
