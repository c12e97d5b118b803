import type { Finding } from '../model/finding.ts';
import { fix, refuse, unreadable, type Import, type Remedy } from '../model/fix.ts';
import { argumentsOf, hasSplat, replace } from '../python/arguments.ts';
import { commandOf, posixOnly, runsOnWindows, shellReason, type PlainCommand, type ShellText } from '../python/command.ts';
import { nodeOf, quoted, type PythonFile } from '../python/file.ts';
import { reach } from '../python/imports.ts';
import { calledName, dotted, usesOf } from '../python/names.ts';
import { nosec } from '../python/nosec.ts';
import type { Node } from '../python/tree.ts';
import { defineRule } from './rule.ts';

const missing = 'A program that is missing now raises `FileNotFoundError`, where the shell printed a message.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  const command = call ? argumentsOf(call)[0] : undefined;
  if (!call || !called || !command) return unreadable;
  const name = calledName(file, call) ?? '';
  if (!/^(?:os\.(?:system|popen)|subprocess\.(?:getoutput|getstatusoutput))$/u.test(name)) {
    return refuse(`${quoted(called)} is not certainly a function of Python that starts a shell`, 'If it starts a program, use `subprocess.run` with a list of arguments.');
  }
  if (hasSplat(call) || command.name !== null && !/^(?:command|cmd)$/u.test(command.name)) return refuse('which argument is the command cannot be seen', 'Use `subprocess.run` with a list of arguments.');
  if (runsOnWindows(call)) return refuse('this branch runs on Windows, where the command may be built into the shell', 'Use a function of Python, such as those of `shutil`, or `subprocess.run` with a list for a real program.');
  const made = commandOf(file, command.value);
  if (made.kind === 'refused') return refuse(made.because, made.advice);
  if (made.kind === 'shell') return shellKept(file, call, made);
  if (argumentsOf(call).length > 1) return refuse(`${quoted(called)} has further arguments, which \`subprocess.run\` would need in another form`, 'Start the program with `subprocess.run` and a list of arguments.');
  return name === 'os.system' ? forSystem(file, call, called, made) : name === 'os.popen' ? forPopen(file, call, called, made) : forGetoutput(file, call, called, made, name);
}

function shellKept(file: PythonFile, call: Node, made: ShellText): Remedy {
  const comment = nosec(file, call, 'B605', shellReason(made));
  if (comment === null) return refuse(`the command needs the shell for ${made.needs}, and no comment can stand here`, 'Do the shell’s part in Python, and start the program with `subprocess.run`.');
  return fix({
    edits: [...made.edits, comment], imports: made.imports, suppression: true, cautions: made.constant ? [] : [posixOnly],
    summary: made.constant ? 'State that the command is constant' : made.edits.length > 0 ? 'Quote the values that the shell reads' : 'State that the values are quoted',
  });
}

/** `os.system` gives a wait status: 256 where a program ends with 1. So the value may only be dropped, or be compared with 0. */
function forSystem(file: PythonFile, call: Node, called: Node, made: PlainCommand): Remedy {
  const use = useOf(file, call);
  if (use === 'value') return refuse('the status of `os.system` is used as a number: a program that ends with 1 makes it 256, where `subprocess.call` gives 1', 'Call `subprocess.call` with a list, and check what the callers do with the number.');
  return rewritten(file, call, called, made, use === 'unused' ? 'run' : 'call', []);
}

type Use = 'unused' | 'tested' | 'value';

function useOf(file: PythonFile, call: Node): Use {
  const node = outermost(call);
  const parent = node.parent;
  if (parent?.type === 'expression_statement') return 'unused';
  if (isTested(node)) return 'tested';
  const name = parent?.type === 'assignment' && parent.childForFieldName('right')?.id === node.id ? parent.childForFieldName('left') : null;
  if (name?.type !== 'identifier' || parent?.parent?.type !== 'expression_statement' || file.scopes.owner(name, name.text)?.kind !== 'function') return 'value';
  return file.scopes.bindings(name, name.text).length === 1 && usesOf(file, name, name.text).every((one) => isTested(outermost(one))) ? 'tested' : 'value';
}

const outermost = (node: Node): Node => (node.parent?.type === 'parenthesized_expression' ? outermost(node.parent) : node);

/** Whether only being zero or not matters. */
function isTested(node: Node): boolean {
  const parent = node.parent;
  if (parent?.type === 'comparison_operator') return parent.namedChildren.length === 2 && /^[^=!]*(?:==|!=)[^=!]*$/u.test(parent.text.replace(node.text, '')) && parent.namedChildren.some((one) => one.text === '0');
  if (parent?.type === 'not_operator') return true;
  if (parent?.type === 'boolean_operator') return isTested(outermost(parent));
  if (parent?.type === 'conditional_expression') return parent.namedChildren[1]?.id === node.id;
  return /^(?:if_statement|elif_clause|while_statement)$/u.test(parent?.type ?? '') && parent?.childForFieldName('condition')?.id === node.id;
}

/** `os.popen(...).read()`; what else is done with the stream is left to people. */
function forPopen(file: PythonFile, call: Node, called: Node, made: PlainCommand): Remedy {
  const method = call.parent?.type === 'attribute' ? call.parent : null;
  const read = method?.parent?.type === 'call' ? method.parent : null;
  const name = method?.childForFieldName('attribute')?.text;
  if (!method || !read || argumentsOf(read).length > 0 || (name !== 'read' && name !== 'readlines')) {
    return refuse('the stream of `os.popen` is used in another way than by reading all of it at once', 'Use `subprocess.run([...], stdout=subprocess.PIPE, text=True).stdout`, or `Popen` to read while the program runs.');
  }
  if (made.redirections.some(({ stream }) => stream === 'stdout')) return refuse('the command sends the output that is read elsewhere', 'Use `subprocess.run` with a list of arguments.');
  const rest = name === 'read' ? '.stdout' : '.stdout.splitlines(keepends=True)';
  const edit = { start: call.endIndex, end: read.endIndex, text: rest };
  return rewritten(file, call, called, made, 'run', ['stdout=PIPE', 'text=True'], [edit]);
}

function forGetoutput(file: PythonFile, call: Node, called: Node, made: PlainCommand, name: string): Remedy {
  if (name === 'subprocess.getstatusoutput') return refuse('`getstatusoutput` gives the status and the output as a pair', 'Use `subprocess.run([...], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)`, with its `returncode` and `stdout`.');
  if (made.redirections.length > 0) return refuse('the command sends a part of its output elsewhere', 'Use `subprocess.run` with a list, and `stdout` and `stderr` as they are needed.');
  const [major, minor] = file.project.python;
  const modern = major > 3 || (major === 3 && minor >= 9);
  const edit = { start: call.endIndex, end: call.endIndex, text: modern ? '.stdout.removesuffix("\\n")' : '.stdout.rstrip("\\n")' };
  const made2 = modern ? made : { ...made, cautions: [...made.cautions, '`getoutput` drops one line end; `rstrip` drops all at the end.'] };
  return rewritten(file, call, called, made2, 'run', ['stdout=PIPE', 'stderr=STDOUT', 'text=True'], [edit]);
}

/** The call with `subprocess.run` or `.call` in place of its function, and keywords behind the list. */
function rewritten(file: PythonFile, call: Node, called: Node, made: PlainCommand, name: 'run' | 'call', options: readonly string[], edits: readonly { start: number; end: number; text: string }[] = []): Remedy {
  const way = reach(file, call, 'subprocess', `subprocess.${name}`);
  const imports: Import[] = [...made.imports, ...way?.imports ?? []];
  const constant = (value: string): string => {
    const found = reach(file, call, 'subprocess', `subprocess.${value}`);
    imports.push(...found?.imports ?? []);
    return found?.code ?? '';
  };
  if (way === null) return refuse('the name `subprocess` means something else here', 'Use `subprocess.run` with a list of arguments.');
  const named = options.map((option) => option.replace(/[A-Z]{4,}/u, (value) => constant(value)));
  const redirected = made.redirections.map(({ stream, to }) => `${stream}=${constant(to)}`);
  const keywords = [...named, ...redirected, ...made.folder === null ? [] : [`cwd=${made.folder}`]].map((one) => `, ${one}`).join('');
  return fix({
    edits: [replace(called, way.code), ...withKeywords(call, made, keywords), ...edits], imports, unused: [(dotted(called) ?? '').split('.')[0] ?? ''], adds: ['B404', 'B603', 'B607'],
    summary: `Start the program with \`subprocess.${name}\`, without a shell`, cautions: [...made.cautions, missing],
  });
}

/** Keywords go behind the command; where that is replaced, into the same edit. */
function withKeywords(call: Node, made: PlainCommand, keywords: string): readonly { start: number; end: number; text: string }[] {
  const given = argumentsOf(call)[0];
  if (!given) return made.edits;
  const place = given.node;
  // `os.system(command=...)`: the new function has another name for it.
  const name = given.name === null ? [] : [{ start: place.startIndex, end: given.value.startIndex, text: '' }];
  const last = made.edits.find((edit) => edit.end === place.endIndex);
  if (keywords === '') return [...name, ...made.edits];
  if (last) return [...name, ...made.edits.map((edit) => (edit === last ? { ...edit, text: edit.text + keywords } : edit))];
  return [...name, ...made.edits, { start: place.endIndex, end: place.endIndex, text: keywords }];
}

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
