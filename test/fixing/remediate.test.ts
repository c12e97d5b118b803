/** Fix and proof on real files: the real parser, Bandit, Python, git and test command. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { readInputs } from '../../src/cli/inputs.ts';
import { gateOf, fixOrder, scanRequest } from '../../src/cli/requests.ts';
import { remediate } from '../../src/fixing/remediate.ts';
import { identify } from '../../src/identity/identity.ts';
import { locate } from '../../src/identity/locate.ts';
import type { FixOrder } from '../../src/model/fixes/fix-order.ts';
import { fix } from '../../src/model/fixes/fix.ts';
import type { Remediation } from '../../src/model/fixes/remediation.ts';
import { fixTask, type FixTask } from '../../src/planning/fix-task.ts';
import { replace } from '../../src/python/edits/arguments.ts';
import { nodeOf } from '../../src/python/tree/file.ts';
import { readReport } from '../../src/report/read-report.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import type { Rule } from '../../src/rules/rule.ts';
import { triage } from '../../src/triage/triage.ts';
import { openTerminal } from '../../src/world/terminal.ts';
import { testHost } from '../bandit.ts';

type Files = Readonly<Record<string, string>>;

/** A git repository with these files committed. */
function repository(t: TestContext, files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'bandit-remediate-fix-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const git = (...args: readonly string[]): unknown =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-qm', 'start');
  return folder;
}

/** Scans and fixes a folder; `rules` stands in for single rules, to see what the proof does with bad fixes. */
async function fixAll(
  folder: string,
  wanted: Partial<FixOrder> = {},
  given: Readonly<Record<string, string>> = {},
  rules: (test: string) => Rule = ruleOf,
  more: Partial<FixTask> = {},
): Promise<Remediation> {
  const inputs = readInputs(given);
  const { context, world } = await openTerminal(testHost().env, folder, '.', '', false);
  const request = scanRequest(inputs);
  const scan = await world.scan(request);
  const report = readReport(scan, request, context.folder);
  const sources = await world.sources(report.findings.map(({ path }) => path));
  const findings = identify(locate(report.findings, sources), sources);
  const gate = gateOf(inputs, context);
  const { findings: triaged } = triage(
    {
      findings,
      report,
      files: scan.files,
      sources,
      baseline: null,
      comparison: null,
      unchanged: new Set(),
      gate,
      request,
    },
    rules,
  );
  const task = fixTask(
    { ...fixOrder(inputs), delivery: 'show', ...wanted },
    { triaged, findings, report, scan, sources, request, gate, folder: context.folder },
  );
  assert.ok(task);
  const done = await remediate({ ...task, ...more }, world, rules);
  assert.equal(
    done.fixed.length + done.refused.length + done.dropped.length,
    task.findings.length,
    'every finding has exactly one answer',
  );
  return done;
}

const settings = `import yaml
import requests


def read(path):
    with open(path) as stream:
        return yaml.load(stream, Loader=yaml.FullLoader)


def fetch(url):
    return requests.get(url)
`;

test('fixes are proven and composed over several files, and nothing is written', async (t) => {
  const folder = repository(t, { 'app/settings.py': settings, 'app/other.py': settings });
  const done = await fixAll(folder);
  assert.deepEqual(
    done.files.map(({ path }) => path),
    ['app/other.py', 'app/settings.py'],
  );
  assert.match(done.files[0]?.after ?? '', /return yaml\.safe_load\(stream\)\n/u);
  assert.match(done.files[0]?.after ?? '', /requests\.get\(url, timeout=\d+\)/u);
  assert.deepEqual([done.fixed.length, done.dropped.length, done.tests], [4, 0, null]);
  assert.equal(readFileSync(join(folder, 'app/other.py'), 'utf8'), settings);
});

/** The rule of a test with another answer. */
const answering =
  (test: string, answer: Rule['fix']) =>
  (id: string): Rule =>
    id === test && answer ? { ...ruleOf(id), fix: answer } : ruleOf(id);

const bad = (text: string) =>
  answering('B506', (finding, file) => {
    const call = nodeOf(file, finding);
    return fix({ edits: call ? [replace(call, text)] : [], summary: 'Something bad', safety: 'safe' });
  });

test('a fix that Bandit still reports is dropped, the others of the file stay', async (t) => {
  const done = await fixAll(
    repository(t, { 'settings.py': settings }),
    {},
    {},
    bad('yaml.load(stream, Loader=yaml.UnsafeLoader)'),
  );
  assert.deepEqual(
    done.dropped.map(({ finding, reason }) => [finding.test, reason]),
    [['B506', 'Bandit still reports B506 on the new code']],
  );
  assert.deepEqual(
    done.fixed.map(({ finding }) => finding.test),
    ['B113'],
  );
  assert.match(done.files[0]?.after ?? '', /Loader=yaml\.FullLoader[\s\S]*timeout=/u);
});

test('a fix that brings another finding is dropped', async (t) => {
  const done = await fixAll(repository(t, { 'settings.py': settings }), {}, {}, bad('eval(stream.read())'));
  assert.deepEqual(
    done.dropped.map(({ reason }) => reason),
    ['Bandit newly reports B307 on the new code'],
  );
});

test('a fix that breaks the syntax is found among the others and dropped alone', async (t) => {
  for (const text of [
    'yaml.safe_load(stream',
    'yaml.safe_load(stream, a=1, a=2)',
    'yaml.safe_load(stream); nonlocal x',
  ]) {
    const done = await fixAll(repository(t, { 'settings.py': settings }), {}, {}, bad(text));
    assert.deepEqual(
      done.dropped.map(({ finding }) => finding.test),
      ['B506'],
      text,
    );
    assert.deepEqual(
      done.fixed.map(({ finding }) => finding.test),
      ['B113'],
      text,
    );
  }
});

test('a fix that only hides the finding is refused', async (t) => {
  const done = await fixAll(
    repository(t, { 'settings.py': settings }),
    {},
    {},
    bad('yaml.load(stream, Loader=yaml.FullLoader)  # nosec'),
  );
  assert.deepEqual(
    done.refused.map(({ because }) => because),
    ['the edit would only hide the finding: a suppression'],
  );
});

test('a finding that another one masked before is not called new', async (t) => {
  const text = 'import pickle, subprocess\n\nsubprocess.run(["ls"], check=True)\n';
  const done = await fixAll(repository(t, { 'run.py': text }), { tests: ['B403'] });
  assert.deepEqual(
    done.fixed.map(({ finding }) => finding.test),
    ['B403'],
  );
  assert.equal(done.files[0]?.after, 'import subprocess\n\nsubprocess.run(["ls"], check=True)\n');
});

const tests = `import sys
sys.path.insert(0, "app")
text = open("app/settings.py").read()
sys.exit(__TEST__)
`;

test('the test command runs before and after, and the one fix that it refuses is dropped', async (t) => {
  const folder = repository(t, {
    'app/settings.py': settings,
    'check.py': tests.replace('__TEST__', '"timeout" in text'),
  });
  const command = [process.platform === 'win32' ? 'python' : 'python3', 'check.py'];
  const done = await fixAll(folder, { testCommand: command });
  assert.deepEqual(
    done.dropped.map(({ finding, reason }) => [finding.test, reason]),
    [['B113', 'the test command fails with it']],
  );
  assert.deepEqual(
    done.fixed.map(({ finding }) => finding.test),
    ['B506'],
  );
  assert.deepEqual([done.tests?.verdict, (done.tests?.runs ?? 0) >= 3], ['passed', true]);
  assert.match(done.files[0]?.after ?? '', /safe_load/u);
  assert.doesNotMatch(done.files[0]?.after ?? '', /timeout/u);
  assert.equal(readFileSync(join(folder, 'app/settings.py'), 'utf8'), settings, 'the working tree is as it was');
});

test('a suite that is red before proves nothing and stops no fix', async (t) => {
  const folder = repository(t, {
    'app/settings.py': settings,
    'check.py': tests.replace('__TEST__', '"it is broken"'),
  });
  const done = await fixAll(folder, { testCommand: ['python3', 'check.py'] });
  assert.deepEqual([done.tests?.verdict, done.tests?.runs, done.fixed.length], ['red-before', 1, 2]);
  assert.match(done.tests?.output ?? '', /it is broken/u);
  assert.equal((await fixAll(folder, { testCommand: ['no-such-program-here'] })).tests?.verdict, 'not-run');
});

test('files with uncommitted changes are left alone unless forced', async (t) => {
  const folder = repository(t, { 'a.py': settings, 'b.py': settings });
  writeFileSync(join(folder, 'a.py'), `${settings}\n# changed\n`);
  const done = await fixAll(folder, { force: false });
  assert.deepEqual(
    done.files.map(({ path }) => path),
    ['b.py'],
  );
  assert.deepEqual([...new Set(done.refused.map(({ because }) => because))], ['the file is not committed as it is']);
  assert.deepEqual(
    (await fixAll(folder, { force: true })).files.map(({ path }) => path),
    ['a.py', 'b.py'],
  );
});

test('the user’s own reason suppresses, in the form that Bandit reads as meant', async (t) => {
  const folder = repository(t, { 'run.py': 'import subprocess\n\nsubprocess.run(["ls", "-l"], check=True)\n' });
  const done = await fixAll(folder, { tests: ['B404'], reason: 'fixed argument lists only', safety: 'review' });
  assert.match(done.files[0]?.after ?? '', /^import subprocess {2}# nosec B404 # fixed argument lists only\n/u);
  assert.deepEqual(
    done.fixed.map(({ suppression }) => suppression),
    [true],
  );
});

test('two ids with one reason share one comment', async (t) => {
  const folder = repository(t, {
    'run.py': 'import subprocess\n\nsubprocess.run([\n    "ls",\n    name,\n], check=True)\n',
  });
  const done = await fixAll(folder, { tests: ['B603', 'B607'], reason: 'names are checked', safety: 'review' });
  assert.match(
    done.files[0]?.after ?? '',
    /^\], check=True\) {2}# nosec (?:B603, B607|B607, B603) # names are checked$/mu,
  );
  assert.deepEqual([done.fixed.length, done.refused.length, done.dropped.length], [2, 0, 0]);
});

test('the same changes rule by rule: each step goes on the one before, and the last is the whole', async (t) => {
  const folder = repository(t, { 'a.py': settings, 'b.py': settings });
  const done = await fixAll(folder, {}, {}, ruleOf, { stepwise: true });
  assert.deepEqual(
    done.steps.map(({ test: id, files }) => [id, files.map(({ path }) => path)]),
    [
      ['B506', ['a.py', 'b.py']],
      ['B113', ['a.py', 'b.py']],
    ],
  );
  assert.equal(done.steps.flatMap(({ fixed }) => fixed).length, done.fixed.length);
  const last = new Map(done.steps.flatMap(({ files }) => files).map(({ path, after }) => [path, after]));
  assert.deepEqual(
    done.files.map(({ path }) => last.get(path)),
    done.files.map(({ after }) => after),
  );
  assert.doesNotMatch(done.steps[0]?.files[0]?.after ?? '', /timeout/u);
  assert.equal((await fixAll(folder)).steps.length, 0);
});
