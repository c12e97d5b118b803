import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import type { RawReport, Scan, ScanRequest } from '../../../src/model/findings/scan.ts';
import { readReports } from '../../../src/world/bandit/read-reports.ts';
import { openWorkspace } from '../../../src/world/workspace/workspace.ts';
import { WorldError } from '../../../src/world/world.ts';
import { testHost } from '../../bandit.ts';

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
let temp: string;
const made: string[] = [];
const newFolder = (): string => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'reports-')));
  made.push(folder);
  return folder;
};
beforeEach(() => {
  root = newFolder();
  temp = newFolder();
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${path}\n`);
  }
}
const read = async (reports: readonly string[], folder = '.'): Promise<Scan> =>
  readReports(await openWorkspace(root, folder), { ...request, reports }, testHost({ RUNNER_TEMP: temp }));
const shown = (report: RawReport): string =>
  `${report.origin}: ${report.bytes === null ? report.problem : new TextDecoder().decode(report.bytes).trim()}`;
const failure = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => assert.fail('should have failed'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof WorldError, String(error));
  return error.message;
};

describe('existing reports', () => {
  test('are found by path and by glob, each once', async () => {
    write('r1.json', 'out/r2.json', 'out/deep/r3.json', 'app.py', 'pyproject.toml');
    const scan = await read(['./r1.json', 'out/**/*.json', 'r*.json', join(root, 'out', 'r2.json')]);
    assert.deepEqual(scan.reports.map(shown), [
      'r1.json: r1.json',
      'out/deep/r3.json: out/deep/r3.json',
      'out/r2.json: out/r2.json',
    ]);
    assert.deepEqual(
      [scan.mode, scan.exitCode, scan.stderr, scan.args, scan.files],
      ['read', null, '', [], ['app.py']],
    );
    assert.deepEqual(scan.configs, [{ path: 'pyproject.toml', text: 'pyproject.toml\n' }]);
  });

  test('are looked for in the project folder, in the rest of the repository and in the temporary folder of the runner', async () => {
    write('svc/r.json', 'top.json');
    writeFileSync(join(temp, 't.json'), 'temp');
    const scan = await read(['r.json', '../top.json', join(temp, '*.json')], 'svc');
    assert.deepEqual(scan.reports.map(shown), [
      'r.json: svc/r.json',
      '../top.json: top.json',
      `${join(temp, 't.json')}: temp`,
    ]);
  });

  test('with glob characters in their names are taken by name', async () => {
    write('report[1].json', 'report1.json');
    assert.deepEqual(
      (await read(['report[1].json'])).reports.map((report) => report.origin),
      ['report[1].json'],
    );
  });

  test('that are missing: says where it looked and what is there', async () => {
    write('out/bandit-report.json', 'package.json', 'out/x.txt');
    const message = await failure(read(['out/report.json']));
    assert.match(
      message,
      /^report: "out\/report\.json" matches no file\. Looked for .*\/out\/report\.json\. JSON files nearby: out\/bandit-report\.json, package\.json\.$/,
    );
    assert.match(await failure(read(['none/*.json'])), /JSON files nearby: package\.json\./);
    rmSync(join(root, 'package.json'));
    assert.match(await failure(read(['none/r.json'])), /no JSON file nearby: check that an earlier step/);
  });

  test(
    'outside the repository and the temporary folder are refused, also by a link',
    { skip: process.platform === 'win32' },
    async () => {
      const outside = newFolder();
      writeFileSync(join(outside, 'secret.json'), 'secret');
      symlinkSync(join(outside, 'secret.json'), join(root, 'link.json'));
      assert.match(await failure(read([join(outside, 'secret.json')])), /is outside the repository/);
      assert.match(await failure(read(['link.json'])), /is outside the repository/);
      assert.match(await failure(read(['l*.json'])), /is outside the repository/);
      const message = await failure(read([join(outside, '*.json')]));
      assert.match(message, /matches no file/);
      assert.doesNotMatch(message, /secret/);
    },
  );

  test('that cannot be read come back with their problem', async () => {
    write('good.json', 'huge.json', 'folder.json/x');
    truncateSync(join(root, 'huge.json'), 1025 * 1024 * 1024);
    const { reports } = await read(['good.json', 'huge.json', 'folder.json']);
    assert.deepEqual(reports.map(shown), [
      'good.json: good.json',
      'huge.json: is larger than 1024 MB',
      'folder.json: is a folder',
    ]);
    assert.match(reports[1]?.remedy ?? '', /`-x`.*`-ll`/);
  });

  test('that are too large only together are read as far as there is room', async () => {
    write('a.json', 'huge.json', 'z.json');
    truncateSync(join(root, 'huge.json'), 1024 * 1024 * 1024 - 5);
    assert.deepEqual((await read(['a.json', 'huge.json', 'z.json'])).reports.map(shown), [
      'a.json: a.json',
      'huge.json: makes the reports larger than 1024 MB together',
      'z.json: z.json',
    ]);
  });

  test('with hostile names are named harmlessly in errors', { skip: process.platform === 'win32' }, async () => {
    write('a\n::error::x.json');
    const message = await failure(read(['::error::y.json']));
    assert.doesNotMatch(message, /::|\n/);
  });
});
