import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { fix, refuse, unreadable, type Refusal, type Remedy } from '../../model/fixes/fix.ts';
import { namesSecret } from '../../model/secret-name.ts';
import { argumentsOf, replace } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted } from '../../python/tree/names.ts';
import { isText } from '../../python/tree/text-type.ts';
import { bare, children, enclosing, type Node } from '../../python/tree/tree.ts';
import { fromEnvironment, isExampleFile, variableName } from '../../remedies/secrets/from-environment.ts';
import { isPasswordHash, judgeSecret, stringValue } from '../../remedies/secrets/secret-value.ts';
import { defineRule } from '../rule.ts';

/** A value that has a secret's name. */
interface Named {
  readonly name: string;
  readonly value: Node;
  /** What it belongs to, for the variable's name. */
  readonly owner: string | null;
  /** The comparison that it is the right side of. */
  readonly comparison: Node | null;
  /** A constant of a module or class holds it. */
  readonly constant?: boolean;
}

const remedy = (finding: Finding, file: PythonFile): Remedy => {
  const node = nodeOf(file, finding);
  const found = node && (finding.test === 'B106' ? inCall(file, node) : inStatement(node));
  if (!node || !found || found.length === 0 || found.some(({ value }) => value.descendantsOfType('comment').length > 0))
    return unreadable;
  return madeUp(file, node) ?? answer(file, finding.test, found);
};

/** Places whose values are made up. */
function madeUp(file: PythonFile, node: Node): Refusal | null {
  const advice =
    'Keep made-up values; when it is a real one, rotate it and read it from the environment. `exclude` leaves such files out of the scan.';
  if (isTestFile(file)) return refuse('the file holds tests, whose passwords are made up as a rule', advice);
  if (isExampleFile(file.path)) return refuse('the file is an example, whose passwords are made up as a rule', advice);
  const bases = enclosing(node, 'class_definition')?.childForFieldName('superclasses');
  const kind = bases?.namedChildren.find((base) => /(?:Enum|Choices|Flag)$/u.test(base.text));
  return kind && enclosing(node, 'function_definition') === null
    ? refuse(
        `it is a member of a class on top of ${quoted(kind)}: a name for a choice, not a secret`,
        'Add `# nosec` with the reason.',
      )
    : null;
}

function answer(file: PythonFile, test: string, found: readonly Named[]): Remedy {
  const judged = found.map((one) => ({ one, verdict: judge(one) }));
  const unlikely = judged.find(({ verdict }) => verdict.kind === 'unlikely');
  if (unlikely && unlikely.verdict.kind === 'unlikely')
    return notConvinced(test, unlikely.one.name, unlikely.verdict.why);
  if (judged.every(({ verdict }) => verdict.kind === 'secret')) return fromOutside(file, found);
  const [first, ...others] = judged;
  if (first?.verdict.kind !== 'none' || others.some(({ verdict }) => verdict.kind === 'secret')) {
    return refuse(
      'the call gives a secret and a value that is none, and Bandit reports only one of them',
      'Read the secret from the environment, then justify the other value.',
    );
  }
  const comment = nosec(file, first.one.value, test, first.verdict.reason);
  if (comment === null)
    return refuse('no comment can stand on its line', `Add \`# nosec ${test} # ${first.verdict.reason}\` yourself.`);
  return fix({
    edits: [comment],
    summary: `State that ${quoted(first.one.name)} holds no secret here`,
    suppression: true,
  });
}

const notConvinced = (test: string, name: string, why: string): Remedy =>
  refuse(
    `${quoted(name)} may hold no secret: ${why}`,
    `If it is one, read it from the environment and rotate it; else add \`# nosec ${test} # reason\` with what it is.`,
  );

function judge({ name, value, comparison, constant = false }: Named): ReturnType<typeof judgeSecret> {
  const text = stringValue(value);
  if (text !== null && comparison !== null && isPasswordHash(text))
    return { kind: 'unlikely', why: 'it is compared with the hash of a known password' };
  if (text !== null) return judgeSecret(name, text, constant);
  if (value.type === 'none') return { kind: 'none', reason: 'None, no secret' };
  if (value.type === 'true' || value.type === 'false') return { kind: 'none', reason: 'a flag, no secret' };
  return { kind: 'unlikely', why: 'the value is not a text' };
}

/** Reads all values from the environment. */
function fromOutside(file: PythonFile, found: readonly Named[]): Remedy {
  const read = found.map((one) => ({ one, by: fromEnvironment(file, one.value, variableName(one.name, one.owner)) }));
  const edits: Edit[] = [];
  const imports: Import[] = [];
  for (const { one, by } of read) {
    if (by === null)
      return refuse(
        'the name `os` means something else here',
        'Read the secret from the environment or a secret store, and rotate it.',
      );
    const constant = one.comparison && constantTime(file, one.comparison, by.code);
    edits.push(constant ? constant.edit : replace(one.value, by.code));
    imports.push(...(constant ? constant.imports : []), ...by.imports);
  }
  const timing =
    found.some(({ comparison }) => comparison !== null) &&
    edits.length === 1 &&
    !edits[0]?.text.includes('compare_digest');
  const slow = timing ? ['Compare with `hmac.compare_digest`, which takes equally long for every wrong value.'] : [];
  const cautions = [...new Set(read.flatMap(({ by }) => by?.cautions ?? [])), ...slow];
  return fix({
    edits,
    imports,
    cautions,
    summary: `Read ${found.map(({ name }) => quoted(name)).join(' and ')} from the environment`,
  });
}

/**
 * The comparison in constant time, where the left side is certainly a text: bytes are compared, since texts must be
 * ASCII.
 */
function constantTime(
  file: PythonFile,
  comparison: Node,
  code: string,
): { edit: Edit; imports: readonly Import[] } | null {
  const [left] = children(comparison);
  const operator = comparison.childrenForFieldName('operators')[0]?.type;
  const compare = reach(file, comparison, 'hmac', 'hmac.compare_digest');
  if (!left || !compare || !isText(file, left) || (operator !== '==' && operator !== '!=')) return null;
  const not = operator === '!=' ? 'not ' : '';
  return {
    edit: replace(comparison, `${not}${compare.code}(${left.text}.encode(), ${code}.encode())`),
    imports: compare.imports,
  };
}

const drivers =
  /^(?:psycopg2?|pymysql|MySQLdb|mysql|asyncpg|aiopg|aiomysql|pymssql|cx_Oracle|oracledb|mariadb|pyodbc|clickhouse_driver|snowflake)\./u;

/** Every keyword that Bandit would report: it names the first alone. */
function inCall(file: PythonFile, call: Node): readonly Named[] {
  const called = call.childForFieldName('function');
  const [last = '', before = null] = (called && dotted(called)?.split('.').toReversed()) || [];
  const owner = drivers.test(calledName(file, call) ?? '') ? 'db' : /^_?[A-Z]/u.test(last) ? last : before;
  return argumentsOf(call).flatMap(({ name, value }) =>
    name !== null && namesSecret(name) && stringValue(value) !== null
      ? [{ name, value: bare(value), owner, comparison: null }]
      : [],
  );
}

/**
 * What Bandit means by a string: a value, a key of a dictionary or subscript with a value, or the right side of a
 * comparison.
 */
function inStatement(node: Node): readonly Named[] | null {
  const at = outermost(node);
  const parent = at.parent;
  switch (parent?.type) {
    case 'assignment':
      return assigned(parent, node);
    case 'pair':
      return keyed(stringValue(node), parent.childForFieldName('value'), ownerOf(parent.parent));
    case 'subscript': {
      let value = parent.parent;
      while (value?.type === 'assignment') value = value.childForFieldName('right');
      return keyed(stringValue(node), value, lastName(parent.childForFieldName('value')));
    }
    case 'comparison_operator':
      return compared(parent);
    default:
      return null;
  }
}

const keyed = (name: string | null, value: Node | null, owner: string | null): readonly Named[] | null =>
  name === null || value === null ? null : [{ name, value: bare(value), owner, comparison: null }];

function compared(comparison: Node): readonly Named[] | null {
  const [left, right, ...more] = children(comparison);
  const name = left && lastName(left);
  if (!left || !right || !name || more.length > 0) return null;
  return [{ name, value: bare(right), owner: null, comparison }];
}

/** The first target, of one or several, that has a secret's name. */
function assigned(assignment: Node, value: Node): readonly Named[] | null {
  for (let at: Node | null = assignment; at?.type === 'assignment'; at = at.parent) {
    const target = at.childForFieldName('left');
    const name = target && lastName(target);
    if (target && name && namesSecret(name))
      return [
        {
          name,
          value,
          owner: target.type === 'attribute' ? objectName(target) : null,
          comparison: null,
          constant: isConstant(target),
        },
      ];
  }
  return null;
}

/** A name in the body of a module or class, where settings stand. */
const isConstant = (target: Node): boolean =>
  target.type === 'identifier' && enclosing(target, 'function_definition', 'lambda') === null;

/** The class for `self.password`, the object's name for others. */
function objectName(attribute: Node): string | null {
  const object = lastName(attribute.childForFieldName('object'));
  return object === 'self' || object === 'cls'
    ? (enclosing(attribute, 'class_definition')?.childForFieldName('name')?.text ?? null)
    : object;
}

/** The name that a dictionary is given to: a variable, a keyword, or a key of the one round it. */
function ownerOf(dictionary: Node | null): string | null {
  const at = dictionary && outermost(dictionary);
  const parent = at?.parent;
  if (parent?.type === 'assignment') return lastName(parent.childForFieldName('left'));
  if (parent?.type === 'keyword_argument') return parent.childForFieldName('name')?.text ?? null;
  return parent?.type === 'pair' ? stringValue(parent.childForFieldName('key')) : null;
}

const lastName = (node: Node | null): string | null =>
  node?.type === 'attribute'
    ? (node.childForFieldName('attribute')?.text ?? null)
    : node?.type === 'identifier'
      ? node.text
      : null;

/** The node with the parentheses round it. */
function outermost(node: Node): Node {
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  return at;
}

export const b105 = defineRule({
  ids: ['B105', 'B106'],
  names: ['hardcoded_password_string', 'hardcoded_password_funcarg'],
  status: 'active',
  title: 'A password, token or secret is written in the source',
  why: 'Everyone who can read the repository, a build log or an image can sign in with it, and it stays in the history after the line is gone.',
  remedy:
    'Read the value at run time from the environment or a secret store, and **rotate it**: the old value is known to everyone with a copy of the history. ' +
    'Use `os.environ["NAME"]`, which fails loudly when the variable is missing. ' +
    'Bandit goes by the name of the variable: where the text is no secret (a field name, a prompt, an address), ' +
    'justify it with `# nosec B105 # reason` (or `B106`).',
  safety: 'review',
  cwe: 798,
  owasp2021: { id: 'A07:2021', mapped: true },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 4, reason: 'Reading the source or the image is enough; no further attack is needed.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b105_hardcoded_password_string.html',
    'https://bandit.readthedocs.io/en/latest/plugins/b106_hardcoded_password_funcarg.html',
    'https://cwe.mitre.org/data/definitions/798.html',
    'https://docs.python.org/3/library/os.html#os.environ',
    'https://cheatsheetseries.owasp.org/cheatsheets/Secrets_Management_Cheat_Sheet.html',
  ],
  traps: [
    '`os.environ.get("NAME", "the old secret")` silences Bandit and keeps the secret in the source.',
    'An annotation (`password: str = "…"`) hides the line from Bandit, not from a reader.',
    'Bandit reports one secret per call or statement: look at the whole line, or the next one appears once the first is gone.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'a module constant',
      before: `DB_USER = "shop"
DB_PASSWORD = «"hunter2-example"»
`,
      after: `import os

DB_USER = "shop"
DB_PASSWORD = os.environ["DB_PASSWORD"]
`,
    },
    {
      name: 'a module constant, a password of plain words',
      before: `SMTP_HOST = "mail.shelf.example"
SMTP_PASSWORD = «"correct-horse-battery"»
`,
      after: `import os

SMTP_HOST = "mail.shelf.example"
SMTP_PASSWORD = os.environ["SMTP_PASSWORD"]
`,
    },
    {
      name: 'plain words that are a label',
      before: `RESET_PASSWORD = «"reset-my-password"»
`,
      refused: 'speaks of something else',
    },
    {
      name: 'plain words that ask for a value',
      before: `DB_PASSWORD = «"change-me-please"»
`,
      refused: 'made of plain words',
    },
    {
      name: 'the name of a header',
      before: `X_SHELF_TOKEN = «"X-Shelf-Token"»
`,
      refused: 'the value repeats the name',
    },
    {
      name: 'the hash of a known password, looked for',
      before: `def is_default(settings):
    return settings.password == «"$1$mF86abcd$WvcIcX2t6crBz2onWxyac."»
`,
      refused: 'compared with the hash of a known password',
    },
    {
      name: 'an address under a name that says otherwise',
      before: `LINKS = {
    «"password_retrieval_page"»: "https://shelf.example/retrieve",
}
`,
      refused: 'the value looks like an address',
    },
    {
      name: 'a value in a dictionary (Bandit reports its key)',
      before: `MAIL = {
    "host": "smtp.example.org",
    "user": "billing",
    «"password"»: "hunter2-example",
}
`,
      after: `import os

MAIL = {
    "host": "smtp.example.org",
    "user": "billing",
    "password": os.environ["MAIL_PASSWORD"],
}
`,
    },
    {
      name: 'a comparison, made constant-time as well',
      before: `def may_deploy(request):
    token = request.headers.get("X-Deploy-Token", "")
    return token == «"hunter2-example"»
`,
      after: `import hmac
import os


def may_deploy(request):
    token = request.headers.get("X-Deploy-Token", "")
    return hmac.compare_digest(token.encode(), os.environ["APP_TOKEN"].encode())
`,
    },
    {
      name: 'an argument of a call',
      test: 'B106',
      before: `import psycopg

connection = «psycopg.connect(host="db.internal", user="shop", password="hunter2-example")»
`,
      after: `import os

import psycopg

connection = psycopg.connect(host="db.internal", user="shop", password=os.environ["DB_PASSWORD"])
`,
    },
    {
      name: 'an attribute, and a subscript',
      before: `class Mailer:
    def __init__(self, settings):
        self.user = "shop"
        self.password = «"hunter2-example"»
        settings["secret"] = "hunter3-example"
`,
      after: `import os


class Mailer:
    def __init__(self, settings):
        self.user = "shop"
        self.password = os.environ["MAILER_PASSWORD"]
        settings["secret"] = "hunter3-example"
`,
      remains: ['B105'],
    },
    {
      name: 'a subscript (Bandit reports its index)',
      before: `from os import environ

from shelf.app import app

app.config[«"SECRET_KEY"»] = ("hunter2-"
                            "example")
`,
      after: `from os import environ

from shelf.app import app

app.config["SECRET_KEY"] = (environ["SECRET_KEY"])
`,
    },
    {
      name: 'a comparison whose left side may be anything',
      before: `def is_open(door):
    return door.pwd != «"hunter2-example"»
`,
      after: `import os


def is_open(door):
    return door.pwd != os.environ["APP_PWD"]
`,
    },
    {
      name: 'an empty text holds no secret',
      before: `smtp_user = ""
smtp_password = «""»
`,
      after: `smtp_user = ""
smtp_password = ""  # nosec B105 # empty, no secret
`,
    },
    {
      name: 'a key without a value',
      before: `def as_json(reader):
    return {
        "name": reader.name,
        «"password"»: None,  # never shown
    }
`,
      after: `def as_json(reader):
    return {
        "name": reader.name,
        "password": None,  # never shown # nosec B105 # None, no secret
    }
`,
    },
    {
      name: 'two secrets in one call',
      test: 'B106',
      before: `from shelf.cloud import CloudClient

client = «CloudClient(
    user="shop",
    password="hunter2-example",
    token="t0ken-4711-example",
)»
`,
      after: `import os

from shelf.cloud import CloudClient

client = CloudClient(
    user="shop",
    password=os.environ["CLOUD_CLIENT_PASSWORD"],
    token=os.environ["CLOUD_CLIENT_TOKEN"],
)
`,
    },
    {
      name: 'an empty argument holds no secret',
      test: 'B106',
      before: `from shelf.db import connect

session = «connect(user="reader", password="")»
`,
      after: `from shelf.db import connect

session = connect(user="reader", password="")  # nosec B106 # empty, no secret
`,
    },
    {
      name: 'an address',
      before: `token_url = «"https://login.shelf.example/oauth2/token"»
`,
      refused: 'the value looks like an address',
    },
    {
      name: 'the name of a field',
      before: `class LoginForm:
    user = "username"
    password = «"passwd"»
`,
      refused: 'made of plain words',
    },
    {
      name: 'a text for people',
      test: 'B106',
      before: `from shelf.forms import Form

form = «Form(name="Name:", password="Enter the password of your library card")»
`,
      refused: 'it has spaces',
    },
    {
      name: 'members of an enumeration',
      before: `import enum


class Kind(enum.Enum):
    CARD = "c4rd"
    PASSWORD = «"p4ssword-1"»
`,
      refused: 'a class on top of `enum.Enum`',
    },
    {
      name: 'a number',
      before: `symbols = {«"token"»: 4, "space": 5}
`,
      refused: 'the value is not a text',
    },
    {
      name: 'a test',
      path: 'tests/test_login.py',
      before: `def test_login(client):
    password = «"hunter2-example"»
    client.login(password)
`,
      refused: 'the file holds tests',
    },
    {
      name: 'an example',
      path: 'examples/login.py',
      test: 'B106',
      before: `from shelf.db import connect

«connect(password="hunter2-example")»
`,
      refused: 'the file is an example',
    },
    {
      name: 'a secret beside an empty value',
      test: 'B106',
      before: `from shelf.db import connect

«connect(token="", password="hunter2-example")»
`,
      refused: 'a secret and a value that is none',
    },
    {
      name: 'os is something else',
      before: `def connect(os):
    os.password = «"hunter2-example"»
`,
      refused: 'the name `os` means something else here',
    },
  ],
});
