import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { keyword, removeArgument } from '../../python/edits/arguments.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { internalHost } from '../../remedies/network/url-text.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  const verify = call ? keyword(call, 'verify') : null;
  if (!call || !called || !verify) return unreadable;
  const library = /^(requests|httpx)\.(?:api\.)?\w+$/u.exec(calledName(file, call) ?? '')?.[1];
  if (library === undefined)
    return refuse(
      `${quoted(called)} is not certainly a function of \`requests\` or \`httpx\` here`,
      'If it opens connections, let it check certificates.',
    );
  const host = internalHost(file, call);
  if (host !== null)
    return refuse(
      `no public authority signs certificates for \`${host}\`, so the call would fail without the certificate of your own`,
      ownAuthority(library),
    );
  return fix({
    edits: removeArgument(file, call, verify),
    summary: 'Check the server’s certificate, which is the default',
    cautions: [
      `${subject(called.text)} to hosts with a self-signed or private certificate fails from now on: ${ownAuthority(library)}`,
      ...warnings(file),
    ],
  });
}

const subject = (called: string): string =>
  called.endsWith('Client') ? 'Each request of this client' : 'This request';

const ownAuthority = (library: string): string =>
  library === 'httpx'
    ? 'pass `verify=ssl.create_default_context(cafile="…")` with the certificate of its authority.'
    : 'pass `verify="/path/to/ca.pem"` with the certificate of its authority, or set `REQUESTS_CA_BUNDLE`.';

const warnings = (file: PythonFile): readonly string[] =>
  /\bdisable_warnings\s*\(/u.test(file.text)
    ? ['Remove `disable_warnings(…)` from this file once all requests check certificates.']
    : [];

export const b501 = defineRule({
  ids: ['B501'],
  names: ['request_with_no_cert_validation'],
  status: 'active',
  title: 'The server’s certificate is not checked',
  why: 'With `verify=False` any certificate will do, so an attacker on the path can pose as the server and read or change everything, log-ins included.',
  remedy:
    'Remove `verify=False`; checking is the default. For a server with a private authority pass its certificate: ' +
    '`verify="/path/to/ca.pem"` with requests, `verify=ssl.create_default_context(cafile=...)` with httpx, or set `REQUESTS_CA_BUNDLE`. ' +
    'Remove `urllib3.disable_warnings(...)` in the same change. ' +
    'Calls to hosts with self-signed certificates fail from then on: that is the missing trust showing.',
  safety: 'review',
  cwe: 295,
  owasp2021: { id: 'A07:2021', mapped: true },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs an attacker on the network path; then everything is readable.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b501_request_with_no_cert_validation.html',
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://requests.readthedocs.io/en/latest/user/advanced/#ssl-cert-verification',
  ],
  traps: [
    '`verify=VERIFY` with `VERIFY = False` is invisible to Bandit and just as open.',
    '`session.verify = False` is not reported either: look for it too.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'requests checks again',
      before: `import requests


def exchange_rates(url):
    answer = «requests.get(url, verify=False, timeout=10)»
    return answer.json()
`,
      after: `import requests


def exchange_rates(url):
    answer = requests.get(url, timeout=10)
    return answer.json()
`,
    },
    {
      name: 'a private authority',
      before: `import requests


def notify(event):
    «requests.post(
        "https://hooks.example.internal/events",
        json=event,
        verify=False,
        timeout=10,
    )»
`,
      after: `import requests


def notify(event):
    requests.post(
        "https://hooks.example.internal/events",
        json=event,
        verify="/etc/ssl/certs/example-internal-ca.pem",
        timeout=10,
    )
`,
      refused: 'no public authority signs certificates for `hooks.example.internal`',
    },
    {
      name: 'httpx client with a private authority',
      before: `import httpx


def client(ca_file):
    return «httpx.Client(base_url="https://shelf.internal", verify=False)»
`,
      after: `import ssl

import httpx


def client(ca_file):
    return httpx.Client(base_url="https://shelf.internal", verify=ssl.create_default_context(cafile=ca_file))
`,
      refused: 'no public authority signs certificates for `shelf.internal`',
    },
    {
      name: 'httpx client, the only argument',
      before: `from httpx import AsyncClient as Client


async def rates(url):
    async with «Client(verify=False)» as client:
        return (await client.get(url)).json()
`,
      after: `from httpx import AsyncClient as Client


async def rates(url):
    async with Client() as client:
        return (await client.get(url)).json()
`,
    },
    {
      name: 'over several lines with a comment, warnings switched off',
      before: `import requests
import urllib3

urllib3.disable_warnings()


def order(session, book):
    return «requests.post(
        session.url + "/orders",
        json={"isbn": book.isbn},
        verify=False,  # TODO certificate
        timeout=30
    )».json()
`,
      after: `import requests
import urllib3

urllib3.disable_warnings()


def order(session, book):
    return requests.post(
        session.url + "/orders",
        json={"isbn": book.isbn},
        # TODO certificate
        timeout=30
    ).json()
`,
    },
    {
      name: 'the last argument, in a lambda',
      before: `import requests as r

fetch = lambda url, **options: «r.get(url, timeout=5, verify=False)»
`,
      after: `import requests as r

fetch = lambda url, **options: r.get(url, timeout=5)
`,
    },
    {
      name: 'this machine',
      before: `import requests

BASE = "https://127.0.0.1:8443"


def alive():
    return «requests.get(f"{BASE}/health", verify=False, timeout=1)».ok
`,
      refused: 'no public authority signs certificates for `127.0.0.1`',
    },
    {
      name: 'something else of that name',
      before: `import requests

from shelf.fakes import requests as fakes


def ping(requests):
    return «requests.get("https://example.org", verify=False, timeout=1)»
`,
      refused: '`requests.get` is not certainly a function of `requests` or `httpx` here',
    },
  ],
});
