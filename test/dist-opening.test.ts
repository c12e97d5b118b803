/**
 * What the committed bundle opens in a pull request of a stranger: regular files of the workspace, and nothing else. It
 * is started as a runner starts it.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test, type TestContext } from 'node:test';
import { realBandit } from './bandit.ts';
import { bundle, runAction, temporary, type Ran } from './bundle/action.ts';
import { commit, git, repository } from './world/git/git-repositories.ts';

const onlyPosix = { skip: process.platform === 'win32' ? 'links, pipes and devices of POSIX' : false };
before(realBandit);

/**
 * The action in the event of a pull request that made these links, as a process that may not take more memory than a
 * runner of this size has.
 */
async function pullRequest(
  t: TestContext,
  links: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
  more: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  const folder = repository(t, { 'a.py': 'x = 1\n' });
  const base = git(folder, 'rev-parse', 'main');
  for (const [name, target] of Object.entries(links)) {
    if (target === 'FIFO') execFileSync('mkfifo', [join(folder, name)]);
    else symlinkSync(target, join(folder, name));
  }
  const head = commit(folder, 'change', { 'b.py': 'y = 2\n', ...files });
  const repo = { full_name: 'octo/shelf' };
  const payload = {
    pull_request: { number: 7, head: { sha: head, repo }, base: { sha: base, ref: 'main', repo } },
    repository: { default_branch: 'main', ...repo },
  };
  const began = performance.now();
  const ran = await runAction(t, {
    workspace: folder,
    event: 'pull_request',
    payload,
    inputs: { cache: 'false', ...more },
    node: bounded(t),
    program: bundle,
    env: { GITHUB_SHA: head },
  });
  assert.ok(performance.now() - began < 25_000, 'it waits for nothing');
  return ran;
}

/** Node with bounded children: Python may not take more than a gigabyte, which Node itself reserves many times over. */
function bounded(t: TestContext): string {
  const path = join(temporary(t), 'node');
  writeFileSync(path, `#!/bin/bash\nulimit -d 1500000\nexec '${process.execPath}' "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}

const unscanned = (ran: Ran): Readonly<Record<string, string>> =>
  Object.fromEntries(
    ran.result().unscanned.map(({ path, reason }: { path: string; reason: string }) => [path, reason]),
  );

describe('in a pull request', onlyPosix, () => {
  test('pipes, devices and what leads out are listed as not scanned, at once', async (t) => {
    const elsewhere = temporary(t);
    writeFileSync(join(elsewhere, 'secret.py'), 'exec(secret_of_the_runner)\n');
    const ran = await pullRequest(
      t,
      {
        'pipe.py': 'FIFO',
        'zero.py': '/dev/zero',
        'tty.py': '/dev/tty',
        'out.py': join(elsewhere, 'secret.py'),
        'link.py': 'a.py',
      },
      {},
      { 'new-only': 'false' },
    );
    assert.equal(ran.outputs['verdict'], 'incomplete', ran.log);
    const irregular = 'it is no regular file but a pipe, a device or the like, or a link to one';
    assert.deepEqual(unscanned(ran), {
      'out.py': 'the file is a link out of the workspace, which is not followed',
      'pipe.py': irregular,
      'tty.py': irregular,
      'zero.py': irregular,
    });
    assert.match(ran.log, / 3 files /u, 'a link to a file inside is scanned');
    for (const text of [ran.log, ran.summary, JSON.stringify(ran.result()), JSON.stringify(ran.sarif())])
      assert.ok(!text.includes('secret_of_the_runner'));
  });

  test('a .bandit file does not lead the scan out', async (t) => {
    const ran = await pullRequest(t, {}, { '.bandit': '[bandit]\nconfigfile: /etc/hostname\n' });
    assert.equal(ran.status, 2, ran.log);
    assert.match(ran.log, /\/etc\/hostname: not opened: outside of the workspace/u);
  });

  for (const target of ['FIFO', '/dev/zero']) {
    test(`configuration, baseline and manifests that are ${target}`, async (t) => {
      const found = await pullRequest(
        t,
        Object.fromEntries(
          ['.bandit', 'pyproject.toml', 'requirements.txt', 'setup.cfg', 'tox.ini'].map((name) => [name, target]),
        ),
      );
      assert.equal(found.status, 0, found.log);
      assert.match(found.log, /`\.\/\.bandit` was not read: it is no regular file in the workspace\./u);
      const [name, input] = target === 'FIFO' ? ['bandit.yaml', 'configfile'] : ['known.json', 'baseline'];
      const named = await pullRequest(t, { [name]: target }, {}, { [input]: name });
      assert.equal(named.status, 2, named.log);
      assert.match(named.log, /not a regular file|is outside the repository/u);
    });
  }
});
