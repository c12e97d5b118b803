import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ChangedBytes, ChangedFile, Fixed, FixStep } from '../../../src/model/fixes/remediation.ts';
import { blobId } from '../../../src/model/github/blob.ts';
import { readOwnCommit } from '../../../src/model/github/own-commit.ts';
import type { FixTarget, TipFile } from '../../../src/model/github/publication.ts';
import { commitSeries, type Series } from '../../../src/render/proposal/commit-series.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { aFixed, aRemediation } from '../../builders.ts';

const head = 'c'.repeat(40);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const change = (path: string, before: string, after: string): ChangedFile => ({ path, before, after });
const atTip = (text: string, mode = '100644'): TipFile => ({ blob: blobId(encode(text), head), mode });
const fixedIn = (path: string, testId: string, more: Partial<Omit<Fixed, 'finding'>> = {}): Fixed =>
  aFixed({ of: { path, test: testId }, ...more });
const step = (
  testId: string,
  files: readonly ChangedFile[],
  fixed: readonly Fixed[] = files.map(({ path }) => fixedIn(path, testId)),
): FixStep => ({ test: testId, fixed, files });

const aTarget = (files: Readonly<Record<string, TipFile>>): FixTarget => ({
  branch: 'feature',
  head,
  message: 'A change',
  files: new Map(Object.entries(files)),
  hunks: null,
  repository: 'octo/shelf',
  isDefaultBranch: false,
});

function seriesOf(
  steps: readonly FixStep[],
  target: FixTarget,
  prefix = '',
  more: Parameters<typeof aRemediation>[0] = {},
): Series {
  const bytes = new Map(
    steps
      .flatMap(({ files }) => files)
      .map((file): [ChangedFile, ChangedBytes] => [
        file,
        { path: file.path, before: encode(file.before), after: encode(file.after) },
      ]),
  );
  return commitSeries(aRemediation({ steps, ...more }), bytes, target, { prefix }, ruleOf);
}

const messageOf = ({ series }: Series, index = 0): string =>
  `${series?.steps[index]?.headline}\n\n${series?.steps[index]?.body}`;
const [a0, a1, a2] = ['a = 0\n', 'a = 1\n', 'a = 2\n'] as const;

test("blob ids are git's own, in repositories of both hashes", () => {
  for (const format of ['sha1', 'sha256']) {
    const folder = mkdtempSync(join(tmpdir(), 'blob-id-'));
    execFileSync('git', ['init', '--quiet', `--object-format=${format}`, folder]);
    const id = execFileSync('git', ['-C', folder, 'hash-object', '--stdin'], {
      input: 'a\r\nä\0',
      encoding: 'utf8',
    }).trim();
    assert.equal(blobId(encode('a\r\nä\0'), id), id);
    rmSync(folder, { recursive: true });
  }
});

test('one commit for each rule, in their order, with the real bytes, on the tip that was looked at', () => {
  const given = seriesOf(
    [step('B602', [change('a.py', a0, a1), change('b.py', a0, a1)]), step('B506', [change('a.py', a0, a2)])],
    aTarget({ 'a.py': atTip(a0), 'b.py': atTip(a0, '100755') }),
  );
  assert.deepEqual(given.notes, []);
  assert.deepEqual(
    [given.series?.onto, given.series?.branch, given.series?.repository],
    [head, 'feature', 'octo/shelf'],
  );
  assert.deepEqual(
    given.series?.steps.map(({ files }) => files.map(({ path, after }) => [path, new TextDecoder().decode(after)])),
    [
      [
        ['a.py', a1],
        ['b.py', a1],
      ],
      [['a.py', a2]],
    ],
  );
  assert.deepEqual(
    [...(given.series?.modes ?? [])],
    [
      ['a.py', '100644'],
      ['b.py', '100755'],
    ],
  );
});

test('the message says what, why, the CWE, the proof, what to check and how to take it back; trailers end it', () => {
  const fixed = [fixedIn('a.py', 'B602', { cautions: ['Check that `ls` is on the PATH.'] }), fixedIn('b.py', 'B602')];
  const given = seriesOf(
    [step('B602', [change('a.py', a0, a1), change('b.py', a0, a1)], fixed)],
    aTarget({ 'a.py': atTip(a0), 'b.py': atTip(a0) }),
    'fix: ',
    {
      tests: { command: ['pytest', '-q'], verdict: 'passed', output: '', runs: 1, seconds: 2 },
    },
  );
  const message = messageOf(given);
  assert.match(
    message,
    /^fix: B602: Pass the program and its argum.* in 2 files\n\n- Pass the program and its arguments as a list \(2 findings\)\.\n/,
  );
  for (const part of [
    /Why: /,
    /CWE-78/,
    /Bandit\s+no\s+longer\s+reports/,
    /pytest\s+-q/,
    /To check:\n- Check that ls is on the PATH\./,
    /git revert/,
  ])
    assert.match(message, part);
  const trailers = execFileSync('git', ['interpret-trailers', '--parse'], { input: message, encoding: 'utf8' })
    .trim()
    .split('\n');
  assert.deepEqual(
    trailers.map((line) => line.split(' ')[0]),
    ['Bandit-Finding:', 'Bandit-Finding:', 'Bandit-Remediate:', 'Bandit-Series:'],
  );
  assert.equal(trailers[0], `Bandit-Finding: ${fixed[0]?.finding.identity.id} a.py`);
  assert.deepEqual(readOwnCommit(message), { version: '1.0.0', place: 1, count: 1, tree: null });
  assert.ok(message.split('\n').every((line) => line.length <= 400));
});

test('a headline has at most 72 characters, whatever the prefix and the summary', () => {
  for (const prefix of ['', 'fix: ', 'x'.repeat(300), '🙂'.repeat(60)])
    for (const summary of ['Short', '🙂'.repeat(90), 'w'.repeat(500)]) {
      const given = seriesOf(
        [step('B602', [change('a.py', a0, a1)], [fixedIn('a.py', 'B602', { summary })])],
        aTarget({ 'a.py': atTip(a0) }),
        prefix,
      );
      const headline = given.series?.steps[0]?.headline ?? '';
      assert.ok([...headline].length <= 72 && headline.length > 5, headline);
    }
});

test('hostile text starts nothing: no skipped workflows, closed issues, mentions, trailers or commands', () => {
  const evil =
    'Load [skip ci] [CI  skip] [no ci] [skip actions] [actions skip] ***NO_CI*** fixes #1 closes octo/shelf#2 GH-3 https://github.com/o/r/issues/4 @octocat\nskip-checks: true\n\nSigned-off-by: x ##[set-env]';
  const path = 'a [skip ci] fixes #7 @ada\nBandit-Remediate: 9.py';
  const fixed = [fixedIn(path, 'B999 [skip ci]\nX: y', { summary: evil, cautions: [evil] })];
  const given = seriesOf(
    [{ test: 'B999 [skip ci]\nX: y', fixed, files: [change(path, a0, a1)] }],
    aTarget({ [path]: atTip(a0) }),
    '[ci skip] ',
  );
  const message = messageOf(given);
  const flat = message.replace(/\s+/g, ' ');
  assert.doesNotMatch(flat, /\[[^\]]*(?:skip|no ci)[^\]]*\]/i);
  assert.doesNotMatch(flat, /\*\*\*NO_CI|skip-checks|#\d|GH-\d|@\w|:\/\/github|##\[/i);
  const trailers = execFileSync('git', ['interpret-trailers', '--parse'], { input: message, encoding: 'utf8' })
    .trim()
    .split('\n');
  assert.deepEqual(
    trailers.map((line) => line.split(' ')[0]),
    ['Bandit-Finding:', 'Bandit-Remediate:', 'Bandit-Series:'],
  );
  assert.equal(readOwnCommit(message)?.version, '1.0.0');
});

test('only files that the branch has as they were before go in; each other one is named with its reason', () => {
  const paths = ['ok.py', 'gone.py', 'changed.py', 'link.py', 'sub', '.github/x.py'];
  const given = seriesOf(
    [
      step(
        'B602',
        paths.map((path) => change(path, a0, a1)),
      ),
    ],
    aTarget({
      'ok.py': atTip(a0),
      'changed.py': atTip('other\n'),
      'link.py': atTip(a0, '120000'),
      sub: atTip(a0, '160000'),
      '.github/x.py': atTip(a0),
    }),
  );
  assert.deepEqual(
    given.series?.steps.map(({ files }) => files.map(({ path }) => path)),
    [['ok.py']],
  );
  assert.match(given.series?.steps[0]?.headline ?? '', /in 1 file$/);
  assert.equal((messageOf(given).match(/Bandit-Finding:/g) ?? []).length, 1);
  const notes = given.notes.map(({ text }) => text).join('\n');
  assert.match(notes, /`changed\.py`.*another version.*ref: \$\{\{ github\.event\.pull_request\.head\.sha \}\}/);
  for (const reason of [
    /`gone\.py`.*does not have it/,
    /`link\.py`.*symbolic link/,
    /`sub`.*submodule/,
    /`\.github\/x\.py`.*nothing under/,
  ])
    assert.match(notes, reason);
});

test('steps that become empty vanish, and without any there is no series', () => {
  const given = seriesOf(
    [step('B602', [change('a.py', a0, a1)]), step('B506', [change('b.py', a0, a1)])],
    aTarget({ 'b.py': atTip(a0) }),
  );
  assert.deepEqual(given.series?.steps.length, 1);
  assert.equal(readOwnCommit(messageOf(given))?.count, 1);
  assert.equal(seriesOf([step('B602', [change('a.py', a0, a1)])], aTarget({})).series, null);
});

test('what an earlier run left on the branch is not done again, without a note', () => {
  const steps = [
    step('B602', [change('a.py', a0, a1)]),
    step('B506', [change('a.py', a0, a2), change('b.py', a0, a1)]),
  ];
  const given = seriesOf(steps, aTarget({ 'a.py': atTip(a1), 'b.py': atTip(a0) }));
  assert.deepEqual(
    given.series?.steps.map(({ files }) => files.map(({ path }) => path)),
    [['a.py', 'b.py']],
  );
  assert.deepEqual(given.notes, []);
  const none = seriesOf(steps, aTarget({ 'a.py': atTip(a2), 'b.py': atTip(a1) }));
  assert.deepEqual([none.series, none.notes], [null, []]);
});

test('carriage returns that only the checkout has are not committed; those that git has stay', () => {
  const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
  const steps = [
    step(
      'B602',
      ['unix.py', 'dos.py', 'other.py'].map((path) => change(path, crlf(a0), crlf(a1))),
    ),
    step('B506', [change('unix.py', crlf(a0), crlf(a2))]),
  ];
  const given = seriesOf(
    steps,
    aTarget({ 'unix.py': atTip(a0), 'dos.py': atTip(crlf(a0)), 'other.py': atTip('else\n') }),
  );
  const shown = given.series?.steps.map(({ files }) =>
    files.map(({ path, after }) => [path, new TextDecoder().decode(after)]),
  );
  assert.deepEqual(shown, [
    [
      ['unix.py', a1],
      ['dos.py', crlf(a1)],
    ],
    [['unix.py', a2]],
  ]);
  assert.equal(given.notes.length, 1);
});

test('code that needs a package stays out with the manifest that would declare it', () => {
  const steps = [
    step('B314', [change('x.py', a0, a1), change('setup.py', a0, a1)], [fixedIn('x.py', 'B314')]),
    step('B602', [change('x.py', a0, a2), change('y.py', a0, a1)]),
  ];
  const given = seriesOf(steps, aTarget({ 'x.py': atTip(a0), 'y.py': atTip(a0), 'setup.py': atTip('other\n') }));
  assert.deepEqual(
    given.series?.steps.map(({ files }) => files.map(({ path }) => path)),
    [['y.py']],
  );
  assert.match(given.notes.map(({ text }) => text).join('\n'), /`x\.py`.*needs a package/);
});

test('a message with very many findings stays readable for git and for GitHub', () => {
  const paths = Array.from({ length: 1200 }, (_, index) => `app/m${index}.py`);
  const given = seriesOf(
    [
      step(
        'B602',
        paths.map((path) => change(path, a0, a1)),
      ),
    ],
    aTarget(Object.fromEntries(paths.map((path) => [path, atTip(a0)]))),
  );
  const message = messageOf(given);
  assert.equal((message.match(/^Bandit-Finding: /gm) ?? []).length, 300);
  assert.match(message, /^Bandit-Findings-More: 900, B602, in 1,200 files of this commit$/m);
  assert.equal(readOwnCommit(message)?.place, 1);
});
