import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Import, type Remedy } from '../../model/fixes/fix.ts';
import { headOf } from '../../python/imports/file-head.ts';
import { dropUnused, importedNames, reach, type ImportedName } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { lineEnd, newlineAt, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, usesOf } from '../../python/tree/names.ts';
import { walk, type Node } from '../../python/tree/tree.ts';
import { defusedxml } from '../../remedies/xml/xml-modules.ts';
import { defineRule } from '../rule.ts';

/** What reads nothing from the network: errors, values and the writing side. */
const harmless =
  /^(?:Fault|Error|ProtocolError|ResponseError|DateTime|Binary|Boolean|dumps|Marshaller|escape|MAXINT|MININT|\w+_ERROR|INVALID_\w+|METHOD_NOT_FOUND)$/u;

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  if (statement.type === 'call') {
    return refuse(
      `the module is imported by the call ${quoted(statement)}`,
      'Import it by a statement, and call `defusedxml.xmlrpc.monkey_patch()` before it is used.',
    );
  }
  const names = importedNames(statement);
  if (names?.some(({ path }) => path.startsWith('.'))) return justified(file, statement, 'a module of this project');
  const reported = names?.filter(({ path }) => path.startsWith('xmlrpc')) ?? [];
  const foreign = reported.find(({ path }) => !/^(?:xmlrpc|xmlrpclib)(?:\.|$)/u.test(path));
  if (foreign) {
    return refuse(
      `${quoted(foreign.path)} is another module, whose name only begins like the one that Bandit means`,
      'Look at how it parses; if it is safe, add `# nosec B411 # reason`.',
    );
  }
  const unused = dropUnused(
    file,
    reported.map(({ local }) => local),
  ).filter(({ start, end }) => start <= statement.endIndex && end >= statement.startIndex);
  const uses = reported.flatMap((name) => usedNames(file, name));
  if (reported.length > 0 && uses.length === 0 && unused.length > 0) {
    return fix({ edits: unused, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  }
  if (uses.length > 0 && uses.every((name) => harmless.test(name)))
    return justified(file, statement, 'reads nothing from the network');
  return hardened(file, statement);
}

/** The names in the client's or server's module that are used through an import; `''` where the module itself is. */
function usedNames(file: PythonFile, { path, local, node }: ImportedName): readonly string[] {
  const plain = node.type === 'dotted_name' && node.parent?.type === 'import_statement';
  return usesOf(file, node, local).map((identifier) => {
    let at = identifier;
    const words = (plain ? local : path).split('.');
    for (; at.parent?.type === 'attribute' && at.parent.childForFieldName('object')?.id === at.id; at = at.parent)
      words.push(at.parent.childForFieldName('attribute')?.text ?? '');
    return words[words[0] === 'xmlrpc' ? 2 : 1] ?? '';
  });
}

function justified(file: PythonFile, statement: Node, reason: string): Remedy {
  const comment = nosec(file, statement, 'B411', reason);
  if (comment) return fix({ edits: [comment], summary: 'State why the import is harmless', suppression: true });
  return refuse(
    `the import may stay (${reason}), but no comment can be put on its line`,
    'Leave B411 out for this line in Bandit’s configuration.',
  );
}

/** defusedxml hardens the modules themselves, once for the whole process. */
function hardened(file: PythonFile, statement: Node): Remedy {
  const comment = nosec(file, statement, 'B411', 'hardened by defusedxml');
  if (!comment) {
    return refuse(
      'no comment can be put on the line of the import, and Bandit cannot see the hardening',
      'Call `defusedxml.xmlrpc.monkey_patch()` before the first client or server is made.',
    );
  }
  const summary = 'Harden XML-RPC with `defusedxml`, and say so at the import';
  if (
    [...walk(file.root)].some(
      (node) => node.type === 'call' && calledName(file, node) === 'defusedxml.xmlrpc.monkey_patch',
    )
  ) {
    return fix({ edits: [comment], summary, suppression: true });
  }
  const patch = patchLine(file, statement);
  if (!patch) {
    return refuse(
      'the file does not begin with imports behind which the hardening could go',
      'Call `defusedxml.xmlrpc.monkey_patch()` before the first client or server is made.',
    );
  }
  return fix({
    edits: [comment, patch.edit],
    imports: patch.imports,
    summary,
    requirements: [defusedxml],
    suppression: true,
    cautions: ['The whole process refuses answers with entities, or over 30 MB unpacked, from now on.'],
  });
}

/** The call, on a line of its own behind the imports at the top. */
function patchLine(
  file: PythonFile,
  statement: Node,
): { readonly edit: Edit; readonly imports: readonly Import[] } | null {
  const last = headOf(file).imports.at(-1)?.node;
  const module = reach(file, statement, 'defusedxml.xmlrpc', 'defusedxml.xmlrpc.monkey_patch');
  const next = last ? file.text.indexOf('\n', lineEnd(file.text, last.endIndex)) + 1 : 0;
  if (!last || !module || next === 0) return null;
  const newline = newlineAt(file, last.endIndex);
  return { edit: { start: next, end: next, text: `${newline}${module.code}()${newline}` }, imports: module.imports };
}

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
  fix: remedy,
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
      name: 'behind all imports, for a server that is imported by name',
      before: `import logging
«from xmlrpc.server import SimpleXMLRPCServer»

import requests

log = logging.getLogger(__name__)


def serve(shelf):
    with SimpleXMLRPCServer(("localhost", 8000)) as server:
        server.register_instance(shelf)
        server.serve_forever()
`,
      after: `import logging
from xmlrpc.server import SimpleXMLRPCServer  # nosec B411 # hardened by defusedxml

import defusedxml.xmlrpc
import requests

defusedxml.xmlrpc.monkey_patch()

log = logging.getLogger(__name__)


def serve(shelf):
    with SimpleXMLRPCServer(("localhost", 8000)) as server:
        server.register_instance(shelf)
        server.serve_forever()
`,
    },
    {
      name: 'hardened already',
      before: `«from xmlrpc.client import ServerProxy»

import defusedxml.xmlrpc

defusedxml.xmlrpc.monkey_patch()
proxy = ServerProxy("https://shelf.example/rpc")
`,
      after: `from xmlrpc.client import ServerProxy  # nosec B411 # hardened by defusedxml

import defusedxml.xmlrpc

defusedxml.xmlrpc.monkey_patch()
proxy = ServerProxy("https://shelf.example/rpc")
`,
    },
    {
      name: 'only its errors',
      before: `«from xmlrpc.client import Fault, ProtocolError»


def is_remote(error):
    return isinstance(error, (Fault, ProtocolError))
`,
      after: `from xmlrpc.client import Fault, ProtocolError  # nosec B411 # reads nothing from the network


def is_remote(error):
    return isinstance(error, (Fault, ProtocolError))
`,
    },
    {
      name: 'nothing uses it',
      safety: 'safe',
      before: `import os
«import xmlrpc.client»

print(os.name)
`,
      after: `import os

print(os.name)
`,
    },
    {
      name: 'a module of the same name in this project',
      before: `«from .xmlrpc import handlers»

handlers.start()
`,
      after: `from .xmlrpc import handlers  # nosec B411 # a module of this project

handlers.start()
`,
    },
    {
      name: 'imported in a function of a file without other imports',
      before: `def connect(url):
    «from xmlrpc.client import ServerProxy»

    return ServerProxy(url)
`,
      refused: 'does not begin with imports',
    },
    {
      name: 'another module',
      before: `«import xmlrpc_gateway»

xmlrpc_gateway.start()
`,
      refused: 'only begins like',
    },
  ],
});
