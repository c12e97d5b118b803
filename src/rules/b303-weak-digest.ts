import { defineRule } from './rule.ts';

export const b303 = defineRule({
  ids: ['B303'],
  names: ['md5'],
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
  ],
});
