/**
 * A large report through the whole program, in a process of its own: time and memory stay within bounds that leave room
 * for a slow machine.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { makeLargeProject } from './large-project.ts';
import { measured } from './measured.ts';

const main = join(import.meta.dirname, '../../src/main.ts');

test('20,000 findings: SARIF, summary and result.json within 20 s and 450 MB', (t) => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bandit-remediate-large-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const project = join(folder, 'project');
  const made = makeLargeProject(project, 20_000, 400);
  assert.ok(statSync(made.report).size > 15_000_000);

  const { status, log, seconds, megabytes } = measured(
    folder,
    [main, 'scan', '--report', 'report.json', '--fail-on', 'none'],
    { cwd: project, env: { ...process.env, GITHUB_ACTIONS: '' } },
  );
  assert.equal(status, 0, log);
  assert.ok(seconds < 20, `it took ${seconds.toFixed(1)} s`);
  assert.ok(megabytes < 450, `it took ${megabytes.toFixed(0)} MB`);

  const results = join(project, '.bandit-remediate');
  const { findings, counts, unscanned } = JSON.parse(readFileSync(join(results, 'result.json'), 'utf8'));
  assert.deepEqual([findings.length, counts.findings, counts.scannedFiles, unscanned], [20_000, 20_000, 400, []]);
  assert.equal(new Set(findings.map(({ id }: { readonly id: string }) => id)).size, 20_000);
  assert.equal(JSON.parse(readFileSync(join(results, 'bandit.sarif'), 'utf8')).runs[0].results.length, 5000);
  assert.ok(statSync(join(results, 'summary.md')).size < 1_000_000);
});

test('the made report is what Bandit writes', async (t) => {
  const { realBandit } = await import('../bandit.ts');
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bandit-remediate-large-')));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const { report } = makeLargeProject(folder, 200, 3);
  const made = JSON.parse(readFileSync(report, 'utf8'));
  spawnSync(await realBandit(), ['-q', '-r', '.', '-f', 'json', '-o', 'real.json'], { cwd: folder });
  const real = JSON.parse(readFileSync(join(folder, 'real.json'), 'utf8'));
  assert.deepEqual({ ...made, generated_at: '' }, { ...real, generated_at: '' });
});
