import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Fix, type Remedy } from '../../model/fixes/fix.ts';
import {
  argument,
  argumentsOf,
  hasKeywordSplat,
  keyword,
  positional,
  removeArgument,
  replace,
  setKeyword,
} from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { digestUse, type DigestUse } from '../../remedies/cryptography/digest-use.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = calledName(file, call);
  if (name === 'crypt.crypt' || name === 'crypt.mksalt') return crypt(call, name);
  if (name === null || !/^hashlib\.\w+$/u.test(name)) {
    return refuse(
      `${quoted(called)} is not certainly a function of Python’s \`hashlib\` here`,
      'If it is, use SHA-256 for what is a matter of security, and `usedforsecurity=False` for the rest.',
    );
  }
  if (hasKeywordSplat(call))
    return refuse(
      'the call unpacks `**` arguments, which may hold `usedforsecurity`',
      'Name the argument in the call.',
    );
  const use = digestUse(file, call);
  const said = keyword(call, 'usedforsecurity');
  if (use.prescribed) {
    return refuse(
      `${quoted(use.prescribed.name)} points to ${use.prescribed.by}, which prescribes this digest`,
      `If it does, state that: \`# nosec B324 # prescribed by ${use.prescribed.by}\`.`,
    );
  }
  if (use.measured && said === null) return measured(file, call);
  if (use.compared) {
    return refuse(
      `${quoted(use.compared)} is what people and other programs tell keys apart by, and they expect this digest`,
      'Offer a SHA-256 fingerprint beside it; for this one add `usedforsecurity=False` once nothing is trusted because of it.',
    );
  }
  if (use.password) return password(use.password);
  if (use.fixed) {
    return refuse(
      'the digest is compared with a fixed text, which another digest would not equal',
      'Decide what the digest protects: `usedforsecurity=False` when nothing, else SHA-256 and a new value to compare with.',
    );
  }
  if (said === null && isOpen(file, use)) return notForSecurity(file, call, use);
  return expected(use) ?? toSha256(file, call, called, name, use);
}

/**
 * Visibly not a matter of security: a test, a harmless name, a comment that says so, or a digest cut so short that it
 * can protect nothing.
 */
const isOpen = (file: PythonFile, use: DigestUse): boolean =>
  isTestFile(file) ||
  use.declared ||
  (!use.secret && (use.harmless !== null || (use.cut !== null && use.around === null)));

function password(name: string): Remedy {
  return refuse(
    `${quoted(name)} speaks of a password, and a plain digest of any kind can be guessed by the billion`,
    'Derive it with `hashlib.scrypt` and a random salt of its own, or with Argon2id, and rehash each stored password when its owner logs in next.',
  );
}

/** Nothing is hashed. */
const measured = (file: PythonFile, call: Node): Fix =>
  fix({
    edits: setKeyword(file, call, 'usedforsecurity', 'False'),
    python: [3, 9],
    safety: 'safe',
    summary: 'Say with `usedforsecurity=False` that only the measures of the digest are read',
  });

/** The value stays the same, so nothing that works now can break. */
function notForSecurity(file: PythonFile, call: Node, { harmless, around, own }: DigestUse): Fix {
  const sure = harmless !== null && own && around === null && !file.path.includes(harmless) && !isTestFile(file);
  const caution =
    around === null
      ? 'Confirm that nothing relies on this digest being hard to forge.'
      : `Confirm that nothing relies on this digest being hard to forge, although ${quoted(around)} is near.`;
  return fix({
    edits: setKeyword(file, call, 'usedforsecurity', 'False'),
    python: [3, 9],
    safety: sure ? 'safe' : 'review',
    cautions: sure ? [] : [caution],
    summary: `Say with \`usedforsecurity=False\` that ${harmless === null || !own ? 'the digest' : quoted(harmless)} protects nothing`,
  });
}

/** Somebody else expects this very digest; null when nothing says so. */
function expected(use: DigestUse): Remedy | null {
  if (use.choice) {
    return refuse(
      'the digest is one of several that the code chooses from, so another side asks for it',
      'Stop offering it when nobody asks for it any more; `usedforsecurity=False` if it protects nothing.',
    );
  }
  if (use.named) {
    return refuse(
      `${quoted(use.named)} names the digest, so whoever uses it expects that one`,
      'Offer SHA-256 beside it and move its users; `usedforsecurity=False` if it protects nothing.',
    );
  }
  if (use.spoken) {
    return refuse(
      `the comment ${quoted(use.spoken)} speaks of this very digest`,
      'Decide by what it says: `usedforsecurity=False` if the digest protects nothing, else SHA-256 and a new comment.',
    );
  }
  if (use.sent) {
    return refuse(
      `the digest goes out as ${quoted(use.sent)}, and whoever takes it expects this one`,
      'If both ends are yours, move them to SHA-256 together; `usedforsecurity=False` if it protects nothing.',
    );
  }
  if (use.cut) {
    return refuse(
      'only a part of the digest is used, so its place may be short',
      'Say `usedforsecurity=False` if it protects nothing; else take SHA-256 and widen what holds it.',
    );
  }
  return null;
}

function toSha256(file: PythonFile, call: Node, called: Node, name: string, use: DigestUse): Remedy {
  const cautions = [
    'Digests that are stored or exchanged change with it: find who compares them, and whether columns and fields hold 64 hexadecimal digits.',
    ...(use.secret
      ? []
      : [
          'If this digest protects nothing (a cache key, a checksum), write `usedforsecurity=False` instead, which keeps its value.',
        ]),
  ];
  const said = keyword(call, 'usedforsecurity');
  const more = said ? removeArgument(file, call, said) : [];
  const summary = 'Use SHA-256, for which no two inputs with one digest are known';
  if (name === 'hashlib.new') {
    const algorithm = argument(call, 0, 'name');
    return algorithm?.value.type === 'string'
      ? fix({
          edits: [replace(algorithm.value, algorithm.value.text.replace(/(["'])\w+(["'])/u, '$1sha256$2')), ...more],
          summary,
          cautions,
        })
      : refuse('the name of the algorithm is not a text in the call', 'Name SHA-256 where the algorithm is chosen.');
  }
  const attribute = called.childForFieldName('attribute');
  if (attribute) return fix({ edits: [replace(attribute, 'sha256'), ...more], summary, cautions });
  const by = bring(file, call, 'hashlib', 'sha256');
  if (!by)
    return refuse(
      '`sha256` and `hashlib` mean something else here',
      'Rename what hides them, then use `hashlib.sha256`.',
    );
  return fix({
    edits: [replace(called, by.code), ...by.edits, ...more],
    imports: by.imports,
    unused: [called.text],
    summary,
    cautions,
  });
}

/**
 * What is new gets the strong method; `crypt.crypt(word, stored)` goes on checking what is stored by the method that
 * made it.
 */
function crypt(call: Node, name: string): Remedy {
  const method = (
    name === 'crypt.crypt' ? (positional(call, 1) ?? keyword(call, 'salt')) : (argumentsOf(call)[0] ?? null)
  )?.value;
  const attribute = method?.type === 'attribute' ? method.childForFieldName('attribute') : null;
  if (!method || !attribute || !attribute.text.startsWith('METHOD_')) {
    return refuse(
      `${quoted(name)} gets its weak method from elsewhere`,
      'Give it `crypt.METHOD_SHA512`, or better derive passwords with `hashlib.scrypt`: `crypt` is gone in Python 3.13.',
    );
  }
  return fix({
    edits: [replace(attribute, 'METHOD_SHA512')],
    summary: `Make new password hashes with SHA-512 instead of ${quoted(attribute)}`,
    cautions: [
      'Stored hashes keep their old method: rehash each password when its owner logs in next.',
      '`crypt` is gone in Python 3.13: plan the move to `hashlib.scrypt` or Argon2id.',
    ],
  });
}

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
  exploitability: {
    score: 2,
    reason: 'High for passwords; otherwise needs a made collision, and nothing for cache keys.',
  },
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
  fix: remedy,
  cases: [
    {
      name: 'not a matter of security',
      safety: 'safe',
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
      refused: 'speaks of a password',
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
      safety: 'safe',
      before: `import hashlib


def cache_key(url):
    return «hashlib.new("sha1", url.encode())».hexdigest()
`,
      after: `import hashlib


def cache_key(url):
    return hashlib.new("sha1", url.encode(), usedforsecurity=False).hexdigest()
`,
    },
    {
      name: 'a hash object that is fed in pieces, in a call of several lines',
      safety: 'safe',
      before: `import hashlib


class Shelf:
    def checksum(self, pages):
        digest = «hashlib.md5(
            self.header,  # always first
        )»
        for page in pages:
            digest.update(page)
        return digest.hexdigest()
`,
      after: `import hashlib


class Shelf:
    def checksum(self, pages):
        digest = hashlib.md5(
            self.header,  # always first
            usedforsecurity=False,
        )
        for page in pages:
            digest.update(page)
        return digest.hexdigest()
`,
    },
    {
      name: 'without arguments, under another name',
      safety: 'safe',
      before: `from hashlib import sha1 as digest

cache_key = «digest()»
`,
      after: `from hashlib import sha1 as digest

cache_key = digest(usedforsecurity=False)
`,
    },
    {
      name: 'harmless by its own name, in a class that deals with secrets',
      before: `import hashlib


class AuthClient:
    def cache_key(self, url):
        return «hashlib.sha1(url)».hexdigest()
`,
      after: `import hashlib


class AuthClient:
    def cache_key(self, url):
        return hashlib.sha1(url, usedforsecurity=False).hexdigest()
`,
    },
    {
      name: 'in a test',
      path: 'tests/test_pages.py',
      before: `import hashlib


def test_page(page):
    assert «hashlib.md5(page.body)».hexdigest() == page.digest
`,
      after: `import hashlib


def test_page(page):
    assert hashlib.md5(page.body, usedforsecurity=False).hexdigest() == page.digest
`,
    },
    {
      name: 'a signature',
      before: `import hashlib


def sign(order, secret):
    return «hashlib.new('MD5', order + secret)».hexdigest()
`,
      after: `import hashlib


def sign(order, secret):
    return hashlib.new('sha256', order + secret).hexdigest()
`,
    },
    {
      name: 'nothing tells what it is for',
      before: `import hashlib

x = «hashlib.new(name="sha1", data=data)».hexdigest()
`,
      after: `import hashlib

x = hashlib.new(name="sha256", data=data).hexdigest()
`,
    },
    {
      name: 'it is said to be for security',
      before: `import hashlib

etag = «hashlib.sha1(body, usedforsecurity=True)».hexdigest()
`,
      after: `import hashlib

etag = hashlib.sha256(body).hexdigest()
`,
    },
    {
      name: 'the old method of crypt',
      before: `import crypt


def store(word):
    return «crypt.crypt(word, crypt.METHOD_MD5)»
`,
      after: `import crypt


def store(word):
    return crypt.crypt(word, crypt.METHOD_SHA512)
`,
    },
    {
      name: 'a protocol asks for it',
      before: `import base64
import hashlib


def websocket_accept(key):
    return base64.b64encode(«hashlib.sha1(key + GUID)».digest())
`,
      refused: 'points to WebSocket',
    },
    {
      name: 'compared with a fixed digest',
      before: `import hashlib


def is_known(page):
    digest = «hashlib.md5(page)».hexdigest()
    return digest == "9e107d9d372bb6826bd81d3542a419d6"
`,
      refused: 'compared with a fixed text',
    },
    {
      name: 'too short to protect anything',
      before: `import hashlib


def short(page):
    return «hashlib.md5(page)».hexdigest()[:8]
`,
      after: `import hashlib


def short(page):
    return hashlib.md5(page, usedforsecurity=False).hexdigest()[:8]
`,
    },
    {
      name: 'a comment says that it is no matter of security',
      before: `import hashlib

# sha1 is fine: no security purpose
version = «hashlib.sha1(icons)».hexdigest()
`,
      after: `import hashlib

# sha1 is fine: no security purpose
version = hashlib.sha1(icons, usedforsecurity=False).hexdigest()
`,
    },
    {
      name: 'a part of a secret digest',
      before: `import hashlib


def session_id(user):
    return «hashlib.md5(user)».hexdigest()[:16]
`,
      refused: 'only a part of the digest',
    },
    {
      name: 'a name that promises the digest',
      before: `import hashlib


def md5_of(page):
    return «hashlib.md5(page)».hexdigest()
`,
      refused: '`md5_of` names the digest',
    },
    {
      name: 'one of several digests',
      before: `import hashlib


def digest(page, kind):
    if kind == "strong":
        return hashlib.sha512(page)
    else:
        return «hashlib.sha1(page)»
`,
      refused: 'one of several',
    },
    {
      name: 'options from elsewhere',
      before: `import hashlib

digest = «hashlib.md5(page, **options)»
`,
      refused: 'unpacks',
    },
    {
      name: 'another hashlib',
      before: `from shelf import hashlib

digest = «hashlib.md5(page)»
`,
      refused: 'not certainly',
    },
    {
      name: 'only its size is read',
      safety: 'safe',
      before: `import os
from hashlib import sha1


def new_salt():
    return os.urandom(«sha1()».digest_size)
`,
      after: `import os
from hashlib import sha1


def new_salt():
    return os.urandom(sha1(usedforsecurity=False).digest_size)
`,
    },
    {
      name: 'a password in the settings',
      before: `from hashlib import md5


def make_token(self, salt):
    return «md5((self.config["password"].get() + salt).encode())».hexdigest()
`,
      refused: 'speaks of a password',
    },
    {
      name: 'a password one step before',
      before: `import hashlib


def seal(owner_password):
    padded = pad(owner_password)
    return «hashlib.md5(padded)».digest()
`,
      refused: 'speaks of a password',
    },
    {
      name: 'the fingerprint of a key',
      before: `import hashlib


class PublicKey:
    def get_fingerprint(self):
        return «hashlib.md5(self.as_bytes())».digest()
`,
      refused: '`get_fingerprint` is what people and other programs',
    },
    {
      name: 'a format asks for it',
      path: 'shelf/pdf/encryption.py',
      before: `import hashlib


def file_key(entry):
    return «hashlib.md5(entry)».digest()
`,
      refused: 'points to the PDF format',
    },
    {
      name: 'a header of a request',
      before: `import hashlib


def headers(stamp, access):
    return {"X-Date": stamp, "X-Shelf-Key": «hashlib.md5(access)».hexdigest()}
`,
      refused: 'the digest goes out as `X-Shelf-Key`',
    },
    {
      name: 'a comment that names it',
      before: `import hashlib


def new_name(stamp):
    # SHA-1 because it is shorter
    return «hashlib.sha1(stamp)».hexdigest()
`,
      refused: 'speaks of this very digest',
    },
    {
      name: 'what is hashed has a harmless name, not the digest',
      before: `import hashlib


def digest_of(filename):
    return «hashlib.sha1(filename)».hexdigest()
`,
      after: `import hashlib


def digest_of(filename):
    return hashlib.sha1(filename, usedforsecurity=False).hexdigest()
`,
    },
    {
      name: 'the parameters of a request',
      before: `import hashlib


def read(shelf, stamp, uid):
    mark = «hashlib.md5(stamp)».hexdigest()
    return shelf.get("/pages", params=[("uid", uid), ("mark", mark)])
`,
      refused: 'the digest goes out as `params`',
    },
    {
      name: 'the fingerprint of a request is a cache key',
      safety: 'safe',
      before: `import hashlib


def fingerprint(request, cache, cache_key):
    cache[cache_key] = «hashlib.sha1(request.url)».digest()
`,
      after: `import hashlib


def fingerprint(request, cache, cache_key):
    cache[cache_key] = hashlib.sha1(request.url, usedforsecurity=False).digest()
`,
    },
  ],
});
