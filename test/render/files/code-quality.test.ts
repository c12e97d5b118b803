import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Outcome } from '../../../src/model/outcome.ts';
import { codeQuality } from '../../../src/render/files/code-quality.ts';
import { anOutcome, aTriaged } from '../../builders.ts';
import { outcomeOfCases } from '../real-outcome.ts';

/** What https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format asks for. */
const validate = new Ajv2020({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

const drawn = (outcome: Outcome): readonly { readonly fingerprint: string; readonly severity: string }[] =>
  JSON.parse([...codeQuality(outcome)].join(''));

test('every case of every rule is in the form that GitLab reads, each under a fingerprint of its own', async () => {
  const outcome = await outcomeOfCases();
  const issues = drawn(outcome);
  assert.equal(validate(issues), true, JSON.stringify(validate.errors));
  assert.equal(issues.length, outcome.findings.length);
  assert.equal(new Set(issues.map(({ fingerprint }) => fingerprint)).size, issues.length);
});

test('severities, and no findings', () => {
  const levels = ['high', 'medium', 'low', 'undefined'] as const;
  const outcome = anOutcome(levels.map((severity) => aTriaged({ of: { severity } })));
  assert.deepEqual(
    drawn(outcome).map(({ severity }) => severity),
    ['critical', 'major', 'minor', 'info'],
  );
  assert.deepEqual(drawn(anOutcome([])), []);
});
