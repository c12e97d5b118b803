import type { Finding } from '../../model/findings/finding.ts';
import { unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { withoutShellArgument } from '../../remedies/shell/shell-call.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  return call ? withoutShellArgument(file, call, 'B602') : unreadable;
}

export const b602 = defineRule({
  ids: ['B602'],
  names: ['subprocess_popen_with_shell_equals_true'],
  brings: ['B603', 'B607'],
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
  fix: remedy,
  cases: [
    {
      name: 'values become arguments',
      before: `import subprocess


def clone(url: str, folder: str):
    «subprocess.run(f"git clone {url} {folder}", shell=True, check=True)»
`,
      after: `import subprocess


def clone(url: str, folder: str):
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
      name: 'a redirection that is needed, values quoted',
      before: `import subprocess


def dump(database, path):
    «subprocess.check_call(
        "pg_dump %s > %s" % (database, path),
        shell=True,
    )»
`,
      after: `import shlex
import subprocess


def dump(database, path):
    subprocess.check_call(
        "pg_dump %s > %s" % (shlex.quote(str(database)), shlex.quote(str(path))),
        shell=True,
    )  # nosec B602 # values quoted, needs the shell for a redirection
`,
    },
    {
      name: 'a pipeline that is needed, values quoted',
      before: `import subprocess


def count(word: str, path: str):
    return «subprocess.check_output(f"zcat {path} | grep -c {word}", shell=True)»
`,
      after: `import shlex
import subprocess


def count(word: str, path: str):
    return subprocess.check_output(f"zcat {shlex.quote(path)} | grep -c {shlex.quote(word)}", shell=True)  # nosec B602 # values quoted, needs the shell for a pipe
`,
    },
    {
      name: 'numbers and unknown values are made text',
      before: `import subprocess as sp

«sp.Popen("nice -n %d python3 %s --port=%s" % (level, path, port), shell=True, stdout=sp.PIPE)»
`,
      after: `import subprocess as sp

sp.Popen(["nice", "-n", "%d" % level, "python3", str(path), f"--port={port}"], stdout=sp.PIPE)
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'str.format, with quotes round a value',
      before: `from subprocess import check_call

«check_call("tar -C '{}' -xzf {name}.tgz".format(folder, name=release), shell=True)»
`,
      after: `from subprocess import check_call

check_call(["tar", "-C", str(folder), "-xzf", f"{release}.tgz"])
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'texts that are added',
      before: `import subprocess

«subprocess.call("cp -r " + source + "/* " + target, shell=True)»
`,
      after: `import shlex
import subprocess

subprocess.call("cp -r " + shlex.quote(source) + "/* " + shlex.quote(target), shell=True)  # nosec B602 # values quoted, needs the shell for a wildcard
`,
    },
    {
      name: 'a joined list is the list',
      before: `import subprocess

«subprocess.run("mypy " + " ".join(files), shell=True)»
`,
      after: `import subprocess

subprocess.run(["mypy", *files])
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'options stay several, without the shell',
      before: `import subprocess

«subprocess.run(f"rsync {options} {source}/ {target}", shell=True)»
`,
      after: `import shlex
import subprocess

subprocess.run(["rsync", *shlex.split(options), f"{source}/", str(target)])
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a command in a variable',
      before: `import subprocess


def build(target):
    command = f"make -j4 {target}"
    «subprocess.check_call(command, shell=True)»
`,
      after: `import subprocess


def build(target):
    command = ["make", "-j4", str(target)]
    subprocess.check_call(command)
`,
      remains: ['B603'],
    },
    {
      name: 'a command in a variable that is printed too',
      before: `import subprocess


def build(target):
    command = f"make -j4 {target}"
    print(command)
    «subprocess.check_call(command, shell=True)»
`,
      after: `import shlex
import subprocess


def build(target):
    command = f"make -j4 {shlex.quote(str(target))}"
    print(command)
    subprocess.check_call(shlex.split(command))
`,
      remains: ['B603'],
    },
    {
      name: 'output to nowhere and a folder to work in',
      before: `import subprocess

«subprocess.run("cd build && ninja install > /dev/null 2>&1", shell=True)»
`,
      after: `import subprocess

subprocess.run(["ninja", "install"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="build")
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a list with a shell',
      before: `import subprocess

«subprocess.run(["ls", "-l"], shell=True)»
`,
      after: `import subprocess

subprocess.run(["ls", "-l"])
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a list with what only a shell knows',
      before: `import subprocess

«subprocess.run(["source", "env.sh"], shell=True)»
`,
      refused: 'the shell’s own `source`',
    },
    {
      name: 'a list with a pipe in it',
      before: `import subprocess

«subprocess.run(["ls", "|", "wc"], shell=True)»
`,
      refused: 'which only a shell understands',
    },
    {
      name: 'a list with a wildcard beside a value',
      before: `import subprocess


def copy(shelf, target):
    «subprocess.run(["cp", "-al", "%s/*" % shelf, f"{target}/"], shell=True)»
`,
      refused: 'which only a shell understands',
    },
    {
      name: 'a constant pipeline, with the reason',
      before: `import subprocess

«subprocess.run("ps aux | grep shelf", shell=True)»  # who is it
`,
      after: `import subprocess

subprocess.run("ps aux | grep shelf", shell=True)  # who is it # nosec B602 # constant command, needs the shell for a pipe
`,
    },
    {
      name: 'quoted values in a pipeline',
      before: `import shlex
import subprocess

«subprocess.run(
    f"zcat {shlex.quote(path)} | wc -l",
    shell=True,
)»
`,
      after: `import shlex
import subprocess

subprocess.run(
    f"zcat {shlex.quote(path)} | wc -l",
    shell=True,
)  # nosec B602 # values quoted, needs the shell for a pipe
`,
    },
    {
      name: 'a command from elsewhere',
      before: `import subprocess


def execute(command):
    return «subprocess.run(command, shell=True)».returncode
`,
      refused: 'a parameter of',
    },
    {
      name: 'a shell now and then',
      before: `import subprocess
import sys

«subprocess.run(["npm", "install"], shell=sys.platform == "win32")»
`,
      refused: 'depends on',
    },
    {
      name: 'a shell of its own choice',
      before: `import subprocess

«subprocess.run("source env.sh", shell=True, executable="/bin/bash")»
`,
      refused: 'names the shell',
    },
    {
      name: 'the program is a value',
      before: `import subprocess

«subprocess.run(f"{tool} --version", shell=True)»
`,
      after: `import shlex
import subprocess

subprocess.run([*shlex.split(tool), "--version"])
`,
      remains: ['B603'],
    },
    {
      name: 'a value that is several words, or none',
      before: `import subprocess


def changes(repository, revision):
    since = ""
    if revision:
        since = f"--since {revision}"
    return «subprocess.check_output(f'svnlook log {since} "{repository}"', shell=True)»
`,
      after: `import shlex
import subprocess


def changes(repository, revision):
    since = ""
    if revision:
        since = f"--since {revision}"
    return subprocess.check_output(['svnlook', 'log', *shlex.split(since), str(repository)])
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'a command that follows another in the same variable',
      before: `import subprocess

command = "make clean"
subprocess.run(command, shell=True)
command = f"make -j4 {target}"
«subprocess.run(command, shell=True)»
`,
      after: `import subprocess

command = "make clean"
subprocess.run(command, shell=True)
command = ["make", "-j4", str(target)]
subprocess.run(command)
`,
      remains: ['B602', 'B603'],
    },
    {
      name: 'a command of its own in a value',
      before: `import subprocess

«subprocess.run(f"sudo {command}", shell=True)»
`,
      refused: '`command` looks like a command of its own',
    },
    {
      name: 'a value right behind the program',
      before: `import subprocess

«subprocess.run("/bin/ls" + rest, shell=True)»
`,
      refused: 'which may bring the arguments',
    },
    {
      name: 'another shell reads the value',
      before: `import subprocess

«subprocess.run(f"ssh {host} uptime", shell=True)»
`,
      refused: 'as a command',
    },
    {
      name: 'arguments that cannot be seen',
      before: `import subprocess

«subprocess.run("make", shell=True, **settings)»
`,
      refused: 'unpacks',
    },
    {
      name: 'another module’s function',
      before: `import subprocess


def start(subprocess):
    «subprocess.run("make", shell=True)»
`,
      refused: 'not certainly',
    },
  ],
});
