import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { z } from 'zod';
import { decodePython } from '../../../src/python/text/decode.ts';
import { encodePython } from '../../../src/python/text/encode.ts';

const python = process.platform === 'win32' ? 'python' : 'python3';
/** Bytes, as latin-1, as Python itself encodes the texts. */
function encodedByPython(texts: readonly { readonly text: string; readonly codec: string }[]): readonly string[] {
  const program =
    'import json, sys; print(json.dumps([each["text"].encode(each["codec"]).decode("latin-1") for each in json.load(sys.stdin)]))';
  return z
    .array(z.string())
    .parse(JSON.parse(execFileSync(python, ['-c', program], { encoding: 'utf8', input: JSON.stringify(texts) })));
}
const text = (bytes: Uint8Array | null): string => Buffer.from(bytes ?? assert.fail('not encoded')).toString('latin1');

test('UTF-8 with its mark, or without, and with Windows line ends', () => {
  assert.deepEqual(encodePython('x = "é😀"\r\n', Buffer.from('x = 1\r\n')), Buffer.from('x = "é😀"\r\n'));
  assert.deepEqual(encodePython('x = 2\n', Buffer.from('\ufeffx = 1\n')), Buffer.from('\ufeffx = 2\n'));
  assert.deepEqual(encodePython('', new Uint8Array()), Buffer.from(''));
});

const samples: Readonly<Record<string, string>> = {
  'latin-1': 'é ü ß',
  cp1252: '€ “quoted” é',
  'iso-8859-15': '€ Š',
  cp1251: 'Привет',
  'koi8-r': 'привет',
  gbk: '中文 测试',
  euc_kr: '한국어',
  euc_jp: '日本語 ﾊ',
  shift_jis: '日本語 表 ﾊ',
};

test('a file keeps its encoding: what Python would write, in every kind of codec', () => {
  const cases = Object.entries(samples).map(([codec, sample]) => ({
    codec,
    before: `# coding: ${codec}\ns = "${sample}"\nx = load(s)\n`,
    after: `# coding: ${codec}\nimport yaml\ns = "${sample}"\nx = yaml.safe_load(s, "${[...sample].reverse().join('')}")\n`,
  }));
  const befores = encodedByPython(cases.map(({ codec, before }) => ({ codec, text: before })));
  const afters = encodedByPython(cases.map(({ codec, after }) => ({ codec, text: after })));
  cases.forEach(({ codec, after }, at) =>
    assert.equal(text(encodePython(after, Buffer.from(befores[at] ?? '', 'latin1'))), afters[at], codec),
  );
});

test('every character of a single-byte encoding is known, whether the file holds it or not', () => {
  assert.deepEqual(
    encodePython('# coding: cp1252\ns = "€"\n', Buffer.from('# coding: cp1252\n')),
    Buffer.from('# coding: cp1252\ns = "\x80"\n', 'latin1'),
  );
});

test('null for a character that the encoding lacks, or that the file does not show how to write', () => {
  assert.equal(encodePython('# coding: latin-1\ns = "→"\n', Buffer.from('# coding: latin-1\n')), null);
  assert.equal(encodePython('# coding: ascii\ns = "é"\n', Buffer.from('# coding: ascii\n')), null);
  assert.equal(encodePython('# coding: gbk\ns = "中"\n', Buffer.from('# coding: gbk\n')), null);
  assert.equal(encodePython('s = "\ud800"\n', Buffer.from('s = 1\n')), null);
});

test('null when the original cannot be read, or the new text names another encoding', () => {
  assert.equal(encodePython('x = 1\n', Buffer.from([0xff, 0x0a])), null);
  assert.equal(encodePython('# coding: latin-1\ns = "é"\n', Buffer.from('# nothing\ns = "é"\n')), null);
});

test('a line that stays keeps its bytes, where an encoding writes one character in two ways', () => {
  // Both are U+222A in Shift_JIS.
  const original = Buffer.concat([
    Buffer.from('# coding: shift_jis\n# '),
    Buffer.from([0x81, 0xbe]),
    Buffer.from('\n#  '),
    Buffer.from([0x87, 0x9b]),
    Buffer.from('\nx = 1\n'),
  ]);
  const before = decodePython(original) ?? assert.fail('not decoded');
  const after = encodePython(before.replace('x = 1', 'x = 2'), original);
  assert.equal(text(after), original.toString('latin1').replace('x = 1', 'x = 2'));
});
