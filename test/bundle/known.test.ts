/**
 * Whatever git does not name is no evidence: the committed bundle in a pull request, with real git and the real Bandit.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { realBandit } from '../bandit.ts';
import { git } from '../world/git/git-repositories.ts';
import { runAction, type Ran } from './action.ts';
import { pullRequest, type PullRequest } from './pull-request.ts';

before(async () => void (await realBandit()));

/** Each has one finding of high severity (B602), of another kind of code than the others. */
const danger = (name: string): string =>
  `import subprocess\n\n\ndef ${name}(cmd):\n    subprocess.run(cmd, shell=True)\n`;

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** A file whose name is the byte FF and an ending, which is no UTF-8. */
const putOdd = (folder: string, name: string, text: string): void =>
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xff]), Buffer.from(name)]), text);

const gated = (
  t: TestContext,
  { folder, payload, env }: PullRequest,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Ran> => runAction(t, { workspace: folder, event: 'pull_request', payload, env, inputs });

/** Paths of what fails, as the result file says. */
const failing = (ran: Ran): readonly string[] =>
  [
    ...new Set<string>(
      ran
        .result()
        .findings.filter((one: any) => one.failing)
        .map((one: any) => one.path),
    ),
  ].sort();

/** A repository that others take in as a submodule, with a commit for each of the texts; their ids. */
function library(home: string, texts: readonly string[]): { readonly url: string; readonly ids: readonly string[] } {
  const folder = join(home, 'library');
  git(home, 'init', '--quiet', '--initial-branch=main', folder);
  git(folder, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
  const ids = texts.map((text, at) => {
    put(folder, { 'lib.py': text, 'old.py': danger('old_in_library') });
    git(folder, 'add', '-A');
    git(folder, 'commit', '--quiet', '-m', `version ${at}`);
    return git(folder, 'rev-parse', 'HEAD');
  });
  return { url: `file://${folder}`, ids };
}

/** With its folder: git takes a submodule without one for deleted. */
function asSubmodule(work: string, path: string, id: string): void {
  mkdirSync(join(work, path), { recursive: true });
  git(work, 'update-index', '--add', '--cacheinfo', `160000,${id},${path}`);
}
const checkedOut = (folder: string, path: string, { url }: { readonly url: string }, id: string): void => {
  rmSync(join(folder, path), { recursive: true, force: true });
  git(folder, 'clone', '--quiet', url, path);
  git(join(folder, path), 'checkout', '--quiet', '--detach', id);
};

test('what git does not compare is new: links, names that are not UTF-8, submodules, other repositories, ignored files', async (t) => {
  const modules: { lib?: ReturnType<typeof library> } = {};
  const request = pullRequest(
    t,
    (work) => {
      const lib = (modules.lib = library(dirname(work), [danger('in_library'), danger('in_bumped_library')]));
      put(work, {
        '.gitignore': 'generated/\n',
        'code.py': danger('stays'),
        'payload.txt': danger('payload'),
        'other.txt': danger('other'),
        'harmless.txt': 'x = 1\n',
        'becomes_link.py': 'x = 1\n',
        'behind/both.py': danger('behind'),
        'flagged.py': 'x = 1\n',
        'edited.py': danger('edited'),
        'decoyed.py': danger('decoyed'),
      });
      symlinkSync('harmless.txt', join(work, 'aimed.py'));
      symlinkSync('code.py', join(work, 'same_link.py'));
      symlinkSync('edited.py', join(work, 'link_to_edited.py'));
      putOdd(work, 'known.py', danger('odd_known'));
      for (const path of ['same_module', 'bumped_module']) asSubmodule(work, path, lib.ids[0] ?? '');
    },
    (work) => {
      const { lib } = modules;
      symlinkSync('payload.txt', join(work, 'new_link.py'));
      rmSync(join(work, 'aimed.py'));
      symlinkSync('payload.txt', join(work, 'aimed.py'));
      rmSync(join(work, 'becomes_link.py'));
      symlinkSync('other.txt', join(work, 'becomes_link.py'));
      putOdd(work, 'added.py', danger('odd_added'));
      // A link to a name that is not UTF-8, and beside it what that name would be as text, with the old content (which
      // has moved there, and so is known).
      rmSync(join(work, 'decoyed.py'));
      symlinkSync(Buffer.from([0xff, ...Buffer.from('added.py')]), join(work, 'decoyed.py'));
      put(work, { '\ufffdadded.py': danger('decoyed') });
      writeFileSync(
        join(work, 'edited.py'),
        `"""Text."""\n${danger('edited')}\n\ndef added(command):\n    subprocess.call(command, shell=True)\n`,
      );
      for (const path of ['bumped_module', 'added_module']) asSubmodule(work, path, lib?.ids[1] ?? '');
    },
  );
  const { folder } = request;
  const { lib } = modules;
  assert.ok(lib);
  for (const [path, id] of [
    ['same_module', lib.ids[0]],
    ['bumped_module', lib.ids[1]],
    ['added_module', lib.ids[1]],
  ] as const)
    checkedOut(folder, path, lib, id ?? '');
  put(folder, { 'generated/ignored.py': danger('ignored'), 'nested/inner.py': danger('nested') });
  git(join(folder, 'nested'), 'init', '--quiet');
  writeFileSync(join(folder, 'flagged.py'), danger('flagged'));
  git(folder, 'update-index', '--assume-unchanged', 'flagged.py');
  const ran = await gated(t, request);
  assert.equal(ran.status, 1, ran.log);
  assert.deepEqual(failing(ran), [
    'added_module/lib.py',
    'added_module/old.py',
    'aimed.py',
    'becomes_link.py',
    'bumped_module/lib.py',
    'decoyed.py',
    'edited.py',
    'flagged.py',
    'generated/ignored.py',
    'link_to_edited.py',
    'nested/inner.py',
    'new_link.py',
    '\udcffadded.py',
  ]);
  assert.equal(
    ran.outputs['failing-findings'],
    '13',
    'and of the edited file, and of what leads to it, only what was added',
  );
  assert.match(
    ran.log,
    /findings in \d+ files count as new, because git has no earlier version of them under that name/,
  );
});

test('a folder that becomes a link shows other code under the old names', async (t) => {
  const request = pullRequest(
    t,
    (work) => put(work, { 'pkg/a.py': 'x = 1\n', 'data/a.py': danger('a') }),
    (work) => {
      rmSync(join(work, 'pkg'), { recursive: true });
      symlinkSync('data', join(work, 'pkg'));
    },
  );
  const ran = await gated(t, request, { targets: 'pkg' });
  assert.equal(ran.status, 1, ran.log);
  assert.deepEqual(failing(ran), ['pkg/a.py']);
});

test('a report whose paths are spelt otherwise excuses nothing, by the base or by a baseline', async (t) => {
  const old = danger('old');
  const request = pullRequest(
    t,
    (work) => put(work, { 'b.py': old, 'src/b.py': 'x = 1\n' }),
    (work) => put(work, { 'src/b.py': danger('added_in_src') }),
  );
  const { folder } = request;
  const bandit = await realBandit();
  const report = (cwd: string): string => {
    execFileSync(bandit, ['-q', '-r', '.', '-f', 'json', '-o', join(folder, 'report.json'), '--exit-zero'], {
      cwd,
      stdio: 'ignore',
    });
    return readFileSync(join(folder, 'report.json'), 'utf8');
  };
  const right = report(folder);
  const inSrc = report(join(folder, 'src'));
  const spellings: Readonly<Record<string, string>> = {
    'from the root': right,
    'from inside src': inSrc,
    'from a container': inSrc.replaceAll('./b.py', '/app/b.py'),
    'in another case': right.replaceAll('./src/b.py', './SRC/b.py'),
    'with a space': right.replaceAll('./src/b.py', './src/b.py '),
  };
  execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../dist/index.js'), 'baseline', 'b.py', '--baseline', 'known.json'],
    { cwd: folder, env: { ...process.env, GITHUB_ACTIONS: '' } },
  );
  for (const [how, text] of Object.entries(spellings)) {
    writeFileSync(join(folder, 'report.json'), text);
    const ran = await gated(t, request, { report: 'report.json', baseline: 'known.json' });
    assert.equal(ran.status, 1, `${how}\n${ran.log}`);
    assert.equal(ran.outputs['failing-findings'], '1', how);
  }
});

test('an event file that names no base: everything is gated, in one line with the remedy', async (t) => {
  const request = pullRequest(
    t,
    (work) => put(work, { 'a.py': danger('a') }),
    (work) => put(work, { 'b.py': 'x = 1\n' }),
  );
  // Where the default branch holds the head, a guess would compare the head with itself.
  git(request.folder, 'update-ref', 'refs/remotes/origin/main', 'HEAD');
  const branch = { ...request.env, GITHUB_REF: 'refs/heads/change' };
  const odd: readonly (readonly [string, unknown, Readonly<Record<string, string>>])[] = [
    ['pull_request', null, {}],
    ['pull_request_target', [], {}],
    ['pull_request', { pull_request: { number: '7' } }, {}],
    ['pull_request', {}, { GITHUB_EVENT_PATH: '/nonexistent/event.json' }],
    ['merge_group', { merge_group: { base_sha: 7 } }, {}],
  ];
  for (const [event, payload, env] of odd) {
    const ran = await runAction(t, {
      workspace: request.folder,
      event,
      payload: payload === null ? 'null' : payload,
      env: { ...branch, ...env },
    });
    assert.equal(ran.status, 1, ran.log);
    assert.match(
      ran.log,
      new RegExp(
        `Every finding is gated, because there is no base to compare with: The event file .*\`${event}\`.*base-ref`,
      ),
    );
  }
});

/** The Node that may not do what root may: on a machine where the tests run as root, permissions would bind nobody. */
function unprivileged(folder: string): string {
  if (process.getuid?.() !== 0) return process.execPath;
  const path = join(folder, 'node');
  const caps = '-dac_override,-dac_read_search';
  writeFileSync(
    path,
    `#!/bin/sh\nexec setpriv --inh-caps=${caps} --bounding-set=${caps} '${process.execPath}' "$@"\n`,
    { mode: 0o755 },
  );
  return path;
}

test('tracked files in a folder that cannot be read are not scanned; what excludes leave out is named', async (t) => {
  const request = pullRequest(
    t,
    (work) =>
      put(work, {
        'a.py': 'x = 1\n',
        'vendor/CVS/c.py': danger('c'),
        'lib.eggs/e.py': 'x = 1\n',
        'docs/d.py': 'x = 1\n',
      }),
    (work) => {
      put(work, { 'locked/deep/l.py': danger('l'), 'locked/m.py': danger('m') });
    },
  );
  const { folder } = request;
  mkdirSync(join(folder, 'unrelated'));
  const closed = (mode: number): void => ['locked', 'unrelated'].forEach((path) => chmodSync(join(folder, path), mode));
  closed(0);
  try {
    const step = {
      workspace: folder,
      event: 'pull_request',
      payload: request.payload,
      env: request.env,
      node: unprivileged(request.home),
    };
    const ran = await runAction(t, step);
    assert.equal(ran.status, 2, ran.log);
    assert.deepEqual(
      ran.result().unscanned.map((one: any) => one.path),
      ['locked'],
    );
    assert.match(
      ran.log,
      /locked.*the folder could not be listed, as for lack of permission, and git tracks 2 Python files in it/s,
    );
    assert.match(
      ran.log,
      /Bandit's own list of excludes \(`\.eggs`, `CVS`\) left out what git tracks: `lib\.eggs\/e\.py` and 1 more\./,
    );
    const advised = /exclude: "([^"]*locked[^"]*)"/.exec(ran.log)?.[1] ?? '';
    const excluded = await runAction(t, { ...step, inputs: { exclude: `${advised},./docs` } });
    assert.equal(excluded.status, 0, excluded.log);
    assert.match(excluded.log, /Left out: .*2 files by `\.\/locked\/\*` in `exclude`/);
  } finally {
    closed(0o755);
  }
});

test('a checkout with CRLF line ends, an $Id$ filled in, or a changed mode is unchanged', async (t) => {
  const request = pullRequest(
    t,
    (work) => {
      put(work, {
        '.gitattributes': 'crlf.py text eol=crlf\nident.py ident\n',
        'crlf.py': danger('crlf'),
        'ident.py': `# $Id$\n${danger('ident')}`,
        'mode.py': danger('mode'),
      });
    },
    (work) => {
      chmodSync(join(work, 'mode.py'), 0o755);
      renameSync(join(work, 'mode.py'), join(work, 'mode.tmp'));
      renameSync(join(work, 'mode.tmp'), join(work, 'mode.py'));
      put(work, { 'new.py': 'x = 1\n' });
    },
  );
  assert.match(readFileSync(join(request.folder, 'ident.py'), 'utf8'), /\$Id: [0-9a-f]{40} \$/);
  const ran = await gated(t, request);
  assert.equal(ran.status, 0, ran.log);
  assert.deepEqual([ran.outputs['findings'], ran.outputs['new-findings']], ['6', '0']);
});
