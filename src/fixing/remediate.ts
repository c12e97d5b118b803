/** Finding -> fix -> proof, in rounds. A line with `await` touches the world; every other line is pure. */

import { readProject } from '../manifests/project.ts';
import type { Finding } from '../model/findings/finding.ts';
import type { Identified } from '../model/findings/identity.ts';
import type { FilePlan, Planned, Target, Waiting } from '../model/fixes/plan.ts';
import type { Project } from '../model/fixes/project.ts';
import type { Dropped, Excerpt, Fixed, Refused, Remediation, TestProof, TestRun } from '../model/fixes/remediation.ts';
import { applyFixes } from '../planning/apply.ts';
import type { FixTask } from '../planning/fix-task.ts';
import { planFixes } from '../planning/plan.ts';
import { carryOver, takenBy } from '../planning/postponed-findings.ts';
import { look, prove, type Bench, type Proof, type ProvenFile } from '../proving/prove.ts';
import { narrowed, testFixes, untested, type Compose, type Tested } from '../proving/test-fixes.ts';
import type { Parse } from '../python/tree/tree.ts';
import type { RuleOf } from '../rules/rule.ts';
import type { World } from '../world/world.ts';
import { changedFiles } from './changed-files.ts';
import { fixRegions } from './fix-regions.ts';
import { asFixed, fixSteps } from './fix-steps.ts';

/** A fix that makes room for another one's is rare, and a third round rarer still. */
const maxRounds = 6;

/**
 * Fixes what can be fixed and proven. Every finding of the task ends up in exactly one list: fixed, refused or dropped,
 * with the reason.
 */
export async function remediate(task: FixTask, world: World, ruleOf: RuleOf): Promise<Remediation> {
  const parse = await world.parser();
  const whole = readProject(await world.manifests(), task.python);
  const shut = await obstacles([...pathsOf(task.findings), ...whole.manifests.map(({ path }) => path)], task, world);
  // A manifest that may not be changed still says what it says.
  const project = { ...whole, manifests: whole.manifests.filter(({ path }) => !shut.has(path)) };
  const workshop: Workshop = { task, world, parse, project, ruleOf };
  let progress = await beginning(workshop, shut);
  for (let round = 0; progress.waiting.length > 0 && round < maxRounds; round += 1)
    progress = await playRound(progress, workshop);
  const { fixed, along, refused, dropped, waiting, tests, texts, rounds, news } = progress;
  const regions = task.stepwise
    ? fixRegions(rounds[0] ?? [], { parse, project })
    : new Map<Planned, readonly Excerpt[]>();
  return {
    fixed: [...fixed.map((planned) => asFixed(planned, regions.get(planned))), ...along],
    refused: [...refused, ...waiting.map(stillWaiting)],
    dropped,
    news,
    tests,
    notes: [],
    steps: task.stepwise ? fixSteps(rounds, task.sources, { parse, project }) : [],
    files: changedFiles(
      project,
      task.sources,
      texts,
      fixed.flatMap(({ requirements }) => requirements),
    ),
  };
}

/** What stays the same through all rounds. */
interface Workshop {
  readonly task: FixTask;
  readonly world: World;
  readonly parse: Parse;
  readonly project: Project;
  readonly ruleOf: RuleOf;
}

/** What has been reached, and what still waits. */
interface Progress {
  /** The present text of each file, and what Bandit reports of it. */
  readonly texts: ReadonlyMap<string, string>;
  readonly reported: ReadonlyMap<string, readonly Finding[]>;
  readonly fixed: readonly Planned[];
  /** Findings that went with the fix of another one. */
  readonly along: readonly Fixed[];
  readonly refused: readonly Refused[];
  readonly dropped: readonly Dropped[];
  readonly waiting: readonly Waiting[];
  readonly tests: TestProof | null;
  readonly news: readonly Finding[];
  /** What was made in each round. */
  readonly rounds: readonly (readonly FilePlan[])[];
}

/** Files that may not be changed, and why in the form of a refusal. */
type Obstacles = ReadonlyMap<string, Pick<Refused, 'because' | 'advice'>>;

async function obstacles(paths: readonly string[], { protect }: FixTask, world: World): Promise<Obstacles> {
  const uncommitted = protect ? await world.uncommitted(paths) : [];
  const linked = await world.linked(paths);
  return new Map([
    ...uncommitted.map((path) => [path, notCommitted] as const),
    ...linked.map((path) => [path, isLink] as const),
  ]);
}

const notCommitted = {
  because: 'the file is not committed as it is',
  advice: 'Commit or stash your changes, or use `--force`.',
};
const isLink = {
  because: 'the path leads through a link',
  advice: 'Scan the file at its real place: a patch cannot change it through the link.',
};

async function beginning({ task, world }: Workshop, shut: Obstacles): Promise<Progress> {
  const open = task.findings.filter(({ path }) => !shut.has(path));
  const reported = await reportedNow(task, pathsOf(open), world);
  const pairs = open.map((finding) => ({
    finding,
    now: (reported.get(finding.path) ?? []).find((other) => other === finding || isSame(other, finding)),
  }));
  return {
    texts: task.sources,
    reported,
    fixed: [],
    along: [],
    dropped: [],
    refused: [
      ...task.findings.flatMap((finding) =>
        shut.has(finding.path) ? [{ finding, ...notCommitted, ...shut.get(finding.path) }] : [],
      ),
      ...pairs.flatMap(({ finding, now }) => (now ? [] : [notReported(finding)])),
    ],
    waiting: pairs.flatMap(({ finding, now }) => (now ? [{ target: { finding, now }, behind: '' }] : [])),
    tests: task.testCommand.length > 0 ? untested(task.testCommand) : null,
    rounds: [],
    news: [],
  };
}

/** Plans, proves and tests what can be done at once; what had to wait is then looked for in the new texts. */
async function playRound(progress: Progress, workshop: Workshop): Promise<Progress> {
  const { task, world, parse, project, ruleOf } = workshop;
  const bench: Bench = {
    parse,
    project,
    request: task.request,
    folder: task.folder,
    reported: progress.reported,
    unscanned: task.unscanned,
  };
  const plan = planFixes(
    progress.waiting.map(({ target }) => target),
    { parse, project, texts: progress.texts, limits: task.limits, ruleOf },
  );
  const proof = await prove(plan.files, bench, world);
  const tested = await testRound(proof, progress, workshop);
  const made =
    tested && tested.culprits.length > 0
      ? (await prove(narrowed(proof.proven, tested.good), bench, world)).proven
      : proof.proven;

  const waiting = [...plan.waiting, ...proof.postponed.map(({ target }) => ({ target, behind: target.now.test }))];
  const carried = waiting.map((one) => ({ one, ...carryOver([one.target], madeOf(one.target, made)) }));
  return {
    texts: new Map([...progress.texts, ...made.map(({ file, text }) => [file.path, text] as const)]),
    reported: new Map([...progress.reported, ...made.map(({ file, reported }) => [file.path, reported] as const)]),
    fixed: [...progress.fixed, ...made.flatMap(({ file }) => file.fixes)],
    along: [
      ...progress.along,
      ...carried.flatMap(({ gone }) => gone.map((target) => goneAlong(target, madeOf(target, made)?.file))),
    ],
    refused: [...progress.refused, ...plan.refused],
    dropped: [...progress.dropped, ...droppedIn(proof, tested, made)],
    waiting: carried.flatMap(({ one, targets: [target] }) => (target ? [{ ...one, target }] : [])),
    tests: tested?.proof ?? progress.tests,
    rounds: [...progress.rounds, made.map(({ file }) => file)],
    news: [...progress.news, ...made.flatMap((file) => file.news)],
  };
}

/** Runs the user's tests over what is proven, unless there are none, or they have shown that they prove nothing. */
async function testRound(
  { proven }: Proof,
  { tests, texts, fixed }: Progress,
  { task, world, parse, project }: Workshop,
): Promise<Tested | null> {
  if (tests === null || proven.length === 0 || (tests.runs > 0 && tests.verdict !== 'passed')) return null;
  const compose: Compose = (files) => {
    const now = new Map([
      ...texts,
      ...files.map(
        (file) =>
          [
            file.path,
            applyFixes(
              parse,
              file.path,
              file.text,
              project,
              file.fixes.map(({ fix }) => fix),
            ).text,
          ] as const,
      ),
    ]);
    return changedFiles(
      project,
      task.sources,
      now,
      [...fixed, ...files.flatMap(({ fixes }) => fixes)].flatMap(({ requirements }) => requirements),
    );
  };
  return testFixes(proven, tests, compose, world);
}

function droppedIn({ fallen }: Proof, tested: Tested | null, made: readonly ProvenFile[]): readonly Dropped[] {
  const kept = new Set(made.flatMap(({ file }) => file.fixes));
  const orphans = [...(tested?.good ?? [])].filter((planned) => !kept.has(planned));
  return [
    ...fallen.map(({ planned, reason }) => droppedFor(planned, reason, '')),
    ...(tested?.culprits ?? []).map(({ one, run }) => droppedFor(one, testReason[run.status], run.output)),
    ...orphans.map((planned) =>
      droppedFor(planned, 'it does not stand without another fix, which the tests refuse', ''),
    ),
  ];
}

const testReason: Readonly<Record<TestRun['status'], string>> = {
  passed: '',
  failed: 'the test command fails with it',
  'timed-out': 'the test command does not end with it',
  'not-started':
    'the test command fails with one of the fixes that are left, and finding out which took longer than an hour',
};

const pathsOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ path }) => path))];
const madeOf = ({ now }: Target, made: readonly ProvenFile[]): ProvenFile | null =>
  made.find(({ file }) => file.path === now.path) ?? null;

/** What Bandit says of the files as they are: the report, or a scan of our own when the report was made elsewhere. */
async function reportedNow(
  task: FixTask,
  paths: readonly string[],
  world: World,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const texts = new Map(
    paths.flatMap((path) => (task.sources.has(path) ? [[path, task.sources.get(path) ?? ''] as const] : [])),
  );
  if (task.reported === null) return (await look(texts, task.request, task, world)).findings;
  const byPath = new Map(paths.map((path): [string, Finding[]] => [path, []]));
  for (const finding of task.reported) byPath.get(finding.path)?.push(finding);
  return byPath;
}

const isSame = (a: Finding, b: Finding): boolean =>
  a.test === b.test &&
  a.span.startLine === b.span.startLine &&
  a.span.startColumn === b.span.startColumn &&
  a.span.endLine === b.span.endLine &&
  a.span.endColumn === b.span.endColumn;

function goneAlong({ finding, now }: Target, file: FilePlan | undefined): Fixed {
  const by = file && takenBy({ finding, now }, file);
  const excerpt = by?.excerpt ?? { line: now.span.startLine, before: '', after: '' };
  return {
    finding,
    summary: `Gone with the fix of ${by?.target.now.test ?? 'another finding'} on line ${excerpt.line}`,
    safety: by?.fix.safety ?? 'review',
    cautions: [],
    suppression: false,
    excerpt,
    regions: [],
  };
}

const droppedFor = ({ target: { finding }, fix: { summary } }: Planned, reason: string, output: string): Dropped => ({
  finding,
  summary,
  reason,
  output,
});

const notReported = (finding: Identified): Refused => ({
  finding,
  because: 'the Bandit that would prove the fix does not report it at this place',
  advice: 'Scan with the same version and settings as the report was made with.',
});

const stillWaiting = ({ target: { finding }, behind }: Waiting): Refused => ({
  finding,
  because: `its edit would touch the same code as that of a ${behind} finding`,
  advice: 'Run again after the other fix is merged.',
});
