import { defineRule } from './rule.ts';

export const b411 = defineRule({
  ids: ['B411'],
  names: ['import_xmlrpclib'],
  status: 'active',
  title: 'XML-RPC parses XML straight from the network, without limits',
  why: 'The other end can answer with XML or gzip data that grows to gigabytes when unpacked, and take the process down.',
  remedy:
    'Call `defusedxml.xmlrpc.monkey_patch()` once, before the first client or server is made: it limits entities and unpacked size for both. ' +
    'Bandit cannot see that, so mark the import `# nosec B411 # hardened by defusedxml`. ' +
    'Where both ends are yours, a JSON interface over HTTPS removes the problem. Delete an import that nothing uses.',
  safety: 'review',
  cwe: 776,
  owasp2021: { id: 'A05:2021', mapped: true },
  owasp2025: { id: 'A02:2025', mapped: true },
  exploitability: { score: 3, reason: 'The peer on the network supplies the XML; the result is mostly an outage.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b411-import-xmlrpclib',
    'https://cwe.mitre.org/data/definitions/776.html',
    'https://docs.python.org/3/library/xmlrpc.html',
    'https://github.com/tiran/defusedxml',
  ],
  traps: ['A bare `# nosec B411` without the patch leaves the parser as it was.'],
  cases: [
    {
      name: 'client hardened by defusedxml',
      before: `«import xmlrpc.client»


def list_packages(url):
    with xmlrpc.client.ServerProxy(url) as server:
        return server.list_packages()
`,
      after: `import xmlrpc.client  # nosec B411 # hardened by defusedxml

import defusedxml.xmlrpc

defusedxml.xmlrpc.monkey_patch()


def list_packages(url):
    with xmlrpc.client.ServerProxy(url) as server:
        return server.list_packages()
`,
    },
    {
      name: 'XML-RPC replaced by JSON over HTTPS',
      before: `«from xmlrpc.client import ServerProxy»


def stock(url, article):
    return ServerProxy(url).stock(article)
`,
      after: `import requests


def stock(url, article):
    answer = requests.get(f"{url}/stock", params={"article": article}, timeout=10)
    answer.raise_for_status()
    return answer.json()
`,
    },
  ],
});
