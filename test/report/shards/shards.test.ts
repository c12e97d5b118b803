/**
 * A scan that several jobs share comes out as one that a single job makes; and what is wrong with the shards is said,
 * never passed over.
 */

import assert from 'node:assert/strict';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { readInputs } from '../../../src/cli/inputs.ts';
import { scanRequest } from '../../../src/cli/requests.ts';
import { runBaseline } from '../../../src/commands/run-baseline.ts';
import { runShard } from '../../../src/commands/run-shard.ts';
import type { Delivery, ResultFile } from '../../../src/model/delivery.ts';
import type { Report } from '../../../src/model/findings/report.ts';
import type { Outcome } from '../../../src/model/outcome.ts';
import { toolVersion } from '../../../src/model/version.ts';
import { readReport } from '../../../src/report/read-report.ts';
import { mergeShards } from '../../../src/report/shards/merge-shards.ts';
import { run } from '../../../src/run.ts';
import { fileInZip } from '../../../src/world/github/artifact/zip.ts';
import type { Opened } from '../../../src/world/runner.ts';
import { openTerminal } from '../../../src/world/terminal.ts';
import { WorldError } from '../../../src/world/world.ts';
import { realBandit, testHost } from '../../bandit.ts';
import { root, runAction } from '../../bundle/action.ts';
import { git, temporary, write } from '../../world/git/git-repositories.ts';
import { startGitHub } from '../../world/stand-ins/github.ts';
import { startResultsService } from '../../world/stand-ins/results-service.ts';

type Given = Readonly<Record<string, string>>;

const shell = 'import subprocess\n\n\ndef run(cmd):\n    subprocess.run(cmd, shell=True)\n';
const several = (count: number): string =>
  Array.from({ length: count }, (_, at) => `def f${at}(x):\n    return eval(x) + hash(${at})\n\n\n`).join('');

/**
 * All that a report can tell of: findings, comments that hide some, crashed tests, files of every kind that cannot be
 * scanned.
 */
const files: Readonly<Record<string, string | Uint8Array>> = {
  'app/run.py': shell,
  'app/copy.py': shell,
  'app/twin.py': shell,
  'app/big.py': several(200),
  'app/password.py': 'password = "correct-horse"\ntoken = "correct-horse"\n',
  'app/quiet.py':
    'import subprocess  # nosec B404\nsubprocess.run("ls *", shell=True)  # nosec\nexec(x)  # nosec B101\n',
  'app/__init__.py': '',
  'lib/crash.py': 'f(x={[1]})\nexec(x)\n',
  'lib/more/crash.py': 'import os\n\nf(x={[1]})\n\nf(a, b={{}})\n',
  'a crash.py': 'f(**{"a": {[1]}}, x={[1]})\n',
  'lib/broken.py': 'def broken(:\n',
  'lib/legacy.py': 'print "hello"\n',
  'lib/match.py': 'match x:\n    case 1:\n        exec(x)\n',
  'lib/latin.py': Buffer.from('# -*- coding: latin-1 -*-\nexec("\xe9")\n', 'latin1'),
  'lib/wrong.py': Buffer.from('x = "\xe9"\nexec(x)\n', 'latin1'),
  'lib/nul.py': 'x = 1\0\n',
  'lib/deep.py': `x = ${'('.repeat(150)}1${')'.repeat(150)}\n`,
  'lib/long.py': `x = ${Array.from({ length: 3000 }, () => 'y').join(' + ')}\nexec(x)\n`,
  'über/\u{1f40d} naïve.py': shell,
  'über/\uffee.py': shell,
  'odd/::error::.py': shell,
  'odd/`x`|<b>.py': shell,
  'odd/back\\slash.py': shell,
  'generated/skipped.py': shell,
  'regenerated/not.py': shell,
  'notes.txt': 'exec(x)\n',
  'by-test.ini': '[bandit]\naggregate = vuln\n',
  'setup.cfg': '[bandit]\nskips = B101\n',
  'pyproject.toml': '[tool.bandit]\nskips = ["B404"]\n',
};

/** Targets that overlap, under two names, and one that is not there. */
const given: Given = {
  targets: '. app/run.py lib missing.py',
  exclude: 'enerated,nothing/*',
  'fail-on': 'high',
  'github-token': '',
};

function project(t: TestContext): string {
  const folder = temporary(t);
  write(folder, files);
  symlinkSync('nowhere.py', join(folder, 'lib/link.py'));
  git(folder, 'init', '--quiet');
  git(folder, 'add', '-A');
  git(folder, 'commit', '--quiet', '-m', 'start');
  return folder;
}

const open = (folder: string, work = '.'): Promise<Opened> => openTerminal(testHost().env, folder, work, '', false);

interface Judged {
  readonly outcome: Outcome;
  readonly delivery: Delivery;
}

async function judged(folder: string, wanted: Given = given): Promise<Judged> {
  const { context, world } = await open(folder, wanted['working-directory']);
  let delivery: Delivery | null = null;
  const outcome = await run(readInputs(wanted), context, {
    ...world,
    deliver: async (_, one) => ((delivery = one), { notes: [] }),
  });
  return { outcome, delivery: delivery ?? assert.fail('nothing was delivered') };
}

/**
 * Scans every shard in a world of its own, as jobs do, and gives the files as actions/download-artifact leaves them: a
 * folder for each.
 */
async function shards(folder: string, count: number, wanted: Given = given): Promise<ReadonlyMap<number, string>> {
  const kept = new Map<number, string>();
  for (let index = 1; index <= count; index += 1) {
    const inputs = readInputs({ ...only(wanted), shard: `${index}/${count}` });
    const { context, world } = await open(folder, wanted['working-directory']);
    await runShard(inputs, inputs.shard ?? assert.fail(), context, {
      ...world,
      deliver: async (_, { files: [file] }) => (
        kept.set(index, place(folder, index, String(file?.name), textOf(file))),
        { notes: [] }
      ),
    });
  }
  return kept;
}

const textOf = (file: ResultFile | undefined): string => [...(file?.text as Iterable<string>)].join('');

/** What a shard is given: no word on judging. */
const only = (wanted: Given): Given =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name]) => !['fail-on', 'baseline', 'base-ref', 'new-only', 'fix'].includes(name)),
  );

function place(folder: string, index: number, name: string, text: string): string {
  const path = join(folder, '.shards', `bandit-remediate-scan-shard-${index}`, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

const merged = (folder: string, wanted: Given = given): Promise<Judged> =>
  judged(folder, { ...wanted, report: join(folder, '.shards/**/shard-*.json') });
const forget = (folder: string): void => rmSync(join(folder, '.shards'), { recursive: true, force: true });

/** Nothing at all may differ: result.json, SARIF, summary, patch, log lines, annotations, outputs. */
function same(one: Judged, whole: Judged, what: string): void {
  assert.deepEqual(one.outcome, whole.outcome, what);
  const { files: wholes, ...rest } = whole.delivery;
  const { files: ones, ...others } = one.delivery;
  assert.deepEqual(
    ones.map(({ name }) => name),
    wholes.map(({ name }) => name),
    what,
  );
  for (const [index, file] of wholes.entries()) assert.equal(drawn(ones[index]), drawn(file), `${what}: ${file.name}`);
  assert.deepEqual(others, rest, what);
}

const drawn = (file: ResultFile | undefined): string =>
  file?.text instanceof Uint8Array ? Buffer.from(file.text).toString('latin1') : textOf(file);

before(realBandit);

describe('as without shards', () => {
  test('a project with everything in it, in 1, 2, 3 and 7 shards', async (t) => {
    const folder = project(t);
    const whole = await judged(folder);
    assert.equal(whole.outcome.verdict, 'failed');
    const kinds = new Set(whole.outcome.unscanned.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['crash', 'missing-target', 'syntax', 'unreadable']);
    assert.ok(whole.outcome.unscanned.filter(({ kind }) => kind === 'crash').length >= 3);
    assert.ok(whole.outcome.counts.suppressed > 0 && whole.outcome.counts.findings > 200);
    assert.ok(
      whole.outcome.notes.some(({ text }) => text.includes('`enerated` in `exclude` also left out')),
      'a note on an exclude that does too much',
    );
    for (const count of [1, 2, 3, 7]) {
      const parts = await shards(folder, count);
      const texts = [...parts.values()].map((path) => JSON.parse(readFileSync(path, 'utf8')));
      const scanned = texts.map(
        ({ metrics, errors }) =>
          new Set([
            ...Object.keys(metrics).filter((name) => name !== '_totals'),
            ...errors.map((error: { filename: string }) => error.filename),
          ]),
      );
      assert.ok(
        scanned.every((names) => names.size > 0),
        `${count} shards have files`,
      );
      assert.equal(
        new Set(scanned.flatMap((names) => [...names])).size,
        scanned.reduce((sum, names) => sum + names.size, 0),
        'no file is in two shards',
      );
      for (const path of parts.values())
        assert.ok(!readFileSync(path, 'utf8').includes('correct-horse'), 'a secret is in the artifact');
      same(await merged(folder), whole, `${count} shards`);
      forget(folder);
    }
  });

  test('what is read of them is in the order of one run', async (t) => {
    const folder = project(t);
    await shards(folder, 5);
    const { context, world } = await open(folder);
    const read = async (wanted: Given): Promise<Report> => {
      const request = scanRequest(readInputs(wanted));
      const scan = mergeShards(await world.scan(request), {
        request: { ...request, reports: [] },
        folder: '',
        commit: context.head,
        version: toolVersion,
      });
      return readReport(scan, request, '');
    };
    assert.deepEqual(await read({ ...given, report: join(folder, '.shards/**/*.json') }), await read(given));
  });

  test('more shards than files, and no file at all', async (t) => {
    const folder = temporary(t);
    mkdirSync(join(folder, 'empty'));
    write(folder, { 'app/a.py': shell, 'app/b.py': 'f(x={[1]})\n' });
    for (const targets of ['app', 'empty', 'nowhere']) {
      const wanted = { targets, 'github-token': '' };
      const parts = await shards(folder, 4, wanted);
      assert.ok(
        [...parts.values()].some(
          (path) => !/"filename"|\.py"/.test(readFileSync(path, 'utf8').split('\n').slice(2).join('\n')),
        ),
        'a shard without a file',
      );
      same(await merged(folder, wanted), await judged(folder, wanted), targets);
      forget(folder);
    }
  });

  test('what a change adds, against the base commit', async (t) => {
    const folder = project(t);
    write(folder, {
      'app/run.py': `# moved\n${shell}\n\ndef again(x):\n    exec(x)\n`,
      'app/twin.py': several(2),
      'lib/broken.py': 'def broken(::\n',
      'new.py': `${shell}f(x={[1]})\n`,
    });
    git(folder, 'mv', 'app/copy.py', 'app/renamed.py');
    git(folder, 'add', '-A');
    git(folder, 'commit', '--quiet', '-m', 'change');
    const wanted = { ...given, 'new-only': 'true', 'base-ref': 'HEAD~1' };
    const whole = await judged(folder, wanted);
    assert.ok(whole.outcome.counts.new > 0 && whole.outcome.counts.known > 200 && whole.outcome.counts.gone > 0);
    await shards(folder, 3, wanted);
    same(await merged(folder, wanted), whole, 'new-only');
  });

  test('with a baseline, which can be written of shards too', async (t) => {
    const folder = project(t);
    const { context, world } = await open(folder);
    const wanted = { targets: '.', 'github-token': '', baseline: 'known.json' };
    await runBaseline(readInputs(wanted), context, world, false);
    const written = readFileSync(join(folder, 'known.json'), 'utf8');
    rmSync(join(folder, 'known.json'));
    await shards(folder, 2, wanted);
    await runBaseline(readInputs({ ...wanted, report: join(folder, '.shards/**/*.json') }), context, world, false);
    assert.equal(readFileSync(join(folder, 'known.json'), 'utf8'), written);
    write(folder, { 'app/twin.py': `${shell}\n\nexec(cmd)\n` });
    rmSync(join(folder, 'app/copy.py'));
    git(folder, 'commit', '--quiet', '-am', 'change');
    forget(folder);
    const whole = await judged(folder, wanted);
    assert.ok(whole.outcome.counts.new > 0 && whole.outcome.counts.known > 200 && whole.outcome.counts.gone > 0);
    await shards(folder, 2, wanted);
    same(await merged(folder, wanted), whole, 'baseline');
  });

  test('with fixes, a project folder, and settings of Bandit', async (t) => {
    const folder = project(t);
    const fixing = { targets: 'app', fix: 'patch', 'fix-safety': 'review', 'github-token': '' };
    const whole = await judged(folder, fixing);
    assert.ok((whole.outcome.remediation?.fixed.length ?? 0) > 0);
    await shards(folder, 3, fixing);
    same(await merged(folder, fixing), whole, 'fixes');
    forget(folder);
    for (const wanted of [
      { 'working-directory': 'lib' },
      { 'working-directory': 'app', targets: '../lib . */*.py' },
      { configfile: 'pyproject.toml', tests: 'B602,B102,B999', severity: 'medium' },
      { targets: 'notes.txt über' },
      { targets: 'empty' },
      { targets: 'app lib', ini: 'by-test.ini' },
    ]) {
      mkdirSync(join(folder, 'empty'), { recursive: true });
      const settings = { ...wanted, 'github-token': '' };
      await shards(folder, 2, settings);
      same(await merged(folder, settings), await judged(folder, settings), JSON.stringify(wanted));
      forget(folder);
    }
  });

  test('whether or not a cache knows the files', async (t) => {
    const folder = project(t);
    const whole = await judged(folder);
    const scan = async (): Promise<void> => {
      for (const index of [1, 2]) {
        const inputs = readInputs({ ...only(given), shard: `${index}/2` });
        const { context, world } = await openTerminal(
          { ...testHost().env, XDG_CACHE_HOME: testHost().env['XDG_CACHE_HOME'] },
          folder,
          '.',
          '',
          true,
        );
        await runShard(inputs, inputs.shard ?? assert.fail(), context, {
          ...world,
          deliver: async (_, { files: [file] }) => (
            place(folder, index, String(file?.name), textOf(file)),
            { notes: [] }
          ),
        });
      }
    };
    for (const what of ['cold', 'warm']) {
      await scan();
      same(await merged(folder), whole, what);
      forget(folder);
    }
  });
});

describe('in a workflow', () => {
  const token = 'ghs_SECRETSECRETSECRETSECRETSECRET012345';
  const program = join(root, 'src/main.ts');
  const step = { inputs: { 'github-token': token }, env: { GITHUB_JOB: 'scan' } };

  test('a job of the matrix keeps its shard and judges nothing; the last one judges, and uploads', async (t) => {
    const [github, artifacts] = [await startGitHub(), await startResultsService()];
    t.after(async () => Promise.all([github.close(), artifacts.close()]));
    const folder = temporary(t);
    cpSync(join(root, 'examples/vulnerable-app'), folder, { recursive: true });
    git(folder, 'init', '--quiet');
    git(folder, 'add', '-A');
    git(folder, 'commit', '--quiet', '-m', 'start');
    const env = {
      ...artifacts.env,
      ...github.env,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_SHA: git(folder, 'rev-parse', 'HEAD'),
    };
    const whole = await runAction(t, { workspace: folder, program, inputs: step.inputs, env });
    github.reset();
    for (const shard of ['1/2', '2/2']) {
      const ran = await runAction(t, {
        workspace: folder,
        program,
        inputs: { ...step.inputs, shard },
        env: { ...env, ...step.env },
      });
      assert.equal(ran.status, 0, ran.log);
      const name = `shard-${shard.replace('/', '-of-')}.json`;
      assert.deepEqual(Object.keys(ran.outputs), ['shard-file']);
      assert.match(
        ran.summary,
        /^## Bandit: Shard \d of 2\n\n\*\*\d+ files?, \d+ lines?, \d+ findings?\.\*\* Nothing is judged here/,
      );
      assert.match(ran.log, /^Shard \d of 2 {2}\d+ files?, \d+ lines?, \d+ findings?\.$/m);
      assert.deepEqual(
        ran.commands.filter(({ name: command }) => ['error', 'warning', 'notice'].includes(command)),
        [],
        'no annotation',
      );
      const kept = fileInZip(
        artifacts.artifacts.get(`bandit-remediate-scan-${name.replace('.json', '')}`) ??
          assert.fail(artifacts.asked.join()),
        name,
        1e8,
      );
      assert.ok(kept instanceof Uint8Array);
      assert.deepEqual(Buffer.from(kept), readFileSync(ran.outputs['shard-file'] ?? ''));
      place(folder, Number(shard[0]), name, Buffer.from(kept).toString('utf8'));
      for (const text of [ran.log, ran.summary, Buffer.from(kept).toString('utf8')])
        assert.ok(!text.includes(token) && !text.includes('correct-horse'));
    }
    assert.deepEqual(github.requests, [], 'nothing was uploaded or asked');
    const last = await runAction(t, {
      workspace: folder,
      program,
      inputs: { ...step.inputs, report: '.shards/**/shard-*.json' },
      env,
    });
    assert.equal(last.status, 1, last.log);
    const { 'sarif-file': _, 'result-file': __, 'summary-file': ___, ...counts } = last.outputs;
    assert.deepEqual({ ...whole.outputs, ...counts }, whole.outputs);
    assert.equal(last.summary, whole.summary);
    assert.deepEqual(last.result(), whole.result());
    assert.deepEqual(last.sarif(), whole.sarif());
    assert.equal(github.uploads.length, 1, last.log);
    rmSync(join(folder, '.shards/bandit-remediate-scan-shard-1'), { recursive: true });
    const lacking = await runAction(t, {
      workspace: folder,
      program,
      inputs: { ...step.inputs, 'fail-on': 'none', report: '.shards/**/shard-*.json' },
      env,
    });
    assert.equal(lacking.status, 2, lacking.log);
    assert.match(
      lacking.commands.find(({ name }) => name === 'error')?.data ?? '',
      /^Not everything was scanned: shard 1 of 2 is missing$/,
    );
    assert.equal(github.uploads.length, 1, 'alerts would be closed');
  });

  test('a shard that could not be scanned is an error, as is one with what it does not do', async (t) => {
    const folder = temporary(t);
    write(folder, { 'a.py': shell, 'bandit.yaml': 'tests: [B602]\nskips: [B602]\n' });
    const failed = await runAction(t, {
      workspace: folder,
      program,
      inputs: { shard: '1/2', configfile: 'bandit.yaml' },
    });
    assert.equal(failed.status, 2, failed.log);
    assert.match(failed.log, /Bandit refused to start/);
    const clash = await runAction(t, {
      workspace: folder,
      program,
      inputs: { shard: '1/2', fix: 'patch', report: 'x.json' },
    });
    assert.equal(clash.status, 2);
    assert.match(
      clash.commands[0]?.data ?? '',
      /^shard: a shard is only scanned, which does not go with report, fix: patch\. Give those to the job that merges the shards\.$/,
    );
    assert.deepEqual(clash.outputs, {});
  });
});

test('where all files were scanned, since nothing could split them, there is no shard', async (t) => {
  const folder = temporary(t);
  write(folder, { 'a.py': shell });
  const { context, world } = await open(folder);
  const inputs = readInputs({ shard: '1/2', 'github-token': '' });
  const whole = {
    ...world,
    scan: () => world.scan(scanRequest(readInputs({}))),
    deliver: () => assert.fail('delivered'),
  };
  await assert.rejects(
    runShard(inputs, inputs.shard ?? assert.fail(), context, whole),
    (error) =>
      error instanceof WorldError && /needs a Bandit and a Python that the fast scan knows/.test(error.message),
  );
});

describe('shards that cannot be put together', () => {
  /** A project with one finding that does not fail, so that only the shards decide, and its three shards. */
  const three = async (
    t: TestContext,
  ): Promise<{ readonly folder: string; readonly parts: ReadonlyMap<number, string> }> => {
    const folder = temporary(t);
    const from = await template;
    cpSync(from.folder, folder, { recursive: true });
    return {
      folder,
      parts: new Map([...from.parts].map(([index, file]) => [index, join(folder, relative(from.folder, file))])),
    };
  };
  const plain: Given = { 'github-token': '' };
  /** Made once; each test has a copy. */
  let template: Promise<{ readonly folder: string; readonly parts: ReadonlyMap<number, string> }>;
  before(() => {
    template = made();
  });
  after(async () => rmSync((await template).folder, { recursive: true, force: true }));
  const made = async (): Promise<{ readonly folder: string; readonly parts: ReadonlyMap<number, string> }> => {
    const folder = realpathSync.native(mkdtempSync(join(tmpdir(), 'bandit-remediate-shards-')));
    write(folder, {
      'a.py': 'x = 1\n',
      'b.py': 'import subprocess\n',
      'c.py': 'y = 2\n',
      'd.py': several(1).replace('eval', 'hash'),
    });
    git(folder, 'init', '--quiet');
    git(folder, 'add', '-A');
    git(folder, 'commit', '--quiet', '-m', 'start');
    return { folder, parts: await shards(folder, 3, plain) };
  };
  const path = (parts: ReadonlyMap<number, string>, index: number): string => parts.get(index) ?? assert.fail();
  const edit = (file: string, change: (text: string) => string): void =>
    writeFileSync(file, change(readFileSync(file, 'utf8')));

  const incomplete = async (folder: string, reasons: readonly RegExp[], wanted: Given = plain): Promise<Judged> => {
    const one = await merged(folder, wanted);
    const said = one.outcome.unscanned.map(({ reason }) => reason);
    assert.equal(one.outcome.verdict, 'incomplete', said.join('\n'));
    assert.equal(said.length, reasons.length, said.join('\n'));
    for (const [index, reason] of reasons.entries()) assert.match(said[index] ?? '', reason);
    for (const { remedy, counts } of one.outcome.unscanned) assert.ok(counts && remedy.length > 20, remedy);
    assert.equal(one.delivery.sarif, null, 'alerts of what is missing would be closed');
    assert.ok(one.outcome.notes.some(({ topic }) => topic === 'upload'));
    return one;
  };

  test('all three there: complete', async (t) => {
    const { folder } = await three(t);
    const { outcome } = await merged(folder, plain);
    assert.deepEqual([outcome.verdict, outcome.counts.scannedFiles, outcome.unscanned], ['passed', 4, []]);
  });

  test('one missing', async (t) => {
    const { folder, parts } = await three(t);
    rmSync(path(parts, 2));
    const { outcome } = await incomplete(folder, [/^shard 2 of 3 is missing$/]);
    assert.match(outcome.headline, /^Not everything was scanned: shard 2 of 3 is missing/);
    rmSync(path(parts, 3));
    await incomplete(folder, [/^shard 2 of 3 is missing$/, /^shard 3 of 3 is missing$/]);
    await assert.rejects(
      runBaselineOf(folder),
      /left as it is, because the scan is not complete: shard 2 of 3 is missing/,
    );
    rmSync(path(parts, 1));
    await assert.rejects(
      merged(folder, plain),
      (error) => error instanceof WorldError && /matches no file/.test(error.message),
    );
  });

  const runBaselineOf = async (folder: string): Promise<unknown> => {
    const { context, world } = await open(folder);
    return runBaseline(readInputs({ ...plain, report: join(folder, '.shards/**/*.json') }), context, world, false);
  };

  test('a finding that fails still fails', async (t) => {
    const folder = temporary(t);
    write(folder, { 'a.py': shell, 'b.py': shell });
    git(folder, 'init', '--quiet');
    const parts = await shards(folder, 2, plain);
    rmSync(path(parts, 2));
    const { outcome } = await merged(folder, plain);
    assert.equal(outcome.verdict, 'failed');
    assert.match(outcome.unscanned[0]?.reason ?? '', /shard 2 of 2 is missing/);
  });

  test('one twice', async (t) => {
    const { folder, parts } = await three(t);
    place(folder, 9, 'shard-1-of-3.json', readFileSync(path(parts, 1), 'utf8'));
    const { outcome } = await incomplete(folder, [
      /^the shard is shard 1 of 3 once more, beside `.*shard-1-of-3\.json`$/,
    ]);
    assert.equal(outcome.counts.scannedFiles, 4);
    // In the place of another one, which is then missing.
    rmSync(path(parts, 2));
    await incomplete(folder, [/once more/, /^shard 2 of 3 is missing$/]);
  });

  test('one of another commit', async (t) => {
    const { folder, parts } = await three(t);
    const old = readFileSync(path(parts, 1), 'utf8');
    write(folder, { 'e.txt': 'x' });
    git(folder, 'add', 'e.txt');
    git(folder, 'commit', '--quiet', '-m', 'later');
    forget(folder);
    const later = await shards(folder, 3, plain);
    writeFileSync(path(later, 1), old);
    await incomplete(folder, [/^the shard is of commit [0-9a-f]{7}, and commit [0-9a-f]{7} is checked out here$/]);
  });

  test('ones of other settings, of another configuration, of another number', async (t) => {
    const { folder, parts } = await three(t);
    await incomplete(
      folder,
      [1, 2, 3].map(() => /^the shard was made with another `tests` than this job has$/),
      { ...plain, tests: 'B602' },
    );
    await incomplete(
      folder,
      [1, 2, 3].map(() => /another `working-directory`|another `targets`/),
      { ...plain, targets: 'a.py' },
    );
    write(folder, { 'pyproject.toml': '[tool.bandit]\nskips = ["B404"]\n' });
    await incomplete(
      folder,
      [1, 2, 3].map(() => /^the shard was made with another content of `pyproject\.toml`$/),
    );
    rmSync(join(folder, 'pyproject.toml'));
    const five = await shards(folder, 5, plain);
    for (const index of [1, 2, 3, 5]) rmSync(path(five, index));
    await incomplete(folder, [/^the shard is shard 4 of 5, and the others are shards of 3$/]);
    rmSync(path(parts, 3));
    await incomplete(folder, [
      /^the shard is shard 4 of 5, and the others are shards of 3$/,
      /^shard 3 of 3 is missing$/,
    ]);
  });

  test('one that was split off from other files', async (t) => {
    const { folder, parts } = await three(t);
    const kept = readFileSync(path(parts, 3), 'utf8');
    write(folder, { 'generated.py': 'import pickle\n' });
    forget(folder);
    const others = await shards(folder, 3, plain);
    writeFileSync(path(others, 3), kept);
    await incomplete(folder, [/^the shard was split off from other files than the others/]);
  });

  test('one that is cut off anywhere, empty, changed, or written anew', async (t) => {
    const { folder, parts } = await three(t);
    const file = path(parts, 2);
    const text = readFileSync(file, 'utf8');
    for (const length of [
      0,
      1,
      10,
      22,
      30,
      500,
      text.indexOf('\n', 30),
      text.indexOf('\n', 30) + 1,
      text.length - 30,
      text.length - 1,
    ]) {
      writeFileSync(file, text.slice(0, length));
      await incomplete(folder, [/^the shard (is empty|is cut off|does not begin as a shard does)/]);
    }
    writeFileSync(file, text.replace('"results"', '"Results"'));
    await incomplete(folder, [/^the shard is cut off, or was changed after it was written$/]);
    writeFileSync(file, JSON.stringify(JSON.parse(text), null, 2));
    await incomplete(folder, [/^the shard does not begin as a shard does: something has written it anew$/]);
    // Under another name too: it is no whole report.
    rmSync(file);
    place(folder, 2, 'shard-x.json', JSON.stringify(JSON.parse(text)));
    const { outcome } = await merged(folder, plain);
    assert.equal(outcome.verdict, 'incomplete');
    assert.ok(
      outcome.unscanned.some(({ reason }) => /is a shard that something has written anew/.test(reason)),
      outcome.unscanned.map(({ reason }) => reason).join('\n'),
    );
  });

  test('hostile ones', async (t) => {
    const { folder, parts } = await three(t);
    const file = path(parts, 2);
    const [, head = '', body = ''] =
      /^\{\n"bandit_remediate": (.*),\n([\s\S]*)$/.exec(readFileSync(file, 'utf8')) ?? [];
    const written = (changed: (value: any) => void, rest = body): void => {
      const value = JSON.parse(head);
      changed(value);
      writeFileSync(file, `{\n"bandit_remediate": ${JSON.stringify(value)},\n${rest}`);
    };
    const heads: readonly ((value: any) => void)[] = [
      (value) => (value.shard = { index: 0, count: 3 }),
      (value) => (value.shard = { index: 4, count: 3 }),
      (value) => (value.shard = { index: 1, count: 1e9 }),
      (value) => (value.shard = null),
      (value) => (value.split.files = -1),
      (value) => (value.split.digest = 'x'),
      (value) => (value.commit = '::error::x'),
      (value) => (value.tool.bandit = '</details>\n::error::'),
      (value) => (value.args = [1]),
      (value) => (value.stderr = null),
      (value) => (value.settings = []),
      (value) => (value.exitCode = 'x'),
      (value) => (value.version = 'x'),
      (value) => delete value.body,
    ];
    for (const change of heads) {
      written(change);
      await incomplete(folder, [/^the shard has values that no shard has$/]);
    }
    written((value) => (value.version = 2));
    await incomplete(folder, [/^the shard was written by another release$/]);
    written((value) => (value.settings.__proto__ = 'x'));
    written((value) => (value.settings['::error::x'] = 'x'));
    await incomplete(folder, [/^the shard was made with another `::error::x` than this job has$/]);
    // Whoever can write an artifact can also give it the hash of its content.
    const { hash } = await import('node:crypto');
    const signed = (rest: string): void => written((value) => (value.body = hash('sha256', rest, 'hex')), rest);
    for (const rest of ['', 'x', '"results": 1}', '"errors": [], "results": [], "metrics": []}', ']}']) {
      signed(rest);
      await incomplete(folder, [/^the shard holds no report of Bandit$/]);
    }
    signed('"errors": {}, "results": [], "metrics": {}}');
    await incomplete(folder, [
      /^the shards tell of \d files, and there are 4 in all$/,
      /has values that Bandit does not write, at `errors`/,
    ]);
    signed(
      '"errors": [1], "results": [{"filename": 1}, null, {"test_id": "::error::"}], "metrics": {"../../etc/passwd": 1, "__proto__": {}, "constructor": {"loc": "x"}}}',
    );
    const { outcome, delivery } = await merged(folder, plain);
    assert.equal(outcome.verdict, 'incomplete');
    assert.ok(
      outcome.unscanned.some(({ reason }) => /has values that Bandit does not write/.test(reason)),
      outcome.unscanned.map(({ reason }) => reason).join('\n'),
    );
    assert.ok(!delivery.lines.some((line) => /^\s*::/.test(line)));
    // A shard that tells of fewer files than it was given.
    signed('"errors": [], "results": [], "metrics": {"_totals": {}}}');
    await incomplete(folder, [/^the shards tell of \d files, and there are 4 in all$/]);
    signed(
      '"errors": [], "results": [], "metrics": {"./b.py": {}, "./more.py": {}, "./and more.py": {}, "_totals": {}}}',
    );
    await incomplete(folder, [/^the shards tell of \d files, and there are 4 in all$/]);
  });

  test('ordinary reports beside them, and alone', async (t) => {
    const { folder, parts } = await three(t);
    const ordinary = {
      errors: [],
      generated_at: 'x',
      metrics: { './b.py': { loc: 1, nosec: 0, skipped_tests: 0 }, _totals: { loc: 1, nosec: 0, skipped_tests: 0 } },
      results: [],
    };
    write(folder, { '.shards/other.json': JSON.stringify(ordinary) });
    const beside = (wanted: Given): Promise<Judged> =>
      judged(folder, { ...plain, ...wanted, report: join(folder, '.shards/**/*.json') });
    const { outcome } = await beside({});
    assert.deepEqual([outcome.verdict, outcome.counts.scannedFiles, outcome.counts.findings], ['passed', 4, 1]);
    rmSync(path(parts, 1));
    assert.match((await beside({})).outcome.headline, /shard 1 of 3 is missing/);
    const alone = await judged(folder, { ...plain, report: join(folder, '.shards/other.json') });
    assert.deepEqual([alone.outcome.verdict, alone.outcome.counts.scannedFiles], ['passed', 1]);
    assert.ok(alone.outcome.reproduce.includes('--report'));
    edit(join(folder, '.shards/other.json'), (text) => text.slice(0, 50));
    assert.ok((await beside({})).outcome.unscanned.some(({ reason }) => /the report is cut off/.test(reason)));
  });
});
