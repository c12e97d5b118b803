/**
 * A publishing run against a GitHub with a git repository behind it: from the event to what stands on the pull request.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { runPublish, type Published, type PublishWishes } from '../../../src/commands/run-publish.ts';
import { handoverOf } from '../../../src/handover/write-handover.ts';
import { InputError } from '../../../src/model/input-error.ts';
import { downloader } from '../../../src/world/github/artifact/download.ts';
import { fetchHandovers } from '../../../src/world/github/artifact/handover.ts';
import { connect } from '../../../src/world/github/client.ts';
import { openPublisher } from '../../../src/world/publisher.ts';
import { WorldError } from '../../../src/world/world.ts';
import {
  aFullOutcome,
  after as fixedText,
  before as text,
  bytes,
  scanContext,
  wishes as scanWishes,
} from '../../handover/handed-over.ts';
import { faults, readOnlyBot, startGitHub, type GitHubStandIn, type Repository } from '../stand-ins/github.ts';
import { listen } from '../stand-ins/loopback.ts';
import type { Pull } from '../stand-ins/records.ts';

const run = 4711;
let folder: string;
let github: GitHubStandIn;
let shelf: Repository;
let fork: Repository;
let pull: Pull;
let head: string;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandit-remediate-publish-'));
  github = await startGitHub();
});
after(async () => {
  await github.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', { 'README.md': 'Shelf\n' });
  fork = shelf.fork('mallory/shelf');
  head = fork.push('topic', { 'app/run.py': text });
  pull = shelf.open({ head: 'topic', from: fork });
});

/** What the scan of the fork's commit leaves, as it would be in its artifact. */
function handover(change: object = {}): string {
  const context = scanContext({
    head,
    pull: {
      number: pull.number,
      headSha: head,
      baseSha: shelf.tip('main') ?? '',
      baseRef: 'main',
      fork: true,
      dependabot: false,
    },
  });
  return JSON.stringify({ ...JSON.parse(handoverOf(aFullOutcome(), scanWishes, context, bytes) ?? ''), ...change });
}

/** Another program's archive. */
function zipped(files: Readonly<Record<string, string>>): Buffer {
  const script =
    'import sys, io, json, zipfile\nout = io.BytesIO()\nwith zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:\n    for name, content in json.load(sys.stdin).items(): archive.writestr(name, content)\nsys.stdout.buffer.write(out.getvalue())';
  return execFileSync('python3', ['-c', script], { input: JSON.stringify(files), maxBuffer: 1 << 28 });
}

let lastArtifact = 0;
function leave(zip: Buffer, { name = 'bandit-remediate-bandit', of = run, expired = false } = {}): void {
  shelf.artifacts.push({
    id: (lastArtifact += 1),
    name,
    run: of,
    headSha: head,
    headBranch: 'topic',
    headRepository: fork,
    zip,
    expired,
  });
}
const leaveHandover = (change: object = {}): void =>
  leave(zipped({ 'bandit.sarif': '{}', 'handover.json': handover(change), 'result.json': '{}' }));

const wishes: PublishWishes = {
  category: 'bandit-remediate',
  comment: 'always',
  checkName: 'Bandit',
  suggest: true,
  uploadSarif: 'false',
  reproduce: () => ['bandit-remediate', 'scan', '.'],
};

async function environment(change: object = {}): Promise<Record<string, string>> {
  const event = join(folder, 'event.json');
  const workflowRun = {
    id: run,
    event: 'pull_request',
    conclusion: 'failure',
    head_sha: head,
    head_branch: 'topic',
    repository: { full_name: 'octo/shelf' },
    head_repository: { full_name: 'mallory/shelf' },
    pull_requests: [],
    ...change,
  };
  await writeFile(
    event,
    JSON.stringify({ action: 'completed', workflow_run: workflowRun, repository: { default_branch: 'main' } }),
  );
  return {
    ...github.env,
    GITHUB_EVENT_NAME: 'workflow_run',
    GITHUB_EVENT_PATH: event,
    GITHUB_REPOSITORY: 'octo/shelf',
    GITHUB_WORKSPACE: folder,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: shelf.tip('main') ?? '',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_RUN_ID: '5000',
  };
}

async function publish(
  change: object = {},
  wanted: Partial<PublishWishes> = {},
  token = 'ghs_publisher',
): Promise<Published> {
  const { context, world } = await openPublisher(await environment(change), token);
  return runPublish({ ...wishes, ...wanted }, context, world);
}
const untouched = (): void =>
  assert.deepEqual(
    [
      shelf.comments.length,
      shelf.checks.length,
      shelf.reviewsOn(pull.number).length,
      github.uploads.length,
      github.violations,
    ],
    [0, 0, 0, 0, []],
  );

test("a fork's results are published: comment, check run, suggestion, SARIF", async () => {
  leaveHandover();
  const { status, notes } = await publish({}, { uploadSarif: 'true' });
  assert.deepEqual([status, notes, github.violations], ['published', [], []]);
  const [comment] = shelf.commentsOn(pull.number);
  assert.match(comment?.body ?? '', /### ❌ Bandit: failed/);
  assert.deepEqual(
    shelf.checks.map(({ name, head: of, conclusion }) => [name, of, conclusion]),
    [['Bandit', head, 'failure']],
  );
  assert.deepEqual(
    shelf
      .reviewCommentsOn(pull.number)
      .map(({ thread, body }) => [
        thread.path,
        thread.line,
        body.includes(`\`\`\`suggestion\n${fixedText.split('\n')[2]}\n`),
      ]),
    [['app/run.py', 3, true]],
  );
  assert.deepEqual(
    github.uploads.map(({ commit, ref, repository }) => [commit, ref, repository]),
    [[head, `refs/pull/${pull.number}/head`, 'octo/shelf']],
  );
});

test('a second run of the same publishes nothing twice', async () => {
  leaveHandover();
  await publish();
  await publish();
  assert.deepEqual(
    [shelf.comments.length, shelf.checks.length, shelf.reviewsOn(pull.number).length, github.violations],
    [1, 1, 1, []],
  );
});

test('a pull request within the repository, by Dependabot say, is published for the same way', async () => {
  head = shelf.push('dependabot/pip/x', { 'app/run.py': text });
  pull = shelf.open({ head: 'dependabot/pip/x' });
  leaveHandover();
  await publish({ head_branch: 'dependabot/pip/x', head_repository: { full_name: 'octo/shelf' } });
  assert.equal(shelf.commentsOn(pull.number).length, 1);
});

test('the pull request is found by its commit where the event does not tell the branch', async () => {
  leaveHandover();
  assert.equal((await publish({ head_branch: null })).status, 'published');
  assert.deepEqual(github.violations, []);
});

test('a push after the scan leaves everything as it is', async () => {
  leaveHandover();
  const scanned = head;
  fork.push('topic', { 'app/run.py': 'x = 1\n' });
  const { status, text: said } = await publish({ head_sha: scanned });
  assert.deepEqual([status, said.includes('has moved on to')], ['nothing to do', true]);
  untouched();
});

test("a closed pull request, another branch's, and one of another head are none", async () => {
  leaveHandover();
  pull.closedAt = head;
  pull.state = 'closed';
  assert.match((await publish()).text, /no longer open/);
  assert.match((await publish({ head_branch: 'other' })).text, /no longer open/);
  untouched();
});

const refused = async (what: RegExp, change: object = {}): Promise<void> => {
  await assert.rejects(publish(change), (error) => error instanceof InputError && what.test(error.message));
  untouched();
};

test('a handover of another repository, commit, pull request or run is refused', async () => {
  for (const [change, what] of [
    [{ repository: 'octo/other' }, /repository: /],
    [{ head: 'f'.repeat(40) }, /head: /],
    [{ pull: pull.number + 1 }, /pull: /],
    [{ run: 1 }, /run: /],
  ] as const) {
    shelf.artifacts.length = 0;
    leaveHandover(change);
    await refused(what);
  }
});

test('no artifact, one of another run, one without a handover, an expired one', async () => {
  await refused(
    /Run 4711 left nothing to publish for the category "bandit-remediate": it has no artifact of that category/,
  );
  leave(zipped({ 'handover.json': handover() }), { of: 1 });
  leave(zipped({ 'handover.json': handover() }), { name: 'coverage' });
  await refused(/it has no artifact of that category/);
  leave(zipped({ '../handover.json': handover(), 'x/handover.json': handover() }));
  await refused(/its artifact has no handover\.json/);
  shelf.artifacts.length = 0;
  leave(zipped({ 'handover.json': handover() }), { expired: true });
  await refused(/its artifact has expired\. Run the scan again/);
});

test('a truncated archive, a bomb, and JSON that is cut short', async () => {
  const good = zipped({ 'handover.json': handover() });
  for (const [zip, what] of [
    [good.subarray(0, good.length - 9), /no ZIP archive, or is cut short/],
    [Buffer.from('hello'), /no ZIP archive/],
    [zipped({ 'handover.json': ' '.repeat(26_000_000) }), /larger than 25000000 bytes/],
    [zipped({ 'handover.json': handover().slice(0, -9) }), /not JSON in UTF-8; it may be cut short/],
  ] as const) {
    shelf.artifacts.length = 0;
    leave(zip);
    await refused(what);
  }
});

test('of two artifacts the newer one counts; a broken one does not hide a good one', async () => {
  leaveHandover();
  leave(zipped({ 'handover.json': handover({ findings: [], unscanned: [], remediation: null }) }), {
    name: 'bandit-remediate-bandit-2',
  });
  leave(Buffer.from('broken'), { name: 'bandit-remediate-other' });
  await publish();
  assert.equal(shelf.checks[0]?.conclusion, 'success');
});

test('a download never holds more than is allowed, whatever the list says of its size', async () => {
  leave(Buffer.alloc(3_000_000));
  const download = downloader('ghs_x', github.env, { pause: async () => undefined });
  const parameters = { owner: 'octo', repo: 'shelf', artifact_id: lastArtifact, archive_format: 'zip' };
  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
  const whole = await download(route, parameters, 3_000_000);
  assert.ok(whole instanceof Uint8Array && whole.length === 3_000_000);
  const cut = await download(route, parameters, 2_999_999);
  assert.ok(!(cut instanceof Uint8Array) && cut.status === 413);
});

test('the store that GitHub leads to gets no token', async () => {
  const seen: (string | undefined)[] = [];
  const store = await listen((request, _, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(200, { 'content-type': 'application/zip' }).end('zip');
  });
  const api = await listen((request, _, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(302, { location: `${store.url}/blob?sig=x` }).end();
  });
  const found = await downloader('ghs_secret', { GITHUB_API_URL: api.url })(
    'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
    { owner: 'o', repo: 'r', artifact_id: 1, archive_format: 'zip' },
    10,
  );
  assert.deepEqual([Buffer.from(found as Uint8Array).toString(), seen], ['zip', ['token ghs_secret', undefined]]);
  await Promise.all([store.close(), api.close()]);
});

test('faults of the download: tried again when they pass, told in a sentence when they stay', async () => {
  leaveHandover();
  const wanted = { repository: 'octo/shelf', run, category: 'bandit-remediate' };
  const patience = { pause: async () => undefined, timeout: 2000 };
  const client = connect('ghs_x', github.env, patience) ?? assert.fail();
  const fetched = () => fetchHandovers(client, downloader('ghs_x', github.env, patience), wanted);
  github.faultAt(/\/zip$/, faults.unavailable, 'cut');
  assert.ok((await fetched())[0] instanceof Uint8Array);
  github.faultAt(/\/zip$/, faults.noPermission);
  assert.match(
    String((await fetched())[0]),
    /cannot be read: the token lacks a permission\. Add `permissions: \{ actions: read \}`/,
  );
  github.faultAt(/\/artifacts$/, faults.noPermission);
  await assert.rejects(
    fetched(),
    (error) =>
      error instanceof WorldError && /artifacts of run 4711 could not be listed: .*actions: read/.test(error.message),
  );
});

test('what the token may not do is one line each, and the rest is done', async () => {
  leaveHandover();
  github.token('ghs_readonly', { ...readOnlyBot, permissions: { ...readOnlyBot.permissions, checks: 'write' } });
  const { status, notes } = await publish({}, {}, 'ghs_readonly');
  assert.equal(status, 'published');
  assert.equal(shelf.checks.length, 1);
  assert.deepEqual(
    notes.map(({ text: said }) => /`permissions: \{[^}]*pull-requests: write/.test(said)).filter(Boolean).length,
    2,
  );
  assert.doesNotMatch(JSON.stringify(notes), /from a fork is read-only/);
});

test('only an event of a finished run, about this repository, starts it', async () => {
  const env = await environment();
  const open = async (change: Readonly<Record<string, string>>): Promise<unknown> =>
    (await openPublisher({ ...env, ...change }, 'x')).world.triggeringRun();
  await assert.rejects(open({ GITHUB_EVENT_NAME: 'pull_request' }), InputError);
  await assert.rejects(open({ GITHUB_EVENT_PATH: join(folder, 'missing.json') }), WorldError);
  await assert.rejects(
    async () =>
      (await openPublisher(await environment({ repository: { full_name: 'octo/other' } }), 'x')).world.triggeringRun(),
    WorldError,
  );
  await assert.rejects(
    async () => (await openPublisher(await environment({ head_sha: '../x' }), 'x')).world.triggeringRun(),
    WorldError,
  );
  await assert.rejects(openPublisher(env, ''), InputError);
  for (const change of [{ event: 'push' }, { event: 'pull_request_target' }, { conclusion: 'cancelled' }])
    assert.equal((await publish(change)).status, 'nothing to do');
  untouched();
});
