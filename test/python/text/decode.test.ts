import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { z } from 'zod';
import { codecOf } from '../../../src/python/text/codecs.ts';
import { decodePython } from '../../../src/python/text/decode.ts';

const bytes = (text: string, encoding: BufferEncoding = 'utf8'): Uint8Array => Buffer.from(text, encoding);

/** What CPython makes of the bytes: the value of `s` in the file as code points, or null when it does not compile. */
const oracle = `
import base64, json, sys, warnings
warnings.simplefilter("ignore")
def value(data):
    try:
        scope = {}
        exec(compile(base64.b64decode(data), "f", "exec"), scope)
        return scope.get("s", "")
    except (SyntaxError, ValueError):
        return None
print(json.dumps([value(each) for each in json.load(sys.stdin)]))
`;
const python = process.platform === 'win32' ? 'python' : 'python3';
const asPython = (files: readonly Uint8Array[]): readonly (string | null)[] =>
  z.array(z.string().nullable()).parse(
    JSON.parse(
      execFileSync(python, ['-c', oracle], {
        encoding: 'utf8',
        input: JSON.stringify(files.map((each) => Buffer.from(each).toString('base64'))),
      }),
    ),
  );

test('UTF-8 is the default; a mark is stripped; line ends stay', () => {
  assert.equal(decodePython(bytes('x = "é"\r\ny = 1\rz\n')), 'x = "é"\r\ny = 1\rz\n');
  assert.equal(decodePython(bytes('\ufeffx = 1\n')), 'x = 1\n');
  assert.equal(decodePython(new Uint8Array()), '');
});

test('bytes that CPython refuses give null', () => {
  assert.equal(decodePython(bytes('x = "\xff"\n', 'latin1')), null);
  assert.equal(decodePython(bytes('# coding: no-such-thing\n')), null);
  assert.equal(decodePython(bytes('\ufeff# coding: latin-1\n')), null);
  assert.equal(decodePython(bytes('# coding: ascii\ns = "é"\n')), null);
});

test('a view into a larger buffer is decoded by itself', () => {
  const whole = Buffer.from('zzzz# coding: latin-1\ns = "\xe9"\nzzzz', 'latin1');
  assert.equal(decodePython(whole.subarray(4, whole.length - 4)), '# coding: latin-1\ns = "é"\n');
});

const cookies = [
  '# -*- coding: latin-1 -*-\n',
  '#coding=latin-1\n',
  '# vim: set fileencoding=latin-1 :\n',
  '#!/usr/bin/python\n# coding: latin-1\n',
  '\n# coding: latin-1\n',
  ' \t\f# coding: latin-1\n',
  '# coding: Latin_1-unix\n',
  '# coding: ISO-8859-1-dos\n',
  'a = 1\n# coding: latin-1\n',
  '\n\n# coding: latin-1\n',
  'a = "# coding: latin-1"\n',
  '# coding latin-1\n',
  '# coding : latin-1\n',
  '#\r# coding: latin-1\r\n',
  '#\r\n# coding: l1\r\n',
  '# coding: utf8\n',
  '# encoding: UTF_8-sig\n',
  '# coding:\tcp1252\n',
];

test('cookies are found where CPython finds them', () => {
  const files = cookies.map((cookie) => bytes(`${cookie}s = "\xc3\xa9"\n`, 'latin1'));
  const expected = asPython(files);
  files.forEach((file, index) => {
    const text = decodePython(file);
    assert.equal(text === null ? null : /s = "(.*)"/.exec(text)?.[1], expected[index], JSON.stringify(cookies[index]));
  });
});

const encodings = [
  'utf-8',
  'latin-1',
  'iso-8859-1',
  'l1',
  'cp1252',
  'windows-1252',
  'iso-8859-9',
  'latin5',
  'iso-8859-2',
  'iso-8859-3',
  'iso-8859-4',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'iso-8859-10',
  'iso-8859-13',
  'iso-8859-14',
  'iso-8859-15',
  'cp1250',
  'cp1251',
  'cp1253',
  'cp1254',
  'cp1255',
  'cp1256',
  'cp1257',
  'cp1258',
  'koi8-r',
  'mac_roman',
  'mac_cyrillic',
  'gbk',
  'euc_kr',
  'euc_jp',
  'shift_jis',
];

test('every byte and many pairs decode to what CPython reads, in every encoding', () => {
  const pairs = Array.from({ length: 128 }, (_, lead) => [lead + 128, 161 + ((lead * 7) % 94)]).concat(
    Array.from({ length: 24 }, (_, at) => [0x81, 0x5f + at]),
    Array.from({ length: 94 }, (_, at) => [0xa1, 0xa1 + at]),
  );
  const bodies = [...Array.from({ length: 128 }, (_, byte) => [byte + 128]), ...pairs];
  const cases = encodings.flatMap((encoding) =>
    bodies.map((body) => ({
      encoding,
      body,
      file: Buffer.concat([bytes(`# coding: ${encoding}\ns = """`), Uint8Array.from(body), bytes('"""\n')]),
    })),
  );
  const expected = asPython(cases.map(({ file }) => file));
  let compared = 0;
  cases.forEach(({ encoding, body, file }, index) => {
    if (expected[index] === null) return; // Bandit cannot read such a file, so no finding points into it.
    compared++;
    assert.equal(
      /s = """([^]*)"""/.exec(decodePython(file) ?? 'null')?.[1],
      expected[index],
      `${encoding} ${Buffer.from(body).toString('hex')}`,
    );
  });
  assert.ok(compared > 5000, `${compared} compared`);
});

test('encodings whose tables differ between Python and JavaScript are refused', () => {
  for (const name of ['koi8-u', 'cp949', 'cp932', 'big5', 'gb18030', 'gb2312', 'utf-16', 'utf-7', 'cp437', 'rot13'])
    assert.equal(codecOf(name), null, name);
});
