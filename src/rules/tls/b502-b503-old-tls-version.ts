import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { keyword, replace, type Argument } from '../../python/edits/arguments.ts';
import { linesAfter, statementOf } from '../../python/edits/insertion.ts';
import { reach } from '../../python/imports/imports.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted, qualified } from '../../python/tree/names.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';
import { withContext } from '../../remedies/network/wrapped-socket.ts';
import { defineRule } from '../rule.ts';

const peers = 'Make sure that every peer speaks TLS 1.2; old devices may not.';
const pinned =
  'This allows TLS 1.2 only and checks no certificate: use `ssl.create_default_context()` where the connection takes a context.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  if (finding.test === 'B503') return inDefaults(file, nodeOf(file, finding, 'function_definition'));
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  const given =
    call &&
    [keyword(call, 'ssl_version'), keyword(call, 'method')].find((one) => one && better(file, one.value) !== null);
  if (!call || !called) return unreadable;
  if (!given)
    return refuse(
      `the protocol that ${quoted(called)} is given is not certainly a constant of \`ssl\` or pyOpenSSL`,
      'Look up what its name stands for, and allow TLS 1.2 and newer only.',
    );
  const name = calledName(file, call) ?? '';
  if (name === 'ssl.wrap_socket') return wrapping(file, call, given);
  if (/^(?:OpenSSL|pyOpenSSL)\.SSL\.Context$/u.test(name)) return withFloor(file, call, given);
  if (negotiates(file, given.value)) return refuse(negotiating, floorThere);
  if (takesMinimum.test(name) && hasUrllib3Two(file)) return inUrllib3(file, given);
  return replaced(file, [given.value], [peers, pinned]);
}

/** The constant for TLS 1.2 beside an old one; null for anything else. */
function better(file: PythonFile, value: Node): string | null {
  const name = qualified(file, value) ?? '';
  if (/^ssl\.PROTOCOL_(?:SSLv2|SSLv3|TLSv1|TLSv1_1)$/u.test(name)) return 'ssl.PROTOCOL_TLSv1_2';
  return /^(?:OpenSSL|pyOpenSSL)\.SSL\.(?:SSLv2|SSLv23|SSLv3|TLSv1|TLSv1_1)_METHOD$/u.test(name)
    ? `${name.replace(/\w+$/u, '')}TLSv1_2_METHOD`
    : null;
}

/**
 * The name is old, the meaning is not: the best version that both sides know. A fixed version in its place would shut
 * newer ones out.
 */
const negotiates = (file: PythonFile, value: Node): boolean =>
  (qualified(file, value) ?? '').endsWith('.SSLv23_METHOD');
const negotiating =
  '`SSLv23_METHOD` negotiates the version, so what counts is the lowest one, which is set where the context is made';
const floorThere =
  'Write `SSL.TLS_METHOD`, its name of today, and call `set_min_proto_version(SSL.TLS1_2_VERSION)` on the context.';

/** Old constants by those of TLS 1.2, written as the old ones are. */
function replaced(
  file: PythonFile,
  values: readonly Node[],
  cautions: readonly string[],
  summary = 'Use TLS 1.2',
): Remedy {
  const ways = values.map((value) => {
    const target = better(file, value) ?? '';
    const constant = target.split('.').at(-1) ?? '';
    if (value.type === 'attribute')
      return { edits: [replace(value.childForFieldName('attribute') ?? value, constant)], imports: [] };
    const way = reach(file, value, target.slice(0, target.lastIndexOf('.')), target);
    return way && { edits: [replace(value, way.code)], imports: way.imports };
  });
  const found = ways.flatMap((way) => way ?? []);
  if (found.length < ways.length)
    return refuse(
      'the name that the newer constant needs means something else here',
      'Import the constant for TLS 1.2 under another name.',
    );
  const unused = values.flatMap((value) => (value.type === 'identifier' ? [value.text] : []));
  return fix({
    edits: found.flatMap(({ edits }) => edits),
    imports: found.flatMap(({ imports }) => imports),
    unused,
    summary,
    cautions,
  });
}

function wrapping(file: PythonFile, call: Node, given: Argument): Remedy {
  const wrapped = withContext(file, call, true);
  if (!('because' in wrapped)) {
    return fix({
      edits: wrapped.edits,
      imports: wrapped.imports,
      unused: [...new Set(call.descendantsOfType('identifier').map(({ text }) => text))],
      summary: `Wrap the socket by a context that ${wrapped.server ? 'allows TLS 1.2 and newer' : 'checks certificates and allows TLS 1.2 and newer'}`,
      cautions: wrapped.server
        ? [peers]
        : [
            peers,
            'Hosts with a self-signed certificate are refused from now on: pass `cafile="…"` for their authority.',
          ],
    });
  }
  const [major, minor] = file.project.python;
  if (major > 3 || minor >= 12)
    return refuse(
      `${wrapped.because}, and \`ssl.wrap_socket\` is gone in Python 3.12`,
      'Write it with `ssl.create_default_context().wrap_socket(sock, server_hostname=host)`.',
    );
  return replaced(file, [given.value], [peers, pinned]);
}

const takesMinimum =
  /^(?:requests\.packages\.)?urllib3\.(?:[\w.]+\.)?(?:(?:Pool|Proxy)Manager|HTTPSConnection(?:Pool)?|create_urllib3_context)$/u;

/** `ssl_minimum_version` came with urllib3 2; it negotiates, where a fixed version shuts newer ones out. */
const hasUrllib3Two = (file: PythonFile): boolean =>
  !/<=?\s*(?:1|2(?![.\d]*[1-9]))|[=~]=\s*1\b/u.test(file.project.packages.get('urllib3') ?? '');

function inUrllib3(file: PythonFile, given: Argument): Remedy {
  const way = reach(file, given.value, 'ssl', 'ssl.TLSVersion.TLSv1_2');
  if (way === null || given.name !== 'ssl_version') return replaced(file, [given.value], [peers, pinned]);
  return fix({
    edits: [replace(given.node, `ssl_minimum_version=${way.code}`)],
    imports: way.imports,
    unused: given.value.type === 'identifier' ? [given.value.text] : [],
    summary: 'Allow TLS 1.2 and newer',
    cautions: [peers, '`ssl_minimum_version` needs urllib3 2.0 or newer.'],
  });
}

const only =
  'This allows TLS 1.2 only: with `SSL.TLS_METHOD` and `set_min_proto_version(SSL.TLS1_2_VERSION)` newer versions work as well.';

/** pyOpenSSL: the method that negotiates, and a floor set on the context right after. */
function withFloor(file: PythonFile, call: Node, given: Argument): Remedy {
  const [object, attribute] = [given.value.childForFieldName('object'), given.value.childForFieldName('attribute')];
  const statement = statementOf(file, call);
  const added = statement === null || object === null ? null : floorAfter(file, statement, call, object.text);
  if (!attribute || added === null) return replaced(file, [given.value], [peers, only]);
  const cautions = [peers, '`set_min_proto_version` needs pyOpenSSL 21 or newer.'];
  return fix({
    edits: [replace(attribute, 'TLS_METHOD'), ...added],
    summary: 'Negotiate the version, from TLS 1.2 on',
    cautions,
  });
}

function floorAfter(file: PythonFile, statement: Node, call: Node, module: string): readonly Edit[] | null {
  const floor = (name: string): string => `${name}.set_min_proto_version(${module}.TLS1_2_VERSION)`;
  const target =
    call.parent?.type === 'assignment' && call.parent.parent?.id === statement.id
      ? call.parent.childForFieldName('left')
      : null;
  const name = target && dotted(target);
  if (name) return [linesAfter(file, statement, [floor(name)])];
  if (
    statement.type !== 'return_statement' ||
    call.parent?.id !== statement.id ||
    file.scopes.owner(call, 'context') !== null
  )
    return null;
  return [
    { start: statement.startIndex, end: call.startIndex, text: 'context = ' },
    linesAfter(file, statement, [floor('context'), 'return context']),
  ];
}

/** All old defaults of the function: Bandit reports it once. */
function inDefaults(file: PythonFile, definition: Node | null): Remedy {
  if (definition === null) return unreadable;
  const parameters = (definition.childForFieldName('parameters')?.namedChildren ?? []).filter(({ type }) =>
    type.endsWith('default_parameter'),
  );
  const old = parameters
    .flatMap((one) => one.childForFieldName('value') ?? [])
    .filter((value) => better(file, value) !== null);
  if (old.some((value) => negotiates(file, value))) return refuse(negotiating, floorThere);
  if (old.length === 0)
    return refuse(
      'the default is not certainly a constant of `ssl` or pyOpenSSL',
      'Look up what its name stands for, and let the default allow TLS 1.2 and newer only.',
    );
  const name = quoted(enclosing(definition, 'function_definition')?.childForFieldName('name') ?? definition);
  return replaced(
    file,
    old,
    [`Callers of ${name} that say nothing get TLS 1.2 from now on. ${peers}`],
    'Make TLS 1.2 the default',
  );
}

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
  fix: remedy,
  cases: [
    {
      name: 'a socket with the best common version',
      before: `import ssl


def secure(sock, host):
    sock.connect((host, 6514))
    return «ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLSv1)»
`,
      after: `import ssl


def secure(sock, host):
    sock.connect((host, 6514))
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


def client_context(version=ssl.PROTOCOL_TLSv1_2):
    return ssl.SSLContext(version)
`,
    },
    {
      name: 'a constant imported by its name, urllib3 1 in use',
      packages: ['urllib3<2'],
      before: `from ssl import PROTOCOL_TLSv1
from urllib3.poolmanager import PoolManager


class OldShopAdapter:
    def init_poolmanager(self, size):
        self.poolmanager = «PoolManager(num_pools=size, ssl_version=PROTOCOL_TLSv1)»
`,
      after: `import ssl
from urllib3.poolmanager import PoolManager


class OldShopAdapter:
    def init_poolmanager(self, size):
        self.poolmanager = PoolManager(num_pools=size, ssl_version=ssl.PROTOCOL_TLSv1_2)
`,
    },
    {
      name: 'a function that takes the version',
      before: `import ssl as tls

from shelf.net import connect

feed = «connect("feeds.example.org", ssl_version=tls.PROTOCOL_SSLv3)»  # old server
`,
      after: `import ssl as tls

from shelf.net import connect

feed = connect("feeds.example.org", ssl_version=tls.PROTOCOL_TLSv1_2)  # old server
`,
    },
    {
      name: 'a socket whose host is not to be seen',
      before: `import ssl


def secure(sock):
    return «ssl.wrap_socket(
        sock,
        ssl_version=ssl.PROTOCOL_SSLv3,
    )»
`,
      after: `import ssl


def secure(sock):
    return ssl.wrap_socket(
        sock,
        ssl_version=ssl.PROTOCOL_TLSv1_2,
    )
`,
    },
    {
      name: 'pyOpenSSL context in an attribute',
      before: `from OpenSSL import SSL


class Server:
    def __init__(self):
        self.context = «SSL.Context(method=SSL.SSLv23_METHOD)»  # negotiates
        self.context.use_privatekey_file("server.key")
`,
      after: `from OpenSSL import SSL


class Server:
    def __init__(self):
        self.context = SSL.Context(method=SSL.TLS_METHOD)  # negotiates
        self.context.set_min_proto_version(SSL.TLS1_2_VERSION)
        self.context.use_privatekey_file("server.key")
`,
    },
    {
      name: 'pyOpenSSL method for another function',
      before: `from OpenSSL import SSL

from shelf.net import ContextFactory

factory = «ContextFactory(method=SSL.TLSv1_1_METHOD)»
`,
      after: `from OpenSSL import SSL

from shelf.net import ContextFactory

factory = ContextFactory(method=SSL.TLSv1_2_METHOD)
`,
    },
    {
      name: 'several defaults of a method',
      test: 'B503',
      before: `import ssl

from OpenSSL import SSL


class Client:
    «def open(self, host, version: int = ssl.PROTOCOL_SSLv3, method=SSL.TLSv1_METHOD, *, retry=3):
        pass»
`,
      after: `import ssl

from OpenSSL import SSL


class Client:
    def open(self, host, version: int = ssl.PROTOCOL_TLSv1_2, method=SSL.TLSv1_2_METHOD, *, retry=3):
        pass
`,
    },
    {
      name: 'pyOpenSSL context inside another call',
      before: `from OpenSSL import SSL

server = serve(«SSL.Context(method=SSL.TLSv1_METHOD)»)
`,
      after: `from OpenSSL import SSL

server = serve(SSL.Context(method=SSL.TLSv1_2_METHOD))
`,
    },
    {
      name: 'a constant of another module',
      before: `from shelf import net

pool = «net.connect(ssl_version=net.PROTOCOL_SSLv3)»
`,
      refused: 'is not certainly a constant of `ssl` or pyOpenSSL',
    },
    {
      name: 'wrap_socket where it does not exist any more',
      python: [3, 12],
      before: `import ssl


def secure(sock):
    return «ssl.wrap_socket(sock, ssl_version=ssl.PROTOCOL_TLSv1)»
`,
      refused: '`ssl.wrap_socket` is gone in Python 3.12',
    },
    {
      name: 'a default of another module',
      test: 'B503',
      before: `from shelf import net


«def connect(host, version=net.PROTOCOL_TLSv1):
    pass»
`,
      refused: 'the default is not certainly a constant of `ssl` or pyOpenSSL',
    },
    {
      name: 'a default that negotiates',
      test: 'B503',
      before: `from OpenSSL import SSL


class ContextFactory:
    «def __init__(self, method=SSL.SSLv23_METHOD):
        self.method = method»
`,
      refused: '`SSLv23_METHOD` negotiates the version',
    },
    {
      name: 'a method that negotiates, for another function',
      before: `from OpenSSL import SSL

from shelf.net import ContextFactory

factory = «ContextFactory(method=SSL.SSLv23_METHOD)»
`,
      refused: '`SSLv23_METHOD` negotiates the version',
    },
  ],
});
