import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Outcome } from '../../../src/model/outcome.ts';
import { toolVersion } from '../../../src/model/version.ts';
import { toResult } from '../../../src/render/files/result.ts';
import { aContext, aDropped, aFixed, anOutcome, aRefused, aRemediation, aTriaged } from '../../builders.ts';
import { outcomeOfCases } from '../real-outcome.ts';

const schema = JSON.parse(readFileSync(new URL('../../../docs/result.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const errorsOf = (value: unknown): readonly string[] =>
  validate(value)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);

const full: Outcome = anOutcome(
  [
    aTriaged({ lineHash: '1f2e:1', excerpt: 'subprocess.run(x, shell=True)' }),
    aTriaged({
      state: 'known',
      failing: false,
      of: {
        test: 'X 1',
        cwe: null,
        moreInfo: null,
        severity: 'undefined',
        confidence: 'undefined',
        path: '../x.py',
        outside: true,
      },
    }),
    aTriaged({ state: 'baselined', failing: false, risk: 0.3 }),
  ],
  {
    compared: { kind: 'base', label: 'merge base 1a2b3c4 with origin/main' },
    gate: { severity: 'none', confidence: 'high', newOnly: true, unscanned: 'warn' },
    unscanned: [
      {
        kind: 'nothing',
        path: null,
        reason: 'Not one file was scanned.',
        remedy: 'Check the targets.',
        counts: false,
        why: 'known',
      },
    ],
    gone: [{ test: 'B101', path: 'old.py', id: '0123456789abcdef' }],
    notes: [{ level: 'warning', topic: 'config', text: 'A note.' }],
    tool: { bandit: null, python: null },
    remediation: aRemediation({
      fixed: [
        aFixed({ cautions: ['Set it.'], safety: 'review' }),
        aFixed({ suppression: true, of: { span: { startLine: -1, startColumn: 0, endLine: -1, endColumn: 0 } } }),
      ],
      refused: [aRefused()],
      dropped: [aDropped({ output: 'boom' })],
      tests: { command: ['pytest'], verdict: 'red-before', output: 'x', runs: 1, seconds: 0.5 },
      notes: [{ level: 'warning', topic: 'secrets', text: 'A note.' }],
    }),
  },
);

/**
 * Every property of every object in a schema is required and no other is allowed, so the schema tells exactly what is
 * written.
 */
function* objects(node: unknown, at = '#'): Generator<readonly [string, Record<string, unknown>]> {
  if (typeof node !== 'object' || node === null) return;
  const entries = Object.entries(node);
  if (entries.some(([key, value]) => key === 'type' && value === 'object')) yield [at, Object.fromEntries(entries)];
  for (const [key, value] of entries) yield* objects(value, `${at}/${key}`);
}

test('the result of the real Bandit over every rule is as the schema says', async () => {
  const outcome = await outcomeOfCases();
  const result = JSON.parse(toResult(outcome, aContext({ runUrl: 'https://github.com/octo/shelf/actions/runs/1' })));
  assert.deepEqual(errorsOf(result), []);
  assert.equal(result.findings.length, outcome.findings.length);
  assert.ok(result.findings.length > 200);
  for (const one of result.findings) assert.match(one.fingerprints.githubLineHash, /^[0-9a-f]+:\d+$/);
  assert.equal(result.unscanned.length, 1);
});

test('hand-made outcomes with every kind of value are as the schema says', () => {
  for (const outcome of [full, anOutcome([]), anOutcome()])
    assert.deepEqual(errorsOf(JSON.parse(toResult(outcome, aContext()))), []);
  assert.deepEqual(errorsOf(JSON.parse(toResult(full))), []);
});

test('the result holds what the outcome holds', () => {
  const result = JSON.parse(toResult(full, aContext({ folder: 'services/shop', event: 'pull_request' })));
  assert.deepEqual(
    [result.version, result.tool, result.run],
    [
      1,
      { name: 'bandit-remediate', version: toolVersion, bandit: null, python: null },
      {
        repository: 'octo/shelf',
        commit: 'a'.repeat(40),
        ref: 'refs/heads/main',
        event: 'pull_request',
        folder: 'services/shop',
        url: null,
      },
    ],
  );
  const { counts, notes, gone, unscanned, compared, reproduce, toPass, verdict, headline } = full;
  assert.deepEqual(
    {
      counts: result.counts,
      notes: result.notes,
      gone: result.gone,
      unscanned: result.unscanned,
      compared: result.compared,
      reproduce: result.reproduce,
      toPass: result.toPass,
      verdict: result.verdict,
      headline: result.headline,
    },
    { counts, notes, gone, unscanned, compared, reproduce, toPass, verdict, headline },
  );
  assert.deepEqual(result.gate, { failOn: 'none', failOnConfidence: 'high', newOnly: true, unscanned: 'warn' });
  assert.deepEqual(
    result.findings.map((one: { id: string; state: string; failing: boolean }) => [one.id, one.state, one.failing]),
    full.findings.map((one) => [one.finding.identity.id, one.state, one.failing]),
  );
});

test('the answers to findings are told one by one, with what proves them', () => {
  const { fixes } = JSON.parse(toResult(full));
  const [first] = full.remediation?.fixed ?? [];
  assert.deepEqual(fixes.fixed[0], {
    id: first?.finding.identity.id,
    test: 'B602',
    path: 'app/run.py',
    line: 3,
    summary: 'Pass the program and its arguments as a list',
    safety: 'review',
    cautions: ['Set it.'],
    suppression: false,
    excerpt: { line: 3, before: 'subprocess.run("ls", shell=True)\n', after: 'subprocess.run(["ls"])\n' },
  });
  assert.deepEqual(
    [
      fixes.fixed.length,
      fixes.refused[0].because,
      fixes.dropped[0].output,
      fixes.files,
      fixes.tests.verdict,
      fixes.notes.length,
    ],
    [2, 'the command is a variable', 'boom', ['app/run.py'], 'red-before', 1],
  );
  assert.equal(JSON.parse(toResult(anOutcome())).fixes, null);
});

test('the schema closes every object and requires every property, so a new one cannot slip out undocumented', () => {
  let seen = 0;
  for (const [at, { properties, required, additionalProperties }] of objects(schema)) {
    assert.equal(additionalProperties, false, at);
    assert.deepEqual(required, Object.keys(properties ?? {}), at);
    seen += 1;
  }
  assert.ok(seen >= 10);
  const result = JSON.parse(toResult(full));
  assert.equal(errorsOf({ ...result, source: 'x' }).length, 1);
  assert.ok(errorsOf({ ...result, findings: [{ ...result.findings[0], code: 'x' }] }).length > 0);
});
