import { defineRule } from './rule.ts';

export const b504 = defineRule({
  ids: ['B504'],
  names: ['ssl_with_no_version'],
  status: 'active',
  title: 'ssl.wrap_socket checks neither the certificate nor the host name',
  why: 'The socket is encrypted to whoever answers, so an attacker on the path can pose as the server; old protocol versions may be accepted as well.',
  remedy:
    'Use a context: `ssl.create_default_context().wrap_socket(sock, server_hostname=host)` for a client. ' +
    'For a server, `ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)`, then `load_cert_chain(...)` and `wrap_socket(sock, server_side=True)`. ' +
    'A private authority goes into `cafile=`. Python 3.12 removed `ssl.wrap_socket`, so the change is due anyway.',
  safety: 'review',
  cwe: 327,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs an attacker on the network path; no downgrade is necessary.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b504_ssl_with_no_version.html',
    'https://cwe.mitre.org/data/definitions/327.html',
    'https://docs.python.org/3/library/ssl.html#ssl.create_default_context',
  ],
  traps: ['Adding only `ssl_version=` ends the finding and leaves the certificate unchecked.'],
  cases: [
    {
      name: 'client socket',
      before: `import socket
import ssl


def connect(host):
    sock = socket.create_connection((host, 6514), timeout=10)
    return «ssl.wrap_socket(sock)»
`,
      after: `import socket
import ssl


def connect(host):
    sock = socket.create_connection((host, 6514), timeout=10)
    return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
`,
    },
    {
      name: 'server socket',
      before: `import ssl


def accept(listener):
    sock, _ = listener.accept()
    return «ssl.wrap_socket(sock, server_side=True, certfile="server.pem")»
`,
      after: `import ssl

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain("server.pem")


def accept(listener):
    sock, _ = listener.accept()
    return context.wrap_socket(sock, server_side=True)
`,
    },
  ],
});
