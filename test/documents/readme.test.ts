/** What a stranger reads: it names what exists, as it is. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
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

/** Cells of the table in a section, without the heading and the rule below it. */
function table(markdown: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
}
const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

test('the table of inputs is action.yml, row by row', () => {
  assert.deepEqual(
    table(readme, 'Inputs'),
    Object.entries(action.inputs).map(([name, input]) => [code(name), code(input.default ?? ''), input.description]),
  );
});

test('the table of inputs is the one that the program reads', () => {
  assert.deepEqual(
    table(readme, 'Inputs'),
    Object.entries(inputTable).map(([name, row]) => [code(name), code(row.default), row.help]),
  );
});

test('the table of outputs is action.yml, row by row', () => {
  assert.deepEqual(
    table(readme, 'Outputs'),
    Object.entries(action.outputs).map(([name, output]) => [code(name), output.description]),
  );
});

const section = (heading: string): string =>
  (readme.split(`\n## ${heading}\n`)[1] ?? assert.fail(`no section ${heading}`)).split('\n## ')[0] ?? '';
const flagsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\w-])--([a-z][a-z-]+)/g)].map(([, name = '']) => name);
const unknownFlags = (names: readonly string[]): readonly string[] =>
  names.filter((name) => !new RegExp(`^  --${name} `, 'm').test(help()));

test('flags in the README are flags of the program', () => {
  const ours = [
    ...flagsIn(section('In a terminal')),
    ...flagsIn(section('Fixing')),
    ...[...readme.matchAll(/\bbaseline --([a-z][a-z-]+)/g)].map(([, name = '']) => name),
  ];
  assert.ok(
    ['fail-on', 'diff', 'rule', 'suppress', 'accept-new'].every((name) => ours.includes(name)),
    ours.join(),
  );
  assert.deepEqual(unknownFlags(ours.filter((name) => name !== 'yes')), []);
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

test('the baseline has the name in the README that the program gives it', () => {
  assert.ok(readme.includes(`git add ${defaultBaseline}\n`));
});

const between = (name: string): string =>
  readme.split(`<!-- ${name}: start -->\n`)[1]?.split(`<!-- ${name}: end -->`)[0] ??
  assert.fail(`${name} has lost its marks`);

test('the places for measured text hold it', () => {
  assert.match(between('terminal run'), /^```text\n[\s\S]*\bB\d{3}\b[\s\S]*^```$/m);
  assert.match(between('performance'), /\d/);
});

test('the run of fix in the README is what the program prints', async (t) => {
  await realBandit();
  const [, line = '', shown = ''] =
    /^```text\n\$ bandit-remediate (.*)\n\n([\s\S]*)\n```\n$/.exec(between('fix run')) ??
    assert.fail('the form of the shown run');
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
  const { log } = await runTerminal(folder, line.split(' '));
  const [report = '', rollback] = shown.split(/\n(?=To take)/);
  assert.ok(log.includes(`${report}\n`), log);
  assert.match(
    rollback ?? '',
    /^To take the fixes back: git -C (\S+) apply -R \1\/\.bandit-remediate\/fixes-[0-9a-f]{8}\.patch$/,
  );
  assert.match(log, /^To take the fixes back: git -C \S.* apply -R \S.*fixes-[0-9a-f]{8}\.patch'?$/m);
});

/** Every Markdown file that is ours. */
function markdownFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return ['node_modules', '.git', 'dist', 'build', '.bandit-remediate', 'fixtures'].includes(entry.name)
        ? []
        : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const prose = (markdown: string): string =>
  markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, 'code');
const links = (markdown: string): readonly string[] =>
  [...prose(markdown).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
/** GitHub's name for a heading's anchor. */
const anchors = (markdown: string): readonly string[] =>
  [...prose(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

test('every link inside the repository leads somewhere', () => {
  const files = markdownFiles();
  assert.ok(files.includes('README.md') && files.includes('CONTRIBUTING.md') && files.includes('SECURITY.md'));
  const all = files.flatMap((file) => links(read(file)).map((target) => ({ file, target })));
  assert.ok(all.filter(({ target }) => !/^[a-z]+:/.test(target)).length > 15);
  const broken = all.filter(({ file, target }) => {
    if (target.startsWith('https://')) return false;
    const [path = '', anchor] = target.split('#');
    const to = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, to))) return true;
    return anchor !== undefined && !anchors(read(to)).includes(anchor);
  });
  assert.deepEqual(broken, []);
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
