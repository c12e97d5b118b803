/** Scans, requests and raw reports for the tests of the report stage. */

import type { Report } from '../../src/model/findings/report.ts';
import type { RawReport, Scan, ScanRequest } from '../../src/model/findings/scan.ts';
import { readReport } from '../../src/report/read-report.ts';

export const aRequest = (overrides: Partial<ScanRequest> = {}): ScanRequest => ({
  targets: ['.'],
  configfile: '',
  profile: '',
  tests: '',
  skips: '',
  exclude: '',
  ini: '',
  severity: '',
  confidence: '',
  pythonVersion: '',
  banditVersion: 'pinned',
  shard: null,
  reports: [],
  ...overrides,
});

export const aScan = (overrides: Partial<Scan> = {}): Scan => ({
  mode: 'run',
  reports: [],
  stderr: '',
  exitCode: 1,
  bandit: '1.9.4',
  python: '3.11.7',
  args: [],
  files: ['a.py'],
  filesTruncated: false,
  configs: [],
  ...overrides,
});

/** One result as Bandit 1.9 writes it. */
export const aResult = (overrides: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  code: '1 import yaml\n2 yaml.load(x)\n',
  filename: './a.py',
  test_id: 'B506',
  test_name: 'yaml_load',
  issue_severity: 'MEDIUM',
  issue_confidence: 'HIGH',
  issue_cwe: { id: 20, link: 'https://cwe.mitre.org/data/definitions/20.html' },
  issue_text: 'Use of unsafe yaml load.',
  more_info: 'https://bandit.readthedocs.io/en/1.9.4/plugins/b506_yaml_load.html',
  line_number: 2,
  line_range: [2],
  col_offset: 0,
  end_col_offset: 12,
  ...overrides,
});

export const metrics = (...names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries([
    ...names.map((name) => [name, { loc: 5, nosec: 1, skipped_tests: 2 }]),
    ['_totals', { loc: 5 * names.length, nosec: names.length, skipped_tests: 2 * names.length }],
  ]);

export const aJson = (
  results: readonly unknown[] = [aResult()],
  rest: Readonly<Record<string, unknown>> = {},
): string =>
  JSON.stringify({ errors: [], generated_at: '2026-01-01T00:00:00Z', metrics: metrics('./a.py'), results, ...rest });

export const raw = (content: string | Uint8Array, origin = 'bandit.json'): RawReport => ({
  origin,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
  problem: null,
});

/** Reads existing reports, as `report:` does. */
export const readJson = (
  content: string | Uint8Array | readonly RawReport[],
  files: readonly string[] = ['a.py'],
  folder = '',
): Report =>
  readReport(
    aScan({
      mode: 'read',
      bandit: null,
      python: null,
      files,
      reports: typeof content === 'string' || content instanceof Uint8Array ? [raw(content)] : content,
    }),
    aRequest(),
    folder,
  );
