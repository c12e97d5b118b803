/** The skeleton of a rule, in a copy of the sources: it compiles, and the tests of the rules say what it lacks. */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

const root = join(import.meta.dirname, '..', '..');
let copy = '';
before(() => {
  copy = realpathSync(mkdtempSync(join(tmpdir(), 'bandit-remediate-new-rule-')));
  for (const name of [
    'src',
    'scripts/new-rule.ts',
    'test/rules/rules.test.ts',
    'test/texts/marked.ts',
    'package.json',
    'tsconfig.json',
  ]) {
    cpSync(join(root, name), join(copy, name), { recursive: true, filter: (path) => !path.includes('__pycache__') });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
});
after(() => rmSync(copy, { recursive: true, force: true }));

const newRule = (
  ...args: readonly string[]
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } =>
  spawnSync(process.execPath, [join(copy, 'scripts/new-rule.ts'), ...args], { encoding: 'utf8' });

test('the skeleton compiles, and the tests say what is missing', () => {
  const { status, stdout } = newRule('B999', 'weak-shelf', 'data');
  assert.equal(status, 0);
  const [line = ''] = /^export \{ b999 \} from '\.\/data\/b999-weak-shelf\.ts';$/mu.exec(stdout) ?? [];
  const index = join(copy, 'src/rules/index.ts');
  writeFileSync(index, `${readFileSync(index, 'utf8')}${line}\n`);
  mkdirSync(join(copy, 'only'));
  writeFileSync(
    join(copy, 'only/tsconfig.json'),
    JSON.stringify({ extends: '../tsconfig.json', files: ['../src/rules/registry.ts'], include: [] }),
  );
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(copy, 'only')], {
    stdio: 'pipe',
  });

  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const tests = spawnSync(process.execPath, ['--test', '--test-reporter=tap', 'test/rules/rules.test.ts'], {
    cwd: copy,
    env,
    encoding: 'utf8',
  });
  assert.equal(tests.status, 1);
  assert.match(tests.stdout, /not ok \d+ - B999: the texts fit their places[\s\S]*title of 0 characters/u);
  assert.match(tests.stdout, /not ok \d+ - each case changes something[\s\S]*B999 "": nothing between the marks/u);
  assert.equal(
    tests.stdout.match(/^not ok .*$/gmu)?.some((text) => /index\.ts|B506/u.test(text)),
    false,
    tests.stdout,
  );
});

test('a rule that is there, and arguments that are none, are refused', () => {
  assert.match(
    newRule('B506', 'yaml_load', 'data').stderr,
    /^B506 has its rule already, in src\/rules\/data\/b506-yaml-load\.ts\.$/mu,
  );
  assert.match(
    newRule('B106', 'password', 'secrets').stderr,
    /B106 has its rule already, in src\/rules\/secrets\/b105-b106/u,
  );
  for (const args of [
    [],
    ['B999'],
    ['X1', 'name', 'data'],
    ['B998', '../name', 'data'],
    ['B998', 'Name', 'data'],
    ['B998', 'name', '../data'],
  ]) {
    const { status, stderr } = newRule(...args);
    assert.deepEqual([status, /npm run new:rule B999 name_of_the_test/u.test(stderr)], [1, true], args.join(' '));
  }
});
