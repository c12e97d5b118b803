import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { keyword, positional } from '../../python/edits/arguments.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { bare } from '../../python/tree/tree.ts';
import { withoutShellArgument } from '../../remedies/shell/shell-call.ts';
import { withoutSystemShell } from '../../remedies/shell/system-call.ts';
import { defineRule } from '../rule.ts';

const advice =
  'Expand the names with `glob.glob("./*")`, start the program without a shell, and do the rest of the shell’s work in Python.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  if (!call) return unreadable;
  const command = positional(call, 0);
  if (command && ['list', 'tuple'].includes(bare(command.value).type)) {
    return refuse('the command is a list, in which no shell expands the wildcard as it was meant', advice);
  }
  const made = keyword(call, 'shell')
    ? withoutShellArgument(file, call, 'B609')
    : withoutSystemShell(file, call, 'B609');
  return made.kind === 'fix' && made.suppression
    ? refuse('the command needs the shell for more than the wildcard', advice)
    : made;
}

export const b609 = defineRule({
  ids: ['B609'],
  brings: ['B404', 'B603', 'B607'],
  names: ['linux_commands_wildcard_injection'],
  status: 'active',
  title: 'A shell wildcard can turn file names into options',
  why: 'The shell puts file names in place of `*`; a file called `--checkpoint-action=exec=sh x.sh` is then an option of `tar`, and runs a program.',
  remedy:
    'Expand the names in Python, each with a folder in front, and start the program without a shell: ' +
    '`subprocess.run(["tar", "czf", "out.tgz", *sorted(glob.glob("./*"))], check=True)`. ' +
    'Decide what happens when nothing matches: the shell would have passed `*` itself. ' +
    'Python’s own `tarfile`, `shutil.chown` and `os.chmod` need no program at all. Bandit then reports B603, and B404 and B607 where they are new, all low.',
  safety: 'review',
  cwe: 88,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 3, reason: 'The attacker must be able to create files with chosen names in that folder.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b609_linux_commands_wildcard_injection.html',
    'https://cwe.mitre.org/data/definitions/88.html',
    'https://docs.python.org/3/library/glob.html',
  ],
  traps: [
    'Names in the archive now start with `./`.',
    '`./*` inside the shell text closes the hole too, but Bandit keeps reporting the asterisk.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'tar with names expanded in Python',
      before: `import os


def back_up():
    «os.system("tar czf /var/backups/uploads.tgz *")»
`,
      after: `import glob
import subprocess


def back_up():
    subprocess.run(["tar", "czf", "/var/backups/uploads.tgz", *sorted(glob.glob("./*"))])
`,
      remains: ['B404', 'B603', 'B607'],
    },
    {
      name: 'chown of the files in a folder',
      before: `import subprocess


def hand_over():
    «subprocess.call("chown www-data uploads/*", shell=True)»
`,
      after: `import glob
import subprocess


def hand_over():
    subprocess.call(["chown", "www-data", *sorted(glob.glob("uploads/*"))])
`,
      remains: ['B603', 'B607'],
    },
    {
      name: 'more than a wildcard',
      before: `import os

«os.system("tar cz * | ssh backup 'cat > shelf.tgz'")»
`,
      refused: 'for more than the wildcard',
    },
    {
      name: 'a list',
      before: `import subprocess

«subprocess.Popen(["chmod", "644", "*"], shell=True)»
`,
      refused: 'the command is a list',
    },
  ],
});
