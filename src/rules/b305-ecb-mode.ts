import { defineRule } from './rule.ts';

export const b305 = defineRule({
  ids: ['B305'],
  names: ['cipher_modes'],
  status: 'active',
  title: 'ECB mode shows which parts of the data are equal',
  why: 'Equal blocks encrypt to equal blocks, so patterns stay visible, and blocks can be swapped or repeated without anyone noticing.',
  remedy:
    'Use an authenticated mode: `AESGCM(key).encrypt(nonce, data, None)` with a fresh `os.urandom(12)` nonce per message, stored in front of the result. ' +
    'What is already stored has to be decrypted in the old mode once and encrypted again.',
  safety: 'guidance',
  cwe: 327,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs ciphertexts to compare, or a way to have chosen text encrypted.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b304-b305-ciphers-and-modes',
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://cryptography.io/en/latest/hazmat/primitives/aead/',
  ],
  traps: [
    'CBC or CTR alone hides the patterns but not a change to the data: choose a mode that checks integrity.',
    '`AES.MODE_ECB` of PyCryptodome is the same mode; Bandit does not see it.',
  ],
  cases: [
    {
      name: 'ECB becomes GCM',
      before: `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, record):
    encryptor = Cipher(algorithms.AES(key), «modes.ECB()»).encryptor()
    return encryptor.update(record) + encryptor.finalize()
`,
      after: `import os

from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def encrypt(key, record):
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, record, None)
`,
    },
  ],
});
