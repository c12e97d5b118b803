/** What a digest is made for, as far as the names and the code round it tell. */

import { argumentsOf } from '../../python/edits/arguments.ts';
import { givenTo } from '../../python/scopes/origin.ts';
import { lineEnd, lineStart, type PythonFile } from '../../python/tree/file.ts';
import { argumentNames, namesAround, wordsOf } from '../../python/tree/names-around.ts';
import { dotted } from '../../python/tree/names.ts';
import { children, enclosing, isStatement, walk, type Node } from '../../python/tree/tree.ts';
import { secrecyOf } from '../secrets/secret-names.ts';
import { prescribedBy, type Prescription } from './digest-format.ts';

export interface DigestUse {
  /** A name that speaks of a password. */
  readonly password: string | null;
  /** A name that speaks of another secret, a signature or a check. */
  readonly secret: string | null;
  /** A name, or a part of the path, that speaks of a use where nobody gains by forging. */
  readonly harmless: string | null;
  /** Whether that name is of the digest itself, or of the function that makes it: `etag`, `cache_key()`. */
  readonly own: boolean;
  /** A name by which the digest goes to another program: a header, a parameter of a request, a key of a dictionary. */
  readonly sent: string | null;
  /** A name by which people or other programs tell keys apart. */
  readonly compared: string | null;
  /** Only what is known of every digest of the kind is read: `sha1().digest_size`. */
  readonly measured: boolean;
  /** A name further off, of a class or the path, that speaks of secrets. */
  readonly around: string | null;
  /** A name that points to a protocol or format that asks for this very digest. */
  readonly prescribed: Prescription | null;
  /** A name, a word of the path or a condition that names the digest itself: what is made must be just that. */
  readonly named: string | null;
  /** A comment that names the digest: somebody chose it. */
  readonly spoken: string | null;
  /** The choice between several digests that the call is one branch of. */
  readonly choice: Node | null;
  /** A comment on the statement that says that this is no matter of security. */
  readonly declared: boolean;
  /** The literal that the digest is compared with. */
  readonly fixed: Node | null;
  /** The slice that takes a part of the digest. */
  readonly cut: Node | null;
}

const harmless = new Set([
  'etag',
  'cache',
  'cached',
  'cachekey',
  'memo',
  'memoize',
  'checksum',
  'checksums',
  'dedup',
  'dedupe',
  'deduplicate',
  'duplicate',
  'duplicates',
  'bucket',
  'shard',
  'fingerprint',
  'uuid',
  'color',
  'colour',
  'identicon',
  'avatar',
  'filename',
  'fname',
  'basename',
  'dirname',
  'slug',
  'partition',
  'bloom',
  'seed',
  'changed',
  'unchanged',
  'stale',
  'fresh',
  'crc',
  'thumbnail',
  'lockfile',
  'gravatar',
  'unique',
  'uniq',
  'guid',
  'ident',
]);
const guarded = new Set([
  'sign',
  'signed',
  'signature',
  'signatures',
  'signer',
  'hmac',
  'mac',
  'verify',
  'verified',
  'integrity',
  'authentic',
  'certificate',
  'cert',
  'crypt',
  'encrypt',
  'decrypt',
  'tamper',
  'digest_auth',
  'auth',
]);
const isPassword = (name: string): boolean =>
  wordsOf(name).some((word) => /^(?:passwords?|passwd|pwd|passphrase|passcode)$/u.test(word)) && !isHarmless(name);
const isHarmless = (name: string): boolean => wordsOf(name).some((word) => harmless.has(word));
const isGuarded = (name: string): boolean =>
  !isHarmless(name) && (secrecyOf(name) !== null || wordsOf(name).some((word) => guarded.has(word)));

/** Reads the purpose of a call that makes a digest or a hash object. */
export function digestUse(file: PythonFile, call: Node): DigestUse {
  const { near, functions, classes } = namesAround(call);
  const statements = statementsOf(call);
  const input = [...argumentNames(call), ...wordsIn(call.childForFieldName('arguments')), ...namesBehind(file, call)];
  const own = [...near, ...functions.slice(0, 1), ...keysFor(call, statements)];
  const used = statements.flatMap((statement) => namesIn(statement));
  const names = [...own, ...input, ...used];
  const path = file.path.split('/');
  const wide = [...own, ...argumentNames(call), ...used, ...functions.slice(1), ...classes, ...path];
  const first = (test: (name: string) => boolean, from: readonly string[]): string | null =>
    from.find((name) => test(name)) ?? null;
  const harmlessName = first(isHarmless, [...names, ...classes, ...path]);
  return {
    password: first(isPassword, names) ?? salted(input),
    secret: first(isGuarded, names),
    harmless: harmlessName,
    own: harmlessName !== null && (own.includes(harmlessName) || classes.includes(harmlessName)),
    named: first(isDigestName, [...near, ...functions, ...classes, ...path]),
    spoken: spokenOf(file, call),
    choice: choiceRound(call),
    declared: statements[0] ? isDeclared(file, call) : false,
    around: first(isGuarded, [...functions, ...classes, ...path]),
    prescribed: prescribedBy(wide, path),
    fixed: comparedWith(statements),
    cut: cutOf(call, statements),
    sent: sentBy(call, statements),
    compared: keyPrint([...near, ...functions], [...functions, ...classes, ...path]),
    measured: isMeasured(call),
  };
}

/** `md5(row["password"])`: short words among the texts of the arguments. */
const wordsIn = (node: Node | null): readonly string[] =>
  (node === null ? [] : [...walk(node)]).flatMap(({ type, text }) =>
    type === 'string_content' && /^[\w .-]{1,30}$/u.test(text) ? [text] : [],
  );

/** The names in what the arguments were given one step before: `a = padded(password)` for `md5(a)`. */
const namesBehind = (file: PythonFile, call: Node): readonly string[] =>
  argumentsOf(call)
    .flatMap(({ value }) => [...walk(value)])
    .filter(({ type, parent }) => type === 'identifier' && parent?.type !== 'attribute')
    .flatMap((name) => givenTo(file, name) ?? [])
    .flatMap((value) => [...namesIn(value), ...wordsIn(value)]);

/** The keys of dictionaries that the digest, or the name it has, goes under. */
function keysFor(call: Node, statements: readonly Node[]): readonly string[] {
  const target = assignedTo(call);
  return statements
    .flatMap((statement) => statement.descendantsOfType('pair'))
    .flatMap((pair) => {
      const value = pair.childForFieldName('value');
      const holds =
        value !== null &&
        ((value.startIndex <= call.startIndex && call.endIndex <= value.endIndex) ||
          (target !== null && [...walk(value)].some((node) => dotted(node) === target)));
      return holds ? wordsIn(pair.childForFieldName('key')) : [];
    });
}

/** `headers`, `params={...}` and the like, in what is done with the digest. */
function sentBy(call: Node, statements: readonly Node[]): string | null {
  const [key] = keysFor(call, statements);
  const round = statements
    .flatMap((statement) => [...walk(statement)])
    .filter(
      ({ type, startIndex }) => type === 'identifier' && (startIndex < call.startIndex || startIndex >= call.endIndex),
    )
    .map(({ text }) => text);
  return (
    key ??
    round.find((name) => /^(?:params|headers|query|(?:update_)?qsd|payload|cookies|urlencode)$/u.test(name)) ??
    null
  );
}

/** The fingerprint of a key or certificate is what people compare. */
const keyPrint = (names: readonly string[], round: readonly string[]): string | null => {
  const print = names.find((name) => wordsOf(name).some((word) => /^(?:fingerprints?|thumbprints?)$/u.test(word)));
  return round.some(
    (name) =>
      !isHarmlessKey(name) &&
      wordsOf(name).some((word) =>
        /^(?:pkeys?|keys?|certs?|certificates?|ssh|hostkeys?|pubkeys?|x509|gpg|pgp)$/u.test(word),
      ),
  )
    ? (print ?? null)
    : null;
};

const isHarmlessKey = (name: string): boolean => /cache|sort|request/iu.test(name);

/** `sha1().digest_size`: nothing is hashed. */
const isMeasured = (call: Node): boolean =>
  argumentsOf(call).every(({ name }) => name === 'name' || name === 'usedforsecurity') &&
  call.parent?.type === 'attribute' &&
  /^(?:digest_size|block_size|name)$/u.test(call.parent.childForFieldName('attribute')?.text ?? '');

/** A comment on the line or above it that names the digest: somebody chose it. */
function spokenOf(file: PythonFile, call: Node): string | null {
  const comment = commentsBy(file, call).find((text) =>
    /\b(?:md[245]|sha-?1?)\b/iu.test(text.replace(/no(?:qa|sec)\b.*/iu, '')),
  );
  return comment === undefined ? null : comment.replace(/^#\s*/u, '');
}

/** A salt and something secret together make the hash of a password. */
const salted = (names: readonly string[]): string | null =>
  names.some((name) => /salt/iu.test(name))
    ? (names.find((name) => /^(?:secret|word|raw|plain(?:text)?)$/iu.test(name)) ?? null)
    : null;

const isDigestName = (name: string): boolean =>
  /(?:^|[^a-z])(?:md[245](?!\d)|sha_?-?1(?!\d)|sha(?:$|[^a-z\d]))/u.test(
    name.replace(/([a-z])([A-Z])/gu, '$1_$2').toLowerCase(),
  );

/** `SHA256() if version == 2 else SHA1()`, `elif algorithm == "md5":`, a table of digests. */
function choiceRound(call: Node): Node | null {
  for (
    let at = call.parent;
    at !== null && !/^(?:function_definition|class_definition|lambda)$/u.test(at.type);
    at = at.parent
  ) {
    if (!/^(?:conditional_expression|dictionary|list|tuple|if_statement|match_statement)$/u.test(at.type)) continue;
    const rest = at.text.slice(0, call.startIndex - at.startIndex) + at.text.slice(call.endIndex - at.startIndex);
    if (/sha_?-?(?:224|256|384|512)|["']sha["']|\b(?:md5|sha[-_]?1)\b(?!\()/iu.test(rest)) return at;
  }
  return null;
}

/** The comments on the lines of the call, and the one above them. */
function commentsBy(file: PythonFile, call: Node): readonly string[] {
  const first = lineStart(file.text, call.startIndex);
  const above = file.text.slice(first === 0 ? 0 : lineStart(file.text, first - 1), first);
  const lines = `${/^\s*#/u.test(above) ? above : ''}${file.text.slice(first, lineEnd(file.text, call.endIndex))}`;
  return lines.split(/\r?\n/u).flatMap((line) => /#.*$/u.exec(line)?.[0] ?? []);
}

/** `# noqa: S324 - no security purpose`, on the lines of the call or above them. */
const isDeclared = (file: PythonFile, call: Node): boolean =>
  commentsBy(file, call).some((text) =>
    /\b(?:non-?security|not (?:used )?for security|no security|not security|insecure is (?:fine|ok)|(?:non-?|not )cryptographic)/iu.test(
      text,
    ),
  );

/** The call's own statement, and those of its function that use what it is assigned to. */
function statementsOf(call: Node): readonly Node[] {
  const own = simpleStatement(call);
  if (own === null) return [];
  const target = assignedTo(call);
  if (target === null) return [own];
  const scope = enclosing(own, 'function_definition', 'module') ?? own;
  const uses = [...walk(scope)]
    .filter((node) => /^(?:identifier|attribute)$/u.test(node.type) && dotted(node) === target)
    .map((node) => simpleStatement(node));
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
  while (at.parent !== null && /^(?:attribute|call|parenthesized_expression|subscript)$/u.test(at.parent.type))
    at = at.parent;
  const left = at.parent?.type === 'assignment' ? at.parent.childForFieldName('left') : null;
  return left === null ? null : dotted(left);
}

const namesIn = (node: Node): readonly string[] =>
  [...walk(node)].filter(({ type }) => type === 'identifier').map(({ text }) => text);

/** A literal of a digest's length beside `==`. */
function comparedWith(statements: readonly Node[]): Node | null {
  for (const node of statements.flatMap((statement) => [...walk(statement)])) {
    if (node.type !== 'comparison_operator') continue;
    const literal = children(node).find(
      (child) => child.type === 'string' && /^b?["'][\da-fA-F]{32,40}["']$/u.test(child.text),
    );
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
    if (
      value &&
      ((value.startIndex <= call.startIndex && call.endIndex <= value.endIndex) ||
        dotted(value) === target ||
        value.text.endsWith('digest()'))
    )
      return node;
  }
  return null;
}
