/**
 * The committed bundle brings fixes to GitHub: each mode end to end, against a GitHub with a memory and real git
 * repositories.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test, type TestContext } from 'node:test';
import { realBandit } from '../bandit.ts';
import { readOnlyBot, startGitHub, type GitHubStandIn, type Repository } from '../world/stand-ins/github.ts';
import { runAction, temporary, type Ran } from './action.ts';

let github: GitHubStandIn;
let shelf: Repository;
before(async () => {
  await realBandit();
  github = await startGitHub();
});
after(() => github.close());

const unsafe =
  'import requests\nimport yaml\n\n\ndef read(stream):\n    return yaml.load(stream, Loader=yaml.Loader)\n';
const fixed = 'import requests\nimport yaml\n\n\ndef read(stream):\n    return yaml.safe_load(stream)\n';
const fetching = `${unsafe}\n\ndef fetch(url):\n    return requests.get(url)\n`;
const fetched = `${fixed}\n\ndef fetch(url):\n    return requests.get(url, timeout=60)\n`;

beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', {
    'app.py': unsafe,
    'run.py': { content: `#!/usr/bin/env python3\n${unsafe}`, mode: '100755' },
    'README.md': '# Shelf\n',
  });
});

/** A checkout of a commit, as actions/checkout leaves it. */
function checkout(t: TestContext, commit: string): string {
  const folder = join(temporary(t), 'work');
  execFileSync('git', ['clone', '-q', shelf.git.path, folder], { stdio: 'pipe' });
  execFileSync('git', ['-c', 'advice.detachedHead=false', 'checkout', '-q', commit], { cwd: folder, stdio: 'pipe' });
  return folder;
}

const quiet = { 'github-token': 'ghs_workflow', 'upload-sarif': 'false', 'fail-on': 'none' };

/** A run on the default branch. */
const push = (t: TestContext, inputs: Readonly<Record<string, string>>): Promise<Ran> => {
  const head = shelf.tip('main') ?? '';
  return runAction(t, {
    workspace: checkout(t, head),
    event: 'push',
    payload: { repository: { default_branch: 'main', full_name: 'octo/shelf' } },
    inputs: { ...quiet, ...inputs },
    env: { ...github.env, GITHUB_SHA: head, GITHUB_REF: 'refs/heads/main', GITHUB_REF_NAME: 'main' },
  });
};

/** A run on a pull request whose head is checked out. */
const pullRequest = (t: TestContext, number: number, inputs: Readonly<Record<string, string>>): Promise<Ran> => {
  const pull = shelf.pull(number);
  const head = shelf.tip(pull.head.ref) ?? '';
  const base = shelf.tip('main') ?? '';
  const repo = { full_name: 'octo/shelf', fork: false };
  const payload = {
    repository: { default_branch: 'main', full_name: 'octo/shelf' },
    pull_request: {
      number,
      head: { sha: head, ref: pull.head.ref, repo },
      base: { sha: base, ref: 'main', repo },
      user: { login: 'ada' },
    },
  };
  return runAction(t, {
    workspace: checkout(t, head),
    event: 'pull_request',
    payload,
    inputs: { ...quiet, ...inputs },
    env: { ...github.env, GITHUB_SHA: head, GITHUB_REF: `refs/pull/${number}/merge` },
  });
};

test('fix: commit adds one verified commit for each rule to the branch of the pull request, and a second run adds nothing', async (t) => {
  shelf.push('topic', { 'app.py': fetching });
  const { number } = shelf.open({ head: 'topic' });
  const before = shelf.tip('topic') ?? '';
  const run = await pullRequest(t, number, { fix: 'commit', 'new-only': 'false' });
  assert.equal(run.status, 0, run.log);
  const commits = shelf.log('topic', before);
  assert.equal(commits.length, 2, run.log);
  assert.ok(commits.every(({ verified }) => verified));
  assert.match(commits[0]?.message ?? '', /B113[\s\S]*Bandit-Finding: [0-9a-f]{16}/u);
  assert.equal(shelf.read('topic', 'app.py'), fetched);
  assert.deepEqual(
    [shelf.files('topic').get('run.py')?.mode, shelf.read('topic', 'run.py')],
    ['100755', `#!/usr/bin/env python3\n${fixed}`],
  );
  assert.equal(run.outputs['commit-sha'], shelf.tip('topic'));
  const again = await pullRequest(t, number, { fix: 'commit', 'new-only': 'false' });
  assert.equal(again.status, 0, again.log);
  assert.equal(shelf.tip('topic'), run.outputs['commit-sha']);
  assert.deepEqual(github.violations, []);
});

test('fix: suggest makes one review with suggestions on the lines of the diff; a second run makes none', async (t) => {
  shelf.push('topic', { 'app.py': fetching });
  const { number } = shelf.open({ head: 'topic' });
  const run = await pullRequest(t, number, { fix: 'suggest' });
  assert.equal(run.status, 0, run.log);
  const [review, ...others] = shelf.reviewsOn(number);
  assert.equal(others.length, 0);
  assert.ok(review, run.log);
  const [comment] = shelf.reviewCommentsOn(number);
  assert.match(comment?.body ?? '', /```suggestion\n {4}return requests\.get\(url, timeout=60\)\n```/u);
  await pullRequest(t, number, { fix: 'suggest' });
  assert.equal(
    shelf.reviewsOn(number).length,
    1,
    JSON.stringify(
      shelf.reviewsOn(number).map(({ body, commit, author, state }) => [body, commit, author.login, state]),
    ),
  );
  assert.deepEqual(github.violations, []);
});

test('fix: pull-request opens one on a branch of its own, updates it in place, and closes it when nothing is left', async (t) => {
  const run = await push(t, { fix: 'pull-request', 'fix-labels': 'security', 'fix-commit-prefix': 'fix(security):' });
  assert.equal(run.status, 0, run.log);
  const [pull, ...others] = shelf.pulls;
  assert.ok(pull && others.length === 0, run.log);
  assert.equal(pull.head.ref, 'bandit-remediate/fixes');
  assert.match(run.outputs['pull-request-url'] ?? '', new RegExp(`/pull/${pull.number}$`));
  assert.match(pull.body, /B506/u);
  assert.match(shelf.log('bandit-remediate/fixes', 'main')[0]?.message ?? '', /^fix\(security\): B506/u);
  assert.equal(shelf.read('bandit-remediate/fixes', 'app.py'), fixed);
  const tip = shelf.tip('bandit-remediate/fixes');
  await push(t, { fix: 'pull-request', 'fix-labels': 'security', 'fix-commit-prefix': 'fix(security):' });
  assert.deepEqual([shelf.pulls.length, shelf.tip('bandit-remediate/fixes')], [1, tip]);
  shelf.push('main', { 'app.py': fixed, 'run.py': { content: `#!/usr/bin/env python3\n${fixed}`, mode: '100755' } });
  const last = await push(t, { fix: 'pull-request' });
  assert.equal(shelf.pull(pull.number).state, 'closed', last.log);
  assert.deepEqual(github.violations, []);
});

test('the comment is one, kept up to date; the check run has its own name', async (t) => {
  shelf.push('topic', { 'app.py': fetching });
  const { number } = shelf.open({ head: 'topic' });
  for (const _ of [1, 2]) {
    const run = await pullRequest(t, number, { comment: 'always', 'check-name': 'Bandit gate', 'fail-on': 'medium' });
    assert.equal(run.status, 1, run.log);
    assert.equal(shelf.commentsOn(number).length, 1, run.log);
    assert.deepEqual(
      [...new Set(shelf.checks.map(({ name, conclusion }) => `${name} ${conclusion}`))],
      ['Bandit gate failure'],
      run.log,
    );
  }
  shelf.push('topic', { 'app.py': fetched });
  const green = await pullRequest(t, number, { comment: 'always', 'fail-on': 'medium' });
  assert.equal(green.status, 0, green.log);
  assert.match(shelf.commentsOn(number)[0]?.body ?? '', /<details>/u);
  assert.deepEqual(github.violations, []);
});

test('without permission each mode says in one line which one is missing, and the verdict is the same', async (t) => {
  github.token('ghs_reader', readOnlyBot);
  shelf.push('topic', { 'app.py': fetching });
  const { number } = shelf.open({ head: 'topic' });
  for (const [fix, permission] of [
    ['suggest', 'pull-requests: write'],
    ['commit', 'contents: write'],
    ['pull-request', 'contents: write'],
  ]) {
    const run = await pullRequest(t, number, {
      fix: fix ?? '',
      comment: 'always',
      'check-name': 'Bandit gate',
      'github-token': 'ghs_reader',
    });
    assert.equal(run.status, 0, run.log);
    assert.ok(run.log.includes(permission ?? ''), run.log);
    assert.match(run.log, /checks: write/u);
  }
  assert.deepEqual([shelf.reviewsOn(number).length, shelf.commentsOn(number).length, shelf.checks.length], [0, 0, 0]);
});

test('two hundred fixes: fifty suggestions in one review, the others listed; a program, a CRLF file, a link and a submodule in the same pull request', async (t) => {
  const many = `import requests\n${Array.from({ length: 200 }, (_, index) => `\n\ndef fetch_${index}(url):\n    return requests.get(url)\n`).join('')}`;
  shelf.push('topic', {
    'many.py': many,
    'crlf.py': fetching.replaceAll('\n', '\r\n'),
    'tool.py': { content: fetching, mode: '100755' },
    'link.py': { link: 'app.py' },
    vendor: { submodule: '1'.repeat(40) },
  });
  const { number } = shelf.open({ head: 'topic' });
  const run = await pullRequest(t, number, { fix: 'suggest' });
  assert.equal(run.status, 0, run.log);
  assert.equal(shelf.reviewsOn(number).length, 1, run.log);
  assert.equal(shelf.reviewCommentsOn(number).length, 50);
  assert.ok([...(shelf.reviewsOn(number)[0]?.body ?? '')].length <= 65_536);
  assert.match(shelf.reviewsOn(number)[0]?.body ?? '', /<details>/u);

  const before = shelf.tip('topic') ?? '';
  const commit = await pullRequest(t, number, { fix: 'commit' });
  assert.equal(commit.status, 0, commit.log);
  assert.ok(shelf.log('topic', before).length >= 2, commit.log);
  const files = shelf.files('topic');
  assert.deepEqual(
    [files.get('tool.py')?.mode, files.get('link.py')?.mode, files.get('vendor')?.mode],
    ['100755', '120000', '160000'],
  );
  assert.equal(shelf.read('topic', 'crlf.py'), fetched.replaceAll('\n', '\r\n'));
  assert.equal(shelf.read('topic', 'tool.py'), fetched);
  assert.equal(shelf.read('topic', 'many.py'), many.replaceAll('get(url)', 'get(url, timeout=60)'));
  assert.deepEqual(github.violations, []);
});

/** Another program's archive, as the artifact service gives it. */
const zipped = (files: Readonly<Record<string, string>>): Buffer => {
  const script =
    'import sys, io, json, zipfile\nout = io.BytesIO()\nwith zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:\n    for name, content in json.load(sys.stdin).items(): archive.writestr(name, content)\nsys.stdout.buffer.write(out.getvalue())';
  return execFileSync('python3', ['-c', script], { input: JSON.stringify(files), maxBuffer: 1 << 28 });
};

test('a pull request from a fork: the scan with its read-only token leaves a handover, and mode: publish posts it', async (t) => {
  github.token('ghs_reader', readOnlyBot);
  const fork = shelf.fork('mallory/shelf');
  const head = fork.push('topic', { 'app.py': fetching });
  const { number } = shelf.open({ head: 'topic', from: fork });
  const folder = join(temporary(t), 'work');
  execFileSync('git', ['clone', '-q', `file://${fork.git.path}`, folder], { stdio: 'pipe' });
  execFileSync('git', ['-c', 'advice.detachedHead=false', 'checkout', '-q', head], { cwd: folder, stdio: 'pipe' });
  const base = shelf.tip('main') ?? '';
  const payload = {
    repository: { default_branch: 'main', full_name: 'octo/shelf' },
    pull_request: {
      number,
      head: { sha: head, ref: 'topic', repo: { full_name: 'mallory/shelf', fork: true } },
      base: { sha: base, ref: 'main', repo: { full_name: 'octo/shelf', fork: false } },
      user: { login: 'mallory' },
    },
  };
  const scan = await runAction(t, {
    workspace: folder,
    event: 'pull_request',
    payload,
    inputs: { ...quiet, 'github-token': 'ghs_reader', 'new-only': 'false', fix: 'suggest' },
    env: { ...github.env, GITHUB_SHA: head, GITHUB_REF: `refs/pull/${number}/merge` },
  });
  assert.equal(scan.status, 0, scan.log);
  assert.equal(shelf.reviewsOn(number).length, 0);
  const results = dirname(scan.outputs['result-file'] ?? '');
  const zip = zipped({ 'handover.json': readFileSync(join(results, 'handover.json'), 'utf8'), 'result.json': '{}' });
  shelf.artifacts.push({
    id: 1,
    name: 'bandit-remediate-bandit',
    run: 11,
    headSha: head,
    headBranch: 'topic',
    headRepository: fork,
    zip,
    expired: false,
  });

  const event = {
    action: 'completed',
    repository: { default_branch: 'main', full_name: 'octo/shelf' },
    workflow_run: {
      id: 11,
      event: 'pull_request',
      conclusion: 'success',
      head_sha: head,
      head_branch: 'topic',
      repository: { full_name: 'octo/shelf' },
      head_repository: { full_name: 'mallory/shelf' },
      pull_requests: [],
    },
  };
  const published = await runAction(t, {
    workspace: temporary(t),
    event: 'workflow_run',
    payload: event,
    inputs: {
      'github-token': 'ghs_workflow',
      mode: 'publish',
      comment: 'always',
      'check-name': 'Bandit results',
      fix: 'suggest',
      'upload-sarif': 'false',
    },
    env: { ...github.env, GITHUB_SHA: base, GITHUB_REF: 'refs/heads/main', GITHUB_RUN_ID: '12' },
  });
  assert.equal(published.status, 0, published.log);
  assert.deepEqual(
    [shelf.commentsOn(number).length, shelf.checks.map(({ name }) => name)],
    [1, ['Bandit results']],
    published.log,
  );
  assert.match(
    shelf
      .reviewCommentsOn(number)
      .map(({ body }) => body)
      .join('\n'),
    /```suggestion\n {4}return requests\.get\(url, timeout=60\)/u,
  );
  assert.deepEqual(github.violations, []);
});
