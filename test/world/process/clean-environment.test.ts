/** What of the environment may lead our programs, and where programs are looked for. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { cacheFolder } from '../../../src/world/cache/cache-folder.ts';
import { environmentOutside, foreignFolders } from '../../../src/world/process/clean-environment.ts';
import { onPath } from '../../../src/world/process/programs.ts';
import { endAllPrograms, startProgram } from '../../../src/world/process/start.ts';
import { thisHost } from '../../../src/world/provision/host.ts';

const posix = { skip: process.platform === 'win32' && 'paths are written for POSIX' };
let home: string;
let work: string;
before(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'clean-environment-')));
  work = join(home, 'work');
  for (const folder of ['work/bin', 'work/sub', 'bin', '.local/bin', 'cache'])
    mkdirSync(join(home, folder), { recursive: true });
  symlinkSync(join(work, 'bin'), join(home, 'link'));
  symlinkSync(work, join(home, 'also-work'));
  for (const folder of ['work', 'work/bin', 'bin'])
    writeFileSync(join(home, folder, 'tool'), '#!/bin/sh\nenv\n', { mode: 0o755 });
});
after(() => rmSync(home, { recursive: true, force: true }));

test('of PATH stays what is absolute, there, and outside the workspace, also by a link', posix, () => {
  const path = [
    '',
    '.',
    'bin',
    './bin',
    work,
    join(work, 'bin'),
    `${home}/bin/../work/bin`,
    join(home, 'link'),
    join(home, 'absent'),
    join(home, 'bin'),
    '/usr/bin',
    '',
  ].join(':');
  const kept = `${join(home, 'bin')}:/usr/bin`;
  for (const folder of [work, `${work}/`, join(home, 'also-work')]) {
    assert.equal(environmentOutside({ PATH: path }, [folder])['PATH'], kept, folder);
    assert.equal(environmentOutside({ LD_LIBRARY_PATH: path }, [folder])['LD_LIBRARY_PATH'], kept);
  }
});

test('settings, home and caches inside the workspace are left out; those outside, and all else, stay', posix, () => {
  const inside = {
    HOME: work,
    XDG_CACHE_HOME: join(work, 'cache'),
    XDG_CONFIG_HOME: work,
    PIP_CONFIG_FILE: join(work, 'pip.conf'),
    UV_CONFIG_FILE: join(work, 'uv.toml'),
    GIT_CONFIG_GLOBAL: join(work, '.gitconfig'),
    PIP_FIND_LINKS: join(work, 'wheels'),
    LD_PRELOAD: './evil.so',
  };
  const outside = {
    XDG_DATA_HOME: join(home, 'data'),
    PIP_INDEX_URL: 'https://mirror/simple',
    GIT_SSL_CAINFO: join(work, 'company.pem'),
    VIRTUAL_ENV: join(work, '.venv'),
    LD_AUDIT: 'libaudit.so',
  };
  assert.deepEqual(environmentOutside({ ...inside, ...outside }, [work]), outside);
});

test("a repository that holds the user's home folder is the user's own", posix, () => {
  assert.deepEqual(foreignFolders([home, work, '/'], home), [work]);
});

test('a program is found by absolute path only, and on Windows by endings that need no shell', posix, async () => {
  assert.deepEqual(await onPath('tool', { env: { PATH: `.::bin:${join(home, 'bin')}` }, platform: 'linux' }), [
    join(home, 'bin', 'tool'),
  ]);
  for (const name of ['win.exe', 'win.com', 'win.bat', 'win.cmd', 'win'])
    writeFileSync(join(home, 'bin', name), '', { mode: 0o755 });
  const windows = async (name: string, endings?: string) =>
    (
      await onPath(name, { env: { Path: join(home, 'bin').replaceAll('/', '/'), PATHEXT: endings }, platform: 'win32' })
    ).map((path) => path.slice(home.length + 5));
  assert.deepEqual(await windows('win'), ['win.com', 'win.exe']);
  assert.deepEqual(await windows('win', '.BAT;.EXE;.CMD'), ['win.exe']);
  assert.deepEqual(await windows('win.exe'), ['win.exe']);
});

test('nothing is started by its bare or relative name, whatever the folder holds', posix, async () => {
  for (const program of ['tool', './tool', 'bin/tool']) {
    assert.equal(
      (await startProgram(program, [], { cwd: work, env: { PATH: `.:${work}` } }).ended).failed,
      'ENOENT',
      program,
    );
  }
  let said = '';
  const { code } = await startProgram(join(home, 'bin', 'tool'), [], {
    cwd: work,
    env: { PATH: `.::bin:/usr/bin:${work}` },
    onStdout: (chunk) => {
      said += chunk.toString();
    },
  }).ended;
  assert.deepEqual([code, /^PATH=(.*)$/m.exec(said)?.[1]], [0, `/usr/bin:${work}`]);
});

test('all that runs can be ended at once, with what it has started', posix, async () => {
  const running = [1, 2].map(() =>
    startProgram('/bin/sh', ['-c', 'sleep 60 & wait'], { cwd: home, env: { PATH: process.env['PATH'] ?? '' } }),
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  endAllPrograms();
  for (const { ended } of running) assert.equal((await ended).signal, 'SIGKILL');
});

test(
  "Bandit's environment is never made inside the scanned code, by whatever way the caches lead there",
  posix,
  async () => {
    const host = (env: Readonly<Record<string, string>>) => ({ ...thisHost({ HOME: home, ...env }, [work]), home });
    const leading = {
      RUNNER_TOOL_CACHE: join(home, 'link', 'tools'),
      RUNNER_TEMP: join(work, 'temp'),
      XDG_CACHE_HOME: join(work, 'cache'),
    };
    assert.equal(await cacheFolder(host(leading)), join(home, '.cache', 'bandit-remediate'));
    await assert.rejects(
      cacheFolder({ ...host(leading), home: work }),
      /outside the scanned code[^]*\(inside the scanned code\)/,
    );
  },
);
