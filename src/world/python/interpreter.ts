import { open } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import { isProgram } from '../process/programs.ts';
import { programIn } from '../provision/environment.ts';
import type { Host } from '../provision/host.ts';
import type { Bandit } from '../provision/provision.ts';
import { findPython } from '../provision/python.ts';

/**
 * The Python that a Bandit runs on: of its private environment; for the one on PATH, as its script says, else the one
 * beside it, else the one that the inputs lead to. `neutral` is a folder with nothing in it. Throws WorldError when
 * there is none.
 */
export async function interpreterOf(
  bandit: Bandit,
  pythonVersion: string,
  host: Host,
  neutral: string,
): Promise<string> {
  return (await pythonOf(bandit, host)) ?? (await findPython(pythonVersion, host, neutral)).executable;
}

/** The Python that has this very Bandit among its packages, as far as one can see; null when it cannot be told. */
export async function pythonOf(bandit: Bandit, host: Host): Promise<string | null> {
  if (bandit.folder !== null) return programIn(bandit.folder, 'python', host);
  const beside = dirname(bandit.script);
  const candidates =
    host.platform === 'win32'
      ? [join(beside, 'python.exe'), join(dirname(beside), 'python.exe')]
      : [await shebang(bandit.script), join(beside, 'python3')];
  for (const candidate of candidates) if (isAbsolute(candidate) && (await isProgram(candidate))) return candidate;
  return null;
}

/**
 * The program in the first line of a console script: `#!/usr/bin/python3`; `''` without one, or when it is not a
 * Python.
 */
async function shebang(script: string): Promise<string> {
  const file = await open(script, 'r').catch(() => null);
  if (file === null) return '';
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const line = buffer.toString('utf8', 0, bytesRead).split('\n')[0] ?? '';
    return /^#!\s*"?(\/[^"\s]*python[\d.]*)"?(?:\s|$)/u.exec(line)?.[1] ?? '';
  } finally {
    await file.close();
  }
}
