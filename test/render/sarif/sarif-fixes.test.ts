import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Excerpt, Remediation } from '../../../src/model/fixes/remediation.ts';
import { sarifFixes, type SarifFix } from '../../../src/render/sarif/sarif-fixes.ts';
import { toSarif } from '../../../src/render/sarif/sarif.ts';
import { aFixed, anOutcome, aRemediation, aTriaged } from '../../builders.ts';
import { parsed, sarifOptions as options } from './sarif-file.ts';
import { complaints, schemaErrors } from './sarif-validation.ts';

/** The text after a viewer has made a fix's replacements, from the last to the first. */
function applied(text: string, fix: SarifFix | undefined): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = (line: number, column: number): number => (starts[line - 1] ?? text.length) + column - 1;
  const replacements =
    fix?.artifactChanges[0]?.replacements.toSorted((a, b) => b.deletedRegion.startLine - a.deletedRegion.startLine) ??
    [];
  assert.ok(replacements.length > 0, 'there is a fix');
  return replacements.reduce(
    (now, { deletedRegion: r, insertedContent }) =>
      now.slice(0, at(r.startLine, r.startColumn)) + insertedContent.text + now.slice(at(r.endLine, r.endColumn)),
    text,
  );
}

/** One finding's fix in one file. */
const one = (before: string, after: string, excerpt: Excerpt): Remediation =>
  aRemediation({ fixed: [aFixed({ excerpt })], files: [{ path: 'app/run.py', before, after }] });
const fixOf = (remediation: Remediation): SarifFix | undefined => [...sarifFixes(remediation).values()][0];

const cases: Readonly<Record<string, readonly [string, string, Excerpt]>> = {
  'one line': [
    'a\nx = load(f)\nb\n',
    'a\nx = safe_load(f)\nb\n',
    { line: 2, before: 'x = load(f)', after: 'x = safe_load(f)' },
  ],
  'with its line end': [
    'a\nx = load(f)\nb\n',
    'a\nx = safe_load(f)\nb\n',
    { line: 2, before: 'x = load(f)\n', after: 'x = safe_load(f)\n' },
  ],
  'several lines become one': [
    'a\nrun(\n  x,\n)\nb\n',
    'a\nrun(y)\nb\n',
    { line: 2, before: 'run(\n  x,\n)', after: 'run(y)' },
  ],
  'whole lines go': ['a\nassert x\nb\n', 'a\nb\n', { line: 2, before: 'assert x\n', after: '' }],
  'the last line, without a line feed': ['a\nx = 1', 'a\nx = 2', { line: 2, before: 'x = 1', after: 'x = 2' }],
  'other line ends': ['a\r\nx = 1\r\nb\r\n', 'a\r\nx = 2\r\nb\r\n', { line: 2, before: 'x = 1', after: 'x = 2' }],
  'an import that it needs': [
    '"""Doc."""\nimport sys\n\nt = random()\n',
    '"""Doc."""\nimport secrets\nimport sys\n\nt = secrets.token_hex()\n',
    { line: 4, before: 't = random()', after: 't = secrets.token_hex()' },
  ],
  'an import that is replaced': [
    'from a import b\n\nb(1)\n',
    'from a import b, c\n\nc(1)\n',
    { line: 3, before: 'b(1)', after: 'c(1)' },
  ],
  'a line that an earlier fix has moved': [
    'a\nb\nx = 1\n',
    'a\nb\nx = 2\n',
    { line: 7, before: 'x = 1', after: 'x = 2' },
  ],
};

for (const [name, [before, after, excerpt]] of Object.entries(cases))
  test(`made by a viewer it gives the file: ${name}`, () =>
    assert.equal(applied(before, fixOf(one(before, after, excerpt))), after));

test('each fix of a file is whole by itself: imports of others are not in it', () => {
  const before = 'import sys\n\nx = load(f)\ny = md5(z)\n';
  const after = 'import hashlib\nimport sys\nimport yaml\n\nx = yaml.safe_load(f)\ny = hashlib.sha256(z)\n';
  const fixed = [
    aFixed({ of: { test: 'B506' }, excerpt: { line: 3, before: 'x = load(f)', after: 'x = yaml.safe_load(f)' } }),
    aFixed({ of: { test: 'B324' }, excerpt: { line: 4, before: 'y = md5(z)', after: 'y = hashlib.sha256(z)' } }),
  ];
  const fixes = [...sarifFixes(aRemediation({ fixed, files: [{ path: 'app/run.py', before, after }] })).values()];
  assert.deepEqual(
    fixes.map((fix) => applied(before, fix)),
    [
      'import sys\nimport yaml\n\nx = yaml.safe_load(f)\ny = md5(z)\n',
      'import hashlib\nimport sys\n\nx = load(f)\ny = hashlib.sha256(z)\n',
    ],
  );
});

test('an import that all fixes together make superfluous stays, as a single fix may leave a use of it', () => {
  const before = 'import random\n\na = random.choice(x)\nb = random.choice(y)\n';
  const fixed = [3, 4].map((line) =>
    aFixed({
      of: { span: { startLine: line, startColumn: 1, endLine: line, endColumn: 9 } },
      excerpt: {
        line,
        before: before.split('\n')[line - 1] ?? '',
        after: (before.split('\n')[line - 1] ?? '').replace('random', 'secrets'),
      },
    }),
  );
  const fixes = [
    ...sarifFixes(
      aRemediation({ fixed, files: [{ path: 'app/run.py', before, after: before.replaceAll('random', 'secrets') }] }),
    ).values(),
  ];
  assert.equal(fixes.length, 1, 'equal findings of the builder have one id');
  assert.equal(
    applied(before, fixes[0]),
    'import secrets\nimport random\n\na = random.choice(x)\nb = secrets.choice(y)\n',
  );
});

test('a fix that cannot be said exactly is left out', () => {
  const none: Readonly<Record<string, Remediation>> = {
    'a change far away is not in the excerpt': one('x = 1\na\nz\n', 'x = 2\na\ny\n', {
      line: 1,
      before: 'x = 1',
      after: 'x = 2',
    }),
    'an import that cannot be told from the code': one('x = load(f)\n', 'import yaml\nx = yaml.load(f)\n', {
      line: 1,
      before: 'x = load(f)',
      after: 'x = yaml.load(f)',
    }),
    'the lines are not there': one('a\n', 'b\n', { line: 1, before: 'c', after: 'd' }),
    'the lines are there twice': one('x = 1\nx = 1\n', 'x = 2\nx = 1\n', { line: 9, before: 'x = 1', after: 'x = 2' }),
    'a masked secret would be written': one('p("***", 1)\n', 'p("***", 2)\n', {
      line: 1,
      before: 'p("***", 1)',
      after: 'p("***", 2)',
    }),
    'too long': one('x\n', `${'y'.repeat(20_000)}\n`, { line: 1, before: 'x', after: 'y'.repeat(20_000) }),
    'the file is not among the changed': aRemediation({ files: [] }),
    'no remediation': aRemediation({ fixed: [] }),
    'outside the repository': aRemediation({
      fixed: [aFixed({ of: { path: '../x.py' }, excerpt: { line: 1, before: 'a', after: 'b' } })],
      files: [{ path: '../x.py', before: 'a\n', after: 'b\n' }],
    }),
  };
  for (const [name, remediation] of Object.entries(none)) assert.equal(sarifFixes(remediation).size, 0, name);
  assert.equal(sarifFixes(null).size, 0);
});

const bad = '</details>[x](https://evil.example) {0} `\u202e```';
const remediation = aRemediation({
  fixed: [
    aFixed({ safety: 'review' }),
    aFixed({ of: { path: 'b c.py' }, summary: bad, excerpt: { line: 1, before: `${bad}`, after: `# ${bad}` } }),
  ],
  files: [...aRemediation().files, { path: 'b c.py', before: `${bad}\n`, after: `# ${bad}\n` }],
});
const outcome = anOutcome([aTriaged(), aTriaged({ of: { path: 'b c.py' } }), aTriaged({ of: { test: 'B506' } })]);

test('results carry their fix, help shows the first of the rule, and nothing that identifies an alert differs', () => {
  const plain = parsed(toSarif(outcome, options).text).runs[0];
  const run = parsed(toSarif({ ...outcome, remediation }, options).text).runs[0];
  assert.deepEqual(
    run.results.map(({ fixes }) => fixes?.length),
    [1, 1, undefined],
  );
  assert.equal(
    run.results[0]?.fixes?.[0]?.description.text,
    'Pass the program and its arguments as a list. To review before it is merged.',
  );
  assert.deepEqual(
    run.results.map(({ fixes: _, ...rest }) => rest),
    plain.results,
  );
  const strip = (rules: typeof run.tool.driver.rules): readonly object[] => rules.map(({ help: _, ...rest }) => rest);
  assert.deepEqual(strip(run.tool.driver.rules), strip(plain.tool.driver.rules));
  const [help, other] = run.tool.driver.rules
    .map((rule) => rule.help.markdown)
    .sort((a, b) => Number(b.includes('In this repository')) - Number(a.includes('In this repository')));
  assert.match(
    help ?? '',
    /## In this repository\n\nPass the program and its arguments as a list\. In `app\/run\.py:3`:\n\n```diff\n-subprocess\.run\("ls", shell=True\)\n\+subprocess/,
  );
  assert.ok(!other?.includes('In this repository'));
});

test('the schema and the validator have nothing against fixes, and something against a bad one', () => {
  const { text } = toSarif({ ...outcome, remediation }, options);
  assert.deepEqual(schemaErrors(text), []);
  assert.ok(schemaErrors(text.replace('"insertedContent"', '"insertedText"')).length > 0, 'the schema can say no');
  assert.deepEqual(complaints({ fixes: text }), []);
});
