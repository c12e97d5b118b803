import { constants } from 'node:fs';
import { access, mkdir, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type { Host } from '../provision/host.ts';
import { isInside } from '../workspace/workspace.ts';
import { WorldError } from '../world.ts';

/**
 * The folder that holds our private environments: in a workflow the runner's tool cache, else its temporary folder; in
 * the terminal the user's cache folder. Never one inside the workspace, where the scanned code could bring its own and
 * pip and uv would find the project's settings. Throws WorldError when there is none that can be written to.
 */
export async function cacheFolder(host: Host): Promise<string> {
  const tried: string[] = [];
  for (const folder of places(host).map((place) => join(place, 'bandit-remediate'))) {
    const within = await inWorkspace(folder, host);
    if (!within && (await writable(folder))) return folder;
    tried.push(within ? `${folder} (inside the scanned code)` : folder);
  }
  throw new WorldError(
    `Bandit's private environment needs a folder that can be written to, outside the scanned code. Tried:\n${tried.map((folder) => `  - ${folder}`).join('\n')}\n` +
      'Make one of them writable, or point RUNNER_TEMP (in the terminal: XDG_CACHE_HOME) at a folder that is.',
  );
}

/**
 * By its real place, which a link in any part of the path decides; what does not exist yet comes to lie where its
 * parent is.
 */
async function inWorkspace(folder: string, { workspace }: Host): Promise<boolean> {
  const roots = await Promise.all(workspace.map((root) => realpath(root).catch(() => root)));
  if (roots.length === 0) return false;
  const place = await nearest(folder);
  return roots.some((root) => isInside(root, place));
}

async function nearest(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => null);
  return real ?? (dirname(folder) === folder ? folder : nearest(dirname(folder)));
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
