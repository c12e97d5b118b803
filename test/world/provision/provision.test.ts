import assert from 'node:assert/strict';
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import type { Host } from '../../../src/world/provision/host.ts';
import { install } from '../../../src/world/provision/install.ts';
import { readLock } from '../../../src/world/provision/lock.ts';
import { prepareBandit } from '../../../src/world/provision/provision.ts';
import { findPython, pythonCandidates, type Python } from '../../../src/world/provision/python.ts';
import { WorldError } from '../../../src/world/world.ts';
import { realBandit, testHost } from '../../bandit.ts';

const posix = { skip: process.platform === 'win32' ? 'stands programs in by shell scripts' : false };
const pinned = { banditVersion: 'pinned', pythonVersion: '' };
/** Packages are downloaded once for all tests; the environments are new each time. */
const downloads = join(tmpdir(), 'bandit-remediate-test-cache', 'downloads');
const work = mkdtempSync(join(tmpdir(), 'provision-'));
after(() => rmSync(work, { recursive: true, force: true }));

let real: Python;
before(async () => {
  real = await findPython('', testHost(), work);
});

let count = 0;
function newFolder(): string {
  count += 1;
  const folder = join(work, String(count));
  mkdirSync(folder);
  return folder;
}

/** A program that is a shell script. */
function script(folder: string, name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A host with an empty cache and a PATH that holds only the real Python, which writes down each of its starts. */
function loneHost(env: Readonly<Record<string, string | undefined>> = {}): {
  host: Host;
  starts: () => number;
  cache: string;
} {
  const [folder, cache] = [newFolder(), newFolder()];
  const log = join(folder, 'starts');
  script(folder, 'python3', `echo start >> '${log}'\nexec '${real.executable}' "$@"`);
  const host = testHost({
    XDG_CACHE_HOME: cache,
    PATH: folder,
    PIP_CACHE_DIR: downloads,
    UV_CACHE_DIR: join(downloads, 'uv'),
    PIP_FIND_LINKS: undefined,
    ...env,
  });
  return { host, cache, starts: () => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0) };
}

const version = async (script: string): Promise<string> => (await promisify(execFile)(script, ['--version'])).stdout;
const failure = async (promise: Promise<unknown>): Promise<string> => {
  const error = await promise.then(
    () => assert.fail('should have failed'),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof WorldError, String(error));
  return error.message;
};

describe('a private environment', posix, () => {
  test('is made once by pip, then found without starting anything; made anew when it lost a file or its record is cut off', async () => {
    const { host, cache, starts } = loneHost();
    const said: string[] = [];
    const made = await prepareBandit(pinned, host, (text) => said.push(text));
    const lock = await readLock();
    assert.match(await version(made.script), new RegExp(`bandit ${lock.bandit.replaceAll('.', '\\.')}\\b`));
    assert.deepEqual([made.version, made.python, made.note], [lock.bandit, real.version, null]);
    assert.deepEqual(said, [`Preparing Bandit ${lock.bandit} ...`]);
    const before = starts();
    assert.ok(before > 0);
    assert.deepEqual(await prepareBandit(pinned, host, (text) => said.push(text)), made);
    assert.deepEqual([starts(), said.length], [before, 1]);

    rmSync(
      join(
        made.folder ?? '',
        'lib',
        `python${real.version.split('.').slice(0, 2).join('.')}`,
        'site-packages',
        'bandit',
        'cli',
        'main.py',
      ),
    );
    const anew = await prepareBandit(pinned, host);
    assert.notEqual(anew.folder, made.folder);
    assert.match(await version(anew.script), /^bandit 1\.9/);

    const root = join(cache, 'bandit-remediate');
    for (const name of readdirSync(root).filter((name) => name.endsWith('.json')))
      writeFileSync(join(root, name), '{"folder":"..');
    const again = await prepareBandit(pinned, host);
    assert.ok(![made.folder, anew.folder].includes(again.folder));
  });

  test('is compiled when it is made, left as it is by a run at a size limit, and made anew when bytecode was cut off', async () => {
    const { host } = loneHost();
    const {
      folder,
      command: [program, ...first],
    } = await prepareBandit(pinned, host);
    assert.ok(folder !== null);
    const sizes = (): readonly string[] =>
      readdirSync(folder, { recursive: true })
        .map((name) => `${name} ${statSync(join(folder, String(name))).size}`)
        .sort();
    const before = sizes();
    assert.ok(
      before.filter((line) => /bandit_engine.*\.pyc /u.test(line)).length > 10 &&
        before.some((line) => /bandit.core.__pycache__.manager\.[\w.-]+\.pyc /u.test(line)),
    );
    const code = newFolder();
    writeFileSync(join(code, 'a.py'), 'exec(x)\n');
    for (const args of [
      [program, ...first],
      [program, '-I', '-B', join(folder, 'engine'), '{}'],
    ]) {
      spawnSync('bash', [
        '-c',
        'ulimit -f 1; exec "$@"',
        'bash',
        ...args,
        '-f',
        'json',
        '-o',
        join(code, 'report.json'),
        '-r',
        code,
      ]);
    }
    assert.deepEqual(sizes(), before);
    const cut = String(
      readdirSync(folder, { recursive: true }).find((name) => /manager\.[\w.-]+\.pyc$/u.test(String(name))),
    );
    truncateSync(join(folder, cut), 10);
    const again = await prepareBandit(pinned, host);
    assert.notEqual(again.folder, folder);
    assert.match(await version(again.script), /1\.9\.4/u);
  });

  test('made by two runs at once serves both', async () => {
    const { host, cache } = loneHost();
    const [one, two] = await Promise.all([prepareBandit(pinned, host), prepareBandit(pinned, host)]);
    await Promise.all([version(one.script), version(two.script)]);
    const third = await prepareBandit(pinned, host);
    assert.ok([one.folder, two.folder].includes(third.folder));
    assert.deepEqual(
      readdirSync(join(cache, 'bandit-remediate')).filter((name) => name.endsWith('.tmp')),
      [],
    );
  });

  test('is made through uv when it is on PATH', async () => {
    const tools = newFolder();
    execFileSync(real.executable, ['-I', '-m', 'venv', '--without-pip', tools]);
    execFileSync(
      real.executable,
      ['-I', '-m', 'pip', '--python', join(tools, 'bin', 'python'), 'install', '--quiet', 'uv'],
      { env: { ...process.env, PIP_CACHE_DIR: downloads } },
    );
    const uv = newFolder();
    symlinkSync(join(tools, 'bin', 'uv'), join(uv, 'uv'));
    const { host } = loneHost();
    const made = await prepareBandit(pinned, {
      ...host,
      env: { ...host.env, PATH: `${host.env['PATH']}${delimiter}${uv}` },
    });
    assert.match(readFileSync(join(made.folder ?? '', 'pyvenv.cfg'), 'utf8'), /^uv = /m);
    assert.match(await version(made.script), /^bandit 1\.9/);
  });

  test('of another exact version says that its hashes are not checked', async () => {
    const { host } = loneHost();
    const made = await prepareBandit({ ...pinned, banditVersion: '1.8.6' }, host);
    assert.equal(made.version, '1.8.6');
    assert.match(made.note ?? '', /without checking hashes/);
    assert.match(await version(made.script), /bandit 1\.8\.6/);
  });

  test('goes to the temporary folder when the tool cache cannot be written to, and says so when nothing can', async () => {
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const temp = newFolder();
    const { host } = loneHost({ RUNNER_TOOL_CACHE: file, RUNNER_TEMP: temp });
    const message = await failure(
      prepareBandit(pinned, { ...host, env: { ...host.env, RUNNER_TEMP: file, XDG_CACHE_HOME: file } }),
    );
    assert.match(message, /needs a folder that can be written to[^]*Make one of them writable/);
    const made = await prepareBandit(pinned, host);
    assert.equal(dirname(made.folder ?? ''), join(temp, 'bandit-remediate'));
  });

  test('is shared by the test files', async () => {
    assert.match(await version(await realBandit()), /^bandit 1\.9/);
  });
});

describe('what cannot be had is said in one error', posix, () => {
  test('no Python', async () => {
    const { host } = loneHost();
    const message = await failure(prepareBandit(pinned, { ...host, env: { ...host.env, PATH: newFolder() } }));
    assert.match(
      message,
      /needs Python 3\.10 or newer to run, and none was found\. No python3, python or py is on PATH\.\nInstall Python 3\.10 or newer/,
    );
    const inWorkflow = await failure(
      prepareBandit(pinned, { ...host, env: { ...host.env, PATH: '', GITHUB_ACTIONS: 'true' } }),
    );
    assert.match(inWorkflow, /actions\/setup-python/);
  });

  test('only an old Python, or one that does not answer', async () => {
    const { host } = loneHost();
    const folder = newFolder();
    script(
      folder,
      'python3',
      `echo '{"version":"3.9.18","executable":"/x/python3","prefix":"/x","pip":null,"venv":true,"ensurepip":true}'`,
    );
    script(folder, 'python', `echo '::error::broken' >&2; exit 3`);
    const message = await failure(prepareBandit(pinned, { ...host, env: { ...host.env, PATH: folder } }));
    assert.match(message, /python3: Python 3\.9\.18, too old/);
    assert.match(message, /python: it did not answer/);
    assert.doesNotMatch(message, /::/);
  });

  test('an old python-version, and one that is not there', async () => {
    const { host } = loneHost();
    assert.match(
      await failure(prepareBandit({ ...pinned, pythonVersion: '3.9' }, host)),
      /python-version: Bandit needs Python 3\.10 or newer to run, not 3\.9\./,
    );
    const message = await failure(prepareBandit({ ...pinned, pythonVersion: '3.99' }, host));
    assert.match(
      message,
      new RegExp(`Python 3\\.99 to run, and none was found\\. Tried:\\n  - .*: Python ${real.version}, not 3\\.99`),
    );
  });

  test('no network', async () => {
    const { host, cache } = loneHost({ PIP_INDEX_URL: 'http://user:hidden@127.0.0.1:9/simple', PIP_RETRIES: '1' });
    const message = await failure(prepareBandit(pinned, { ...host, env: { ...host.env, PIP_CACHE_DIR: newFolder() } }));
    assert.match(message, /could not be installed[^]*pip install said:[^]*The package index could not be reached/);
    assert.doesNotMatch(message, /hidden/);
    assert.deepEqual(readdirSync(join(cache, 'bandit-remediate')), ['empty']);
    const silent = { ...host, env: { ...host.env, PIP_CACHE_DIR: newFolder(), PIP_RETRIES: '0' } };
    assert.match(
      await failure(prepareBandit(pinned, silent)),
      /The package index offered nothing[^]*it cannot be reached/,
    );
  });

  test('a package whose hash differs', async () => {
    const { host } = loneHost();
    const lock = await readLock();
    const wrong = join(newFolder(), 'lock.txt');
    writeFileSync(wrong, readFileSync(lock.path, 'utf8').replace(/sha256:[0-9a-f]{64}/g, `sha256:${'0'.repeat(64)}`));
    const message = await failure(
      install({ version: lock.bandit, lock: wrong }, { python: real, folder: newFolder(), neutral: newFolder(), host }),
    );
    assert.match(message, /not the one that was locked/);
  });

  test('a version that does not exist', async () => {
    const { host } = loneHost();
    assert.match(
      await failure(prepareBandit({ ...pinned, banditVersion: '0.0.99' }, host)),
      /There is no Bandit 0\.0\.99 for Python .* Correct bandit-version/,
    );
  });

  test('a Python without venv or ensurepip', async () => {
    const { host } = loneHost();
    const place = { folder: newFolder(), neutral: newFolder(), host };
    const bare = { ...real, version: '3.11.2', pip: null, ensurepip: false };
    assert.match(
      await failure(install({ version: '1.9.4', lock: null }, { ...place, python: bare })),
      /without the module ensurepip[^]*apt-get install python3\.11-venv/,
    );
    assert.match(
      await failure(install({ version: '1.9.4', lock: null }, { ...place, python: { ...bare, venv: false } })),
      /without the module venv/,
    );
  });

  test('`system` without a bandit on PATH, or with one that does not work', async () => {
    const { host } = loneHost();
    const wish = { ...pinned, banditVersion: 'system' };
    assert.match(await failure(prepareBandit(wish, host)), /no bandit is on PATH/);
    const folder = newFolder();
    script(folder, 'bandit', 'echo "##[error]no module" >&2; exit 1');
    assert.match(
      await failure(prepareBandit(wish, { ...host, env: { ...host.env, PATH: folder } })),
      /gave no version \(# #\[error\]no module\)/,
    );
  });
});

describe('looking for Python', posix, () => {
  test('takes the newest match of the tool cache before PATH, whole numbers only, and never a relative PATH entry', async () => {
    const tools = newFolder();
    for (const version of ['3.12.1', '3.12.10', '3.13.0-rc.1', '3.1.4', '3.9.18', '3.13.2']) {
      mkdirSync(join(tools, 'Python', version, process.arch, 'bin'), { recursive: true });
      script(join(tools, 'Python', version, process.arch, 'bin'), 'python', '# never started: folders only');
    }
    const { host } = loneHost({ RUNNER_TOOL_CACHE: tools });
    const named = async (version: string): Promise<readonly string[]> =>
      (await pythonCandidates(version, host)).map(({ program }) => program.slice(tools.length + 8).split('/')[0] ?? '');
    assert.deepEqual((await named('3.12')).slice(0, 2), ['3.12.10', '3.12.1']);
    assert.deepEqual((await named('3.13')).slice(0, 2), ['3.13.2', '3.13.0-rc.1']);
    assert.deepEqual((await named('')).slice(1), ['3.13.2', '3.12.10', '3.12.1', '3.13.0-rc.1']);
    const relative = await pythonCandidates('', { ...host, env: { PATH: `.:bin:${host.env['PATH']}` } });
    assert.deepEqual(
      relative.map(({ program }) => dirname(program)),
      [host.env['PATH']],
    );
  });
});

test('the lock names no address, hashes every package, and serves old and new Pythons', async () => {
  const lock = await readLock();
  const text = readFileSync(lock.path, 'utf8');
  assert.doesNotMatch(text, /:\/\/|--index|--find-links/);
  const packages = text.split('\n').filter((line) => line.includes('=='));
  assert.equal(text.match(/==[^\n]*\\\n    --hash=sha256:/g)?.length, packages.length);
  assert.ok(packages.some((line) => line.startsWith('tomli==') && line.includes("python_full_version < '3.11'")));
  assert.ok(packages.some((line) => line.startsWith('colorama==') && line.includes("sys_platform == 'win32'")));
});

test('a lock that is not beside the program is an error that says so', async () => {
  assert.match(await failure(readLock(join(work, 'nowhere.txt'))), /is missing or damaged/);
});
