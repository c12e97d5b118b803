/**
 * Reports and files that are larger than one piece of what is read: the answers are those of a small one, in a time
 * that grows with the size alone.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '../../src/identity/identity.ts';
import { locate } from '../../src/identity/locate.ts';
import { excerpts } from '../../src/masking/excerpt.ts';
import { secretMask } from '../../src/masking/secret-mask.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import { aJson, aResult, readJson } from './scans.ts';

/** What is decoded at once: see report-text.ts. */
const piece = 1 << 20;

/** A report of more than two pieces, with characters of two to four bytes all over it. */
const large = (pad = 0): string =>
  aJson(
    Array.from({ length: 5000 }, (_, index) =>
      aResult({ line_number: index + 1, line_range: [index + 1], issue_text: `é€😀 ${index} ${'ü'.repeat(200)}` }),
    ),
    { pad: 'x'.repeat(pad) },
  );

const reasonOf = (content: string | Uint8Array): string => readJson(content).unscanned[0]?.reason ?? '';

test('characters that lie across two pieces are read whole, wherever they are cut', () => {
  for (const pad of [0, 1, 2, 3]) {
    const bytes = Buffer.from(large(pad).replace('{', `{"first":"${'x'.repeat(pad)}",`));
    assert.ok(bytes.length > 2 * piece);
    const { findings, unscanned } = readJson(bytes);
    assert.deepEqual(unscanned, []);
    assert.deepEqual(
      findings.map(({ message }) => message),
      Array.from({ length: 5000 }, (_, index) => `é€😀 ${index} ${'ü'.repeat(200)}`),
    );
  }
});

test('UTF-16 and a mark in a large report', () => {
  const text = large();
  for (const bytes of [
    Buffer.from(`\ufeff${text}`),
    Buffer.from(`\ufeff${text}`, 'utf16le'),
    Buffer.from(text, 'utf16le').swap16(),
  ]) {
    const { findings, unscanned } = readJson(bytes);
    assert.deepEqual([findings.length, findings.at(-1)?.message.slice(0, 9), unscanned], [5000, 'é€😀 4999', []]);
  }
});

test('a wrong byte is named wherever it is, also behind a break of the JSON', () => {
  const bytes = Buffer.from(large());
  for (const near of [100, piece - 1, piece, piece + 1, 2 * piece - 2, 2 * piece, bytes.length - 300]) {
    // Not inside a character: that would make its first byte the wrong one.
    const at = bytes.indexOf('"', near);
    const wrong = Buffer.from(bytes);
    wrong[at] = 0xff;
    assert.equal(reasonOf(wrong), `the report is not UTF-8 text (first wrong byte: ${at})`);
    wrong[0] = 0x7d;
    assert.equal(reasonOf(wrong), `the report is not UTF-8 text (first wrong byte: ${at})`);
  }
  assert.equal(
    reasonOf(bytes.subarray(0, bytes.indexOf('😀', 2 * piece) + 2)),
    `the report is not UTF-8 text (first wrong byte: ${bytes.indexOf('😀', 2 * piece) + 1})`,
  );
});

test('a break of a large report has its line and byte', () => {
  const lines = large().replaceAll('},{"code', '},\n{"code');
  for (const place of [10, 2000, 4000, 4999]) {
    const at = lines.indexOf(`"line_number":${place},`) + '"line_number":'.length;
    const line = lines.slice(0, at).split('\n').length;
    const bytes = Buffer.byteLength(lines.slice(0, at));
    assert.equal(
      reasonOf(`${lines.slice(0, at)}hunter2${lines.slice(at)}`),
      `the report is not valid JSON at line ${line}, byte ${bytes}`,
    );
    assert.equal(
      reasonOf(lines.slice(0, at)),
      `the report is cut off: the JSON ends in the middle, at line ${line}, byte ${bytes}`,
    );
  }
  assert.equal(reasonOf(' '.repeat(2 * piece)), 'the report is empty: it holds only white space');
  assert.equal(
    reasonOf(`<html>${' '.repeat(2 * piece)}`),
    "the report is not JSON: it looks like HTML, perhaps Bandit's `-f html`",
  );
});

test('of thousands of damaged results the first is named and all are counted', () => {
  const results = Array.from({ length: 5000 }, (_, index) =>
    aResult(index % 2 === 0 ? { issue_severity: 'ODD' } : { line_number: 'odd' }),
  );
  const { findings, unscanned, notes } = readJson(aJson(results));
  assert.equal(findings.length, 2500);
  assert.match(
    unscanned[0]?.reason ?? '',
    /at `results\[1\]\.line_number`, and 2499 more; of its 5000 results the readable ones are kept/,
  );
  assert.ok(
    notes.some(({ text }) =>
      text.includes(
        '`results[0].issue_severity`, `results[2].issue_severity`, `results[4].issue_severity` and 2497 more',
      ),
    ),
  );
});

test('a report with two lists of results is refused: which of them holds is not for us to say', () => {
  const text = aJson([aResult({ test_id: 'B101' })]);
  const twice = text.replace(
    '"results":[',
    '"results":[{"issue_text":1},{"test_id":"B999","issue_severity":"ODD"}],"results":[',
  );
  const { findings, unscanned, notes } = readJson(twice);
  assert.deepEqual([findings, notes.filter((note) => note.text.includes('severity'))], [[], []]);
  assert.match(unscanned[0]?.reason ?? '', /^the report has a key twice in one object/u);
});

/** Findings on the strings of one table of so many lines: one statement. */
function table(lines: number): { readonly findings: readonly Finding[]; readonly text: string } {
  const text = `SECRETS = [\n${Array.from({ length: lines }, (_, index) => `    {'password': 'hunter-${index}', 'n': ${index}},\n`).join('')}]\n`;
  const results = Array.from({ length: lines }, (_, index) =>
    aResult({
      test_id: 'B105',
      test_name: 'hardcoded_password_string',
      line_number: index + 2,
      line_range: [index + 2],
      col_offset: 17,
      end_col_offset: 26 + String(index).length,
    }),
  );
  return { findings: readJson(aJson(results)).findings, text };
}

test('a statement with thousands of findings is looked at once, not once for each', () => {
  const { findings, text } = table(10_000);
  const sources = new Map([['a.py', text]]);
  const start = performance.now();
  const identified = identify(locate(findings, sources), sources);
  assert.ok(performance.now() - start < 5000, 'it took more than a minute once');
  assert.equal(new Set(identified.map(({ identity }) => identity.id)).size, 10_000);
  assert.equal(new Set(identified.map(({ identity }) => identity.statement)).size, 1);
});

test('a file may have more findings than a function may have arguments', () => {
  const [finding] = table(1).findings;
  assert.ok(finding);
  const many = new Array<Finding>(300_000).fill(finding);
  assert.equal(identify(many, new Map([['a.py', 'x = 1\n']])).length, 300_000);
});

test('of thousands of secrets each is masked in every line', () => {
  const { findings, text } = table(3000);
  const longer = `${text}log('hunter-2999 and hunter-299 and hunter-29')\n`;
  const sources = new Map([['a.py', longer]]);
  const last = {
    ...findings[0],
    test: 'B101',
    span: { startLine: 3003, startColumn: 1, endLine: 3003, endColumn: 4 },
  } as Finding;
  assert.equal(excerpts([last], secretMask(findings, sources)).get(last), "log('*** and *** and ***')");
  const long = new Map([['a.py', longer.replace("29')", `29'${', 1'.repeat(1000)})`)]]);
  assert.match(
    excerpts([last], secretMask(findings, long)).get(last) ?? '',
    /^log\('\*\*\* and \*\*\* and \*\*\*', 1, 1/u,
  );
});
