import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, replace } from '../../python/edits/arguments.ts';
import { dropUnused, importedNames, reach, type ImportedName } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { lineEnd, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, usesOf } from '../../python/tree/names.ts';
import { enclosing, walk, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  if (statement.type === 'call') {
    return refuse(
      `the module is imported by the call ${quoted(statement)}`,
      'Name `Cryptodome` there, and declare `pycryptodomex`.',
    );
  }
  const imports = cryptoImports(file);
  if (!imports.some(({ id }) => id === statement.id)) {
    return refuse(
      'the import is not one of the package `Crypto` itself',
      'If it is a module of this project, add `# nosec B413 # reason`.',
    );
  }
  const names = importedNames(statement) ?? [];
  const unused =
    names.length > 0 && names.every(({ local, node }) => usesOf(file, node, local).length === 0)
      ? dropUnused(
          file,
          names.map(({ local }) => local),
        )
      : [];
  if (unused.length > 0 && !enclosing(statement, 'if_statement', 'try_statement'))
    return fix({ edits: unused, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  const { packages } = file.project;
  if (packages.has('pycryptodome') && !packages.has('pycrypto')) return justified(file, statement);
  return toSecrets(file, imports, names) ?? toCryptodome(file, imports);
}

/** All imports of `Crypto` and what is in it, in the whole file. */
const cryptoImports = (file: PythonFile): readonly Node[] =>
  [...walk(file.root)]
    .filter(({ type }) => /^import_(?:from_)?statement$/u.test(type))
    .filter((statement) => roots(statement).length > 0);

/** The places in an import statement where the package's name stands. */
function roots(statement: Node): readonly Node[] {
  const places =
    statement.type === 'import_from_statement'
      ? [statement.childForFieldName('module_name')]
      : statement.childrenForFieldName('name');
  return places.flatMap((place) => {
    const path = place?.type === 'aliased_import' ? place.childForFieldName('name') : place;
    const first = path?.type === 'dotted_name' ? path.namedChildren[0] : null;
    return first?.text === 'Crypto' ? [first] : [];
  });
}

function justified(file: PythonFile, statement: Node): Remedy {
  const comment = nosec(file, statement, 'B413', 'provided by pycryptodome');
  return comment
    ? fix({
        edits: [comment],
        summary: 'State that `pycryptodome`, which is maintained, provides the package',
        suppression: true,
        cautions: ['Check that nothing installs `pycrypto` beside it: the two overwrite each other’s files.'],
      })
    : refuse(
        '`pycryptodome` provides the package, and no comment can be added to this line',
        'Write `# nosec B413 # provided by pycryptodome` where it fits.',
      );
}

/** Random bytes are all that the file takes from the package: Python has them itself. */
function toSecrets(file: PythonFile, imports: readonly Node[], names: readonly ImportedName[]): Remedy | null {
  const [only] = imports;
  // Such an import stays, used or not.
  const stays =
    only &&
    (enclosing(only, 'try_statement', 'if_statement') !== null ||
      file.text.slice(only.endIndex, lineEnd(file.text, only.endIndex)).includes('#'));
  if (imports.length !== 1 || stays || names.some(({ path }) => !/^Crypto\.Random(?:\.get_random_bytes)?$/u.test(path)))
    return null;
  const uses = names.flatMap(({ node, local }) => usesOf(file, node, local));
  const calls = uses.map((use) => enclosing(use, 'call'));
  const first = calls[0];
  const by = first ? reach(file, first, 'secrets', 'secrets.token_bytes') : null;
  if (
    !by ||
    calls.some(
      (call) =>
        call === null ||
        calledName(file, call) !== 'Crypto.Random.get_random_bytes' ||
        argumentsOf(call).length !== 1 ||
        argumentsOf(call)[0]?.name !== null,
    )
  )
    return null;
  const edits = calls
    .flatMap((call) => call?.childForFieldName('function') ?? [])
    .map((called) => replace(called, by.code));
  return fix({
    edits,
    imports: by.imports,
    unused: names.map(({ local }) => local),
    summary: 'Take random bytes from `secrets`',
    cautions: ['If nothing else needs the package, drop it from the requirements.'],
  });
}

/** The same code from the package that is maintained, in all imports at once: objects of the two must not meet. */
function toCryptodome(file: PythonFile, imports: readonly Node[]): Remedy {
  const other =
    imports.some((statement) => enclosing(statement, 'try_statement')) &&
    /^\s*(?:from|import)\s+Cryptodome\b/mu.test(file.text);
  if (other) {
    return refuse(
      'the file imports `Cryptodome` as well, so this is the fallback for where it is missing',
      'Drop the fallback, and declare `pycryptodomex`.',
    );
  }
  const old = oldOnly(file, imports);
  if (old) {
    return refuse(
      // The arguments of a call may be a key.
      `${quoted(old.childForFieldName('function') ?? old)} is used as only PyCrypto allows`,
      'Replace that first, best by the `cryptography` package; then import the rest from `Cryptodome`.',
    );
  }
  const text = [...walk(file.root)].find(
    ({ type, text: content }) => type === 'string' && /^\w*["']+Crypto\./u.test(content),
  );
  if (text)
    return refuse(
      `the text ${quoted(text)} names the package too`,
      'Rename `Crypto` to `Cryptodome` in both, and declare `pycryptodomex`.',
    );
  return fix({
    edits: [...imports.flatMap(roots), ...plainUses(file, imports)].map((node): Edit => replace(node, 'Cryptodome')),
    summary: 'Import from `Cryptodome`, the package that is maintained',
    requirements: [{ name: 'pycryptodomex', specifier: 'pycryptodomex>=3.19.1' }],
    cautions: [
      'Change all files of the project together: keys and ciphers made by one package are foreign to the other.',
      ...(file.project.packages.has('pycrypto') ? ['Drop `pycrypto` from the requirements in the same change.'] : []),
    ],
  });
}

/** `Crypto.Cipher.AES` after `import Crypto.Cipher.AES`. */
const plainUses = (file: PythonFile, imports: readonly Node[]): readonly Node[] => {
  const names = imports
    .flatMap((statement) => importedNames(statement) ?? [])
    .filter(({ local, path }) => local === 'Crypto' && path.startsWith('Crypto'));
  return [
    ...new Map(names.flatMap(({ node }) => usesOf(file, node, 'Crypto')).map((node) => [node.id, node])).values(),
  ];
};

/** What PyCryptodome left out or does otherwise. https://www.pycryptodome.org/src/vs_pycrypto */
function oldOnly(file: PythonFile, imports: readonly Node[]): Node | null {
  const paths = imports.flatMap((statement) => importedNames(statement) ?? []);
  const gone = paths.find(({ path }) =>
    /^Crypto\.(?:Cipher\.XOR|Protocol\.(?:AllOrNothing|Chaffing)|Util\.randpool|Random\.(?:OSRNG|Fortuna))\b/u.test(
      path,
    ),
  );
  if (gone) return gone.node;
  const keys = paths.some(({ path }) => /^Crypto\.PublicKey\b/u.test(path));
  return (
    [...walk(file.root)].find((node) => {
      if (node.type !== 'call') return false;
      const count = argumentsOf(node).length;
      if (
        count === 1 &&
        /^Crypto\.Cipher\.\w+\.new$/u.test(calledName(file, node) ?? '') &&
        !/ARC4|ChaCha|Salsa|PKCS1/u.test(calledName(file, node) ?? '')
      )
        return true;
      const method = node.childForFieldName('function')?.childForFieldName('attribute')?.text ?? '';
      return (
        keys &&
        count === 2 &&
        /^(?:encrypt|sign|verify)$/u.test(method) &&
        /^(?:integer|none|string)$/u.test(argumentsOf(node)[1]?.value.type ?? '')
      );
    }) ?? null
  );
}

export const b413 = defineRule({
  ids: ['B413'],
  names: ['import_pycrypto'],
  status: 'active',
  title: 'PyCrypto is abandoned and has known holes that nobody will close',
  why: 'Its last release is from 2013; a buffer overflow in it can be reached with attacker-controlled data (CVE-2013-7459).',
  remedy:
    'See first which package provides `Crypto` here. When it is `pycryptodome`, which is maintained and uses the same name, ' +
    'mark the import `# nosec B413 # provided by pycryptodome`, or switch to `pycryptodomex` and write `Cryptodome` in every import. ' +
    'When it is `pycrypto`, replace it by `pycryptodomex` in the requirements in the same change. ' +
    'New code is better off with `cryptography`. Delete an import that nothing uses.',
  safety: 'review',
  cwe: 1104,
  owasp2021: { id: 'A06:2021', mapped: true },
  owasp2025: { id: 'A03:2025', mapped: true },
  exploitability: { score: 3, reason: 'Depends on the primitives in use; the holes are public and stay open.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b413-import-pycrypto',
    'https://cwe.mitre.org/data/definitions/1104.html',
    'https://www.pycryptodome.org/',
    'https://cryptography.io/en/latest/',
  ],
  traps: [
    '`pycrypto` and `pycryptodome` overwrite each other’s files: never have both installed.',
    'The rename keeps weak primitives weak: B303 and B304 still report them.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'move to the Cryptodome names',
      before: `«from Crypto.Cipher import AES»


def seal(key, nonce, message):
    return AES.new(key, AES.MODE_GCM, nonce=nonce).encrypt_and_digest(message)
`,
      after: `from Cryptodome.Cipher import AES


def seal(key, nonce, message):
    return AES.new(key, AES.MODE_GCM, nonce=nonce).encrypt_and_digest(message)
`,
    },
    {
      name: 'provided by pycryptodome, with the reason',
      packages: ['pycryptodome>=3.20'],
      before: `«from Crypto.Random import get_random_bytes»


def new_key():
    return get_random_bytes(32)
`,
      after: `from Crypto.Random import get_random_bytes  # nosec B413 # provided by pycryptodome


def new_key():
    return get_random_bytes(32)
`,
    },
    {
      name: 'random bytes from Python itself',
      before: `«from Crypto import Random»


def new_key():
    return Random.get_random_bytes(32)
`,
      after: `import secrets


def new_key():
    return secrets.token_bytes(32)
`,
    },
    {
      name: 'all imports of a file, and the uses of the package’s name',
      packages: ['pycrypto'],
      before: `«import Crypto.Cipher.AES, os»
from Crypto.PublicKey import (  # keys
    RSA as Keys,
)


def seal(key, text):
    from Crypto.Random import get_random_bytes

    nonce = get_random_bytes(12)
    return Crypto.Cipher.AES.new(key, Crypto.Cipher.AES.MODE_GCM, nonce=nonce).encrypt(text), Keys.generate(2048), os.sep
`,
      after: `import Cryptodome.Cipher.AES, os
from Cryptodome.PublicKey import (  # keys
    RSA as Keys,
)


def seal(key, text):
    from Cryptodome.Random import get_random_bytes

    nonce = get_random_bytes(12)
    return Cryptodome.Cipher.AES.new(key, Cryptodome.Cipher.AES.MODE_GCM, nonce=nonce).encrypt(text), Keys.generate(2048), os.sep
`,
    },
    {
      name: 'nothing uses it',
      safety: 'safe',
      before: `«from Crypto.Cipher import AES»
import os

print(os.sep)
`,
      after: `import os

print(os.sep)
`,
    },
    {
      name: 'a function of its own',
      before: `def new_key():
    «from Crypto.Random import get_random_bytes»

    return get_random_bytes(32), get_random_bytes(16)
`,
      after: `import secrets


def new_key():

    return secrets.token_bytes(32), secrets.token_bytes(16)
`,
    },
    {
      name: 'the fallback for another package',
      before: `try:
    from Cryptodome.Cipher import AES
except ImportError:
    «from Crypto.Cipher import AES»

cipher = AES.new(key, AES.MODE_GCM)
`,
      refused: 'the fallback for where it is missing',
    },
    {
      name: 'what only PyCrypto has',
      before: `«from Crypto.Cipher import AES»

cipher = AES.new(key)
`,
      refused: '`AES.new` is used as only PyCrypto allows',
    },
    {
      name: 'named in a text',
      before: `«from Crypto.Cipher import AES»

patch("Crypto.Cipher.AES.new")
cipher = AES.new(key, AES.MODE_GCM)
`,
      refused: 'names the package too',
    },
    {
      name: 'imported by a call',
      before: `cipher = «__import__("Crypto.Cipher")»
`,
      refused: 'imported by the call',
    },
    {
      name: 'an import that may fail is renamed',
      before: `try:
    «from Crypto.Random import get_random_bytes»
except ImportError:
    get_random_bytes = None

key = get_random_bytes(32)
`,
      after: `try:
    from Cryptodome.Random import get_random_bytes
except ImportError:
    get_random_bytes = None

key = get_random_bytes(32)
`,
    },
  ],
});
