import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { hasSplat, keyword, positional } from '../../python/edits/arguments.ts';
import { originOf } from '../../python/scopes/value-source.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { endsOptions, programInput, variablesOfCall } from '../../remedies/shell/fixed-arguments.ts';
import { defineRule } from '../rule.ts';

const advice =
  'Keep the program constant, and put `--` before values from outside (for git `--end-of-options`) or check them; then state that with `# nosec B603 # reason`.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (!/^subprocess\.(?:run|call|check_call|check_output|Popen)$/u.test(calledName(file, call) ?? '')) {
    return refuse(
      `${quoted(called)} is not certainly a function of \`subprocess\` here`,
      'If it is, check which program it starts and who decides its arguments.',
    );
  }
  if (hasSplat(call)) return refuse('the call unpacks `*` or `**` arguments, which may name another program', advice);
  const shell = keyword(call, 'shell');
  if (shell && !/^(?:False|None|0)$/u.test(bare(shell.value).text)) {
    return refuse(
      `whether a shell is used depends on ${quoted(shell.value)}`,
      'Leave the `shell` argument out where the command is a list.',
    );
  }
  return judged(file, call);
}

function judged(file: PythonFile, call: Node): Remedy {
  const command = (positional(call, 0) ?? keyword(call, 'args'))?.value;
  const input = programInput(file, call);
  if (input)
    return refuse(
      `the program runs what it reads from its standard input, ${quoted(input)}`,
      'Make sure that nothing from outside gets there; then state that with `# nosec B603 # reason`.',
    );
  const variables = variablesOfCall(file, call);
  if (!command || variables === null) return refuse('the call has no command that could be judged', advice);
  if (variables.length === 0)
    return justified(file, call, 'constant arguments', 'State that all arguments are constant');
  if (!keyword(call, 'executable') && endsOptions(file, command)) {
    return justified(
      file,
      call,
      'constant program, no value can act as an option',
      'State that no value can act as an option',
      [
        `Check that the program may be given any ${variables
          .slice(0, 3)
          .map((node) => quoted(node))
          .join(', ')}.`,
      ],
    );
  }
  const [first] = variables;
  const whole =
    first && bare(command).id === first.id
      ? 'the program and its arguments are not written here'
      : 'an argument is decided at run time';
  return refuse(`${whole}: ${first ? originOf(file, first) : quoted(command)}`, advice);
}

function justified(
  file: PythonFile,
  call: Node,
  reason: string,
  summary: string,
  cautions: readonly string[] = [],
): Remedy {
  const comment = nosec(file, call, 'B603', reason);
  if (comment === null) {
    return refuse(
      `the call is safe (${reason}), but no comment of its own can stand here`,
      'Add `B603` to the comment on the line, or leave it out of the whole project.',
    );
  }
  return fix({ edits: [comment], summary, suppression: true, cautions });
}

export const b603 = defineRule({
  ids: ['B603'],
  names: ['subprocess_without_shell_equals_true'],
  status: 'active',
  title: 'Another program is started: check which one, and with which arguments',
  why:
    'No shell is involved, so commands cannot be smuggled in. ' +
    'But a value that starts with a dash acts as an option, and some options write files or run programs.',
  remedy:
    'Keep the program constant. Put `--` (for git `--end-of-options`) before values from outside, or check them against a list of allowed ones. ' +
    'Bandit reports every list call, so once reviewed mark it `# nosec B603 # reason`, ' +
    'or leave B603 out for the whole project (`skips = ["B603"]` under `[tool.bandit]`) and rely on B602.',
  safety: 'guidance',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 2, reason: 'Only through options, and only when an argument can be influenced.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b603_subprocess_without_shell_equals_true.html',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#security-considerations',
  ],
  traps: ['A bare `# nosec` also hides the next, worse finding on that line: name the id and the reason.'],
  fix: remedy,
  cases: [
    {
      name: 'constant arguments, with the reason',
      before: `import subprocess


def version():
    return «subprocess.check_output(["/usr/bin/git", "--version"], text=True)»
`,
      after: `import subprocess


def version():
    return subprocess.check_output(["/usr/bin/git", "--version"], text=True)  # nosec B603 # constant arguments
`,
      safety: 'review',
    },
    {
      name: 'a value that could act as an option',
      before: `import subprocess


def history(branch):
    return «subprocess.check_output(["/usr/bin/git", "log", "--oneline", branch], text=True)»
`,
      after: `import subprocess


def history(branch):
    command = ["/usr/bin/git", "log", "--oneline", "--end-of-options", branch]
    return subprocess.check_output(command, text=True)  # nosec B603 # branch cannot act as an option
`,
      refused: '`branch` is a parameter of `history`',
    },
    {
      name: 'values behind the end of the options, with the reason',
      before: `import subprocess


def compress(path):
    «subprocess.run(["/bin/gzip", "-9", "--", path], check=True)»
`,
      after: `import subprocess


def compress(path):
    subprocess.run(["/bin/gzip", "-9", "--", path], check=True)  # nosec B603 # constant program, no value can act as an option
`,
      safety: 'review',
    },
    {
      name: 'constants with names, and the running Python',
      before: `import os
import subprocess
import sys

HERE = os.path.dirname(__file__)
INSTALL = [sys.executable, "-m", "pip", "install"]

«subprocess.check_call(
    INSTALL + ["-r", os.path.join(HERE, "requirements.txt")],
    stdout=subprocess.DEVNULL,
)»
`,
      after: `import os
import subprocess
import sys

HERE = os.path.dirname(__file__)
INSTALL = [sys.executable, "-m", "pip", "install"]

subprocess.check_call(
    INSTALL + ["-r", os.path.join(HERE, "requirements.txt")],
    stdout=subprocess.DEVNULL,
)  # nosec B603 # constant arguments
`,
      safety: 'review',
    },
    {
      name: 'a command in a variable, words of a literal',
      before: `import subprocess as sp
from shlex import split

command = split("/usr/bin/git status --short")
status = «sp.run(command, shell=False, capture_output=True)».stdout  # noqa: S603
`,
      after: `import subprocess as sp
from shlex import split

command = split("/usr/bin/git status --short")
status = sp.run(command, shell=False, capture_output=True).stdout  # noqa: S603 # nosec B603 # constant arguments
`,
      safety: 'review',
    },
    {
      name: 'a list that is extended',
      before: `import subprocess


def build(fast):
    command = ["/usr/bin/make"]
    if fast:
        command.append("-j8")
    «subprocess.run(command)»
`,
      refused: 'not written here',
    },
    {
      name: 'a list from the caller',
      before: `from subprocess import run


def execute(*args):
    return «run(args, check=True)»
`,
      refused: '`args` is a parameter of `execute`',
    },
    {
      name: 'a value behind the dashes of a program that runs programs',
      before: `import subprocess


def each(path):
    «subprocess.run(["/usr/bin/xargs", "-a", "names", "--", path])»
`,
      refused: 'an argument is decided at run time',
    },
    {
      name: 'options that cannot be seen',
      before: `import subprocess

«subprocess.run(["/usr/bin/make"], **options)»
`,
      refused: 'unpacks',
    },
    {
      name: 'an interpreter that is given its program',
      before: `import subprocess
import sys


def check(code):
    «subprocess.run([sys.executable, "-"], input=code, check=True)»
`,
      refused: 'runs what it reads from its standard input, `code`',
    },
    {
      name: 'an interpreter with a constant program, and data to read',
      safety: 'review',
      before: `import subprocess
import sys


def count(lines):
    return «subprocess.run([sys.executable, "-c", "import sys; print(len(sys.stdin.read()))"], input=lines)»
`,
      after: `import subprocess
import sys


def count(lines):
    return subprocess.run([sys.executable, "-c", "import sys; print(len(sys.stdin.read()))"], input=lines)  # nosec B603 # constant arguments
`,
    },
  ],
});
