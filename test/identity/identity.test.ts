import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { identify } from '../../src/identity/identity.ts';
import { writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { aFinding } from '../builders.ts';
import { knownFromFile, unmarked, version } from '../recognition/versions.ts';

/** Written by hand; `formatted` is what black 26.10.1 makes of it. */
const unformatted = `«B404:import subprocess, yaml»
from os import (path)

def run( cmd , *args ) :
    if (cmd):
        p = «subprocess.Popen( cmd,shell = True, stdout = subprocess.PIPE , stderr = subprocess.STDOUT, env = {'A' : 'b', "it's": u'x' } )»
    for (a, b) in args: «B101:assert (a == b), 'differ'»
    try : return «B506:yaml.load( p.stdout,Loader = yaml.Loader )»
    «B110:except Exception : pass»
    query = «B608:"SELECT * FROM users WHERE name = '%s' AND password = '%s' AND this_is_long = '%s'"» % (cmd, cmd, args)
    return(«subprocess.call('echo ' + cmd, shell=True)» if cmd else «B603:subprocess.call(['ls', '-l', '/a/rather/long/path/name', '/another/long/one'], 0XFF)»)

class A():
    def f(self): x = 1; «B101:assert x»
`;

const formatted = `«B404:import subprocess, yaml»
from os import path


def run(cmd, *args):
    if cmd:
        p = «subprocess.Popen(
            cmd,
            shell=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={"A": "b", "it's": "x"},
        )»
    for a, b in args:
        «B101:assert a == b, "differ"»
    try:
        return «B506:yaml.load(p.stdout, Loader=yaml.Loader)»
    «B110:except Exception:
        pass»
    query = (
        «B608:"SELECT * FROM users WHERE name = '%s' AND password = '%s' AND this_is_long = '%s'"»
        % (cmd, cmd, args)
    )
    return (
        «subprocess.call("echo " + cmd, shell=True)»
        if cmd
        else «B603:subprocess.call(
            ["ls", "-l", "/a/rather/long/path/name", "/another/long/one"], 0xFF
        )»
    )


class A:
    def f(self):
        x = 1
        «B101:assert x»
`;

test('black changes no part of an identity', () => {
  const [before, after] = [version(unformatted), version(formatted)];
  assert.equal(before.findings.length, 9);
  assert.deepEqual(
    after.findings.map(({ identity }) => identity),
    before.findings.map(({ identity }) => identity),
  );
});

test('line ends, tabs, comments and added parentheses change no part of an identity', () => {
  const of = (text: string): unknown => version(text).findings.map(({ identity }) => identity);
  const plain = of(formatted);
  assert.deepEqual(of(formatted.replaceAll('\n', '\r\n')), plain);
  assert.deepEqual(of(formatted.replaceAll('\n', '\r')), plain);
  assert.deepEqual(of(formatted.replaceAll('    ', '\t')), plain);
  assert.deepEqual(of(`\ufeff${formatted}`), plain);
  assert.deepEqual(of(formatted.replaceAll('\n', '  # why\n')), plain);
  assert.deepEqual(of(formatted.replace('0xFF', '(0xFF)').replace('for a, b in', 'for (a, b) in')), plain);
  assert.notDeepEqual(of(formatted.replace('0xFF', '0xFE')), plain);
});

test('an id is 16 hex digits, unique in a report, and does not depend on the order of the findings', () => {
  const { text, findings } = unmarked(
    'def f(x):\n    «B101:assert x»\n    «B101:assert x»\n\ndef g(x):\n    «B101:assert x»\n',
    'a.py',
  );
  const sources = new Map([['a.py', text]]);
  const ids = identify(findings, sources).map(({ identity }) => identity.id);
  assert.ok(
    ids.every((id) => /^[0-9a-f]{16}$/.test(id)),
    ids.join(),
  );
  assert.equal(new Set(ids).size, 3);
  assert.deepEqual(
    identify(findings.toReversed(), sources).map(({ identity }) => identity.id),
    ids.toReversed(),
  );
});

test('an id stays when lines move, another function gets a twin, the class is renamed or neighbours change', () => {
  const ids = (text: string): readonly string[] => version(text).findings.map(({ identity }) => identity.id);
  const base = 'class A:\n    def f(self, x):\n        one()\n        «B101:assert x»\n';
  const [id = ''] = ids(base);
  for (const changed of [
    `\n\n${base}`,
    base.replace('class A', 'class B'),
    base.replace('one', 'two'),
    `def g(x):\n    «B101:assert x»\n\n${base}`,
  ])
    assert.ok(ids(changed).includes(id), changed);
});

test('the same finding of different Pythons: a piece of an f-string counts as the whole of it', () => {
  const of = (text: string): string | undefined => version(text).findings[0]?.identity.code;
  assert.equal(of("q = f'SELECT {a} «B608:FROM» t'\n"), of("q = «B608:f'SELECT {a} FROM t'»\n"));
});

const secrets: readonly { readonly name: string; readonly text: (secret: string) => string }[] = [
  { name: 'assignment', text: (s) => `«B105:password = "${s}"»\nprint("${s}")\n` },
  { name: 'value of an assignment', text: (s) => `password = «B105:'${s}'»\n«B101:assert login('${s}')»\n` },
  {
    name: 'key of a dictionary',
    text: (s) => `c = {\n    "user": "u",\n    «B105:"password"»: "${s}",\n}\n«connect("${s}", shell=True)»\n`,
  },
  { name: 'index of a subscript', text: (s) => `c[«B105:"token"»] = "${s}"\n` },
  { name: 'comparison', text: (s) => `if a and token == «B105:"${s}"»:\n    pass\n` },
  { name: 'keyword argument', text: (s) => `«B106:connect(user="u", password="${s}")»\nopen("${s}")\n` },
  { name: 'default argument', text: (s) => `«B107:def connect(user, password="${s}"):\n    return use("${s}")»\n` },
  { name: 'joined literals', text: (s) => `«B105:password = "${s.slice(0, 3)}" "${s.slice(3)}"»\n` },
  { name: 'number', text: (s) => `c = {«B105:"secret"»: ${s.length}123}\n` },
  { name: 'f-string beside it', text: (s) => `«B105:password = "${s}"»\nlog(f"{x!r} ${s}")\n` },
  { name: 'neighbour that Bandit does not flag', text: (s) => `login("${s}")\n«B101:assert x»\nlogin(b'${s}')\n` },
];

for (const { name, text } of secrets)
  test(`no hash depends on a secret: ${name}`, () => {
    const of = (secret: string): unknown => version(text(secret)).findings.map(({ identity }) => identity);
    assert.deepEqual(of('hunter2'), of('swordfish'.slice(0, 7)));
    assert.deepEqual(knownFromFile(version(text('hunter2')), version(text('letmein'))).includes(false), false);
  });

test('a guess of the secret, in whatever spelling, matches nothing in a baseline file', () => {
  const { findings } = version('«B105:password = "hunter2"»\nlogin(password, "hunter2")\n');
  const file = writeBaseline(findings, []);
  for (const guess of [
    'hunter2',
    '"hunter2"',
    "password\n=\n':hunter2",
    'password = "hunter2"',
    "password\n=\n':hunter2",
    "':hunter2",
  ])
    assert.ok(!file.includes(createHash('sha256').update(guess).digest('hex').slice(0, 8)), guess);
  assert.ok(!file.includes('hunter2'));
});

test('without its source a finding has an id and no other part', () => {
  const [first, second] = identify([aFinding(), aFinding()], new Map());
  assert.match(first?.identity.id ?? '', /^[0-9a-f]{16}$/);
  assert.notEqual(first?.identity.id, second?.identity.id);
  assert.equal(first?.identity.code, '');
});

test('places out of the file, empty files and broken text are no failure', () => {
  const spans = [
    [1, 1, 1, 1],
    [999, 50, 1000, 2],
    [2, 400, 1, 1],
    [0, 0, 0, 0],
    [-1, -1, -1, -1],
  ] as const;
  const findings = spans.map(([startLine, startColumn, endLine, endColumn]) =>
    aFinding({ span: { startLine, startColumn, endLine, endColumn } }),
  );
  for (const text of ['', '\n', '#', '"""', 'x = (\n', 'def\n', "f'{", '\\', ')))\n;;;\n', 'class :\n  def :\n   pass'])
    for (const id of ['B602', 'B105', 'B106', 'B107'])
      assert.equal(
        identify(
          findings.map((finding) => ({ ...finding, test: id })),
          new Map([['app/run.py', text]]),
        ).length,
        spans.length,
      );
});
