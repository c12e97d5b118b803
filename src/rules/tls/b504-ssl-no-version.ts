import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { withContext } from '../../remedies/network/wrapped-socket.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'ssl.wrap_socket')
    return refuse(`${quoted(called)} is not certainly the function of \`ssl\` here`, 'Wrap the socket by a context.');
  const wrapped = withContext(file, call, false);
  if ('because' in wrapped)
    return refuse(
      wrapped.because,
      'Use `ssl.create_default_context().wrap_socket(sock, server_hostname=host)`, or with `server_side=True` a context for `ssl.Purpose.CLIENT_AUTH`.',
    );
  return fix({
    edits: wrapped.edits,
    imports: wrapped.imports,
    unused: [...new Set(call.descendantsOfType('identifier').map(({ text }) => text))],
    summary: wrapped.server
      ? 'Wrap the socket by a context for servers'
      : 'Wrap the socket by a context that checks the certificate and the host name',
    cautions: wrapped.server
      ? ['Clients that speak only old TLS versions cannot connect any more.']
      : [
          wrapped.unchecked
            ? 'Certificates were not checked on purpose: pass `cafile="…"` to `create_default_context` for a server with a private certificate.'
            : 'Connections to hosts with a self-signed or private certificate fail from now on: pass `cafile="…"` for their authority.',
        ],
  });
}

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
  fix: remedy,
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


def accept(listener):
    sock, _ = listener.accept()
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain("server.pem")
    return context.wrap_socket(sock, server_side=True)
`,
    },
    {
      name: 'connected afterwards, by its own import and authority',
      before: `from socket import socket
from ssl import CERT_REQUIRED, wrap_socket


class Feed:
    def open(self):
        self.sock = «wrap_socket(
            socket(), cert_reqs=CERT_REQUIRED, ca_certs="shelf.pem", suppress_ragged_eofs=False
        )»
        self.sock.connect((self.host, 6514))
`,
      after: `import ssl
from socket import socket


class Feed:
    def open(self):
        self.sock = ssl.create_default_context(cafile="shelf.pem").wrap_socket(socket(), server_hostname=self.host, suppress_ragged_eofs=False)
        self.sock.connect((self.host, 6514))
`,
    },
    {
      name: 'a client with a certificate of its own',
      before: `import socket
import ssl

address = ("feeds.example.org", 6514)
sock = socket.socket()
sock.connect(address)
sock = «ssl.wrap_socket(sock, "client.key", "client.pem", cert_reqs=ssl.CERT_NONE)»
`,
      after: `import socket
import ssl

address = ("feeds.example.org", 6514)
sock = socket.socket()
sock.connect(address)
context = ssl.create_default_context()
context.load_cert_chain("client.pem", "client.key")
sock = context.wrap_socket(sock, server_hostname=address[0])
`,
    },
    {
      name: 'a server that asks clients for certificates',
      before: `import ssl


def secure(server, files):
    server.socket = «ssl.wrap_socket(
        server.socket,
        keyfile=files.key,
        certfile=files.certificate,
        server_side=True,
        cert_reqs=ssl.CERT_REQUIRED,
        ca_certs="clients.pem",
    )»
`,
      after: `import ssl


def secure(server, files):
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile="clients.pem")
    context.load_cert_chain(files.certificate, files.key)
    context.verify_mode = ssl.CERT_REQUIRED
    server.socket = context.wrap_socket(server.socket, server_side=True)
`,
    },
    {
      name: 'the host is not to be seen',
      before: `import ssl


def secure(sock):
    return «ssl.wrap_socket(sock)»
`,
      refused: 'which host `sock` is connected to cannot be seen here',
    },
    {
      name: 'this machine',
      before: `import socket
import ssl

sock = «ssl.wrap_socket(socket.create_connection(("127.0.0.1", 6514)))»
`,
      refused: 'no public authority signs certificates',
    },
    {
      name: 'a certificate that may be missing',
      before: `import socket
import ssl


def connect(host, certificate=None):
    return «ssl.wrap_socket(socket.create_connection((host, 6514)), certfile=certificate)»
`,
      refused: '`certificate` may be no certificate file',
    },
    {
      name: 'the side is decided at run time',
      before: `import ssl


def secure(sock, server):
    return «ssl.wrap_socket(sock, server_side=server)»
`,
      refused: 'whether this is the server’s side is decided when the program runs',
    },
    {
      name: 'options of the caller',
      before: `import ssl


def secure(sock, **options):
    return «ssl.wrap_socket(sock, **options)»
`,
      refused: 'what is passed to `wrap_socket` cannot be seen in full',
    },
  ],
});
