import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import type { Edit } from '../../../src/model/fixes/edit.ts';
import type { Import } from '../../../src/model/fixes/fix.ts';
import {
  addImports,
  dropUnused,
  importedNames,
  reach,
  replaceImport,
  type Reach,
} from '../../../src/python/imports/imports.ts';
import type { PythonFile } from '../../../src/python/tree/file.ts';
import { pythonFile } from '../parser.ts';

/** Texts before and after, for Python to compare at the end in one run. */
const pairs: (readonly [before: string, after: string])[] = [];

function apply(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((one, other) => one.start - other.start);
  ordered.forEach((edit, at) =>
    assert.ok(at === 0 || (ordered[at - 1]?.end ?? 0) < edit.start, 'edits overlap or touch'),
  );
  const changed = ordered
    .toReversed()
    .reduce((result, { start, end, text: by }) => result.slice(0, start) + by + result.slice(end), text);
  pairs.push([text, changed]);
  return changed;
}

/** `os`, `yaml as Y`, `xml.sax:parse`, `a:b as c`. */
function asImport(written: string): Import {
  const [path = '', alias = null] = written.split(' as ');
  const [module = '', name = null] = path.split(':');
  return { module, name, alias };
}

const added = (text: string, wanted: readonly string[], path = 'app/module.py'): Promise<string> =>
  pythonFile(text, (file) => apply(text, addImports(file, wanted.map(asImport))), path);
const dropped = (text: string, names: readonly string[], path = 'app/module.py'): Promise<string> =>
  pythonFile(text, (file) => apply(text, dropUnused(file, names)), path);

const additions: readonly (readonly [title: string, before: string, wanted: readonly string[], after: string])[] = [
  [
    'sorted into its group',
    'import abc\nimport sys\n\nx = 1\n',
    ['os'],
    'import abc\nimport os\nimport sys\n\nx = 1\n',
  ],
  ['first in its group', 'import sys\n', ['os'], 'import os\nimport sys\n'],
  [
    'plain imports before from-imports',
    'import abc\nfrom a import b\nfrom re import sub\n\nx = 1\n',
    ['secrets'],
    'import abc\nimport secrets\nfrom a import b\nfrom re import sub\n\nx = 1\n',
  ],
  [
    'from-imports behind plain ones',
    'import abc\nimport sys\n',
    ['os:environ'],
    'import abc\nimport sys\nfrom os import environ\n',
  ],
  [
    'sorted by module alone',
    'from abc import ABC\nimport re\nfrom sys import path\n',
    ['os'],
    'from abc import ABC\nimport os\nimport re\nfrom sys import path\n',
  ],
  [
    'an unsorted group',
    'import sys\nimport abc\nfrom re import sub\n',
    ['os'],
    'import sys\nimport abc\nimport os\nfrom re import sub\n',
  ],
  [
    'a group of its own behind the standard library',
    'import os\n\nx = 1\n',
    ['yaml'],
    'import os\n\nimport yaml\n\nx = 1\n',
  ],
  [
    'between the standard library and the project',
    'import os\n\nfrom . import a\n',
    ['yaml'],
    'import os\n\nimport yaml\n\nfrom . import a\n',
  ],
  ['before a later group', 'import yaml\n', ['os'], 'import os\n\nimport yaml\n'],
  [
    "the project's own package",
    'import os\n\nimport yaml\n',
    ['app.safe:load'],
    'import os\n\nimport yaml\n\nfrom app.safe import load\n',
  ],
  [
    'groups that follow each other without a blank line',
    'import os\nfrom . import a\n',
    ['yaml'],
    'import os\nimport yaml\nfrom . import a\n',
  ],
  ['code that follows without a blank line', 'import os\nx = 1\n', ['yaml'], 'import os\n\nimport yaml\n\nx = 1\n'],
  [
    'several for one place',
    'import os\n',
    ['yaml', 'secrets', 'defusedxml.ElementTree as ET'],
    'import os\nimport secrets\n\nimport defusedxml.ElementTree as ET\nimport yaml\n',
  ],
  [
    'several for several places',
    'import abc\nimport sys\n\nimport yaml\n',
    ['django', 'os', 'zlib'],
    'import abc\nimport os\nimport sys\nimport zlib\n\nimport django\nimport yaml\n',
  ],
  ['behind the docstring', '"""Doc."""\n\nx = 1\n', ['os'], '"""Doc."""\n\nimport os\n\nx = 1\n'],
  ['only a docstring', '"""Doc."""\n', ['os'], '"""Doc."""\n\nimport os\n'],
  ['only a docstring, no final newline', '"""Doc."""', ['os'], '"""Doc."""\n\nimport os'],
  [
    'code right behind the docstring',
    '"""Doc.\n\nMore."""\nx = 1\n',
    ['os'],
    '"""Doc.\n\nMore."""\n\nimport os\n\nx = 1\n',
  ],
  [
    "a statement on the docstring's line",
    '"""Doc.\nMore."""; x = (1,\n2)\ny = 1\n',
    ['os'],
    '"""Doc.\nMore."""; x = (1,\n2)\n\nimport os\n\ny = 1\n',
  ],
  [
    'behind __future__',
    '"""Doc."""\nfrom __future__ import annotations\n\nimport sys\n',
    ['os'],
    '"""Doc."""\nfrom __future__ import annotations\n\nimport os\nimport sys\n',
  ],
  [
    'behind __future__ without other imports',
    'from __future__ import annotations\n\nx = 1\n',
    ['os'],
    'from __future__ import annotations\n\nimport os\n\nx = 1\n',
  ],
  ['an empty file', '', ['os'], 'import os\n'],
  ['comments only', '# Licence\n', ['os'], '# Licence\n\nimport os\n'],
  ['comments only, no final newline', '# Licence', ['os'], '# Licence\n\nimport os'],
  [
    'behind shebang, coding and licence',
    '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# Licence\n\nx = 1\n',
    ['os'],
    '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# Licence\n\nimport os\n\nx = 1\n',
  ],
  [
    'above the comment of the first statement',
    '# Licence\n\n# The answer.\nx = 42\n',
    ['os'],
    '# Licence\n\nimport os\n\n# The answer.\nx = 42\n',
  ],
  ['before a function', 'def f():\n    pass\n', ['os'], 'import os\n\n\ndef f():\n    pass\n'],
  ['not below code', 'x = 1\nimport sys\n', ['os'], 'import os\n\nx = 1\nimport sys\n'],
  [
    'not below its first use',
    'import abc\nt = os.sep\nimport sys\n',
    ['os'],
    'import abc\nimport os\nt = os.sep\nimport sys\n',
  ],
  [
    'not below its first use among imports',
    'import abc\nif os.sep:\n    import x\nimport sys\nimport zlib\n',
    ['os'],
    'import abc\nimport os\nif os.sep:\n    import x\nimport sys\nimport zlib\n',
  ],
  [
    'past version strings and conditional imports',
    '__version__ = "1"\ntry:\n    import a\nexcept ImportError:\n    a = None\nimport sys\n',
    ['os'],
    '__version__ = "1"\ntry:\n    import a\nexcept ImportError:\n    a = None\nimport os\nimport sys\n',
  ],
  [
    'not inside TYPE_CHECKING',
    'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n\nx = 1\n',
    ['os'],
    'import os\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    import os\n\nx = 1\n',
  ],
  [
    'there already',
    'import os\nfrom a import b as c\nimport xml.sax\n',
    ['os', 'a:b as c', 'xml', 'xml.sax'],
    'import os\nfrom a import b as c\nimport xml.sax\n',
  ],
  ['there under another name only', 'import os as o\n', ['os'], 'import os as o\nimport os\n'],
  [
    'there below code, used in functions only',
    'x = 1\nimport os\ndef f(): os\n',
    ['os'],
    'x = 1\nimport os\ndef f(): os\n',
  ],
  ['there in a function only', 'def f():\n    import os\n', ['os'], 'import os\n\n\ndef f():\n    import os\n'],
  ['twice wanted', 'import abc\n', ['os', 'os'], 'import abc\nimport os\n'],
  [
    'several statements on a line',
    'import abc; import sys\nx = 1\n',
    ['zlib'],
    'import abc; import sys\nimport zlib\nx = 1\n',
  ],
  [
    'a statement of several lines on the line',
    'import abc; x = (\n1)\n',
    ['zlib'],
    'import abc; x = (\n1)\nimport zlib\n',
  ],
  [
    'behind parentheses and their comments',
    'from abc import (  # one\n    ABC,  # two\n)  # three\n\nx = 1\n',
    ['os:sep'],
    'from abc import (  # one\n    ABC,  # two\n)  # three\nfrom os import sep\n\nx = 1\n',
  ],
  ['behind a continued line', 'import abc, \\\n    ast\n', ['os'], 'import abc, \\\n    ast\nimport os\n'],
  [
    'CRLF',
    'import abc\r\n\r\nx = 1\r\n',
    ['os', 'yaml'],
    'import abc\r\nimport os\r\n\r\nimport yaml\r\n\r\nx = 1\r\n',
  ],
  ['form feed', 'import abc\n\f\nx = 1\n', ['os'], 'import abc\nimport os\n\f\nx = 1\n'],
  ['no final newline', 'import abc', ['os'], 'import abc\nimport os'],
  ['a trailing comment', 'import abc  # why\n', ['os'], 'import abc  # why\nimport os\n'],
];

for (const [title, before, wanted, after] of additions)
  test(`addImports: ${title}`, async () => assert.equal(await added(before, wanted), after));

const drops: readonly (readonly [title: string, before: string, names: readonly string[], after: string])[] = [
  ['a statement with its line and comment', 'import os  # why\nimport sys\n', ['os'], 'import sys\n'],
  ['a used one stays', 'import os\nos.sep\n', ['os'], 'import os\nos.sep\n'],
  ['used in a function', 'import os\ndef f(): return os\n', ['os'], 'import os\ndef f(): return os\n'],
  ['shadowed where it is used', 'import os\ndef f(os): return os\n', ['os'], 'def f(os): return os\n'],
  ['one of several, first', 'import os, sys\nsys\n', ['os'], 'import sys\nsys\n'],
  ['one of several, last', 'import os, sys  # why\nos\n', ['sys'], 'import os  # why\nos\n'],
  ['one of several, middle', 'from a import b, c as d, e\nb, e\n', ['d'], 'from a import b, e\nb, e\n'],
  ['two of several', 'from a import b, c, d, e\nc\n', ['b', 'd', 'e'], 'from a import c\nc\n'],
  ['all of several', 'from a import b, c\nx\n', ['b', 'c'], 'x\n'],
  [
    'in parentheses, with its comment',
    'from a import (\n    b,  # one\n    c,  # two\n    d\n)\nb, d\n',
    ['c'],
    'from a import (\n    b,  # one\n    d\n)\nb, d\n',
  ],
  [
    'last in parentheses',
    'from a import (\n    b,  # one\n    c  # two\n)\nb\n',
    ['c'],
    'from a import (\n    b,  # one\n)\nb\n',
  ],
  [
    'in parentheses on shared lines',
    'from a import (b, c,  # one\n               d)\nb, c\n',
    ['d'],
    'from a import (b, c,  # one\n               )\nb, c\n',
  ],
  ['a continued line', 'from a import b, \\\n    c\nb\n', ['c'], 'from a import b\nb\n'],
  ['the first of a line', 'import a; import b; b\n', ['a'], 'import b; b\n'],
  ['the last of a line', 'import a; import b\na\n', ['b'], 'import a\na\n'],
  ['the last in a block', 'def f():\n    import os  # why\nx\n', ['os'], 'def f():\n    pass  # why\nx\n'],
  ['two last in a block', 'if x:\n    import os\n    import sys\nx\n', ['os', 'sys'], 'if x:\n    pass\nx\n'],
  ['a block on one line', 'if x: import os\n', ['os'], 'if x: pass\n'],
  ['no doubled blank lines', 'import a\n\nimport os\n\nimport b\na, b\n', ['os'], 'import a\n\nimport b\na, b\n'],
  ['the first line', 'import os\n\n\nx\n', ['os'], 'x\n'],
  [
    'part of a package, another part used',
    'import xml.sax\nimport xml.dom\nxml.sax.x\n',
    ['xml'],
    'import xml.sax\nxml.sax.x\n',
  ],
  ['part of a package, the only import of it', 'import xml.sax\nxml.dom.x\n', ['xml'], 'import xml.sax\nxml.dom.x\n'],
  ['__all__', 'import os\n__all__ = ["os"]\n', ['os'], 'import os\n__all__ = ["os"]\n'],
  ['__all__ extended', 'import os\n__all__ += ("os",)\n', ['os'], 'import os\n__all__ += ("os",)\n'],
  [
    'a string annotation',
    'import os\ndef f(x: "os.PathLike"): pass\n',
    ['os'],
    'import os\ndef f(x: "os.PathLike"): pass\n',
  ],
  [
    'a string annotation within another',
    'import os\nx: list["os.PathLike"] = []\n',
    ['os'],
    'import os\nx: list["os.PathLike"] = []\n',
  ],
  ['a cast', 'import os\nx = cast("os.PathLike", 1)\n', ['os'], 'import os\nx = cast("os.PathLike", 1)\n'],
  ['a type comment', 'import os\nx = f()  # type: os.PathLike\n', ['os'], 'import os\nx = f()  # type: os.PathLike\n'],
  [
    'a doctest',
    'import os\ndef f():\n    """\n    >>> os.sep\n    """\n',
    ['os'],
    'import os\ndef f():\n    """\n    >>> os.sep\n    """\n',
  ],
  [
    'prose',
    'import os\ndef f():\n    """Uses os no more."""  # os\n',
    ['os'],
    'def f():\n    """Uses os no more."""  # os\n',
  ],
  [
    'noqa',
    'import os  # noqa: F401\nimport sys  # noqa\nimport re  # noqa: E402\n',
    ['os', 'sys', 're'],
    'import os  # noqa: F401\nimport sys  # noqa\n',
  ],
  ['a re-export', 'from a import b as b\nimport c as c\n', ['b', 'c'], 'from a import b as b\nimport c as c\n'],
  [
    'an optional import',
    'try:\n    import os\nexcept ImportError:\n    raise\n',
    ['os'],
    'try:\n    import os\nexcept ImportError:\n    raise\n',
  ],
  ['a class attribute', 'class A:\n    import os\n', ['os'], 'class A:\n    import os\n'],
  ['bound otherwise as well', 'import os\nos = 1\n', ['os'], 'import os\nos = 1\n'],
  ['deleted later', 'import os\ndel os\n', ['os'], 'import os\ndel os\n'],
  ['CRLF', 'import os\r\nimport sys\r\nsys\r\n', ['os'], 'import sys\r\nsys\r\n'],
  ['a file that passes on what another has', 'from .a import *\nimport os\n', ['os'], 'from .a import *\nimport os\n'],
];

for (const [title, before, names, after] of drops)
  test(`dropUnused: ${title}`, async () => assert.equal(await dropped(before, names), after));

test('dropUnused: __init__.py is left alone', async () =>
  assert.equal(await dropped('import os\n', ['os'], 'app/__init__.py'), 'import os\n'));

const replacements: readonly (readonly [title: string, before: string, local: string, by: string, after: string])[] = [
  ['the only name', 'import pickle  # why\nx = 1\n', 'pickle', 'json', 'import json  # why\nx = 1\n'],
  ['one of two', 'import pickle, os  # why\n', 'pickle', 'json', 'import os  # why\nimport json\n'],
  ['the last of two', 'import os, pickle\n', 'pickle', 'json', 'import os\nimport json\n'],
  ['the last of two without a final newline', 'import os, pickle', 'pickle', 'json', 'import os\nimport json'],
  [
    'one of a parenthesised from-import',
    'from a import (\n    b,\n    c,\n)\n',
    'b',
    'd:b',
    'from a import (\n    c,\n)\nfrom d import b\n',
  ],
  [
    'inside a block',
    'try:\n\timport pickle, os\nexcept ImportError:\n\tpass\n',
    'pickle',
    'json',
    'try:\n\timport os\n\timport json\nexcept ImportError:\n\tpass\n',
  ],
  ['on a shared line', 'if x: import pickle, os; y\n', 'os', 'json', 'if x: import pickle; import json; y\n'],
  ['by one that is there', 'import json\nimport pickle\nx = 1\n', 'pickle', 'json', 'import json\nx = 1\n'],
  ['by one that is below', 'import pickle\nimport json\nx = 1\n', 'pickle', 'json', 'import json\nx = 1\n'],
  ['CRLF', 'import pickle, os\r\n', 'pickle', 'json', 'import os\r\nimport json\r\n'],
  [
    'comments in parentheses',
    'from a import (  # one\n    b,  # two\n)\n',
    'b',
    'd:b',
    'from d import b  # one  # two\n',
  ],
];

for (const [title, before, local, by, after] of replacements) {
  test(`replaceImport: ${title}`, async () => {
    const text = await pythonFile(before, (file) => {
      const statements = file.root.descendantsOfType(['import_statement', 'import_from_statement']);
      const found = statements.flatMap((statement) =>
        (importedNames(statement) ?? []).map((name) => ({ statement, name })),
      );
      const wanted = found.find(({ name }) => name.local === local);
      assert.ok(wanted);
      return apply(before, replaceImport(file, wanted.statement, wanted.name, asImport(by)));
    });
    assert.equal(text, after);
  });
}

const here = (file: PythonFile) => {
  const call = file.root.descendantsOfType('call').find((node) => node.text === 'HERE()');
  assert.ok(call);
  return call;
};
const reached = (text: string, module: string, target: string, path = 'app/module.py'): Promise<Reach | null> =>
  pythonFile(text, (file) => reach(file, here(file), module, target), path);

const ways: readonly (readonly [
  title: string,
  text: string,
  module: string,
  target: string,
  code: string | null,
  imports: 'has' | 'needs',
])[] = [
  ['nothing there', 'HERE()', 'os', 'os.environ', 'os.environ', 'needs'],
  ['imported', 'import os\nHERE()', 'os', 'os.environ', 'os.environ', 'has'],
  ['by an alias', 'import os as o\nHERE()', 'os', 'os.environ', 'o.environ', 'has'],
  ['from its module', 'from os import environ as e\nHERE()', 'os', 'os.environ', 'e', 'has'],
  ['plain before others', 'from os import environ\nimport os\nHERE()', 'os', 'os.environ', 'os.environ', 'has'],
  ['another name of the module', 'from os import sep\nHERE()', 'os', 'os.environ', 'os.environ', 'needs'],
  [
    'a module in a package',
    'import xml.sax.saxutils\nHERE()',
    'xml.sax.saxutils',
    'xml.sax.saxutils.escape',
    'xml.sax.saxutils.escape',
    'has',
  ],
  ['the package of a module', 'import xml.sax.saxutils\nHERE()', 'xml.sax', 'xml.sax.parse', 'xml.sax.parse', 'has'],
  ['another module of the package', 'import xml.dom\nHERE()', 'xml.sax', 'xml.sax.parse', 'xml.sax.parse', 'needs'],
  ['the package alone', 'import xml\nHERE()', 'xml.sax', 'xml.sax.parse', 'xml.sax.parse', 'needs'],
  [
    'a module from its package',
    'from xml.etree import ElementTree as ET\nHERE()',
    'xml.etree.ElementTree',
    'xml.etree.ElementTree.parse',
    'ET.parse',
    'has',
  ],
  ['os.path comes with os', 'import os\nHERE()', 'os.path', 'os.path.join', 'os.path.join', 'has'],
  ['below the place', 'HERE()\nimport os', 'os', 'os.sep', 'os.sep', 'needs'],
  ['below a function', 'def f(): HERE()\nimport os', 'os', 'os.sep', 'os.sep', 'has'],
  ['below a default value', 'def f(a=HERE()): pass\nimport os', 'os', 'os.sep', 'os.sep', 'needs'],
  ['for types only', 'if TYPE_CHECKING:\n  import os\ndef f(): HERE()', 'os', 'os.sep', 'os.sep', 'needs'],
  [
    'optional',
    'try:\n  import yaml\nexcept ImportError:\n  yaml = None\ndef f(): HERE()',
    'yaml',
    'yaml.safe_load',
    null,
    'has',
  ],
  [
    'optional, without a stand-in',
    'try:\n  import yaml\nexcept ImportError:\n  pass\ndef f(): HERE()',
    'yaml',
    'yaml.safe_load',
    null,
    'has',
  ],
  [
    'optional, the place behind it',
    'try:\n  import yaml\n  HERE()\nexcept ImportError:\n  pass',
    'yaml',
    'yaml.safe_load',
    'yaml.safe_load',
    'has',
  ],
  ['earlier in the function', 'def f():\n  import os as o\n  if x: HERE()', 'os', 'os.sep', 'o.sep', 'has'],
  ['in another branch', 'def f():\n  if x: import os\n  HERE()', 'os', 'os.sep', null, 'has'],
  ['in another function', 'def f():\n  import os\ndef g():\n  HERE()', 'os', 'os.sep', 'os.sep', 'needs'],
  ['a local variable of that name', 'import os\ndef f(os): HERE()', 'os', 'os.sep', null, 'has'],
  ['a local variable, but an alias as well', 'import os as o\ndef f(os): HERE()', 'os', 'os.sep', 'o.sep', 'has'],
  ['a function of that name', 'def secrets(): pass\nHERE()', 'secrets', 'secrets.token_hex', null, 'has'],
  ['another module of that name', 'from mine import secrets\nHERE()', 'secrets', 'secrets.token_hex', null, 'has'],
  [
    'a name that something else may bring',
    'from mine import *\nsecrets.x\nHERE()',
    'secrets',
    'secrets.token_hex',
    null,
    'has',
  ],
  ['rebound by a function', 'import os\ndef f():\n  global os\n  os = 1\nHERE()', 'os', 'os.sep', null, 'has'],
  ['the class around', 'import os\nclass A:\n  os = 1\n  def f(self): HERE()', 'os', 'os.sep', 'os.sep', 'has'],
];

for (const [title, text, module, target, code, imports] of ways) {
  test(`reach: ${title}`, async () => {
    const expected =
      code === null ? null : { code, imports: imports === 'has' ? [] : [{ module, name: null, alias: null }] };
    assert.deepEqual(await reached(text, module, target), expected);
  });
}

test("reach: a file of the module's own name", async () =>
  assert.equal(await reached('HERE()', 'secrets', 'secrets.token_hex', 'app/secrets.py'), null));

test('importedNames', async () => {
  await pythonFile(
    'import a.b as c, d, e.f\nfrom . import x\nfrom ..g . h import (i as j, k,)\nfrom l import *\n',
    (file) => {
      const found = file.root.namedChildren.map(
        (statement) => importedNames(statement)?.map(({ path, local }) => `${path} ${local}`) ?? null,
      );
      assert.deepEqual(found, [['a.b c', 'd d', 'e.f e'], ['.x x'], ['..g.h.i j', '..g.h.k k'], null]);
    },
  );
});

const compare = `
import ast, json, sys
class WithoutImports(ast.NodeTransformer):
    def visit_Import(self, node): return None
    visit_ImportFrom = visit_Pass = visit_Import
for before, after in json.load(sys.stdin):
    one, other = ast.parse(before), ast.parse(after)
    assert ast.get_docstring(one) == ast.get_docstring(other), after
    assert ast.dump(WithoutImports().visit(one)) == ast.dump(WithoutImports().visit(other)), after
`;

after(() => {
  assert.ok(pairs.length > 80);
  const python = spawnSync('python3', ['-c', compare], { input: JSON.stringify(pairs), encoding: 'utf8' });
  assert.equal(python.status, 0, `Python sees another change than of imports:\n${python.stderr}`);
});
