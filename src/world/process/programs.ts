import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { extname, isAbsolute, join } from 'node:path';

interface Searching {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/**
 * Every program of this name on PATH, in order, by absolute path. Never the current folder: entries of PATH that are
 * empty or relative are passed over, since they would let the repository supply the program. (Entries inside the
 * workspace are taken out before: clean-environment.ts.)
 */
export async function onPath(name: string, { env, platform }: Searching): Promise<readonly string[]> {
  const windows = platform === 'win32';
  const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  const folders = [...new Set(path.split(windows ? ';' : ':'))].filter((folder) => isAbsolute(folder));
  const names = windows ? windowsNames(name, env) : [name];
  const programs = folders.flatMap((folder) => names.map((each) => join(folder, each)));
  const runnable = await Promise.all(programs.map(isProgram));
  return programs.filter((_, index) => runnable[index]);
}

/** Of the endings in PATHEXT those that need no shell to be started. */
function windowsNames(name: string, env: Searching['env']): readonly string[] {
  const startable = ['.com', '.exe'];
  if (startable.includes(extname(name).toLowerCase())) return [name];
  const given = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATHEXT')?.[1];
  const endings = (given || '.COM;.EXE')
    .toLowerCase()
    .split(';')
    .filter((ending) => startable.includes(ending));
  return endings.map((ending) => `${name}${ending}`);
}

export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
