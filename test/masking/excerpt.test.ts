import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerpts } from '../../src/masking/excerpt.ts';
import { aFinding } from '../builders.ts';

const on = (line: number, test: string, endLine = line) =>
  aFinding({ test, path: 'a.py', span: { startLine: line, startColumn: 1, endLine, endColumn: 5 } });
const shown = (source: string, ...findings: ReturnType<typeof on>[]) =>
  findings.map(excerpts(findings, new Map([['a.py', source]])));

test('the first line of the flagged code, trimmed and cut', () => {
  assert.deepEqual(shown('  run(cmd,\n    shell=True)\n', on(1, 'B602', 2)), ['run(cmd,']);
  assert.equal(shown(`x = "${'y'.repeat(500)}"`, on(1, 'B608'))[0]?.length, 160);
});

test('without the source there is none', () => {
  assert.equal(excerpts([on(1, 'B602')], new Map())(on(1, 'B602')), null);
  assert.deepEqual(shown('x\n', on(9, 'B602')), [null]);
});

test('a hard-coded secret is masked on its line, and the same value wherever else it is shown', () => {
  const source =
    'password = "hunter2!"\nrun("mysql -phunter2! db", shell=True)\nconnect(user="app", token=\'s3cr3t-key\')\n';
  assert.deepEqual(shown(source, on(1, 'B105'), on(2, 'B602'), on(3, 'B106')), [
    'password = "***"',
    'run("mysql -p*** db", shell=True)',
    'connect(user="***\')'.replace("***'", '***"'),
  ]);
});

test('a line inside a secret of many lines is not shown at all', () => {
  assert.deepEqual(shown('key = """\nabcdefgh\n"""\n', on(1, 'B105', 3), on(2, 'B608')), [
    'key = """***"""'.replace('"""***"""', '"***"'),
    null,
  ]);
});
