import { defineRule } from '../rule.ts';

export const b322 = defineRule({
  ids: ['B322'],
  names: ['input'],
  status: 'removed',
  title: 'input() evaluates what is typed, in Python 2',
  why: 'Python 2 runs the typed text as code. In Python 3 `input()` returns it as text, and nothing is wrong.',
  remedy:
    'On Python 3 nothing has to be done. Code that still runs on Python 2 uses `raw_input()`. ' +
    'Bandit has removed this test: the finding comes from an old report, so run a current Bandit.',
  safety: 'guidance',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: 'Not a weakness on Python 3.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b322-input',
    'https://docs.python.org/3/library/functions.html#input',
  ],
  cases: [],
});
