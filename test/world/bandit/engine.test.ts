/** How a scan comes to be the engine's or Bandit's own. That both give the same is shown in engine-equality.test.ts. */

import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import type { ScanRequest } from '../../../src/model/findings/scan.ts';
import { eventReader } from '../../../src/world/bandit/engine.ts';
import { targetsOf } from '../../../src/world/bandit/scan-texts.ts';
import { scanAround, scanWithBandit, type ScanAround } from '../../../src/world/bandit/scan.ts';
import { userResults } from '../../../src/world/cache/user-results.ts';
import type { Meter } from '../../../src/world/progress.ts';
import { openWorkspace } from '../../../src/world/workspace/workspace.ts';
import { WorldError } from '../../../src/world/world.ts';
import { realBandit, testHost, testScanning } from '../../bandit.ts';
import { newFolder, writeFiles, type Files } from '../../engine/folders.ts';

const request: ScanRequest = {
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
let root: string;
const made: string[] = [];
beforeEach(() => {
  root = newFolder();
  made.push(root);
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const write = (files: Files): void => writeFiles(root, files);
const found = async (around: ScanAround, overrides: Partial<ScanRequest> = {}): Promise<string[]> => {
  const scan = await scanWithBandit(await openWorkspace(root, '.'), { ...request, ...overrides }, around);
  const report: { results: { filename: string; test_id: string }[] } = JSON.parse(
    new TextDecoder().decode(scan.reports[0]?.bytes ?? new Uint8Array()),
  );
  return report.results.map(({ filename, test_id: test }) => `${filename} ${test}`);
};
const listening = (): { said: string[]; around: (store?: ScanAround['store']) => ScanAround } => {
  const said: string[] = [];
  return {
    said,
    around: (store) => ({ ...testScanning(testHost(), (text) => said.push(text)), ...(store && { store }) }),
  };
};

describe('what the engine says', () => {
  const events = (chunks: readonly string[]): unknown[] => {
    const taken: unknown[] = [];
    const read = eventReader((event) => taken.push(event));
    for (const chunk of chunks) read(chunk);
    return taken;
  };
  const line = '{"event": "progress", "done": 1, "of": 2, "share": 0.5}\n';
  const event = { event: 'progress', done: 1, of: 2, share: 0.5 };

  test('is read wherever it is cut', () => {
    for (let at = 0; at <= line.length; at += 1) assert.deepEqual(events([line.slice(0, at), line.slice(at)]), [event]);
  });

  test('is told from what a plugin prints', () => {
    const noise = [
      'hello\n',
      '{"event": "progress"}\n',
      '{"event": "other", "done": 1}\n',
      '{"event": nonsense\n',
      `${'x'.repeat(100_000)}`,
      '\n',
    ];
    assert.deepEqual(events([...noise, line, '{"event": "progress", "done": "1", "of": 2, "share": 0}\n']), [event]);
  });
});

describe('a scan', () => {
  test('of files that did not change takes their results from the cache, and says how many', async () => {
    write({ 'a.py': 'exec(x)\n', 'b/c.py': 'assert y\n' });
    const { said, around } = listening();
    const host = testHost({ XDG_CACHE_HOME: join(root, '.cache') });
    const store = () => userResults({ ...host, env: { ...host.env } }, root);
    const first = await found(around(store()));
    assert.deepEqual(first, ['./a.py B102', './b/c.py B101']);
    assert.ok(!said.some((text) => text.includes('earlier scan')));
    assert.deepEqual(await found(around(store())), first);
    assert.ok(said.includes('2 of 2 files are as in an earlier scan; none had to be scanned.'), said.join('\n'));
    write({ 'a.py': 'exec(x)\nexec(y)\n' });
    assert.deepEqual(await found(around(store())), ['./a.py B102', './a.py B102', './b/c.py B101']);
    assert.ok(said.includes('1 of 2 files is as in an earlier scan; 1 had to be scanned.'), said.join('\n'));
  });

  test('tells how far it is', async () => {
    write(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, index) => [
          `f${index}.py`,
          'x = [\n' + '    f(1, "abc", key=[1, 2, 3]),\n'.repeat(1500) + ']\n',
        ]),
      ),
    );
    const seen: { done: number; of: number; share: number }[] = [];
    let ended = 0;
    const meter: Meter = { update: (done, of, share) => seen.push({ done, of, share }), end: () => (ended += 1) };
    await found(
      scanAround(
        testHost(),
        listening().around().store,
        () => undefined,
        () => meter,
      ),
    );
    assert.ok(seen.length > 0, 'no progress was told');
    for (const [index, { done, of, share }] of seen.entries()) {
      assert.ok(of === 60 && done >= (seen[index - 1]?.done ?? 1) && share > 0 && share <= 1, JSON.stringify(seen));
    }
    assert.equal(ended, 1);
  });

  test('of a part of the files is that part, and the parts are the whole', async () => {
    write(Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`f${index}.py`, 'exec(x)\n'.repeat(index + 1)])));
    const whole = await found(listening().around());
    const parts = await Promise.all(
      [1, 2, 3].map((index) => found(listening().around(), { shard: { index, count: 3 } })),
    );
    assert.deepEqual(parts.flat().toSorted(), whole.toSorted());
    assert.ok(
      parts.every(({ length }) => length >= 12 && length <= 18),
      String(parts.map(({ length }) => length)),
    );
  });

  test('goes to Bandit itself where the engine does not know it, and says so', async () => {
    write({ 'a.py': 'exec(x)\n' });
    const { said, around } = listening();
    assert.deepEqual(await found(around(), { banditVersion: '1.7.10' }), ['./a.py B102']);
    assert.ok(
      said.some((text) =>
        /^Scanned by Bandit itself, in one process: Bandit 1\.7\.10 is none of the releases that the engine knows\.$/.test(
          text,
        ),
      ),
      said.join('\n'),
    );
    await assert.rejects(
      found(around(), { banditVersion: '1.7.10', shard: { index: 1, count: 2 } }),
      (error) => error instanceof WorldError && /^shard: .*Bandit 1\.7\.10 is none of the releases/.test(error.message),
    );
  });

  test('goes to Bandit itself where a configuration asks for its debug log', async () => {
    write({ 'a.py': 'exec(x)\n', 'conf.yaml': 'log_format: "%(message)s"\n' });
    const { said, around } = listening();
    assert.deepEqual(await found(around(), { configfile: 'conf.yaml' }), ['./a.py B102']);
    assert.ok(
      said.some((text) => text.includes("the configuration asks for Bandit's debug log")),
      said.join('\n'),
    );
  });

  test('goes to the Bandit that was asked for where another one answers in its Python', async () => {
    // A script on PATH that is started by the Python of an environment with another Bandit.
    const python = join(dirname(await realBandit()), 'python');
    const script = `#!${python}\nimport sys\nif '--version' in sys.argv:\n    print('bandit 1.0.0')\nelse:\n    open(sys.argv[sys.argv.index('-o') + 1], 'w').write('{"errors": [], "metrics": {}, "results": []}')\n`;
    write({ 'a.py': 'exec(x)\n', 'bin/bandit': script });
    chmodSync(join(root, 'bin/bandit'), 0o755);
    const host = testHost({ PATH: `${join(root, 'bin')}:${process.env['PATH'] ?? ''}` });
    assert.deepEqual(await found(testScanning(host), { banditVersion: 'system', targets: ['a.py'] }), []);
  });

  test('leaves nothing behind', async () => {
    write({ 'a.py': 'exec(x)\n' });
    const temp = join(root, '.temp');
    mkdirSync(temp);
    await found(
      testScanning(testHost({ RUNNER_TEMP: temp, RUNNER_TOOL_CACHE: join(tmpdir(), 'bandit-remediate-test-cache') })),
    );
    assert.deepEqual(readdirSync(temp), []);
    assert.equal(readFileSync(join(root, 'a.py'), 'utf8'), 'exec(x)\n');
  });
});

describe('texts of the base are scanned under the names that they have in a scan of the head', () => {
  const cases: readonly (readonly [string, readonly string[], string, readonly string[], readonly string[]])[] = [
    ['everything', ['.'], '', ['a.py', 'b/c.py'], ['.']],
    ['folders', ['src', 'tests'], '', ['src/a.py', 'src/b/c.py', 'tests/d.pyw'], ['src', 'tests']],
    ['what no target holds', ['src'], '', ['setup.py', 'src/a.py', 'srcs/b.py'], ['setup.py', 'src', 'srcs/b.py']],
    ['files', ['a.py', 'b'], '', ['a.py', 'b/c.py'], ['a.py', 'b']],
    ['other endings by name', ['.'], '', ['tool', 'a.py'], ['tool', '.']],
    ['spelled otherwise', ['./src/', 'b/../c'], '', ['src/a.py', 'c/d.py'], ['./src/', 'b/../c']],
    ['a project folder', ['.'], 'app', ['app/a.py', 'lib/b.py', 'app/c/tool'], ['.', '../lib/b.py', 'c/tool']],
    ['absolute targets', ['/elsewhere'], '', ['a.py'], ['a.py']],
    ['the innermost first', ['src/a', 'src'], '', ['src/a/b.py', 'src/c.py'], ['src/a', 'src']],
  ];
  for (const [name, targets, folder, files, expected] of cases) {
    test(name, () => assert.deepEqual(targetsOf(files, folder, targets), expected));
  }
});
