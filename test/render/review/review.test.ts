import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { regionsBetween } from '../../../src/fixing/fix-regions.ts';
import type { Fixed, Remediation } from '../../../src/model/fixes/remediation.ts';
import { codePoints, keyIn, listIn, marker } from '../../../src/model/github/own-remark.ts';
import type { FixTarget, LineRange, Suggestion } from '../../../src/model/github/publication.ts';
import { withUnplaced } from '../../../src/model/github/unplaced-suggestions.ts';
import { reviewOf } from '../../../src/render/review/review.ts';
import { asScanned } from '../../../src/render/review/unmoved-files.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { aFixed, aRemediation } from '../../builders.ts';

const path = 'app/run.py';
const blob = '1'.repeat(40);
const wish = { pull: 7, category: 'bandit', apply: 'git apply fixes.patch' };

const aTarget = (
  hunks: readonly LineRange[] = [{ start: 1, end: 100 }],
  overrides: Partial<FixTarget> = {},
): FixTarget => ({
  branch: 'topic',
  head: 'b'.repeat(40),
  message: 'Change',
  files: new Map([[path, { blob, mode: '100644' }]]),
  hunks: new Map([[path, hunks]]),
  repository: 'octo/shelf',
  isDefaultBranch: false,
  ...overrides,
});

/** A fix that turns `before` into `after` when it is made alone. */
const fixBetween = (before: string, after: string, line: number, overrides: Parameters<typeof aFixed>[0] = {}): Fixed =>
  aFixed({
    regions: regionsBetween(before, after),
    ...overrides,
    of: { path, span: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 }, ...overrides.of },
  });

const remediationOf = (before: string, fixed: readonly Fixed[], after = ''): Remediation =>
  aRemediation({ fixed, files: [{ path, before, after }] });

/** What GitHub does when a suggestion is applied: the lines are replaced by what stands between the fences. */
function applied(before: string, suggestions: readonly Suggestion[]): string {
  const lines = before.split(/(?<=\n)/u);
  for (const {
    lines: { start, end },
    body,
  } of suggestions.toSorted((a, b) => b.lines.start - a.lines.start))
    lines.splice(start - 1, end - start + 1, blockIn(body));
  return lines.join('');
}

/** The content of the suggestion block, read as CommonMark reads a fence. */
function blockIn(body: string): string {
  const all = body.split('\n');
  const open = all.findIndex((line) => /^`{3,}suggestion$/u.test(line));
  const bars = /^`+/u.exec(all[open] ?? '')?.[0].length ?? 0;
  const close = all.findIndex(
    (line, index) => index > open && /^ {0,3}`{3,}\s*$/u.test(line) && line.trim().length >= bars,
  );
  assert.ok(open >= 0 && close > open, body);
  return all
    .slice(open + 1, close)
    .map((line) => `${line}\n`)
    .join('');
}

const text = 'import subprocess\n\nname = input()\nsubprocess.run(name, shell=True)\nprint(name)\n';
const withImport = text
  .replace('import subprocess\n', 'import shlex\nimport subprocess\n')
  .replace('run(name, shell=True)', 'run(shlex.split(name))');

test('a fix of two places gives two suggestions that name each other, and the text of that fix', () => {
  const review =
    reviewOf(
      remediationOf(text, [fixBetween(text, withImport, 4, { cautions: ['Check `name`.'] })], withImport),
      aTarget(),
      wish,
      ruleOf,
    ) ?? assert.fail();
  assert.deepEqual(
    review.suggestions.map(({ lines }) => lines),
    [
      { start: 1, end: 1 },
      { start: 4, end: 4 },
    ],
  );
  assert.equal(applied(text, review.suggestions), withImport);
  const [first, second] = review.suggestions;
  assert.match(first?.body ?? '', /Part of the fix on line 4: apply both together\./);
  assert.match(second?.body ?? '', /\*\*B602\*\*: Pass the program and its arguments as a list\.\n/);
  assert.match(second?.body ?? '', /- Check `name`\.\n\nApply it together with the suggestion on line 1\./);
  assert.equal(first?.key, second?.key);
  assert.equal(keyIn(second?.body ?? ''), second?.key);
  assert.ok(
    review.body.includes(review.marker) && review.suggestions.every(({ body }) => body.includes(review.marker)),
  );
  assert.equal(listIn(review.body), null);
  assert.equal(review.head, aTarget().head);
});

test('a fix is listed as a whole when one of its places is outside the diff', () => {
  const review =
    reviewOf(
      remediationOf(text, [fixBetween(text, withImport, 4)], withImport),
      aTarget([{ start: 3, end: 5 }]),
      wish,
      ruleOf,
    ) ?? assert.fail();
  assert.deepEqual(review.suggestions, []);
  assert.match(review.body, /<details><summary>1 change that cannot be a suggestion here<\/summary>/);
  assert.match(review.body, /`app\/run\.py:4`.*outside the pull request/);
  assert.match(review.body, /```sh\ngit apply fixes\.patch\n```/);
  assert.match(review.body, /  -subprocess\.run\("ls", shell=True\)\n  \+subprocess\.run\(\["ls"\]\)/);
  assert.notEqual(listIn(review.body), null);
});

test('an import that two fixes share is one suggestion', () => {
  const before = 'import os\n\na = os.tempnam()\n\nb = os.tempnam()\n';
  const one = before
    .replace('import os\n', 'import os\nimport tempfile\n')
    .replace('a = os.tempnam()', 'a = tempfile.mkstemp()');
  const two = before
    .replace('import os\n', 'import os\nimport tempfile\n')
    .replace('b = os.tempnam()', 'b = tempfile.mkstemp()');
  const both = one.replace('b = os.tempnam()', 'b = tempfile.mkstemp()');
  const review =
    reviewOf(
      remediationOf(before, [fixBetween(before, one, 3), fixBetween(before, two, 5)], both),
      aTarget(),
      wish,
      ruleOf,
    ) ?? assert.fail();
  assert.equal(review.suggestions.length, 3);
  assert.equal(applied(before, review.suggestions), both);
  assert.match(review.suggestions[0]?.body ?? '', /Part of the fix on lines 3 and 5/);
});

test('of two fixes on the same lines the more urgent one is suggested, the other listed', () => {
  const low = fixBetween(text, text.replace('shell=True', 'shell=False'), 4, { of: { severity: 'low', test: 'B603' } });
  const high = fixBetween(text, text.replace('name, shell=True', '[name]'), 4);
  const review = reviewOf(remediationOf(text, [low, high], ''), aTarget(), wish, ruleOf) ?? assert.fail();
  assert.equal(review.suggestions.length, 1);
  assert.match(review.suggestions[0]?.body ?? '', /B602/);
  assert.match(review.body, /\*\*B603\*\*.*same lines as a more urgent one/);
});

test('two insertions at one place: both when they have nothing in common, else the more urgent one', () => {
  const before = 'import os\nimport sys\nrun()\n';
  const inserted = (lines: string): string => before.replace('import sys\n', `${lines}import sys\n`);
  const suggested = (one: string, two: string) => {
    const fixed = [
      fixBetween(before, inserted(one), 3),
      fixBetween(before, inserted(two), 3, { of: { severity: 'low', test: 'B603' } }),
    ];
    return reviewOf(remediationOf(before, fixed, inserted(one + two)), aTarget(), wish, ruleOf) ?? assert.fail();
  };
  assert.equal(
    applied(before, suggested('import secrets\n', 'import shlex\n').suggestions),
    inserted('import secrets\nimport shlex\n'),
  );
  const shared = suggested('import shlex\n', 'import secrets\nimport shlex\n');
  assert.equal(applied(before, shared.suggestions), inserted('import shlex\n'));
  assert.match(shared.body, /B603.*same lines as a more urgent one/);
});

test('a deletion is an empty block, an insertion repeats a line of the hunk', () => {
  const gone = text.replace('print(name)\n', '');
  const deletion =
    reviewOf(remediationOf(text, [fixBetween(text, gone, 5)], gone), aTarget(), wish, ruleOf) ?? assert.fail();
  assert.match(deletion.suggestions[0]?.body ?? '', /```suggestion\n```\n/);
  const more = text.replace('name = input()\n', 'name = input()\ncheck(name)\n');
  for (const hunk of [
    { start: 3, end: 3 },
    { start: 4, end: 4 },
  ]) {
    const insertion =
      reviewOf(remediationOf(text, [fixBetween(text, more, 4)], more), aTarget([hunk]), wish, ruleOf) ?? assert.fail();
    assert.deepEqual(
      insertion.suggestions.map(({ lines }) => lines),
      [hunk],
    );
    assert.equal(applied(text, insertion.suggestions), more);
  }
});

test('a fix that drops an import which other fixes keep is listed', () => {
  const without = text.replace('import subprocess\n', '').replace('subprocess.run(name, shell=True)', 'pass');
  const kept =
    reviewOf(
      remediationOf(text, [fixBetween(text, without, 4)], text.replace('name, shell=True', '[name]')),
      aTarget(),
      wish,
      ruleOf,
    ) ?? assert.fail();
  assert.deepEqual(kept.suggestions, []);
  assert.match(kept.body, /another fix needs the import/);
  const dropped =
    reviewOf(remediationOf(text, [fixBetween(text, without, 4)], without), aTarget(), wish, ruleOf) ?? assert.fail();
  assert.equal(applied(text, dropped.suggestions), without);
});

test('what would not come out as it went in is listed with its reason', () => {
  const listed = (
    before: string,
    after: string,
    reason: RegExp,
    target = aTarget(),
    fix: Parameters<typeof aFixed>[0] = {},
  ): void => {
    const review =
      reviewOf(remediationOf(before, [fixBetween(before, after, 1, fix)], after), target, wish, ruleOf) ??
      assert.fail();
    assert.deepEqual(review.suggestions, [], String(reason));
    assert.match(review.body, reason);
  };
  listed('a = 1\r\nb = 2\r\n', 'a = 2\r\nb = 2\r\n', /Windows line ends/);
  listed('a = 1', 'a = 2', /no line feed/);
  listed('a = 1\n', 'a = "\u202e"\n', /may not carry/);
  listed('a = 1\n', 'a = "\f"\n', /may not carry/);
  listed('# coding: latin-1\na = 1\n', '# coding: latin-1\na = "é"\n', /not in UTF-8/);
  listed('a = 1\n', `a = "${'x'.repeat(10_001)}"\n`, /too long/);
  listed('a = 1\n', 'a = 2\n', /not the one that was scanned/, aTarget(undefined, { files: new Map() }));
  listed('a = 1\n', 'a = 2\n', /is a link/, aTarget(undefined, { files: new Map([[path, { blob, mode: '120000' }]]) }));
  listed('a = 1\n', 'a = 2\n', /not in the pull request&#39;s diff/, aTarget([]));
  listed('a = 1\n', 'a = 2\n', /builds on another fix/, aTarget(), { regions: [] });
});

test('a line with a masked secret is never repeated in a suggestion', () => {
  const before = 'key = "***"\n\nrun()\n';
  const after = 'key = "***"\nimport shlex\n\nrun()\n';
  const review =
    reviewOf(remediationOf(before, [fixBetween(before, after, 1)], after), aTarget(), wish, ruleOf) ?? assert.fail();
  assert.deepEqual(
    review.suggestions.map(({ lines }) => lines),
    [{ start: 2, end: 2 }],
  );
  assert.ok(!review.suggestions[0]?.body.includes('***'));
});

test('a UTF-8 file keeps its letters, and a fence outlasts every run of backticks', () => {
  const before = 'a = 1\n';
  const after = 'a = """é\n`````\n"""\n';
  const review =
    reviewOf(remediationOf(before, [fixBetween(before, after, 1)], after), aTarget(), wish, ruleOf) ?? assert.fail();
  assert.equal(applied(before, review.suggestions), after);
});

test('a suppression says that it is one', () => {
  const review = reviewOf(
    remediationOf('a = 1\n', [fixBetween('a = 1\n', 'a = 1  # nosec B602 - a test\n', 1, { suppression: true })], ''),
    aTarget(),
    wish,
    ruleOf,
  );
  assert.match(review?.suggestions[0]?.body ?? '', /hides the finding with a reason and fixes nothing/);
});

test('at most 50 suggestions, the most urgent first, and a body within the limit', () => {
  const lines = Array.from({ length: 3000 }, (_, index) => `call(${index})\n`);
  const before = lines.join('');
  const fixes = lines.map((_, index) =>
    fixBetween('', '', index + 1, {
      regions: [{ line: index + 1, before: lines[index] ?? '', after: `safe(${index})\n` }],
      of: { severity: index >= 2970 ? 'high' : 'low' },
      excerpt: { line: index + 1, before: lines[index] ?? '', after: `safe(${index})\n` },
    }),
  );
  const review =
    reviewOf(remediationOf(before, fixes, ''), aTarget([{ start: 1, end: 3000 }]), wish, ruleOf) ?? assert.fail();
  assert.equal(review.suggestions.length, 50);
  assert.equal(review.suggestions.filter(({ lines: { start } }) => start > 2970).length, 30);
  assert.ok(codePoints(review.body) < 65_536);
  assert.match(review.body, /- and [\d,]+ more, in the patch/);
  assert.match(review.body, /at most 50 suggestions/);
  assert.equal((review.body.match(/<details>/g) ?? []).length, (review.body.match(/<\/details>/g) ?? []).length);
  const all = withUnplaced(review.body, review.suggestions);
  assert.ok(codePoints(all) < 65_536);
  assert.doesNotMatch(all, /^`+suggestion/m);
});

test('a manifest that the fixes need is shown with its change', () => {
  const files = [
    { path, before: 'a = 1\n', after: 'a = 2\n' },
    { path: 'requirements.txt', before: 'flask\n', after: 'defusedxml>=0.7.1\nflask\n' },
  ];
  const review =
    reviewOf(aRemediation({ fixed: [fixBetween('a = 1\n', 'a = 2\n', 1)], files }), aTarget(), wish, ruleOf) ??
    assert.fail();
  assert.equal(review.suggestions.length, 1);
  assert.match(review.body, /1 more file has to change with them/);
  assert.match(review.body, /`requirements\.txt` has to change too/);
  assert.match(review.body, /\+defusedxml>=0\.7\.1/);
});

test('hostile text stays text', () => {
  const summary = 'Do `x` @octocat <img src=x> [a](http://evil.example) --> <!-- bandit-remediate:00 -->';
  const fixed = [
    fixBetween('a = 1\n', 'a = 2\n', 1, { summary, cautions: [summary] }),
    fixBetween('a = 1\n', 'a = 3\n', 1, { summary, of: { test: 'B603', severity: 'low' } }),
  ];
  const review = reviewOf(remediationOf('a = 1\n', fixed, ''), aTarget(), wish, ruleOf) ?? assert.fail();
  for (const body of [review.body, ...review.suggestions.map((one) => one.body)]) {
    assert.doesNotMatch(body, /@octocat|<img|\]\(http|bandit-remediate:00/);
    assert.equal((body.match(/-->/g) ?? []).length, (body.match(/<!--/g) ?? []).length);
  }
  assert.doesNotMatch(marker('review', 'a --> b @x').slice(4, -3), /--|>|@/);
  assert.notEqual(marker('review', 'a-b'), marker('review', 'a b'));
});

test('nothing to suggest: no review without a diff, an empty one with it', () => {
  assert.equal(reviewOf(remediationOf('a\n', [], ''), aTarget(undefined, { hunks: null }), wish, ruleOf), null);
  const empty = reviewOf(remediationOf('a\n', [], ''), aTarget(), wish, ruleOf) ?? assert.fail();
  assert.deepEqual([empty.body, empty.suggestions], ['', []]);
});

test('only files that are at the tip as they were scanned are suggested for', () => {
  const before = Buffer.from('a = 1\n');
  const id = createHash('sha1').update(`blob ${before.length}\0`).update(before).digest('hex');
  const files = new Map([
    [path, { blob: id, mode: '100644' }],
    ['other.py', { blob, mode: '100644' }],
    ['third.py', { blob: id, mode: '100644' }],
  ]);
  const target = asScanned(aTarget(undefined, { files }), [
    { path, before, after: before },
    { path: 'other.py', before, after: before },
  ]);
  assert.deepEqual([...target.files.keys()], [path]);
});

/** Lines that differ from each other, some of them blank or with backticks in them. */
const lineArbitrary = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z ]{1,6}$/) },
  { weight: 1, arbitrary: fc.constantFrom('', '```', '~~~', '    ```suggestion') },
);
/** Edits of a file of `count` lines: each fix replaces, inserts or deletes at one to three places that lie apart. */
const editsArbitrary = (count: number) =>
  fc.array(
    fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: count }),
        remove: fc.integer({ min: 0, max: 3 }),
        add: fc.array(lineArbitrary, { maxLength: 3 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    { minLength: 1, maxLength: 6 },
  );

test('whatever is suggested lies in one hunk each, and applied it gives exactly those fixes', () => {
  let suggested = 0;
  const property = fc.property(
    fc.array(lineArbitrary, { minLength: 3, maxLength: 25 }).chain((lines) =>
      fc.record({
        lines: fc.constant(lines.map((line, index) => `${line}${line === '' ? '' : ` #${index}`}\n`)),
        fixes: editsArbitrary(lines.length),
        hunks: fc.array(
          fc.record({ start: fc.integer({ min: 1, max: lines.length }), size: fc.integer({ min: 1, max: 12 }) }),
          { maxLength: 4 },
        ),
      }),
    ),
    ({ lines, fixes, hunks: wild }) => {
      const before = lines.join('');
      const hunks = wild
        .toSorted((a, b) => a.start - b.start)
        .reduce<readonly LineRange[]>(
          (all, { start, size }) =>
            start > (all.at(-1)?.end ?? 0) ? [...all, { start, end: Math.min(lines.length, start + size - 1) }] : all,
          [],
        );
      const alone = fixes.map((edits, index) => {
        const own = [...lines];
        let above = lines.length + 1;
        for (const { at, remove, add } of edits.toSorted((a, b) => b.at - a.at)) {
          if (at + remove >= above) continue;
          own.splice(
            at,
            Math.min(remove, above - at),
            ...add.map((line, nth) => `${line}${line === '' ? '' : ` +${index}.${at}.${nth}`}\n`),
          );
          above = at;
        }
        return own.join('');
      });
      const fixed = alone.map((after, index) =>
        fixBetween(before, after, 1, { of: { message: `${index}`, test: `B60${index}` } }),
      );
      const review = reviewOf(remediationOf(before, fixed, ''), aTarget(hunks), wish, ruleOf) ?? assert.fail();
      suggested += review.suggestions.length;
      for (const {
        lines: { start, end },
      } of review.suggestions)
        assert.ok(hunks.some((hunk) => hunk.start <= start && end <= hunk.end));
      const listedTests = new Set([...review.body.matchAll(/^- \*\*(B60\d)\*\*/gmu)].map(([, id]) => id));
      const chosen = fixed.filter((fix) => fix.regions.length > 0 && !listedTests.has(fix.finding.test));
      assert.equal(applied(before, review.suggestions), withRegions(lines, chosen, review.suggestions));
      // Each fix alone, too: only its own suggestions, its shared ones among them.
      for (const fix of chosen.slice(0, 1)) {
        if (chosen.length === 1) assert.equal(applied(before, review.suggestions), alone[fixed.indexOf(fix)]);
      }
    },
  );
  fc.assert(property, { numRuns: 400 });
  assert.ok(suggested > 100, `only ${suggested} suggestions were made`);
});

/**
 * The text with the regions of some fixes, equal ones once. Insertions at one place stand in the order of the lines
 * that they are put beside.
 */
function withRegions(lines: readonly string[], fixes: readonly Fixed[], suggestions: readonly Suggestion[]): string {
  const regions = [
    ...new Map(fixes.flatMap((fix) => fix.regions).map((region) => [JSON.stringify(region), region])).values(),
  ];
  const anchored = (after: string): number => suggestions.findIndex(({ body }) => blockIn(body).includes(after));
  const ordered = regions.toSorted(
    (a, b) => a.line - b.line || a.before.length - b.before.length || anchored(a.after) - anchored(b.after),
  );
  let [text, at] = ['', 0];
  for (const { line, before, after } of ordered) {
    text += lines.slice(at, line - 1).join('') + after;
    at = line - 1 + (before === '' ? 0 : before.split(/(?<=\n)/u).length);
  }
  return text + lines.slice(at).join('');
}
