/**
 * Secrets as people write them in Python: forms of a literal, places where it is given to a name, and other spellings
 * of its value.
 */

/** A secret in parts, each of which is a mark that must not come out anywhere; `value` is what Python reads. */
export interface Written {
  readonly source: string;
  readonly value: string;
  readonly parts: readonly string[];
  /** What gives it away wherever it stands: the value, and its lines or the literals that it is joined from. */
  readonly alone: readonly string[];
}

/** With `pieces` where each part is a line or a literal of its own. */
type Form = (a: string, b: string) => Omit<Written, 'parts' | 'alone'> & { readonly pieces?: true };

const hex = (text: string, of: (code: number) => string): string =>
  [...text].map((character) => of(character.codePointAt(0) ?? 0)).join('');
const two = (code: number): string => code.toString(16).padStart(2, '0');
const four = (code: number): string => code.toString(16).padStart(4, '0');

export const forms: Readonly<Record<string, Form>> = {
  'double quotes': (a, b) => ({ source: `"${a}-${b}"`, value: `${a}-${b}` }),
  'single quotes': (a, b) => ({ source: `'${a} ${b}'`, value: `${a} ${b}` }),
  'three quotes': (a, b) => ({ source: `"""${a}\n  ${b}\n"""`, value: `${a}\n  ${b}\n`, pieces: true }),
  'three single quotes': (a, b) => ({ source: `'''\n${a}\n${b}'''`, value: `\n${a}\n${b}`, pieces: true }),
  'a continued line': (a, b) => ({ source: `"${a}\\\n${b}"`, value: `${a}${b}`, pieces: true }),
  'joined side by side': (a, b) => ({ source: `("${a}"  # one\n    '${b}')`, value: `${a}${b}`, pieces: true }),
  'a number as an escape': (a, b) => ({
    source: `"${hex(a.slice(0, 2), (code) => `\\x${two(code)}`)}${a.slice(2)}-${hex(b.slice(0, 2), (code) => `\\u${four(code)}`)}${b.slice(2)}"`,
    value: `${a}-${b}`,
  }),
  'an octal number and a name': (a, b) => ({
    source: `"${hex(a.slice(0, 1), (code) => `\\${code.toString(8)}`)}${a.slice(1)}\\N{COLON}${b}"`,
    value: `${a}:${b}`,
  }),
  'escaped quote and tab': (a, b) => ({ source: `'${a}\\'s\\t${b}'`, value: `${a}'s\t${b}` }),
  raw: (a, b) => ({ source: `r"${a}\\n${b}"`, value: `${a}\\n${b}` }),
  'a prefix u': (a, b) => ({ source: `u"${a}/${b}"`, value: `${a}/${b}` }),
  'letters with marks': (a, b) => ({ source: `"${a}é\\xe8${b}"`, value: `${a}éè${b}` }),
  'a direction control': (a, b) => ({ source: `"${a}\u202e${b}"`, value: `${a}\u202e${b}` }),
};

/** Bandit does not look at these forms. */
export const unseenForms: Readonly<Record<string, Form>> = {
  'joined by a sign': (a, b) => ({ source: `"${a}" + \\\n    "${b}"`, value: `${a}${b}`, pieces: true }),
  'an f-string': (a, b) => ({ source: `f"${a}{user}${b}{{"`, value: `${a}?${b}{` }),
  bytes: (a, b) => ({ source: `b"${a}\\x2d${b}"`, value: `${a}-${b}` }),
};

/** `before` and `after` stand round the literal and have to be seen. */
export interface Place {
  readonly before: string;
  readonly after: string;
}

export const places: Readonly<Record<string, Place>> = {
  'an assignment': { before: 'password = ', after: '' },
  'an attribute': { before: 'shop.db_password = ', after: '' },
  'a chain': { before: 'first = token = other = ', after: '' },
  'an entry': { before: 'cfg = {"user": user, "password": ', after: ', "port": 5432}' },
  'a subscript': { before: "app.config['SECRET_KEY'] = ", after: '' },
  'a keyword': { before: 'connect(host, user="keeper", password=', after: ', port=5432)' },
  'a default': { before: 'def connect(user, password=', after: ', port=5432): pass' },
  'an annotated default': { before: 'def connect(user, token: "str | None" = ', after: ', port=5432): pass' },
  'a comparison': { before: 'valid = password == ', after: ' or user == "keeper"' },
  'a difference': { before: 'if user.password != ', after: ': pass' },
};

/** Bandit does not look at these places. */
export const unseenPlaces: Readonly<Record<string, Place>> = {
  'an annotation': { before: 'password: "str | None" = ', after: '' },
  'an attribute with a type': { before: 'shop.password: str = ', after: '' },
  'a walrus': { before: 'check("keeper", (password := ', after: '), port=5432)' },
  'an addition': { before: 'password += ', after: '' },
  'a tuple': { before: 'user, password = "keeper", ', after: '' },
  setdefault: { before: 'cfg.setdefault("password", ', after: ')' },
  'a value to fall back to': { before: 'found = os.environ.get("DB_PASSWORD", ', after: ')' },
  'a named value to fall back to': { before: 'found = cfg.get("password", default=', after: ')' },
  'a keyword-only default': { before: 'def connect(user, *, password=', after: ', port=5432): pass' },
  'an or': { before: 'password = find("keeper") or ', after: '' },
};

/** The value as a Python literal, spelled in another way. */
export const respelled: Readonly<Record<string, (value: string) => string>> = {
  'as Python shows it': (value) => `'${inPython(value)}'`,
  'within more': (value) => `"--host=db x ${inPython(value)} --keep"`,
  'all in numbers': (value) => `"${hex(value, (code) => (code < 256 ? `\\x${two(code)}` : `\\u${four(code)}`))}"`,
  'in halves': (value) => `("${inPython(value.slice(0, 9))}" \n    "${inPython(value.slice(9))}")`,
  'added up': (value) => `"${inPython(value.slice(0, 7))}" + ("${inPython(value.slice(7))}")`,
  'as JSON': (value) => `'${JSON.stringify({ keep: 1, it: value }).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`,
  'in a URL': (value) => `"postgres://root:${encodeURIComponent(value)}@db/keep"`,
  'in base64': (value) => `"keep ${Buffer.from(value).toString('base64')}"`,
  'in base64 with a name': (value) => `"Basic ${Buffer.from(`root:${value}`).toString('base64')} keep"`,
  'as bytes': (value) =>
    `b"${hex(Buffer.from(value).toString('latin1'), (code) => (code > 126 || code < 32 || code === 34 || code === 92 ? `\\x${two(code)}` : String.fromCharCode(code)))}"`,
};

const inPython = (text: string): string =>
  hex(text, (code) => {
    const character = String.fromCodePoint(code);
    if ('\\\'"'.includes(character)) return `\\${character}`;
    return code === 10
      ? '\\n'
      : code === 9
        ? '\\t'
        : code < 32 || /\p{C}/u.test(character)
          ? `\\u${four(code)}`
          : character;
  });

/** What a test's output may hold of it. */
export const printed = (value: string): string =>
  [
    `E   password = ${value} keep`,
    `E   AssertionError: assert '${inPython(value)}' == 'keep'`,
    `{"it": ${JSON.stringify(value)}}`,
    `postgres://root:${encodeURIComponent(value)}@db`,
    `Authorization: Basic ${Buffer.from(`root:${value}`).toString('base64')}`,
    `\u001b[31m${value}\u001b[0m`,
    `mysql -p${value} keep`,
    `> ${value.split('\n').join('\n> ')}`,
    `b'${hex(Buffer.from(value).toString('latin1'), (code) => (code > 126 || code < 32 ? `\\x${two(code)}` : String.fromCharCode(code)))}'`,
  ].join('\n');

/** Marks of letters and digits, or of letters alone as a word. */
export const mark = (index: number, wordy: boolean): string => {
  const letters = [...String(index).padStart(4, '0')].map((digit) => 'bcdfghjkmn'[Number(digit)] ?? '').join('');
  return wordy ? `vq${letters}x` : `Vq7${letters}9`;
};

export const anyMark = /vq[bcdfghjkmn]{4}x|Vq7[bcdfghjkmn]{4}9/u;
