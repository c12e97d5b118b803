/** Asks the rules what to do about each finding, and puts their fixes together, file by file. */

import { declare } from '../manifests/requirement.ts';
import type { Fix, Remedy } from '../model/fixes/fix.ts';
import { fix, refuse, unreadable } from '../model/fixes/fix.ts';
import type { FilePlan, FixLimits, Plan, Planned, Target, Waiting } from '../model/fixes/plan.ts';
import type { Project, PythonVersion } from '../model/fixes/project.ts';
import type { Refused } from '../model/fixes/remediation.ts';
import { clash } from '../python/edits/edit.ts';
import { nosec } from '../python/text/nosec.ts';
import { nodeOf, withPython, type PythonFile } from '../python/tree/file.ts';
import type { Parse } from '../python/tree/tree.ts';
import type { RuleOf } from '../rules/rule.ts';
import { breaksFString } from './broken-f-string.ts';
import { dodgeIn } from './dodges.ts';
import { excerptOf } from './fix-excerpt.ts';
import { lostComment } from './lost-comment.ts';

export interface Situation {
  readonly parse: Parse;
  readonly project: Project;
  readonly texts: ReadonlyMap<string, string>;
  readonly limits: FixLimits;
  readonly ruleOf: RuleOf;
}

/**
 * Plans one round. Targets come most urgent first: where two fixes clash, the first one is made and the other waits.
 */
export function planFixes(targets: readonly Target[], situation: Situation): Plan {
  const byPath = new Map<string, Target[]>();
  for (const target of targets) byPath.set(target.now.path, [...(byPath.get(target.now.path) ?? []), target]);
  const plans = [...byPath].map(([path, inFile]) => planFile(path, inFile, situation));
  return {
    files: plans.flatMap(({ file }) => (file.fixes.length > 0 ? [file] : [])),
    refused: plans.flatMap(({ refused }) => refused),
    waiting: plans.flatMap(({ waiting }) => waiting),
  };
}

interface Planning {
  readonly file: FilePlan;
  readonly refused: Refused[];
  readonly waiting: Waiting[];
}

function planFile(path: string, targets: readonly Target[], situation: Situation): Planning {
  const text = situation.texts.get(path);
  if (text === undefined)
    return {
      file: { path, text: '', fixes: [] },
      refused: targets.map((target) => refusedBy(target, noSource)),
      waiting: [],
    };
  return withPython(situation.parse, path, text, situation.project, (file) => planInside(file, targets, situation));
}

const noSource = refuse(
  'its source could not be read',
  'Files outside the repository, and those in an encoding that is not known here, are left alone.',
);

function planInside(file: PythonFile, targets: readonly Target[], situation: Situation): Planning {
  const fixes: Planned[] = [];
  const refused: Refused[] = [];
  const waiting: Waiting[] = [];
  for (const target of targets) {
    const remedy = allowed(answer(file, target, situation), file, target, situation);
    if (remedy.kind === 'refusal') refused.push(refusedBy(target, remedy));
    else {
      const before = fixes.find((other) => other.fix.edits.some((a) => remedy.edits.some((b) => clash(a, b))));
      if (before) waiting.push({ target, behind: before.target.now.test });
      else
        fixes.push({
          target,
          fix: remedy,
          excerpt: excerptOf(file, target.now, remedy),
          requirements: remedy.requirements,
        });
    }
  }
  return { file: { path: file.path, text: file.text, fixes }, refused, waiting };
}

const refusedBy = ({ finding }: Target, { because, advice }: { because: string; advice: string }): Refused => ({
  finding,
  because,
  advice,
});

/** What the rule says, or the user's own judgement where they gave a reason. */
function answer(file: PythonFile, { now }: Target, { ruleOf, limits }: Situation): Remedy {
  if (limits.reason !== null) return suppression(file, now, limits.reason);
  const rule = ruleOf(now.test);
  return rule.fix?.(now, file) ?? refuse('no edit is known for this test', 'See the remedy of its rule.');
}

function suppression(file: PythonFile, now: Target['now'], reason: string): Remedy {
  const node = nodeOf(file, now);
  if (!node) return unreadable;
  const comment = nosec(file, node, now.test, reason);
  if (!comment)
    return refuse('no comment can stand at this line, or it has a `nosec` already', 'Edit the line by hand.');
  return fix({ edits: [comment], summary: `Suppress ${now.test} with your reason`, suppression: true });
}

/** What the project and the user's wishes allow. */
function allowed(remedy: Remedy, file: PythonFile, { now }: Target, { project, limits }: Situation): Remedy {
  if (remedy.kind === 'refusal') return remedy;
  const changes = remedy.edits.some(({ start, end, text }) => file.text.slice(start, end) !== text);
  if (!changes && remedy.imports.length === 0 && remedy.unused.length === 0) return unreadable;
  if (limits.safety === 'safe' && remedy.safety === 'review') return needsReview(remedy);
  if (remedy.python && older(project.python, remedy.python)) return tooOld(remedy, remedy.python, project);
  if (breaksFString(file, remedy.edits, project.python))
    return refuse(
      'the code is inside an f-string, where the new text cannot stand',
      'Move the expression out of the string first.',
    );
  if (lostComment(file, remedy.edits)) {
    return refuse(
      'a comment stands in the code that would be replaced, and would be lost',
      `${remedy.summary}, and move the comment out first.`,
    );
  }
  const dodge = remedy.suppression ? null : dodgeIn(excerptOf(file, now, remedy, Infinity));
  if (dodge) return refuse(`the edit would only hide the finding: ${dodge}`);
  for (const requirement of remedy.requirements) {
    const declared = declare(project, requirement);
    if (declared.kind === 'refused')
      return refuse(declared.because, `${remedy.summary}, once the package is declared.`);
  }
  return remedy;
}

const needsReview = ({ summary, suppression: comment }: Fix): Remedy =>
  refuse(
    `the fix ${comment ? 'is a suppression' : 'may change behaviour'} and needs \`fix-safety: review\``,
    `${summary}.`,
  );

const older = ([major, minor]: PythonVersion, [needMajor, needMinor]: PythonVersion): boolean =>
  major < needMajor || (major === needMajor && minor < needMinor);

const tooOld = ({ summary }: Fix, [major, minor]: PythonVersion, { python, pythonFrom }: Project): Remedy =>
  refuse(
    `the fix needs Python ${major}.${minor}, and the project supports ${python.join('.')} (${pythonFrom})`,
    `${summary}, once older Pythons are dropped.`,
  );
