import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestUse, type DigestUse } from '../../../src/remedies/cryptography/digest-use.ts';
import { pythonFile } from '../../python/parser.ts';

const use = (text: string, path?: string): Promise<Readonly<Record<keyof DigestUse, unknown>>> =>
  pythonFile(
    text,
    (file) => {
      const call = file.root
        .descendantsOfType('call')
        .find((one) => one?.childForFieldName('function')?.text === 'md5');
      assert.ok(call);
      const found = digestUse(file, call);
      return {
        ...found,
        fixed: found.fixed?.text ?? null,
        cut: found.cut?.text ?? null,
        choice: found.choice?.type ?? null,
        prescribed: found.prescribed?.by ?? null,
      };
    },
    path,
  );

const table: readonly (readonly [title: string, code: string, found: Partial<Record<keyof DigestUse, unknown>>])[] = [
  ['a password in the arguments', 'x = md5(user.password.encode())', { password: 'password', harmless: null }],
  ['a password that is fed later', 'h = md5()\nh.update(password)', { password: 'password' }],
  ['a salt and a secret', 'x = md5(secret + salt)', { password: 'secret' }],
  ['a token', 'token = md5(x)', { secret: 'token' }],
  ['a cache key of a token', 'token_cache_key = md5(x)', { secret: null, harmless: 'token_cache_key' }],
  ['an etag, by the function', 'def etag(x):\n    return md5(x)', { harmless: 'etag' }],
  [
    'a class that deals with secrets',
    'class Auth:\n    def etag(self):\n        return md5(x)',
    { harmless: 'etag', around: 'Auth' },
  ],
  ['a slice', 'x = md5(y).hexdigest()[:8]', { cut: 'md5(y).hexdigest()[:8]' }],
  ['a slice further down', 'x = md5(y).hexdigest()\nz = x[:8]', { cut: 'x[:8]' }],
  [
    'a fixed value',
    'if md5(x).hexdigest() == "9e107d9d372bb6826bd81d3542a419d6": pass',
    { fixed: '"9e107d9d372bb6826bd81d3542a419d6"' },
  ],
  [
    'another function’s variable of that name',
    'def f():\n    x = md5(y)\ndef g():\n    password = x[:8]',
    { password: null, cut: null },
  ],
  ['a protocol', 'def websocket_accept(x):\n    return md5(x)', { prescribed: 'WebSocket' }],
  ['its own name', 'md5_digest = md5(x)', { named: 'md5_digest' }],
  ['a choice', 'x = sha256(y) if new else md5(y)', { choice: 'conditional_expression' }],
  ['a choice by name', 'if kind == "md5":\n    x = md5(y)', { choice: 'if_statement' }],
  ['no choice', 'if y:\n    x = md5(y)\nelse:\n    x = md5(z)', { choice: null }],
  ['a comment', 'x = md5(y)  # noqa: S324 - non-security use', { declared: true }],
];

for (const [title, code, found] of table) {
  test(title, async () => {
    const all = await use(code);
    for (const key of Object.keys(found))
      assert.deepEqual(
        Object.entries(all).find(([name]) => name === key)?.[1],
        Object.entries(found).find(([name]) => name === key)?.[1],
        key,
      );
  });
}

test('the path counts', async () => {
  assert.equal((await use('x = md5(y)', 'lib/git/objects.py')).prescribed, 'git');
  assert.equal((await use('x = md5(y)', 'lib/cache.py')).harmless, 'cache.py');
});
