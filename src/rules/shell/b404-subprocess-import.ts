import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { keyword } from '../../python/edits/arguments.ts';
import { dropUnused, importedNames } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified, usesOf } from '../../python/tree/names.ts';
import { bare, enclosing, type Node } from '../../python/tree/tree.ts';
import { variablesOfCall } from '../../remedies/shell/fixed-arguments.ts';
import { defineRule } from '../rule.ts';

const advice =
  'Review the calls, which B602 to B607 report one by one, and leave B404 out for the whole project instead of marking every file.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  if (statement.type === 'call') return refuse(`the module is imported by the call ${quoted(statement)}`, advice);
  const names = importedNames(statement);
  if (names === null) return refuse('the star import does not say which names are used', 'Name what you import.');
  const own = names.filter(({ path }) => /^subprocess(?:\.|$)/u.test(path));
  if (own.length === 0) {
    return refuse(
      `${quoted(statement)} imports another module, whose name only begins like \`subprocess\``,
      'Look at what that module starts; if nothing, add `# nosec B404 # reason`.',
    );
  }
  const uses = own.flatMap(({ node, local }) => usesOf(file, node, local));
  if (uses.length === 0) {
    const edits = dropUnused(
      file,
      own.map(({ local }) => local),
    );
    // A name taken out of the module may be meant for other files; the module itself hardly ever is.
    const taken = statement.type === 'import_from_statement';
    if (edits.length > 0)
      return fix({
        edits,
        safety: taken ? 'review' : 'safe',
        summary: 'Delete the import, which nothing uses',
        cautions: taken ? ['Check that no other file imports the name from here.'] : [],
      });
    return refuse('nothing here uses the import, but other files may take it from here', 'Delete it if they do not.');
  }
  return judged(file, statement, uses);
}

function judged(file: PythonFile, statement: Node, uses: readonly Node[]): Remedy {
  const used = uses.map((use) =>
    use.parent?.type === 'attribute' && use.parent.childForFieldName('object')?.id === use.id ? use.parent : use,
  );
  const open = used.find((node) => !isHarmless(file, node));
  if (open) {
    const call = open.parent?.type === 'call' ? open.parent : open;
    const line = file.text.slice(0, call.startIndex).split('\n').length;
    return refuse(
      `the file needs the module, and ${quoted(call)} in line ${line} is not a call without a shell and with constant arguments only`,
      advice,
    );
  }
  const calls = used.filter((node) => isCalled(node) && !startsNothing(file, node)).length;
  const reason =
    calls === 0
      ? 'what is used of it starts no program'
      : calls === 1
        ? 'its one call has constant arguments'
        : `its ${calls} calls have constant arguments`;
  const comment = nosec(file, statement, 'B404', reason);
  if (comment === null)
    return refuse(`the import is harmless (${reason}), but no comment of its own can stand here`, advice);
  return fix({
    edits: [comment],
    safety: 'review',
    suppression: true,
    summary: `State what the import is for: ${reason}`,
  });
}

function isAsked(file: PythonFile, node: Node): boolean {
  const call = node.parent?.type === 'argument_list' ? node.parent.parent : null;
  return call !== null && call !== undefined && /^(?:isinstance|issubclass)$/u.test(calledName(file, call) ?? '');
}

const isCalled = (node: Node): boolean =>
  node.parent?.type === 'call' && node.parent.childForFieldName('function')?.id === node.id;

/** A constant, an exception or a function of the module that only makes text. */
const startsNothing = (file: PythonFile, node: Node): boolean =>
  /^(?:_?[A-Z][A-Z_]*|CalledProcessError|TimeoutExpired|SubprocessError|CompletedProcess|list2cmdline|_\w+_interpreter_flags)$/u.test(
    (qualified(file, node) ?? node.text).split('.').at(-1) ?? '',
  );

/** What starts nothing, or a call without a shell whose arguments are all written in the code. */
function isHarmless(file: PythonFile, node: Node): boolean {
  if (startsNothing(file, node)) return true;
  const call = isCalled(node) ? node.parent : null;
  // An annotation, or a question: `isinstance(child, subprocess.Popen)`.
  if (!call) return enclosing(node, 'type', 'statement')?.type === 'type' || isAsked(file, node);
  const shell = keyword(call, 'shell');
  if (shell && !/^(?:False|None|0)$/u.test(bare(shell.value).text)) return false;
  return (
    /^subprocess\.(?:run|call|check_call|check_output|Popen)$/u.test(calledName(file, call) ?? '') &&
    variablesOfCall(file, call)?.length === 0
  );
}

export const b404 = defineRule({
  ids: ['B404'],
  names: ['import_subprocess'],
  status: 'active',
  title: 'This file can start other programs',
  why: 'A reminder, not a flaw: a program that starts others with text from outside can be made to run an attacker’s commands. The calls decide.',
  remedy:
    'There is nothing to repair in the import. Delete it when nothing uses it, and prefer Python’s own functions to small programs: ' +
    '`shutil`, `pathlib`, `tarfile`, `zipfile`. ' +
    'Otherwise review the calls, which B602 to B607 report one by one, and leave B404 out for the whole project ' +
    '(`skips = ["B404"]` under `[tool.bandit]` in `pyproject.toml`, read with `-c pyproject.toml`) instead of marking every file.',
  safety: 'guidance',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 1, reason: 'An import does nothing by itself.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b404-import-subprocess',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/subprocess.html#security-considerations',
  ],
  traps: ['Going back to `os.system` to lose this finding brings the shell in, which is far worse.'],
  fix: remedy,
  cases: [
    {
      name: 'a program replaced by a function of Python',
      before: `«import subprocess»


def clear_cache(folder):
    subprocess.run(["rm", "-r", folder], check=True)
`,
      after: `import shutil


def clear_cache(folder):
    shutil.rmtree(folder)
`,
      refused: 'in line 5 is not a call without a shell',
    },
    {
      name: 'needed import, with the reason',
      safety: 'review',
      before: `«import subprocess»

FETCH = ["/usr/bin/git", "fetch", "--quiet"]


def fetch():
    subprocess.run(FETCH, check=True)
`,
      after: `import subprocess  # nosec B404 # its one call has constant arguments

FETCH = ["/usr/bin/git", "fetch", "--quiet"]


def fetch():
    subprocess.run(FETCH, check=True)
`,
    },
    {
      name: 'an import that nothing uses',
      safety: 'safe',
      before: `import os
«import subprocess»

print(os.getcwd())
`,
      after: `import os

print(os.getcwd())
`,
    },
    {
      name: 'names of the module that start nothing',
      safety: 'review',
      before: `«from subprocess import CalledProcessError, TimeoutExpired»

from shelf.tools import build

try:
    build()
except (CalledProcessError, TimeoutExpired) as error:
    print(error)
`,
      after: `from subprocess import CalledProcessError, TimeoutExpired  # nosec B404 # what is used of it starts no program

from shelf.tools import build

try:
    build()
except (CalledProcessError, TimeoutExpired) as error:
    print(error)
`,
    },
    {
      name: 'an exception that is raised, and text that is made',
      safety: 'review',
      before: `«import subprocess»

from shelf.tools import build


def check(arguments):
    if build(arguments) != 0:
        raise subprocess.CalledProcessError(1, subprocess.list2cmdline(arguments))
`,
      after: `import subprocess  # nosec B404 # what is used of it starts no program

from shelf.tools import build


def check(arguments):
    if build(arguments) != 0:
        raise subprocess.CalledProcessError(1, subprocess.list2cmdline(arguments))
`,
    },
    {
      name: 'a function under a name like a constant’s',
      before: `«from subprocess import Popen as P»


def start(arguments):
    return P(arguments)
`,
      refused: 'in line 5 is not a call without a shell',
    },
    {
      name: 'several constant calls under another name',
      safety: 'review',
      before: `«import subprocess as sp»


def release() -> str:
    sp.check_call(["/bin/sync"])
    return sp.run(["/bin/date", "-u"], stdout=sp.PIPE, text=True).stdout
`,
      after: `import subprocess as sp  # nosec B404 # its 2 calls have constant arguments


def release() -> str:
    sp.check_call(["/bin/sync"])
    return sp.run(["/bin/date", "-u"], stdout=sp.PIPE, text=True).stdout
`,
    },
    {
      name: 'a function that is handed on',
      before: `«import subprocess»

start = subprocess.Popen
`,
      refused: '`subprocess.Popen` in line 3',
    },
    {
      name: 'a shell',
      before: `«import subprocess»

subprocess.run("make", shell=True)
`,
      refused: 'in line 3',
    },
    {
      name: 'an import for other files',
      path: 'app/__init__.py',
      before: `«import subprocess»
`,
      refused: 'other files may take it',
    },
    {
      name: 'another module',
      before: `«import subprocess32»

subprocess32.run(["make"])
`,
      refused: 'another module',
    },
  ],
});
