import assert from 'node:assert/strict';
import { test } from 'node:test';
import { excerpts } from '../../src/masking/excerpt.ts';
import { secretMask } from '../../src/masking/secret-mask.ts';
import { aFinding } from '../builders.ts';

const on = (line: number, test: string, endLine = line, from = 1, to = 200) =>
  aFinding({ test, path: 'a.py', span: { startLine: line, startColumn: from, endLine, endColumn: to } });
const shown = (source: string, ...findings: ReturnType<typeof on>[]) => {
  const found = excerpts(findings, secretMask(findings, new Map([['a.py', source]])));
  return findings.map((finding) => found.get(finding));
};

test('the first line of the flagged code, trimmed and cut', () => {
  assert.deepEqual(shown('  run(cmd,\n    shell=True)\n', on(1, 'B602', 2)), ['run(cmd,']);
  assert.equal(shown(`x = "${'y'.repeat(500)}"`, on(1, 'B608'))[0]?.length, 160);
});

test('without the source there is none', () => {
  assert.equal(excerpts([on(1, 'B602')], secretMask([], new Map())).get(on(1, 'B602')) ?? null, null);
  assert.deepEqual(shown('x\n', on(9, 'B602')), [null]);
});

test('a hard-coded secret is masked on its line, and the same value wherever else it is shown', () => {
  const source =
    'password = "hunter2!"\nrun("mysql -phunter2! db", shell=True)\nconnect(user="app", token=\'s3cr3t-key\')\n';
  assert.deepEqual(shown(source, on(1, 'B105', 1, 12, 22), on(2, 'B602'), on(3, 'B106')), [
    'password = "***"',
    'run("mysql -p*** db", shell=True)',
    'connect(user="app", token=\'***\')',
  ]);
});

test('of a secret of many lines each is masked, the first one too', () => {
  const source = 'key = """first\nabcdefgh\n"""\n';
  assert.deepEqual(shown(source, on(1, 'B105', 3, 7, 4), on(2, 'B608')), ['key = """***', '***']);
});
