/**
 * A repository of our own over the checkout's: every kind of checkout is read as git itself reads it, and nothing is
 * put into it.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { compareWithBase } from '../../../src/world/git/compare.ts';
import { addressOnServer } from '../../../src/world/git/remote-address.ts';
import {
  aContext,
  checkout,
  commit,
  compared,
  git,
  lines,
  open,
  pullContext,
  repository,
  shown,
  temporary,
  upstream,
  write,
} from './git-repositories.ts';

const terminal = aContext({ host: 'terminal', event: 'terminal', defaultBranch: null });
const posix = { skip: process.platform === 'win32' && 'paths are written for POSIX' };
const files = { 'a.py': lines(5), 'pkg/b.py': lines(6), 'other/c.py': lines(7) };

/** Changes a file that is committed, one that is not, and adds one. */
function change(folder: string): void {
  write(folder, { 'a.py': 'changed = 1\n' });
  git(folder, 'commit', '--quiet', '--all', '--message', 'change');
  write(folder, { 'pkg/b.py': 'changed = 2\n', 'pkg/new.py': 'new = 1\n' });
}
const expected = [' -> pkg/new.py', 'a.py -> a.py', 'pkg/b.py -> pkg/b.py'];

const kinds: Readonly<Record<string, (t: TestContext) => string>> = {
  plain: (t) => repository(t, files),
  'a linked worktree': (t) => {
    const folder = repository(t, files);
    git(folder, 'worktree', 'add', '--quiet', '-b', 'side', `${folder}-linked`, 'main');
    t.after(() => rmSync(`${folder}-linked`, { recursive: true, force: true }));
    return `${folder}-linked`;
  },
  'a worktree with settings of its own': (t) => {
    const folder = repository(t, files);
    git(folder, 'config', 'extensions.worktreeConfig', 'true');
    git(folder, 'config', '--worktree', 'core.eol', 'lf');
    return folder;
  },
  'a submodule': (t) => {
    const [inner, outer] = [repository(t, files), temporary(t)];
    git(inner, 'checkout', '--quiet', 'main');
    git(outer, 'init', '--quiet', '.');
    git(outer, 'submodule', '--quiet', 'add', inner, 'part');
    git(join(outer, 'part'), 'checkout', '--quiet', '-b', 'work');
    return join(outer, 'part');
  },
  'SHA-256': (t) => {
    const folder = temporary(t);
    git(folder, 'init', '--quiet', '--object-format=sha256', '--template=', '.');
    commit(folder, 'base', files);
    git(folder, 'checkout', '--quiet', '-b', 'work');
    return folder;
  },
  'packed refs and a shared index': (t) => {
    const folder = repository(t, files);
    git(folder, 'pack-refs', '--all');
    git(folder, 'gc', '--quiet');
    git(folder, 'update-index', '--split-index');
    return folder;
  },
  'objects of another repository': (t) => {
    const [from, folder] = [repository(t, files), temporary(t)];
    git(folder, 'clone', '--quiet', '--shared', '--branch', 'main', from, '.');
    git(folder, 'checkout', '--quiet', '-b', 'work');
    return folder;
  },
  'separate git folder': (t) => {
    const folder = repository(t, files);
    renameSync(join(folder, '.git'), `${folder}-git`);
    t.after(() => rmSync(`${folder}-git`, { recursive: true, force: true }));
    writeFileSync(join(folder, '.git'), `gitdir: ${folder}-git\n`);
    return folder;
  },
  'a folder with a quote, a hash and a space': (t) => {
    const folder = join(temporary(t), '"#odd \\name');
    mkdirSync(folder);
    git(folder, 'init', '--quiet', '--template=', '.');
    commit(folder, 'base', files);
    git(folder, 'checkout', '--quiet', '-b', 'work');
    return folder;
  },
};

for (const [kind, make] of Object.entries(kinds)) {
  test(`compared: ${kind}`, posix, async (t) => {
    const folder = make(t);
    change(folder);
    for (const host of ['terminal', 'action'] as const) {
      const side = await compareWithBase(
        await open(folder, host),
        { ...terminal, host },
        { baseRef: 'main', token: null },
      );
      assert.ok(typeof side !== 'string', String(side));
      assert.deepEqual(shown(side), expected);
      assert.equal(String((await side.read(['pkg/b.py'])).get('pkg/b.py')), lines(6));
    }
    assert.equal(git(folder, 'status', '--porcelain'), 'M pkg/b.py\n?? pkg/new.py', 'git sees its checkout as before');
  });
}

test('sparse, in cones and without: what is left out is no change', posix, async (t) => {
  for (const cone of ['--cone', '--no-cone']) {
    const folder = repository(t, files);
    git(
      folder,
      'sparse-checkout',
      'set',
      cone,
      ...(cone === '--cone' ? ['--sparse-index', 'pkg'] : ['/*', '!/other/']),
    );
    change(folder);
    assert.deepEqual(shown(await compared(folder, terminal, 'main')), expected, cone);
  }
});

test(
  'line ends, modes and ignored files are read by what the checkout says of itself, in its own files too',
  posix,
  async (t) => {
    const folder = repository(t, files);
    for (const [key, value] of [
      ['core.autocrlf', 'true'],
      ['core.filemode', 'false'],
    ])
      git(folder, 'config', key ?? '', value ?? '');
    mkdirSync(join(folder, '.git/info'), { recursive: true });
    writeFileSync(join(folder, '.git/info/exclude'), 'ignored.py\n');
    writeFileSync(join(folder, '.git/info/attributes'), 'other/*.py -text\n');
    write(folder, {
      'ignored.py': 'i = 1\n',
      'a.py': lines(5).replaceAll('\n', '\r\n'),
      'other/c.py': lines(7).replaceAll('\n', '\r\n'),
    });
    execFileSync('chmod', ['+x', join(folder, 'pkg/b.py')]);
    assert.deepEqual(shown(await compared(folder, terminal, 'main')), ['other/c.py -> other/c.py']);
  },
);

test('a fetch puts nothing into the checkout, and our own repository goes with the process', posix, async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  const everything = (): readonly string[] =>
    readdirSync(join(folder, '.git'), { recursive: true, encoding: 'utf8' }).sort();
  const [before, shallow, index] = [
    everything(),
    readFileSync(join(folder, '.git/shallow'), 'utf8'),
    readFileSync(join(folder, '.git/index')),
  ];
  const temp = temporary(t);
  const module = new URL('../../../src/world/git/compare.ts', import.meta.url).href;
  const opening = new URL('../../../src/world/git/git.ts', import.meta.url).href;
  const script = `import { compareWithBase } from ${JSON.stringify(module)}; import { openGit } from ${JSON.stringify(opening)};
    const side = await compareWithBase(await openGit(${JSON.stringify(folder)}, { ...process.env, GITHUB_WORKSPACE: ${JSON.stringify(folder)}, RUNNER_TEMP: ${JSON.stringify(temp)} }, 'action'), ${JSON.stringify(pullContext(from))}, { baseRef: '', token: null });
    console.log(side.base);`;
  assert.equal(
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' }).trim(),
    from.main,
  );
  assert.deepEqual(
    [everything(), readFileSync(join(folder, '.git/shallow'), 'utf8'), readFileSync(join(folder, '.git/index'))],
    [before, shallow, index],
  );
  assert.deepEqual(readdirSync(temp), []);
});

test('which addresses are on the server', () => {
  const server = 'https://github.com';
  for (const [remote, address] of [
    ['https://github.com/o/r', 'https://github.com/o/r'],
    ['https://user:secret@github.com/o/r.git', 'https://github.com/o/r.git'],
    ['https://GitHub.com:443/o/r', 'https://github.com/o/r'],
    ['ssh://git@github.com/o/r.git', 'https://github.com/o/r.git'],
    ['git@github.com:o/r', 'https://github.com/o/r.git'],
    ['http://github.com/o/r', null],
    ['https://github.com.evil/o/r', null],
    ['https://evil/github.com/o/r', null],
    ['https://github.com:8443/o/r', null],
    ['https://github.com@evil/o/r', null],
    ['https://github.com\\@evil/o/r', 'https://github.com/@evil/o/r'],
    ['git@evil:github.com/o/r', null],
    ['file:///o/r', null],
    ['/o/r', null],
    ['https://github.com/o/r?x=https://evil', null],
    ['ext::sh', null],
    ['', null],
  ] as const)
    assert.equal(addressOnServer(remote, server), address, remote);
  assert.equal(addressOnServer('http://127.0.0.1:8080/o/r', 'http://127.0.0.1:8080'), 'http://127.0.0.1:8080/o/r');
});
