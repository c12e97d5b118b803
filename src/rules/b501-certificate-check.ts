import { defineRule } from './rule.ts';

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
    },
    {
      name: 'httpx client with a private authority',
      before: `import httpx


def client(ca_file):
    return «httpx.Client(verify=False)»
`,
      after: `import ssl

import httpx


def client(ca_file):
    return httpx.Client(verify=ssl.create_default_context(cafile=ca_file))
`,
    },
  ],
});
