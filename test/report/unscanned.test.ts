import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unscanned } from '../../src/model/findings/report.ts';
import { readReport } from '../../src/report/read-report.ts';
import { syntaxCause } from '../../src/report/syntax-cause.ts';
import { explainSyntax } from '../../src/report/unscanned.ts';
import { scanTree } from './scan-tree.ts';
import { aJson, aRequest, aScan, metrics, raw, readJson } from './scans.ts';

const defaults = '.svn,CVS,.bzr,.hg,.git,__pycache__,.tox,.eggs,*.egg';
const only = (list: readonly Unscanned[]): Unscanned =>
  list.length === 1 && list[0] ? list[0] : assert.fail(JSON.stringify(list));

test('a file that does not parse, and the exclude line that leaves it out', async () => {
  const tree = { 'ok.py': 'x = 1\n', 'old/py2.py': 'print "x"\n' };
  const { report, scan, request } = await scanTree(tree);
  const entry = only(report.unscanned);
  assert.deepEqual(
    [entry.kind, entry.path, entry.reason],
    ['syntax', 'old/py2.py', 'Python 3.11.7 could not parse the file'],
  );
  assert.ok(entry.remedy.endsWith(`\`exclude: "${defaults},./old/py2.py"\`.`), entry.remedy);
  assert.deepEqual(report.scanned, ['ok.py']);
  const [explained] = explainSyntax(report.unscanned, new Map(Object.entries(tree)), { scan, request, folder: '' });
  assert.equal(explained?.reason, "Python 3.11.7 could not parse the file: line 1 has Python 2's print statement");
  assert.equal(
    explained?.remedy,
    `No Python 3 can parse it: convert it to Python 3, or leave it out: \`exclude: "${defaults},./old/py2.py"\`.`,
  );
  const again = await scanTree(tree, { exclude: `${defaults},./old/py2.py` });
  assert.deepEqual([again.report.unscanned, again.report.scanned], [[], ['ok.py']], 'the line works');
});

test('the exclude line keeps what is in force, survives odd names, and fits a target that is a file', async () => {
  const odd = await scanTree({ 'a,b\nc.py': 'x =\n', 'ok.py': '' }, { exclude: './docs' });
  assert.match(only(odd.report.unscanned).remedy, /`exclude: "\.\/docs,\.\/a\?b\?c\.py"`/);
  assert.deepEqual(
    (await scanTree({ 'a,b\nc.py': 'x =\n', 'ok.py': '' }, { exclude: './docs,./a?b?c.py' })).report.unscanned,
    [],
  );
  const file = await scanTree({ 'bad.py': 'x =\n', 'ok.py': '' }, { targets: ['bad.py', 'ok.py'] });
  assert.match(only(file.report.unscanned).remedy, /\*\.egg,bad\.py"`/);
  assert.deepEqual(
    (await scanTree({ 'bad.py': 'x =\n', 'ok.py': '' }, { targets: ['bad.py', 'ok.py'], exclude: 'bad.py' })).report
      .unscanned,
    [],
  );
  const ini = await scanTree({ 'bad.py': 'x =\n', 'ok.py': '', '.bandit': '[bandit]\nexclude = ./docs,./more\n' });
  assert.match(only(ini.report.unscanned).remedy, /`exclude: "\.\/docs,\.\/more,\.\/bad\.py"`/);
});

test("a crash of one of Bandit's tests is told by file, test and line, without the source", async () => {
  const crash =
    'import tarfile\nfrom django.utils.safestring import mark_safe\n\n\nclass A:\n    def f(self, t, s):\n        t.extractall(members=self.check(t))\n        mark_safe(s=s)\n        mark_safe(s="hunter2")\n';
  const { report } = await scanTree({ 'app/crash.py': crash, 'app/ at line 3: x.py': crash }, { skips: 'B101' });
  const crashes = report.unscanned.filter(({ kind }) => kind === 'crash');
  assert.deepEqual(crashes.map(({ path }) => path).toSorted(), [
    'app/ at line 3: x.py',
    'app/ at line 3: x.py',
    'app/crash.py',
    'app/crash.py',
  ]);
  const entry =
    crashes.find(({ path, reason }) => path === 'app/crash.py' && reason.includes('B202')) ??
    assert.fail(JSON.stringify(crashes));
  assert.equal(
    entry.reason,
    "Bandit's test B202 (tarfile_unsafe_members) crashed at line 7 with AttributeError, so it found nothing there; the other tests ran",
  );
  assert.equal(
    entry.remedy,
    'This is a bug of Bandit 1.9.4, not of the file: look at line 7 yourself, and try a newer `bandit-version`. ' +
      'If you can do without that test, set `skips: "B101,B202"`; Bandit cannot skip it for one file only.',
  );
  assert.match(
    crashes.find(({ reason }) => reason.includes('B703'))?.reason ?? '',
    /crashed at lines 8, 9 with IndexError/,
  );
  assert.ok(report.scanned.includes('app/crash.py'), 'the other tests ran');
  assert.doesNotMatch(JSON.stringify(report), /hunter2/);
});

test('an exception while scanning is a file that was not scanned', async () => {
  const { report } = await scanTree({ 'deep.py': `x = ${Array(20_000).fill('1').join('+')}\n`, 'ok.py': '' });
  const entry = only(report.unscanned);
  assert.deepEqual([entry.kind === 'unreadable' || entry.kind === 'syntax', entry.path], [true, 'deep.py']);
  const read = readJson(aJson([], { errors: [{ filename: './a.py', reason: 'exception while scanning file' }] }));
  assert.match(only(read.unscanned).reason, /^Bandit failed on the file with an error of its own/);
  assert.equal(only(read.unscanned).kind, 'unreadable');
});

test('a target that is not there', async () => {
  const { report } = await scanTree({ 'ok.py': '' }, { targets: ['ok.py', 'nope', './src/gone.py'] });
  assert.deepEqual(report.unscanned.map(({ kind, path }) => `${kind} ${path}`).toSorted(), [
    'missing-target nope',
    'missing-target src/gone.py',
  ]);
  assert.equal(
    report.unscanned[0]?.reason,
    'there is no such file or folder, though it was given to Bandit as a target',
  );
  assert.match(
    report.unscanned[0]?.remedy ?? '',
    /Correct or remove it in `targets` \(paths are relative to the repository's root\)/,
  );
  const link = readReport(
    aScan({
      reports: [
        raw(
          aJson([], {
            errors: [
              { filename: './l.py', reason: 'No such file or directory' },
              { filename: './p.py', reason: 'Permission denied' },
            ],
          }),
          'bandit',
        ),
      ],
    }),
    aRequest(),
    '',
  );
  assert.deepEqual(
    link.unscanned.map(({ kind, reason }) => [kind, reason]),
    [
      ['unreadable', 'the file is a symbolic link to nothing'],
      ['unreadable', 'Bandit could not read the file: Permission denied'],
    ],
  );
});

test('nothing scanned: all excluded, or nothing there', async () => {
  const excluded = only(
    (await scanTree({ 'tests/a.py': '', 'tests/b.py': '' }, { exclude: './tests' })).report.unscanned,
  );
  assert.deepEqual(
    [excluded.kind, excluded.reason],
    ['nothing', 'all 2 Python files below the targets `.` are excluded'],
  );
  assert.match(excluded.remedy, /the excludes, which are `\.\/tests`/);
  const empty = only((await scanTree({ 'docs/readme.txt': '' }, { targets: ['docs'] })).report.unscanned);
  assert.deepEqual([empty.kind, empty.reason], ['nothing', 'there is no Python file below the targets `docs`']);
  assert.equal(only(readJson(aJson([], { metrics: metrics() })).unscanned).reason, 'the report covers no file');
});

test('the cause of a syntax error, by tell-tale lines', () => {
  const causes: readonly (readonly [string, string | null, string | null])[] = [
    ['match x:\n    case 1: pass\n', '3.9.1', '3.10'],
    ['x = f"{"a"}"\n', '3.11.7', '3.12'],
    ['x = f"{"a"}"\n', null, '3.12'],
    ['def f[T](x): pass\n', '3.11', '3.12'],
    ['class A[T = int]: pass\n', '3.12.1', '3.13'],
    ['type X = int\n', '3.11', '3.12'],
    ['try: pass\nexcept* A: pass\n', '3.10', '3.11'],
    ['x = t"{a}"\n', '3.13', '3.14'],
    ['lazy import json\n', '3.14', '3.15'],
    ['print "x"\n', '3.13', null],
    ['exec "x"\n', '3.13', null],
    ['raise A, "b"\n', '3.13', null],
    ['x = 0777\n', '3.13', null],
    ['if a <> b: pass\n', '3.13', null],
    ['<<<<<<< HEAD\n', '3.13', null],
    ['{% if x %}\n', '3.13', null],
    ['try:\n  pass\nexcept A, b:\n  pass\n', '3.13', null],
  ];
  for (const [text, python, since] of causes) assert.equal(syntaxCause(text, python)?.since, since, text);
  for (const fine of ['# print "x"\n', 'x = (\n', 'print("x")\n', 'match = 3\n'])
    assert.equal(syntaxCause(fine, '3.13'), null, fine);
  assert.equal(syntaxCause('match x:\n  case 1: pass\n', '3.13'), null, 'this Python knows match');
});

test('explained causes name the version to set', () => {
  const scan = aScan({
    python: '3.11.7',
    reports: [
      raw(
        aJson([], { errors: [{ filename: './a.py', reason: 'syntax error while parsing AST from file' }] }),
        'bandit',
      ),
    ],
  });
  const report = readReport(scan, aRequest(), '');
  const explained = only(
    explainSyntax(report.unscanned, new Map([['a.py', 'a = 1\nx = f"{"a"}"\n']]), {
      scan,
      request: aRequest(),
      folder: '',
    }),
  );
  assert.equal(
    explained.reason,
    'Python 3.11.7 could not parse the file: line 2 has an f-string that uses its own quotes inside, which needs Python 3.12 or newer',
  );
  assert.equal(
    explained.remedy,
    `Set \`python-version: '3.12'\` or a newer one, or leave it out: \`exclude: "${defaults},./a.py"\`.`,
  );
  assert.deepEqual(
    explainSyntax(report.unscanned, new Map(), { scan, request: aRequest(), folder: '' }),
    report.unscanned,
  );
});
