import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { fix, refuse, unreadable, type Refusal, type Remedy } from '../../model/fixes/fix.ts';
import { namesSecret } from '../../model/secret-name.ts';
import { replace } from '../../python/edits/arguments.ts';
import { beginsLine } from '../../python/edits/own-line.ts';
import { reach } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import {
  indentOf,
  isTestFile,
  newlineAt,
  indentUnit,
  nodeOf,
  quoted,
  type PythonFile,
} from '../../python/tree/file.ts';
import { children, enclosing, type Node } from '../../python/tree/tree.ts';
import { fromEnvironment, isExampleFile, variableName } from '../../remedies/secrets/from-environment.ts';
import { judgeSecret, stringValue } from '../../remedies/secrets/secret-value.ts';
import { defineRule } from '../rule.ts';

interface Default {
  readonly name: string;
  readonly value: Node;
  readonly text: string;
  readonly parameter: Node;
}

function remedy(finding: Finding, file: PythonFile): Remedy {
  const method = nodeOf(file, finding);
  const found = method ? defaultsOf(method) : [];
  const [first] = found;
  if (!method || !first) return unreadable;
  if (isTestFile(file) || isExampleFile(file.path)) {
    return refuse(
      'the file holds tests or examples, whose passwords are made up as a rule',
      'Keep made-up values; when it is a real one, make the parameter required and rotate the value.',
    );
  }
  const judged = found.map((one) => ({ one, verdict: judgeSecret(one.name, one.text) }));
  for (const { one, verdict } of judged) {
    if (verdict.kind === 'unlikely') {
      return refuse(
        `${quoted(one.name)} may hold no secret: ${verdict.why}`,
        'If it is one, make the parameter required and rotate the value; else add `# nosec B107 # reason` with what it is.',
      );
    }
  }
  if (judged.every(({ verdict }) => verdict.kind === 'secret')) return resolvedInside(file, method, found);
  const verdict = judged[0]?.verdict;
  if (verdict?.kind !== 'none' || judged.some((one) => one.verdict.kind === 'secret')) {
    return refuse(
      'the function has a secret and a value that is none as defaults, and Bandit reports only one of them',
      'Make the parameter with the secret required, then justify the other one.',
    );
  }
  const comment = nosec(file, first.parameter, 'B107', verdict.reason);
  return comment === null
    ? refuse('no comment can stand on its line', `Add \`# nosec B107 # ${verdict.reason}\` yourself.`)
    : fix({
        edits: [comment],
        summary: `State that the default of ${quoted(first.name)} is no secret`,
        suppression: true,
      });
}

/** The defaults that Bandit looks at: of parameters that can be given by place. It names the first alone. */
function defaultsOf(method: Node): readonly Default[] {
  const list = children(method.childForFieldName('parameters') ?? method);
  const stop = list.findIndex(({ type }) => type === 'keyword_separator' || type === 'list_splat_pattern');
  return (stop === -1 ? list : list.slice(0, stop)).flatMap((parameter) => {
    const name = parameter.childForFieldName('name')?.text ?? '';
    const value = parameter.type.endsWith('default_parameter') ? parameter.childForFieldName('value') : null;
    const text = stringValue(value);
    return value && text !== null && namesSecret(name) ? [{ name, value, text, parameter }] : [];
  });
}

/** `None` as default, and the secret read from the environment at the beginning of the body. */
function resolvedInside(file: PythonFile, method: Node, found: readonly Default[]): Remedy {
  const body = bodyPlace(file, method);
  if ('kind' in body) return body;
  const edits: Edit[] = [];
  const imports: Import[] = [];
  const cautions: string[] = [
    'Callers that rely on the default get the value of the variable, and an error where it is missing.',
  ];
  const bases = enclosing(method, 'class_definition')?.childForFieldName('superclasses');
  if (bases) cautions.push('Methods of this name in base classes and subclasses must go along with the new default.');
  let lines = '';
  for (const { name, value, parameter } of found) {
    const by = fromEnvironment(
      file,
      body.first,
      variableName(name, enclosing(method, 'class_definition')?.childForFieldName('name')?.text ?? null),
    );
    const type = annotation(file, parameter);
    if (by === null || type === null) {
      return refuse(
        by === null ? 'the name `os` means something else here' : `the type of ${quoted(name)} does not allow \`None\``,
        'Make the parameter required.',
      );
    }
    edits.push(replace(value, 'None'), ...type.edits);
    imports.push(...by.imports, ...type.imports);
    cautions.push(...by.cautions);
    lines += `if ${name} is None:${body.newline}${body.indent}${body.unit}${name} = ${by.code}${body.newline}${body.indent}`;
  }
  edits.push({ start: body.first.startIndex, end: body.first.startIndex, text: lines });
  const names = found.map(({ name }) => quoted(name)).join(' and ');
  return fix({
    edits,
    imports,
    cautions: [...new Set(cautions)],
    summary: `Read ${names} from the environment when no caller gives it`,
  });
}

interface BodyPlace {
  readonly first: Node;
  readonly newline: string;
  readonly indent: string;
  readonly unit: string;
}

/** The first statement behind the docstring, where new ones can go before it. */
function bodyPlace(file: PythonFile, method: Node): BodyPlace | Refusal {
  const body = method.childForFieldName('body');
  const statements = body ? children(body) : [];
  const documented =
    statements[0]?.namedChildren[0]?.type === 'string' && statements[0].type === 'expression_statement';
  const first = statements[documented ? 1 : 0];
  if (!first || isStub(first)) {
    return refuse(
      'the function has no body that could read the value',
      'Make the parameter required, here and in the functions that implement it.',
    );
  }
  if (!beginsLine(file, first))
    return refuse(
      'the body is on the line of its `def`',
      'Make the parameter required, or read the value in the body.',
    );
  return { first, newline: newlineAt(file, first.startIndex), indent: indentOf(file, first), unit: indentUnit(file) };
}

/** `...`, `pass` or `raise NotImplementedError` alone. */
const isStub = (first: Node): boolean =>
  first.nextNamedSibling === null && /^(?:\.\.\.|pass|raise NotImplementedError\b.*)$/u.test(first.text);

/** What makes the annotation allow `None`; null when that is not known. */
function annotation(file: PythonFile, parameter: Node): { edits: readonly Edit[]; imports: readonly Import[] } | null {
  const type = parameter.childForFieldName('type');
  if (type === null || /\bNone\b|\bOptional\b|\bAny\b/u.test(type.text)) return { edits: [], imports: [] };
  if (type.text !== 'str') return null;
  const [major, minor] = file.project.python;
  const lazy = file.root.namedChildren.some(
    (child) => child.type === 'future_import_statement' && child.text.includes('annotations'),
  );
  if (lazy || major > 3 || minor >= 10) return { edits: [replace(type, 'str | None')], imports: [] };
  const optional = reach(file, parameter, 'typing', 'typing.Optional');
  return optional && { edits: [replace(type, `${optional.code}[str]`)], imports: optional.imports };
}

export const b107 = defineRule({
  ids: ['B107'],
  names: ['hardcoded_password_default'],
  status: 'active',
  title: 'A function has a password or token as the default of a parameter',
  why: 'Every caller that leaves the argument out shares one password that anyone with the source knows.',
  remedy:
    'Make the parameter required, or give it the default `None` and read the secret inside the function with `os.environ["NAME"]`. ' +
    'Find the callers that rely on the default first, and rotate the value if it was ever real. ' +
    'Where the default is no secret (a field name, an empty placeholder), justify the line with `# nosec B107 # reason`.',
  safety: 'review',
  cwe: 1392,
  owasp2021: { id: 'A07:2021', mapped: false },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 3, reason: 'Works wherever a deployment really uses the default.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b107_hardcoded_password_default.html',
    'https://cwe.mitre.org/data/definitions/1392.html',
    'https://docs.python.org/3/library/os.html#os.environ',
  ],
  traps: [
    'Making the parameter keyword-only (`*, password="…"`) hides it from Bandit and keeps the shared password.',
    'Overrides of a method in a subclass or a base class must keep the same signature.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'the default is resolved inside the function',
      before: `«def connect(host, user, password="changeme"):
    return Database(host, user, password)»
`,
      after: `import os


def connect(host, user, password=None):
    if password is None:
        password = os.environ["APP_PASSWORD"]
    return Database(host, user, password)
`,
    },
    {
      name: 'the parameter becomes required',
      before: `class Mailer:
    «def login(self, user, token="test-token"):
        self.session.login(user, token)»
`,
      after: `class Mailer:
    def login(self, user, token):
        self.session.login(user, token)
`,
      refused: 'made of plain words',
    },
    {
      name: 'a method with a docstring and two secrets',
      before: `class Catalogue:
    «def login(
        self,
        user: str,
        password: str = "hunter2-example",  # since 2.0
        api_token: str = "t0ken-4711-example",
    ):
        """Sign in."""

        # once for each session
        self.session.login(user, password, api_token)»
`,
      after: `import os
import typing


class Catalogue:
    def login(
        self,
        user: str,
        password: typing.Optional[str] = None,  # since 2.0
        api_token: typing.Optional[str] = None,
    ):
        """Sign in."""

        # once for each session
        if password is None:
            password = os.environ["CATALOGUE_PASSWORD"]
        if api_token is None:
            api_token = os.environ["API_TOKEN"]
        self.session.login(user, password, api_token)
`,
    },
    {
      name: 'a newer Python writes the type in another way',
      python: [3, 10],
      before: `from os import environ


«def unlock(door, pwd: str = "0penSesame!"):
    return door.unlock(pwd)»
`,
      after: `from os import environ


def unlock(door, pwd: str | None = None):
    if pwd is None:
        pwd = environ["APP_PWD"]
    return door.unlock(pwd)
`,
    },
    {
      name: 'an empty default is no secret',
      before: `«def connect(
    host,
    password="",
    timeout=3,
):
    return Session(host, password, timeout)»
`,
      after: `def connect(
    host,
    password="",  # nosec B107 # empty, no secret
    timeout=3,
):
    return Session(host, password, timeout)
`,
    },
    {
      name: 'the name of a field',
      before: `«def hidden(form, password_field="pw-1"):
    return form.hide(password_field)»
`,
      refused: 'the name says that it is the name of something',
    },
    {
      name: 'a body on the line of its def',
      before: `«def connect(host, password="hunter2-example"): return Session(host, password)»
`,
      refused: 'the body is on the line of its `def`',
    },
    {
      name: 'a body that does nothing',
      before: `class Store:
    «def login(self, password="hunter2-example"):
        """Sign in."""
        raise NotImplementedError»
`,
      refused: 'no body that could read the value',
    },
    {
      name: 'a type that does not allow None',
      before: `from shelf.types import Password


«def login(user, password: Password = "hunter2-example"):
    return user.login(password)»
`,
      refused: 'the type of `password` does not allow `None`',
    },
    {
      name: 'a secret beside an empty default',
      before: `«def login(user, token="", password="hunter2-example"):
    return user.login(token, password)»
`,
      refused: 'a secret and a value that is none',
    },
    {
      name: 'a test',
      path: 'shelf/tests/logins.py',
      before: `«def login(client, password="hunter2-example"):
    client.login(password)»
`,
      refused: 'holds tests or examples',
    },
    {
      name: 'os is something else',
      before: `«def login(os, password="hunter2-example"):
    os.login(password)»
`,
      refused: 'the name `os` means something else here',
    },
  ],
});
