import { defineRule } from './rule.ts';

export const b101 = defineRule({
  ids: ['B101'],
  names: ['assert_used'],
  status: 'active',
  title: 'A check is written as assert and disappears under python -O',
  why: 'Python drops every `assert` when it runs with `-O` or `PYTHONOPTIMIZE`. A permission or input check written this way then lets everything through.',
  remedy:
    'Write the check as `if not …: raise …`. `raise AssertionError(message)` keeps the behaviour; an exception that names the problem, ' +
    'such as `PermissionError` or `ValueError`, is better when no caller catches the old one. ' +
    'Asserts in tests are fine: keep them and list the test files under `assert_used.skips` in the Bandit configuration.',
  safety: 'safe',
  cwe: 703,
  owasp2021: { id: 'A04:2021', mapped: false },
  owasp2025: { id: 'A10:2025', mapped: true },
  exploitability: { score: 1, reason: 'Only matters when the program runs optimised and the assert guards something.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b101_assert_used.html',
    'https://cwe.mitre.org/data/definitions/703.html',
    'https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement',
  ],
  traps: [
    '`if __debug__ and not …: raise AssertionError` silences Bandit but is dropped under `-O` just like the assert.',
    'Put the condition in parentheses when it holds `and`, `or` or a comparison: `not (a and b)`.',
  ],
  cases: [
    {
      name: 'a permission check with a message',
      before: `def refund(user, order):
    «assert user.is_admin, "only admins may refund"»
    return order.refund()
`,
      after: `def refund(user, order):
    if not user.is_admin:
        raise AssertionError("only admins may refund")
    return order.refund()
`,
    },
    {
      name: 'no message, two conditions',
      before: `def transfer(source, target, amount):
    «assert source != target and amount > 0»
    source.withdraw(amount)
    target.deposit(amount)
`,
      after: `def transfer(source, target, amount):
    if not (source != target and amount > 0):
        raise AssertionError
    source.withdraw(amount)
    target.deposit(amount)
`,
    },
  ],
});
