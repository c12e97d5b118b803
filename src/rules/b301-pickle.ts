import { defineRule } from './rule.ts';

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
  cases: [
    {
      name: 'a message is read as JSON',
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
      before: `import pickle


def draft_of(invoice):
    return «pickle.loads(pickle.dumps(invoice))»
`,
      after: `import copy


def draft_of(invoice):
    return copy.deepcopy(invoice)
`,
    },
  ],
});
