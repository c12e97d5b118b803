/** The shape that DESIGN and CONTRIBUTING describe, held by a test: who may import whom, and who may touch the outside. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const folderOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.ts$/, ''));

/** For each folder (or file) of src/, the others that it may import. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  main: ['command', 'inputs', 'requests', 'runs', 'refuse-beside-shard', 'world', 'model', 'render'],
  runs: ['run', 'run-baseline', 'run-publish', 'run-shard', 'render', 'rules'],
  'refuse-beside-shard': ['inputs', 'model'],
  command: ['inputs', 'model'],
  inputs: ['command-words', 'model'],
  'command-words': [],
  requests: ['inputs', 'model'],
  changes: ['render', 'world', 'model'],
  run: ['changes', 'inputs', 'remediate', 'requests', 'stages', 'policy', 'render', 'rules', 'world', 'model'],
  'run-publish': ['model', 'render', 'rules', 'stages', 'world'],
  remediate: ['prove', 'test-fixes', 'python', 'stages', 'rules', 'world', 'model'],
  prove: ['stages', 'python', 'world', 'model'],
  'test-fixes': ['prove', 'stages', 'world', 'model'],
  'run-shard': ['inputs', 'requests', 'render', 'stages', 'world', 'model'],
  'run-baseline': ['inputs', 'requests', 'render', 'stages', 'world', 'model'],
  stages: ['model', 'python', 'rules'],
  policy: ['model', 'python', 'rules'],
  rules: ['model', 'python', 'remedies'],
  remedies: ['model', 'python'],
  render: ['model', 'rules'],
  world: ['model', 'python', 'render'],
  python: ['model'],
  model: [],
};

/** Libraries that give values for values: anyone may use them. */
const pure = ['zod', 'diff', '@renovatebot/pep440', 'web-tree-sitter', 'markdown-table', 'fastest-levenshtein', 'smol-toml', 'yaml', 'node:crypto', 'node:path/posix', 'node:util'];

interface Import { readonly from: string; readonly to: string; readonly typeOnly: boolean }

function imports(): readonly Import[] {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => file.replaceAll('\\', '/'));
  return files.flatMap((from) => {
    const text = readFileSync(join(root, 'src', from), 'utf8');
    const statements = [...text.matchAll(/^(?:import|export)\s(type\s)?[^;]*?from\s+'([^']+)'/gm), ...text.matchAll(/\b()import\('([^']+)'\)/g), ...text.matchAll(/^import\s+()'([^']+)'/gm)];
    return statements.map(([, typeOnly, target = '']) => ({
      from,
      to: target.startsWith('.') ? posix.join(posix.dirname(from), target) : target,
      typeOnly: typeOnly !== undefined && typeOnly !== '',
    }));
  });
}

test('the search for imports finds them', () => {
  assert.ok(imports().length > 100);
});

test('imports follow the arrows', () => {
  const wrong = imports()
    .filter(({ to }) => to.endsWith('.ts'))
    .filter(({ from, to }) => folderOf(from) !== folderOf(to) && !arrows[folderOf(from)]?.includes(folderOf(to)))
    .map(({ from, to }) => `${from} -> ${to}`);
  assert.deepEqual(wrong, []);
});

test('run.ts knows the world by its interface only', () => {
  const wrong = imports().filter(({ from, to }) => /^(?:run|changes|remediate|prove|test-fixes)/.test(from) && to.startsWith('world/') && !['world/world.ts', 'world/publish-world.ts'].includes(to));
  assert.deepEqual(wrong, []);
});

test('the world renders nothing: of render/ it uses only the log escaping', () => {
  const wrong = imports().filter(({ from, to }) => from.startsWith('world/') && to.startsWith('render/') && to !== 'render/log-text.ts').map(({ from, to }) => `${from} -> ${to}`);
  assert.deepEqual(wrong, []);
});

test('only world/ and main.ts import what has effects', () => {
  const wrong = imports()
    .filter(({ from, to }) => !to.endsWith('.ts') && folderOf(from) !== 'world' && from !== 'main.ts' && !pure.includes(to))
    .map(({ from, to }) => `${from} -> ${to}`);
  assert.deepEqual(wrong, []);
});

test('only world/ and main.ts touch process, and model/ does nothing at all', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.startsWith('world') && file !== 'main.ts');
  const wrong = files.filter((file) => /\bprocess\.|\bconsole\.|\bfetch\(|\bDate\.now|\bnew Date\(\)|\bMath\.random/.test(readFileSync(join(root, 'src', file), 'utf8').replace(/\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/.*/g, '')));
  assert.deepEqual(wrong, []);
});

test('no file imports in a circle (types apart)', () => {
  const edges = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports()) if (!typeOnly && to.endsWith('.ts')) edges.set(from, [...(edges.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `circle: ${[...path, file].join(' -> ')}`);
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
});

test('the version is the same everywhere', async () => {
  const { toolVersion } = await import('../src/render/version.ts');
  assert.equal(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version, toolVersion);
});
