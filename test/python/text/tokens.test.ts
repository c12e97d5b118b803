import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { normalForm } from '../../../src/python/text/normal-form.ts';
import { statementsOf } from '../../../src/python/text/statements.ts';
import { kind, textOf, tokenize, type Tokens } from '../../../src/python/text/tokens.ts';

const names = Object.fromEntries(Object.entries(kind).map(([name, number]) => [number, name]));
const shown = (text: string): readonly string[] => {
  const tokens = tokenize(text);
  return Array.from(
    { length: tokens.count },
    (_, index) => `${names[tokens.kinds[index] ?? 0]} ${textOf(tokens, index)}`,
  );
};
const texts = (tokens: Tokens, of: number): readonly string[] =>
  Array.from({ length: tokens.count }, (_, index) => index)
    .filter((index) => tokens.kinds[index] === of)
    .map((index) => textOf(tokens, index));

test('names, numbers, strings, operators, comments and line ends', () => {
  assert.deepEqual(shown('x = 0x1F if a else 1e-5j  # why\n'), [
    'name x',
    'operator =',
    'number 0x1F',
    'name if',
    'name a',
    'name else',
    'number 1e-5j',
    'comment # why',
    'newline \n',
  ]);
  assert.deepEqual(shown('größe **= .5'), ['name größe', 'operator **=', 'number .5', 'newline ']);
  assert.deepEqual(shown('def f(a, /) -> b: ...'), [
    'name def',
    'name f',
    'operator (',
    'name a',
    'operator ,',
    'operator /',
    'operator )',
    'operator ->',
    'name b',
    'operator :',
    'operator ...',
    'newline ',
  ]);
});

test('line ends inside brackets, blank lines, comment lines and continued lines end no logical line', () => {
  assert.equal(shown('f(\n  a,\r\n  b)\n').filter((each) => each.startsWith('newline')).length, 1);
  assert.equal(shown('\n\n# only\n\nx \\\n = 1\r# end').filter((each) => each.startsWith('newline')).length, 1);
});

const literals = [
  `'a'`,
  `"a\\"b"`,
  `Rb"q\\"z"`,
  `u'x'`,
  `'''a\n"b"''c'''`,
  `"""a\\"""b"""`,
  `f'a {b!r:{w}} {d["k"]:%H:%M}'`,
  `f'{x'y'}'`,
  `f"{f"{f"{1}"}"}"`,
  `f'{{literal}} {a}'`,
  `f"{x:'>10}"`,
  `f'''{\n a # c }\n}'''`,
  `f"{'\\n'.join(x)}"`,
  `t"{a}"`,
  `f'{a["b"]:{c["d"]}}'`,
  `f"{lambda_(x)!s}"`,
  `f'\\N{DIGIT ONE}'`,
  `''`,
  `""""""`,
];
for (const literal of literals)
  test(`one token: ${JSON.stringify(literal)}`, () =>
    assert.deepEqual(shown(`${literal} + x`), [`string ${literal}`, 'operator +', 'name x', 'newline ']));

test('an unfinished string ends with its line, and a statement ends an unclosed bracket', () => {
  assert.deepEqual(shown("x = 'abc\ny"), ['name x', 'operator =', "string 'abc", 'newline \n', 'name y', 'newline ']);
  assert.ok(shown('f(a,\ndef g(): pass\n').includes('newline \n'));
});

test('any text gives rising tokens that leave out white space and continuations only', () => {
  const alphabet = [
    'a',
    '1',
    '"',
    "'",
    '"""',
    '(',
    ')',
    '{',
    '}',
    '[',
    ']',
    '\\',
    '\n',
    '\r',
    ' ',
    '\t',
    '#',
    ':',
    '.',
    'f',
    'def ',
    'é',
    '\u0000',
    '🐍',
    ';',
    '=',
  ];
  let seed = 7;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 4000; round += 1) {
    const text = Array.from({ length: random(40) }, () => alphabet[random(alphabet.length)]).join('');
    const tokens = tokenize(text);
    let at = 0;
    for (let index = 0; index < tokens.count; index += 1) {
      const [start = -1, end = -1] = [tokens.starts[index], tokens.ends[index]];
      assert.match(text.slice(at, start), /^[\s\\\u0000-\u0020]*$/, JSON.stringify(text));
      assert.ok(start >= at && end >= start, JSON.stringify(text));
      at = end;
    }
    assert.doesNotThrow(
      () => statementsOf(tokens).map(({ first, last }) => normalForm(tokens, first, last)),
      JSON.stringify(text),
    );
  }
});

test('deep nesting is no danger', () => {
  for (const text of [
    '('.repeat(100_000),
    '{'.repeat(50_000),
    `f'${'{'.repeat(20_000)}`,
    `f"{${'f"{'.repeat(5_000)}`,
    'if x:'.repeat(20_000),
  ])
    assert.ok(tokenize(text).count > 0);
});

/** Python's own tokenizer, f-strings folded into one token. */
const oracle = `
import io, json, sys, tokenize
out, depth, start = [], 0, None
names = {tokenize.NAME: 'name', tokenize.NUMBER: 'number', tokenize.STRING: 'string', tokenize.OP: 'operator', tokenize.COMMENT: 'comment', tokenize.NEWLINE: 'newline'}
text = open(sys.argv[1], encoding='utf-8', newline='').read()
lines = io.StringIO(text).readlines()
for token in tokenize.generate_tokens(io.StringIO(text).readline):
    kind = tokenize.tok_name[token.type]
    if kind in ('FSTRING_START', 'TSTRING_START'):
        if depth == 0: start = token.start
        depth += 1
    elif kind in ('FSTRING_END', 'TSTRING_END'):
        depth -= 1
        if depth == 0: out.append(['string', [start, token.end]])
    elif depth == 0 and token.type in names:
        out.append([names[token.type], [token.start, token.end]])
def offset(place):
    return sum(len(line) for line in lines[:place[0] - 1]) + place[1]
starts = [0]
for line in lines: starts.append(starts[-1] + len(line))
json.dump([[kind, text[starts[a[0] - 1] + a[1]:starts[b[0] - 1] + b[1]] if kind != 'newline' else ''] for kind, (a, b) in out], sys.stdout)
`;

test("Python's own tokenizer agrees on modules of its standard library", () => {
  const python = process.platform === 'win32' ? 'python' : 'python3';
  const list = execFileSync(
    python,
    [
      '-c',
      'import ast, argparse, typing, tokenize, smtplib, json.decoder, dataclasses, subprocess, tarfile as t; print("\\n".join(m.__file__ for m in (ast, argparse, typing, tokenize, smtplib, json.decoder, dataclasses, subprocess, t)))',
    ],
    { encoding: 'utf8' },
  );
  for (const path of list.trim().split(/\r?\n/)) {
    const expected: unknown = JSON.parse(
      execFileSync(python, ['-c', oracle, path], { encoding: 'utf8', maxBuffer: 1 << 28 }),
    );
    const tokens = tokenize(readFileSync(path, 'utf8'));
    const found = Array.from({ length: tokens.count }, (_, index) => [
      names[tokens.kinds[index] ?? 0],
      tokens.kinds[index] === kind.newline ? '' : textOf(tokens, index),
    ]);
    assert.deepEqual(found, expected, path);
  }
});

test('only as much as asked for, and the next three statements, is read', () => {
  const text = 'x = 1\n'.repeat(10_000);
  assert.equal(texts(tokenize(text, 60), kind.newline).length, 14);
});

test('statements: simple ones and headers, with the names around them', () => {
  const text =
    'class A:\n  def f(self, a: int = 1, *, k=lambda x: x): return {1: 2}; y\n  @d\n  async def g(self):\n\t if x[1:2]: pass\nz: int = 1\n';
  const tokens = tokenize(text);
  const found = statementsOf(tokens).map(
    ({ first, last, scope }) => `${scope}|${text.slice(tokens.starts[first], tokens.ends[last])}`,
  );
  assert.deepEqual(found, [
    '|class A:',
    'A|def f(self, a: int = 1, *, k=lambda x: x):',
    'A.f|return {1: 2}',
    'A.f|y',
    'A|@d',
    'A|async def g(self):',
    'A.g|if x[1:2]:',
    'A.g|pass',
    '|z: int = 1',
  ]);
});
