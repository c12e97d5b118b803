/**
 * Builds into a temporary folder and compares with dist/: what runs in a workflow must be what the sources say. Exit
 * status 1 when they differ.
 */

import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const fresh = await mkdtemp(join(tmpdir(), 'bandit-remediate-dist-'));
try {
  execFileSync(process.execPath, [join(root, 'scripts/build.ts'), fresh], { stdio: 'inherit' });
  // Python keeps what it compiles beside the engine.
  const list = async (folder: string): Promise<readonly string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
      .filter((name) => !name.includes('__pycache__'));
  const names = [...new Set([...(await list(join(root, 'dist'))), ...(await list(fresh))])].sort();
  const read = (folder: string, name: string): Promise<string | null> =>
    readFile(join(folder, name), 'latin1').catch(() => null);
  const different: string[] = [];
  for (const name of names)
    if ((await read(join(root, 'dist'), name)) !== (await read(fresh, name))) different.push(name);
  if (different.length > 0) {
    process.stderr.write(
      `dist/ is not what the sources build: ${different.join(', ')}. Run \`npm run bundle\` and commit dist/.\n`,
    );
    process.exitCode = 1;
  } else process.stdout.write(`dist/ is what the sources build (${names.length} files).\n`);
} finally {
  await rm(fresh, { recursive: true, force: true });
}
