import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { refuse } from '../../../src/model/fixes/fix.ts';
import { beforeAfter, diffLines } from '../../../src/render/rules/before-after.ts';
import { explain } from '../../../src/render/rules/explain.ts';
import { headingOf, pageNameOf, rulePage, severityOf } from '../../../src/render/rules/rule-page.ts';
import { rulesPage } from '../../../src/render/rules/rules-page.ts';
import { allRules, ruleOf } from '../../../src/rules/registry.ts';
import { defineRule } from '../../../src/rules/rule.ts';

const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const plain = (lines: readonly string[]): string => lines.map(stripVTControlCharacters).join('\n');

const rule = defineRule({
  ids: ['B901', 'B902'],
  names: ['first', 'second'],
  status: 'active',
  title: 'A `call` that is wrong',
  why: 'It breaks.',
  remedy: 'Call `right()` **instead**.',
  safety: 'review',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: false },
  exploitability: { score: 4, reason: 'Anyone can.' },
  references: ['https://example.org/a'],
  traps: ['Not `left()`.'],
  fix: () => refuse('no'),
  cases: [
    { name: 'plain', before: '«wrong()»\n', after: 'right()\n' },
    {
      name: 'with `x`',
      before: '«wrong(x)»\n',
      after: 'right(x)\n',
      safety: 'safe',
      test: 'B902',
      remains: ['B404'],
      python: [3, 12],
      packages: ['torch>=2.6'],
      path: 'tests/a.py',
    },
    { name: 'a variable', before: '«wrong»(*a)\n', refused: 'unpacks `*`' },
    { name: 'seen by a person', before: '«wrong»(**b)\n', after: 'right(**b)\n', refused: 'unpacks `**`' },
  ],
});

test('a page says what is wrong, what is done, and each case with its before and after or its reason', () => {
  const page = rulePage(rule);
  const parts = [
    '# B901, B902: A call that is wrong',
    '**Fix to review.** Bandit: B901 `first`, B902 `second`, medium severity.',
    'It breaks.',
    '**What to do.** Call `right()` **instead**.',
    '```diff\n-wrong()\n+right()\n```',
    '**Take care.**\n\n- Not `left()`.',
    'Exploitability 4 of 5: Anyone can. [CWE-78](https://cwe.mitre.org/data/definitions/78.html), OWASP A03:2021, OWASP A05:2025 (by our reading).',
    '- <https://example.org/a>',
    '## More cases',
    'Safe fix: with <code>x</code> (B902)',
    '-wrong(x)\n+right(x)',
    'In `tests/a.py`. The project supports Python 3.12 and later. The project declares `torch>=2.6`. Bandit still reports B404 afterwards.',
    'Refused: a variable (B901)',
    'Not fixed: “… unpacks `*` …”.',
    '```python\nwrong(*a)\n```',
    'Refused: seen by a person (B901)',
    'A person would write:',
    '-wrong(**b)\n+right(**b)',
    '[All rules](README.md)\n',
  ];
  let from = 0;
  for (const part of parts) {
    const found = page.indexOf(part, from);
    assert.ok(found >= from, `${part} is missing or out of order in\n${page}`);
    from = found;
  }
  assert.doesNotMatch(page, /[«»]/);
  assert.match(rulePage({ ...rule, cases: rule.cases.slice(0, 1), status: 'removed' }), /no longer has this test/);
});

test('a rule without a fix gives guidance, and its cases are written by hand', () => {
  const { fix: _, ...guided } = rule;
  assert.match(rulePage(guided), /\*\*Guidance\.\*\*/);
  assert.match(rulePage(guided), /By hand: with/);
});

test('the terminal prints the same page, with the cases of the test that was asked for', () => {
  const text = plain(explain(rule, 'B902'));
  assert.match(
    text,
    /^B902 {2}A `call` that is wrong\nFix to review · CWE-78 · OWASP A03:2021 · OWASP A05:2025 \(by our reading\) · exploitability 4 of 5\n/,
  );
  assert.match(text, /Fixed by bandit-remediate fix\n\n {2}- with `x` \(safe fix\)/);
  assert.doesNotMatch(text, /- plain/);
  const first = plain(explain(rule, 'B901'));
  assert.match(first, /- plain \(fix to review\)\n {4}-wrong\(\)\n {4}\+right\(\)/);
  assert.match(first, /Not fixed, and why\n\n {2}- a variable\n {4}Not fixed: “… unpacks `\*` …”\.\n {5}wrong\(\*a\)/);
  assert.match(
    first,
    /Call `right\(\)` instead\.[\s\S]*Take care\n {2}- Not `left\(\)`\.\n\nRead more\n {2}https:\/\/example\.org\/a/,
  );
});

test('every rule has its page in both forms, also those that the catalogue does not know', () => {
  for (const one of [...allRules, ruleOf('X901')]) {
    for (const id of one.ids)
      assert.ok(
        explain(one, id).every((line) => stripVTControlCharacters(line).length < 200 && !/[«»]/.test(line)),
        id,
      );
    const page = rulePage(one);
    assert.doesNotMatch(page, /[«»]|undefined/);
    assert.equal(page.match(/<details>/g)?.length, page.match(/<\/details>/g)?.length);
  }
  assert.doesNotMatch(plain(explain(ruleOf('::error::\u001b[2J'), '::error::\u001b[2J')), /^::|\u001b/m);
});

test('each rule has a page of its own name, and the index leads to each once, with its severity and counts', () => {
  const page = rulesPage(allRules);
  assert.deepEqual(
    ['B506', 'B313', 'B105', 'B410'].map((id) => pageNameOf(ruleOf(id))),
    ['B506.md', 'B313-B319.md', 'B105-B106.md', 'B320-B410.md'],
  );
  assert.deepEqual(
    ['B602', 'B506', 'B404', 'B503'].map((id) => severityOf(ruleOf(id))),
    ['high', 'medium', 'low', 'high, medium'],
  );
  const links = [...page.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) => target);
  assert.deepEqual(links.toSorted(), allRules.map(pageNameOf).toSorted());
  assert.equal(new Set(links).size, allRules.length);
  for (const one of allRules) assert.ok(rulePage(one).startsWith(`# ${headingOf(one)}\n`));
  assert.match(
    page,
    /^75 tests in \d+ rules: \d+ with “Safe fix”, \d+ with “Fix to review”, \d+ with “Guidance”; and 8 tests that Bandit has removed\. The cases on the pages are tests: \d+ are fixed/m,
  );
  const cases = allRules.flatMap((one) => one.cases);
  const [, fixed, refused, byHand = '0'] =
    /(\d+) are fixed, (\d+) are refused with the reason(?:, (\d+) show)?/.exec(page) ?? [];
  assert.equal(Number(fixed) + Number(refused) + Number(byHand), cases.length);
  assert.equal(Number(refused), cases.filter((one) => one.refused !== undefined).length);
  for (const one of allRules) {
    const shown = html(rulePage(one));
    assert.equal(shown.match(/<details>/g)?.length, shown.match(/<\/details>/g)?.length, one.ids.join());
  }
});

test('the shown before and after is of the test, and never of a case without an after', () => {
  assert.deepEqual(beforeAfter(rule, 'B902'), { before: 'wrong(x)\n', after: 'right(x)\n' });
  assert.deepEqual(beforeAfter(rule, 'B999'), { before: 'wrong()\n', after: 'right()\n' });
  assert.equal(beforeAfter({ ...rule, cases: rule.cases.slice(2, 3) }, 'B901'), null);
});

test('the lines of a diff are all there, whatever the ends', () => {
  assert.deepEqual(diffLines({ before: 'a\r\nb\r\nc', after: 'a\nB\nc\n' }), [' a', '-b', '+B', ' c']);
  assert.deepEqual(diffLines({ before: 'a\nb\n', after: 'a\nb\n' }), [' a', ' b']);
  assert.deepEqual(diffLines({ before: '', after: 'a\n' }), ['+a']);
  assert.deepEqual(diffLines({ before: 'a\n', after: '' }), ['-a']);
});
