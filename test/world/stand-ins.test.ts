/** The stand-in behaves as GitHub does, to the client that the product uses. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';

import { connect, type GitHub } from '../../src/world/github/client.ts';
import { pullRequestJob } from './stand-ins/checkout.ts';
import { described } from './stand-ins/described.ts';
import { actionsBot, person, readOnlyBot, startGitHub, type GitHubStandIn, type Repository } from './stand-ins/github.ts';
import { applySuggestions, suggestionIn } from './stand-ins/suggestions.ts';

let github: GitHubStandIn;
let shelf: Repository;
let client: GitHub;
const at = { owner: 'octo', repo: 'shelf' };
const connected = (token: string): GitHub => connect(token, github.env, { pause: async () => undefined, timeout: 2000 }) ?? assert.fail();
const lines = (count: number, change: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join('');

before(async () => {
  github = await startGitHub();
  client = connected('ghs_workflow');
});
after(() => github.close());
beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', {
    'app.py': lines(60), 'run.sh': { content: '#!/bin/sh\n', mode: '100755' }, link: { link: 'app.py' }, 'crlf.py': 'a\r\nb\r\n',
    vendor: { submodule: '1'.repeat(40) }, 'old.py': lines(20, { 3: 'old' }), 'gone.py': 'x\n', 'data.bin': Buffer.from([0, 1, 2]), 'naïve "q".py': 'x = 1\n',
  });
});

const commitMutation = 'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid signature { isValid } } } }';
const input = (head: string, fileChanges: object, branchName = 'main'): object => ({
  branch: { repositoryNameWithOwner: 'octo/shelf', branchName }, message: { headline: 'Fix', body: 'Why' }, expectedHeadOid: head, fileChanges,
});
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const clean = (): void => assert.deepEqual(github.violations, []);

test('a repository holds programs, links, submodules and odd names as git does', () => {
  const files = shelf.files('main');
  assert.deepEqual(['run.sh', 'link', 'vendor', 'crlf.py'].map((path) => files.get(path)?.mode), ['100755', '120000', '160000', '100644']);
  assert.equal(shelf.read('main', 'crlf.py'), 'a\r\nb\r\n');
  assert.ok(files.has('naïve "q".py'));
});

test('the files of a pull request: patches from the merge base, renames, removals, no patch of binaries', async () => {
  shelf.push('change', { 'app.py': lines(60, { 10: 'new', 50: 'new' }), 'old.py': null, 'moved.py': lines(20, { 3: 'new' }), 'gone.py': null, 'data.bin': Buffer.from([0, 2]), link: { link: 'run.sh' } });
  shelf.push('main', { 'later.py': 'y\n' });
  const { number } = shelf.open({ head: 'change' });
  const { status, data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...at, pull_number: number, per_page: 100 });
  assert.equal(status, 200);
  const files = data as readonly { readonly filename: string; readonly status: string; readonly patch?: string; readonly sha: string; readonly previous_filename?: string }[];
  assert.deepEqual(files.map(({ filename, status: what, patch }) => [filename, what, patch?.match(/^@@/gm)?.length ?? 0]), [
    ['app.py', 'modified', 2], ['data.bin', 'modified', 0], ['gone.py', 'removed', 1], ['link', 'modified', 1], ['moved.py', 'renamed', 1],
  ]);
  assert.equal(files[0]?.sha, shelf.files('change').get('app.py')?.sha);
  assert.match(files[0]?.patch ?? '', /^@@ -7,7 \+7,7 @@.*\n line 7\n line 8\n line 9\n-line 10\n\+new\n line 11/);
  assert.equal(files[4]?.previous_filename, 'old.py');
  clean();
});

test('a review is taken as a whole or refused as a whole, in the words of GitHub', async () => {
  shelf.push('change', { 'app.py': lines(60, { 10: 'new', 50: 'new' }) });
  const { number } = shelf.open({ head: 'change' });
  const post = (...comments: readonly object[]) =>
    client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...at, pull_number: number, event: 'COMMENT', body: 'b', commit_id: shelf.tip('change'), comments });
  const good = { path: 'app.py', line: 10, side: 'RIGHT', body: 'c' };
  assert.match((await post(good, { ...good, line: 30 })).reason, /Line could not be resolved/);
  assert.match((await post({ ...good, path: 'else.py' })).reason, /Path could not be resolved/);
  assert.match((await post({ ...good, line: 50, start_line: 10, start_side: 'RIGHT' })).reason, /same hunk/);
  assert.match((await post({ ...good, start_line: 10, start_side: 'RIGHT' })).reason, /must precede/);
  assert.deepEqual([shelf.reviewsOn(number).length, shelf.threadsOn(number).length], [0, 0]);
  assert.equal((await post(good, { ...good, line: 52, start_line: 49, start_side: 'RIGHT' })).status, 200);
  assert.deepEqual(shelf.threadsOn(number).map(({ line, startLine }) => [line, startLine]), [[10, null], [52, 49]]);
  clean();
  shelf.push('change', { 'app.py': lines(60, { 2: 'two\ntwo', 10: 'newer', 50: 'new' }) });
  const asked = 'query($number: Int!) { repository(owner: "octo", name: "shelf") { pullRequest(number: $number) { reviewThreads(first: 100) { nodes { id isOutdated line comments(first: 1) { nodes { body author { login } } } } } } } }';
  const { data } = await client.graphql(asked, { number });
  const comments = { nodes: [{ body: 'c', author: { login: 'github-actions' } }] };
  const [one, two] = shelf.threadsOn(number).map(({ nodeId }) => nodeId);
  const nodes = [{ id: one, isOutdated: true, line: null, comments }, { id: two, isOutdated: false, line: 53, comments }];
  assert.deepEqual(JSON.parse(JSON.stringify(data)), { repository: { pullRequest: { reviewThreads: { nodes } } } });
  clean();
});

test('createCommitOnBranch: signed, bound to the head, and every file that it writes becomes 100644', async () => {
  const head = shelf.tip('main') ?? '';
  const made = await client.graphql(commitMutation, { input: input(head, { additions: [{ path: 'run.sh', contents: base64('#!/bin/bash\n') }, { path: 'link', contents: base64('x') }], deletions: [{ path: 'gone.py' }] }) });
  assert.equal(made.status, 200, made.reason);
  const files = shelf.files('main');
  assert.deepEqual([files.get('run.sh')?.mode, files.get('link')?.mode, files.has('gone.py')], ['100644', '100644', false]);
  const [commit] = shelf.log('main');
  assert.deepEqual([commit?.verified, commit?.author.name, commit?.committer.name, commit?.message], [true, 'github-actions[bot]', 'GitHub', 'Fix\n\nWhy']);
  const stale = await client.graphql(commitMutation, { input: input(head, { additions: [] }) });
  assert.deepEqual([stale.status, stale.kind], [422, 'STALE_DATA']);
  assert.match(stale.reason, /^Expected branch to point to "[0-9a-f]{40}" but it did not\. Pull and try again\./);
  const now = shelf.tip('main') ?? '';
  assert.equal((await client.graphql(commitMutation, { input: input(now, { additions: [{ path: 'a', contents: 'eA' }] }) })).kind, 'UNPROCESSABLE');
  assert.equal((await client.graphql(commitMutation, { input: input(now, { deletions: [{ path: 'nowhere' }] }) })).kind, 'UNPROCESSABLE');
  assert.equal((await client.graphql(commitMutation, { input: input(now, {}, 'nowhere') })).kind, 'NOT_FOUND');
  assert.equal(shelf.tip('main'), now);
  clean();
});

test('git data: blobs, trees on a base, commits and fast-forwards keep modes', async () => {
  const head = shelf.tip('main') ?? '';
  const blob = await client.request('POST /repos/{owner}/{repo}/git/blobs', { ...at, content: base64('#!/bin/bash\n'), encoding: 'base64' });
  const sha = (answer: { readonly data: unknown }): string => (answer.data as { readonly sha: string }).sha;
  const tree = await client.request('POST /repos/{owner}/{repo}/git/trees', {
    ...at, base_tree: shelf.git.commit(head).tree, tree: [{ path: 'run.sh', mode: '100755', type: 'blob', sha: sha(blob) }, { path: 'gone.py', mode: '100644', type: 'blob', sha: null }],
  });
  const commit = await client.request('POST /repos/{owner}/{repo}/git/commits', { ...at, message: 'Fix', tree: sha(tree), parents: [head] });
  assert.deepEqual([blob.status, tree.status, commit.status], [201, 201, 201], tree.reason);
  const move = (ref: string, to: string, force = false) => client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ...at, ref, sha: to, force });
  assert.equal((await move('heads/main', sha(commit))).status, 200);
  assert.deepEqual([shelf.files('main').get('run.sh')?.mode, shelf.files('main').get('vendor')?.mode, shelf.files('main').has('gone.py')], ['100755', '160000', false]);
  assert.equal(shelf.log('main')[0]?.verified, true);
  const human = shelf.push('side', { x: '1' }, { from: head });
  assert.match((await move('heads/main', human)).reason, /^Update is not a fast forward/);
  assert.match((await move('heads/nowhere', human)).reason, /^Reference does not exist/);
  const create = (ref: string) => client.request('POST /repos/{owner}/{repo}/git/refs', { ...at, ref, sha: head });
  assert.equal((await create('refs/heads/bandit-remediate/fixes')).status, 201);
  assert.match((await create('refs/heads/bandit-remediate/fixes')).reason, /already exists/);
  assert.match((await create('refs/heads/bandit-remediate')).reason, /Reference update failed/);
  const read = await client.request('GET /repos/{owner}/{repo}/git/ref/{ref}', { ...at, ref: 'heads/bandit-remediate/fixes' });
  assert.equal((read.data as { readonly object: { readonly sha: string } }).object.sha, head);
  clean();
});

test('permissions, rules and workflow files are refused as GitHub refuses them', async () => {
  github.token('ghs_fork', readOnlyBot);
  const fork = connected('ghs_fork');
  const head = shelf.tip('main') ?? '';
  const one = { additions: [{ path: 'app.py', contents: base64('x') }] };
  assert.match((await fork.request('POST /repos/{owner}/{repo}/git/refs', { ...at, ref: 'refs/heads/x', sha: head })).reason, /^Resource not accessible by integration/);
  assert.equal((await fork.graphql(commitMutation, { input: input(head, one) })).kind, 'FORBIDDEN');
  assert.equal((await fork.request('GET /repos/{owner}/{repo}/pulls', at)).status, 200);
  assert.match((await client.graphql(commitMutation, { input: input(head, { additions: [{ path: '.github/workflows/x.yml', contents: '' }] }) })).reason, /without `workflows` permission/);
  shelf.protections.push({ kind: 'classic', branches: /^main$/ });
  assert.equal((await client.graphql(commitMutation, { input: input(head, one) })).kind, 'BRANCH_PROTECTION_RULE_VIOLATION');
  shelf.protections.splice(0, 1, { kind: 'ruleset', branches: /^main$/ });
  assert.match((await client.graphql(commitMutation, { input: input(head, one) })).reason, /Repository rule violations found/);
  shelf.workflowsMayOpenPulls = false;
  shelf.push('change', { x: '1' });
  const open = () => client.request('POST /repos/{owner}/{repo}/pulls', { ...at, title: 't', head: 'change', base: 'main' });
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
  const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...at, pull_number: pull.number });
  const { head } = data as { readonly head: { readonly sha: string; readonly repo: { readonly full_name: string } } };
  assert.deepEqual([head.sha, head.repo.full_name], [fork.tip('patch'), 'mallory/shelf']);
  const onFork = { ...input(head.sha, { additions: [{ path: 'app.py', contents: base64('x') }] }), branch: { repositoryNameWithOwner: 'mallory/shelf', branchName: 'patch' } };
  assert.equal((await client.graphql(commitMutation, { input: onFork })).kind, 'FORBIDDEN');
  pull.maintainerCanModify = false;
  assert.equal((await connected('ghp_ada').graphql(commitMutation, { input: onFork })).kind, 'FORBIDDEN');
  pull.maintainerCanModify = true;
  assert.equal((await connected('ghp_ada').graphql(commitMutation, { input: onFork })).status, 200);
  clean();
});

test('comments: pages with links, the limit in bytes, minimising', async () => {
  shelf.push('change', { x: '1' });
  const { number } = shelf.open({ head: 'change' });
  const post = (body: string) => client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...at, issue_number: number, body });
  for (let index = 0; index < 3; index += 1) await post(`comment ${index}`);
  const page = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...at, issue_number: number, per_page: 2, page: 2 });
  assert.deepEqual((page.data as readonly { readonly body: string }[]).map(({ body }) => body), ['comment 2']);
  assert.equal((await post('é'.repeat(131_073))).status, 422);
  assert.equal((await post('é'.repeat(131_072))).status, 201);
  const [first] = shelf.commentsOn(number);
  const minimize = 'mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized minimizedReason } } }';
  assert.equal((await client.graphql(minimize, { id: first?.nodeId })).status, 200);
  assert.equal(first?.minimized, 'outdated');
  clean();
});

test('check runs take 50 annotations at a time and add them up', async () => {
  const annotation = { path: 'app.py', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' };
  const output = (count: number): object => ({ title: 't', summary: 's', annotations: Array(count).fill(annotation) });
  const head_sha = shelf.tip('main');
  const refused = await client.request('POST /repos/{owner}/{repo}/check-runs', { ...at, name: 'Bandit', head_sha, output: output(51) });
  assert.equal(refused.status, 422);
  github.reset();
  const made = await client.request('POST /repos/{owner}/{repo}/check-runs', { ...at, name: 'Bandit', head_sha, status: 'in_progress', output: output(50) });
  const { id } = made.data as { readonly id: number };
  const more = await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', { ...at, check_run_id: id, conclusion: 'failure', output: output(7) });
  assert.deepEqual([made.status, more.status, shelf.checks[0]?.annotations.length, shelf.checks[0]?.conclusion], [201, 200, 57, 'failure']);
  clean();
});

test('answers of the stand-in are held to the description too', () => {
  const { answer } = described();
  assert.deepEqual(answer('GET /repos/{owner}/{repo}/git/ref/{ref}', 200, { ref: 'refs/heads/x', object: { sha: '1'.repeat(40), type: 'commit' } }), []);
  assert.match(answer('GET /repos/{owner}/{repo}/git/ref/{ref}', 200, { ref: 5 }).join(), /ref must be string/);
  assert.match(answer('GET /repos/{owner}/{repo}/pulls', 200, [{ state: 'open', head: { sha: 5 } }]).join(), /must be string/);
  assert.match(answer('POST /repos/{owner}/{repo}/git/refs', 200, {}).join(), /does not answer 200/);
});

test('3,000 files of a pull request come in 30 pages and no more', async () => {
  shelf.push('wide', Object.fromEntries(Array.from({ length: 3100 }, (_, index) => [`wide/${index}.py`, `x = ${index}\n`])));
  const { number } = shelf.open({ head: 'wide' });
  const page = async (of: number) => (await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { ...at, pull_number: number, per_page: 100, page: of })).data;
  const counts = (await Promise.all([1, 30, 31].map(page))).map((files) => (Array.isArray(files) ? files.length : null));
  assert.deepEqual(counts, [100, 100, 0]);
  clean();
});

test('refs move together or not at all, from where they are said to be; pull requests follow their branches', async () => {
  const head = shelf.push('change', { 'app.py': 'x\n' });
  const pull = shelf.open({ head: 'change' });
  const main = shelf.tip('main') ?? '';
  const zeros = '0'.repeat(40);
  const update = (...refUpdates: readonly object[]) =>
    client.graphql('mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }', { input: { repositoryId: `R_${shelf.id}`, refUpdates } });
  const make = { name: 'refs/heads/new', beforeOid: zeros, afterOid: main };
  assert.equal((await update(make, { name: 'refs/heads/change', beforeOid: main, afterOid: main, force: true })).status, 422);
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

test('GraphQL resolves threads for those who may write contents, and pages only when told how much', async () => {
  shelf.push('change', { 'app.py': lines(60, { 10: 'new' }) });
  const { number } = shelf.open({ head: 'change' });
  const comments = [{ path: 'app.py', line: 10, side: 'RIGHT', body: 'c' }];
  await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...at, pull_number: number, event: 'COMMENT', comments });
  const [thread] = shelf.threadsOn(number);
  const resolve = (by: GitHub) => by.graphql('mutation($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }', { id: thread?.nodeId });
  github.token('ghs_pulls', { ...actionsBot, permissions: { 'pull-requests': 'write', contents: 'read' } });
  assert.equal((await resolve(connected('ghs_pulls'))).kind, 'FORBIDDEN');
  assert.equal((await resolve(client)).status, 200);
  assert.equal(thread?.resolvedBy?.login, 'github-actions[bot]');
  const reviews = (page: string) => client.graphql(`{ repository(owner: "octo", name: "shelf") { pullRequest(number: ${number}) { reviews${page} { totalCount } } } }`, {});
  assert.match((await reviews('')).reason, /must provide a `first` or `last`/);
  assert.match((await reviews('(first: 101)')).reason, /exceeds the `first` limit of 100/);
  assert.equal((await reviews('(first: 1, author: "github-actions")')).status, 200);
  clean();
});

test('an artifact of a run is found and fetched', async () => {
  shelf.artifacts.push({ id: 9, name: 'bandit-remediate', run: 77, headSha: shelf.tip('main') ?? '', headBranch: 'main', headRepository: shelf, zip: Buffer.from('PK'), expired: false });
  const found = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', { ...at, run_id: 77, per_page: 100 });
  assert.equal((found.data as { readonly total_count: number }).total_count, 1);
  const zip = await client.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', { ...at, artifact_id: 9, archive_format: 'zip' });
  assert.equal(Buffer.from(zip.data as ArrayBuffer).toString(), 'PK');
  clean();
});

test('suggestions are applied as the button does: whole lines, their line endings, longer fences', async () => {
  shelf.push('change', { 'crlf.py': 'a\r\nbb\r\n', 'app.py': lines(60, { 10: 'new', 11: 'new' }) });
  const pull = shelf.open({ head: 'change' });
  const comments = [
    { path: 'crlf.py', line: 2, side: 'RIGHT', body: 'c\n\n```suggestion\nb\nc\n```' },
    { path: 'app.py', line: 11, start_line: 10, side: 'RIGHT', start_side: 'RIGHT', body: '```py\nx\n```\n````suggestion\n```\n````\nmore' },
  ];
  await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...at, pull_number: pull.number, event: 'COMMENT', comments });
  const after = applySuggestions(pull);
  assert.equal(after.get('crlf.py'), 'a\r\nb\r\nc\r\n');
  assert.equal(after.get('app.py'), lines(60, { 10: '```' }).replace('line 11\n', ''));
  assert.deepEqual([suggestionIn('```suggestion\n```'), suggestionIn('text')], [[], null]);
  clean();
});

test('a job finds its commit checked out, and the event about it', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-job-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  shelf.push('change', { 'new.py': 'x\n', 'gone.py': null });
  shelf.push('main', { 'later.py': 'y\n' });
  const pull = shelf.open({ head: 'change' });
  const { env } = pullRequestJob(pull, folder);
  assert.deepEqual(['new.py', 'later.py', 'gone.py'].map((path) => existsSync(join(folder, path))), [true, true, false]);
  assert.deepEqual(shelf.git.commit(env['GITHUB_SHA'] ?? '').parents, [shelf.tip('main'), shelf.tip('change')]);
});

test('between two calls a person, or another run, can do what they like', async () => {
  shelf.push('change', { x: '1' });
  const { number } = shelf.open({ head: 'change' });
  const post = (body: string) => client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...at, issue_number: number, body });
  github.faultAt(/^POST .*comments$/, { meanwhile: async () => void (await post('other')) });
  await post('own');
  assert.deepEqual(shelf.commentsOn(number).map(({ body }) => body), ['other', 'own']);
});

test('what GitHub does not describe is refused and remembered', async () => {
  assert.equal((await client.request('POST /repos/{owner}/{repo}/pulls', { ...at, title: 't', head: 'change', base: 'main', drafts: true })).status, 422);
  assert.equal((await client.request('GET /repos/{owner}/{repo}/pulls', { ...at, pages: 2 })).status, 422);
  assert.equal((await client.graphql('{ viewer { logins } }', {})).status, 422);
  assert.equal((await client.request('GET /repos/{owner}/{repo}/stargazers', at)).status, 404);
  assert.match(github.violations.join('\n'), /no field drafts[\s\S]*no query parameter pages[\s\S]*Cannot query field "logins"[\s\S]*stargazers is no endpoint/);
});
