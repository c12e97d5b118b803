/**
 * Whether a text that Bandit calls a password is one. Bandit goes by the name alone, so most of what it reports are
 * field names, addresses and labels. The judgement is strict: only what can hardly be anything else is called a secret.
 * No answer holds the value or a part of it.
 */

import { secretWord } from '../../model/secret-name.ts';
import { children, type Node } from '../../python/tree/tree.ts';

export type SecretVerdict =
  | { readonly kind: 'secret' }
  /** Certainly none: the reason for a suppression, which holds for every reader of the line. */
  | { readonly kind: 'none'; readonly reason: string }
  /** More likely something else: why, as a clause. */
  | { readonly kind: 'unlikely'; readonly why: string };

/** The value of a plain string literal, pieces joined, escapes as written; null for f-strings, bytes and all else. */
export function stringValue(node: Node | null): string | null {
  if (node === null) return null;
  if (node.type === 'parenthesized_expression') return stringValue(children(node)[0] ?? null);
  if (node.type === 'concatenated_string') {
    const pieces = children(node).map((piece) => stringValue(piece));
    return pieces.includes(null) ? null : pieces.join('');
  }
  if (node.type !== 'string' || /^[rut]*[bft]/iu.test(node.text.slice(0, 2).replace(/["']/gu, '·'))) return null;
  return node.namedChildren
    .filter((part) => part.type === 'string_content')
    .map((part) => part.text)
    .join('');
}

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** What the words behind the secret's own say that the text is, in the singular: `token_url` is an address. */
const metadata: readonly (readonly [ReadonlySet<string>, string])[] = [
  [list('url uri endpoint host address link href route domain server arn'), 'an address'],
  [
    list('path file filename dir directory folder location store backend manager provider command cmd program'),
    'a place',
  ],
  [
    list(`field column attr attribute key param parameter arg argument var variable env name header cookie option property input claim setting config section
    tag ref reference namespace creator viewer role permission`),
    'the name of something',
  ],
  [
    list(
      'label title text help prompt message msg description desc hint doc note placeholder caption subject comment question',
    ),
    'a text for people',
  ],
  [
    list(`error err exception warning invalid missing required incorrect mismatch wrong expired failed success changed updated status state code event
    action`),
    'a message or state',
  ],
  [
    list(`type kind class method algorithm algo hasher hash encoding format scheme scope grant mode style strategy usage use version prefix suffix
    separator sep delimiter`),
    'a kind',
  ],
  [
    list(
      'regex re regexp pattern rule policy validator template view form widget page handler query sql char charset character',
    ),
    'a part of the program',
  ],
  [
    list('expiry expire expiration ttl timeout age length len size count limit min max date time at lifetime'),
    'a size or time',
  ],
];
/**
 * Words before the secret's own with which it is none: pieces of a text in a parser or language model, pages of a
 * listing, questions, actions.
 */
const otherwise =
  list(`eos bos pad sep unk mask cls start end stop begin open close opening closing next prev previous page pagination continuation special
  first last current cur second single multi is has no show hide forgot reset change lost confirm verify bad invalid new line comment lex syntax yield skip
  by two one`);

/** Words that people take for passwords, compared without case, separators and digits behind. */
const weak = list(`admin administrator root toor changeme changeit letmein welcome qwerty abc master postgres mysql
  oracle rabbitmq redis mongo mongodb minio minioadmin vagrant ubuntu raspberry hunter iloveyou sunshine mypassword mypass mysecret supersecret
  secretpassword topsecret passw passwort`);

const none = (reason: string): SecretVerdict => ({ kind: 'none', reason });
const unlikely = (why: string): SecretVerdict => ({ kind: 'unlikely', why });

/** No more of a text is needed to judge it. */
const longest = 1000;

/**
 * Judges a value by itself and by the name that it is given to. `constant`: it is given to a constant of a module or
 * class, where settings stand.
 */
export function judgeSecret(name: string, text: string, constant = false): SecretVerdict {
  const value = text.slice(0, longest);
  if (value === '') return none('empty, no secret');
  if (value.trim() === '') return none('white space, no secret');
  if (/^[^\p{L}\p{N}]{1,2}$/u.test(value) || /^([^\p{L}\p{N}])\1*$/u.test(value)) return none('punctuation, no secret');
  if (/^[^\p{L}\p{N}]+$/u.test(value)) return unlikely('the value is punctuation only');
  const shape = shapes.find(([pattern]) => pattern.test(value));
  if (shape && shape[1] !== 'secret') return unlikely(`the value looks like ${shape[1]}`);
  const said = byName(name);
  if (said !== null) return unlikely(said);
  if (repeats(name, value)) return unlikely('the value repeats the name, as the name of a field or header does');
  return shape ? { kind: 'secret' } : byWords(name, value, constant);
}

/** `X_ACCESS_TOKEN = "X-Access-Token"`. */
function repeats(name: string, value: string): boolean {
  const own = new Set(wordsOf(name));
  const parts = wordsOf(value);
  return parts.length > 1 && parts.every((each) => own.has(each));
}

/** What the name says the text is, if not a secret. */
function byName(name: string): string | null {
  const words = wordsOf(name);
  const at = words.findLastIndex((each) => new RegExp(`^${secretWord}$`, 'iu').test(each));
  if (words.slice(0, at).some((each) => /^(?:headers?|fields?|attr|attributes?|params?|parameters?)$/u.test(each)))
    return 'the name says that it is the name of something, not the secret itself';
  if (words.slice(0, at).some((each) => otherwise.has(each)))
    return 'the name speaks of something else than a credential';
  for (const each of words.slice(at + 1)) {
    const found = metadata.find(([known]) => known.has(each) || known.has(each.replace(/s$/u, '')));
    if (found && !(each === 'key' && words[at] === 'secret'))
      return `the name says that it is ${found[1]}, not the secret itself`;
  }
  return null;
}

const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/gu, '$1_$2')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((each) => each !== '');

/** Shapes that tell what a text is, in the order in which they are tried. */
const shapes: readonly (readonly [RegExp, string])[] = [
  [/^[a-z][a-z\d+.-]*:\/\/[^/@\s]*:[^/@\s]+@/iu, 'secret'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY/u, 'secret'],
  [/\s/u, 'a text for people: it has spaces'],
  [/^[a-z][a-z\d+.-]*:\/\//iu, 'an address'],
  [/\{[^{}]*\}|%(?:\(\w+\))?[srd]|\$\{|^\$\w+$|^<.*>$|^\[.*\]$/u, 'a template that is filled in later'],
  [/^[^@\s]+@[^@\s]+\.[a-z]{2,}$/iu, 'an address'],
  [
    /^(?:\.{1,2}|~)?\/|^[a-z]:\\\\|^[a-z_-]+(?:\/[a-z_:<>-]+)+\/?$|\.(?:txt|json|ya?ml|html?|py|key|pem|crt|ini|cfg|env|toml|db)$/iu,
    'a path',
  ],
  [/\\/u, 'a pattern or a control character'],
  [
    /^(?:your|enter|insert|replace|todo|fixme|placeholder|dummy|fake|redacted)(?![a-z])|(?:^|[-_ ])(?:here|placeholder|redacted)$|^x+$/iu,
    'a placeholder',
  ],
];

/** Whether a text is the hash of a password, as `crypt` and others write it. */
export const isPasswordHash = (text: string): boolean =>
  /^\$(?:1|2[abxy]?|[5-7]|y|apr1|argon2\w*|pbkdf2[\w-]*|scrypt|P|H)\$|^\{S?(?:SHA|MD5|CRYPT)\d*\}|^pbkdf2_\w+\$/u.test(
    text.slice(0, longest),
  );

/**
 * Words in the usual spellings of names: with separators, in capitals, run together, as a dotted path. A sign before or
 * behind does not matter.
 */
// Runs of small letters are taken whole: with one way to match, no text makes the search slow.
const camel = '(?:[Vv]\\d+(?:alpha\\d+|beta\\d+)?|[A-Z]{1,4}(?=[A-Z][a-z])|[A-Z]?[a-z]{2,}(?![a-z]))';
const words: readonly RegExp[] = [
  /^[^A-Za-z\d]{0,2}(?:[a-z]+(?:[-_.:/]+[a-z]+)*|[A-Z]+(?:[-_.:/]+[A-Z]+)*)[^A-Za-z\d]{0,2}$/u,
  new RegExp(`^${camel}+(?:[A-Z]{2,4})?(?:[-_.:/]+${camel}+)*$`, 'u'),
  /^[A-Za-z_]\w{0,30}(?:\.[A-Za-z_]+)+$/u,
];

/**
 * Plain words name fields, kinds and states more often than they are passwords; digits and mixed signs make a secret.
 */
function byWords(name: string, value: string, constant: boolean): SecretVerdict {
  const plain = value.replace(/[-_.]/gu, '').replace(/\d+$/u, '').toLowerCase();
  const password = wordsOf(name).some((each) => /^pas+wo?r?d$|^passphrase$|^pwd$|^pass$/u.test(each));
  if (password && weak.has(plain)) return { kind: 'secret' };
  if (value.length < 4) return unlikely('the value is too short for a secret');
  if (constant && isSetting(wordsOf(name), value)) return { kind: 'secret' };
  if (words.some((pattern) => pattern.test(value))) {
    return unlikely(
      'the value is made of plain words, which may name a field, a kind or a state as well as be a weak password',
    );
  }
  if (!password && /^[A-Za-z]+[-_]?\d{1,3}$/u.test(value))
    return unlikely('the value is a word with a number, like the name of something');
  return { kind: 'secret' };
}

/** Words of values that are labels, kinds, states and stand-ins, however secret the name is. */
const labels =
  list(`user username login logon sign auth authentication authorization oauth openid ldap saml basic bearer digest kerberos plain text none null true
  false default change changeme me your my enter insert example test testing dummy fake sample placeholder required optional hidden visible unset empty missing unknown
  vault encrypted encryption hashed hash hashing plaintext cleartext admin email mail client server access refresh session account credential credentials credit secret
  secrets pass password passwords passwd pwd passphrase token tokens key keys pin code random generated generate automatic auto manual disabled enabled custom
  request response database internal external service api app application value string input keyring keychain environment redacted removed masked private public`);

/**
 * Whether a constant such as `SMTP_PASSWORD` holds a password of plain words: the name ends in the credential and says
 * nothing else, and no word of the value is one of the name or a label.
 */
function isSetting(name: readonly string[], value: string): boolean {
  const [last = '', before = ''] = name.toReversed();
  const password = /^(?:pas+wo?r?d|passphrase|pwd)$/u.test(last);
  const other = /^secret$/u.test(last)
    ? name.length > 1
    : last === 'token' && /^(?:api|access|auth|bot|bearer|deploy|admin|service)$/u.test(before);
  const parts = value.split('-');
  if (
    !(password || other) ||
    value.length < 8 ||
    parts.length < (password ? 1 : 2) ||
    !/^[a-z]+(?:-[a-z]+)*$/u.test(value)
  )
    return false;
  if (name.some((each) => metadata.some(([known]) => known.has(each)))) return false;
  return parts.every(
    (part) =>
      !labels.has(part) &&
      !metadata.some(([known]) => known.has(part)) &&
      !name.some((each) => part.includes(each) || each.includes(part)),
  );
}
