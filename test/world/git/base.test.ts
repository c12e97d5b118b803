/** Which commit each event is compared with, in the checkouts that actions/checkout leaves. */

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Context } from '../../../src/model/context.ts';
import { isRefName } from '../../../src/world/git/base.ts';
import { compareWithBase } from '../../../src/world/git/compare.ts';
import {
  aContext,
  checkout,
  commit,
  compared,
  git,
  lines,
  open,
  pullContext,
  shown,
  temporary,
  upstream,
  write,
} from './git-repositories.ts';

const ofFeature = [' -> added.py', 'app.py -> app.py', 'gone.py -> ', 'old.py -> new.py'];
const complete = ['--no-tags'];

/** The reason why there is nothing to compare with. */
async function refused(folder: string, context: Context, baseRef = ''): Promise<string> {
  const side = await compareWithBase(await open(folder, context.host), context, { baseRef, token: null });
  assert.equal(typeof side, 'string', 'there is a base');
  return String(side);
}

test('pull_request, merge commit at depth 1: its first parent is fetched alone', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  const opened = await open(folder);
  const side = await compareWithBase(opened, pullContext(from), { baseRef: '', token: null });
  assert.ok(typeof side !== 'string', String(side));
  assert.equal(side.base, from.main);
  assert.match(side.how, /first parent of the pull request's merge commit \(main\)/);
  assert.deepEqual(shown(side), ofFeature);
  assert.equal(await opened.line(['rev-list', '--count', '--all', 'FETCH_HEAD']), '2', 'two commits, no history');
  assert.throws(() => git(folder, 'cat-file', '-e', from.main), 'nothing is put into the checkout');
});

test('pull_request_target with the merge commit: recognised by its second parent', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.merge, 'refs/pull/1/merge');
  const side = await compared(folder, pullContext(from, { event: 'pull_request_target', sha: from.main }));
  assert.equal(side.base, from.main);
  assert.deepEqual(shown(side), ofFeature);
});

test('pull_request_target as it is by default, with only the base checked out: said, not passed', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.main, 'refs/heads/main');
  assert.match(
    await refused(folder, pullContext(from, { event: 'pull_request_target', sha: from.main })),
    /code is not checked out/,
  );
});

test('pull_request, head at depth 1: deepened until it meets the base', async (t) => {
  const from = upstream(t, 60);
  const folder = checkout(from, from.head, 'refs/heads/feature');
  const side = await compared(folder, pullContext(from));
  assert.equal(side.base, from.start);
  assert.equal(side.how, 'merge base with main');
  assert.deepEqual(shown(side), ofFeature);
});

test('pull_request, complete clone: nothing is fetched', async (t) => {
  const from = upstream(t);
  const merged = checkout(from, from.merge, 'refs/pull/1/merge', complete);
  const headOnly = checkout(from, from.head, 'refs/heads/feature', complete);
  for (const folder of [merged, headOnly]) git(folder, 'remote', 'set-url', 'origin', 'file:///nonexistent');
  assert.equal((await compared(merged, pullContext(from))).base, from.main);
  assert.equal((await compared(headOnly, pullContext(from))).base, from.start);
});

test('pull_request whose base is nowhere: the reason and the remedy', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.head, 'refs/heads/feature');
  const lost = {
    number: 1,
    headSha: from.head,
    baseSha: 'ab'.repeat(20),
    baseRef: 'no-such',
    fork: false,
    dependabot: false,
  };
  assert.match(
    await refused(folder, pullContext(from, { pull: lost })),
    /is not in this clone, and fetching from origin failed: .*fetch-depth: 0/,
  );
  git(folder, 'remote', 'remove', 'origin');
  assert.match(await refused(folder, pullContext(from)), /has no remote to fetch from.*fetch-depth: 0/);
});

test('pull_request whose base commit is gone: the base branch stands in', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.head, 'refs/heads/feature');
  const pull = {
    number: 1,
    headSha: from.head,
    baseSha: 'ab'.repeat(20),
    baseRef: 'main',
    fork: false,
    dependabot: false,
  };
  assert.equal((await compared(folder, pullContext(from, { pull }))).base, from.start);
});

test('merge_group: the base of the group, at depth 1', async (t) => {
  const from = upstream(t);
  git(from.author, 'push', '--quiet', 'origin', `${from.merge}:refs/heads/gh-readonly-queue/main/pr-1-x`);
  const folder = checkout(from, from.merge, 'refs/heads/gh-readonly-queue/main/pr-1-x');
  const side = await compared(folder, aContext({ event: 'merge_group', eventBase: from.start, sha: from.merge }));
  assert.equal(side.base, from.start);
  assert.equal(side.how, 'base of the merge group');
  assert.deepEqual(shown(side), [' -> added.py', ' -> main.py', 'app.py -> app.py', 'gone.py -> ', 'old.py -> new.py']);
});

test('push of several commits at depth 1: the commit before the push', async (t) => {
  const from = upstream(t, 60);
  const folder = checkout(from, from.head, 'refs/heads/feature');
  const side = await compared(folder, aContext({ event: 'push', eventBase: from.start, ref: 'refs/heads/feature' }));
  assert.deepEqual([side.base, side.how], [from.start, 'the commit before the push']);
});

test('forced push: the merge base with what was there; gone from the remote: said', async (t) => {
  const from = upstream(t);
  git(from.author, 'checkout', '--quiet', '-B', 'feature', from.main);
  const rewritten = commit(from.author, 'rewritten', { 'b.py': 'b = 1\n' });
  git(from.author, 'push', '--quiet', '--force', 'origin', 'feature');
  const folder = checkout(from, rewritten, 'refs/heads/feature');
  const push = aContext({ event: 'push', ref: 'refs/heads/feature' });
  const side = await compared(folder, { ...push, eventBase: from.head });
  assert.equal(side.base, from.start);
  assert.match(side.how, /^merge base with [0-9a-f]{7}, the commit before the forced push$/);
  assert.match(
    await refused(folder, { ...push, eventBase: 'cd'.repeat(20) }),
    /^The commit before the push, cdcdcdc, is gone from the remote.*base-ref/,
  );
});

test('push of a new branch: the merge base with the default branch, fetched', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.head, 'refs/heads/feature');
  const side = await compared(folder, aContext({ event: 'push', ref: 'refs/heads/feature' }));
  assert.deepEqual([side.base, side.how], [from.start, 'merge base with origin/main']);
  assert.deepEqual(shown(side), ofFeature);
});

test('a new branch without commits of its own has nothing new', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.main, 'refs/heads/feature');
  const side = await compared(folder, aContext({ event: 'push', ref: 'refs/heads/feature' }));
  assert.deepEqual([side.base, side.how, side.changes.length], [from.main, 'the same commit as origin/main', 0]);
});

test('schedule and workflow_dispatch: on the default branch there is nothing to compare with, elsewhere there is', async (t) => {
  const from = upstream(t);
  const onMain = checkout(from, from.main, 'refs/heads/main');
  assert.match(
    await refused(onMain, aContext({ event: 'schedule', ref: 'refs/heads/main' })),
    /^This run is on origin\/main itself/,
  );
  const onFeature = checkout(from, from.head, 'refs/heads/feature', complete);
  assert.equal(
    (
      await compared(
        onFeature,
        aContext({ event: 'workflow_dispatch', ref: 'refs/heads/feature', defaultBranch: null }),
      )
    ).base,
    from.start,
  );
});

test('terminal: work since the default branch; on it, uncommitted work', async (t) => {
  const from = upstream(t);
  const folder = join(from.folder, 'mine');
  git(from.folder, 'clone', '--quiet', from.url, folder);
  const terminal = aContext({ host: 'terminal', event: 'terminal', defaultBranch: null });
  write(folder, { 'note.py': 'x = 1\n', 'main.py': 'main = 2\n' });
  const onMain = await compared(folder, terminal);
  assert.deepEqual([onMain.base, onMain.how], [from.main, 'the last commit; uncommitted work is new']);
  assert.deepEqual(shown(onMain), [' -> note.py', 'main.py -> main.py']);
  const ahead = commit(folder, 'not pushed');
  assert.deepEqual(
    [(await compared(folder, terminal)).base, (await compared(folder, terminal)).how],
    [from.main, 'merge base with origin/main'],
  );
  git(folder, 'remote', 'remove', 'origin');
  assert.equal((await compared(folder, terminal)).base, ahead, 'without a remote the local main');
});

test('terminal with a branch that has no known default: said', async (t) => {
  const folder = temporary(t);
  git(folder, 'init', '--quiet', '--initial-branch=trunk', '.');
  const terminal = aContext({ host: 'terminal', event: 'terminal', defaultBranch: null });
  assert.match(await refused(folder, terminal), /no commit yet/);
  commit(folder, 'first', { 'a.py': 'a = 1\n' });
  assert.match(await refused(folder, terminal), /default branch is not known here.*base-ref/);
});

test('base-ref: branch, remote branch, tag, commit, relative; only at the remote', async (t) => {
  const from = upstream(t);
  git(from.author, 'push', '--quiet', 'origin', `${from.start}:refs/tags/v1`);
  const shallow = checkout(from, from.merge, 'refs/pull/1/merge');
  for (const name of ['v1', from.start])
    assert.equal((await compared(shallow, pullContext(from), name)).base, from.start, name);
  const fresh = checkout(from, from.head, 'refs/heads/feature');
  assert.equal((await compared(fresh, pullContext(from), 'origin/main')).base, from.start);
  const whole = checkout(from, from.head, 'refs/heads/feature', complete);
  for (const name of ['main', 'origin/main', 'HEAD~1', from.start.slice(0, 10)]) {
    assert.equal((await compared(whole, pullContext(from), name)).base, from.start, name);
  }
  assert.equal((await compared(whole, pullContext(from), 'main')).how, 'merge base with main');
});

test('base-ref that does not exist, or is no name: one sentence', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.head, 'refs/heads/feature');
  assert.match(
    await refused(folder, pullContext(from), 'no-such'),
    /^base-ref "no-such" is neither in this clone nor at its remote/,
  );
  for (const hostile of ['--upload-pack=touch pwned', '^main', 'x\n::error::y']) {
    assert.match(
      await refused(folder, pullContext(from), hostile),
      /^base-ref ".*" is not the name of a branch, tag or commit\.$/,
      hostile,
    );
  }
});

test('names that a fetch may be asked for', () => {
  for (const name of ['main', 'feature/x-1', 'v1.2.3', 'é']) assert.ok(isRefName(name), name);
  for (const name of ['HEAD:app.py', '+main:main', ':/start', 'x\n::error::y', '@{-1}'])
    assert.ok(!isRefName(name), name);
  for (const name of ['', '-x', '/x', '.x', 'x..y', 'x y', 'x:y', 'x*', 'x@{1}', 'x.lock', 'x/', 'x\u0000'])
    assert.ok(!isRefName(name), name);
});

test('histories without a common ancestor: said', async (t) => {
  const from = upstream(t);
  const folder = checkout(from, from.head, 'refs/heads/feature', complete);
  git(folder, 'checkout', '--quiet', '--orphan', 'island');
  commit(folder, 'island', { 'i.py': lines(3) });
  assert.match(
    await refused(folder, pullContext(from)),
    /no common ancestor here: name another commit with `base-ref`/,
  );
});

test('a checkout in a sub-folder, and a workspace inside a repository: paths are relative to the workspace', async (t) => {
  const from = upstream(t);
  const inside = checkout(from, from.merge, 'refs/pull/1/merge');
  const above = await open(inside, 'action', { GITHUB_WORKSPACE: from.folder });
  const side = await compareWithBase(above, pullContext(from), { baseRef: '', token: null });
  assert.ok(typeof side !== 'string');
  const folder = inside.slice(from.folder.length + 1);
  assert.ok(
    side.changes.some((change) => change.path === `${folder}/new.py` && change.basePath === `${folder}/old.py`),
  );
  assert.equal(String((await side.read([`${folder}/gone.py`])).get(`${folder}/gone.py`)), 'gone = True\n');

  mkdirSync(join(inside, 'pkg'));
  write(inside, { 'pkg/in.py': 'i = 1\n' });
  const below = await open(join(inside, 'pkg'));
  const part = await compareWithBase(below, pullContext(from), { baseRef: '', token: null });
  assert.ok(typeof part !== 'string');
  assert.deepEqual(shown(part), [' -> in.py']);
});
