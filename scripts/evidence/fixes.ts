/**
 * Fixes published packages as a user would, `fix --diff --fix-safety review`, and checks each patch without any code of
 * the product (check-patch.ts). Prints Markdown: per package, per test, and why findings are refused or dropped. The
 * packages are only unpacked: nothing of them is run. Usage: node scripts/evidence/fixes.ts --work FOLDER --bandit PATH
 * [--bundle dist/index.js] [--list FILE] [--only NAME] [--jobs 2] Bandit's own Python beside it compiles; it needs pip
 * for the downloads. The work folder keeps wheels, changed sources and results.
 */

import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { markdownTable } from 'markdown-table';
import { checkPatch, type Answers, type Verdict } from './check-patch.ts';
import { packagesIn, sourcesOf } from './package-sources.ts';

const { values } = parseArgs({
  options: {
    work: { type: 'string' },
    bandit: { type: 'string' },
    bundle: { type: 'string', default: join(import.meta.dirname, '../../dist/index.js') },
    list: { type: 'string', default: join(import.meta.dirname, 'fixes.packages.txt') },
    only: { type: 'string', default: '' },
    jobs: { type: 'string', default: '2' },
  },
});
if (values.work === undefined || values.bandit === undefined)
  throw new Error('--work FOLDER and --bandit PATH are needed');
const work = resolve(values.work);
const bandit = resolve(values.bandit);
const tools = { bandit, python: join(dirname(bandit), 'python') };
const run = promisify(execFile);

interface Measured {
  readonly pinned: string;
  readonly files: number;
  readonly lines: number;
  readonly findings: readonly { readonly test: string }[];
  readonly answers: Answers;
  readonly seconds: number;
  readonly verdict: Verdict;
}

/** One package through the bundle, then through the check. */
async function measure(pinned: string): Promise<Measured> {
  const folder = sourcesOf(pinned, work, tools.python);
  const start = performance.now();
  const args = [
    resolve(values.bundle),
    'fix',
    '.',
    '--diff',
    '--fix-safety',
    'review',
    '--fail-on',
    'none',
    '--unscanned',
    'warn',
  ];
  const ran = await run(process.execPath, args, { cwd: folder, maxBuffer: 1 << 30 }).catch((error: unknown) => {
    throw new Error(
      `${pinned}: ${error instanceof Error && 'stderr' in error ? String(error.stderr).slice(-2000) : String(error)}`,
    );
  });
  const seconds = (performance.now() - start) / 1000;
  const kept = join(work, 'results', pinned.replace('==', '-'));
  mkdirSync(dirname(kept), { recursive: true });
  cpSync(join(folder, '.bandit-remediate'), kept, { recursive: true });
  writeFileSync(join(kept, 'output.txt'), ran.stdout);
  const result: {
    readonly findings: readonly { readonly test: string }[];
    readonly fixes: Answers;
    readonly counts: { readonly scannedFiles: number; readonly linesOfCode: number };
  } = JSON.parse(readFileSync(join(kept, 'result.json'), 'utf8'));
  const answered = result.fixes.fixed.length + result.fixes.refused.length + result.fixes.dropped.length;
  const verdict = checkPatch(folder, join(kept, 'fixes.patch'), result.fixes, tools);
  const wrong = [
    ...verdict.wrong,
    ...(answered === result.findings.length ? [] : [`${result.findings.length} findings, ${answered} answers`]),
  ];
  process.stderr.write(
    `${pinned}: ${result.findings.length} findings, ${result.fixes.fixed.length} fixed, ${wrong.length} wrong, ${seconds.toFixed(0)} s\n`,
  );
  const { scannedFiles, linesOfCode } = result.counts;
  return {
    pinned,
    files: scannedFiles,
    lines: linesOfCode,
    findings: result.findings,
    answers: result.fixes,
    seconds,
    verdict: { ...verdict, wrong },
  };
}

/** The packages, some at a time: Bandit uses one core. */
async function measureAll(packages: readonly string[], jobs: number): Promise<readonly Measured[]> {
  const queue = [...packages];
  const done: Measured[] = [];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) done.push(await measure(next));
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  return done.toSorted((a, b) => packages.indexOf(a.pinned) - packages.indexOf(b.pinned));
}

const number = (value: number): string => value.toLocaleString('en');
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const print = (text: string): void => void process.stdout.write(`${text}\n\n`);

/** Reasons without the code that they quote, most frequent first: `a, 12; b, 3`. */
function reasons(texts: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const text of texts.map((one) =>
    one
      .replace(/``.+?``|`[^`]*`/gu, '`…`')
      .replace(/\blines? \d+/gu, 'line …')
      .replaceAll('|', '\\|'),
  ))
    counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .toSorted((a, b) => b[1] - a[1])
    .map(([text, count]) => `${text} (${count})`)
    .join('; ');
}

function packagesTable(all: readonly Measured[]): string {
  const row = (name: string, some: readonly Measured[]): readonly string[] => [
    name,
    ...[
      some.map((one) => one.files),
      some.map((one) => one.lines),
      some.map((one) => one.findings.length),
      some.map((one) => new Set(one.answers.fixed.filter(({ path }) => path).map(({ path }) => path)).size),
      some.map((one) => one.answers.fixed.length),
      some.map((one) => one.answers.refused.length),
      some.map((one) => one.answers.dropped.length),
      some.map((one) => Math.round(one.seconds)),
      some.map((one) => one.verdict.broken.length),
    ].map((column) => number(sum(column))),
  ];
  const head = [
    'package',
    'files',
    'lines',
    'findings',
    'files changed',
    'fixed',
    'refused',
    'dropped',
    'seconds',
    'files broken',
  ];
  return markdownTable([head, ...all.map((one) => [...row(one.pinned, [one])]), [...row('**all**', all)]], {
    align: ['l', ...head.slice(1).map(() => 'r')],
    alignDelimiters: false,
  });
}

function testsTable(all: readonly Measured[]): string {
  const tests = [...new Set(all.flatMap(({ findings }) => findings.map(({ test }) => test)))].toSorted();
  const of = <T extends { readonly test: string }>(test: string, list: (one: Measured) => readonly T[]): readonly T[] =>
    all.flatMap(list).filter((one) => one.test === test);
  const rows = tests.map((test) => {
    const fixed = of(test, ({ answers }) => answers.fixed);
    const [comments, edits] = [
      fixed.filter(({ suppression }) => suppression),
      fixed.filter(({ suppression }) => !suppression),
    ];
    const numbers = [
      of(test, ({ findings }) => findings),
      edits.filter(({ safety }) => safety === 'safe'),
      edits.filter(({ safety }) => safety === 'review'),
      comments,
    ];
    const [refused, dropped] = [of(test, ({ answers }) => answers.refused), of(test, ({ answers }) => answers.dropped)];
    return [
      test,
      ...[...numbers, refused, dropped].map(({ length }) => number(length)),
      reasons(refused.map(({ because }) => because)),
      reasons(dropped.map(({ reason }) => reason)),
    ];
  });
  const head = [
    'test',
    'findings',
    'fixed, safe',
    'fixed, to review',
    'suppressed',
    'refused',
    'dropped',
    'refused because',
    'dropped because',
  ];
  return markdownTable([head, ...rows], {
    align: ['l', 'r', 'r', 'r', 'r', 'r', 'r', 'l', 'l'],
    alignDelimiters: false,
  });
}

/** What came with the fixes, by test. */
function came(all: readonly Measured[], which: 'announced' | 'unmasked'): string {
  const counts = new Map<string, number>();
  for (const [test, more] of all.flatMap(({ verdict }) => [...verdict[which]]))
    counts.set(test, (counts.get(test) ?? 0) + more);
  return (
    [...counts]
      .toSorted()
      .map(([test, more]) => `${test} ${more}`)
      .join(', ') || 'none'
  );
}

if (!existsSync(tools.python))
  throw new Error(`${tools.python} is not there: --bandit takes the console script in its environment`);
const all = await measureAll(
  packagesIn(values.list).filter((one) => one.startsWith(values.only)),
  Number(values.jobs),
);
print(packagesTable(all));
print(testsTable(all));
const findings = all.flatMap((one) => one.findings);
print(
  `${all.length} packages, ${number(findings.length)} findings of ${new Set(findings.map(({ test }) => test)).size} tests. Announced and new: ${came(all, 'announced')}. Hidden before behind another finding: ${came(all, 'unmasked')}.`,
);
const wrong = all.flatMap(({ pinned, verdict }) => verdict.wrong.map((one) => `- ${pinned}: ${one}`));
print(wrong.length === 0 ? 'Nothing is wrong.' : `Wrong:\n\n${wrong.join('\n')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
