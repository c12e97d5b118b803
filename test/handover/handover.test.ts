import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { handoverSchema, isPlainPath, longest, most } from '../../src/handover/handover-schema.ts';
import { outcomeOf, readHandover } from '../../src/handover/read-handover.ts';
import { handoverOf } from '../../src/handover/write-handover.ts';
import { InputError } from '../../src/model/input-error.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { annotations } from '../../src/render/remarks/annotations.ts';
import { commentOf } from '../../src/render/remarks/comment.ts';
import { toSarif } from '../../src/render/sarif/sarif.ts';
import { summary } from '../../src/render/summary/summary.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { aFinding, aFixed, anOutcome, aRemediation, aTriaged } from '../builders.ts';
import { outcomeOfCases } from '../render/real-outcome.ts';
import { sarifOptions } from '../render/sarif/sarif-file.ts';
import { aFullOutcome, before, bytes, expected, hostile, scanContext, wishes } from './handed-over.ts';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);
const written = (outcome: Outcome): string =>
  handoverOf(outcome, wishes, scanContext(), bytes) ?? assert.fail('nothing was handed over');
const back = (outcome: Outcome): Outcome =>
  outcomeOf(readHandover(encoded(written(outcome)), expected), outcome.reproduce, ruleOf);
const drawn = (outcome: Outcome): readonly unknown[] => [
  summary(outcome, scanContext(), ruleOf),
  toSarif(outcome, sarifOptions),
  annotations(outcome, ruleOf),
  commentOf(outcome, scanContext(), { when: 'always', category: 'x' }, ruleOf),
  outcome.verdict,
  outcome.headline,
  outcome.counts,
  outcome.toPass,
];

test('what comes out of a handover is drawn as what went in', () => {
  const outcome = aFullOutcome();
  assert.deepEqual(drawn(back(outcome)), drawn(outcome));
  const { blobs, remediation, pull } = readHandover(encoded(written(outcome)), expected);
  assert.deepEqual(
    [...blobs],
    [['app/run.py', execFileSync('git', ['hash-object', '--stdin'], { input: before, encoding: 'utf8' }).trim()]],
  );
  assert.deepEqual([pull, remediation?.fixed[0]?.regions], [7, outcome.remediation?.fixed[0]?.regions]);
});

test('so is a real outcome with every test of Bandit, whatever its sources hold', async () => {
  const outcome = await outcomeOfCases();
  assert.ok(outcome.findings.length > 300);
  assert.deepEqual(drawn(back(outcome)), drawn(outcome));
});

test('there is nothing to hand over to outside a run for a pull request', () => {
  const outcome = aFullOutcome();
  for (const overrides of [{ pull: null }, { runUrl: null }, { repository: null }])
    assert.equal(handoverOf(outcome, wishes, scanContext(overrides)), null);
});

test('a handover of another run, repository, commit or pull request is refused', () => {
  const text = encoded(written(aFullOutcome()));
  const refused = (overrides: Partial<typeof expected>): void =>
    assert.throws(
      () => readHandover(text, { ...expected, ...overrides }),
      /cannot be used: (?:repository|run|head|pull): it is of another/,
    );
  refused({ repository: 'octo/other' });
  refused({ run: 4712 });
  refused({ head: 'f'.repeat(40) });
  refused({ pulls: [8, 9] });
  readHandover(text, { ...expected, repository: 'Octo/Shelf', pulls: [8, 7] });
});

type Json = Record<string, unknown>;
/** The text of a handover after a change to its JSON. */
function tampered(change: (json: Json) => void): Uint8Array {
  const json: Json = JSON.parse(written(aFullOutcome()));
  change(json);
  return encoded(JSON.stringify(json));
}
const first = (json: Json, name: string): Json => (json[name] as Json[])[0] ?? {};
const remediation = (json: Json): Json => json['remediation'] as Json;

const tamperings: Readonly<Record<string, (json: Json) => void>> = {
  'the file has a key that does not belong there': (json) => void (json['::warning::@evil'] = 1),
  'version is none of the values': (json) => void (json['version'] = 2),
  'findings\\[0\\]\\.path has not the form': (json) => void (first(json, 'findings')['path'] = '../../etc/passwd'),
  'findings\\[0\\]\\.message must be of type string': (json) =>
    void (first(json, 'findings')['message'] = { toString: 'evil' }),
  'findings\\[0\\]\\.span\\.startLine is less than the 1': (json) =>
    void ((first(json, 'findings')['span'] as Json)['startLine'] = 0),
  'findings\\[0\\]\\.span has a key': (json) => void ((first(json, 'findings')['span'] as Json)['extra'] = 1),
  'findings\\[0\\]\\.test has not the form': (json) => void (first(json, 'findings')['test'] = 'B602\n@evil'),
  'findings\\[0\\]\\.severity is none of': (json) => void (first(json, 'findings')['severity'] = 'critical'),
  'findings\\[0\\]\\.moreInfo has not the form': (json) =>
    void (first(json, 'findings')['moreInfo'] = 'https://evil.example/bandit.readthedocs.io/'),
  'findings: two of them have one id': (json) =>
    void (json['findings'] = [first(json, 'findings'), first(json, 'findings')]),
  'findings is more than the 25000': (json) => void (json['findings'] = new Array(25_001).fill(0)),
  'remediation\\.fixed: it speaks of a finding that is not in the list': (json) =>
    void (first(remediation(json), 'fixed')['finding'] = '0'.repeat(16)),
  'remediation\\.fixed\\[0\\]\\.excerpt\\.line must be of type int': (json) =>
    void ((first(remediation(json), 'fixed')['excerpt'] as Json)['line'] = 1.5),
  'remediation\\.files\\[0\\]\\.path has not': (json) => void (first(remediation(json), 'files')['path'] = 'a/../../b'),
  'remediation\\.tests\\.command\\[0\\] must be of type string': (json) =>
    void ((remediation(json)['tests'] as Json)['command'] = [null]),
  'notes\\[0\\]\\.text is more than the 2000': (json) => void (first(json, 'notes')['text'] = 'x'.repeat(2001)),
  'blobs\\[0\\]\\.blob has not': (json) => void (first(json, 'blobs')['blob'] = 'x'),
  'gate\\.severity is none of': (json) => void ((json['gate'] as Json)['severity'] = '::error::'),
  'totals\\.scannedFiles is more than': (json) => void ((json['totals'] as Json)['scannedFiles'] = 1e9),
  'run must be of type number': (json) => void (json['run'] = '4711'),
};

for (const [says, change] of Object.entries(tamperings))
  test(`refused: ${says.replaceAll('\\', '')}`, () => {
    assert.throws(
      () => readHandover(tampered(change), expected),
      (error) => {
        assert.ok(error instanceof InputError);
        assert.match(error.message, new RegExp(`^The handover\\.json of run 4711 cannot be used: ${says}`));
        assert.doesNotMatch(error.message, /evil/);
        return true;
      },
    );
  });

test('bytes that are no JSON, cut short, not UTF-8, too many, or with keys of the language are refused', () => {
  const text = written(aFullOutcome());
  for (const bad of [
    encoded(''),
    encoded(text.slice(0, -20)),
    new Uint8Array([0xff, 0xfe]),
    encoded('[]'),
    encoded('null'),
    encoded('"x"'),
    encoded(`\ufeff${text}`),
    encoded('['.repeat(100_000)),
    new Uint8Array(most.bytes + 1),
  ])
    assert.throws(() => readHandover(bad, expected), InputError);
  for (const key of ['__proto__', 'constructor', 'toString'])
    assert.throws(() => readHandover(encoded(text.replace('{', `{"${key}":{"x":1},`)), expected), InputError, key);
  assert.equal(Object.hasOwn(Object.prototype, 'x'), false);
});

test('a path is plain and relative, or none', () => {
  for (const path of ['a.py', 'a b/ü.py', '(outside)/x.py', '<stdin>', '.github/x.py', '-x.py', '...', 'ab:c.py'])
    assert.ok(isPlainPath(path), path);
  for (const path of [
    '',
    '/a',
    'a//b',
    'a/',
    './a',
    '..',
    'a/..',
    'C:/a',
    'c:x',
    'a\\b',
    'a\nb',
    'a\0',
    '\u001b[0m',
    '\ud800',
    `${'a/'.repeat(600)}b`,
  ])
    assert.ok(!isPlainPath(path), path);
});

test('whatever a scan finds, what it hands over can be read', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(...Object.values(hostile)),
    fc.constantFrom('x'.repeat(3000), '😀'.repeat(1500)),
  );
  const long = fc.oneof(word, fc.constantFrom('y'.repeat(longest.code + 1), '😀'.repeat(longest.code / 2)));
  const number = fc.constantFrom(-1, 0, 1, 7, 5_000_001, Number.MAX_SAFE_INTEGER);
  const finding = fc.record({
    test: word,
    name: word,
    path: word,
    message: word,
    moreInfo: fc.option(word),
    cwe: fc.option(number),
    startLine: number,
    endColumn: number,
    before: long,
    after: long,
  });
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 5 }), word, (all, text) => {
      const triaged = all.map(({ startLine, endColumn, before: _, after: __, ...of }) =>
        aTriaged({
          of: { ...of, span: { startLine, startColumn: 1, endLine: startLine, endColumn } },
          excerpt: text,
          lineHash: text,
        }),
      );
      const fixed = all.map(({ before, after, cwe: _, startLine, endColumn: __, ...of }, index) => ({
        ...aFixed({
          summary: text,
          cautions: [text],
          excerpt: { line: startLine, before, after },
          regions: [{ line: startLine, before, after }],
          of,
        }),
        finding: triaged[index]!.finding,
      }));
      const notes = [{ level: 'notice', topic: 'config', text }] as const;
      const outcome = anOutcome(triaged, {
        notes,
        compared: { kind: 'base', label: text },
        tool: { bandit: text, python: text },
        remediation: aRemediation({ fixed, files: all.map(({ path, before, after }) => ({ path, before, after })) }),
      });
      const handover = readHandover(encoded(written(outcome)), expected);
      for (const one of handover.remediation?.fixed ?? [])
        for (const region of one.regions)
          assert.ok(
            fixed.some(({ regions }) => regions.some(({ after }) => after === region.after)),
            'a region is handed over whole',
          );
      outcomeOf(handover, [], ruleOf);
    }),
    { numRuns: 60 },
  );
});

test('an outcome that is too much is handed over in part, and says so', () => {
  const files = Array.from({ length: 30 }, (_, index) => ({
    path: `f${index}.py`,
    before: 'x'.repeat(900_000),
    after: 'y',
  }));
  const outcome = anOutcome([aTriaged()], { remediation: aRemediation({ files }) });
  const handover = readHandover(encoded(written(outcome)), expected);
  assert.deepEqual([handover.remediation?.files.length, handover.remediation?.fixed.length], [0, 1]);
  assert.match(handover.notes.at(-1)?.text ?? '', /changed files are too much to be handed over/);

  const many = Array.from({ length: 26_000 }, (_, index) => ({
    ...aTriaged(),
    finding: {
      ...aTriaged().finding,
      message: 'm'.repeat(1200),
      identity: { ...aTriaged().finding.identity, id: index.toString(16).padStart(16, '0') },
    },
  }));
  const large = readHandover(encoded(written(anOutcome(many))), expected);
  assert.equal(large.findings.length, 1000);
  assert.match(large.notes.at(-1)?.text ?? '', /findings after the first 1,000/);
});

test('findings of names that nothing but an attack has are counted and left out', () => {
  const outcome = anOutcome([
    aTriaged(),
    aTriaged({ of: aFinding({ path: 'a\\b.py' }) }),
    aTriaged({ of: aFinding({ test: '::x::' }) }),
  ]);
  const handover = readHandover(encoded(written(outcome)), expected);
  assert.deepEqual(
    [handover.findings.length, handover.notes[0]?.text],
    [1, '2 findings could not be handed over for publishing; the results of the run have them.'],
  );
});

test('nothing in it says what to do: no check, no command to copy, no wish', () => {
  assert.deepEqual(Object.keys(handoverSchema.shape), [
    'version',
    'repository',
    'pull',
    'head',
    'commit',
    'run',
    'category',
    'gate',
    'compared',
    'tool',
    'totals',
    'findings',
    'unscanned',
    'gone',
    'notes',
    'remediation',
    'blobs',
  ]);
});
