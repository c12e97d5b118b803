import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splatHolds } from '../../../src/python/tree/keyword-dictionary.ts';
import { pythonFile } from '../parser.ts';

const holds = (text: string): Promise<string> =>
  pythonFile(`${text}\n`, (file) => {
    const splat = file.root.descendantsOfType('dictionary_splat').at(-1)?.namedChildren[0];
    assert.ok(splat, 'nothing is unpacked');
    return splatHolds(file, splat, 'timeout');
  });

test('literal dictionaries say which keys they hold', async () => {
  assert.equal(await holds('f(**{"timeout": 3})'), 'yes');
  assert.equal(await holds('f(**{"json": 3})'), 'no');
  assert.equal(await holds('f(**dict(timeout=3))'), 'yes');
  assert.equal(await holds('f(**dict(json=3))'), 'no');
  assert.equal(await holds('f(**{key: 3})'), 'unknown');
  assert.equal(await holds('f(**options())'), 'unknown');
});

test('a local dictionary is followed to its one literal', async () => {
  assert.equal(await holds('def g():\n    o = {"json": 3}\n    o["data"] = 4\n    f(**o)'), 'no');
  assert.equal(await holds('def g():\n    o = {"timeout": 3}\n    f(**o)'), 'yes');
  assert.equal(await holds('def g(x):\n    o = {"json": 3}\n    o[x] = 4\n    f(**o)'), 'unknown');
  assert.equal(await holds('def g(x):\n    o = {"json": 3}\n    o.update(x)\n    f(**o)'), 'unknown');
  assert.equal(await holds('def g(x):\n    o = {"json": 3}\n    x(o)\n    f(**o)'), 'unknown');
  assert.equal(await holds('o = {"json": 3}\nf(**o)'), 'unknown', 'other modules can change it');
  assert.equal(await holds('def g(o):\n    f(**o)'), 'unknown');
});

test('a key that is set before is there', async () => {
  assert.equal(await holds('def g(**o):\n    o.setdefault("timeout", 3)\n    return f(**o)'), 'yes');
  assert.equal(await holds('def g(**o):\n    o["timeout"] = 3\n    if o:\n        f(**o)'), 'yes');
  assert.equal(await holds('def g(**o):\n    if o:\n        o["timeout"] = 3\n    f(**o)'), 'unknown');
  assert.equal(await holds('def g(**o):\n    o["timeout"] = None\n    f(**o)'), 'unknown');
  assert.equal(await holds('def g(**o):\n    f(**o)\n    o["timeout"] = 3'), 'unknown');
});
