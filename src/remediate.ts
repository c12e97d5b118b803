/** Finding -> fix -> proof, in rounds. A line with `await` touches the world; every other line is pure. */
import type { Finding } from './model/finding.ts';
import type { Identified } from './model/identity.ts';
import type { FilePlan, Planned, Target, Waiting } from './model/plan.ts';
import type { Dropped, Fixed, Refused, Remediation } from './model/remediation.ts';
import { look, prove, type Bench, type ProvenFile } from './prove.ts';
import type { Rule } from './rules/rule.ts';
import { applyFixes } from './stages/apply.ts';
import { changedFiles } from './stages/changed-files.ts';
import type { FixTask } from './stages/fix-task.ts';
import { planFixes } from './stages/plan.ts';
import { readProject } from './stages/project.ts';
import { carryOver, takenBy } from './stages/waiting.ts';
import { narrowed, testFixes, untested, type Compose } from './test-fixes.ts';
import type { World } from './world/world.ts';

/** A fix that makes room for another one's is rare, and a third round rarer still. */
const maxRounds = 6;

/** Fixes what can be fixed and proven. Every finding of the task ends up in exactly one list: fixed, refused or dropped, with the reason. */
export async function remediate(task: FixTask, world: World, ruleOf: (test: string) => Rule): Promise<Remediation> {
  const parse = await world.parser();
  const project = readProject(await world.manifests(), task.python);
  const uncommitted = new Set(task.protect ? await world.uncommitted(pathsOf(task.findings)) : []);
  const open = task.findings.filter(({ path }) => !uncommitted.has(path));
  const reported = new Map(await reportedNow(task, pathsOf(open), world));
  const start = targetsOf(open, reported);

  const texts = new Map(task.sources);
  const fixed: Planned[] = [];
  const along: Fixed[] = [];
  const dropped: Dropped[] = [];
  const refused: Refused[] = [...task.findings.filter(({ path }) => uncommitted.has(path)).map(keptBack), ...start.lost.map(notReported)];
  let tests = task.testCommand.length > 0 ? untested(task.testCommand) : null;
  let targets = start.targets;
  let waiting: readonly Waiting[] = [];

  for (let round = 0; targets.length > 0 && round < maxRounds; round += 1) {
    const bench: Bench = { parse, project, request: task.request, folder: task.folder, reported, unscanned: task.unscanned };
    const plan = planFixes(targets, { parse, project, texts, limits: task.limits, ruleOf });
    const proof = await prove(plan.files, bench, world);
    const compose: Compose = (files) => changedFiles(project, task.sources, new Map([...texts, ...files.map((file) => [file.path, textOf(file, bench)] as const)]), [...fixed, ...files.flatMap(({ fixes }) => fixes)].flatMap(({ requirements }) => requirements));
    const tested = tests && proof.proven.length > 0 && (tests.runs === 0 || tests.verdict === 'passed') ? await testFixes(proof.proven, tests, compose, world) : null;
    const made = tested && tested.culprits.length > 0 ? (await prove(narrowed(proof.proven, tested.good), bench, world)).proven : proof.proven;
    tests = tested?.proof ?? tests;

    for (const { file, text, reported: now } of made) {
      texts.set(file.path, text);
      reported.set(file.path, now);
      fixed.push(...file.fixes);
    }
    refused.push(...plan.refused);
    dropped.push(...proof.fallen.map(({ planned, reason }) => droppedFor(planned, reason, '')));
    dropped.push(...(tested?.culprits ?? []).map(({ one, run }) => droppedFor(one, run.status === 'timed-out' ? 'the test command does not end with it' : 'the test command fails with it', run.output)));
    const kept = new Set(made.flatMap(({ file }) => file.fixes));
    dropped.push(...(tested ? [...tested.good].filter((planned) => !kept.has(planned)).map((planned) => droppedFor(planned, 'it does not stand without a fix that the tests refuse', '')) : []));

    waiting = [...plan.waiting, ...proof.postponed.map((planned) => ({ target: planned.target, behind: planned.target.now.test }))];
    const carried = waiting.map((one) => ({ one, ...carryOver([one.target], made.find(({ file }) => file.path === one.target.now.path) ?? null) }));
    along.push(...carried.flatMap(({ gone }) => gone.map((target) => goneAlong(target, made))));
    waiting = carried.flatMap(({ one, targets: [target] }) => (target ? [{ ...one, target }] : []));
    targets = waiting.map(({ target }) => target);
  }
  return {
    fixed: [...fixed.map(asFixed), ...along], refused: [...refused, ...waiting.map(stillWaiting)], dropped, tests, notes: [],
    files: changedFiles(project, task.sources, texts, fixed.flatMap(({ requirements }) => requirements)),
  };
}

const textOf = (file: FilePlan, { parse, project }: Bench): string => applyFixes(parse, file.path, file.text, project, file.fixes.map(({ fix }) => fix)).text;

const pathsOf = (findings: readonly Finding[]): readonly string[] => [...new Set(findings.map(({ path }) => path))];

/** What Bandit says of the files as they are: the report, or a scan of our own when the report was made elsewhere. */
async function reportedNow(task: FixTask, paths: readonly string[], world: World): Promise<Iterable<readonly [string, readonly Finding[]]>> {
  const wanted = new Map(paths.flatMap((path) => (task.sources.has(path) ? [[path, task.sources.get(path) ?? ''] as const] : [])));
  if (task.reported === null) return (await look(wanted, task.request, task, world)).findings;
  const byPath = new Map(paths.map((path): [string, Finding[]] => [path, []]));
  for (const finding of task.reported) byPath.get(finding.path)?.push(finding);
  return byPath;
}

/** Each finding to fix, as the scan that the proof starts from has it. */
function targetsOf(findings: readonly Identified[], reported: ReadonlyMap<string, readonly Finding[]>): { readonly targets: readonly Target[]; readonly lost: readonly Identified[] } {
  const pairs = findings.map((finding) => ({ finding, now: (reported.get(finding.path) ?? []).find((other) => other === finding || isSame(other, finding)) }));
  return { targets: pairs.flatMap(({ finding, now }) => (now ? [{ finding, now }] : [])), lost: pairs.flatMap(({ finding, now }) => (now ? [] : [finding])) };
}

const isSame = (a: Finding, b: Finding): boolean =>
  a.test === b.test && a.span.startLine === b.span.startLine && a.span.startColumn === b.span.startColumn && a.span.endLine === b.span.endLine && a.span.endColumn === b.span.endColumn;

const asFixed = ({ target: { finding }, fix: { summary, safety, cautions, suppression }, excerpt }: Planned): Fixed => ({ finding, summary, safety, cautions, suppression, excerpt });

function goneAlong(target: Target, made: readonly ProvenFile[]): Fixed {
  const file = made.find((one) => one.file.path === target.now.path)?.file;
  const by = file && takenBy(target, file);
  const empty = { line: target.now.span.startLine, before: '', after: '' };
  return { finding: target.finding, summary: `Gone with the fix of ${by?.target.now.test ?? 'another finding'} on line ${by?.excerpt.line ?? empty.line}`, safety: by?.fix.safety ?? 'review', cautions: [], suppression: false, excerpt: by?.excerpt ?? empty };
}

const droppedFor = ({ target: { finding }, fix: { summary } }: Planned, reason: string, output: string): Dropped => ({ finding, summary, reason, output });

const keptBack = (finding: Identified): Refused => ({ finding, because: 'the file has changes that are not committed', advice: 'Commit or stash them, or use `--force`.' });

const notReported = (finding: Identified): Refused => ({ finding, because: 'the Bandit that would prove the fix does not report it at this place', advice: 'Scan with the same version and settings as the report was made with.' });

const stillWaiting = ({ target: { finding }, behind }: Waiting): Refused => ({ finding, because: `its edit would touch the same code as that of a ${behind} finding`, advice: 'Run again after the other fix is merged.' });
