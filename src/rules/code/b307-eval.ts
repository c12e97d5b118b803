import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, hasSplat, removeArgument, replace, type Argument } from '../../python/edits/arguments.ts';
import { importedNames, reach } from '../../python/imports/imports.ts';
import { isLiteralText } from '../../python/literals/literal-value.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { valuesOf } from '../../python/scopes/origin.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { namesAround } from '../../python/tree/names-around.ts';
import { calledName, dotted, isBuiltin, usesOf } from '../../python/tree/names.ts';
import { bare, children, enclosing, walk, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const advice =
  'Read data with `json.loads` or `ast.literal_eval`; choose among functions with a dictionary from names to functions.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (!isBuiltin(file, called, 'eval')) return ownFunction(file, call, called);
  const [text, ...names] = argumentsOf(call);
  if (hasSplat(call))
    return refuse('the call unpacks `*` or `**` arguments, so what it evaluates cannot be seen', advice);
  if (!text || text.name !== null) return refuse('it evaluates nothing that can be seen', advice);
  const constant = literalText(bare(text.value));
  if (constant !== null && isLiteralText(constant) && /^[\t -~]*$/u.test(constant))
    return pasted(call, constant.trim());
  return tested(file, call, text) ?? asLiteral(file, call, called, text, names);
}

/** Bandit goes by the name. */
function ownFunction(file: PythonFile, call: Node, called: Node): Remedy {
  const bindings = file.scopes.bindings(called, 'eval');
  const own = bindings.length > 0 && bindings.every(({ node }) => node.parent?.type === 'function_definition');
  const comment = own ? nosec(file, call, 'B307', 'a function of this file, not the builtin') : null;
  if (comment) return fix({ edits: [comment], summary: 'State that this is not the builtin', suppression: true });
  const star =
    file.scopes.star && bindings.length === 0
      ? 'a star import may bring another `eval`'
      : '`eval` may be something else than the builtin here';
  return refuse(star, advice);
}

/** The value stands where the call was, in parentheses where what is round it could tear it apart. */
function pasted(call: Node, text: string): Remedy {
  const around = call.parent?.type ?? '';
  if (around === 'expression_statement') {
    return refuse(
      'nothing uses the value, so what the call is for cannot be seen',
      'Remove the statement if it does nothing.',
    );
  }
  const torn =
    /^(?:attribute|subscript|call|unary_operator|await)$/u.test(around) ||
    (/^[+-]/u.test(text) && around.endsWith('operator'));
  return fix({
    edits: [replace(call, torn && !/^[[({"']/u.test(text) ? `(${text})` : text)],
    summary: 'Write the value itself',
    safety: 'safe',
  });
}

/** A test that what `repr` says can be read back. */
function tested(file: PythonFile, call: Node, { value }: Argument): Remedy | null {
  const values = isTestFile(file) ? (valuesOf(file, value) ?? []) : [];
  const comment =
    values.length > 0 && values.every((one) => calledName(file, one) === 'repr')
      ? nosec(file, call, 'B307', 'a test of what repr says')
      : null;
  return comment && fix({ edits: [comment], summary: 'State that the text is what `repr` gives', suppression: true });
}

function asLiteral(file: PythonFile, call: Node, called: Node, text: Argument, names: readonly Argument[]): Remedy {
  const code = isCode(file, bare(text.value));
  const named = code === null ? namesThing(file, call, bare(text.value)) : null;
  if (named) return named;
  const problem =
    code ??
    resultProblem(call) ??
    aroundProblem(file, call) ??
    (names.every((one) => isEmptyNames(one.value)) ? null : 'the call gives the expression names to use');
  if (problem) return refuse(problem, advice);
  if (isTestFile(file)) {
    return refuse(
      `in a test the text is the test’s own, and whether ${quoted(text.value)} is a literal cannot be seen`,
      'If it is, read it with `ast.literal_eval`.',
    );
  }
  const reached = reach(file, call, 'ast', 'ast.literal_eval');
  if (!reached)
    return refuse(
      'the name `ast` means something else here',
      'Read the text with `literal_eval` of the module `ast` under another name.',
    );
  const behind = text.node.endIndex;
  const [only] = names;
  const rest =
    names.length === 1 && only
      ? removeArgument(file, call, only)
      : names.length > 0
        ? [{ start: behind, end: names.at(-1)?.node.endIndex ?? behind, text: '' }]
        : [];
  return fix({
    edits: [replace(called, reached.code), ...rest],
    imports: reached.imports,
    summary: 'Read the value with `ast.literal_eval`',
    cautions: ['Texts with names, calls or arithmetic raise `ValueError` from now on: check what the callers pass.'],
  });
}

/** Names of variables that hold pieces of programs. */
const codeName = new RegExp(
  '(?:^|_)(?:exp|expr|expression|formula|code|src|source|cmd|command|stmt|statement|func|function|fn|cond|condition|predicate|lambda' +
    '|annotation|hint|cls|class|module|op|operator)(?:_?(?:str|string|text|name))?s?$',
  'iu',
);

/** `if kind in globals(): book_class = eval(kind)`: the text is the name of something that the program defines. */
function namesThing(file: PythonFile, call: Node, text: Node): Remedy | null {
  const [target] = namesAround(call).near;
  const speaks =
    target !== undefined &&
    /(?:^|_)(?:cls|class|func|function|fn|type|factory|handler|callback|constructor|module)$/iu.test(target);
  const guarded = [...walk(enclosing(call, 'function_definition', 'module') ?? file.root)].some(
    (node) =>
      node.type === 'comparison_operator' &&
      children(node)[0]?.text === text.text &&
      /^not\s+in\b|^in\b/u.test(node.text.slice(text.text.length).trim()) &&
      /\b(?:globals|locals|vars|dir)\(\)/u.test(node.text),
  );
  const called =
    target !== undefined &&
    call.parent?.type === 'assignment' &&
    isCalledLater(file, call.parent.childForFieldName('left'));
  if (!speaks && !guarded && !called) return null;
  return refuse(
    `the text ${quoted(text)} names a thing of the program`,
    `Look it up where the names are known: \`globals()[${text.type === 'identifier' ? text.text : 'name'}]\`, or better in a dictionary of the things meant.`,
  );
}

const isCalledLater = (file: PythonFile, left: Node | null): boolean =>
  left?.type === 'identifier' &&
  usesOf(file, left, left.text).some(
    ({ parent, id }) => parent?.type === 'call' && parent.childForFieldName('function')?.id === id,
  );

/** What the code round the call shows of the texts, or makes of its errors: a clause. */
function aroundProblem(file: PythonFile, call: Node): string | null {
  const handler = strictHandler(call);
  if (handler) return `${quoted(handler)} counts on what \`eval\` raises, and \`literal_eval\` raises \`ValueError\``;
  const body = enclosing(call, 'function_definition')?.childForFieldName('body');
  const imports = (body?.descendantsOfType(['import_from_statement', 'import_statement']) ?? []).flatMap(
    (one) => importedNames(one) ?? [],
  );
  const idle = imports.find(({ local, node }) =>
    usesOf(file, node, local).every(
      ({ parent }) => parent?.type === 'assert_statement' || parent?.type === 'expression_statement',
    ),
  );
  return idle ? `the function imports ${quoted(idle.local)} for the text to use` : null;
}

/** `except TypeError` behind the call, without one that catches `ValueError`. */
function strictHandler(call: Node): Node | null {
  for (let at: Node = call; at.parent !== null && !/^(?:function_definition|lambda)$/u.test(at.type); at = at.parent) {
    const body =
      at.parent.type === 'try_statement' && at.parent.childForFieldName('body')?.id === at.id ? at.parent : null;
    const caught =
      body?.namedChildren.filter(({ type }) => type === 'except_clause').map((clause) => children(clause)[0]) ?? [];
    const wide = caught.some(
      (one) => !one || one.type === 'block' || /\b(?:ValueError|Exception|BaseException)\b/u.test(one.text),
    );
    const strict = caught.find((one) =>
      /\b(?:TypeError|NameError|SyntaxError|AttributeError)\b/u.test(one?.text ?? ''),
    );
    if (wide || strict) return wide ? null : (strict ?? null);
  }
  return null;
}

/** The constant texts that a loop goes through: `for rule in rules:` with a list of them. */
function loopTexts(file: PythonFile, node: Node): readonly Node[] {
  const lists =
    node.type !== 'identifier'
      ? []
      : file.scopes.bindings(node, node.text).flatMap(({ node: at }) => {
          const right = /^for_(?:statement|in_clause)$/u.test(at.parent?.type ?? '')
            ? at.parent?.childForFieldName('right')
            : null;
          return right ? (valuesOf(file, right) ?? []) : [];
        });
  return lists.filter(({ type }) => /^(?:list|tuple|set)$/u.test(type)).flatMap((list) => children(list));
}

/** Why the text is an expression of a program, not a value: a clause. */
function isCode(file: PythonFile, node: Node): string | null {
  if (literalText(node) !== null)
    return `${quoted(node)} is an expression that is fixed in the code, and can stand there itself`;
  const values = node.type === 'identifier' ? (valuesOf(file, node) ?? []) : [node];
  const fixed = [...loopTexts(file, node), ...(node.type === 'identifier' ? values : [])].flatMap(
    (one) => literalText(bare(one)) ?? [],
  );
  if (fixed.some((one) => !isLiteralText(one)))
    return `the texts that ${quoted(node)} holds are expressions written in this file`;
  for (const value of values) {
    const called = value.type === 'call' ? calledName(file, value) : null;
    if (called === 'compile') return `${quoted(node)} is compiled code`;
    if (called === 'repr') return `it reads back what ${quoted(value)} says, which a copy would do better`;
    if (isBuilt(value)) return `${quoted(value)} builds an expression`;
  }
  const name = dotted(node)?.split('.').at(-1) ?? '';
  return codeName.test(name) ? `the name ${quoted(name)} says that it holds code` : null;
}

/** A text put together in another way than brackets round something. */
function isBuilt(node: Node): boolean {
  const joins = ['binary_operator', 'concatenated_string', 'string'].includes(node.type);
  const built =
    joins ||
    (node.type === 'call' && /\.(?:format|join|replace)$/u.test(node.childForFieldName('function')?.text ?? ''));
  if (!built) return false;
  const contents = [...walk(node)].filter(({ type }) => type === 'string_content');
  const pieces = contents.map((piece) =>
    piece.namedChildren.length > 0 || /[%{]/u.test(piece.text) ? 'x' : piece.text,
  );
  return node.type === 'call' || !/^\s*[[({][\s[\](),:'"\d.-]*[\])}]\s*$/u.test(pieces.join(''));
}

/** A function or class that is called by its name is no value. */
function resultProblem({ parent, id }: Node): string | null {
  if (parent?.type === 'call' && parent.childForFieldName('function')?.id === id)
    return 'what it gives is called, so the text names a function or a class';
  return parent?.type === 'attribute'
    ? `${quoted(parent)} takes an attribute of what it gives, so the text names an object`
    : null;
}

/** `{}`, `None` or `{"__builtins__": …}` with nothing in it: no names are meant to be used. */
const isEmptyNames = (node: Node): boolean =>
  /^(?:None|\{\s*(?:["']__builtins__["']\s*:\s*(?:None|\{\s*\})\s*,?\s*)?\})$/u.test(node.text);

export const b307 = defineRule({
  ids: ['B307'],
  names: ['eval'],
  status: 'active',
  title: 'eval() runs text as a Python expression',
  why: 'Whoever can influence the text runs any code they like with the rights of your process: an expression can import modules and start programs.',
  remedy:
    'For data use `json.loads`, or `ast.literal_eval` when it is written as Python literals: both read values and run nothing. ' +
    'For a choice of operations use a dictionary of functions. `literal_eval` raises `ValueError` for anything but literals, arithmetic and names included, ' +
    'so check what the callers pass.',
  safety: 'review',
  cwe: 95,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'Any text from an attacker that reaches the call is executed.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b307-eval',
    'https://cwe.mitre.org/data/definitions/95.html',
    'https://docs.python.org/3/library/ast.html#ast.literal_eval',
    'https://docs.python.org/3/library/functions.html#eval',
  ],
  traps: [
    'Empty `globals` or `{"__builtins__": {}}` is no sandbox: the code gets out through attributes of ordinary objects.',
    '`builtins.eval(…)` silences Bandit and changes nothing.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'text that holds a value',
      before: `def read_limits(request):
    return «eval(request.args["limits"])»
`,
      after: `import ast


def read_limits(request):
    return ast.literal_eval(request.args["limits"])
`,
    },
    {
      name: 'a choice of operations',
      refused: 'builds an expression',
      before: `def compare(left, sign, right):
    return «eval(f"{left} {sign} {right}")»
`,
      after: `import operator

COMPARISONS = {"<": operator.lt, "==": operator.eq, ">": operator.gt}


def compare(left, sign, right):
    return COMPARISONS[sign](left, right)
`,
    },
    {
      name: 'a constant needs no evaluation',
      safety: 'safe',
      before: `SIZES = «eval("[16, 32, 64]")»
`,
      after: `SIZES = [16, 32, 64]
`,
    },
    {
      name: 'a constant inside an expression',
      safety: 'safe',
      before: `offset = 2 ** «eval("-1")» + limit
`,
      after: `offset = 2 ** (-1) + limit
`,
    },
    {
      name: 'an empty set of names is no sandbox',
      before: `import ast


def read_point(text):
    return «eval(text, {"__builtins__": {}}, {})»
`,
      after: `import ast


def read_point(text):
    return ast.literal_eval(text)
`,
    },
    {
      name: 'brackets round a text',
      before: `from ast import literal_eval

PAIRS = literal_eval("[]")


def read_list(text):
    return «eval("[" + text + "]")»
`,
      after: `from ast import literal_eval

PAIRS = literal_eval("[]")


def read_list(text):
    return literal_eval("[" + text + "]")
`,
    },
    {
      name: 'a test of repr',
      path: 'tests/test_book.py',
      before: `def test_repr(book):
    text = repr(book)
    assert «eval(text)» == book
`,
      after: `def test_repr(book):
    text = repr(book)
    assert eval(text) == book  # nosec B307 # a test of what repr says
`,
    },
    {
      name: 'a function of that name',
      before: `def eval(node):
    return node.value


total = «eval(root)»
`,
      after: `def eval(node):
    return node.value


total = eval(root)  # nosec B307 # a function of this file, not the builtin
`,
    },
    {
      name: 'a test of something else',
      path: 'tests/test_rules.py',
      before: `def test_rule(rule):
    assert «eval(rule)» == 3
`,
      refused: 'in a test the text is the test’s own',
    },
    {
      name: 'a value that nothing uses',
      before: `«eval("1")»
`,
      refused: 'nothing uses the value',
    },
    {
      name: 'a star import',
      before: `from rules import *

total = «eval(text)»
`,
      refused: 'a star import may bring another',
    },
    {
      name: 'names for the expression',
      before: `def price(rule, book):
    return «eval(rule, {"book": book})»
`,
      refused: 'gives the expression names to use',
    },
    {
      name: 'an expression fixed in the code',
      before: `total = «eval("price * 2")»
`,
      refused: 'can stand there itself',
    },
    {
      name: 'a class by its name',
      before: `def make(kind):
    return «eval(kind)»()
`,
      refused: 'names a function or a class',
    },
    {
      name: 'an attribute of an object by its name',
      before: `def title(name):
    return «eval(name)».title
`,
      refused: 'names an object',
    },
    {
      name: 'compiled code',
      before: `def run(text):
    code = compile(text, "rule", "eval")
    return «eval(code)»
`,
      refused: 'is compiled code',
    },
    {
      name: 'a name that says it is code',
      before: `def run(settings):
    return «eval(settings.price_expr)»
`,
      refused: 'says that it holds code',
    },
    {
      name: 'what repr says',
      before: `def draft_of(invoice):
    return «eval(repr(invoice))»
`,
      refused: 'a copy would do better',
    },
    {
      name: 'unpacked arguments',
      before: `def run(*parts):
    return «eval(*parts)»
`,
      refused: 'unpacks',
    },
    {
      name: 'ast is something else',
      before: `def read(ast):
    return «eval(ast)»
`,
      refused: 'means something else',
    },
    {
      name: 'a loop over expressions of the file',
      before: `def report(shelf):
    tests = ["len(shelf)", "shelf.is_open()"]
    return [(test, «eval(test)») for test in tests]
`,
      refused: 'expressions written in this file',
    },
    {
      name: 'a thing of the program by its name',
      before: `def make(kind):
    if kind in globals():
        book = «eval(kind)»
        return book
    return None
`,
      refused: '`kind` names a thing of the program',
    },
    {
      name: 'the result is a class',
      before: `def make(kind):
    book_class = «eval(kind)»
    return book_class
`,
      refused: '`kind` names a thing of the program',
    },
    {
      name: 'an error that only eval raises',
      before: `def fallback(use, default):
    try:
        return «eval(use)»
    except TypeError:
        return default
`,
      refused: '`TypeError` counts on what `eval` raises',
    },
    {
      name: 'an import for the text',
      before: `def load(line):
    from shelf import remote

    assert remote
    return «eval(line)»
`,
      refused: 'imports `remote` for the text to use',
    },
    {
      name: 'a handler for everything',
      before: `def read(text):
    try:
        return «eval(text)»
    except Exception:
        return None
`,
      after: `import ast


def read(text):
    try:
        return ast.literal_eval(text)
    except Exception:
        return None
`,
    },
  ],
});
