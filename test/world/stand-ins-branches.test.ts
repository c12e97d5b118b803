/** The stand-in treats branches as GitHub does, to the client that the product uses: what is behind them is git. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { connect, type GitHub } from '../../src/world/github/client.ts';
import { person, readOnlyBot, startGitHub, type GitHubStandIn, type Repository } from './stand-ins/github.ts';
import { lines, shelfFiles } from './stand-ins/shelf.ts';

let github: GitHubStandIn;
let shelf: Repository;
let client: GitHub;
const at = { owner: 'octo', repo: 'shelf' };
const connected = (token: string): GitHub =>
  connect(token, github.env, { pause: async () => undefined }) ?? assert.fail();
const clean = (): void => assert.deepEqual(github.violations, []);

before(async () => {
  github = await startGitHub();
  client = connected('ghs_workflow');
});
after(() => github.close());
beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', shelfFiles);
});

const commitMutation =
  'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid signature { isValid } } } }';
const input = (head: string, fileChanges: object, branchName = 'main'): object => ({
  branch: { repositoryNameWithOwner: 'octo/shelf', branchName },
  message: { headline: 'Fix', body: 'Why' },
  expectedHeadOid: head,
  fileChanges,
});
const base64 = (text: string): string => Buffer.from(text).toString('base64');

test('a repository holds programs, links, submodules and odd names as git does', () => {
  const files = shelf.files('main');
  assert.deepEqual(
    ['run.sh', 'link', 'vendor', 'crlf.py'].map((path) => files.get(path)?.mode),
    ['100755', '120000', '160000', '100644'],
  );
  assert.equal(shelf.read('main', 'crlf.py'), 'a\r\nb\r\n');
  assert.ok(files.has('naïve "q".py'));
});

test('createCommitOnBranch: signed, bound to the head, and every file that it writes becomes 100644', async () => {
  const head = shelf.tip('main') ?? '';
  const made = await client.graphql(commitMutation, {
    input: input(head, {
      additions: [
        { path: 'run.sh', contents: base64('#!/bin/bash\n') },
        { path: 'link', contents: base64('x') },
      ],
      deletions: [{ path: 'gone.py' }],
    }),
  });
  assert.equal(made.status, 200, made.reason);
  const files = shelf.files('main');
  assert.deepEqual(
    [files.get('run.sh')?.mode, files.get('link')?.mode, files.has('gone.py')],
    ['100644', '100644', false],
  );
  const [commit] = shelf.log('main');
  assert.deepEqual(
    [commit?.verified, commit?.author.name, commit?.committer.name, commit?.message],
    [true, 'github-actions[bot]', 'GitHub', 'Fix\n\nWhy'],
  );
  const stale = await client.graphql(commitMutation, { input: input(head, { additions: [] }) });
  assert.deepEqual([stale.status, stale.kind], [422, 'STALE_DATA']);
  assert.match(stale.reason, /^Expected branch to point to "[0-9a-f]{40}" but it did not\. Pull and try again\./);
  const now = shelf.tip('main') ?? '';
  assert.equal(
    (await client.graphql(commitMutation, { input: input(now, { additions: [{ path: 'a', contents: 'eA' }] }) })).kind,
    'UNPROCESSABLE',
  );
  assert.equal(
    (await client.graphql(commitMutation, { input: input(now, { deletions: [{ path: 'nowhere' }] }) })).kind,
    'UNPROCESSABLE',
  );
  assert.equal((await client.graphql(commitMutation, { input: input(now, {}, 'nowhere') })).kind, 'NOT_FOUND');
  assert.equal(shelf.tip('main'), now);
  clean();
});

test('git data: blobs, trees on a base, commits and fast-forwards keep modes', async () => {
  const head = shelf.tip('main') ?? '';
  const blob = await client.request('POST /repos/{owner}/{repo}/git/blobs', {
    ...at,
    content: base64('#!/bin/bash\n'),
    encoding: 'base64',
  });
  const sha = (answer: { readonly data: unknown }): string => (answer.data as { readonly sha: string }).sha;
  const tree = await client.request('POST /repos/{owner}/{repo}/git/trees', {
    ...at,
    base_tree: shelf.git.commit(head).tree,
    tree: [
      { path: 'run.sh', mode: '100755', type: 'blob', sha: sha(blob) },
      { path: 'gone.py', mode: '100644', type: 'blob', sha: null },
    ],
  });
  const commit = await client.request('POST /repos/{owner}/{repo}/git/commits', {
    ...at,
    message: 'Fix',
    tree: sha(tree),
    parents: [head],
  });
  assert.deepEqual([blob.status, tree.status, commit.status], [201, 201, 201], tree.reason);
  const move = (ref: string, to: string, force = false) =>
    client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ...at, ref, sha: to, force });
  assert.equal((await move('heads/main', sha(commit))).status, 200);
  assert.deepEqual(
    [
      shelf.files('main').get('run.sh')?.mode,
      shelf.files('main').get('vendor')?.mode,
      shelf.files('main').has('gone.py'),
    ],
    ['100755', '160000', false],
  );
  assert.equal(shelf.log('main')[0]?.verified, true);
  const human = shelf.push('side', { x: '1' }, { from: head });
  assert.match((await move('heads/main', human)).reason, /^Update is not a fast forward/);
  assert.match((await move('heads/nowhere', human)).reason, /^Reference does not exist/);
  const create = (ref: string) => client.request('POST /repos/{owner}/{repo}/git/refs', { ...at, ref, sha: head });
  assert.equal((await create('refs/heads/bandit-remediate/fixes')).status, 201);
  assert.match((await create('refs/heads/bandit-remediate/fixes')).reason, /already exists/);
  assert.match((await create('refs/heads/bandit-remediate')).reason, /Reference update failed/);
  const read = await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', {
    ...at,
    ref: 'heads/bandit-remediate/fixes',
  });
  assert.equal((read.data as { readonly object: { readonly sha: string } }).object.sha, head);
  assert.equal(shelf.git.text('fsck', '--strict', '--no-dangling'), '');
  clean();
});

test('permissions, rules and workflow files are refused as GitHub refuses them', async () => {
  github.token('ghs_fork', readOnlyBot);
  const fork = connected('ghs_fork');
  const head = shelf.tip('main') ?? '';
  const one = { additions: [{ path: 'app.py', contents: base64('x') }] };
  assert.match(
    (await fork.request('POST /repos/{owner}/{repo}/git/refs', { ...at, ref: 'refs/heads/x', sha: head })).reason,
    /^Resource not accessible by integration/,
  );
  assert.equal((await fork.graphql(commitMutation, { input: input(head, one) })).kind, 'FORBIDDEN');
  assert.equal((await fork.request('GET /repos/{owner}/{repo}/pulls', at)).status, 200);
  assert.match(
    (
      await client.graphql(commitMutation, {
        input: input(head, { additions: [{ path: '.github/workflows/x.yml', contents: '' }] }),
      })
    ).reason,
    /without `workflows` permission/,
  );
  shelf.protections.push({ kind: 'classic', branches: /^main$/ });
  assert.equal(
    (await client.graphql(commitMutation, { input: input(head, one) })).kind,
    'BRANCH_PROTECTION_RULE_VIOLATION',
  );
  shelf.protections.splice(0, 1, { kind: 'ruleset', branches: /^main$/ });
  assert.match(
    (await client.graphql(commitMutation, { input: input(head, one) })).reason,
    /Repository rule violations found/,
  );
  shelf.workflowsMayOpenPulls = false;
  shelf.push('change', { x: '1' });
  const open = () =>
    client.request('POST /repos/{owner}/{repo}/pulls', { ...at, title: 't', head: 'change', base: 'main' });
  assert.match((await open()).reason, /GitHub Actions is not permitted/);
  shelf.workflowsMayOpenPulls = true;
  assert.equal((await open()).status, 201);
  assert.match((await open()).reason, /A pull request already exists for octo:change/);
  assert.equal(shelf.tip('main'), head);
  clean();
});

test('a fork shares its commits with its parent, and lets maintainers push when it says so', async () => {
  github.token('ghp_ada', { ...person, repositories: ['octo/shelf'] });
  const fork = shelf.fork('mallory/shelf');
  fork.push('patch', { 'app.py': lines(60, { 5: 'evil' }) });
  const pull = shelf.open({ head: 'patch', from: fork });
  const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', {
    ...at,
    pull_number: pull.number,
  });
  const { head } = data as { readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } } };
  assert.deepEqual([head.sha, head.repo.full_name], [fork.tip('patch'), 'mallory/shelf']);
  const onFork = {
    ...input(head.sha, { additions: [{ path: 'app.py', contents: base64('x') }] }),
    branch: { repositoryNameWithOwner: 'mallory/shelf', branchName: 'patch' },
  };
  assert.equal((await client.graphql(commitMutation, { input: onFork })).kind, 'FORBIDDEN');
  pull.maintainerCanModify = false;
  assert.equal((await connected('ghp_ada').graphql(commitMutation, { input: onFork })).kind, 'FORBIDDEN');
  pull.maintainerCanModify = true;
  assert.equal((await connected('ghp_ada').graphql(commitMutation, { input: onFork })).status, 200);
  clean();
});

test('refs move together or not at all, from where they are said to be; pull requests follow their branches', async () => {
  const head = shelf.push('change', { 'app.py': 'x\n' });
  const pull = shelf.open({ head: 'change' });
  const main = shelf.tip('main') ?? '';
  const zeros = '0'.repeat(40);
  const update = (...refUpdates: readonly object[]) =>
    client.graphql('mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }', {
      input: { repositoryId: `R_${shelf.id}`, refUpdates },
    });
  const make = { name: 'refs/heads/new', beforeOid: zeros, afterOid: main };
  assert.equal(
    (await update(make, { name: 'refs/heads/change', beforeOid: main, afterOid: main, force: true })).status,
    422,
  );
  assert.equal(shelf.tip('new'), null);
  assert.equal((await update({ name: 'refs/heads/change', afterOid: main })).status, 422);
  assert.equal((await update(make)).status, 200);
  assert.equal((await update({ name: 'refs/heads/new', beforeOid: main, afterOid: zeros })).status, 200);
  assert.deepEqual([shelf.tip('new'), pull.state], [null, 'open']);
  assert.equal((await update({ name: 'refs/heads/change', beforeOid: head, afterOid: main, force: true })).status, 200);
  assert.deepEqual([pull.state, pull.merged], ['closed', false]);
  shelf.push('change', { 'app.py': 'y\n' });
  const second = shelf.open({ head: 'change' });
  const merged = shelf.merge(second.number);
  assert.deepEqual([shelf.tip('main'), shelf.read('main', 'app.py'), second.merged], [merged, 'y\n', true]);
  clean();
});
