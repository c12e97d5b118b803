/**
 * Python's codecs by their Python names. TextDecoder follows the WHATWG tables, which are not always Python's, and some
 * builds of Node have faults of their own (Node 20: windows-1252; Node 24: koi8-u). Only encodings for which all agree
 * are handed to it, the frequent others are mended here, the rest is refused: a wrong character shifts columns
 * silently.
 */
export interface Codec {
  readonly name: string;
  /** Null when the bytes are not valid in this encoding. */
  readonly decode: (bytes: Uint8Array) => string | null;
}

type Mending = Readonly<Record<string, string>>;

/** The codec for a name as a cookie spells it, or null when it is unknown or not supported. */
export function codecOf(name: string): Codec | null {
  const plain = normalName(name);
  const found = codecs.find((codec) => codec.names.includes(plain));
  return found ? { name: found.names[0] ?? plain, decode: found.decode } : null;
}

/** As CPython's get_normal_name: `UTF_8-unix` is utf-8, `latin-1-dos` is latin-1. */
function normalName(name: string): string {
  const lower = name.toLowerCase().replaceAll('_', '-');
  if (lower.startsWith('utf-8-')) return 'utf-8';
  const latin = /^(latin-1|iso-8859-1|iso-latin-1)-/.exec(lower);
  return latin?.[1] ?? lower;
}

const latin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
const ascii = (bytes: Uint8Array): string | null => (bytes.some((byte) => byte > 0x7f) ? null : latin1(bytes));

/** TextDecoder, strict; `ignoreBOM` because the mark has been taken off already. */
const whatwg =
  (label: string, mending: Mending = {}) =>
  (bytes: Uint8Array): string | null => {
    try {
      return mended(new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes), mending);
    } catch {
      return null;
    }
  };

/**
 * Single bytes that differ from latin-1, by character; a byte that the encoding leaves undefined makes the text
 * invalid.
 */
const likeLatin1 =
  (mending: Mending, undefinedBytes: RegExp | null = null) =>
  (bytes: Uint8Array): string | null => {
    const text = latin1(bytes);
    return undefinedBytes?.test(text) ? null : mended(text, mending);
  };

function mended(text: string, mending: Mending): string {
  const wrong = Object.keys(mending).join('');
  return wrong === ''
    ? text
    : text.replace(new RegExp(`[${wrong}]`, 'g'), (character) => mending[character] ?? character);
}

const zip = (from: readonly number[], to: string): Mending =>
  Object.fromEntries(from.map((code, at) => [String.fromCharCode(code), [...to][at] ?? '']));
const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

const cp1252Codes = range(0x80, 0x9f).filter((code) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(code));
const cp1252 = zip(cp1252Codes, '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
const latin5 = zip([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe], 'ĞİŞğış');
/** WHATWG reads six JIS characters as their full-width twins (Microsoft's table); Python does not. */
const jis: Mending = { '～': '〜', '∥': '‖', '－': '−', '￠': '¢', '￡': '£', '￢': '¬' };

interface Row {
  readonly names: readonly string[];
  readonly decode: (bytes: Uint8Array) => string | null;
}

const row = (names: string, decode: Row['decode']): Row => ({ names: names.split(' '), decode });
const plainLatin = (part: number, alias: string): Row =>
  row(`iso-8859-${part} iso8859-${part} ${alias}`, whatwg(`iso-8859-${part}`));
const windows = (page: number): Row => row(`cp${page} windows-${page} ${page}`, whatwg(`windows-${page}`));

const codecs: readonly Row[] = [
  row('utf-8 utf8 u8 utf cp65001', whatwg('utf-8')),
  row('iso-8859-1 latin-1 iso-latin-1 latin1 latin l1 iso8859-1 8859 cp819 iso8859', latin1),
  row('ascii us-ascii 646 ansi-x3.4-1968', ascii),
  row('cp1252 windows-1252 1252', likeLatin1(cp1252, /[\x81\x8d\x8f\x90\x9d]/)),
  row('iso-8859-9 iso8859-9 latin5 latin-5 l5', likeLatin1(latin5)),
  plainLatin(2, 'latin2 latin-2 l2'),
  plainLatin(3, 'latin3 latin-3 l3'),
  plainLatin(4, 'latin4 latin-4 l4'),
  plainLatin(5, 'cyrillic'),
  plainLatin(6, 'arabic'),
  plainLatin(7, 'greek greek8'),
  plainLatin(8, 'hebrew'),
  plainLatin(10, 'latin6 l6'),
  plainLatin(13, 'latin7 l7'),
  plainLatin(14, 'latin8 l8'),
  plainLatin(15, 'latin9 l9 latin-9'),
  windows(1250),
  windows(1251),
  windows(1253),
  windows(1254),
  windows(1255),
  windows(1256),
  windows(1257),
  windows(1258),
  row('koi8-r cskoi8r', whatwg('koi8-r')),
  row('mac-roman macroman macintosh', whatwg('macintosh')),
  row('mac-cyrillic maccyrillic', whatwg('x-mac-cyrillic')),
  row('gbk cp936 936 ms936', whatwg('gbk')),
  row('euc-kr euckr korean ksc5601 ks-c-5601 ks-c-5601-1987', whatwg('euc-kr')),
  row('euc-jp eucjp ujis u-jis', whatwg('euc-jp', jis)),
  row('shift-jis shiftjis sjis s-jis csshiftjis', whatwg('shift_jis', jis)),
];
