import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEdits } from '../../../src/python/edits/edit.ts';
import { bring } from '../../../src/python/imports/from-import.ts';
import { pythonFile } from '../parser.ts';

/** How `jinja2.escape` is written at HERE: the code, the imports to add, and the text with an import extended. */
const brought = (text: string, path?: string): Promise<readonly unknown[] | null> =>
  pythonFile(
    text,
    (file) => {
      const here = file.root.descendantsOfType('identifier').find((node) => node?.text === 'HERE');
      assert.ok(here);
      const by = bring(file, here, 'jinja2', 'escape');
      return (
        by && [
          by.code,
          by.imports.map(({ module, name }) => [module, name]),
          applyEdits(text, by.edits).split('HERE')[0],
        ]
      );
    },
    path,
  );

test('what is there is used', async () => {
  assert.deepEqual(await brought('import jinja2 as j\nHERE'), ['j.escape', [], 'import jinja2 as j\n']);
  assert.deepEqual(await brought('from jinja2 import escape as e\nHERE'), [
    'e',
    [],
    'from jinja2 import escape as e\n',
  ]);
});

test('a from-import of the module takes the name in', async () => {
  assert.deepEqual(await brought('from jinja2 import a, b as c  # x\nHERE'), [
    'escape',
    [],
    'from jinja2 import a, b as c, escape  # x\n',
  ]);
  assert.deepEqual(await brought('from jinja2 import (\n    a,\n    b,  # x\n)\nHERE'), [
    'escape',
    [],
    'from jinja2 import (\n    a,\n    b,\n    escape,  # x\n)\n',
  ]);
  assert.deepEqual(await brought('from jinja2 import (\r\n  a,\r\n  b\r\n)\r\nHERE'), [
    'escape',
    [],
    'from jinja2 import (\r\n  a,\r\n  b,\r\n  escape\r\n)\r\n',
  ]);
});

test('else a new from-import is asked for', async () => {
  assert.deepEqual(await brought('import os\nHERE'), ['escape', [['jinja2', 'escape']], 'import os\n']);
  assert.deepEqual(await brought('HERE\nfrom jinja2 import a\n'), ['escape', [['jinja2', 'escape']], '']);
});

test('a name that is taken is left alone', async () => {
  assert.deepEqual(await brought('def escape(): pass\nHERE'), [
    'jinja2.escape',
    [['jinja2', null]],
    'def escape(): pass\n',
  ]);
  assert.equal(await brought('def f(escape, jinja2):\n    HERE'), null);
});

test('a module does not import from itself', async () => {
  assert.equal(await brought('HERE', 'lib/jinja2.py'), null);
});
