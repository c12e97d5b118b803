import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputNames, readInputs } from '../src/inputs.ts';
import { InputError } from '../src/model/input-error.ts';

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
  assert.equal(inputNames.length, 35);
});

test("the official action's placeholder means not given", () => {
  const inputs = readInputs({ configfile: 'DEFAULT', severity: 'DEFAULT', targets: 'DEFAULT' });
  assert.equal(inputs.configfile, '');
  assert.equal(inputs.severity, '');
  assert.deepEqual(inputs.targets, ['.']);
});

test('every problem is listed at once, with what would be right', () => {
  const message = problem({ 'fail-on': 'critical', 'new-only': 'yes', 'python-version': 'latest', 'fail_on': 'high', wibble: '1' });
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
  for (const version of ['1.9.4', '1.7', 'system', 'pinned']) assert.equal(readInputs({ 'bandit-version': version })['bandit-version'], version);
  assert.match(problem({ 'bandit-version': '>=1.9' }), /must be an exact version such as 1\.9\.4/);
});
