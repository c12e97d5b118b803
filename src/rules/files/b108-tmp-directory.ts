import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Refusal, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, keyword, removeArgument, replace } from '../../python/edits/arguments.ts';
import { inwardEdits } from '../../python/edits/moved-in.ts';
import { beginsLine } from '../../python/edits/own-line.ts';
import { reach } from '../../python/imports/imports.ts';
import { occurrences } from '../../python/scopes/reads.ts';
import { nosec } from '../../python/text/nosec.ts';
import {
  indentOf,
  indentUnit,
  isTestFile,
  newlineAt,
  nodeOf,
  quoted,
  type PythonFile,
} from '../../python/tree/file.ts';
import { calledName, isBuiltin, usesOf } from '../../python/tree/names.ts';
import { children, enclosing, type Node } from '../../python/tree/tree.ts';
import { whyLasting, whyNoDirectory } from '../../remedies/files/path-use.ts';
import { stringValue } from '../../remedies/secrets/secret-value.ts';
import { defineRule } from '../rule.ts';

const choose = 'Let `tempfile` choose the name, or use a directory that only the account of the program can write to.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const node = nodeOf(file, finding);
  if (!node) return unreadable;
  const value = stringValue(node);
  const at = outermost(node);
  if (value !== null && /^\/(?:tmp|var\/tmp|dev\/shm)[\w-]/u.test(value))
    return justified(file, node, 'not below the shared folder');
  if (isCompared(at)) return justified(file, node, 'compared, nothing is made there');
  if (isTestFile(file)) {
    return refuse(
      'the file holds tests, which run on machines of developers',
      'Use the `tmp_path` fixture or `tempfile.TemporaryDirectory()`.',
    );
  }
  if (value !== null && value.length > 9 && file.text.split(value).length > 2) {
    return refuse(
      'the file has the same path at other places, which would no longer fit',
      `Give it one name first. ${choose}`,
    );
  }
  const call =
    at.parent?.type === 'keyword_argument' || at.parent?.type === 'argument_list'
      ? (enclosing(at, 'argument_list')?.parent ?? null)
      : null;
  const assignment = at.parent?.type === 'assignment' ? at.parent : builtPath(file, call ?? at.parent);
  if (call && !assignment) return asArgument(file, call, at, value);
  return assignment ? asValue(file, assignment, node, value) : elsewhere(at);
}

/**
 * The assignment of a path that is put together from the literal: `os.path.join("/tmp", name)`, `Path("/tmp/x")`,
 * `"/tmp/" + name`.
 */
function builtPath(file: PythonFile, whole: Node | null): Node | null {
  const name = whole?.type === 'call' ? calledName(file, whole) : null;
  const builds = name === 'os.path.join' || name === 'pathlib.Path' || whole?.type === 'binary_operator';
  const parent = builds && whole ? outermost(whole).parent : null;
  return parent?.type === 'assignment' ? parent : null;
}

function justified(file: PythonFile, node: Node, reason: string): Remedy {
  const comment = nosec(file, node, 'B108', reason);
  return comment === null
    ? refuse('no comment can stand on its line', `Add \`# nosec B108 # ${reason}\` yourself.`)
    : fix({ edits: [comment], summary: 'State why the path is harmless', suppression: true });
}

/** An argument: the folder of a call of `tempfile`, or what is opened for writing. */
function asArgument(file: PythonFile, call: Node, at: Node, value: string | null): Remedy {
  const given = argumentsOf(call).find((one) => one.value.id === at.id);
  const name = calledName(file, call) ?? '';
  if (given?.name === 'dir' && name.startsWith('tempfile.')) {
    return value !== null && /^\/tmp\/?$/u.test(value)
      ? fix({
          edits: removeArgument(file, call, given),
          summary: 'Let `tempfile` choose the folder',
          cautions: ['The folder is now the one that `TMPDIR` names, `/tmp` without it.'],
        })
      : refuse(
          `the random name that ${quoted(call.childForFieldName('function') ?? call)} makes is safe, but the folder is chosen on purpose`,
          'Keep it with `# nosec B108 # reason`, or leave `dir` out.',
        );
  }
  if (name === 'open' && isBuiltin(file, call, 'open') && given?.node.id === argumentsOf(call)[0]?.node.id)
    return opened(file, call, value);
  if (/(?:^|\.)(?:get|getenv|environ\.get|setdefault)$/u.test(call.childForFieldName('function')?.text ?? '')) {
    return refuse(
      `it is used where ${quoted(call.childForFieldName('function') ?? call)} finds nothing`,
      'The functions of `tempfile` look at `TMPDIR` themselves and choose a name that nobody can guess.',
    );
  }
  if (name === 'os.path.join' || name.startsWith('pathlib.'))
    return refuse(`${quoted(call)} names a place that every account can write to`, choose);
  if (given?.name === 'default') {
    return refuse(
      'it is the default of an option, which others may rely on',
      'Make the default `None` and let `tempfile.mkdtemp()` choose a directory then.',
    );
  }
  return refuse(
    `what ${quoted(call.childForFieldName('function') ?? call)} does with the path cannot be seen here`,
    choose,
  );
}

/** Keywords that `open` and `NamedTemporaryFile` share. */
const carried = new Set(['mode', 'buffering', 'encoding', 'errors', 'newline']);

/** `with open("/tmp/x.csv", "w") as f`, where the code asks the file for its name later. */
function opened(file: PythonFile, call: Node, value: string | null): Remedy {
  const [path, second, ...others] = argumentsOf(call);
  const mode = keyword(call, 'mode')?.value ?? (second?.name === null ? second.value : undefined);
  if (!path || mode === undefined || !/^["']w[bt]?\+?[bt]?["']$/u.test(mode.text)) {
    return refuse(
      'the file is read or added to, so another program knows its name',
      'Agree on a directory that only the accounts of both can write to.',
    );
  }
  const item = enclosing(call, 'with_item', 'assignment');
  const variable =
    item?.type === 'assignment'
      ? item.childForFieldName('left')
      : item?.descendantsOfType('as_pattern_target')[0]?.namedChildren[0];
  const uses = variable?.type === 'identifier' ? usesOf(file, variable, variable.text) : [];
  const asked = uses.some(({ parent }) => parent?.childForFieldName('attribute')?.text === 'name');
  if (!asked) {
    return refuse(
      'nothing here asks the file for its name, so somebody else knows it',
      'Write to a directory of the program’s own; `tempfile.NamedTemporaryFile` gives a private file whose `name` you pass on.',
    );
  }
  if (
    others.some((one) => one.name === null || !carried.has(one.name)) ||
    call.descendantsOfType('comment').length > 0
  ) {
    return refuse('the call has more arguments than can be carried over', choose);
  }
  const temporary = reach(file, call, 'tempfile', 'tempfile.NamedTemporaryFile');
  if (temporary === null) return refuse('the name `tempfile` means something else here', choose);
  const suffix = /\.\w+$/u.exec(value ?? '')?.[0];
  const rest = [
    ...argumentsOf(call)
      .slice(1)
      .map((one) => one.node.text),
    ...(suffix ? [`suffix="${suffix}"`] : []),
    'delete=False',
  ];
  return fix({
    edits: [replace(call, `${temporary.code}(${rest.join(', ')})`)],
    imports: temporary.imports,
    summary: 'Open a private file with a random name',
    cautions: [
      'Nobody finds the file under its old name: check that no other program, test or document expects it.',
      'Delete the file when it is no longer needed.',
    ],
  });
}

/** A variable: a path for the time of a function, or the directory of a module. */
function asValue(file: PythonFile, assignment: Node, node: Node, value: string | null): Remedy {
  const target = assignment.childForFieldName('left');
  const ending = /\.(?:sock|socket|pid|lock|lck)$/u.exec(value ?? node.text.slice(0, -1))?.[0];
  if (ending) {
    return refuse(
      `other processes look for the \`${ending}\` file under this very name`,
      'Move it to a directory that only their account can write to, such as `/run/yourapp`.',
    );
  }
  if (target?.type !== 'identifier' || assignment.parent?.type !== 'expression_statement') {
    return refuse(`what ${quoted(target ?? assignment)} is used for cannot be seen here`, choose);
  }
  const method = enclosing(assignment, 'function_definition', 'class_definition');
  if (method?.type === 'function_definition') return inFunction(file, method, target, node);
  return method === null && assignment.parent.parent?.type === 'module'
    ? directory(file, target, node, value)
    : elsewhere(node);
}

/** The rest of the function moves into `with TemporaryDirectory()`. */
function inFunction(file: PythonFile, method: Node, target: Node, node: Node): Remedy {
  const why = whyLasting(file, target, method);
  if (why !== null) return refuse(why, choose);
  const statements = children(method.childForFieldName('body') ?? method);
  const first = statements.find((one) => one.endIndex >= target.endIndex);
  const last = statements.at(-1);
  const folder = ['folder', 'temporary_folder'].find((one) => occurrences(file, one).length === 0);
  const [temporary, join] = [
    reach(file, node, 'tempfile', 'tempfile.TemporaryDirectory'),
    reach(file, node, 'os', 'os.path.join'),
  ];
  if (first && !beginsLine(file, first)) {
    return refuse('other statements stand before it on its line', `Give it a line of its own first. ${choose}`);
  }
  if (!first || !last || !folder || !temporary || !join)
    return refuse('a name that the new code needs means something else here', choose);
  const inside = below(node, folder, join.code);
  if (inside === null) return refuse('the path has folders or is not written in one piece', choose);
  const unit = indentUnit(file);
  const opening = `with ${temporary.code}() as ${folder}:${newlineAt(file, first.startIndex)}${indentOf(file, first)}${unit}`;
  const edits: readonly Edit[] = [
    { start: first.startIndex, end: first.startIndex, text: opening },
    replace(node, inside),
    ...inwardEdits(file, first.startIndex, last.endIndex, unit),
  ];
  return fix({
    edits,
    imports: [...(inside.startsWith(join.code) ? join.imports : []), ...temporary.imports],
    summary: 'Put the file into a private directory that goes away with its block',
    cautions: [
      'Check that nothing needs the file when the function is done, and that no other program expects its name.',
    ],
  });
}

/** What takes the literal's place: a path below the private folder. Null for paths with folders of their own. */
function below(node: Node, folder: string, join: string): string | null {
  const found = /^([rRuUfF]*["'])\/(?:tmp|var\/tmp|dev\/shm)(?:\/([^/]+))?(\/?["'])$/u.exec(
    node.type === 'string' ? node.text : '',
  );
  const parent = outermost(node).parent;
  if (!found) return null;
  const [, opening = '', name, closing = ''] = found;
  if (parent?.type === 'binary_operator') {
    const isFirst = name === undefined && closing.startsWith('/') && parent.childForFieldName('left')?.id === node.id;
    return isFirst ? `${folder} + ${opening}/${closing.slice(1)}` : null;
  }
  if (name === undefined)
    return parent?.type === 'argument_list' && children(parent)[0]?.id === node.id ? folder : null;
  const quotedName = `${opening}${name}${closing}`;
  return parent?.type === 'argument_list' ? `${folder}, ${quotedName}` : `${join}(${folder}, ${quotedName})`;
}

/** The directory of a module: a private one for each process. */
function directory(file: PythonFile, target: Node, node: Node, value: string | null): Remedy {
  const name = /\/([\w-]+)\/?$/u.exec(value ?? '')?.[1];
  if (/\.\w+$/u.test(value ?? '')) {
    return refuse(
      `${quoted(target)} is one file under a fixed name, for the whole program and maybe others`,
      'Write to a directory of the program’s own, or let `tempfile` choose the name and pass it on.',
    );
  }
  if (node.parent?.type !== 'assignment') return refuse(`${quoted(target)} is put together from several parts`, choose);
  if (value === null || name === undefined || /^\/(?:tmp|var\/tmp|dev\/shm)\/?$/u.test(value)) {
    return refuse(
      `${quoted(target)} is no directory of the program’s own`,
      'Pass `dir=None` on to `tempfile`, which knows the folder, and let it choose the names.',
    );
  }
  const why = whyNoDirectory(file, target);
  if (why !== null) return refuse(why, choose);
  const made = reach(file, node, 'tempfile', 'tempfile.mkdtemp');
  if (made === null) return refuse('the name `tempfile` means something else here', choose);
  return fix({
    edits: [replace(node, `${made.code}(prefix="${name}-")`)],
    imports: made.imports,
    summary: 'Make a private directory with a random name',
    cautions: [
      'Each process now has its own directory, and nobody deletes it: remove it at the end.',
      'Check that no other program, test or document expects the old path.',
    ],
  });
}

/** Places where the path is for others to use. */
function elsewhere(at: Node): Refusal {
  const parent = at.parent;
  if (parent?.type === 'default_parameter' || parent?.type === 'typed_default_parameter') {
    return refuse(
      `it is the default of the parameter ${quoted(parent.childForFieldName('name') ?? parent)}`,
      'Make the default `None` and let `tempfile.mkdtemp()` choose a directory then.',
    );
  }
  if (parent?.type === 'pair') {
    return refuse(
      `it is a setting under ${quoted(parent.childForFieldName('key') ?? parent)}, which others may read`,
      'Name a directory that only the account of the program can write to.',
    );
  }
  if (parent !== null && ['list', 'tuple', 'set'].includes(parent.type)) {
    return refuse(
      'it is one of several paths',
      'Check what is done with them; take out what every account can write to.',
    );
  }
  if (parent?.type === 'return_statement') return refuse('the path is given to the callers', choose);
  return refuse('what becomes of the path cannot be seen here', choose);
}

/** An operand of a comparison, one of several that something is searched in, or a beginning that is asked for. */
function isCompared(at: Node): boolean {
  const parent = at.parent;
  if (parent?.type === 'comparison_operator' || parent?.type === 'case_pattern') return true;
  if (parent?.type === 'argument_list')
    return /\.(?:startswith|removeprefix)$/u.test(parent.parent?.childForFieldName('function')?.text ?? '');
  return parent !== null && ['tuple', 'list', 'set'].includes(parent.type) && isCompared(outermost(parent));
}

function outermost(node: Node): Node {
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  return at;
}

export const b108 = defineRule({
  ids: ['B108'],
  names: ['hardcoded_tmp_directory'],
  status: 'active',
  title: 'A fixed path in a temporary directory that every account can write to',
  why: 'Another account on the machine can create the file or a symbolic link under that name first, and so read or redirect what your program writes.',
  remedy:
    'Let `tempfile` choose the name: `TemporaryDirectory()` or `NamedTemporaryFile()` create a private, random path and clean up, ' +
    '`mkdtemp()` and `mkstemp()` leave the cleaning up to you. ' +
    'Where two programs have to agree on the path, move it to a directory that only their account can write to, such as `/run/yourapp`.',
  safety: 'review',
  cwe: 377,
  owasp2021: { id: 'A01:2021', mapped: true },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs an account or another process on the same machine.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b108_hardcoded_tmp_directory.html',
    'https://cwe.mitre.org/data/definitions/377.html',
    'https://docs.python.org/3/library/tempfile.html',
  ],
  traps: [
    '`os.path.join(tempfile.gettempdir(), "export.csv")` silences Bandit, but the name is as easy to guess as before.',
    'A random path differs in every process: check that no other program, test or document expects the old one.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'a scratch file in a private directory',
      before: `def export(rows, upload):
    path = «"/tmp/export.csv"»
    write_csv(path, rows)
    upload(path)
`,
      after: `import os
import tempfile


def export(rows, upload):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "export.csv")
        write_csv(path, rows)
        upload(path)
`,
    },
    {
      name: 'a work directory for the life of the process',
      before: `import os

WORK_DIR = «"/tmp/thumbnails"»


def path_of(book):
    os.makedirs(WORK_DIR, exist_ok=True)
    return os.path.join(WORK_DIR, f"{book.isbn}.png")
`,
      after: `import os
import tempfile

WORK_DIR = tempfile.mkdtemp(prefix="thumbnails-")


def path_of(book):
    os.makedirs(WORK_DIR, exist_ok=True)
    return os.path.join(WORK_DIR, f"{book.isbn}.png")
`,
    },
    {
      name: 'tempfile already knows the right directory',
      before: `import tempfile

upload = tempfile.NamedTemporaryFile(suffix=".pdf", dir=«"/tmp"»)
`,
      after: `import tempfile

upload = tempfile.NamedTemporaryFile(suffix=".pdf")
`,
    },
    {
      name: 'the name has a part that varies, the function is longer',
      before: `import os
from tempfile import TemporaryDirectory


async def render(book, send):
    """Send the pages of a book."""
    count = len(book.pages)
    target = «f'/var/tmp/{book.isbn}.pdf'»  # scratch
    with open(target, "wb") as stream:
        for page in book.pages:
            stream.write(page.draw("""
<page>
"""))

    await send(target, count)
    return count
`,
      after: `import os
from tempfile import TemporaryDirectory


async def render(book, send):
    """Send the pages of a book."""
    count = len(book.pages)
    with TemporaryDirectory() as folder:
        target = os.path.join(folder, f'{book.isbn}.pdf')  # scratch
        with open(target, "wb") as stream:
            for page in book.pages:
                stream.write(page.draw("""
<page>
"""))

        await send(target, count)
        return count
`,
    },
    {
      name: 'a file that is asked for its name',
      before: `import subprocess

with open(«"/tmp/labels.csv"», "w", encoding="utf-8") as labels:
    labels.write(text)
subprocess.run(["/usr/bin/lp", labels.name], check=True)
`,
      after: `import subprocess
import tempfile

with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".csv", delete=False) as labels:
    labels.write(text)
subprocess.run(["/usr/bin/lp", labels.name], check=True)
`,
    },
    {
      name: 'a comparison makes nothing',
      before: `def is_scratch(path):
    return path.startswith(«"/tmp/"»)
`,
      after: `def is_scratch(path):
    return path.startswith("/tmp/")  # nosec B108 # compared, nothing is made there
`,
    },
    {
      name: 'a path that only begins alike',
      before: `templates = «"/tmpl/pages"»
`,
      after: `templates = "/tmpl/pages"  # nosec B108 # not below the shared folder
`,
    },
    {
      name: 'a file that is read',
      before: `with open(«"/tmp/rates.json"») as stream:
    rates = stream.read()
`,
      refused: 'the file is read or added to',
    },
    {
      name: 'a file that nobody here asks for its name',
      before: `with open(«"/tmp/out.csv"», "w") as stream:
    stream.write(text)
`,
      refused: 'nothing here asks the file for its name',
    },
    {
      name: 'a path that is returned',
      before: `def export(rows):
    path = «"/tmp/export.csv"»
    write_csv(path, rows)
    return path
`,
      refused: 'the path leaves the function',
    },
    {
      name: 'a path that is asked for',
      before: `import os


def rates(load):
    path = «"/tmp/rates.json"»
    if not os.path.exists(path):
        load(path)
    show(path)
`,
      refused: 'meant to last',
    },
    {
      name: 'a file that another program writes',
      before: `def rates():
    path = «"/tmp/rates.json"»
    with open(path) as stream:
        show(stream.read())
`,
      refused: 'the file is read first',
    },
    {
      name: 'a socket',
      before: `SOCKET = «"/tmp/shelf.sock"»
`,
      refused: 'look for the `.sock` file under this very name',
    },
    {
      name: 'a constant whose use is not here',
      before: `EXPORTS = «"/tmp/exports"»
`,
      refused: 'nothing in this file uses the constant',
    },
    {
      name: 'a directory that must be new',
      before: `import os

WORK_DIR = «"/tmp/shelf"»
os.mkdir(WORK_DIR)
`,
      refused: 'made without `exist_ok=True`',
    },
    {
      name: 'the shared folder itself',
      before: `import os

TMP = «"/tmp"»
LOG = os.path.join(TMP, "shelf.log")
`,
      refused: 'no directory of the program’s own',
    },
    {
      name: 'the default of a parameter',
      before: `def export(rows, folder=«"/tmp/exports"»):
    write_csv(folder, rows)
`,
      refused: 'the default of the parameter `folder`',
    },
    {
      name: 'a setting',
      before: `CACHES = {"default": {"LOCATION": «"/var/tmp/shelf"»}}
`,
      refused: 'a setting under `"LOCATION"`',
    },
    {
      name: 'the default of a variable of the environment',
      before: `import os

folder = os.environ.get("TMPDIR", «"/tmp"»)
`,
      refused: 'finds nothing',
    },
    {
      name: 'a folder on purpose',
      before: `import tempfile

upload = tempfile.NamedTemporaryFile(dir=«"/dev/shm"»)
`,
      refused: 'the folder is chosen on purpose',
    },
    {
      name: 'a function from elsewhere',
      before: `from shelf.export import export_to

export_to(«"/tmp/export"»)
`,
      refused: 'what `export_to` does with the path',
    },
    {
      name: 'a test',
      path: 'tests/test_export.py',
      before: `def test_export(export):
    path = «"/tmp/export.csv"»
    export(path)
`,
      refused: 'the file holds tests',
    },
    {
      name: 'a path of two parts',
      before: `import os.path


def send(book, mail):
    path = os.path.join(«"/tmp"», book.isbn + ".epub")
    book.write(path)
    mail.attach(path)
`,
      after: `import os.path
import tempfile


def send(book, mail):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, book.isbn + ".epub")
        book.write(path)
        mail.attach(path)
`,
    },
    {
      name: 'a path object',
      before: `from pathlib import Path


def send(book, mail):
    path = Path(«"/tmp/book.epub"»)
    path.write_bytes(book.content)
    mail.attach(path)
`,
      after: `import tempfile
from pathlib import Path


def send(book, mail):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "book.epub")
        path.write_bytes(book.content)
        mail.attach(path)
`,
    },
    {
      name: 'texts put together',
      before: `import os


def send(book, mail):
    path = «'/tmp/'» + book.isbn
    book.write(path)
    mail.attach(path)
`,
      after: `import os
import tempfile


def send(book, mail):
    with tempfile.TemporaryDirectory() as folder:
        path = folder + '/' + book.isbn
        book.write(path)
        mail.attach(path)
`,
    },
    {
      name: 'a path in a call',
      before: `import os

os.remove(os.path.join(«"/tmp"», "shelf.log"))
`,
      refused: 'names a place that every account can write to',
    },
    {
      name: 'one file of the module',
      before: `LOG = «"/tmp/shelf.log"»
`,
      refused: 'one file under a fixed name',
    },
    {
      name: 'a path that is written twice',
      before: `import os


def send(book, mail):
    path = «"/tmp/book.epub"»
    book.write(path)
    mail.attach(path)
    os.remove("/tmp/book.epub")
`,
      refused: 'the same path at other places',
    },
    {
      name: 'a file with an opener of its own',
      before: `from shelf.files import opener

with open(«"/tmp/labels.csv"», "w", opener=opener) as labels:
    labels.write(text)
    send(labels.name)
`,
      refused: 'more arguments than can be carried over',
    },
  ],
});
