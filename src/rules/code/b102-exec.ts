import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf } from '../../python/edits/arguments.ts';
import { constantValue } from '../../python/scopes/value-source.ts';
import { isConstantText } from '../../python/tree/constant-text.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, isBuiltin } from '../../python/tree/names.ts';
import { bare, walk, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (file.scopes.owner(call, 'exec') !== null || (!file.scopes.star && !isBuiltin(file, call, 'exec'))) {
    return refuse(
      '`exec` is a function of this file here, not Python’s own',
      'If it runs no text as code, add `# nosec B102 # reason`, or give it another name.',
    );
  }
  if (isTestFile(file)) {
    return refuse(
      'the file holds tests, where code as text is what is tested',
      'Keep it when the text is the test’s own; `exclude` leaves such files out of the scan.',
    );
  }
  const code = argumentsOf(call)[0];
  if (!code || code.splat) {
    return refuse(
      'what is executed cannot be seen in the call',
      'Find out where the text is from; nothing that comes from outside may get there.',
    );
  }
  return source(file, bare(code.value));
}

/** The text that is run: what `compile` is given, and the value of a name that is set once. */
function compiled(file: PythonFile, code: Node): Node {
  const node = constantValue(file, code) ?? code;
  const isCompile =
    node.type === 'call' && node.childForFieldName('function')?.text === 'compile' && isBuiltin(file, node, 'compile');
  const text = isCompile
    ? argumentsOf(node).find(({ name, splat }) => splat === null && (name === null || name === 'source'))
    : undefined;
  if (text) return compiled(file, bare(text.value));
  // Another expression says less than the name that it was given.
  return isFilledIn(node) || isConstantText(node) ? node : code;
}

/** What is executed, and what takes its place. */
function source(file: PythonFile, code: Node): Remedy {
  const text = compiled(file, code);
  if (isFilledIn(text)) {
    return refuse(
      'the code is put together from a text and values, so the values become code',
      'Write it as a function with those values as parameters; `setattr`, a dictionary or `importlib` serve where only a name varies.',
    );
  }
  if (text.type === 'string' || text.type === 'concatenated_string') {
    return refuse(
      'the code is a fixed text, which only its author can turn into statements',
      'Write it as ordinary statements, or as a function where it runs more than once.',
    );
  }
  if (/(?:^|[/"'_])(?:version|__version__|__about__|_version)\b/iu.test(code.text)) {
    return refuse(
      `${named(code)} runs a file for its version`,
      'Read the version with `importlib.metadata.version`, name the file in `pyproject.toml` (`dynamic = ["version"]`), or search its text for the number.',
    );
  }
  if (readsFile(file, code)) {
    return refuse(
      `${named(code)} runs a file as code`,
      'Use `runpy.run_path(path)` for a script, `importlib.import_module` with a fixed list of names for a plugin, and `json` or `tomllib` for settings.',
    );
  }
  if (code.type === 'call' && /(?:^|\.)compile$/u.test(code.childForFieldName('function')?.text ?? '')) {
    return refuse(
      `${named(text)} is compiled and run`,
      'Find out where its text is from; write it as functions where the program makes it, and use `ast.literal_eval` or `json` for data.',
    );
  }
  return refuse(
    `where ${named(code)} is from decides what may take its place`,
    'A dictionary of functions serves a choice of actions, `importlib.import_module` with a fixed list of names plugins, `ast.literal_eval` data.',
  );
}

/** An f-string with values, `"…" % value`, `"…".format(value)`, `"…" + value`. */
function isFilledIn(code: Node): boolean {
  if (code.type === 'binary_operator') return [...walk(code)].some(({ type }) => type === 'string');
  if (code.type === 'call')
    return /["']\.(?:format|replace|join)$/u.test(code.childForFieldName('function')?.text ?? '');
  return code.type === 'string' && code.descendantsOfType('interpolation').length > 0;
}

/** What is executed, by a name: texts in it may be secrets. */
function named(code: Node): string {
  const called = code.childForFieldName('function');
  return called && code.descendantsOfType('string').length > 0 ? quoted(called) : quoted(code);
}

const readsFile = (file: PythonFile, code: Node): boolean =>
  [...walk(code)].some(
    (node) =>
      node.type === 'call' &&
      (/\.read(?:_text|_bytes)?$/u.test(node.childForFieldName('function')?.text ?? '') ||
        calledName(file, node) === 'open'),
  );

export const b102 = defineRule({
  ids: ['B102'],
  names: ['exec_used'],
  status: 'active',
  title: 'exec() runs text as Python code',
  why: 'Whoever can influence the text runs any code they like with the rights of your process.',
  remedy:
    'Replace the text by something that can only mean what you intend: a dictionary of functions for a choice of actions, `importlib.import_module` ' +
    'with a fixed list of names for plugins, `json` or `ast.literal_eval` for data. When running foreign code is the purpose of the product, ' +
    'run it in a separate process without privileges and justify the line with `# nosec B102 # reason`.',
  safety: 'guidance',
  cwe: 95,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'Any text from an attacker that reaches the call is executed.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b102_exec_used.html',
    'https://cwe.mitre.org/data/definitions/95.html',
    'https://docs.python.org/3/library/functions.html#exec',
  ],
  traps: [
    'Passing empty `globals` is no sandbox: the code reaches everything through attributes of ordinary objects.',
    '`builtins.exec(…)` silences Bandit and changes nothing.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'code from the database becomes a choice of functions',
      before: `def apply_promotion(promotion, order):
    «exec(promotion.code, {"order": order})»
`,
      after: `PROMOTIONS = {"free_shipping": free_shipping, "ten_percent": ten_percent}


def apply_promotion(promotion, order):
    PROMOTIONS[promotion.name](order)
`,
      refused: 'where `promotion.code` is from decides',
    },
    {
      name: 'a plugin is imported instead of executed',
      before: `def load_exporter(name):
    namespace = {}
    with open(f"exporters/{name}.py") as source:
        «exec(source.read(), namespace)»
    return namespace["export"]
`,
      after: `import importlib

EXPORTERS = {"csv", "xlsx"}


def load_exporter(name):
    if name not in EXPORTERS:
        raise ValueError(f"unknown exporter: {name}")
    return importlib.import_module(f"exporters.{name}").export
`,
      refused: '`source.read()` runs a file as code',
    },
    {
      name: 'a version file in setup.py',
      path: 'setup.py',
      before: `about = {}
with open("shelf/_version.py") as stream:
    «exec(compile(stream.read(), "shelf/_version.py", "exec"), about)»
`,
      refused: 'runs a file for its version',
    },
    {
      name: 'compiled code',
      before: `def run(tree):
    «exec(compile(tree, "<recipe>", "exec"))»
`,
      refused: '`tree` is compiled and run',
    },
    {
      name: 'a fixed text that is compiled',
      before: `«exec(compile("def fail(error): raise error", "<shelf>", "exec"))»
`,
      refused: 'the code is a fixed text',
    },
    {
      name: 'a fixed text in a variable',
      before: `def prepare(namespace):
    code = (
        "import shelf\\n"
        "from shelf import *\\n"
    )
    «exec(code, namespace)»
`,
      refused: 'the code is a fixed text',
    },
    {
      name: 'a fixed text',
      before: `«exec("from shelf import *")»
`,
      refused: 'the code is a fixed text',
    },
    {
      name: 'an f-string',
      before: `def set_option(name, value):
    «exec(f"options.{name} = {value!r}")»
`,
      after: `def set_option(name, value):
    setattr(options, name, value)
`,
      refused: 'so the values become code',
    },
    {
      name: 'a text with a place for a value',
      before: `def load(name):
    «exec("import shelf.%s" % name)»
`,
      after: `import importlib


def load(name):
    importlib.import_module("shelf." + name)
`,
      refused: 'so the values become code',
    },
    {
      name: 'a test',
      path: 'tests/test_recipes.py',
      before: `def test_recipe(recipe):
    «exec(recipe)»
`,
      refused: 'the file holds tests',
    },
    {
      name: 'unpacked arguments',
      before: `«exec(*job)»
`,
      refused: 'cannot be seen in the call',
    },
    {
      name: 'a function of the file',
      before: `def exec(recipe):
    return recipe.run()


«exec(recipe)»
`,
      refused: 'not Python’s own',
    },
  ],
});
