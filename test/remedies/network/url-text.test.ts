import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PythonFile } from '../../../src/python/tree/file.ts';
import type { Node } from '../../../src/python/tree/tree.ts';
import { beginnings, fixedUrl, internalHost, isInternal } from '../../../src/remedies/network/url-text.ts';
import { pythonFile } from '../../python/parser.ts';

const callOf = (file: PythonFile): Node => {
  const call = file.root.descendantsOfType('call').find((one) => one.childForFieldName('function')?.text === 'use');
  assert.ok(call, 'nothing is used');
  return call;
};
const argumentIn = (file: PythonFile): Node =>
  callOf(file).childForFieldName('arguments')?.namedChildren[0] ?? file.root;

/** `text` for all of it, `text…` for a beginning. */
const starts = (text: string): Promise<readonly string[] | null> =>
  pythonFile(
    text,
    (file) => beginnings(file, argumentIn(file))?.map((one) => `${one.text}${one.whole ? '' : '…'}`) ?? null,
  );
const fixed = (text: string): Promise<string | null> =>
  pythonFile(text, (file) => {
    const found = fixedUrl(file, argumentIn(file));
    return found && `${found.scheme}${found.whole ? ' whole' : ''}`;
  });

test('how a text begins is seen through names and operators', async () => {
  const cases: readonly (readonly [string, readonly string[] | null])[] = [
    ['use("ab")', ['ab']],
    ["use(('a' 'b'))", ['ab']],
    ['use("a\\x41")', ['a…']],
    ['use(b"a")', null],
    ['use(r"a")', ['a']],
    ['use("a" + b)', ['a…']],
    ['use("a" + "b" + c)', ['ab…']],
    ['use(b + "a")', null],
    ['use("a%sb" % c)', ['a…']],
    ['use("a{}b".format(c))', ['a…']],
    ['use("a{0}b".lower())', null],
    ['use(f"a{b}c")', ['a…']],
    ['use(f"a{{b")', ['a…']],
    ['b = "B"\nuse(f"a{b}c")', ['aBc']],
    ['b = "B"\nuse(f"a{b!r}c")', ['a…']],
    ['b = "B"\nuse(f"a{b:>9}c")', ['a…']],
    ['a = "x"\nb = a + "/y"\nuse(b)', ['x/y']],
    ['a = "x"\na += y\nuse(a)', ['x…']],
    ['use("a" if c else "b")', ['a', 'b']],
    ['from urllib.request import Request\nr = Request(url="x")\nuse(r)', ['x']],
    ['def f(a="x"):\n    use(a)', null],
    ['a = a + "x"\nuse(a)', null],
  ];
  for (const [text, wanted] of cases) assert.deepEqual(await starts(`${text}\n`), wanted, text);
});

test('a URL is fixed when nobody else chooses its scheme and host', async () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['use("https://a.example/x")', 'https whole'],
    ['use("HTTP://a.example")', 'http whole'],
    ['use(f"https://a.example/{x}")', 'https'],
    ['use("https://a.example?q=" + x)', 'https'],
    ['use("https://a.example" + x)', null],
    ['use(f"https://{host}/x")', null],
    ['use(f"https://user@{host}/")', null],
    ['use(f"http://localhost:{port}/x")', 'http'],
    ['use("http://localhost:%d" % server.port)', 'http'],
    ['use(f"http://localhost:{x}/")', null],
    ['use("http://localhost:%s" % (name, port))', null],
    ['use("file:///etc/passwd")', null],
    ['use("https://")', null],
    ['use(url)', null],
    ['url = "https://a.example/" if x else "http://b.example/"\nuse(url)', 'http whole'],
    ['url = "https://a.example/" if x else y\nuse(url)', null],
  ];
  for (const [text, wanted] of cases) assert.equal(await fixed(`${text}\n`), wanted, text);
});

test('hosts that no public authority signs for are recognised', async () => {
  for (const host of [
    'localhost',
    '127.0.0.1',
    '10.1.2.3',
    '172.20.0.1',
    '192.168.1.1',
    '::1',
    'db.internal',
    'printer.local',
  ])
    assert.equal(isInternal(host), true, host);
  for (const host of ['example.org', '172.32.0.1', '8.8.8.8', 'host', 'internal.example.org'])
    assert.equal(isInternal(host), false, host);
  const host = (text: string): Promise<string | null> =>
    pythonFile(`${text}\n`, (file) => internalHost(file, callOf(file)));
  assert.equal(await host('use("https://db:8443/x", verify=False)'), 'db');
  assert.equal(await host('use("GET", f"https://127.0.0.1:{port}/")'), '127.0.0.1');
  assert.equal(await host('use(base_url="https://me:secret@shelf.internal")'), 'shelf.internal');
  assert.equal(await host('use("mail.internal", 993)'), 'mail.internal');
  assert.equal(await host('use("https://example.org", headers={"host": "localhost"}, cert="localhost")'), null);
  assert.equal(await host('use("https://db" + domain)'), null);
  assert.equal(await host('use("reports")'), null);
});
