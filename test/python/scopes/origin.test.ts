import assert from 'node:assert/strict';
import { test } from 'node:test';
import { annotationOf, givenTo, isExtended, valuesOf } from '../../../src/python/scopes/origin.ts';
import type { Node } from '../../../src/python/tree/tree.ts';
import { pythonFile } from '../parser.ts';

/** The argument of the one call of `use`. */
const used = (root: Node): Node => {
  const call = root.descendantsOfType('call').find((one) => one.childForFieldName('function')?.text === 'use');
  const argument = call?.childForFieldName('arguments')?.namedChildren[0];
  assert.ok(argument, 'nothing is used');
  return argument;
};

const values = (text: string): Promise<readonly string[] | null> =>
  pythonFile(text, (file) => valuesOf(file, used(file.root))?.map((value) => value.text) ?? null);

test('a name has the values that it is given', async () => {
  assert.deepEqual(await values('a = 1\nuse(a)\n'), ['1']);
  assert.deepEqual(await values('a: int = 1\nb = (a)\nuse(b)\n'), ['1']);
  assert.deepEqual(await values('a = b = f()\nuse(b)\n'), ['f()']);
  assert.deepEqual(await values('with f() as a, g() as b:\n    use(b)\n'), ['g()']);
  assert.deepEqual(await values('if (a := f()):\n    use(a)\n'), ['f()']);
  assert.deepEqual(await values('for a in ("x", "y"):\n    use(a)\n'), ['"x"', '"y"']);
  assert.deepEqual(await values('def g(c):\n    if c:\n        a = 1\n    else:\n        a = 2\n    use(a)\n'), [
    '1',
    '2',
  ]);
  assert.deepEqual(await values('use(1 if c else "x")\n'), ['1', '"x"']);
});

test('None and del only say that there is no value', async () => {
  assert.deepEqual(await values('a = None\ntry:\n    a = f()\nfinally:\n    use(a)\n'), ['f()']);
  assert.deepEqual(await values('a = f()\nif c:\n    del a\nuse(a)\n'), ['f()']);
});

test('the last assignment in a block round the place decides alone', async () => {
  assert.deepEqual(await values('a = 1\na = 2\nuse(a)\n'), ['2']);
  assert.deepEqual(await values('def g(a):\n    a = 2\n    if c:\n        use(a)\n'), ['2']);
  assert.deepEqual(await values('with f() as a:\n    pass\nwith g() as a:\n    use(a)\n'), ['g()']);
});

test('another one counts where it can follow', async () => {
  assert.deepEqual(await values('a = 1\nwhile a:\n    use(a)\n    a = 2\n'), ['1', '2']);
  assert.deepEqual(await values('a = 1\ndef g():\n    use(a)\na = 2\n'), ['1', '2']);
  assert.deepEqual(await values('a = 1\nif c:\n    a = 2\nuse(a)\n'), ['1', '2']);
  assert.deepEqual(await values('a = 1\nuse(lambda: a)\n'), ['lambda: a']);
});

test('what cannot be seen has no values', async () => {
  for (const text of [
    'def g(a):\n    use(a)\n',
    'from x import a\nuse(a)\n',
    'a, b = f()\nuse(a)\n',
    'for a in f():\n    use(a)\n',
    'use(a)\n',
    'a = 1\na -= 1\nuse(a)\n',
    'a = a\nuse(a)\n',
    'use(x.y)\n',
  ]) {
    assert.equal(await values(text), null, text);
  }
});

test('an attribute of self has the values of its class', async () => {
  const body =
    'class A:\n    url = "x"\n\n    def f(self):\n        self.url = g()\n        b.url = 3\n\n    def h(self):\n        use(self.url)\n\nclass B:\n    url = 4\n';
  assert.deepEqual(await values(body), ['"x"', 'g()']);
  assert.equal(await values('class A:\n    def h(self):\n        use(self.url)\n'), null);
});

test('text that is added is told apart', async () => {
  const extended = (text: string): Promise<boolean> => pythonFile(text, (file) => isExtended(file, used(file.root)));
  assert.equal(await extended('a = "x"\na += "y"\nuse(a)\n'), true);
  assert.equal(await extended('a = "x"\nuse(a)\n'), false);
  assert.deepEqual(await values('a = "x"\na += "y"\nuse(a)\n'), ['"x"']);
});

test('an annotation is the type of a parameter or variable', async () => {
  const annotation = (text: string): Promise<string | undefined> =>
    pythonFile(text, (file) => annotationOf(file, used(file.root))?.text);
  assert.equal(await annotation('def g(a: x.T = None):\n    use(a)\n'), 'x.T');
  assert.equal(await annotation('a: T\nuse(a)\n'), 'T');
  assert.equal(await annotation('def g(a):\n    use(a)\n'), undefined);
});

test('one step back only', async () => {
  assert.deepEqual(
    await pythonFile('a = 1\nb = a\nuse(b)\n', (file) => givenTo(file, used(file.root))?.map(({ text }) => text)),
    ['a'],
  );
});
