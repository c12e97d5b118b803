import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { locate } from '../../src/identity/locate.ts';
import type { Finding, Reported } from '../../src/model/findings/finding.ts';
import { decodePython } from '../../src/python/text/decode.ts';
import { linesOf, lineText } from '../../src/python/text/lines.ts';
import { readReport } from '../../src/report/read-report.ts';
import { realBandit } from '../bandit.ts';
import { aFinding } from '../builders.ts';
import { aRequest, aScan, raw } from '../report/scans.ts';
import { compareWithAst, selected } from './spans-against-ast.ts';

/**
 * Every trap of Bandit's columns: wide characters, keywords on later lines, strings in larger statements, headers with
 * bodies.
 */
const everything = `import os, pickle
import subprocess
from requests import get
import requests

é = "日本語😀"; subprocess.call("é😀" + é, shell=True); eval(é)
requests.get(
    "http://x/é😀",
    verify=False,
)
subprocess.Popen(
    ["ls",  # a comment with a ) in it
     é],
    shell=True)
password = ("first"
            "other"
            'third')
settings = {"password": "x", "token":
            "y"}
if password == "root": pass
tmp = f"/tmp/{é}/name" "/tmp/b"
tmp = f'''/var/tmp/{
    é}/x
/tmp'''
query = """SELECT *
  FROM t WHERE a = '%s'""" % é
query = "SELECT a FROM b WHERE c = " + é + " AND d"
query = f"SELECT 😀 FROM b WHERE c = {é} AND {{x}}"
hosts = ["127.0.0.1", "0.0.0.0", r"0.0.0.0",
         "0.0.0.0"]


class Connection:
    async def go(self, password="no"):
        return await self.x(token="tök", other=1)

    def connect(self, host: dict[str, int] = {"a": 1}, *, key=lambda x: x, password="p"):
        try:
            return 1
        except Exception:
            pass

    def login(self, user, password="se:cret", check=lambda a: a,  # colon: here
              token="t") -> "dict[str, str]":
        """A body."""
        for each in user:
            try:
                assert (each,
                        user), "é"
            except (
                Exception  # not here:
            ) : # here
                continue
            try: assert each
            except: pass
        return os.popen("é" + each).read(), pickle.loads(each).run().b(shell=True)
`;
const tabs = 'def f(x):\n\tif x:\n\t\tassert x; y = "é"; assert y\n\f\n\tassert x \\\n\t\tand y\n';

const files: Readonly<Record<string, Uint8Array>> = {
  'everything.py': Buffer.from(everything),
  'crlf.py': Buffer.from(everything.replaceAll('\n', '\r\n')),
  'marked.py': Buffer.from(`\ufeff${everything}`),
  'latin.py': Buffer.from('# coding: latin-1\nx = "\xe9\xe9"; assert x; tmp = "\xe9"; y = "/tmp/\xe9"\n', 'latin1'),
  'cyrillic.py': Buffer.concat([
    Buffer.from('#!/usr/bin/python\n# -*- coding: koi8-r -*-\nx = "'),
    Buffer.from([0xc1, 0xc2, 0xd7]),
    Buffer.from('"; assert x; eval(x)\n'),
  ]),
  'tabs.py': Buffer.from(tabs),
  'bidi.py': Buffer.from('x = 1\nzz = "a\u2028😀b" # \u202e hidden\n'),
  'package/no-end.py': Buffer.from('assert "é"'),
};

const folder = mkdtempSync(join(tmpdir(), 'locate-test-'));
let findings: readonly Finding[] = [];
let sources: ReadonlyMap<string, string> = new Map();
let python = '';

before(async () => {
  const script = await realBandit();
  python = join(dirname(script), process.platform === 'win32' ? 'python.exe' : 'python');
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, 'root', name)), { recursive: true });
    writeFileSync(join(folder, 'root', name), bytes);
  }
  const run = spawnSync(script, ['-q', '-r', '.', '-f', 'json', '-o', join(folder, 'report.json')], {
    cwd: join(folder, 'root'),
    encoding: 'utf8',
  });
  const scan = aScan({
    reports: [raw(readFileSync(join(folder, 'report.json')), 'bandit')],
    stderr: run.stderr,
    files: Object.keys(files),
  });
  const report = readReport(scan, aRequest(), '');
  assert.deepEqual(report.unscanned, []);
  sources = new Map(Object.entries(files).map(([name, bytes]) => [name, decodePython(bytes) ?? assert.fail(name)]));
  findings = locate(report.findings, sources);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("every span is the node of Python's own ast, to the character", () => {
  const { compared, wrong } = compareWithAst(findings, join(folder, 'root'), python, folder);
  assert.deepEqual(wrong, []);
  assert.ok(compared > 90, `${compared} compared`);
  const tests = new Set(findings.map((finding) => finding.test));
  for (const id of [
    'B101',
    'B104',
    'B105',
    'B106',
    'B107',
    'B108',
    'B110',
    'B112',
    'B113',
    'B301',
    'B307',
    'B403',
    'B404',
    'B501',
    'B602',
    'B604',
    'B605',
    'B608',
    'B613',
  ])
    assert.ok(tests.has(id), id);
});

const textsOf = (id: string, path = 'everything.py'): readonly string[] =>
  findings
    .filter((finding) => finding.test === id && finding.path === path)
    .map((finding) => selected(finding, sources.get(path) ?? ''));

test('what a reader sees selected', () => {
  assert.deepEqual(textsOf('B107'), [
    'def login(self, user, password="se:cret", check=lambda a: a,  # colon: here\n              token="t") -> "dict[str, str]":',
  ]);
  assert.deepEqual(textsOf('B110'), ['except Exception:', 'except:']);
  assert.deepEqual(textsOf('B112'), ['except (\n                Exception  # not here:\n            ) :']);
  assert.deepEqual(textsOf('B501'), ['requests.get(\n    "http://x/é😀",\n    verify=False,\n)']);
  assert.deepEqual(textsOf('B105'), [
    '"first"\n            "other"\n            \'third\'',
    '"password"',
    '"token"',
    '"root"',
  ]);
  assert.deepEqual(textsOf('B104'), ['"0.0.0.0"', 'r"0.0.0.0"', '"0.0.0.0"']);
  assert.deepEqual(textsOf('B112', 'crlf.py'), [
    'except (\r\n                Exception  # not here:\r\n            ) :',
  ]);
  assert.deepEqual(textsOf('B101', 'tabs.py'), ['assert x', 'assert y', 'assert x \\\n\t\tand y']);
});

test('B613 counts characters in the lines of str.splitlines', () => {
  const found = findings.filter((finding) => finding.test === 'B613');
  assert.deepEqual(
    found.map((finding) => selected(finding, sources.get('bidi.py') ?? '')),
    ['\u202e'],
  );
  assert.deepEqual(
    found.map(({ span }) => [span.startLine, span.endLine]),
    [[2, 2]],
    'a line of an editor, not of Python',
  );
});

const reported = (line: number, firstLine: number, lastLine: number, column: number, endColumn: number): Reported => ({
  line,
  firstLine,
  lastLine,
  column,
  endColumn,
});
const spanOf = (text: string, id: string, at: Reported): string =>
  selected(
    locate([aFinding({ test: id, path: 'x.py', reported: at })], new Map([['x.py', text]]))[0] ?? assert.fail(),
    text,
  );

test('pieces of f-strings as Python 3.12 reports them', () => {
  const text =
    'q = f"SELECT é FROM {x} WHERE y" "/tmp/z"\nr = f"""/tmp/{a}\nSELECT b\nFROM {c}"""\ns = f"""\n SELECT "n" FROM\n "abcd" {{ \\N{DASH}\n {t}"""\n';
  assert.equal(spanOf(text, 'B608', reported(1, 1, 1, 6, 21)), 'SELECT é FROM ');
  assert.equal(spanOf(text, 'B608', reported(2, 2, 4, 17, 5)), '\nSELECT b\nFROM ');
  assert.equal(spanOf(text, 'B608', reported(5, 5, 8, 8, 1)), '\n SELECT "n" FROM\n "abcd" {{ \\N{DASH}\n ');
});

test("a plugin's test on strings is recognised by the literal, on a statement by its range", () => {
  const text = 'call(\n  "a",\n  "secret",\n  x)\n';
  assert.equal(spanOf(text, 'B105', reported(3, 1, 4, 2, 10)), '"secret"');
  assert.equal(spanOf(text, 'PLUG1', reported(3, 1, 4, 2, 10)), '"secret"');
  assert.equal(spanOf(text, 'B999', reported(3, 1, 4, 0, 4)), text.trimEnd());
});

test('without end columns (older Bandits) the end of the code on the last line is taken', () => {
  assert.equal(spanOf('a = 1\n  b.c(x,\n    y)  \nz\n', 'B602', reported(2, 2, 3, 2, -1)), 'b.c(x,\n    y)');
  assert.equal(spanOf('a = 1\n  b.c(x,\n    y)  \nz\n', 'B602', reported(2, 2, 3, -1, -1)), 'b.c(x,\n    y)');
  assert.equal(spanOf('a = "0.0.0.0", 1\n', 'B104', reported(1, 1, 1, 4, -1)), '"0.0.0.0"');
});

test('spans are valid for any report over any source', () => {
  const numbers = [-1, 0, 1, 2, 3, 7, 5000];
  const texts = ['', '\n', 'x', 'é😀"\n\n"', everything, 'a\rb\r\nc\n', 'def f(\n', '"""open', 'except'];
  for (const text of texts) {
    const { count, ...lines } = linesOf(text);
    for (const line of [1, 2, 7, 5000])
      for (const first of [1, 2, 5000])
        for (const last of [first, first + 3])
          for (const column of numbers)
            for (const end of numbers)
              for (const id of ['B101', 'B105', 'B613', 'P1']) {
                const [finding] = locate(
                  [aFinding({ test: id, path: 'x.py', reported: reported(line, first, last, column, end) })],
                  new Map([['x.py', text]]),
                );
                const span = finding?.span ?? assert.fail();
                const what = JSON.stringify([text.slice(0, 20), id, line, first, last, column, end, span]);
                assert.ok(
                  span.startLine >= 1 && span.endLine <= count && span.startColumn >= 1 && span.endColumn >= 1,
                  what,
                );
                assert.ok(
                  span.endLine > span.startLine ||
                    (span.endLine === span.startLine && span.endColumn >= span.startColumn),
                  what,
                );
                for (const [at, column] of [
                  [span.startLine, span.startColumn],
                  [span.endLine, span.endColumn],
                ] as const)
                  assert.ok(column <= lineText({ count, ...lines }, at).length + 1, what);
              }
  }
});

test('without the source the preliminary span stays; a file outside is never looked up', () => {
  const finding = aFinding({ path: 'gone.py' });
  assert.deepEqual(locate([finding], new Map()), [finding]);
  const outside = aFinding({ path: '(outside)/x.py', outside: true });
  assert.deepEqual(locate([outside], new Map([['(outside)/x.py', 'zzz']])), [outside]);
});
