import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputNames, readInputs } from '../../src/cli/inputs.ts';
import { refuseBesideShard } from '../../src/cli/refuse-beside-shard.ts';
import { InputError } from '../../src/model/input-error.ts';

const problem = (given: Record<string, string>): string => {
  try {
    readInputs(given);
  } catch (error) {
    assert.ok(error instanceof InputError);
    return error.message;
  }
  return assert.fail('accepted');
};

test('nothing given gives the defaults of the contract', () => {
  const inputs = readInputs({});
  assert.deepEqual(inputs.targets, ['.']);
  assert.equal(inputs['fail-on'], 'medium');
  assert.equal(inputs['fail-on-confidence'], 'low');
  assert.equal(inputs.annotations, true);
  assert.equal(inputs['new-only'], 'auto');
  assert.equal(inputs['github-token'], '');
  assert.equal(inputNames.length, 38);
});

test('a shard is K/N with 1 <= K <= N <= 256, and what is wrong with another value is said', () => {
  assert.equal(readInputs({}).shard, null);
  assert.deepEqual(
    [' 1/1', '2/4', '7 / 256'].map((shard) => readInputs({ shard }).shard),
    [
      { index: 1, count: 1 },
      { index: 2, count: 4 },
      { index: 7, count: 256 },
    ],
  );
  assert.match(problem({ shard: '2' }), /^shard: "2" must look like 2\/4\. Scan only one part/);
  for (const shard of ['2/', '/2', 'a/b', '-1/2', '1/2/3', '1.5/2', '0x1/2', '1:4'])
    assert.match(problem({ shard }), /must look like 2\/4/, shard);
  assert.match(problem({ shard: '0/4' }), /must begin with 1 or more/);
  assert.match(problem({ shard: '5/4' }), /must not begin with more than it ends with/);
  for (const shard of ['1/257', '1/1000']) assert.match(problem({ shard }), /must have at most 256 parts/);
});

test('what a shard does not do is refused, all of it at once', () => {
  const refusal = (given: Record<string, string>, command?: string): string => {
    try {
      refuseBesideShard(readInputs(given), command);
    } catch (error) {
      assert.ok(error instanceof InputError);
      return error.message;
    }
    return '';
  };
  assert.equal(refusal({ report: 'x.json', fix: 'patch' }), '');
  assert.equal(
    refusal({ shard: '1/2', 'fail-on': 'high', tests: 'B602', cache: 'false', 'upload-sarif': 'false' }),
    '',
  );
  assert.equal(
    refusal({ shard: '1/2' }, 'fix'),
    'shard: a shard is only scanned, which does not go with the command fix. Give that to the job that merges the shards.',
  );
  const message = refusal(
    {
      shard: '1/2',
      report: 'x.json',
      fix: 'patch',
      mode: 'publish',
      baseline: 'b.json',
      comment: 'always',
      'check-name': 'x',
      'base-ref': 'main',
      'new-only': 'true',
      'upload-sarif': 'true',
      'test-command': 'make',
    },
    'baseline',
  );
  for (const name of [
    'the command baseline',
    'report',
    'fix: patch',
    'mode: publish',
    'baseline',
    'comment: always',
    'check-name',
    'base-ref',
    'new-only: true',
    'upload-sarif: true',
    'test-command',
  ])
    assert.ok(message.includes(name), name);
});

test("the official action's placeholder means not given", () => {
  const inputs = readInputs({ configfile: 'DEFAULT', severity: 'DEFAULT', targets: 'DEFAULT' });
  assert.equal(inputs.configfile, '');
  assert.equal(inputs.severity, '');
  assert.deepEqual(inputs.targets, ['.']);
});

test('every problem is listed at once, with what would be right', () => {
  const message = problem({
    'fail-on': 'critical',
    'new-only': 'yes',
    'python-version': 'latest',
    fail_on: 'high',
    wibble: '1',
  });
  assert.match(message, /^5 inputs need correcting:/);
  assert.match(message, /"fail_on" is not an input; did you mean fail-on\?/);
  assert.match(message, /"wibble" is not an input\. Inputs: targets, /);
  assert.match(message, /fail-on: "critical" must be one of low, medium, high, none\./);
  assert.match(message, /new-only: "yes" must be one of auto, true, false\./);
  assert.match(message, /python-version: "latest" must look like 3\.13\./);
});

test('one problem is one line', () => {
  assert.equal(problem({ unscanned: 'ignore' }).split('\n').length, 1);
});

test('lists are split at white space', () => {
  assert.deepEqual(readInputs({ targets: ' src\n  tests/unit ' }).targets, ['src', 'tests/unit']);
  assert.deepEqual(readInputs({ report: 'a.json b.json' }).report, ['a.json', 'b.json']);
});

test('an exact Bandit version, pinned and system are accepted, a range is not', () => {
  for (const version of ['1.9.4', '1.7', 'system', 'pinned'])
    assert.equal(readInputs({ 'bandit-version': version })['bandit-version'], version);
  assert.match(problem({ 'bandit-version': '>=1.9' }), /must be an exact version such as 1\.9\.4/);
});
