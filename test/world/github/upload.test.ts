import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Context, PullRequest } from '../../../src/model/context.ts';
import type { Note } from '../../../src/model/findings/report.ts';
import { connect, type Patience } from '../../../src/world/github/client.ts';
import { uploadTarget } from '../../../src/world/github/scanning/target.ts';
import { uploadSarif, type UploadWish } from '../../../src/world/github/scanning/upload.ts';
import { aContext } from '../../builders.ts';
import { faults, startGitHub, type Fault, type GitHubStandIn } from '../stand-ins/github.ts';
import type { Loopback } from '../stand-ins/loopback.ts';
import { startPrism } from '../stand-ins/prism.ts';

const token = 'ghs_0123456789abcdefSECRETabcdef0123456789';
const [merge, head, base, other] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
const empty = {
  text: JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: 'Bandit', rules: [] } }, results: [] }] }),
  category: 'bandit',
};

let github: GitHubStandIn;
let prism: Loopback;
before(async () => {
  github = await startGitHub();
  prism = await startPrism(github.url);
});
after(async () => {
  await prism.close();
  await github.close();
});
beforeEach(() => github.reset());

const aPull = (overrides: Partial<PullRequest> = {}): PullRequest => ({
  number: 7,
  headSha: head,
  baseSha: base,
  baseRef: 'main',
  fork: false,
  dependabot: false,
  ...overrides,
});
interface Uploaded {
  readonly notes: readonly Note[];
  readonly waits: readonly number[];
}

/** An upload with the real octokit; waits are noted, not made. */
async function upload(
  url: string,
  wish: UploadWish = 'auto',
  context = aContext(),
  patience: Patience = {},
): Promise<Uploaded> {
  const waits: number[] = [];
  const pause = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);
  const client = connect(token, { GITHUB_API_URL: url }, { pause, ...patience });
  const notes = await uploadSarif(client, context, empty, wish, pause);
  assert.ok(!JSON.stringify(notes).includes(token), 'the token is in a note');
  assert.ok(
    github.requests.every((request) => !request.url.includes(token) && !request.body.includes(token)),
    'the token is in a request',
  );
  return { notes, waits };
}

const refusedWith = async (fault: Fault, wish: UploadWish = 'auto', context = aContext()): Promise<Note> => {
  github.fault(fault);
  const { notes } = await upload(prism.url, wish, context);
  assert.equal(notes.length, 1);
  return notes[0] ?? assert.fail();
};

test('an empty list of results is uploaded, packed, with commit and ref, in the exchange that GitHub describes', async () => {
  github.process({ pending: 2 });
  const { notes, waits } = await upload(prism.url);
  assert.deepEqual(notes, []);
  assert.deepEqual(waits, [1000, 4000, 10_000]);
  assert.deepEqual(
    github.uploads.map(({ repository, commit, ref, sarif }) => ({ repository, commit, ref, sarif })),
    [{ repository: 'octo/shelf', commit: merge, ref: 'refs/heads/main', sarif: empty.text }],
  );
  const [request] = github.requests;
  assert.deepEqual(Object.keys(JSON.parse(request?.body ?? '')), ['commit_sha', 'ref', 'sarif']);
  assert.equal(request?.headers['x-github-api-version'], '2022-11-28');
  assert.match(String(request?.headers['user-agent']), /^bandit-remediate\b/);
  assert.match(String(request?.headers.authorization), new RegExp(`${token}$`));
});

test('Prism refuses what the description does not allow, so the test above means something', async () => {
  const post = async (body: object): Promise<number> => {
    const headers = { authorization: 'token x', 'content-type': 'application/json' };
    return (
      await fetch(`${prism.url}/repos/o/r/code-scanning/sarifs`, {
        method: 'POST',
        headers,
        body: JSON.stringify(body),
      })
    ).status;
  };
  const body = { commit_sha: merge, ref: 'refs/heads/x', sarif: 'eA==' };
  assert.equal(await post({ ...body, commit_sha: 'short' }), 422);
  assert.equal(await post({ ...body, ref: 'main' }), 422);
  assert.equal(await post({ ...body, checkout: '/' }), 422);
  github.fault({ status: 202, body: { id: 5 } });
  assert.equal(await post(body), 500);
});

test('a path below GITHUB_API_URL is kept, as an Enterprise server needs it', async () => {
  assert.deepEqual((await upload(`${github.url}/api/v3`)).notes, []);
  assert.equal(github.requests[0]?.url, '/api/v3/repos/octo/shelf/code-scanning/sarifs');
});

const expectedRefusals: readonly (readonly [string, Fault, RegExp])[] = [
  ['no permission', faults.noPermission, /security-events: write/],
  ['no licence', faults.notLicensed, /Code Security is not enabled.*Settings/],
  ['Code Security off', faults.codeSecurityOff, /Code Security is not enabled.*Settings/],
  ['code scanning off', faults.notEnabled, /code scanning is not enabled.*Settings/],
  ['archived', faults.archived, /archived/],
];
for (const [name, fault, text] of expectedRefusals) {
  test(`${name}: one line that says what to do; a notice under auto, a warning when asked for`, async () => {
    const quiet = await refusedWith(fault);
    assert.equal(quiet.level, 'notice');
    assert.equal(quiet.topic, 'upload');
    assert.match(quiet.text, text);
    assert.deepEqual(await refusedWith(fault, 'true'), { ...quiet, level: 'warning' });
  });
}

test('for forks and Dependabot the line says that the token is read-only and where the results are', async () => {
  const onPull = (pull: PullRequest): Context => aContext({ event: 'pull_request', ref: 'refs/pull/7/merge', pull });
  const fork = await refusedWith(faults.noPermission, 'auto', onPull(aPull({ fork: true })));
  assert.match(fork.text, /from a fork is read-only.*job summary/);
  assert.equal(fork.level, 'notice');
  assert.match(
    (await refusedWith(faults.noPermission, 'auto', onPull(aPull({ dependabot: true })))).text,
    /Dependabot is read-only/,
  );
  assert.match((await refusedWith(faults.notEnabled, 'auto', onPull(aPull({ fork: true })))).text, /not enabled/);
});

const describedRefusals: readonly (readonly [string, Fault, RegExp])[] = [
  ['404', faults.notFound, /not found, or the token cannot see it.*security-events: write/],
  ['413', faults.tooLarge, /larger than GitHub takes.*`category`/],
  ['400', faults.invalidSarif, /did not take.*Missing required property "version"/],
];
for (const [name, fault, text] of describedRefusals) {
  test(`${name}: a warning, also under auto`, async () => {
    const note = await refusedWith(fault);
    assert.match(note.text, text);
    assert.equal(note.level, 'warning');
  });
}

const undescribedRefusals: readonly (readonly [string, Fault, RegExp])[] = [
  ['401', faults.badCredentials, /does not accept the token/],
  ['422 with a list of reasons', faults.unprocessable, /Invalid request\.: For 'properties\/ref', nil is not a string/],
  ['an unknown commit', faults.noCommit, /does not know the commit.*Push it/],
  ['an unknown ref', faults.noRef, /does not know the ref/],
  ['a status of no kind known', { status: 418, body: { message: 'I am a teapot' } }, /status 418.*teapot/],
];
for (const [name, fault, text] of undescribedRefusals) {
  test(`${name}: a warning, also where GitHub's description is silent`, async () => {
    github.fault(fault);
    const {
      notes: [note, ...more],
      waits,
    } = await upload(github.url);
    assert.match(note?.text ?? '', text);
    assert.deepEqual([note?.level, more, waits], ['warning', [], []]);
  });
}

test('404 from an Enterprise server means that it has no code scanning', async () => {
  const note = await refusedWith(faults.notFound, 'auto', aContext({ serverUrl: 'https://git.example.com' }));
  assert.match(note.text, /server has no code scanning.*administrator/);
});

test('503 is tried again with growing pauses, then said in one line', async () => {
  github.fault(...Array(5).fill(faults.unavailable));
  const { notes, waits } = await upload(prism.url);
  assert.deepEqual(waits, [1000, 3000, 9000, 27_000]);
  assert.equal(notes.length, 1);
  assert.match(notes[0]?.text ?? '', /not available at the moment \(status 503\)/);
});

test('a passing fault costs one more try: 502 in HTML, a cut connection, a hang, a rate limit with a date', async () => {
  github.fault(faults.badGateway, 'cut', 'hang', faults.limited);
  const { notes, waits } = await upload(github.url, 'auto', aContext(), { timeout: 150 });
  assert.deepEqual(notes, []);
  assert.deepEqual(waits, [1000, 3000, 9000, 7000, 1000]);
  assert.equal(github.uploads.length, 1);
});

test('a rate limit without a date is waited out for a minute, once', async () => {
  github.fault(faults.secondaryLimit, faults.secondaryLimit);
  const { notes, waits } = await upload(github.url);
  assert.deepEqual(waits, [60_000]);
  assert.match(notes[0]?.text ?? '', /rate limit is used up/);
});

test('a rate limit that is too far away is not waited for', async () => {
  const reset = String(Math.ceil(Date.now() / 1000) + 1490);
  github.fault({
    status: 403,
    body: { message: 'API rate limit exceeded' },
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
  });
  const { notes, waits } = await upload(github.url);
  assert.deepEqual(waits, []);
  assert.match(notes[0]?.text ?? '', /another try in 25 min/);
});

test('no server at all: one line after the tries', async () => {
  const { notes, waits } = await upload('http://127.0.0.1:9');
  assert.equal(waits.length, 4);
  assert.match(notes[0]?.text ?? '', /could not be reached/);
});

test('processing errors are shown, without what they could do to a log', async () => {
  github.process({
    errors: ['rejecting SARIF, as it is odd\n::error::\u001b[2Jx', '##[error]y', ...Array(5).fill('more')],
  });
  const { notes } = await upload(prism.url);
  assert.deepEqual(notes, [
    {
      level: 'warning',
      topic: 'upload',
      text:
        'Code scanning could not process the uploaded results: ' +
        'rejecting SARIF, as it is odd ::error::x | # #[error]y | more | more | more | and 2 more',
    },
  ]);
});

test('processing that takes longer than two minutes goes on without us', async () => {
  github.process({ pending: 99 });
  const { notes, waits } = await upload(prism.url);
  assert.equal(
    waits.reduce((sum, wait) => sum + wait, 0),
    120_000,
  );
  assert.match(notes[0]?.text ?? '', /still processing/);
  assert.equal(notes[0]?.level, 'notice');
});

test('the upload counts also when its progress may not be read', async () => {
  const client = connect(token, { GITHUB_API_URL: github.url }, { pause: async () => undefined });
  const pause = async (): Promise<void> => github.fault(faults.noPermission);
  const notes = await uploadSarif(client, aContext(), empty, 'auto', pause);
  assert.match(notes[0]?.text ?? '', /were uploaded.*status 403/);
  assert.equal(github.uploads.length, 1);
});

test('an id that is not known yet is looked for again', async () => {
  const client = connect(token, { GITHUB_API_URL: prism.url }, { pause: async () => undefined });
  let looks = 0;
  const pause = async (): Promise<void> => void ((looks += 1) === 1 && github.fault(faults.notFound));
  assert.deepEqual(await uploadSarif(client, aContext(), empty, 'auto', pause), []);
  assert.equal(looks, 2);
});

test('without a token, a repository or a sendable token nothing is sent', async () => {
  assert.equal(connect(' ', {}), null);
  const [noToken] = await uploadSarif(null, aContext(), empty, 'auto');
  assert.match(noToken?.text ?? '', /no token.*`github-token`/);
  assert.equal(noToken?.level, 'notice');
  assert.match(
    (await upload(github.url, 'true', aContext({ repository: null }))).notes[0]?.text ?? '',
    /GITHUB_REPOSITORY/,
  );
  const [split] = await uploadSarif(
    connect('ghs_half\nother', { GITHUB_API_URL: github.url }),
    aContext(),
    empty,
    'true',
  );
  assert.match(split?.text ?? '', /does not accept the token/);
  assert.doesNotMatch(split?.text ?? '', /half|other/);
  assert.deepEqual(github.requests, []);
});

test('the merge queue is skipped in one line without a call', async () => {
  const context = aContext({ event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7-abc' });
  const { notes } = await upload(github.url, 'auto', context);
  assert.deepEqual(
    notes.map(({ level }) => level),
    ['notice'],
  );
  assert.match(notes[0]?.text ?? '', /merge queue/);
  assert.equal((await upload(github.url, 'true', context)).notes[0]?.level, 'warning');
  assert.deepEqual(github.requests, []);
});

const onPull = { event: 'pull_request', ref: 'refs/pull/7/merge', pull: aPull() };
const onTarget = { event: 'pull_request_target', sha: base, pull: aPull() };
const targets: readonly (readonly [string, Partial<Context>, object | RegExp])[] = [
  ['push', {}, { commit: merge, ref: 'refs/heads/main' }],
  ['push of a tag', { ref: 'refs/tags/v1' }, { commit: merge, ref: 'refs/tags/v1' }],
  ['push, another commit checked out', { head: other }, /ddddddd.*refs\/heads\/main.*aaaaaaa/],
  ['no git: what the event says', { head: null }, { commit: merge, ref: 'refs/heads/main' }],
  ['pull request, merge commit', onPull, { commit: merge, ref: 'refs/pull/7/merge' }],
  ['pull request, head checked out', { ...onPull, head }, { commit: head, ref: 'refs/pull/7/head' }],
  ['pull request, newer head checked out', { ...onPull, head: other }, { commit: other, ref: 'refs/pull/7/head' }],
  ['pull request, base checked out', { ...onPull, head: base }, /check out that commit/],
  ['pull_request_target, base checked out', { ...onTarget, head: base }, { commit: base, ref: 'refs/heads/main' }],
  ['pull_request_target, head checked out', { ...onTarget, head }, { commit: head, ref: 'refs/pull/7/head' }],
  ['pull_request_target, something else checked out', { ...onTarget, head: other }, /check out that commit/],
  ['workflow_run, default branch', { event: 'workflow_run' }, { commit: merge, ref: 'refs/heads/main' }],
  [
    'workflow_run, a pull request checked out',
    { event: 'workflow_run', head, pull: aPull() },
    { commit: head, ref: 'refs/pull/7/head' },
  ],
  ['workflow_run, an unknown commit checked out', { event: 'workflow_run', head }, /check out that commit/],
  ['terminal', { host: 'terminal', event: 'terminal', sha: null, ref: null }, /GITHUB_REF/],
  ['no commit', { head: null, sha: null }, /no commit is known/],
  ['a ref of no known kind', { ref: 'main' }, /names no branch/],
];
for (const [name, overrides, wanted] of targets) {
  test(`where results belong: ${name}`, () => {
    const target = uploadTarget(aContext(overrides));
    if (wanted instanceof RegExp)
      assert.match('skipped' in target ? target.skipped : assert.fail(JSON.stringify(target)), wanted);
    else assert.deepEqual(target, wanted);
  });
}
