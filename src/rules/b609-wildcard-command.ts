import { defineRule } from './rule.ts';

export const b609 = defineRule({
  ids: ['B609'],
  names: ['linux_commands_wildcard_injection'],
  status: 'active',
  title: 'A shell wildcard can turn file names into options',
  why: 'The shell puts file names in place of `*`; a file called `--checkpoint-action=exec=sh x.sh` is then an option of `tar`, and runs a program.',
  remedy:
    'Expand the names in Python, each with a folder in front, and start the program without a shell: ' +
    '`subprocess.run(["tar", "czf", "out.tgz", *sorted(glob.glob("./*"))], check=True)`. ' +
    'Decide what happens when nothing matches: the shell would have passed `*` itself. ' +
    'Python’s own `tarfile`, `shutil.chown` and `os.chmod` need no program at all. Bandit then reports B603, and B404 and B607 where they are new, all low.',
  safety: 'review',
  cwe: 88,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 3, reason: 'The attacker must be able to create files with chosen names in that folder.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b609_linux_commands_wildcard_injection.html',
    'https://cwe.mitre.org/data/definitions/88.html',
    'https://docs.python.org/3/library/glob.html',
  ],
  traps: [
    'Names in the archive now start with `./`.',
    '`./*` inside the shell text closes the hole too, but Bandit keeps reporting the asterisk.',
  ],
  cases: [
    {
      name: 'tar with names expanded in Python',
      before: `import os


def back_up():
    «os.system("tar czf /var/backups/uploads.tgz *")»
`,
      after: `import glob
import subprocess


def back_up():
    names = sorted(glob.glob("./*"))
    subprocess.run(["tar", "czf", "/var/backups/uploads.tgz", *names], check=True)
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'chown without a program',
      before: `import subprocess


def hand_over():
    «subprocess.call("chown www-data uploads/*", shell=True)»
`,
      after: `import shutil
from pathlib import Path


def hand_over():
    for path in Path("uploads").glob("*"):
        shutil.chown(path, user="www-data")
`,
    },
  ],
});
