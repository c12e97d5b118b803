import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { reach } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { argumentNames, namesAround, wordsOf } from '../../python/tree/names-around.ts';
import { calledName, dotted } from '../../python/tree/names.ts';
import { bare, enclosing, walk, type Node } from '../../python/tree/tree.ts';
import { harmlessReason, isSecretWord, speaksOfHarmless } from '../../remedies/cryptography/random-use.ts';
import { secrecyOf } from '../../remedies/secrets/secret-names.ts';
import { defineRule } from '../rule.ts';

type Purpose =
  | { readonly kind: 'secret'; readonly name: string; readonly sure: boolean }
  | { readonly kind: 'harmless'; readonly reason: string }
  | { readonly kind: 'unclear'; readonly names: readonly string[] };

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = calledName(file, call);
  if (name === null || !name.startsWith('random.')) return notCertain(file, call, called);
  const method = name.slice('random.'.length);
  const purpose = purposeOf(file, call);
  if (isTestFile(file) && !isTestSupport(file, purpose)) return justify(file, call, 'test data, not a secret');
  if (method === 'Random' && hasSeed(call)) return seeded(file, call, purpose);
  if (purpose.kind === 'secret') return secure(file, call, method, purpose);
  if (purpose.kind === 'harmless') return justify(file, call, purpose.reason);
  if (method !== 'Random' && purpose.names.every((name) => !isSecretWord(name)) && isSeededFor(file, call)) {
    return justify(file, call, 'drawn from a seeded generator so that results repeat');
  }
  return unclear(call, called, method, purpose.names);
}

/** `shelf/testing/login.py` is of a test tool, whose users may rely on it; so may be `shelf/test/login.py`. */
function isTestSupport({ path }: PythonFile, purpose: Purpose): boolean {
  if (/(?:^|\/)tests\/|(?:^|\/)(?:test_[^/]*|[^/]*_tests?|conftest|tests?)\.pyw?$/iu.test(path)) return false;
  return purpose.kind === 'secret' || !/(?:^|\/)test\//iu.test(path);
}

/** `random = SystemRandom()` hides the module: what is drawn is not predictable. */
function notCertain(file: PythonFile, call: Node, called: Node): Remedy {
  const object = called.childForFieldName('object');
  const bindings =
    object?.type === 'identifier'
      ? file.scopes.bindings(object, object.text).filter(({ kind }) => kind === 'local')
      : [];
  const values = bindings.map(({ node }) => node.parent?.childForFieldName('right') ?? null);
  const isSystem =
    values.length > 0 &&
    values.every(
      (value) =>
        value?.type === 'call' &&
        /(?:^|\.)SystemRandom$/u.test(dotted(value.childForFieldName('function') ?? value) ?? ''),
    );
  if (isSystem) return justify(file, call, 'drawn by SystemRandom');
  return refuse(
    `${quoted(called)} is not certainly Python’s \`random\` module here`,
    'If it is, and the value must not be guessed, draw it with `secrets`.',
  );
}

/** What the value is for, by the names nearest to the call; the first layer of names that says something decides. */
function purposeOf(file: PythonFile, call: Node): Purpose {
  const around = namesAround(call);
  const given = argumentNames(call).filter((name) => secrecyOf(name) !== 'likely');
  const near = around.near.filter((name) => /^[A-Za-z_]\w*$/u.test(name) && !mute.has(name));
  const texts = textsBeside(call);
  const all = [...near, ...texts, ...around.functions, ...around.classes];
  const key = isSortKey(around.near)
    ? undefined
    : near.find((name) => wordsOf(name).some((word) => /^keys?$/u.test(word)));
  if (key !== undefined && makesText(call, around.near)) return { kind: 'secret', name: key, sure: false };
  const layers = [[...around.near, ...given], ...[...around.functions, ...around.classes].map((name) => [name])];
  for (const [index, names] of layers.entries()) {
    const secret = secretBy(names);
    if (secret) return secret;
    const reason = all.some(isSecretWord) ? null : harmlessReason(file, call, names, near, index === 0);
    if (reason !== null) return { kind: 'harmless', reason };
  }
  const named = all.find(isSecretWord);
  if (named === undefined && isChance(call)) return { kind: 'harmless', reason: 'decides by chance, not a secret' };
  const known = [...near, ...around.functions].filter((name) => /^[A-Za-z_]\w*$/u.test(name) && !mute.has(name));
  return { kind: 'unclear', names: named === undefined ? known : [named, ...known] };
}

const isSortKey = (near: readonly string[]): boolean =>
  near.some((name) => /^(?:sort|sorted|min|max|groupby)$/u.test(name));

/**
 * `key = "".join(...)` and `key += chr(...)` make a key; `key = choice(list(books))` picks one, and `sort(key=...)` is
 * none.
 */
const makesText = (call: Node, near: readonly string[]): boolean => {
  const method = call.childForFieldName('function')?.text.split('.').at(-1) ?? '';
  return (
    near.some((name) => /^(?:join|chr|hex|bytes|bytearray)$/u.test(name)) || /^(?:getrandbits|randbytes)$/u.test(method)
  );
};

/** Words in the short texts beside the call in its statement: `("salt", "%09d" % randrange(...))`. */
function textsBeside(call: Node): readonly string[] {
  let at = call;
  while (
    at.parent !== null &&
    /^(?:binary_operator|parenthesized_expression|tuple|call|argument_list|pair|interpolation|string)$/u.test(
      at.parent.type,
    )
  )
    at = at.parent;
  return [...walk(at)]
    .filter(
      ({ type, startIndex }) =>
        type === 'string_content' && (startIndex < call.startIndex || startIndex >= call.endIndex),
    )
    .flatMap(({ text }) => (text.length <= 40 ? [text] : []));
}

/** Functions that say nothing of a purpose. */
const mute = new Set([
  'str',
  'set',
  'list',
  'int',
  'float',
  'bool',
  'join',
  'append',
  'extend',
  'add',
  'insert',
  'range',
  'tuple',
  'round',
  'format',
  'abs',
  'len',
  'min',
  'max',
  'print',
  'chr',
  'ord',
  'dict',
  'bytes',
  'hex',
  'sum',
  'zip',
  'map',
  'next',
  'iter',
  'repr',
  'sorted',
  'fromkeys',
]);

/** The secret that one layer of names speaks of; doubtful where anything round it speaks of something else. */
function secretBy(names: readonly string[]): Purpose | null {
  const secret = names.find((name) => secrecyOf(name) === 'sure') ?? names.find((name) => secrecyOf(name) !== null);
  if (secret === undefined) return null;
  const doubted = speaksOfHarmless(names);
  if (doubted && secrecyOf(secret) !== 'sure') return { kind: 'unclear', names: [secret] };
  return { kind: 'secret', name: secret, sure: secrecyOf(secret) === 'sure' && !doubted };
}

/** `random.random() < rate` */
function isChance(call: Node): boolean {
  let at = call.parent;
  while (at?.type === 'parenthesized_expression' || at?.type === 'binary_operator') at = at.parent;
  return at?.type === 'comparison_operator' && at.children.some(({ type }) => /^[<>]=?$/u.test(type));
}

/** A seed that is the same in every run, as far as can be seen: none at all, `None` and the clock are not. */
function hasSeed(call: Node): boolean {
  const [seed] = argumentsOf(call);
  return (
    seed !== undefined &&
    seed.splat === null &&
    seed.value.type !== 'none' &&
    !/(?:time|urandom|now\(|getpid|uuid|secrets|entropy|perf_counter|monotonic|getrandbits|SystemRandom|random\w*\()/u.test(
      seed.value.text,
    )
  );
}

/** The module is seeded where the call's function, or the file when it is loaded, runs. */
const isSeededFor = (file: PythonFile, call: Node): boolean =>
  seedings(file).some((one) => {
    const place = enclosing(one, 'function_definition', 'lambda');
    return place === null || place.id === enclosing(call, 'function_definition', 'lambda')?.id;
  });

/** The calls that set the state of the module's own generator to a known one. */
const seedings = (file: PythonFile): readonly Node[] =>
  (/\b(?:seed|setstate)\b/u.test(file.text) ? [...walk(file.root)] : []).filter((node) => {
    const name = node.type === 'call' ? calledName(file, node) : null;
    return (name === 'random.seed' || name === 'random.setstate') && hasSeed(node);
  });

function seeded(file: PythonFile, call: Node, purpose: Purpose): Remedy {
  if (purpose.kind !== 'secret') return justify(file, call, 'takes a seed so that results can repeat');
  return refuse(
    `the generator is given a seed, so what it draws for ${quoted(purpose.name)} repeats`,
    'Nothing secret may come from a seed: use `secrets`, and drop the seed.',
  );
}

/** The methods that `secrets` has under a name of its own, when called with one positional argument. */
const ownNames: Readonly<Record<string, string>> = {
  choice: 'choice',
  randbytes: 'token_bytes',
  getrandbits: 'randbits',
  randrange: 'randbelow',
};

function secure(
  file: PythonFile,
  call: Node,
  method: string,
  { name, sure }: { readonly name: string; readonly sure: boolean },
): Remedy {
  const called = call.childForFieldName('function') ?? call;
  if (method === 'Random' && /\.(?:seed|setstate|getstate)\(/u.test(file.text)) {
    return refuse(
      'the file sets or keeps the state of a generator, which `SystemRandom` does not have',
      `Draw what ${quoted(name)} needs with \`secrets\`.`,
    );
  }
  const seed = seedings(file).length > 0;
  const cautions = [
    ...(seed ? ['The file seeds `random`: this value no longer follows it.'] : []),
    `Tests that patch or seed \`random\` no longer steer what ${quoted(name)} gets.`,
  ];
  const unused = [dotted(called)?.split('.')[0] ?? ''];
  const own = isPlain(call) ? ownNames[method] : undefined;
  const secrets = own === undefined ? null : reach(file, call, 'secrets', `secrets.${own}`);
  if (secrets && own !== undefined) {
    const safety = method === 'choice' && sure && !seed ? 'safe' : 'review';
    return fix({
      edits: [replace(called, secrets.code)],
      imports: secrets.imports,
      unused,
      cautions,
      safety,
      summary: `Draw with \`secrets.${own}\`, which nobody can predict`,
      python: [3, 6],
    });
  }
  const generator = bring(file, call, 'random', 'SystemRandom');
  if (!generator) {
    return refuse(
      `\`SystemRandom\` and \`random\` mean something else where ${quoted(called)} is called`,
      'Rename what hides them, then draw with `secrets`.',
    );
  }
  const code = method === 'Random' ? generator.code : `${generator.code}().${method}`;
  return fix({
    edits: [replace(called, code), ...generator.edits],
    imports: generator.imports,
    unused,
    cautions,
    summary: 'Draw from `SystemRandom`, which nobody can predict',
  });
}

/** One argument, by position. */
const isPlain = (call: Node): boolean => {
  const [first, ...others] = argumentsOf(call);
  return (
    first !== undefined &&
    others.length === 0 &&
    first.name === null &&
    first.splat === null &&
    bare(first.value).type !== 'generator_expression'
  );
};

function justify(file: PythonFile, call: Node, reason: string): Remedy {
  const comment = nosec(file, call, 'B311', reason);
  if (comment) return fix({ edits: [comment], summary: 'State why a predictable number will do', suppression: true });
  return refuse(
    `the value is no secret (${reason}), and no comment can be added to this line`,
    `Write \`# nosec B311 # ${reason}\` where it fits.`,
  );
}

function unclear(call: Node, called: Node, method: string, names: readonly string[]): Remedy {
  const [first] = names;
  const because =
    first === undefined
      ? 'nothing near the call says what the number is for'
      : `${quoted(first)} does not tell whether anyone gains by guessing the number`;
  const own = isPlain(call) ? ownNames[method] : undefined;
  const better =
    own === undefined ? `random.SystemRandom()${method === 'Random' ? '' : `.${method}(…)`}` : `secrets.${own}(…)`;
  return refuse(
    because,
    `If it has to stay a secret, write \`${better}\` instead of ${quoted(`${called.text}(…)`)}; if not, add \`# nosec B311 # reason\`.`,
  );
}

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
  fix: remedy,
  cases: [
    {
      name: 'a token',
      safety: 'safe',
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
    {
      name: 'the module under another name, in a generator of several lines',
      before: `import random as rnd


class Shelf:
    def unlock_code(self, digits):
        self.pin = "".join(
            «rnd.choice(
                digits,  # 0-9
            )»
            for _ in range(4)
        )
        return rnd.shuffle(digits)
`,
      after: `import random as rnd
import secrets


class Shelf:
    def unlock_code(self, digits):
        self.pin = "".join(
            secrets.choice(
                digits,  # 0-9
            )
            for _ in range(4)
        )
        return rnd.shuffle(digits)
`,
    },
    {
      name: 'bits of a nonce, beside other uses',
      before: `import random, time


def sign(order):
    return {"nonce": «random.getrandbits(64)», "at": time.time() + random.gauss(0, 1)}
`,
      after: `import random, time
import secrets


def sign(order):
    return {"nonce": secrets.randbits(64), "at": time.time() + random.gauss(0, 1)}
`,
    },
    {
      name: 'a number below a limit',
      before: `from random import randrange

otp = «randrange(1000000)»
`,
      after: `import secrets

otp = secrets.randbelow(1000000)
`,
    },
    {
      name: 'several draws at once',
      before: `import random
import string


def create_password(length=12):
    return "".join(«random.choices(string.ascii_letters, k=length)»)
`,
      after: `import random
import string


def create_password(length=12):
    return "".join(random.SystemRandom().choices(string.ascii_letters, k=length))
`,
    },
    {
      name: 'a generator object',
      before: `import random


class PasswordMaker:
    def __init__(self):
        self.rng = «random.Random()»
`,
      after: `import random


class PasswordMaker:
    def __init__(self):
        self.rng = random.SystemRandom()
`,
    },
    {
      name: 'secrets is a name of the function',
      before: `import random


def pick(secrets):
    token = «random.choice(secrets)»
    return token
`,
      after: `import random


def pick(secrets):
    token = random.SystemRandom().choice(secrets)
    return token
`,
    },
    {
      name: 'a delay, by the function that it goes to',
      before: `import random
import time

time.sleep(«random.uniform(1, 5)»)
`,
      after: `import random
import time

time.sleep(random.uniform(1, 5))  # nosec B311 # random delay, not a secret
`,
    },
    {
      name: 'a decision by chance',
      before: `import random


def should_log(rate):
    return «random.random()» < rate
`,
      after: `import random


def should_log(rate):
    return random.random() < rate  # nosec B311 # decides by chance, not a secret
`,
    },
    {
      name: 'a seeded generator',
      before: `import random


def arrange(books, seed):
    rng = «random.Random(seed)»
    rng.shuffle(books)
`,
      after: `import random


def arrange(books, seed):
    rng = random.Random(seed)  # nosec B311 # takes a seed so that results can repeat
    rng.shuffle(books)
`,
    },
    {
      name: 'the file seeds the module',
      before: `import random

random.seed(7)
first = «random.choice(books)»
`,
      after: `import random

random.seed(7)
first = random.choice(books)  # nosec B311 # drawn from a seeded generator so that results repeat
`,
    },
    {
      name: 'in a test',
      path: 'tests/test_login.py',
      before: `import random


def test_login():
    password = str(«random.random()»)
`,
      after: `import random


def test_login():
    password = str(random.random())  # nosec B311 # test data, not a secret
`,
    },
    {
      name: 'a generator under the module’s name',
      before: `from random import SystemRandom

random = SystemRandom()
number = «random.randint(1, 6)»
`,
      after: `from random import SystemRandom

random = SystemRandom()
number = random.randint(1, 6)  # nosec B311 # drawn by SystemRandom
`,
    },
    {
      name: 'nothing tells what it is for',
      before: `import random


def order_number():
    return «random.randint(1, 99999)»
`,
      refused: '`order_number` does not tell',
    },
    {
      name: 'a secret from a seed',
      before: `import random


def session_key(seed):
    return «random.Random(seed)»
`,
      refused: 'given a seed',
    },
    {
      name: 'a parameter of that name',
      before: `def pick_token(random, words):
    return «random.choice(words)»
`,
      refused: 'not certainly Python’s',
    },
    {
      name: 'a key that is put together',
      before: `import random
import string

key = "".join(«random.sample(string.ascii_letters, 16)»)
`,
      after: `import random
import string

key = "".join(random.SystemRandom().sample(string.ascii_letters, 16))
`,
    },
    {
      name: 'a key of a dictionary',
      before: `import random

key = «random.choice(list(shelf))»
`,
      refused: '`key` does not tell',
    },
    {
      name: 'a key, in a file that seeds from the system',
      before: `import random

random.seed()


class Signer:
    def __init__(self):
        self.shelfkey = ""
        self.md5key = ""
        for _ in range(20):
            self.md5key += chr(ord("a") + «random.randint(0, 25)»)
`,
      after: `import random

random.seed()


class Signer:
    def __init__(self):
        self.shelfkey = ""
        self.md5key = ""
        for _ in range(20):
            self.md5key += chr(ord("a") + random.SystemRandom().randint(0, 25))
`,
    },
    {
      name: 'a seed without an argument repeats nothing',
      before: `import random

random.seed()
first = «random.choice(books)»
`,
      refused: '`first` does not tell',
    },
    {
      name: 'a seed that another function sets',
      before: `import random


def rehearse():
    random.seed(7)


def first(books):
    return «random.choice(books)»
`,
      refused: '`first` does not tell',
    },
    {
      name: 'a seed from the clock',
      before: `import random
import time

shelf_rng = «random.Random(time.time())»
`,
      refused: '`shelf_rng` does not tell',
    },
    {
      name: 'called a salt, beside other words',
      before: `import random


def describe(self):
    args = [("salt", "%09d" % «random.randrange(10_000_000)»), ("workers", self.worker_count)]
    return dict(args)
`,
      refused: '`salt` does not tell',
    },
    {
      name: 'a server draws something, but chooses no server',
      before: `import random


class BookServer:
    def free_port(self, first):
        return first + «random.randint(0, 100)»
`,
      refused: '`free_port` does not tell',
    },
    {
      name: 'one of several servers',
      before: `import random


def connect(servers):
    return servers[«random.randrange(len(servers))»].open()
`,
      after: `import random


def connect(servers):
    return servers[random.randrange(len(servers))].open()  # nosec B311 # choice among equals, not a secret
`,
    },
    {
      name: 'one of several servers, given back at once',
      before: `import random


def pick(servers):
    return «random.choice(servers)»
`,
      after: `import random


def pick(servers):
    return random.choice(servers)  # nosec B311 # choice among equals, not a secret
`,
    },
    {
      name: 'a word in the path says nothing of a number',
      path: 'shelf/batch.py',
      before: `import random
import string


def random_id():
    return "batch-job-" + "".join(«random.sample(string.ascii_lowercase, 8)»)
`,
      refused: '`random_id` does not tell',
    },
    {
      name: 'a name that is drawn while waiting',
      before: `import random


def wait_for_shelf(shelf):
    port = «random.randint(30000, 40000)»
    shelf.listen(port)
`,
      refused: '`port` does not tell',
    },
    {
      name: 'a jitter beside it',
      before: `import random


def next_call(self):
    pause_factor = 1
    moment = 60 * (1 + self.jitter * («random.random()» - 0.5))
    return moment
`,
      after: `import random


def next_call(self):
    pause_factor = 1
    moment = 60 * (1 + self.jitter * (random.random() - 0.5))  # nosec B311 # jitter, not a secret
    return moment
`,
    },
    {
      name: 'a tool for tests makes a password',
      path: 'shelf/testing/login.py',
      safety: 'safe',
      before: `import random


def make_password(letters):
    return "".join(«random.choice(letters)» for _ in range(20))
`,
      after: `import secrets


def make_password(letters):
    return "".join(secrets.choice(letters) for _ in range(20))
`,
    },
  ],
});
