/** What the checkout's own configuration names is not run, and gets no token, when the base is fetched and compared. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { compareWithBase } from '../../../src/world/git/compare.ts';
import { uncommittedPaths } from '../../../src/world/git/uncommitted.ts';
import {
  checkout,
  commit,
  env,
  git,
  open,
  pullContext,
  shown,
  temporary,
  upstream,
  write,
  type Upstream,
} from './git-repositories.ts';
import { serveGit } from './git-server.ts';

const token = 'ghs_CANARYCANARYCANARYCANARY0123456789';
const header = `basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
const posix = { skip: process.platform === 'win32' && 'programs are shell scripts' };

/**
 * Every key of `git help --config` whose value git can start as a program, or that leads to one, and when git would.
 */
const programs: Readonly<Record<string, string>> = {
  'alias.*': 'a command of its name',
  'browser.<tool>.cmd': 'help',
  'browser.<tool>.path': 'help',
  'core.alternateRefsCommand': 'fetch with alternates',
  'core.askPass': 'fetch that is refused',
  'core.editor': 'messages',
  'core.fsmonitor': 'reading the index',
  'core.gitProxy': 'fetch by git://',
  'core.hooksPath': 'hooks',
  'core.pager': 'output',
  'core.sshCommand': 'fetch by ssh',
  'credential.<url>.*': 'fetch that is refused',
  'credential.helper': 'fetch that is refused',
  'diff.<driver>.command': 'diff',
  'diff.<driver>.textconv': 'diff',
  'diff.external': 'diff',
  'difftool.<tool>.cmd': 'difftool',
  'difftool.<tool>.path': 'difftool',
  'filter.<driver>.clean': 'diff',
  'filter.<driver>.smudge': 'checkout',
  'gpg.<format>.program': 'signatures',
  'gpg.program': 'signatures',
  'gpg.ssh.defaultKeyCommand': 'signatures',
  'guitool.<name>.cmd': 'git gui',
  'help.browser': 'help',
  'imap.tunnel': 'imap-send',
  'include.path': 'leads to any of these',
  'includeIf.<condition>.path': 'leads to any of these',
  'instaweb.browser': 'instaweb',
  'instaweb.httpd': 'instaweb',
  'interactive.diffFilter': 'add -p',
  'man.<tool>.cmd': 'help',
  'man.<tool>.path': 'help',
  'merge.<driver>.driver': 'merge',
  'mergetool.<tool>.cmd': 'mergetool',
  'mergetool.<tool>.path': 'mergetool',
  'pager.<cmd>': 'output',
  'remote.<name>.receivepack': 'push',
  'remote.<name>.uploadpack': 'fetch by file and ssh',
  'remote.<name>.vcs': 'fetch',
  'sendemail.ccCmd': 'send-email',
  'sendemail.smtpServer': 'send-email',
  'sendemail.tocmd': 'send-email',
  'sequence.editor': 'rebase',
  'uploadpack.packObjectsHook': 'serving a fetch',
  'web.browser': 'help',
  'submodule.<name>.update': 'submodule update',
  'tar.<format>.command': 'archive',
  'trailer.<token>.command': 'trailers',
  'trailer.<token>.cmd': 'trailers',
  'receive.procReceiveRefs': 'receiving',
  'core.worktree': 'is refused: see below',
};
/** Keys that sound as if they named a program, and name none. */
const others =
  /^(advice|color|column|completion)\.|useBuiltin$|color|^(clean|commit)\.|fsmonitorHookVersion|credential\.(protect|sanitize|use|username|interactive|guiPrompt)|credentialCache|credentialStore|cachetextconv|xfuncname|wordRegex|binary$|diff\.(gui)?tool$|difftool\.(prompt|trust|guiDefault)|fsmonitor\.|guitool\.<name>\.(argPrompt|confirm|needsFile|no|prompt|rev|title)|gpg\.(format|minTrust|ssh\.(allowed|revocation))|man\.viewer|merge\.(gui)?tool|mergetool\.(<tool>\.|hide|keep|meld|prompt|vimdiff|write|gui)|merge\.<driver>\.(name|recursive)|rebase\.|notes\.rewrite\.<command>|^(http|remote)\..*proxy|^(pack|packObjects|gitweb|gitcvs|sendemail|instaweb|imap|status|stash|maintenance|extensions)\.|help\.htmlPath|fsck|protocol|url$|insteadOf|ssh\.variant|hookVersion|quotePath|advice|uploadpackfilter|uploadpack\.(allow|hide|keep|adv)|commitGraph|receive\.(cert|deny|fsck|max|adv|auto|hide|keep|shallow|unpack|update)|core\.(packed|notesRef|multiPack)|gc\.|filter(Submodules|Spec)|partialclonefilter|fetch\.|clone\.|log\.|push\.|transfer\.|format\.|repack\.|http\./i;
const looksLike =
  /command|cmd|program|helper|pager|editor|hook|askpass|textconv|tool|driver|process|clean|smudge|pack$|fsmonitor|exec|browser|ssh|alias|\.path$|vcs|tunnel|httpd/i;

test('the list has every key of the installed git that sounds like a program', posix, () => {
  const keys = execFileSync('git', ['help', '--config'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  assert.ok(keys.length > 500);
  assert.deepEqual(
    keys.filter((key) => looksLike.test(key) && !(key in programs) && !others.test(key)),
    [],
  );
});

interface Trap {
  readonly script: string;
  /** What the canary has written down; empty when it never ran. */
  readonly sung: () => string;
}

function trap(t: TestContext): Trap {
  const folder = temporary(t);
  const [log, script] = [join(folder, 'canary.log'), join(folder, 'canary')];
  writeFileSync(script, `#!/bin/sh\n{ echo "run: $0 $*"; env; } >> '${log}'\ncat\n`, { mode: 0o755 });
  return { script, sung: () => (existsSync(log) ? readFileSync(log, 'utf8') : '') };
}

/** The checkout's configuration with every key of the list, and hooks in its folder of hooks. */
function setTraps(folder: string, { script }: Trap): void {
  const names: Readonly<Record<string, readonly string[]>> = {
    '<name>': ['origin'],
    '<driver>': ['evil', 'a=b', 'lfs'],
    '<tool>': ['evil'],
    '<format>': ['openpgp', 'ssh'],
    '<cmd>': ['diff', 'fetch'],
    '*': ['diff', 'fetch', 'rev-parse'],
    '<url>': ['http://127.0.0.1'],
    '<condition>': [`gitdir:${folder}/`],
    '<token>': ['x'],
  };
  const included = join(folder, '.git', 'included.config');
  writeFileSync(
    included,
    `[core]\n\tfsmonitor = ${script}\n\tsshCommand = ${script}\n[remote "origin"]\n\tuploadpack = ${script}\n[filter "inc"]\n\tclean = ${script}\n`,
  );
  const set = (key: string, value: string): void =>
    void execFileSync('git', ['config', '--add', '--file', join(folder, '.git', 'config'), key, value], { env });
  for (const key of Object.keys(programs)) {
    if (key === 'core.worktree') continue;
    const [place = '', fill = ['']] = Object.entries(names).find(([each]) => key.includes(each)) ?? [];
    for (const name of fill) {
      const filled =
        key === 'credential.<url>.*' ? `credential.${name}.helper` : place === '' ? key : key.replace(place, name);
      const value = /include/.test(key)
        ? included
        : key === 'core.hooksPath'
          ? join(folder, '.git', 'hooks')
          : key.startsWith('alias') || key.startsWith('credential')
            ? `!${script}`
            : script;
      // A remote with a helper of its own would fetch by that alone.
      if (!filled.endsWith('.vcs')) set(filled, value);
    }
  }
  for (const name of ['evil', 'a=b', 'lfs']) {
    set(`filter.${name}.process`, script);
    set(`filter.${name}.required`, 'true');
  }
  set('protocol.ext.allow', 'always');
  set('protocol.allow', 'always');
  mkdirSync(join(folder, '.git', 'hooks'), { recursive: true });
  for (const hook of [
    'post-index-change',
    'reference-transaction',
    'post-checkout',
    'pre-auto-gc',
    'fsmonitor-watchman',
    'post-fetch',
  ]) {
    writeFileSync(join(folder, '.git', 'hooks', hook), readFileSync(script));
    chmodSync(join(folder, '.git', 'hooks', hook), 0o755);
  }
}

/**
 * A pull request whose files are under filters and drivers of every name, with changes that are committed, and others
 * that are not.
 */
function changed(from: Upstream, options: readonly string[]): string {
  git(from.author, 'checkout', '--quiet', '--detach', from.merge);
  write(from.author, {
    '.gitattributes': '*.py filter=a=b diff=evil\napp.py filter=evil\nnew.py filter=lfs\nmain.py filter=inc\n',
  });
  const id = commit(from.author, 'attributes');
  const merge = git(from.author, 'commit-tree', '-p', from.main, '-p', from.head, '-m', 'merge', `${id}^{tree}`);
  git(from.author, 'push', '--quiet', '--force', 'origin', `${merge}:refs/pull/1/merge`);
  const folder = checkout(from, merge, 'refs/pull/1/merge', options);
  write(folder, { 'new.py': 'new = 2\n', 'main.py': 'main = 3\n', 'loose.py': 'loose = 1\n' });
  return folder;
}

for (const [how, options] of [
  ['shallow', ['--depth=1']],
  ['partial', ['--depth=1', '--filter=blob:none']],
  ['complete', []],
] as const) {
  test(
    `a ${how} checkout full of traps is compared, with the base fetched over http: no program runs`,
    posix,
    async (t) => {
      const from = upstream(t);
      const server = await serveGit(t, from.folder, header);
      const canary = trap(t);
      const folder = changed(from, options);
      const head = git(folder, 'rev-parse', 'HEAD');
      git(folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`);
      setTraps(folder, canary);
      const opened = await open(folder, 'action', { GITHUB_TOKEN: token });
      const side = await compareWithBase(
        opened,
        { ...pullContext(from, { serverUrl: server.url }), sha: head },
        { baseRef: '', token },
      );
      assert.ok(typeof side !== 'string', String(side));
      assert.equal(side.base, from.main);
      for (const expected of [' -> loose.py', 'main.py -> main.py', 'app.py -> app.py'])
        assert.ok(shown(side).includes(expected), shown(side).join('\n'));
      assert.equal(String((await side.read(['main.py'])).get('main.py')), 'main = 1\n');
      assert.deepEqual(await uncommittedPaths(opened, ['app.py', 'main.py']), ['main.py']);
      if (how !== 'complete')
        assert.ok(server.seen.length > 0 && server.seen.every((sent) => sent === header), JSON.stringify(server.seen));
      assert.equal(canary.sung(), '');
    },
  );
}

for (const [how, address] of [
  ['file', (from: Upstream) => from.url],
  ['ssh', () => 'ssh://git@127.0.0.1:1/o/r.git'],
  ['ext', (_: Upstream, script: string) => `ext::${script}`],
  ['git', () => 'git://127.0.0.1:1/o/r'],
] as const) {
  test(
    `a remote by ${how}: nothing of the checkout's own is started to reach it, and it gets no token`,
    posix,
    async (t) => {
      const from = upstream(t);
      const canary = trap(t);
      const folder = changed(from, ['--depth=1']);
      git(folder, 'remote', 'set-url', 'origin', address(from, canary.script));
      setTraps(folder, canary);
      const side = await compareWithBase(await open(folder, 'action', { GITHUB_TOKEN: token }), pullContext(from), {
        baseRef: '',
        token,
      });
      if (how === 'file') assert.ok(typeof side !== 'string', String(side));
      else assert.match(String(side), /fetching from origin failed/);
      assert.equal(canary.sung(), '');
    },
  );
}

test('where the checkout redirects its remote, or brings a proxy, the token does not go there', posix, async (t) => {
  const seen: string[] = [];
  const elsewhere = createServer((request, response) => {
    seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
  });
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  t.after(() => elsewhere.close());
  const address = elsewhere.address();
  const evil = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const from = upstream(t);
  const server = await serveGit(t, from.folder, header);
  const pull = pullContext(from, { serverUrl: server.url });
  const prepared = (...config: readonly (readonly [string, string])[]): string => {
    const folder = checkout(from, from.merge, 'refs/pull/1/merge');
    git(folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`);
    for (const [key, value] of config) git(folder, 'config', '--add', key, value);
    return folder;
  };
  const quiet = [
    [['http.proxy', evil]],
    [['remote.origin.proxy', evil]],
    [[`url.${evil}/.insteadOf`, `${server.url}/`]],
    [[`http.${server.url}/.proxy`, evil]],
  ] as const;
  for (const config of quiet) {
    const side = await compareWithBase(await open(prepared(...config)), pull, { baseRef: '', token });
    assert.ok(typeof side !== 'string', `${config}: ${String(side)}`);
  }
  assert.deepEqual(seen, []);
  // A remote that is elsewhere is asked, without the token; in a terminal too, where only the clone says which server
  // is its own.
  const away = prepared();
  git(away, 'remote', 'set-url', 'origin', `${evil}/o/r.git`);
  assert.equal(typeof (await compareWithBase(await open(away), pull, { baseRef: '', token })), 'string');
  assert.equal(
    typeof (await compareWithBase(
      await open(away, 'terminal'),
      { ...pull, host: 'terminal', serverUrl: evil },
      { baseRef: from.start, token },
    )),
    'string',
  );
  assert.ok(seen.length > 0 && seen.every((request) => !/authorization/i.test(request)), seen.join('\n'));
});

test(
  "filters of the user's own configuration are switched off whatever their names hold, for attributes are the checkout's to set",
  posix,
  async (t) => {
    const from = upstream(t);
    const canary = trap(t);
    const folder = changed(from, ['--depth=1']);
    const config = join(temporary(t), 'config');
    for (const name of ['evil', 'a=b', 'lfs', 'inc', 'with "quotes" and \\']) {
      for (const key of ['clean', 'smudge', 'process'])
        execFileSync('git', ['config', '--file', config, `filter.${name}.${key}`, canary.script], { env });
      execFileSync('git', ['config', '--file', config, `filter.${name}.required`, 'true'], { env });
    }
    const side = await compareWithBase(await open(folder, 'action', { GIT_CONFIG_GLOBAL: config }), pullContext(from), {
      baseRef: '',
      token: null,
    });
    assert.ok(typeof side !== 'string', String(side));
    assert.ok(shown(side).includes('main.py -> main.py'));
    assert.equal(canary.sung(), '');
  },
);

test('a core.worktree that leads elsewhere is refused', posix, async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  git(folder, 'config', 'core.worktree', temporary(t));
  await assert.rejects(open(folder, 'terminal'), /its core\.worktree names another folder/);
});
