import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Refusal, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import type { Node } from '../../python/tree/tree.ts';
import { asCopy, dumpsInside, loadsOwnBytes, pickleName } from '../../remedies/data/pickles.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = pickleName(file, called);
  if (name === null) {
    return refuse(
      `what ${quoted(called)} stands for here cannot be seen with certainty`,
      'If it loads pickles, exchange the data as JSON instead.',
    );
  }
  return copy(file, call, called) ?? ownBytes(file, call) ?? explained(name, call);
}

/** A clone by way of bytes. In a test the way is what is tested. */
function copy(file: PythonFile, call: Node, called: Node): Remedy | null {
  const dumping = dumpsInside(file, call)?.childForFieldName('function');
  const reached = isTestFile(file) || !dumping ? null : reach(file, call, 'copy', 'copy.deepcopy');
  const edits = reached && asCopy(file, call, reached.code);
  if (!dumping || !reached || !edits) return null;
  return fix({
    edits,
    imports: reached.imports,
    unused: [called, dumping].map(({ text }) => text.split('.')[0] ?? ''),
    summary: 'Clone with `copy.deepcopy`',
    cautions: ['A class that defines `__deepcopy__` is copied by that, no longer by its pickling methods.'],
  });
}

function ownBytes(file: PythonFile, call: Node): Remedy | null {
  if (!loadsOwnBytes(file, call)) return null;
  const comment = nosec(file, call, 'B301', 'the bytes come from dumps in this file');
  return comment && fix({ edits: [comment], summary: 'State where the bytes come from', suppression: true });
}

/** Why no edit is made, and what fits this loader. */
function explained(name: string, call: Node): Refusal {
  const given = argumentsOf(call)[0]?.value;
  const data = given ? quoted(given) : 'the data';
  if (name === 'pandas.read_pickle') {
    return refuse(
      `who may write ${data} is not in the code`,
      `Store the table as Parquet: \`to_parquet\` where it is written and \`pandas.read_parquet\` here.`,
    );
  }
  if (name.startsWith('shelve.')) {
    return refuse(
      `a shelf pickles its values, and who may write ${data} is not in the code`,
      'Keep plain values in `sqlite3`, or in `dbm` as JSON.',
    );
  }
  if (name.startsWith('jsonpickle.')) {
    return refuse(
      `who may write ${data} is not in the code`,
      'Read plain data with `json.loads`: `jsonpickle` builds any class that the text names.',
    );
  }
  if (name.endsWith('Unpickler')) {
    return refuse(
      `who may write ${data} is not in the code`,
      'Derive a class from `pickle.Unpickler` whose `find_class` lets only the names through that you list.',
    );
  }
  return refuse(
    `who may write ${data} is not in the code, and another format changes the writer as well`,
    'Exchange plain data as JSON. Where pickle has to stay, check a signature over the bytes with `hmac.compare_digest` first, then add `# nosec B301 # reason`.',
  );
}

export const b301 = defineRule({
  ids: ['B301'],
  names: ['pickle'],
  status: 'active',
  title: 'Unpickling runs code that the data chooses',
  why: 'A pickle is a program. Whoever writes the bytes, into a queue, a cache, a cookie or a model file, runs commands in your process.',
  remedy:
    'Exchange data as data: `json`, MessagePack, Parquet for tables, safetensors for models. ' +
    'Writers and readers change together, and old files need one conversion. ' +
    'Where pickle has to stay, sign the bytes with a secret key and check the signature with `hmac.compare_digest` **before** loading, ' +
    'then justify the line with `# nosec B301 # reason`. To clone an object, use `copy.deepcopy`.',
  safety: 'guidance',
  cwe: 502,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 5, reason: 'Bytes from an attacker are code; ready-made payloads work every time.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b301-pickle',
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://docs.python.org/3/library/pickle.html',
    'https://docs.python.org/3/library/hmac.html',
  ],
  traps: [
    '`joblib.load`, `cloudpickle` and `_pickle` load pickles too; Bandit only does not look at them.',
    'JSON knows no dates, sets or classes and turns dictionary keys into text: check what your data holds.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'a message is read as JSON',
      refused: 'who may write `message.body` is not in the code',
      before: `import pickle


def read_job(message):
    return «pickle.loads(message.body)»
`,
      after: `import json


def read_job(message):
    return json.loads(message.body)
`,
    },
    {
      name: 'a cache entry is checked before it is loaded',
      refused: 'another format changes the writer as well',
      before: `import pickle


def read_entry(entry):
    return «pickle.loads(entry)»
`,
      after: `import hmac
import os
import pickle

KEY = os.environ["CACHE_KEY"].encode()


def read_entry(entry):
    signature, body = entry[:32], entry[32:]
    if not hmac.compare_digest(signature, hmac.digest(KEY, body, "sha256")):
        raise ValueError("the cache entry was altered")
    return pickle.loads(body)  # nosec B301 # signature checked above
`,
      remains: ['B403'],
    },
    {
      name: 'a table is stored as Parquet',
      refused: 'who may write `path` is not in the code',
      before: `import pandas


def load_scores(path):
    return «pandas.read_pickle(path)»
`,
      after: `import pandas


def load_scores(path):
    return pandas.read_parquet(path)
`,
    },
    {
      name: 'a clone needs no pickle',
      safety: 'review',
      before: `import pickle


def draft_of(invoice):
    return «pickle.loads(pickle.dumps(invoice))»
`,
      after: `import copy


def draft_of(invoice):
    return copy.deepcopy(invoice)
`,
    },
    {
      name: 'a clone with a protocol, over several lines',
      safety: 'review',
      before: `import pickle

copies = [
    «pickle.loads(
        pickle.dumps(book, protocol=pickle.HIGHEST_PROTOCOL),
    )»
    for book in shelf
]
`,
      after: `import copy

copies = [
    copy.deepcopy(
        book,
    )
    for book in shelf
]
`,
    },
    {
      name: 'functions imported by name',
      safety: 'review',
      before: `from pickle import dumps, loads


def draft_of(invoice):
    return «loads(dumps(invoice, -1))»
`,
      after: `import copy


def draft_of(invoice):
    return copy.deepcopy(invoice)
`,
    },
    {
      name: 'a test of pickling keeps it, with the reason',
      safety: 'review',
      path: 'tests/test_book.py',
      before: `import pickle


def test_round_trip(book):
    assert «pickle.loads(pickle.dumps(book))» == book
`,
      after: `import pickle


def test_round_trip(book):
    assert pickle.loads(pickle.dumps(book)) == book  # nosec B301 # the bytes come from dumps in this file
`,
      remains: ['B403'],
    },
    {
      name: 'bytes made a few lines above',
      safety: 'review',
      before: `import pickle


def sizes(books):
    stored = pickle.dumps(books)
    return len(stored), «pickle.loads(stored)»
`,
      after: `import pickle


def sizes(books):
    stored = pickle.dumps(books)
    return len(stored), pickle.loads(stored)  # nosec B301 # the bytes come from dumps in this file
`,
      remains: ['B403'],
    },
    {
      name: 'a shelf',
      before: `import shelve

with «shelve.open("sessions")» as sessions:
    print(list(sessions))
`,
      refused: 'a shelf pickles its values',
    },
    {
      name: 'an Unpickler of the module',
      before: `import pickle


def read(stream):
    return «pickle.Unpickler(stream)».load()
`,
      refused: 'who may write `stream` is not in the code',
    },
    {
      name: 'jsonpickle builds classes',
      before: `import jsonpickle


def read(text):
    return «jsonpickle.decode(text)»
`,
      refused: 'who may write `text` is not in the code',
    },
    {
      name: 'a name that only looks like the module',
      before: `import pickle


def read(pickle, jar):
    return «pickle.loads(jar)»
`,
      refused: 'cannot be seen with certainty',
    },
  ],
});
