import { defineRule } from './rule.ts';

export const b613 = defineRule({
  ids: ['B613'],
  names: ['trojansource'],
  status: 'active',
  title: 'Invisible characters make this code read differently from what runs',
  why: 'Controls of text direction reorder a line on the screen, so a reviewer approves one program and Python runs another.',
  remedy:
    'Find out who put the characters there and why. In a string write them as escapes, such as `\\u202e`: the value stays the same and everybody sees it. ' +
    'In a comment delete them. Ordinary right-to-left text needs none of them. ' +
    'Bandit reports only the first one of a file, so clean the whole file in one go.',
  safety: 'safe',
  cwe: 838,
  owasp2021: { id: 'A08:2021', mapped: false },
  owasp2025: { id: 'A08:2025', mapped: false },
  exploitability: { score: 2, reason: 'Needs a malicious contributor and a review that misses it.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b613_trojansource.html',
    'https://cwe.mitre.org/data/definitions/838.html',
    'https://trojansource.codes/',
  ],
  traps: ['In a raw string `\\u202e` is six characters and not an escape: make it a normal string first.'],
  cases: [
    {
      name: 'in a string, as escapes',
      before: `def may_delete(role):
    return role != "user«\u202e» \u2066# only for admins\u2069 \u2066"
`,
      after: `def may_delete(role):
    return role != "user\\u202e \\u2066# only for admins\\u2069 \\u2066"
`,
    },
    {
      name: 'in a comment, deleted',
      before: `LIMIT = 100  # raised for «\u2066»the audit\u2069 in May
`,
      after: `LIMIT = 100  # raised for the audit in May
`,
    },
  ],
});
