import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { Remediation } from '../../../src/model/fixes/remediation.ts';
import { fixesTerminal } from '../../../src/render/terminal/fixes-terminal.ts';
import { terminal } from '../../../src/render/terminal/terminal.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { neutraliseStyled } from '../../../src/text/log-text.ts';
import { aDropped, aFixed, anOutcome, aRefused, aRemediation } from '../../builders.ts';

const options = { applied: true, rollback: ['git', 'apply', '-R', 'a b/fixes.patch'] } as const;
const plain = (remediation: Remediation, how: Parameters<typeof fixesTerminal>[1] = options): string =>
  fixesTerminal(remediation, how).map(stripVTControlCharacters).join('\n');

const full = aRemediation({
  fixed: [
    aFixed({ cautions: ['Set `DB_PASSWORD` in every environment'], safety: 'review' }),
    aFixed({
      of: { path: 'lib/long/name.py', test: 'B404' },
      suppression: true,
      summary: 'Justify it',
      cautions: ['Set `DB_PASSWORD` in every environment'],
    }),
  ],
  refused: [
    ...Array.from({ length: 5 }, (_, i) => aRefused({ of: { path: `r${i}.py` } })),
    aRefused({ of: { test: 'B608' }, because: 'the table is a **variable**', advice: '' }),
  ],
  dropped: [
    aDropped({
      reason: 'the test command fails with it',
      output: `${Array.from({ length: 30 }, (_, i) => `line ${i}`).join('\n')}\n`,
    }),
  ],
  tests: { command: ['pytest', '-q'], verdict: 'passed', output: '', runs: 3, seconds: 4.2 },
  notes: [{ level: 'warning', topic: 'secrets', text: 'A warning.' }],
});

test('without colour it reads from top to bottom: diff, fixed, refused, dropped, to do, totals, rollback', () => {
  assert.equal(
    plain(full),
    `--- a/app/run.py
+++ b/app/run.py
@@ -1,3 +1,3 @@
 import subprocess
 
-subprocess.run("ls", shell=True)
+subprocess.run(["ls"])

Fixed
  B602  app/run.py:3        Pass the program and its arguments as a list (to review)
  B404  lib/long/name.py:3  Justify it (suppressed with a reason)

Not fixed
  B602  5 findings: the command is a variable.
      Pass a list.
      r0.py:3, r1.py:3, r2.py:3 and 2 more
  B608  1 finding: the table is a variable.
      app/run.py:3

Dropped, because they did not stand the proof
  B602  app/run.py:3  Pass a list. Dropped: the test command fails with it.
      ... 10 lines before
${Array.from({ length: 20 }, (_, i) => `      | line ${i + 10}`).join('\n')}

For you to do
  [ ] Set \`DB_PASSWORD\` in every environment.
      app/run.py:3, lib/long/name.py:3

Warning  A warning.
The test command \`pytest -q\` passes with the fixes (3 runs, 4.2 s).

2 of 9 findings are fixed in 1 file (1 by a justified \`# nosec\`), 6 are refused and 1 was dropped.
To take the fixes back: git apply -R 'a b/fixes.patch'
`,
  );
});

test('remarks of the run stand with those about the fixes', () => {
  assert.match(
    plain(full, { ...options, notes: [{ level: 'notice', topic: 'config', text: 'Another.' }, ...full.notes] }),
    /\n\nNote {2}Another\.\nWarning {2}A warning\.\n/,
  );
});

test('only shown: it says so, and there is nothing to take back', () => {
  const text = plain(full, { applied: false, rollback: null });
  assert.match(text, /Would be fixed/);
  assert.match(text, /Nothing was written\.\n$/);
  assert.doesNotMatch(text, /take the fixes back/);
  assert.equal(
    plain(aRemediation({ fixed: [], files: [] }), { applied: true, rollback: ['x'] }),
    'There was nothing to fix.\n',
  );
});

test('removed lines are red and added ones green', () => {
  const lines = fixesTerminal(full, options);
  assert.ok(lines.includes('\u001b[31m-subprocess.run("ls", shell=True)\u001b[39m'));
  assert.ok(lines.includes('\u001b[32m+subprocess.run(["ls"])\u001b[39m'));
});

test('a long diff is complete', () => {
  const before = Array.from({ length: 5000 }, (_, i) => `x = ${i}\n`).join('');
  const lines = plain(
    aRemediation({ files: [{ path: 'a.py', before, after: before.replaceAll('x =', 'y =') }] }),
  ).split('\n');
  assert.equal(lines.filter((line) => line.startsWith('+y = ')).length, 5000);
});

test('hostile text commands neither the runner nor the terminal, and hidden characters are shown by number', () => {
  const bad = '::error::x\u001b]0;t\u0007\u001b[2J##[error]\u202e\n::set-output name=a::b';
  const lines = fixesTerminal(
    aRemediation({
      fixed: [aFixed({ of: { path: bad, test: bad }, summary: bad, cautions: [bad] })],
      refused: [aRefused({ of: { path: bad }, because: bad, advice: bad })],
      dropped: [aDropped({ summary: bad, reason: bad, output: bad })],
      files: [{ path: bad, before: `${bad}\n a\tb\u200b\r\n`, after: `${bad}\nab\r\n` }],
      tests: { command: [bad], verdict: 'red-before', output: bad, runs: 1, seconds: 1 },
      notes: [{ level: 'notice', topic: 'x', text: bad }],
    }),
    { applied: true, rollback: [bad] },
  );
  for (const line of lines) {
    const shown = stripVTControlCharacters(line);
    assert.doesNotMatch(shown, /^\s*::|##\[|[\u0000-\u001f\u007f-\u009f\u202e\u200b]/, JSON.stringify(line));
    assert.doesNotMatch(line, /\u001b(?!\[[0-9;]*m)/);
    assert.equal(neutraliseStyled(line), line, 'the log changes nothing more');
  }
  assert.ok(lines.some((line) => stripVTControlCharacters(line) === '- a    b<U+200B>'));
});

test('a scan that also made a patch says in a line what became of the fixes', () => {
  const text = terminal(anOutcome([], { remediation: full, notes: full.notes }), ruleOf, 'action')
    .map(stripVTControlCharacters)
    .join('\n');
  assert.match(text, /^Fixes {2}2 of 9 findings are fixed.* The test command `pytest -q` passes.*$/m);
  assert.equal(text.match(/A warning\./g)?.length, 1);
  assert.doesNotMatch(terminal(anOutcome(), ruleOf, 'action').join('\n'), /Fixes/);
});
