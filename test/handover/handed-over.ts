/** What a scan of a pull request hands over, for the tests of both ends. */

import { maskRemediation } from '../../src/masking/mask-remediation.ts';
import { secretMask } from '../../src/masking/secret-mask.ts';
import type { Context } from '../../src/model/context.ts';
import type { ChangedBytes } from '../../src/model/fixes/remediation.ts';
import type { Expected } from '../../src/model/github/handover.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { conclude } from '../../src/triage/conclude.ts';
import { riskOf } from '../../src/triage/risk.ts';
import { judge } from '../../src/triage/triage.ts';
import {
  aContext,
  aDropped,
  aFinding,
  aFixed,
  anOutcome,
  aRefused,
  aRemediation,
  aReport,
  aTriaged,
  identified,
} from '../builders.ts';

export const head = '1234567890'.repeat(4);
export const base = 'b'.repeat(40);
export const before = 'import subprocess\n\nsubprocess.run("ls", shell=True)\n';
export const after = 'import subprocess\n\nsubprocess.run(["ls"])\n';
export const bytes: readonly ChangedBytes[] = [
  { path: 'app/run.py', before: Buffer.from(before), after: Buffer.from(after) },
];

/** The scan's run: on a pull request from a fork, the head checked out. */
export const scanContext = (overrides: Partial<Context> = {}): Context =>
  aContext({
    event: 'pull_request',
    head,
    sha: 'c'.repeat(40),
    ref: 'refs/pull/7/merge',
    runUrl: 'https://github.com/octo/shelf/actions/runs/4711',
    pull: { number: 7, headSha: head, baseSha: base, baseRef: 'main', fork: true, dependabot: false },
    ...overrides,
  });

export const expected: Expected = { repository: 'octo/shelf', head, run: 4711, pulls: [7] };
export const wishes = { category: 'bandit-remediate' };

/** An outcome with something in every list, its decisions as the program makes them. */
export function aFullOutcome(): Outcome {
  const gate = { severity: 'medium', confidence: 'low', newOnly: true, unscanned: 'fail' } as const;
  const findings = identified(
    aFinding(),
    aFinding({
      test: 'B506',
      name: 'yaml_load',
      path: 'app/load.py',
      severity: 'medium',
      span: { startLine: 9, startColumn: 3, endLine: 11, endColumn: 4 },
    }),
    aFinding({
      test: 'B105',
      name: 'hardcoded_password_string',
      path: 'app/set up.py',
      severity: 'low',
      confidence: 'medium',
      message: "Possible hardcoded password: '***'",
      cwe: 259,
    }),
    aFinding({
      test: 'X900',
      name: 'our_plugin',
      path: 'app/größe.py',
      severity: 'undefined',
      confidence: 'undefined',
      cwe: null,
      moreInfo: null,
      message: 'A plugin says so.',
    }),
  );
  const states = ['new', 'new', 'known', 'baselined'] as const;
  const triaged = findings.map((finding, index) => {
    const state = states[index] ?? 'new';
    return aTriaged({
      ...judge(finding, state, gate),
      finding,
      state,
      risk: riskOf(finding, ruleOf(finding.test)),
      lineHash: index === 0 ? '39fa2ee980eb94b0:1' : null,
      excerpt: index === 1 ? 'yaml.load(x)' : null,
    });
  });
  const of = (index: number) => ({ ...aTriaged(), finding: findings[index] ?? findings[0]! });
  const fixed = {
    ...aFixed({
      cautions: ['Set `PATH`.'],
      regions: [{ line: 3, before: 'subprocess.run("ls", shell=True)\n', after: 'subprocess.run(["ls"])\n' }],
    }),
    finding: of(0).finding,
  };
  const remediation = maskRemediation(
    aRemediation({
      fixed: [fixed],
      refused: [{ ...aRefused(), finding: of(1).finding }],
      dropped: [{ ...aDropped({ output: 'E assert 1 == 2\n' }), finding: of(2).finding }],
      files: [{ path: 'app/run.py', before, after }],
      news: [aFinding({ test: 'B603', name: 'subprocess_without_shell_equals_true', severity: 'low' })],
      tests: { command: ['python', '-m', 'pytest'], verdict: 'passed', output: '', runs: 3, seconds: 1.5 },
      notes: [{ level: 'notice', topic: 'fix', text: 'One file was left alone.' }],
    }),
    secretMask(findings, new Map()),
    new Map(),
  );
  const triage = {
    findings: triaged,
    gone: [{ test: 'B602', path: 'app/old.py', id: '0123456789abcdef' }],
    compared: { kind: 'base', label: 'merge base with origin/main (bbbbbbb)' } as const,
    base,
    notes: [],
    unscanned: [
      {
        kind: 'syntax',
        path: 'app/legacy.py',
        reason: 'Bandit could not parse it: invalid syntax.',
        remedy: 'Exclude it.',
        counts: true,
        why: '',
      },
    ] as const,
  };
  const report = aReport({
    scanned: ['a.py', 'b.py', 'c.py'],
    linesOfCode: 120,
    suppressed: 2,
    notes: [{ level: 'warning', topic: 'config', text: 'Two configurations were found.' }],
  });
  return { ...anOutcome(), ...conclude(triage, report, gate, ['bandit-remediate', 'scan', '.'], remediation) };
}

/** Texts that would do something where they are not escaped. */
export const hostile = {
  command: '::set-output name=x::evil',
  legacy: '##[error]evil',
  script: '<script>evil()</script>',
  image: '<img src=x onerror=evil()>',
  mention: '@evil-team',
  link: '[click](https://evil.example)',
  bare: 'https://evil.example/',
  ticks: '``` ` ```` evil',
  fence: '\n```\n@evil-team <b>evil</b>\n```suggestion\n',
  comment: '--><b>evil</b><!--',
  details: '</details></summary>evil',
  ansi: '\u001b[31mevil\u001b]8;;https://evil.example\u0007',
  rtl: '\u202eevil\u2066',
  table: '| evil | evil |\n| - | - |',
  reference: '[x]: https://evil.example',
  marker: '<!-- bandit-remediate-comment x -->',
} as const;
