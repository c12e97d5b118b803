import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import {
  dropUnused,
  importedNames,
  reach,
  staysUnused,
  type ImportedName,
  type Reach,
} from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { dotted, usesOf } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { asCopy, loadsOwnBytes, loadsPickles } from '../../remedies/data/pickles.ts';
import { defineRule } from '../rule.ts';

const modules = ['pickle', 'cPickle', 'dill', 'shelve'];

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  if (statement.type === 'call') {
    return refuse(
      `the module is imported by the call ${quoted(statement)}`,
      'Look at what is loaded with it; that is the weakness.',
    );
  }
  const names = importedNames(statement);
  if (names === null) return refuse('the star import does not say which names are used', 'Name what you import.');
  if (names.some(({ path }) => path.startsWith('.'))) return justified(file, statement, 'a module of this project');
  const reported = names.filter(({ path }) => modules.some((module) => path.startsWith(module)));
  const foreign = reported.find(({ path }) => !modules.includes(path.split('.')[0] ?? ''));
  if (foreign?.path.startsWith('pickletools')) return justified(file, statement, 'pickletools loads nothing');
  if (foreign) {
    return refuse(
      `${quoted(foreign.path)} is another module, whose name only begins like one that Bandit lists`,
      'Look at what it does with its data; if nothing is pickled, add `# nosec B403 # reason`.',
    );
  }
  return answer(
    file,
    statement,
    reported.flatMap((name) => usesOfImport(file, name)),
    reported,
  );
}

/** A use of the module or of something in it: `pickle.dumps`, `dumps`. */
interface Use {
  readonly node: Node;
  readonly module: string;
  /** `''` where the module itself is used as a value. */
  readonly name: string;
}

function usesOfImport(file: PythonFile, { path, local, node }: ImportedName): readonly Use[] {
  const [module = '', ...inside] = path.split('.');
  return usesOf(file, node, local).map((identifier) => {
    const attribute = identifier.parent?.type === 'attribute' && inside.length === 0 ? identifier.parent : null;
    return {
      node: attribute ?? identifier,
      module,
      name: attribute ? (attribute.childForFieldName('attribute')?.text ?? '') : inside.join('.'),
    };
  });
}

function answer(file: PythonFile, statement: Node, uses: readonly Use[], reported: readonly ImportedName[]): Remedy {
  const locals = reported.map(({ local }) => local);
  const unused = dropUnused(file, locals).filter(
    ({ start, end }) => start <= statement.endIndex && end >= statement.startIndex,
  );
  const stays = reported.some((name) => staysUnused(file, statement, name));
  if (uses.length === 0 && unused.length > 0 && !stays)
    return fix({ edits: unused, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  const whole = uses.find(({ name }) => name === '');
  if (whole)
    return refuse(
      `the module itself is handed on as ${quoted(whole.node)}`,
      'Hand on a module that stores plain data, such as `json`.',
    );
  const loading = uses.filter(({ module, name }) => loadsPickles(module, name));
  const foreign = loading.find(({ node }) => !isOwn(file, node));
  if (foreign) {
    return refuse(
      `${quoted(dotted(foreign.node) ?? foreign.node)} in line ${foreign.node.startPosition.row + 1} loads with it`,
      'That call is the weakness, not the import: see B301.',
    );
  }
  const copies = isTestFile(file) || loading.length === 0 || stays ? null : asCopies(file, loading);
  if (
    copies &&
    !uses.some(
      (use) =>
        !loading.includes(use) &&
        !copies.edits.some(({ start, end }) => start <= use.node.startIndex && use.node.endIndex <= end),
    )
  ) {
    return fix({ ...copies, unused: locals, summary: 'Clone with `copy.deepcopy`, and drop the import' });
  }
  const dumps = uses.some(({ name }) => /dump|Pickler/u.test(name));
  return justified(
    file,
    statement,
    loading.length > 0 ? 'loads only what it dumped itself' : `${dumps ? 'dumps only, ' : ''}nothing is loaded`,
  );
}

/** A call that loads bytes which the file made itself. */
const isOwn = (file: PythonFile, { parent, id }: Node): boolean =>
  parent?.type === 'call' && parent.childForFieldName('function')?.id === id && loadsOwnBytes(file, parent);

/** The edits that B301 is answered with, for all calls; null when one is no plain copy. */
function asCopies(
  file: PythonFile,
  loading: readonly Use[],
): { readonly edits: readonly Edit[]; readonly imports: Reach['imports'] } | null {
  const copies = loading.map(({ node: { parent } }) => {
    const reached = parent && reach(file, parent, 'copy', 'copy.deepcopy');
    const edits = parent && reached && asCopy(file, parent, reached.code);
    return edits ? { edits, imports: reached.imports } : null;
  });
  if (copies.includes(null)) return null;
  return { edits: copies.flatMap((one) => one?.edits ?? []), imports: copies.flatMap((one) => one?.imports ?? []) };
}

function justified(file: PythonFile, statement: Node, reason: string): Remedy {
  const comment = nosec(file, statement, 'B403', reason);
  if (comment) return fix({ edits: [comment], summary: 'State why the import is harmless', suppression: true });
  return refuse(
    `the import may stay (${reason}), but no comment can be put on its line`,
    'Leave B403 out for this line in Bandit’s configuration.',
  );
}

export const b403 = defineRule({
  ids: ['B403'],
  names: ['import_pickle'],
  status: 'active',
  title: 'This file imports a module whose data can run code when it is loaded',
  why:
    'Reading `pickle`, `dill` or `shelve` data can call any function, so whoever can change the stored data runs code here. ' +
    'Writing it, and the import, do no harm.',
  remedy:
    'Look at the calls that load (B301): those are the weakness. Keep plain data as JSON instead; note that tuples come back as lists and keys as text. ' +
    'When the file only writes, mark the import `# nosec B403 # dumps only, nothing is loaded`. When nothing uses the import, delete it. ' +
    'A project that needs pickle in many places can leave B403 out in its Bandit configuration and rely on B301.',
  safety: 'guidance',
  cwe: 502,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 1, reason: 'An import does nothing by itself; loading hostile data is what B301 reports.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b403-import-pickle',
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://docs.python.org/3/library/pickle.html',
  ],
  traps: ['Changing to `cloudpickle` or `joblib` only leaves Bandit’s list: their data runs code just the same.'],
  fix: remedy,
  cases: [
    {
      name: 'stored plain data becomes JSON',
      refused: '`pickle.load` in line 6 loads with it',
      before: `«import pickle»


def read_profile(path):
    with open(path, "rb") as file:
        return pickle.load(file)
`,
      after: `import json


def read_profile(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)
`,
    },
    {
      name: 'written only, with the reason',
      safety: 'review',
      before: `«import pickle»


def size_in_bytes(value):
    return len(pickle.dumps(value))
`,
      after: `import pickle  # nosec B403 # dumps only, nothing is loaded


def size_in_bytes(value):
    return len(pickle.dumps(value))
`,
    },
    {
      name: 'nothing uses it',
      safety: 'safe',
      before: `«import os, pickle»

print(os.name)
`,
      after: `import os

print(os.name)
`,
    },
    {
      name: 'a clone is all that it is for',
      safety: 'review',
      before: `«import pickle»


def draft_of(invoice):
    return pickle.loads(pickle.dumps(invoice))
`,
      after: `import copy


def draft_of(invoice):
    return copy.deepcopy(invoice)
`,
    },
    {
      name: 'a test that loads what it dumped',
      safety: 'review',
      path: 'tests/test_book.py',
      before: `«import pickle»


def test_round_trip(book):
    stored = pickle.dumps(book)
    assert pickle.loads(stored) == book
`,
      after: `import pickle  # nosec B403 # loads only what it dumped itself


def test_round_trip(book):
    stored = pickle.dumps(book)
    assert pickle.loads(stored) == book
`,
      remains: ['B301'],
    },
    {
      name: 'only its exceptions are used',
      safety: 'review',
      before: `«from pickle import PicklingError»


def explain(error):
    return isinstance(error, PicklingError)
`,
      after: `from pickle import PicklingError  # nosec B403 # nothing is loaded


def explain(error):
    return isinstance(error, PicklingError)
`,
    },
    {
      name: 'a module of the same name in this project',
      safety: 'review',
      before: `«from .pickle import preserve»

preserve("gherkins")
`,
      after: `from .pickle import preserve  # nosec B403 # a module of this project

preserve("gherkins")
`,
    },
    {
      name: 'pickletools only takes pickles apart',
      safety: 'review',
      before: `«import pickletools»

pickletools.dis(open("book.pickle", "rb"))
`,
      after: `import pickletools  # nosec B403 # pickletools loads nothing

pickletools.dis(open("book.pickle", "rb"))
`,
    },
    {
      name: 'a call that loads is the weakness',
      before: `«import pickle»


def read(stream):
    return pickle.load(stream)
`,
      refused: '`pickle.load` in line 5 loads with it',
    },
    {
      name: 'the module handed on as a serialiser',
      before: `«import pickle»

queue = Queue(serializer=pickle)
`,
      refused: 'handed on',
    },
    {
      name: 'a shelf always loads',
      before: `«import shelve»

sessions = shelve.open("sessions")
`,
      refused: '`shelve.open` in line 3 loads with it',
    },
    {
      name: 'all names of the module',
      before: `«from pickle import *»

book = loads(data)
`,
      refused: 'star import',
    },
    {
      name: 'a module whose name begins alike',
      before: `«import pickleshare»

store = pickleshare.PickleShareDB("books")
`,
      refused: 'only begins like',
    },
  ],
});
