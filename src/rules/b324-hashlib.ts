import { defineRule } from './rule.ts';

export const b324 = defineRule({
  ids: ['B324'],
  names: ['hashlib'],
  status: 'active',
  title: 'MD4, MD5, SHA or SHA-1 digest',
  why: 'Two different inputs with the same digest can be made on purpose, and a fast digest lets stolen passwords be guessed by the billion.',
  remedy:
    'Decide first what the digest is for. ' +
    'Cache keys, ETags, deduplication: say so with `usedforsecurity=False` (Python 3.9 or newer); the value stays the same. ' +
    'Signatures, tokens, integrity of files: use `hashlib.sha256`. Passwords: use `hashlib.scrypt` or Argon2id. ' +
    'The last two change stored values, so plan the change.',
  safety: 'review',
  cwe: 327,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 2, reason: 'High for passwords; otherwise needs a made collision, and nothing for cache keys.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b324_hashlib.html',
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://docs.python.org/3/library/hashlib.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html',
  ],
  traps: [
    '`usedforsecurity=False` on a digest that does protect something silences Bandit and leaves the weakness.',
    'A variable as `usedforsecurity=…` silences Bandit whatever its value.',
    'A SHA-256 digest is longer: columns, file names and fixed-size fields may cut it off.',
  ],
  cases: [
    {
      name: 'not a matter of security',
      before: `import hashlib


def etag(body):
    return «hashlib.md5(body)».hexdigest()
`,
      after: `import hashlib


def etag(body):
    return hashlib.md5(body, usedforsecurity=False).hexdigest()
`,
    },
    {
      name: 'integrity of a download',
      before: `from hashlib import sha1


def is_intact(archive, expected):
    return «sha1(archive)».hexdigest() == expected
`,
      after: `from hashlib import sha256


def is_intact(archive, expected):
    return sha256(archive).hexdigest() == expected
`,
    },
    {
      name: 'a password',
      before: `import hashlib


def hash_password(password, salt):
    return «hashlib.md5(salt + password)».digest()
`,
      after: `import hashlib


def hash_password(password, salt):
    return hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=5)
`,
    },
    {
      name: 'the algorithm by name',
      before: `import hashlib


def cache_key(url):
    return «hashlib.new("sha1", url.encode())».hexdigest()
`,
      after: `import hashlib


def cache_key(url):
    return hashlib.new("sha1", url.encode(), usedforsecurity=False).hexdigest()
`,
    },
  ],
});
