import { defineRule } from './rule.ts';

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
    },
    {
      name: 'an absolute path for os.exec',
      before: `import os


def show_processes():
    «os.execlp("top", "top")»
`,
      after: `import os


def show_processes():
    os.execl("/usr/bin/top", "top")
`,
    },
  ],
});
