import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { defineRule } from '../rule.ts';

/** What is wrong with each, and how long its keys are, where that stands in the way of another cipher. */
const flaws: Readonly<Record<string, string>> = {
  DES: 'has keys of 56 bits, which are tried out in hours',
  TripleDES: 'has blocks of 64 bits, and keys that AES does not take',
  ARC4: 'has a keystream that leaks its text',
  ARC2: 'has blocks of 64 bits and weak keys',
  Blowfish: 'has blocks of 64 bits',
  CAST5: 'has blocks of 64 bits',
  IDEA: 'has blocks of 64 bits',
  SEED: 'is out of use',
  XOR: 'is no encryption at all',
};

const ciphers =
  /^(?:Crypto(?:dome)?\.Cipher\.(\w+)\.new|cryptography\.hazmat\.(?:primitives|decrepit)\.ciphers\.algorithms\.(\w+))$/u;

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const [, ofCrypto, ofCryptography] = ciphers.exec(calledName(file, call) ?? '') ?? [];
  const cipher = ofCrypto ?? ofCryptography;
  if (cipher === undefined)
    return refuse(
      `${quoted(called)} is not certainly a cipher of a cryptography package here`,
      'If it is, encrypt with `AESGCM`.',
    );
  const flaw = `\`${cipher}\` ${flaws[cipher] ?? 'is out of use'}`;
  if (isTestFile(file))
    return refuse(
      `${flaw}, and a test may need just that`,
      'If it checks how old data is read, add `# nosec B304 # checks old data`.',
    );
  const reads = /\.decrypt\(|\.decryptor\(/u.test(file.text);
  return refuse(
    `${flaw}; another cipher needs new keys, a nonce for each message, and a way to what is stored`,
    `Encrypt new data with ${ofCrypto === undefined ? '`AESGCM` or `Fernet` of `cryptography`' : '`AES.new(key, AES.MODE_GCM)`'}` +
      (reads
        ? '; keep this one to read old data until all of it is encrypted again.'
        : ', and read old data with this one until all of it is encrypted again.'),
  );
}

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
  fix: remedy,
  cases: [
    {
      name: 'Triple DES becomes AES-GCM',
      refused: '`TripleDES` has blocks of 64 bits',
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
      refused: '`ARC4` has a keystream',
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
    {
      name: 'the class by another name, for old data',
      before: `from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import Blowfish as Old


def read(key, mode, record):
    decryptor = Cipher(«Old(key)», mode).decryptor()
    return decryptor.update(record)
`,
      refused: '`Blowfish` has blocks of 64 bits; another cipher',
    },
    {
      name: 'in a test',
      path: 'tests/test_old_records.py',
      before: `import Cryptodome.Cipher.DES

cipher = «Cryptodome.Cipher.DES.new(KEY)»
`,
      refused: 'a test may need just that',
    },
    {
      name: 'a local name',
      before: `from Cryptodome.Cipher import DES


def seal(DES, key):
    return «DES.new(key)»
`,
      refused: 'not certainly a cipher',
    },
  ],
});
