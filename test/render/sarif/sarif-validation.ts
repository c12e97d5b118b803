/** The two judges of a SARIF file: the standard's JSON schema, and Microsoft's validator with its rules for GitHub. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import formats from 'ajv-formats';
import { Ajv2020 } from 'ajv/dist/2020.js';

const folder = dirname(
  createRequire(import.meta.url).resolve(`@microsoft/sarif-multitool-${process.platform}/package.json`),
);
const binary = join(folder, process.platform === 'win32' ? 'Sarif.Multitool.exe' : 'Sarif.Multitool');

const ajv = new Ajv2020({ allErrors: true, strict: false });
formats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(folder, 'sarif-2.1.0.json'), 'utf8')));

/** What the 2.1.0 schema has against a file. */
export function schemaErrors(text: string): readonly string[] {
  validate(JSON.parse(text));
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}

interface ValidatorLog {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly level?: string;
      readonly message: { readonly text?: string; readonly arguments?: readonly string[] };
      readonly locations?: readonly {
        readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
      }[];
    }[];
    readonly invocations: readonly { readonly executionSuccessful: boolean }[];
  }[];
}

/**
 * Without the rule that asks for every address over the network: it takes most of the time and only ever leaves a note.
 */
const configuration = `<?xml version="1.0" encoding="utf-8"?>
<Properties>
  <Properties Key="SARIF2006.UrisShouldBeReachable.Options">
    <Property Key="RuleEnabled" Value="Disabled" />
  </Properties>
</Properties>
`;

/**
 * The validator's errors and warnings for several files in one run, by name. It always exits with 0, so its log is what
 * counts.
 */
export function complaints(files: Readonly<Record<string, string>>): readonly string[] {
  const work = mkdtempSync(join(tmpdir(), 'bandit-remediate-sarif-'));
  try {
    const names = Object.keys(files).map((name) => `${name}.sarif`);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(work, `${name}.sarif`), text);
    writeFileSync(join(work, 'configuration.xml'), configuration);
    const options = [
      '--config',
      'configuration.xml',
      '--rule-kind',
      'Sarif;Ghas',
      '-o',
      'log.json',
      '--log',
      'ForceOverwrite',
      '--level',
      'Error;Warning',
    ];
    const done = spawnSync(binary, ['validate', ...names, ...options], { cwd: work, encoding: 'utf8' });
    assert.equal(done.status, 0, done.stdout + done.stderr);
    assert.match(done.stdout, new RegExp(`\\b${names.length} files scanned`));
    const log: ValidatorLog = JSON.parse(readFileSync(join(work, 'log.json'), 'utf8'));
    assert.ok(log.runs.every(({ invocations }) => invocations.every(({ executionSuccessful }) => executionSuccessful)));
    return log.runs
      .flatMap((run) => run.results)
      .map(
        ({ ruleId, level, message, locations }) =>
          `${ruleId} ${level ?? 'warning'} ${locations?.[0]?.physicalLocation.artifactLocation.uri}: ${message.text ?? message.arguments?.join(' ')}`,
      );
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
