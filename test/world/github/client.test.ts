import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { connect, type GitHub } from '../../../src/world/github/client.ts';
import { faults, startGitHub, type Fault, type GitHubStandIn, type Repository } from '../stand-ins/github.ts';
import { listen } from '../stand-ins/loopback.ts';

const token = 'ghs_0123456789abcdefSECRETabcdef0123456789';
const at = { owner: 'octo', repo: 'shelf' };
const comment = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';

let github: GitHubStandIn;
let shelf: Repository;
let waits: number[];
before(async () => {
  github = await startGitHub();
});
after(() => github.close());
beforeEach(() => {
  github.reset();
  waits = [];
  shelf = github.repository('octo/shelf', { 'app.py': 'x = 1\n' });
  shelf.push('change', { 'app.py': 'x = 2\n' });
  shelf.open({ head: 'change' });
});

const client = (env: Readonly<Record<string, string>> = github.env, timeout = 10_000): GitHub =>
  connect(token, env, { pause: async (milliseconds) => void waits.push(milliseconds), timeout }) ?? assert.fail();
const post = (how?: { readonly idempotent: boolean }, sender = client()) =>
  sender.request(comment, { ...at, issue_number: 1, body: 'hello' }, how);
const bodies = (): readonly string[] => shelf.commentsOn(1).map(({ body }) => body);
const name = 'query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { nameWithOwner } }';
const addition =
  'mutation($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }';
const commit = (expectedHeadOid: string | null): Readonly<Record<string, unknown>> => ({
  input: {
    branch: { repositoryNameWithOwner: 'octo/shelf', branchName: 'change' },
    message: { headline: 'Fix' },
    expectedHeadOid,
    fileChanges: { additions: [{ path: 'app.py', contents: 'eCA9IDMK' }] },
  },
});

const uncertain: readonly (readonly [string, Fault])[] = [
  ['a cut connection', 'cut'],
  ['a connection that is cut after the effect', { afterEffect: 'cut' }],
  ['no answer in time', { afterEffect: 'hang' }],
  ['502', faults.badGateway],
  ['503', faults.unavailable],
  ['502 for what was done', { afterEffect: faults.badGateway }],
];
for (const [title, fault] of uncertain) {
  const timeout = title === 'no answer in time' ? 1000 : 10_000;
  test(`${title}: what creates something is not asked for twice, and the caller is told to look`, async () => {
    github.fault(fault);
    const answer = await post({ idempotent: false }, client(github.env, timeout));
    assert.deepEqual([answer.uncertain, answer.limited, github.requests.length, waits], [true, false, 1, []]);
    assert.deepEqual(bodies(), typeof fault === 'object' && 'afterEffect' in fault ? ['hello'] : []);
  });
  test(`${title}: what the caller calls idempotent, and reading, is tried again`, async () => {
    github.fault(fault);
    assert.equal((await post({ idempotent: true }, client(github.env, timeout))).status, 201);
    github.fault(fault);
    const read = await client(github.env, timeout).request('GET /repos/{owner}/{repo}', at);
    assert.deepEqual([read.status, read.uncertain, waits], [200, false, [1000, 1000]]);
  });
}

for (const [title, fault, wait] of [
  ['429', faults.limited, 7000],
  ['a secondary limit', faults.secondaryLimit, 60_000],
] as const) {
  test(`${title} refuses before anything is done, so the request is tried again`, async () => {
    github.fault(fault);
    assert.equal((await post()).status, 201);
    assert.deepEqual([waits, bodies()], [[wait], ['hello']]);
  });
}

test('where nobody listens nothing was done: it is tried again', async () => {
  const closed = await listen(() => undefined);
  await closed.close();
  const answer = await client({ GITHUB_API_URL: closed.url }).request(comment, {
    ...at,
    issue_number: 1,
    body: 'hello',
  });
  assert.deepEqual([answer.status, answer.uncertain, waits.length], [0, false, 4]);
});

test('a refusal is no reason to try again', async () => {
  for (const fault of [faults.noPermission, faults.notFound, faults.unprocessable, faults.badCredentials]) {
    github.reset();
    github.fault(fault);
    const answer = await post();
    assert.deepEqual(
      [answer.status, answer.uncertain, answer.kind, github.requests.length],
      [fault.status, false, '', 1],
    );
  }
});

test('GraphQL: the data object, with the token and against the schema', async () => {
  const { status, data, reason, kind } = await client().graphql(name, at);
  assert.deepEqual(
    [status, JSON.parse(JSON.stringify(data)), reason, kind],
    [200, { repository: { nameWithOwner: 'octo/shelf' } }, '', ''],
  );
  assert.match(String(github.requests[0]?.headers.authorization), new RegExp(`${token}$`));
  assert.deepEqual([github.requests[0]?.label, github.violations], ['GRAPHQL query repository', []]);
});

test('GraphQL errors are a refusal with their type and their words', async () => {
  const stale = await client().graphql(addition, commit('1'.repeat(40)));
  assert.deepEqual([stale.status, stale.kind, stale.uncertain], [422, 'STALE_DATA', false]);
  assert.match(stale.reason, /^Expected branch to point to "1+" but it did not/);
  assert.equal((await client().graphql(name, { ...at, repo: 'nothing' })).kind, 'NOT_FOUND');
  const wrong = await client().graphql('{ viewer { no } }', {});
  assert.deepEqual([wrong.status, wrong.kind], [422, '']);
  github.fault({
    status: 200,
    body: { data: null, errors: [{ type: 'x\n::error::', message: `::error::\u001b[2J ${token}` }] },
  });
  const hostile = await client().graphql(name, at);
  assert.equal(hostile.kind, '');
  assert.doesNotMatch(hostile.reason, new RegExp(`\u001b|${token}`));
});

test('GraphQL: 401, a page of a proxy, something that is not GraphQL', async () => {
  github.fault(faults.badCredentials, faults.badGateway, {
    status: 200,
    body: '<html>',
    headers: { 'content-type': 'text/html' },
  });
  assert.deepEqual(
    [(await client().graphql(name, at)).status, (await client().graphql(addition, commit(null))).status],
    [401, 502],
  );
  const odd = await client().graphql(addition, commit(null));
  assert.deepEqual([odd.status, odd.uncertain], [502, true]);
});

test('GraphQL: a query is tried again after any fault', async () => {
  github.fault('cut', faults.badGateway, faults.graphqlTimeout);
  assert.equal((await client().graphql(name, at)).status, 200);
  assert.deepEqual(waits, [1000, 3000, 9000]);
});

test('GraphQL: a limit refuses a mutation before anything is done', async () => {
  github.fault(faults.graphqlLimited);
  assert.equal((await client().graphql(addition, commit(shelf.tip('change')))).status, 200);
  assert.deepEqual([waits, shelf.read('change', 'app.py')], [[60_000], 'x = 3\n']);
});

for (const [title, fault] of [
  ['a cut', { afterEffect: 'cut' }],
  ['its own time-out', { afterEffect: faults.graphqlTimeout }],
] as const) {
  test(`GraphQL: after ${title} a mutation may be done: it is not sent again`, async () => {
    const head = shelf.tip('change');
    github.faultAt(/^GRAPHQL mutation createCommitOnBranch$/, fault);
    const answer = await client().graphql(addition, commit(head));
    assert.deepEqual([answer.uncertain, waits, shelf.log('change', head ?? '').length], [true, [], 1]);
    const again = await client().graphql(addition, commit(head), { idempotent: true });
    assert.equal(again.kind, 'STALE_DATA');
  });
}

test('an Enterprise server has its interfaces below /api', async () => {
  const answer = await client({ GITHUB_API_URL: `${github.url}/api/v3/` }).graphql(name, at);
  assert.deepEqual([answer.status, github.requests[0]?.url], [200, '/api/graphql']);
  assert.equal(
    (
      await client({ GITHUB_API_URL: 'http://127.0.0.1:9', GITHUB_GRAPHQL_URL: `${github.url}/graphql` }).graphql(
        name,
        at,
      )
    ).status,
    200,
  );
});

test('a token that cannot be sent is refused here', async () => {
  const broken = connect('ghs_half\nother', github.env) ?? assert.fail();
  assert.equal((await broken.graphql(name, at)).status, 401);
  assert.deepEqual(github.requests, []);
});
