import { defineRule } from './rule.ts';

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
    },
  ],
});
