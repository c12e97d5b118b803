/**
 * Regenerates `src/world/provision/bandit.lock.txt`: the pinned Bandit and everything it needs, with the hashes of all
 * files for all platforms and for every Python from 3.10 on (environment markers select what a machine installs).
 *
 *     node scripts/lock-bandit.ts            the newest Bandit 1.9.x
 *     node scripts/lock-bandit.ts 1.9.4      this Bandit
 *
 * Needs Python 3.10 or newer and the network; uv is installed into a temporary virtual environment by pip, and the
 * lock is resolved against whatever index pip and uv are configured for. The file never names an index.
 * After a new lock run `npm run build` and the tests: the Bandit contract test shows what the new version changed.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const wanted = process.argv[2] ? `==${process.argv[2]}` : '==1.9.*';
const lock = fileURLToPath(new URL('../src/world/provision/bandit.lock.txt', import.meta.url));
const header = `# The Bandit that bandit-remediate installs, with the hashes of every file it may come in.
# Written by scripts/lock-bandit.ts; do not edit by hand.
`;

const work = mkdtempSync(join(tmpdir(), 'lock-bandit-'));
try {
  const scripts = join(work, 'venv', process.platform === 'win32' ? 'Scripts' : 'bin');
  run(process.platform === 'win32' ? 'python' : 'python3', ['-I', '-m', 'venv', join(work, 'venv')]);
  run(join(scripts, 'python'), ['-I', '-m', 'pip', 'install', '--quiet', 'uv']);
  writeFileSync(join(work, 'bandit.in'), `bandit[toml]${wanted}\n`);
  const where = ['--universal', '--python-version', '3.10', '--no-python-downloads'];
  const options = [...where, '--generate-hashes', '--only-binary', ':all:', '--no-header', '--no-annotate', '--quiet'];
  run(join(scripts, 'uv'), ['pip', 'compile', ...options, '--output-file', 'bandit.txt', 'bandit.in']);
  const text = header + readFileSync(join(work, 'bandit.txt'), 'utf8');
  if (/:\/\//.test(text)) throw new Error('The lock names an address; refusing to write it.');
  writeFileSync(lock, text);
  console.log(`${lock}: ${text.split('\n').filter((line) => line.includes('==')).length} packages`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function run(command: string, args: readonly string[]): string {
  return execFileSync(command, args, { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}
