/**
 * The characters of `\N{...}`, as far as people write them in passwords: Latin letters with their marks, digits,
 * ASCII.
 */

const marks: Readonly<Record<string, string>> = {
  GRAVE: '\u0300',
  ACUTE: '\u0301',
  CIRCUMFLEX: '\u0302',
  TILDE: '\u0303',
  MACRON: '\u0304',
  BREVE: '\u0306',
  'DOT ABOVE': '\u0307',
  DIAERESIS: '\u0308',
  'RING ABOVE': '\u030a',
  'DOUBLE ACUTE': '\u030b',
  CARON: '\u030c',
  CEDILLA: '\u0327',
  OGONEK: '\u0328',
};
const digits = ['ZERO', 'ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', 'SIX', 'SEVEN', 'EIGHT', 'NINE'];
const letters: Readonly<Record<string, string>> = {
  'SHARP S': 'ß',
  AE: 'æ',
  O: 'o',
  'O WITH STROKE': 'ø',
  ETH: 'ð',
  THORN: 'þ',
};
const others: Readonly<Record<string, string>> = {
  SPACE: ' ',
  'EXCLAMATION MARK': '!',
  'QUOTATION MARK': '"',
  'NUMBER SIGN': '#',
  'DOLLAR SIGN': '$',
  'PERCENT SIGN': '%',
  AMPERSAND: '&',
  APOSTROPHE: "'",
  'LEFT PARENTHESIS': '(',
  'RIGHT PARENTHESIS': ')',
  ASTERISK: '*',
  'PLUS SIGN': '+',
  COMMA: ',',
  'HYPHEN-MINUS': '-',
  'FULL STOP': '.',
  SOLIDUS: '/',
  COLON: ':',
  SEMICOLON: ';',
  'LESS-THAN SIGN': '<',
  'EQUALS SIGN': '=',
  'GREATER-THAN SIGN': '>',
  'QUESTION MARK': '?',
  'COMMERCIAL AT': '@',
  'LEFT SQUARE BRACKET': '[',
  'REVERSE SOLIDUS': '\\',
  'RIGHT SQUARE BRACKET': ']',
  'CIRCUMFLEX ACCENT': '^',
  'LOW LINE': '_',
  'GRAVE ACCENT': '`',
  'LEFT CURLY BRACKET': '{',
  'VERTICAL LINE': '|',
  'RIGHT CURLY BRACKET': '}',
  TILDE: '~',
  'NO-BREAK SPACE': '\u00a0',
  'SECTION SIGN': '§',
  'EURO SIGN': '€',
  'POUND SIGN': '£',
  'EN DASH': '–',
  'EM DASH': '—',
  BULLET: '•',
  'HORIZONTAL ELLIPSIS': '…',
  'ZERO WIDTH SPACE': '\u200b',
  'LEFT-TO-RIGHT MARK': '\u200e',
  'RIGHT-TO-LEFT MARK': '\u200f',
  'RIGHT-TO-LEFT OVERRIDE': '\u202e',
  'LEFT-TO-RIGHT OVERRIDE': '\u202d',
};

/** The character of a name; null for one that is not among them. */
export function characterNamed(given: string): string | null {
  const name = given
    .trim()
    .toUpperCase()
    .replace(/[\s_]+/gu, ' ');
  const letter = /^LATIN (SMALL|CAPITAL) LETTER (.+)$/u.exec(name);
  if (letter) return letterNamed(letter[2] ?? '', letter[1] === 'SMALL');
  const digit = digits.indexOf(name.replace(/^DIGIT /u, ''));
  return digit >= 0 && name.startsWith('DIGIT ') ? String(digit) : (others[name] ?? null);
}

function letterNamed(name: string, small: boolean): string | null {
  const [, base = '', mark = ''] = /^(\S+)(?: WITH (.+))?$/u.exec(name) ?? [];
  const plain =
    letters[name] ??
    (/^[A-Z]$/u.test(base) && (mark === '' || marks[mark]) ? `${base.toLowerCase()}${marks[mark] ?? ''}` : null);
  if (plain === null) return null;
  return (small ? plain : plain.toUpperCase()).normalize('NFC');
}
