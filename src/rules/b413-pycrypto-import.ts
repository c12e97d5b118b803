import { defineRule } from './rule.ts';

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
  ],
});
