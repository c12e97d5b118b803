import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  byteColumnToIndex,
  characterColumnToIndex,
  indexAt,
  lineOf,
  linesOf,
  lineText,
  placeAt,
  splitlinesOf,
} from '../../../src/python/text/lines.ts';

test('lines end at \\r\\n, \\r and \\n only', () => {
  const lines = linesOf('a\r\nb\rc\nd\fe\u2028f\x85g\n');
  assert.deepEqual(
    [1, 2, 3, 4, 5].map((line) => lineText(lines, line)),
    ['a', 'b', 'c', 'd\fe\u2028f\x85g', ''],
  );
  assert.equal(lines.count, 5);
  assert.equal(lineText(lines, 99), '');
});

test("splitlines also ends lines where Python's str.splitlines does", () => {
  assert.equal(splitlinesOf('a\vb\fc\x1cd\x1de\x1ef\x85g\u2028h\u2029i\r\nj\rk\nl').count, 12);
});

test('byte columns count UTF-8 bytes, and stay inside the line', () => {
  const text = 'aé€😀b';
  assert.deepEqual(
    [0, 1, 3, 6, 10, 11].map((column) => byteColumnToIndex(text, column)),
    [0, 1, 2, 3, 5, 6],
  );
  assert.deepEqual(
    [2, 4, 5, 7, 9].map((column) => byteColumnToIndex(text, column)),
    [1, 2, 2, 3, 3],
    'inside a character: its start',
  );
  assert.equal(byteColumnToIndex(text, 1000), text.length);
  assert.equal(byteColumnToIndex(text, -5), 0);
});

test('character columns count code points', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 99].map((column) => characterColumnToIndex('é😀b', column)),
    [0, 1, 3, 4, 4],
  );
});

test('indices and places are each other’s inverse, and lines out of the text are moved in', () => {
  const lines = linesOf('one\r\ntwo é x\n\nlast');
  for (let index = 0; index <= lines.text.length; index++) {
    const { line, column } = placeAt(lines, index);
    assert.equal((lines.starts[line - 1] ?? NaN) + column - 1, index);
    assert.equal(lineOf(lines, index), line);
  }
  assert.equal(indexAt(lines, 2, 7), lines.text.indexOf('x'));
  assert.equal(indexAt(lines, 99, 2), lines.text.indexOf('last') + 2);
  assert.equal(indexAt(lines, -3, 1), 1);
});
