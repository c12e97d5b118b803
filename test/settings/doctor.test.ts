import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { normalize } from 'node:path/posix';
import { test } from 'node:test';
import { z } from 'zod';
import type { ScanRequest } from '../../src/model/findings/scan.ts';
import { doctor } from '../../src/settings/doctor.ts';
import { excludes, fnmatch, foldersOf, globParts, matcherOf, spelledFiles } from '../../src/settings/exclusion.ts';
import { realBandit } from '../bandit.ts';
import { scanTree } from '../report/scan-tree.ts';
import { aRequest, aScan } from '../report/scans.ts';

const code = 'assert 1\n';
const tree = {
  'app/main.py': code,
  'app/contests/a.py': code,
  'tests/t.py': code,
  'tests/unit/u.py': code,
  '.github/x/a.py': code,
  'docs/a.py': code,
  'docs/conf.py': code,
  'src/tests/s.py': code,
  'test_top.py': code,
};
const texts = async (
  request: Partial<ScanRequest>,
  more: Readonly<Record<string, string>> = {},
  topic = 'exclude',
  folder = '',
): Promise<readonly string[]> =>
  (await scanTree({ ...tree, ...more }, request, folder)).report.notes
    .filter((note) => note.topic === topic)
    .map(({ text }) => text);

const patterns = [
  'tests',
  './tests',
  'tests/',
  './tests/',
  'tests/*',
  './tests/*',
  '*/tests/*',
  'test',
  'docs/a.py',
  './docs/a.py',
  'docs/a*',
  './docs/[a]*',
  './docs/[!a]*',
  ' docs',
  'nothere',
  '.git',
  '.github',
  './.github/*',
  '*.py',
  'a.py',
  '?/docs/*',
  'src',
  'app/contests',
  '.',
  './',
  '*',
  'app/*/a.py',
  '[',
  '[]a]',
  './docs/[a-c].py',
];
/** Bandit's own discovery of files, for many cases in one process. */
const discovery = `
import json, sys
from bandit.core import config, manager
def found(case):
    bandit_config = config.BanditConfig()
    if case["from"] == "config":
        bandit_config._config["exclude_dirs"] = [case["pattern"]]
    made = manager.BanditManager(bandit_config, "file")
    made.discover_files(case["targets"], True, "" if case["from"] == "config" else case["pattern"])
    return [name[2:] if name.startswith("./") else name for name in made.files_list]
print(json.dumps([found(case) for case in json.load(sys.stdin)]))
`;

test('the files that we think excluded are those that Bandit leaves out', async () => {
  const root = mkdtempSync(join(tmpdir(), 'doctor-test-'));
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const targets = [['.'], ['tests', 'docs', './src/'], ['app/main.py', 'docs', 'tests/t.py'], ['./app', 'docs/']];
    const cases = targets.flatMap((each) =>
      patterns.flatMap((pattern) => (['exclude', 'config'] as const).map((from) => ({ targets: each, pattern, from }))),
    );
    const python = join(dirname(await realBandit()), 'python');
    const found = z
      .array(z.array(z.string()))
      .parse(
        JSON.parse(
          execFileSync(python, ['-c', discovery], { cwd: root, encoding: 'utf8', input: JSON.stringify(cases) }),
        ),
      );
    const files = Object.keys(tree);
    cases.forEach((each, index) => {
      const matcher = matcherOf(each, foldersOf(files, ''));
      const kept = spelledFiles(files, each.targets, '')
        .filter(({ spelling }) => !excludes(matcher, spelling))
        .map(({ file }) => file);
      assert.deepEqual(
        kept.toSorted(),
        (found[index] ?? []).map((name) => normalize(name)).toSorted(),
        JSON.stringify(each),
      );
    });
    assert.equal(cases.length, found.length);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('a bare name that is compared with ./... matches nothing, and the spelling that works is given', async () => {
  assert.deepEqual(await texts({ exclude: 'tests' }), [
    '`tests` in `exclude` matched nothing, so what it names was scanned: Bandit compares it with paths such as `./tests/t.py`. Write `./tests`.',
  ]);
  assert.match(
    (await texts({ exclude: './src, docs' })).join(),
    /` docs` in `exclude` matched nothing.*Write `\.\/docs`\./,
  );
  assert.match((await texts({ exclude: 'docs/a*' })).join(), /matched nothing.*Write `\.\/docs\/a\*`\./);
  assert.match(
    (await texts({ exclude: './tests', targets: ['tests', 'docs'] })).join(),
    /`\.\/tests` in `exclude` matched nothing.*such as `tests\/t\.py`\. Write `tests`\./,
  );
  for (const good of ['./tests', './docs', './docs/a*']) {
    const { report } = await scanTree(tree, { exclude: good });
    assert.ok(report.scanned.length < Object.keys(tree).length, good);
    assert.deepEqual(
      report.notes.filter(({ topic }) => topic === 'exclude'),
      [],
    );
  }
  assert.deepEqual(await texts({ exclude: 'nothere' }), ['`nothere` in `exclude` matched no file.']);
});

test('a text that stands inside other names leaves out too much', async () => {
  assert.deepEqual(await texts({ exclude: 'test' }), [
    '`test` in `exclude` also left out `app/contests/a.py`: Bandit looks for the text anywhere in the path. To mean the folder only, set `exclude: "*/test/*"`.',
  ]);
  assert.deepEqual(await texts({}), [
    "`.git` in Bandit's own list of excludes also left out `.github/x/a.py`: Bandit looks for the text anywhere in the path, because the project folder has no folder `.git`. " +
      'To mean the folder only, set `exclude: ".svn,CVS,.bzr,.hg,*/.git/*,__pycache__,.tox,.eggs,*.egg"`.',
  ]);
  assert.deepEqual(
    await texts({ exclude: '.svn,CVS,.bzr,.hg,*/.git/*,__pycache__,.tox,.eggs,*.egg' }),
    ['.svn', 'CVS', '.bzr', '.hg', '*/.git/*', '__pycache__', '.tox', '.eggs', '*.egg'].map(
      (each) => `\`${each}\` in \`exclude\` matched no file.`,
    ),
  );
  const { report } = await scanTree(tree, {}, '', ['.git']);
  assert.ok(report.scanned.includes('.github/x/a.py'), 'with a folder .git Bandit compares with .git/*');
  assert.deepEqual(
    report.notes.filter(({ topic }) => topic === 'exclude'),
    [],
  );
});

test('exclude_dirs of a configuration file is doctored too', async () => {
  const notes = await texts(
    { configfile: 'bandit.yaml', exclude: './docs' },
    { 'bandit.yaml': 'exclude_dirs: [tests]\n' },
  );
  assert.deepEqual(notes, [
    '`tests` in `exclude_dirs` of the configuration file also left out `app/contests/a.py`: Bandit looks for the text anywhere in the path. Write `*/tests/*` there to mean the folder only.',
  ]);
});

test('which configuration was used, and which was not', async () => {
  assert.deepEqual(await texts({}, {}, 'config'), ['Bandit ran without a configuration file.']);
  const toml = { 'pyproject.toml': '[project]\nname = "x"\n[tool.bandit]\nskips = ["B101"]\n' };
  assert.deepEqual(await texts({}, toml, 'config'), [
    'Bandit ran without a configuration file.',
    'The [tool.bandit] settings in `pyproject.toml` were ignored: Bandit reads a configuration file only when it is named. To use it, set `configfile: pyproject.toml`.',
  ]);
  assert.ok((await scanTree({ ...tree, ...toml })).report.findings.length > 0, 'Bandit did ignore it');
  assert.deepEqual(await texts({ configfile: 'pyproject.toml' }, toml, 'config'), [
    'Bandit used the configuration file `pyproject.toml`.',
  ]);
  assert.equal((await scanTree({ ...tree, ...toml }, { configfile: 'pyproject.toml' })).report.findings.length, 0);
  assert.deepEqual(await texts({}, { 'pyproject.toml': '[project]\nname = "x"\n' }, 'config'), [
    'Bandit ran without a configuration file.',
  ]);
});

test('INI files: .bandit is found below a target, setup.cfg and tox.ini are not', async () => {
  const ini = '[bandit]\nskips = B101\n';
  assert.deepEqual(await texts({}, { 'app/.bandit': ini }, 'config'), [
    'Bandit took arguments from the [bandit] section of `app/.bandit` because it lies below a target; inputs of the same name go before it.',
  ]);
  assert.equal((await scanTree({ ...tree, 'app/.bandit': ini })).report.findings.length, 0);
  for (const name of ['setup.cfg', 'tox.ini']) {
    const notes = await texts({}, { [name]: ini }, 'config');
    assert.equal(
      notes[1],
      `The [bandit] section of \`${name}\` was ignored: Bandit reads by itself only one .bandit file below a target. To use it, set \`ini: ${name}\`.`,
    );
    assert.ok((await scanTree({ ...tree, [name]: ini })).report.findings.length > 0);
    assert.equal(
      (await scanTree({ ...tree, [name]: ini }, { ini: name })).report.findings.length,
      0,
      'the line given works',
    );
  }
  const notes = await texts({ targets: ['docs'] }, { 'app/.bandit': ini }, 'config');
  assert.match(notes[1] ?? '', /section of `app\/\.bandit` was ignored/);
});

test('an INI file can name the configuration and the excludes', async () => {
  const more = { '.bandit': '[bandit]\nexclude: tests\nconfigfile = conf.yaml\n', 'conf.yaml': 'skips: [B101]\n' };
  assert.deepEqual(await texts({}, more, 'config'), [
    'Bandit used the configuration file `conf.yaml`, which `.bandit` names.',
    'Bandit took arguments from the [bandit] section of `.bandit` because it lies below a target; inputs of the same name go before it.',
  ]);
  assert.match((await texts({}, more))[0] ?? '', /^`tests` in `exclude` of the INI file matched nothing/);
});

test('a baseline in an INI file keeps findings back, and that is said', async () => {
  const code = 'import subprocess\nsubprocess.run(cmd, shell=True)\n';
  const open = await scanTree({ 'a.py': code });
  assert.equal(open.report.findings.length, 2);
  const accepted = new TextDecoder().decode(open.scan.reports[0]?.bytes ?? new Uint8Array());
  const hidden = await scanTree({
    'a.py': code,
    '.bandit': '[bandit]\nbaseline = accepted.json\n',
    'accepted.json': accepted,
  });
  assert.equal(hidden.report.findings.length, 0);
  assert.ok(
    hidden.report.notes.some(
      ({ level, text }) =>
        level === 'warning' && text.startsWith('`.bandit` sets `baseline`: Bandit keeps findings back'),
    ),
  );
});

test('a project in a sub-folder', async () => {
  const more = { 'svc/pyproject.toml': '[tool.bandit]\nskips = ["B101"]\n', 'svc/tests/t.py': code, 'svc/a.py': code };
  assert.match(
    (await texts({ exclude: 'tests' }, more, 'exclude', 'svc')).join(),
    /such as `\.\/tests\/t\.py`\. Write `\.\/tests`/,
  );
  assert.match(
    (await texts({}, more, 'config', 'svc')).join(),
    /`svc\/pyproject\.toml` were ignored.*set `configfile: pyproject\.toml`/,
  );
});

test('test ids that do nothing', async () => {
  const notes = await texts({ skips: 'B101, B102,assert_used,b103,B999,B320' }, {}, 'config');
  assert.deepEqual(notes.slice(1).toSorted(), [
    '`B102` in `skips` does nothing: Bandit takes the white space beside it for a part of the id. Write the ids without spaces: B101,B102.',
    '`B320` in `skips` does nothing: Bandit has removed this test. Take it out.',
    "`B999` in `skips` does nothing: Bandit knows no test of this id; ids look like B101, and a plugin's are known only where the plugin is installed.",
    '`assert_used` in `skips` does nothing: Bandit wants test ids here. Write `B101`.',
    '`b103` in `skips` does nothing: Bandit wants test ids here. Write `B103`.',
  ]);
});

test('an id in both lists', () => {
  const notes = doctor(aScan(), aRequest({ tests: 'B101,B102', skips: 'B102' }), '');
  assert.ok(
    notes.some(
      ({ text }) =>
        text === '`B102` is in both `tests` and `skips`, on which Bandit stops without scanning: take it out of one.',
    ),
  );
});

test('broken configuration and hostile patterns do no harm', () => {
  const configs = [
    { path: 'pyproject.toml', text: '[tool.bandit' },
    { path: 'bandit.yaml', text: '{{: a' },
    { path: 'x/.bandit', text: '[bandit\n=\n' },
  ];
  assert.equal(doctor(aScan({ configs }), aRequest({ configfile: 'bandit.yaml' }), '').length, 1);
  const started = performance.now();
  assert.equal(fnmatch('a'.repeat(20_000), globParts(`${'*a'.repeat(200)}b`)), false);
  assert.ok(performance.now() - started < 2000);
  assert.deepEqual(
    doctor(aScan({ mode: 'read' }), aRequest({ exclude: 'tests' }), ''),
    [],
    'the excludes of a run elsewhere are not known',
  );
});
