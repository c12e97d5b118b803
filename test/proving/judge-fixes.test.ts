/**
 * The judge with fixes of the real rules. What the marks hold is what Bandit says; test/fixing/remediate.test.ts has
 * Bandit itself say it.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../src/model/findings/finding.ts';
import { fix } from '../../src/model/fixes/fix.ts';
import type { FilePlan, Planned } from '../../src/model/fixes/plan.ts';
import { applyFixes, type Applied } from '../../src/planning/apply.ts';
import { planFixes } from '../../src/planning/plan.ts';
import { blame, judgeFixes, unmasked, type Fallen, type Judgement } from '../../src/proving/judge-fixes.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { aProject, testParser } from '../python/parser.ts';
import { reported, targets } from '../texts/marked-findings.ts';

const parse = await testParser();
const path = 'app/module.py';

interface Tried {
  readonly file: FilePlan;
  readonly applied: Applied;
  readonly before: readonly Finding[];
}

/** Plans and makes the fixes of the findings of some tests; the others are there and are not to be fixed. */
function tried(source: string, ...tests: readonly string[]): Tried {
  const { text, findings } = reported(source, path);
  const wanted = tests.length === 0 ? findings : findings.filter((finding) => tests.includes(finding.test));
  const plan = planFixes(targets(wanted), {
    parse,
    project: aProject(),
    texts: new Map([[path, text]]),
    limits: { safety: 'review', reason: null },
    ruleOf,
  });
  const [file] = plan.files;
  assert.ok(
    file && plan.files.length === 1 && file.fixes.length === wanted.length,
    `not every fix was planned: ${plan.refused.map(({ because }) => because).join('; ')}`,
  );
  return {
    file,
    before: findings,
    applied: applyFixes(
      parse,
      path,
      text,
      aProject(),
      file.fixes.map((planned) => planned.fix),
    ),
  };
}

/** Judges by what the marks in the new text say; the text itself must be what the fixes make. */
function judged({ file, applied, before }: Tried, after: string): Judgement & { readonly seen: readonly Finding[] } {
  const now = reported(after, path);
  assert.equal(applied.text, now.text);
  return { ...judgeFixes(file, applied, before, now.findings), seen: now.findings };
}

const fallen = (all: readonly Fallen[]): readonly string[] =>
  all.map(({ planned, reason }) => `line ${planned.target.now.span.startLine}: ${reason}`);
const places = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ test: id, span }) => `${id} on line ${span.startLine}`);

test('targets that are gone have nothing against them', () => {
  const one = tried('import yaml\n\na = «B506 yaml.load(s)»\nb = «B506 yaml.load(t, yaml.FullLoader)»\n');
  const { fallen: lost, unexplained } = judged(one, 'import yaml\n\na = yaml.safe_load(s)\nb = yaml.safe_load(t)\n');
  assert.deepEqual([lost, unexplained], [[], []]);
});

test('a target that is still reported falls, and only that one of several alike', () => {
  const one = tried('import yaml\n\na = «B506 yaml.load(s)»\nb = «B506 yaml.load(s)»\n');
  const { fallen: lost, unexplained } = judged(
    one,
    'import yaml\n\na = yaml.safe_load(s)\nb = «B506 yaml.safe_load(s)»\n',
  );
  assert.deepEqual(fallen(lost), ['line 4: Bandit still reports B506 on the new code']);
  assert.equal(lost[0]?.planned.target.now, one.before[1]);
  assert.deepEqual(unexplained, []);
});

test('one that is not to be fixed may stay, on its own new line, and may go', () => {
  // The fix of B106 adds an import, which moves every line below it.
  const source =
    '"""Mail."""\n\n«B311 random.random()»\nsend(«B106 login(password="hunter2-example")»)\n«B311 random.random()»\n';
  const one = tried(source, 'B106');
  assert.match(one.applied.text, /^"""Mail\."""\n\nimport os\n/u);
  const same = one.applied.text.replaceAll('random.random()', '«B311 random.random()»');
  const stays = judged(one, same);
  assert.deepEqual([stays.fallen, stays.unexplained], [[], []]);
  const goes = judged(one, one.applied.text);
  assert.deepEqual([goes.fallen, goes.unexplained], [[], []]);
});

test('one that stays is not taken for the target beside it, nor the target for it', () => {
  const source = 'import yaml\n\nboth = «B506 yaml.load(s)», «B506 yaml.load(s)»\n';
  const { text, findings } = reported(source, path);
  const only = findings.slice(0, 1);
  const [file] = planFixes(targets(only), {
    parse,
    project: aProject(),
    texts: new Map([[path, text]]),
    limits: { safety: 'review', reason: null },
    ruleOf,
  }).files;
  assert.ok(file);
  const one: Tried = {
    file,
    before: findings,
    applied: applyFixes(
      parse,
      path,
      text,
      aProject(),
      file.fixes.map((planned) => planned.fix),
    ),
  };
  const good = judged(one, 'import yaml\n\nboth = yaml.safe_load(s), «B506 yaml.load(s)»\n');
  assert.deepEqual([good.fallen, good.unexplained], [[], []]);
  const bad = judged(one, 'import yaml\n\nboth = «B506 yaml.safe_load(s)», yaml.load(s)\n');
  assert.deepEqual(
    fallen(bad.fallen),
    ['line 3: Bandit still reports B506 on the new code'],
    'the count is the same; the place is not',
  );
});

test('a finding that a fix announces is no surprise; any other is, also of the target’s own test elsewhere', () => {
  const one = tried('import os\n\n«B605 os.system("ls -l " + name)»\nx = y\n');
  assert.ok(one.file.fixes[0]?.fix.adds.includes('B404'));
  const withMarks = (marked: string): string =>
    one.applied.text.replace('import subprocess', '«B404 import subprocess»').replace('x = y', marked);
  assert.deepEqual(judged(one, withMarks('x = y')).unexplained, []);
  assert.deepEqual(
    places(judged(one, withMarks('«B307 x» = y')).unexplained).map((each) => each.slice(0, 4)),
    ['B307'],
  );
  const elsewhere = judged(one, withMarks('«B605 x» = y'));
  assert.deepEqual([elsewhere.fallen, elsewhere.unexplained.map(({ test: id }) => id)], [[], ['B605']]);
});

test('a new finding is laid on the fix whose code it is in, and on all when it is in none', () => {
  const one = tried('import yaml\n\na = «B506 yaml.load(s)»\nb = «B506 yaml.load(t)»\nc = d\n');
  const inside = judged(one, 'import yaml\n\na = yaml.safe_load(s)\nb = «B307 yaml.safe_load(t)»\nc = d\n');
  assert.deepEqual(fallen(blame(inside, one.applied, inside.unexplained)), [
    'line 4: Bandit newly reports B307 on the new code',
  ]);
  const outside = judged(one, 'import yaml\n\na = yaml.safe_load(s)\nb = yaml.safe_load(t)\nc = «B307 d»\n');
  assert.deepEqual(fallen(blame(outside, one.applied, outside.unexplained)), [
    'line 3: Bandit newly reports B307 on the new code',
    'line 4: Bandit newly reports B307 on the new code',
  ]);
  assert.deepEqual(blame(outside, one.applied, []), []);
});

test('one that another finding hid before is not new, but only at its own place', () => {
  const source = '«B403 import pickle, subprocess»\n\nx = 1\n';
  const one = tried(source);
  const result = judged(one, '«B404 import subprocess»\n\nx = 1\n');
  assert.deepEqual(places(result.unexplained), ['B404 on line 1']);
  const alone = reported('«B404 import pickle, subprocess»\n\nx = 1\n', path).findings;
  assert.deepEqual(unmasked(result, one.applied, alone), []);
  assert.deepEqual(places(unmasked(result, one.applied, [])), ['B404 on line 1']);
  const otherPlace = reported('import pickle, subprocess\n\n«B404 x = 1»\n', path).findings;
  assert.deepEqual(places(unmasked(result, one.applied, otherPlace)), ['B404 on line 1']);
  const otherTest = reported('«B401 import pickle, subprocess»\n\nx = 1\n', path).findings;
  assert.deepEqual(places(unmasked(result, one.applied, otherTest)), ['B404 on line 1']);
});

test('a target whose code is deleted is gone, and what follows is not taken for it', () => {
  const one = tried('«B403 import pickle»\n«B404 import subprocess»\n\nsubprocess.run(args)\n', 'B403');
  const { fallen: lost, unexplained } = judged(one, '«B404 import subprocess»\n\nsubprocess.run(args)\n');
  assert.deepEqual([lost, unexplained], [[], []]);
});

test('a nested finding goes along, or stays where its code is kept', () => {
  const source = 'import requests, yaml\n\nx = «B113 requests.get(«B506 yaml.load(s)»)»\n';
  const one = tried(source);
  const text = one.applied.text;
  assert.match(text, /requests\.get\(yaml\.safe_load\(s\), timeout=\d+\)/u);
  assert.deepEqual(judged(one, text).fallen, []);
  const inner = judged(one, text.replace(/yaml\.safe_load\(s\)/u, '«B506 $&»'));
  assert.deepEqual(fallen(inner.fallen), ['line 3: Bandit still reports B506 on the new code']);
  const outer = judged(one, text.replace(/requests\.get\(.*\)/u, '«B113 $&»'));
  assert.deepEqual(fallen(outer.fallen), ['line 3: Bandit still reports B113 on the new code']);
});

test('with CRLF and characters outside the basic plane places still agree', () => {
  const one = tried(
    'import yaml\r\n\r\nname = "𝔅é"; a = «B506 yaml.load("𝔅", yaml.FullLoader)»; b = «B506 yaml.load(s)»\r\n',
  );
  const result = judged(
    one,
    'import yaml\r\n\r\nname = "𝔅é"; a = yaml.safe_load("𝔅"); b = «B506 yaml.safe_load(s)»\r\n',
  );
  assert.equal(result.fallen[0]?.planned.target.now, one.before[1]);
  assert.equal(result.fallen.length, 1);
});

test('a fix that changes nothing at its place is no proof', () => {
  const { text, findings } = reported('x = «B307 eval(s)»\n', path);
  const [target] = targets(findings);
  assert.ok(target);
  const planned: Planned = {
    target,
    fix: fix({ edits: [{ start: text.length, end: text.length, text: '# done\n' }], summary: 'Nothing' }),
    excerpt: { line: 1, before: '', after: '' },
    requirements: [],
  };
  const file: FilePlan = { path, text, fixes: [planned] };
  const applied = applyFixes(parse, path, text, aProject(), [planned.fix]);
  assert.deepEqual(fallen(judged({ file, applied, before: findings }, 'x = «B307 eval(s)»\n# done\n').fallen), [
    'line 1: Bandit still reports B307 on the new code',
  ]);
});
