import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isText } from '../../../src/python/tree/text-type.ts';
import { variableName } from '../../../src/remedies/secrets/from-environment.ts';
import { pythonFile } from '../parser.ts';

/** Whether the argument of `check` is certainly a text. */
const text = (code: string): Promise<boolean> =>
  pythonFile(`${code}\n`, (file) => {
    const call = file.root
      .descendantsOfType('call')
      .find((node) => node?.childForFieldName('function')?.text === 'check');
    const argument = call?.childForFieldName('arguments')?.namedChildren[0];
    return argument ? isText(file, argument) : false;
  });

test('texts', async () => {
  for (const code of [
    'check("a")',
    'check((f"{a}"))',
    'check(a.strip())',
    'check(a.get("b", ""))',
    'check(input())',
    'import getpass as g\ncheck(g.getpass())',
    'a = "b"\ncheck(a)',
    'def f(a: str):\n    check(a)',
    'def f(a: str = ""):\n    check(a)',
    'a = ""\na = str(3)\ncheck(a)',
  ])
    assert.equal(await text(code), true, code);
});

test('what may be something else', async () => {
  for (const code of [
    'check(b"a")',
    'check(rb"a")',
    'check(a)',
    'check(a.b)',
    'check(a.get("b"))',
    'check(a.get("b", None))',
    'a = None\na = ""\ncheck(a)',
    'def f(a):\n    check(a)',
    'def f(a: str | None):\n    check(a)',
    'def str(a): pass\ncheck(str(1))',
    'a = b = ""\na += c\ncheck(d)',
    'for a in "b":\n    check(a)',
    'import a\ncheck(a)',
  ]) {
    assert.equal(await text(code), false, code);
  }
});

test('names of variables', () => {
  const pairs = [
    ['DB_PASSWORD', null, 'DB_PASSWORD'],
    ['password', null, 'APP_PASSWORD'],
    ['password', 'CloudClient', 'CLOUD_CLIENT_PASSWORD'],
    ['token', 'settings', 'APP_TOKEN'],
    ['dbPassword', 'x', 'DB_PASSWORD'],
    ['__secret', 'mail', 'MAIL_SECRET'],
    ['X-Auth-Token', null, 'X_AUTH_TOKEN'],
    ['token', '2fa', 'N2FA_TOKEN'],
  ] as const;
  for (const [name, owner, variable] of pairs) assert.equal(variableName(name, owner), variable);
});
