import { defineRule } from './rule.ts';

export const b502 = defineRule({
  ids: ['B502', 'B503'],
  names: ['ssl_with_bad_version', 'ssl_with_bad_defaults'],
  status: 'active',
  title: 'An SSL or TLS version that is known to be broken is allowed',
  why: 'SSL 2 and 3 and TLS 1.0 and 1.1 have known attacks and are withdrawn (RFC 8996): an attacker on the path can read or change what they carry.',
  remedy:
    'Build a context with `ssl.create_default_context()`, set `context.minimum_version = ssl.TLSVersion.TLSv1_2`, ' +
    'and wrap the socket with `server_hostname=`: ' +
    'both sides then settle on the best version they share, and the certificate is checked. ' +
    'For urllib3 2 pass `ssl_minimum_version=ssl.TLSVersion.TLSv1_2`; for pyOpenSSL use `SSL.TLS_METHOD` and `set_min_proto_version(SSL.TLS1_2_VERSION)`. ' +
    'As a parameter’s default (B503) an old version reaches every caller that says nothing: drop the parameter or raise the default. ' +
    'Make sure first that the peers speak TLS 1.2; old devices may not.',
  safety: 'review',
  cwe: 327,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs an attacker on the network path who can force the old version.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b502_ssl_with_bad_version.html',
    'https://bandit.readthedocs.io/en/latest/plugins/b503_ssl_with_bad_defaults.html',
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://docs.python.org/3/library/ssl.html#ssl-security',
    'https://datatracker.ietf.org/doc/html/rfc8996',
  ],
  traps: [
    '`ssl.PROTOCOL_TLSv1_2` ends the finding but pins version 1.2, shuts 1.3 out and checks no certificate.',
    '`ssl.SSLContext(ssl.PROTOCOL_TLSv1)` is invisible to Bandit and just as weak.',
    '`ssl.wrap_socket` is gone in Python 3.12: move to a context in any case.',
  ],
  cases: [
    {
      name: 'a socket with the best common version',
      before: `import ssl


def secure(sock, host):
    return «ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLSv1)»
`,
      after: `import ssl


def secure(sock, host):
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context.wrap_socket(sock, server_hostname=host)
`,
    },
    {
      name: 'urllib3 pool with a floor',
      before: `import ssl

from urllib3 import PoolManager

pool = «PoolManager(
    maxsize=4,
    ssl_version=ssl.PROTOCOL_TLSv1_1,
)»
`,
      after: `import ssl

from urllib3 import PoolManager

pool = PoolManager(
    maxsize=4,
    ssl_minimum_version=ssl.TLSVersion.TLSv1_2,
)
`,
    },
    {
      name: 'pyOpenSSL context with a floor',
      before: `from OpenSSL import SSL


def server_context():
    return «SSL.Context(method=SSL.TLSv1_METHOD)»
`,
      after: `from OpenSSL import SSL


def server_context():
    context = SSL.Context(method=SSL.TLS_METHOD)
    context.set_min_proto_version(SSL.TLS1_2_VERSION)
    return context
`,
    },
    {
      name: 'an old version as the default',
      test: 'B503',
      before: `import ssl


«def client_context(version=ssl.PROTOCOL_TLSv1):
    return ssl.SSLContext(version)»
`,
      after: `import ssl


def client_context():
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
`,
    },
  ],
});
