import { defineRule } from './rule.ts';

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
  cases: [
    {
      name: 'RSA of 1024 bits',
      before: `from cryptography.hazmat.primitives.asymmetric import rsa


def new_signing_key():
    return «rsa.generate_private_key(public_exponent=65537, key_size=1024)»
`,
      after: `from cryptography.hazmat.primitives.asymmetric import rsa


def new_signing_key():
    return rsa.generate_private_key(public_exponent=65537, key_size=3072)
`,
    },
    {
      name: 'a short curve',
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
  ],
});
