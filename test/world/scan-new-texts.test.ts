import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import type { ScanRequest } from '../../src/model/findings/scan.ts';
import type { Examination } from '../../src/model/fixes/remediation.ts';
import { prepareBandit } from '../../src/world/provision/provision.ts';
import { compileAll } from '../../src/world/python/compile.ts';
import { interpreterOf } from '../../src/world/python/interpreter.ts';
import { examine } from '../../src/world/scan-new-texts.ts';
import { readManifests } from '../../src/world/workspace/manifests.ts';
import { openWorkspace } from '../../src/world/workspace/workspace.ts';
import { WorldError } from '../../src/world/world.ts';
import { realBandit, testHost, testScanning } from '../bandit.ts';

const request: ScanRequest = {
  targets: ['.'],
  configfile: '',
  profile: '',
  tests: '',
  skips: '',
  exclude: '',
  ini: '',
  severity: '',
  confidence: '',
  pythonVersion: '',
  banditVersion: 'pinned',
  shard: null,
  reports: [],
};
let root: string;
const made: string[] = [];
before(async () => {
  await realBandit();
});
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'examine-')));
  made.push(root);
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function write(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
const look = async (texts: Readonly<Record<string, string>>, folder = '.'): Promise<Examination> => {
  const host = { ...testHost(), temp: join(root, 'temp') };
  mkdirSync(host.temp, { recursive: true });
  const examination = await examine(
    await openWorkspace(root, folder),
    new Map(Object.entries(texts)),
    request,
    testScanning(host),
  );
  assert.deepEqual(readdirSync(host.temp), [], 'temporary files are left');
  return examination;
};
interface Found {
  readonly results: readonly { filename: string; line_number: number; test_id: string; code: string }[];
}
const report = ({ scan }: Examination): Found =>
  JSON.parse(new TextDecoder().decode(scan.reports[0]?.bytes ?? new Uint8Array()));
const found = (examination: Examination): string[] =>
  report(examination)
    .results.map((one) => `${one.filename}:${one.line_number} ${one.test_id}`)
    .sort();
const because = ({ broken }: Examination): Readonly<Record<string, string>> => Object.fromEntries([...broken].sort());

test('texts are scanned in place of the files, which stay as they are; manifests are passed over', async () => {
  write({
    'svc/app/a.py': 'import yaml\nyaml.load(x)\n',
    'svc/app/b.py': 'eval(x)\n',
    'svc/tool': '#!/usr/bin/env python\n',
  });
  const examination = await look(
    {
      'svc/app/a.py': 'import yaml\nyaml.safe_load(x)\n\nassert x\n',
      'svc/new.py': 'exec(x)\n',
      'svc/tool': 'eval(x)\n',
      'requirements.txt': 'defusedxml\n',
      'svc/pyproject.toml': '[',
    },
    'svc',
  );
  assert.deepEqual(found(examination), ['./svc/app/a.py:4 B101', './svc/new.py:1 B102', './svc/tool:1 B307']);
  assert.deepEqual(because(examination), {});
  assert.equal(readFileSync(join(root, 'svc/app/a.py'), 'utf8'), 'import yaml\nyaml.load(x)\n');
});

test('what parses but does not compile is broken, with the reason of Python', async () => {
  const examination = await look({
    'a.py': 'import os\nfrom __future__ import annotations\n',
    'b.py': 'f(shell=True, shell=False)\n',
    'c.py': 'x = (\n',
    'd.py': 'return 1\n',
    'e.py': 'x = 1\n',
    'f.py': 'x = "\\d"\n',
    'g.py': 'x = "\0"\n',
  });
  const { 'a.py': a, 'b.py': b, 'c.py': c, 'd.py': d, 'g.py': g, ...others } = because(examination);
  assert.equal(
    a,
    'Python does not compile it: from __future__ imports must occur at the beginning of the file (line 2).',
  );
  assert.match(b ?? '', /^Python does not compile it: keyword argument repeated.*\(line 1\)\.$/);
  assert.match(c ?? '', /never closed|EOF/);
  assert.match(d ?? '', /outside function/);
  assert.match(g ?? '', /null byte/);
  assert.deepEqual(others, {});
});

test('a text is judged in the encoding of its file', async () => {
  write({ 'latin.py': Buffer.from('# coding: latin-1\ns = "\xe9"\n', 'latin1'), 'mark.py': '\ufeffx = 1\n' });
  const good = await look({
    'latin.py': '# coding: latin-1\ns = "\xe9\xe8"\neval(s)\n',
    'mark.py': 'from __future__ import annotations\neval(x)\n',
  });
  assert.deepEqual(because(good), {});
  assert.deepEqual(found(good), ['./latin.py:3 B307', './mark.py:2 B307']);
  const bad = await look({ 'latin.py': '# coding: latin-1\ns = "→"\n' });
  assert.match(because(bad)['latin.py'] ?? '', /encoding/);
});

test('nothing is executed, whatever the text or the project holds', async () => {
  write({
    'base64.py': 'open("pwned", "w")\n',
    'json.py': 'open("pwned", "w")\n',
    'sitecustomize.py': 'open("pwned", "w")\n',
  });
  await look({
    'a.py': `open(${JSON.stringify(join(root, 'pwned'))}, "w")\n`,
    'json.py': `open(${JSON.stringify(join(root, 'pwned'))}, "w")\n`,
  });
  assert.ok(!existsSync(join(root, 'pwned')));
});

test('a path that cannot be written beside the others is never called clean', async () => {
  const { broken } = await look({ '../out.py': 'eval(x)\n', 'a.py': 'x = 1\n', 'a.py/b.py': 'x = 1\n' });
  assert.deepEqual([...broken.keys()].sort(), ['../out.py', 'a.py/b.py']);
});

test('texts that are too deep for Python are broken, and those after them are judged all the same', async () => {
  const bandit = await prepareBandit(request, testHost());
  const python = await interpreterOf(bandit, '', testHost(), root);
  const bytes = (text: string): Uint8Array => Buffer.from(text);
  const nested = (depth: number): string =>
    Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}if x:\n`).join('') + `${' '.repeat(depth)}pass\n`;
  const broken = await compileAll(
    python,
    new Map([
      ['brackets.py', bytes(`${'['.repeat(5000)}${']'.repeat(5000)}\n`)],
      ['blocks.py', bytes(nested(150))],
      ['minus.py', bytes(`x = ${'-'.repeat(200_000)}1\n`)],
      ['calls.py', bytes(`x${'.y()'.repeat(100_000)}\n`)],
      ['good.py', bytes('x = 1\n')],
      ['bad.py', bytes('x = = 1\n')],
    ]),
    root,
    testHost(),
  );
  for (const name of ['brackets.py', 'blocks.py', 'minus.py', 'calls.py', 'bad.py'])
    assert.match(broken.get(name) ?? '', /^Python .*\.$/, name);
  assert.equal(broken.get('good.py'), undefined);
});

const posix = { skip: process.platform === 'win32' ? 'a shell script stands for Python' : false };
test('a Python that dies over one text, and one that does not work at all', posix, async () => {
  const real = await interpreterOf(await prepareBandit(request, testHost()), '', testHost(), root);
  // Dies as a crash does on the text that says so; else it is the real one.
  const script = `import os, subprocess, sys, json, base64, signal\ndata = json.load(sys.stdin.buffer)\nfor one in data:\n    if b'crash' in base64.b64decode(one): os.kill(os.getpid(), signal.SIGSEGV)\n    sys.stdout.write(subprocess.run([${JSON.stringify(real)}] + sys.argv[1:], input=json.dumps([one]).encode(), stdout=subprocess.PIPE).stdout.decode()); sys.stdout.flush()\n`;
  write({
    'crashing.py': script,
    crashing: `#!/bin/sh\nexec ${real} ${root}/crashing.py "$@"\n`,
    failing: '#!/bin/sh\necho "no stdlib" >&2\nexit 1\n',
  });
  for (const name of ['crashing', 'failing']) chmodSync(join(root, name), 0o755);
  const texts = new Map(
    [
      ['a.py', 'x = 1\n'],
      ['b.py', 'crash\n'],
      ['c.py', 'x = = 1\n'],
      ['d.py', 'crash\n'],
    ].map(([path = '', text = '']) => [path, Buffer.from(text)] as const),
  );
  const broken = await compileAll(join(root, 'crashing'), texts, root, testHost());
  assert.deepEqual([...broken.keys()].sort(), ['b.py', 'c.py', 'd.py']);
  assert.match(broken.get('d.py') ?? '', /breaks off/);
  for (const name of ['failing', 'missing'])
    await assert.rejects(
      compileAll(join(root, name), texts, root, testHost()),
      (error: unknown) => error instanceof WorldError && /cannot check/.test(error.message),
    );
});

test('the Python of a Bandit on PATH: as its script says, or beside it', posix, async () => {
  const script = await realBandit();
  const python = join(dirname(script), 'python');
  const bandit = { version: '1.9.4', python: null, command: [script] as const, script, folder: null, note: null };
  assert.equal(
    realpathSync(await interpreterOf({ ...bandit, command: [script] }, '', testHost(), root)),
    realpathSync(python),
  );
  write({ 'bin/bandit': '#!/bin/sh\nexec python3\n' });
  symlinkSync(python, join(root, 'bin/python3'));
  assert.equal(
    await interpreterOf({ ...bandit, command: [script], script: join(root, 'bin/bandit') }, '', testHost(), root),
    join(root, 'bin/python3'),
  );
});

test('manifests of the project and of the root; locks by name only; nothing from outside', async () => {
  const outside = mkdtempSync(join(tmpdir(), 'examine-outside-'));
  made.push(outside);
  writeFileSync(join(outside, 'secret.txt'), 'secret\n');
  write({
    'pyproject.toml': '\ufeff[project]\n',
    'svc/setup.py': 'setup()\n',
    'svc/requirements.txt': 'a\n',
    'svc/requirements-dev.txt': 'b\n',
    'svc/requirements/base.txt': 'c\n',
    'svc/tox.ini': '',
    'uv.lock': 'long',
    'svc/Pipfile': '',
    '.python-version': '3.11\n',
    'svc/setup.cfg': Buffer.from([0xff]),
    'svc/requirements-big.txt': 'x'.repeat(2 * 1024 * 1024),
    'svc/readme.txt': 'no',
  });
  symlinkSync(join(outside, 'secret.txt'), join(root, 'svc/requirements-secret.txt'));
  symlinkSync(outside, join(root, 'requirements'));
  const manifests = await readManifests(await openWorkspace(root, 'svc'));
  assert.deepEqual(Object.fromEntries(manifests.map(({ path, text }) => [path, text])), {
    'svc/Pipfile': '',
    'svc/requirements-dev.txt': 'b\n',
    'svc/requirements.txt': 'a\n',
    'svc/setup.py': 'setup()\n',
    'svc/requirements/base.txt': 'c\n',
    '.python-version': '3.11\n',
    'pyproject.toml': '[project]\n',
    'uv.lock': '',
  });
});
