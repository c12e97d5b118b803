import { defineRule } from './rule.ts';

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
  cases: [
    {
      name: 'no value can act as an option',
      before: `import subprocess


def history(branch):
    return «subprocess.check_output(["/usr/bin/git", "log", "--oneline", branch], text=True)»
`,
      after: `import subprocess


def history(branch):
    command = ["/usr/bin/git", "log", "--oneline", "--end-of-options", branch]
    return subprocess.check_output(command, text=True)  # nosec B603 # branch cannot act as an option
`,
    },
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
    },
  ],
});
