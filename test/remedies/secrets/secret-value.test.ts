import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesSecret } from '../../../src/model/secret-name.ts';
import { judgeSecret, stringValue } from '../../../src/remedies/secrets/secret-value.ts';
import { pythonFile } from '../../python/parser.ts';

const kinds = (pairs: readonly (readonly [string, string])[]): readonly string[] =>
  pairs.map(([name, value]) => `${name} = ${value}: ${judgeSecret(name, value).kind}`);
const all = (kind: string, pairs: readonly (readonly [string, string])[]): void =>
  assert.deepEqual(
    kinds(pairs),
    pairs.map(([name, value]) => `${name} = ${value}: ${kind}`),
  );

test('what can hardly be anything but a secret', () =>
  all('secret', [
    ['DB_PASSWORD', 'hunter2-example'],
    ['password', 's3cr3t'],
    ['password', 'Admin'],
    ['passwd', 'change-me'],
    ['pwd', '123456'],
    ['SECRET_KEY', 'django-insecure-8^x2kq'],
    ['api_token', 'ghp_16C7e42F292c6912E7710c838347Ae178B4a'],
    ['token', 'eyJhbGciOi.J9x0.q-8'],
    ['auth_token', '0b79bab50daca910b000d4f1a2b675d604257e42'],
    ['db_pass', 'Tr0ub4dor&3'],
    ['password', 'pbkdf2_sha256$260000$x$y='],
    ['token_dsn', 'postgres://app:hunter2@db/app'],
    ['password', 'letmein1'],
    ['secret', 'wJalrXUtnFEMI/K7MDENG+bPxRfi'],
    ['secret', 'wJalrXUtnFEMI'],
    ['secret', 'AbCdEfGhIj'],
  ]));

test('what certainly is none', () =>
  all('none', [
    ['password', ''],
    ['password', '  '],
    ['token', '('],
    ['token', '=='],
    ['password', '********'],
    ['pwd', '...'],
  ]));

test('names that speak of something else', () =>
  all('unlikely', [
    ['token_url', 'x8f2-91ab'],
    ['PASSWORD_FIELD', 'user_pw1'],
    ['password_label', 'Pw9'],
    ['token_type', 'bearer2-mac'],
    ['eos_token', '<|endoftext|>'],
    ['next_token', 'n3xt-9'],
    ['password_hasher', 'argon2id-13'],
    ['reset_password', 'rp-1234'],
    ['token_key', 'tk_12345'],
    ['passwordField', 'pw_12345'],
  ]));

test('values that look like something else', () =>
  all('unlikely', [
    ['password', 'Enter your password:'],
    ['token', 'https://shelf.example/oauth2/token'],
    ['password', '%(password)s'],
    ['password', '{password}'],
    ['token', '<your token>'],
    ['secret', '/run/secrets/db1'],
    ['secret', 'db1.key'],
    ['token', 'access_token'],
    ['token', 'AccessToken'],
    ['token', 'TOKEN_EXPIRED'],
    ['password', 'password'],
    ['secret', 'your-secret-123'],
    ['pass', '\\d+'],
    ['token', 'INT8'],
    ['token', 'oauth2'],
    ['password', 'abc@shelf.example'],
    ['pwd', 'x1'],
    ['password', 'xxxxxxxx'],
    ['token', 'app.models.Token'],
    ['token', 'test-token'],
    ['FTP_PASSWORD', 'guest'],
    ['SECRET_KEY', 'AWSSecretKey'],
    ['token', '#bygroup'],
    ['password', ':****'],
    ['secret', 'nextTokenID'],
    ['secret', 'V1SecretReference'],
    ['token', 'roles/iam.serviceAccountTokenCreator'],
    ['secret_ref', 'x8-11'],
    ['token', 'urn:ietf:params:oauth'],
  ]));

test('a constant of plain words is a setting where neither name nor value is a label', () => {
  const judged = (name: string, value: string): string => judgeSecret(name, value, true).kind;
  for (const [name, value] of [
    ['SMTP_PASSWORD', 'correct-horse-battery'],
    ['DB_PASSWORD', 'bookshop'],
    ['JWT_SECRET', 'purple-monkey-dishwasher'],
    ['API_TOKEN', 'orange-giraffe'],
  ] as const) {
    assert.equal(judged(name, value), 'secret', name);
    assert.equal(judgeSecret(name, value).kind, 'unlikely', name);
  }
  for (const [name, value] of [
    ['RESET_PASSWORD', 'account-recovery'],
    ['DB_PASSWORD', 'change-me-please'],
    ['DB_PASSWORD', 'database'],
    ['LOGIN_PASSWORD', 'login-form'],
    ['GRANT_PASSWORD', 'resource-owner'],
    ['TOKEN', 'orange-giraffe'],
    ['NAME_TOKEN', 'orange-giraffe'],
    ['PASSWORD_KIND', 'sunflower'],
    ['CLIENT_SECRET', 'sunflower'],
    ['PASSWORD', 'pin_code'],
    ['PASSWORD', 'Sunflower.Seed'],
  ] as const)
    assert.equal(judged(name, value), 'unlikely', `${name} ${value}`);
});

test('a value that repeats its name is the name of a field or header', () => {
  assert.equal(judgeSecret('X_ACCESS_TOKEN', 'X-Access-Token').kind, 'unlikely');
  assert.equal(judgeSecret('HEADER_X_TOKEN', 'k9-20x').kind, 'unlikely');
});

test('a key named secret is a secret, a key of a token is a name', () => {
  assert.equal(judgeSecret('secret_key', 'k9-20x').kind, 'secret');
  assert.equal(judgeSecret('token_key', 'k9-20x').kind, 'unlikely');
});

test('no answer holds the value', () => {
  for (const value of [
    'qq9zz',
    'zyxwv',
    'zyx wvu',
    '/zyx/wvu',
    'https://zyx.wvu',
    '{zyx}',
    'zyx@wvu.de',
    'your-zyx-9',
  ]) {
    for (const name of ['password', 'token', 'token_url'])
      assert.doesNotMatch(JSON.stringify(judgeSecret(name, value)), /zyx|wvu|qq9/);
  }
});

test('no text makes the judgement slow', () => {
  const start = performance.now();
  for (const piece of ['a', 'Ab', 'AB', 'v1', '_', 'a.', 'a/', ':', '@', '{', '%(', '://', ' '])
    judgeSecret('password', `${piece.repeat(200_000)}1!`);
  assert.ok(performance.now() - start < 1000);
});

test('the names that Bandit goes by', () => {
  for (const name of [
    'password',
    'PASSWD',
    'db_pass',
    'pass_',
    'secret_key',
    'x_token_y',
    'passphrase',
    'pwd',
    'secrete',
  ])
    assert.equal(namesSecret(name), true, name);
  for (const name of ['passage', 'tokens', 'compass', 'user', 'apikey', 'dbpassword'])
    assert.equal(namesSecret(name), false, name);
});

test('values of literals', async () => {
  const value = (code: string): Promise<string | null> =>
    pythonFile(`${code}\n`, ({ root }) => stringValue(root.namedChildren[0]?.namedChildren[0] ?? null));
  assert.equal(await value('"a" \'b\''), 'ab');
  assert.equal(await value('("a"  # why\n "b")'), 'ab');
  assert.equal(await value('r"a\\d"'), 'a\\d');
  assert.equal(await value('u"""x"""'), 'x');
  assert.equal(await value('""'), '');
  assert.equal(await value('"b"'), 'b');
  for (const other of ['f"{x}"', 'b"x"', 'rb"x"', 'Rf"x"', 'None', '3', 'x', '"a" f"b"'])
    assert.equal(await value(other), null, other);
});
