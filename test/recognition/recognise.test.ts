import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '../../src/identity/identity.ts';
import { readBaseline, writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { recogniseAtBase } from '../../src/recognition/recognise-at-base.ts';
import { recogniseByLines } from '../../src/recognition/recognise-by-lines.ts';
import { recogniseInBaseline } from '../../src/recognition/recognise-in-baseline.ts';
import { aFinding } from '../builders.ts';
import { gitHunks, knownAtBase, knownFromFile, version } from './versions.ts';

const base = `import subprocess

class Runner:
    def start(self, cmd):
        log('start')
        self.process = «subprocess.Popen(cmd, shell=True, env={'A': 'b'})»
        return self.process

    def check(self, value):
        prepare()
        «B101:assert value»
        finish()
`;

/**
 * Each: what changed, the head, and which of its findings are known. `fromFile` only where a baseline file cannot tell
 * as much.
 */
const cases: readonly {
  readonly name: string;
  readonly head: string;
  readonly known: readonly boolean[];
  readonly path?: string;
}[] = [
  { name: 'nothing', head: base, known: [true, true] },
  { name: 'lines inserted above', head: `"""Docs."""\n\nimport os\n\n\n${base}`, known: [true, true] },
  { name: 'CRLF', head: base.replaceAll('\n', '\r\n'), known: [true, true] },
  { name: 'tabs', head: base.replaceAll('    ', '\t'), known: [true, true] },
  {
    name: 're-indented below a new condition',
    head: base.replace(
      "        self.process = «subprocess.Popen(cmd, shell=True, env={'A': 'b'})»",
      "        if cmd:\n            self.process = «subprocess.Popen(cmd, shell=True, env={'A': 'b'})»",
    ),
    known: [true, true],
  },
  {
    name: 'comments inside the call',
    head: base.replace('cmd, shell=True', 'cmd,  # user input\n            # nasty\n            shell=True'),
    known: [true, true],
  },
  {
    name: 'comments between statements',
    head: base
      .replace('        self.process', '        # run it\n        self.process')
      .replace('prepare()', 'prepare()  # first'),
    known: [true, true],
  },
  {
    name: 'reformatted',
    head: base
      .replace(
        "cmd, shell=True, env={'A': 'b'}",
        '\n            cmd,\n            shell=True,\n            env={"A": "b"},\n        ',
      )
      .replace('assert value', 'assert (value)'),
    known: [true, true],
  },
  {
    name: 'neighbours edited',
    head: base.replace("log('start')", "logger.info('starting %s', cmd)").replace('finish()', 'done()'),
    known: [true, true],
  },
  { name: 'function renamed', head: base.replace('def check', 'def verify'), known: [true, true] },
  {
    name: 'class renamed and the line before edited',
    head: base.replace('class Runner', 'class Starter').replace('prepare()', 'set_up()'),
    known: [true, true],
  },
  { name: 'file renamed', head: base, path: 'app/renamed.py', known: [true, true] },
  {
    name: 'moved to another function with its neighbours',
    head: base.replace('    def check(self, value):', '    def other(self, value):'),
    known: [true, true],
  },
  { name: 'non-ASCII text around it', head: base.replace("log('start')", "log('stört 🐍')"), known: [true, true] },
  { name: 'one fixed', head: base.replace('«B101:assert value»', 'require(value)'), known: [true] },
  {
    name: 'a twin added below',
    head: `${base}\n    def again(self, cmd):\n        self.other = «subprocess.Popen(cmd, shell=True, env={'A': 'b'})»\n`,
    known: [true, true, false],
  },
  {
    name: 'a twin added above',
    head: base.replace(
      '    def start',
      "    def before(self, cmd):\n        self.other = «subprocess.Popen(cmd, shell=True, env={'A': 'b'})»\n\n    def start",
    ),
    known: [false, true, true],
  },
  {
    name: 'a twin added in the same function',
    head: base.replace(
      '        finish()\n',
      '        finish()\n        more()\n        «B101:assert value»\n        end()\n',
    ),
    known: [true, true, false],
  },
  {
    name: 'one twin deleted, another added elsewhere',
    head: base
      .replace('        «B101:assert value»\n', '')
      .replace("        log('start')\n", "        log('start')\n        «B101:assert value»\n        more()\n"),
    known: [false, true],
  },
  {
    name: 'the flagged code edited',
    head: base.replace('cmd, shell=True', 'cmd + args, shell=True'),
    known: [false, true],
  },
];

for (const { name, head, known, path } of cases) {
  test(`from a baseline file: ${name}`, () =>
    assert.deepEqual(knownFromFile(version(base), version(head, path)), known));
  test(`at the base commit: ${name}`, () => {
    const [old, now] = [version(base), version(head, path)];
    assert.deepEqual(knownAtBase(old, now), known);
    assert.deepEqual(knownAtBase(old, now, gitHunks(old.text, now.text)), known, "with git's hunks");
  });
}

test("Bandit's wording, grades and CWE do not count", () => {
  const reworded = {
    message: 'Something else entirely.',
    severity: 'low',
    confidence: 'low',
    cwe: 1,
    name: 'renamed_test',
  } as const;
  assert.deepEqual(knownFromFile(version(base), version(base, 'app/run.py', reworded)), [true, true]);
  assert.deepEqual(knownAtBase(version(base), version(base, 'app/run.py', reworded)), [true, true]);
});

test('another test on the same code is another finding', () => {
  assert.deepEqual(knownFromFile(version(base), version(base.replace('B101', 'B110'))), [true, false]);
});

test('two equal findings are two: one entry excuses one', () => {
  const one = 'def f(x):\n    «B101:assert x»\n';
  const two = 'def f(x):\n    «B101:assert x»\n    «B101:assert x»\n';
  assert.deepEqual(knownFromFile(version(one), version(two)).filter(Boolean).length, 1);
  assert.deepEqual(knownAtBase(version(one), version(two)).filter(Boolean).length, 1);
});

test('a copied file is new while its original is there', () => {
  const [original, copy] = [version(base), version(base, 'app/copy.py')];
  const baseline = readBaseline(new TextEncoder().encode(writeBaseline(original.findings, [])), 'b', '');
  const files = ['app/run.py', 'app/copy.py'];
  const { known, gone } = recogniseInBaseline([...copy.findings, ...original.findings], baseline, {
    scanned: files,
    files,
  });
  assert.deepEqual(
    [...known].map(({ path }) => path),
    ['app/run.py', 'app/run.py'],
  );
  assert.deepEqual(gone, []);
  const atBase = recogniseAtBase([...copy.findings, ...original.findings], new Map([['app/copy.py', copy.text]]), {
    findings: [],
    sources: new Map(),
    changes: [{ path: 'app/copy.py', basePath: null, hunks: null }],
    unchanged: new Set(['app/run.py']),
  });
  assert.deepEqual(
    [...atBase.known].map(({ path }) => path),
    ['app/run.py', 'app/run.py'],
  );
});

test('a new file with the imports of a deleted one is no rename', () => {
  const imports = 'import os\nimport sys\n«B404:import subprocess»\nimport time\n';
  assert.deepEqual(knownFromFile(version(imports, 'a/deleted.py'), version(imports, 'b/new.py')), [false]);
  assert.deepEqual(knownFromFile(version(imports, 'a/tool.py'), version(imports, 'b/tool.py')), [true]);
});

test('what is gone is told, but not what was not scanned', () => {
  const old = version(base);
  const baseline = readBaseline(new TextEncoder().encode(writeBaseline(old.findings, [])), 'b', '');
  const gone = recogniseInBaseline([], baseline, { scanned: ['app/run.py'], files: ['app/run.py'] }).gone;
  assert.deepEqual(
    gone.map(({ test: id }) => id),
    ['B602', 'B101'],
  );
  assert.deepEqual(recogniseInBaseline([], baseline, { scanned: [], files: ['app/run.py'] }).gone, []);
  const atBase = recogniseAtBase([], new Map(), {
    findings: old.findings,
    sources: new Map([['app/run.py', old.text]]),
    changes: [{ path: null, basePath: 'app/run.py', hunks: null }],
    unchanged: new Set(),
  });
  assert.deepEqual(
    atBase.gone.map(({ line }) => line),
    [6, 11],
  );
});

test('at the base a rotated secret is a new one, from a baseline file it is the same finding', () => {
  const [old, rotated] = [version('«B105:password = "first"»\n'), version('«B105:password = "second"»\n')];
  assert.deepEqual(knownAtBase(old, rotated), [false]);
  assert.deepEqual(knownFromFile(old, rotated), [true]);
});

test('a function that moved to another file is known at the base', () => {
  const [from, to] = [version(base, 'a.py'), version(base, 'b.py')];
  const changes = [
    { path: 'a.py', basePath: 'a.py', hunks: null },
    { path: 'b.py', basePath: null, hunks: null },
  ];
  const sources = new Map([
    ['a.py', '# moved\n'],
    ['b.py', to.text],
  ]);
  assert.equal(
    recogniseAtBase(to.findings, sources, {
      findings: from.findings,
      sources: new Map([['a.py', from.text]]),
      changes,
      unchanged: new Set(),
    }).known.size,
    2,
  );
});

test('by lines: known are the findings on lines that did not change, up to formatting', () => {
  const reformatted = base.replace(
    "cmd, shell=True, env={'A': 'b'}",
    '\n            cmd, shell=True, env={"A": "b"}\n        ',
  );
  const head = version(reformatted.replace('assert value', 'assert values'));
  const changes = [{ path: 'app/run.py', basePath: 'app/run.py', hunks: null }];
  const { known } = recogniseByLines(head.findings, new Map([['app/run.py', head.text]]), {
    sources: new Map([['app/run.py', version(base).text]]),
    changes,
    unchanged: new Set(),
  });
  assert.deepEqual(
    head.findings.map((finding) => known.has(finding)),
    [true, false],
  );
  const others = { sources: new Map(), changes: [{ path: 'other.py', basePath: null, hunks: null }] };
  assert.equal(
    recogniseByLines(head.findings, new Map(), { ...others, unchanged: new Set(['app/run.py']) }).known.size,
    2,
  );
  assert.equal(
    recogniseByLines(head.findings, new Map(), { ...others, unchanged: new Set() }).known.size,
    0,
    'that git names no change is no evidence',
  );
});

test('without sources nothing of a changed file is known at the base; from a baseline file findings are told apart by test, path and order', () => {
  const blind = (...tests: readonly string[]) =>
    identify(
      tests.map((id) => aFinding({ test: id })),
      new Map(),
    );
  const changes = [{ path: 'app/run.py', basePath: 'app/run.py', hunks: null }];
  const atBase = recogniseAtBase(blind('B602', 'B602', 'B101'), new Map(), {
    findings: blind('B602', 'B101'),
    sources: new Map(),
    changes,
    unchanged: new Set(),
  });
  assert.equal(atBase.known.size, 0);
  const baseline = readBaseline(new TextEncoder().encode(writeBaseline(blind('B602', 'B101'), [])), 'b', '');
  assert.equal(recogniseInBaseline(blind('B602', 'B602', 'B101'), baseline, { scanned: [], files: [] }).known.size, 2);
});
