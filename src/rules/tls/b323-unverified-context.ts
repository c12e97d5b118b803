import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, hasSplat, removeArgument, replace, type Argument } from '../../python/edits/arguments.ts';
import { withoutLine } from '../../python/edits/insertion.ts';
import { reach } from '../../python/imports/imports.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted, qualified } from '../../python/tree/names.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';
import { internalHost } from '../../remedies/network/url-text.ts';
import { defineRule } from '../rule.ts';

/** Keywords that both functions know, with the same meaning. */
const shared = ['purpose', 'cafile', 'capath', 'cadata'];

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'ssl._create_unverified_context')
    return refuse(
      `${quoted(called)} is not certainly the function of \`ssl\` here`,
      'Use `ssl.create_default_context()`.',
    );
  const host = hostNear(file, call);
  if (host !== null) {
    return refuse(
      `no public authority signs certificates for \`${host}\`, so the connection would fail without the certificate of your own`,
      'Use `ssl.create_default_context(cafile="…")` with the certificate of its authority.',
    );
  }
  const off = switchedOff(file, call);
  if (off)
    return refuse(
      `${quoted(off)} switches the checks off on the new context too`,
      'Remove that line together with the unverified context.',
    );
  if (hasSplat(call))
    return refuse(
      'the call unpacks `*` or `**` arguments, which `create_default_context` may not know',
      'Name the arguments in the call.',
    );
  const superfluous = argumentsOf(call).filter((one) => !shared.includes(one.name ?? ''));
  const foreign = superfluous.find((one) => !isDefault(file, one));
  if (foreign)
    return refuse(
      `${quoted(foreign.node)} has no counterpart in \`create_default_context\``,
      'Make the default context and set this on it afterwards: `load_cert_chain` for a certificate, `verify_mode` for the checks.',
    );
  return toDefault(file, call, called, superfluous);
}

function toDefault(file: PythonFile, call: Node, called: Node, superfluous: readonly Argument[]): Remedy {
  const name = called.type === 'attribute' ? called.childForFieldName('attribute') : null;
  const way = name === null ? reach(file, call, 'ssl', 'ssl.create_default_context') : null;
  if (name === null && way === null)
    return refuse(
      '`ssl` means something else here, so `create_default_context` cannot be written',
      'Import `ssl.create_default_context` under another name.',
    );
  const gone = removals(file, call, superfluous);
  if (gone === null)
    return refuse(
      'several arguments have no place in `create_default_context`',
      'Write `ssl.create_default_context()` with the certificate files only.',
    );
  const global = overrides(file);
  return fix({
    edits: [
      name === null ? replace(called, way?.code ?? '') : replace(name, 'create_default_context'),
      ...gone,
      ...global,
    ],
    imports: way?.imports ?? [],
    unused: name === null ? [called.text] : [],
    summary: 'Check certificates and host names with `create_default_context`',
    cautions: [
      'Connections to hosts with a self-signed or private certificate fail from now on: pass `cafile="…"` with the certificate of their authority.',
      ...(global.length > 0
        ? ['The switch that turned the checks off for the whole process is removed too.']
        : leftOverride(file)),
    ],
  });
}

/**
 * What the default context does by itself, or in its own way: a protocol that negotiates, and checks that were switched
 * off.
 */
function isDefault(file: PythonFile, { name, value, node }: Argument): boolean {
  if (name === 'check_hostname') return value.type === 'false' || value.type === 'true';
  const meant = qualified(file, value) ?? value.text;
  if (name === 'cert_reqs') return /^ssl\.CERT_\w+$/u.test(meant);
  const isProtocol = name === 'protocol' || (name === null && node.type !== 'list_splat');
  return isProtocol && /^(?:ssl\.PROTOCOL_(?:TLS|TLS_CLIENT|SSLv23|TLSv1_2)|None)$/u.test(meant);
}

/** Two removals side by side could get in each other's way, so all go at once or one alone. */
function removals(file: PythonFile, call: Node, superfluous: readonly Argument[]): readonly Edit[] | null {
  const [only] = superfluous;
  if (only === undefined) return [];
  if (superfluous.length === 1) return removeArgument(file, call, only);
  const list = call.childForFieldName('arguments');
  return list !== null && superfluous.length === argumentsOf(call).length && !list.text.includes('#')
    ? [replace(list, '()')]
    : null;
}

/** An internal host in the call that the context is handed to. */
function hostNear(file: PythonFile, call: Node): string | null {
  const outer = call.parent === null ? null : enclosing(call.parent, 'call', 'block');
  return outer?.type === 'call' ? internalHost(file, outer) : null;
}

/**
 * `context.check_hostname = False` or `context.verify_mode = ssl.CERT_NONE` on what the call's value is assigned to.
 */
function switchedOff(file: PythonFile, call: Node): Node | null {
  const target = call.parent?.type === 'assignment' ? call.parent.childForFieldName('left') : null;
  const name = target && dotted(target);
  if (!name) return null;
  const around = enclosing(call, target.type === 'attribute' ? 'class_definition' : 'function_definition') ?? file.root;
  return (
    around.descendantsOfType('assignment').find((one) => {
      const left = one.childForFieldName('left')?.text;
      const right = one.childForFieldName('right')?.text ?? '';
      return (
        (left === `${name}.check_hostname` && right === 'False') ||
        (left === `${name}.verify_mode` && /CERT_(?:NONE|OPTIONAL)$/u.test(right))
      );
    }) ?? null
  );
}

const overriding = (file: PythonFile): readonly Node[] =>
  file.root.descendantsOfType('assignment').filter((one) => {
    const [left, right] = ['left', 'right'].map((side) => one.childForFieldName(side));
    return (
      left &&
      right &&
      qualified(file, left) === 'ssl._create_default_https_context' &&
      qualified(file, right) === 'ssl._create_unverified_context'
    );
  });

/**
 * The edits that delete `ssl._create_default_https_context = ssl._create_unverified_context`; none unless each can go.
 */
function overrides(file: PythonFile): readonly Edit[] {
  const edits = overriding(file).map((one) => (one.parent ? withoutLine(file, one.parent) : null));
  return edits.some((edit) => edit === null) ? [] : edits.flatMap((edit) => edit ?? []);
}

const leftOverride = (file: PythonFile): readonly string[] =>
  overriding(file).length > 0
    ? ['`ssl._create_default_https_context` still turns the checks off for the whole process: remove that too.']
    : [];

export const b323 = defineRule({
  ids: ['B323'],
  names: ['unverified_context'],
  status: 'active',
  title: 'TLS certificates and host names are not checked',
  why: 'Anyone on the network path can pose as the server, read what you send and answer in its place.',
  remedy:
    'Use `ssl.create_default_context()`, which checks both. For a private or self-signed certificate authority pass its certificate, ' +
    '`create_default_context(cafile="…")`, instead of switching the checks off. ' +
    'Connections to hosts with a wrong certificate fail until that is put right.',
  safety: 'review',
  cwe: 295,
  owasp2021: { id: 'A07:2021', mapped: true },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs a place on the network path.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b323-unverified-context',
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://docs.python.org/3/library/ssl.html#ssl.create_default_context',
  ],
  traps: [
    '`ssl._create_default_https_context = ssl._create_unverified_context` switches the checks off for the whole process, and Bandit does not see it.',
    '`check_hostname = False` or `verify_mode = ssl.CERT_NONE` on the new context undoes the fix.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'a public server',
      before: `import http.client
import ssl


def connect(host):
    context = «ssl._create_unverified_context()»
    return http.client.HTTPSConnection(host, context=context)
`,
      after: `import http.client
import ssl


def connect(host):
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, context=context)
`,
    },
    {
      name: 'a server with a certificate of your own authority',
      before: `import imaplib
import ssl

mailbox = imaplib.IMAP4_SSL("mail.internal", ssl_context=«ssl._create_unverified_context()»)
`,
      after: `import imaplib
import ssl

mailbox = imaplib.IMAP4_SSL("mail.internal", ssl_context=ssl.create_default_context(cafile="/etc/ssl/internal-ca.pem"))
`,
      refused: 'no public authority signs certificates for `mail.internal`',
    },
    {
      name: 'imported by its name',
      before: `import urllib.request
from ssl import _create_unverified_context

feed = urllib.request.urlopen(url, context=«_create_unverified_context()»)
`,
      after: `import ssl
import urllib.request

feed = urllib.request.urlopen(url, context=ssl.create_default_context())
`,
    },
    {
      name: 'authority kept, checks no longer switched off',
      before: `import ssl as tls


def context(authority):
    return «tls._create_unverified_context(
        check_hostname=False,
        cafile=authority,
    )»
`,
      after: `import ssl as tls


def context(authority):
    return tls.create_default_context(
        cafile=authority,
    )
`,
    },
    {
      name: 'protocol and checks are what the default does',
      before: `import ssl

context = «ssl._create_unverified_context(ssl.PROTOCOL_TLS_CLIENT, cert_reqs=ssl.CERT_NONE)»
`,
      after: `import ssl

context = ssl.create_default_context()
`,
    },
    {
      name: 'the switch for the whole process goes too',
      before: `import ssl

ssl._create_default_https_context = ssl._create_unverified_context


def connect(host):
    return open_socket(host, «ssl._create_unverified_context()»)
`,
      after: `import ssl


def connect(host):
    return open_socket(host, ssl.create_default_context())
`,
    },
    {
      name: 'the checks are switched off again',
      before: `import ssl


class Mail:
    def __init__(self):
        self.context = «ssl._create_unverified_context()»
        self.context.verify_mode = ssl.CERT_NONE
`,
      refused: '`self.context.verify_mode = ssl.CERT_NONE` switches the checks off',
    },
    {
      name: 'a client certificate',
      before: `import ssl

context = «ssl._create_unverified_context(certfile="client.pem")»
`,
      refused: '`certfile="client.pem"` has no counterpart',
    },
  ],
});
