import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import type { Context, PullRequest } from '../../../src/model/context.ts';
import type { FixTarget, TargetWish } from '../../../src/model/github/publication.ts';
import { pushCommits } from '../../../src/world/github/commits/commits.ts';
import { fixTarget } from '../../../src/world/github/commits/fix-target.ts';
import { assertFixed, clientOf, contextOf, files, paths, seriesOn } from '../fix-plan.ts';
import { appBot, faults, person, startGitHub, type GitHubStandIn, type Repository } from '../stand-ins/github.ts';

let github: GitHubStandIn;
let shelf: Repository;

before(async () => {
  github = await startGitHub();
  github.token('ghp_person', person);
  github.token('ghs_app', { ...appBot, repositories: ['octo/shelf', 'ada/shelf'] });
});
after(() => github.close());
beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', files);
  shelf.push('topic', { 'NEWS.md': 'new\n', 'app/plain.py': 'x = 1\n# more\n' });
});
afterEach(() => assert.deepEqual(github.violations, []));

const onPull = (number: number, more: Partial<PullRequest> = {}): Context =>
  contextOf(shelf, 'topic', {
    event: 'pull_request',
    ref: `refs/pull/${number}/merge`,
    pull: { number, headSha: '', baseSha: '', baseRef: 'main', fork: false, dependabot: false, ...more },
  });
const targetOf = (
  context: Context,
  kind: TargetWish['kind'],
  more: Partial<TargetWish> = {},
  token?: string,
): Promise<FixTarget | string> =>
  fixTarget(clientOf(github, token), context, { kind, paths, allowDefault: false, ...more });
const found = async (...given: Parameters<typeof targetOf>): Promise<FixTarget> => {
  const target = await targetOf(...given);
  return typeof target === 'string' ? assert.fail(target) : target;
};
const refused = async (...given: Parameters<typeof targetOf>): Promise<string> => {
  const target = await targetOf(...given);
  return typeof target === 'string' ? target : assert.fail('it was found');
};

test("a pull request's head, its files with modes, and the lines of its diff", async () => {
  const { number } = shelf.open({ head: 'topic' });
  for (const kind of ['suggest', 'commit'] as const) {
    const target = await found(onPull(number), kind, { paths: [...paths, 'link', 'vendor', 'absent.py'] });
    assert.deepEqual(
      [target.branch, target.head, target.repository, target.isDefaultBranch],
      ['topic', shelf.tip('topic'), 'octo/shelf', false],
    );
    assert.deepEqual([...target.files].map(([path, { mode }]) => [path, mode]).toSorted(), [
      ['app/crlf.py', '100644'],
      ['app/plain.py', '100644'],
      ['link', '120000'],
      ['tool.py', '100644'],
      ['vendor', '160000'],
    ]);
    assert.equal(target.files.get('app/plain.py')?.blob, shelf.files('topic').get('app/plain.py')?.sha);
    assert.deepEqual(
      [...(target.hunks ?? [])],
      [
        ['NEWS.md', [{ start: 1, end: 1 }]],
        ['app/plain.py', [{ start: 1, end: 2 }]],
      ],
    );
  }
});

test('the head is the newest one, not the one of the event', async () => {
  const { number } = shelf.open({ head: 'topic' });
  const newest = shelf.push('topic', { 'NEWS.md': 'newer\n' });
  assert.equal((await found(onPull(number, { headSha: 'a'.repeat(40) }), 'commit')).head, newest);
});

test('a tree that comes cut is read folder by folder, modes too', async () => {
  shelf.treeLimit = 2;
  const { number } = shelf.open({ head: 'topic' });
  shelf.push('topic', { 'deep/er/prog.py': { content: 'x\n', mode: '100755' }, 'deep/er/file': 'x' });
  shelf.treeLimit = 10;
  const target = await found(onPull(number), 'commit', {
    paths: ['deep/er/prog.py', 'app/plain.py', 'app/none.py', 'deep/er', 'deep/er/file/none.py', 'tool.py'],
  });
  assert.deepEqual(
    [...target.files].map(([path, { mode }]) => [path, mode]),
    [
      ['deep/er/prog.py', '100755'],
      ['app/plain.py', '100644'],
      ['tool.py', '100644'],
    ],
  );
});

test('files without a diff, deleted ones and more than one page', async () => {
  shelf.patchLimit = 60;
  shelf.push('topic', {
    ...Object.fromEntries(Array.from({ length: 120 }, (_, index) => [`many/${index}.py`, 'x\n'])),
    'large.py': 'long line\n'.repeat(50),
    'tool.py': null,
  });
  const { number } = shelf.open({ head: 'topic' });
  const { hunks } = await found(onPull(number), 'suggest');
  assert.equal([...(hunks?.keys() ?? [])].filter((path) => path.startsWith('many/')).length, 120);
  assert.ok(!hunks?.has('large.py') && !hunks?.has('tool.py'));
});

test('of more files than GitHub lists, those that it lists', async () => {
  shelf.push('topic', Object.fromEntries(Array.from({ length: 3050 }, (_, index) => [`wide/${index}.py`, 'x\n'])));
  const { number } = shelf.open({ head: 'topic' });
  const { hunks, files: known } = await found(onPull(number), 'suggest', { paths: ['wide/0.py', 'wide/3049.py'] });
  assert.equal(hunks?.size, 3000);
  assert.equal(known.size, 2);
});

test('where nothing can go, one sentence says why', async () => {
  const closed = shelf.open({ head: 'topic' });
  closed.state = 'closed';
  const cases: readonly (readonly [Context, TargetWish['kind'], RegExp])[] = [
    [onPull(closed.number), 'suggest', /pull request is closed/],
    [onPull(99), 'commit', /pull request could not be read/],
    [contextOf(shelf, 'topic'), 'suggest', /no pull request/],
    [contextOf(shelf, 'main'), 'commit', /`main` is the default branch.*`fix: pull-request`/],
    [contextOf(shelf, 'topic', { ref: 'refs/tags/v1' }), 'commit', /on a tag/],
    [contextOf(shelf, 'topic', { ref: 'refs/tags/v1' }), 'pull-request', /on a tag/],
    [
      contextOf(shelf, 'topic', { event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-1' }),
      'commit',
      /merge queue/,
    ],
    [
      contextOf(shelf, 'topic', { ref: 'refs/heads/gh-readonly-queue/main/pr-1' }),
      'commit',
      /merge queue|no longer exists/,
    ],
    [contextOf(shelf, 'topic', { ref: 'refs/heads/gone' }), 'commit', /`gone` no longer exists/],
    [contextOf(shelf, 'topic', { ref: null }), 'commit', /on no branch/],
    [contextOf(shelf, 'topic', { repository: null }), 'commit', /GITHUB_REPOSITORY/],
  ];
  for (const [context, kind, expected] of cases) assert.match(await refused(context, kind), expected);
  shelf.push('bandit-remediate/fixes', {});
  assert.match(
    await refused(contextOf(shelf, 'bandit-remediate/fixes'), 'pull-request'),
    /a branch of bandit-remediate itself/,
  );
});

test('the default branch when it is wished, also without the event naming it', async () => {
  assert.equal((await found(contextOf(shelf, 'main'), 'commit', { allowDefault: true })).isDefaultBranch, true);
  assert.equal((await found(contextOf(shelf, 'main', { defaultBranch: null }), 'pull-request')).isDefaultBranch, true);
  assert.equal((await found(contextOf(shelf, 'topic'), 'commit')).isDefaultBranch, false);
});

test('a tip with our trailers ends a loop of commits, and nothing else', async () => {
  shelf.push(
    'topic',
    { x: 'y' },
    {
      message:
        'B506: Load with safe_load\n\nWhy\n\nBandit-Finding: 1 a.py\nBandit-Remediate: 1.0.0\nBandit-Series: 2/2',
    },
  );
  const { number } = shelf.open({ head: 'topic' });
  assert.match(await refused(onPull(number), 'commit'), /`topic` is a fix commit of bandit-remediate itself/);
  await found(onPull(number), 'suggest');
  await found(contextOf(shelf, 'topic'), 'pull-request');
  shelf.push(
    'topic',
    { x: 'z' },
    { message: 'Talk of Bandit-Remediate: 1.0.0\n\nBandit-Remediate: x\n\nand then this' },
  );
  await found(onPull(number), 'commit');
});

test("forks: a workflow's token may not, whatever the author allows; an App that is installed there and a person who maintains may", async () => {
  const fork = shelf.fork('ada/shelf');
  const tip = fork.push('patch-1', { 'NEWS.md': 'new\n' });
  const open = (maintainerCanModify: boolean): Context =>
    onPull(shelf.open({ head: 'patch-1', from: fork, maintainerCanModify }).number, { fork: true });
  const [allowing, refusing] = [open(true), open(false)];
  assert.match(
    await refused(allowing, 'commit'),
    /allows edits by maintainers, but that is not enough for the token of a workflow or an App/,
  );
  assert.match(await refused(refusing, 'commit'), /may not push to/);
  assert.match(await refused(refusing, 'commit', {}, 'ghp_person'), /may not push to/);
  assert.match(await refused(allowing, 'pull-request'), /comes from a fork/);
  const suggesting = await found(refusing, 'suggest');
  assert.deepEqual([suggesting.repository, suggesting.head, suggesting.branch], ['ada/shelf', tip, 'patch-1']);
  assert.equal(suggesting.files.size, 3);
  for (const token of ['ghp_person', 'ghs_app']) {
    const was = fork.tip('patch-1') ?? '';
    const target = await found(allowing, 'commit', {}, token);
    const { series } = seriesOn(target);
    assert.ok(series);
    const { commit } = await pushCommits(clientOf(github, token), series);
    assert.equal(commit, fork.tip('patch-1'));
    assertFixed(fork, 'patch-1', was);
    fork.git.moveRef('refs/heads/patch-1', was);
  }
});

test('a pull request of the default branch into another one counts as the default branch', async () => {
  shelf.push('release', { 'NEWS.md': 'r\n' });
  shelf.push('main', { 'NEWS.md': 'm\n' });
  const { number } = shelf.open({ head: 'main', base: 'release' });
  assert.match(await refused(onPull(number), 'commit'), /default branch/);
});

test('whatever GitHub refuses becomes a sentence that names the permission', async () => {
  const { number } = shelf.open({ head: 'topic' });
  await found(onPull(number), 'suggest');
  const calls = github.requests.length;
  for (let call = 0; call < calls; call += 1) {
    github.reset();
    github.fault(...Array.from({ length: call }, () => 'none' as const), faults.noPermission);
    assert.match(
      await refused(onPull(number), 'suggest'),
      /could not be read: the token lacks a permission. Add `permissions: \{ (?:contents|pull-requests): read/,
    );
  }
});
