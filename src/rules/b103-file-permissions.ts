import { defineRule } from './rule.ts';

export const b103 = defineRule({
  ids: ['B103'],
  names: ['set_bad_file_permissions'],
  status: 'active',
  title: 'chmod lets other accounts write or execute the file',
  why: 'Another account on the machine can change the file, or run it, and so change what your program does or reads.',
  remedy:
    'Grant only what the account that uses the file needs: `0o600` for data, `0o700` for programs and directories, `0o640` or `0o644` when others must read. ' +
    'Bandit accepts a mode without the bits `0o033` (write and execute for group and others). ' +
    'Check first that no other account has to write or execute the file; where one does, justify the mode with `# nosec B103 # reason`.',
  safety: 'review',
  cwe: 732,
  owasp2021: { id: 'A01:2021', mapped: false },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs an account or another process on the same machine.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b103_set_bad_file_permissions.html',
    'https://cwe.mitre.org/data/definitions/732.html',
    'https://docs.python.org/3/library/os.html#os.chmod',
  ],
  traps: [
    'The same mode written with `stat` constants or as `mode=0o777` is invisible to Bandit and just as open.',
    'A directory needs its execute bit to be entered: use `0o700`, not `0o600`.',
  ],
  cases: [
    {
      name: 'a program only its owner runs',
      before: `import os


def install_hook(path, script):
    path.write_text(script)
    «os.chmod(path, 0o777)»
`,
      after: `import os


def install_hook(path, script):
    path.write_text(script)
    os.chmod(path, 0o700)
`,
    },
    {
      name: 'a data file others may read but not write',
      before: `import os


def publish(report_path):
    «os.chmod(report_path, 0o666)»
`,
      after: `import os


def publish(report_path):
    os.chmod(report_path, 0o644)
`,
    },
  ],
});
