import { defineRule } from '../rule.ts';

export const b309 = defineRule({
  ids: ['B309'],
  names: ['httpsconnection'],
  status: 'removed',
  title: 'HTTPSConnection did not check certificates in very old Pythons',
  why: 'Before Python 2.7.9 and 3.4.3 the class accepted any certificate. Every supported Python checks it.',
  remedy:
    'Nothing has to be done on a supported Python, as long as no unverified `context` is passed (see B323). ' +
    'Bandit has removed this test: the finding comes from an old report, so run a current Bandit.',
  safety: 'guidance',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: 'Not a weakness on any supported Python.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b309-httpsconnection',
    'https://docs.python.org/3/library/http.client.html#http.client.HTTPSConnection',
  ],
  cases: [],
});
