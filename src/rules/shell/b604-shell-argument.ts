import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, keyword } from '../../python/edits/arguments.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, isBuiltin, qualified } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const list = 'Let it take a list of arguments, drop its `shell` parameter, and pass values as items of their own.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  const shell = call && keyword(call, 'shell');
  if (!call || !called || !shell) return unreadable;
  const value = bare(shell.value);
  if (called.text === 'dict' && isBuiltin(file, call, 'dict')) return dictionary(file, call, value);
  const first = argumentsOf(call)[0]?.value;
  if (
    calledName(file, call) === 'functools.partial' &&
    first &&
    (qualified(file, first) ?? '').startsWith('subprocess.')
  ) {
    return refuse(
      `the call fixes \`shell=True\` for ${quoted(first)}, and the commands are where ${quoted(call)} ends up`,
      'Take `shell=True` away here, and pass lists of arguments where it is called.',
    );
  }
  if (value.type === 'string') {
    return refuse(
      `${quoted(called)} is given the shell ${quoted(value)}, which may be a log-in shell or what runs a command`,
      `If it starts no command, state that with \`# nosec B604 # reason\`; if it does: ${list.charAt(0).toLowerCase()}${list.slice(1)}`,
    );
  }
  if (!/^(?:True|1)$/u.test(value.text)) {
    return refuse(
      `whether ${quoted(called)} starts programs is not seen here, nor what ${quoted(value)} is`,
      'If `shell` is an object or a setting of its own and nothing is started, state that with `# nosec B604 # reason`. ' +
        'If it decides whether a shell runs a command: pass a list of arguments in both cases, and no `shell` at all.',
    );
  }
  const own = file.scopes.bindings(called, called.text).some(({ kind }) => kind === 'local');
  return refuse(
    `${quoted(called)} is ${own ? 'a function of this file' : 'a function from elsewhere'}, and what it does with its text decides`,
    `If it starts programs: ${list.charAt(0).toLowerCase()}${list.slice(1)}`,
  );
}

/**
 * A dictionary starts nothing. But a switch in it may be meant for a function of `subprocess`: `dict(shell=True)`,
 * `run(command, **options)`.
 */
function dictionary(file: PythonFile, call: Node, value: Node): Remedy {
  const text =
    /^(?:string|concatenated_string|dictionary|list|none)$/u.test(value.type) ||
    (value.type === 'call' && value.childForFieldName('function')?.text === 'dict');
  if (!text) {
    return refuse(
      `the dictionary holds the switch \`shell=${value.text.length < 40 ? quoted(value).replaceAll('`', '') : '…'}\`, which may be meant for a function that starts programs`,
      'Where it is unpacked into such a call, leave `shell` out and pass a list of arguments; else state with `# nosec B604 # reason` what it is for.',
    );
  }
  const comment = nosec(file, call, 'B604', 'builds a dictionary, starts nothing');
  return comment === null
    ? refuse(
        'the call only builds a dictionary, and no comment can stand on its line',
        'Add `# nosec B604 # reason` yourself.',
      )
    : fix({ edits: [comment], summary: 'State that the call only builds a dictionary', suppression: true });
}

export const b604 = defineRule({
  ids: ['B604'],
  names: ['any_other_function_with_shell_equals_true'],
  status: 'active',
  title: 'A function is told to use a shell',
  why: 'It is usually a wrapper round `subprocess`: a value with `;` or `$(...)` in the command text then runs commands.',
  remedy:
    'Find the function. When it starts programs, let it take a list of arguments, drop its `shell` parameter, and pass values as items of their own. ' +
    'When `shell` means something else, such as a user’s log-in shell, nothing is wrong: mark the line `# nosec B604 # not a command`.',
  safety: 'guidance',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 3, reason: 'Depends on what the function does with the text.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b604_any_other_function_with_shell_equals_true.html',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#security-considerations',
  ],
  traps: ['Making `shell=True` the wrapper’s default ends the finding at the calls and leaves every one of them open.'],
  fix: remedy,
  cases: [
    {
      name: 'the wrapper takes a list',
      before: `from deploy.commands import execute


def restart(service):
    «execute(f"systemctl restart {service}", shell=True)»
`,
      after: `from deploy.commands import execute


def restart(service):
    execute(["systemctl", "restart", "--", service])
`,
      refused: '`execute` is a function from elsewhere',
    },
    {
      name: 'a log-in shell, with the reason',
      before: `from accounts import create_user


def add_operator(name):
    «create_user(name, shell="/bin/bash")»
`,
      after: `from accounts import create_user


def add_operator(name):
    create_user(name, shell="/bin/bash")  # nosec B604 # the log-in shell, not a command
`,
      refused: 'may be a log-in shell',
    },
    {
      name: 'a function of the file',
      before: `import subprocess


def execute(command, shell=False):
    return subprocess.run(command, shell=shell)


«execute("make", shell=True)»
`,
      refused: '`execute` is a function of this file',
    },
    {
      name: 'a partial call of subprocess',
      before: `import functools
import subprocess

start = «functools.partial(subprocess.Popen, shell=True)»
`,
      refused: 'fixes `shell=True` for `subprocess.Popen`',
    },
    {
      name: 'a dictionary with such a key',
      safety: 'review',
      before: `settings = «dict(name="shelf", shell="/bin/sh")»
`,
      after: `settings = dict(name="shelf", shell="/bin/sh")  # nosec B604 # builds a dictionary, starts nothing
`,
    },
    {
      name: 'a shell now and then',
      before: `from deploy.commands import execute

«execute("make", shell=use_shell)»
`,
      refused: 'nor what `use_shell` is',
    },
    {
      name: 'an object that is called a shell',
      before: `from shelf.console import Alias


class Console:
    def alias(self, name):
        return «Alias(shell=self.shell, name=name)»
`,
      refused: 'whether `Alias` starts programs is not seen here',
    },
    {
      name: 'a dictionary with a switch for subprocess',
      before: `import subprocess


def start(command, use_shell):
    options = «dict(shell=use_shell, cwd="/srv/shelf")»
    return subprocess.Popen(command, **options)
`,
      refused: 'the switch `shell=use_shell`, which may be meant for a function',
    },
  ],
});
