import type { Finding } from '../../model/findings/finding.ts';
import { unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { withoutSystemShell } from '../../remedies/shell/system-call.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  return call ? withoutSystemShell(file, call, 'B605') : unreadable;
}

export const b605 = defineRule({
  ids: ['B605'],
  names: ['start_process_with_a_shell'],
  brings: ['B404', 'B603', 'B607'],
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
  fix: remedy,
  cases: [
    {
      name: 'os.system to a list',
      before: `import os


def compress(path: str):
    «os.system(f"gzip -9 {path}")»
`,
      after: `import subprocess


def compress(path: str):
    subprocess.run(["gzip", "-9", "--", path])
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'a folder that is removed',
      before: `import os


def clean(build_folder):
    «os.system("rm -rf " + build_folder)»
`,
      after: `import subprocess


def clean(build_folder):
    subprocess.run(["rm", "-rf", "--", build_folder])
`,
      remains: ['B404', 'B603', 'B607'],
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
      name: 'os.popen with its default mode',
      before: `import os


def size():
    return «os.popen("stty size", "r")».read().split()
`,
      after: `import subprocess


def size():
    return subprocess.run(["stty", "size"], stdout=subprocess.PIPE, text=True).stdout.split()
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'os.popen to write to',
      before: `import os

mail = «os.popen("sendmail -t", "w")»
`,
      refused: 'has further arguments',
    },
    {
      name: 'the exit status of os.system',
      before: `import os


def build(folder: str):
    if «os.system(f"make -C {folder}")» != 0:
        raise RuntimeError("the build failed")
`,
      after: `import subprocess


def build(folder: str):
    if subprocess.call(["make", "-C", folder]) != 0:
        raise RuntimeError("the build failed")
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'a status in a variable that is only tested',
      before: `import os


def is_up(host):
    status = «os.system("ping -c 1 %s > /dev/null 2>&1" % host)»
    return True if status == 0 else False
`,
      after: `import subprocess


def is_up(host):
    status = subprocess.call(["ping", "-c", "1", str(host)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return True if status == 0 else False
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'a from-import, and os that stays',
      before: `import os
from os import system

«system("touch {}".format(os.environ["STAMP"]))»
`,
      after: `import os
import subprocess

subprocess.run(["touch", "--", str(os.environ["STAMP"])])
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'getoutput',
      before: `import subprocess

release = «subprocess.getoutput("uname -r")»
`,
      after: `import subprocess

release = subprocess.run(["uname", "-r"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout.removesuffix("\\n")
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'getoutput on an older Python',
      python: [3, 8],
      before: `from subprocess import getoutput

release = «getoutput("uname -r")»
`,
      after: `import subprocess

release = subprocess.run(["uname", "-r"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True).stdout.rstrip("\\n")
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a command in a variable',
      before: `import os


def unpack(archive, target):
    command = "tar -xzf '%s' -C '%s'" % (archive, target)
    «os.system(command)»
`,
      after: `import subprocess


def unpack(archive, target):
    command = ["tar", "-xzf", str(archive), "-C", str(target)]
    subprocess.run(command)
`,
      remains: ['B404', 'B603'],
    },
    {
      name: 'a pipeline that is needed, values quoted',
      before: `import os

«os.system(f"pg_dump {database} | gzip > '{path}'")»
`,
      after: `import os
import shlex

os.system(f"pg_dump {shlex.quote(str(database))} | gzip > {shlex.quote(str(path))}")  # nosec B605 # values quoted, needs the shell for a pipe
`,
    },
    {
      name: 'one of two constant commands, with the reason',
      before: `import os

«os.system("cls" if os.name == "nt" else "clear")»
`,
      after: `import os

os.system("cls" if os.name == "nt" else "clear")  # nosec B605 # constant command, needs the shell for cls of the Windows shell
`,
    },
    {
      name: 'the status as a number',
      before: `import os
import sys

sys.exit(«os.system("make test")»)
`,
      refused: 'used as a number',
    },
    {
      name: 'a stream that is read line by line',
      before: `import os

for line in «os.popen("dmesg")»:
    print(line)
`,
      refused: 'in another way',
    },
    {
      name: 'a pair of status and output',
      before: `import subprocess

status, output = «subprocess.getstatusoutput("make")»
`,
      refused: 'as a pair',
    },
    {
      name: 'a command from elsewhere',
      before: `import os


def execute(command):
    «os.system(command)»
`,
      refused: 'is a parameter of',
    },
    {
      name: 'a command that is extended step by step',
      before: `import os


def build(fast):
    command = "make"
    if fast:
        command += " -j8"
    «os.system(command)»
`,
      refused: 'set in 2 places',
    },
    {
      name: 'a branch for Windows',
      before: `import os

if os.name == "nt":
    «os.system("dir")»
`,
      refused: 'runs on Windows',
    },
    {
      name: 'a program of its own for the value',
      before: `import os

«os.system("find . -name %s | xargs awk '{print $1}' %s" % (pattern, flags))»
`,
      refused: 'may read it as a program of its own',
    },
  ],
});
