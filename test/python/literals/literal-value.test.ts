import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isLiteralText } from '../../../src/python/literals/literal-value.ts';

const literals = [
  '1',
  '-2.5e3',
  '0x1F',
  '"a"',
  "'b c'",
  'b"x"',
  'True',
  'None',
  '[]',
  '()',
  '{}',
  '[1, 2,]',
  '(1,)',
  '(1)',
  '{"a": [1, None], "b": (2, 3)}',
  '{1, 2}',
  ' [ 1 , -2 ] ',
  '[[[]]]',
];
const others = [
  '',
  'a',
  '1 + 2',
  'f(1)',
  '[a]',
  'x.y',
  '1.real',
  '{"a"}b',
  '[1',
  '1]',
  '[,]',
  '[1,,2]',
  '{1: 2, 3}',
  '[1: 2]',
  '"a" "b"',
  '"a\\n"',
  'f"{x}"',
  'Trueish',
  '1_0x',
  '__import__("os")',
  '010',
  '[007]',
  'lambda: 1',
  '[x for x in y]',
  '""" """',
  '1\n2',
  '[*x]',
  '{**x}',
  '"a"; 1',
  '1 if 2 else 3',
  '('.repeat(200),
];

test('literals are told from other expressions', () => {
  for (const text of literals) assert.equal(isLiteralText(text), true, text);
  for (const text of others) assert.equal(isLiteralText(text), false, text);
});
