import { defineRule } from './rule.ts';

export const b108 = defineRule({
  ids: ['B108'],
  names: ['hardcoded_tmp_directory'],
  status: 'active',
  title: 'A fixed path in a temporary directory that every account can write to',
  why: 'Another account on the machine can create the file or a symbolic link under that name first, and so read or redirect what your program writes.',
  remedy:
    'Let `tempfile` choose the name: `TemporaryDirectory()` or `NamedTemporaryFile()` create a private, random path and clean up, ' +
    '`mkdtemp()` and `mkstemp()` leave the cleaning up to you. ' +
    'Where two programs have to agree on the path, move it to a directory that only their account can write to, such as `/run/yourapp`.',
  safety: 'review',
  cwe: 377,
  owasp2021: { id: 'A01:2021', mapped: true },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs an account or another process on the same machine.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b108_hardcoded_tmp_directory.html',
    'https://cwe.mitre.org/data/definitions/377.html',
    'https://docs.python.org/3/library/tempfile.html',
  ],
  traps: [
    '`os.path.join(tempfile.gettempdir(), "export.csv")` silences Bandit, but the name is as easy to guess as before.',
    'A random path differs in every process: check that no other program, test or document expects the old one.',
  ],
  cases: [
    {
      name: 'a scratch file in a private directory',
      before: `def export(rows, upload):
    path = «"/tmp/export.csv"»
    write_csv(path, rows)
    upload(path)
`,
      after: `import os
import tempfile


def export(rows, upload):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "export.csv")
        write_csv(path, rows)
        upload(path)
`,
    },
    {
      name: 'a work directory for the life of the process',
      before: `WORK_DIR = «"/tmp/thumbnails"»
`,
      after: `import tempfile

WORK_DIR = tempfile.mkdtemp(prefix="thumbnails-")
`,
    },
    {
      name: 'tempfile already knows the right directory',
      before: `import tempfile

upload = tempfile.NamedTemporaryFile(suffix=".pdf", dir=«"/tmp"»)
`,
      after: `import tempfile

upload = tempfile.NamedTemporaryFile(suffix=".pdf")
`,
    },
  ],
});
