import assert from 'node:assert/strict';
import { test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Outcome } from '../../../src/model/outcome.ts';
import { summary } from '../../../src/render/summary/summary.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { aContext, anOutcome, aTriaged } from '../../builders.ts';

const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const textOf = (outcome: Outcome, limit?: number): string => summary(outcome, aContext(), ruleOf, limit);

test('says the verdict, what to do first, and where, in this order', () => {
  const text = textOf(
    anOutcome([
      aTriaged({ excerpt: 'run(cmd, shell=True)' }),
      aTriaged({
        of: { test: 'B404', severity: 'low', path: 'app/x.py' },
        failing: false,
        why: 'low severity is below fail-on: medium',
      }),
    ]),
  );
  const parts = [
    '## Bandit: ❌ Failed',
    'A headline.',
    '| total',
    '### What to do first',
    '1. **B602',
    '`run(cmd, shell=True)`',
    '2. **B404',
    '### Findings by rule',
    'The same in your terminal',
    'bandit-remediate scan .',
    'Bandit 1.9.4, Python 3.13.1',
  ];
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    assert.ok(found >= from, `${part} is missing or out of order`);
    from = found;
  }
  assert.match(text, /\[`app\/run\.py:3`\]\(https:\/\/github\.com\/octo\/shelf\/blob\/a{40}\/app\/run\.py#L3\)/);
});

test('each rule has its remedy and its before and after as a diff', () => {
  const text = textOf(anOutcome([aTriaged({ of: { test: 'B506' } })]));
  assert.ok(text.includes(`**What to do.** ${ruleOf('B506').remedy}`));
  assert.match(text, /```diff\n[\s\S]*^-.*yaml\.load\([\s\S]*^\+.*safe_load\([\s\S]*```/m);
});

test('new stands against known, and what was not scanned is listed with its remedy', () => {
  const outcome = anOutcome([aTriaged(), aTriaged({ state: 'known', failing: false, of: { path: 'b.py' } })], {
    compared: { kind: 'base', label: 'merge base with main (abc1234)' },
    unscanned: [
      { kind: 'syntax', path: 'old|file.py', reason: 'Not Python 3', remedy: 'exclude: old.py', counts: true, why: '' },
    ],
  });
  const page = html(textOf(outcome));
  assert.match(page, />New<\/td>[\s\S]*>Known<\/td>/);
  assert.match(page, /<td><code>old\|file\.py<\/code><\/td>\n<td>Not Python 3<\/td>\n<td>exclude: old\.py<\/td>/);
  assert.match(page, /Known findings/);
});

test('hostile paths, messages and excerpts make no structure', () => {
  const bad = '</details><h1>x</h1>[a](https://evil.example)|`\n# y';
  const calm = textOf(anOutcome([aTriaged({ of: { path: 'a.py' }, excerpt: 'x' })]));
  const text = textOf(anOutcome([aTriaged({ of: { path: bad, message: bad }, excerpt: bad })]));
  const tags = (page: string): string => page.match(/<\/?[a-z0-9]+/g)?.join('') ?? '';
  assert.equal(tags(html(text)), tags(html(calm)));
});

test('a long one is shortened from the bottom: whole rules go, the rest stays', () => {
  const tests = [
    'B101',
    'B102',
    'B103',
    'B104',
    'B105',
    'B106',
    'B107',
    'B108',
    'B110',
    'B112',
    'B113',
    'B201',
    'B202',
    'B301',
  ];
  const outcome = anOutcome(
    tests.flatMap((id, n) =>
      Array.from({ length: 30 }, (_, i) => aTriaged({ of: { test: id, path: `p${i}.py` }, risk: 15 - n })),
    ),
  );
  const whole = textOf(outcome);
  const short = textOf(outcome, 30_000);
  assert.ok(new TextEncoder().encode(short).length <= 30_000);
  assert.ok(short.length > 20_000);
  assert.match(short, /_\d+ more section\(s\) are left out here for length/);
  assert.ok(short.includes('The same in your terminal') && short.includes('What to do first'));
  assert.equal(short.match(/<details>/g)?.length, short.match(/<\/details>/g)?.length);
  assert.ok(!whole.includes('left out here for length'));
});

test('a headline or a table that alone is too long is cut, never thrown', () => {
  const unscanned = Array.from({ length: 3000 }, (_, i) => ({
    kind: 'syntax' as const,
    path: `é${'x'.repeat(3000)}${i}.py`,
    reason: 'r'.repeat(3000),
    remedy: 'y',
    counts: true,
    why: '',
  }));
  const text = textOf(anOutcome([], { unscanned }));
  assert.ok(new TextEncoder().encode(text).length <= 1_000_000);
});

test('nothing found is said in a line, with all sections that do not apply left out', () => {
  const text = textOf(anOutcome([], { headline: 'No findings in 3 files.' }));
  assert.match(text, /✅ Passed\n\n\*\*No findings in 3 files\.\*\*/);
  assert.ok(!text.includes('What to do first') && !text.includes('Not scanned') && !text.includes('Findings by rule'));
});
