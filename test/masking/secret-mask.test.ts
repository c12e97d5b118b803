/** What counts as a secret in a text, and what does not. The forms and the outputs are in test/masks/. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedLiterals } from '../../src/masking/named-literals.ts';
import { secretMask, type SecretMask } from '../../src/masking/secret-mask.ts';
import { tokenize, textOf } from '../../src/python/text/tokens.ts';
import { aFinding } from '../builders.ts';

/** With a finding on each line of `password = LITERAL` in a.py; `more` stands below. */
function maskOf(literals: readonly string[], more = ''): SecretMask {
  const text = `${literals.map((literal) => `password = ${literal}\n`).join('')}${more}`;
  const findings = literals.map((literal, index) =>
    aFinding({
      test: 'B105',
      path: 'a.py',
      span: { startLine: index + 1, startColumn: 12, endLine: index + 1, endColumn: 12 + literal.length },
    }),
  );
  return secretMask(findings, new Map([['a.py', text]]));
}

test('a word is the secret where it stands whole, in literals and comments; names are names', () => {
  const mask = maskOf(['"test"']);
  assert.equal(
    mask.code('a.py', 'run(env=testenv, test=test, x="testenv", y="a test b", z="test")  # test tests\n'),
    'run(env=testenv, test=test, x="testenv", y="a *** b", z="***")  # *** tests\n',
  );
  assert.equal(maskOf(['"hunter2!"']).code('b.py', 'run("mysql -phunter2!x")'), 'run("mysql -p***x")');
});

test('what a program prints shows no value of four characters and more', () => {
  const output = maskOf(['"hunterxx"']).output;
  for (const before of ['password = ', 'postgres://root:', '-p', '{"a":"x\\n', '\u001b[31m', '%20', "b'\\x00"]) {
    assert.equal(output(`${before}hunterxx@db`), `${before}***@db`, before);
  }
  assert.equal(output('hunterxxy, xhunterxx, -xphunterxx'), 'hunterxxy, xhunterxx, -xphunterxx');
  assert.equal(maskOf(['"abc"']).output('abc'), 'abc');
});

test('what a program shortens, and an output that begins within a secret', () => {
  const { output } = maskOf(['"correct-horse-battery-staple-7"']);
  assert.equal(output("'correct-horse...y-staple-7' Loading... re..."), "'***...***' Loading... re...");
  assert.equal(output(`ery-staple-7 ${'x'.repeat(2000)}`), `*** ${'x'.repeat(2000)}`);
});

test('in another file a word stays that the program also has as a name, as does a name of secrets anywhere', () => {
  const mask = maskOf(['"string"', '"quartz"', '"access_token"'], 'string = 1\n');
  const code = 'x = ["string", "quartz", "access_token"]\n';
  assert.equal(mask.code('a.py', code), 'x = ["***", "***", "access_token"]\n');
  assert.equal(mask.code('b.py', code), 'x = ["string", "***", "access_token"]\n');
  assert.equal(mask.text('refs/heads/quartz'), 'refs/heads/***');
});

test('an empty secret hides nothing, a short one hides where it is given', () => {
  const mask = maskOf(['""', '"x1"']);
  assert.equal(
    mask.code('a.py', 'password = ""\npassword = "x1"\ny = "x1"\n'),
    'password = ""\npassword = "***"\ny = "x1"\n',
  );
});

test('a secret in a field of an f-string', () => {
  const text = `f"{connect(user, password='hunter2-x')} and {user}"\n`;
  const finding = aFinding({
    test: 'B106',
    path: 'a.py',
    span: { startLine: 1, startColumn: 4, endLine: 1, endColumn: 39 },
  });
  const mask = secretMask([finding], new Map([['a.py', text]]));
  assert.equal(mask.code('a.py', text), `f"{connect(user, password='***')} and {user}"\n`);
  assert.equal(mask.output('hunter2-x'), '***');
});

test('of a call and a function all that is given to names of secrets, and nothing else', () => {
  const text = 'f("keep", user="bob", password="an-0ne", token="tw-0")\n';
  const finding = aFinding({
    test: 'B106',
    path: 'a.py',
    span: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 55 },
  });
  const mask = secretMask([finding], new Map([['a.py', text]]));
  assert.equal(mask.code('a.py', text), 'f("keep", user="bob", password="***", token="***")\n');
});

test('patterns in a secret are no patterns here', () => {
  const mask = maskOf(['r"a.*+?^${}()|[]\\-/"']);
  assert.equal(mask.code('a.py', 'p = r"a.*+?^${}()|[]\\-/"\n'), 'p = r"***"\n');
});

const named = (text: string): readonly string[] => {
  const tokens = tokenize(text);
  return namedLiterals(tokens).flatMap(({ literals }) => literals.map((index) => textOf(tokens, index)));
};

test('literals that a name of secrets is given', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'password: "str | None" = "a"': ['"a"'],
    'if user: password = "a"': ['"a"'],
    'user, shop.password = "b", "a"': ['"a"'],
    '(user, password) = ("b", "a")': ['"a"'],
    'x = password = "a" + ("b" + c)': ['"a"', '"b"'],
    'password = "a" if env == "prod" else "b"': ['"a"', '"b"'],
    'd["x"]["password"] = "a"': ['"a"'],
    'x = {"user": "b", "password": "a", "port": 1}': ['"a"'],
    'd.get("password", default="a")': ['"a"'],
    'setattr(self, "password", "a")': ['"a"'],
    'd.get("password") == "a"': ['"a"'],
    '"a" == self.password and user == "b"': ['"a"'],
    'assert password != "a", "message"': ['"a"'],
    'password = input("Password: ")': [],
    'password = os.environ["PASSWORD"]': [],
    'for token in ("a", "b"): pass': [],
    'f(dest="password", user="b")': [],
    'x = {"password": {"a": "b"}}': [],
  };
  for (const [text, expected] of Object.entries(cases)) assert.deepEqual(named(text), expected, text);
});

test('many names and literals in one statement take no longer for it', () => {
  const start = performance.now();
  named(`${'token = '.repeat(50_000)}"a"\n`);
  named(`password = ${'"a" + '.repeat(50_000)}"a"\n`);
  named(`f(${'password="a", '.repeat(50_000)})\n`);
  assert.ok(performance.now() - start < 10_000);
});
