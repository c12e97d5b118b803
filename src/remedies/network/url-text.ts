/** What can be said about a URL or host name from the code that builds it. */

import { argument, argumentsOf } from '../../python/edits/arguments.ts';
import { givenTo, isExtended } from '../../python/scopes/origin.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';

/** Text that an expression certainly begins with; `whole` when that is all of it. */
export interface Beginning {
  readonly text: string;
  readonly whole: boolean;
  /** The code of what comes behind it, where it is not whole. */
  readonly next?: string;
}

const cut = (text: string, at: number): Beginning =>
  at === -1 ? { text, whole: true } : { text: text.slice(0, at), whole: false };

/**
 * Every beginning that a text expression can have; null when one of them cannot be seen. Names, f-strings, `+`, `%` and
 * `format` are followed.
 */
export function beginnings(file: PythonFile, node: Node, depth = 6): readonly Beginning[] | null {
  const at = bare(node);
  if (depth === 0) return null;
  const inner = (one: Node | null | undefined): readonly Beginning[] | null =>
    one ? beginnings(file, one, depth - 1) : null;
  switch (at.type) {
    case 'string':
      return ofString(at, inner);
    case 'concatenated_string':
      return children(at)
        .map((piece) => inner(piece))
        .reduce((left, right) => appended(left, right));
    case 'conditional_expression':
      return either([inner(at.namedChildren[0]), inner(at.namedChildren[2])]);
    case 'binary_operator':
      return ofOperator(at, inner);
    case 'call':
      return ofCall(file, at, inner);
    case 'identifier':
    case 'attribute':
      return ofName(file, at, inner);
    default:
      return null;
  }
}

type Inner = (node: Node | null | undefined) => readonly Beginning[] | null;

function either(all: readonly (readonly Beginning[] | null)[]): readonly Beginning[] | null {
  return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? []);
}

/** One text behind another: what follows an unfinished one is unknown. */
function appended(
  left: readonly Beginning[] | null,
  right: readonly Beginning[] | null,
  next = '',
): readonly Beginning[] | null {
  if (left === null) return null;
  return left.flatMap((one) => {
    if (!one.whole) return [one];
    return right === null
      ? [{ text: one.text, whole: false, next }]
      : right.map((more) => ({ ...more, text: one.text + more.text }));
  });
}

function ofString(string: Node, inner: Inner): readonly Beginning[] | null {
  const opening = string.namedChildren.find(({ type }) => type === 'string_start')?.text ?? '';
  if (/b/iu.test(opening)) return null;
  return string.namedChildren.reduce<readonly Beginning[] | null>(
    (left, piece) => {
      if (piece.type === 'string_content') return appended(left, [cut(piece.text, piece.text.search(/\\|\{\{|\}\}/u))]);
      return piece.type === 'interpolation' ? appended(left, ofInterpolation(piece, inner), piece.text) : left;
    },
    [{ text: '', whole: true }],
  );
}

/** `{name}` stands for its text; a format or a conversion could change it. */
function ofInterpolation(piece: Node, inner: Inner): readonly Beginning[] | null {
  const changed = piece.childForFieldName('format_specifier') ?? piece.childForFieldName('type_conversion');
  return changed ? null : inner(piece.childForFieldName('expression') ?? piece.namedChildren[0]);
}

function ofOperator(node: Node, inner: Inner): readonly Beginning[] | null {
  const operator = node.childForFieldName('operator')?.text;
  const left = inner(node.childForFieldName('left'));
  const right = node.childForFieldName('right');
  if (operator === '+') return appended(left, inner(right), right?.text);
  return operator === '%' && left !== null ? left.map((one) => shortened(one, '%', right?.text ?? '')) : null;
}

/** The text up to the first placeholder. */
function shortened(one: Beginning, mark: string, next: string): Beginning {
  const found = cut(one.text, one.text.indexOf(mark));
  return found.whole ? one : { text: found.text, whole: false, next };
}

function ofCall(file: PythonFile, call: Node, inner: Inner): readonly Beginning[] | null {
  const called = call.childForFieldName('function');
  if (calledName(file, call) === 'urllib.request.Request') return inner(argument(call, 0, 'url')?.value);
  if (called?.type !== 'attribute' || called.childForFieldName('attribute')?.text !== 'format') return null;
  return (
    inner(called.childForFieldName('object'))?.map((one) =>
      shortened(one, '{', call.childForFieldName('arguments')?.text ?? ''),
    ) ?? null
  );
}

function ofName(file: PythonFile, name: Node, inner: Inner): readonly Beginning[] | null {
  const given = givenTo(file, name)?.filter(({ type }) => type !== 'none');
  if (given === undefined || given.length === 0) return null;
  const all = either(given.map((one) => inner(one)));
  return isExtended(file, name) ? (all?.map(({ text }) => ({ text, whole: false, next: '' })) ?? null) : all;
}

/** How much of a URL the code fixes, when its scheme is certainly http or https and its host is written in the code. */
export interface FixedUrl {
  /** `https` when every possible URL has it. */
  readonly scheme: 'http' | 'https';
  /** The whole URL is constant, not only its scheme and host. */
  readonly whole: boolean;
}

/** The scheme and the extent of a URL that the code fixes; null when another scheme or host is possible. */
export function fixedUrl(file: PythonFile, node: Node): FixedUrl | null {
  const all = beginnings(file, node);
  if (all === null || all.length === 0) return null;
  // Without a character that ends the host, what follows could go on with it: `https://good.example` + `.evil.example`.
  if (!all.every((one) => isFixed(one))) return null;
  return {
    scheme: all.every(({ text }) => /^https:/iu.test(text)) ? 'https' : 'http',
    whole: all.every(({ whole }) => whole),
  };
}

/** The host is written in full; behind its colon a port may come from elsewhere. */
function isFixed({ text, whole, next = '' }: Beginning): boolean {
  if (whole) return /^https?:\/\/[^\s/]/iu.test(text);
  return (
    /^https?:\/\/[\w.:-]+[/?#]/iu.test(text) ||
    (/^https?:\/\/[\w.-]+:$/iu.test(text) && /port\b/iu.test(next.split(',', 1)[0] ?? ''))
  );
}

/**
 * Names and addresses that only one's own network, or this machine, answers to: no public authority signs certificates
 * for them.
 */
const internalAddress =
  /^(?:127(?:\.\d+){3}|\[?::1\]?|0\.0\.0\.0|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})$/u;
const internalName = /^(?:[\w-]+|[\w.-]+\.(?:local|internal|lan|intranet|corp|home|localdomain|localhost|test|svc))$/iu;

/** Whether only one's own network, or this machine, answers to the host. */
export const isInternal = (host: string): boolean =>
  internalAddress.test(host) || (/\.|^localhost$/iu.test(host) && internalName.test(host));

/** The internal host that one of the call's texts names, as a URL or bare; null when there is none to see. */
export function internalHost(file: PythonFile, call: Node): string | null {
  for (const { value, name } of argumentsOf(call)) {
    if (name !== null && !/url|host|server|address/iu.test(name)) continue;
    for (const { text, whole } of beginnings(file, value) ?? []) {
      const host = hostOf(text, whole);
      if (host !== null && (internalAddress.test(host) || internalName.test(host))) return host;
    }
  }
  return null;
}

function hostOf(text: string, whole: boolean): string | null {
  const [, host, end] = /^\w+:\/\/(?:[^/@?#]*@)?(\[[^\]]*\]|[^/:?#]*)([/:?#]?)/u.exec(text) ?? [];
  if (host !== undefined) return whole || end !== '' ? host : null;
  // A bare word is more likely a method, a path or a file than a host.
  return whole && /^[\w-]+(?:\.[\w-]+)+$|^localhost$/u.test(text) ? text : null;
}
