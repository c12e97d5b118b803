/** `ssl.wrap_socket(...)` written with a context: https://docs.python.org/3.11/library/ssl.html#ssl.wrap_socket */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { argument, replace } from '../../python/edits/arguments.ts';
import { linesBefore, statementOf } from '../../python/edits/insertion.ts';
import { reach } from '../../python/imports/imports.ts';
import { valuesOf } from '../../python/scopes/origin.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { qualified } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { connectedHost, isLeftOut, isPlain } from './connected-host.ts';
import { isInternal } from './url-text.ts';

export interface Wrapped {
  readonly edits: readonly Edit[];
  readonly imports: readonly Import[];
  readonly server: boolean;
  /** The certificate was explicitly not to be checked. */
  readonly unchecked: boolean;
}

/** Why the call cannot be written with a context, as a clause. */
export interface NotWrapped {
  readonly because: string;
}

const keyfile = 1,
  certfile = 2,
  serverSide = 3,
  certReqs = 4,
  caCerts = 6;

/**
 * The edits that make the call use a context with checks; `floor` sets TLS 1.2 as the oldest version where Python's
 * default may be lower.
 */
export function withContext(file: PythonFile, call: Node, floor: boolean): Wrapped | NotWrapped {
  const sock = argument(call, 0, 'sock')?.value;
  if (!isPlain(call) || !sock) return { because: 'what is passed to `wrap_socket` cannot be seen in full' };
  if (call.descendantsOfType('comment').length > 0)
    return { because: 'there are comments between the arguments, which would get lost' };
  const side = argument(call, serverSide, 'server_side')?.value.type ?? 'false';
  if (side !== 'true' && side !== 'false')
    return { because: 'whether this is the server’s side is decided when the program runs' };
  const server = side === 'true';
  const host = server ? null : connectedHost(file, sock, call);
  if (!server && host === null) return { because: `which host ${quoted(sock)} is connected to cannot be seen here` };
  if (host !== null && isInternal(host.replace(/["']/gu, '')))
    return { because: `no public authority signs certificates for ${quoted(host)}` };
  const lines = contextLines(file, call, server, floor);
  if ('because' in lines) return lines;
  const given = [sock.text, server ? 'server_side=True' : `server_hostname=${host}`, ...passedOn(call)];
  return written(file, call, lines, `(${given.join(', ')})`, server);
}

interface Lines {
  readonly setup: readonly string[];
  readonly arguments: readonly string[];
  readonly unchecked: boolean;
}

function contextLines(file: PythonFile, call: Node, server: boolean, floor: boolean): Lines | NotWrapped {
  const ciphers = argument(call, 9, 'ciphers')?.value;
  const mode = argument(call, certReqs, 'cert_reqs')?.value;
  const meant = mode ? (qualified(file, mode) ?? '') : '';
  if (mode && !/^ssl\.CERT_(?:NONE|OPTIONAL|REQUIRED)$/u.test(meant))
    return { because: `whether certificates are checked is decided by ${quoted(mode)}` };
  const chain = chainOf(file, call, server);
  if (typeof chain === 'object') return chain;
  const authority = argument(call, caCerts, 'ca_certs')?.value;
  if (authority && authority.type !== 'none' && !isSure(file, authority))
    return { because: `${quoted(authority)} may be no certificate file` };
  return {
    setup: [
      ...(floor && isBefore310(file) ? ['.minimum_version = ssl.TLSVersion.TLSv1_2'] : []),
      ...(chain === '' ? [] : [`.load_cert_chain(${chain})`]),
      ...(server && mode && meant !== 'ssl.CERT_NONE' ? [`.verify_mode = ${mode.text}`] : []),
      ...(ciphers && ciphers.type !== 'none' ? [`.set_ciphers(${ciphers.text})`] : []),
    ],
    arguments: [
      ...(server ? ['ssl.Purpose.CLIENT_AUTH'] : []),
      ...(authority && authority.type !== 'none' ? [`cafile=${authority.text}`] : []),
    ],
    unchecked: !server && meant === 'ssl.CERT_NONE',
  };
}

/** From 3.10 on a default context speaks TLS 1.2 and newer only: https://docs.python.org/3/whatsnew/3.10.html#ssl */
const isBefore310 = ({
  project: {
    python: [major, minor],
  },
}: PythonFile): boolean => major < 3 || (major === 3 && minor < 10);

/** The arguments of `load_cert_chain`; empty when the call has no certificate of its own. */
function chainOf(file: PythonFile, call: Node, server: boolean): string | NotWrapped {
  const [key, certificate] = [argument(call, keyfile, 'keyfile')?.value, argument(call, certfile, 'certfile')?.value];
  if (isLeftOut(call, certfile, 'certfile'))
    return server || !isLeftOut(call, keyfile, 'keyfile') ? { because: 'the call names no certificate file' } : '';
  if (!certificate || (!server && !isSure(file, certificate)))
    return { because: `${quoted(certificate ?? call)} may be no certificate file` };
  return key && key.type !== 'none' ? `${certificate.text}, ${key.text}` : certificate.text;
}

/** Whether the expression is certainly not `None`. */
const isSure = (file: PythonFile, value: Node): boolean =>
  (valuesOf(file, value) ?? []).some(({ type }) => /string$|^call$|^binary_operator$/u.test(type));

/** Parameters that the method of the context knows as well, with their places. */
const sharedParameters: readonly (readonly [number, string])[] = [
  [7, 'do_handshake_on_connect'],
  [8, 'suppress_ragged_eofs'],
];
const passedOn = (call: Node): readonly string[] =>
  sharedParameters.flatMap(([index, name]) => {
    const given = argument(call, index, name);
    return given ? [`${name}=${given.value.text}`] : [];
  });

function written(
  file: PythonFile,
  call: Node,
  { setup, arguments: given, unchecked }: Lines,
  wrap: string,
  server: boolean,
): Wrapped | NotWrapped {
  const way = reach(file, call, 'ssl', 'ssl');
  if (way === null) return { because: '`ssl` means something else here' };
  const own = (text: string): string => text.replace(/\bssl\.(?=Purpose|TLSVersion|create)/gu, `${way.code}.`);
  const made = own(`ssl.create_default_context(${given.join(', ')})`);
  if (setup.length === 0)
    return { edits: [replace(call, `${made}.wrap_socket${wrap}`)], imports: way.imports, server, unchecked };
  const statement = statementOf(file, call);
  const name = ['context', 'tls_context'].find((one) => file.scopes.owner(call, one) === null);
  if (statement === null || name === undefined)
    return { because: 'there is no room for a context of its own before the statement' };
  const lines = [`${name} = ${made}`, ...setup.map((line) => own(`${name}${line}`))];
  return {
    edits: [linesBefore(file, statement, lines), replace(call, `${name}.wrap_socket${wrap}`)],
    imports: way.imports,
    server,
    unchecked,
  };
}
