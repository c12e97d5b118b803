import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Host } from './host.ts';

/**
 * Every program of this name on PATH, in order. Relative entries of PATH are passed over: they would let the
 * repository supply the program.
 */
export async function onPath(name: string, host: Host): Promise<readonly string[]> {
  const windows = host.platform === 'win32';
  const path = Object.entries(host.env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
  const folders = [...new Set(path.split(windows ? ';' : ':'))].filter((folder) => isAbsolute(folder));
  const programs = folders.map((folder) => join(folder, windows ? `${name}.exe` : name));
  const runnable = await Promise.all(programs.map(isProgram));
  return programs.filter((_, index) => runnable[index]);
}

export async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
