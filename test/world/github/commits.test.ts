import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { readOwnCommit } from '../../../src/model/github/own-commit.ts';
import { pushCommits, type Pushed } from '../../../src/world/github/commits/commits.ts';
import { fixTarget } from '../../../src/world/github/commits/fix-target.ts';
import {
  assertFixed,
  clientOf,
  contextOf,
  files,
  mishapsOf,
  paths,
  seriesFor,
  seriesOn,
  targetOf,
  withProgram,
} from '../fix-plan.ts';
import {
  appBot,
  faults,
  person,
  startGitHub,
  type Fault,
  type GitHubStandIn,
  type Repository,
} from '../stand-ins/github.ts';

let github: GitHubStandIn;
let shelf: Repository;
let start: string;

before(async () => {
  github = await startGitHub();
  github.token('ghs_app', appBot);
  github.token('ghp_person', person);
});
after(() => github.close());
beforeEach(() => begin(files));
afterEach(() => assert.deepEqual(github.violations, []));

function begin(content: typeof files): void {
  github.reset();
  shelf = github.repository('octo/shelf', content);
  start = shelf.push('topic', { 'NEWS.md': 'new\n' });
}

const context = () => contextOf(shelf, 'topic');
const labels = (): readonly string[] => github.requests.map(({ label }) => label);
const texts = ({ notes }: Pushed): string => notes.map(({ text }) => text).join('\n');

/** One run of the job: always from what was checked out at the start. */
async function run(token?: string): Promise<Pushed | string> {
  const client = clientOf(github, token);
  const target = await fixTarget(client, context(), { kind: 'commit', paths, allowDefault: false });
  if (typeof target === 'string') return target;
  const { series } = seriesOn(target);
  return series === null ? { commit: shelf.tip('topic'), notes: [] } : pushCommits(client, series);
}

/** Whatever was interrupted: after it all, each rule has exactly one commit. */
function assertOnce(branch = 'topic'): void {
  assertFixed(shelf, branch, start);
  const made = shelf.log(branch, start);
  assert.deepEqual(
    made.map(({ message }) => /^B\d+/.exec(message)?.[0]),
    ['B506', 'B602'],
  );
  assert.ok(made.every(({ verified, message }) => verified && readOwnCommit(message) !== null));
}

test('ordinary files: one verified commit for each rule, through GraphQL with the expected head', async () => {
  const pushed = await run();
  assert.ok(typeof pushed !== 'string');
  assert.equal(pushed.commit, shelf.tip('topic'));
  assertOnce();
  assert.equal(labels().filter((label) => label === 'GRAPHQL mutation createCommitOnBranch').length, 2);
  assert.match(texts(pushed), /Required checks may wait.*App/);
});

test('a program among them: the objects first, then the branch is moved once, and the executable bit stays', async () => {
  begin(withProgram);
  const pushed = await run();
  assert.ok(typeof pushed !== 'string');
  assertOnce();
  assert.equal(shelf.files('topic').get('tool.py')?.mode, '100755');
  assert.equal(labels().filter((label) => label === 'GRAPHQL mutation updateRefs').length, 1);
  assert.equal(labels().at(-1), 'GRAPHQL mutation updateRefs');
  assert.match(texts(pushed), /Required checks may wait/);
});

test("an App's or a person's token starts the checks, so nothing is said of waiting", async () => {
  for (const token of ['ghs_app', 'ghp_person']) {
    begin(files);
    const pushed = await run(token);
    assert.deepEqual(typeof pushed === 'string' ? pushed : pushed.notes, []);
  }
});

test('a server without updateRefs: a look, then a move that is no force', async () => {
  begin(withProgram);
  github.faultAt(/updateRefs/, faults.graphqlNoUpdateRefs);
  await run();
  assertOnce();
  assert.equal(labels().at(-1), 'PATCH /repos/octo/shelf/git/refs/heads%2Ftopic');
  assert.equal(JSON.parse(github.requests.at(-1)?.body ?? '').force, false);
});

for (const [kind, content] of [
  ['GraphQL', files],
  ['git objects', withProgram],
] as const) {
  test(`${kind}: a push between plan and commit is never overwritten, at whichever call it comes`, async () => {
    begin(content);
    await run();
    const calls = labels().length;
    for (let call = 0; call < calls; call += 1) {
      begin(content);
      let pushed = '';
      const push = (): void =>
        void (pushed = shelf.push('topic', { 'app/plain.py': 'theirs = 1\n', 'NEWS.md': 'newer\n' }));
      github.fault(...Array.from({ length: call }, (): Fault => 'none'), { meanwhile: push });
      const result = await run();
      assert.ok(shelf.git.isAncestor(pushed, shelf.tip('topic') ?? ''), `call ${call}`);
      assert.equal(shelf.read('topic', 'app/plain.py'), 'theirs = 1\n', `call ${call}`);
      if (shelf.tip('topic') === pushed && typeof result !== 'string')
        assert.match(texts(result), /Somebody pushed to the branch/);
    }
  });

  test(`${kind}: a branch that was thrown back meanwhile is not brought back`, async () => {
    begin(content);
    const back = shelf.tip('main') ?? '';
    github.faultAt(/createCommitOnBranch|updateRefs/, { meanwhile: () => shelf.git.moveRef('refs/heads/topic', back) });
    const result = await run();
    assert.equal(shelf.tip('topic'), back);
    assert.match(typeof result === 'string' ? result : texts(result), /Somebody pushed/);
  });

  test(`${kind}: two runs at once make the commits once`, async () => {
    for (let round = 0; round < 3; round += 1) {
      begin(content);
      await Promise.all([run(), run()]);
      assertOnce();
    }
  });

  test(`${kind}: after any fault at any call a second run finishes, and nothing is there twice`, async () => {
    begin(content);
    await run();
    for (const { name, faults: list } of mishapsOf(labels(), /GRAPHQL/)) {
      begin(content);
      github.fault(...list);
      const first = await run();
      const seen = shelf.log('topic', start).length;
      const said = typeof first === 'string' ? first : texts(first);
      if (kind === 'git objects') assert.ok(seen === 0 || seen === 2, `half of it is visible: ${name}`);
      if (seen < 2) assert.ok(said.length > 20 && !said.includes('undefined'), `nothing is said: ${name}: ${said}`);
      if (typeof first !== 'string' && first.commit !== null) assert.equal(seen, 2, name);
      github.reset();
      await run();
      assertOnce();
    }
  });
}

test('a series that was cut in the middle is no loop, a finished one is', async () => {
  github.faultAt(/createCommitOnBranch/, 'none', ...Array.from({ length: 30 }, () => faults.unavailable));
  const first = await run();
  assert.match(
    typeof first === 'string' ? first : texts(first),
    /1 of 2 fix commits are on the branch, the rest is missing; running the job again adds it/,
  );
  assert.equal(shelf.log('topic', start).length, 1);
  github.reset();
  const second = await run();
  assert.ok(typeof second !== 'string');
  assertOnce();
  const third = await run();
  assert.match(typeof third === 'string' ? third : '', /`topic` is a fix commit of bandit-remediate itself/);
});

for (const kind of ['classic', 'ruleset'] as const)
  for (const content of [files, withProgram])
    test(`${kind} protection${content === files ? '' : ', git objects'}: nothing is pushed, and the note proposes a pull request`, async () => {
      begin(content);
      shelf.protections.push({ kind, branches: /^topic$/ });
      const pushed = await run();
      assert.equal(shelf.tip('topic'), start);
      assert.match(typeof pushed === 'string' ? pushed : texts(pushed), /rules of the branch.*`fix: pull-request`/);
    });

test('a read-only token: one line that names the permission', async () => {
  for (const content of [files, withProgram]) {
    begin(content);
    github.faultAt(
      /POST|GRAPHQL/,
      ...Array.from({ length: 5 }, () => (content === files ? faults.graphqlForbidden : faults.noPermission)),
    );
    const pushed = await run();
    assert.ok(typeof pushed !== 'string');
    assert.equal(pushed.notes.length, 1);
    assert.match(texts(pushed), /contents: write/);
    assert.equal(shelf.tip('topic'), start);
  }
});

test('many files, or large ones, do not go through one GraphQL request', async () => {
  const client = clientOf(github);
  const target = await targetOf(client, context(), 'commit');
  const { series } = seriesOn(target);
  const [step] = series?.steps ?? [];
  assert.ok(series && step);
  const big = {
    ...series,
    steps: [{ ...step, files: step.files.map((file) => ({ ...file, after: new Uint8Array(6_000_000).fill(97) })) }],
  };
  const pushed = await pushCommits(client, big);
  assert.equal(pushed.commit, shelf.tip('topic'));
  assert.equal(shelf.files('topic').get('app/plain.py')?.content.length, 6_000_000);
  assert.ok(!labels().includes('GRAPHQL mutation createCommitOnBranch'));
});

test('a commit with our words and another content is not taken for ours', async () => {
  const client = clientOf(github);
  const series = await seriesFor(client, context());
  const [step] = series?.steps ?? [];
  assert.ok(series && step);
  const theirs = shelf.push('topic', { 'app/plain.py': 'theirs\n' }, { message: `${step.headline}\n\n${step.body}` });
  const pushed = await pushCommits(client, series);
  assert.equal(shelf.tip('topic'), theirs);
  assert.match(texts(pushed), /Somebody pushed/);
});
