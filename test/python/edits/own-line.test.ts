import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../src/python/edits/edit.ts';
import { inwardEdits, movedIn } from '../../../src/python/edits/moved-in.ts';
import { ownLine } from '../../../src/python/edits/own-line.ts';
import { walk } from '../../../src/python/tree/tree.ts';
import { pythonFile } from '../parser.ts';

/** The text with the statement `x()` on a line of its own, and the indentation that is told. */
const alone = (text: string): Promise<readonly [string, string]> =>
  pythonFile(text, (file) => {
    const statement = [...walk(file.root)].find((node) => node.type === 'expression_statement' && node.text === 'x()');
    const line = statement ? ownLine(file, statement) : null;
    return [line === null ? 'unclear' : applyEdits(text, line.edits), line?.indent ?? ''];
  });

test('a statement with its own line stays', async () => {
  assert.deepEqual(await alone('def f():\n    x()  # why\n    y()\n'), ['def f():\n    x()  # why\n    y()\n', '    ']);
  assert.deepEqual(await alone('x();\ny()\n'), ['x();\ny()\n', '']);
  assert.deepEqual(await alone('if a:  # why\n\tx()\n'), ['if a:  # why\n\tx()\n', '\t']);
});

test('statements beside it move to their own lines', async () => {
  assert.deepEqual(await alone('a(); x(); b(); c()\n'), ['a()\nx()\nb(); c()\n', '']);
  assert.deepEqual(await alone('if a: x()\nelse: b()\n'), ['if a:\n    x()\nelse: b()\n', '    ']);
  assert.deepEqual(await alone('for a in b: \\\n  c() ; x()\n'), ['for a in b:\n    c()\n    x()\n', '    ']);
  assert.deepEqual(await alone('class A:\r\n  def f(self): x(); y()\r\n'), [
    'class A:\r\n  def f(self):\r\n    x()\r\n    y()\r\n',
    '    ',
  ]);
  assert.deepEqual(await alone('try: a()\nexcept E: x()\n'), ['try: a()\nexcept E:\n    x()\n', '    ']);
  assert.deepEqual(await alone('if (a and\n    b): x()\n'), ['if (a and\n    b):\n    x()\n', '    ']);
});

test('lines move in, those inside strings do not', async () => {
  const text = 'f(\n  a,\n\n  """x\n  y\n""",\n  b,\n)\n';
  const moved = 'f(\n    a,\n\n    """x\n  y\n""",\n    b,\n  )\n';
  assert.equal(await pythonFile(text, (file) => movedIn(file, 0, text.length, '  ')), moved);
  assert.equal(await pythonFile(text, (file) => applyEdits(text, inwardEdits(file, 0, text.length, '  '))), moved);
});
