import { defineRule } from './rule.ts';

export const b605 = defineRule({
  ids: ['B605'],
  names: ['start_process_with_a_shell'],
  status: 'active',
  title: 'This function always runs its text through a shell',
  why: 'A value with `;`, `|`, `$(...)` or a space in it runs what its author likes, with your program’s rights.',
  remedy:
    'Use `subprocess.run([...], check=True)` with the program and its arguments as a list, values as items of their own, `--` before them. ' +
    'For the output of `os.popen(...).read()` take `subprocess.run([...], stdout=subprocess.PIPE, text=True).stdout`; ' +
    'for the exit status `subprocess.call([...])`, which gives 1 where `os.system` gives 256. ' +
    'Often Python needs no program at all: `shutil.rmtree`, `os.makedirs`, `shutil.copy`. ' +
    'Bandit then reports B603, and B404 and B607 where they are new, all low.',
  safety: 'review',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'Runs commands as soon as any part of the text can be influenced.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b605_start_process_with_a_shell.html',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#replacing-older-functions-with-the-subprocess-module',
  ],
  traps: [
    '`os.system` goes on after a failure; `check=True` raises. Leave it out only where failure really does not matter.',
    'A missing program now raises `FileNotFoundError` instead of printing a message.',
  ],
  cases: [
    {
      name: 'os.system to a list',
      before: `import os


def compress(path):
    «os.system(f"gzip -9 {path}")»
`,
      after: `import subprocess


def compress(path):
    subprocess.run(["gzip", "-9", "--", path], check=True)
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'a function of Python instead of a program',
      before: `import os


def clean(build_folder):
    «os.system("rm -rf " + build_folder)»
`,
      after: `import shutil


def clean(build_folder):
    shutil.rmtree(build_folder, ignore_errors=True)
`,
    },
    {
      name: 'the output of os.popen',
      before: `import os


def current_commit():
    return «os.popen("git rev-parse HEAD")».read().strip()
`,
      after: `import subprocess


def current_commit():
    return subprocess.run(["git", "rev-parse", "HEAD"], stdout=subprocess.PIPE, text=True).stdout.strip()
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'the exit status of os.system',
      before: `import os


def build(folder):
    if «os.system(f"make -C {folder}")» != 0:
        raise RuntimeError("the build failed")
`,
      after: `import subprocess


def build(folder):
    if subprocess.call(["make", "-C", folder]) != 0:
        raise RuntimeError("the build failed")
`,
      remains: ['B404', 'B603', 'B607'],
    },
  ],
});
