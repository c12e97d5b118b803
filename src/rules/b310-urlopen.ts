import { defineRule } from './rule.ts';

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
  exploitability: { score: 3, reason: 'Needs an address that an attacker chooses; then local files and internal services are readable.' },
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
    return urllib.request.urlopen(url, timeout=10)  # nosec B310 # scheme and host checked above
`,
    },
    {
      name: 'a fixed address',
      before: `import urllib.request

rates = «urllib.request.urlopen("https://api.example.org/rates", timeout=10)»
`,
      after: `import urllib.request

rates = urllib.request.urlopen("https://api.example.org/rates", timeout=10)  # nosec B310 # fixed https address
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
    },
  ],
});
