import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, keyword, replace } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { literal, literalText, quoteOf } from '../../python/literals/string-literal.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { withoutShellArgument } from '../../remedies/shell/shell-call.ts';
import { withoutSystemShell } from '../../remedies/shell/system-call.ts';
import { runsOnWindows } from '../../remedies/shell/windows-branch.ts';
import { defineRule } from '../rule.ts';

/**
 * Programs that the Filesystem Hierarchy Standard requires in /bin
 * (https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03s04.html) and that macOS has there as well.
 */
const inBin = new Set(
  'cat chmod cp date dd df echo hostname kill ln ls mkdir mv ps pwd rm rmdir sh stty sync'.split(' '),
);

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const command = call ? argumentsOf(call)[0] : undefined;
  if (!call || !command) return unreadable;
  const name = calledName(file, call) ?? '';
  const given = bare(command.value);
  const program = given.type === 'list' ? children(given)[0] : given;
  const text = program ? literalText(program) : null;
  if (!program || text === null) return unreadable;
  const shell = shellOf(file, call, name, text);
  if (shell !== null) return shell;
  if (!/^(?:subprocess\.\w+|os\.(?:exec|spawn)\w+)$/u.test(name)) {
    return refuse(
      `${quoted(call.childForFieldName('function') ?? call)} is not certainly a function that starts a program here`,
      'If it is, name the program by its absolute path.',
    );
  }
  if (runsOnWindows(call)) {
    return refuse(
      'this branch runs on Windows, where paths differ from machine to machine',
      'Build the path from `os.environ["SYSTEMROOT"]`, or name it in the settings of the program.',
    );
  }
  if (/^python3?$/u.test(text)) return thisPython(file, program, '');
  if (/^pip3?$/u.test(text) && given.type === 'list') return thisPython(file, program, 'pip');
  if (inBin.has(text)) return inStandardPlace(program, text);
  return refuse(
    `where ${quoted(text)} is installed is not written in the project`,
    `Name it by its absolute path, as it is on the machines that you deploy to (\`command -v ${/^[\w.+-]+$/u.test(text) ? text : 'program'}\` tells), or state that \`PATH\` is fixed with \`# nosec B607 # reason\`.`,
  );
}

/** The answer for a call that uses a shell, or may; null for others. */
function shellOf(file: PythonFile, call: Node, name: string, text: string): Remedy | null {
  const system = /^(?:os\.(?:system|popen)|subprocess\.get\w*output)$/u.test(name);
  const value = system ? undefined : bare(keyword(call, 'shell')?.value ?? call);
  if (!system && (value?.id === call.id || /^(?:False|None|0)$/u.test(value?.text ?? ''))) return null;
  if (value && !/^(?:True|1)$/u.test(value.text)) {
    return refuse(
      `whether a shell looks the program up depends on ${quoted(value)}`,
      'Pass a list in both cases and no `shell` at all, then name the program by its absolute path.',
    );
  }
  const test = system ? 'B605' : 'B602';
  const answer = system ? withoutSystemShell(file, call, test) : withoutShellArgument(file, call, test);
  if (answer.kind !== 'fix' || answer.suppression === true) {
    return refuse(
      'the command is a text for a shell, which looks the program up itself',
      `Start the program with a list of arguments first (see ${test}), then name it by its absolute path.`,
    );
  }
  const program = text.trim().split(/\s/u)[0] ?? '';
  return refuse(
    `the fix of ${test} for this call makes the command a list, and the program’s path belongs into that list`,
    `Once that fix is in, name the program by its absolute path${inBin.has(program) ? `, \`/bin/${program}\` on Linux and macOS` : ''}.`,
  );
}

function inStandardPlace(program: Node, text: string): Remedy {
  return fix({
    edits: [replace(program, literal(`/bin/${text}`, quoteOf(program)))],
    summary: `Name the program by its path, \`/bin/${text}\``,
    cautions: [`Linux and macOS have \`${text}\` in \`/bin\`; check systems that do not, such as NixOS and Windows.`],
  });
}

/** The interpreter that runs this very program, with its packages. */
function thisPython(file: PythonFile, program: Node, module: string): Remedy {
  const way = reach(file, program, 'sys', 'sys.executable');
  if (way === null)
    return refuse('the name `sys` means something else here', 'Start the running Python, `sys.executable`.');
  const rest = module === '' ? '' : `, ${literal('-m', quoteOf(program))}, ${literal(module, quoteOf(program))}`;
  return fix({
    edits: [replace(program, `${way.code}${rest}`)],
    imports: way.imports,
    summary:
      module === ''
        ? 'Start the running Python, `sys.executable`'
        : `Start \`${module}\` of the running Python, with \`sys.executable -m ${module}\``,
    cautions: [
      'The program may have meant another Python of `PATH`; in a frozen program `sys.executable` is that program itself.',
    ],
  });
}

export const b607 = defineRule({
  ids: ['B607'],
  names: ['start_process_with_partial_path'],
  status: 'active',
  title: 'The program is looked up through PATH',
  why: 'Whoever can change `PATH`, or put a file into one of its folders (on Windows also the current folder), decides which program runs.',
  remedy:
    'Name the program by its absolute path, as it is in the image or on the machines that you deploy to: `["/usr/bin/git", "status"]`. ' +
    'That costs portability, so do it where the program runs with more rights than its caller, or among files of other people. ' +
    'Elsewhere set a fixed `PATH` at the start of the service and mark the line `# nosec B607 # PATH is fixed by the service`.',
  safety: 'review',
  cwe: 426,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs control of `PATH` or of a folder in it, so usually local access.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b607_start_process_with_partial_path.html',
    'https://cwe.mitre.org/data/definitions/426.html',
    'https://docs.python.org/3/library/subprocess.html#subprocess.Popen',
  ],
  traps: ['`shutil.which("git")`, a tuple or a variable ends the finding: the look-up through `PATH` stays.'],
  fix: remedy,
  cases: [
    {
      name: 'an absolute path',
      before: `import subprocess


def unpushed():
    return «subprocess.check_output(["git", "log", "@{push}.."], text=True)»
`,
      after: `import subprocess


def unpushed():
    return subprocess.check_output(["/usr/bin/git", "log", "@{push}.."], text=True)
`,
      refused: 'where `git` is installed is not written',
    },
    {
      name: 'a program that is in /bin everywhere',
      before: `import subprocess


def processes():
    return «subprocess.check_output(['ps', '-ef'], text=True)»
`,
      after: `import subprocess


def processes():
    return subprocess.check_output(['/bin/ps', '-ef'], text=True)
`,
    },
    {
      name: 'a program alone, for os.exec',
      before: `import os


def show_shell():
    «os.execlp("sh", "sh")»
`,
      after: `import os


def show_shell():
    os.execlp("/bin/sh", "sh")
`,
    },
    {
      name: 'the running Python',
      before: `import subprocess

«subprocess.run(["python3", "-m", "shelf.worker"], check=True)»
`,
      after: `import subprocess
import sys

subprocess.run([sys.executable, "-m", "shelf.worker"], check=True)
`,
    },
    {
      name: 'pip of the running Python',
      before: `import subprocess
import sys

«subprocess.check_call(
    [
        "pip",
        "install",
        "-r",
        "requirements.txt",
    ]
)»
`,
      after: `import subprocess
import sys

subprocess.check_call(
    [
        sys.executable, "-m", "pip",
        "install",
        "-r",
        "requirements.txt",
    ]
)
`,
    },
    {
      name: 'a text for the shell',
      before: `import os

«os.system("ls -l")»
`,
      refused: 'the fix of B605 for this call makes the command a list',
    },
    {
      name: 'a text for the shell, of subprocess',
      before: `import subprocess

«subprocess.check_call("stty sane", shell=True)»
`,
      refused: 'the fix of B602 for this call makes the command a list',
    },
    {
      name: 'a text that stays with its shell',
      before: `import subprocess

«subprocess.run("ps aux | grep shelf", shell=True)»
`,
      refused: 'a text for a shell',
    },
    {
      name: 'a list, and a shell now and then',
      before: `import subprocess
import sys

«subprocess.run(["ffprobe", "-version"], shell=sys.platform == "win32")»
`,
      refused: 'depends on `sys.platform == "win32"`',
    },
    {
      name: 'a branch for Windows',
      before: `import subprocess
import sys

if sys.platform == "win32":
    «subprocess.run(["taskkill", "/im", "shelf.exe"])»
`,
      refused: 'runs on Windows',
    },
  ],
});
