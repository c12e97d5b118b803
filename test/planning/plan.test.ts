/** The planner with the real rules, parser and texts. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProject } from '../../src/manifests/project.ts';
import type { FixLimits, Plan } from '../../src/model/fixes/plan.ts';
import type { Manifest, Project } from '../../src/model/fixes/project.ts';
import { applyFixes } from '../../src/planning/apply.ts';
import { planFixes } from '../../src/planning/plan.ts';
import { clash } from '../../src/python/edits/edit.ts';
import { allRules, ruleOf } from '../../src/rules/registry.ts';
import { aProject, testParser } from '../python/parser.ts';
import { findingAt, reported, targets } from '../texts/marked-findings.ts';
import { unmark } from '../texts/marked.ts';

const parse = await testParser();
const review: FixLimits = { safety: 'review', reason: null };
const safe: FixLimits = { safety: 'safe', reason: null };
const path = 'app/module.py';

function plan(source: string, limits = review, project: Project = aProject()): Plan {
  const { text, findings } = reported(source, path);
  const made = planFixes(targets(findings), { parse, project, texts: new Map([[path, text]]), limits, ruleOf });
  const answers = made.files.flatMap(({ fixes }) => fixes).length + made.refused.length + made.waiting.length;
  assert.equal(answers, findings.length, 'each finding is in exactly one list');
  return made;
}

/** The text with the planned fixes made. */
const made = ({ files: [file] }: Plan, project = aProject()): string =>
  file
    ? applyFixes(
        parse,
        file.path,
        file.text,
        project,
        file.fixes.map(({ fix }) => fix),
      ).text
    : 'no fix was planned';
const fixedIds = ({ files }: Plan): readonly string[] =>
  files.flatMap(({ fixes }) => fixes.map(({ target }) => target.now.test));
const reasons = ({ refused }: Plan): readonly string[] =>
  refused.map(({ finding, because }) => `${finding.test}: ${because}`);
const manifests = (files: Readonly<Record<string, string>>): Project =>
  readProject(
    Object.entries(files).map(([name, text]): Manifest => ({ path: name, text })),
    '3.12.0',
  );

test('`safe` leaves out what a person must look at, and says what it would have been', () => {
  const source =
    'import requests\n\nrequests.get(url)\n«B501 «B113 requests.get(url, verify=False)»»\n«B113 requests.post(url)»\n';
  const careful = plan(source, safe);
  assert.deepEqual(fixedIds(careful), ['B113', 'B113']);
  assert.deepEqual(reasons(careful), ['B501: the fix may change behaviour and needs `fix-safety: review`']);
  assert.match(careful.refused[0]?.advice ?? '', /^Check the server.*\.$/u);
  assert.deepEqual(fixedIds(plan(source)), ['B501', 'B113', 'B113']);
});

test('a suppression is never planned under `safe`', () => {
  const source = '«B404 import subprocess»\n\nx = «B603 subprocess.run(["/bin/ls", "-l"])»\n';
  assert.deepEqual(
    reasons(plan(source, safe)),
    ['B404', 'B603'].map((id) => `${id}: the fix is a suppression and needs \`fix-safety: review\``),
  );
  const all = plan(source);
  assert.deepEqual(
    all.files.flatMap(({ fixes }) => fixes.map(({ fix }) => fix.suppression)),
    [true, true],
  );
  assert.match(made(all), /# nosec B404 # \w.*\n\n.*# nosec B603 # \w.*\n$/u);
});

test('the user’s own reason goes on every line that can hold a comment', () => {
  const own = { safety: 'review', reason: 'inputs are\nchecked #above' } as const;
  assert.equal(made(plan('x = «B307 eval(text)»\n', own)), 'x = eval(text)  # nosec B307 # inputs are checked above\n');
  const refused = plan('y = """\n""" + «B307 eval(a)»  # nosec\nz = f"""{«B307 eval(b)»}\n""" + \\\n  c\n', own);
  assert.deepEqual(
    reasons(refused),
    ['B307', 'B307'].map((id) => `${id}: no comment can stand at this line, or it has a \`nosec\` already`),
  );
});

test('the oldest Python of the project is respected, and its origin told', () => {
  const source = 'import hashlib\n\netag = «B324 hashlib.md5(body)».hexdigest()\n';
  for (const python of [
    [3, 9],
    [3, 10],
    [4, 0],
  ] as const)
    assert.match(made(plan(source, review, aProject(python))), /usedforsecurity=False/u);
  const old = manifests({ 'pyproject.toml': '[project]\nrequires-python = ">=3.8"\n' });
  assert.deepEqual(reasons(plan(source, review, old)), [
    'B324: the fix needs Python 3.9, and the project supports 3.8 (`requires-python >=3.8` in pyproject.toml)',
  ]);
  assert.match(
    plan(source, review, old).refused[0]?.advice ?? '',
    /usedforsecurity.*, once older Pythons are dropped\.$/u,
  );
  assert.deepEqual(fixedIds(plan(source, review, aProject([2, 7]))), []);
});

test('inside an f-string nothing is put that it cannot hold before Python 3.12', () => {
  const source = 'x = f"{«B106 login(password=\'hunter2-example\')»}"\n';
  assert.deepEqual(reasons(plan(source, review, aProject([3, 11]))), [
    'B106: the code is inside an f-string, where the new text cannot stand',
  ]);
  assert.equal(
    made(plan(source, review, aProject([3, 12])), aProject([3, 12])),
    'import os\n\nx = f"{login(password=os.environ["APP_PASSWORD"])}"\n',
  );
  assert.equal(
    made(plan('x = f"{«B506 yaml.load(s, yaml.FullLoader)»}"\n'.replace(/^/u, 'import yaml\n'))),
    'import yaml\nx = f"{yaml.safe_load(s)}"\n',
  );
});

test('a package that the new code needs is declared with it, or the fix is refused with the line to add', () => {
  const source = '«B405 import xml.etree.ElementTree as ET»\n\nx = «B314 ET.parse(path)»\n';
  const simple = plan(source, review, manifests({ 'requirements.txt': 'flask\n' }));
  assert.deepEqual(
    simple.files.flatMap(({ fixes }) => fixes.map(({ requirements }) => requirements.map(({ name }) => name))),
    [['defusedxml'], ['defusedxml']],
  );
  const there = plan(source, review, manifests({ 'requirements.txt': 'defusedxml==0.7.1\n' }));
  assert.deepEqual(fixedIds(there), ['B405', 'B314']);
  for (const project of [
    aProject(),
    manifests({ 'requirements.txt': 'defusedxml==0.5\n' }),
    manifests({ 'pyproject.toml': '[project]\ndependencies = []\n', 'uv.lock': '' }),
  ]) {
    const refused = plan(source, review, project);
    assert.deepEqual(refused.files, []);
    for (const { because, advice } of refused.refused) {
      assert.match(because, /defusedxml/u);
      assert.match(advice, /, once the package is declared\.$/u);
    }
  }
});

test('findings that ask for the same edit share it', () => {
  const source =
    '«B405 import xml.etree.ElementTree as ET»\n\nx = «B314 ET.parse(path)»\ny = «B314 ET.fromstring(text)»\n';
  const all = plan(source, review, manifests({ 'requirements.txt': 'defusedxml\n' }));
  assert.deepEqual(fixedIds(all), ['B405', 'B314', 'B314']);
  assert.equal(made(all), 'import defusedxml.ElementTree as ET\n\nx = ET.parse(path)\ny = ET.fromstring(text)\n');
});

test('of edits that clash the first one is made, and the other waits behind it', () => {
  const own = { safety: 'review', reason: 'fixed programs only' } as const;
  for (const [first, second] of [
    ['B603', 'B607'],
    ['B607', 'B603'],
  ] as const) {
    const { files, waiting, refused } = plan(
      `import subprocess\n\n«${first} «${second} subprocess.run(["ls", "-l"])»»\n`,
      own,
    );
    assert.deepEqual(
      files.flatMap(({ fixes }) => fixes.map(({ target }) => target.now.test)),
      [first],
    );
    assert.deepEqual(
      waiting.map(({ target, behind }) => [target.now.test, behind]),
      [[second, first]],
    );
    assert.deepEqual(refused, []);
  }
});

test('an edit inside the code that another one replaces waits', () => {
  const source =
    'import random\n\nimport yaml\n\ntoken = «B311 random.choice(«B506 yaml.load(words, yaml.FullLoader)»)»\n';
  const { files, waiting } = plan(source);
  const [kept, later] = [files.flatMap(({ fixes }) => fixes), waiting];
  assert.equal(kept.length + later.length, 2);
  for (const a of kept)
    for (const b of kept)
      if (a !== b) assert.ok(!a.fix.edits.some((one) => b.fix.edits.some((other) => clash(one, other))));
  const command =
    'import subprocess\n\nimport yaml\n\n«B602 subprocess.run("tar xf " + «B506 yaml.load(s, yaml.FullLoader)», shell=True)»\n';
  const swallowing = plan(command);
  assert.deepEqual(
    [fixedIds(swallowing), swallowing.waiting.map(({ target }) => target.now.test)],
    [['B602'], ['B506']],
  );
});

test('what cannot be read is refused: no source, a syntax error, another thing at the place, an unknown test', () => {
  const { findings } = reported('import yaml\n\n«B506 yaml.load(s)»\n', path);
  const none = planFixes(targets(findings), { parse, project: aProject(), texts: new Map(), limits: review, ruleOf });
  assert.deepEqual([none.files, reasons(none)], [[], ['B506: its source could not be read']]);
  for (const source of [
    'import yaml\n\n«B506 yaml.load(s, )»)) + (\n',
    'import yaml\n\n«B506 yaml = 3»\n',
    '«B506 »',
  ]) {
    assert.deepEqual(reasons(plan(source)), ['B506: the code at this place could not be read with certainty'], source);
  }
  assert.deepEqual(reasons(plan('«B999 f()»\n')), ['B999: no edit is known for this test']);
});

test('several files are planned apart', () => {
  const one = reported('import yaml\n«B506 yaml.load(s)»\n', 'a.py');
  const two = reported('import yaml\n\n\n«B506 yaml.load(s)»\n', 'b.py');
  const texts = new Map([
    ['a.py', one.text],
    ['b.py', two.text],
  ]);
  const { files } = planFixes(targets([...one.findings, ...two.findings]), {
    parse,
    project: aProject(),
    texts,
    limits: review,
    ruleOf,
  });
  assert.deepEqual(
    files.map((file) => [file.path, file.text, file.fixes.map(({ excerpt }) => [excerpt.line, excerpt.before])]),
    [
      ['a.py', one.text, [[2, 'yaml.load(s)']]],
      ['b.py', two.text, [[4, 'yaml.load(s)']]],
    ],
  );
});

test('every case of every rule gets one answer, whatever its test, and planned edits never clash', () => {
  for (const { ids, cases } of allRules) {
    for (const one of cases) {
      const { text, start, end } = unmark(one.before);
      const findings = [...new Set([one.test ?? ids[0] ?? '', ...ids, 'B404', 'B506'])].map((id) =>
        findingAt(id, path, text, start, end),
      );
      const planned = planFixes(targets(findings), {
        parse,
        project: aProject(one.python, one.packages),
        texts: new Map([[path, text]]),
        limits: review,
        ruleOf,
      });
      const fixes = planned.files.flatMap((file) => file.fixes);
      assert.equal(fixes.length + planned.refused.length + planned.waiting.length, findings.length, one.name);
      assert.doesNotThrow(
        () =>
          applyFixes(
            parse,
            path,
            text,
            aProject(),
            fixes.map(({ fix }) => fix),
          ),
        one.name,
      );
      for (const { because } of planned.refused) assert.match(because, /\S/u, one.name);
    }
  }
});

test('a fix that would lose a comment, or change nothing, is refused', () => {
  const lost = plan('x = «B307 eval(  # sizes of pages\n    "[16, 32]")»\n');
  assert.deepEqual(reasons(lost), ['B307: a comment stands in the code that would be replaced, and would be lost']);
  assert.match(lost.refused[0]?.advice ?? '', /, and move the comment out first\.$/u);
  assert.match(
    made(plan('import yaml\n\nx = «B506 yaml.load(  # the shelf\n    s,  # a text\n    yaml.FullLoader,\n)»  # all\n')),
    /# the shelf\n {4}s, {2}# a text\n\) {2}# all\n$/u,
  );
  assert.equal(
    made(plan('import os\n«B403 import pickle»  # once used\nprint(os)\n')),
    'import os\nprint(os)\n',
    'a comment on an import goes with it',
  );
  assert.deepEqual(
    fixedIds(
      plan('import sqlite3\n\nsqlite3.connect(p).execute((«B608 "SELECT a FROM b WHERE c = %s"» if x else y) % z)\n'),
    ),
    [],
  );
});
