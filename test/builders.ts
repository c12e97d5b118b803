/** Values for tests: whole and valid, with the parts that matter overridden. */

import { identify } from '../src/identity/identity.ts';
import type { Context } from '../src/model/context.ts';
import type { Wishes } from '../src/model/delivery.ts';
import type { Finding } from '../src/model/findings/finding.ts';
import type { Identified } from '../src/model/findings/identity.ts';
import type { Report } from '../src/model/findings/report.ts';
import type { Dropped, Fixed, Refused, Remediation } from '../src/model/fixes/remediation.ts';
import type { Outcome, Triaged } from '../src/model/outcome.ts';
import { places } from '../src/triage/conclude.ts';

export const aFinding = (overrides: Partial<Finding> = {}): Finding => ({
  test: 'B602',
  name: 'subprocess_popen_with_shell_equals_true',
  severity: 'high',
  confidence: 'high',
  path: 'app/run.py',
  outside: false,
  message: 'subprocess call with shell=True identified, security issue.',
  cwe: 78,
  moreInfo: 'https://bandit.readthedocs.io/en/1.9.4/plugins/b602_subprocess_popen_with_shell_equals_true.html',
  reported: { line: 3, firstLine: 3, lastLine: 3, column: 0, endColumn: 31 },
  span: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 32 },
  ...overrides,
});

/** Identities as the program gives them, so that equal findings get different ones. */
export const identified = (...findings: readonly Finding[]): readonly Identified[] => identify(findings, new Map());

export function aTriaged(overrides: Partial<Triaged> & { readonly of?: Partial<Finding> } = {}): Triaged {
  const { of, ...rest } = overrides;
  const [finding] = identified(aFinding(of));
  if (!finding) throw new Error('identify lost a finding');
  return {
    finding,
    state: 'new',
    brought: null,
    failing: true,
    why: 'high severity is at or above fail-on: medium',
    risk: 15,
    lineHash: null,
    excerpt: null,
    ...rest,
  };
}

export const aReport = (overrides: Partial<Report> = {}): Report => ({
  findings: [],
  unscanned: [],
  scanned: ['app/run.py'],
  suppressed: 0,
  linesOfCode: 10,
  notes: [],
  tool: { bandit: '1.9.4', python: '3.13.1' },
  ...overrides,
});

export const aContext = (overrides: Partial<Context> = {}): Context => ({
  host: 'action',
  event: 'push',
  repository: 'octo/shelf',
  serverUrl: 'https://github.com',
  head: 'a'.repeat(40),
  sha: 'a'.repeat(40),
  ref: 'refs/heads/main',
  pull: null,
  eventBase: null,
  defaultBranch: 'main',
  runUrl: null,
  job: 'bandit',
  workflow: 'Security',
  program: ['bandit-remediate'],
  results: '/results',
  root: '/work',
  folder: '',
  ...overrides,
});

export function anOutcome(findings: readonly Triaged[] = [aTriaged()], overrides: Partial<Outcome> = {}): Outcome {
  const of = (severity: string): number => findings.filter((one) => one.finding.severity === severity).length;
  const failing = findings.filter((one) => one.failing);
  return {
    verdict: failing.length > 0 ? 'failed' : 'passed',
    headline: 'A headline.',
    findings,
    unscanned: [],
    gone: [],
    toPass: places(failing),
    counts: {
      findings: findings.length,
      new: findings.filter((one) => one.state === 'new').length,
      known: findings.filter((one) => one.state !== 'new').length,
      failing: failing.length,
      bySeverity: { undefined: of('undefined'), low: of('low'), medium: of('medium'), high: of('high') },
      suppressed: 0,
      unscanned: 0,
      gone: 0,
      scannedFiles: 3,
      linesOfCode: 120,
    },
    compared: { kind: 'nothing', label: '' },
    gate: { severity: 'medium', confidence: 'low', newOnly: false, unscanned: 'fail' },
    notes: [],
    remediation: null,
    tool: { bandit: '1.9.4', python: '3.13.1' },
    reproduce: ['bandit-remediate', 'scan', '.'],
    ...overrides,
  };
}

const anIdentified = (of?: Partial<Finding>): Identified => aTriaged(of ? { of } : {}).finding;

export function aFixed(overrides: Partial<Omit<Fixed, 'finding'>> & { readonly of?: Partial<Finding> } = {}): Fixed {
  const { of, ...rest } = overrides;
  return {
    finding: anIdentified(of),
    summary: 'Pass the program and its arguments as a list',
    safety: 'safe',
    cautions: [],
    suppression: false,
    regions: [],
    excerpt: { line: 3, before: 'subprocess.run("ls", shell=True)\n', after: 'subprocess.run(["ls"])\n' },
    ...rest,
  };
}

export function aRefused(
  overrides: Partial<Omit<Refused, 'finding'>> & { readonly of?: Partial<Finding> } = {},
): Refused {
  const { of, ...rest } = overrides;
  return { finding: anIdentified(of), because: 'the command is a variable', advice: 'Pass a list.', ...rest };
}

export function aDropped(
  overrides: Partial<Omit<Dropped, 'finding'>> & { readonly of?: Partial<Finding> } = {},
): Dropped {
  const { of, ...rest } = overrides;
  return {
    finding: anIdentified(of),
    summary: 'Pass a list',
    reason: 'Bandit still reports B602',
    output: '',
    ...rest,
  };
}

export const aRemediation = (overrides: Partial<Remediation> = {}): Remediation => ({
  fixed: [aFixed()],
  refused: [],
  dropped: [],
  news: [],
  steps: [],
  tests: null,
  notes: [],
  files: [
    {
      path: 'app/run.py',
      before: 'import subprocess\n\nsubprocess.run("ls", shell=True)\n',
      after: 'import subprocess\n\nsubprocess.run(["ls"])\n',
    },
  ],
  ...overrides,
});

export const someWishes = (overrides: Partial<Wishes> = {}): Wishes => ({
  fixes: 'off',
  uploadSarif: 'auto',
  category: 'x',
  annotations: true,
  comment: 'never',
  checkName: '',
  commitPrefix: '',
  proposal: { title: '', labels: [], reviewers: [], draft: false },
  ...overrides,
});
