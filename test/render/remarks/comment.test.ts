import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PullRequest } from '../../../src/model/context.ts';
import { codePoints, marker } from '../../../src/model/github/own-remark.ts';
import { commentOf, type CommentWish } from '../../../src/render/remarks/comment.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { aContext, aFixed, anOutcome, aRefused, aRemediation, aTriaged } from '../../builders.ts';

const pull: PullRequest = {
  number: 7,
  headSha: 'c'.repeat(40),
  baseSha: 'b'.repeat(40),
  baseRef: 'main',
  fork: false,
  dependabot: false,
};
const context = aContext({ event: 'pull_request', pull, runUrl: 'https://github.com/octo/shelf/actions/runs/1' });
const always: CommentWish = { when: 'always', category: 'bandit' };
const green = () => anOutcome([aTriaged({ failing: false, state: 'known' })], { headline: 'No new finding fails.' });
const commented = (outcome = anOutcome(), wish = always) => commentOf(outcome, context, wish, ruleOf) ?? assert.fail();

test('when it is written: never, only on failure, always; and only on a pull request', () => {
  assert.equal(commentOf(anOutcome(), context, { ...always, when: 'never' }, ruleOf), null);
  assert.equal(commentOf(anOutcome(), aContext(), always, ruleOf), null);
  assert.deepEqual([commented().onlyUpdate, commented(green()).onlyUpdate], [false, false]);
  const onFailure = { ...always, when: 'on-failure' } as const;
  assert.deepEqual(
    [commented(anOutcome(), onFailure).onlyUpdate, commented(green(), onFailure).onlyUpdate],
    [false, true],
  );
  assert.equal(commented(anOutcome([], { verdict: 'incomplete' }), onFailure).onlyUpdate, false);
});

test('it begins with its marker, which names the category', () => {
  const { marker: mark, body, pull: number } = commented();
  assert.equal(mark, marker('comment', 'bandit'));
  assert.ok(body.startsWith(`${mark}\n`));
  assert.equal(number, 7);
});

test('a failed run shows the verdict, the fewest edits, the new findings, what became of fixes, and where to read on', () => {
  const findings = [
    aTriaged({ of: { severity: 'low', test: 'B101', path: 'low.py' }, failing: false }),
    aTriaged(),
    aTriaged({ of: { path: 'old.py' }, state: 'known', failing: false }),
  ];
  const remediation = aRemediation({ fixed: [aFixed({ cautions: ['Set `KEY` everywhere.'] })], refused: [aRefused()] });
  const { body } = commented(
    anOutcome(findings, {
      headline: '1 new finding fails: fix `app/run.py`.',
      remediation,
      compared: { kind: 'base', label: 'merge base 1a2b3c4 with origin/main' },
    }),
  );
  assert.match(body, /### ❌ Bandit: failed\n\n\*\*1 new finding fails&#58; fix `app\/run\.py`\.\*\*/);
  assert.match(body, /fewest edits that pass the gate:\*\*\n\n- `app\/run\.py:3`: B602/);
  assert.match(body, /2 new findings, compared with merge base 1a2b3c4 with origin\/main/);
  assert.ok(
    body.indexOf('app/run.py#L3') > 0 && body.indexOf('app/run.py#L3') < body.indexOf('low.py'),
    'the more severe one comes first',
  );
  assert.ok(!body.includes('old.py'));
  assert.match(body, /1 of 2 findings is fixed/);
  assert.match(body, /- Set `KEY` everywhere\./);
  assert.match(body, /\[Run and summary\]\(https:\/\/github\.com\/octo\/shelf\/actions\/runs\/1\)/);
  assert.match(body, /commit `ccccccc`/);
});

test('a green one is a line that opens', () => {
  const { body } = commented(green());
  assert.match(body, /\n<details><summary>✅ <b>Bandit: passed\.<\/b> No new finding fails\.<\/summary>\n/);
  assert.ok(body.trimEnd().endsWith('</details>'));
});

test('an incomplete run says what was not scanned and what to do', () => {
  const unscanned = [
    {
      kind: 'syntax' as const,
      path: 'bad.py',
      reason: 'Python cannot parse it.',
      remedy: 'Exclude it.',
      counts: true,
      why: '',
    },
  ];
  assert.match(
    commented(anOutcome([], { verdict: 'incomplete', unscanned })).body,
    /### ⚠️ Bandit: incomplete[\s\S]*- `bad\.py`: Python cannot parse it\. Exclude it\./,
  );
});

test('it stays under the limit and says what is left out, however many findings there are and however long the names', () => {
  const names = [String.raw`dir/${'𝒳'.repeat(50)}`, `${'x|`@'.repeat(1000)}`];
  for (const name of names) {
    const findings = Array.from({ length: 3000 }, (_, index) =>
      aTriaged({ of: { path: `${name}/${index}.py`, message: `${index}` } }),
    );
    const { body } = commented(anOutcome(findings));
    assert.ok(codePoints(body) <= 65_536 && Buffer.byteLength(body) <= 262_144, `${codePoints(body)} code points`);
    assert.match(body, /And 2,975 more in the job summary|Shortened/);
  }
});

test('hostile text stays text: no mention, no link, no HTML, no way out of the marker', () => {
  const hostile = '@octocat <img src=x> [a](http://evil.example) --> `x | #1';
  const findings = [aTriaged({ of: { path: `${hostile}.py`, test: hostile, message: hostile } })];
  const remediation = aRemediation({ fixed: [aFixed({ summary: hostile, cautions: [hostile] })] });
  for (const outcome of [
    anOutcome(findings, { headline: hostile, remediation, compared: { kind: 'base', label: hostile } }),
    anOutcome(findings, { verdict: 'passed', headline: hostile }),
  ]) {
    const { body } = commented(outcome, { when: 'always', category: hostile });
    assert.doesNotMatch(body, /@octocat|<img|\]\(http:\/\/evil/);
    assert.doesNotMatch(body.replace(/<code>.*?<\/code>/g, ''), /&#64;octocat|&#35;1\b/);
    assert.equal((body.replaceAll('<!-- -->', '').match(/-->/g) ?? []).length, 1);
  }
});
