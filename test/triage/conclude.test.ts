import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readInputs } from '../../src/cli/inputs.ts';
import { scanRequest } from '../../src/cli/requests.ts';
import type { Comparison } from '../../src/model/findings/comparison.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import type { Report, Unscanned } from '../../src/model/findings/report.ts';
import type { Gate } from '../../src/model/gate.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { readBaseline, writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { conclude } from '../../src/triage/conclude.ts';
import { triage, type Facts } from '../../src/triage/triage.ts';
import { aFinding, aReport, identified } from '../builders.ts';

const gate: Gate = { severity: 'medium', confidence: 'low', newOnly: false, unscanned: 'fail' };
const syntax: Unscanned = { kind: 'syntax', path: 'old.py', reason: 'It is not Python 3.', remedy: 'Exclude it.' };

interface Given {
  readonly findings?: readonly Finding[];
  readonly report?: Partial<Report>;
  readonly gate?: Partial<Gate>;
  readonly facts?: Partial<Facts>;
}

function outcomeOf(given: Given): Outcome {
  const report = aReport(given.report);
  const facts: Facts = {
    findings: identified(...(given.findings ?? [])),
    report,
    files: report.scanned,
    sources: new Map(),
    baseline: null,
    comparison: null,
    unchanged: new Set(),
    gate: { ...gate, ...given.gate },
    request: scanRequest(readInputs({})),
    ...given.facts,
  };
  return conclude(triage(facts, ruleOf), report, facts.gate, ['bandit-remediate', 'scan', '.']);
}

const low = aFinding({
  test: 'B404',
  severity: 'low',
  span: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 18 },
});
const unsure = aFinding({ test: 'B608', severity: 'medium', confidence: 'low', path: 'app/db.py' });

test('the gate takes severity and confidence, and reports what it does not fail', () => {
  const outcome = outcomeOf({ findings: [low, aFinding(), unsure], gate: { confidence: 'medium' } });
  assert.equal(outcome.verdict, 'failed');
  assert.deepEqual(
    outcome.findings.map(({ finding, failing, why }) => [finding.test, failing, why]),
    [
      ['B602', true, 'high severity is at or above fail-on: medium'],
      ['B608', false, 'low confidence is below fail-on-confidence: medium'],
      ['B404', false, 'low severity is below fail-on: medium'],
    ],
  );
  assert.equal(
    outcome.headline,
    '1 finding of medium severity or higher and medium confidence or higher: app/run.py:3 (B602). To pass, fix this place.',
  );
  assert.deepEqual(outcome.counts.bySeverity, { undefined: 0, low: 1, medium: 1, high: 1 });
});

test('fail-on: none reports everything and passes', () => {
  const outcome = outcomeOf({ findings: [low, aFinding()], gate: { severity: 'none' } });
  assert.equal(outcome.verdict, 'passed');
  assert.equal(outcome.counts.findings, 2);
  assert.match(outcome.headline, /none fails, because fail-on is none/);
});

test('findings on the same code are one place to fix', () => {
  const wide = aFinding({ span: { startLine: 3, startColumn: 1, endLine: 7, endColumn: 2 } });
  const inner = aFinding({
    test: 'B608',
    severity: 'medium',
    span: { startLine: 4, startColumn: 5, endLine: 4, endColumn: 40 },
  });
  const other = aFinding({ span: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 4 } });
  const outcome = outcomeOf({ findings: [other, inner, wide] });
  assert.deepEqual(outcome.toPass, [
    { path: 'app/run.py', line: 3, tests: ['B602', 'B608'] },
    { path: 'app/run.py', line: 9, tests: ['B602'] },
  ]);
  assert.match(
    outcome.headline,
    /^3 findings .*app\/run\.py:3 \(B602, B608\), app\/run\.py:9 \(B602\)\. To pass, fix these 2 places\.$/,
  );
});

test('what was not scanned is incomplete, unless it is told to warn; a failing finding is failed all the same', () => {
  assert.equal(outcomeOf({ report: { unscanned: [syntax] } }).verdict, 'incomplete');
  assert.match(
    outcomeOf({ report: { unscanned: [syntax] } }).headline,
    /^Not everything was scanned: old\.py: It is not Python 3\./,
  );
  assert.equal(outcomeOf({ report: { unscanned: [syntax] }, gate: { unscanned: 'warn' } }).verdict, 'passed');
  assert.equal(outcomeOf({ findings: [aFinding()], report: { unscanned: [syntax] } }).verdict, 'failed');
});

const comparison = (changes: Comparison['changes']): Comparison => ({
  base: 'b'.repeat(40),
  how: 'merge base with main',
  changes,
  tree: { files: new Map(), links: new Map() },
  scan: null,
  sources: new Map(),
});

test('with a base only files that the change touches count as unscanned', () => {
  const untouched = outcomeOf({
    report: { unscanned: [syntax] },
    facts: { comparison: comparison([]), unchanged: new Set(['old.py']) },
  });
  assert.equal(untouched.verdict, 'passed');
  assert.equal(untouched.unscanned[0]?.why, 'not touched by this change');
  const touched = outcomeOf({
    report: { unscanned: [syntax] },
    facts: { comparison: comparison([{ path: 'old.py', basePath: 'old.py', hunks: null }]) },
  });
  assert.equal(touched.verdict, 'incomplete');
  const unproven = outcomeOf({ report: { unscanned: [syntax] }, facts: { comparison: comparison([]) } });
  assert.equal(unproven.verdict, 'incomplete', 'git names no change of it, which is no evidence');
  const nothing = outcomeOf({
    report: { unscanned: [{ ...syntax, kind: 'nothing', path: null }] },
    facts: { comparison: comparison([]) },
  });
  assert.equal(nothing.verdict, 'incomplete');
});

test('a finding in a file that git does not name is new', () => {
  const outcome = outcomeOf({ findings: [aFinding()], facts: { comparison: comparison([]) } });
  assert.equal(outcome.verdict, 'failed');
  assert.match(
    outcome.notes.at(-1)?.text ?? '',
    /^1 finding in 1 file counts as new, because git has no earlier version of it/,
  );
});

test('a finding in a file that is proven unchanged is known', () => {
  const outcome = outcomeOf({
    findings: [aFinding()],
    facts: { comparison: comparison([]), unchanged: new Set(['app/run.py']) },
  });
  assert.equal(outcome.verdict, 'passed');
  assert.equal(outcome.findings[0]?.state, 'known');
  assert.equal(outcome.compared.label, 'merge base with main (bbbbbbb)');
});

test('without a base everything is gated, and that is said', () => {
  const outcome = outcomeOf({ findings: [aFinding()], facts: { comparison: 'this is not a git repository.' } });
  assert.equal(outcome.verdict, 'failed');
  assert.deepEqual(
    outcome.notes.map((note) => note.text),
    ['Every finding is gated, because there is no base to compare with: this is not a git repository.'],
  );
});

test('a baseline excuses what it lists, the unscanned files too, and tells what is gone', () => {
  const accepted = identified(aFinding(), aFinding({ path: 'app/gone.py' }));
  const baseline = readBaseline(
    new TextEncoder().encode(writeBaseline(accepted, ['old.py'])),
    'bandit-baseline.json',
    '',
  );
  const outcome = outcomeOf({
    findings: [aFinding(), aFinding({ test: 'B605' })],
    report: { unscanned: [syntax], scanned: ['app/run.py', 'app/gone.py'] },
    facts: { baseline },
  });
  assert.equal(outcome.verdict, 'failed');
  assert.deepEqual(
    outcome.findings.map(({ finding, state }) => [finding.test, state]),
    [
      ['B605', 'new'],
      ['B602', 'baselined'],
    ],
  );
  assert.equal(outcome.unscanned[0]?.why, 'known to the baseline');
  assert.deepEqual(
    outcome.gone.map(({ path }) => path),
    ['app/gone.py'],
  );
});
