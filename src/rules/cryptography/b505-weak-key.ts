import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argument, hasSplat, replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted, qualified } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const curves = 'cryptography.hazmat.primitives.asymmetric.ec';
/** Where each function takes the size: its place and its name. */
const sizes: Readonly<Record<string, readonly [number, string]>> = {
  'cryptography.hazmat.primitives.asymmetric.rsa.generate_private_key': [1, 'key_size'],
  'cryptography.hazmat.primitives.asymmetric.dsa.generate_private_key': [0, 'key_size'],
  'Crypto.PublicKey.RSA.generate': [0, 'bits'],
  'Cryptodome.PublicKey.RSA.generate': [0, 'bits'],
  'Crypto.PublicKey.DSA.generate': [0, 'bits'],
  'Cryptodome.PublicKey.DSA.generate': [0, 'bits'],
};

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = calledName(file, call) ?? '';
  const place = sizes[name];
  const isCurve = name === `${curves}.generate_private_key`;
  if (!place && !isCurve) {
    return refuse(
      `${quoted(called)} is not certainly a key generator of \`cryptography\`, PyCrypto or PyCryptodome here`,
      'If it is, ask for 2048 bits or more, or for the curve `SECP256R1`.',
    );
  }
  if (hasSplat(call))
    return refuse('the call unpacks `*` or `**` arguments, which may hold the size', 'Name the size in the call.');
  if (isTestFile(file)) return forTests(file, call);
  return place ? longer(call, place, name === 'Crypto.PublicKey.DSA.generate') : curve(file, call);
}

/** 2048 bits are what every peer and format of today takes. */
function longer(call: Node, [place, name]: readonly [number, string], perhapsPycrypto: boolean): Remedy {
  const size = argument(call, place, name);
  if (size?.value.type !== 'integer')
    return refuse('the size is not a number in the call', 'Set it to 2048 or more where it is chosen.');
  return fix({
    edits: [replace(size.value, '2048')],
    safety: perhapsPycrypto ? 'review' : 'safe',
    summary: `Generate 2048 bits instead of ${size.value.text}`,
    cautions: [
      'Only keys made from now on change: replace the short ones that exist, and take 3072 bits for keys that live beyond 2030.',
      ...(perhapsPycrypto ? ['PyCrypto itself makes no DSA keys of more than 1024 bits; PyCryptodome does.'] : []),
    ],
  });
}

function curve(file: PythonFile, call: Node): Remedy {
  const given = argument(call, 0, 'curve');
  const name = given ? (qualified(file, given.value) ?? '') : '';
  if (!given || !/\.ec\.SE(?:CP|CT)\d+[KR]\d$/u.test(name)) {
    return refuse(
      'the curve is not named in the call',
      'Choose `SECP256R1` or a stronger one where the curve is chosen.',
    );
  }
  const by = bring(file, call, curves, 'SECP256R1');
  const attribute = given.value.type === 'attribute' ? given.value.childForFieldName('attribute') : null;
  if (!attribute && !by)
    return refuse('`SECP256R1` means something else here', `Rename it, then take the curve from \`${curves}\`.`);
  const old = dotted(bare(given.value)) ?? '';
  return fix({
    edits: attribute
      ? [replace(attribute, 'SECP256R1()')]
      : [replace(given.value, `${by?.code ?? ''}()`), ...(by?.edits ?? [])],
    imports: attribute ? [] : (by?.imports ?? []),
    unused: attribute ? [] : [old],
    safety: 'review',
    summary: `Generate on the curve \`SECP256R1\` instead of ${quoted(name.split('.').at(-1) ?? name)}`,
    cautions: [
      'Check that no protocol, certificate or stored public key asks for the old curve.',
      'Only keys made from now on change: replace the ones that exist.',
    ],
  });
}

/** Short keys make tests quick and protect nothing. */
function forTests(file: PythonFile, call: Node): Remedy {
  const comment = nosec(file, call, 'B505', 'key of a test');
  return comment
    ? fix({ edits: [comment], safety: 'review', summary: 'State that the key is one of a test', suppression: true })
    : refuse(
        'the key is one of a test, and no comment can be added to this line',
        'Write `# nosec B505 # key of a test` where it fits, or generate 2048 bits once for all tests.',
      );
}

export const b505 = defineRule({
  ids: ['B505'],
  names: ['weak_cryptographic_key'],
  status: 'active',
  title: 'The key is too short to resist an attack',
  why:
    'An RSA key of 512 bits is factored in hours, and one of 1024 bits is within reach of a large organisation. ' +
    'Then signatures can be forged and traffic read.',
  remedy:
    'Generate at least 2048 bits for RSA, 3072 for keys that live beyond 2030, or use the curve `SECP256R1` or stronger, or Ed25519. ' +
    'Avoid DSA in new work. Only keys made from now on change: replace the existing ones too, and check that no peer or file format expects the old size.',
  safety: 'safe',
  cwe: 326,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 2, reason: 'A costly attack off line; cheap below 768 bits.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b505_weak_cryptographic_key.html',
    'https://cwe.mitre.org/data/definitions/326.html',
    'https://cryptography.io/en/latest/hazmat/primitives/asymmetric/rsa/',
  ],
  traps: ['A size in a variable ends the finding and not the weakness: Bandit reads literals only.'],
  fix: remedy,
  cases: [
    {
      name: 'RSA of 1024 bits',
      before: `from cryptography.hazmat.primitives.asymmetric import rsa


def new_signing_key():
    return «rsa.generate_private_key(public_exponent=65537, key_size=1024)»
`,
      after: `from cryptography.hazmat.primitives.asymmetric import rsa


def new_signing_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)
`,
    },
    {
      name: 'a short curve',
      safety: 'review',
      before: `from cryptography.hazmat.primitives.asymmetric import ec


def new_device_key():
    return «ec.generate_private_key(ec.SECP192R1)»
`,
      after: `from cryptography.hazmat.primitives.asymmetric import ec


def new_device_key():
    return ec.generate_private_key(ec.SECP256R1())
`,
    },
    {
      name: 'RSA with PyCryptodome',
      before: `from Cryptodome.PublicKey import RSA


def new_license_key():
    return «RSA.generate(1024)»
`,
      after: `from Cryptodome.PublicKey import RSA


def new_license_key():
    return RSA.generate(2048)
`,
    },
    {
      name: 'the size by its place, in several lines',
      before: `from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as make

key = «make(
    65537,
    512,  # quick
)»
`,
      after: `from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as make

key = make(
    65537,
    2048,  # quick
)
`,
    },
    {
      name: 'DSA',
      before: `from cryptography.hazmat.primitives.asymmetric import dsa

key = «dsa.generate_private_key(1024)»
`,
      after: `from cryptography.hazmat.primitives.asymmetric import dsa

key = dsa.generate_private_key(2048)
`,
    },
    {
      name: 'DSA with PyCryptodome, by keyword',
      before: `import Cryptodome.PublicKey.DSA

key = «Cryptodome.PublicKey.DSA.generate(bits=1024)»
`,
      after: `import Cryptodome.PublicKey.DSA

key = Cryptodome.PublicKey.DSA.generate(bits=2048)
`,
    },
    {
      name: 'a key of a test',
      safety: 'review',
      path: 'tests/conftest.py',
      before: `from cryptography.hazmat.primitives.asymmetric import rsa

KEY = «rsa.generate_private_key(65537, 1024)»
`,
      after: `from cryptography.hazmat.primitives.asymmetric import rsa

KEY = rsa.generate_private_key(65537, 1024)  # nosec B505 # key of a test
`,
    },
    {
      name: 'options from elsewhere',
      before: `from cryptography.hazmat.primitives.asymmetric import rsa

key = «rsa.generate_private_key(65537, 1024, **options)»
`,
      refused: 'unpacks',
    },
    {
      name: 'a local name',
      before: `from cryptography.hazmat.primitives.asymmetric import rsa


def make(rsa):
    return «rsa.generate_private_key(65537, 1024)»
`,
      refused: 'not certainly a key generator',
    },
    {
      name: 'DSA that PyCrypto may make',
      safety: 'review',
      remains: ['B413'],
      before: `from Crypto.PublicKey import DSA

key = «DSA.generate(1024)»
`,
      after: `from Crypto.PublicKey import DSA

key = DSA.generate(2048)
`,
    },
  ],
});
