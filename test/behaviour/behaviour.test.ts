/**
 * Programs run with the real libraries before and after our own fix: the same for those who mean well, and no harm by
 * those who do not. `test/behaviour/programs` holds what Bandit scans and we fix, `drives` what is done with it.
 */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import { fixedPrograms, programNames, type FixedProgram } from './fixed-programs.ts';
import { pythonWithLibraries } from './libraries.ts';

const answerSchema = z.record(
  z.string(),
  z.object({ skip: z.string().nullable(), benign: z.unknown(), hostile: z.string(), harmless: z.string().nullable() }),
);
type Answers = z.infer<typeof answerSchema>;

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const run = promisify(execFile);
let folder = '';
let programs: readonly FixedProgram[] = [];
let was: Answers = {};
let is: Answers = {};

before(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'bandit-remediate-behaviour-')));
  const [python, fixed] = await Promise.all([pythonWithLibraries(), fixedPrograms()]);
  programs = fixed;
  [was, is] = await Promise.all([drive(python, 'before'), drive(python, 'after')]);
});
after(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }));

/** Writes one side of the programs and runs all drives on it. */
async function drive(python: string, side: 'before' | 'after'): Promise<Answers> {
  const target = join(folder, side);
  await mkdir(target);
  await Promise.all(programs.map((program) => writeFile(join(target, `${program.name}.py`), program[side])));
  const { PYTHONPATH: _, ...env } = process.env;
  const { stdout } = await run(python, ['-B', here('run.py'), here('drives'), target], {
    env: { ...env, PYTHONUTF8: '1', NO_PROXY: '*', no_proxy: '*' },
    maxBuffer: 1 << 24,
    timeout: 60_000,
  });
  return answerSchema.parse(JSON.parse(stdout));
}

test('each program has its drive, and is fixed', async () => {
  const drives = (await readdir(here('drives')))
    .filter((name) => name.endsWith('.py'))
    .map((name) => name.slice(0, -3))
    .toSorted();
  assert.deepEqual(drives, await programNames());
  assert.deepEqual(
    programs.filter(({ fixed }) => fixed.length === 0).map(({ name, refused }) => `${name}: ${refused.join('; ')}`),
    [],
  );
});

for (const name of await programNames()) {
  test(`${name}: the same for benign input, safe for hostile input`, (t) => {
    const [old, now] = [was[name], is[name]];
    assert.ok(old && now, 'it was not run');
    if (old.skip !== null) return t.skip(old.skip);
    const text = programs.find((program) => program.name === name)?.after ?? '';
    assert.doesNotMatch(JSON.stringify(old.benign), /^"error: /u);
    assert.deepEqual(now.benign, old.benign, text);
    assert.equal(old.hostile, old.harmless === null ? 'harmed' : 'safe', 'before the fix');
    assert.equal(now.hostile, 'safe', text);
    return undefined;
  });
}

test('fixes that are called safe are among those that were run', () => {
  const safe = new Set(
    programs.flatMap(({ fixed }) => fixed.filter((one) => one.safety === 'safe').map((one) => one.test)),
  );
  const executed = [
    'B101',
    'B110',
    'B112',
    'B113',
    'B201',
    'B202',
    'B307',
    'B324',
    'B402',
    'B403',
    'B404',
    'B405',
    'B406',
    'B411',
    'B505',
    'B506',
    'B608',
    'B613',
    'B701',
    'B704',
  ];
  assert.deepEqual(
    executed.filter((id) => !safe.has(id)),
    [],
  );
});
