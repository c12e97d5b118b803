/** The engine's results through the real @actions/cache, its real tar, and a cache service on loopback. */

import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import type { Context } from '../../../src/model/context.ts';
import { cacheKeys, type Place } from '../../../src/world/cache/cache-keys.ts';
import { notWorthSaving, type CacheUse } from '../../../src/world/cache/cache-worth.ts';
import { restoreResults, saveResults, type Restored, type Saved } from '../../../src/world/cache/results-cache.ts';
import type { Host } from '../../../src/world/provision/host.ts';
import { aContext } from '../../builders.ts';
import { startCacheService, type CacheService } from '../stand-ins/cache-service.ts';

const windows = process.platform === 'win32';
const posix = { skip: windows ? 'links, modes and process groups' : false };
/** GNU tar, where macOS has it. */
const tar = process.platform === 'darwin' ? 'gtar' : 'tar';

let folder: string;
let programs: string;
let service: CacheService;
before(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'bandit-remediate-cache-test-')));
  // Without zstd the library takes gzip, which Node can make archives with.
  programs = join(folder, 'programs');
  mkdirSync(programs);
  if (!windows)
    for (const name of [tar, 'gzip'])
      symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(programs, name));
});
beforeEach(async () => {
  await service?.close();
  service = await startCacheService();
});
after(async () => {
  await service.close();
  rmSync(folder, { recursive: true });
});

const place: Place = {
  bandit: '1.9.4',
  python: '3.12.4',
  engine: '1',
  folder: '',
  category: 'bandit',
  settings: ['-r', 'src'],
  part: null,
};
const everything: CacheUse = { files: 100, cached: 0, scanned: 100, cacheChanged: true };
const content = (size = 300_000): Buffer =>
  Buffer.from(Array.from({ length: size }, (_, index) => (index * index) % 251));

/** Node's own compiled code is kept, as for the tests themselves. */
const compiled =
  process.env['NODE_COMPILE_CACHE'] === undefined ? {} : { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };

/** The runner of another run, with folders of its own. */
function runner(run: number, env: Readonly<Record<string, string>> = service.env): Host {
  const temp = mkdtempSync(join(folder, 'temp-'));
  return {
    env: { ...(windows ? process.env : { PATH: programs, ...compiled }), GITHUB_RUN_ID: String(run), ...env },
    platform: process.platform,
    arch: process.arch,
    home: temp,
    temp,
    workspace: [],
  };
}

const nothingYet = async (host: Host, of: Place = place): Promise<Restored & { readonly file: string }> => {
  const restored = await restoreResults(host, of);
  assert.ok(restored.file !== null);
  return { ...restored, file: restored.file };
};

/** A run that finds nothing to restore it from, and keeps `bytes`. */
async function saved(
  run: number,
  bytes: Uint8Array = content(),
  of: Place = place,
  context: Context = aContext(),
): Promise<Saved> {
  const host = runner(run, { ...service.env, ACTIONS_CACHE_MODE: 'none' });
  const restored = await nothingYet(host, of);
  writeFileSync(restored.file, bytes);
  return saveResults({ ...host, env: { ...host.env, ACTIONS_CACHE_MODE: '' } }, context, of, restored, everything);
}

interface Member {
  readonly name: string;
  readonly text?: string;
  readonly type?: 'file' | 'link' | 'second name' | 'folder';
  readonly target?: string;
}

/** An archive as no tar would make it. */
function archive(...members: readonly Member[]): Buffer {
  const script = [
    'import io, json, sys, tarfile',
    'out = io.BytesIO()',
    'with tarfile.open(fileobj=out, mode="w") as archive:',
    '    for member in json.load(sys.stdin):',
    '        info = tarfile.TarInfo(member["name"])',
    '        info.type = {"file": tarfile.REGTYPE, "link": tarfile.SYMTYPE, "second name": tarfile.LNKTYPE, "folder": tarfile.DIRTYPE}[member.get("type", "file")]',
    '        info.linkname, info.mode = member.get("target", ""), 0o777',
    '        data = member.get("text", "").encode()',
    '        info.size = len(data)',
    '        archive.addfile(info, io.BytesIO(data))',
    'sys.stdout.buffer.write(out.getvalue())',
  ].join('\n');
  return gzipSync(execFileSync('python3', ['-c', script], { input: JSON.stringify(members) }));
}

test('what one run saves the next one restores, byte for byte, wherever its folders are; and says so once', async () => {
  const bytes = content();
  assert.deepEqual(await saved(1, bytes), {
    key: cacheKeys(runner(1), place).own,
    line: "The results of 100 files are kept in the repository's cache for later runs.",
  });
  const host = runner(2);
  const { file, key, line } = await nothingYet(host);
  assert.deepEqual([key, line], [cacheKeys(runner(1), place).own, null]);
  assert.deepEqual(readFileSync(file), bytes);
  assert.ok(file.includes(basename(host.temp)));
  assert.deepEqual(readdirSync(dirname(file)), ['results']);
  assert.deepEqual(
    service.entries.map(({ key }) => key),
    [key],
  );
});

test('after saving, or deciding not to, nothing is left in the temporary folder', async () => {
  const host = runner(1);
  const restored = await nothingYet(host);
  writeFileSync(restored.file, content());
  assert.deepEqual(await saveResults(host, aContext(), place, restored, { ...everything, cacheChanged: false }), {
    key: null,
    line: null,
  });
  assert.deepEqual(readdirSync(host.temp), []);
});

test('the older service of Enterprise servers and of act', async () => {
  const host = runner(1, service.olderEnv);
  const restored = await nothingYet(host);
  writeFileSync(restored.file, content());
  const { key } = await saveResults(host, aContext(), place, restored, everything);
  assert.equal(key, cacheKeys(host, place).own);
  const again = await nothingYet(runner(2, service.olderEnv));
  assert.deepEqual([again.key, readFileSync(again.file)], [key, content()]);
  assert.deepEqual(service.calls, [
    'GET cache',
    'POST caches',
    'PATCH caches/ID',
    'POST caches/ID',
    'GET cache',
    'GET blob',
  ]);
});

test(
  'the newest is taken: of the same part first, then of another; of the own branch first, then of the default branch',
  posix,
  async () => {
    const part = (of: string | null): Place => ({ ...place, part: of });
    const put = (run: number, of: Place, text: string): void =>
      service.plant(cacheKeys(runner(run), of).own, archive({ name: 'results', text }));
    const restored = async (of: Place): Promise<string | null> => {
      const { file, key } = await nothingYet(runner(9), of);
      return key === null ? null : readFileSync(file, 'utf8');
    };
    await saved(1);
    put(2, place, 'whole');
    put(3, part('2-of-4'), 'second');
    assert.deepEqual(await Promise.all([place, part('2-of-4'), part('3-of-4')].map(restored)), [
      'whole',
      'second',
      'second',
    ]);

    service.run(['refs/pull/7/merge', 'refs/heads/main']);
    assert.equal(await restored(place), 'whole');
    put(4, place, 'of the pull request');
    assert.equal(await restored(place), 'of the pull request');
    service.run(['refs/heads/main']);
    assert.equal(await restored(place), 'whole');
  },
);

test('a download from the store that GitHub has, by the client that is made for it', posix, async () => {
  await saved(1, content(3_000_000));
  service.storeAt('http://store.blob.core.windows.net');
  const led = { ...service.env, HTTP_PROXY: service.url, NO_PROXY: '127.0.0.1' };
  const { file, key } = await nothingYet(runner(2, led));
  assert.notEqual(key, null);
  assert.deepEqual(readFileSync(file), content(3_000_000));
  assert.deepEqual(service.calls.slice(-3), ['GetCacheEntryDownloadURL', 'HEAD blob', 'GET blob']);
});

test('another Bandit, Python, engine, project, category or configuration gets none of it', async () => {
  const keys = new Set<string>();
  const others: readonly Partial<Place>[] = [
    {},
    { bandit: '1.9.5' },
    { python: '3.13.0' },
    { engine: '2' },
    { folder: 'backend' },
    { category: 'nightly' },
    { settings: ['-r', 'lib'] },
  ];
  for (const other of others) keys.add(cacheKeys(runner(1), { ...place, ...other }).others[1]);
  keys.add(cacheKeys({ ...runner(1), arch: 'other' }, place).others[1]);
  keys.add(cacheKeys({ ...runner(1), platform: 'aix' }, place).others[1]);
  assert.equal(keys.size, others.length + 2);
  assert.equal(cacheKeys(runner(1), { ...place, python: '3.12.9' }).own, cacheKeys(runner(1), place).own);
  assert.ok([...keys].every((one) => [...keys].every((other) => one === other || !one.startsWith(other))));
  await saved(1);
  assert.deepEqual((await nothingYet(runner(2), { ...place, settings: ['-r', 'lib'] })).key, null);
});

test('keys are fit for the service, whatever they are made of', () => {
  const long = `${'é,;\n'.repeat(200)}x`;
  const { own, others } = cacheKeys(runner(1, { GITHUB_RUN_ID: long, GITHUB_RUN_ATTEMPT: long }), {
    bandit: long,
    python: long,
    engine: long,
    folder: long,
    category: long,
    settings: [long],
    part: long,
  });
  for (const key of [own, ...others]) assert.match(key, /^[\w.+-]{1,512}$/);
  assert.ok(own.startsWith(others[0]) && others[0].startsWith(others[1]));
});

test('a job that may only read restores and does not ask to save; one that may not read does not ask', async () => {
  await saved(1);
  const reading = runner(2, { ...service.env, ACTIONS_CACHE_MODE: 'read' });
  const before = service.calls.length;
  const restored = await nothingYet(reading);
  assert.notEqual(restored.key, null);
  assert.deepEqual(await saveResults(reading, aContext(), place, restored, everything), { key: null, line: null });
  for (const mode of ['none', 'write-only'])
    assert.deepEqual((await nothingYet(runner(3, { ...service.env, ACTIONS_CACHE_MODE: mode }))).key, null);
  assert.deepEqual(service.calls.slice(before), ['GetCacheEntryDownloadURL', 'GET blob']);
});

test('a run that the service denies is none the worse for it, and says nothing', async () => {
  service.fail('deny');
  const host = runner(1);
  const { key, line, file } = await nothingYet(host);
  assert.deepEqual([key, line, existsSync(file)], [null, null, false]);
  writeFileSync(file, content());
  assert.deepEqual(await saveResults(host, aContext(), place, { key, line, file }, everything), {
    key: null,
    line: null,
  });
  assert.deepEqual(service.calls, ['GetCacheEntryDownloadURL', 'CreateCacheEntry']);
});

test('a key that another job has taken is no matter', async () => {
  assert.notEqual((await saved(1)).key, null);
  assert.deepEqual(await saved(1), { key: null, line: null });
  assert.equal(service.entries.length, 1);
});

test('without a service there is no process, no wait and no word', async () => {
  const absent: readonly Readonly<Record<string, string>>[] = [
    {},
    { ...service.env, ACTIONS_RUNTIME_TOKEN: '' },
    { ...service.env, ACTIONS_RESULTS_URL: '' },
    { ...service.olderEnv, ACTIONS_CACHE_URL: '' },
    { ...service.env, ACTIONS_CACHE_SERVICE_V2: '' },
    { ...service.env, GITHUB_SERVER_URL: 'https://git.example.com' },
  ];
  const started = Date.now();
  for (const env of absent) {
    const host = runner(1, env);
    const restored = await nothingYet(host);
    assert.deepEqual([restored.key, restored.line], [null, null]);
    writeFileSync(restored.file, content());
    assert.deepEqual(await saveResults(host, aContext(), place, restored, everything), { key: null, line: null });
  }
  assert.ok(Date.now() - started < 5000);
  assert.deepEqual(service.calls, []);
});

test('a service that answers 500 is given up after the second time, and the line says what it said', async () => {
  service.fail(500);
  const host = runner(1);
  const file = join(realpathSync(mkdtempSync(join(folder, 'kept-'))), 'files', 'results');
  mkdirSync(dirname(file));
  writeFileSync(file, content());
  const [restored, kept] = await Promise.all([
    restoreResults(host, place),
    saveResults(host, aContext(), place, { file, key: null, line: null }, everything),
  ]);
  assert.equal(restored.key, null);
  assert.match(restored.line ?? '', /^The results cache was not restored: the cache service fails\. .*500/);
  assert.match(kept.line ?? '', /^The results cache was not saved: the cache service fails\. .*500/);
  assert.deepEqual(service.calls, ['500', '500', '500', '500']);
});

test(
  'a service that hangs, or a download that does: given up in time, with everything that was started',
  posix,
  async () => {
    await saved(1);
    for (const how of ['hang', 'hang in download'] as const) {
      service.fail(how);
      const host = runner(2);
      const started = Date.now();
      const { file, key, line } = await restoreResults(host, place, { patience: 3000, largest: 1e9 });
      assert.ok(Date.now() - started < 15_000);
      assert.deepEqual(
        [key, line, existsSync(String(file))],
        [null, 'The results cache was not restored: the cache service took longer than 3 seconds.', false],
      );
      assert.deepEqual(processesIn(host.temp), []);
    }
    service.fail('hang');
    const host = runner(3, { ...service.env, ACTIONS_CACHE_MODE: 'write-only' });
    const restored = await nothingYet(host);
    writeFileSync(restored.file, content());
    const { line } = await saveResults(host, aContext(), place, restored, everything, { patience: 2000, largest: 1e9 });
    assert.equal(line, 'The results cache was not saved: the cache service took longer than 2 seconds.');
    assert.deepEqual([processesIn(host.temp), readdirSync(host.temp)], [[], []]);
  },
);

/** Processes that work in a folder, where the system tells. */
function processesIn(folder: string): readonly string[] {
  if (!existsSync('/proc/self/cwd')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return realpathSync(`/proc/${pid}/cwd`).startsWith(folder);
      } catch {
        return false;
      }
    });
}

test('a download that breaks off, and bytes that are no archive, restore nothing', posix, async () => {
  await saved(1, content(3_000_000));
  service.fail('truncate');
  const { file, key, line } = await nothingYet(runner(2));
  assert.deepEqual([key, existsSync(file)], [null, false]);
  assert.match(line ?? '', /^The results cache was not restored: (?!Failed)./);
  service.fail(null);
  for (const bytes of [
    gzipSync(Buffer.from('no archive')),
    Buffer.alloc(0),
    (service.entries[0]?.archive ?? Buffer.alloc(0)).subarray(0, 1000),
  ]) {
    service.plant(cacheKeys(runner(3), place).own, bytes);
    const { key, file } = await nothingYet(runner(4));
    assert.deepEqual([key, existsSync(file)], [null, false]);
  }
});

test('an archive cannot reach beyond its folder: by absolute paths, by .., through links', posix, async () => {
  await saved(1);
  const outside = join(folder, 'outside');
  mkdirSync(outside, { mode: 0o700 });
  const host = runner(3);
  const hostile = archive(
    { name: 'results', text: 'results' },
    { name: join(outside, 'absolute'), text: 'x' },
    { name: '../escaped', text: 'x' },
    { name: '..', type: 'folder' },
    { name: '.', type: 'folder' },
    { name: 'sub/deeper', text: 'x' },
    { name: 'way', type: 'link', target: outside },
    { name: 'way/through', text: 'x' },
    { name: 'UPPER', text: 'x' },
    { name: 'back\\slash', text: 'x' },
    { name: 'c:drive', text: 'x' },
    { name: '-option', text: 'x' },
  );
  service.plant(cacheKeys(host, place).own, hostile);
  const { file, key } = await nothingYet(host);
  assert.deepEqual([key, readFileSync(file, 'utf8')], [cacheKeys(host, place).own, 'results']);
  assert.deepEqual(readdirSync(outside), []);
  assert.deepEqual(readdirSync(dirname(file)), ['results'], 'the link that came along is gone');
  assert.deepEqual(readdirSync(dirname(dirname(file))).sort(), ['files', 'scratch']);
  assert.equal(statSync(dirname(dirname(file))).mode & 0o777, 0o700, 'the folder above is as it was');
  assert.equal(statSync(file).mode & 0o777, 0o600);
});

test('the same archive does get out of its folder where tar is not told better', posix, () => {
  // Shows that the archive above is one, and thereby what the test proves.
  const at = join(folder, 'untold', 'inside');
  mkdirSync(at, { recursive: true });
  execFileSync(tar, ['-xzf', '-', '-P', '-C', at], { input: archive({ name: '../escaped', text: 'x' }) });
  assert.deepEqual(readdirSync(dirname(at)).sort(), ['escaped', 'inside']);
});

test(
  'results that are a link, a second name of another file, a folder or not there at all are not taken',
  posix,
  async () => {
    await saved(1);
    const secret = join(folder, 'secret');
    writeFileSync(secret, 'a secret', { mode: 0o640 });
    const hostile: readonly Buffer[] = [
      archive({ name: 'results', type: 'link', target: secret }),
      archive({ name: 'results', type: 'second name', target: secret }),
      archive({ name: 'results', type: 'folder' }),
      archive({ name: 'others', text: 'x' }),
      archive({ name: 'results', text: '' }),
    ];
    for (const [index, bytes] of hostile.entries()) {
      service.plant(cacheKeys(runner(10 + index), place).own, bytes);
      const { file, key, line } = await nothingYet(runner(50));
      assert.equal(key, null);
      assert.match(
        line ?? '',
        /^The results cache bandit-remediate-results-\S+ does not hold a file of results and is not used\. Delete it/,
      );
      assert.deepEqual(readdirSync(dirname(file)), []);
    }
    assert.deepEqual(
      [readFileSync(secret, 'utf8'), lstatSync(secret).nlink, lstatSync(secret).mode & 0o777],
      ['a secret', 1, 0o640],
    );
  },
);

test("a link or a second name in place of the engine's file is not followed when saving", posix, async () => {
  const secret = join(folder, 'another-secret');
  writeFileSync(secret, 'a secret');
  for (const put of [symlinkSync, linkSync]) {
    const host = runner(1);
    const restored = await nothingYet(host);
    put(secret, restored.file);
    assert.match(
      (await saveResults(host, aContext(), place, restored, everything)).line ?? '',
      /not saved: the engine's file is missing/,
    );
  }
  assert.deepEqual(service.entries, []);
  assert.ok(existsSync(secret));
});

test('what is too large is neither restored nor saved', posix, async () => {
  await saved(1, Buffer.alloc(40_000_000));
  const bounds = { patience: 30_000, largest: 20_000_000 };
  const { file, key, line } = await restoreResults(runner(2), place, bounds);
  assert.deepEqual([key, existsSync(String(file))], [null, false]);
  // Seen while it grows, or when it is there.
  assert.match(line ?? '', /was not restored: it is larger than 19 MB|does not hold a file of results/);
  const host = runner(3, { ...service.env, ACTIONS_CACHE_MODE: 'write-only' });
  const restored = await nothingYet(host);
  writeFileSync(restored.file, Buffer.alloc(21_000_000));
  assert.match(
    (await saveResults(host, aContext(), place, restored, everything, bounds)).line ?? '',
    /not saved: the engine's file is missing or larger than 19 MB/,
  );
  assert.equal(service.entries.length, 1);
});

test('an archive that grows without end is stopped while it grows', posix, async () => {
  await saved(1);
  // Says 4 GB, and has them, in 4 MB: gzip reads archives that follow one another as one.
  const header = execFileSync('python3', [
    '-c',
    'import sys, tarfile; info = tarfile.TarInfo("results"); info.size = 4 << 30; sys.stdout.buffer.write(info.tobuf())',
  ]);
  const zeros = gzipSync(Buffer.alloc(64 << 20));
  service.plant(
    cacheKeys(runner(2), place).own,
    Buffer.concat([gzipSync(header), ...Array.from({ length: 64 }, () => zeros)]),
  );
  const host = runner(3);
  const { key, line, file } = await restoreResults(host, place, { patience: 30_000, largest: 50_000_000 });
  assert.deepEqual([key, line], [null, 'The results cache was not restored: it is larger than 48 MB.']);
  assert.equal(existsSync(String(file)), false);
  assert.deepEqual(processesIn(host.temp), []);
});

test('a tar that cannot be told to stay in the folder is not used', posix, async () => {
  const other = join(folder, 'other-tar');
  mkdirSync(other);
  writeFileSync(join(other, tar), '#!/bin/sh\necho "bsdtar 3.5.3 - libarchive 3.5.3"\n', { mode: 0o755 });
  const host = runner(1, { ...service.env, PATH: `${other}:/bin` });
  const restored = await nothingYet(host);
  assert.match(restored.line ?? '', /^The results cache is not used, for it needs GNU tar\. Install it/);
  writeFileSync(restored.file, content());
  assert.deepEqual(await saveResults(host, aContext(), place, restored, everything), { key: null, line: null });
  assert.deepEqual(service.calls, []);
});

test('without a folder to write to there is no file, and saving is no error', async () => {
  const host = { ...runner(1), temp: join(folder, 'missing') };
  const restored = await restoreResults(host, place);
  assert.equal(restored.file, null);
  assert.match(restored.line ?? '', /^The results cache is not used, for it needs a folder in RUNNER_TEMP: /);
  assert.deepEqual(await saveResults(host, aContext(), place, restored, everything), { key: null, line: null });
});

test(
  'the log gets the masks of signed addresses and not a word more, and the program ends by itself',
  posix,
  async () => {
    const module = new URL('../../../src/world/cache/results-cache.ts', import.meta.url).href;
    const script = `
    const { restoreResults, saveResults } = await import(${JSON.stringify(module)});
    const { writeFileSync } = await import('node:fs');
    const host = ${JSON.stringify(runner(1))};
    const place = ${JSON.stringify(place)};
    const restored = await restoreResults(host, place);
    writeFileSync(restored.file, 'x'.repeat(1000));
    await saveResults(host, ${JSON.stringify(aContext())}, place, restored, ${JSON.stringify(everything)});
    await restoreResults(host, place);
    console.log('end');`;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '--no-warnings', '-e', script],
      { env: { PATH: programs, RUNNER_DEBUG: '1' }, timeout: 60_000 },
    );
    const masks = [
      '::add-mask::signature-of-upload',
      '::add-mask::signature-of-upload',
      '::add-mask::signature-of-download',
      '::add-mask::signature-of-download',
    ];
    assert.deepEqual(stdout.trim().split('\n'), [...masks, 'end']);
    assert.equal(stderr, '');
  },
);

test('saved is what enough later runs can read, when enough of it is new', () => {
  const use = (files: number, scanned: number, cacheChanged = true): CacheUse => ({
    files,
    scanned,
    cached: files - scanned,
    cacheChanged,
  });
  const saves = (context: Partial<Context>, of: CacheUse): boolean => notWorthSaving(aContext(context), of) === null;
  const everyone: readonly Partial<Context>[] = [
    { event: 'push' },
    { event: 'workflow_dispatch' },
    { event: 'schedule', defaultBranch: null },
    { event: 'repository_dispatch', defaultBranch: null },
  ];
  for (const context of everyone) {
    assert.deepEqual(
      [
        use(1000, 20),
        use(1000, 19),
        use(10_000, 200),
        use(10_000, 199),
        use(19, 19),
        use(20, 20),
        use(20, 20, false),
      ].map((one) => saves(context, one)),
      [true, false, true, false, false, true, false],
    );
  }
  const branch: readonly Partial<Context>[] = [
    { event: 'push', ref: 'refs/heads/release/2' },
    { event: 'workflow_dispatch', ref: 'refs/heads/topic' },
    { event: 'push', defaultBranch: null },
    { event: 'pull_request', ref: 'refs/pull/7/merge' },
  ];
  for (const context of branch)
    assert.deepEqual(
      [use(1000, 20), use(1000, 499), use(1000, 500), use(19, 19)].map((one) => saves(context, one)),
      [false, false, true, false],
    );
  const nobody: readonly Partial<Context>[] = [
    { event: 'merge_group', ref: 'refs/heads/gh-readonly-queue/main/pr-7-abc' },
    { event: 'push', ref: 'refs/heads/gh-readonly-queue/main/pr-7-abc' },
    { event: 'push', ref: 'refs/tags/v1' },
    { event: 'release', ref: 'refs/tags/v1' },
    { event: 'pull_request_target' },
    { event: 'workflow_run' },
    { event: 'issue_comment' },
    { event: 'push', ref: null },
    { event: 'terminal' },
  ];
  for (const context of nobody) assert.equal(saves(context, use(1000, 1000)), false, JSON.stringify(context));
});
