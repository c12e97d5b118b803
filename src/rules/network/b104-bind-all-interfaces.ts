import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, replace } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { usesOf } from '../../python/tree/names.ts';
import { children, enclosing, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const decide =
  'Bind to `127.0.0.1` or to an address from the configuration where a server listens; justify other uses with `# nosec B104 # reason`.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const node = nodeOf(file, finding);
  if (!node || node.type !== 'string') return unreadable;
  const at = outermost(node);
  if (isCompared(at)) return compared(file, node);
  if (isTestFile(file)) {
    return refuse(
      'the file holds tests, whose servers live as long as one test',
      'Use `127.0.0.1` unless the test is about other interfaces.',
    );
  }
  if (isChoice(at)) {
    return refuse(
      'an `if` decides already when all interfaces are meant',
      'Check who sets its condition; then justify the line with `# nosec B104 # reason`.',
    );
  }
  const place = placeOf(file, isFallback(at) ? outermost(at.parent ?? at) : at);
  if (place === 'elsewhere') return refuse(`what becomes of the address in ${around(at)} cannot be seen here`, decide);
  if (place === 'client') {
    return refuse(
      `${around(at)} is no server that listens`,
      'Name the machine that is meant: a connection to `0.0.0.0` reaches different ones on different systems.',
    );
  }
  if (place !== 'default' && receivesDatagrams(file, node)) {
    return refuse(
      'the socket receives datagrams, and on `127.0.0.1` it would miss those for a group or from the network',
      'Bind to the address of the one interface that they come in on.',
    );
  }
  return place === 'constant' && !isFallback(at)
    ? fromEnvironment(file, node)
    : loopback(node, place === 'default' || isFallback(at));
}

type Place = 'socket' | 'constant' | 'default' | 'client' | 'elsewhere';

function compared(file: PythonFile, node: Node): Remedy {
  const comment = nosec(file, node, 'B104', 'compared, nothing is bound');
  if (comment === null)
    return refuse(
      'the address is only compared, and no comment can stand on its line',
      'Add `# nosec B104 # reason` yourself.',
    );
  return fix({ edits: [comment], summary: 'State that the address is only compared', suppression: true });
}

const loopback = (node: Node, overridden: boolean): Remedy =>
  fix({
    edits: [replace(node, '"127.0.0.1"')],
    summary: overridden ? 'Make `127.0.0.1` the default' : 'Bind to `127.0.0.1`',
    cautions: [
      `Other machines and the published ports of a container no longer reach it: ${overridden ? 'pass' : 'configure'} the address where they have to.`,
    ],
  });

function fromEnvironment(file: PythonFile, node: Node): Remedy {
  const environ = reach(file, node, 'os', 'os.environ');
  if (environ === null)
    return refuse(
      'the name `os` means something else here',
      'Read the address from your configuration, with `127.0.0.1` as the default.',
    );
  return fix({
    edits: [replace(node, `${environ.code}.get("BIND_HOST", "127.0.0.1")`)],
    imports: environ.imports,
    summary: 'Read the address from `BIND_HOST`, with `127.0.0.1` as the default',
    cautions: [
      'Set `BIND_HOST` where other machines or the published ports of a container have to reach it, and document the variable.',
    ],
  });
}

const hostNames =
  /(?:^|[_-])(?:host|hostname|bind|binds|listen|listens|listener|interface|iface)(?:$|[_-])|(?:server|bind|listen)_?(?:addr|address|ip)$/iu;
const addressNames = /(?:^|_)(?:ip|addr|address|server)$/iu;
const servers =
  /^(?:run(?:_app|_simple|_server)?|serve|serve_forever|listen|bind|start|(?:start|create|make|start_http)_server|launch|TCPSite)$|Server$/u;
const clients = /connect|client|request|ping|resolve|lookup/iu;
const options = /^(?:add_argument|add_option|option|Option|Field|define|StringField|CharField)$/u;
const lookups = /^(?:get|getenv|pop|setdefault|getattr|env|config|str|get_env|get_config)$/u;

/** What the address is for, by the place that it stands in. */
function placeOf(file: PythonFile, at: Node): Place {
  const parent = at.parent;
  switch (parent?.type) {
    case 'tuple':
      return inTuple(parent, at);
    case 'keyword_argument':
      return asKeyword(parent);
    case 'argument_list':
      return asArgument(parent, at);
    case 'default_parameter':
    case 'typed_default_parameter':
      return asDefault(file, parent);
    case 'assignment':
      return asValue(file, parent, at);
    case 'pair':
      return hostNames.test(parent.childForFieldName('key')?.text.replace(/["']/gu, '') ?? '')
        ? 'constant'
        : 'elsewhere';
    default:
      return 'elsewhere';
  }
}

const isHost = (name: string | undefined): boolean =>
  name !== undefined && (hostNames.test(name) || addressNames.test(name));

/**
 * A parameter whose name says that a server listens there; an address may be any, so it must be given to a server or be
 * kept by an object.
 */
function asDefault(file: PythonFile, parameter: Node): Place {
  const name = parameter.childForFieldName('name');
  if (!name || !isHost(name.text)) return 'elsewhere';
  if (
    hostNames.test(name.text) ||
    enclosing(parameter, 'function_definition')?.childForFieldName('name')?.text === '__init__'
  )
    return 'default';
  return usesOf(file, name, name.text).some((use) => isGivenToServer(use)) ? 'default' : 'elsewhere';
}

function isGivenToServer(use: Node): boolean {
  const call = enclosing(use, 'argument_list')?.parent;
  return call !== undefined && call !== null && servers.test(lastName(call));
}

/** `sock.bind(("0.0.0.0", 80))`, `HTTPServer(("0.0.0.0", 80), Handler)` */
function inTuple(tuple: Node, at: Node): Place {
  const call = tuple.parent?.type === 'argument_list' ? tuple.parent.parent : null;
  if (!call || children(tuple)[0]?.id !== at.id) return 'elsewhere';
  return servers.test(lastName(call)) ? 'socket' : clients.test(lastName(call)) ? 'client' : 'elsewhere';
}

function asKeyword(argument: Node): Place {
  const call = argument.parent?.parent;
  const name = argument.childForFieldName('name')?.text ?? '';
  if (!call) return 'elsewhere';
  if (name === 'default' && options.test(lastName(call))) {
    return argumentsOf(call).some(({ value }) => /host|bind|listen|interface|addr|\bip\b/iu.test(value.text))
      ? 'default'
      : 'elsewhere';
  }
  if (!isHost(name)) return 'elsewhere';
  return clients.test(lastName(call)) ? 'client' : 'constant';
}

function asArgument(list: Node, at: Node): Place {
  const call = list.parent;
  if (!call) return 'elsewhere';
  const name = lastName(call);
  if (lookups.test(name) && children(list).findIndex((child) => child.id === at.id) > 0) return 'default';
  if (options.test(name)) return 'default';
  return servers.test(name) ? 'constant' : clients.test(name) ? 'client' : 'elsewhere';
}

/** A variable whose name says that a server listens there, or that is given to one. */
function asValue(file: PythonFile, assignment: Node, at: Node): Place {
  const target = assignment.childForFieldName('left');
  if (!target || assignment.childForFieldName('right')?.id !== at.id) return 'elsewhere';
  const name =
    target.type === 'subscript'
      ? (target.childForFieldName('subscript')?.text.replace(/["']/gu, '') ?? '')
      : (target.text.split('.').at(-1) ?? '');
  const typed = assignment.childForFieldName('type') !== null && enclosing(assignment, 'class_definition') !== null;
  if (hostNames.test(name)) return typed ? 'default' : 'constant';
  const given = target.type === 'identifier' && usesOf(file, target, name).some((use) => isGivenToServer(use));
  return given ? 'constant' : 'elsewhere';
}

const lastName = (call: Node): string => call.childForFieldName('function')?.text.split('.').at(-1) ?? '';

/** An operand of a comparison, or one of several that something is searched in. */
function isCompared(at: Node): boolean {
  const parent = at.parent;
  if (parent !== null && ['tuple', 'list', 'set'].includes(parent.type)) {
    const several = outermost(parent);
    return isCompared(several) && several.parent?.namedChildren[0]?.id !== several.id;
  }
  return parent?.type === 'comparison_operator' || parent?.type === 'case_pattern';
}

const isChoice = (at: Node): boolean => at.parent?.type === 'conditional_expression';
/** `given or "0.0.0.0"` */
function isFallback({ parent, id }: Node): boolean {
  return (
    parent?.type === 'boolean_operator' &&
    parent.childForFieldName('operator')?.type === 'or' &&
    parent.childForFieldName('right')?.id === id
  );
}

function receivesDatagrams(file: PythonFile, node: Node): boolean {
  const scope = enclosing(node, 'class_definition') ?? enclosing(node, 'function_definition') ?? file.root;
  return /\b(?:SOCK_DGRAM|IP_ADD_MEMBERSHIP|SO_BROADCAST|SOCK_RAW|UDPServer|ThreadingUDPServer|create_datagram_endpoint)\b/u.test(
    scope.text,
  );
}

/** What shows a reader what the address is for: a name, never what stands beside the address, which may be a secret. */
function around(at: Node): string {
  const found = enclosing(
    at.parent ?? at,
    'call',
    'assignment',
    'pair',
    'default_parameter',
    'typed_default_parameter',
    'return_statement',
  );
  const name =
    found &&
    ['function', 'left', 'key', 'name'].map((field) => found.childForFieldName(field)).find((node) => node !== null);
  return name ? quoted(name) : found?.type === 'return_statement' ? 'the result' : 'this expression';
}

function outermost(node: Node): Node {
  let at = node;
  while (at.parent?.type === 'parenthesized_expression') at = at.parent;
  return at;
}

export const b104 = defineRule({
  ids: ['B104'],
  names: ['hardcoded_bind_all_interfaces'],
  status: 'active',
  title: 'The service listens on every network interface',
  why: 'A server bound to `0.0.0.0` answers to every network that the machine is on, not only to the one you had in mind.',
  remedy:
    'Bind to `127.0.0.1`, or read the address from configuration with that as the default, and let the deployment decide what is exposed. ' +
    'In a container the process usually does have to listen on all interfaces: set the variable there. ' +
    'Where the text is a comparison, a netmask or test data, keep it and justify the line with `# nosec B104 # reason`.',
  safety: 'review',
  cwe: 1327,
  owasp2021: { id: 'A05:2021', mapped: false },
  owasp2025: { id: 'A02:2025', mapped: false },
  exploitability: {
    score: 3,
    reason: 'Reachable from the network, but a weakness in the exposed service is needed as well.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b104_hardcoded_bind_all_interfaces.html',
    'https://cwe.mitre.org/data/definitions/1327.html',
    'https://docs.python.org/3/library/socket.html',
  ],
  traps: [
    '`""` and `"::"` silence Bandit and still bind every interface.',
    'A container with a process on `127.0.0.1` is unreachable through its published port: set the variable in its configuration.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'the address comes from the environment, loopback by default',
      before: `from waitress import serve

from shop.wsgi import app

serve(app, host=«"0.0.0.0"», port=8080)
`,
      after: `import os

from waitress import serve

from shop.wsgi import app

serve(app, host=os.environ.get("BIND_HOST", "127.0.0.1"), port=8080)
`,
    },
    {
      name: 'a helper on the same machine binds to loopback',
      before: `import socket

server = socket.socket()
server.bind((«"0.0.0.0"», 9100))
server.listen()
`,
      after: `import socket

server = socket.socket()
server.bind(("127.0.0.1", 9100))
server.listen()
`,
    },
    {
      name: 'a server class',
      before: `from http.server import HTTPServer

from shelf.web import Handler

HTTPServer((«'0.0.0.0'», 8000), Handler).serve_forever()
`,
      after: `from http.server import HTTPServer

from shelf.web import Handler

HTTPServer(("127.0.0.1", 8000), Handler).serve_forever()
`,
    },
    {
      name: 'an argument by place',
      before: `from os import environ

from shelf.app import app

if __name__ == "__main__":
    app.run(«"0.0.0.0"», 5000)
`,
      after: `from os import environ

from shelf.app import app

if __name__ == "__main__":
    app.run(environ.get("BIND_HOST", "127.0.0.1"), 5000)
`,
    },
    {
      name: 'a constant of the settings',
      before: `"""Settings."""

LISTEN_ADDRESS = «"0.0.0.0"»  # all
PORT = 8000
`,
      after: `"""Settings."""

import os

LISTEN_ADDRESS = os.environ.get("BIND_HOST", "127.0.0.1")  # all
PORT = 8000
`,
    },
    {
      name: 'a variable that is given to a server',
      before: `import os

from shelf.app import app


def main():
    ip = «"0.0.0.0"»
    app.run(ip, 8000)
`,
      after: `import os

from shelf.app import app


def main():
    ip = os.environ.get("BIND_HOST", "127.0.0.1")
    app.run(ip, 8000)
`,
    },
    {
      name: 'the default of a variable of the environment',
      before: `import os

host = os.environ.get("SHELF_HOST", «"0.0.0.0"»)
`,
      after: `import os

host = os.environ.get("SHELF_HOST", "127.0.0.1")
`,
    },
    {
      name: 'the default of an option',
      before: `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--host", default=«"0.0.0.0"», help="where to listen")
`,
      after: `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--host", default="127.0.0.1", help="where to listen")
`,
    },
    {
      name: 'the default of a parameter',
      before: `def serve(app, host: str = «"0.0.0.0"», port: int = 8000):
    app.listen(host, port)
`,
      after: `def serve(app, host: str = "127.0.0.1", port: int = 8000):
    app.listen(host, port)
`,
    },
    {
      name: 'a field with a default',
      before: `from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    host: str = «"0.0.0.0"»
`,
      after: `from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    host: str = "127.0.0.1"
`,
    },
    {
      name: 'what is used when nothing is given',
      before: `def main(arguments):
    host = arguments.host or «"0.0.0.0"»
    return host
`,
      after: `def main(arguments):
    host = arguments.host or "127.0.0.1"
    return host
`,
    },
    {
      name: 'a comparison binds nothing',
      before: `def is_public(host):
    return host in («"0.0.0.0"», "*")
`,
      after: `def is_public(host):
    return host in ("0.0.0.0", "*")  # nosec B104 # compared, nothing is bound
`,
    },
    {
      name: 'an if decides already',
      before: `def address(public):
    return «"0.0.0.0"» if public else "127.0.0.1"
`,
      refused: 'an `if` decides already',
    },
    {
      name: 'datagrams of a group',
      before: `import socket

receiver = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receiver.bind((«"0.0.0.0"», 5353))
`,
      refused: 'receives datagrams',
    },
    {
      name: 'a connection',
      before: `import socket

socket.create_connection((«"0.0.0.0"», 9100))
`,
      refused: 'is no server that listens',
    },
    {
      name: 'a netmask',
      before: `routes.add(network=«"0.0.0.0"», gateway="10.0.0.1")
`,
      refused: 'what becomes of the address in `routes.add` cannot',
    },
    {
      name: 'a test',
      path: 'tests/test_web.py',
      before: `def test_serve(app):
    app.run(host=«"0.0.0.0"»)
`,
      refused: 'the file holds tests',
    },
    {
      name: 'os is something else',
      before: `def serve(app, os):
    app.run(host=«"0.0.0.0"»)
`,
      refused: 'the name `os` means something else here',
    },
    {
      name: 'an address that a message carries',
      before: `import socket


def register(message, name, shop_address=«"0.0.0.0"»):
    message["name"] = name
    message["address"] = socket.inet_aton(shop_address)
`,
      refused: 'what becomes of the address',
    },
  ],
});
