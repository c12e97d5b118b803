import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barMeter, lineMeter } from '../../src/world/progress.ts';

function clock(): { now: () => number; pass: (milliseconds: number) => void } {
  let time = 1000;
  return { now: () => time, pass: (milliseconds) => void (time += milliseconds) };
}

test('a log gets nothing of a short scan, and a line every five seconds of a long one', () => {
  const { now, pass } = clock();
  const lines: string[] = [];
  const meter = lineMeter((line) => lines.push(line), now);
  for (let second = 1; second <= 14; second += 1) {
    pass(1000);
    meter.update(second * 100, 2000, second / 20);
  }
  meter.end();
  assert.deepEqual(lines, [
    '  300 of 2,000 files scanned, 15 % of the code, 100 files a second',
    '  800 of 2,000 files scanned, 40 % of the code, 100 files a second',
    '  1,300 of 2,000 files scanned, 65 % of the code, 100 files a second',
  ]);
});

test('a scan that is over within three seconds says nothing at all', () => {
  const { now, pass } = clock();
  const written: string[] = [];
  const meters = [
    lineMeter((line) => written.push(line), now),
    barMeter({ write: (text: string) => written.push(text) }, now),
  ];
  pass(2900);
  for (const meter of meters) meter.update(10, 11, 0.9);
  for (const meter of meters) meter.end();
  assert.deepEqual(written, []);
});

test('a terminal gets a bar that is drawn over itself, fits the window, and is gone at the end', () => {
  for (const columns of [200, 80, 60, 40, 20, 8, 1]) {
    const { now, pass } = clock();
    const written: string[] = [];
    const meter = barMeter({ columns, write: (text: string) => written.push(text) }, now);
    pass(4000);
    meter.update(1200, 4800, 0.5);
    meter.end();
    const [drawn = '', gone] = written;
    assert.equal(gone, '\r\u001b[K');
    const line = drawn.replace(/^\r/, '').replace(/\u001b\[K$/, '');
    assert.ok(line.length < columns, `${line.length} characters in ${columns} columns: ${line}`);
    if (columns >= 80)
      assert.equal(line, `${'█'.repeat(15)}${'░'.repeat(15)}  50 %  1,200 of 4,800 files, 300 files a second`);
  }
});

test('shares beyond their bounds do no harm', () => {
  const { now, pass } = clock();
  const written: string[] = [];
  const meter = barMeter({ columns: 80, write: (text: string) => written.push(text) }, now);
  pass(4000);
  for (const share of [-1, 2, Number.NaN]) meter.update(1, 1, share);
  assert.equal(written.length, 3);
});
