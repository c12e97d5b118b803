/**
 * Sends whole Bandit reports through dist/index.js and accounts for every finding: in result.json each one as Bandit
 * reported it, in the SARIF each one or a note that says how many are left out; the SARIF against the 2.1.0 schema and
 * sarif-multitool's `Sarif;Ghas` rules. Usage: node scripts/evidence/whole-reports.ts FOLDER... where each folder is
 * scanned with `bandit -r . -f json` first (--bandit PATH).
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { complaints, schemaErrors } from '../../test/render/sarif/sarif-validation.ts';

interface Finding {
  readonly test_id: string;
  readonly filename: string;
  readonly issue_severity: string;
  readonly issue_confidence: string;
}
interface Result {
  readonly verdict: string;
  readonly findings: readonly { test: string; path: string; severity: string; confidence: string }[];
  readonly notes: readonly { topic: string; text: string }[];
}

const { values, positionals } = parseArgs({
  options: { bandit: { type: 'string', default: 'bandit' } },
  allowPositionals: true,
});
const bundle = join(import.meta.dirname, '../../dist/index.js');
const tally = (keys: readonly string[]): string => JSON.stringify(keys.toSorted());

for (const folder of positionals.map((path) => realpathSync(path))) {
  const temp = mkdtempSync(join(tmpdir(), 'bandit-remediate-evidence-'));
  try {
    const report = join(temp, 'report.json');
    execFileSync(values.bandit, ['-q', '-r', '.', '-f', 'json', '-o', report, '--exit-zero'], {
      cwd: folder,
      stdio: 'ignore',
    });
    const [summary, output] = [join(temp, 'summary'), join(temp, 'output')];
    for (const file of [summary, output]) writeFileSync(file, '');
    const ran = spawnSync(process.execPath, [bundle], {
      cwd: folder,
      env: {
        PATH: process.env['PATH'],
        GITHUB_ACTIONS: 'true',
        GITHUB_WORKSPACE: folder,
        GITHUB_EVENT_NAME: 'push',
        RUNNER_TEMP: temp,
        GITHUB_ACTION: 'x',
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_OUTPUT: output,
        INPUT_REPORT: report,
        'INPUT_FAIL-ON': 'none',
        INPUT_UNSCANNED: 'warn',
        'INPUT_UPLOAD-SARIF': 'false',
      },
    });
    const reported: { readonly results: readonly Finding[]; readonly errors: readonly unknown[] } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const results = join(temp, 'bandit-remediate-x');
    const result: Result = JSON.parse(readFileSync(join(results, 'result.json'), 'utf8'));
    const sarif = readFileSync(join(results, 'bandit.sarif'), 'utf8');
    const expected = tally(
      reported.results.map((one) =>
        [
          one.test_id,
          one.filename.replace(/^\.\//, ''),
          one.issue_severity.toLowerCase(),
          one.issue_confidence.toLowerCase(),
        ].join(' '),
      ),
    );
    const given = tally(result.findings.map((one) => [one.test, one.path, one.severity, one.confidence].join(' ')));
    const run = JSON.parse(sarif).runs[0];
    const problems = [...schemaErrors(sarif), ...complaints({ bandit: sarif })];
    process.stdout.write(
      `${basename(folder)}: exit ${ran.status}, ${reported.results.length} findings reported, ${result.findings.length} in result.json (${expected === given ? 'the same' : 'DIFFERENT'}), ` +
        `${run.results.length} in SARIF (${run.results.filter((one: { partialFingerprints?: { primaryLocationLineHash?: string } }) => one.partialFingerprints?.primaryLocationLineHash).length} with GitHub's hash), ` +
        `${reported.errors.length} files not scanned, ${readFileSync(summary).length} bytes of summary, ${problems.length} schema errors and multitool errors or warnings\n`,
    );
    for (const problem of problems.slice(0, 20)) process.stdout.write(`  ${problem}\n`);
    for (const note of result.notes) process.stdout.write(`  note: ${note.text}\n`);
    if (expected !== given || problems.length > 0) process.exitCode = 1;
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
}
