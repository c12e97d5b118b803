import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import type { Scan, ScanRequest } from '../../../src/model/findings/scan.ts';
import { InputError } from '../../../src/model/input-error.ts';
import { scanTexts } from '../../../src/world/bandit/scan-texts.ts';
import { scanWithBandit } from '../../../src/world/bandit/scan.ts';
import type { Host } from '../../../src/world/provision/host.ts';
import { openWorkspace } from '../../../src/world/workspace/workspace.ts';
import { WorldError } from '../../../src/world/world.ts';
import { realBandit, testHost, testScanning } from '../../bandit.ts';

const posix = { skip: process.platform === 'win32' ? 'file names that Windows does not have' : false };
const everything: ScanRequest = {
  targets: ['.'],
  configfile: '',
  profile: '',
  tests: '',
  skips: '',
  exclude: '',
  ini: '',
  severity: '',
  confidence: '',
  pythonVersion: '',
  banditVersion: 'pinned',
  shard: null,
  reports: [],
};
const shell = 'import os\nos.system(input())\n';

let root: string;
let bandit: string;
const made: string[] = [];
before(async () => {
  bandit = await realBandit();
});
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'scan-')));
  made.push(root);
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

interface Report {
  results: { filename: string; line_number: number; test_id: string; issue_severity: string }[];
  errors: { filename: string; reason: string }[];
  metrics: Record<string, unknown>;
  generated_at?: string;
}
const parse = (text: string): Report => {
  const { generated_at: _, ...report }: Report = JSON.parse(text);
  return report;
};
const reportOf = (scan: Scan): Report => parse(new TextDecoder().decode(scan.reports[0]?.bytes ?? new Uint8Array()));
const found = (scan: Scan): string[] =>
  reportOf(scan).results.map((result) => `${result.filename}:${result.line_number} ${result.test_id}`);
const scan = async (request: Partial<ScanRequest> = {}, folder = '.', host: Host = testHost()): Promise<Scan> =>
  scanWithBandit(await openWorkspace(root, folder), { ...everything, ...request }, testScanning(host));
const failure = async (promise: Promise<unknown>, kind: typeof WorldError | typeof InputError): Promise<string> => {
  const error = await promise.then(
    () => assert.fail('should have failed'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof kind, String(error));
  return error.message;
};

describe('a scan', posix, () => {
  test('gives the report that Bandit gives by hand, with the arguments that reproduce it', async () => {
    write({
      'a.py': shell,
      'pkg/b.py': 'assert 1\nexec("x")\n',
      'tests/c.py': shell,
      'bad.py': 'def (:\n',
      'conf.yaml': 'skips: [B101]\n',
    });
    const request = {
      targets: ['a.py', 'pkg', 'tests', 'bad.py', 'gone'],
      configfile: 'conf.yaml',
      exclude: 'tests',
      severity: 'medium',
      confidence: 'low',
    };
    const said: string[] = [];
    const result = await scanWithBandit(
      await openWorkspace(root, '.'),
      { ...everything, ...request },
      testScanning(testHost(), (text) => said.push(text)),
    );
    const byHand = spawnSync(bandit, ['-f', 'json', ...result.args], { cwd: root, encoding: 'utf8' });
    assert.deepEqual(reportOf(result), parse(byHand.stdout.slice(byHand.stdout.indexOf('{'))));
    assert.deepEqual([result.mode, result.exitCode, result.bandit, result.reports.length], ['run', 1, '1.9.4', 1]);
    assert.ok(found(result).length > 0);
    assert.match(result.stderr, /\[main\]\tINFO/);
    assert.deepEqual(result.files, ['a.py', 'bad.py', 'pkg/b.py', 'tests/c.py']);
    assert.match(said.join('\n'), /^Scanning with Bandit 1\.9\.4 on Python 3\.\d+\.\d+ \.\.\.$/);
  });

  test('runs in the project folder and lists its files relative to the root', async () => {
    write({
      'svc/app/x.py': shell,
      'svc/.bandit': '[bandit]\nskips: B404\n',
      'other/y.py': shell,
      'pyproject.toml': '[tool.bandit]\n',
    });
    const result = await scan({}, 'svc');
    assert.deepEqual(found(result), ['./app/x.py:2 B605']);
    assert.deepEqual(result.files, ['svc/app/x.py']);
    assert.deepEqual(
      result.configs.map((config) => config.path),
      ['svc/.bandit', 'pyproject.toml'],
    );
  });

  test('expands globs as a shell does, and hands on what matches nothing', async () => {
    write({ 'src/a.py': shell, 'src/b.py': shell, 'src/.hidden.py': shell, 'lib/deep/c.py': shell, '[x].py': shell });
    symlinkSync('a.py', join(root, 'src', 'link.py'));
    symlinkSync('/', join(root, 'lib', 'disk'));
    const result = await scan({ targets: ['src/*.py', 'l?b', '**/c.py', '[x].py', 'none*.py'] });
    assert.deepEqual(result.args.slice(result.args.indexOf('--')), [
      '--',
      'src/a.py',
      'src/b.py',
      'src/link.py',
      'lib',
      'lib/deep/c.py',
      '[x].py',
      'none*.py',
    ]);
    assert.deepEqual(
      reportOf(result).errors.map((error) => error.filename),
      ['./none*.py'],
    );
  });

  test('takes hostile names as names', async () => {
    const names = [
      '-c.py',
      '-d',
      '--help.py',
      '::error::x.py',
      'a\n::error::y.py',
      'quo\'te".py',
      '$(touch pwned).py',
      'a b.py',
    ];
    write(Object.fromEntries(names.map((name) => [name, shell])));
    const all = await scan();
    const python = names.filter((name) => name.endsWith('.py'));
    assert.deepEqual(
      reportOf(all)
        .results.filter((result) => result.test_id === 'B605')
        .map((result) => result.filename)
        .sort(),
      python.map((name) => `./${name}`).sort(),
    );
    const named = await scan({ targets: names, tests: 'B605' });
    assert.equal(reportOf(named).results.length, names.length);
    assert.doesNotMatch(named.stderr, /DEBUG/);
    assert.deepEqual(readdirSync(root).sort(), names.sort());
  });

  test('is not led by modules, settings or links of the repository', async () => {
    const trap = `import os\nopen(os.path.join(${JSON.stringify(root)}, 'pwned'), 'w').close()\nraise SystemExit(0)\n`;
    const modules = ['bandit', 'yaml', 'sitecustomize', 'usercustomize', 'stevedore', 'rich', 'json', 'ast', 'pip'].map(
      (name) => [`${name}.py`, trap],
    );
    write({
      ...Object.fromEntries(modules),
      'uv.toml': 'index-url = "http://127.0.0.1:9/simple"\n',
      'pip.conf': '[global]\nindex-url = http://127.0.0.1:9/\n',
      'bandit/__init__.py': trap,
      'x.py': shell,
    });
    const cache = mkdtempSync(join(tmpdir(), 'scan-cache-'));
    made.push(cache);
    const here = process.cwd();
    process.chdir(root);
    try {
      const host = testHost({
        XDG_CACHE_HOME: cache,
        PYTHONPATH: root,
        PYTHONSTARTUP: join(root, 'x.py'),
        PIP_CACHE_DIR: join(tmpdir(), 'bandit-remediate-test-cache', 'downloads'),
      });
      assert.ok(found(await scan({ targets: ['x.py'] }, '.', host)).includes('./x.py:2 B605'));
    } finally {
      process.chdir(here);
    }
    assert.ok(!existsSync(join(root, 'pwned')));
  });

  test('refuses targets outside the repository, also by a link', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    made.push(outside);
    writeFileSync(join(outside, 'secret.py'), shell);
    write({ 'in/x.py': shell });
    symlinkSync(outside, join(root, 'link'));
    symlinkSync(join(outside, 'secret.py'), join(root, 'in', 'link.py'));
    assert.match(await failure(scan({ targets: ['..'] }), InputError), /targets: "\.\." is outside the repository/);
    assert.match(
      await failure(scan({ targets: ['in', 'link'] }), InputError),
      /targets: "link" leads out of the repository by a symbolic link/,
    );
    assert.deepEqual((await scan({ targets: ['in'] })).files, ['in/x.py']);
  });

  test('keeps every line about a test that crashed, however much else is said', async () => {
    const noise = Array.from({ length: 6000 }, () => 'f()  # nosec B102').join('\n');
    write({
      'a.py': `${noise}\n`,
      'b.py': 'import tarfile\nfor t in x:\n    t.extractall(members=self.check(t))\n',
      'z.py': `${noise}\n`,
    });
    const result = await scan({ targets: ['a.py', 'b.py', 'z.py'] });
    const byHand = spawnSync(bandit, ['-f', 'json', ...result.args], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
    const errors = (text: string): string[] => text.split('\n').filter((line) => /\tERROR\t/.test(line));
    assert.ok(byHand.stderr.length > 300_000, 'the log is long enough to be shortened');
    assert.ok(result.stderr.length < byHand.stderr.length);
    assert.match(
      errors(byHand.stderr).join('\n'),
      /Bandit internal error running: tarfile_unsafe_members on file \.\/b\.py at line 3/,
    );
    assert.deepEqual(errors(result.stderr), errors(byHand.stderr));
  });
});

describe('what Bandit refuses', posix, () => {
  const cases: readonly (readonly [string, Partial<ScanRequest>, Readonly<Record<string, string>>, RegExp])[] = [
    [
      'a missing configuration',
      { configfile: 'none.yaml' },
      {},
      /Could not read config file[^]*Correct the input `configfile`/,
    ],
    [
      'a configuration that is not YAML',
      { configfile: 'c.yaml' },
      { 'c.yaml': 'a: [' },
      /Error parsing file[^]*Correct the file of the input `configfile`/,
    ],
    [
      'an unknown profile',
      { profile: 'nope', configfile: 'c.yaml' },
      { 'c.yaml': 'skips: [B101]' },
      /Correct the input `profile`/,
    ],
    ['an unknown test', { tests: 'B999' }, {}, /Unknown test found[^]*Correct the inputs `tests` and `skips`/],
    [
      'a test that is both wanted and skipped',
      { tests: 'B101', skips: 'B101' },
      {},
      /Correct the inputs `tests` and `skips`/,
    ],
    [
      'several .bandit files',
      {},
      { 'a/.bandit': '[bandit]\n', 'b/.bandit': '[bandit]\n' },
      /Multiple \.bandit files[^]*input `ini`/,
    ],
    ['a baseline in .bandit', {}, { '.bandit': '[bandit]\nbaseline: none.json\n' }, /use the input `baseline`/],
    ['an option in a value', { tests: '--version' }, {}, /Unknown test found/],
  ];
  for (const [name, request, files, message] of cases) {
    test(`${name}: says which input to correct`, async () => {
      write({ 'x.py': shell, ...files });
      assert.match(await failure(scan(request), WorldError), message);
    });
  }

  test('hostile text in its reasons is made harmless', async () => {
    write({ 'x.py': shell, 'c.yaml': 'profiles: {}\n' });
    const message = await failure(scan({ profile: '\n::error::gotcha ##[error]x', configfile: 'c.yaml' }), WorldError);
    assert.match(message, /gotcha/);
    assert.doesNotMatch(message, /::|##\[/);
  });
});

describe('the bandit on PATH', posix, () => {
  /** Stands in for a user's own Bandit: says what it is, and writes down the environment it was given. */
  function systemHost(body: string, env: Readonly<Record<string, string>> = {}): Host {
    const folder = mkdtempSync(join(tmpdir(), 'system-'));
    made.push(folder);
    writeFileSync(
      join(folder, 'bandit'),
      `#!/bin/sh\nif [ "$1" = --version ]; then printf 'bandit 1.9.4\\n  python version = 3.12.1 (main)\\n'; exit 0; fi\n${body}\n`,
    );
    chmodSync(join(folder, 'bandit'), 0o755);
    return testHost({ PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`, ...env });
  }
  const system = { banditVersion: 'system' };

  test('gets no token, input or Python setting', async () => {
    write({ 'x.py': shell });
    const log = join(root, 'environment.txt');
    const secrets = {
      INPUT_TARGETS: 's1',
      'INPUT_GITHUB-TOKEN': 's2',
      ACTIONS_RUNTIME_TOKEN: 's3',
      ACTIONS_ID_TOKEN_REQUEST_URL: 's4',
      GITHUB_TOKEN: 's5',
      GH_TOKEN: 's6',
      NPM_TOKEN: 's7',
      AWS_SECRET_ACCESS_KEY: 's8',
      DATABASE_URL: 's9',
      PYTHONPATH: 's10',
      PYTHONSTARTUP: 's11',
      UV_INDEX_COMPANY_PASSWORD: 's12',
      PIP_INDEX_URL: 's13',
      LD_PRELOAD: '',
    };
    const host = systemHost(`env > '${log}'\nshift 3\nprintf '{}' > "$1"`, secrets);
    const result = await scan(system, '.', host);
    assert.deepEqual([result.bandit, result.python], ['1.9.4', '3.12.1']);
    const names = readFileSync(log, 'utf8')
      .split('\n')
      .map((line) => line.split('=')[0] ?? '');
    assert.deepEqual(
      names.filter((name) => name in secrets || /TOKEN|SECRET|PASSWORD|^(INPUT|ACTIONS|GITHUB|PYTHON)/.test(name)),
      ['PYTHONDONTWRITEBYTECODE'],
    );
    assert.ok(names.includes('PATH') && names.includes('HOME'));
  });

  test('killed, crashing or silent is an error, never a clean scan', async () => {
    write({ 'x.py': shell });
    assert.match(
      await failure(scan(system, '.', systemHost('kill -9 $$')), WorldError),
      /was killed before it had finished \(SIGKILL\).*out of memory/,
    );
    assert.match(
      await failure(scan(system, '.', systemHost('echo "::stop-commands::x" >&2; exit 1')), WorldError),
      /stopped with exit status 1 and no report:\n    : : ?stop-commands/,
    );
    assert.match(
      await failure(scan(system, '.', systemHost('exit 0')), WorldError),
      /no report[^]*Check that the bandit on PATH works/,
    );
  });

  test('may be a real one', async () => {
    write({ 'x.py': shell });
    const host = testHost({ PATH: `${dirname(bandit)}${delimiter}${process.env['PATH'] ?? ''}` });
    assert.ok(found(await scan(system, '.', host)).includes('./x.py:2 B605'));
  });
});

describe('texts that are not in the workspace', posix, () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const scanned = async (
    texts: Readonly<Record<string, string>>,
    request: Partial<ScanRequest> = {},
    folder = '.',
  ): Promise<Scan> =>
    scanTexts(
      await openWorkspace(root, folder),
      new Map(Object.entries(texts).map(([path, text]) => [path, bytes(text)])),
      { ...everything, ...request },
      testScanning(),
    );

  test('are scanned under their own names, whatever the command line excludes', async () => {
    write({ 'x.py': '' });
    const result = await scanned(
      { 'pkg/a.py': shell, 'tests/b.py': shell, script: shell, '-d': shell, 'broken.py': 'def (' },
      { exclude: 'tests', tests: 'B605' },
    );
    assert.deepEqual(found(result).sort(), [
      '././-d:2 B605',
      './pkg/a.py:2 B605',
      './script:2 B605',
      './tests/b.py:2 B605',
    ]);
    assert.deepEqual(
      reportOf(result).errors.map((error) => error.filename),
      ['./broken.py'],
    );
    assert.equal(result.mode, 'run');
  });

  test('of a project folder are judged as there, and named from the root', async () => {
    write({ 'svc/conf.yaml': 'skips: [B404]\nexclude_dirs: [svc, ./gen]\n', 'svc/x.py': '' });
    const result = await scanned(
      { 'svc/a.py': shell, 'svc/gen/b.py': shell, 'moved/c.py': shell },
      { configfile: 'conf.yaml' },
      'svc',
    );
    assert.deepEqual(
      found(result)
        .filter((line) => line.endsWith('B605'))
        .sort(),
      ['./moved/c.py:2 B605', './svc/a.py:2 B605'],
    );
    assert.ok(Object.keys(reportOf(result).metrics).includes('./svc/a.py'));
  });

  test('use the .bandit file that Bandit finds, without what belongs to the head', async () => {
    write({
      'x.py': '',
      'deep/.bandit':
        '[bandit]\nskips = B605,B404\nbaseline = none.json\ntargets = deep,\n  tests\nexclude = a.py\nconfigfile = conf.yaml\n',
      'conf.yaml': 'skips: [B102]\n',
    });
    const result = await scanned({ 'a.py': `${shell}exec("x")\nassert 1\n` });
    assert.deepEqual(found(result), ['./a.py:4 B101']);
  });

  test('never leave their folder', async () => {
    write({ 'x.py': '' });
    const temp = join(root, 'temp');
    mkdirSync(temp);
    const names = ['../escape.py', '/tmp/escape.py', 'a/../../escape.py', 'ok.py', 'ok.py/under.py'];
    const texts = new Map(names.map((name) => [name, bytes(shell)]));
    const host = testHost({ RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: join(tmpdir(), 'bandit-remediate-test-cache') });
    const result = await scanTexts(await openWorkspace(root, '.'), texts, everything, testScanning(host));
    assert.deepEqual(result.files, ['ok.py']);
    assert.ok(!existsSync('/tmp/escape.py'));
    assert.deepEqual(readdirSync(temp), [], 'neither escaped nor left behind');
  });
});

test('the real Bandit is what the tests compare with', () => {
  assert.match(execFileSync(bandit, ['--version'], { encoding: 'utf8' }), /^bandit 1\.9/);
});
