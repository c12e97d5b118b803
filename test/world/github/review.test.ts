/** Reviews with suggestions, against a GitHub with a memory and a git repository behind it, whatever goes wrong. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { regionsBetween } from '../../../src/fixing/fix-regions.ts';
import type { Note } from '../../../src/model/findings/report.ts';
import { hidden, listMark, marker } from '../../../src/model/github/own-remark.ts';
import type { FixTarget, Review, Suggestion } from '../../../src/model/github/publication.ts';
import { reviewOf } from '../../../src/render/review/review.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { connect } from '../../../src/world/github/client.ts';
import { diffHunks } from '../../../src/world/github/review/diff-hunks.ts';
import { postReview } from '../../../src/world/github/review/review.ts';
import { aContext, aFixed, aRemediation } from '../../builders.ts';
import {
  actionsBot,
  faults,
  person,
  readOnlyBot,
  startGitHub,
  type Fault,
  type GitHubStandIn,
  type Repository,
} from '../stand-ins/github.ts';

let github: GitHubStandIn;
let shelf: Repository;
let pull = 0;
const lines = (count: number, change: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join('');
const head = (): string => shelf.tip('change') ?? assert.fail();

before(async () => {
  github = await startGitHub();
  github.token('ghp_person', person);
  github.token('ghs_readonly', readOnlyBot);
  // What a job has with `permissions: { contents: read, pull-requests: write }`: it may hide, not resolve.
  github.token('ghs_least', {
    ...actionsBot,
    permissions: { contents: 'read', 'pull-requests': 'write', metadata: 'read' },
  });
});
after(() => github.close());
beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', { 'app.py': lines(200), 'b.py': lines(60) });
  shelf.push('change', {
    'app.py': lines(200, { 10: 'x', 50: 'y', 100: 'z', 150: 'w' }),
    'b.py': lines(60, { 30: 'v' }),
  });
  pull = shelf.open({ head: 'change' }).number;
});

const mark = marker('review', 'bandit');
const aSuggestion = (line: number, overrides: Partial<Suggestion> & { readonly text?: string } = {}): Suggestion => {
  const { text = 'safe()', ...rest } = overrides;
  const key = `bandit-remediate:${line.toString(16).padStart(16, '0')}`;
  return {
    path: 'app.py',
    lines: { start: line, end: line },
    key,
    body: `**B602**: Fix.\n\n\`\`\`suggestion\n${text}\n\`\`\`\n\n${hidden(key)}\n${mark}`,
    instead: `app.py:${line}\n\n\`\`\`python\n${text}\n\`\`\``,
    ...rest,
  };
};
const aReview = (
  suggestions: readonly Suggestion[] = [aSuggestion(10), aSuggestion(50, { lines: { start: 49, end: 51 } })],
  overrides: Partial<Review> = {},
): Review => ({ pull, head: head(), body: `**Bandit.**\n\n${mark}`, marker: mark, suggestions, ...overrides });
const post = (
  review: Review,
  token = 'ghs_workflow',
  context = aContext(),
  timeout = 10_000,
): Promise<readonly Note[]> =>
  postReview(connect(token, github.env, { pause: async () => undefined, timeout }) ?? assert.fail(), context, review);
const clean = (): void => assert.deepEqual(github.violations, []);
const open = (): readonly (readonly [string, number])[] =>
  shelf
    .threadsOn(pull)
    .filter(({ resolvedBy, comments }) => resolvedBy === null && comments[0]?.minimized === null)
    .map(({ path, line }) => [path, line] as const);
const states = (): readonly string[] =>
  shelf.reviewsOn(pull).map(({ state, minimized }) => (minimized === null ? state : minimized));
const posts = (): number =>
  github.requests.filter(({ method, label }) => method === 'POST' && label.endsWith('reviews')).length;

test('one review with all suggestions, each on its lines, and never two for a head', async () => {
  assert.deepEqual(await post(aReview()), []);
  assert.deepEqual(states(), ['COMMENTED']);
  assert.deepEqual(
    shelf.threadsOn(pull).map(({ startLine, line, side, commit }) => [startLine, line, side, commit]),
    [
      [null, 10, 'RIGHT', head()],
      [49, 51, 'RIGHT', head()],
    ],
  );
  assert.deepEqual(await post(aReview([aSuggestion(100)])), []);
  assert.deepEqual([states().length, posts()], [1, 1]);
  clean();
});

test('what reviewOf makes of the diff that GitHub gives is taken as it is', async () => {
  const text = shelf.read('change', 'app.py');
  const fixed = [10, 50, 100, 150, 190].map((line) =>
    aFixed({
      of: {
        path: 'app.py',
        message: `${line}`,
        span: { startLine: line, startColumn: 1, endLine: line, endColumn: 2 },
      },
      regions: regionsBetween(
        text,
        text.replace(/^.*$/gmu, (old, offset: number) =>
          text.slice(0, offset).split('\n').length === line ? `safe(${line})\nmore()` : old,
        ),
      ),
    }),
  );
  const client = connect('ghs_workflow', github.env) ?? assert.fail();
  const hunks = await diffHunks(client, 'octo/shelf', pull);
  const files: FixTarget['files'] = new Map([
    ['app.py', { blob: shelf.files('change').get('app.py')?.sha ?? '', mode: '100644' }],
  ]);
  const target: FixTarget = {
    branch: 'change',
    head: head(),
    message: '',
    files,
    hunks: hunks instanceof Map ? hunks : null,
    repository: 'octo/shelf',
    isDefaultBranch: false,
  };
  const review =
    reviewOf(
      aRemediation({ fixed, files: [{ path: 'app.py', before: text, after: '' }] }),
      target,
      { pull, category: 'bandit', apply: null },
      ruleOf,
    ) ?? assert.fail();
  assert.deepEqual(await post(review), []);
  assert.deepEqual(
    shelf.threadsOn(pull).map(({ line }) => line),
    [10, 50, 100, 150],
  );
  assert.match(shelf.reviewsOn(pull)[0]?.body ?? '', /app\.py:190.*outside the pull request/);
  clean();
});

test('after a push: what stands is not posted again, what no longer applies goes, the rest is posted', async () => {
  for (const token of ['ghs_workflow', 'ghs_least']) {
    shelf.pull(pull).threads.length = 0;
    shelf.pull(pull).reviews.length = 0;
    await post(aReview([aSuggestion(10), aSuggestion(50), aSuggestion(100)]), token);
    const first = head();
    // Line 100 changes, so that the third is outdated; the second is no longer offered.
    shelf.push('change', { 'app.py': lines(200, { 10: 'x', 50: 'y', 100: `fixed ${token}`, 150: 'w' }) });
    assert.deepEqual(await post(aReview([aSuggestion(10), aSuggestion(150)]), token), []);
    assert.notEqual(head(), first);
    assert.deepEqual(
      shelf.threadsOn(pull).map(({ line }) => line),
      [10, 50, 100, 150],
      token,
    );
    assert.deepEqual(
      open(),
      [
        ['app.py', 10],
        ['app.py', 150],
      ],
      token,
    );
    const gone = shelf.threadsOn(pull).filter(({ line }) => line === 50 || line === 100);
    if (token === 'ghs_least')
      assert.deepEqual(
        gone.map(({ comments }) => comments[0]?.minimized),
        ['outdated', 'outdated'],
      );
    else assert.ok(gone.every(({ resolvedBy }) => resolvedBy !== null));
    assert.deepEqual(states(), ['outdated', 'COMMENTED']);
    assert.match(shelf.reviewsOn(pull)[1]?.body ?? '', /1 suggestion of an earlier review applies as before/);
    assert.deepEqual(await post(aReview([aSuggestion(10), aSuggestion(150)]), token), []);
    assert.equal(states().length, 2);
  }
  clean();
});

test('when all stand already nothing is posted for the new head', async () => {
  await post(aReview());
  shelf.push('change', { 'c.py': 'new\n' });
  assert.deepEqual(await post(aReview()), []);
  assert.deepEqual([states(), open().length], [['COMMENTED'], 2]);
  clean();
});

test('a suggestion whose text has changed replaces the old one', async () => {
  await post(aReview([aSuggestion(10)]));
  shelf.push('change', { 'c.py': 'new\n' });
  assert.deepEqual(await post(aReview([aSuggestion(10, { text: 'safer()' })])), []);
  assert.equal(open().length, 1);
  assert.match(shelf.threadsOn(pull)[1]?.comments[0]?.body ?? '', /safer/);
  clean();
});

test('nothing is left to suggest: nothing is posted, what stood goes', async () => {
  await post(aReview());
  shelf.push('change', { 'c.py': 'new\n' });
  assert.deepEqual(await post(aReview([], { body: '' })), []);
  assert.deepEqual([posts(), open()], [1, []]);
  clean();
});

const reply = (index: number, author = person): void => {
  const [first] = shelf.threadsOn(pull)[index]?.comments ?? [];
  if (!first) assert.fail();
  first.thread.comments.push({
    ...first,
    id: 90_000 + index,
    nodeId: `PRRC_${90_000 + index}`,
    author,
    body: 'We discussed this.',
  });
};

test('what a person answered stays; what a person closed does not come back', async () => {
  await post(aReview([aSuggestion(10), aSuggestion(50), aSuggestion(100)]));
  reply(0);
  const [, second] = shelf.threadsOn(pull);
  if (second) second.resolvedBy = person;
  const third = shelf.threadsOn(pull)[2]?.comments[0];
  if (third) third.minimized = 'off-topic';
  shelf.push('change', { 'c.py': 'new\n' });
  assert.deepEqual(await post(aReview([aSuggestion(50), aSuggestion(100)])), []);
  assert.equal(shelf.threadsOn(pull).length, 3);
  assert.deepEqual(open(), [['app.py', 10]]);
  clean();
});

test("another category's suggestions, and a person who quotes ours, are left alone", async () => {
  const other = marker('review', 'other');
  await post(
    aReview([aSuggestion(10, { body: `x ${hidden(aSuggestion(10).key)} ${other}` })], { marker: other, body: other }),
  );
  await connect('ghp_person', github.env)?.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    owner: 'octo',
    repo: 'shelf',
    pull_number: pull,
    event: 'COMMENT',
    body: aReview().body,
    commit_id: head(),
    comments: [{ path: 'app.py', line: 50, side: 'RIGHT', body: aSuggestion(50).body }],
  });
  shelf.push('change', { 'c.py': 'new\n' });
  assert.deepEqual(await post(aReview([aSuggestion(50), aSuggestion(100)])), []);
  assert.deepEqual(open(), [
    ['app.py', 10],
    ['app.py', 50],
    ['app.py', 50],
    ['app.py', 100],
  ]);
  clean();
});

test('one bad comment does not lose the others: it is found, and stands in the text', async () => {
  const many = [
    ...Array.from({ length: 4 }, (_, index) => aSuggestion(7 + index)),
    ...Array.from({ length: 4 }, (_, index) => aSuggestion(47 + index)),
  ];
  for (const [index, bad] of [
    [3, aSuggestion(30)],
    [5, aSuggestion(10, { path: 'else.py' })],
    [0, aSuggestion(8, { lines: { start: 8, end: 48 } })],
  ] as const) {
    shelf.pull(pull).threads.length = 0;
    shelf.pull(pull).reviews.length = 0;
    github.reset();
    const notes = await post(aReview(many.map((one, place) => (place === index ? bad : one))));
    assert.equal(shelf.threadsOn(pull).length, 7);
    assert.deepEqual(states(), ['COMMENTED']);
    assert.match(notes.map(({ text }) => text).join(), /^1 suggestion could not be placed/);
    assert.match(
      shelf.reviewsOn(pull)[0]?.body ?? '',
      /1 suggestion that GitHub did not take[\s\S]*```python\nsafe\(\)\n```/,
    );
    assert.ok(posts() <= 10, `${posts()} requests`);
    clean();
  }
});

test('when the bad comment cannot be looked for, what is not known to be good stands in the text', async () => {
  for (const [passing, placed] of [
    [1, 0],
    [2, 2],
  ] as const) {
    shelf.pull(pull).threads.length = 0;
    shelf.pull(pull).reviews.length = 0;
    github.reset();
    github.faultAt(
      /^POST .*reviews$/,
      ...Array.from({ length: passing }, () => 'none' as const),
      faults.secondaryLimit,
      faults.secondaryLimit,
    );
    const notes = await post(aReview([9, 10, 11, 30].map((line) => aSuggestion(line))));
    assert.match(notes[0]?.text ?? '', placed === 0 ? /^4 suggestions/ : /^2 suggestions/);
    assert.deepEqual([states(), shelf.threadsOn(pull).length], [['COMMENTED'], placed]);
    clean();
  }
});

test('when nothing fits anywhere the review stands without comments', async () => {
  const notes = await post(aReview([20, 21, 22, 23].map((line) => aSuggestion(line))));
  assert.deepEqual([states(), shelf.threadsOn(pull).length], [['COMMENTED'], 0]);
  assert.match(notes[0]?.text ?? '', /^4 suggestions could not be placed/);
  clean();
});

test('what a run that was cut off left unsubmitted is taken back; a draft of a person is not', async () => {
  for (const [token, body] of [
    ['ghs_workflow', mark],
    ['ghp_person', 'my draft'],
  ] as const) {
    const begun = connect(token, github.env)?.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      owner: 'octo',
      repo: 'shelf',
      pull_number: pull,
      commit_id: head(),
      body,
    });
    assert.equal((await begun)?.status, 200);
  }
  assert.deepEqual(await post(aReview()), []);
  assert.deepEqual(states(), ['PENDING', 'COMMENTED']);
  assert.equal(shelf.reviewsOn(pull)[0]?.author.login, person.login);
  clean();
});

test('a list that stands already is no reason for another review', async () => {
  const body = `**Bandit.**\n\n${mark}\n${listMark('abcdef')}`;
  await post(aReview([], { body }));
  shelf.push('change', { 'c.py': 'new\n' });
  await post(aReview([], { body: body.replace('Bandit.', 'Bandit again.') }));
  assert.deepEqual(states(), ['COMMENTED']);
  shelf.push('change', { 'd.py': 'new\n' });
  await post(aReview([], { body: body.replace('abcdef', '123456') }));
  assert.deepEqual(states(), ['outdated', 'COMMENTED']);
  clean();
});

test('two runs at once on one head leave one review to be seen', async () => {
  for (let round = 0; round < 2; round += 1) {
    shelf.pull(pull).threads.length = 0;
    shelf.pull(pull).reviews.length = 0;
    assert.deepEqual(await Promise.all([post(aReview()), post(aReview())]), [[], []]);
    assert.equal(states().filter((state) => state === 'COMMENTED').length, 1);
    assert.equal(open().length, 2);
  }
  clean();
});

test('a push in the meantime, a closed pull request: nothing is posted, and one line says why', async () => {
  const review = aReview();
  shelf.push('change', { 'c.py': 'new\n' });
  assert.match((await post(review))[0]?.text ?? '', /somebody pushed/);
  shelf.pull(pull).state = 'closed';
  assert.match((await post(aReview()))[0]?.text ?? '', /closed/);
  assert.deepEqual([posts(), states()], [0, []]);
  clean();
});

const {
  noPermission,
  badCredentials,
  notFound,
  noCommit,
  secondaryLimit,
  badGateway,
  graphqlForbidden,
  graphqlTimeout,
} = faults;
const broken: Readonly<Record<string, Fault>> = {
  noPermission,
  badCredentials,
  notFound,
  noCommit,
  secondaryLimit,
  badGateway,
  cut: 'cut',
  hang: 'hang',
  'cut after it was done': { afterEffect: 'cut' },
  '502 after it was done': { afterEffect: badGateway },
};
/** What may have been done matters once and for good; a refusal is meant. */
const cases = [
  ...Object.entries(broken).map(([name, fault]) => [name, fault, 20] as const),
  ['cut once', 'cut', 1],
  ['cut once after it was done', { afterEffect: 'cut' }, 1],
] as const;
/** `EVERY_FAULT=1`: each of GitHub's wordings, for good, at every kind of call; by hand. */
const everyFault =
  process.env['EVERY_FAULT'] === '1'
    ? Object.entries(faults).map(([name, fault]) => [`always ${name}`, fault, 20] as const)
    : [];
const asked = [
  ['noPermission', noPermission, 20],
  ['502', badGateway, 20],
  ['hang', 'hang', 20],
  ['forbidden', graphqlForbidden, 20],
  ['GitHub gives up', graphqlTimeout, 20],
] as const;
const hiding = [...asked, ['cut', 'cut', 20], ['cut once after it was done', { afterEffect: 'cut' }, 1]] as const;

test('whatever fails at whatever call: one review or none, nothing twice, and a second run finishes', async () => {
  await post(aReview([aSuggestion(100)]));
  shelf.push('change', { 'c.py': 'new\n' });
  const { threads, reviews } = shelf.pull(pull);
  const [thread, first] = [threads[0] ?? assert.fail(), reviews[0] ?? assert.fail()];
  for (const [label, these] of [
    [/^GRAPHQL query/, asked],
    [/^POST .*reviews$/, cases],
    [/^GRAPHQL mutation/, hiding],
  ] as const) {
    for (const [name, fault, times] of [
      ...these,
      ...everyFault.filter(([one]) => label.source.includes('GRAPHQL') || !one.startsWith('always graphql')),
    ]) {
      const where = `${name} at ${label}`;
      threads.length = reviews.length = 1;
      thread.resolvedBy = first.minimized = null;
      for (const comment of thread.comments) comment.minimized = null;
      github.reset();
      github.faultAt(label, ...Array.from({ length: times }, () => fault));
      const notes = await post(aReview(), 'ghs_workflow', aContext(), fault === 'hang' ? 100 : 10_000);
      assert.ok(notes.length <= 1 && notes.every(({ text }) => text.length < 700), where);
      assert.ok(reviews.length <= 2 && [1, 3].includes(threads.length), where);
      assert.ok(
        notes.length === 1 || (threads.length === 3 && open().length === 2),
        `${where}: something is missing and nothing is said`,
      );
      github.reset();
      assert.deepEqual(await post(aReview()), [], where);
      assert.deepEqual(
        [states(), open().map(([, line]) => line)],
        [
          ['outdated', 'COMMENTED'],
          [10, 51],
        ],
        where,
      );
      clean();
    }
  }
});

test('what stands in the way is one clear line', async () => {
  const fork = aContext({
    pull: { number: pull, headSha: head(), baseSha: head(), baseRef: 'main', fork: true, dependabot: false },
  });
  const lacking = (await post(aReview(), 'ghs_readonly'))[0];
  assert.deepEqual([lacking?.level, lacking?.topic], ['warning', 'fix']);
  assert.match(lacking?.text ?? '', /^The suggestions were not posted: .*`permissions: \{ pull-requests: write \}`/);
  assert.deepEqual((await post(aReview(), 'ghs_readonly', fork))[0]?.level, 'notice');
  assert.match(
    (await post(aReview(), 'ghs_workflow', aContext({ repository: null })))[0]?.text ?? '',
    /repository is not known/,
  );
});
