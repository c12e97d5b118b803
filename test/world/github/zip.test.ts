/** Archives made by another program, whole and spoilt. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { fileInZip } from '../../../src/world/github/artifact/zip.ts';

const limit = 100_000;
const name = 'handover.json';

/** Python's archive of these entries: name, content, packed or stored. */
function zipped(entries: readonly (readonly [string, string, boolean?])[], comment = ''): Buffer {
  const script = [
    'import sys, io, json, warnings, zipfile',
    'warnings.simplefilter("ignore")',
    'given = json.load(sys.stdin)',
    'out = io.BytesIO()',
    'with zipfile.ZipFile(out, "w") as archive:',
    '    archive.comment = given["comment"].encode()',
    '    for name, content, *packed in given["entries"]:',
    '        archive.writestr(name, content, zipfile.ZIP_STORED if packed == [False] else zipfile.ZIP_DEFLATED)',
    'sys.stdout.buffer.write(out.getvalue())',
  ].join('\n');
  return execFileSync('python3', ['-c', script], { input: JSON.stringify({ entries, comment }), maxBuffer: 1 << 28 });
}

const read = (zip: Uint8Array): string | null => {
  const found = fileInZip(zip, name, limit);
  return found instanceof Uint8Array ? `read ${Buffer.from(found).toString('utf8')}` : found;
};
const text = `{"x":"${'größe '.repeat(2000)}"}`;

test('the file of that name comes out as it went in, packed or stored, wherever it stands', () => {
  for (const packed of [true, false]) {
    assert.equal(
      read(
        zipped([
          ['bandit.sarif', '{}'.repeat(9000)],
          [name, text, packed],
          ['summary.md', 'x'],
        ]),
      ),
      `read ${text}`,
    );
    assert.equal(read(zipped([[name, '', packed]], 'PK\x05\x06 a comment that looks like an end')), 'read ');
  }
});

test('names that only look like it are other files', () => {
  assert.equal(
    read(
      zipped(
        [
          ['../handover.json', 'evil'],
          ['/handover.json', 'evil'],
          ['x/handover.json', 'evil'],
          ['HANDOVER.JSON', 'evil'],
          ['handover.json\0.txt', 'evil'],
          ['handover.json/', 'evil'],
        ].map(
          ([path = '', content = '']) =>
            [path === 'handover.json\0.txt' ? 'handover.json .txt' : path, content] as const,
        ),
      ),
    ),
    null,
  );
});

test('the name twice, an encrypted file, an unknown method, too many files', () => {
  assert.equal(
    read(
      zipped([
        [name, 'one'],
        [name, 'two'],
      ]),
    ),
    'it has handover.json twice',
  );
  const good = zipped([[name, text]]);
  const directory = good.readUInt32LE(good.length - 6);
  const spoilt = (change: (bytes: Buffer) => void): Buffer => {
    const copy = Buffer.from(good);
    change(copy);
    return copy;
  };
  assert.equal(read(spoilt((bytes) => bytes.writeUInt16LE(1, directory + 8))), 'handover.json in it is encrypted');
  assert.equal(
    read(spoilt((bytes) => bytes.writeUInt16LE(99, directory + 10))),
    'handover.json in it is packed in a way that is not known here',
  );
  assert.equal(read(spoilt((bytes) => bytes.writeUInt16LE(1001, bytes.length - 12))), 'it has more than 1000 files');
});

test('a bomb is not unpacked, whatever its header says of its size', () => {
  const bomb = zipped([[name, 'x'.repeat(20_000_000)]]);
  assert.ok(bomb.length < 30_000);
  assert.equal(read(bomb), `handover.json in it is larger than ${limit} bytes`);
  for (const said of [0, 5, limit]) {
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(said, bomb.readUInt32LE(bomb.length - 6) + 24);
    const before = process.memoryUsage().arrayBuffers;
    assert.equal(read(lying), 'handover.json in it is damaged');
    assert.ok(process.memoryUsage().arrayBuffers - before < 5_000_000);
  }
});

test('cut at any place it is refused', () => {
  const good = zipped([
    ['a', 'b'],
    [name, text],
  ]);
  for (let end = 0; end < good.length; end += 1)
    assert.match(read(good.subarray(0, end)) ?? '', /no ZIP archive/, `${end} of ${good.length} bytes`);
});

test('with any bytes changed it is read, refused or without the file, and nothing is thrown', () => {
  const good = zipped([
    ['a', 'b'],
    [name, text],
  ]);
  const change = fc.record({ at: fc.integer({ min: 0, max: good.length - 1 }), to: fc.integer({ min: 0, max: 255 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const copy = Buffer.from(good);
      for (const { at, to } of changes) copy[at] = to;
      const found = fileInZip(copy, name, limit);
      assert.ok(found === null || typeof found === 'string' || found.length <= limit);
    }),
    { numRuns: 2000 },
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void fileInZip(bytes, name, limit)),
    { numRuns: 500 },
  );
});
