import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Refusal, type Remedy } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { movedIn } from '../../python/edits/moved-in.ts';
import { ownLine } from '../../python/edits/own-line.ts';
import { indentUnit, isTestFile, newlineAt, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { bare, children, enclosing, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const skips =
  'Keep it and list the test files under `assert_used.skips` in the Bandit configuration, for example `skips: ["*/test_*.py"]`.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  const [condition, message] = statement ? children(statement) : [];
  if (!statement || !condition) return unreadable;
  const refusal = standsAsItIs(file, statement, condition);
  if (refusal) return refusal;
  const line = ownLine(file, statement);
  if (line === null) return unreadable;
  const unit = indentUnit(file);
  const raise = `raise AssertionError${message ? inCall(file, message, unit) : ''}`;
  const test = alwaysFalse(condition)
    ? ''
    : `if ${negated(condition)}:${newlineAt(file, statement.startIndex)}${line.indent}${unit}`;
  const edits: readonly Edit[] = [replace(statement, test + raise), ...line.edits];
  return fix({ edits, summary: summaryOf(condition), safety: line.edits.length === 0 ? 'safe' : 'review' });
}

const summaryOf = (condition: Node): string =>
  alwaysFalse(condition)
    ? 'Raise `AssertionError` directly, so that it happens under `-O` too'
    : `Check ${shown(condition)} with \`if\` and \`raise\`, so that it is checked under \`-O\` too`;

/** Texts in a condition may be secrets. */
const shown = (condition: Node): string =>
  condition.descendantsOfType('string').length > 0 ? 'the condition' : quoted(condition);

/** Asserts that belong where they are, or that need a person. */
function standsAsItIs(file: PythonFile, statement: Node, condition: Node): Refusal | null {
  if (isTestFile(file)) return refuse('the file holds tests, where `assert` is the way to check', skips);
  const name = enclosing(statement, 'function_definition')?.childForFieldName('name');
  const isTest =
    name?.text.startsWith('test_') === true && /^[ \t]*(?:import|from)[ \t]+(?:pytest|unittest)\b/mu.test(file.text);
  if (name && isTest) return refuse(`${quoted(name)} is a test, where \`assert\` is the way to check`, skips);
  if (bare(condition).type === 'tuple' && children(bare(condition)).length > 0) {
    return refuse(
      'the assert is on a tuple, which is always true, so it never checked anything',
      'Decide what should be checked: without the parentheses, the part before the first comma is the condition and the part behind it the message.',
    );
  }
  if (alwaysTrue(bare(condition))) {
    return refuse(
      `${shown(condition)} is always true, so the assert checks nothing`,
      'Delete it, or write what should be checked.',
    );
  }
  if (file.scopes.owner(statement, 'AssertionError') !== null) {
    return refuse(
      'the file gives the name `AssertionError` another meaning',
      'Write `if not …: raise …` with an exception of your choice.',
    );
  }
  return null;
}

const alwaysFalse = (condition: Node): boolean => ['False', 'None', '0'].includes(bare(condition).text);

function alwaysTrue(node: Node): boolean {
  if (node.type === 'integer' || node.type === 'true' || node.type === 'ellipsis') return node.text !== '0';
  if (node.type === 'string')
    return !/^f|^.f/iu.test(node.text) && node.namedChildren.some((child) => child.type === 'string_content');
  if (['list', 'dictionary', 'set'].includes(node.type))
    return children(node).some((child) => !child.type.endsWith('_splat'));
  return node.type === 'lambda' || node.type === 'generator_expression';
}

/**
 * The message as the only argument of a call. Parentheses that it has already are used; those of a tuple are not its
 * own.
 */
function inCall(file: PythonFile, message: Node, unit: string): string {
  const text = movedIn(file, message.startIndex, message.endIndex, unit);
  const inside = message.type === 'parenthesized_expression' ? children(message)[0] : undefined;
  return inside && inside.type !== 'yield' ? text : `(${text})`;
}

const opposites: Readonly<Record<string, string>> = { is: 'is not', 'is not': 'is', in: 'not in', 'not in': 'in' };
/** Expressions that `not` binds to without parentheses. */
const primaries = [
  'identifier',
  'attribute',
  'call',
  'subscript',
  'parenthesized_expression',
  'await',
  'string',
  'concatenated_string',
  'list',
  'dictionary',
  'set',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'tuple',
  'float',
];

/**
 * The opposite of a condition, for every value and with the same evaluations: `==` may mean anything, so it is not
 * turned into `!=`.
 */
function negated(condition: Node): string {
  const inner = bare(condition);
  if (condition.type === 'not_operator') return unwrapped(condition.childForFieldName('argument') ?? condition);
  const [operator, ...more] = inner.type === 'comparison_operator' ? inner.childrenForFieldName('operators') : [];
  const opposite = operator && more.length === 0 ? opposites[operator.type] : undefined;
  if (operator && opposite !== undefined) {
    const { text, startIndex } = condition;
    return `${text.slice(0, operator.startIndex - startIndex)}${opposite}${text.slice(operator.endIndex - startIndex)}`;
  }
  return `not ${primaries.includes(condition.type) ? condition.text : `(${condition.text})`}`;
}

/** Parentheses on one line are not needed behind `if`, except round what only they allow. */
function unwrapped(node: Node): string {
  const inside = node.type === 'parenthesized_expression' ? children(node)[0] : undefined;
  return inside && !node.text.includes('\n') && !['named_expression', 'yield'].includes(inside.type)
    ? inside.text
    : node.text;
}

export const b101 = defineRule({
  ids: ['B101'],
  names: ['assert_used'],
  status: 'active',
  title: 'A check is written as assert and disappears under python -O',
  why: 'Python drops every `assert` when it runs with `-O` or `PYTHONOPTIMIZE`. A permission or input check written this way then lets everything through.',
  remedy:
    'Write the check as `if not …: raise …`. `raise AssertionError(message)` keeps the behaviour; an exception that names the problem, ' +
    'such as `PermissionError` or `ValueError`, is better when no caller catches the old one. ' +
    'Asserts in tests are fine: keep them and list the test files under `assert_used.skips` in the Bandit configuration.',
  safety: 'safe',
  cwe: 703,
  owasp2021: { id: 'A04:2021', mapped: false },
  owasp2025: { id: 'A10:2025', mapped: true },
  exploitability: { score: 1, reason: 'Only matters when the program runs optimised and the assert guards something.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b101_assert_used.html',
    'https://cwe.mitre.org/data/definitions/703.html',
    'https://docs.python.org/3/reference/simple_stmts.html#the-assert-statement',
  ],
  traps: [
    '`if __debug__ and not …: raise AssertionError` silences Bandit but is dropped under `-O` just like the assert.',
    'Put the condition in parentheses when it holds `and`, `or` or a comparison: `not (a and b)`.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'a permission check with a message',
      before: `def refund(user, order):
    «assert user.is_admin, "only admins may refund"»
    return order.refund()
`,
      after: `def refund(user, order):
    if not user.is_admin:
        raise AssertionError("only admins may refund")
    return order.refund()
`,
    },
    {
      name: 'no message, two conditions',
      before: `def transfer(source, target, amount):
    «assert source != target and amount > 0»
    source.withdraw(amount)
    target.deposit(amount)
`,
      after: `def transfer(source, target, amount):
    if not (source != target and amount > 0):
        raise AssertionError
    source.withdraw(amount)
    target.deposit(amount)
`,
    },
    {
      name: 'negations and identities are turned round',
      before: `def ship(order, address=None):
    «assert not order.cancelled, (
        "a cancelled order is not shipped"
    )»
    return order.send(address)
`,
      after: `def ship(order, address=None):
    if order.cancelled:
        raise AssertionError(
            "a cancelled order is not shipped"
        )
    return order.send(address)
`,
    },
    {
      name: 'is not None becomes is None',
      before: `class Shelf:
    def first(self):
        «assert self.books is not None»  # filled by load()
        return self.books[0]
`,
      after: `class Shelf:
    def first(self):
        if self.books is None:
            raise AssertionError  # filled by load()
        return self.books[0]
`,
    },
    {
      name: 'membership',
      before: `def price(book, prices):
    «assert book.isbn in prices, f"no price for {book.isbn}"»
    return prices[book.isbn]
`,
      after: `def price(book, prices):
    if book.isbn not in prices:
        raise AssertionError(f"no price for {book.isbn}")
    return prices[book.isbn]
`,
    },
    {
      name: 'over several lines, with a comment inside',
      before: `def stack(shelf, books):
    «assert (
        len(books) > 0  # nothing to do otherwise
        and shelf.room >= len(books)
    ), "the shelf " \\
        "is full"»
    shelf.add(books)
`,
      after: `def stack(shelf, books):
    if not (
        len(books) > 0  # nothing to do otherwise
        and shelf.room >= len(books)
    ):
        raise AssertionError("the shelf " \\
            "is full")
    shelf.add(books)
`,
    },
    {
      name: 'the message on a line of its own',
      before: `def isbn_of(text):
    «assert len(text) == 13, \\
        "an ISBN has 13 digits"»
    return int(text)
`,
      after: `def isbn_of(text):
    if not (len(text) == 13):
        raise AssertionError("an ISBN has 13 digits")
    return int(text)
`,
    },
    {
      name: 'a place that must not be reached',
      before: `def colour(genre):
    if genre == "crime":
        return "black"
    «assert False, genre»
`,
      after: `def colour(genre):
    if genre == "crime":
        return "black"
    raise AssertionError(genre)
`,
    },
    {
      name: 'an assignment inside the condition',
      before: `import re


def year(text):
    «assert (found := re.search(r"[0-9]{4}", text)), text»
    return int(found[0])
`,
      after: `import re


def year(text):
    if not (found := re.search(r"[0-9]{4}", text)):
        raise AssertionError(text)
    return int(found[0])
`,
    },
    {
      name: 'the suite on the line of its if',
      safety: 'review',
      before: `def lend(book, reader):
\tif reader: «assert reader.active»
\telse: print("nobody")
\treturn book
`,
      after: `def lend(book, reader):
\tif reader:
\t\tif not reader.active:
\t\t\traise AssertionError
\telse: print("nobody")
\treturn book
`,
    },
    {
      name: 'between semicolons',
      safety: 'review',
      before: `def split(total, parts):
    rest = total % parts; «assert rest == 0, "does not come out even"»; share = total // parts
    return [share] * parts
`,
      after: `def split(total, parts):
    rest = total % parts
    if not (rest == 0):
        raise AssertionError("does not come out even")
    share = total // parts
    return [share] * parts
`,
    },
    {
      name: 'behind a semicolon in the suite of a loop',
      safety: 'review',
      before: `for book in books: book.load(); «assert book.pages»; book.close()
print("done")
`,
      after: `for book in books:
    book.load()
    if not book.pages:
        raise AssertionError
    book.close()
print("done")
`,
    },
    {
      name: 'a tuple is always true',
      before: `def lend(book, reader):
    «assert (reader.active, "the card has expired")»
    return book
`,
      after: `def lend(book, reader):
    if not reader.active:
        raise PermissionError("the card has expired")
    return book
`,
      refused: 'on a tuple, which is always true',
    },
    {
      name: 'a text is always true',
      before: `«assert "the shelf is never empty"»
`,
      refused: 'is always true',
    },
    {
      name: 'a test file',
      path: 'tests/test_shelf.py',
      before: `def test_empty(shelf):
    «assert shelf.books == []»
`,
      refused: 'the file holds tests',
    },
    {
      name: 'a test beside the code',
      before: `import pytest


def double(number):
    return number * 2


def test_double():
    «assert double(2) == 4»
`,
      refused: '`test_double` is a test',
    },
    {
      name: 'an AssertionError of the file’s own',
      before: `from shelf.errors import AssertionError

«assert AssertionError»
`,
      refused: 'gives the name `AssertionError` another meaning',
    },
  ],
});
