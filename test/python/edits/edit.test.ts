import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Edit } from '../../../src/model/fixes/edit.ts';
import { applyEdits, clash, moved } from '../../../src/python/edits/edit.ts';

test('edits are made from where the text was, whatever their order, equal ones once', () => {
  const edits = [
    { start: 4, end: 5, text: 'XY' },
    { start: 0, end: 0, text: '<' },
    { start: 4, end: 5, text: 'XY' },
  ];
  assert.equal(applyEdits('abcdefg', edits), '<abcdXYfg');
});

test('edits that share characters or a place clash', () => {
  assert.equal(clash({ start: 0, end: 3, text: '' }, { start: 2, end: 4, text: '' }), true);
  assert.equal(clash({ start: 3, end: 3, text: 'a' }, { start: 3, end: 3, text: 'b' }), true);
  assert.equal(clash({ start: 3, end: 3, text: 'a' }, { start: 3, end: 3, text: 'a' }), false);
  assert.equal(clash({ start: 0, end: 3, text: '' }, { start: 3, end: 4, text: '' }), false);
  assert.throws(
    () =>
      applyEdits('abc', [
        { start: 0, end: 2, text: 'x' },
        { start: 1, end: 3, text: 'y' },
      ]),
    /clash/,
  );
});

/** Edits of one text that do not clash. */
const edited = fc
  .tuple(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.array(fc.tuple(fc.nat(30), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 5 }),
  )
  .map(([text, raw]) => {
    const edits: Edit[] = [];
    for (const [start, length, put] of raw) {
      const edit = { start: Math.min(start, text.length), end: Math.min(start + length, text.length), text: put };
      if (edits.every((other) => !clash(other, edit))) edits.push(edit);
    }
    return { text, edits };
  });

test('a stretch moves with its text: what is untouched inside it stays inside, what is outside stays outside', () => {
  fc.assert(
    fc.property(edited, fc.nat(30), fc.nat(10), ({ text, edits }, at, length) => {
      const start = Math.min(at, text.length - 1);
      const end = Math.min(start + 1 + length, text.length);
      const after = applyEdits(text, edits);
      const place = moved(edits, { start, end });
      assert.ok(place.start >= 0 && place.end <= after.length && place.start <= place.end);
      for (let index = 0; index < text.length; index += 1) {
        if (edits.some((edit) => edit.start <= index && index < edit.end)) continue;
        const now =
          index +
          edits
            .filter((edit) => edit.end <= index)
            .reduce((sum, edit) => sum + edit.text.length - (edit.end - edit.start), 0);
        assert.equal(after[now], text[index]);
        assert.equal(
          place.start <= now && now < place.end,
          start <= index && index < end,
          `"${text}" ${JSON.stringify(edits)} [${start}, ${end}) -> ${JSON.stringify(place)}, character ${index} at ${now}`,
        );
      }
    }),
  );
});
