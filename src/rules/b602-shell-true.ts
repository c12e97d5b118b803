import { defineRule } from './rule.ts';

export const b602 = defineRule({
  ids: ['B602'],
  names: ['subprocess_popen_with_shell_equals_true'],
  status: 'active',
  title: 'The command runs through a shell',
  why: 'A shell reads the whole text as commands: a value with `;`, `|`, `$(...)` or a space in it runs what its author likes, with your program’s rights.',
  remedy:
    'Pass the program and its arguments as a list and drop `shell=True`: `subprocess.run(["git", "clone", "--", url, folder], check=True)`. ' +
    'Each value becomes exactly one argument; put `--` before values so that none is taken for an option. ' +
    'For a pipeline connect two `Popen` objects, or keep the shell, put every value through `shlex.quote(value)`, ' +
    'and mark the line `# nosec B602 # values quoted`. ' +
    'Wildcards, `~`, `$VAR` and redirections are the shell’s work: do them in Python (`glob`, `os.path.expanduser`, `stdout=file`). ' +
    'Bandit then reports B603 (low) for the list call, and B607 for a program without a path: a real step down, not a leftover.',
  safety: 'review',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'Runs commands as soon as any part of the text can be influenced.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b602_subprocess_popen_with_shell_equals_true.html',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#security-considerations',
  ],
  traps: [
    'Changing `shell=True` to `False` and leaving the text alone makes Python look for a program with spaces in its name.',
    'A missing program now raises `FileNotFoundError` instead of returning 127.',
    'With a list and `shell=True`, POSIX runs the first item only: dropping the shell changes what the code did to what it meant.',
  ],
  cases: [
    {
      name: 'values become arguments',
      before: `import subprocess


def clone(url, folder):
    «subprocess.run(f"git clone {url} {folder}", shell=True, check=True)»
`,
      after: `import subprocess


def clone(url, folder):
    subprocess.run(["git", "clone", "--", url, folder], check=True)
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a constant command',
      before: `import subprocess


def is_clean():
    return not «subprocess.check_output("git status --short", shell=True)»
`,
      after: `import subprocess


def is_clean():
    return not subprocess.check_output(["git", "status", "--short"])
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a redirection becomes an open file',
      before: `import subprocess


def dump(database, path):
    «subprocess.check_call(
        "pg_dump %s > %s" % (database, path),
        shell=True,
    )»
`,
      after: `import subprocess


def dump(database, path):
    with open(path, "wb") as file:
        subprocess.check_call(["pg_dump", "--", database], stdout=file)
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a pipeline that is needed, values quoted',
      before: `import subprocess


def count(word, path):
    return «subprocess.check_output(f"zcat {path} | grep -c {word}", shell=True)»
`,
      after: `import shlex
import subprocess


def count(word, path):
    command = f"zcat -- {shlex.quote(path)} | grep -c -e {shlex.quote(word)}"
    return subprocess.check_output(command, shell=True)  # nosec B602 # values quoted
`,
    },
  ],
});
