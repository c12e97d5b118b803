/** The host that a socket is connected to. */

import { argument, argumentsOf, positional } from '../../python/edits/arguments.ts';
import { valuesOf } from '../../python/scopes/origin.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted } from '../../python/tree/names.ts';
import { bare, children, enclosing, type Node } from '../../python/tree/tree.ts';

/**
 * The expression for the host that the socket is connected to, as it can be written at the place `at`: from
 * `create_connection((host, port))`, `sock.connect((host, port))`, or `connect` on what the wrapped socket is assigned
 * to. Null when it is not to be seen, or not the same everywhere.
 */
export function connectedHost(file: PythonFile, sock: Node, at: Node): string | null {
  const created = (valuesOf(file, sock) ?? []).filter(
    (value) => calledName(file, value) === 'socket.create_connection',
  );
  const target = at.parent?.type === 'assignment' ? at.parent.childForFieldName('left') : null;
  const names = [dotted(bare(sock)), target && dotted(target)];
  const scope =
    enclosing(at, names.join().startsWith('self.') ? 'class_definition' : 'function_definition') ?? file.root;
  const methods = names.flatMap((name) => (name === null ? [] : [`${name}.connect`]));
  const connects = scope
    .descendantsOfType('call')
    .filter((call) => methods.includes(call.childForFieldName('function')?.text ?? ''));
  const addresses = [
    ...created.map((call) => argument(call, 0, 'address')),
    ...connects.map((call) => positional(call, 0)),
  ];
  const hosts = addresses.flatMap((address) => (address ? [hostIn(file, address.value, at)] : []));
  const [host] = hosts;
  return host !== undefined && hosts.every((one) => one === host) ? host : null;
}

function hostIn(file: PythonFile, address: Node, at: Node): string | null {
  const given = bare(address);
  if (given.type === 'identifier') return isKnown(file, given, at) ? `${given.text}[0]` : null;
  const host = given.type === 'tuple' ? children(given)[0] : undefined;
  if (host === undefined) return null;
  if (host.type === 'string') return /^(["'])[\w.-]+\1$/u.test(host.text) ? host.text : null;
  return dotted(host) !== null && isKnown(file, host, at) ? host.text : null;
}

/** Whether the name means the same at the place, and has its value there already. */
function isKnown(file: PythonFile, host: Node, at: Node): boolean {
  const name = (dotted(host) ?? '').split('.')[0] ?? '';
  const owner = file.scopes.owner(host, name);
  if (owner === null || owner !== file.scopes.owner(at, name)) return false;
  return (
    owner === file.scopes.module ||
    (owner.bindings.get(name) ?? []).every(({ node }) => node.startIndex < at.startIndex)
  );
}

/** Whether the call is given nothing for that parameter, or `None`. */
export const isLeftOut = (call: Node, index: number, name: string): boolean =>
  (argument(call, index, name)?.value.type ?? 'none') === 'none';

/** All arguments are known by place or name. */
export const isPlain = (call: Node): boolean => argumentsOf(call).every(({ splat }) => splat === null);
