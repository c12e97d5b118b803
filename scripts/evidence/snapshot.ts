/**
 * A commit's Python files with Bandit's findings, identified, and with what Python's own parser says of the flagged
 * nodes.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { identify } from '../../src/identity/identity.ts';
import { locate } from '../../src/identity/locate.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import type { Identified } from '../../src/model/findings/identity.ts';

/** Where things are: the `bandit` command, the git directory, a folder to keep files in, and which files to take. */
export interface Place {
  readonly bandit: string;
  readonly repo: string;
  readonly cache: string;
  readonly pathspec: readonly string[];
}

/** A Bandit result as the JSON report has it. */
export interface Result {
  readonly filename: string;
  readonly test_id: string;
  readonly test_name: string;
  readonly issue_text: string;
  readonly issue_severity: string;
  readonly issue_confidence: string;
  readonly issue_cwe?: { readonly id?: number };
  readonly line_number: number;
  readonly line_range: readonly number[];
  readonly col_offset: number;
  readonly end_col_offset: number;
}

export interface Snapshot {
  readonly commit: string;
  readonly results: readonly Result[];
  readonly findings: readonly Identified[];
  readonly sources: ReadonlyMap<string, string>;
  readonly files: readonly string[];
  /** Lines and meaning of the flagged node, in the order of the findings. */
  readonly nodes: readonly Node[];
}

export interface Node {
  readonly first: number;
  readonly last: number;
  readonly says: string | null;
  /** Qualified name of the enclosing function or class. */
  readonly scope: string;
}

/**
 * Exports a commit's Python files, scans them, and identifies the findings. What is in the cache already is not done
 * again.
 */
export function snapshot(commit: string, { bandit, repo, cache, pathspec }: Place): Snapshot {
  const folder = join(cache, commit);
  const reportFile = join(cache, `${commit}.json`);
  if (!existsSync(reportFile)) {
    mkdirSync(folder, { recursive: true });
    const tar = execFileSync('git', ['-C', repo, 'archive', commit, '--', ...pathspec], { maxBuffer: 1 << 30 });
    spawnSync('tar', ['-x', '-C', folder], { input: tar });
    spawnSync(bandit, ['-r', '.', '-f', 'json', '-q', '-o', reportFile], { cwd: folder, stdio: 'ignore' });
  }
  const report = JSON.parse(readFileSync(reportFile, 'utf8')) as {
    results: Result[];
    metrics: Record<string, unknown>;
  };
  const results = report.results.map((result) => ({ ...result, filename: result.filename.replace(/^\.\//, '') }));
  const files = Object.keys(report.metrics)
    .filter((name) => name !== '_totals')
    .map((name) => name.replace(/^\.\//, ''));
  const sources = new Map(
    [...new Set(results.map(({ filename }) => filename))].map((path) => [
      path,
      readFileSync(join(folder, path), 'utf8'),
    ]),
  );
  const findings = identify(locate(results.map(findingOf), sources), sources);
  return { commit, results, findings, sources, files, nodes: nodesOf(results, folder, bandit) };
}

function findingOf(result: Result): Finding {
  const firstLine = result.line_range[0] ?? result.line_number;
  const lastLine = result.line_range.at(-1) ?? result.line_number;
  const reported = {
    line: result.line_number,
    firstLine,
    lastLine,
    column: result.col_offset,
    endColumn: result.end_col_offset,
  };
  const span = { startLine: result.line_number, startColumn: 1, endLine: result.line_number, endColumn: 1 };
  return {
    test: result.test_id,
    name: result.test_name,
    severity: 'low',
    confidence: 'low',
    path: result.filename,
    outside: false,
    message: '',
    cwe: null,
    moreInfo: null,
    reported,
    span,
  };
}

function nodesOf(results: readonly Result[], folder: string, bandit: string): readonly Node[] {
  const python =
    [join(dirname(bandit), 'python'), join(dirname(bandit), 'python.exe')].find((path) => existsSync(path)) ??
    'python3';
  const asked = results.map((r) => [
    join(folder, r.filename),
    r.test_id,
    r.line_number,
    r.line_range[0] ?? r.line_number,
    r.line_range.at(-1) ?? r.line_number,
    r.col_offset,
    r.end_col_offset,
  ]);
  const answer = execFileSync(python, [join(import.meta.dirname, 'flagged_nodes.py')], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return (JSON.parse(answer) as [number, number, string | null, string][]).map(([first, last, says, scope]) => ({
    first,
    last,
    says,
    scope,
  }));
}
