import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeMask, maskRemediation, proseMask, secretValues } from '../../src/masking/mask-remediation.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import { aDropped, aFinding, aFixed, aRefused, aRemediation } from '../builders.ts';

const secret = (test: string, line: number, from: number, to: number): Finding =>
  aFinding({ test, path: 'a.py', span: { startLine: line, startColumn: from, endLine: line, endColumn: to } });

const text =
  'import os\nPASSWORD = "hunter2-x"\nconnect(user="bob", password=\'s3cr%t\')\ndef f(token="tok-99"): ...\npassword = "password"\n';
const sources = new Map([['a.py', text]]);
const findings = [
  secret('B105', 2, 12, 23),
  secret('B106', 3, 1, 39),
  secret('B107', 4, 1, 27),
  secret('B105', 5, 12, 22),
];

test('the values are found at the findings of the three tests, and nowhere else', () => {
  const values = secretValues(findings, sources);
  for (const value of ['hunter2-x', 's3cr%t', 'tok-99', 'password']) assert.ok(values.includes(value), value);
  assert.ok(!values.includes('bob'), 'of a call only what is given to a secret name');
  assert.deepEqual(secretValues([secret('B106', 1, 1, 12)], new Map([['a.py', 'f("only-1")\n']])), ['only-1']);
  const annotated = 'def f(user="bob", password: Union[str, None] = "an-0t", *, api_key="k-1"): ...\n';
  assert.deepEqual(secretValues([secret('B107', 1, 1, annotated.length)], new Map([['a.py', annotated]])), [
    'an-0t',
    'k-1',
  ]);
  assert.deepEqual(secretValues([aFinding({ path: 'a.py' })], sources), []);
  assert.deepEqual(secretValues(findings, new Map()), []);
});

test('code keeps its names and lines, and loses the secrets wherever they stand', () => {
  const mask = codeMask(secretValues(findings, sources));
  const shown = mask(text);
  for (const value of ['hunter2-x', 's3cr%t', 'tok-99', '"password"']) assert.ok(!shown.includes(value), value);
  assert.match(shown, /^password = "\*\*\*"$/m);
  assert.equal(shown.split('\n').length, text.split('\n').length);
  assert.equal(mask('url = f"db://u:hunter2-x@host"  # was hunter2-x\r\n'), 'url = f"db://u:***@host"  # was ***\r\n');
});

test('a short secret is masked between quotes, a literal of several lines line by line', () => {
  const triple = 'KEY_PASSWORD = """first-1\nsecond-2"""\n';
  const at = aFinding({
    test: 'B105',
    path: 'b.py',
    span: { startLine: 1, startColumn: 16, endLine: 2, endColumn: 12 },
  });
  assert.equal(codeMask(secretValues([at], new Map([['b.py', triple]])))(triple), 'KEY_PASSWORD = """***\n***"""\n');
  assert.equal(codeMask(['x'])('x = "x" + "y"\n'), 'x = "***" + "y"\n');
  assert.equal(proseMask(['x'])("assert 'x' == x"), "assert '***' == x");
  assert.equal(proseMask(['is not'])('it is not plain, it is "is not"'), 'it is not plain, it is "***"');
});

test('patterns in a secret are no patterns here', () => {
  assert.equal(codeMask(['a.*+?^${}()|[]\\-/'])('p = "a.*+?^${}()|[]\\-/"\n'), 'p = "***"\n');
});

test('nothing that is shown of a remediation holds a secret, and a note says what the patch holds', () => {
  const fixed = text.replace('"hunter2-x"', 'os.environ["PASSWORD"]');
  const remediation = aRemediation({
    fixed: [
      aFixed({
        of: findings[0] ?? {},
        excerpt: { line: 2, before: 'PASSWORD = "hunter2-x"\n', after: 'PASSWORD = os.environ["PASSWORD"]\n' },
        cautions: ['Rotate `hunter2-x`.'],
        summary: 'Drop `"hunter2-x"`',
      }),
    ],
    refused: [aRefused({ because: "it is `'s3cr%t'`", advice: 'not `tok-99`' })],
    dropped: [aDropped({ output: "E  assert login('hunter2-x')", reason: 'tok-99', summary: 's3cr%t' })],
    files: [{ path: 'a.py', before: text, after: fixed }],
    tests: { command: ['pytest'], verdict: 'red-before', output: 'hunter2-x', runs: 1, seconds: 1 },
  });
  const shown = maskRemediation(remediation, findings, sources);
  const all = JSON.stringify({ ...shown, fixed: shown.fixed.map(({ finding: _, ...rest }) => rest) });
  for (const value of ['hunter2-x', 's3cr%t', 'tok-99']) assert.ok(!all.includes(value), value);
  assert.deepEqual(shown.fixed[0]?.excerpt, {
    line: 2,
    before: 'PASSWORD = "***"\n',
    after: 'PASSWORD = os.environ["PASSWORD"]\n',
  });
  assert.match(shown.notes[0]?.text ?? '', /The patch holds hard-coded secrets .*\(a\.py\)/);
});

test('no note when the secret is far from the change, and no work without secrets', () => {
  const far = `${text}${'x = 1\n'.repeat(20)}y = 1\n`;
  const remediation = aRemediation({ files: [{ path: 'a.py', before: far, after: far.replace('y = 1', 'y = 2') }] });
  assert.deepEqual(maskRemediation(remediation, findings, new Map([['a.py', far]])).notes, []);
  assert.equal(maskRemediation(remediation, [], sources), remediation);
});
