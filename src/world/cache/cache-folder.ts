import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../provision/host.ts';
import { WorldError } from '../world.ts';

/**
 * The folder that holds our private environments: in a workflow the runner's tool cache, else its temporary folder; in
 * the terminal the user's cache folder. Throws WorldError when none can be written to.
 */
export async function cacheFolder(host: Host): Promise<string> {
  const folders = places(host).map((place) => join(place, 'bandit-remediate'));
  for (const folder of folders) {
    if (await writable(folder)) return folder;
  }
  throw new WorldError(
    `Bandit's private environment needs a folder that can be written to. Tried:\n${folders.map((folder) => `  - ${folder}`).join('\n')}\n` +
      'Make one of them writable, or point RUNNER_TEMP (in the terminal: XDG_CACHE_HOME) at a folder that is.',
  );
}

function places(host: Host): readonly string[] {
  const inWorkflow = [host.env['RUNNER_TOOL_CACHE'], host.env['RUNNER_TEMP']].filter(
    (folder) => folder !== undefined && folder !== '',
  );
  return [...inWorkflow.map(String), userCache(host)];
}

function userCache(host: Host): string {
  if (host.platform === 'win32') return host.env['LOCALAPPDATA'] || join(host.home, 'AppData', 'Local');
  const xdg = host.env['XDG_CACHE_HOME'];
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  return host.platform === 'darwin' ? join(host.home, 'Library', 'Caches') : join(host.home, '.cache');
}

async function writable(folder: string): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
