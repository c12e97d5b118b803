import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cacheFolder } from '../../src/world/cache/cache-folder.ts';
import { isProgram } from '../../src/world/process/programs.ts';
import { programIn } from '../../src/world/provision/environment.ts';
import { findPython } from '../../src/world/provision/python.ts';
import { testHost } from '../bandit.ts';

const run = promisify(execFile);
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url));

/**
 * The Python of an environment that holds the libraries of requirements.txt, made once in the cache folder that all
 * tests share. The record is written last, so a half-made environment is never used.
 */
export async function pythonWithLibraries(): Promise<string> {
  const host = testHost();
  const root = await cacheFolder(host);
  const python = await findPython('', host, tmpdir());
  const key = createHash('sha256')
    .update(await readFile(requirements))
    .update(python.executable)
    .update(python.version)
    .digest('hex')
    .slice(0, 16);
  const record = join(root, `behaviour-${key}.txt`);
  const known = await readFile(record, 'utf8').then(
    (name) => programIn(join(root, name), 'python', host),
    () => null,
  );
  if (known !== null && (await isProgram(known))) return known;

  const name = `behaviour-${key}-${randomBytes(4).toString('hex')}`;
  const folder = join(root, name);
  try {
    await run(python.executable, ['-I', '-m', 'venv', folder]);
    const own = programIn(folder, 'python', host);
    const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--only-binary', ':all:', '--no-deps'];
    await run(own, ['-I', '-m', 'pip', 'install', ...quiet, '-r', requirements], { maxBuffer: 1 << 24 });
    await writeFile(`${record}.${name}`, name);
    await rename(`${record}.${name}`, record);
    return own;
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}
