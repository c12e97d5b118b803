import { defineRule } from './rule.ts';

export const b304 = defineRule({
  ids: ['B304'],
  names: ['ciphers'],
  status: 'active',
  title: 'A broken or outdated cipher: DES, 3DES, RC4, Blowfish and their kind',
  why: 'Short keys, short blocks or known biases let an attacker who records enough traffic or files read what you encrypted.',
  remedy:
    'Use authenticated encryption: `AESGCM` or `ChaCha20Poly1305` from `cryptography`, or `Fernet` when you want no choices to make. ' +
    'The key must be new and of the right length, every message needs a fresh nonce stored beside it, ' +
    'and what is already stored has to be decrypted with the old cipher once and encrypted again. ' +
    'Plan that migration; changing the name of the algorithm alone breaks old data.',
  safety: 'guidance',
  cwe: 327,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs captured ciphertext and computing power or volume.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b304-b305-ciphers-and-modes',
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://cryptography.io/en/latest/hazmat/primitives/aead/',
    'https://cryptography.io/en/latest/fernet/',
  ],
  traps: [
    'Importing the same cipher from `cryptography.hazmat.decrepit` silences Bandit and encrypts as badly as before.',
    'A nonce used twice with the same key breaks AES-GCM: take it from `os.urandom(12)` for every message.',
  ],
  cases: [
    {
      name: 'Triple DES becomes AES-GCM',
      before: `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, iv, record):
    encryptor = Cipher(«algorithms.TripleDES(key)», modes.CBC(iv)).encryptor()
    return encryptor.update(record) + encryptor.finalize()
`,
      after: `import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt(key, record):
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, record, None)
`,
    },
    {
      name: 'RC4 in PyCryptodome becomes AES-GCM',
      before: `from Cryptodome.Cipher import ARC4


def seal(key, token):
    return «ARC4.new(key)».encrypt(token)
`,
      after: `from Cryptodome.Cipher import AES


def seal(key, token):
    cipher = AES.new(key, AES.MODE_GCM)
    sealed, tag = cipher.encrypt_and_digest(token)
    return cipher.nonce + tag + sealed
`,
    },
  ],
});
