import assert from 'node:assert/strict';
import { test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { Remediation } from '../../../src/model/fixes/remediation.ts';
import {
  hashOfTitle,
  keepTicks,
  readProposalMarker,
  withoutProposalMarker,
} from '../../../src/model/github/proposal-marker.ts';
import type { CommitSeries, FixTarget, Proposal } from '../../../src/model/github/publication.ts';
import { proposalOf, type ProposalWish } from '../../../src/render/proposal/proposal.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { aDropped, aFixed, anOutcome, aRefused, aRemediation } from '../../builders.ts';

const target: FixTarget = {
  branch: 'main',
  head: 'c'.repeat(40),
  message: '',
  files: new Map(),
  hunks: null,
  repository: 'octo/shelf',
  isDefaultBranch: true,
};
const wish: ProposalWish = { title: '', labels: [], reviewers: [], draft: false };
const seriesFor = (...paths: readonly string[]): CommitSeries => ({
  repository: 'octo/shelf',
  branch: 'main',
  onto: target.head,
  modes: new Map(),
  steps: [
    {
      headline: 'h',
      body: 'b',
      files: paths.map((path) => ({ path, before: new Uint8Array(), after: new Uint8Array(1) })),
    },
  ],
});
const propose = (
  remediation: Partial<Remediation>,
  series: CommitSeries | null = seriesFor('app/run.py'),
  more: Partial<ProposalWish> = {},
): Proposal =>
  proposalOf(anOutcome([], { remediation: aRemediation(remediation) }), series, target, { ...wish, ...more }, ruleOf);
const points = (text: string): number => [...text].length;
/** GitHub looks for mentions in the text of the page. */
const decoded = (page: string): string =>
  page.replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)));
const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

test('the default branch has the plain name, any other its own', () => {
  assert.deepEqual(
    [propose({}).base, propose({}).branch, propose({}).head],
    ['main', 'bandit-remediate/fixes', target.head],
  );
  const beside = proposalOf(
    anOutcome([], { remediation: aRemediation() }),
    null,
    { ...target, branch: 'release/1', isDefaultBranch: false },
    wish,
    ruleOf,
  );
  assert.deepEqual([beside.base, beside.branch], ['release/1', 'bandit-remediate/fixes-release/1']);
});

test('the body says what is done, rule by rule, with risk, checks, proof, before and after, and what is left', () => {
  const { body, title } = propose({
    fixed: [
      aFixed({ cautions: ['Set `DB` first.'] }),
      aFixed({
        of: { test: 'B506', cwe: 20 },
        safety: 'review',
        summary: 'Load with `yaml.safe_load`',
        cautions: ['Set `DB` first.'],
      }),
    ],
    refused: [aRefused(), aRefused(), aRefused({ because: 'it is `eval`' })],
    dropped: [aDropped()],
    tests: { command: ['pytest', '-q'], verdict: 'passed', output: '', runs: 1, seconds: 3.21 },
  });
  assert.equal(title, 'Fix 2 findings of Bandit');
  for (const part of [
    /^\*\*2 findings of Bandit are fixed here, in 1 file; 6 were looked at\.\*\*/,
    /\| B602 .* \| +1 \| +0 \| +3 \| +1 \|/,
    /1 fix is safe: .*1 fix may change/,
    /- \[ \] Set `DB` first\. \(`app\/run\.py:3`, `app\/run\.py:3`\)/,
    /#### Proof\n\n.*`pytest -q` passes with all of them/,
    /```diff\n-subprocess\.run\("ls", shell=True\)\n\+subprocess/,
    /- \*\*B602\*\*, 2 times: the command is a variable\. Pass a list\./,
    /Dropped: Bandit still reports B602\./,
    /`git revert`/,
  ])
    assert.match(body, part);
  assert.doesNotMatch(body, /3\.2/, 'what differs from run to run would edit the pull request each time');
});

test('fixes that the commits lack are not claimed', () => {
  const { body, title } = propose({ fixed: [aFixed(), aFixed({ of: { path: 'other.py' } })] });
  assert.equal(title, 'Fix 1 finding of Bandit');
  assert.match(body, /The fixes of 1 finding are left out/);
  assert.doesNotMatch(body, /other\.py/);
});

test('settled is only what has nothing left and could be scanned', () => {
  const settled = (remediation: Partial<Remediation>, verdict: 'passed' | 'failed' | 'incomplete'): boolean =>
    proposalOf(anOutcome([], { verdict, remediation: aRemediation(remediation) }), null, target, wish, ruleOf).settled;
  assert.equal(settled({ fixed: [] }, 'passed'), true);
  assert.equal(settled({ fixed: [], refused: [aRefused()] }, 'failed'), true);
  assert.equal(settled({}, 'failed'), false, 'the files are other ones at the tip');
  assert.equal(settled({ fixed: [], dropped: [aDropped()] }, 'failed'), false);
  assert.equal(settled({ fixed: [] }, 'incomplete'), false);
  const newOnly = anOutcome([], {
    remediation: aRemediation({ fixed: [] }),
    gate: { severity: 'medium', confidence: 'low', newOnly: true, unscanned: 'fail' },
  });
  assert.equal(proposalOf(newOnly, null, target, wish, ruleOf).settled, false);
  assert.equal(proposalOf(newOnly, null, { ...target, isDefaultBranch: false }, wish, ruleOf).settled, true);
});

test('a body never exceeds what GitHub takes, in code points, and says what it leaves out', () => {
  const long = '🙂'.repeat(900);
  const fixed = Array.from({ length: 400 }, (_, index) =>
    aFixed({
      cautions: [`Check ${index} ${'x'.repeat(40)}`],
      excerpt: { line: 1, before: `${long}\n`, after: `${long}${index}\n` },
    }),
  );
  const { body } = propose({
    fixed,
    refused: Array.from({ length: 300 }, (_, index) => aRefused({ because: `${index} ${long}` })),
    dropped: Array.from({ length: 300 }, (_, index) => aDropped({ reason: `${index} ${long}` })),
  });
  assert.ok(points(body) <= 65_536, String(points(body)));
  assert.match(body, /_and \d+ more, in the files of this pull request_/);
  assert.match(body, /Check 399/, 'what a person has to do comes before what is nice to read');
  assert.notEqual(readProposalMarker(body), null);
  assert.equal((body.match(/<details>/g) ?? []).length, (body.match(/<\/details>/g) ?? []).length);
});

test('hostile text stays text: no mention, link, image, HTML, task or marker of its own', () => {
  const evil =
    '@octocat GH-2 octo/shelf#1 <img src=x onerror=1> [a](https://evil.example) ![b](https://evil.example/x.png) #1 | </details> www.evil.example\n- [x] done';
  const { body } = propose({
    fixed: [
      aFixed({
        of: { test: `B1 ${evil}`, path: `app/run.py` },
        summary: evil,
        cautions: [evil],
        excerpt: {
          line: 1,
          before: `\`\`\`\`\n${evil}\n`,
          after: '<!-- bandit-remediate:proposal title=0000000000000000 fixes=0000000000000000 -->\n',
        },
      }),
    ],
    refused: [aRefused({ because: evil, advice: evil, of: { path: `x ${evil}` } })],
    dropped: [aDropped({ summary: evil, reason: evil })],
  });
  const shown = html(body)
    .replace(/<pre>[\s\S]*?<\/pre>/g, '')
    .replace(/<code>[\s\S]*?<\/code>/g, '');
  assert.doesNotMatch(shown, /<img|<a |href|onerror=1>/);
  assert.doesNotMatch(decoded(shown), /@octocat|#1\b|GH-2/);
  assert.notEqual(readProposalMarker(body)?.title, '0'.repeat(16));
});

test('title, labels and reviewers are as asked for, each once', () => {
  const made = propose({}, undefined, {
    title: ' Fix it\n[skip ci] ',
    labels: ['a', ' a', ''],
    reviewers: ['ada', 'octo/team', 'ada'],
    draft: true,
  });
  assert.deepEqual(
    [made.title, made.labels, made.reviewers, made.draft],
    ['Fix it (skip ci)', ['a'], ['ada', 'octo/team'], true],
  );
});

test("the marker tells our title from a person's, and the same fixes from others", () => {
  const one = propose({}).body;
  assert.equal(readProposalMarker(one)?.title, hashOfTitle('Fix 1 finding of Bandit'));
  assert.equal(
    readProposalMarker(one)?.fixes,
    readProposalMarker(propose({}, undefined, { title: 'Other' }).body)?.fixes,
  );
  assert.notEqual(
    readProposalMarker(one)?.fixes,
    readProposalMarker(propose({ fixed: [aFixed({ of: { test: 'B506' } })] }).body)?.fixes,
  );
  assert.equal(readProposalMarker(withoutProposalMarker(one)), null);
});

test('ticked boxes stay ticked', () => {
  assert.equal(
    keepTicks('- [x] one\r\n- [ ] two\r\n* [X] three', '- [ ] one\n- [ ] two\n- [ ] four\n* [ ] three'),
    '- [x] one\n- [ ] two\n- [ ] four\n* [x] three',
  );
});
