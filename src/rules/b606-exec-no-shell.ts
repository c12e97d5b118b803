import { defineRule } from './rule.ts';

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
    },
  ],
});
