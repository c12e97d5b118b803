/** What a stranger reads: it names what exists, as it is. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { help } from '../src/command.ts';
import { inputTable } from '../src/inputs.ts';
import { defaultBaseline } from '../src/run-baseline.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

const described = z.record(z.string(), z.object({ description: z.string(), default: z.string().optional() }));
const action = z.object({ inputs: described, outputs: described }).parse(parse(read('action.yml')));

/** Cells of the table in a section, without the heading and the rule below it. */
function table(markdown: string, heading: string): readonly (readonly string[])[] {
  const [, section = ''] = markdown.split(`\n## ${heading}\n`);
  const lines = (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()));
}
const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

test('the table of inputs is action.yml, row by row', () => {
  assert.deepEqual(table(readme, 'Inputs'), Object.entries(action.inputs).map(([name, input]) => [code(name), code(input.default ?? ''), input.description]));
});

test('the table of inputs is the one that the program reads', () => {
  assert.deepEqual(table(readme, 'Inputs'), Object.entries(inputTable).map(([name, row]) => [code(name), code(row.default), row.help]));
});

test('the table of outputs is action.yml, row by row', () => {
  assert.deepEqual(table(readme, 'Outputs'), Object.entries(action.outputs).map(([name, output]) => [code(name), output.description]));
});

test('flags in the README are flags of the program', () => {
  const [, terminal = ''] = readme.split('\n## In a terminal\n');
  const ours = [...(terminal.split('\n## ')[0] ?? '').matchAll(/(?<![\w-])--([a-z][a-z-]+)/g), ...readme.matchAll(/\bbaseline --([a-z][a-z-]+)/g)].map(([, name = '']) => name);
  assert.ok(ours.length >= 4, ours.join());
  assert.deepEqual(ours.filter((name) => name !== 'yes' && !new RegExp(`^  --${name} `, 'm').test(help())), []);
});

test('the baseline has the name in the README that the program gives it', () => {
  assert.ok(readme.includes(`git add ${defaultBaseline}\n`));
});

test('the places for measured text hold it', () => {
  const between = (name: string): string => readme.split(`<!-- ${name}: start -->\n`)[1]?.split(`<!-- ${name}: end -->`)[0] ?? assert.fail(`${name} has lost its marks`);
  assert.match(between('terminal run'), /^```text\n[\s\S]*\bB\d{3}\b[\s\S]*^```$/m);
  assert.match(between('performance'), /\d/);
});

/** Every Markdown file that is ours. */
function markdownFiles(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ['node_modules', '.git', 'dist', 'build', '.bandit-remediate', 'fixtures'].includes(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const prose = (markdown: string): string => markdown.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, 'code');
const links = (markdown: string): readonly string[] => [...prose(markdown).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target);
/** GitHub's name for a heading's anchor. */
const anchors = (markdown: string): readonly string[] =>
  [...prose(markdown).matchAll(/^#{1,6} +(.+)$/gm)].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));

test('every link inside the repository leads somewhere', () => {
  const files = markdownFiles();
  assert.ok(files.includes('README.md') && files.includes('CONTRIBUTING.md') && files.includes('SECURITY.md'));
  const all = files.flatMap((file) => links(read(file)).map((target) => ({ file, target })));
  assert.ok(all.filter(({ target }) => !/^[a-z]+:/.test(target)).length > 15);
  const broken = all.filter(({ file, target }) => {
    if (/^https:\/\//.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const to = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, to))) return true;
    return anchor !== undefined && !anchors(read(to)).includes(anchor);
  });
  assert.deepEqual(broken, []);
});

test('paths in CONTRIBUTING exist', () => {
  const named = [...read('CONTRIBUTING.md').matchAll(/`((?:src|test|scripts|examples|docs|dist|\.ci|\.github)\/[\w./-]*)`/g)].map(([, path = '']) => path);
  assert.ok(named.length > 15, named.join());
  assert.deepEqual(named.filter((path) => !existsSync(join(root, path))), []);
});

test('the changelog and the licence are of this version and this project', () => {
  const { version, license } = z.object({ version: z.string(), license: z.literal('Apache-2.0') }).parse(JSON.parse(read('package.json')));
  assert.match(read('CHANGELOG.md'), new RegExp(`^## ${version.replaceAll('.', '\\.')} `, 'm'));
  assert.match(read('LICENSE'), /^ +Apache License\n +Version 2\.0, January 2004\n/);
  assert.equal(license, 'Apache-2.0');
});

/** npm installs a git dependency's devDependencies, all of them, when it has one of these scripts (pacote's lib/git.js). */
test('npx from git installs nothing', () => {
  const manifest = z.looseObject({ scripts: z.record(z.string(), z.string()), workspaces: z.never().optional() }).parse(JSON.parse(read('package.json')));
  assert.deepEqual(['dependencies', 'optionalDependencies', 'peerDependencies'].filter((kind) => kind in manifest), []);
  assert.deepEqual(['postinstall', 'build', 'preinstall', 'install', 'prepack', 'prepare'].filter((name) => name in manifest.scripts), []);
});
