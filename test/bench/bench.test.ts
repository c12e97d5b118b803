/**
 * The bench itself, on the demo: it plays every kind of run, and its tables have a figure for each. What the figures
 * are is of no interest here.
 */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { change, onePercent } from '../../scripts/bench/changes.ts';
import { kinds, starts } from '../../scripts/bench/kinds.ts';
import { difference } from '../../scripts/bench/same-report.ts';
import { costTable, median, ratioTable, type Measured } from '../../scripts/bench/tables.ts';
import { root } from '../bundle/action.ts';

const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'bandit-remediate-bench-test-'));
after(() => rmSync(work, { recursive: true, force: true, maxRetries: 3 }));

const bench = (...args: readonly string[]): Promise<{ readonly stdout: string; readonly stderr: string }> =>
  run(process.execPath, [join(root, 'scripts/bench.ts'), '--work', work, ...args], { maxBuffer: 1 << 24 });

test('every kind of run is played, gives what Bandit gives, and is in the tables', async () => {
  const { stdout, stderr } = await bench('--quick', '--markdown');
  for (const { name } of kinds) assert.ok(stderr.includes(`demo, run 1 of 1: ${name} `), name);
  const [, demo = ''] = stdout.split('| demo | median |');
  assert.deepEqual(
    demo
      .split('\n')
      .slice(2)
      .filter(Boolean)
      .map((line) => line.split(' | ')[0]),
    [...kinds.map(({ name }) => `| ${name}`), ...starts.map(({ name }) => `| one empty file: ${name}`)],
  );
  assert.doesNotMatch(stdout, /NaN|undefined|Infinity/);
  const kept: { readonly all: readonly Measured[] } = JSON.parse(readFileSync(join(work, 'measurements.json'), 'utf8'));
  assert.deepEqual(
    kept.all.map(({ corpus }) => corpus.name),
    ['demo'],
  );
});

test('an engine with another result ends the bench', async () => {
  const engine = join(work, 'engine');
  mkdirSync(engine);
  writeFileSync(
    join(engine, '__main__.py'),
    [
      'import sys',
      'from bandit.cli.main import main',
      "sys.argv[:] = ['bandit', *sys.argv[2:]]",
      `print('{"event":"done","files":7,"scanned":7}', flush=True)`,
      'try:',
      '    main()',
      'finally:',
      "    with open(sys.argv[sys.argv.index('-o') + 1], 'a') as report:",
      "        report.write(' ')",
      '',
    ].join('\n'),
  );
  await assert.rejects(bench('--quick', '--engine', engine), (error: Error) => {
    assert.match(error.message, /demo, engine, 1 process: the result is not Bandit's/);
    return true;
  });
});

test('two reports differ where they do, and not by the time of their making', () => {
  const report = (at: string, loc: number): string =>
    `{\n  "errors": [],\n  "generated_at": "${at}",\n  "loc": ${loc}\n}`;
  assert.equal(difference(report('2026-11-22T08:00:00Z', 1), report('2026-11-22T09:00:00Z', 1)), null);
  assert.equal(difference(report('', 1), report('', 2)), 'line 4: "  \\"loc\\": 1" became "  \\"loc\\": 2"');
  assert.equal(difference('a\nb', 'a'), 'line 2: "b" became "the end"');
  assert.equal(difference('a', 'a\nb'), 'it goes on after line 1: b');
});

test('one file of a hundred is changed, to another text each time, and does not grow', () => {
  const folder = join(work, 'files');
  mkdirSync(folder);
  const files = Array.from({ length: 250 }, (_, index) => join(folder, `${index}.py`));
  for (const file of files) writeFileSync(file, 'x = 1\n');
  const changing = onePercent(files);
  assert.deepEqual(
    changing.files.map(({ path }) => files.indexOf(path)),
    [49, 149, 249],
  );
  const texts = [1, 2].map(() => {
    change(changing);
    return readFileSync(files[149] ?? '', 'utf8');
  });
  assert.deepEqual(texts, ['x = 1\n\n# change 1\n', 'x = 1\n\n# change 2\n']);
  assert.equal(onePercent(files.slice(0, 10)).files.length, 1);
  assert.equal(onePercent(files.slice(0, 1)).files.length, 1);
});

test('ratios are of medians, and start-up is taken from both sides', () => {
  assert.equal(median([5, 1, 3]), 3);
  assert.equal(median([4, 1, 3, 2]), 2.5);
  const cost = (seconds: number) => ({ seconds, cpu: null, peak: null });
  const corpus = { name: 'x', files: 1, lines: 1, bytes: 1, findings: 0, changedFiles: 1, changedLines: 1 };
  const costs = Object.fromEntries(
    kinds.map(({ name, program }) => [
      name,
      program === 'bandit' ? [cost(10), cost(12), cost(9)] : [cost(2), cost(4), cost(3)],
    ]),
  );
  costs['engine, 2, nothing changed'] = [cost(1.01)];
  const empty = Object.fromEntries(starts.map(({ name, program }) => [name, [cost(program === 'engine' ? 1 : 2)]]));
  const measured: Measured = { corpus, costs, starts: empty };
  const row = (table: readonly (readonly string[])[], name: string): readonly string[] =>
    table.find(([first]) => first === name) ?? assert.fail(name);
  assert.deepEqual(row(costTable(measured), 'engine, 2 processes'), [
    'engine, 2 processes',
    '3.00 s',
    '2.00 s to 4.00 s',
    '3.33 ×',
    '4.00 ×',
    '',
    '',
  ]);
  assert.equal(row(costTable(measured), 'engine, 2, nothing changed')[4], '–');
  assert.deepEqual(row(ratioTable([measured], 'whole'), 'x').slice(0, 3), ['x', '10.0 s', '3.33 ×']);
  assert.deepEqual(row(ratioTable([measured], 'apart'), 'x').slice(0, 3), ['x', '8.00 s', '4.00 ×']);
});
