/**
 * An environment with tests that are not Bandit's own, as a package that somebody installed brings them: a virtual
 * environment without pip, which looks into that of the real Bandit too. Nothing is downloaded.
 */

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newFolder } from './folders.ts';

const run = promisify(execFile);

export interface Plugin {
  /** Source of the module. */
  readonly source: string;
  /** Lines of entry_points.txt. */
  readonly entries: string;
}

/** The environment's Python. `python` is that of an environment with Bandit. */
export async function environmentWith(python: string, plugins: Readonly<Record<string, Plugin>>): Promise<string> {
  const folder = newFolder();
  const { stdout } = await run(python, [
    '-I',
    '-c',
    'import bandit, os, sys, sysconfig; print(os.path.realpath(sys.executable)); print(os.path.dirname(os.path.dirname(bandit.__file__)))',
  ]);
  const [real = '', packages = ''] = stdout.trim().split(/\r?\n/u);
  await run(real, ['-I', '-m', 'venv', '--without-pip', folder]);
  const own = process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  const site = (await run(own, ['-I', '-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'])).stdout.trim();
  writeFileSync(join(site, 'bandit.pth'), `${packages}\n`);
  for (const [name, { source, entries }] of Object.entries(plugins)) {
    writeFileSync(join(site, `${name}.py`), source);
    mkdirSync(join(site, `${name}-1.0.dist-info`), { recursive: true });
    writeFileSync(
      join(site, `${name}-1.0.dist-info`, 'METADATA'),
      `Metadata-Version: 2.1\nName: ${name}\nVersion: 1.0\n`,
    );
    writeFileSync(join(site, `${name}-1.0.dist-info`, 'entry_points.txt'), entries);
  }
  return own;
}

const nodes = [
  'Name',
  'Attribute',
  'Expr',
  'Str',
  'Bytes',
  'Call',
  'FunctionDef',
  'AsyncFunctionDef',
  'ClassDef',
  'Lambda',
  'Constant',
  'Assign',
  'Import',
  'ImportFrom',
  'ExceptHandler',
  'Try',
  'Assert',
  'Compare',
  'BinOp',
  'Load',
  'Add',
  'arguments',
  'arg',
  'keyword',
  'comprehension',
  'withitem',
  'alias',
  'JoinedStr',
  'FormattedValue',
  'Dict',
  'Set',
  'Tuple',
  'Subscript',
  'Slice',
  'If',
  'IfExp',
  'Return',
  'Match',
  'match_case',
  'Await',
  'Starred',
  'Pass',
  'Module',
];

/** A test for each type of node, which says all that a test can know; some fail, some take options. */
export const curious: Plugin = {
  source: `import ast
import bandit
from bandit.core import test_properties as test

def issue(context, text, **more):
    return bandit.Issue(severity=bandit.LOW, confidence=bandit.HIGH, text=text, **more)

def told(context):
    known = context._context
    node = known.get("node")
    parent = getattr(node, "_bandit_parent", "none")
    sibling = getattr(node, "_bandit_sibling", "none")
    chain, above = [], node
    while hasattr(above, "_bandit_parent"):
        above = above._bandit_parent
        chain.append(type(above).__name__)
    own = {key: value if isinstance(value, (str, int, bytes, list)) else type(value).__name__ for key, value in known.items() if key not in ("imports", "import_aliases", "linerange")}
    return f"{type(node).__name__} below {type(parent).__name__} before {type(sibling).__name__} in {chain} lines {known['linerange'][:3]}..{known['linerange'][-1]} {sorted(own.items())} imports {sorted(known.get('imports', []))} {sorted(known.get('import_aliases', {}).items())} qualified {context.call_function_name_qual} args {context.call_args_count} default {context.function_def_defaults_qual if node is not None else None}"

${nodes
  .map(
    (name, index) => `@test.checks("${name}")
@test.test_id("X${index + 100}")
def see_${name.toLowerCase()}_${index}(context):
    if getattr(context.node, "lineno", 3) % 3 == 0:
        return issue(context, told(context), lineno=getattr(context.node, "lineno", 1), col_offset=0)
`,
  )
  .join('\n')}
@test.checks("File")
@test.test_id("X001")
def see_file(context):
    rest = context.file_data.read()
    context.file_data.seek(0)
    data = context.file_data.read()
    return issue(context, f"{len(rest)} left of {len(data)}, {context.file_data.name} {context.filename} {sorted(context._context)}", lineno=1)

@test.checks("Call", "Str", "Import")
@test.test_id("X002")
@test.takes_config("shelf")
def configured(context, config):
    if config["word"] in str(context.string_val) or config["word"] in str(context.call_function_name_qual):
        return issue(context, f"{config} {told(context)}")

def gen_config(name):
    return {"word": "exec", "name": name}

@test.checks("Call")
@test.test_id("X003")
def fails(context):
    if context.call_function_name == "exec":
        raise ValueError(f"no good: {context.call_args}")

@test.checks("Call")
@test.test_id("X004")
def exec_used(context):
    """The name of one of Bandit's own."""
    if context.call_args_count:
        return issue(context, "an argument")

@test.checks("Call")
@test.test_id("B102")
def same_id(context):
    if context.call_args_count == 1:
        return issue(context, "one argument")

@test.checks("Str")
@test.test_id("X005")
def grades(context):
    if "grade" in context.string_val:
        return bandit.Issue(severity=bandit.UNDEFINED, confidence=bandit.UNDEFINED, text="grade", lineno=1, test_id="X999", ident="x", cwe=79)

@test.checks("Call")
@test.test_id("X006")
def no_issue(context):
    if context.call_function_name == "eval":
        return "text"
    if context.call_function_name == "compile":
        return False

@test.checks("Div")
@test.test_id("X009")
def nowhere(context):
    """An operator has no line, and Bandit stumbles over that: it gives up on the file."""
    return issue(context, "a division")

@test.checks("Name")
@test.test_id("X007")
def odd_places(context):
    if context.node.id == "odd":
        found = bandit.Issue(severity=bandit.HIGH, confidence=bandit.LOW, text="odd \\u202e é", lineno=10_000_000)
        found.linerange = [0, "x", None, {"a": [1.5]}]
        return found

@test.checks("Call")
@test.test_id("X008")
def changes(context):
    """Tests are handed a copy, but what is in it is the visitor's own."""
    if context.call_function_name == "remember":
        context._context["import_aliases"]["forgotten"] = "os.system"
        context._context["imports"].add("tarfile")
        context.node._seen = True

def blacklist():
    return {
        "Call": [{"name": "shelf_call", "id": "X901", "qualnames": ["shelf.sell", "os.getcwd"], "message": "sells {name}", "level": "HIGH"}],
        "Import": [{"name": "shelf_import", "id": "X902", "qualnames": ["shelf", "json"], "message": "has {name}"}],
        "ImportFrom": [{"name": "shelf_import", "id": "X902", "qualnames": ["shelf", "json"], "message": "has {name}", "level": "LOW", "cwe": 20}],
        "Attribute": [{"name": "shelf_attribute", "id": "X903", "qualnames": ["shelf"], "message": "is {name}"}],
    }

def without_id(context):
    return None
`,
  entries: `[bandit.plugins]
${nodes.map((name, index) => `see_${name.toLowerCase()}_${index} = curious:see_${name.toLowerCase()}_${index}`).join('\n')}
see_file = curious:see_file
configured = curious:configured
fails = curious:fails
exec_used_too = curious:exec_used
same_id = curious:same_id
grades = curious:grades
no_issue = curious:no_issue
odd_places = curious:odd_places
nowhere = curious:nowhere
changes = curious:changes
without_id = curious:without_id

[bandit.blacklists]
shelf = curious:blacklist
`,
};

/** Findings that Bandit cannot write down: it ends without a report. */
export const ruinous: Plugin = {
  source: `import bandit
from bandit.core import test_properties as test

@test.checks("Name")
@test.test_id("W001")
def severe(context):
    if context.node.id == "severe":
        return bandit.Issue(severity="SEVERE", confidence=bandit.LOW, text="a grade that is none")
    if context.node.id == "surrogate":
        return bandit.Issue(severity=bandit.LOW, confidence=bandit.LOW, text="\\ud800")
    if context.node.id == "unwritable":
        found = bandit.Issue(severity=bandit.LOW, confidence=bandit.LOW, text="x")
        found.linerange = [object]
        return found
`,
  entries: '[bandit.plugins]\nsevere = ruinous:severe\n',
};

/** Tests that remember, look elsewhere and talk: what they find depends on more than the file. */
export const stateful: Plugin = {
  source: `import logging, os, sys, time, warnings
import bandit
from bandit.core import test_properties as test

seen = []

@test.checks("Call")
@test.test_id("Y001")
def every_seventh(context):
    seen.append(context.filename)
    if len(seen) % 7 == 0:
        return bandit.Issue(severity=bandit.LOW, confidence=bandit.HIGH, text=f"call {len(seen)}")

@test.checks("FunctionDef")
@test.test_id("Y002")
def talks(context):
    print("a test says", context.filename, end="")
    sys.stdout.flush()
    sys.stderr.write("a test complains\\n")
    logging.getLogger("other").warning("a test warns of %s", context.filename)
    warnings.warn("a test is deprecated")

@test.checks("Import")
@test.test_id("Y003")
def looks_beside(context):
    if os.path.exists(os.path.join(os.path.dirname(context.filename), "beside.txt")):
        return bandit.Issue(severity=bandit.LOW, confidence=bandit.HIGH, text="there is something beside")
`,
  entries:
    '[bandit.plugins]\nevery_seventh = stateful:every_seventh\ntalks = stateful:talks\nlooks_beside = stateful:looks_beside\n',
};

/** Scanning a file that holds the word never ends, or ends the process that does it. */
export const dangerous: Plugin = {
  source: `import os, signal, time
from bandit.core import test_properties as test

@test.checks("Name")
@test.test_id("Z001")
def danger(context):
    if context.node.id == "sleep_for_ever":
        time.sleep(3600)
    if context.node.id == "spin_for_ever":
        while True:
            pass
    if context.node.id == "kill_me":
        os.kill(os.getpid(), signal.SIGKILL)
    if context.node.id == "exit_now":
        os._exit(3)
    if context.node.id == "exit_later":
        raise SystemExit(4)
    if context.node.id == "kill_me_once" and not os.path.exists("killed"):
        open("killed", "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    if context.node.id == "eat_memory":
        import resource
        resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
        bytearray(1 << 31)
    if context.node.id == "interrupt":
        raise KeyboardInterrupt
    if context.node.id == "recurse":
        danger(context)
`,
  entries: '[bandit.plugins]\ndanger = dangerous:danger\n',
};
