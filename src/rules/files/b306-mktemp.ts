import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import {
  addArgument,
  argumentsOf,
  hasSplat,
  keyword,
  positional,
  removeArgument,
  replace,
} from '../../python/edits/arguments.ts';
import { hasOwnLines, linesAfter, linesBefore, statementOf, withoutLine } from '../../python/edits/insertion.ts';
import { reach } from '../../python/imports/imports.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, isBuiltin } from '../../python/tree/names.ts';
import { enclosing, isStatement, type Node } from '../../python/tree/tree.ts';
import { directoryMaker, needsFreeName, needsFreeNameNow, speaksOfOther } from '../../remedies/files/temporary-name.ts';
import { defineRule } from '../rule.ts';

const advice =
  'Use `tempfile.mkstemp()` for a file, closing the descriptor that it returns, and `tempfile.mkdtemp()` for a directory or for a socket or FIFO in it.';
const caution =
  'The file now exists from the start, empty and for this account only: check that nothing expects its name to be free.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'tempfile.mktemp')
    return refuse(`what ${quoted(called)} stands for here cannot be seen with certainty`, advice);
  const statement = simpleStatement(call);
  const target = statement && targetOf(statement, call);
  const maker = statement && target && directoryMaker(statement, target);
  const removal = maker && withoutLine(file, maker);
  if (maker && removal) return asDirectory(file, call, called, maker, removal);
  const problem = speaksOfOther(call) ?? (target ? needsFreeName(file, target) : needsFreeNameNow(call));
  if (problem) return refuse(problem, advice);
  if (statement && target)
    return hasOwnLines(file, statement)
      ? assigned(file, statement, called, target)
      : refuse('other statements share its line', advice);
  return opened(file, call, called) ?? before(file, call, called);
}

const head = (called: Node): string => called.text.split('.')[0] ?? '';

/** The assignment's statement, when the call is all that is assigned. */
const simpleStatement = ({ parent }: Node): Node | null =>
  parent?.type === 'assignment' && parent.parent?.type === 'expression_statement' ? parent.parent : null;

/** The one name or attribute that is assigned to, without an annotation. */
function targetOf(statement: Node, call: Node): Node | null {
  const assignment = call.parent;
  const left = assignment?.childForFieldName('left');
  const plain =
    assignment?.parent?.id === statement.id &&
    assignment.childForFieldName('type') === null &&
    assignment.childForFieldName('right')?.id === call.id;
  return plain && left && (left.type === 'identifier' || left.type === 'attribute') ? left : null;
}

function asDirectory(file: PythonFile, call: Node, called: Node, maker: Node, removal: Edit): Remedy {
  const reached = reach(file, call, 'tempfile', 'tempfile.mkdtemp');
  const making = maker.namedChildren[0]?.childForFieldName('function');
  if (!reached || !making) return refuse('the name `tempfile` means something else here', advice);
  return fix({
    edits: [replace(called, reached.code), removal],
    imports: reached.imports,
    unused: [head(called), head(making)],
    summary: 'Make the directory with `mkdtemp`',
  });
}

function assigned(file: PythonFile, statement: Node, called: Node, target: Node): Remedy {
  const made = reach(file, called, 'tempfile', 'tempfile.mkstemp');
  const close = reach(file, called, 'os', 'os.close');
  const fd = freeName(file, called, ['fd', 'descriptor', 'mktemp_fd']);
  if (!made || !close || !fd) return refuse('the names that this takes mean something else here', advice);
  return fix({
    edits: [
      replace(target, `${fd}, ${target.text}`),
      replace(called, made.code),
      linesAfter(file, statement, [`${close.code}(${fd})`]),
    ],
    imports: [...made.imports, ...close.imports],
    unused: [head(called)],
    summary: 'Make the file with `mkstemp`',
    cautions: [caution],
  });
}

const freeName = (file: PythonFile, at: Node, names: readonly string[]): string | null =>
  names.find((name) => file.scopes.bindings(at, name).length === 0) ?? null;

/** `open(mktemp(), "w")` -> `NamedTemporaryFile("w", delete=False)`. */
function opened(file: PythonFile, call: Node, called: Node): Remedy | null {
  const open = call.parent?.type === 'argument_list' ? call.parent.parent : null;
  const opener = open?.childForFieldName('function');
  const first = open && positional(open, 0);
  const mode = open && (positional(open, 1) ?? keyword(open, 'mode'));
  if (!open || first?.node.id !== call.id || opener?.text !== 'open' || !isBuiltin(file, opener, 'open')) return null;
  const names = ['suffix', 'prefix', 'dir'];
  const rest = argumentsOf(open).slice(1);
  const known = rest.every(({ name }, index) =>
    name === null ? index < 3 : /^(?:mode|buffering|encoding|newline)$/u.test(name),
  );
  const reached = reach(file, call, 'tempfile', 'tempfile.NamedTemporaryFile');
  if (!/^["']w[bt+]*["']$/u.test(mode?.value.text ?? '') || !known || hasSplat(open) || hasSplat(call) || !reached)
    return null;
  const given = argumentsOf(call).map(({ name, value }, index) => `${name ?? names[index]}=${value.text}`);
  return fix({
    edits: [
      replace(opener, reached.code),
      ...removeArgument(file, open, first),
      ...addArgument(file, open, [...given, 'delete=False'].join(', ')),
    ],
    imports: reached.imports,
    unused: [head(called)],
    summary: 'Make and open the file with `NamedTemporaryFile`',
    cautions: ['The file is for this account only now.'],
  });
}

/** Inside a larger expression: the file is made by lines before the statement. */
function before(file: PythonFile, call: Node, called: Node): Remedy {
  const statement = statementOf(file, call);
  const made = reach(file, call, 'tempfile', 'tempfile.mkstemp');
  const close = reach(file, call, 'os', 'os.close');
  const fd = freeName(file, call, ['fd', 'descriptor', 'mktemp_fd']);
  const path = freeName(file, call, ['temporary', 'temporary_path', 'mktemp_path']);
  const part = enclosing(call, 'binary_operator', 'interpolation');
  if (part && (!statement || part.startIndex >= statement.startIndex)) {
    return refuse(
      `the name is only a part of ${quoted(part)}`,
      'Pass what comes behind it as `suffix=`, and what comes before it as `prefix=` or `dir=`, to `tempfile.mkstemp()`.',
    );
  }
  if (call.parent?.type === 'expression_statement') return refuse('nothing uses the name', 'Remove the statement.');
  if (!statement || isConditional(call)) {
    return refuse(
      'the call is evaluated later, several times or not always, so that no line before it can make the file',
      advice,
    );
  }
  if (!made || !close || !fd || !path) return refuse('the names that this takes mean something else here', advice);
  if (statement.descendantsOfType('call').filter((one) => calledName(file, one) === 'tempfile.mktemp').length > 1) {
    return refuse('the statement makes up several names', advice);
  }
  const list = call.childForFieldName('arguments')?.text ?? '()';
  if (list.includes('\n')) return refuse('its arguments go over several lines inside another expression', advice);
  const returned =
    statement.type === 'return_statement'
      ? ['No caller may make the file itself: it exists when the function returns.']
      : [];
  return fix({
    edits: atOnce(
      linesBefore(file, statement, [`${fd}, ${path} = ${made.code}${list}`, `${close.code}(${fd})`]),
      replace(call, path),
    ),
    imports: [...made.imports, ...close.imports],
    unused: [head(called)],
    summary: 'Make the file with `mkstemp` first',
    cautions: [caution, ...returned],
  });
}

/** Two edits that begin at one place are one. */
const atOnce = (before: Edit, at: Edit): readonly Edit[] =>
  before.start === at.start ? [{ ...at, text: before.text + at.text }] : [before, at];

/** Whether the expression is only evaluated when something before it allows. */
function isConditional(call: Node): boolean {
  for (let at: Node | null = call; at !== null && !isStatement(at); at = at.parent) {
    if (
      /^(?:boolean_operator|conditional_expression|lambda|default_parameter|typed_default_parameter|yield|named_expression)$/u.test(
        at.type,
      )
    )
      return true;
  }
  return enclosing(call, 'decorator') !== null;
}

export const b306 = defineRule({
  ids: ['B306'],
  names: ['mktemp_q'],
  status: 'active',
  title: 'mktemp() returns a name that anyone can take before you do',
  why: 'Between choosing the name and creating the file, another account can put a file or a symbolic link there and receive or redirect your data.',
  remedy:
    'Use `tempfile.mkstemp()`: it takes the same `suffix`, `prefix` and `dir`, ' +
    'creates the file for your account only and returns an open descriptor to close. ' +
    'Use `NamedTemporaryFile()` when you write at once, and `mkdtemp()` when you need a directory, a socket or a FIFO. ' +
    'The file then already exists: code that creates it with mode `"x"` or `os.mkdir` has to change.',
  safety: 'review',
  cwe: 377,
  owasp2021: { id: 'A01:2021', mapped: true },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: { score: 2, reason: 'A race that needs an account or another process on the same machine.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b306-mktemp-q',
    'https://cwe.mitre.org/data/definitions/377.html',
    'https://docs.python.org/3/library/tempfile.html',
  ],
  traps: ['`mkstemp()` returns a pair `(descriptor, path)`: unpack it, and close the descriptor or it leaks.'],
  fix: remedy,
  cases: [
    {
      name: 'the path is handed on',
      before: `import tempfile


def dump(database, folder):
    path = «tempfile.mktemp(suffix=".sqlite", dir=folder)»
    database.backup_to(path)
    return path
`,
      after: `import os
import tempfile


def dump(database, folder):
    fd, path = tempfile.mkstemp(suffix=".sqlite", dir=folder)
    os.close(fd)
    database.backup_to(path)
    return path
`,
    },
    {
      name: 'the file is written at once',
      before: `import tempfile


def save(report):
    with open(«tempfile.mktemp()», "w") as out:
        out.write(report)
    return out.name
`,
      after: `import tempfile


def save(report):
    with tempfile.NamedTemporaryFile("w", delete=False) as out:
        out.write(report)
    return out.name
`,
    },
    {
      name: 'a directory is wanted',
      before: `import os
import tempfile

workspace = «tempfile.mktemp(prefix="build-")»
os.mkdir(workspace)
`,
      after: `import tempfile

workspace = tempfile.mkdtemp(prefix="build-")
`,
    },
    {
      name: 'imported by name, kept in an attribute',
      before: `from tempfile import mktemp


class Export:
    def __init__(self, book):
        self.book = book
        self.path = «mktemp(".pdf", prefix=book.isbn)»  # filled by render
`,
      after: `import os
import tempfile


class Export:
    def __init__(self, book):
        self.book = book
        fd, self.path = tempfile.mkstemp(".pdf", prefix=book.isbn)  # filled by render
        os.close(fd)
`,
    },
    {
      name: 'a prefix goes along',
      before: `import tempfile

out = open(«tempfile.mktemp(".csv", prefix="orders-")», mode="w", encoding="utf-8")
`,
      after: `import tempfile

out = tempfile.NamedTemporaryFile(mode="w", encoding="utf-8", suffix=".csv", prefix="orders-", delete=False)
`,
    },
    {
      name: 'the path is returned',
      before: `import tempfile


def scratch(suffix):
    return «tempfile.mktemp(suffix)»
`,
      after: `import os
import tempfile


def scratch(suffix):
    fd, temporary = tempfile.mkstemp(suffix)
    os.close(fd)
    return temporary
`,
    },
    {
      name: 'the path is an argument',
      before: `import os
import tempfile


def dump(database):
    if database:
        database.backup_to(«tempfile.mktemp()», pages=10)
`,
      after: `import os
import tempfile


def dump(database):
    if database:
        fd, temporary = tempfile.mkstemp()
        os.close(fd)
        database.backup_to(temporary, pages=10)
`,
    },
    {
      name: 'a socket needs a free name',
      before: `import tempfile


def listen(server):
    path = «tempfile.mktemp()»
    server.bind(path)
`,
      refused: 'needs a name at which there is nothing yet',
    },
    {
      name: 'a directory made further down',
      before: `import os
import tempfile

target = «tempfile.mktemp()»
print(target)
os.makedirs(target)
`,
      refused: 'needs a name at which there is nothing yet',
    },
    {
      name: 'the file is made by open',
      before: `import tempfile

path = «tempfile.mktemp()»
with open(path, "xb") as out:
    out.write(b"")
`,
      refused: 'fails when it exists',
    },
    {
      name: 'someone asks whether it is there',
      before: `import os
import tempfile

path = «tempfile.mktemp()»
assert not os.path.exists(path)
`,
      refused: 'asks whether something is there',
    },
    {
      name: 'evaluated only sometimes',
      before: `import tempfile


def render(book, path=None):
    return book.render(path or «tempfile.mktemp()»)
`,
      refused: 'not always',
    },
    {
      name: 'only a part of the name',
      before: `import tempfile

path = «tempfile.mktemp()» + ".pdf"
`,
      refused: 'is only a part of',
    },
    {
      name: 'a path that must be missing',
      before: `import tempfile


def test_missing(shelf):
    path = «tempfile.mktemp()»
    with raises(FileNotFoundError):
        shelf.read(path)
`,
      refused: 'may have to be missing',
    },
    {
      name: 'a pipe by its prefix',
      before: `import tempfile

address = «tempfile.mktemp(prefix=r"\\\\.\\pipe\\shelf-")»
`,
      refused: 'speaks of a socket or a pipe',
    },
    {
      name: 'at the very beginning of a line',
      before: `import os
import tempfile

«tempfile.mktemp()».encode().decode()
`,
      after: `import os
import tempfile

fd, temporary = tempfile.mkstemp()
os.close(fd)
temporary.encode().decode()
`,
    },
    {
      name: 'a name that nothing uses',
      before: `import tempfile

«tempfile.mktemp("foo")»
`,
      refused: 'nothing uses the name',
    },
    {
      name: 'two names in one statement',
      before: `import tempfile

convert(«tempfile.mktemp()», tempfile.mktemp())
`,
      refused: 'several names',
    },
    {
      name: 'another statement in the line',
      before: `import tempfile

path = «tempfile.mktemp()»; print(path)
`,
      refused: 'other statements share its line',
    },
    {
      name: 'a name that only looks like the module',
      before: `import tempfile


def scratch(tempfile):
    return «tempfile.mktemp()»
`,
      refused: 'cannot be seen with certainty',
    },
  ],
});
