import { defineRule } from '../rule.ts';

export const b111 = defineRule({
  ids: ['B111'],
  names: ['execute_with_run_as_root_equals_true'],
  status: 'removed',
  title: 'A command is run as root through a wrapper',
  why: 'A command with more rights than it needs does more damage when its text or its arguments can be influenced.',
  remedy:
    'Give the command only the rights that it needs, and pass its arguments as a list. ' +
    'Bandit removed this test in 1.5.0: the finding comes from an old report, so run a current Bandit, ' +
    'which reports the ways to start programs as B602 to B607.',
  safety: 'guidance',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: 'A matter of rights and not of input, and Bandit no longer reports it.' },
  references: ['https://bandit.readthedocs.io/en/latest/plugins/b111_execute_with_run_as_root_equals_true.html'],
  cases: [],
});
