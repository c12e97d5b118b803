/**
 * The shape that DESIGN and CONTRIBUTING describe, held by a test: who may import whom, and who may touch the outside.
 */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '..');
const folderOf = (path: string): string =>
  path.includes('/') ? (path.split('/')[0] ?? '') : path.replace(/\.ts$/, '');

/**
 * For each room (or file) of src/, the others that it may import: from what runs first to what everything stands on.
 */
const arrows: Readonly<Record<string, readonly string[]>> = {
  main: ['cli', 'runs', 'world', 'model'],
  runs: ['commands', 'run', 'render', 'rules'],
  commands: ['observe', 'cli', 'handover', 'triage', 'recognition', 'render', 'report', 'rules', 'world', 'model'],
  run: [
    'observe',
    'cli',
    'fixing',
    'planning',
    'handover',
    'masking',
    'recognition',
    'render',
    'report',
    'rules',
    'triage',
    'world',
    'model',
  ],
  observe: ['cli', 'report', 'identity', 'world', 'model'],
  cli: ['model'],
  handover: ['triage', 'rules', 'model'],
  fixing: ['planning', 'proving', 'manifests', 'render', 'rules', 'world', 'python', 'model'],
  proving: ['planning', 'identity', 'report', 'world', 'python', 'model'],
  planning: ['manifests', 'rules', 'python', 'model'],
  manifests: ['settings', 'python', 'model'],
  masking: ['triage', 'identity', 'python', 'model'],
  triage: ['recognition', 'identity', 'rules', 'model'],
  recognition: ['identity', 'report', 'python', 'model'],
  identity: ['python', 'model'],
  report: ['settings', 'identity', 'rules', 'model'],
  settings: ['rules', 'model'],
  render: ['text', 'rules', 'model'],
  rules: ['remedies', 'python', 'model'],
  remedies: ['python', 'model'],
  world: ['text', 'python', 'model'],
  text: ['model'],
  python: ['model'],
  model: [],
};

/** Libraries that give values for values: anyone may use them. */
const pure = [
  'zod',
  'diff',
  '@renovatebot/pep440',
  'web-tree-sitter',
  'markdown-table',
  'fastest-levenshtein',
  'smol-toml',
  'yaml',
  'node:crypto',
  'node:path/posix',
  'node:util',
];

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = (): readonly string[] =>
  readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.replaceAll('\\', '/'));

function imports(): readonly Import[] {
  return sources().flatMap((from) => {
    const text = readFileSync(join(root, 'src', from), 'utf8');
    const statement =
      /^(?:import|export)\s(?:type\s)?[^;]*?from\s+'([^']+)'|\bimport\('([^']+)'\)|^import\s+'([^']+)'/gm;
    return [...text.matchAll(statement)].map(([, named, loaded, bare]) => {
      const target = named ?? loaded ?? bare ?? '';
      return { from, to: target.startsWith('.') ? posix.join(posix.dirname(from), target) : target };
    });
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

test('no room leads back to one that leads to it', () => {
  const visit = (room: string, path: readonly string[]): void => {
    assert.ok(!path.includes(room), `circle: ${[...path, room].join(' -> ')}`);
    for (const next of arrows[room] ?? []) visit(next, [...path, room]);
  };
  for (const room of Object.keys(arrows)) visit(room, []);
});

test('everything but main.ts knows the world by its interfaces only', () => {
  const interfaces = ['world/world.ts', 'world/publish-world.ts'];
  const wrong = imports().filter(
    ({ from, to }) =>
      from !== 'main.ts' && folderOf(from) !== 'world' && to.startsWith('world/') && !interfaces.includes(to),
  );
  assert.deepEqual(wrong, []);
});

test('a room holds no more than fifteen files', () => {
  const rooms = new Map<string, number>();
  for (const file of sources()) rooms.set(posix.dirname(file), (rooms.get(posix.dirname(file)) ?? 0) + 1);
  assert.deepEqual(
    [...rooms].filter(([, count]) => count > 15),
    [],
  );
});

test('only world/ and main.ts import what has effects', () => {
  const wrong = imports()
    .filter(
      ({ from, to }) => !to.endsWith('.ts') && folderOf(from) !== 'world' && from !== 'main.ts' && !pure.includes(to),
    )
    .map(({ from, to }) => `${from} -> ${to}`);
  assert.deepEqual(wrong, []);
});

test('only world/ and main.ts touch process, and model/ does nothing at all', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('world') && file !== 'main.ts',
  );
  const wrong = files.filter((file) =>
    /\bprocess\.|\bconsole\.|\bfetch\(|\bDate\.now|\bnew Date\(\)|\bMath\.random/.test(
      readFileSync(join(root, 'src', file), 'utf8').replace(
        /\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\/.*/g,
        '',
      ),
    ),
  );
  assert.deepEqual(wrong, []);
});

test('programs are started in one place', () => {
  const starting = /^(?:node:)?(?:child_process|cluster|worker_threads)$/;
  assert.deepEqual(
    imports()
      .filter(({ to }) => starting.test(to))
      .map(({ from }) => from),
    ['world/process/start.ts'],
  );
});

test('no file imports in a circle, types included', () => {
  const edges = new Map<string, string[]>();
  for (const { from, to } of imports()) if (to.endsWith('.ts')) edges.set(from, [...(edges.get(from) ?? []), to]);
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
  const { toolVersion } = await import('../src/model/version.ts');
  assert.equal(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version, toolVersion);
});
