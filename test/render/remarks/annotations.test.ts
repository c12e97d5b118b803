import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Annotation } from '../../../src/model/annotation.ts';
import type { Finding } from '../../../src/model/findings/finding.ts';
import type { Triaged } from '../../../src/model/outcome.ts';
import { annotations } from '../../../src/render/remarks/annotations.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { anOutcome, aTriaged } from '../../builders.ts';

const at = (line: number): Partial<Finding> => ({
  span: { startLine: line, startColumn: 5, endLine: line, endColumn: 30 },
});
const many = (
  count: number,
  overrides: Partial<Triaged> & { readonly of?: Partial<Finding> } = {},
): readonly Triaged[] =>
  Array.from({ length: count }, (_, i) => aTriaged({ ...overrides, of: { ...at(i + 1), ...overrides.of } }));
const levelsOf = (marks: readonly Annotation[]): readonly string[] => marks.map(({ level }) => level);

test('failing findings are errors, other new ones warnings from medium on, else notices; known ones are silent', () => {
  const findings = [
    aTriaged(),
    aTriaged({ failing: false, of: { severity: 'medium', ...at(4) } }),
    aTriaged({ failing: false, of: { severity: 'low', ...at(5) } }),
    aTriaged({ failing: false, of: { severity: 'undefined', ...at(6) } }),
    aTriaged({ failing: false, state: 'known', of: at(7) }),
    aTriaged({ failing: false, state: 'baselined', of: at(8) }),
  ];
  const { annotations: marks, notes } = annotations(anOutcome(findings), ruleOf);
  assert.deepEqual(levelsOf(marks), ['error', 'warning', 'notice', 'notice']);
  assert.deepEqual(notes, []);
});

test('an annotation names the test, what to do and why the run fails, at the place of the code', () => {
  const {
    annotations: [mark],
  } = annotations(anOutcome(), ruleOf);
  assert.equal(mark?.title, `B602: ${ruleOf('B602').title}`);
  assert.match(
    mark?.message ?? '',
    /^subprocess call with shell=True identified, security issue\.\nHigh severity, high confidence\. Fails: high severity is at or above fail-on: medium\.\nWhat to do: Pass the program/,
  );
  assert.deepEqual(
    [mark?.path, mark?.startLine, mark?.endLine, mark?.startColumn, mark?.endColumn],
    ['app/run.py', 3, 3, 1, 32],
  );
});

test('columns are given on one line only, and only when they run forward', () => {
  const spans = [
    [3, 1, 4, 9],
    [3, 9, 3, 9],
    [-1, 0, -1, 0],
    [5, 2, 5, 8],
  ] as const;
  const findings = spans.map(([startLine, startColumn, endLine, endColumn], i) =>
    aTriaged({ of: { path: `${i}.py`, span: { startLine, startColumn, endLine, endColumn } } }),
  );
  const { annotations: marks } = annotations(anOutcome(findings), ruleOf);
  assert.deepEqual(
    marks.map((mark) => [mark.startLine, mark.endLine, mark.startColumn, mark.endColumn]),
    [
      [3, 4, null, null],
      [3, 3, null, null],
      [1, 1, null, null],
      [5, 5, 2, 8],
    ],
  );
});

test('equal findings on a line are one annotation; another test or message there is another', () => {
  const findings = [
    aTriaged(),
    aTriaged(),
    aTriaged(),
    aTriaged({ of: { test: 'B607' } }),
    aTriaged({ of: { message: 'Something else.' } }),
  ];
  const { annotations: marks } = annotations(anOutcome(findings), ruleOf);
  assert.equal(marks.length, 3);
  assert.match(marks[0]?.message ?? '', /issue\. 3 times on this line\.\n/);
  assert.doesNotMatch(marks[1]?.message ?? '', /times/);
});

test('the runner keeps ten of a level and needs one for the verdict: the last annotation of a level counts the rest', () => {
  const findings = [
    ...many(30),
    ...many(12, { failing: false, of: { path: 'm.py', severity: 'medium' } }),
    ...many(9, { failing: false, of: { path: 'l.py', severity: 'low' } }),
  ];
  const { annotations: marks, notes } = annotations(anOutcome(findings), ruleOf);
  assert.deepEqual(levelsOf(marks), [
    ...Array(9).fill('error'),
    ...Array(9).fill('warning'),
    ...Array(9).fill('notice'),
  ]);
  assert.deepEqual(
    marks.slice(0, 9).map(({ startLine }) => startLine),
    [1, 2, 3, 4, 5, 6, 7, 8, 9],
  );
  assert.match(marks[8]?.message ?? '', /\n21 more of this kind are not annotated/);
  assert.match(marks[17]?.message ?? '', /\n3 more of this kind are not annotated/);
  assert.equal(marks.filter(({ message }) => message.includes('not annotated')).length, 2);
  assert.match(notes[0]?.text ?? '', /^24 of the findings have no annotation/);
});

test('the count of the rest counts findings, not annotations', () => {
  const { annotations: marks } = annotations(
    anOutcome([...many(2), ...Array.from({ length: 4 }, () => aTriaged({ of: at(50) }))]),
    ruleOf,
    2,
  );
  assert.equal(marks.length, 2);
  assert.match(marks[1]?.message ?? '', /\n4 more of this kind are not annotated/);
});

test('files that count as not scanned are errors after the failing findings', () => {
  const unscanned = [
    { kind: 'syntax', path: 'broken.py', reason: 'Not valid Python.', remedy: 'Exclude it.', counts: true, why: '' },
    { kind: 'nothing', path: null, reason: 'Not one file.', remedy: 'Check the targets.', counts: true, why: '' },
    { kind: 'missing-target', path: '/etc', reason: 'No such target.', remedy: 'Correct it.', counts: true, why: '' },
    { kind: 'syntax', path: 'old.py', reason: 'Not valid Python.', remedy: 'Exclude it.', counts: false, why: 'known' },
  ] as const;
  const { annotations: marks } = annotations(anOutcome([aTriaged()], { unscanned }), ruleOf);
  assert.deepEqual(levelsOf(marks), ['error', 'error', 'error', 'error']);
  assert.deepEqual(
    marks.slice(1).map(({ path, title, message }) => [path, title, message]),
    [
      ['broken.py', 'Not scanned: broken.py', 'Not valid Python. Exclude it.'],
      [null, 'Not scanned', 'Not one file. Check the targets.'],
      [null, 'Not scanned: /etc', 'No such target. Correct it.'],
    ],
  );
});

test('a file outside the repository is named in words, never as a path', () => {
  const { annotations: marks } = annotations(
    anOutcome([aTriaged({ of: { path: '../secret.py', outside: true } })]),
    ruleOf,
  );
  assert.equal(marks[0]?.path, null);
  assert.match(marks[0]?.message ?? '', /In \.\.\/secret\.py, outside the repository\./);
});

test('hostile text loses control characters and length, whatever the field', () => {
  const hostile = `::error::x\r\n##[error]\u001b[31m\u202e${'y'.repeat(100_000)}`;
  const {
    annotations: [mark],
  } = annotations(
    anOutcome([aTriaged({ why: hostile, of: { test: hostile, message: hostile, path: '../x', outside: true } })]),
    ruleOf,
  );
  assert.doesNotMatch(mark?.title ?? '', /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  assert.doesNotMatch(mark?.message.replaceAll('\n', '') ?? '', /[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
  assert.equal(mark?.message.split('\n').length, 4);
  assert.ok((mark?.title.length ?? 0) <= 255 && (mark?.message.length ?? 0) <= 4096);
});
