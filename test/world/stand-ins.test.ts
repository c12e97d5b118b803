/** The stand-in treats pull requests as GitHub does, to the client that the product uses. */

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { connect, type GitHub } from '../../src/world/github/client.ts';
import { pullRequestJob } from './stand-ins/checkout.ts';
import { described } from './stand-ins/described.ts';
import { actionsBot, startGitHub, type GitHubStandIn, type Repository } from './stand-ins/github.ts';
import { lines, shelfFiles } from './stand-ins/shelf.ts';
import { applySuggestions, suggestionIn } from './stand-ins/suggestions.ts';

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

test('the files of a pull request: patches from the merge base, renames, removals, no patch of binaries', async () => {
  shelf.push('change', {
    'app.py': lines(60, { 10: 'new', 50: 'new' }),
    'old.py': null,
    'moved.py': lines(20, { 3: 'new' }),
    'gone.py': null,
    'data.bin': Buffer.from([0, 2]),
    link: { link: 'run.sh' },
  });
  shelf.push('main', { 'later.py': 'y\n' });
  const { number } = shelf.open({ head: 'change' });
  const { status, data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
    ...at,
    pull_number: number,
    per_page: 100,
  });
  assert.equal(status, 200);
  const files = data as readonly {
    readonly filename: string;
    readonly status: string;
    readonly patch?: string;
    readonly sha: string;
    readonly previous_filename?: string;
  }[];
  assert.deepEqual(
    files.map(({ filename, status: what, patch }) => [filename, what, patch?.match(/^@@/gm)?.length ?? 0]),
    [
      ['app.py', 'modified', 2],
      ['data.bin', 'modified', 0],
      ['gone.py', 'removed', 1],
      ['link', 'modified', 1],
      ['moved.py', 'renamed', 1],
    ],
  );
  assert.equal(files[0]?.sha, shelf.files('change').get('app.py')?.sha);
  assert.match(files[0]?.patch ?? '', /^@@ -7,7 \+7,7 @@.*\n line 7\n line 8\n line 9\n-line 10\n\+new\n line 11/);
  assert.equal(files[4]?.previous_filename, 'old.py');
  clean();
});

test('a review is taken as a whole or refused as a whole, in the words of GitHub', async () => {
  shelf.push('change', { 'app.py': lines(60, { 10: 'new', 50: 'new' }) });
  const { number } = shelf.open({ head: 'change' });
  const post = (...comments: readonly object[]) =>
    client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
      ...at,
      pull_number: number,
      event: 'COMMENT',
      body: 'b',
      commit_id: shelf.tip('change'),
      comments,
    });
  const good = { path: 'app.py', line: 10, side: 'RIGHT', body: 'c' };
  assert.match((await post(good, { ...good, line: 30 })).reason, /Line could not be resolved/);
  assert.match((await post({ ...good, path: 'else.py' })).reason, /Path could not be resolved/);
  assert.match((await post({ ...good, line: 50, start_line: 10, start_side: 'RIGHT' })).reason, /same hunk/);
  assert.match((await post({ ...good, start_line: 10, start_side: 'RIGHT' })).reason, /must precede/);
  assert.deepEqual([shelf.reviewsOn(number).length, shelf.threadsOn(number).length], [0, 0]);
  assert.equal((await post(good, { ...good, line: 52, start_line: 49, start_side: 'RIGHT' })).status, 200);
  assert.deepEqual(
    shelf.threadsOn(number).map(({ line, startLine }) => [line, startLine]),
    [
      [10, null],
      [52, 49],
    ],
  );
  clean();
  shelf.push('change', { 'app.py': lines(60, { 2: 'two\ntwo', 10: 'newer', 50: 'new' }) });
  const asked =
    'query($number: Int!) { repository(owner: "octo", name: "shelf") { pullRequest(number: $number) { reviewThreads(first: 100) { nodes { id isOutdated line comments(first: 1) { nodes { body author { login } } } } } } } }';
  const { data } = await client.graphql(asked, { number });
  const comments = { nodes: [{ body: 'c', author: { login: 'github-actions' } }] };
  const [one, two] = shelf.threadsOn(number).map(({ nodeId }) => nodeId);
  const nodes = [
    { id: one, isOutdated: true, line: null, comments },
    { id: two, isOutdated: false, line: 53, comments },
  ];
  assert.deepEqual(JSON.parse(JSON.stringify(data)), { repository: { pullRequest: { reviewThreads: { nodes } } } });
  clean();
});

test('comments: pages with links, the limit in bytes, minimising', async () => {
  shelf.push('change', { x: '1' });
  const { number } = shelf.open({ head: 'change' });
  const post = (body: string) =>
    client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...at, issue_number: number, body });
  for (let index = 0; index < 3; index += 1) await post(`comment ${index}`);
  const page = await client.request('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...at,
    issue_number: number,
    per_page: 2,
    page: 2,
  });
  assert.deepEqual(
    (page.data as readonly { readonly body: string }[]).map(({ body }) => body),
    ['comment 2'],
  );
  assert.equal((await post('é'.repeat(131_073))).status, 422);
  assert.equal((await post('é'.repeat(131_072))).status, 201);
  const [first] = shelf.commentsOn(number);
  const minimize =
    'mutation($id: ID!) { minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized minimizedReason } } }';
  assert.equal((await client.graphql(minimize, { id: first?.nodeId })).status, 200);
  assert.equal(first?.minimized, 'outdated');
  clean();
});

test('check runs take 50 annotations at a time and add them up', async () => {
  const annotation = { path: 'app.py', start_line: 1, end_line: 1, annotation_level: 'warning', message: 'm' };
  const output = (count: number): object => ({ title: 't', summary: 's', annotations: Array(count).fill(annotation) });
  const head_sha = shelf.tip('main');
  const refused = await client.request('POST /repos/{owner}/{repo}/check-runs', {
    ...at,
    name: 'Bandit',
    head_sha,
    output: output(51),
  });
  assert.equal(refused.status, 422);
  github.reset();
  const made = await client.request('POST /repos/{owner}/{repo}/check-runs', {
    ...at,
    name: 'Bandit',
    head_sha,
    status: 'in_progress',
    output: output(50),
  });
  const { id } = made.data as { readonly id: number };
  const more = await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
    ...at,
    check_run_id: id,
    conclusion: 'failure',
    output: output(7),
  });
  assert.deepEqual(
    [made.status, more.status, shelf.checks[0]?.annotations.length, shelf.checks[0]?.conclusion],
    [201, 200, 57, 'failure'],
  );
  clean();
});

test('answers of the stand-in are held to the description too', () => {
  const { answer } = described();
  assert.deepEqual(
    answer('GET /repos/{owner}/{repo}/git/ref/{ref}', 200, {
      ref: 'refs/heads/x',
      object: { sha: '1'.repeat(40), type: 'commit' },
    }),
    [],
  );
  assert.match(answer('GET /repos/{owner}/{repo}/git/ref/{ref}', 200, { ref: 5 }).join(), /ref must be string/);
  assert.match(
    answer('GET /repos/{owner}/{repo}/pulls', 200, [{ state: 'open', head: { sha: 5 } }]).join(),
    /must be string/,
  );
  assert.match(answer('POST /repos/{owner}/{repo}/git/refs', 200, {}).join(), /does not answer 200/);
});

test('3,000 files of a pull request come in 30 pages and no more', async () => {
  shelf.push(
    'wide',
    Object.fromEntries(Array.from({ length: 3100 }, (_, index) => [`wide/${index}.py`, `x = ${index}\n`])),
  );
  const { number } = shelf.open({ head: 'wide' });
  const page = async (of: number) =>
    (
      await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
        ...at,
        pull_number: number,
        per_page: 100,
        page: of,
      })
    ).data;
  const counts = (await Promise.all([1, 30, 31].map(page))).map((files) =>
    Array.isArray(files) ? files.length : null,
  );
  assert.deepEqual(counts, [100, 100, 0]);
  clean();
});

test('GraphQL resolves threads for those who may write contents, and pages only when told how much', async () => {
  shelf.push('change', { 'app.py': lines(60, { 10: 'new' }) });
  const { number } = shelf.open({ head: 'change' });
  const comments = [{ path: 'app.py', line: 10, side: 'RIGHT', body: 'c' }];
  await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...at,
    pull_number: number,
    event: 'COMMENT',
    comments,
  });
  const [thread] = shelf.threadsOn(number);
  const resolve = (by: GitHub) =>
    by.graphql('mutation($id: ID!) { resolveReviewThread(input: { threadId: $id }) { thread { isResolved } } }', {
      id: thread?.nodeId,
    });
  github.token('ghs_pulls', { ...actionsBot, permissions: { 'pull-requests': 'write', contents: 'read' } });
  assert.equal((await resolve(connected('ghs_pulls'))).kind, 'FORBIDDEN');
  assert.equal((await resolve(client)).status, 200);
  assert.equal(thread?.resolvedBy?.login, 'github-actions[bot]');
  const reviews = (page: string) =>
    client.graphql(
      `{ repository(owner: "octo", name: "shelf") { pullRequest(number: ${number}) { reviews${page} { totalCount } } } }`,
      {},
    );
  assert.match((await reviews('')).reason, /must provide a `first` or `last`/);
  assert.match((await reviews('(first: 101)')).reason, /exceeds the `first` limit of 100/);
  assert.equal((await reviews('(first: 1, author: "github-actions")')).status, 200);
  clean();
});

test('an artifact of a run is found and fetched', async () => {
  shelf.artifacts.push({
    id: 9,
    name: 'bandit-remediate',
    run: 77,
    headSha: shelf.tip('main') ?? '',
    headBranch: 'main',
    headRepository: shelf,
    zip: Buffer.from('PK'),
    expired: false,
  });
  const found = await client.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    ...at,
    run_id: 77,
    per_page: 100,
  });
  assert.equal((found.data as { readonly total_count: number }).total_count, 1);
  const zip = await client.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
    ...at,
    artifact_id: 9,
    archive_format: 'zip',
  });
  assert.equal(Buffer.from(zip.data as ArrayBuffer).toString(), 'PK');
  clean();
});

test('suggestions are applied as the button does: whole lines, their line endings, longer fences', async () => {
  shelf.push('change', { 'crlf.py': 'a\r\nbb\r\n', 'app.py': lines(60, { 10: 'new', 11: 'new' }) });
  const pull = shelf.open({ head: 'change' });
  const comments = [
    { path: 'crlf.py', line: 2, side: 'RIGHT', body: 'c\n\n```suggestion\nb\nc\n```' },
    {
      path: 'app.py',
      line: 11,
      start_line: 10,
      side: 'RIGHT',
      start_side: 'RIGHT',
      body: '```py\nx\n```\n````suggestion\n```\n````\nmore',
    },
  ];
  await client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...at,
    pull_number: pull.number,
    event: 'COMMENT',
    comments,
  });
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
  assert.deepEqual(
    ['new.py', 'later.py', 'gone.py'].map((path) => existsSync(join(folder, path))),
    [true, true, false],
  );
  assert.deepEqual(shelf.git.commit(env['GITHUB_SHA'] ?? '').parents, [shelf.tip('main'), shelf.tip('change')]);
});

test('between two calls a person, or another run, can do what they like', async () => {
  shelf.push('change', { x: '1' });
  const { number } = shelf.open({ head: 'change' });
  const post = (body: string) =>
    client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', { ...at, issue_number: number, body });
  github.faultAt(/^POST .*comments$/, { meanwhile: async () => void (await post('other')) });
  await post('own');
  assert.deepEqual(
    shelf.commentsOn(number).map(({ body }) => body),
    ['other', 'own'],
  );
});

test('what GitHub does not describe is refused and remembered', async () => {
  assert.equal(
    (
      await client.request('POST /repos/{owner}/{repo}/pulls', {
        ...at,
        title: 't',
        head: 'change',
        base: 'main',
        drafts: true,
      })
    ).status,
    422,
  );
  assert.equal((await client.request('GET /repos/{owner}/{repo}/pulls', { ...at, pages: 2 })).status, 422);
  assert.equal((await client.graphql('{ viewer { logins } }', {})).status, 422);
  assert.equal((await client.request('GET /repos/{owner}/{repo}/stargazers', at)).status, 404);
  assert.match(
    github.violations.join('\n'),
    /no field drafts[\s\S]*no query parameter pages[\s\S]*Cannot query field "logins"[\s\S]*stargazers is no endpoint/,
  );
});
