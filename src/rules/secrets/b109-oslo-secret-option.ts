import { defineRule } from '../rule.ts';

export const b109 = defineRule({
  ids: ['B109'],
  names: ['password_config_option_not_marked_secret'],
  status: 'removed',
  title: 'A configuration option with a password is not marked as secret',
  why: 'Oslo writes options that are not marked `secret=True` into the log, so the password ends up there.',
  remedy:
    'Set `secret=True` on options that hold passwords, tokens or keys. ' +
    'Bandit removed this test in 1.5.0: the finding comes from an old report, so run a current Bandit to get a full and current picture.',
  safety: 'guidance',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: 'Only readers of the log see the value, and Bandit no longer reports it.' },
  references: ['https://bandit.readthedocs.io/en/latest/plugins/b109_password_config_option_not_marked_secret.html'],
  cases: [],
});
