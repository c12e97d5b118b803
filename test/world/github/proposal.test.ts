import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { hashOfTitle, readProposalMarker } from '../../../src/model/github/proposal-marker.ts';
import type { Proposal } from '../../../src/model/github/publication.ts';
import { proposalOf, type ProposalWish } from '../../../src/render/proposal/proposal.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { propose, type Proposed } from '../../../src/world/github/proposal/proposal.ts';
import { anOutcome, aRemediation } from '../../builders.ts';
import {
  assertFixed,
  clientOf,
  contextOf,
  files,
  mishapsOf,
  seriesOn,
  targetOf,
  thePlan,
  withProgram,
} from '../fix-plan.ts';
import { appBot, faults, startGitHub, type Fault, type GitHubStandIn, type Repository } from '../stand-ins/github.ts';

const branch = 'bandit-remediate/fixes';
let github: GitHubStandIn;
let shelf: Repository;
let start: string;

before(async () => {
  github = await startGitHub();
  github.token('ghs_app', appBot);
});
after(() => github.close());
beforeEach(() => begin());
afterEach(() => assert.deepEqual(github.violations, []));

function begin(content = files): void {
  github.reset();
  shelf = github.repository('octo/shelf', content);
  start = shelf.tip('main') ?? '';
}

const labels = (): readonly string[] => github.requests.map(({ label }) => label);
const writes = (): readonly string[] => labels().filter((label) => !label.startsWith('GET'));
const texts = ({ notes }: Proposed): string => notes.map(({ text }) => text).join('\n');
const open = () => shelf.pulls.filter(({ state }) => state === 'open');

/** One run on the branch as it is; `nothing`: without a finding left. */
async function run({
  wish = {},
  nothing = false,
  token,
  on = 'main',
}: {
  readonly wish?: Partial<ProposalWish>;
  readonly nothing?: boolean;
  readonly token?: string;
  readonly on?: string;
} = {}): Promise<Proposed> {
  const client = clientOf(github, token);
  const context = contextOf(shelf, on);
  return propose(client, context, await proposalFor(client, context, wish, nothing));
}

async function proposalFor(
  client: ReturnType<typeof clientOf>,
  context: ReturnType<typeof contextOf>,
  wish: Partial<ProposalWish> = {},
  nothing = false,
): Promise<Proposal> {
  const target = await targetOf(client, context, 'pull-request');
  const { remediation } = nothing ? { remediation: aRemediation({ fixed: [], files: [] }) } : thePlan();
  const asked = { title: '', labels: [], reviewers: [], draft: false, ...wish };
  return proposalOf(anOutcome([], { remediation }), nothing ? null : seriesOn(target).series, target, asked, ruleOf);
}

function assertProposed(base = start): void {
  assertFixed(shelf, branch, base);
  assert.deepEqual(
    shelf.log(branch, base).map(({ message }) => /^B\d+/.exec(message)?.[0]),
    ['B506', 'B602'],
  );
  assert.ok(shelf.log(branch, base).every(({ verified }) => verified));
  assert.equal(open().length, 1);
}

test('a branch and a pull request, with a verified commit for each rule and the executable bits', async () => {
  begin(withProgram);
  const made = await run({
    wish: { title: 'Security fixes', labels: ['security', 'bandit'], reviewers: ['ada', 'octo/team'], draft: true },
    token: 'ghs_app',
  });
  assertProposed();
  assert.deepEqual(
    [made.url, made.commit, made.notes],
    ['https://github.com/octo/shelf/pull/1', shelf.tip(branch), []],
  );
  const [pull] = shelf.pulls;
  assert.deepEqual(
    [pull?.title, pull?.base, pull?.draft, pull?.labels, pull?.reviewers, pull?.teams],
    ['Security fixes', 'main', true, ['security', 'bandit'], ['ada'], ['team']],
  );
  assert.match(pull?.body ?? '', /findings of Bandit are fixed here/);
  assert.equal(shelf.tip('main'), start, 'the base is left alone');
});

test("a workflow's own token: one line that checks may wait", async () => {
  assert.match(texts(await run()), /^Required checks may wait.*App or a person[^\n]*$/);
});

test('a second run changes nothing, and asks for nothing to be changed', async () => {
  const first = await run({ wish: { labels: ['security'], reviewers: ['ada'] } });
  const [pull] = shelf.pulls;
  const was = { body: pull?.body, tip: shelf.tip(branch) };
  github.reset();
  const second = await run({ wish: { labels: ['security'], reviewers: ['ada'] } });
  assert.deepEqual({ body: pull?.body, tip: shelf.tip(branch) }, was);
  assert.deepEqual([second.url, second.commit, second.notes], [first.url, first.commit, []]);
  assert.deepEqual(
    writes().filter((label) => !/git\/(?:blobs|trees)$/.test(label)),
    [],
  );
});

test('when the base moves on, the branch is moved onto it in one step, and the pull request stays', async () => {
  await run();
  const base = shelf.push('main', { 'NEWS.md': 'new\n' });
  await run();
  assertProposed(base);
  assert.equal(shelf.pulls.length, 1);
});

test("another branch has a proposal of its own, beside the default branch's", async () => {
  shelf.push('release/1', { 'NEWS.md': 'r\n' });
  await run();
  const made = await run({ on: 'release/1' });
  assert.equal(made.commit, shelf.tip('bandit-remediate/fixes-release/1'));
  assert.deepEqual(
    open().map(({ base, head }) => [base, head.ref]),
    [
      ['main', branch],
      ['release/1', 'bandit-remediate/fixes-release/1'],
    ],
  );
});

test("a person's commits on the branch are kept: new fixes go on top, and files that they changed are left alone", async () => {
  await run();
  const theirs = shelf.push(branch, { 'app/plain.py': 'theirs = 1\n' });
  github.reset();
  const second = await run();
  assert.equal(shelf.tip(branch), theirs, 'nothing is missing there');
  assert.match(texts(second), /has commits of others.*`app\/plain\.py`/);

  // Now one of our files is as it was before: only that is fixed again, on top.
  const back = shelf.push(branch, { 'tool.py': 'y = 1\n' });
  await run();
  assert.ok(shelf.git.isAncestor(back, shelf.tip(branch) ?? ''));
  assert.equal(shelf.read(branch, 'tool.py'), 'y = 2\n');
  assert.equal(shelf.read(branch, 'app/plain.py'), 'theirs = 1\n');
  const [last] = shelf.log(branch, back);
  assert.match(last?.message ?? '', /^B506.*\n\nHere in 1 of 2 files/);
  assert.equal(shelf.log(branch, back).length, 1);
});

test('a commit of ours that somebody amended is theirs', async () => {
  await run();
  const tip = shelf.tip(branch) ?? '';
  const { message, parents } = shelf.git.commit(tip);
  const tree = shelf.git.writeTree(
    tip,
    new Map([['app/plain.py', { mode: '100644', sha: shelf.git.writeBlob(Buffer.from('amended\n')) }]]),
  );
  const amended = shelf.git.writeCommit(
    tree,
    parents,
    message,
    { name: 'Ada', email: 'a@example.com' },
    { name: 'Ada', email: 'a@example.com' },
  );
  shelf.git.moveRef(`refs/heads/${branch}`, amended);
  shelf.push('main', { 'NEWS.md': 'new\n' });
  await run();
  assert.equal(shelf.tip(branch), amended);
});

test('a title that a person gave and boxes that they ticked stay; our own title follows', async () => {
  await run();
  const [pull] = shelf.pulls;
  assert.ok(pull);
  assert.equal(pull.title, 'Fix 4 findings of Bandit');
  await run({ wish: { title: 'Ours, new' } });
  assert.equal(pull.title, 'Ours, new');
  assert.equal(readProposalMarker(pull.body)?.title, hashOfTitle('Ours, new'));
  pull.title = 'Theirs';
  pull.body = pull.body.replaceAll('\n', '\r\n');
  github.reset();
  await run({ wish: { title: 'Ours, new' } });
  assert.equal(pull.title, 'Theirs');
  assert.ok(!labels().some((label) => label.startsWith('PATCH')), 'line feeds of the web page are no change');
  await run({ wish: { title: 'Ours, newer' } });
  assert.equal(pull.title, 'Theirs');
});

test('nothing left: a comment, closed, its branch deleted; the next run does nothing, and later fixes are proposed again', async () => {
  await run();
  assert.deepEqual(await run({ nothing: true }), { url: null, commit: null, notes: [] });
  assert.deepEqual([open().length, shelf.tip(branch), shelf.commentsOn(1).length], [0, null, 1]);
  assert.match(shelf.commentsOn(1)[0]?.body ?? '', /Nothing is left to fix/);
  github.reset();
  await run({ nothing: true });
  assert.deepEqual(writes(), []);
  await run();
  assert.equal(open()[0]?.number, 2);
});

test("nothing left, with a person's commits: closed, and the branch stays", async () => {
  await run();
  const theirs = shelf.push(branch, { 'NOTE.md': 'x\n' });
  await run({ nothing: true });
  assert.deepEqual([open().length, shelf.tip(branch)], [0, theirs]);
});

test('a run on an older commit closes nothing', async () => {
  await run();
  const client = clientOf(github);
  const context = contextOf(shelf, 'main');
  const proposal = await proposalFor(client, context, {}, true);
  shelf.push('main', { 'NEWS.md': 'new\n' });
  await propose(client, context, proposal);
  assert.equal(open().length, 1);
});

test('merged: the branch that is left over goes with the next run', async () => {
  await run();
  shelf.merge(1);
  await run({ nothing: true });
  assert.equal(shelf.tip(branch), null);
});

test('what a person closed is not proposed again, until there is something else to propose', async () => {
  await run();
  const [pull] = shelf.pulls;
  assert.ok(pull);
  Object.assign(pull, { state: 'closed', closedAt: shelf.tip(branch) });
  shelf.git.deleteRef(`refs/heads/${branch}`);
  const again = await run();
  assert.match(texts(again), /#1 with the same fixes was closed without merging/);
  assert.deepEqual([shelf.pulls.length, shelf.tip(branch)], [1, null]);
  pull.body = pull.body.replace(/fixes=[0-9a-f]+/, 'fixes=0000000000000000');
  await run();
  assert.equal(open().length, 1);
});

test('workflows may not open pull requests: the branch stays, and the note leads to the setting and the page that opens one', async () => {
  shelf.workflowsMayOpenPulls = false;
  const made = await run();
  assert.equal(made.commit, shelf.tip(branch));
  assertFixed(shelf, branch, start);
  assert.match(
    texts(made),
    /Settings > Actions > General.*https:\/\/github\.com\/octo\/shelf\/compare\/main\.\.\.bandit-remediate\/fixes\?expand=1/,
  );
  shelf.workflowsMayOpenPulls = true;
  await run();
  assertProposed();
});

test('a reviewer whom GitHub does not take, or drafts that it has not, lose nothing else', async () => {
  github.faultAt(/POST .*\/pulls$/, {
    status: 422,
    body: { message: 'Draft pull requests are not supported in this repository.' },
  });
  const made = await run({ wish: { reviewers: ['outsider1', 'ada'], labels: ['x'], draft: true }, token: 'ghs_app' });
  assert.deepEqual([open()[0]?.reviewers, open()[0]?.labels, open()[0]?.draft], [['ada'], ['x'], false]);
  assert.match(texts(made), /outsider1: .*collaborators/);
  assert.match(texts(made), /no draft pull requests/);
});

test('a rule for the branch, or a token that may not, is one line', async () => {
  shelf.protections.push({ kind: 'ruleset', branches: /^bandit-/ });
  assert.match(texts(await run()), /The fixes were not proposed: the rules of the branch/);
  github.faultAt(/POST/, faults.noPermission);
  shelf.protections.length = 0;
  assert.match(texts(await run()), /contents: write, pull-requests: write/);
});

test('two runs at once: one branch, one pull request', async () => {
  for (let round = 0; round < 3; round += 1) {
    begin();
    await Promise.all([run({ wish: { labels: ['x'] } }), run({ wish: { labels: ['x'] } })]);
    assertProposed();
    assert.equal(shelf.pulls.length, 1);
  }
});

test('a push to the branch between look and move is kept, at whichever call it comes', async () => {
  await run();
  shelf.push('main', { 'NEWS.md': 'new\n' });
  github.reset();
  await run();
  const calls = labels();
  for (const [call, label] of calls.entries()) {
    if (calls.indexOf(label) !== call) continue;
    begin();
    await run();
    shelf.push('main', { 'NEWS.md': 'new\n' });
    github.reset();
    let theirs = '';
    github.fault(...Array.from({ length: call }, (): Fault => 'none'), {
      meanwhile: () => void (theirs = shelf.push(branch, { 'NOTE.md': 'theirs\n' })),
    });
    await run();
    assert.ok(shelf.git.isAncestor(theirs, shelf.tip(branch) ?? ''), `call ${call}`);
    assert.equal(open().length, 1);
  }
});

for (const [what, prepare, nothing] of [
  ['opening', (): void => undefined, false],
  ['closing', (): Promise<Proposed> => run({ token: 'ghs_app' }), true],
] as const)
  test(`${what}: after any fault at any call a second run finishes, and nothing is there twice`, async () => {
    const wish = { labels: ['security'], reviewers: ['ada'] };
    await prepare();
    github.reset();
    await run({ wish, nothing, token: 'ghs_app' });
    for (const { name, faults: list } of mishapsOf(labels(), /POST .*\/pulls$|POST .*\/comments$|updateRefs/)) {
      begin();
      await prepare();
      github.reset();
      github.fault(...list);
      const client = clientOf(github, 'ghs_app');
      const context = contextOf(shelf, 'main');
      // The reads of the plan have faults too: without a plan there is no delivery.
      const proposal = await proposalFor(client, context, wish, nothing).catch(() => null);
      const first = proposal && (await propose(client, context, proposal));
      if (!nothing && first && open().length === 0)
        assert.match(texts(first), /not proposed: .{20}|was opened: .{20}/, name);
      if (!nothing && shelf.tip(branch) !== null) assertFixed(shelf, branch, start);
      github.reset();
      await run({ wish, nothing, token: 'ghs_app' });
      if (nothing) assert.deepEqual([open().length, shelf.tip(branch), shelf.commentsOn(1).length], [0, null, 1], name);
      else {
        assertProposed();
        assert.deepEqual(
          [shelf.pulls.length, open()[0]?.labels, open()[0]?.reviewers],
          [1, ['security'], ['ada']],
          name,
        );
      }
    }
  });
