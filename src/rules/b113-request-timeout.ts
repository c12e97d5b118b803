import { defineRule } from './rule.ts';

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
  exploitability: { score: 2, reason: 'The attacker must control or slow down the other side; the effect is an outage.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b113_request_without_timeout.html',
    'https://cwe.mitre.org/data/definitions/1088.html',
    'https://requests.readthedocs.io/en/latest/user/advanced/#timeouts',
  ],
  traps: [
    '`requests.Session().get(…)` and `requests.request(…)` have no timeout either; Bandit only does not look at them.',
    'Long polling and event streams wait on purpose: choose a read timeout longer than the longest pause.',
  ],
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
      before: `import httpx

client = «httpx.Client(base_url="https://api.example.org", timeout=None)»
`,
      after: `import httpx

client = httpx.Client(base_url="https://api.example.org")
`,
    },
    {
      name: 'a timeout that Bandit cannot evaluate',
      before: `import requests


def fetch(url, settings):
    return «requests.get(url, timeout=settings["timeout"])»
`,
      after: `import requests


def fetch(url, settings):
    return requests.get(url, timeout=settings["timeout"])  # nosec B113 # timeout comes from the settings
`,
    },
  ],
});
