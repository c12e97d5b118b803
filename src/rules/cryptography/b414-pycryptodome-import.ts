import { defineRule } from '../rule.ts';

export const b414 = defineRule({
  ids: ['B414'],
  names: ['import_pycryptodome'],
  status: 'removed',
  title: 'PyCryptodome is imported, which Bandit once advised against',
  why: 'The advice was to prefer `cryptography`; the library is maintained and its import is no weakness.',
  remedy:
    'Nothing has to be done about the import. Weak primitives from it are reported as B303 and B304, and short keys as B505. ' +
    'Bandit has removed this test: the finding comes from an old report, so run a current Bandit.',
  safety: 'guidance',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: 'An import of a maintained library is no weakness.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b414-import-pycryptodome',
    'https://www.pycryptodome.org/',
  ],
  cases: [],
});
