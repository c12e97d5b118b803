import { defineRule } from './rule.ts';

export const b404 = defineRule({
  ids: ['B404'],
  names: ['import_subprocess'],
  status: 'active',
  title: 'This file can start other programs',
  why: 'A reminder, not a flaw: a program that starts others with text from outside can be made to run an attacker’s commands. The calls decide.',
  remedy:
    'There is nothing to repair in the import. Delete it when nothing uses it, and prefer Python’s own functions to small programs: ' +
    '`shutil`, `pathlib`, `tarfile`, `zipfile`. ' +
    'Otherwise review the calls, which B602 to B607 report one by one, and leave B404 out for the whole project ' +
    '(`skips = ["B404"]` under `[tool.bandit]` in `pyproject.toml`, read with `-c pyproject.toml`) instead of marking every file.',
  safety: 'guidance',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 1, reason: 'An import does nothing by itself.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b404-import-subprocess',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#security-considerations',
  ],
  traps: ['Going back to `os.system` to lose this finding brings the shell in, which is far worse.'],
  cases: [
    {
      name: 'a program replaced by a function of Python',
      before: `«import subprocess»


def clear_cache(folder):
    subprocess.run(["rm", "-r", folder], check=True)
`,
      after: `import shutil


def clear_cache(folder):
    shutil.rmtree(folder)
`,
    },
    {
      name: 'needed import, with the reason',
      before: `«import subprocess»

FETCH = ["/usr/bin/git", "fetch", "--quiet"]


def fetch():
    subprocess.run(FETCH, check=True)
`,
      after: `import subprocess  # nosec B404 # its one call has a constant argument list

FETCH = ["/usr/bin/git", "fetch", "--quiet"]


def fetch():
    subprocess.run(FETCH, check=True)
`,
    },
  ],
});
