/**
 * Fixes projects that bring their own tests, really in the working tree, with those tests as the proof: `fix
 * --fix-safety review --test-command`. Before and after, the suite is run once more from here, the fixes are taken
 * back, and the patch is checked as in fixes.ts. Prints Markdown. Usage: node scripts/evidence/suites.ts --work FOLDER
 * --bandit PATH [--bundle dist/index.js] [--list FILE] [--only NAME] This installs the projects and runs their code.
 * Each gets a virtual environment of its own, made with the Python beside Bandit.
 */

import { execFileSync, spawnSync, type StdioOptions } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { checkPatch, type Answers } from './check-patch.ts';
import { commit } from './package-sources.ts';

interface Project {
  /** `name==version`, of which there is a source distribution with tests. */
  readonly package: string;
  /** What its tests need. */
  readonly install: readonly string[];
  /**
   * What is fixed: the sources. In tests of a template engine, say, a fix of the engine's settings is a change of what
   * is tested.
   */
  readonly targets: readonly string[];
  /** Arguments for Python. */
  readonly test: readonly string[];
}

const { values } = parseArgs({
  options: {
    work: { type: 'string' },
    bandit: { type: 'string' },
    bundle: { type: 'string', default: join(import.meta.dirname, '../../dist/index.js') },
    list: { type: 'string', default: join(import.meta.dirname, 'suites.projects.json') },
    only: { type: 'string', default: '' },
  },
});
if (values.work === undefined || values.bandit === undefined)
  throw new Error('--work FOLDER and --bandit PATH are needed');
const work = resolve(values.work);
const bandit = resolve(values.bandit);
const tools = { bandit, python: join(dirname(bandit), 'python') };
const quiet: { readonly stdio: StdioOptions } = { stdio: ['ignore', 'ignore', 'inherit'] };

/** The sources in a git work tree, and a Python that has them installed in place. */
function prepare({ package: pinned, install }: Project): { readonly folder: string; readonly python: string } {
  const name = pinned.replace('==', '-');
  const archives = join(work, 'archives', name);
  if (!existsSync(archives)) {
    mkdirSync(archives, { recursive: true });
    execFileSync(
      tools.python,
      [
        '-m',
        'pip',
        'download',
        '--quiet',
        '--disable-pip-version-check',
        '--no-deps',
        '--no-binary',
        ':all:',
        '--dest',
        archives,
        pinned,
      ],
      quiet,
    );
  }
  const place = join(work, 'projects', name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  execFileSync('tar', ['--no-same-owner', '-xf', join(archives, readdirSync(archives)[0] ?? ''), '-C', place]);
  const folder = join(place, readdirSync(place)[0] ?? '');
  const python = join(work, 'environments', name, 'bin', 'python');
  rmSync(dirname(dirname(python)), { recursive: true, force: true });
  execFileSync(tools.python, ['-m', 'venv', dirname(dirname(python))], quiet);
  execFileSync(
    python,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--editable', folder, ...install],
    quiet,
  );
  commit(folder);
  return { folder, python };
}

interface Run {
  readonly passed: boolean;
  /** How many tests, by the runner's own last words. */
  readonly tests: string;
}

function runTests(python: string, args: readonly string[], folder: string): Run {
  const ran = spawnSync(python, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  const output = `${ran.stdout}${ran.stderr}`;
  return {
    passed: ran.status === 0,
    tests: /(\d+) passed/u.exec(output)?.[1] ?? /Ran (\d+) tests?/u.exec(output)?.[1] ?? '?',
  };
}

/** One project: its row of the table, what was dropped and why, and what is wrong. */
function measure(project: Project): {
  readonly row: readonly string[];
  readonly dropped: readonly string[];
  readonly wrong: readonly string[];
} {
  const { folder, python } = prepare(project);
  const before = runTests(python, project.test, folder);
  execFileSync('git', ['-C', folder, 'clean', '--quiet', '--force', '-d'], quiet);
  const start = performance.now();
  const ran = spawnSync(
    process.execPath,
    [
      resolve(values.bundle),
      'fix',
      ...project.targets,
      '--fix-safety',
      'review',
      '--fail-on',
      'none',
      '--unscanned',
      'warn',
      '--test-command',
      [python, ...project.test].join(' '),
    ],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  const seconds = (performance.now() - start) / 1000;
  const kept = join(work, 'results', project.package.replace('==', '-'));
  mkdirSync(kept, { recursive: true });
  cpSync(join(folder, '.bandit-remediate'), kept, { recursive: true });
  writeFileSync(join(kept, 'output.txt'), `${ran.stdout}${ran.stderr}`);
  const { findings, fixes }: { readonly findings: readonly unknown[]; readonly fixes: Answers } = JSON.parse(
    readFileSync(join(kept, 'result.json'), 'utf8'),
  );
  const changed = execFileSync('git', ['-C', folder, 'diff', '--name-only'], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);
  const after = runTests(python, project.test, folder);
  const patch = join(kept, readdirSync(kept).find((name) => /^fixes.*\.patch$/u.test(name)) ?? '');
  execFileSync('git', ['-C', folder, 'apply', '-R', patch], quiet);
  execFileSync('git', ['-C', folder, 'clean', '--quiet', '--force', '-d'], quiet);
  const left = execFileSync('git', ['-C', folder, 'status', '--porcelain'], { encoding: 'utf8' }).trim();
  const { wrong } = checkPatch(folder, patch, fixes, tools);
  process.stderr.write(
    `${project.package}: ${fixes.fixed.length} fixed, ${fixes.dropped.length} dropped, ${fixes.tests?.verdict} after ${fixes.tests?.runs} runs\n`,
  );
  const numbers = [
    findings.length,
    fixes.fixed.length,
    changed.length,
    fixes.refused.length,
    fixes.dropped.length,
    fixes.tests?.runs ?? 0,
    Math.round(seconds),
  ];
  return {
    row: [project.package, said(before), said(after), ...numbers.map(String)],
    dropped: fixes.dropped.map(
      ({ test, path, line, reason, output }) =>
        `- ${project.package} ${path}:${line} ${test}: ${reason}. ${lastWords(output)}`,
    ),
    wrong: [
      ...wrong,
      ...(left === '' ? [] : [`taken back, this is left: ${left}`]),
      ...(before.passed && after.passed ? [] : ['the suite is not green before and after']),
      ...(before.tests === after.tests ? [] : ['another number of tests']),
      ...(fixes.tests?.verdict === 'passed' ? [] : [`tests: ${fixes.tests?.verdict}`]),
      ...(changed.join() === fixes.files.join() ? [] : [`changed: ${changed.join(' ')}`]),
    ].map((one) => `- ${project.package}: ${one}`),
  };
}

const said = ({ passed, tests }: Run): string => `${tests} ${passed ? 'passed' : 'RED'}`;

/** The line of a failing run that says most. */
const lastWords = (output: string): string => {
  const line = output.split('\n').findLast((one) => /^(?:FAILED|ERROR|E  )|Error\b/u.test(one));
  return line === undefined ? '' : `\`${line.trim().slice(0, 160).replaceAll('`', "'")}\``;
};

const projects: readonly Project[] = JSON.parse(readFileSync(values.list, 'utf8'));
const all = projects.filter((one) => one.package.startsWith(values.only)).map(measure);
const head = [
  'project',
  'tests before',
  'tests after',
  'findings',
  'fixed',
  'files changed',
  'refused',
  'dropped',
  'test runs',
  'seconds',
];
const print = (text: string): void => void process.stdout.write(`${text}\n\n`);
print(
  markdownTable([head, ...all.map(({ row }) => [...row])], {
    align: ['l', 'l', 'l', ...head.slice(3).map(() => 'r')],
    alignDelimiters: false,
  }),
);
const dropped = all.flatMap((one) => one.dropped);
if (dropped.length > 0) print(`Dropped:\n\n${dropped.join('\n')}`);
const wrong = all.flatMap((one) => one.wrong);
print(wrong.length === 0 ? 'Nothing is wrong.' : `Wrong:\n\n${wrong.join('\n')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
