import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { digestUse } from '../../remedies/cryptography/digest-use.ts';
import { defineRule } from '../rule.ts';

const cautions = [
  'Digests and signatures that are stored or exchanged change with it: find who compares or verifies them.',
  'A SHA-256 digest has 32 bytes: check columns and fields of a fixed size.',
];
const summary = 'Use SHA-256, for which no two inputs with one digest are known';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = calledName(file, call) ?? '';
  const ofCryptography = /^cryptography\.hazmat\.primitives\.hashes\.(?:MD5|SHA1)$/u.test(name);
  const ofCrypto = /^(Crypto|Cryptodome)\.Hash\.(?:MD2|MD4|MD5|SHA)\.new$/u.exec(name);
  if (!ofCryptography && !ofCrypto)
    return refuse(
      `${quoted(called)} is not certainly a digest of a cryptography package here`,
      'If it is, use SHA-256.',
    );
  const holder = holderOf(file, call);
  if (holder !== null) return givenTo(file, call, holder);
  const use = digestUse(file, call);
  if (use.prescribed) {
    return refuse(
      `${quoted(use.prescribed.name)} points to ${use.prescribed.by}, which prescribes this digest`,
      `If it does, state that: \`# nosec B303 # prescribed by ${use.prescribed.by}\`.`,
    );
  }
  if (use.password) {
    return refuse(
      `${quoted(use.password)} speaks of a password, and a plain digest of any kind can be guessed by the billion`,
      'Derive it with `Scrypt` of the `cryptography` package, or with Argon2id.',
    );
  }
  if (use.fixed) {
    return refuse(
      'the digest is compared with a fixed text, which another digest would not equal',
      'Replace both in one change.',
    );
  }
  if (use.choice) {
    return refuse(
      'the digest is one of several that the code chooses from, so another side asks for it',
      'Stop offering it when nobody asks for it any more.',
    );
  }
  const bound = use.compared ?? use.spoken ?? use.sent;
  if (bound) {
    return refuse(
      `${quoted(bound)} shows that people or other programs expect this digest`,
      'Offer SHA-256 beside it and move its users, or state what it is for: `# nosec B303 # reason`.',
    );
  }
  if (use.named)
    return refuse(
      `${quoted(use.named)} names the digest, so whoever uses it expects that one`,
      'Offer SHA-256 beside it and move its users.',
    );
  return ofCrypto ? pycryptodome(file, called, `${ofCrypto[1]}.Hash`) : cryptography(file, called);
}

/** Who takes the digest, where the other side decides which one it has to be. */
const holders: readonly (readonly [RegExp, string])[] = [
  [/\.twofactor\.(?:hotp\.HOTP|totp\.TOTP)$/u, 'one-time passwords'],
  [/\.padding\.OAEP$/u, 'OAEP padding'],
  [/\.padding\.MGF1$/u, 'the mask of a padding'],
  [/\.padding\.PSS$/u, 'PSS padding'],
  [/\.ocsp\.|\.add_certificate$/u, 'OCSP'],
  [/\.kdf\.\w+\.\w+$/u, 'the keys that are derived'],
];

/** The call that the digest goes into, when it fixes which digest it must be. */
function holderOf(file: PythonFile, call: Node): readonly [Node, string] | null {
  for (
    let at = call.parent;
    at !== null && /^(?:argument_list|keyword_argument|call|attribute)$/u.test(at.type);
    at = at.parent
  ) {
    if (at.type !== 'call' || at.startIndex === call.startIndex) continue;
    const called = at.childForFieldName('function');
    const name = calledName(file, at) ?? called?.text ?? '';
    const holder = holders.find(([pattern]) => pattern.test(name))?.[1];
    if (called && holder !== undefined) return [called, holder];
    const method = called?.childForFieldName('attribute')?.text;
    if (called && method === 'verify') return [called, 'the check of signatures that exist'];
    if (called && method === 'fingerprint') return [called, 'fingerprints that others compare'];
  }
  return null;
}

function givenTo(file: PythonFile, call: Node, [called, holder]: readonly [Node, string]): Remedy {
  const comment =
    holder === 'one-time passwords'
      ? nosec(file, call, 'B303', 'authenticator apps expect SHA-1, and collisions do not matter in HMAC')
      : null;
  if (comment)
    return fix({ edits: [comment], summary: 'State why SHA-1 is right for one-time passwords', suppression: true });
  return refuse(
    `the digest goes into ${quoted(called)}, so ${holder} of both sides must change together`,
    'Move the other side to SHA-256 first, or state why it cannot: `# nosec B303 # reason`.',
  );
}

function cryptography(file: PythonFile, called: Node): Remedy {
  const attribute = called.childForFieldName('attribute');
  if (attribute) return fix({ edits: [replace(attribute, 'SHA256')], summary, cautions });
  return byName(file, called, 'cryptography.hazmat.primitives.hashes', called);
}

/** `MD5.new(x)`: the name before `new` is a module. */
function pycryptodome(file: PythonFile, called: Node, module: string): Remedy {
  const object = called.childForFieldName('object');
  return object?.type === 'identifier'
    ? byName(file, called, module, object)
    : refuse(
        `${quoted(called)} reaches the digest through a package`,
        `Write \`from ${module} import SHA256\` and call \`SHA256.new\`.`,
      );
}

function byName(file: PythonFile, called: Node, module: string, old: Node): Remedy {
  const by = bring(file, called, module, 'SHA256');
  if (!by) return refuse('`SHA256` means something else here', `Rename it, then take \`SHA256\` from \`${module}\`.`);
  return fix({
    edits: [replace(old, by.code), ...by.edits],
    imports: by.imports,
    unused: [old.text],
    adds: module.startsWith('Crypto.') ? ['B413'] : [],
    summary,
    cautions,
  });
}

export const b303 = defineRule({
  ids: ['B303'],
  names: ['md5'],
  brings: ['B413'],
  status: 'active',
  title: 'MD2, MD4, MD5 or SHA-1 from a cryptography package',
  why: 'Two different inputs with the same digest can be made on purpose, so a signature or an integrity check passes for a forged document.',
  remedy:
    'Use `SHA256` or better for signatures, certificates and integrity, and a password hash (`scrypt`, Argon2id) for passwords. ' +
    'Every stored or exchanged digest changes with it: find who compares them and plan the change. ' +
    'Where a protocol prescribes the digest (TOTP, OCSP, a git object), justify the line with `# nosec B303 # reason`.',
  safety: 'review',
  cwe: 327,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs a made collision, or cracking of stolen digests.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b303-md5',
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://cryptography.io/en/latest/hazmat/primitives/cryptographic-hashes/',
  ],
  traps: [
    'A SHA-256 digest is longer: columns, file names and fixed-size fields may cut it off.',
    'Passing the class without calling it (`hashes.SHA1`) hides it from Bandit only.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'the cryptography package',
      before: `from cryptography.hazmat.primitives import hashes


def fingerprint(document):
    digest = hashes.Hash(«hashes.SHA1()»)
    digest.update(document)
    return digest.finalize()
`,
      after: `from cryptography.hazmat.primitives import hashes


def fingerprint(document):
    digest = hashes.Hash(hashes.SHA256())
    digest.update(document)
    return digest.finalize()
`,
    },
    {
      name: 'PyCryptodome',
      before: `from Cryptodome.Hash import MD5


def checksum(backup):
    return «MD5.new(backup)».hexdigest()
`,
      after: `from Cryptodome.Hash import SHA256


def checksum(backup):
    return SHA256.new(backup).hexdigest()
`,
    },
    {
      name: 'the class by its own name',
      before: `from cryptography.hazmat.primitives.hashes import Hash, MD5

digest = Hash(
    «MD5()»,  # short
)
`,
      after: `from cryptography.hazmat.primitives.hashes import Hash, SHA256

digest = Hash(
    SHA256(),  # short
)
`,
    },
    {
      name: 'PyCrypto’s names, the module still in use',
      remains: ['B413'],
      before: `from Crypto.Hash import (
    HMAC,
    MD5 as Digest,
)

seal = HMAC.new(key, digestmod=Digest)
state = «Digest.new()»
`,
      after: `from Crypto.Hash import (
    HMAC,
    MD5 as Digest,
    SHA256,
)

seal = HMAC.new(key, digestmod=Digest)
state = SHA256.new()
`,
    },
    {
      name: 'one-time passwords keep SHA-1, with the reason',
      before: `from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP


def second_factor(key):
    return TOTP(key, 6, «SHA1()», 30)
`,
      after: `from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP


def second_factor(key):
    return TOTP(key, 6, SHA1(), 30)  # nosec B303 # authenticator apps expect SHA-1, and collisions do not matter in HMAC
`,
    },
    {
      name: 'both sides of an encryption must agree',
      before: `from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

seal = padding.OAEP(mgf=padding.MGF1(algorithm=«hashes.SHA1()»), algorithm=hashes.SHA256(), label=None)
`,
      refused: 'the mask of a padding of both sides',
    },
    {
      name: 'signatures that exist',
      before: `from cryptography.hazmat.primitives import hashes


def check(public, signature, order, scheme):
    public.verify(signature, order, scheme, «hashes.SHA1()»)
`,
      refused: 'the check of signatures that exist',
    },
    {
      name: 'a password',
      before: `from Cryptodome.Hash import MD5


def store(password):
    return «MD5.new(password)».hexdigest()
`,
      refused: 'speaks of a password',
    },
    {
      name: 'Kerberos asks for it',
      path: 'shelf/krb5/crypto.py',
      before: `from Crypto.Hash import MD4


def key_of(text):
    return «MD4.new(text)».digest()
`,
      refused: 'points to Kerberos',
    },
    {
      name: 'a protocol asks for it',
      before: `from Cryptodome.Hash import MD4


def ntlm_hash(word):
    return «MD4.new(word)».digest()
`,
      refused: 'points to NTLM',
    },
    {
      name: 'through the package',
      remains: [],
      before: `import Cryptodome.Hash.MD5

digest = «Cryptodome.Hash.MD5.new(page)».digest()
`,
      refused: 'through a package',
    },
    {
      name: 'chosen by the other side',
      before: `from cryptography.hazmat.primitives import hashes


def digest_for(version):
    return hashes.SHA256() if version == 2 else «hashes.SHA1()»
`,
      refused: 'one of several',
    },
    {
      name: 'a name that promises the digest',
      before: `from cryptography.hazmat.primitives import hashes

RSA_WITH_MD5 = «hashes.MD5()»
`,
      refused: '`RSA_WITH_MD5` names the digest',
    },
    {
      name: 'a local name',
      before: `from cryptography.hazmat.primitives import hashes


def fingerprint(hashes, page):
    return «hashes.MD5()».of(page)
`,
      refused: 'not certainly a digest',
    },
    {
      name: 'derived keys open what is stored',
      before: `from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC

kdf = PBKDF2HMAC(algorithm=«hashes.SHA1()», length=32, salt=salt, iterations=600_000)
`,
      refused: 'the keys that are derived of both sides',
    },
    {
      name: 'the fingerprint of a key',
      before: `from Crypto.Hash import MD5


class PublicKey:
    def fingerprint(self):
        return «MD5.new(self.as_bytes())».hexdigest()
`,
      refused: '`fingerprint` shows that people or other programs expect this digest',
    },
  ],
});
