import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRunOf } from '../../../src/render/remarks/check-run.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { aContext, anOutcome, aTriaged } from '../../builders.ts';

const wish = { name: 'Bandit gate' };
const pull = {
  number: 7,
  headSha: 'c'.repeat(40),
  baseSha: 'b'.repeat(40),
  baseRef: 'main',
  fork: false,
  dependabot: false,
};

test('the conclusion is the verdict, on the head of the pull request or the commit that is checked out', () => {
  const of = (verdict: 'passed' | 'failed' | 'incomplete') =>
    checkRunOf(anOutcome([], { verdict }), aContext({ pull }), wish, ruleOf);
  assert.deepEqual(
    [of('passed')?.conclusion, of('failed')?.conclusion, of('incomplete')?.conclusion],
    ['success', 'failure', 'failure'],
  );
  assert.equal(of('passed')?.head, pull.headSha);
  assert.equal(checkRunOf(anOutcome(), aContext(), wish, ruleOf)?.head, 'a'.repeat(40));
  assert.equal(of('incomplete')?.title, 'Incomplete: A headline.');
});

test('there is none without a name, a repository, a commit or a workflow', () => {
  const none = [
    checkRunOf(anOutcome(), aContext(), { name: ' ' }, ruleOf),
    checkRunOf(anOutcome(), aContext({ repository: null }), wish, ruleOf),
    checkRunOf(anOutcome(), aContext({ head: null, sha: null }), wish, ruleOf),
    checkRunOf(anOutcome(), aContext({ host: 'terminal' }), wish, ruleOf),
  ];
  assert.deepEqual(none, [null, null, null, null]);
});

test('more annotations than a log shows, each with a path, and a summary within the limit', () => {
  const findings = Array.from({ length: 1000 }, (_, index) =>
    aTriaged({ of: { path: `dir/${index}.py`, message: `𝒳 ${index}` } }),
  );
  const run =
    checkRunOf(
      anOutcome([...findings, aTriaged({ of: { path: '/etc/x.py', outside: true } })], { headline: 'x'.repeat(9000) }),
      aContext(),
      wish,
      ruleOf,
    ) ?? assert.fail();
  assert.equal(run.annotations.length, 200);
  assert.ok(
    run.annotations.every(
      ({ path, message, title }) => path !== null && message.length < 64_000 && title.length <= 255,
    ),
  );
  assert.match(run.annotations.at(-1)?.message ?? '', /8\d\d more of this kind are not annotated/);
  assert.ok(run.summary.length <= 65_535 && Buffer.byteLength(run.summary) <= 65_535);
  assert.ok(run.title.length <= 255);
});
