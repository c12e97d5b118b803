import assert from 'node:assert/strict';
import { test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Changes, Delivery } from '../../../src/model/delivery.ts';
import type { Remediation } from '../../../src/model/fixes/remediation.ts';
import { render } from '../../../src/render/delivery.ts';
import { totals } from '../../../src/render/phrases/fixes-totals.ts';
import { fixesSection, howToApply, howToTakeBack } from '../../../src/render/summary/summary-fixes.ts';
import { summary } from '../../../src/render/summary/summary.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { aContext, aDropped, aFixed, anOutcome, aRefused, aRemediation, aTriaged, someWishes } from '../../builders.ts';

const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const view = {
  link: ({ finding }: { readonly finding: { readonly path: string } }) => `\`${finding.path.replace(/[`|\n]/g, '')}\``,
  ruleOf,
  apply: { says: 'To apply them:', commands: 'git apply fixes.patch' },
};
const sectionOf = (remediation: Remediation, room = 100_000): string => fixesSection(remediation, view, room);
const bytes = (text: string): number => new TextEncoder().encode(text).length;

const full = aRemediation({
  fixed: [
    aFixed({ cautions: ['Set `DB_PASSWORD` in every environment.'], safety: 'review' }),
    aFixed({ of: { path: 'b.py' }, cautions: ['Set `DB_PASSWORD` in every environment.'] }),
  ],
  refused: [
    aRefused(),
    aRefused({ of: { path: 'c.py' } }),
    aRefused({ of: { test: 'B608' }, because: 'the table is a variable', advice: '' }),
  ],
  dropped: [aDropped({ reason: 'the test command fails with it', output: 'E  AssertionError\n1 failed' })],
  tests: { command: ['pytest', '-q'], verdict: 'passed', output: '', runs: 3, seconds: 4.2 },
});

test('says how many are fixed and proven, how to get them, what to do, and why the rest is not', () => {
  const text = sectionOf(full);
  const parts = [
    '### Fixes',
    '2 of 6 findings are fixed in 1 file, 3 are refused and 1 was dropped.',
    'Each fixed file compiles',
    '`pytest -q` passes with the fixes',
    'git apply fixes.patch',
    '| Rule',
    '#### For you to do',
    '- Set `DB_PASSWORD` in every environment. (`app/run.py`, `b.py`)',
    '#### Each fix',
    '```diff\n-subprocess.run("ls", shell=True)\n+subprocess.run(["ls"])\n```',
    '#### Not fixed, and why',
    '- **B602**, 2 times: the command is a variable. Pass a list. At `app/run.py`, `c.py`.',
    '- **B608**: the table is a variable. At',
    '#### Dropped',
    'Dropped: the test command fails with it.',
    'E  AssertionError\n  1 failed',
  ];
  let from = 0;
  for (const part of parts) {
    const found = text.indexOf(part, from);
    assert.ok(found >= from, `${part} is missing or out of order in\n${text}`);
    from = found;
  }
  assert.match(
    text,
    /<b>B602<\/b> <code>app\/run.py&#58;3<\/code> Pass the program and its arguments as a list \(to review\)/,
  );
});

test('the summary has the section only when fixes were asked for', () => {
  assert.ok(!summary(anOutcome(), aContext(), ruleOf).includes('### Fixes'));
  assert.match(
    summary(anOutcome([aTriaged()], { remediation: full }), aContext(), ruleOf),
    /### Fixes[\s\S]*### Findings by rule/,
  );
  const note = { level: 'warning', topic: 'secrets', text: 'The patch holds it.' } as const;
  const once = summary(
    anOutcome([], { remediation: aRemediation({ notes: [note] }), notes: [note] }),
    aContext(),
    ruleOf,
  );
  assert.equal(once.match(/The patch holds it/g)?.length, 1);
  assert.ok(!once.includes('Good to know'));
  assert.match(sectionOf(aRemediation({ fixed: [], files: [] })), /There was nothing to fix/);
});

test('totals are a sentence for any numbers', () => {
  const of = (fixed: number, refused: number, dropped: number): string =>
    totals(
      aRemediation({
        fixed: Array(fixed).fill(aFixed()),
        refused: Array(refused).fill(aRefused()),
        dropped: Array(dropped).fill(aDropped()),
      }),
    );
  assert.deepEqual(
    [of(0, 0, 0), of(1, 0, 0), of(0, 1, 0), of(0, 2, 1), of(1, 1, 0), of(3, 0, 0), of(2, 1200, 5)],
    [
      'There was nothing to fix.',
      '1 of 1 finding is fixed in 1 file.',
      'None of 1 finding is fixed and 1 is refused.',
      'None of 3 findings is fixed, 2 are refused and 1 was dropped.',
      '1 of 2 findings is fixed in 1 file and 1 is refused.',
      '3 of 3 findings are fixed in 1 file.',
      '2 of 1,207 findings are fixed in 1 file, 1,200 are refused and 5 were dropped.',
    ],
  );
  assert.match(
    totals(aRemediation({ fixed: [aFixed({ suppression: true })] })),
    /1 file \(1 by a justified `# nosec`\)/,
  );
});

test('a test command that was red before, or did not start, is said with its output', () => {
  for (const verdict of ['red-before', 'not-run'] as const) {
    const text = sectionOf(
      aRemediation({ tests: { command: ['make', 'a b`c'], verdict, output: 'boom ``` x', runs: 1, seconds: 1 } }),
    );
    assert.match(text, verdict === 'not-run' ? /was not run/ : /failed before any fix/);
    assert.match(text, /````text\nboom ``` x\n````/);
  }
});

test('hostile code, paths, reasons and output make no structure', () => {
  const bad = '</details><h1>x</h1>[a](https://evil.example)|`\n# y\n```\n</code><img src=x>';
  const of = (text: string): Remediation =>
    aRemediation({
      fixed: [
        aFixed({
          of: { path: text },
          summary: text,
          cautions: [text],
          excerpt: { line: 1, before: `${text}\n`, after: 'y\n' },
        }),
      ],
      refused: [aRefused({ because: text, advice: text })],
      dropped: [aDropped({ summary: text, reason: text, output: text })],
      tests: { command: [text], verdict: 'red-before', output: text, runs: 1, seconds: 1 },
      notes: [{ level: 'warning', topic: 't', text }],
    });
  // One number of backticks in both, as pairs of them are ours to show as code.
  const tags = (remediation: Remediation): string =>
    html(sectionOf(remediation))
      .match(/<\/?(?!code)[a-z0-9]+/g)
      ?.join('') ?? '';
  assert.equal(tags(of(bad)), tags(of('a')));
  assert.doesNotMatch(html(sectionOf(of(bad))), /href="https:\/\/evil/);
  assert.doesNotMatch(
    sectionOf(
      aRemediation({ fixed: [aFixed({ excerpt: { line: 1, before: 'a\u202e\u2066\u0000b\r\n', after: '\u200bc' } })] }),
    ),
    /[\u202e\u2066\u0000\u200b\r]/,
  );
});

test('it keeps to its room: single fixes go first, with a count, and every tag is closed', () => {
  const many = aRemediation({
    fixed: Array.from({ length: 2000 }, (_, i) =>
      aFixed({
        of: { path: `f${i}.py` },
        cautions: [`Do ${i}.`],
        excerpt: { line: 1, before: `${'x'.repeat(90)}\n`.repeat(200), after: 'y\n' },
      }),
    ),
    refused: Array.from({ length: 2000 }, (_, i) => aRefused({ because: `reason ${i}` })),
    dropped: Array.from({ length: 500 }, () => aDropped({ output: 'é\n'.repeat(9000) })),
  });
  for (const room of [2_000, 20_000, 400_000]) {
    const text = sectionOf(many, room);
    assert.ok(bytes(text) <= room + 1000, `${bytes(text)} of ${room}`);
    assert.equal(text.match(/<details>/g)?.length, text.match(/<\/details>/g)?.length);
    assert.match(text, /more fixes are not shown here for length|and [\d,]+ more, listed/);
  }
  const one = sectionOf(aRemediation({ fixed: many.fixed.slice(0, 1) }));
  assert.match(one, /@@ 141 more lines @@/);
  assert.ok(bytes(summary(anOutcome([aTriaged()], { remediation: many }), aContext(), ruleOf, 60_000)) <= 60_000);
});

test('the commands fetch the artifact of the run, or name the file', () => {
  assert.equal(
    howToApply({ file: '/a b/fixes.patch', artifact: null, runUrl: null })?.commands,
    "git apply '/a b/fixes.patch'",
  );
  const run = 'https://github.com/octo/shelf/actions/runs/123/attempts/1';
  assert.equal(
    howToApply({ file: '', artifact: 'bandit-job', runUrl: run })?.commands,
    'gh run download 123 --name bandit-job --dir fixes\ngit apply fixes/fixes.patch',
  );
  assert.deepEqual(howToTakeBack(['git', 'apply', '-R', 'x y']), {
    says: 'They are in the working tree. To take them back:',
    commands: "git apply -R 'x y'",
  });
});

test('a delivery holds the patch, its path and the count only when there is one', () => {
  const wishes = someWishes({ fixes: 'patch' });
  const outcome = anOutcome([aTriaged()], { remediation: full });
  const patch = new TextEncoder().encode('diff --git a/x b/x\n');
  const drawn = (changes: Changes | null): Delivery =>
    render({ outcome, wishes, context: aContext(), ruleOf, changes });
  const drawnInTerminal = (fixes: 'apply' | 'show', changes: Changes): Delivery =>
    render({
      outcome,
      wishes: { ...wishes, fixes },
      context: aContext({ host: 'terminal', root: '/r' }),
      ruleOf,
      changes,
    });
  const having = drawn({
    files: [],
    patch,
    scanned: [],
    bytes: new Map(),
    target: null,
  });
  assert.deepEqual(
    [having.outputs['patch-file'], having.outputs['fixed'], having.files.at(-1)],
    ['/results/fixes.patch', '2', { name: 'fixes.patch', text: patch }],
  );
  assert.match(having.summary, /gh run download --name x-bandit --dir fixes/);
  for (const none of [
    drawn(null),
    drawn({
      files: [],
      patch: new Uint8Array(),
      scanned: [],
      bytes: new Map(),
      target: null,
    }),
  ])
    assert.deepEqual(
      [none.outputs['patch-file'], none.files.length, none.summary.includes('To apply them')],
      [undefined, 4, false],
    );
  assert.equal(render({ outcome: anOutcome(), wishes, context: aContext(), ruleOf }).outputs['fixed'], undefined);
  const applied = drawnInTerminal('apply', {
    files: full.files,
    patch,
    scanned: [],
    bytes: new Map(),
    target: null,
  });
  for (const text of [applied.summary, applied.lines.join('\n')])
    assert.match(text, /git -C \/r apply -R \/results\/fixes(?:-[0-9a-f]{8})?\.patch/);
  assert.doesNotMatch(applied.summary, /To apply them/);
  assert.deepEqual(applied.changes, full.files);
  const shown = drawnInTerminal('show', {
    files: full.files,
    patch,
    scanned: [],
    bytes: new Map(),
    target: null,
  });
  assert.match(shown.summary, /git apply \/results\/fixes(?:-[0-9a-f]{8})?\.patch/);
  assert.deepEqual([shown.changes, shown.lines.includes('Nothing was written.')], [[], true]);
});
