/**
 * Measures over a real project's history how well findings are recognised: ours from a baseline file and against a base
 * commit, beside Bandit's own `-b` and GitHub's line hash.
 *
 *   node scripts/evidence/baseline-history.ts --bandit PATH --repo GITDIR [--distance 300] [--pairs 6] [--subdir lib] [--cache DIR] [--json FILE]
 *
 * Snapshots are taken along the first-parent history, `distance` commits apart; each is scanned once with Bandit.
 * The truth comes from git and from Python's own parser, neither of which the code under test uses:
 *
 *   unchanged  every line of the flagged node is a line that `git diff -M` maps to the base, in one piece, and Bandit has the same
 *              test at that place there.
 *   new        every line of the flagged node is added in that diff, and neither of the next two holds.
 *   kept       as new, but a finding of the same test whose flagged node is equal for Python's parser is gone from the same hunk or from the
 *              same function: code that was re-indented, reformatted, reordered or edited round about. Git calls the line new, a person
 *              would not. Not part of the targets.
 *   moved      as new, but `git diff --color-moved=blocks` (white space apart) says that all its lines were moved. Not part of the targets.
 *   other      the rest: partly changed lines, or unchanged lines on which Bandit did not report at the base.
 *
 * So a twin that is added somewhere while another is deleted elsewhere is new, unless git itself calls the block moved.
 * `new, strict` counts new, kept and moved together: the definition that knows no mercy, printed so that nobody has to
 * take ours on trust.
 *
 * "The same, twins exchanged" leaves out pairs of wrong answers in which one of two equal twins of a file is called new
 * and the other known, the other way round than git aligns them: the number of new findings is right then. It is
 * counted alike for every method. "Same id" is no method: it tells how often an id stays with unchanged findings, and
 * how often a new finding takes over an old one's.
 */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { hashesOf } from '../../src/identity/line-hashes.ts';
import type { Change, Hunk } from '../../src/model/findings/comparison.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import { readBaseline, writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { recogniseAtBase } from '../../src/recognition/recognise-at-base.ts';
import { recogniseByLines } from '../../src/recognition/recognise-by-lines.ts';
import { recogniseInBaseline } from '../../src/recognition/recognise-in-baseline.ts';
import { hunkReader, patchOptions } from '../../src/world/git/hunks.ts';
import { diffOf, type Diff } from './line-truth.ts';
import { snapshot, type Place, type Result, type Snapshot } from './snapshot.ts';

const { values: options } = parseArgs({
  options: {
    bandit: { type: 'string' },
    repo: { type: 'string' },
    distance: { type: 'string', default: '300' },
    pairs: { type: 'string', default: '6' },
    skip: { type: 'string', default: '0' },
    subdir: { type: 'string', default: '' },
    cache: { type: 'string' },
    json: { type: 'string' },
    show: { type: 'string' },
  },
});
if (!options.bandit || !options.repo) throw new Error('--bandit and --repo are needed');
const repo = resolve(options.repo);
const cache = options.cache ? resolve(options.cache) : mkdtempSync(join(tmpdir(), 'baseline-history-'));
const git = (...args: string[]): string =>
  execFileSync('git', ['-C', repo, ...args], { encoding: 'utf8', maxBuffer: 1 << 30 });
const pathspec = options.subdir ? [`:(glob)${options.subdir}/**/*.py`] : ['*.py'];
const place: Place = { bandit: resolve(options.bandit), repo, cache, pathspec };

type Class = 'unchanged' | 'new' | 'kept' | 'moved' | 'other';

/** The class of each head finding. A base finding is the counterpart of one only. */
function truth(head: Snapshot, base: Snapshot, diff: Diff, counterparts: Map<number, number>): readonly Class[] {
  const at = (path: string, test: string, line: number, column: number): string =>
    [path, test, line, column].join('\0');
  const free = new Map<string, number[]>();
  base.findings.forEach((finding, index) => {
    const key = at(finding.path, finding.test, base.nodes[index]?.first ?? 0, finding.reported.column);
    free.set(key, [...(free.get(key) ?? []), index]);
  });
  const used = new Set<number>();
  const classes: (Class | null)[] = head.findings.map((finding, index) => {
    const node = head.nodes[index];
    const lines = diff.linesOf(finding.path, node?.first ?? 0, node?.last ?? 0);
    if (lines.every((line) => line === null)) return null;
    const start = lines[0];
    const whole = start !== null && start !== undefined && lines.every((line, offset) => line === start + offset);
    const counterpart = whole
      ? free.get(at(diff.basePath(finding.path) ?? '', finding.test, start, finding.reported.column))?.shift()
      : undefined;
    if (counterpart === undefined) return 'other';
    used.add(counterpart);
    counterparts.set(index, counterpart);
    return 'unchanged';
  });
  const vanished = base.findings.flatMap((finding, index) =>
    used.has(index) ? [] : [{ finding, node: base.nodes[index] }],
  );
  return classes.map((found, index) => {
    const [finding, node] = [head.findings[index], head.nodes[index]];
    if (found || !finding || !node) return found ?? 'other';
    const hunk = diff.removedWith(finding.path, node.first);
    const alike = (old: (typeof vanished)[number]): boolean =>
      old.finding.test === finding.test && node.says !== null && old.node?.says === node.says;
    const inHunk = (old: (typeof vanished)[number]): boolean =>
      hunk !== null &&
      old.node !== undefined &&
      old.finding.path === hunk.path &&
      old.node.first >= hunk.first &&
      old.node.last <= hunk.last;
    const inFunction = (old: (typeof vanished)[number]): boolean =>
      old.finding.path === diff.basePath(finding.path) && old.node?.scope === node.scope;
    const near = vanished.findIndex((old) => alike(old) && inHunk(old));
    const same = near !== -1 ? near : vanished.findIndex((old) => alike(old) && inFunction(old));
    if (same !== -1) {
      vanished.splice(same, 1);
      return 'kept';
    }
    return diff.isMoved(finding.path, node.first, node.last) ? 'moved' : 'new';
  });
}

/**
 * The hunks as the product reads them, from git's diff between the two commits. `line-truth.ts` has a reader of its
 * own.
 */
function withHunks(changes: readonly Change[], base: string, head: string): readonly Change[] {
  const found = new Map<string, readonly Hunk[]>();
  const reader = hunkReader((from, to, hunks) => found.set(`${from}\0${to}`, hunks));
  reader.feed(
    execFileSync(
      'git',
      [
        '-C',
        repo,
        '-c',
        'core.quotePath=false',
        'diff',
        '-M',
        '-l1000',
        ...patchOptions,
        base,
        head,
        '--',
        ...pathspec,
      ],
      { maxBuffer: 1 << 30 },
    ),
  );
  if (!reader.end()) throw new Error('the diff was not understood');
  return changes.map((change) => ({ ...change, hunks: found.get(`${change.basePath}\0${change.path}`) ?? null }));
}

/** Each method's answer for each head finding: known or not. */
function answers(head: Snapshot, base: Snapshot, diff: Diff): Readonly<Record<string, readonly boolean[]>> {
  const baseline = readBaseline(new TextEncoder().encode(writeBaseline(base.findings, [])), 'baseline', '');
  const fromFile = recogniseInBaseline(head.findings, baseline, { scanned: head.files, files: head.files }).known;
  const changedBase = new Set(diff.changes.map((change) => change.basePath));
  const sources = new Map([...base.sources].filter(([path]) => changedBase.has(path)));
  for (const { basePath } of diff.changes)
    if (
      basePath !== null &&
      !sources.has(basePath) &&
      basePath.endsWith('.py') &&
      existsSync(join(cache, base.commit, basePath))
    )
      sources.set(basePath, readFileSync(join(cache, base.commit, basePath), 'utf8'));
  const scanned = base.findings.filter(({ path }) => changedBase.has(path));
  const changes = withHunks(diff.changes, base.commit, head.commit);
  const listed = new Set(changes.map(({ path }) => path));
  const unchanged = new Set(head.files.filter((path) => !listed.has(path)));
  const started = performance.now();
  const atBase = recogniseAtBase(head.findings, head.sources, { findings: scanned, sources, changes, unchanged }).known;
  const took = performance.now() - started;
  const byLines = recogniseByLines(head.findings, head.sources, { sources, changes, unchanged }).known;
  console.error(
    `${base.commit.slice(0, 7)}..${head.commit.slice(0, 7)}: ${head.findings.length} findings, ${diff.changes.length} files differ, recogniseAtBase ${took.toFixed(0)} ms`,
  );
  const banditKey = (r: Result): string =>
    [r.issue_text, r.issue_severity, r.issue_cwe?.id, r.issue_confidence, r.filename, r.test_name, r.test_id].join(
      '\0',
    );
  const banditKnown = new Set(base.results.map(banditKey));
  const lineHash = (side: Snapshot): ((finding: Finding) => string) => {
    const hashes = hashesOf(side.findings, side.sources);
    return (finding) => [finding.path, finding.test, hashes(finding)].join('\0');
  };
  const [headHash, baseHash] = [lineHash(head), lineHash(base)];
  const hashKnown = new Set(base.findings.map(baseHash));
  return {
    'ours, baseline file': head.findings.map((finding) => fromFile.has(finding)),
    'ours, base commit': head.findings.map((finding) => atBase.has(finding)),
    'ours, lines only': head.findings.map((finding) => byLines.has(finding)),
    'Bandit -b': head.results.map((result) => banditKnown.has(banditKey(result))),
    'GitHub line hash': head.findings.map((finding) => hashKnown.has(headHash(finding))),
    'same id': head.findings.map((finding) => base.findings.some((old) => old.identity.id === finding.identity.id)),
  };
}

interface Tally {
  readonly total: Record<Class, number>;
  readonly known: Record<string, Record<Class, number>>;
  /** Per method: how often it named another of two equal twins of a file than git did. */
  readonly exchanged: Record<string, number>;
}

/**
 * Wrong answers that cancel out: one of the unchanged called new and one of the new called known, with equal flagged
 * code in one file. The number of new findings is right then; which of the equal twins is the new one is named
 * otherwise than by git's alignment.
 */
function exchanges(head: Snapshot, classes: readonly Class[], known: readonly boolean[]): number {
  const wrong = new Map<string, { news: number; unchanged: number }>();
  classes.forEach((found, index) => {
    const says = head.nodes[index]?.says;
    if (!says || (found === 'unchanged') === known[index] || (found !== 'unchanged' && found !== 'new')) return;
    const key = [head.findings[index]?.path, head.findings[index]?.test, says].join('\0');
    const counts = wrong.get(key) ?? { news: 0, unchanged: 0 };
    wrong.set(
      key,
      found === 'new' ? { ...counts, news: counts.news + 1 } : { ...counts, unchanged: counts.unchanged + 1 },
    );
  });
  return [...wrong.values()].reduce((sum, { news, unchanged }) => sum + Math.min(news, unchanged), 0);
}

const zero = (): Record<Class, number> => ({ unchanged: 0, new: 0, kept: 0, moved: 0, other: 0 });

function measure(): Tally {
  const distance = Number(options.distance);
  const count = Number(options.pairs);
  const commits = git(
    'log',
    '--first-parent',
    '--format=%H',
    `--skip=${options.skip}`,
    `-n${distance * count + 1}`,
    'HEAD',
  )
    .trim()
    .split('\n')
    .filter((_, index) => index % distance === 0);
  const tally: Tally = { total: zero(), known: {}, exchanged: {} };
  let head = snapshot(commits[0] ?? '', place);
  for (const commit of commits.slice(1)) {
    const base = snapshot(commit, place);
    const diff = diffOf(git, base.commit, head.commit, pathspec);
    const counterparts = new Map<number, number>();
    const classes = truth(head, base, diff, counterparts);
    classes.forEach((found) => (tally.total[found] += 1));
    for (const [method, known] of Object.entries(answers(head, base, diff))) {
      const row = (tally.known[method] ??= zero());
      classes.forEach((found, index) => (row[found] += known[index] ? 1 : 0));
      tally.exchanged[method] = (tally.exchanged[method] ?? 0) + exchanges(head, classes, known);
      if (options.show === method) showErrors(head, base, classes, known, counterparts);
    }
    head = base;
  }
  return tally;
}

/** With `--show METHOD`: each wrong answer, with the parts of the identity that changed. */
function showErrors(
  head: Snapshot,
  base: Snapshot,
  classes: readonly Class[],
  known: readonly boolean[],
  counterparts: ReadonlyMap<number, number>,
): void {
  classes.forEach((found, index) => {
    const [finding, node] = [head.findings[index], head.nodes[index]];
    const wrong = (found === 'unchanged' && !known[index]) || (found === 'new' && known[index]);
    if (!finding || !node || !wrong) return;
    const old = base.findings[counterparts.get(index) ?? -1];
    const parts = (['code', 'statement', 'scope', 'before', 'after'] as const).filter(
      (part) => old && old.identity[part] !== finding.identity[part],
    );
    const line = head.sources.get(finding.path)?.split('\n')[node.first - 1]?.trim() ?? '';
    console.error(
      `  ${base.commit.slice(0, 9)} ${head.commit.slice(0, 9)} ${finding.path}:${node.first} ${finding.test} ${found} [${old && old.path !== finding.path ? 'path ' : ''}${parts.join(' ')}] ${line}`,
    );
  });
}

function table({ total, known, exchanged }: Tally): string {
  const share = (part: number, whole: number): string =>
    `${part} (${whole === 0 ? '-' : ((100 * part) / whole).toFixed(2)} %)`;
  const strict = total.new + total.kept + total.moved;
  const rows = Object.entries(known).map(([method, row]) => [
    method,
    share(total.unchanged - row.unchanged, total.unchanged),
    share(row.new, total.new),
    share(total.unchanged - row.unchanged - (exchanged[method] ?? 0), total.unchanged),
    share(row.new - (exchanged[method] ?? 0), total.new),
    share(row.new + row.kept + row.moved, strict),
    share(row.kept, total.kept),
    share(row.moved, total.moved),
    share(row.other, total.other),
  ]);
  const heads = [
    'method',
    `unchanged (${total.unchanged}) called new`,
    `new (${total.new}) called known`,
    'the same, twins exchanged',
    'the same, twins exchanged',
    `new, strict (${strict}) called known`,
    `kept (${total.kept}) called known`,
    `moved (${total.moved}) called known`,
    `other (${total.other}) called known`,
  ];
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

const tally = measure();
console.log(
  `${basename(dirname(repo)) || repo} ${git('rev-parse', 'HEAD').trim().slice(0, 12)} ${options.subdir} distance ${options.distance}\n\n${table(tally)}`,
);
if (options.json) writeFileSync(options.json, `${JSON.stringify(tally, null, 2)}\n`);
if (!options.cache) rmSync(cache, { recursive: true, force: true });
