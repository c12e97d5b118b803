import type { Finding } from '../model/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../model/fix.ts';
import { hasSplat, keyword, positional, removeArgument, replace, type Argument } from '../python/arguments.ts';
import { commandOf, missingProgram, posixOnly, runsOnWindows, shellReason, type PlainCommand, type ShellText } from '../python/command.ts';
import { nodeOf, quoted, type PythonFile } from '../python/file.ts';
import { reach } from '../python/imports.ts';
import { calledName } from '../python/names.ts';
import { nosec } from '../python/nosec.ts';
import { literalText } from '../python/string-literal.ts';
import { shellCommand } from '../python/shell-words.ts';
import { bare, children, type Node } from '../python/tree.ts';
import { constantValue } from '../python/value-source.ts';
import { defineRule } from './rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const [shell, command] = [keyword(call, 'shell'), positional(call, 0)];
  const obstacle = obstacleIn(file, call, called, shell);
  if (obstacle) return obstacle;
  if (!shell || !command) return unreadable;
  const list = constantValue(file, command.value);
  if (list && ['list', 'tuple'].includes(list.type)) return listWithoutShell(file, call, shell, list);
  const made = commandOf(file, command.value);
  if (made.kind === 'refused') return refuse(made.because, made.advice);
  return made.kind === 'list' ? withoutShell(file, call, shell, made) : shellKept(file, call, made);
}

function obstacleIn(file: PythonFile, call: Node, called: Node, shell: Argument | null): Remedy | null {
  if (!/^subprocess\.(?:run|call|check_call|check_output|Popen)$/u.test(calledName(file, call) ?? '')) {
    return refuse(`${quoted(called)} is not certainly a function of \`subprocess\` here`, 'If it is, pass the program and its arguments as a list, and drop `shell=True`.');
  }
  if (hasSplat(call)) return refuse('the call unpacks `*` or `**` arguments, which may choose the shell or read its output', 'Name the arguments in the call.');
  if (shell && !/^(?:True|1)$/u.test(bare(shell.value).text)) {
    return refuse(`whether a shell is used depends on ${quoted(shell.value)}`, 'Pass a list of arguments in both cases, and no `shell` at all.');
  }
  if (keyword(call, 'executable')) return refuse('`executable` names the shell to use, so the command may be written for it', 'Start the program itself with a list of arguments.');
  return runsOnWindows(call) ? refuse('this branch runs on Windows, where the command may be built into the shell', 'Use a function of Python, such as those of `shutil`, or pass a list for a real program.') : null;
}

function withoutShell(file: PythonFile, call: Node, shell: Argument, made: PlainCommand): Remedy {
  const keywords = made.redirections.map(({ stream, to }) => ({ stream, way: reach(file, call, 'subprocess', `subprocess.${to}`) }));
  const taken = [...made.redirections.map(({ stream }) => stream), ...made.folder === null ? [] : ['cwd']].find((name) => isTaken(file, call, name));
  if (taken !== undefined || keywords.some(({ way }) => way === null)) return refuse(`the command and the call both say what becomes of \`${taken ?? 'stdout'}\``, 'Keep one of the two, and pass the command as a list.');
  const added = [...keywords.map(({ stream, way }) => `${stream}=${way?.code}`), ...made.folder === null ? [] : [`cwd=${made.folder}`]];
  const edits = added.length > 0 ? [replace(shell.node, added.join(', '))] : removeArgument(file, call, shell);
  return fix({
    edits: [...made.edits, ...edits], imports: [...made.imports, ...keywords.flatMap(({ way }) => way?.imports ?? [])], adds: ['B603', 'B607'],
    summary: 'Run the program without a shell, its arguments as a list', cautions: [...made.cautions, missingProgram],
  });
}

const isTaken = (file: PythonFile, call: Node, name: string): boolean =>
  keyword(call, name) !== null || (name !== 'stdin' && name !== 'cwd' && keyword(call, 'capture_output') !== null) || (name === 'stdout' && (calledName(file, call) ?? '').endsWith('check_output'));

/** A list with a shell: POSIX runs its first item as the whole command. */
function listWithoutShell(file: PythonFile, call: Node, shell: Argument, list: Node): Remedy {
  const items = children(list);
  const strange = items.find((item, index) => /^[|<>&;]|[*?$~`]/u.test(literalText(item) ?? '') || (index === 0 && /\s/u.test(literalText(item) ?? '')));
  const first = literalText(items[0] ?? list);
  const program = first === null ? null : shellCommand([{ kind: 'text', text: first }]);
  if (program?.kind === 'shell') return refuse(`the list needs the shell for ${program.needs}`, 'Do the shell’s part in Python, and start a real program without a shell.');
  if (strange) return refuse(`the list holds ${quoted(strange)}, which only a shell understands`, 'Give every word of the command as an item of its own; do the shell’s part in Python.');
  return fix({
    edits: removeArgument(file, call, shell), adds: ['B603', 'B607'], summary: 'Run the list without a shell, so that every item reaches the program',
    cautions: ['On POSIX the shell ran the first item alone; now the others reach the program as its arguments.', missingProgram],
  });
}

function shellKept(file: PythonFile, call: Node, made: ShellText): Remedy {
  const comment = nosec(file, call, 'B602', shellReason(made));
  if (comment === null) return refuse(`the command needs the shell for ${made.needs}, and no comment can stand here`, 'Do the shell’s part in Python, and pass the rest as a list.');
  return fix({
    edits: [...made.edits, comment], imports: made.imports, suppression: true, cautions: made.constant ? [] : [posixOnly],
    summary: made.constant ? 'State that the command is constant' : made.edits.length > 0 ? 'Quote the values that the shell reads' : 'State that the values are quoted',
  });
}

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
      refused: 'the program itself comes from',
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
