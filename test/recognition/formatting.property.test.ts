/**
 * Random edits of formatting round every case that has a fix: the rule still gives a fix that breaks nothing, or a
 * reason. `FORMATTING_SEED=5 FORMATTING_RUNS=100 node --test test/recognition/formatting.property.test.ts` looks
 * elsewhere and longer; `RULE=B506` at one rule.
 */

import assert from 'node:assert/strict';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ScanRequest } from '../../src/model/findings/scan.ts';
import type { Fix } from '../../src/model/fixes/fix.ts';
import { applyFixes } from '../../src/planning/apply.ts';
import { planFixes } from '../../src/planning/plan.ts';
import { look, prove } from '../../src/proving/prove.ts';
import { linesOf, lineOf } from '../../src/python/text/lines.ts';
import { kind, textOf, tokenize } from '../../src/python/text/tokens.ts';
import { withPython } from '../../src/python/tree/file.ts';
import { allRules, ruleOf } from '../../src/rules/registry.ts';
import type { Case, Rule } from '../../src/rules/rule.ts';
import { openTerminal } from '../../src/world/terminal.ts';
import { testHost } from '../bandit.ts';
import { aProject, testParser } from '../python/parser.ts';
import { findingAt, targets } from '../texts/marked-findings.ts';
import { unmark, type Marked } from '../texts/marked.ts';
import { mutated, mutations } from '../texts/mutations.ts';

const seed = Number(process.env['FORMATTING_SEED'] ?? 20261122);
const runs = Number(process.env['FORMATTING_RUNS'] ?? 6);
const parse = await testParser();

interface Subject {
  readonly rule: Rule;
  readonly one: Case;
  readonly target: string;
  readonly path: string;
  readonly marked: Marked;
}
const subjects = allRules
  .filter((rule) => process.env['RULE'] === undefined || rule.ids.includes(process.env['RULE']))
  .map((rule) =>
    rule.cases
      .filter((one) => one.after !== undefined && one.refused === undefined)
      .map((one): Subject => ({
        rule,
        one,
        target: one.test ?? rule.ids[0] ?? '',
        path: one.path ?? 'app/module.py',
        marked: unmark(one.before),
      })),
  )
  .filter((all) => all.length > 0);

const names = Object.keys(mutations);
const steps = fc.array(fc.record({ name: fc.constantFrom(...names), pick: fc.nat({ max: 65535 }) }), {
  minLength: 1,
  maxLength: 5,
});

for (const all of subjects) {
  test(`${all[0]?.rule.ids.join(', ')}: a fix that breaks nothing, or a reason, whatever the formatting`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all.map((subject, index) => ({ subject, index, toString: () => `"${subject.one.name}"` }))),
        steps,
        ({ subject }, wanted) => {
          holds(subject, mutated(subject.marked, wanted, parse));
        },
      ),
      { seed, numRuns: runs * all.length, endOnFailure: false },
    );
  });
}

/** The promises that need no Python. */
function holds({ rule, one, target, path }: Subject, { text, start, end }: Marked): void {
  const finding = findingAt(target, path, text, start, end);
  const project = {
    ...aProject(one.python, one.packages),
    manifests: [{ path: 'requirements.txt', text: 'defusedxml==0.7.1\n' }],
  };
  const own = withPython(parse, path, text, project, (file) => rule.fix?.(finding, file));
  assert.notDeepEqual(
    own?.kind === 'fix' ? [...own.edits, ...own.imports, ...own.unused] : null,
    [],
    `a fix of nothing:\n${text}`,
  );
  const plan = planFixes(targets([finding]), {
    parse,
    project,
    texts: new Map([[path, text]]),
    limits: { safety: 'review', reason: null },
    ruleOf,
  });
  for (const { because } of plan.refused) assert.match(because, /^\S.*[^.\s]$/u, `a clause is needed:\n${text}`);
  const remedy = plan.files[0]?.fixes[0]?.fix;
  if (!remedy) return assert.equal(plan.refused.length, 1);
  const after = applyFixes(parse, path, text, project, [remedy]).text;
  const shown = `${remedy.summary}\n--- before\n${text}\n--- after\n${after}`;
  assert.notEqual(after, text, `nothing is changed: ${shown}`);
  assert.equal(
    withPython(parse, path, after, project, ({ root }) => root.hasError),
    false,
    `it does not parse: ${shown}`,
  );
  assert.deepEqual(lostComments(text, after, target), [], `comments are lost: ${shown}`);
  assert.deepEqual(changedElsewhere(text, after, remedy), [], `lines are changed that no edit touches: ${shown}`);
  if (!/(?<!\r)\n/u.test(text))
    assert.doesNotMatch(after, /(?<!\r)\n/u, `a line feed among the line ends of Windows: ${shown}`);
  if (!text.includes('\r')) assert.doesNotMatch(after, /\r/u, `a carriage return among line feeds: ${shown}`);
  for (const { start: from, end: to } of remedy.edits)
    assert.ok(from >= 0 && from <= to && to <= text.length, 'an edit out of the text');
  return undefined;
}

interface Comment {
  readonly text: string;
  readonly line: number;
}

function comments(text: string): readonly Comment[] {
  const tokens = tokenize(text);
  const lines = linesOf(text);
  return Array.from({ length: tokens.count }, (_, index) => index)
    .filter((index) => tokens.kinds[index] === kind.comment)
    .map((index) => ({ text: textOf(tokens, index).trimEnd(), line: lineOf(lines, tokens.starts[index] ?? 0) }));
}

/**
 * Each comment is still one, perhaps with more behind it; one on the line of an import goes with it, and B613 takes
 * characters out of comments.
 */
function lostComments(before: string, after: string, target: string): readonly string[] {
  const left = comments(after).map(({ text }) => text);
  const imports = importLines(before);
  return target === 'B613'
    ? []
    : comments(before)
        .filter(({ text, line }) => {
          const at = left.findIndex((other) => other.startsWith(text));
          if (at >= 0) left.splice(at, 1);
          return at < 0 && !imports.has(line);
        })
        .map(({ text }) => text);
}

function importLines(text: string): ReadonlySet<number> {
  const lines = linesOf(text);
  return new Set(
    withPython(parse, 'x.py', text, aProject(), ({ root }) =>
      root
        .descendantsOfType(['import_statement', 'import_from_statement', 'future_import_statement'])
        .flatMap((node) => (node ? linesBetween(lineOf(lines, node.startIndex), lineOf(lines, node.endIndex)) : [])),
    ),
  );
}

const linesBetween = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Lines out of every edit, imports apart, that are not in the new text in their old order. */
function changedElsewhere(before: string, after: string, { edits }: Fix): readonly string[] {
  const lines = linesOf(before);
  const touched = new Set([
    ...importLines(before),
    ...edits.flatMap(({ start, end }) => linesBetween(lineOf(lines, start), lineOf(lines, end))),
  ]);
  const now = after.split(/(?<=\n)/u);
  let at = 0;
  return before.split(/(?<=\n)/u).filter((line, index) => {
    if (touched.has(index + 1) || line.trim() === '') return false;
    const found = now.findIndex(
      (other, place) => place >= at && (other === line || other.trimEnd() === line.trimEnd()),
    );
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

const request: ScanRequest = {
  targets: ['.'],
  configfile: '',
  profile: '',
  tests: '',
  skips: '',
  exclude: '',
  ini: '',
  severity: '',
  confidence: '',
  pythonVersion: '',
  banditVersion: 'pinned',
  shard: null,
  reports: [],
};

test('a batch of them is proven by the real Python and the real Bandit', async (t) => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'bandit-remediate-formatting-')));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const batch = subjects.flat().flatMap((subject, index) =>
    fc.sample(steps, { seed: seed + index, numRuns: 2 }).map((wanted, turn) => {
      const marked = mutated(subject.marked, wanted, parse);
      const made = subject.path.replace(/[^/]*$/u, (name) => `${index}_${turn}/${name}`);
      return { subject, marked, path: made, wanted };
    }),
  );
  const { world } = await openTerminal(testHost().env, folder, '.', '', false);
  const before = new Map(batch.map(({ path, marked }) => [path, marked.text]));
  await writeFile(join(folder, 'empty.py'), '');
  const seen = await look(before, request, { folder: '', unscanned: [] }, world);
  const skewed = batch
    .filter(({ path }) => seen.broken.has(path))
    .map(({ path, wanted, marked }) => `${seen.broken.get(path)} ${JSON.stringify(wanted)}\n${marked.text}`);
  assert.deepEqual(skewed, [], 'the formatting itself broke these');

  const missed: string[] = [];
  const files = batch.flatMap(({ subject: { one, target, rule }, path, marked, wanted }) => {
    const meant = findingAt(target, path, marked.text, marked.start, marked.end).span;
    const findings = seen.findings.get(path) ?? [];
    const now = findings.find(
      (finding) =>
        finding.test === target &&
        finding.span.startLine === meant.startLine &&
        finding.span.startColumn === meant.startColumn,
    );
    if (!now) missed.push(`${rule.ids[0]} "${one.name}" ${JSON.stringify(wanted)}`);
    const project = aProject(one.python, one.packages);
    const manifests = [{ path: 'requirements.txt', text: 'defusedxml==0.7.1\n' }];
    // The others of the file come along, as in a real run.
    const all = now ? [now, ...findings.filter((finding) => finding !== now)] : findings;
    const found = targets(all).map(({ finding }, at) => ({ finding, now: all[at] ?? finding }));
    const plan = planFixes(found, {
      parse,
      project: { ...project, manifests },
      texts: before,
      limits: { safety: 'review', reason: null },
      ruleOf,
    });
    return plan.files;
  });
  const proof = await prove(
    files,
    { parse, project: aProject(), request, folder: '', reported: seen.findings, unscanned: [] },
    world,
  );
  // Of several `nosec` in the lines of a node Bandit reads the first one only, so a second suppression may rightly
  // fall.
  const crowded = new Set(
    files
      .flatMap(({ fixes }) => fixes.filter(({ fix }) => fix.suppression))
      .flatMap((one, _, all) =>
        all.some((other) => other !== one && other.target.now.path === one.target.now.path) ? [one] : [],
      ),
  );
  const wrong = proof.fallen
    .filter(({ planned }) => !crowded.has(planned))
    .map(
      ({
        planned: {
          target: { now },
          fix,
        },
        reason,
      }) => `${now.test}: ${reason}: ${fix.summary}\n${before.get(now.path)}`,
    );
  assert.deepEqual(wrong, []);
  t.diagnostic(
    `${batch.length} texts, ${files.length} fixes proven, ${missed.length} without the finding at its place`,
  );
  if (process.env['RULE'] === undefined) assert.ok(files.length > batch.length / 2, 'most are refused');
});
