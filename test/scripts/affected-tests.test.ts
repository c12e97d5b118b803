/** Which tests a change reaches, in a small project; and the run of those tests, with the ones that were slowest. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { affectedTests, testFiles } from '../../scripts/affected-tests.ts';

const root = join(import.meta.dirname, '..', '..');
const project = realpathSync(mkdtempSync(join(tmpdir(), 'bandit-remediate-affected-')));
after(() => rmSync(project, { recursive: true, force: true }));

const files: Readonly<Record<string, string>> = {
  'src/level.ts': 'export const level = 1;\n',
  'src/finding.ts': "import type { Level } from './level.ts';\nexport const finding = 2;\n",
  'src/gate.ts': "export async function gate() { return import('./finding.ts'); }\n",
  'src/alone.ts': 'export const alone = 3;\n',
  'src/engine/walk.py': 'pass\n',
  'docs/rules.md': '# Rules\n',
  'test/level.test.ts': "import { level } from '../src/level.ts';\n",
  'test/gate.test.ts': "import { gate } from '../src/gate.ts';\n",
  'test/deep/scan.test.ts':
    "import { builder } from '../builder.ts';\nconst engine = new URL('../../src/engine', import.meta.url);\n",
  'test/builder.ts': "export const page = 'docs/rules.md';\nexport const own = { 'app.py': '../' };\n",
};
for (const [name, text] of Object.entries(files)) {
  mkdirSync(dirname(join(project, name)), { recursive: true });
  writeFileSync(join(project, name), text);
}

test('a change reaches tests by imports, the nearest first', () => {
  assert.deepEqual(testFiles(project), ['test/deep/scan.test.ts', 'test/gate.test.ts', 'test/level.test.ts']);
  assert.deepEqual(affectedTests(project, ['src/level.ts']), ['test/level.test.ts', 'test/gate.test.ts']);
  assert.deepEqual(affectedTests(project, ['src/finding.ts']), ['test/gate.test.ts']);
  assert.deepEqual(affectedTests(project, ['src/alone.ts']), []);
  assert.deepEqual(affectedTests(project, ['test/builder.ts', 'test/level.test.ts']), [
    'test/level.test.ts',
    'test/deep/scan.test.ts',
  ]);
});

test('and by the files and folders that a source names, and by one that is gone', () => {
  assert.deepEqual(affectedTests(project, ['src/engine/walk.py']), ['test/deep/scan.test.ts']);
  assert.deepEqual(affectedTests(project, ['docs/rules.md']), ['test/deep/scan.test.ts']);
  rmSync(join(project, 'src/finding.ts'));
  assert.deepEqual(affectedTests(project, ['src/finding.ts']), ['test/gate.test.ts']);
});

test('in this repository a rule reaches the tests of rules first, and a document its own test', () => {
  assert.deepEqual(affectedTests(root, ['test/rules/rules.test.ts']), ['test/rules/rules.test.ts']);
  assert.ok(affectedTests(root, ['src/rules/shell/b602-shell-true.ts']).indexOf('test/rules/rules.test.ts') < 3);
  assert.ok(affectedTests(root, ['docs/result.schema.json']).includes('test/render/files/result.test.ts'));
  assert.deepEqual(affectedTests(root, ['nowhere/at-all.txt']), []);
});

test('the tests are run, counted, and the slowest named; a failure is the exit status', () => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const ran = spawnSync(process.execPath, [join(root, 'scripts/test.ts'), 'test/python/text/lines.test.ts'], {
    env,
    encoding: 'utf8',
    timeout: 120_000,
  });
  assert.equal(ran.status, 0, ran.stdout);
  assert.match(
    ran.stdout,
    /^ℹ tests 5$[\s\S]*^ℹ pass 5$[\s\S]*^ℹ fail 0$[\s\S]*^The slowest of 1 test files[\s\S]*^ +\d+\.\d s {2}test\/python\/text\/lines\.test\.ts$/mu,
  );
  const none = spawnSync(process.execPath, [join(root, 'scripts/test.ts'), 'nowhere/at-all.txt'], {
    env,
    encoding: 'utf8',
    timeout: 120_000,
  });
  assert.deepEqual([none.status, none.stdout], [0, 'No test depends on these files.\n']);
});
