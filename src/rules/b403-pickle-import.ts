import { defineRule } from './rule.ts';

export const b403 = defineRule({
  ids: ['B403'],
  names: ['import_pickle'],
  status: 'active',
  title: 'This file imports a module whose data can run code when it is loaded',
  why:
    'Reading `pickle`, `dill` or `shelve` data can call any function, so whoever can change the stored data runs code here. ' +
    'Writing it, and the import, do no harm.',
  remedy:
    'Look at the calls that load (B301): those are the weakness. Keep plain data as JSON instead; note that tuples come back as lists and keys as text. ' +
    'When the file only writes, mark the import `# nosec B403 # dumps only, nothing is loaded`. When nothing uses the import, delete it. ' +
    'A project that needs pickle in many places can leave B403 out in its Bandit configuration and rely on B301.',
  safety: 'guidance',
  cwe: 502,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 1, reason: 'An import does nothing by itself; loading hostile data is what B301 reports.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b403-import-pickle',
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://docs.python.org/3/library/pickle.html',
  ],
  traps: ['Changing to `cloudpickle` or `joblib` only leaves Bandit’s list: their data runs code just the same.'],
  cases: [
    {
      name: 'stored plain data becomes JSON',
      before: `«import pickle»


def save_profile(path, profile):
    with open(path, "wb") as file:
        pickle.dump(profile, file)
`,
      after: `import json


def save_profile(path, profile):
    with open(path, "w", encoding="utf-8") as file:
        json.dump(profile, file)
`,
    },
    {
      name: 'written only, with the reason',
      before: `«import pickle»


def size_in_bytes(value):
    return len(pickle.dumps(value))
`,
      after: `import pickle  # nosec B403 # dumps only, nothing is loaded


def size_in_bytes(value):
    return len(pickle.dumps(value))
`,
    },
  ],
});
