import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf } from '../../python/edits/arguments.ts';
import { originOf } from '../../python/scopes/value-source.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { variableParts } from '../../remedies/shell/fixed-arguments.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = calledName(file, call) ?? '';
  if (!/^os\.(?:exec\w+|spawn\w+|posix_spawnp?|startfile)$/u.test(name)) {
    return refuse(
      `${quoted(called)} is not certainly a function of \`os\` here`,
      'If it is, check who decides which program it starts.',
    );
  }
  const all = argumentsOf(call);
  if (all.length === 0 || all.some(({ splat }) => splat === '**'))
    return refuse('the arguments of the call cannot be seen', 'Name them in the call.');
  const variables = all.flatMap(({ value }) => variableParts(file, value)).filter((node) => !isOwn(file, node));
  const [first] = variables;
  if (first === undefined) return constant(file, call);
  if (
    variables.every((node) => isArgv(file, node)) &&
    restarts(
      file,
      all.map(({ value }) => value),
    )
  ) {
    return justified(file, call, 'restarts this program with its own arguments');
  }
  const what =
    name === 'os.startfile' ? 'the file decides which program opens it' : 'an argument is decided at run time';
  return refuse(
    `${what}: ${originOf(file, first)}`,
    'Take the program from a fixed table or as a constant path, put `--` before values from outside, then state that with `# nosec B606 # reason`.',
  );
}

const constant = (file: PythonFile, call: Node): Remedy => justified(file, call, 'constant program and arguments');

/** How the process is started, and its environment: nobody else’s choice. */
const isOwn = (file: PythonFile, node: Node): boolean => /^os\.(?:P_\w+|environ)$/u.test(qualified(file, node) ?? '');

/** `sys.argv` or a slice of it. */
function isArgv(file: PythonFile, node: Node): boolean {
  const list =
    node.type === 'subscript' && node.childForFieldName('subscript')?.type === 'slice'
      ? node.childForFieldName('value')
      : node;
  return list !== null && qualified(file, list) === 'sys.argv';
}

const restarts = (file: PythonFile, values: readonly Node[]): boolean => {
  const program = values.find((value) => !isOwn(file, value));
  return program !== undefined && qualified(file, program) === 'sys.executable';
};

function justified(file: PythonFile, call: Node, reason: string): Remedy {
  const comment = nosec(file, call, 'B606', reason);
  if (comment === null)
    return refuse(
      `the call is safe (${reason}), but no comment of its own can stand here`,
      'Add `B606` to the comment on the line.',
    );
  return fix({ edits: [comment], summary: `State why the call is safe: ${reason}`, suppression: true });
}

export const b606 = defineRule({
  ids: ['B606'],
  names: ['start_process_with_no_shell'],
  status: 'active',
  title: 'Another program is started: check who decides which one',
  why: 'No shell is involved; but when the program or its first arguments come from outside, someone else chooses what runs.',
  remedy:
    'Take the program from a fixed table or as a constant absolute path, and put `--` before values from outside. ' +
    'Then mark the line `# nosec B606 # reason`: Bandit reports every `os.exec*`, `os.spawn*` and `os.startfile`. ' +
    'Rewriting to `subprocess` only exchanges B606 for B603, and in place of `os.exec*` it changes the meaning: that replaces the running process.',
  safety: 'guidance',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 2, reason: 'Only when the program or its arguments can be influenced.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b606_start_process_with_no_shell.html',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/os.html#process-management',
  ],
  traps: ['`os.startfile` opens a file with whatever program claims its extension: check the extension as well.'],
  fix: remedy,
  cases: [
    {
      name: 'the program comes from a fixed table',
      before: `import os


def edit(editor, path):
    «os.execvp(editor, [editor, path])»
`,
      after: `import os

EDITORS = {"nano": "/usr/bin/nano", "vim": "/usr/bin/vim"}


def edit(editor, path):
    program = EDITORS[editor]
    os.execv(program, [program, "--", path])  # nosec B606 # program from a fixed table
`,
      refused: '`editor` is a parameter of `edit`',
    },
    {
      name: 'a program restarts itself',
      before: `import os
import sys


def restart():
    «os.execv(sys.executable, [sys.executable] + sys.argv)»
`,
      after: `import os
import sys


def restart():
    os.execv(sys.executable, [sys.executable] + sys.argv)  # nosec B606 # restarts this program with its own arguments
`,
      safety: 'review',
    },
    {
      name: 'a program restarts itself, arguments unpacked',
      before: `import os
import sys

«os.execl(sys.executable, "python", "-m", "shelf", *sys.argv[1:])»
`,
      after: `import os
import sys

os.execl(sys.executable, "python", "-m", "shelf", *sys.argv[1:])  # nosec B606 # restarts this program with its own arguments
`,
      safety: 'review',
    },
    {
      name: 'constant program and arguments',
      before: `import os

pid = «os.spawnv(os.P_NOWAIT, "/usr/bin/shelfd", ["shelfd", "--quiet"])»
`,
      after: `import os

pid = os.spawnv(os.P_NOWAIT, "/usr/bin/shelfd", ["shelfd", "--quiet"])  # nosec B606 # constant program and arguments
`,
      safety: 'review',
    },
    {
      name: 'a file opens with whatever claims it',
      before: `import os


def show(path):
    «os.startfile(path)»
`,
      refused: 'decides which program opens it',
    },
    {
      name: 'the program is an argument of this one',
      before: `import os
import sys

«os.execvp(sys.argv[1], sys.argv[1:])»
`,
      refused: 'is looked up at run time',
    },
  ],
});
