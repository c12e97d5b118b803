/** What a digest is made for, as far as the names and the code round it tell. */
import { dotted } from './names.ts';
import { lineEnd, lineStart, type PythonFile } from './file.ts';
import { argumentNames, namesAround, wordsOf } from './names-around.ts';
import { secrecyOf } from './secret-names.ts';
import { children, enclosing, isStatement, walk, type Node } from './tree.ts';

export interface DigestUse {
  /** A name that speaks of a password. */
  readonly password: string | null;
  /** A name that speaks of another secret, a signature or a check. */
  readonly secret: string | null;
  /** A name, or a part of the path, that speaks of a use where nobody gains by forging. */
  readonly harmless: string | null;
  /** A name further off, of a class or the path, that speaks of secrets. */
  readonly around: string | null;
  /** A name that points to a protocol or format that asks for this very digest. */
  readonly prescribed: { readonly name: string; readonly by: string } | null;
  /** A name, a word of the path or a condition that names the digest itself: what is made must be just that. */
  readonly named: string | null;
  /** The choice between several digests that the call is one branch of. */
  readonly choice: Node | null;
  /** A comment on the statement that says that this is no matter of security. */
  readonly declared: boolean;
  /** The literal that the digest is compared with. */
  readonly fixed: Node | null;
  /** The slice that takes a part of the digest. */
  readonly cut: Node | null;
}

const protocols: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)git(?:_|$)|^(?:blob|tree)_?sha$/u, 'git'], [/web_?socket|^sec_ws|^ws_accept/u, 'WebSocket'], [/info_?hash|torrent/u, 'BitTorrent'],
  [/^h?a[12]$|digest_?auth/u, 'HTTP digest authentication'],
  [/cram|apop/u, 'CRAM-MD5 and APOP'], [/ntlm/u, 'NTLM'], [/radius/u, 'RADIUS'], [/totp|hotp/u, 'one-time passwords (RFC 4226)'], [/oauth1/u, 'OAuth 1'],
  [/ocsp/u, 'OCSP'],
  [/content_?md5/u, 'the Content-MD5 header'], [/uuid_?[35]/u, 'UUID versions 3 and 5'], [/gravatar/u, 'Gravatar'], [/x509|key_?id|thumbprint/u, 'X.509'],
  [/wsse|usernametoken/u, 'WS-Security'],
];
const harmless = new Set([
  'etag', 'cache', 'cached', 'cachekey', 'memo', 'memoize', 'checksum', 'checksums', 'dedup', 'dedupe', 'deduplicate', 'duplicate', 'duplicates', 'bucket',
  'shard', 'fingerprint', 'uuid', 'color', 'colour',
  'identicon', 'avatar', 'filename', 'fname', 'basename', 'dirname', 'slug', 'partition', 'bloom', 'seed', 'changed', 'unchanged', 'stale', 'fresh', 'crc',
  'thumbnail', 'lockfile', 'gravatar', 'unique', 'uniq', 'guid', 'ident',
]);
const guarded = new Set(['sign', 'signed', 'signature', 'signatures', 'signer', 'hmac', 'mac', 'verify', 'verified', 'integrity', 'authentic', 'certificate',
  'cert', 'crypt', 'encrypt', 'decrypt', 'tamper', 'digest_auth', 'auth']);
const isPassword = (name: string): boolean => wordsOf(name).some((word) => /^(?:passwords?|passwd|pwd|passphrase|passcode)$/u.test(word)) && !isHarmless(name);
const isHarmless = (name: string): boolean => wordsOf(name).some((word) => harmless.has(word));
const isGuarded = (name: string): boolean => !isHarmless(name) && (secrecyOf(name) !== null || wordsOf(name).some((word) => guarded.has(word)));

/** Reads the purpose of a call that makes a digest or a hash object. */
export function digestUse(file: PythonFile, call: Node): DigestUse {
  const { near, functions, classes } = namesAround(call);
  const statements = statementsOf(call);
  const names = [...near, ...functions.slice(0, 1), ...argumentNames(call), ...statements.flatMap((statement) => namesIn(statement))];
  const path = file.path.split('/');
  const wide = [...names, ...functions.slice(1), ...classes, ...path];
  const first = (test: (name: string) => boolean, from: readonly string[]): string | null => from.find((name) => test(name)) ?? null;
  return {
    password: first(isPassword, names) ?? salted(argumentNames(call)), secret: first(isGuarded, names),
      harmless: first(isHarmless, [...names, ...classes, ...path]),
    named: first(isDigestName, [...near, ...functions, ...classes, ...path]), choice: choiceRound(call), declared: statements[0] ? isDeclared(file, call)
      : false,
    around: first(isGuarded, [...functions, ...classes, ...path]), prescribed: prescribedBy(wide), fixed: comparedWith(statements),
      cut: cutOf(call, statements),
  };
}

/** A salt and something secret together make the hash of a password. */
const salted = (names: readonly string[]): string | null => (names.some((name) => /salt/iu.test(name))
  ? (names.find((name) => /^(?:secret|word|raw|plain(?:text)?)$/iu.test(name)) ?? null) : null);

const isDigestName = (name: string): boolean => /(?:^|[^a-z])(?:md[245]|sha_?-?1|sha)(?:$|[^a-z\d])/u.test(name.replace(/([a-z])([A-Z])/gu,
  '$1_$2').toLowerCase());

/** `SHA256() if version == 2 else SHA1()`, `elif algorithm == "md5":`, a table of digests. */
function choiceRound(call: Node): Node | null {
  for (let at = call.parent; at !== null && !/^(?:function_definition|class_definition|lambda)$/u.test(at.type); at = at.parent) {
    if (!/^(?:conditional_expression|dictionary|list|tuple|if_statement|match_statement)$/u.test(at.type)) continue;
    const rest = at.text.slice(0, call.startIndex - at.startIndex) + at.text.slice(call.endIndex - at.startIndex);
    if (/sha_?-?(?:224|256|384|512)|["']sha["']|\b(?:md5|sha[-_]?1)\b(?!\()/iu.test(rest)) return at;
  }
  return null;
}

/** `# noqa: S324 - no security purpose`, on the lines of the call or above them. */
function isDeclared(file: PythonFile, call: Node): boolean {
  const first = lineStart(file.text, call.startIndex);
  const above = file.text.slice(first === 0 ? 0 : lineStart(file.text, first - 1), first);
  const lines = `${/^\s*#/u.test(above) ? above : ''}${file.text.slice(first, lineEnd(file.text, call.endIndex))}`;
  return /#.*\b(?:non-?security|not (?:used )?for security|no security|not security|insecure is (?:fine|ok)|(?:non-?|not )cryptographic)/iu.test(lines);
}

function prescribedBy(names: readonly string[]): DigestUse['prescribed'] {
  for (const name of names) {
    const plain = name.replace(/([a-z\d])([A-Z])/gu, '$1_$2').toLowerCase().replace(/\W+/gu, '_');
    const by = protocols.find(([pattern]) => pattern.test(plain))?.[1];
    if (by !== undefined) return { name, by };
  }
  return null;
}

/** The call's own statement, and those of its function that use what it is assigned to. */
function statementsOf(call: Node): readonly Node[] {
  const own = simpleStatement(call);
  if (own === null) return [];
  const target = assignedTo(call);
  if (target === null) return [own];
  const scope = enclosing(own, 'function_definition', 'module') ?? own;
  const uses = [...walk(scope)].filter((node) => /^(?:identifier|attribute)$/u.test(node.type) && dotted(node) === target).map((node) => simpleStatement(node));
  return [...new Map([own, ...uses].flatMap((node) => (node ? [[node.id, node] as const] : []))).values()];
}

/** The statement without the blocks in it: for `if digest == x:` its condition. */
function simpleStatement(node: Node): Node | null {
  let at: Node | null = node;
  while (at !== null && !isStatement(at)) {
    if (at.parent !== null && /^(?:if|elif|while|for|with)_(?:statement|clause)$/u.test(at.parent.type)) return at;
    at = at.parent;
  }
  return at !== null && /^(?:function|class|decorated)_definition$/u.test(at.type) ? null : at;
}

/** `digest` of `digest = md5(x).hexdigest()`. */
function assignedTo(call: Node): string | null {
  let at: Node = call;
  while (at.parent !== null && /^(?:attribute|call|parenthesized_expression|subscript)$/u.test(at.parent.type)) at = at.parent;
  const left = at.parent?.type === 'assignment' ? at.parent.childForFieldName('left') : null;
  return left === null ? null : dotted(left);
}

const namesIn = (node: Node): readonly string[] => [...walk(node)].filter(({ type }) => type === 'identifier').map(({ text }) => text);

/** A literal of a digest's length beside `==`. */
function comparedWith(statements: readonly Node[]): Node | null {
  for (const node of statements.flatMap((statement) => [...walk(statement)])) {
    if (node.type !== 'comparison_operator') continue;
    const literal = children(node).find((child) => child.type === 'string' && /^b?["'][\da-fA-F]{32,40}["']$/u.test(child.text));
    if (literal) return literal;
  }
  return null;
}

/** `.hexdigest()[:8]`, or a slice of what the digest is assigned to. */
function cutOf(call: Node, statements: readonly Node[]): Node | null {
  const target = assignedTo(call);
  for (const node of statements.flatMap((statement) => [...walk(statement)])) {
    if (node.type !== 'subscript' || !node.namedChildren.some((child) => child.type === 'slice')) continue;
    const value = node.childForFieldName('value');
    if (value && ((value.startIndex <= call.startIndex && call.endIndex <= value.endIndex) || dotted(value) === target
      || /digest\(\)$/u.test(value.text))) return node;
  }
  return null;
}
