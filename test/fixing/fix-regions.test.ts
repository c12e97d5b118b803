import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { regionsBetween } from '../../src/fixing/fix-regions.ts';

test('regions are whole lines, in the numbers of the old text', () => {
  assert.deepEqual(regionsBetween('import a\n\nf(x)\ng()\n', 'import a\nimport b\n\nf(y)\ng()\n'), [
    { line: 2, before: '', after: 'import b\n' },
    { line: 3, before: 'f(x)\n', after: 'f(y)\n' },
  ]);
  assert.deepEqual(regionsBetween('a\r\nb\r\n', 'a\r\n'), [{ line: 2, before: 'b\r\n', after: '' }]);
  assert.deepEqual(regionsBetween('a\n', 'a\n'), []);
});

test('putting the regions in place of their lines gives the new text', () => {
  const text = fc
    .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd d\n'), { maxLength: 12 })
    .map((lines) => lines.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = before.split(/(?<=\n)/u).filter((line) => line !== '');
      for (const region of regionsBetween(before, after).toReversed()) {
        const count = region.before.split(/(?<=\n)/u).filter((line) => line !== '').length;
        assert.equal(lines.slice(region.line - 1, region.line - 1 + count).join(''), region.before);
        lines.splice(region.line - 1, count, region.after);
      }
      assert.equal(lines.join(''), after);
    }),
  );
});
