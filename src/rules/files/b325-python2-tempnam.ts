import { defineRule } from '../rule.ts';

export const b325 = defineRule({
  ids: ['B325'],
  names: ['tempnam'],
  status: 'removed',
  title: 'os.tempnam and os.tmpnam give names that others can take first',
  why: 'Between choosing the name and opening the file another account can put a link there. Both functions exist in Python 2 only.',
  remedy:
    'Use `tempfile.NamedTemporaryFile()` or `tempfile.mkstemp()`, which create the file as they name it. ' +
    'Bandit has removed this test: the finding comes from an old report, so run a current Bandit.',
  safety: 'guidance',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: 'The functions are gone from Python 3.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b325-tempnam',
    'https://docs.python.org/3/library/tempfile.html',
  ],
  cases: [],
});
