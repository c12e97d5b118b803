import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { InputError } from '../../../src/model/input-error.ts';
import { configFiles } from '../../../src/world/workspace/config-files.ts';
import { pythonFiles } from '../../../src/world/workspace/python-files.ts';
import { readSources, readUserFile } from '../../../src/world/workspace/read.ts';
import { openWorkspace, realInside } from '../../../src/world/workspace/workspace.ts';
import { writeUserFile } from '../../../src/world/workspace/write.ts';

const links = { skip: process.platform === 'win32' ? 'links need a privilege on Windows' : false };
let root: string;
let outside: string;
const made: string[] = [];
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'workspace-')));
  outside = realpathSync(mkdtempSync(join(tmpdir(), 'outside-')));
  made.push(root, outside);
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

describe('the workspace', () => {
  test('knows its project folder by real paths', links, async () => {
    write({ 'packages/api/x.py': '' });
    symlinkSync(join(root, 'packages'), join(root, 'alias'));
    symlinkSync(root, join(outside, 'checkout'));
    assert.deepEqual(await openWorkspace(join(outside, 'checkout'), 'alias/api/'), {
      root,
      folder: 'packages/api',
      project: join(root, 'packages', 'api'),
    });
    assert.equal((await openWorkspace(root, '.')).folder, '');
  });

  test('refuses a project folder that is missing, a file, or outside', links, async () => {
    write({ file: '' });
    symlinkSync(outside, join(root, 'link'));
    for (const [folder, message] of [
      ['none', /does not exist/],
      ['file', /is a file/],
      ['..', /leads out/],
      ['link', /leads out/],
      [outside, /leads out/],
    ] as const) {
      await assert.rejects(
        openWorkspace(root, folder),
        (error) => error instanceof InputError && message.test(error.message),
      );
    }
    await assert.rejects(openWorkspace(join(root, 'none'), '.'), /actions\/checkout/);
  });

  test('writes a named file where it was named, or not at all: a folder that is missing is not another place', async (t) => {
    const workspace = await openWorkspace(root, '.');
    const here = process.cwd();
    t.after(() => process.chdir(here));
    process.chdir(root);
    await assert.rejects(
      writeUserFile(workspace, 'security/known.json', '{}'),
      (error) => error instanceof InputError && /folder does not exist/.test(error.message),
    );
    assert.deepEqual(readdirSync(root), []);
    mkdirSync(join(root, 'security'));
    await writeUserFile(workspace, 'security/known.json', '{}');
    assert.equal(readFileSync(join(root, 'security/known.json'), 'utf8'), '{}');
  });

  test('gives no path outside itself', links, async () => {
    write({ 'a/x.py': '', '..x/y.py': '' });
    symlinkSync(outside, join(root, 'link'));
    symlinkSync(join(outside, 'z.py'), join(root, 'z.py'));
    writeFileSync(join(outside, 'z.py'), '');
    const workspace = await openWorkspace(root, '.');
    assert.equal(await realInside(workspace, 'a/x.py'), join(root, 'a', 'x.py'));
    assert.equal(await realInside(workspace, '..x/y.py'), join(root, '..x', 'y.py'));
    for (const path of [
      '../x.py',
      'a/../../x.py',
      '/etc/passwd',
      join(root, 'a/x.py'),
      'link/z.py',
      'z.py',
      'a/x.py\0',
      'none.py',
      `../${root.split('/').at(-1)}x`,
    ]) {
      assert.equal(await realInside(workspace, path), null, path);
    }
  });
});

describe('sources', () => {
  test('are decoded as Python does; what cannot be read is left out', links, async () => {
    write({
      'utf8.py': '# é\nx = 1\n',
      'bom.py': new Uint8Array([0xef, 0xbb, 0xbf, 0x78]),
      'latin.py': new Uint8Array([...Buffer.from('# coding: latin-1\n# '), 0xe9]),
      'wrong.py': new Uint8Array([0xe9]),
      'big.py': '',
      'folder.py/x': '',
      'a\nb.py': 'newline',
    });
    truncateSync(join(root, 'big.py'), 8 * 1024 * 1024 + 1);
    writeFileSync(join(outside, 'secret.py'), 'secret');
    symlinkSync(join(outside, 'secret.py'), join(root, 'link.py'));
    symlinkSync('utf8.py', join(root, 'same.py'));
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    const paths = [
      'utf8.py',
      'bom.py',
      'latin.py',
      'wrong.py',
      'big.py',
      'folder.py',
      'a\nb.py',
      'link.py',
      'same.py',
      'pipe.py',
      'none.py',
      '../x.py',
      'utf8.py',
    ];
    assert.deepEqual(
      [...readSources(await openWorkspace(root, '.'), paths)],
      [
        ['utf8.py', '# é\nx = 1\n'],
        ['bom.py', 'x'],
        ['latin.py', '# coding: latin-1\n# é'],
        ['a\nb.py', 'newline'],
        ['same.py', '# é\nx = 1\n'],
      ],
    );
  });
});

describe('a file that the user names', () => {
  test('is relative to the project folder; null when missing; refused outside', links, async () => {
    write({ 'svc/b.json': 'in', 'top.json': 'top', 'svc/d/x': '' });
    writeFileSync(join(outside, 'o.json'), 'out');
    symlinkSync(join(outside, 'o.json'), join(root, 'svc', 'link.json'));
    const workspace = await openWorkspace(root, 'svc');
    const text = async (path: string, also: readonly string[] = []): Promise<string | null> => {
      const bytes = await readUserFile(workspace, path, also);
      return bytes && new TextDecoder().decode(bytes);
    };
    assert.deepEqual(
      [await text('b.json'), await text('../top.json'), await text(join(root, 'top.json')), await text('none.json')],
      ['in', 'top', 'top', null],
    );
    assert.equal(await text(join(outside, 'o.json'), [outside]), 'out');
    for (const path of ['link.json', join(outside, 'o.json')]) {
      await assert.rejects(
        text(path),
        (error) => error instanceof InputError && /outside the repository/.test(error.message),
      );
    }
    await assert.rejects(text('d'), (error) => error instanceof InputError && /"d" is a folder/.test(error.message));
  });
});

describe('the listing of Python files', () => {
  test('has what Bandit takes, and nothing of tools or from outside', links, async () => {
    write({
      'z.py': '',
      'a/b.pyw': '',
      'a/c.pyi': '',
      'a/d.pyc': '',
      'a/e.PY': '',
      '.git/h.py': '',
      'node_modules/m/x.py': '',
      '.hidden/i.py': '',
      'a/.git/j.py': '',
      'a/.bandit': '',
      '.github/k.py': '',
      'a/new\nline.py': '',
      'folder.py/in.py': '',
    });
    writeFileSync(join(outside, 'o.py'), '');
    symlinkSync(outside, join(root, 'out'));
    symlinkSync(join(outside, 'o.py'), join(root, 'o.py'));
    symlinkSync('z.py', join(root, 'y.py'));
    symlinkSync('.', join(root, 'a', 'loop'));
    const workspace = await openWorkspace(root, '.');
    assert.deepEqual(await pythonFiles(workspace, ['.']), {
      files: ['.github/k.py', '.hidden/i.py', 'a/b.pyw', 'a/new\nline.py', 'folder.py/in.py', 'y.py', 'z.py'],
      truncated: false,
      inis: ['a/.bandit'],
      closed: [],
    });
    assert.deepEqual((await pythonFiles(workspace, ['a', 'a/b.pyw', 'a/d.pyc', 'none', '..', 'out'])).files, [
      'a/b.pyw',
      'a/d.pyc',
      'a/new\nline.py',
    ]);
    const bounded = await pythonFiles(workspace, ['.'], 3);
    assert.deepEqual([bounded.files.length, bounded.truncated], [3, true]);
  });
});

describe('the configuration files', () => {
  test('are the usual ones of project and root, and the named ones', links, async () => {
    write({
      'svc/.bandit': 'b',
      'svc/tox.ini': 't',
      'svc/conf/my.yaml': 'm',
      'pyproject.toml': 'p',
      'bandit.yml': 'y',
      'other.cfg': '',
    });
    writeFileSync(join(outside, 'setup.cfg'), 'secret');
    symlinkSync(join(outside, 'setup.cfg'), join(root, 'svc', 'setup.cfg'));
    const found = await configFiles(await openWorkspace(root, 'svc'), [
      'conf/my.yaml',
      '',
      'none.ini',
      join(outside, 'setup.cfg'),
      '../bandit.yml',
    ]);
    assert.deepEqual(
      found.map(({ path, text }) => [path, text]),
      [
        ['svc/conf/my.yaml', 'm'],
        ['bandit.yml', 'y'],
        ['svc/.bandit', 'b'],
        ['svc/tox.ini', 't'],
        ['pyproject.toml', 'p'],
      ],
    );
  });
});
