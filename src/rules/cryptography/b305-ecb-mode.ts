import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'cryptography.hazmat.primitives.ciphers.modes.ECB') {
    return refuse(
      `${quoted(called)} is not certainly the mode of \`cryptography\` here`,
      'If it is, encrypt with `AESGCM`.',
    );
  }
  if (isTestFile(file))
    return refuse(
      'a test uses the mode',
      'If it checks against known blocks, add `# nosec B305 # known blocks of a test`.',
    );
  const block = blockUse(call);
  if (block !== null) {
    return refuse(
      `${quoted(block)} uses the mode for single blocks, as other schemes do inside`,
      'If only one block is encrypted with each key, or another mode is built on top, add `# nosec B305 # reason`; else use `AESGCM`.',
    );
  }
  return refuse(
    'every other mode needs a nonce that is stored with each message, and what is stored has to be encrypted again',
    'Encrypt new data with `AESGCM(key).encrypt(nonce, data, None)` and a fresh `os.urandom(12)`, stored in front of the result; ' +
      'read old data in this mode until none is left.',
  );
}

/** The function round the call, when its name speaks of something that is built of single blocks. */
function blockUse(call: Node): string | null {
  const name = enclosing(call, 'function_definition')?.childForFieldName('name')?.text ?? '';
  return /wrap|xts|cmac|(?:^|_)(?:ctr|siv|kdf|prf|fpe|ff1|ff3|block)(?:_|$)|header_protection|mask/iu.test(name)
    ? name
    : null;
}

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
  fix: remedy,
  cases: [
    {
      name: 'ECB becomes GCM',
      refused: 'every other mode needs a nonce',
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
    {
      name: 'single blocks inside another scheme',
      before: `from cryptography.hazmat.primitives.ciphers import Cipher, algorithms
from cryptography.hazmat.primitives.ciphers.modes import ECB


def wrap_key(wrapping, key):
    return Cipher(algorithms.AES(wrapping), «ECB()»).encryptor().update(key)
`,
      refused: '`wrap_key` uses the mode for single blocks',
    },
    {
      name: 'in a test',
      path: 'tests/test_blocks.py',
      before: `from cryptography.hazmat.primitives.ciphers import modes

mode = «modes.ECB()»
`,
      refused: 'a test uses the mode',
    },
    {
      name: 'a local name',
      before: `from cryptography.hazmat.primitives.ciphers import modes


def mode(modes):
    return «modes.ECB()»
`,
      refused: 'not certainly the mode',
    },
  ],
});
