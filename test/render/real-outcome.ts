/**
 * An outcome as the program reaches it: the real Bandit over a folder, then every stage, in a world that only
 * remembers.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readInputs } from '../../src/cli/inputs.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { allRules } from '../../src/rules/registry.ts';
import { run } from '../../src/run.ts';
import type { World } from '../../src/world/world.ts';
import { realBandit } from '../bandit.ts';
import { aContext } from '../builders.ts';
import { testParser } from '../python/parser.ts';
import { unmark } from '../texts/marked.ts';

/** Runs Bandit in `folder` and takes its report through the whole pipeline; `wanted` are further inputs. */
export async function outcomeOf(folder: string, wanted: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const output = join(mkdtempSync(join(tmpdir(), 'bandit-remediate-report-')), 'report.json');
  const ran = spawnSync(await realBandit(), ['-q', '-r', '.', '-f', 'json', '-o', output, '--exit-zero'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const bytes = readFileSync(output);
  rmSync(dirname(output), { recursive: true });
  const world: World = {
    scan: async () => ({
      mode: 'run',
      reports: [{ origin: 'bandit', bytes, problem: null }],
      stderr: ran.stderr,
      exitCode: ran.status,
      bandit: '1.9.4',
      python: null,
      args: ['-r', '.'],
      files: [],
      filesTruncated: false,
      configs: [],
    }),
    sources: async (paths) =>
      new Map([...new Set(paths)].map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
    read: async () => null,
    write: async () => undefined,
    compare: async () => 'There is nothing to compare with.',
    unchanged: async () => new Set<string>(),
    parser: testParser,
    manifests: async () => [],
    examine: async () => {
      throw new Error('not used');
    },
    apply: async () => undefined,
    encode: async () => [],
    fixTarget: async () => 'not used',
    linked: async () => [],
    uncommitted: async () => [],
    test: async () => ({ status: 'not-started', output: 'There is nothing to run.', seconds: 0 }),
    deliver: async () => ({ notes: [] }),
  };
  return run(readInputs(wanted), aContext(), world);
}

/**
 * The code of every case of every rule, so that each of Bandit's tests reports something; some lines hold hostile text.
 */
export async function outcomeOfCases(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'bandit-remediate-cases-'));
  try {
    for (const rule of allRules)
      rule.cases.forEach((one, index) =>
        place(join(folder, `${rule.ids[0]}`, `case ${index}.py`), unmark(one.before).text),
      );
    place(join(folder, 'levels.py'), severalLevels);
    place(join(folder, 'broken.py'), 'def broken(:\n');
    return await outcomeOf(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function place(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Each of the seven tests that report several severities, at each of them; the first comment of a line says which. */
export const severalLevels = `import hashlib, os, ssl, subprocess, tarfile, crypt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.backends import default_backend

hashlib.md5(b"x")
crypt.crypt("x", crypt.METHOD_CRYPT)
subprocess.call("ls " + name, shell=True)
subprocess.call("ls", shell=True)
os.system("ls " + name)
os.system("ls")
os.chmod("x", 0o777)
os.chmod("x", 0o755)
ssl.wrap_socket(ssl_version=ssl.PROTOCOL_SSLv3)
other(ssl_version=ssl.PROTOCOL_SSLv3)
rsa.generate_private_key(65537, 512, default_backend())
rsa.generate_private_key(65537, 1024, default_backend())
tarfile.open(name).extractall()
tarfile.open(name).extractall(members=[])
tarfile.open(name).extractall(members=pick(name))
`;
