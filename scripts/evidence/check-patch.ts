/**
 * Judges a patch without any code of the product: git takes it, a real Python compiles what it changes, and Bandit
 * itself, run on the files before and after, says that what was called fixed is gone and that nothing else came.
 * Findings are counted per file and test.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The answers of a run, as docs/result.schema.json has them. */
export interface Answers {
  readonly fixed: readonly {
    readonly test: string;
    readonly path: string;
    readonly line: number;
    readonly summary: string;
    readonly safety: 'safe' | 'review';
    readonly suppression: boolean;
  }[];
  readonly refused: readonly {
    readonly test: string;
    readonly path: string;
    readonly line: number;
    readonly because: string;
  }[];
  readonly dropped: readonly {
    readonly test: string;
    readonly path: string;
    readonly line: number;
    readonly reason: string;
    readonly output: string;
  }[];
  readonly files: readonly string[];
  readonly tests: {
    readonly verdict: string;
    readonly output: string;
    readonly runs: number;
    readonly seconds: number;
  } | null;
}

export interface Tools {
  readonly bandit: string;
  readonly python: string;
}

/**
 * What is wrong, in sentences, and what came with the fixes: those that rules announce, and those that Bandit had
 * hidden behind another finding.
 */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly broken: readonly string[];
  readonly announced: ReadonlyMap<string, number>;
  readonly unmasked: ReadonlyMap<string, number>;
}

/**
 * What fixes may bring and say so: a list instead of a shell is a subprocess call all the same, and `FTP_TLS` is in
 * ftplib too.
 */
const announceable = new Set(['B402', 'B403', 'B404', 'B405', 'B406', 'B407', 'B408', 'B409', 'B413', 'B603', 'B607']);

/** Applies `patch` in the work tree and checks it; the tree is left changed. */
export function checkPatch(folder: string, patch: string, answers: Answers, tools: Tools): Verdict {
  const wrong: string[] = [];
  const code = answers.files.filter((path) => path.endsWith('.py'));
  const before = { findings: findingsIn(folder, code, tools), uncompiled: uncompiled(folder, code, tools) };
  if (answers.files.length > 0) {
    const applied = spawnSync('git', ['-C', folder, 'apply', patch], { encoding: 'utf8' });
    if (applied.status !== 0)
      return {
        wrong: [`git apply: ${applied.stderr.trim()}`],
        broken: answers.files,
        announced: new Map(),
        unmasked: new Map(),
      };
  }
  wrong.push(...sameChanges(folder, patch, answers));
  const broken = [...uncompiled(folder, code, tools)]
    .filter(([path]) => !before.uncompiled.has(path))
    .map(([path, why]) => `${path}: ${why}`);
  const after = findingsIn(folder, code, tools);
  return { wrong: [...wrong, ...broken], broken, ...compared(folder, before.findings, after, answers, tools, wrong) };
}

const git0 = (folder: string, path: string): string =>
  execFileSync('git', ['-C', folder, 'show', `HEAD:${path}`], { maxBuffer: 1 << 28 }).toString('latin1');

/**
 * The changed files are those that the result names, and outside the patch's lines nothing is different, counted line
 * by line from here.
 */
function sameChanges(folder: string, patch: string, { files, fixed }: Answers): readonly string[] {
  const git = (...args: readonly string[]): readonly string[] =>
    execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 })
      .split('\n')
      .filter(Boolean);
  const changed = git('status', '--porcelain', '-uall').map((line) => line.slice(3));
  const lines = existsSync(patch) ? changedLines(readFileSync(patch, 'latin1')) : [];
  const comments =
    lines.filter((line) => /^\+.*#\s*nosec/iu.test(line)).length -
    lines.filter((line) => /^-.*#\s*nosec/iu.test(line)).length;
  const suppressions = fixed.filter(({ suppression }) => suppression).length;
  return [
    ...(changed.toSorted().join() === files.toSorted().join() ? [] : [`changed files: ${changed.join(' ')}`]),
    ...files
      .filter((path) => applied(git0(folder, path), patch, path) !== readFileSync(join(folder, path), 'latin1'))
      .map((path) => `${path} is not the old file with the patch's lines`),
    ...(comments <= suppressions ? [] : [`${comments} comments suppress, ${suppressions} suppressions are told`]),
  ];
}

/**
 * The added and removed lines, sign first. Hunks are read by their lengths: a removed SQL comment looks like a file's
 * header.
 */
function changedLines(patch: string): readonly string[] {
  const lines = patch.split('\n');
  const changed: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const [, before, after] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/u.exec(lines[at] ?? '') ?? [];
    if (!lines[at]?.startsWith('@@ ')) continue;
    for (let [old, now] = [Number(before ?? 1), Number(after ?? 1)]; old > 0 || now > 0;) {
      at += 1;
      const line = lines[at] ?? '';
      old -= line.startsWith('-') || line.startsWith(' ') ? 1 : 0;
      now -= line.startsWith('+') || line.startsWith(' ') ? 1 : 0;
      if (/^[-+]/u.test(line)) changed.push(line);
      if (at >= lines.length) break;
    }
  }
  return changed;
}

/** A file's text with its hunks of the patch made, bytes as Latin-1. */
function applied(before: string, patch: string, path: string): string {
  const lines = readFileSync(patch, 'latin1').split('\n');
  const old = before.split('\n');
  const now: string[] = [];
  let from = 0;
  let ends = { old: false, now: false };
  for (let at = lines.indexOf(`+++ b/${path}`) + 1; at > 0 && /^@@ /u.test(lines[at] ?? '');) {
    const [, start = '0', length = '1', added = '1'] =
      /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,(\d+))? @@/u.exec(lines[at] ?? '') ?? [];
    const place = Number(start) - (length === '0' ? 0 : 1);
    now.push(...old.slice(from, place));
    from = place;
    let [left, right] = [Number(length), Number(added)];
    for (at += 1; left > 0 || right > 0 || (lines[at] ?? '').startsWith('\\'); at += 1) {
      const [sign = '', text] = [lines[at]?.[0], lines[at]?.slice(1) ?? ''];
      if (sign === '\\')
        ends = { old: ends.old || lines[at - 1]?.[0] !== '+', now: ends.now || lines[at - 1]?.[0] !== '-' };
      else if (sign !== '+' && old[from] !== text) return `line ${from + 1} differs`;
      if (sign === '-' || sign === ' ') [left, from] = [left - 1, from + 1];
      if (sign === '+' || sign === ' ') [right] = [right - 1, now.push(text)];
    }
  }
  const rest = old.slice(from);
  return [...now, ...(ends.now && !ends.old ? rest.slice(0, -1) : rest), ...(ends.old && !ends.now ? [''] : [])].join(
    '\n',
  );
}

type Counts = Map<string, number>;

/** Adds to `wrong` where more is left than may be. */
function compared(
  folder: string,
  before: Counts,
  after: Counts,
  { fixed }: Answers,
  tools: Tools,
  wrong: string[],
): Pick<Verdict, 'announced' | 'unmasked'> {
  const left: Counts = new Map(before);
  for (const { path, test } of fixed) add(left, `${path}\t${test}`, -1);
  const announced: Counts = new Map();
  const unmasked: Counts = new Map();
  for (const [key, count] of after) {
    const more = count - (left.get(key) ?? 0);
    if (more <= 0) continue;
    const [path = '', test = ''] = key.split('\t');
    if (hiddenBefore(folder, path, test, tools) >= more + (before.get(key) ?? 0)) add(unmasked, test, more);
    else if (announceable.has(test)) add(announced, test, more);
    else wrong.push(`${path}: ${more} more ${test} than the fixes leave`);
  }
  return { announced, unmasked };
}

/**
 * How many findings of one test the file had when that test ran alone: of some kinds Bandit gives one finding for a
 * node.
 */
function hiddenBefore(folder: string, path: string, test: string, tools: Tools): number {
  const text = execFileSync('git', ['-C', folder, 'show', `HEAD:${path}`], { maxBuffer: 1 << 28 });
  const ran = spawnSync(tools.bandit, ['-q', '-f', 'json', '--exit-zero', '-t', test, '-'], {
    input: text,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
    cwd: folder,
  });
  const report: { readonly results: readonly unknown[] } = JSON.parse(ran.stdout);
  return report.results.length;
}

const add = (counts: Counts, key: string, more: number): void => void counts.set(key, (counts.get(key) ?? 0) + more);

function findingsIn(folder: string, files: readonly string[], { bandit }: Tools): Counts {
  const counts: Counts = new Map();
  if (files.length === 0) return counts;
  const ran = spawnSync(bandit, ['-q', '-f', 'json', '--exit-zero', ...files.map((path) => `./${path}`)], {
    cwd: folder,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  });
  const report: { readonly results: readonly { readonly filename: string; readonly test_id: string }[] } = JSON.parse(
    ran.stdout,
  );
  for (const { filename, test_id } of report.results) add(counts, `${filename.replace(/^\.\//u, '')}\t${test_id}`, 1);
  return counts;
}

/** Path -> why Python does not compile it. */
function uncompiled(folder: string, files: readonly string[], { python }: Tools): ReadonlyMap<string, string> {
  const lines = execFileSync(python, [join(import.meta.dirname, 'compile_files.py')], {
    cwd: folder,
    input: files.join('\n'),
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean);
  return new Map(lines.map((line) => [line.split('\t')[0] ?? '', line.split('\t')[1] ?? '']));
}
