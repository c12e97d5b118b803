/** What a stranger reads: it names what exists, as it is. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { help } from '../../src/cli/command.ts';
import { inputTable } from '../../src/cli/inputs.ts';
import { defaultBaseline } from '../../src/commands/run-baseline.ts';
import { realBandit } from '../bandit.ts';
import { root, runTerminal, temporary } from '../bundle/action.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

const described = z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() }));
const action = z.object({ inputs: described, outputs: described }).parse(parse(read('action.yml')));

/** Cells of the tables in a section, one after the other, without their headings and the rules below these. */
function table(markdown: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  const tables = (section.split('\n## ')[0] ?? '')
    .split(/\n{2,}/)
    .map((block) => block.split('\n').filter((line) => line.startsWith('|')));
  return tables.flatMap((lines) =>
    lines.slice(2).map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    ),
  );
}
const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

const inputsPage = read('docs/inputs.md');

test('the table of inputs is action.yml, row by row', () => {
  assert.deepEqual(
    table(inputsPage, 'Inputs'),
    Object.entries(action.inputs).map(([name, input]) => [code(name), code(input.default ?? ''), input.description]),
  );
});

test('the table of inputs is the one that the program reads', () => {
  assert.deepEqual(
    table(inputsPage, 'Inputs'),
    Object.entries(inputTable).map(([name, row]) => [code(name), code(row.default), row.help]),
  );
});

test('the table of outputs is action.yml, row by row', () => {
  assert.deepEqual(
    table(inputsPage, 'Outputs'),
    Object.entries(action.outputs).map(([name, output]) => [code(name), output.description]),
  );
});

const flagsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(([, name = '']) => name);
const unknownFlags = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !new RegExp(`^  --${name} `, 'm').test(help()));
/** Flags of other programs that our pages mention: npm's, pip's, Bandit's, git's. */
const flagsOfOthers = [
  'yes',
  'require-hashes',
  'exit-zero',
  'ini',
  'key',
  'help',
  'version',
  'work',
  'markdown',
  'runs',
];

test('flags in the README are flags of the program', () => {
  const ours = flagsIn(readme).filter((name) => !flagsOfOthers.includes(name));
  assert.ok(
    ['fail-on', 'new-only', 'base-ref', 'diff', 'rule', 'test-command'].every((name) => ours.includes(name)),
    ours.join(),
  );
  assert.deepEqual(unknownFlags(ours), []);
});

test('flags in the pages about the gate, the inputs, deliveries and caching are flags of the program', () => {
  for (const name of [
    'gate',
    'inputs',
    'delivery',
    'caching',
    'large-repositories',
    'migration',
    'required-checks',
    'troubleshooting',
  ]) {
    const ours = flagsIn(read(`docs/${name}.md`)).filter((flag) => !flagsOfOthers.includes(flag));
    assert.deepEqual(unknownFlags(ours), [], name);
  }
  assert.ok(['accept-new', 'baseline'].every((name) => flagsIn(read('docs/gate.md')).includes(name)));
});

test('docs/fixing.md names every flag of the fix command, and none that does not exist', () => {
  const named = flagsIn(read('docs/fixing.md'));
  const own = [...help().matchAll(/^ {2}--([a-z-]+) .*\bfix only\b/gm)].map(([, name = '']) => name);
  assert.ok(own.length >= 4, own.join());
  assert.deepEqual(
    own.filter((name) => !named.includes(name)),
    [],
  );
  assert.deepEqual(unknownFlags(named), []);
});

test('the baseline has the name in the documents that the program gives it', () => {
  assert.ok(read('docs/gate.md').includes(`git add ${defaultBaseline}\n`));
});

const between = (name: string): string =>
  readme.split(`<!-- ${name}: start -->\n`)[1]?.split(`<!-- ${name}: end -->`)[0] ??
  assert.fail(`${name} has lost its marks`);

test('the places for measured text hold it', () => {
  assert.match(between('terminal run'), /^```text\n[\s\S]*\bB\d{3}\b[\s\S]*^```$/m);
  assert.match(between('performance'), /\d/);
});

/** The demo in a repository of its own, and what a command of the README prints there. */
function demo(t: TestContext): string {
  const folder = temporary(t);
  cpSync(join(root, 'examples/vulnerable-app'), folder, { recursive: true });
  const git = (...args: readonly string[]): string =>
    execFileSync('git', ['-c', 'core.autocrlf=false', '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-qm', 'start'],
  ])
    git(...args);
  return folder;
}

const shownRun = (name: string): { readonly args: readonly string[]; readonly shown: string } => {
  const [, line = '', shown = ''] =
    /^```text\n\$ bandit-remediate (.*)\n\n([\s\S]*)\n```\n$/.exec(between(name)) ?? assert.fail(`the form of ${name}`);
  return { args: line.split(' '), shown };
};

test('the runs in the README are what the program prints', async (t) => {
  await realBandit();
  const folder = demo(t);
  const scan = shownRun('terminal run');
  const anyPython = (text: string): string => text.replace(/Python 3\.\d+\.\d+/g, 'Python 3');
  const scanned = anyPython((await runTerminal(folder, scan.args)).log);
  assert.ok(scanned.includes(anyPython(scan.shown)), scanned);

  const fix = shownRun('fix run');
  const { log } = await runTerminal(folder, fix.args);
  const [report = '', rollback] = fix.shown.split(/\n(?=To take)/);
  assert.ok(log.includes(`${report}\n`), log);
  assert.match(
    rollback ?? '',
    /^To take the fixes back: git -C (\S+) apply -R \1\/\.bandit-remediate\/fixes-[0-9a-f]{8}\.patch$/,
  );
  assert.match(log, /^To take the fixes back: git -C \S.* apply -R \S.*fixes-[0-9a-f]{8}\.patch'?$/m);
});

test('paths in CONTRIBUTING exist', () => {
  const named = [
    ...read('CONTRIBUTING.md').matchAll(/`((?:src|test|scripts|examples|docs|dist|\.ci|\.github)\/[\w./-]*)`/g),
  ].map(([, path = '']) => path);
  assert.ok(named.length > 15, named.join());
  assert.deepEqual(
    named.filter((path) => !existsSync(join(root, path))),
    [],
  );
});

test('the changelog and the licence are of this version and this project', () => {
  const { version, license } = z
    .object({ version: z.string(), license: z.literal('Apache-2.0') })
    .parse(JSON.parse(read('package.json')));
  assert.match(read('CHANGELOG.md'), new RegExp(`^## ${version.replaceAll('.', '\\.')} `, 'm'));
  assert.match(read('LICENSE'), /^ +Apache License\n +Version 2\.0, January 2004\n/);
  assert.equal(license, 'Apache-2.0');
});

/**
 * npm installs a git dependency's devDependencies, all of them, when it has one of these scripts (pacote's lib/git.js).
 */
test('npx from git installs nothing', () => {
  const manifest = z
    .looseObject({ scripts: z.record(z.string(), z.string()), workspaces: z.never().optional() })
    .parse(JSON.parse(read('package.json')));
  assert.deepEqual(
    ['dependencies', 'optionalDependencies', 'peerDependencies'].filter((kind) => kind in manifest),
    [],
  );
  assert.deepEqual(
    ['postinstall', 'build', 'preinstall', 'install', 'prepack', 'prepare'].filter((name) => name in manifest.scripts),
    [],
  );
});
