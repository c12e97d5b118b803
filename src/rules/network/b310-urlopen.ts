import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argument } from '../../python/edits/arguments.ts';
import { givenTo } from '../../python/scopes/origin.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted, isBuiltin } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { isSchemeChecked } from '../../remedies/network/scheme-check.ts';
import { beginnings, fixedUrl } from '../../remedies/network/url-text.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (called.text.endsWith('URLopener')) return opener(called);
  const given = argument(call, 0, 'url') ?? argument(call, 0, 'fullurl');
  if (given === null)
    return refuse(`the address is not among the visible arguments of ${quoted(called)}`, guard(called, null));
  const url = addressIn(file, given.value);
  const reason = whySafe(file, url);
  const comment = reason === null ? null : nosec(file, call, 'B310', reason);
  if (reason !== null && comment === null)
    return refuse(
      `${reason}, and no comment can stand on the line of ${quoted(called)}`,
      'Put the call on a line of its own and add `# nosec B310 # reason` there.',
    );
  if (comment === null) return unsafe(file, called, url);
  return fix({
    edits: [comment],
    summary: `State that the ${reason}`,
    cautions: cautionsOf(reason ?? ''),
    suppression: true,
  });
}

/** `str(url)` opens what `url` says. */
function withoutStr(file: PythonFile, at: Node): Node {
  const inner =
    at.type === 'call' && calledName(file, at) === 'str' && isBuiltin(file, at, 'str')
      ? argument(at, 0, 'object')
      : null;
  return inner ? bare(inner.value) : at;
}

/**
 * The URL of a request object that was built here: `Request(url)`, or a name that holds one. Else the argument itself.
 */
function addressIn(file: PythonFile, value: Node): Node {
  const at = withoutStr(file, bare(value));
  const given = at.type === 'identifier' ? givenTo(file, at) : [at];
  const [only, ...others] = given ?? [];
  const request = only && others.length === 0 ? bare(only) : null;
  if (
    request?.type !== 'call' ||
    !/(?:^|\.)Request$/u.test(calledName(file, request) ?? request.childForFieldName('function')?.text ?? '')
  )
    return at;
  return bare(argument(request, 0, 'url')?.value ?? at);
}

/** Why no other scheme can come through, in words that the code bears out; null when it is not so. */
function whySafe(file: PythonFile, url: Node): string | null {
  const fixed = fixedUrl(file, url);
  if (fixed)
    return fixed.whole ? `address is a fixed ${fixed.scheme} one` : `address begins with a fixed ${fixed.scheme} host`;
  return url.type === 'identifier' && isSchemeChecked(file, url) ? 'scheme is checked before' : null;
}

const cautionsOf = (reason: string): readonly string[] => {
  if (/ http /u.test(reason)) return ['The address is plain `http`: use `https` if the server offers it.'];
  return reason.startsWith('scheme')
    ? ['The host is not limited by the check of the scheme: make sure that it cannot be an internal one.']
    : [];
};

const opener = (called: Node): Remedy =>
  refuse(
    `${quoted(called)} opens \`file:\` and \`ftp:\` addresses as well, and the addresses are given elsewhere`,
    'The class is deprecated and gone in Python 3.14: use `urllib.request.urlopen` with a checked address, or `requests`.',
  );

/** Schemes that are no web addresses, and what to do instead. */
const instead: Readonly<Record<string, string>> = {
  file: 'Read local files with `open`, or add `# nosec B310 # fixed file: address` when the path is constant.',
  ftp: 'Fetch the file over HTTPS, or over FTP with TLS (see B321).',
  data: 'Decode the data with `base64` or `urllib.parse.unquote_to_bytes`: nothing has to be opened.',
};

/** The text of a URL is never shown: it may hold a key. */
function unsafe(file: PythonFile, called: Node, url: Node): Remedy {
  const starts = beginnings(file, url) ?? [];
  const scheme = starts
    .map(({ text }) => /^(file|ftp|data):/iu.exec(text)?.[1]?.toLowerCase())
    .find((one) => one !== undefined);
  if (scheme !== undefined) return refuse(`the address is a \`${scheme}:\` one`, instead[scheme]);
  if (starts.length > 0 && starts.every(({ text }) => /^https?:\/\//iu.test(text))) {
    return refuse(
      'the scheme is fixed, and the host is put together when the program runs',
      'Make sure that nobody outside chooses the host, or compare it with a list; then add `# nosec B310 # fixed scheme, host from …`.',
    );
  }
  return refuse(whyNot(url), guard(called, url));
}

function whyNot(url: Node): string {
  if (/^(?:identifier|attribute)$/u.test(url.type))
    return `which addresses ${quoted(url)} can hold cannot be seen here`;
  const called = url.childForFieldName('function');
  if (called && dotted(called) !== null) return `which address ${quoted(called)} gives cannot be seen here`;
  return 'the scheme and host of the address are put together when the program runs';
}

function guard(called: Node, url: Node | null): string {
  const given = url !== null && /^(?:identifier|attribute)$/u.test(url.type) && url.text.length < 40 ? url.text : 'url';
  const name = /(?:^|[._])req(?:uest)?$/iu.test(given) ? `${given}.full_url` : given;
  const check = `if urllib.parse.urlsplit(${name}).scheme not in ("http", "https"): raise ValueError("unexpected address")`;
  return (
    `Before ${quoted(called)}, refuse what you do not expect: \`${check}\`, and the host too when the address comes from outside. ` +
    'Then add `# nosec B310 # scheme is checked before`.'
  );
}

export const b310 = defineRule({
  ids: ['B310'],
  names: ['urllib_urlopen'],
  status: 'active',
  title: 'urlopen() also opens file:, ftp: and internal addresses',
  why: 'If someone else chooses the address, they can read local files through `file:` or make your server fetch from hosts that only it can reach (SSRF).',
  remedy:
    'Check the address before the call: the scheme against `https`, and the host against a list when it comes from outside. ' +
    'Bandit reports every `urlopen` whatever you check, so justify the line with `# nosec B310 # reason` afterwards. ' +
    'An HTTP-only client such as `requests` or `httpx` refuses `file:` by itself and leaves only the host to check.',
  safety: 'review',
  cwe: 918,
  owasp2021: { id: 'A10:2021', mapped: true },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: {
    score: 3,
    reason: 'Needs an address that an attacker chooses; then local files and internal services are readable.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b310-urllib-urlopen',
    'https://cwe.mitre.org/data/definitions/918.html',
    'https://docs.python.org/3/library/urllib.request.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html',
  ],
  traps: [
    'Redirects are followed: a permitted host can still send the request on to another one.',
    'Compare the parsed host, not the start of the text: `https://good.example@evil.example/` starts with the good name.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'scheme and host are checked first',
      before: `import urllib.request


def fetch_feed(url):
    return «urllib.request.urlopen(url, timeout=10)»
`,
      after: `import urllib.request
from urllib.parse import urlsplit

FEED_HOSTS = {"feeds.example.org"}


def fetch_feed(url):
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.hostname not in FEED_HOSTS:
        raise ValueError("this address is not allowed")
    return urllib.request.urlopen(url, timeout=10)  # nosec B310 # scheme is checked before
`,
      refused: 'which addresses `url` can hold cannot be seen here',
    },
    {
      name: 'a fixed address',
      before: `import urllib.request

rates = «urllib.request.urlopen("https://api.example.org/rates", timeout=10)»
`,
      after: `import urllib.request

rates = urllib.request.urlopen("https://api.example.org/rates", timeout=10)  # nosec B310 # address is a fixed https one
`,
    },
    {
      name: 'an HTTP client that knows no file: addresses',
      before: `import urllib.request


def download_logo(url):
    return «urllib.request.urlopen(url)».read()
`,
      after: `import requests


def download_logo(url):
    response = requests.get(url, timeout=60)
    response.raise_for_status()
    return response.content
`,
      refused: 'which addresses `url` can hold cannot be seen here',
    },
    {
      name: 'a constant of the file, and a path behind it',
      before: `from urllib.request import urlopen

API = "https://api.example.org/v1"


def book(isbn):
    with «urlopen(f"{API}/books/{isbn}", timeout=10)» as answer:
        return answer.read()
`,
      after: `from urllib.request import urlopen

API = "https://api.example.org/v1"


def book(isbn):
    with urlopen(f"{API}/books/{isbn}", timeout=10) as answer:  # nosec B310 # address begins with a fixed https host
        return answer.read()
`,
    },
    {
      name: 'a request object with a fixed host',
      before: `import urllib.parse
import urllib.request


def search(words):
    address = "https://api.example.org/search?" + urllib.parse.urlencode({"q": words})
    request = urllib.request.Request(address, headers={"Accept": "application/json"})
    return «urllib.request.urlopen(
        request,
        timeout=10,
    )»
`,
      after: `import urllib.parse
import urllib.request


def search(words):
    address = "https://api.example.org/search?" + urllib.parse.urlencode({"q": words})
    request = urllib.request.Request(address, headers={"Accept": "application/json"})
    return urllib.request.urlopen(
        request,
        timeout=10,
    )  # nosec B310 # address begins with a fixed https host
`,
    },
    {
      name: 'a constant of the class, filled in with format',
      before: `from urllib import request


class Covers:
    url = "http://covers.example.org/b/{}.jpg"

    def fetch(self, isbn, path):
        «request.urlretrieve(self.url.format(isbn), path)»  # small files
`,
      after: `from urllib import request


class Covers:
    url = "http://covers.example.org/b/{}.jpg"

    def fetch(self, isbn, path):
        request.urlretrieve(self.url.format(isbn), path)  # small files # nosec B310 # address begins with a fixed http host
`,
    },
    {
      name: 'the scheme is checked before',
      before: `import urllib.request
from urllib.parse import urlsplit


def fetch_feed(url):
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.hostname is None:
        raise ValueError("not a web address")
    return «urllib.request.urlopen(url, timeout=10)»
`,
      after: `import urllib.request
from urllib.parse import urlsplit


def fetch_feed(url):
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or parts.hostname is None:
        raise ValueError("not a web address")
    return urllib.request.urlopen(url, timeout=10)  # nosec B310 # scheme is checked before
`,
    },
    {
      name: 'only web addresses reach the call',
      before: `from urllib.request import Request, urlopen


def read(source):
    if source.lower().startswith(("http://", "https://")):
        return «urlopen(Request(source))».read()
    return open(source, "rb").read()
`,
      after: `from urllib.request import Request, urlopen


def read(source):
    if source.lower().startswith(("http://", "https://")):
        return urlopen(Request(source)).read()  # nosec B310 # scheme is checked before
    return open(source, "rb").read()
`,
    },
    {
      name: 'a host that the text could go on with',
      before: `import urllib.request


def fetch(shop):
    return «urllib.request.urlopen("https://shop.example.org" + shop)»
`,
      refused: 'the scheme is fixed, and the host is put together when the program runs',
    },
    {
      name: 'a file address',
      before: `import urllib.request

stock = «urllib.request.urlopen("file:///srv/shelf/stock.csv")»
`,
      refused: 'the address is a `file:` one',
    },
    {
      name: 'an address out of a call',
      before: `import urllib.request

from shelf.settings import feed_address

feed = «urllib.request.urlopen(feed_address("new"), timeout=10)»
`,
      refused: 'which address `feed_address` gives cannot be seen here',
    },
    {
      name: 'a constant that one branch changes',
      before: `import os
import urllib.request

BASE = "https://api.example.org/"
if "SHELF_API" in os.environ:
    BASE = os.environ["SHELF_API"]

books = «urllib.request.urlopen(BASE)»
`,
      refused: 'which addresses `BASE` can hold cannot be seen here',
    },
    {
      name: 'the checked name is bound anew',
      before: `import urllib.request


def fetch(url):
    if not url.startswith("https://"):
        raise ValueError(url)
    url = resolve(url)
    return «urllib.request.urlopen(url)»
`,
      refused: 'which addresses `url` can hold cannot be seen here',
    },
    {
      name: 'an opener class',
      before: `import urllib.request

opener = «urllib.request.FancyURLopener()»
`,
      refused: 'opens `file:` and `ftp:` addresses as well',
    },
    {
      name: 'a port on this machine',
      before: `import urllib.request


def ping(server):
    return «urllib.request.urlopen("http://localhost:%d/ping" % server.port)».read()
`,
      after: `import urllib.request


def ping(server):
    return urllib.request.urlopen("http://localhost:%d/ping" % server.port).read()  # nosec B310 # address begins with a fixed http host
`,
    },
    {
      name: 'an address that is put together',
      before: `import urllib.request


def fetch(shop, book):
    return «urllib.request.urlopen(f"{shop}/books/{book}")»
`,
      refused: 'the scheme and host of the address are put together when the program runs',
    },
    {
      name: 'one name for several addresses, in a loop',
      before: `import urllib.request

url = input()
for page in range(3):
    url = "https://api.example.org/books"
    books = «urllib.request.urlopen(url)»
`,
      after: `import urllib.request

url = input()
for page in range(3):
    url = "https://api.example.org/books"
    books = urllib.request.urlopen(url)  # nosec B310 # address is a fixed https one
`,
    },
    {
      name: 'the next turn of a loop has another address',
      before: `import urllib.request

url = "https://api.example.org/books"
while url:
    books = «urllib.request.urlopen(url)»
    url = next_page(books)
`,
      refused: 'which addresses `url` can hold cannot be seen here',
    },
    {
      name: 'an address that is made text',
      before: `from urllib.request import urlopen


def fetch(URL):
    return «urlopen(str(URL))»
`,
      refused: 'which addresses `URL` can hold',
    },
    {
      name: 'a request from elsewhere',
      before: `import urllib.request


def send(req):
    return «urllib.request.urlopen(req, timeout=60)»
`,
      refused: 'which addresses `req` can hold',
    },
  ],
});
