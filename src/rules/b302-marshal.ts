import { defineRule } from './rule.ts';

export const b302 = defineRule({
  ids: ['B302'],
  names: ['marshal'],
  status: 'active',
  title: 'marshal loads data in a format that is not safe to read',
  why: '`marshal` is for the interpreter alone. Crafted bytes can crash the process, and they can carry code objects that run when the result is used.',
  remedy:
    'Store the data as `json` or in another documented format; `marshal` also changes between Python versions, so its files do not last. ' +
    'Only tools that read `.pyc` files have a reason to keep it: justify that line with `# nosec B302 # reason`.',
  safety: 'guidance',
  cwe: 502,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 3, reason: 'Bytes from an attacker mostly crash the process; code runs when the result is executed.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b302-marshal',
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://docs.python.org/3/library/marshal.html',
  ],
  traps: ['`pickle` is no improvement: loading it runs code as well.'],
  cases: [
    {
      name: 'a state file becomes JSON',
      before: `import marshal


def load_state(path):
    with open(path, "rb") as state:
        return «marshal.load(state)»
`,
      after: `import json


def load_state(path):
    with open(path, "rb") as state:
        return json.load(state)
`,
    },
  ],
});
