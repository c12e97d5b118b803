import { defineRule } from './rule.ts';

export const b311 = defineRule({
  ids: ['B311'],
  names: ['random'],
  status: 'active',
  title: 'Predictable random numbers',
  why: 'After seeing enough values from `random`, anyone can work out all that follow: tokens, reset codes and passwords made from it can be guessed.',
  remedy:
    'For anything an attacker must not guess use `secrets`: `secrets.choice`, `secrets.randbelow`, `secrets.token_urlsafe`, or `random.SystemRandom()` ' +
    'for the other methods. ' +
    'For simulations, games, sampling and jitter `random` is right and faster: keep it and justify the line with `# nosec B311 # reason`.',
  safety: 'review',
  cwe: 338,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 3, reason: 'High for tokens, codes and passwords, none for simulations.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b311-random',
    'https://cwe.mitre.org/data/definitions/338.html',
    'https://docs.python.org/3/library/secrets.html',
    'https://docs.python.org/3/library/random.html',
  ],
  traps: [
    '`SystemRandom` ignores `seed()` and has no `getstate()`: tests that depend on a seed break.',
    '`random.shuffle` and `random.seed` are just as predictable; Bandit does not report them.',
  ],
  cases: [
    {
      name: 'a token',
      before: `import random
import string


def make_reset_token():
    return "".join(«random.choice(string.ascii_letters)» for _ in range(32))
`,
      after: `import secrets
import string


def make_reset_token():
    return "".join(secrets.choice(string.ascii_letters) for _ in range(32))
`,
    },
    {
      name: 'a code with six digits',
      before: `from random import randint


def login_code():
    return «randint(100000, 999999)»
`,
      after: `from random import SystemRandom


def login_code():
    return SystemRandom().randint(100000, 999999)
`,
    },
    {
      name: 'random bytes',
      before: `import random


def session_key():
    return «random.randbytes(32)»
`,
      after: `import secrets


def session_key():
    return secrets.token_bytes(32)
`,
    },
    {
      name: 'not a secret',
      before: `import random


def retry_delay(attempt):
    return 2**attempt + «random.uniform(0, 1)»
`,
      after: `import random


def retry_delay(attempt):
    return 2**attempt + random.uniform(0, 1)  # nosec B311 # jitter between retries, not a secret
`,
    },
  ],
});
