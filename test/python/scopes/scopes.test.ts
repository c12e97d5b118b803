import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { indexAt, placeAt } from '../../../src/python/text/lines.ts';
import type { PythonFile } from '../../../src/python/tree/file.ts';
import { calledName, dotted, isBuiltin, qualified, usesOf } from '../../../src/python/tree/names.ts';
import type { Node } from '../../../src/python/tree/tree.ts';
import { pythonFile } from '../parser.ts';

/** What the code inside `HERE(...)` stands for. */
const meanings = (text: string): Promise<readonly (string | null)[]> =>
  pythonFile(text, (file) => heres(file).map((node) => qualified(file, node)));

const heres = (file: PythonFile): readonly Node[] =>
  file.root
    .descendantsOfType('call')
    .filter((call) => call.childForFieldName('function')?.text === 'HERE')
    .map((call) => {
      const node = call.childForFieldName('arguments')?.namedChildren[0];
      assert.ok(node);
      return node;
    });

const table: readonly (readonly [title: string, code: string, meaning: string | null])[] = [
  ['a plain import', 'import yaml\nHERE(yaml.load)', 'yaml.load'],
  ['an alias', 'import yaml as Y\nHERE(Y.load)', 'yaml.load'],
  ['a from-import', 'from yaml import load\nHERE(load)', 'yaml.load'],
  ['a from-import with an alias', 'from os import path as p\nHERE(p.join)', 'os.path.join'],
  [
    'a package of which a part is imported',
    'import xml.etree.ElementTree\nHERE(xml.etree.ElementTree.parse)',
    'xml.etree.ElementTree.parse',
  ],
  ['an aliased part of a package', 'import xml.etree.ElementTree as ET\nHERE(ET.parse)', 'xml.etree.ElementTree.parse'],
  ['relative imports', 'from ..a import b\nHERE(b.c)', '..a.b.c'],
  ['a relative import of a module', 'from . import b\nHERE(b.c)', '.b.c'],
  ['a builtin', 'HERE(eval)', 'eval'],
  ['a name that nothing binds', 'HERE(yaml.load)', null],
  ['a builtin that is redefined', 'def eval(x): pass\nHERE(eval)', null],
  ['a builtin under a star import', 'from mine import *\nHERE(eval)', null],
  [
    'a builtin under a star import that leaves it alone',
    'from tkinter import *\nfrom math import *\nHERE(eval)',
    'eval',
  ],
  ['a builtin under a star import that replaces it', 'from os import *\nHERE(open)', null],
  ['a parameter', 'import requests\ndef f(requests): HERE(requests.get)', null],
  [
    'a default value, which sees the outside',
    'import requests\ndef f(requests=HERE(requests.get)): pass',
    'requests.get',
  ],
  [
    'an annotation, which sees the outside',
    'import requests\ndef f(requests: HERE(requests.get)): pass',
    'requests.get',
  ],
  [
    'a decorator, which sees the outside',
    'import requests\n@HERE(requests.get)\ndef f(requests): pass',
    'requests.get',
  ],
  ['a lambda parameter', 'import requests\nlambda requests: HERE(requests.get)', null],
  ['a default value of a lambda', 'import requests\nlambda requests=HERE(requests.get): 1', 'requests.get'],
  ['a comprehension variable', 'import requests\n[HERE(requests.get) for requests in x]', null],
  ['the first iterable of a comprehension', 'import requests\n[1 for requests in HERE(requests.get)]', 'requests.get'],
  [
    'the second iterable of a comprehension',
    'import requests\n[1 for requests in x for y in HERE(requests.get)]',
    null,
  ],
  ['outside of a comprehension', 'import requests\n[1 for requests in x]\nHERE(requests.get)', 'requests.get'],
  [
    'a walrus in a comprehension binds outside',
    'import requests\ndef f():\n  [(requests := y) for y in x]\n  HERE(requests.get)',
    null,
  ],
  [
    'a class attribute is not seen from methods',
    'import requests\nclass A:\n  requests = 1\n  def f(self): HERE(requests.get)',
    'requests.get',
  ],
  ['a class attribute is seen in the class', 'import requests\nclass A:\n  requests = 1\n  HERE(requests.get)', null],
  [
    'a class attribute is not seen in a nested class',
    'import requests\nclass A:\n  requests = 1\n  class B:\n    HERE(requests.get)',
    'requests.get',
  ],
  [
    'a class attribute is not seen in a comprehension',
    'import requests\nclass A:\n  requests = 1\n  [HERE(requests.get) for y in x]',
    'requests.get',
  ],
  ['a loop variable', 'import requests\nfor a, (requests, *b) in x: HERE(requests.get)', null],
  ['a with target', 'import requests\nwith x as (requests, a): HERE(requests.get)', null],
  ['a caught exception', 'import requests\ntry: pass\nexcept E as requests: HERE(requests.get)', null],
  [
    'an attribute target binds nothing',
    'import requests\nrequests.x = requests[1] = 2\nHERE(requests.get)',
    'requests.get',
  ],
  ['an augmented assignment', 'import requests\nrequests += 1\nHERE(requests.get)', null],
  ['a deleted name', 'def f():\n  del eval\n  HERE(eval)', null],
  ['a match capture', 'import requests\nmatch x:\n  case [requests, *y]: HERE(requests.get)', null],
  [
    'a match class and keyword bind nothing',
    'import requests\nmatch x:\n  case requests(requests=1): HERE(requests.get)',
    'requests.get',
  ],
  ['a dictionary pattern', 'import requests\nmatch x:\n  case {"k": 1, **requests}: HERE(requests.get)', null],
  ['a global declaration', 'import requests\ndef f():\n  global requests\n  requests = 1\nHERE(requests.get)', null],
  [
    'a global declaration looks past functions',
    'import requests\ndef f(requests):\n  def g():\n    global requests\n    HERE(requests.get)',
    'requests.get',
  ],
  [
    'a nonlocal declaration',
    'def f():\n  import requests\n  def g():\n    nonlocal requests\n    requests = 1\n  HERE(requests.get)',
    null,
  ],
  ['an import inside a function', 'def f():\n  import requests\n  def g(): HERE(requests.get)', 'requests.get'],
  ['an import inside another function', 'def f():\n  import requests\nHERE(requests.get)', null],
  ['a type parameter of a function', 'import requests\ndef f[requests](a: HERE(requests.get)): pass', null],
  ['a type parameter of a class', 'import requests\nclass A[requests](HERE(requests.get)): pass', null],
  ['a type alias', 'import requests\ntype requests = int\nHERE(requests.get)', null],
  ['imports that disagree', 'try:\n  import x as E\nexcept ImportError:\n  import y as E\nHERE(E.z)', null],
  ['imports that agree', 'try:\n  import x.y as E\nexcept ImportError:\n  from x import y as E\nHERE(E.z)', 'x.y.z'],
  ['a missing module is None', 'try:\n  import x\nexcept ImportError:\n  x = None\nHERE(x.z)', 'x.z'],
  ['a missing module is something else', 'try:\n  import x\nexcept ImportError:\n  x = Fake()\nHERE(x.z)', null],
  ['None alone', 'x = None\nHERE(x.z)', null],
  ['a parameter with None', 'import x\ndef f(x=None): HERE(x.z)', null],
  ['an f-string', 'import yaml as Y\nf"{HERE(Y.load)!r:>{3}}"', 'yaml.load'],
  ['not a name', 'HERE(f().load)', null],
  ['parentheses', 'import yaml\nHERE((yaml).load)', 'yaml.load'],
];

for (const [title, code, meaning] of table)
  test(`qualified: ${title}`, async () => assert.deepEqual(await meanings(code), [meaning]));

test('calledName and dotted', async () => {
  await pythonFile('import os as o\no.path.join(1)(2)\n', (file) => {
    const [outer, inner] = file.root.descendantsOfType('call');
    assert.ok(outer && inner);
    assert.equal(calledName(file, inner), 'os.path.join');
    assert.equal(calledName(file, outer), null);
    assert.equal(dotted(inner.childForFieldName('function') ?? inner), 'o.path.join');
    assert.equal(dotted(inner), null);
  });
});

test('isBuiltin', async () => {
  await pythonFile('def f(input): input\nopen\n', (file) => {
    const [, , inside, outside] = file.root.descendantsOfType('identifier');
    assert.ok(inside && outside);
    assert.equal(isBuiltin(file, outside, 'open'), true);
    assert.equal(isBuiltin(file, outside, 'input'), true);
    assert.equal(isBuiltin(file, outside, 'unheard_of'), false);
    assert.equal(isBuiltin(file, inside, 'input'), false);
  });
});

test('usesOf finds the reads of this binding in all scopes that see it, and no others', async () => {
  const text = `import os
os.getcwd()
def f(a=os.sep, *, b: os.PathLike = None) -> None:
    def g(): return [os for _ in os.x]
    x.os(os=1)
def h(os): os.bar
class C:
    os = os.baz
    def m(self): f'{os}'
'os'  # os
del os
`;
  const used = await pythonFile(text, (file) => {
    const at = file.root.descendantsOfType('identifier')[0];
    assert.ok(at);
    return usesOf(file, at, 'os').map((node) => placeAt(file.lines, node.startIndex).line);
  });
  // In the class body `os` is the class's own name, although Python looks further while it is not bound yet.
  assert.deepEqual(used, [2, 3, 3, 4, 4, 9, 11]);
});

const oracle = `
import ast, json, symtable, sys
text = sys.stdin.read()
top = symtable.symtable(text, 'x.py', 'exec')
found = []
def tables(table):
    yield table
    for child in table.get_children():
        yield from tables(child)
for table in tables(top):
    for symbol in table.get_symbols():
        name = symbol.get_name()
        if name.startswith('.') or (name.startswith('__') and not name.endswith('__')):
            continue
        own = symbol.is_assigned() or symbol.is_imported() or symbol.is_parameter() or symbol.is_namespace()
        kind = 'global' if table is not top and symbol.is_global() else 'free' if symbol.is_free() else 'own' if own else 'unbound'
        found.append([table.get_lineno(), table.get_name(), name, kind])
print(json.dumps(found))
`;

test("scopes agree with Python's own symbol tables", async () => {
  // Each scope begins on a line of its own, and its marker says where to ask.
  const text = `import os, xml.sax as sax
from a import b as c, d
x, (y, *z) = 1, (2, 3)
for i, j[0] in x: pass
with open('f') as f, g as h.k: pass
def one(p, q=x, *r, s: int = y, **t):
    here
    global x
    x = 1
    import os.path
    del q
    n += 1
    try: pass
    except E as e: pass
    def two():
        here
        nonlocal n
        n = p = 2
        z, os, x, b, missing
    [m := i2 for i2 in p]
    here, m, i2
class A(c):
    here
    x = x
    def method(self, a=x):
        here
        x, self, a, A
    class B:
        here
        x, y
match x:
    case A(k=v) | {'w': v, **u}: pass
v, u, k
lam = lambda l, k=l: (
    here, l, k)
`;
  const python = spawnSync('python3', ['-c', oracle], { input: text, encoding: 'utf8' });
  assert.equal(python.status, 0, python.stderr);
  const rows: [number, string, string, string][] = JSON.parse(python.stdout);
  await pythonFile(text, (file) => {
    const heads = file.root.descendantsOfType('identifier').filter((node) => node.text === 'here');
    let compared = 0;
    for (const [line, table, name, kind] of rows) {
      if (name === 'here' || name === '__class__') continue;
      const at =
        table === 'top'
          ? file.root
          : heads.find((node) => placeAt(file.lines, node.startIndex).line === line + 1 && table !== 'listcomp');
      if (!at) continue;
      const owner = file.scopes.owner(at, name);
      const mine =
        owner === null
          ? 'unbound'
          : owner === file.scopes.scopeAt(at)
            ? 'own'
            : owner === file.scopes.module
              ? 'global'
              : 'free';
      const agreed = mine === kind || (mine === 'unbound' && kind === 'global');
      assert.ok(agreed, `${table}:${line} ${name}: Python says ${kind}, we say ${mine}`);
      compared += 1;
    }
    assert.ok(compared > 50, `only ${compared} names were compared`);
  });
});

test('columns are UTF-16: a name behind an emoji is found', async () => {
  await pythonFile('import os\n"😀", os\n', (file) => {
    const [, use] = file.root.descendantsOfType('identifier');
    assert.ok(use);
    assert.equal(use.startIndex, indexAt(file.lines, 2, 8));
    assert.equal(usesOf(file, use, 'os').length, 1);
  });
});

test('a broken file still has scopes', async () => {
  assert.deepEqual(await meanings('import yaml as Y\nx = = 2\nHERE(Y.load)\n'), ['yaml.load']);
});
