import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import {
  addArgument,
  argumentsOf,
  keyword,
  removeArgument,
  replace,
  type Argument,
} from '../../python/edits/arguments.ts';
import { linesBefore, statementOf } from '../../python/edits/insertion.ts';
import { givenTo } from '../../python/scopes/origin.ts';
import { nosec } from '../../python/text/nosec.ts';
import { lineEnd, lineStart, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { splatHolds } from '../../python/tree/keyword-dictionary.ts';
import { calledName, dotted } from '../../python/tree/names.ts';
import { bare, enclosing, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const seconds = '60';

/** The functions and classes that send requests. */
const requestFunction =
  /^(requests|httpx)\.(?:api\.)?(?:get|options|head|post|put|patch|delete|request|stream|Client|AsyncClient)$/u;

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = calledName(file, call) ?? '';
  if (/^(?:requests\.(?:status_codes\.)?|httpx\.)codes\./u.test(name)) return noRequest(file, call);
  const library = requestFunction.exec(name)?.[1];
  if (library === undefined)
    return refuse(
      notThePackage(file, called),
      'If it sends a request and its class sets no timeout, pass it `timeout=`; else add `# nosec B113 # reason`.',
    );
  const given = keyword(call, 'timeout');
  if (given === null) return withoutTimeout(file, call);
  if (bare(given.value).type === 'none') return library === 'httpx' ? toDefault(file, call, given) : fromNone(given);
  return justified(file, call, given.value);
}

/** What the name is instead, as far as it can be seen: often a session of the project's own. */
function notThePackage(file: PythonFile, called: Node): string {
  let name = called;
  while (name.type === 'attribute') name = name.childForFieldName('object') ?? called;
  const [value, ...others] = (name.type === 'identifier' && givenTo(file, name)) || [];
  const maker = value?.childForFieldName('function');
  if (maker && others.length === 0) return `${quoted(name)} is made by ${quoted(maker)} here, it is not the package`;
  return `${quoted(called)} is not certainly a function of \`requests\` or \`httpx\` here`;
}

/** `codes.get("ok")`: Bandit goes by the name of the package and the word `get`. */
function noRequest(file: PythonFile, call: Node): Remedy {
  const comment = nosec(file, call, 'B113', 'looks up a status code, sends no request');
  if (comment === null)
    return refuse(
      'the call looks up a status code and sends no request, and no comment can stand here',
      'Put the call on a line of its own.',
    );
  return fix({ edits: [comment], summary: 'State that no request is sent', suppression: true });
}

function withoutTimeout(file: PythonFile, call: Node): Remedy {
  for (const { splat, value } of argumentsOf(call)) {
    const answer = splat === '**' ? unpacking(file, call, value) : null;
    if (answer) return answer;
  }
  const waits = longWait(file, call);
  return fix({
    edits: addArgument(file, call, `timeout=${seconds}`),
    summary: `Give up after ${seconds} seconds without an answer`,
    safety: waits === null ? 'safe' : 'review',
    cautions:
      waits === null ? [] : [`${waits}: choose a timeout longer than the longest pause between two pieces of data.`],
  });
}

/** `**options` may bring the timeout: then a second one would be an error. Null when it surely brings none. */
function unpacking(file: PythonFile, call: Node, options: Node): Remedy | null {
  const holds = splatHolds(file, options, 'timeout');
  if (holds === 'no') return null;
  // Its text is shown for a name only: a literal may hold a secret.
  const shown = dotted(options);
  const name = shown === null ? 'the unpacked dictionary' : quoted(shown);
  const hidden = `${shown === null ? name : quoted(`**${shown}`)} may hold a timeout, which cannot be seen at the call`;
  if (holds === 'unknown') return withDefault(file, call, options) ?? refuse(hidden, setDefault(options));
  const comment = nosec(file, call, 'B113', `${shown ?? 'the unpacked dictionary'} holds a timeout`);
  if (comment === null)
    return refuse(
      `${name} holds a timeout, and no comment can stand here`,
      'Pass `timeout=` as an argument of its own.',
    );
  const cautions = [`Check that the timeout in ${name} is never \`None\`.`];
  return fix({ edits: [comment], summary: `State that ${name} holds the timeout`, cautions, suppression: true });
}

/** A timeout for the `**options` of the function itself, which are new at each call: where the caller gives none. */
function withDefault(file: PythonFile, call: Node, options: Node): Remedy | null {
  const [binding, ...others] = options.type === 'identifier' ? file.scopes.bindings(options, options.text) : [];
  const statement = statementOf(file, call);
  if (binding?.node.parent?.type !== 'dictionary_splat_pattern' || others.length > 0 || statement === null) return null;
  const comment = nosec(file, call, 'B113', `${options.text} holds a timeout`);
  if (comment === null) return null;
  return fix({
    edits: [linesBefore(file, statement, [`${options.text}.setdefault("timeout", ${seconds})`]), comment],
    summary: `Give up after ${seconds} seconds without an answer, unless the caller says otherwise`,
    suppression: true,
  });
}

const setDefault = (value: Node): string => {
  if (value.type !== 'identifier')
    return 'Put a timeout into it, then add `# nosec B113 # reason`: Bandit cannot look into it.';
  return `Write \`${value.text}.setdefault("timeout", ${seconds})\` before the call, then add \`# nosec B113 # reason\`: Bandit cannot look into it.`;
};

/** Signs that the call waits on purpose: a stream read line by line, or a comment that speaks of it. */
function longWait(file: PythonFile, call: Node): string | null {
  const around = enclosing(call, 'function_definition') ?? file.root;
  if (keyword(call, 'stream')?.value.type === 'true' && /\biter_lines\b|sseclient/iu.test(around.text))
    return 'The answer is read as a stream of events';
  const above = lineStart(file.text, Math.max(0, lineStart(file.text, call.startIndex) - 1));
  const near = file.text.slice(above, lineEnd(file.text, call.endIndex));
  return /#.*(?:time-?\s?out|long.?poll)/iu.test(near) ? 'A comment here speaks of the waiting time' : null;
}

const fromNone = (given: Argument): Remedy =>
  fix({
    edits: [replace(given.value, seconds)],
    summary: `Give up after ${seconds} seconds without an answer, instead of never`,
    cautions: ['`timeout=None` was written on purpose: make sure that no answer takes longer than a minute to begin.'],
  });

const toDefault = (file: PythonFile, call: Node, given: Argument): Remedy =>
  fix({
    edits: removeArgument(file, call, given),
    summary: 'Leave the timeout to httpx, which gives up after 5 seconds without an answer',
    cautions: [
      '`timeout=None` was written on purpose: pass a longer timeout where an answer takes more than 5 seconds to begin.',
    ],
  });

/** A timeout is there, and Bandit cannot evaluate it. */
function justified(file: PythonFile, call: Node, value: Node): Remedy {
  const source = sourceOf(bare(value));
  if (source === null)
    return refuse(
      `\`timeout=\` is given as ${quoted(value)}, which may be no time at all`,
      'Make sure that it is a positive number in every case, then add `# nosec B113 # reason`.',
    );
  const comment = nosec(file, call, 'B113', source);
  if (comment === null)
    return refuse(
      'the timeout is given as an expression that Bandit cannot evaluate, and no comment can stand here',
      'Put the value into a local name first.',
    );
  const cautions = [`Check that ${quoted(value)} is never \`None\`.`];
  return fix({ edits: [comment], summary: `State that ${quoted(value)} is the timeout`, cautions, suppression: true });
}

/** Where the timeout comes from, in words; null when it can be nothing, or is no time. */
function sourceOf(value: Node): string | null {
  switch (value.type) {
    case 'call':
      return ofCall(value);
    case 'subscript':
      return named('timeout comes from', value.childForFieldName('value'));
    case 'await':
      return value.namedChildren[0] ? sourceOf(value.namedChildren[0]) : null;
    case 'binary_operator':
      return 'timeout is computed from the values named here';
    case 'conditional_expression':
      return value.namedChildren.some((one) => /^none$/u.test(one.type))
        ? null
        : 'timeout is one of the two values given here';
    case 'boolean_operator':
      return value.namedChildren.at(-1)?.type === 'none' ? null : 'timeout has a fallback value here';
    case 'integer':
    case 'float':
      return null;
    default:
      return null;
  }
}

/** `float(os.environ["WAIT"])` comes from `os.environ`. */
function ofCall(call: Node): string | null {
  const called = call.childForFieldName('function');
  const [inner] = /^(?:float|int|min|max)$/u.test(called?.text ?? '') ? argumentsOf(call) : [];
  return (
    (inner && (sourceOf(bare(inner.value)) ?? named('timeout comes from', inner.value))) ??
    named('timeout comes from', called)
  );
}

function named(words: string, source: Node | null): string | null {
  const name = source === null ? null : dotted(source);
  return name === null
    ? source?.type === 'subscript'
      ? named(words, source.childForFieldName('value'))
      : null
    : `${words} ${name}`;
}

export const b113 = defineRule({
  ids: ['B113'],
  names: ['request_without_timeout'],
  status: 'active',
  title: 'An HTTP request can wait for ever',
  why: 'A server that accepts the connection and then stays silent holds the thread for good; a few of them stop the whole service.',
  remedy:
    'Pass `timeout=`: 60 seconds suits most calls, `(connect, read)` such as `(3, 30)` suits user-facing ones. ' +
    '`requests` applies the value to connecting and to each wait for data, not to the whole transfer, so long downloads still work. ' +
    'Bandit cannot evaluate `timeout=settings["x"]` and reports it although it is set: put the value in a local name first, or justify the line.',
  safety: 'safe',
  cwe: 1088,
  owasp2021: { id: 'A04:2021', mapped: false },
  owasp2025: { id: 'A10:2025', mapped: false },
  exploitability: {
    score: 2,
    reason: 'The attacker must control or slow down the other side; the effect is an outage.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b113_request_without_timeout.html',
    'https://cwe.mitre.org/data/definitions/1088.html',
    'https://requests.readthedocs.io/en/latest/user/advanced/#timeouts',
  ],
  traps: [
    '`requests.Session().get(…)` and `requests.request(…)` have no timeout either; Bandit only does not look at them.',
    'Long polling and event streams wait on purpose: choose a read timeout longer than the longest pause.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'requests without a timeout',
      before: `import requests


def exchange_rates():
    response = «requests.get("https://api.example.org/rates")»
    return response.json()
`,
      after: `import requests


def exchange_rates():
    response = requests.get("https://api.example.org/rates", timeout=60)
    return response.json()
`,
    },
    {
      name: 'a call over several lines, under another name',
      before: `from requests import post as send


def notify(url, event):
    return «send(
        url,
        json=event,
    )»
`,
      after: `from requests import post as send


def notify(url, event):
    return send(
        url,
        json=event,
        timeout=60,
    )
`,
    },
    {
      name: 'httpx with its timeout switched off',
      safety: 'review',
      before: `import httpx

client = «httpx.Client(base_url="https://api.example.org", timeout=None)»
`,
      after: `import httpx

client = httpx.Client(base_url="https://api.example.org")
`,
    },
    {
      name: 'a timeout that Bandit cannot evaluate',
      safety: 'review',
      before: `import requests


def fetch(url, settings):
    return «requests.get(url, timeout=settings["timeout"])»
`,
      after: `import requests


def fetch(url, settings):
    return requests.get(url, timeout=settings["timeout"])  # nosec B113 # timeout comes from settings
`,
    },
    {
      name: 'a generator as the only argument, in a lambda',
      before: `import requests as http

send = lambda codes: «http.post(code for code in codes)»
`,
      after: `import requests as http

send = lambda codes: http.post((code for code in codes), timeout=60)
`,
    },
    {
      name: 'comments between the arguments, in an async method',
      before: `from requests import api


class Shelf:
    async def refresh(self):
        self.books = [
            «api.get(
                url,  # one per shop
                headers={"Accept": "application/json"}  # no HTML
            )».json()
            for url in self.urls
        ]
`,
      after: `from requests import api


class Shelf:
    async def refresh(self):
        self.books = [
            api.get(
                url,  # one per shop
                headers={"Accept": "application/json"},  # no HTML
                timeout=60
            ).json()
            for url in self.urls
        ]
`,
    },
    {
      name: 'a module that may be missing',
      before: `try:
    import requests
except ImportError:
    requests = None


def ping(url):
    return requests is not None and «requests.head(url, allow_redirects=False,)».ok
`,
      after: `try:
    import requests
except ImportError:
    requests = None


def ping(url):
    return requests is not None and requests.head(url, allow_redirects=False, timeout=60,).ok
`,
    },
    {
      name: 'a timeout of None',
      safety: 'review',
      before: `import requests

answer = «requests.get(url, timeout=None, stream=True)»
`,
      after: `import requests

answer = requests.get(url, timeout=60, stream=True)
`,
    },
    {
      name: 'a stream of events may be silent for long',
      safety: 'review',
      before: `import requests


def follow(url):
    with «requests.get(url, stream=True)» as answer:
        yield from answer.iter_lines()
`,
      after: `import requests


def follow(url):
    with requests.get(url, stream=True, timeout=60) as answer:
        yield from answer.iter_lines()
`,
    },
    {
      name: 'a comment says that the call waits',
      safety: 'review',
      before: `import requests

# Long poll: the shop answers when there is a new order.
order = «requests.get("https://shop.example.org/orders/next")».json()
`,
      after: `import requests

# Long poll: the shop answers when there is a new order.
order = requests.get("https://shop.example.org/orders/next", timeout=60).json()
`,
    },
    {
      name: 'httpx with its timeout switched off in an async client',
      safety: 'review',
      before: `import httpx


async def fetch(url):
    async with «httpx.AsyncClient(
        timeout=None,
        follow_redirects=True,
    )» as client:
        return await client.get(url)
`,
      after: `import httpx


async def fetch(url):
    async with httpx.AsyncClient(
        follow_redirects=True,
    ) as client:
        return await client.get(url)
`,
    },
    {
      name: 'options whose keys are all here',
      before: `import requests


def order(url, isbn):
    options = {"json": {"isbn": isbn}, "headers": {"Accept": "application/json"}}
    options["auth"] = ("shelf", "reader")
    return «requests.post(url, **options)»
`,
      after: `import requests


def order(url, isbn):
    options = {"json": {"isbn": isbn}, "headers": {"Accept": "application/json"}}
    options["auth"] = ("shelf", "reader")
    return requests.post(url, **options, timeout=60)
`,
    },
    {
      name: 'options that get a timeout before',
      safety: 'review',
      before: `import requests


def fetch(url, **options):
    options.setdefault("timeout", 30)
    return «requests.get(url, **options)»
`,
      after: `import requests


def fetch(url, **options):
    options.setdefault("timeout", 30)
    return requests.get(url, **options)  # nosec B113 # options holds a timeout
`,
    },
    {
      name: 'a timeout out of a call, over several lines',
      safety: 'review',
      before: `import os

import requests

answer = «requests.get(
    "https://api.example.org/books",
    timeout=float(os.environ["SHELF_TIMEOUT"]),
)»
`,
      after: `import os

import requests

answer = requests.get(
    "https://api.example.org/books",
    timeout=float(os.environ["SHELF_TIMEOUT"]),
)  # nosec B113 # timeout comes from os.environ
`,
    },
    {
      name: 'options of the caller',
      before: `import requests


def fetch(url, **kwargs):
    # One try only.
    return «requests.get(
        url, **kwargs
    )».json()
`,
      after: `import requests


def fetch(url, **kwargs):
    # One try only.
    kwargs.setdefault("timeout", 60)
    return requests.get(
        url, **kwargs
    ).json()  # nosec B113 # kwargs holds a timeout
`,
      safety: 'review',
    },
    {
      name: 'a timeout that can be None',
      before: `import requests


def fetch(url, quick):
    return «requests.get(url, timeout=5 if quick else None)»
`,
      refused: '`timeout=` is given as `5 if quick else None`',
    },
    {
      name: 'something else of that name',
      before: `from shelf import http
import requests


def fetch(url, requests=http):
    return «requests.get(url)»
`,
      refused: '`requests.get` is not certainly a function of `requests` or `httpx` here',
    },
    {
      name: 'no request at all',
      safety: 'review',
      before: `from requests import codes


def code(name):
    return «codes.get(name)»
`,
      after: `from requests import codes


def code(name):
    return codes.get(name)  # nosec B113 # looks up a status code, sends no request
`,
    },
    {
      name: 'something else in the package',
      before: `import requests


def function(verb):
    return «requests.__dict__.get(verb)»
`,
      refused: '`requests.__dict__.get` is not certainly a function of `requests`',
    },
    {
      name: 'options from elsewhere',
      before: `import requests


def fetch(url, options):
    return «requests.get(url, **options)»
`,
      refused: '`**options` may hold a timeout',
    },
    {
      name: 'a session of the project',
      before: `from shelf.net import RequestSession

import requests.exceptions

requests = RequestSession(tries=2)
page = «requests.get("https://books.example.org")»
`,
      refused: '`requests` is made by `RequestSession` here, it is not the package',
    },
    {
      name: 'a dictionary on the spot',
      safety: 'review',
      before: `import requests

books = «requests.get(url, **{"timeout": 30, "auth": ("shelf", key)})»
`,
      after: `import requests

books = requests.get(url, **{"timeout": 30, "auth": ("shelf", key)})  # nosec B113 # the unpacked dictionary holds a timeout
`,
    },
    {
      name: 'options out of a call',
      before: `import requests

from shelf.net import options

books = «requests.get(url, **options("books"))»
`,
      refused: 'the unpacked dictionary may hold a timeout',
    },
  ],
});
