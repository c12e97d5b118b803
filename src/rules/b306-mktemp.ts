import { defineRule } from './rule.ts';

export const b306 = defineRule({
  ids: ['B306'],
  names: ['mktemp_q'],
  status: 'active',
  title: 'mktemp() returns a name that anyone can take before you do',
  why: 'Between choosing the name and creating the file, another account can put a file or a symbolic link there and receive or redirect your data.',
  remedy:
    'Use `tempfile.mkstemp()`: it takes the same `suffix`, `prefix` and `dir`, ' +
    'creates the file for your account only and returns an open descriptor to close. ' +
    'Use `NamedTemporaryFile()` when you write at once, and `mkdtemp()` when you need a directory, a socket or a FIFO. ' +
    'The file then already exists: code that creates it with mode `"x"` or `os.mkdir` has to change.',
  safety: 'review',
  cwe: 377,
  owasp2021: { id: 'A01:2021', mapped: true },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: { score: 2, reason: 'A race that needs an account or another process on the same machine.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b306-mktemp-q',
    'https://cwe.mitre.org/data/definitions/377.html',
    'https://docs.python.org/3/library/tempfile.html',
  ],
  traps: ['`mkstemp()` returns a pair `(descriptor, path)`: unpack it, and close the descriptor or it leaks.'],
  cases: [
    {
      name: 'the path is handed on',
      before: `import tempfile


def dump(database, folder):
    path = «tempfile.mktemp(suffix=".sqlite", dir=folder)»
    database.backup_to(path)
    return path
`,
      after: `import os
import tempfile


def dump(database, folder):
    fd, path = tempfile.mkstemp(suffix=".sqlite", dir=folder)
    os.close(fd)
    database.backup_to(path)
    return path
`,
    },
    {
      name: 'the file is written at once',
      before: `import tempfile


def save(report):
    with open(«tempfile.mktemp()», "w") as out:
        out.write(report)
    return out.name
`,
      after: `import tempfile


def save(report):
    with tempfile.NamedTemporaryFile("w", delete=False) as out:
        out.write(report)
    return out.name
`,
    },
    {
      name: 'a directory is wanted',
      before: `import os
import tempfile

workspace = «tempfile.mktemp(prefix="build-")»
os.mkdir(workspace)
`,
      after: `import tempfile

workspace = tempfile.mkdtemp(prefix="build-")
`,
    },
  ],
});
