/**
 * The committed bundle as a runner and a person start it: real Bandit, real git, GitHub and its services on loopback.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { realBandit, testHost } from '../bandit.ts';
import { git } from '../world/git/git-repositories.ts';
import { startGitHub, type GitHubStandIn } from '../world/stand-ins/github.ts';
import type { Loopback } from '../world/stand-ins/loopback.ts';
import { startPrism } from '../world/stand-ins/prism.ts';
import { startResultsService, type ResultsService } from '../world/stand-ins/results-service.ts';
import { nodes, root, runAction, runTerminal, temporary } from './action.ts';

const token = 'ghs_SECRETSECRETSECRETSECRETSECRET012345';
let github: GitHubStandIn;
let prism: Loopback;
let artifacts: ResultsService;
before(async () => {
  await realBandit();
  github = await startGitHub();
  prism = await startPrism(github.url);
  artifacts = await startResultsService();
});
after(async () => {
  await prism.close();
  await github.close();
  await artifacts.close();
});

/** A workspace with these files. */
function workspace(t: TestContext, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporary(t);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const demo = (t: TestContext): string => {
  const folder = temporary(t);
  cpSync(join(root, 'examples/vulnerable-app'), folder, { recursive: true });
  return folder;
};

const shell = 'import subprocess\n\n\ndef run(cmd):\n    subprocess.run(cmd, shell=True)\n';

test('the demo of `npm start`, from the bundle alone, on each Node', async (t) => {
  const folder = demo(t);
  for (const node of nodes) {
    const { status, log } = await runTerminal(folder, ['scan', '--fail-on', 'none'], node);
    assert.equal(status, 0, log);
    assert.match(
      log,
      /shelf\/backup\.py[\s\S]*13:5\s+high\s+B602[\s\S]*2 hidden by # nosec[\s\S]*Passed {2}25 findings; none fails, because fail-on is none\.[\s\S]*Results in \.bandit-remediate/,
    );
    assert.ok(!log.includes('correct-horse'), 'a secret is printed');
    assert.ok(!log.includes('\u001b['), 'colour in a pipe');
  }
});

test('a reader that leaves early, as head does, changes nothing', async (t) => {
  const folder = demo(t);
  for (const node of nodes) {
    const child = spawn(node, [join(root, 'dist/index.js'), 'scan'], {
      cwd: folder,
      env: { ...process.env, ...testHost().env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.equal(status, 1, said);
    assert.ok(!said.includes('EPIPE'), said);
  }
});

test('a step of a workflow: verdict, outputs, summary, annotations, upload and artifact, on each Node', async (t) => {
  for (const node of nodes) {
    github.reset();
    const ran = await runAction(t, {
      workspace: demo(t),
      node,
      inputs: { 'github-token': token, targets: '.' },
      env: { ...artifacts.env, GITHUB_API_URL: prism.url },
    });
    assert.equal(ran.status, 1, ran.log);
    const { 'sarif-file': sarifFile, 'result-file': _, 'summary-file': summaryFile, ...counts } = ran.outputs;
    assert.deepEqual(counts, {
      verdict: 'failed',
      findings: '25',
      'new-findings': '25',
      'failing-findings': '18',
      high: '8',
      medium: '10',
      low: '7',
      suppressed: '2',
      unscanned: '0',
    });
    assert.match(ran.summary, /^## Bandit: ❌ Failed/);
    assert.equal(readFileSync(summaryFile ?? '', 'utf8'), ran.summary);
    assert.equal(ran.result().verdict, 'failed');
    for (const [level, most] of [
      ['error', 10],
      ['warning', 10],
      ['notice', 10],
    ] as const)
      assert.ok(ran.commands.filter(({ name }) => name === level).length <= most);
    assert.match(
      ran.commands.find(({ name }) => name === 'error')?.data ?? '',
      /^18 findings of medium severity or higher: .*To pass, fix these \d+ places\.$/,
    );
    assert.equal(github.uploads.length, 1);
    assert.equal(github.uploads[0]?.sarif, readFileSync(sarifFile ?? '', 'utf8'));
    assert.equal(ran.sarif().runs[0].results.length, 25);
    assert.ok(artifacts.asked.some((name) => name.startsWith('bandit-remediate-bandit')));
    for (const text of [ran.log, ran.summary, JSON.stringify(ran.result()), JSON.stringify(ran.sarif())]) {
      assert.ok(!text.includes(token), 'the token is published');
      assert.ok(!text.includes('correct-horse'), 'a secret is published');
    }
  }
});

test('without permissions the verdict is the same and one line says which is missing', async (t) => {
  github.reset();
  github.fault({ status: 403, body: { message: 'Resource not accessible by integration' } });
  const ran = await runAction(t, {
    workspace: workspace(t, { 'a.py': 'x = 1\n' }),
    inputs: { 'github-token': token },
    env: { GITHUB_API_URL: github.url },
  });
  assert.equal(ran.status, 0, ran.log);
  assert.equal(ran.log.match(/security-events: write/g)?.length, 1);
  assert.equal(ran.outputs['verdict'], 'passed');
});

test('what could not be scanned is incomplete; warn lets it pass', async (t) => {
  const folder = workspace(t, {
    'a.py': 'x = 1\n',
    'legacy.py': readFileSync(join(root, 'test/fixtures/unparseable/legacy.py')),
  });
  const failing = await runAction(t, { workspace: folder });
  assert.equal(failing.status, 2, failing.log);
  assert.equal(failing.outputs['verdict'], 'incomplete');
  assert.equal(failing.outputs['unscanned'], '1');
  assert.match(failing.summary, /### Not scanned[\s\S]*`legacy\.py`[\s\S]*exclude/);
  const warning = await runAction(t, { workspace: folder, inputs: { unscanned: 'warn' } });
  assert.equal(warning.status, 0, warning.log);
});

test('hostile names and texts reach the log, the summary and the files as text only', async (t) => {
  const names = [
    '::error::x.py',
    '##[error]y.py',
    'a\n::set-output name=verdict::passed\nb.py',
    '-c.py',
    '</details><h1>.py',
    '|`[x](https:__evil.example).py',
    '\u202eyp.exe.py',
    '$(touch pwned).py',
    'é ü.py',
  ];
  const folder = workspace(t, Object.fromEntries(names.map((name) => [name, `${shell}# ::stop-commands::x\n`])));
  writeFileSync(join(folder, 'bandit.py'), 'raise SystemExit("the repository was imported")\n');
  writeFileSync(join(folder, 'yaml.py'), 'raise SystemExit("the repository was imported")\n');
  const ran = await runAction(t, { workspace: folder, inputs: { 'fail-on': 'high' } });
  assert.equal(ran.status, 1, ran.log);
  assert.equal(ran.outputs['verdict'], 'failed');
  assert.equal(ran.outputs['high'], String(names.length));
  assert.deepEqual([...new Set(ran.commands.map(({ name }) => name))].sort(), ['error', 'notice']);
  for (const { name, properties } of ran.commands)
    assert.match(`${name} ${properties['title']}`, /^(error Bandit: failed|error B602: |notice B404: )/);
  assert.doesNotMatch(
    micromark(ran.summary, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }),
    /<h1|evil\.example"/,
  );
  const uris: string[] = ran
    .sarif()
    .runs[0].results.map((result: any) =>
      decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri),
    );
  assert.deepEqual([...new Set(uris)].sort(), [...names].sort());
});

test('misspelt and wrong inputs are all named at once, and nothing is run', async (t) => {
  const ran = await runAction(t, {
    workspace: temporary(t),
    inputs: { 'fail-no': 'high', unscanned: 'ignore', 'new-only': 'yes', unrelated: 'x' },
  });
  assert.equal(ran.status, 2);
  assert.deepEqual(
    ran.commands.map(({ name }) => name),
    ['error'],
  );
  const { data = '' } = ran.commands[0] ?? {};
  assert.match(data, /^3 inputs need correcting:\n/);
  assert.match(data, /"fail-no" is not an input; did you mean fail-on\?/);
  assert.ok(!data.includes('unrelated'));
});

/**
 * A repository with one old finding on main and a change on a branch, checked out as actions/checkout does for a pull
 * request.
 */
function pullRequest(
  t: TestContext,
  change: (folder: string) => void,
): { readonly folder: string; readonly payload: unknown; readonly env: Record<string, string> } {
  const home = mkdtempSync(join(tmpdir(), 'bandit-remediate-pull-'));
  t.after(() => rmSync(home, { recursive: true, force: true }));
  const [bare, work, folder] = [join(home, 'remote.git'), join(home, 'work'), join(home, 'checkout')];
  git(home, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
  git(home, 'clone', '--quiet', bare, work);
  git(work, 'checkout', '--quiet', '-b', 'main');
  mkdirSync(join(work, 'app'));
  writeFileSync(join(work, 'app/old.py'), shell);
  writeFileSync(join(work, 'app/other.py'), shell);
  git(work, 'add', '.');
  git(work, 'commit', '--quiet', '-m', 'old');
  const base = git(work, 'rev-parse', 'HEAD').trim();
  git(work, 'checkout', '--quiet', '-b', 'change');
  change(work);
  git(work, 'add', '-A');
  git(work, 'commit', '--quiet', '-m', 'change');
  const head = git(work, 'rev-parse', 'HEAD').trim();
  git(work, 'checkout', '--quiet', 'main');
  git(work, 'merge', '--quiet', '--no-ff', '-m', 'merge', 'change');
  const merge = git(work, 'rev-parse', 'HEAD').trim();
  git(
    work,
    'push',
    '--quiet',
    'origin',
    `${base}:refs/heads/main`,
    `${head}:refs/heads/change`,
    `${merge}:refs/pull/7/merge`,
  );
  git(bare, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  git(home, 'init', '--quiet', folder);
  git(folder, 'remote', 'add', 'origin', `file://${bare}`);
  git(folder, 'fetch', '--quiet', '--depth=1', 'origin', '+refs/pull/7/merge:refs/remotes/pull/7/merge');
  git(folder, 'checkout', '--quiet', '--detach', 'refs/remotes/pull/7/merge');
  const repo = { full_name: 'octo/shelf' };
  return {
    folder,
    payload: {
      pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, ref: 'main', repo } },
      repository: { default_branch: 'main', ...repo },
    },
    env: { GITHUB_SHA: merge, GITHUB_REF: 'refs/pull/7/merge', GITHUB_BASE_REF: 'main', GITHUB_HEAD_REF: 'change' },
  };
}

test('a pull request is gated on what it adds, in a shallow checkout, through a rename', async (t) => {
  const { folder, payload, env } = pullRequest(t, (work) => {
    git(work, 'mv', 'app/old.py', 'app/renamed.py');
    writeFileSync(
      join(work, 'app/renamed.py'),
      `"""Moved."""\n${shell}\n\ndef again(cmd):\n    subprocess.run(cmd, shell=True)\n`,
    );
  });
  const ran = await runAction(t, { workspace: folder, event: 'pull_request', payload, env });
  assert.equal(ran.status, 1, ran.log);
  assert.equal(ran.outputs['findings'], '5');
  assert.equal(ran.outputs['new-findings'], '1');
  assert.match(
    ran.log,
    /Failed {2}1 new finding of medium severity or higher: app\/renamed\.py:10 \(B602\)\. To pass, fix this place\./,
  );
  assert.match(ran.log, /In your terminal: bandit-remediate scan \. --new-only true --base-ref [0-9a-f]{40}/);
});

test('a pull request that only moves code passes, and an unscannable file it does not touch does not count', async (t) => {
  const { folder, payload, env } = pullRequest(t, (work) =>
    writeFileSync(
      join(work, 'app/old.py'),
      `\n\n# moved down\n${shell.replace('cmd, shell=True', 'cmd,\n        shell=True,\n    ')}`,
    ),
  );
  const ran = await runAction(t, { workspace: folder, event: 'pull_request', payload, env });
  assert.equal(ran.status, 0, ran.log);
  assert.equal(ran.outputs['new-findings'], '0');
  assert.match(ran.summary, /✅ Passed/);
});

test('a checkout below the workspace: paths start at its own root, and a project inside it is found', async (t) => {
  const { folder, payload, env } = pullRequest(t, (work) => {
    mkdirSync(join(work, 'services/api'), { recursive: true });
    writeFileSync(join(work, 'services/api/new.py'), shell);
  });
  const workspace = temporary(t);
  cpSync(folder, join(workspace, 'code'), { recursive: true });
  const ran = await runAction(t, {
    workspace,
    event: 'pull_request',
    payload,
    env,
    inputs: { 'working-directory': 'code/services/api' },
  });
  assert.equal(ran.status, 1, ran.log);
  assert.match(ran.log, /1 new finding of medium severity or higher: services\/api\/new\.py:5 \(B602\)/);
  assert.match(ran.log, /In your terminal: bandit-remediate scan \. --working-directory services\/api --new-only true/);
  const uris = ran
    .sarif()
    .runs[0].results.map((result: any) => result.locations[0].physicalLocation.artifactLocation.uri);
  assert.deepEqual([...new Set(uris)], ['services/api/new.py']);
  assert.equal((await runAction(t, { workspace, inputs: { 'working-directory': '../elsewhere' } })).status, 2);
});

test('existing reports are read, with the same answer as a run of our own', async (t) => {
  const folder = demo(t);
  execFileSync(await realBandit(), ['-q', '-r', '.', '-f', 'json', '-o', 'bandit.json', '--exit-zero'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const read = await runAction(t, { workspace: folder, inputs: { report: '*.json' } });
  const own = await runAction(t, { workspace: folder });
  assert.equal(read.status, 1, read.log);
  assert.deepEqual(
    { ...read.outputs, 'sarif-file': '', 'result-file': '', 'summary-file': '' },
    { ...own.outputs, 'sarif-file': '', 'result-file': '', 'summary-file': '' },
  );
  assert.deepEqual(read.sarif().runs[0].results, own.sarif().runs[0].results);
});

test('bad reports: each is named with its remedy, and nothing that can be read is lost', async (t) => {
  const folder = demo(t);
  execFileSync(await realBandit(), ['-q', '-r', '.', '-f', 'json', '-o', 'good.json', '--exit-zero'], {
    cwd: folder,
    stdio: 'ignore',
  });
  const good = readFileSync(join(folder, 'good.json'), 'utf8');
  writeFileSync(join(folder, 'empty.json'), '');
  writeFileSync(join(folder, 'cut.json'), good.slice(0, good.length / 2));
  writeFileSync(join(folder, 'sarif.json'), '{"version": "2.1.0", "runs": []}');
  const ran = await runAction(t, {
    workspace: folder,
    inputs: { report: 'good.json empty.json cut.json sarif.json', 'fail-on': 'none' },
  });
  assert.equal(ran.status, 2, ran.log);
  assert.equal(ran.outputs['findings'], '25');
  assert.equal(ran.outputs['unscanned'], '3');
  for (const name of ['empty.json', 'cut.json', 'sarif.json']) assert.ok(ran.summary.includes(`\`${name}\``), name);
  const missing = await runAction(t, { workspace: folder, inputs: { report: 'goood.json' } });
  assert.equal(missing.status, 2);
  assert.match(missing.commands[0]?.data ?? '', /goood\.json.*matches no file/);
});

test('the baseline: written, honoured, pruned, and never grown by itself', async (t) => {
  const folder = workspace(t, { 'a.py': shell, 'b.py': shell });
  const wrote = await runTerminal(folder, ['baseline']);
  assert.match(wrote.log, /Wrote bandit-baseline\.json: 4 known findings/);
  assert.equal((await runTerminal(folder, ['--baseline', 'bandit-baseline.json'])).status, 0);
  writeFileSync(join(folder, 'a.py'), `${shell}    subprocess.run(cmd, shell=True)\n`);
  rmSync(join(folder, 'b.py'));
  const twin = await runTerminal(folder, ['--baseline', 'bandit-baseline.json']);
  assert.equal(twin.status, 1, twin.log);
  assert.match(twin.log, /1 new finding of medium severity or higher: a\.py:\d \(B602\)/);
  const pruned = await runTerminal(folder, ['baseline']);
  assert.match(pruned.log, /2 kept, 2 gone and dropped, 0 added\.\nNot in it: 1 new finding\. /);
  assert.equal((await runTerminal(folder, ['--baseline', 'bandit-baseline.json'])).status, 1);
  assert.match((await runTerminal(folder, ['baseline', '--accept-new'])).log, /2 kept, 0 gone and dropped, 1 added\./);
  assert.equal((await runTerminal(folder, ['--baseline', 'bandit-baseline.json'])).status, 0);
  // With narrower targets what lies outside them stays.
  writeFileSync(join(folder, 'c.py'), 'x = 1\n');
  assert.match((await runTerminal(folder, ['baseline', 'c.py'])).log, /3 kept, 0 gone and dropped, 0 added\./);
  assert.doesNotMatch((await runTerminal(folder, ['c.py', '--baseline', 'bandit-baseline.json'])).log, /fixed or gone/);
});

test('a link in the place of the results or the baseline is not followed', async (t) => {
  const [folder, outside] = [workspace(t, { 'a.py': 'x = 1\n' }), temporary(t)];
  symlinkSync(outside, join(folder, '.bandit-remediate'));
  symlinkSync(join(outside, 'b.json'), join(folder, 'bandit-baseline.json'));
  writeFileSync(join(outside, 'b.json'), 'mine');
  const ran = await runTerminal(folder, []);
  assert.equal(ran.status, 0);
  assert.match(ran.log, /could not be written: .*is a link/);
  assert.equal((await runTerminal(folder, ['baseline'])).status, 2);
  assert.equal(readFileSync(join(outside, 'b.json'), 'utf8'), 'mine');
});

test('explain, version and help', async (t) => {
  const folder = temporary(t);
  assert.match(
    (await runTerminal(folder, ['explain', 'b506'])).log,
    /^B506 {2}[\s\S]*What to do[\s\S]*safe_load[\s\S]*\n *\+ +return yaml\.safe_load\(stream\)/,
  );
  assert.match((await runTerminal(folder, ['--version'])).log, /^\d+\.\d+\.\d+\n/);
  assert.match(
    (await runTerminal(folder, ['--help'])).log,
    /Exit status: 0 passed, 1 failed, 2 incomplete or wrong usage\./,
  );
  assert.equal((await runTerminal(folder, ['--fial-on', 'high'])).status, 2);
});
