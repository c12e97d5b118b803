/** Templates against Python itself: what `str.format` makes of template and values is what the text was before. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyEdits } from '../../../src/python/edits/edit.ts';
import type { PythonFile } from '../../../src/python/tree/file.ts';
import { markupOf, type Markup } from '../../../src/remedies/markup/markup.ts';
import {
  fromFormat,
  fromFString,
  fromPercent,
  fromSum,
  type BraceTemplate,
} from '../../../src/remedies/sql/brace-template.ts';
import { pythonFile } from '../../python/parser.ts';

function templateOf(file: PythonFile, markup: Markup): BraceTemplate | null {
  switch (markup.kind) {
    case 'f-string':
      return fromFString(markup, false);
    case 'percent':
      return fromPercent(markup);
    case 'format':
      return fromFormat(markup);
    case 'sum':
      return fromSum(file, markup);
    default:
      return null;
  }
}

/** `(expression)` as `(template).format(values)`; null when it is refused. */
const rewritten = (expression: string): Promise<string | null> =>
  pythonFile(`(${expression})`, (file) => {
    const whole = file.root.namedChildren[0]?.namedChildren[0];
    assert.ok(whole);
    const markup = markupOf(whole);
    const made = templateOf(file, markup);
    if (made === null) return null;
    const node = markup.kind === 'percent' || markup.kind === 'format' ? markup.template : markup.node;
    const template = applyEdits(
      node.text,
      made.edits.map((edit) => ({ ...edit, start: edit.start - node.startIndex, end: edit.end - node.startIndex })),
    );
    return `(${template}).format(${made.values.join(', ')})`;
  });

const plain = fc.constantFrom('<b>', '</b>', ' ', '&amp;', '\\n', '\\\\', 'é', ':', "it's", '(c)', '<i class=\\"a\\">');
const value = fc.constantFrom('a', 'b.c', 'd[0]', 'n', 'f(a)', 'a.upper()', '(a + a)');
const texts = (...extra: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.oneof(plain, fc.constantFrom(...extra)), { maxLength: 3 }).map((pieces) => pieces.join(''));
const field = fc.tuple(value, fc.constantFrom('', '!s', '!r', ':>9')).map(([code, format]) => `{${code}${format}}`);
const fString = fc
  .array(fc.tuple(texts('{{', '}}'), field, texts('{{x}}')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.map(([before, code, after]) => `f"${before}${code}${after}"`).join(' "{y}" '));
const percent = fc
  .array(fc.tuple(texts('{', '}', '%%'), fc.constantFrom('%s', '%9s', '%r'), value), { minLength: 1, maxLength: 3 })
  .map(
    (parts) =>
      `"${parts.map(([text, code]) => text + code).join('')}" % (${parts.map(([, , code]) => `${code},`).join(' ')})`,
  );
const named = fc
  .array(fc.tuple(texts('{', '%%'), value), { minLength: 1, maxLength: 3 })
  .map(
    (parts) =>
      `"${parts.map(([text], at) => `${text}%(k${at})s`).join('')}" % {${parts.map(([, code], at) => `"k${at}": ${code}`).join(', ')}}`,
  );
const format = fc
  .array(fc.tuple(texts('{{', '}}'), value), { minLength: 1, maxLength: 3 })
  .map(
    (parts) => `"${parts.map(([text]) => `${text}{}`).join('')}".format(${parts.map(([, code]) => code).join(', ')})`,
  );
const sum = fc
  .array(
    fc.oneof(
      texts('{', '}').map((text) => `"${text}"`),
      fc.constantFrom('a', 'b.c', 'f(a)'),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => ["'<u>'", 'a', ...parts].join(' + '));

const judge = `
import json, sys
class b: c = "bee"
names = {"a": "abc", "b": b, "d": ["dee"], "n": 7, "f": lambda x: x + "!"}
for before, after in json.load(sys.stdin):
    if eval(before, dict(names)) != eval(after, dict(names)): print(before, "|", after)
`;

test('the same text, in Python', async () => {
  const expressions = fc.sample(fc.oneof(fString, percent, named, format, sum), { numRuns: 400, seed: 3 });
  const pairs = await Promise.all(expressions.map(async (before) => [`(${before})`, await rewritten(before)]));
  assert.ok(
    pairs.every(([, after]) => after !== null),
    `refused: ${pairs.find(([, after]) => after === null)?.[0]}`,
  );
  const ran = spawnSync('python3', ['-c', judge], { input: JSON.stringify(pairs), encoding: 'utf8' });
  assert.equal(ran.stdout + ran.stderr, '');
});

test('what has no counterpart is refused', async () => {
  const refused = [
    'f"{a=}"',
    'f"{a:{n}}"',
    'f"\\N{DASH}{a}"',
    '"%(a)s %s" % a',
    '"%*d" % (n, n)',
    '"{:>9}".format(a)',
    '"{0.c}".format(b)',
    '"a" # x\n + a',
    '"%s %d" % a',
  ];
  for (const expression of refused) assert.equal(await rewritten(expression), null, expression);
});
