/** Talking to the remote: the token, credentials that are there already, refusals, partial clones. */

import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { compareWithBase } from '../../../src/world/git/compare.ts';
import {
  aContext,
  checkout,
  commit,
  compared,
  env,
  git,
  gitWith,
  lines,
  open,
  pullContext,
  shown,
  upstream,
} from './git-repositories.ts';
import { serveGit } from './git-server.ts';

const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
const header = `basic ${basic}`;

test('the token goes to the server as a header, and into no argument', async (t) => {
  const from = upstream(t);
  const server = await serveGit(t, from.folder, header);
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  git(folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`);
  const log = join(from.folder, 'arguments.log');
  const path = gitWith(from.folder, `printf '%s\\n' "$@" >> '${log}'`);
  const opened = await open(folder, 'action', {
    PATH: path,
    'INPUT_GITHUB-TOKEN': token,
    ACTIONS_RUNTIME_TOKEN: token,
    GIT_TRACE_CURL: '1',
  });
  const side = await compareWithBase(opened, pullContext(from, { serverUrl: server.url }), { baseRef: '', token });
  assert.ok(typeof side !== 'string', String(side));
  assert.equal(side.base, from.main);
  assert.ok(server.seen.length > 0 && server.seen.every((sent) => sent === header), JSON.stringify(server.seen));
  const noted = readFileSync(log, 'utf8');
  assert.match(noted, /^fetch$/m);
  assert.ok(!noted.includes(token) && !noted.includes(basic));
  assert.ok(!readFileSync(join(folder, '.git/config'), 'utf8').includes(basic));
});

test('the token goes to no other server', async (t) => {
  const from = upstream(t);
  const server = await serveGit(t, from.folder, header);
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  git(folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`);
  const side = await compareWithBase(await open(folder), pullContext(from), { baseRef: '', token });
  assert.match(String(side), /contents: read.*fetch-depth: 0/);
  assert.ok(server.seen.length > 0 && server.seen.every((sent) => sent === null));
});

test('credentials that the checkout keeps are used as they are; one header, not two', async (t) => {
  const from = upstream(t);
  const own = `basic ${Buffer.from('x-access-token:its-own').toString('base64')}`;
  const server = await serveGit(t, from.folder, own);
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  git(folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`);
  writeFileSync(
    join(from.folder, 'credentials.config'),
    `[http "${server.url}/"]\n\textraheader = AUTHORIZATION: ${own}\n`,
  );
  git(folder, 'config', `includeIf.gitdir:${folder}/.git.path`, join(from.folder, 'credentials.config'));
  const side = await compareWithBase(await open(folder), pullContext(from, { serverUrl: server.url }), {
    baseRef: '',
    token,
  });
  assert.ok(typeof side !== 'string', String(side));
  assert.deepEqual([...new Set(server.seen)], [own]);
});

test('a refusal is one line that holds neither token nor address credentials', async (t) => {
  const from = upstream(t);
  const server = await serveGit(t, from.folder, 'nobody');
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  git(folder, 'remote', 'set-url', 'origin', `${server.url.replace('http://', 'http://user:hunter2@')}/remote.git`);
  const side = String(
    await compareWithBase(await open(folder), pullContext(from, { serverUrl: server.url }), { baseRef: '', token }),
  );
  assert.match(
    side,
    /^The commit to compare with is not in this clone, and fetching from origin failed: .*contents: read/,
  );
  assert.ok(!side.includes(token) && !side.includes(basic) && !side.includes('hunter2') && !side.includes('\n'));
});

test('a partial clone: the contents of the base come in one fetch', async (t) => {
  const from = upstream(t);
  git(from.author, 'checkout', '--quiet', '-B', 'feature', from.head);
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`many/f${at}.py`, lines(10, ` + ${at}`)]));
  const base = commit(from.author, 'many', many);
  const head = commit(
    from.author,
    'all changed',
    Object.fromEntries(Object.entries(many).map(([path, text]) => [path, `${text}more = 1\n`])),
  );
  git(from.author, 'mv', 'many/f0.py', 'many/renamed.py');
  const tip = commit(from.author, 'renamed');
  git(from.author, 'push', '--quiet', '--force', 'origin', `${tip}:refs/heads/feature`);
  const server = await serveGit(t, from.folder, header);
  for (const depth of [['--depth=1', '--filter=blob:none'], ['--filter=blob:none']]) {
    const folder = checkout(from, tip, 'refs/heads/feature', depth);
    git(folder, 'remote', 'set-url', 'origin', `${server.url}/remote.git`);
    const start = server.seen.length;
    const context = pullContext(from, { event: 'merge_group', pull: null, eventBase: base, serverUrl: server.url });
    const side = await compareWithBase(await open(folder), context, { baseRef: '', token });
    assert.ok(typeof side !== 'string', String(side));
    assert.equal(side.changes.length, 20);
    assert.ok(server.seen.length - start <= 8, `${server.seen.length - start} requests for the comparison`);
    assert.ok(shown(side).includes('many/f0.py -> many/renamed.py'));
    const before = server.seen.length;
    const read = await side.read(Object.keys(many));
    assert.deepEqual(
      [...read].map(([path, bytes]) => [path, String(bytes)]),
      Object.entries(many),
    );
    assert.ok(server.seen.length - before <= 3, `${server.seen.length - before} requests for 20 files`);
  }
  assert.notEqual(base, head);
});

test('a partial clone at depth 1, with the merge commit or the head', async (t) => {
  const from = upstream(t);
  for (const [id, ref, base] of [
    [from.merge, 'refs/pull/1/merge', from.main],
    [from.head, 'refs/heads/feature', from.start],
  ] as const) {
    const side = await compared(checkout(from, id, ref, ['--depth=1', '--filter=blob:none']), pullContext(from));
    assert.equal(side.base, base);
    assert.deepEqual(shown(side), [' -> added.py', 'app.py -> app.py', 'gone.py -> ', 'old.py -> new.py']);
    assert.equal(String((await side.read(['old.py'])).get('old.py')), lines(30, ' * 2'));
  }
});

test('a partial clone whose remote is gone: what is not here is left out', async (t) => {
  const from = upstream(t);
  git(from.author, 'checkout', '--quiet', '-B', 'feature', from.head);
  // The diff of Python files brings their contents; nobody has asked for this one's yet.
  const base = commit(from.author, 'data', { 'data.txt': 'was\n', 'more.py': 'was = 1\n' });
  const head = commit(from.author, 'changed', { 'data.txt': 'is\n', 'more.py': 'is = 1\n' });
  git(from.author, 'push', '--quiet', '--force', 'origin', `${head}:refs/heads/feature`);
  const folder = checkout(from, head, 'refs/heads/feature', ['--filter=blob:none']);
  const side = await compared(folder, aContext({ host: 'terminal', event: 'terminal' }), base);
  assert.deepEqual(shown(side), ['data.txt -> data.txt', 'more.py -> more.py']);
  renameSync(from.bare, `${from.bare}.away`);
  assert.deepEqual([...(await side.read(['data.txt'])).keys()], []);
});

test('git that hangs is stopped', async (t) => {
  const from = upstream(t);
  const opened = await open(from.author, 'terminal', env);
  const done = await opened.run(['cat-file', '--batch-check', '--buffer'], {
    timeout: 1,
    input: `${from.start}\n`.repeat(200_000),
  });
  assert.deepEqual([done.code, done.problem], [null, 'too slow']);
  const long = await opened.run(['log', '--format=%B%n%H'], { limit: 10 });
  assert.deepEqual([long.code, long.problem], [null, 'too much output']);
});
