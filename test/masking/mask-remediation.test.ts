import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maskRemediation } from '../../src/masking/mask-remediation.ts';
import { secretMask } from '../../src/masking/secret-mask.ts';
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
    tests: {
      command: ['pytest', '--password=hunter2-x'],
      verdict: 'red-before',
      output: 'hunter2-x',
      runs: 1,
      seconds: 1,
    },
  });
  const shown = maskRemediation(remediation, secretMask(findings, sources), sources);
  const all = JSON.stringify({ ...shown, fixed: shown.fixed.map(({ finding: _, ...rest }) => rest) });
  for (const value of ['hunter2-x', 's3cr%t', 'tok-99']) assert.ok(!all.includes(value), value);
  assert.deepEqual(shown.fixed[0]?.excerpt, {
    line: 2,
    before: 'PASSWORD = "***"\n',
    after: 'PASSWORD = os.environ["PASSWORD"]\n',
  });
  assert.match(shown.notes[0]?.text ?? '', /The patch holds hard-coded secrets .*\(a\.py\)/);
});

test('our own words stay, whatever the secret is', () => {
  const source = 'token = "is not"\npassword = "text"\n';
  const found = [secret('B105', 1, 9, 17), secret('B105', 2, 12, 18)];
  const mask = secretMask(found, new Map([['a.py', source]]));
  assert.equal(
    mask.prose('a.py', 'the value is not a text: `x == "is not"` in `text(x)`, not "text"'),
    'the value is not a text: `x == "***"` in `text(x)`, not "***"',
  );
});

test('a quotation that is cut within a secret shows no part of it', () => {
  const source = 'password = "correct-horse-battery-staple"\n';
  const mask = secretMask([secret('B105', 1, 12, 42)], new Map([['a.py', source]]));
  assert.equal(mask.prose('b.py', 'it is `login("correct-horse-bat…`'), 'it is `login("***…`');
});

test('no note when the secret is far from the change, and nothing changes without secrets', () => {
  const far = `${text}${'x = 1\n'.repeat(20)}y = 1\n`;
  const remediation = aRemediation({ files: [{ path: 'a.py', before: far, after: far.replace('y = 1', 'y = 2') }] });
  const sources = new Map([['a.py', far]]);
  assert.deepEqual(maskRemediation(remediation, secretMask(findings, sources), sources).notes, []);
  const plain = aRemediation();
  assert.deepEqual(maskRemediation(plain, secretMask([], new Map()), new Map()), plain);
});

test('a piece of a file that begins within a literal is masked as the whole is', () => {
  const before = 'import x\nPASSWORD = """first-1\nsecond-2 \\u0041bc\n"""\nrun("a")\n';
  const finding = aFinding({
    test: 'B105',
    path: 'a.py',
    span: { startLine: 2, startColumn: 12, endLine: 4, endColumn: 4 },
  });
  const sources = new Map([['a.py', before]]);
  const excerpt = { line: 3, before: 'second-2 \\u0041bc\n"""\nrun("a")\n', after: 'second-2 Abc\n"""\nrun(["a"])\n' };
  const remediation = aRemediation({
    fixed: [aFixed({ of: { path: 'a.py' }, excerpt, regions: [excerpt] })],
    files: [{ path: 'a.py', before, after: before.replace('\\u0041', 'A').replace('run("a")', 'run(["b"])') }],
  });
  const shown = maskRemediation(remediation, secretMask([finding], sources), sources);
  assert.deepEqual(shown.fixed[0]?.excerpt, {
    line: 3,
    before: '***\n"""\nrun("a")\n',
    after: '***\n"""\nrun(["a"])\n',
  });
  assert.deepEqual(shown.fixed[0]?.regions, []);
  assert.match(shown.files[0]?.after ?? '', /^import x\nPASSWORD = """\*\*\*\n\*\*\*\n"""\nrun\(\["b"\]\)\n$/);
});
