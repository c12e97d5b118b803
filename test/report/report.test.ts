import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readReport } from '../../src/report/read-report.ts';
import { aJson, aRequest, aResult, aScan, metrics, raw, readJson } from './scans.ts';

test('a result becomes a finding, without its excerpt but with a hash of the line', () => {
  const report = readJson(aJson());
  assert.deepEqual(report.findings, [
    {
      test: 'B506',
      name: 'yaml_load',
      severity: 'medium',
      confidence: 'high',
      path: 'a.py',
      outside: false,
      message: 'Use of unsafe yaml load.',
      cwe: 20,
      moreInfo: 'https://bandit.readthedocs.io/en/1.9.4/plugins/b506_yaml_load.html',
      reported: { line: 2, firstLine: 2, lastLine: 2, column: 0, endColumn: 12, quoted: '1:2:1EqLKwQ515LBaYwhlQj6d9' },
      span: { startLine: 2, startColumn: 1, endLine: 2, endColumn: 13 },
    },
  ]);
  assert.deepEqual([report.scanned, report.suppressed, report.linesOfCode, report.unscanned], [['a.py'], 3, 5, []]);
  assert.deepEqual(report.tool, { bandit: '1.9.4', python: null }, 'the version is in the links');
  assert.ok(!JSON.stringify(report).includes('import yaml'));
});

test('reports of older Bandits lack keys, plugins add some', () => {
  const { issue_cwe: _, end_col_offset: __, col_offset: ___, line_range: ____, more_info: _____, ...old } = aResult();
  const [finding] = readJson(aJson([old])).findings;
  assert.deepEqual(finding?.reported, {
    line: 2,
    firstLine: 2,
    lastLine: 2,
    column: -1,
    endColumn: -1,
    quoted: '1:2:1EqLKwQ515LBaYwhlQj6d9',
  });
  assert.deepEqual([finding?.cwe, finding?.moreInfo], [null, null]);
  const odd = readJson(
    aJson([aResult({ issue_cwe: {}, more_info: 'javascript:alert(1)', extra: [1], candidates: [] })], { plugin: true }),
  );
  assert.deepEqual(
    [odd.findings.length, odd.findings[0]?.cwe, odd.findings[0]?.moreInfo, odd.unscanned],
    [1, null, null, []],
  );
});

const secret = "s3cret'with\"quotes'\nand: lines";
test('literals of hard-coded passwords leave no trace', () => {
  for (const id of ['B105', 'B106', 'B107', 'X1']) {
    const name = id === 'X1' ? 'hardcoded_password_custom' : 'hardcoded_password_string';
    const report = readJson(
      aJson([
        aResult({
          test_id: id,
          test_name: name,
          issue_text: `Possible hardcoded password: '${secret}'`,
          code: `1 password = '${secret}'`,
        }),
      ]),
    );
    assert.equal(report.findings[0]?.message, "Possible hardcoded password: '***'");
    assert.doesNotMatch(JSON.stringify(report), /s3cret|quotes|lines"/);
  }
  assert.equal(
    readJson(aJson([aResult({ test_id: 'B105', issue_text: "Later wording 'hunter2'" })])).findings[0]?.message,
    "Possible hardcoded password: '***'",
  );
});

test('equal findings in two reports count once, in one report as often as it says', () => {
  const twice = aJson([aResult(), aResult(), aResult({ line_number: 9, line_range: [9] })]);
  const once = aJson([aResult({ filename: 'a.py' }), aResult({ filename: '/ci/a.py', test_id: 'B999' })]);
  const report = readJson([raw(once, 'one.json'), raw(twice, 'two.json'), raw(twice, 'three.json')]);
  assert.deepEqual(
    report.findings.map(({ test: id, reported }) => `${id}:${reported.line}`),
    ['B506:2', 'B999:2', 'B506:2', 'B506:9'],
  );
  assert.deepEqual(
    [report.scanned, report.suppressed, report.linesOfCode],
    [['a.py'], 3, 5],
    'a file that two shards scanned counts once',
  );
});

const problemOf = (content: string | Uint8Array): string => {
  const report = readJson(content);
  assert.equal(report.unscanned.length, 1);
  const [first] = report.unscanned;
  assert.deepEqual([first?.kind, first?.path], ['report', 'bandit.json']);
  assert.match(first?.remedy ?? '', /bandit -r \. -f json -o bandit\.json/);
  return first?.reason ?? '';
};

const unreadable: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['empty', '', 'the report is empty'],
  ['blank', ' \n\n', 'the report is empty: it holds only white space'],
  [
    'truncated',
    aJson().replaceAll(',', ',\n').slice(0, 300),
    'the report is cut off: the JSON ends in the middle, at line 13, byte 300',
  ],
  [
    'truncated inside a string',
    aJson().slice(0, 350),
    'the report is cut off: the JSON ends in the middle, at line 1, byte 350',
  ],
  [
    'broken in the middle',
    '{"results": [\n{"a": hunter2}], "metrics": {}}',
    'the report is not valid JSON at line 2, byte 20',
  ],
  ['valid and more', `${aJson([])}]`, `the report is not valid JSON at line 1, byte ${aJson([]).length}`],
  ['a comma too many', '{"results": [1,], "metrics": {}}', 'the report is not valid JSON at line 1, byte 15'],
  ['not UTF-8', Buffer.from('{"results": "\xff"}', 'latin1'), 'the report is not UTF-8 text (first wrong byte: 13)'],
  ['XML', '<?xml version="1.0"?><testsuite/>', "the report is not JSON: it looks like XML, perhaps Bandit's `-f xml`"],
  ['HTML', '\n<!DOCTYPE html>', "the report is not JSON: it looks like HTML, perhaps Bandit's `-f html`"],
  ['CSV', 'filename,test_name,test_id\n', "the report is not JSON: it looks like CSV, Bandit's `-f csv`"],
  [
    'text',
    'Run started:2026-01-01\n',
    "the report is not JSON: it looks like Bandit's report for the screen, `-f txt`",
  ],
  [
    'log in front',
    '[main]\tINFO\tprofile include tests: None\n{}',
    "the report is not JSON: it looks like Bandit's log (standard error was written into the same file)",
  ],
  ['YAML', 'errors: []\nresults: []\n', "the report is not JSON: it looks like YAML, perhaps Bandit's `-f yaml`"],
  [
    'LFS pointer',
    'version https://git-lfs.github.com/spec/v1\n',
    'the report is not JSON: it looks like a Git LFS pointer; check out with `lfs: true`',
  ],
  [
    'SARIF',
    '{"version": "2.1.0", "runs": []}',
    "the report is not Bandit's JSON: it looks like SARIF; Bandit's own JSON is needed",
  ],
  ['a list', '[1]', "the report is not Bandit's JSON: it is a list"],
  [
    'results cut out',
    JSON.stringify([aResult()]),
    "the report is not Bandit's JSON: it is a list of findings, perhaps the `results` cut out of Bandit's report",
  ],
  ['Ruff', '[{"code": "S101", "location": {}}]', "the report is not Bandit's JSON: it is a list, as Ruff writes it"],
  [
    'Semgrep',
    '{"results": [{"check_id": "x"}], "errors": [], "paths": {}}',
    "the report is not Bandit's JSON: it looks like a report of Semgrep",
  ],
  [
    'a baseline of ours',
    '{"version": 1, "findings": []}',
    "the report is not Bandit's JSON: it looks like a baseline of this tool, which belongs into `baseline`",
  ],
  ['null', 'null', "the report is not Bandit's JSON: it is null"],
  ['a number', '12', "the report is not Bandit's JSON: it is a number"],
  ['other JSON', '{}', "the report is not Bandit's JSON: it has no list of `results` as Bandit writes them"],
  [
    'results of a wrong type',
    '{"results": {}, "metrics": {}}',
    "the report is not Bandit's JSON: `results` is not a list",
  ],
];
for (const [name, content, reason] of unreadable)
  test(`a report that is ${name}`, () => assert.equal(problemOf(content), reason));

test('a file that could not be opened says why', () => {
  const [problem] = readJson([{ origin: 'gone.json', bytes: null, problem: 'it is larger than 500 MB' }]).unscanned;
  assert.deepEqual(problem, {
    kind: 'report',
    path: 'gone.json',
    reason: 'the report could not be read: it is larger than 500 MB',
    remedy: 'Correct `report`, or let the step that writes the file run before this one.',
  });
});

test("a report with Bandit's own baseline applied is read", () => {
  assert.equal(readJson(aJson([aResult({ candidates: [aResult()] })])).findings.length, 1);
});

test('UTF-16 of a PowerShell redirection and a UTF-8 mark are decoded', () => {
  const text = aJson([aResult({ issue_text: 'é' })]);
  const little = Buffer.from(`\ufeff${text}`, 'utf16le');
  for (const content of [
    little,
    Buffer.from(little).swap16(),
    Buffer.from(text, 'utf16le'),
    Buffer.from(`\ufeff${text}`),
  ]) {
    assert.equal(readJson(content).findings[0]?.message, 'é');
  }
});

const damaged: readonly (readonly [string, Record<string, unknown>])[] = [
  ['results[1].line_number', { line_number: 'two' }],
  ['results[1].line_number', { line_number: null }],
  ['results[1].line_number', { line_number: 1.5 }],
  ['results[1].line_number', { line_number: 1e300 }],
  ['results[1].line_number', { line_number: {} }],
  ['results[1].filename', { filename: 7 }],
  ['results[1].filename', { filename: '' }],
  ['results[1].test_id', { test_id: null }],
  ['results[1].issue_text', { issue_text: ['x'] }],
  ['results[1].issue_severity', { issue_severity: 3 }],
  ['results[1].col_offset', { col_offset: 'x' }],
];
test('a result of wrong types is named, and all the others are kept', () => {
  for (const [place, override] of damaged) {
    const report = readJson(aJson([aResult(), aResult(override), aResult({ test_id: 'B101' })]));
    assert.deepEqual(
      report.findings.map((finding) => finding.test),
      ['B506', 'B101'],
      place,
    );
    assert.deepEqual(report.unscanned, [
      {
        kind: 'report',
        path: 'bandit.json',
        reason: `the report has values that Bandit does not write, at \`${place}\`; of its 3 results the readable ones are kept`,
        remedy:
          'Something changed the file after Bandit wrote it: correct the values there, or hand over the file as Bandit writes it.',
      },
    ]);
  }
  const many = readJson(aJson([null, 'x', aResult(), []], { errors: [{ filename: 3 }] }));
  assert.match(many.unscanned[0]?.reason ?? '', /at `errors\[0\]`, and 3 more; of its 4 results/);
});

test('one honest reading: unknown levels, negative lines, quoted numbers, odd ranges', () => {
  const report = readJson(
    aJson([
      aResult({ issue_severity: 'CRITICAL' }),
      aResult({ line_number: -4, line_range: [] }),
      aResult({ line_number: '2' }),
      aResult({ line_range: [3, 1e12] }),
      aResult({ line_range: 'x' }),
      aResult({ line_number: 0, line_range: [0, 1] }),
      aResult({ line_number: 2147483647, line_range: null, col_offset: -7, end_col_offset: null }),
    ]),
  );
  assert.deepEqual(report.unscanned, []);
  assert.deepEqual(
    report.findings.map(
      ({ severity, reported }) => `${severity} ${reported.line} ${reported.firstLine}-${reported.lastLine}`,
    ),
    [
      'undefined 2 2-2',
      'medium 1 1-1',
      'medium 2 2-2',
      'medium 2 2-2',
      'medium 2 2-2',
      'medium 1 1-1',
      'medium 2147483647 2147483647-2147483647',
    ],
  );
  const texts = report.notes.map(({ text }) => text);
  assert.ok(
    texts.includes(
      '`bandit.json` has a severity or confidence that Bandit does not know, taken as undefined: `results[0].issue_severity`.',
    ),
    texts.join('\n'),
  );
  assert.ok(
    texts.includes('`bandit.json` has a negative line number, taken as line 1: `results[1].line_number`.'),
    texts.join('\n'),
  );
});

test('preliminary spans are valid whatever the numbers', () => {
  const numbers = [-1, 0, 1, 5, 1000];
  const results = numbers.flatMap((line) =>
    numbers.flatMap((last) =>
      numbers.flatMap((col) =>
        numbers.flatMap((end) =>
          ['B101', 'B105', 'B613'].map((id) =>
            aResult({ test_id: id, line_number: line, line_range: [line, last], col_offset: col, end_col_offset: end }),
          ),
        ),
      ),
    ),
  );
  for (const { span } of readJson(aJson(results)).findings) {
    assert.ok(
      span.startLine >= 1 && span.startColumn >= 1 && span.endColumn >= 1 && span.endLine >= span.startLine,
      JSON.stringify(span),
    );
    assert.ok(span.endLine > span.startLine || span.endColumn >= span.startColumn, JSON.stringify(span));
  }
});

test('what cannot be known from a JSON report is said', () => {
  assert.ok(
    readJson(aJson()).notes.some(({ text }) =>
      text.startsWith("A JSON report does not tell when one of Bandit's tests crashed"),
    ),
  );
  const without = readJson(aJson(), []);
  assert.ok(
    without.notes.some(
      ({ topic, text }) =>
        topic === 'sources' && /regions are as near.*recognised by their place.*line hash/.test(text),
    ),
  );
  assert.equal(without.findings.length, 1);
});

test('no report at all is not clean', () => {
  assert.match(
    readReport(aScan({ mode: 'read' }), aRequest(), '').unscanned[0]?.reason ?? '',
    /there is no report to read/,
  );
  assert.match(readReport(aScan(), aRequest(), '').unscanned[0]?.reason ?? '', /Bandit gave no report/);
});

test('metrics count findings that comments hid, and leave failed files out of what was scanned', () => {
  const report = readJson(
    aJson([], {
      metrics: metrics('./a.py', './b.py'),
      errors: [{ filename: './b.py', reason: 'syntax error while parsing AST from file' }],
    }),
    ['a.py', 'b.py'],
  );
  assert.deepEqual([report.scanned, report.suppressed, report.linesOfCode], [['a.py'], 6, 10]);
  assert.deepEqual(
    report.unscanned.map(({ kind, path }) => [kind, path]),
    [['syntax', 'b.py']],
  );
});

test('cut anywhere, a report is called cut off; never quoted', () => {
  const text = aJson([
    aResult({ issue_text: 'tab\\t \\u00e9 "quoted" 1.5e-3', line_number: 12, extra: [true, false, null, -1.5e3, {}] }),
  ]);
  for (let end = 1; end < text.length; end++) {
    const report = readJson(text.slice(0, end));
    assert.match(
      report.unscanned[0]?.reason ?? '',
      new RegExp(`^the report is cut off: the JSON ends in the middle, at line 1, byte ${end}$`),
      text.slice(end - 20, end),
    );
  }
});
