import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { z } from 'zod';
import { allRules } from '../../src/rules/registry.ts';
import type { Case, Rule } from '../../src/rules/rule.ts';
import { realBandit } from '../bandit.ts';
import { place, unmark, type Marked } from '../texts/marked.ts';

/** The real Bandit over every case of every rule, in one run: what the catalogue shows is what Bandit says. */

const Found = z.object({
  test_id: z.string(),
  test_name: z.string(),
  filename: z.string(),
  line_number: z.number(),
  line_range: z.array(z.number()),
  col_offset: z.number(),
  end_col_offset: z.number(),
});
type Found = z.infer<typeof Found>;
const Answer = z.object({ errors: z.array(z.unknown()), results: z.array(Found) });

interface Specimen {
  readonly rule: Rule;
  readonly one: Case;
  readonly target: string;
  readonly marked: Marked;
  readonly stem: string;
}

const specimens: readonly Specimen[] = allRules.flatMap((rule) =>
  rule.cases.map((one, index) => {
    const target = one.test ?? rule.ids[0] ?? '';
    return { rule, one, target, marked: unmark(one.before), stem: `${rule.ids[0]}-${index}` };
  }),
);

/** Bandit gives the string, not the statement: its line is `line_number`, and the range is the parent's. */
const stringTests = ['B104', 'B105', 'B108', 'B608'];

const run = promisify(execFile);
let folder = '';
let help = '';
let stderr = '';
let answer: z.infer<typeof Answer> = { errors: [], results: [] };

before(async () => {
  const bandit = await realBandit();
  folder = await mkdtemp(join(tmpdir(), 'bandit-contract-'));
  const files = specimens.flatMap(({ stem, marked, one }): [string, string][] => [
    [`${stem}-before.py`, marked.text],
    ...(one.after === undefined ? [] : [[`${stem}-after.py`, one.after] satisfies [string, string]]),
  ]);
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  const output = join(folder, 'report.json');
  const options = { maxBuffer: 1 << 26, env: { ...process.env, PYTHONUTF8: '1' } };
  const ran = await run(bandit, ['-q', '-r', folder, '-f', 'json', '-o', output, '--exit-zero'], options);
  stderr = ran.stderr;
  answer = Answer.parse(JSON.parse(await readFile(output, 'utf8')));
  help = (await run(bandit, ['--help'], options)).stdout;
});

after(() => rm(folder, { recursive: true, force: true }));

const foundIn = (name: string): readonly Found[] =>
  answer.results.filter((found) => found.filename === join(folder, name));
const idsIn = (name: string): string[] => [...new Set(foundIn(name).map((found) => found.test_id))].toSorted();

test('Bandit parses and finishes every case', () => {
  assert.ok(specimens.length >= 75);
  assert.deepEqual(answer.errors, []);
  assert.doesNotMatch(stderr, /internal error/i);
});

test('each id is reported exactly at its marks', () => {
  const misses = specimens.flatMap(({ rule, one, target, marked, stem }) => {
    const wanted = describeMarks(target, marked);
    const seen = foundIn(`${stem}-before.py`)
      .filter((found) => found.test_id === target)
      .map((found) => describeFound(found));
    if (seen.some((text) => wanted.includes(text))) return [];
    return [
      `${rule.ids[0]} "${one.name}": ${target} wanted at ${wanted.join(' or ')}, Bandit: ${seen.join('; ') || 'nothing'}`,
    ];
  });
  assert.deepEqual(misses, []);
});

test('each fix ends its finding, and leaves and adds what it declares', () => {
  const faults = specimens
    .filter(({ one }) => one.after !== undefined)
    .flatMap(({ rule, one, target, stem }) => {
      const was = idsIn(`${stem}-before.py`);
      const now = idsIn(`${stem}-after.py`);
      const remains = one.remains ?? [];
      const undeclared = now.filter((id) => (id === target || !was.includes(id)) && !remains.includes(id));
      const stale = remains.filter((id) => !now.includes(id));
      const name = `${rule.ids[0]} "${one.name}"`;
      return [
        ...undeclared.map((id) => `${name}: ${id} is reported and not in remains`),
        ...stale.map((id) => `${name}: ${id} is in remains and not reported`),
      ];
    });
  assert.deepEqual(faults, []);
});

test('the names are the ones that Bandit uses', () => {
  const reported = new Map(answer.results.map((found) => [found.test_id, found.test_name]));
  const listed = new Map(
    [...help.matchAll(/^\s+(B\d{3})\s+(\w+)\s*$/gm)].map((line) => [line[1] ?? '', line[2] ?? '']),
  );
  const mismatches = allRules
    .filter((rule) => rule.status === 'active')
    .flatMap((rule) =>
      rule.ids.flatMap((id, index) => {
        const own = reported.get(id);
        const bandits = own === 'blacklist' ? listed.get(id) : own;
        return bandits === rule.names[index] ? [] : [`${id}: Bandit says ${bandits}, the rule ${rule.names[index]}`];
      }),
    );
  assert.deepEqual(mismatches, []);
});

test('Bandit has no test that the catalogue lacks, and the other way round', () => {
  const listed = [...help.matchAll(/^\s+(B\d{3})\s+\w+\s*$/gm)].map((line) => line[1]);
  const ours = allRules.filter((rule) => rule.status === 'active').flatMap((rule) => rule.ids);
  assert.deepEqual(ours.toSorted(), listed.toSorted());
});

/**
 * Where Bandit may put the marked text. Two answers for an f-string: Python 3.12 and newer give its first literal
 * piece.
 */
function describeMarks(target: string, marked: Marked): string[] {
  const start = place(marked.text, marked.start);
  const end = place(marked.text, marked.end);
  if (target === 'B613') return [`${start.line}:${marked.start - marked.text.lastIndexOf('\n', marked.start - 1)}`];
  const exact = `${start.line}:${start.column}-${end.column}`;
  const fString = /^(?:f|rf|fr)("""|'''|"|')([^{]*)/i.exec(marked.text.slice(marked.start, marked.end));
  if (!stringTests.includes(target)) return [`${exact} to line ${end.line}`];
  return fString === null ? [exact] : [exact, piece(marked, fString)];
}

function piece(marked: Marked, [whole, quote = '', literal = '']: readonly string[]): string {
  const last = marked.start + (whole?.length ?? 0);
  const first = last - literal.length;
  const end = last === marked.end ? last - quote.length : last;
  return `${place(marked.text, first).line}:${place(marked.text, first).column}-${place(marked.text, end).column}`;
}

/**
 * The place in Bandit's own numbers. `line_number` may be a keyword's line, so other nodes start at their range's first
 * line.
 */
function describeFound(found: Found): string {
  if (found.test_id === 'B613') return `${found.line_number}:${found.col_offset}`;
  if (stringTests.includes(found.test_id)) return `${found.line_number}:${found.col_offset}-${found.end_col_offset}`;
  return `${found.line_range[0]}:${found.col_offset}-${found.end_col_offset} to line ${found.line_range.at(-1)}`;
}
