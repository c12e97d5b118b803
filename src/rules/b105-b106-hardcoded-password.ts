import { defineRule } from './rule.ts';

export const b105 = defineRule({
  ids: ['B105', 'B106'],
  names: ['hardcoded_password_string', 'hardcoded_password_funcarg'],
  status: 'active',
  title: 'A password, token or secret is written in the source',
  why: 'Everyone who can read the repository, a build log or an image can sign in with it, and it stays in the history after the line is gone.',
  remedy:
    'Read the value at run time from the environment or a secret store, and **rotate it**: the old value is known to everyone with a copy of the history. ' +
    'Use `os.environ["NAME"]`, which fails loudly when the variable is missing. ' +
    'Bandit goes by the name of the variable: where the text is no secret (a field name, a prompt, an address), ' +
    'justify it with `# nosec B105 # reason` (or `B106`).',
  safety: 'review',
  cwe: 798,
  owasp2021: { id: 'A07:2021', mapped: true },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 4, reason: 'Reading the source or the image is enough; no further attack is needed.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b105_hardcoded_password_string.html',
    'https://bandit.readthedocs.io/en/latest/plugins/b106_hardcoded_password_funcarg.html',
    'https://cwe.mitre.org/data/definitions/798.html',
    'https://docs.python.org/3/library/os.html#os.environ',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ],
  traps: [
    '`os.environ.get("NAME", "the old secret")` silences Bandit and keeps the secret in the source.',
    'An annotation (`password: str = "…"`) hides the line from Bandit, not from a reader.',
    'Bandit reports one secret per call or statement: look at the whole line, or the next one appears once the first is gone.',
  ],
  cases: [
    {
      name: 'a module constant',
      before: `DB_USER = "shop"
DB_PASSWORD = «"hunter2-example"»
`,
      after: `import os

DB_USER = "shop"
DB_PASSWORD = os.environ["DB_PASSWORD"]
`,
    },
    {
      name: 'a value in a dictionary (Bandit reports its key)',
      before: `MAIL = {
    "host": "smtp.example.org",
    "user": "billing",
    «"password"»: "hunter2-example",
}
`,
      after: `import os

MAIL = {
    "host": "smtp.example.org",
    "user": "billing",
    "password": os.environ["MAIL_PASSWORD"],
}
`,
    },
    {
      name: 'a comparison, made constant-time as well',
      before: `def may_deploy(request):
    token = request.headers.get("X-Deploy-Token", "")
    return token == «"hunter2-example"»
`,
      after: `import hmac
import os


def may_deploy(request):
    token = request.headers.get("X-Deploy-Token", "")
    return hmac.compare_digest(token.encode(), os.environ["DEPLOY_TOKEN"].encode())
`,
    },
    {
      name: 'an argument of a call',
      test: 'B106',
      before: `import psycopg

connection = «psycopg.connect(host="db.internal", user="shop", password="hunter2-example")»
`,
      after: `import os

import psycopg

connection = psycopg.connect(host="db.internal", user="shop", password=os.environ["DB_PASSWORD"])
`,
    },
  ],
});
