import assert from 'node:assert/strict';
import { test } from 'node:test';
import { help, readCommand } from '../../src/cli/command.ts';
import { inputNames } from '../../src/cli/inputs.ts';

test('scan is the default command, and words are targets', () => {
  assert.deepEqual(readCommand(['src', './lib', '--fail-on', 'high']), {
    name: 'scan',
    given: { 'fail-on': 'high', targets: 'src ./lib' },
  });
  assert.deepEqual(readCommand([]), { name: 'scan', given: {} });
  assert.deepEqual(readCommand(['scan', '--fail-on=none', '--', '-odd.py']), {
    name: 'scan',
    given: { 'fail-on': 'none', targets: '-odd.py' },
  });
});

test('a switch without a value is true; other flags need one', () => {
  assert.deepEqual(readCommand(['--new-only', '--base-ref', 'main']), {
    name: 'scan',
    given: { 'new-only': 'true', 'base-ref': 'main' },
  });
  assert.throws(() => readCommand(['--fail-on', '--new-only']), /--fail-on needs a value/);
});

test('all misspelt flags are named with what was meant', () => {
  assert.throws(
    () => readCommand(['--failon', 'high', '--exclud', 'x', '-r', '.']),
    (error: Error) => {
      assert.match(error.message, /--failon is not a flag; did you mean --fail-on\?/);
      assert.match(error.message, /--exclud is not a flag; did you mean --exclude\?/);
      assert.match(error.message, /-r is not a flag/);
      return true;
    },
  );
});

test('a misspelt command is not taken for a target', () => {
  assert.throws(() => readCommand(['baselin']), /baselin is not a command; did you mean baseline\?/);
  assert.deepEqual(readCommand(['scan', 'baselin']), { name: 'scan', given: { targets: 'baselin' } });
});

test('baseline and explain', () => {
  assert.deepEqual(readCommand(['baseline', 'src', '--accept-new']), {
    name: 'baseline',
    given: { targets: 'src' },
    acceptNew: true,
  });
  assert.deepEqual(readCommand(['explain', 'b506']), { name: 'explain', tests: ['B506'] });
  assert.throws(() => readCommand(['explain']), /takes the id of a test/);
  assert.throws(() => readCommand(['scan', '--accept-new']), /--accept-new is not a flag/);
});

test('help names every flag', () => {
  for (const name of inputNames.filter((one) => one !== 'targets')) assert.ok(help().includes(`--${name} `), name);
});

test('every input that is true or false works without a value, and those with more values too', () => {
  for (const name of ['cache', 'annotations', 'fix-draft', 'fix-default-branch', 'new-only', 'upload-sarif'])
    assert.deepEqual(readCommand(['scan', `--${name}`]), { name: 'scan', given: { [name]: 'true' } });
  assert.throws(() => readCommand(['scan', '--fail-on']), /--fail-on needs a value/);
});

test('names that every object has are no flags', () => {
  for (const name of ['constructor', 'toString', '__proto__'])
    assert.throws(() => readCommand(['scan', `--${name}`, 'x']), /is not a flag/, name);
});

test('help is asked for by a flag, not by the value of another', () => {
  assert.deepEqual(readCommand(['fix', '-h']), { name: 'help' });
  assert.deepEqual(readCommand(['scan', 'src', '--help', '--fail-on', 'x']), { name: 'help' });
  const read = readCommand(['fix', '--rule', 'B603', '--suppress', '-h']);
  assert.equal(read.name === 'fix' && read.how.reason, '-h');
});
