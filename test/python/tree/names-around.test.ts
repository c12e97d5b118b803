import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PythonFile } from '../../../src/python/tree/file.ts';
import { argumentNames, namesAround, wordsOf, type NamesAround } from '../../../src/python/tree/names-around.ts';
import type { Node } from '../../../src/python/tree/tree.ts';
import { secrecyOf } from '../../../src/remedies/secrets/secret-names.ts';
import { pythonFile } from '../parser.ts';

const hereIn = (file: PythonFile): Node => {
  const call = file.root.descendantsOfType('call').find((one) => one.childForFieldName('function')?.text === 'HERE');
  assert.ok(call);
  return call;
};
const around = (text: string): Promise<NamesAround> => pythonFile(text, (file) => namesAround(hereIn(file)));

const table: readonly (readonly [title: string, code: string, near: readonly string[]])[] = [
  ['a target', 'token = HERE()', ['token']],
  ['an attribute of self', 'self.reset_token = HERE()', ['reset_token']],
  ['a subscript', 'row["salt"] = HERE()', ['row', 'salt']],
  ['several targets', 'a, b = HERE(), 1', ['a', 'b']],
  ['inside an expression', 'pin = "".join(str(HERE()) for _ in x)', ['str', 'join', 'pin']],
  ['a keyword and its function', 'send(code=HERE())', ['code', 'send']],
  ['a key of a dictionary', 'x = {"nonce": HERE()}', ['nonce', 'x']],
  ['a walrus', 'if (otp := HERE()): pass', ['otp']],
  ['a default', 'def f(key=HERE()): pass', ['key']],
  ['a comparison', 'if HERE() < rate: pass', ['rate']],
  ['what it is an index of', 'x[HERE()] = token', ['x']],
  ['a loop does not pass on the names of its body', 'for x in HERE(): token = 1', []],
];

for (const [title, code, near] of table) {
  test(`near: ${title}`, async () => assert.deepEqual((await around(code)).near, near));
}

test('functions and classes, the innermost first', async () => {
  const { functions, classes } = await around(
    'class A:\n    class B:\n        def f(self):\n            def g():\n                return HERE()\n',
  );
  assert.deepEqual(
    [functions, classes],
    [
      ['g', 'f'],
      ['B', 'A'],
    ],
  );
});

test('names in the arguments', async () => {
  assert.deepEqual(await pythonFile('HERE(user.password.encode(), salt=x)', (file) => argumentNames(hereIn(file))), [
    'user',
    'password',
    'encode',
    'x',
  ]);
});

test('words of names', () => {
  assert.deepEqual(wordsOf('resetToken2'), ['reset', 'token']);
  assert.deepEqual(wordsOf('HTTPAuth_key'), ['http', 'auth', 'key']);
  assert.deepEqual(wordsOf('__x__'), ['x']);
});

test('secrecy of names', () => {
  for (const name of ['password', 'userPasswd', 'OTP', 'csrf_seed', 'reset_token', 'apikey'])
    assert.equal(secrecyOf(name), 'sure', name);
  for (const name of ['token', 'session_key', 'login_code', 'make_key', 'pin', 'AuthHandler'])
    assert.equal(secrecyOf(name), 'likely', name);
  for (const name of ['key', 'sort_key', 'cache_token', 'gpio_pin', 'word_tokens', 'code', 'app_id', 'delay', ''])
    assert.equal(secrecyOf(name), null, name);
});
