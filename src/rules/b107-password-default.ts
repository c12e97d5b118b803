import { defineRule } from './rule.ts';

export const b107 = defineRule({
  ids: ['B107'],
  names: ['hardcoded_password_default'],
  status: 'active',
  title: 'A function has a password or token as the default of a parameter',
  why: 'Every caller that leaves the argument out shares one password that anyone with the source knows.',
  remedy:
    'Make the parameter required, or give it the default `None` and read the secret inside the function with `os.environ["NAME"]`. ' +
    'Find the callers that rely on the default first, and rotate the value if it was ever real. ' +
    'Where the default is no secret (a field name, an empty placeholder), justify the line with `# nosec B107 # reason`.',
  safety: 'review',
  cwe: 1392,
  owasp2021: { id: 'A07:2021', mapped: false },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 3, reason: 'Works wherever a deployment really uses the default.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b107_hardcoded_password_default.html',
    'https://cwe.mitre.org/data/definitions/1392.html',
    'https://docs.python.org/3/library/os.html#os.environ',
  ],
  traps: [
    'Making the parameter keyword-only (`*, password="…"`) hides it from Bandit and keeps the shared password.',
    'Overrides of a method in a subclass or a base class must keep the same signature.',
  ],
  cases: [
    {
      name: 'the default is resolved inside the function',
      before: `«def connect(host, user, password="changeme"):
    return Database(host, user, password)»
`,
      after: `import os


def connect(host, user, password=None):
    if password is None:
        password = os.environ["DB_PASSWORD"]
    return Database(host, user, password)
`,
    },
    {
      name: 'the parameter becomes required',
      before: `class Mailer:
    «def login(self, user, token="test-token"):
        self.session.login(user, token)»
`,
      after: `class Mailer:
    def login(self, user, token):
        self.session.login(user, token)
`,
    },
  ],
});
