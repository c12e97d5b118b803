import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, hasSplat, replace } from '../../python/edits/arguments.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, enclosing, walk, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const owner =
  'The owner alone may now use the file in this way: check that no other account and no web server has to write, run or enter it.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (isTestFile(file)) {
    return refuse(
      'the file holds tests, whose files live in folders of their own',
      'Keep the mode where it is what is tested; `exclude` leaves such files out of the scan.',
    );
  }
  const [target, given] = argumentsOf(call);
  const node = given && bare(given.value);
  const mode = node?.type === 'integer' ? Number(node.text.replaceAll('_', '').replace(/^0(?=\d)/u, '0o')) : NaN;
  if (hasSplat(call) || !target || !node || !Number.isInteger(mode)) {
    return refuse(
      'the mode is not a plain number here',
      'Grant the owner alone what is needed: `0o600` for data, `0o700` for programs and directories.',
    );
  }
  const name = called.childForFieldName('attribute')?.text ?? calledName(file, call)?.split('.').at(-1) ?? called.text;
  if (!/^[fl]?chmod$/u.test(name)) {
    return refuse(
      `what ${quoted(called)} does with the mode cannot be seen here`,
      'Check that it grants other accounts no more than they need.',
    );
  }
  if ((mode & 0o1000) !== 0) {
    return refuse(
      'the sticky bit says that several accounts share this directory on purpose',
      'Keep it with `# nosec B103 # reason`, or use a directory of its own for each account.',
    );
  }
  if ((mode & 0o022) !== 0 && isMeetingPoint(call, target.value)) {
    return refuse(
      `${quoted(target.value)} is a socket or a named pipe, which others must write to in order to connect`,
      'Keep others out with the mode of its folder (`0o750` and the group that connects), then state that with `# nosec B103 # reason`.',
    );
  }
  const shared = sharedBy(file, call, target.value);
  if ((mode & 0o022) !== 0 && shared !== null) {
    return refuse(
      `${shared} says that several accounts share the file on purpose`,
      'Let them share a group and grant it the writing (`0o660`), if others need not; then state that with `# nosec B103 # reason`.',
    );
  }
  const tight = tightened(file, call, target.value, mode);
  if ((mode & 0o400) === 0)
    return refuse(
      'the mode gives others more than the owner, who may not even read',
      'Write the mode that is meant, such as `0o600`.',
    );
  const text = `0o${tight.toString(8).padStart(3, '0')}`;
  const caution = (mode & 0o100) === 0 ? 'Other accounts can no longer write the file: check that none has to.' : owner;
  return fix({ edits: [replace(node, text)], summary: `Set the mode \`${text}\``, cautions: [caution] });
}

/** Bits that Bandit objects to: write and execute for group and others. */
const open = 0o033;

/**
 * Without the owner's execute bit it is a data file: what is open is taken away, reading stays. A program that is
 * certainly a file keeps its reading as well; what may be a directory is for its owner only. The setuid and setgid bits
 * stay.
 */
const tightened = (file: PythonFile, call: Node, target: Node, mode: number): number =>
  (mode & 0o100) === 0 || ((mode & 0o044) !== 0 && (mode & 0o022) === 0 && isFile(file, call, target))
    ? mode & ~open
    : mode & 0o7700;

/** What says that the file is shared: the path, the function or class round the call, or the module. */
function sharedBy(file: PythonFile, call: Node, target: Node): string | null {
  const owners = ['function_definition', 'class_definition'].map((type) =>
    enclosing(call, type)?.childForFieldName('name'),
  );
  const named = [target, ...owners].find((node) => node && /(?:^|[^a-z])shared|Shared/u.test(node.text));
  return named ? quoted(named) : /(?:^|[/_])shared(?:[/_.]|$)/u.test(file.path) ? 'the name of the file' : null;
}

/** Whether others connect there: the path speaks of a socket or pipe, or something is bound to it nearby. */
function isMeetingPoint(call: Node, target: Node): boolean {
  if (/sock(?!s\d)|(?<![a-z])(?:uds|fifo)(?![a-z])/iu.test(target.text)) return true;
  const scope = enclosing(call, 'function_definition') ?? call.tree.rootNode;
  return [...walk(scope)].some(
    (node) =>
      node.type === 'call' &&
      /(?:\.bind|mkfifo)$/u.test(node.childForFieldName('function')?.text ?? '') &&
      argumentsOf(node)[0]?.value.text === target.text,
  );
}

/**
 * Whether the path is certainly a file: its text ends in an extension, or the same expression is opened or written
 * nearby.
 */
function isFile(file: PythonFile, call: Node, target: Node): boolean {
  if (/\.(?:sh|py|pl|rb|bash|cgi|exe|bin|run|so)["']?\)?$/u.test(target.text)) return true;
  const scope = enclosing(call, 'function_definition') ?? file.root;
  return target.type !== 'call' && [...walk(scope)].some((node) => opens(node, target.text));
}

function opens(node: Node, path: string): boolean {
  if (node.type !== 'call') return false;
  const called = node.childForFieldName('function');
  if (called?.childForFieldName('object')?.text === path)
    return /^(?:open|write_text|write_bytes)$/u.test(called.childForFieldName('attribute')?.text ?? '');
  return /^(?:io\.|codecs\.)?open$/u.test(called?.text ?? '') && argumentsOf(node)[0]?.value.text === path;
}

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
  fix: remedy,
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
    {
      name: 'a script that others may read keeps that',
      before: `from os import chmod


def write_script(path, lines):
    with open(path, "w") as stream:
        stream.writelines(lines)
    «chmod(path, 0o755)»  # executable
`,
      after: `from os import chmod


def write_script(path, lines):
    with open(path, "w") as stream:
        stream.writelines(lines)
    chmod(path, 0o744)  # executable
`,
    },
    {
      name: 'what may be a directory is for its owner',
      before: `import os

os.makedirs(folder)
«os.chmod(
    folder,
    493,  # rwxr-xr-x
)»
`,
      after: `import os

os.makedirs(folder)
os.chmod(
    folder,
    0o700,  # rwxr-xr-x
)
`,
    },
    {
      name: 'special bits stay, on another machine too',
      before: `def publish(sftp, path):
    «sftp.chmod(path, 0o6775)»
`,
      after: `def publish(sftp, path):
    sftp.chmod(path, 0o6700)
`,
    },
    {
      name: 'a shared directory with the sticky bit',
      before: `import os

«os.chmod(exchange, 0o1777)»
`,
      refused: 'the sticky bit',
    },
    {
      name: 'a mode for others only',
      before: `import os

«os.chmod(path, 0o022)»
`,
      refused: 'gives others more than the owner',
    },
    {
      name: 'a function of another kind',
      before: `from shelf.files import chmod_all

«chmod_all(folder, 0o777)»
`,
      refused: 'what `chmod_all` does with the mode',
    },
    {
      name: 'a test',
      path: 'tests/test_files.py',
      before: `import os


def test_readable(tmp_path):
    «os.chmod(tmp_path, 0o777)»
`,
      refused: 'the file holds tests',
    },
    {
      name: 'a socket, which the web server connects to',
      before: `import os


def open_to_group(socket_file):
    «os.chmod(socket_file, 0o660)»
`,
      refused: 'is a socket or a named pipe',
    },
    {
      name: 'a path that a server is bound to',
      before: `import os


def listen(server, path):
    server.bind(path)
    «os.chmod(path, 0o666)»
`,
      refused: 'is a socket or a named pipe',
    },
    {
      name: 'a file that several accounts share',
      before: `import os


def open_shared_index(fd):
    «os.fchmod(fd, 0o666)»
`,
      refused: 'several accounts share the file on purpose',
    },
  ],
});
